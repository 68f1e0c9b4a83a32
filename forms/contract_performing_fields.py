"""Fields that the papers on how a contract is performed (第五十四条至第五十九条) ask for in the same words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Choice, Date, LongText, Reasons, References, YesNo, when

from .contract_choices import SIGNATORY_LEVELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.fields import Field
    from formgen.fields.base import When

PERFORMING = when("stage", "filed", "performing")
"""When the contract calls for papers on its performance: once it is signed and registered."""

ABNORMAL_TYPES = {
    "breach": "对方当事人不履行合同义务或者履行不符合约定",
    "anticipatory_breach": "对方当事人预期违约以及其他可能影响履行的情形",
    "deterioration": "对方当事人财产状况恶化、丧失商业信誉或者丧失、可能丧失履行能力",
    "change_of_circumstances": "依据的法律、政策修改或者废止，或者客观情况发生重大变化",
    "force_majeure": "不可抗力",
}
"""第五十四条第一款（一）至（五）."""

PAYMENT_KINDS = {"advance": "预付款", "progress": "进度款", "final": "尾款"}
ACCEPTANCE_RESULTS = {"qualified": "合格", "rectified": "整改后合格", "unqualified": "不合格"}
PROCUREMENT = when("is_procurement", True)
IN_ADVANCE = when("payment_kind", "advance")

REASONS = Reasons(name="override_reasons", label="警告的放行理由", printed=False)


def report(name: str, label: str, source: str, element: int = 2, *, needed: When | None = None) -> LongText:
    """Paragraphs that report what happened; they are no terms of a contract, and not judged as such.

    :param needed: when they are asked for at all; always, if not given.
    """
    return LongText(
        name=name,
        label=label,
        shown=needed,
        required=needed or True,
        judged=False,
        element=element,
        source=source,
    )


def abnormality(source: str) -> tuple[Field, ...]:
    """What happened to the contract, when, when it was found out, and what it does to it."""
    return (
        Choice(
            name="abnormal_type",
            label="异常情形",
            options=ABNORMAL_TYPES,
            required=True,
            element=2,
            source="第五十四条",
        ),
        Date(name="occurred_date", label="情形发生之日", required=True, element=2, source=source),
        Date(name="discovered_date", label="发现之日", required=True, element=2, source="第五十四条"),
        report("facts", "具体情况", "第五十四条"),
        report("impact", "对合同履行的影响", "第五十四条"),
        References(name="evidence", label="证据材料", element=2, source=source),
    )


def of_whom(*, printed: bool = True) -> tuple[Field, ...]:
    """Whether the district government signed the contract or approved it: then it decides on deviations."""
    return (
        Choice(
            name="signatory_level",
            label="政府方类别",
            options=SIGNATORY_LEVELS,
            required=True,
            printed=printed,
            element=1,
            source="第五十四条",
            hint="以区政府名义签订的选“区政府”。",
        ),
        YesNo(
            name="district_gov_approved",
            label="是否经区政府批准签订",
            required=True,
            printed=printed,
            element=1,
            source="第五十四条",
        ),
    )


OF_WHOM: Mapping[str, str] = {
    "signatory_level": "signatory_level",
    "district_gov_approved": "district_gov_approved",
}
"""What :func:`of_whom` asks for, in the answers to a contract."""


def is_procurement() -> YesNo:
    """Whether 第五十五条 asks for acceptance."""
    return YesNo(
        name="is_procurement",
        label="是否采购类合同",
        required=True,
        printed=False,
        element=1,
        source="第五十五条",
    )


def acceptance_result(element: int) -> Choice:
    """What the acceptance came to, without which a procurement is not paid for."""
    must = PROCUREMENT & ~IN_ADVANCE
    return Choice(
        name="acceptance_result",
        label="验收结论",
        options=ACCEPTANCE_RESULTS,
        required=must,
        ruled_by=("GC-55-1",),
        element=element,
        source="第五十五条",
    )


ASKED_OF_THE_CONTRACT = ("GC-3-1", "GC-70-1")
"""What 第三条 and 第七十条 say of a signatory is said of its contract, not of each paper on its performance."""

ABNORMAL_SAMPLE = {
    "abnormal_type": "breach",
    "occurred_date": "2026-11-13",
    "discovered_date": "2026-11-16",
    "facts": "11月13日起夜班消防值守由每班3人减为1人，现场检查两次均不符合合同约定（示例）。",
    "impact": "夜间消防值守不足，可能影响办公楼安全；合同其他部分履行正常（示例）。",
    "evidence": [{"name": "现场检查记录（示例）", "date": "2026-11-16"}],
}
