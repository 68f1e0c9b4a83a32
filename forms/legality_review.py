"""合法性审查意见表 with its 送审材料清单 (F-GC-09, F-GC-08), by 罗府规〔2018〕6号, 第三十九条 to 第四十六条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.form import Form, Sample

from .law.government_contracts import ACT
from .legality_review_checklist import CHECKLIST
from .legality_review_choices import SHEET, SUBMISSION
from .legality_review_fields import STEPS
from .legality_review_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .legality_review_words import DISTRICT, legality_review_words

if TYPE_CHECKING:
    from datetime import date


def district_opinion_date(review_level: str, opinion_date: date) -> date | None:
    """The day of the district's opinion: that of this sheet, where it is the district's."""
    return opinion_date if review_level == DISTRICT else None


FORM = Form(
    id="legality_review",
    code="F-GC-09",
    title="合法性审查意见表",
    about="审查主体填写合法性审查意见：十项审查内容、四种明显不合理情形、七项禁止内容逐项结论；承办部门的送审材料清单印在同一份文书中。",
    act=ACT,
    parts=(SHEET, SUBMISSION),
    steps=STEPS,
    version="2026.1",
    law_day="form.opinion_date",
    name_field="form.contract_title",
    checklist=CHECKLIST,
    samples=(Sample("complete", COMPLETE), Sample("incomplete", INCOMPLETE), Sample("unlawful", UNLAWFUL)),
    words=legality_review_words,
    derived={"district_opinion_date": district_opinion_date},
    notes=("参考样式",),
)
