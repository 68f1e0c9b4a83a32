"""Forms for programs: which there are, how their answers look, what checking says, and documents at once."""

from __future__ import annotations

from typing import Any

from flask import url_for

from formgen.service import papers
from formgen.service.bells import Work
from formgen.service.policy import Act
from formgen.service.tokens import Scope

from ..here import desk, me, ring
from . import answered, sent
from .blueprint import FORMS, OF_A_THING, ONCE, WITH_A_BODY, pages
from .drafts import papers_as_dict
from .guard import HEAVY, open_to
from .once import once, thing_key

READS = open_to(Act.KEEP_ACCOUNT, Scope.CHECK)
"""What is kept for nobody: whoever has a token may ask."""


@pages.get(
    "/forms",
    tags=[FORMS],
    summary="列出表单",
    description="编号、名称、依据，以及依据在这一天是否在有效期内。",
    responses={200: answered.Forms},
)
@READS
def list_forms(query: sent.AskedOn) -> dict[str, Any]:
    """Every form."""
    return {"forms": papers.forms(query.as_of)}


@pages.get(
    "/forms/<string:form>/schema",
    tags=[FORMS],
    summary="答案的 JSON Schema",
    description="带标签、说明和依据；任何一项都可以不填，即为草稿。",
    responses={200: answered.Anything, **OF_A_THING},
)
@READS
def form_schema(path: sent.OfForm) -> dict[str, Any]:
    """The schema of a form's answers."""
    return papers.schema(path.form)


@pages.get(
    "/forms/<string:form>/example",
    tags=[FORMS],
    summary="样例答案",
    description="人名、单位名均为示例。",
    responses={200: answered.Anything, **OF_A_THING},
)
@READS
def form_example(path: sent.OfForm, query: sent.AskedSample) -> dict[str, Any]:
    """Sample answers of a form."""
    return papers.example(path.form, query.kind)


@pages.post(
    "/forms/<string:form>/check",
    tags=[FORMS],
    summary="核对一份答案",
    description="与 formgen check --json 的结果相同；不保存任何内容。",
    responses={200: answered.Report, **OF_A_THING, **WITH_A_BODY},
)
@READS
def check_answers(path: sent.OfForm, query: sent.Asked, body: sent.ToCheck) -> dict[str, Any]:
    """What checking says of answers, as the command line prints it; nothing is kept."""
    return papers.check(path.form, body.answers, body.as_of).as_dict(query.lang)


@pages.post(
    "/forms/<string:form>/render",
    tags=[FORMS],
    summary="生成文书和缺项清单",
    description="把答案存为一份新草稿并生成 DOCX；PDF 随后转换，请按 Location 查询进度。答案不全的出草稿。",
    responses={202: answered.Papers, **OF_A_THING, **WITH_A_BODY, **ONCE},
)
@open_to(Act.BEGIN_DRAFT, Scope.WRITE, cost=HEAVY)
@once
def render_answers(path: sent.OfForm, header: sent.Keyed, body: sent.ToRender) -> Any:
    """Keep answers as a new draft and make its documents; the PDFs follow."""
    del header  # read by the decorator; named here so that the document describes it
    papers.check(path.form, body.answers)
    draft = desk().begin(me().id, path.form, key=thing_key(), answers=body.answers)
    desk().issue(me().id, draft.id)
    ring(Work.CONVERSIONS)
    where = url_for("api.draft_documents", draft_id=draft.id)
    return papers_as_dict(me().id, draft.id), 202, {"Location": where}
