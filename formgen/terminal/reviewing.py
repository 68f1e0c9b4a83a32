"""The commands that read contracts: review, with Word comments if asked for, and extract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from formgen.errors import BadInput, FormgenError
from formgen.messages import _
from formgen.terminal import speaking
from formgen.terminal.options import AS_JSON, AS_OF, BLOCKED, DONE, USAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from formgen.reviewing import ReviewReport


@click.command(help="审查合同（DOCX、有文字的 PDF、TXT、MD，- 为标准输入）：十二项要素、禁止内容和文字核对。")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@AS_JSON
@click.option(
    "--annotate",
    "annotated",
    metavar="OUT.docx",
    type=click.Path(path_type=Path, dir_okay=False),
    help="另存一份带批注的 DOCX，正文不变（只能给一个 DOCX 文件）。",
)
@click.option("--text", "text_only", is_flag=True, help="只输出读到的文字：各处的位置就是按它数的。")
@AS_OF
@click.pass_context
def review(
    context: click.Context,
    *,
    files: tuple[str, ...],
    as_json: bool,
    annotated: Path | None,
    text_only: bool,
    as_of: date | None,
) -> None:
    """Review one contract, or several one after the other."""
    if annotated and len(files) > 1:
        raise BadInput(_("--annotate 一次只能批注一个文件：请分开运行。"))
    show = _shower(context.obj, as_json=as_json, text_only=text_only, many=len(files) > 1)
    if len(files) == 1:
        context.exit(_review_one(files[0], as_of, annotated, show))
    context.exit(max(_review_or_say(name, as_of, show, context.obj, as_json=as_json) for name in files))


def _shower(language: str, *, as_json: bool, text_only: bool, many: bool) -> Callable[[ReviewReport], str]:
    """How a report is shown: as text for people, as JSON, or only the words that were read."""
    if text_only:
        return lambda report: report.document.text
    if as_json:
        indent = None if many else 2
        return lambda report: json.dumps(report.as_dict(language), ensure_ascii=False, indent=indent)
    return lambda report: "\n".join(speaking.review_lines(report, language))


def _review_one(
    name: str, as_of: date | None, annotated: Path | None, show: Callable[[ReviewReport], str]
) -> int:
    from formgen.service import reviews
    from formgen.terminal.files import bytes_of
    from formgen.terminal.writing import write_all

    _must_be_writable(annotated, name)
    data = bytes_of(name)
    report = reviews.review_file(data, name, as_of)
    if annotated:
        write_all(annotated.parent, {annotated.name: reviews.annotated(data, report)})
    shown = show(report).encode("utf-8", "replace").decode()
    click.echo(shown, nl=not shown.endswith("\n"))
    return DONE if report.ready else BLOCKED


def _must_be_writable(annotated: Path | None, name: str) -> None:
    """Said before anything is read; a folder that is not there is mostly mistyped, so none is made."""
    if annotated and _is_the_same(annotated, name):
        raise BadInput(_("--annotate 不能写回所审查的文件本身：请换一个文件名，原件才不会被覆盖。"))
    if annotated and not annotated.parent.is_dir():
        raise BadInput(
            _(
                "--annotate 要写入的目录 {folder} 不存在：请核对路径，或者先建好目录。",
                folder=annotated.parent,
            )
        )


def _is_the_same(written: Path, read: str) -> bool:
    """Whether both names lead to one file, by whatever way."""
    return written.exists() and Path(read).exists() and written.samefile(read)


def _review_or_say(
    name: str, as_of: date | None, show: Callable[[ReviewReport], str], language: str, *, as_json: bool
) -> int:
    """The exit code for one file of several; what is wrong with one does not keep the others from their answer."""
    try:
        return _review_one(name, as_of, None, show)
    except FormgenError as fault:
        said = " ".join(line.strip() for line in speaking.fault_lines(fault, language))
        if as_json:
            error = {"code": fault.code, "message": said}
            click.echo(json.dumps({"file": name, "error": error}, ensure_ascii=False))
        click.echo(f"{name}: {said}", err=True)
        return max(USAGE, fault.exit_code)


@click.command(
    help="从合同读出表单答案（JSON）：每个答案附原文和把握程度；从成套材料（PDF）恢复其中各份文书的答案。"
)
@click.argument("file", metavar="FILE")
@click.option("--form", "form", default="", metavar="FORM", help="哪个表单；缺省为合同表单，成套材料为全部。")
@click.option("--answers", "answers_only", is_flag=True, help="只输出答案，可直接交给 check 和 render。")
@click.option(
    "-o",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="成套材料：每份文书的答案各写一个文件。",
)
@click.pass_context
def extract(context: click.Context, *, file: str, form: str, answers_only: bool, folder: Path | None) -> None:
    """Print the answers that a contract gives, or those that lie in a packet."""
    from formgen.terminal import packing
    from formgen.terminal.files import bytes_of

    data = bytes_of(file)
    packet = packing.opened(data)
    if packet is not None:
        packing.show(packet, form, folder, answers_only=answers_only)
        context.exit(DONE)
    if folder is not None:
        raise BadInput(_("-o 只用于成套材料：这个文件里没有成套材料的答案。"))
    from formgen.service import reviews

    reviews.must_extract(form)
    found: dict[str, Any] = reviews.extract(data, file, form)
    shown = found["answers"] if answers_only else found
    click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    context.exit(DONE)
