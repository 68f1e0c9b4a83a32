"""合法性审查意见表 with its 送审材料清单 (F-GC-09, F-GC-08), by 罗府规〔2018〕6号, 第三十九条 to 第四十六条."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.form import Form, Sample
from formgen.guide import Guide, Material, Told

from . import contract_guides as told
from . import contract_ledger
from .audiences import REVIEWER
from .law.government_contracts import ACT
from .legality_review_checklist import CHECKLIST
from .legality_review_choices import SHEET, SUBMISSION
from .legality_review_fields import STEPS
from .legality_review_samples import COMPLETE, INCOMPLETE, UNLAWFUL
from .legality_review_sources import SOURCES
from .legality_review_words import DISTRICT, legality_review_words

if TYPE_CHECKING:
    from datetime import date


def district_opinion_date(review_level: str, opinion_date: date) -> date | None:
    """The day of the district's opinion: that of this sheet, where it is the district's."""
    return opinion_date if review_level == DISTRICT else None


_GUIDE = Guide(
    who="送审部分由合同承办部门填写；审查意见由法制科室、指定的法律人员、受托的律师事务所或者区法制机构填写。",
    articles="第四十条至第四十六条",
    conditions=(
        Told("政府合同未经合法性审查的，不得签订。", "第四十条"),
        Told("所有政府合同都须经内部审查并取得书面意见。", "第四十一条"),
        told.THEN_DISTRICT,
    ),
    materials=(
        Material(
            "拟签订的合同文本，包括主合同、补充协议、备忘录等全部合同文件",
            article="第四十三条（一）",
            form="government_contract",
        ),
        Material(
            "与合同有关的背景情况的说明",
            article="第四十三条（二）",
            note="写在送审材料清单里。",
            answers=("submission.m2_background_note",),
        ),
        Material(
            "前期准备的相关资料，包括对方的资信证明材料",
            article="第四十三条（三）",
            form="contract_due_diligence",
            answers=("submission.m3_preparation_docs",),
        ),
        Material(
            "谈判备忘录等磋商资料",
            article="第四十三条（四）",
            form="contract_negotiation_memo",
            answers=("submission.m4_negotiation_docs",),
            note="没有磋商的写明。",
        ),
        Material(
            "合同订立的依据、批准文件", article="第四十三条（五）", answers=("submission.m5_basis_docs",)
        ),
        Material("审查主体认为需要提交的其他材料", article="第四十三条（六）"),
    ),
    after=(
        Told("意见表和采纳情况由承办部门归档。", "第六十七条（六）"),
        Told("意见表写不下的，另附补充资料。", "第四十六条"),
        told.THEN_SIGN,
    ),
    submit_to="送审材料交合法性审查主体；意见表交回合同承办部门归档。",
    unknown=(
        "办法没有规定合法性审查的办理期限。",
        "办法所附《合法性审查意见表》的原表未见公开，本系统按条文还原，为参考样式。",
    ),
)

FORM = Form(
    ledger=contract_ledger.REVIEW,
    id="legality_review",
    code="F-GC-09",
    title="合法性审查意见表",
    about="审查主体填写合法性审查意见：十项审查内容、四种明显不合理情形、七项禁止内容逐项结论；承办部门的送审材料清单印在同一份文书中。",
    act=ACT,
    audience=REVIEWER,
    task="送合法性审查",
    keywords=("合法性审查", "送审", "法审", "审查意见", "法制", "律师"),
    guide=_GUIDE,
    parts=(SHEET, SUBMISSION),
    steps=STEPS,
    version="2026.1",
    law_day="form.opinion_date",
    name_field="form.contract_title",
    checklist=CHECKLIST,
    samples=(Sample("complete", COMPLETE), Sample("incomplete", INCOMPLETE), Sample("unlawful", UNLAWFUL)),
    words=legality_review_words,
    derived={"district_opinion_date": district_opinion_date},
    sources=SOURCES,
    notes=("参考样式",),
)
