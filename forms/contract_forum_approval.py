"""争议管辖例外审批表 (F-GC-12), by 第三十六条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from formgen.fields import Choice, Date, LongText, Reasons, Text, when
from formgen.form import ChecklistLine, Form, Sample, Step
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .law.government_contracts import ACT

SOURCE = "第三十六条"
WAYS = {"court": "诉讼", "arbitration": "仲裁"}

_COMPLETE = {
    **fields.CONTRACT_SAMPLE,
    "contract_title": "示例跨区生态补偿合作协议（示例）",
    "forum_way": "arbitration",
    "forum_name": "广州仲裁委员会",
    "forum_place": "广东省广州市",
    "reason": "对方为省属单位，合同履行地在广州，双方经磋商同意由履行地仲裁机构管辖（示例）。",
    "head_name": "示例甲",
    "apply_date": "2026-11-20",
}

_GUIDE = Guide(
    who=told.WHO,
    articles="第三十六条",
    conditions=(
        Told("原则上由签订主体所在地的法院或者仲裁机构管辖，另行约定境内其他机构的才办理。", "第三十六条"),
        Told("违反本办法规定，约定境外机构仲裁或者境外法院管辖的，属于禁止内容。", "第三十九条（五）"),
        Told("裁判机构写准确全称，仲裁和诉讼只能选一种。", "第三十六条"),
    ),
    materials=(
        Material("审批表", article="第三十六条", form="contract_forum_approval"),
        Material("合同草案", form="government_contract"),
    ),
    periods=(Told("在签订合同以前取得同意。", "第三十六条"),),
    after=(
        Told("主要负责人审批同意后，把批准件写进合同的争议解决信息。", "第三十六条"),
        told.THEN_REVIEW,
    ),
    submit_to="报政府合同签订主体的主要负责人。",
    unknown=("办法没有规定审批的时限。", told.NO_SAMPLE),
)

FORM = Form(
    id="contract_forum_approval",
    code="F-GC-12",
    title="争议管辖例外审批表",
    about="约定由政府方所在地以外的法院或者仲裁机构管辖的：签订前报政府合同签订主体主要负责人审批。",
    act=ACT,
    audience=DRAFTER,
    task="签订前的审批",
    keywords=("管辖", "仲裁", "法院", "外地", "争议"),
    guide=_GUIDE,
    steps=(
        Step("contract", "合同", fields=fields.contract(SOURCE)),
        Step(
            "forum",
            "管辖和理由",
            intro="写裁判机构的准确全称。境外机构属禁止内容，不能用本表报批。",
            fields=(
                Choice(
                    name="forum_way",
                    label="争议解决方式",
                    options=WAYS,
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                Text(name="forum_name", label="裁判机构全称", required=True, element=2, source=SOURCE),
                Text(name="forum_place", label="机构所在地", required=True, element=2, source=SOURCE),
                LongText(name="reason", label="约定该机构的理由", required=True, element=2, source=SOURCE),
                Text(name="head_name", label="主要负责人", required=True, element=3, source=SOURCE),
                Date(name="apply_date", label="报批日期", required=True, element=3, source=SOURCE),
                Reasons(name="override_reasons", label="警告的放行理由", printed=False),
            ),
        ),
    ),
    version="2026.1",
    law_day="apply_date",
    name_field="contract_title",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "forum", "管辖机构和理由", "FORM-1", ()),
        ChecklistLine(3, "approval", "报批", "FORM-1", ()),
    ),
    samples=(Sample("complete", _COMPLETE), Sample("incomplete", dict(fields.CONTRACT_SAMPLE))),
    sources=(
        fields.from_contract(
            {"forum_way": "dispute.method", "forum_name": "dispute.institution_name"},
            when("dispute.institution_location", "domestic_other"),
            "约定由其他地方的机构管辖的",
        ),
    ),
    notes=("参考样式",),
)
