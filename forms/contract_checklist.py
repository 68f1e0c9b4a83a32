"""The checklist of a government contract: 第二十六条 line by line, and what is judged beside it."""

from __future__ import annotations

from formgen.form import ChecklistLine

from .contract_conditions import IMPORTANT

PROHIBITED = tuple(f"GC-39-{number}" for number in range(2, 8))

CHECKLIST = (
    ChecklistLine(1, "party_info", "当事人信息", "GC-26-1", ("GC-28-1", "GC-28-2", "GC-28-3", "GC-28-4")),
    ChecklistLine(2, "background_purpose", "合同背景及目的", "GC-26-2"),
    ChecklistLine(
        3, "subject_quantity_quality", "标的及数量、质量", "GC-26-3", ("GC-29-1", "GC-30-1", "GC-31-1")
    ),
    ChecklistLine(4, "price_payment", "价款及支付方式", "GC-26-4", ("GC-32-1", "GC-32-2")),
    ChecklistLine(
        5,
        "performance_schedule",
        "履行进度安排",
        "GC-26-5",
        ("GC-33-1", "GC-33-2", "GC-35-1", "GC-35-2", "GC-35-3"),
    ),
    ChecklistLine(6, "rights_duties", "双方权利义务", "GC-26-6", ("GC-25-2", "GC-34-1")),
    ChecklistLine(7, "confidentiality", "保密条款", "GC-26-7", ("GC-37-1",)),
    ChecklistLine(8, "breach_liability", "违约责任", "GC-26-8", ("GC-26-14",)),
    ChecklistLine(
        9,
        "dispute_jurisdiction",
        "争议解决方式、约定管辖机构",
        "GC-26-9",
        ("GC-36-1", "GC-36-2", "GC-36-3", "GC-39-5"),
    ),
    ChecklistLine(10, "contacts_service", "联系人、联系方式、送达效力", "GC-26-10"),
    ChecklistLine(11, "effect_place_date", "成立、生效、签订地点和时间", "GC-26-11", ("GC-48-4",)),
    ChecklistLine(12, "other", "其他约定", "GC-26-12"),
    ChecklistLine(
        13, "prohibited", "不含禁止内容", "GC-39-1", (*PROHIBITED, "GC-38-1", "GC-38-2", "GC-25-1")
    ),
    ChecklistLine(14, "further", "其他必填信息", "FORM-1", ("FORM-2", "GC-5-2", "GC-14-1", "GC-16-1")),
    ChecklistLine(
        15,
        "public_service",
        "重要公共服务的应急措施和严格违约责任",
        "GC-26-13",
        ("GC-26-14",),
        shown=IMPORTANT,
    ),
)
