"""资料真实性和完整性书面承诺 (F-GC-36), by 第七十五条 of 罗府规〔2018〕6号."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.blanks import Blank
from formgen.fields import Choice, Date, Integer, ReferenceField, Rows, Text, YesNo
from formgen.form import ChecklistLine, FollowUp, Form, Sample, Source, Step
from formgen.guide import ORIGINAL, Guide, Material, Told
from formgen.messages import _

from . import contract_guides as told
from . import contract_ledger
from . import contract_paper_fields as fields
from .audiences import DRAFTER
from .contract_archive_files import kept
from .contract_conditions import FROM_FILING
from .law.government_contracts import ACT

if TYPE_CHECKING:
    from datetime import date

    from formgen.answers import Answers
    from formgen.calendar import WorkingDays

SOURCE = "第七十五条"
ROLES = {"handling_dept": "合同承办部门", "counterparty": "合同对方当事人"}


def follow_ups(_answers: Answers, _calendar: WorkingDays, _today: date) -> list[FollowUp]:
    """Whoever is inspected helps, in full and in time."""
    return [FollowUp(_("全面、及时提供监督检查所需要的资料。"), None, SOURCE)]


def archived_files(answers: Answers) -> list[dict[str, Any]]:
    """What a list of archived files says there is, kind by kind."""
    return list(kept(answers).values())


_COMPLETE = {
    "contract_title": "示例区机关办公楼物业管理服务合同（示例）",
    "filing_no": "示例合备〔2024〕0123号",
    "addressee": "罗湖区财政局",
    "inspection": "2026年政府合同管理制度落实情况抽查（示例）",
    "commitment_required": True,
    "promisor": "示例区机关事务管理局（示例）",
    "promisor_role": "handling_dept",
    "materials": [
        {"name": "合同及附件1至3（示例）", "copies": 1, "pages": 41},
        {"name": "月度考核表、验收记录、付款凭证（示例）", "copies": 48, "pages": 133},
    ],
    "statement": "上述资料真实、完整，复印件与原件一致，没有伪造、变造、隐瞒或者遗漏；如有不实，我单位愿意承担相应责任（示例）。",
    "date": "2026-11-16",
    "commitment_doc": {"name": "资料真实性和完整性书面承诺（示例）", "date": "2026-11-16"},
}

_GUIDE = Guide(
    who="提供资料的合同承办部门或者合同对方当事人。",
    articles="第七十五条",
    conditions=(Told("监督检查部门在必要时要求出具。", "第七十五条"),),
    materials=(
        Material("书面承诺", ORIGINAL, article="第七十五条", form="contract_truth_promise"),
        Material("监督检查所需要的资料", article="第七十五条"),
    ),
    periods=(Told("全面及时提供资料。", "第七十五条"),),
    after=(
        Told("对本单位提供资料的真实性和完整性负责。", "第七十五条"),
        Told("承办部门不配合的，可以作出检查结果不合格的结论，并建议给予处分。", "第七十五条"),
    ),
    submit_to="要求出具承诺的监督检查部门。",
    unknown=("办法没有规定哪些情形必须出具承诺。", told.NO_SAMPLE),
)

FORM = Form(
    ledger=contract_ledger.PROMISE,
    id="contract_truth_promise",
    code="F-GC-36",
    title="资料真实性和完整性书面承诺",
    about="监督检查部门要求时：就所提供的资料真实、完整，向其出具书面承诺。",
    act=ACT,
    audience=DRAFTER,
    task="归档和交接",
    keywords=("承诺", "监督检查", "审计", "真实", "完整", "抽查"),
    guide=_GUIDE,
    blank=Blank(rows={"materials": 5}, lines={"statement": 4}),
    steps=(
        Step(
            "inspection",
            "监督检查",
            fields=(
                Text(name="contract_title", label="合同名称", required=True, element=1, source=SOURCE),
                fields.filing_no(),
                Text(
                    name="addressee",
                    label="监督检查部门",
                    example="罗湖区财政局",
                    required=True,
                    element=1,
                    source=SOURCE,
                ),
                Text(name="inspection", label="监督检查事项", required=True, element=1, source=SOURCE),
                YesNo(
                    name="commitment_required",
                    label="监督检查部门是否要求出具承诺",
                    required=True,
                    printed=False,
                    element=1,
                    source=SOURCE,
                ),
            ),
        ),
        Step(
            "promise",
            "承诺",
            fields=(
                Text(name="promisor", label="承诺单位", required=True, element=2, source=SOURCE),
                Choice(
                    name="promisor_role",
                    label="承诺单位是",
                    options=ROLES,
                    required=True,
                    element=2,
                    source=SOURCE,
                ),
                Rows(
                    name="materials",
                    label="所提供的资料",
                    row_label="项资料",
                    required=True,
                    most=500,
                    element=2,
                    source=SOURCE,
                    columns=(
                        Text(name="name", label="名称", required=True),
                        Integer(name="copies", label="件数", least=1, required=True),
                        Integer(name="pages", label="页数", least=1, required=True),
                    ),
                ),
                fields.account("statement", "承诺内容", 2, SOURCE, "写明资料真实、完整，复印件与原件一致。"),
                Date(name="date", label="承诺日期", required=True, element=2, source=SOURCE),
                ReferenceField(
                    name="commitment_doc",
                    label="本承诺书的名称或者文号",
                    ruled_by=("GC-75-1",),
                    printed=False,
                    element=3,
                    source=SOURCE,
                ),
            ),
        ),
    ),
    version="2026.1",
    law_day="date",
    name_field="contract_title",
    outgoing=True,
    checklist=(
        ChecklistLine(1, "inspection", "监督检查", "FORM-1", ("GC-27-1",)),
        ChecklistLine(2, "promise", "承诺单位、资料和内容", "FORM-1", ()),
        ChecklistLine(3, "promised", "书面承诺", "GC-75-1", ()),
    ),
    samples=(
        Sample("complete", _COMPLETE),
        Sample("incomplete", {"contract_title": "示例区机关办公楼物业管理服务合同（示例）"}),
        Sample("unlawful", {**_COMPLETE, "commitment_doc": None, "materials": None}),
    ),
    follow_ups=follow_ups,
    sources=(
        Source(
            "government_contract",
            {"contract_title": "contract_title", **fields.NUMBERED, "promisor": "handling_dept"},
            FROM_FILING,
            "监督检查部门要求承诺的",
        ),
        Source(
            "contract_archive_list",
            {
                "contract_title": "contract_title",
                "filing_no": "filing_no",
                "promisor": "handling_dept",
                "materials": archived_files,
            },
            label="监督检查部门要求承诺的",
        ),
    ),
)
