"""采购验收记录 (F-GC-22), by 第五十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.fields import Choice, Date, References, Rows, Text, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from . import contract_performing_fields as performing
from .audiences import DRAFTER
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from typing import Any

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第五十五条"
WITH_FAULTS = when("acceptance_result", "rectified", "unqualified")


def follow_ups(answers: Answers, calendar: WorkingDays, today: date) -> list[FollowUp]:
    """What is to be mended by the day that was set, and what the record is for."""
    del calendar, today
    listed = [FollowUp(_("按合同条款和履行情况审核付款，付款资料附验收记录。"), article=SOURCE)]
    if WITH_FAULTS.holds(answers.at):
        said = _("督促对方当事人按期整改，及时主张权利。")
        listed.insert(0, FollowUp(said, answers.at("rectify_by"), SOURCE))
    return listed


def standard(answers: Answers) -> str | None:
    """What the contract says of quality and acceptance, a paragraph each."""
    paths = ("subject.quality_standard", "subject.quality_requirement", "subject.acceptance")
    return "\n".join(said for path in paths if (said := answers.at(path))) or None


FROM_CONTRACT: Mapping[str, str | Callable[[Answers], Any]] = {
    **fields.NUMBERED,
    "is_procurement": "is_procurement",
    "goods_or_service": "subject.description",
    "standard": standard,
}

_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "is_procurement": True,
    "payment_kind": "progress",
    "goods_or_service": "2026年第三季度办公楼物业管理服务（保洁、秩序维护、设施设备运行）（示例）。",
    "standard": "合同附件1《服务标准》：月度考核平均分85分以上；设施设备完好率98%以上（示例）。",
    "date": "2026-11-18",
    "place": "示例区机关办公楼（示例）",
    "result": "抽查保洁12处、值守记录92份、设备台账36台，考核平均分91分，设备完好率99%，均符合约定（示例）。",
    "acceptance_result": "qualified",
    "acceptors": [
        {"name": "示例验收员甲", "post": "示例区机关事务管理局，组长"},
        {"name": "示例验收员乙", "post": "示例区机关事务管理局，设备管理"},
        {"name": "示例验收员丙", "post": "办公楼使用单位代表"},
    ],
    "documents": [{"name": "第三季度考核表（示例）", "date": "2026-10-15"}],
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第五十五条",
    conditions=(Told("采购类合同的供应商已经提供商品、服务。", "第五十五条"),),
    materials=(
        Material("采购验收记录", article="第五十五条", form="contract_acceptance"),
        Material("验收的依据和资料", note="合同、送货单、检测报告、考核表等。"),
    ),
    after=(
        Told("不符合约定的，督促对方当事人履行，及时主张权利。", "第五十五条"),
        Told("付款时与付款资料一并审核。", "第五十五条"),
        Told("随合同档案归档。", "第六十七条"),
    ),
    submit_to="承办部门留存，付款时交财务人员。",
    unknown=("办法没有规定验收的期限和人数，按合同和采购的规定办理。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.ACCEPTANCE,
    id="contract_acceptance",
    code="F-GC-22",
    title="采购验收记录",
    about="采购类合同：对供应商提供的商品、服务和履约行为进行验收，付款前须有验收记录。",
    act=ACT,
    audience=DRAFTER,
    task="验收、付款和评价",
    keywords=("验收", "采购", "供应商", "付款"),
    guide=_GUIDE,
    blank=Blank(rows={"acceptors": 3}, lines={"objections": 1, "goods_or_service": 1, "standard": 2}),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(*fields.contract(SOURCE), fields.filing_no(), performing.is_procurement()),
        ),
        Step(
            "subject",
            "验收的内容和标准",
            fields=(
                performing.report("goods_or_service", "验收的商品或者服务", SOURCE),
                performing.report("standard", "合同约定的标准和要求", SOURCE),
                Choice(
                    name="payment_kind",
                    label="本次验收对应的款项",
                    options=performing.PAYMENT_KINDS,
                    element=2,
                    source=SOURCE,
                    hint="与付款无关的不选。",
                ),
                Date(name="date", label="验收日期", required=True, element=2, source=SOURCE),
                Text(name="place", label="验收地点", element=2, source=SOURCE),
            ),
        ),
        Step(
            "result",
            "验收情况和结论",
            fields=(
                performing.report("result", "验收情况", SOURCE, 3),
                performing.acceptance_result(3),
                performing.report("objections", "不符合约定之处及整改要求", SOURCE, 3, needed=WITH_FAULTS),
                Date(
                    name="rectify_by",
                    label="整改期限",
                    shown=WITH_FAULTS,
                    required=when("acceptance_result", "unqualified"),
                    element=3,
                    source=SOURCE,
                ),
                Rows(
                    name="acceptors",
                    label="验收人员",
                    row_label="人",
                    single="name",
                    required=True,
                    element=4,
                    source=SOURCE,
                    columns=(
                        Text(name="name", label="姓名", required=True),
                        Text(name="post", label="单位和职务"),
                    ),
                ),
                References(name="documents", label="验收资料", element=4, source=SOURCE),
                performing.REASONS,
            ),
        ),
    ),
    version="2026.1",
    law_day="date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "standard", "验收的内容和标准", "FORM-1", ()),
        ChecklistLine(3, "result", "验收情况和结论", "FORM-1", ("GC-55-1",)),
        ChecklistLine(4, "acceptors", "验收人员和资料", "FORM-1", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.NUMBERED_SAMPLE, "is_procurement": True}),
        Sample("unlawful", {**_COMPLETE, "acceptance_result": None}),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            FROM_CONTRACT, performing.PERFORMING & performing.PROCUREMENT, "采购的商品、服务已经提供的"
        ),
    ),
    notes=("参考样式",),
)
