"""Whose contract it is, why, over what and for how much: elements one to four of a government contract."""

from __future__ import annotations

from formgen.fields import (
    Choice,
    Integer,
    LongText,
    Money,
    Number,
    ReferenceField,
    Text,
    YesNo,
    parties,
    when,
)
from formgen.form import Step

from . import contract_choices as choices
from .contract_conditions import FROM_REVIEW, IT_PROJECT

PARTIES = Step(
    "parties",
    "当事人",
    intro="按营业执照、登记文件的记载填写，名称一字不差。",
    fields=(
        parties(
            "parties_a",
            "甲方（政府方）",
            required=True,
            ruled_by=("GC-26-1",),
            element=1,
            source="第二十六条（一）、第二十八条",
            person_source="第二十八条",
            described_by=("GC-28-1", "GC-28-2"),
            checked_by=("GC-28-4",),
        ),
        parties(
            "parties_b",
            "乙方（对方当事人）",
            required=True,
            ruled_by=("GC-26-1",),
            element=1,
            source="第二十六条（一）、第二十八条",
            person_source="第二十八条",
            described_by=("GC-28-1", "GC-28-2"),
            checked_by=("GC-28-4",),
        ),
        YesNo(
            name="performer_same_as_signatory",
            label="签约主体与履行主体是否一致",
            required=True,
            printed=False,
            element=1,
            source="第二十八条",
        ),
        Text(
            name="performer_name",
            label="履行主体",
            shown=when("performer_same_as_signatory", False),
            required=when("performer_same_as_signatory", False),
            ruled_by=("GC-28-3",),
            element=1,
            source="第二十八条",
        ),
        LongText(
            name="performer_relation_clause",
            label="签约主体与履行主体的关系及权利义务",
            shown=when("performer_same_as_signatory", False),
            required=when("performer_same_as_signatory", False),
            ruled_by=("GC-28-3",),
            element=1,
            source="第二十八条",
        ),
    ),
)

PURPOSE = Step(
    "purpose",
    "背景与目的",
    fields=(
        LongText(
            name="background",
            label="合同背景",
            required=True,
            ruled_by=("GC-26-2",),
            element=2,
            source="第二十六条（二）",
        ),
        LongText(
            name="purpose",
            label="合同目的",
            required=True,
            ruled_by=("GC-26-2",),
            element=2,
            source="第二十六条（二）",
        ),
    ),
)

QUANTIFIED = when("subject.quantity")
OF_QUALITY = when("subject.quality_applicable", True)
SUBJECT = Step(
    "subject",
    "标的",
    intro="写得准确、清晰、详尽，不留歧义。",
    fields=(
        LongText(
            name="subject.description",
            label="合同标的",
            required=True,
            ruled_by=("GC-26-3",),
            element=3,
            source="第二十六条（三）、第二十九条",
        ),
        YesNo(
            name="subject.involves_behavior",
            label="标的是否涉及行为（服务、工程等）",
            required=True,
            printed=False,
            element=3,
            source="第二十九条",
        ),
        LongText(
            name="subject.behavior_definition",
            label="行为的定义及范围",
            shown=when("subject.involves_behavior", True),
            required=when("subject.involves_behavior", True),
            ruled_by=("GC-29-1",),
            element=3,
            source="第二十九条",
        ),
        Number(name="subject.quantity", label="数量", element=3, source="第三十条"),
        Text(
            name="subject.unit",
            label="计量单位",
            shown=QUANTIFIED,
            required=QUANTIFIED,
            ruled_by=("GC-30-1",),
            element=3,
            source="第三十条",
        ),
        LongText(
            name="subject.measure_method",
            label="计量方法",
            shown=QUANTIFIED,
            required=QUANTIFIED,
            ruled_by=("GC-30-1",),
            element=3,
            source="第三十条",
        ),
        YesNo(
            name="subject.quality_applicable",
            label="是否涉及质量",
            required=True,
            printed=False,
            element=3,
            source="第三十一条",
        ),
        *(
            LongText(
                name=f"subject.{name}",
                label=label,
                shown=OF_QUALITY,
                required=OF_QUALITY,
                ruled_by=("GC-31-1",),
                element=3,
                source="第三十一条",
            )
            for name, label in (
                ("quality_standard", "质量标准"),
                ("quality_requirement", "质量要求"),
                ("acceptance", "验收"),
                ("objection", "质量异议"),
            )
        ),
        LongText(
            name="it_project.warranty_scope",
            label="保修范围",
            shown=IT_PROJECT,
            required=IT_PROJECT,
            ruled_by=("IT-27-1",),
            element=3,
            source="罗府办规〔2024〕3号第二十七条",
        ),
        Integer(
            name="it_project.warranty_months",
            label="保修期（月）",
            least=0,
            most=600,
            shown=IT_PROJECT,
            required=IT_PROJECT,
            ruled_by=("IT-27-1",),
            element=3,
            source="罗府办规〔2024〕3号第二十七条",
        ),
        LongText(
            name="it_project.warranty_liability",
            label="保修责任",
            shown=IT_PROJECT,
            required=IT_PROJECT,
            ruled_by=("IT-27-1",),
            element=3,
            source="罗府办规〔2024〕3号第二十七条",
        ),
    ),
)

PRICED = when("price.applicable", True)
PRICE = Step(
    "price",
    "价款",
    intro="金额、计算方式、支付方式、支付期限、发票交付五项要齐。大写金额由系统生成。",
    fields=(
        YesNo(
            name="price.applicable",
            label="是否涉及价款",
            required=True,
            ruled_by=("GC-26-4",),
            printed=False,
            element=4,
            source="第二十六条（四）、第三十二条",
        ),
        LongText(
            name="price.na_reason",
            label="不涉及价款的理由",
            shown=when("price.applicable", False),
            required=when("price.applicable", False),
            ruled_by=("GC-26-4",),
            element=4,
            source="第二十六条（四）",
        ),
        Money(
            name="price.amount",
            label="合同价款",
            shown=PRICED,
            required=PRICED,
            ruled_by=("GC-32-1",),
            element=4,
            source="第三十二条",
            hint="单位为元；也可以写“186万元”。单价合同填暂定总价或预算上限。",
        ),
        Choice(
            name="price.payer",
            label="付款方",
            options=choices.PAYERS,
            shown=PRICED,
            required=PRICED,
            element=4,
            source="第四十九条",
        ),
        *(
            LongText(
                name=f"price.{name}",
                label=label,
                shown=PRICED,
                required=PRICED,
                ruled_by=("GC-32-1",),
                element=4,
                source="第三十二条",
            )
            for name, label in (
                ("calc_method", "计算方式"),
                ("payment_method", "支付方式"),
                ("payment_deadline", "支付期限"),
                ("invoice_clause", "发票交付"),
            )
        ),
        ReferenceField(
            name="price.state_asset_pricing_basis",
            label="国有资产价格确定依据",
            shown=PRICED & when("is_state_asset_deal", True),
            required=PRICED & when("is_state_asset_deal", True) & FROM_REVIEW,
            ruled_by=("GC-32-2",),
            printed=False,
            element=4,
            source="第三十二条",
            hint="资产评估报告、主管部门批复等。",
        ),
    ),
)
