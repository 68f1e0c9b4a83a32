"""The checklist of an opinion on legality: the materials, the ten items, the tests, the sheet itself."""

from __future__ import annotations

from formgen.form import ChecklistLine
from formgen.numerals import chinese_ordinal

from . import legality_review_choices as choices
from .legality_review_choices import DISTRICT, ESSENTIALS, FIRST_ITEM, FURTHER, PROHIBITED, UNREASONABLE, WHO

OTHERS = {3: ("GC-45-6",), 9: ("GC-44-11",), 10: ("GC-44-11",)}
"""Rules beside its own that doubt an item."""

MATERIALS = (
    ("contract_texts", "合同文本"),
    ("background", "背景情况说明"),
    ("preparation", "前期准备资料、资信证明"),
    ("negotiation", "磋商资料"),
    ("basis", "订立依据、批准文件"),
    ("requested", "审查主体要求的其他材料"),
)

CHECKLIST = (
    *(
        ChecklistLine(number, key, f"送审材料（{chinese_ordinal(number)}）：{label}", f"GC-43-{number}")
        for number, (key, label) in enumerate(MATERIALS, 1)
    ),
    ChecklistLine(7, "internal_opinion", "内部合法性审查意见", "GC-43-7", ("GC-42-2",), shown=DISTRICT),
    *(
        ChecklistLine(
            FIRST_ITEM + number - 1,
            f"item_{number}",
            f"审查事项（{chinese_ordinal(number)}）：{asked}",
            f"GC-44-{number}",
            OTHERS.get(number, ()),
        )
        for number, (asked, _how) in enumerate(choices.ITEMS, 1)
    ),
    ChecklistLine(
        UNREASONABLE,
        "unreasonable",
        "明显不合理的四种情形",
        "GC-45-5",
        ("GC-45-1", "GC-45-2", "GC-45-3", "GC-45-4"),
    ),
    ChecklistLine(PROHIBITED, "prohibited", "禁止内容七项", "FORM-1", ("GC-44-11", "GC-46-3")),
    ChecklistLine(WHO, "reviewer", "审查主体资格", "GC-15-1"),
    ChecklistLine(ESSENTIALS, "essentials", "意见表要件", "GC-46-1", ("GC-46-3", "GC-27-1")),
    ChecklistLine(FURTHER, "further", "其他必填信息", "FORM-1", ("FORM-2", "GC-16-1")),
)
