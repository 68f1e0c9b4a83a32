"""What a Word comment says about a finding: what is wrong, which article says so, how it might be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.rendering.annotate import Remark
from formgen.rules import BLOCK, NOTE, WARN

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from formgen.rules import Finding

WEIGHTS = {BLOCK: _("阻断"), WARN: _("警告"), NOTE: _("提示")}


def remarks_of(
    findings: Iterable[tuple[Finding, str]], wording: Mapping[str, str], language: str = "zh"
) -> list[Remark]:
    """The remarks on *findings*, each given with what the reviewer said of it (empty: nothing).

    Those without words of the text stand together in one remark on the whole file. Of several words that one
    finding is about, the first have all that is said, the others the short word that it holds there too.

    :param wording: a wording of our own by rule id, offered where a clause can be mended by one.
    """
    whole: list[str] = []
    remarks: list[Remark] = []
    for finding, decided in findings:
        said = _paragraphs(finding, wording, language)
        lines = (*said, decided) if decided else said
        if finding.matches:
            remarks += _at_its_words(finding, lines, language)
        else:
            whole += lines
    return [Remark(0, 0, tuple(whole)), *remarks] if whole else remarks


def _at_its_words(finding: Finding, lines: tuple[str, ...], language: str) -> Iterator[Remark]:
    count = len(finding.matches)
    if count > 1:
        lines = (*lines, _("同一问题共{count}处，其余各处只批注“同上”。", count=count).to(language))
    again = _(
        "【{weight}】{rule}　同上：与本条在第一处的批注相同。",
        weight=WEIGHTS[finding.severity],
        rule=finding.rule,
    ).to(language)
    for index, one in enumerate(finding.matches):
        yield Remark(one.start, one.end, (again,) if index else lines)


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
