"""The command line: the same use cases for a terminal, with the exit codes that scripts rely on.

0 done, nothing blocks or is missing; 1 done, but something does; 2 bad input or usage; 3 a needed
part is absent or down.
"""

from __future__ import annotations

import json
import os
import sys
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from formgen.calendar import counting_by
from formgen.errors import FormgenError
from formgen.messages import CHINESE, ENGLISH, LANGUAGES, _, translate
from formgen.service.known_years import of_installation
from formgen.terminal import (
    arranging,
    auditing,
    batching,
    keeping,
    packing,
    reminding,
    reviewing,
    ruling,
    speaking,
    system,
    tables,
    touching,
    typefaces,
    working,
)
from formgen.terminal.options import AS_JSON, AS_OF, BLOCKED, DONE, PART_MISSING, USAGE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from formgen.messages import Message
    from formgen.report import Report

NOT_DEBUGGING = frozenset({"", "0", "off", "no", "false"})
REFUSALS = (FormgenError, click.ClickException, click.Abort, OSError)
"""What the program refuses knowingly; anything else is a fault of its own."""
FORM = click.argument("form", metavar="FORM")


@click.group(
    context_settings={"help_option_names": ["-h", "--help"]}, help="formgen：把法规变成填不错的表单。"
)
@click.version_option(version("formgen"))
@click.option("--lang", type=click.Choice(LANGUAGES), default="zh", help="消息的语言：zh 或 en。")
@click.pass_context
def cli(context: click.Context, lang: str) -> None:
    """Keep the language for the commands below."""
    context.obj = lang
    context.with_resource(counting_by(of_installation()))


def _print_json(shown: object) -> None:
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))


@cli.command(help="列出表单：编号、名称、依据及其是否在有效期内。")
@AS_JSON
@AS_OF
@click.pass_context
def forms(context: click.Context, *, as_json: bool, as_of: date | None) -> None:
    """List the forms."""
    from formgen.service import papers

    listed = papers.forms(as_of)
    if as_json:
        _print_json(listed)
        return
    for one in listed:
        state = "" if one["in_force"] else speaking.say(_("（所载有效期已届满）"), context.obj)
        title = translate(one["title"], context.obj)
        click.echo(f"{one['id']}  {one['code']}  {title}  {one['act']}{state}")


@cli.command(help="输出答案的 JSON Schema，带标签和依据。")
@FORM
def schema(form: str) -> None:
    """Print the schema of a form's answers."""
    from formgen.service import papers

    _print_json(papers.schema(form))


@cli.command(help="输出一份样例答案。")
@FORM
@click.option("--kind", default="complete", metavar="complete|incomplete|unlawful", help="哪一种样例。")
def example(form: str, kind: str) -> None:
    """Print sample answers."""
    from formgen.service import papers

    _print_json(papers.example(form, kind))


@cli.command(help="检查一份答案（JSON 或 YAML，- 为标准输入）：逐条结果和缺项清单。")
@FORM
@click.argument("answers", metavar="ANSWERS")
@tables.ROWS
@AS_JSON
@AS_OF
@click.pass_context
def check(
    context: click.Context,
    *,
    form: str,
    answers: str,
    tables: tuple[str, ...],
    as_json: bool,
    as_of: date | None,
) -> None:
    """Check answers."""
    from formgen.service import papers
    from formgen.terminal.reading import read_answers_file
    from formgen.terminal.tables import with_rows

    papers.form(form)
    given = with_rows(form, read_answers_file(answers), tables, context.obj)
    report = papers.check(form, given, as_of)
    if as_json:
        _print_json(report.as_dict(context.obj))
    else:
        click.echo("\n".join(speaking.report_lines(report, context.obj)))
    context.exit(_exit_code(report))


@cli.command(help="生成文书和缺项清单；答案不全的出草稿。")
@FORM
@click.argument("answers", metavar="ANSWERS")
@click.option(
    "-o", "folder", required=True, metavar="DIR", type=click.Path(path_type=Path), help="写到哪个目录。"
)
@click.option("--pdf", is_flag=True, help="同时生成 PDF。")
@click.option("--pdfa", is_flag=True, help="同时生成 PDF，按 PDF/A-2b 的要求，供归档用。")
@tables.ROWS
@AS_OF
@click.pass_context
def render(  # noqa: PLR0913 - one for each option of the command
    context: click.Context,
    *,
    form: str,
    answers: str,
    folder: Path,
    pdf: bool,
    pdfa: bool,
    tables: tuple[str, ...],
    as_of: date | None,
) -> None:
    """Write the documents of answers."""
    from formgen.service import papers
    from formgen.terminal.reading import read_answers_file
    from formgen.terminal.tables import with_rows
    from formgen.terminal.writing import write_all

    papers.form(form)
    given = with_rows(form, read_answers_file(answers), tables, context.obj)
    report = papers.check(form, given, as_of)
    documents = papers.documents_of(report)
    try:
        documents = papers.documents_of(report, pdf=True, archival=pdfa) if pdf or pdfa else documents
    finally:
        for path in write_all(folder, documents):
            click.echo(str(path))
    for warning in papers.font_warnings(report) if pdf or pdfa else ():
        click.echo(warning.to(context.obj), err=True)
    context.exit(_exit_code(report))


def _exit_code(report: Report) -> int:
    return DONE if report.ready else BLOCKED


cli.add_command(ruling.rules)
cli.add_command(tables.table)
cli.add_command(reviewing.review)
cli.add_command(reviewing.extract)
cli.add_command(packing.packet)
cli.add_command(batching.batch)
cli.add_command(auditing.audit)
cli.add_command(touching.law)
cli.add_command(reminding.remind)
cli.add_command(typefaces.fonts)
cli.add_command(keeping.backup)
cli.add_command(keeping.restore)
cli.add_command(keeping.retain)
cli.add_command(keeping.db)
cli.add_command(arranging.holidays)
cli.add_command(working.work)


@cli.command(help="新建一个表单：定义、模板和测试各一个文件。")
@click.argument("id", metavar="ID")
@click.option("--title", required=True, help="表单的中文名称。")
@click.option("--code", default="", help="表单编号，如 F-GC-14。")
def new(id: str, title: str, code: str) -> None:  # noqa: A002 - the interface calls it ID
    """Write a definition, a template and a test to start from."""
    from formgen.service.authoring import begin_form

    for path in begin_form(id, title, code):
        click.echo(str(path))


@cli.command(help="检查运行所需的各部分：转换器、字体、数据库、表单定义。")
@AS_JSON
@click.pass_context
def doctor(context: click.Context, *, as_json: bool) -> None:
    """Say which needed parts are there."""
    from formgen.service.doctor import examine

    found = examine()
    if as_json:
        _print_json([one.as_dict(context.obj) for one in found])
    else:
        click.echo("\n".join(one.line(context.obj) for one in found))
    context.exit(DONE if all(one.well for one in found) else PART_MISSING)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit code; no fault leaves here as a traceback."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    language = speaking.language_of(given)
    _add_commands(given)
    if language == ENGLISH:
        speaking.translate_help(cli, language)
    try:
        return int(cli.main(given, prog_name="formgen", standalone_mode=False) or DONE)
    except BrokenPipeError:
        sys.stderr.close()
        return DONE
    except Exception as fault:
        debugging = os.environ.get("FORMGEN_DEBUG", "").strip().casefold() not in NOT_DEBUGGING
        if debugging and not isinstance(fault, REFUSALS):
            raise
        code, lines = _refusal(fault, language)
        click.echo("\n".join(lines), err=True)
        return code


def every_command() -> click.Group:
    """The command line with the commands of all rooms: to list them, or to collect their help."""
    _add_commands(())
    speaking.translate_help(cli, CHINESE)  # an earlier call of this process may have asked for English
    return cli


def _add_commands(given: Sequence[str]) -> None:
    """Load the commands of other rooms when one is called, or when all are to be listed."""
    listing = not given or {"-h", "--help"} & set(given)
    for point in entry_points(group="formgen.commands"):
        if point.name not in cli.commands and (listing or point.name in given):
            cli.add_command(point.load(), point.name)


def _refused_by_system(fault: OSError) -> Message:
    if isinstance(fault.filename, str | bytes) and fault.filename:
        about = os.fsdecode(fault.filename)
        return _("系统拒绝了这一步：“{path}”：{why}。", path=about, why=system.why(fault))
    return _("系统拒绝了这一步：{why}。", why=system.why(fault))


def _refusal(fault: Exception, language: str) -> tuple[int, list[str]]:
    """The exit code of a fault, and what to say about it."""
    if isinstance(fault, FormgenError):
        return fault.exit_code, list(speaking.fault_lines(fault, language))
    if isinstance(fault, click.ClickException):
        return USAGE, [speaking.say(speaking.usage_fault(fault), language)]
    if isinstance(fault, click.Abort):
        return USAGE, [speaking.say(_("已中断。"), language)]
    if isinstance(fault, OSError):
        refused = system.refusal(fault, _refused_by_system(fault))
        return refused.exit_code, list(speaking.fault_lines(refused, language))
    what = type(fault).__name__  # its words may hold somebody's answers
    said = _(
        "程序出了意外（{what}），这一步没有完成：请告诉管理员。设置 FORMGEN_DEBUG=1 再运行一次，可以看到经过。",
        what=what,
    )
    return USAGE, [speaking.say(said, language)]
