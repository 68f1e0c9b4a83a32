"""Word comments on findings: each said once in full."""

from __future__ import annotations

from formgen.messages import Message
from formgen.rules import BLOCK, WARN, Finding, Kind, Match
from formgen.service.remarks import remarks_of


def finding(rule, severity, *places):
    matches = tuple(Match("", "示例", start, end) for start, end in places)
    return Finding(rule, severity, next(iter(Kind)), (), Message(f"{rule}的问题。"), None, matches)


def test_the_second_place_of_a_finding_only_refers_to_the_first():
    first, second = remarks_of([(finding("GC-39-4", BLOCK, (3, 5), (9, 11)), "审查人已采纳。")], {})

    assert (first.start, second.start) == (3, 9)
    assert "GC-39-4的问题。" in first.paragraphs[0]
    assert first.paragraphs[1:] == ("审查人已采纳。", "同一问题共2处，其余各处只批注“同上”。")
    assert second.paragraphs == ("【阻断】GC-39-4　同上：与本条在第一处的批注相同。",)


def test_findings_on_the_whole_text_stand_together_in_one_comment():
    remarks = remarks_of([(finding(rule, WARN), "") for rule in ("GC-26-2", "GC-26-5")], {})

    assert [(one.start, one.end, len(one.paragraphs)) for one in remarks] == [(0, 0, 2)]
    assert remarks_of([], {}) == []
