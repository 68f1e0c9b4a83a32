"""合同档案目录 (F-GC-34), by 第六十七条 and 第六十八条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.blanks import Blank
from formgen.fields import Date, Integer, Text, when
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from . import contract_archive_files as files
from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_conditions import CLOSED, FROM_PERFORMING
from .law.government_contracts import ACT
from .law.government_contracts.archives import NOTHING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays
    from formgen.fields import Field

SOURCE, KEEPING = "第六十七条", "第六十八条"
STAGES = {"performing": "正在履行，整理保管", "closed": "已经终止或者履行完毕，归档"}


def follow_ups(answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """What is still to be archived; the act names no day, and nothing that was archived may be destroyed."""
    if answers.at("archived_date"):
        return [FollowUp(_("妥善保管；除法律、法规另有规定外，不得擅自处理、销毁。"), None, KEEPING)]
    return [FollowUp(_("合同终止或者履行完毕后，及时整理归档。"), None, KEEPING)]


def listed(kind: str, label: str, example: str) -> Iterator[Field]:
    """One kind of files: what there is, how much of it, or why there is none."""
    there = when(kind) & ~when(kind, NOTHING)
    none = when(kind, NOTHING)
    yield Text(
        name=kind,
        label=label,
        hint="写明每件材料的名称；没有的写“无”，并写明原因。",
        example=example,
        required=True,
        ruled_by=("GC-67-1",),
        longest=2_000,
        element=2,
        source=SOURCE,
    )
    yield Integer(
        name=f"copies.{kind}",
        label=f"{label}：件数",
        least=1,
        shown=there,
        required=there,
        element=2,
        source=SOURCE,
    )
    yield Integer(
        name=f"pages.{kind}",
        label=f"{label}：页数",
        least=1,
        shown=there,
        required=there,
        element=2,
        source=SOURCE,
    )
    yield Text(
        name=f"reasons.{kind}",
        label=f"{label}：没有的原因",
        shown=none,
        required=none,
        element=2,
        source=SOURCE,
    )


_COMPLETE = {
    **fields.NUMBERED_SAMPLE,
    "stage": "closed",
    "ended_date": "2026-10-31",
    "a1": "谈判备忘录（示例）",
    "a2": "资信调查报告（示例）",
    "a3": "合同及附件1至3（示例）",
    "a4": NOTHING,
    "a5": "局办公会议纪要、中标通知书、授权委托书（示例）",
    "a6": "内部合法性审查意见、区财政局复函（示例）",
    "a7": "月度考核表、验收记录、付款凭证（示例）",
    "a8": NOTHING,
    "a9": "履约评价表（示例）",
    "copies": {"a1": 1, "a2": 2, "a3": 1, "a5": 3, "a6": 2, "a7": 48, "a9": 1},
    "pages": {"a1": 9, "a2": 26, "a3": 41, "a5": 14, "a6": 6, "a7": 133, "a9": 3},
    "reasons": {"a4": "没有变更", "a8": "没有争议"},
    "keeper": "局办公室（示例）",
    "archivist": "示例档案员",
    "place": "局档案室2号柜（示例）",
    "archived_date": "2026-11-16",
    "list_date": "2026-11-16",
}

_GUIDE = Guide(
    who="合同承办部门指定的专门机构或者专人。",
    articles="第六十七条、第六十八条",
    conditions=(
        Told("合同订立及履行过程中产生的全部原始文件档案资料，都由指定的机构或者专人保管。", "第六十七条"),
        Told("合同终止或者履行完毕后，及时将合同及相关资料整理归档；区政府另有指定的除外。", "第六十八条"),
    ),
    materials=(
        Material("合同档案目录", article="第六十七条", form="contract_archive_list"),
        *(
            Material(label, ORIGINAL, article=f"第六十七条（{at}）")
            for at, (label, _example) in zip("一二三四五六七八九", files.KINDS.values(), strict=True)
        ),
    ),
    periods=(Told("及时整理归档。", "第六十八条"),),
    after=(
        Told("除法律、法规另有规定外，不得擅自处理、销毁。", "第六十八条"),
        Told("保管的机构或者人员变动的，办理移交手续并签字确认。", "第六十九条"),
        Told("区财政局监督检查、区审计局审计时，可以调阅。", "第七十三条、第七十四条"),
    ),
    submit_to="本部门的档案。",
    unknown=("办法没有规定归档的具体期限和保管年限。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.ARCHIVE,
    id="contract_archive_list",
    code="F-GC-34",
    title="合同档案目录",
    about="合同终止或者履行完毕后：把合同订立和履行中的原始文件按九类列出，整理归档。",
    act=ACT,
    audience=DRAFTER,
    task="归档和交接",
    keywords=("归档", "档案", "目录", "卷宗", "整理"),
    guide=_GUIDE,
    blank=Blank(assumes={"stage": "closed"}),
    steps=(
        Step(
            "contract",
            "合同",
            fields=(
                *fields.contract(SOURCE),
                fields.filing_no(),
                fields.stage(STAGES, KEEPING),
                Date(
                    name="ended_date",
                    label="终止或者履行完毕日期",
                    shown=CLOSED,
                    required=CLOSED,
                    element=1,
                    source=KEEPING,
                ),
            ),
        ),
        Step(
            "files",
            "九类材料",
            intro="九类都要写：有的写明名称、件数、页数，没有的写“无”和原因。",
            fields=tuple(
                one for kind, (label, example) in files.KINDS.items() for one in listed(kind, label, example)
            ),
        ),
        Step(
            "keeping",
            "保管",
            fields=(
                Text(name="keeper", label="保管的机构", required=True, element=3, source=SOURCE),
                Text(name="archivist", label="整理归档人", required=True, element=3, source=KEEPING),
                Text(name="place", label="存放地点", required=True, element=3, source=SOURCE),
                Date(
                    name="archived_date",
                    label="归档日",
                    shown=CLOSED,
                    ruled_by=("GC-68-1",),
                    element=3,
                    source=KEEPING,
                ),
                Date(name="list_date", label="填表日期", required=True, element=3, source=SOURCE),
            ),
        ),
    ),
    version="2026.1",
    law_day="list_date",
    name_field="contract_title",
    stage_field="stage",
    checklist=(
        ChecklistLine(1, "contract", "合同", "FORM-1", ("GC-16-1", "GC-27-1")),
        ChecklistLine(2, "files", "九类材料", "GC-67-1", ()),
        ChecklistLine(3, "keeping", "保管和归档", "FORM-1", ("GC-68-1",)),
    ),
    words=files.totals,
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {**fields.NUMBERED_SAMPLE, "stage": "closed"}),
        Sample("unlawful", {**_COMPLETE, "a5": NOTHING, "a9": None, "archived_date": None}),
    ),
    follow_ups=follow_ups,
    sources=(
        fields.from_contract(
            {**fields.NUMBERED, **files.FROM_CONTRACT},
            FROM_PERFORMING,
            "整理、归档合同资料时",
        ),
    ),
    notes=("参考样式",),
)
