"""Words on a terminal: errors as sentences, reports as text, help in two languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import click
from click import exceptions

from formgen.messages import CHINESE, ENGLISH, Message, _, translate
from formgen.plan import Extent
from formgen.rules import BLOCK, NOTE, WARN

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from formgen.errors import FormgenError
    from formgen.reading.document import Notice
    from formgen.report import Report
    from formgen.reviewing import ReviewReport
    from formgen.rules import Finding

MARKS = {"present": "✓", "partial": "△", "missing": "✗", "not_applicable": "—"}
LONGEST_QUOTE = 40
"""Characters of the words that a notice is about."""
HEADINGS = {BLOCK: _("阻断"), WARN: _("警告"), NOTE: _("提示")}


def language_of(arguments: Sequence[str]) -> str:
    """The language that the command line asks for, before the command line is parsed."""
    words = " ".join(arguments)
    return ENGLISH if "--lang en" in words or "--lang=en" in words else CHINESE


def translate_help(command: click.Command, language: str) -> None:
    """Put the help of *command* and all below it into *language*, whatever it was put into before."""
    command.help = translate(_written(command), language)
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            parameter.help = translate(_written(parameter), language)
    if isinstance(command, click.Group):
        for below in command.commands.values():
            translate_help(below, language)


_WRITTEN: WeakKeyDictionary[click.Command | click.Option, str] = WeakKeyDictionary()


def _written(one: click.Command | click.Option) -> str:
    """The help as it was written, in Chinese."""
    return _WRITTEN.setdefault(one, one.help or "")


def say(message: Message | str, language: str) -> str:
    """A message in the language of the terminal."""
    return message.to(language) if isinstance(message, Message) else message


def fault_lines(fault: FormgenError, language: str) -> Iterator[str]:
    """A refusal as lines: the sentence, then one line for each value at fault."""
    yield say(fault.message, language)
    for path, said in fault.fields.items():
        yield f"  {path}: {say(said, language)}"


def usage_fault(fault: click.ClickException) -> Message | str:
    """What was wrong with the command line, in one sentence."""
    if isinstance(fault, exceptions.MissingParameter) and fault.param is not None:
        return _(
            "缺少参数 {name}。用法见 --help。",
            name=fault.param.make_metavar(click.Context(click.Command(""))),
        )
    if isinstance(fault, exceptions.NoSuchOption):
        return _("没有选项 {name}。用法见 --help。", name=fault.option_name)
    if isinstance(fault, exceptions.BadOptionUsage):
        return _value_of_option(fault)
    if isinstance(fault, exceptions.BadParameter) and fault.param is not None:
        written = fault.param.opts[0] if isinstance(fault.param, click.Option) else fault.param.name
        return _("参数 {name} 的值不对：{why}", name=written, why=_wanted(fault.param.type) or fault.message)
    return _told_in_words_alone(fault.format_message())


def _told_in_words_alone(why: str) -> Message:
    """The same for what has no class of its own in the library."""
    if "No such command" in why:
        return _("没有这个命令：{name}。用法见 formgen --help。", name=why.split("'")[1])
    if "unexpected extra argument" in why:
        return _("多写了 {given}。用法见 --help。", given=why.partition("(")[2].rstrip(")"))
    return _("命令写法不对：{why}", why=why)


def _value_of_option(fault: exceptions.BadOptionUsage) -> Message:
    """That an option lacks its value, or was given one that it does not take."""
    if "does not take" in fault.message:
        return _("选项 {name} 后面不写值。用法见 --help。", name=fault.option_name)
    return _("选项 {name} 后面要写值。用法见 --help。", name=fault.option_name)


def _wanted(kind: click.ParamType[Any]) -> Message | None:
    """What a value of this *kind* looks like, where the words of the library would be English."""
    if isinstance(kind, click.IntRange) and kind.min is not None and kind.max is not None:
        return _("要写{least}至{most}的整数。", least=kind.min, most=kind.max)
    if isinstance(kind, click.Choice):
        return _("只能是{values}中的一个。", values="、".join(map(str, kind.choices)))
    if isinstance(kind, click.Path) and not kind.dir_okay:
        return _("要写一个文件，这是目录或者读不到。")
    return None


def report_lines(report: Report, language: str) -> Iterator[str]:
    """A report as text for people."""
    form = report.answers.form
    yield f"{translate(form.title, language)} {form.code}  {report.as_of.isoformat()}"
    for entry in report.checklist:
        label = translate(entry.line.label, language)
        yield f"  {MARKS[entry.status]} {entry.line.no:>2} {label}"
    for severity in (BLOCK, WARN, NOTE):
        found = report.of(severity)
        if found:
            yield f"{say(HEADINGS[severity], language)} {len(found)}"
            yield from (line for one in found for line in _finding_lines(one, language))
    yield say(_verdict(report), language)


def _notice_line(notice: Notice, language: str) -> str:
    """What is to be known of the file, with the beginning of the words that it is about."""
    quote = " ".join(notice.quote.split())
    words = f"“{quote[:LONGEST_QUOTE]}{'……' if len(quote) > LONGEST_QUOTE else ''}”" if quote else ""
    return f"  ! {say(notice.message, language)}{words}"


def review_lines(report: ReviewReport, language: str) -> Iterator[str]:
    """The review of a contract as text for people."""
    characters = _("{name}  {characters} 字", name=report.document.name, characters=len(report.document.text))
    yield f"{say(characters, language)}  {report.as_of.isoformat()}"
    yield from (_notice_line(one, language) for one in report.document.notices)
    for entry in report.elements:
        label = translate(entry.element.label, language)
        yield f"  {MARKS[entry.found.status.value]} {entry.element.no:>2} {label}"
    for severity in (BLOCK, WARN, NOTE):
        found = report.of(severity)
        if found:
            yield f"{say(HEADINGS[severity], language)} {len(found)}"
            yield from (line for one in found for line in _finding_lines(one, language))
    yield say(_outcome(report), language)


def _outcome(report: ReviewReport) -> Message:
    if report.extent is Extent.OTHER:
        return _("看不出这是一份合同：没有按合同核对要素，只核对了禁止内容。")
    if report.extent is Extent.FRAGMENT:
        return _("这是合同的部分条款：没有核对要素，只核对了条款内容。")
    if report.ready:
        return _("要素齐全，没有阻断。结论由审查人作出。")
    return _("有阻断或缺少要素。结论由审查人作出。")


def _finding_lines(one: Finding, language: str) -> Iterator[str]:
    yield f"  [{one.rule}] {one.message.to(language)}"
    cited: dict[str, Any] | None = one.citation
    if cited:
        yield f"      {cited['act']} {cited['article']}：“{cited['quote']}”"
    if one.overridden:
        yield "      " + say(_("已填放行理由：{reason}", reason=one.overridden), language)


def _verdict(report: Report) -> Message:
    if report.final:
        return _("可以出正式稿。")
    if report.ready:
        return _("没有阻断；填写各项警告的放行理由后可以出正式稿。")
    return _("有阻断或缺项，只能出草稿。")
