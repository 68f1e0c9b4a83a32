"""Secrecy, disputes, notices, effect and whatever else is agreed: elements nine to twelve of a government contract."""

from __future__ import annotations

from formgen.fields import ApprovalField, Choice, Choices, Date, LongText, Text, YesNo, when
from formgen.form import Step

from . import contract_choices as choices
from .contract_conditions import FOREIGN_TEXT, FROM_SIGNING

SECRET = when("confidentiality.involves_secret", True)
DISPUTES = Step(
    "disputes",
    "保密与争议",
    intro="裁判机构写准确全称，只能在仲裁和诉讼中选一种，原则上在政府方所在地。",
    fields=(
        LongText(
            name="confidentiality.clause",
            label="保密条款",
            required=True,
            ruled_by=("GC-26-7",),
            element=7,
            source="第二十六条（七）",
        ),
        YesNo(
            name="confidentiality.involves_secret",
            label="是否涉及国家秘密、商业秘密或个人隐私",
            required=True,
            printed=False,
            element=7,
            source="第三十七条",
        ),
        Choices(
            name="confidentiality.secret_types",
            label="涉密类型",
            options=choices.SECRETS,
            shown=SECRET,
            printed=False,
            source="第三十七条",
        ),
        LongText(
            name="confidentiality.measures",
            label="保密措施",
            shown=SECRET,
            required=SECRET,
            ruled_by=("GC-37-1",),
            element=7,
            source="第三十七条",
        ),
        Choice(
            name="dispute.method",
            label="争议解决方式",
            options=choices.DISPUTE_METHODS,
            required=True,
            ruled_by=("GC-26-9",),
            element=9,
            printed=False,
            source="第三十六条",
        ),
        Text(
            name="dispute.institution_name",
            label="裁判机构全称",
            required=True,
            ruled_by=("GC-26-9", "GC-36-2"),
            element=9,
            source="第三十六条",
            example="深圳市罗湖区人民法院",
        ),
        Choice(
            name="dispute.institution_location",
            label="裁判机构所在地",
            options=choices.FORUM_PLACES,
            required=True,
            printed=False,
            element=9,
            source="第三十六条",
        ),
        LongText(
            name="dispute.clause_text", label="争议解决条款", required=True, element=9, source="第三十六条"
        ),
        ApprovalField(
            name="dispute.head_approval",
            label="主要负责人对管辖的审批",
            shown=when("dispute.institution_location", "domestic_other", "overseas"),
            printed=False,
            source="第三十六条",
        ),
        Choice(
            name="governing_law",
            label="适用法律",
            options=choices.GOVERNING_LAWS,
            required=True,
            element=9,
            source="第三十九条（四）",
        ),
        Choices(
            name="languages",
            label="文本语言",
            options=choices.LANGUAGES,
            required=True,
            element=12,
            source="第三十八条",
        ),
        Choice(
            name="prevailing_language",
            label="优先文本",
            options=choices.PREVAILING,
            required=FOREIGN_TEXT,
            element=12,
            source="第三十八条、第三十九条（六）",
        ),
    ),
)

EFFECT = Step(
    "effect",
    "联系送达与生效",
    fields=(
        *(
            Text(
                name=f"communication.{name}",
                label=label,
                required=True,
                ruled_by=("GC-26-10",),
                element=10,
                sensitive=name.endswith("info"),
                source="第二十六条（十）",
            )
            for name, label in (
                ("a_contact", "甲方指定联系人"),
                ("a_contact_info", "甲方联系方式"),
                ("b_contact", "乙方指定联系人"),
                ("b_contact_info", "乙方联系方式"),
            )
        ),
        LongText(
            name="communication.delivery_clause",
            label="往来文件的送达效力",
            required=True,
            ruled_by=("GC-26-10",),
            element=10,
            source="第二十六条（十）",
        ),
        LongText(
            name="effect.formation_clause",
            label="合同成立条款",
            required=True,
            ruled_by=("GC-26-11",),
            element=11,
            source="第二十六条（十一）",
        ),
        LongText(
            name="effect.effective_clause",
            label="合同生效条款",
            required=True,
            ruled_by=("GC-26-11",),
            element=11,
            source="第二十六条（十一）",
        ),
        Text(
            name="effect.signing_place",
            label="签订地点",
            required=True,
            ruled_by=("GC-26-11", "GC-48-4"),
            element=11,
            source="第二十六条（十一）、第四十八条",
        ),
        Date(
            name="effect.signing_date",
            label="签订时间",
            element=11,
            ruled_by=("GC-48-4",),
            required=FROM_SIGNING,
            source="第二十六条（十一）、第四十八条",
            hint="起草、送审阶段可以留空，文书上印横线。",
        ),
        LongText(name="other_terms", label="其他约定", element=12, source="第二十六条（十二）"),
        YesNo(
            name="other_terms_none",
            label="确认无其他约定",
            printed=False,
            element=12,
            source="第二十六条（十二）",
        ),
    ),
)
