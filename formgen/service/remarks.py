"""What a Word comment says about a finding: what is wrong, which article says so, how it might be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.rendering.annotate import Remark
from formgen.rules import BLOCK, NOTE, WARN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.rules import Finding

WEIGHTS = {BLOCK: _("阻断"), WARN: _("警告"), NOTE: _("提示")}


def remarks_on(
    finding: Finding, wording: Mapping[str, str], language: str = "zh", *, decided: str = ""
) -> Iterator[Remark]:
    """A remark at each of the words that *finding* is about; one on the whole file where it has none.

    :param wording: a wording of our own by rule id, offered where a clause can be mended by one.
    :param decided: what the reviewer said of the finding, as a last line.
    """
    said = _paragraphs(finding, wording, language)
    lines = (*said, decided) if decided else said
    places = [(one.start, one.end) for one in finding.matches] or [(0, 0)]
    yield from (Remark(start, end, lines) for start, end in places)


def _paragraphs(finding: Finding, wording: Mapping[str, str], language: str) -> tuple[str, ...]:
    lines = [f"【{WEIGHTS[finding.severity].to(language)}】{finding.rule}　{finding.message.to(language)}"]
    if finding.citation:
        cited = finding.citation
        source = _(
            "依据：{act}{article}：“{quote}”",
            act=cited["act"],
            article=cited["article"],
            quote=cited["quote"],
        )
        lines.append(source.to(language))
        if not cited["in_force"]:
            lines.append(_("（该文件所载有效期已届满）").to(language))
    if suggestion := wording.get(finding.rule):
        lines.append(_("参考写法：{words}", words=suggestion).to(language))
    return tuple(lines)
