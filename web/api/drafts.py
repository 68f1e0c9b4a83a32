"""Drafts for programs, the documents made of them, and the jobs that make PDFs."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from flask import abort, send_file, url_for

from formgen.errors import BadInput
from formgen.messages import _
from formgen.service import papers
from formgen.service.bells import Work
from formgen.service.policy import Act
from formgen.service.tokens import Scope

from ..here import desk, may_here, me, owner
from ..naming import disposition, paper_name
from ..papers import OF_PACKETS
from . import answered, sent
from .begun import goes_on
from .blueprint import DRAFTS, OF_A_THING, ONCE, WITH_A_BODY, pages
from .guard import HEAVY, open_to
from .noticed import notices_of
from .once import once, thing_key

if TYPE_CHECKING:
    from formgen.service.desk import Draft, Paper

    from .begun import Shown

BYTES = {"schema": {"type": "string", "format": "binary"}}
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FILE = {"description": "OK", "content": dict.fromkeys((DOCX, "application/pdf"), BYTES)}


def moment(at: Any) -> str:
    """A point in time as ISO 8601 writes it."""
    return str(at.isoformat())


def line_as_dict(one: Any) -> dict[str, Any]:
    """A draft without its answers, as lists show it."""
    return {
        "id": one.id,
        "form": one.form_id,
        "title": one.title,
        "version": one.version,
        "created_at": moment(one.created_at),
        "updated_at": moment(one.updated_at),
    }


def draft_as_dict(one: Draft) -> dict[str, Any]:
    """A draft as the interface shows it."""
    return {**line_as_dict(one), "answers": one.answers, "notices": notices_of(one)}


def draft_begun(draft: Draft) -> Shown:
    """The answer to a draft that was begun: what it is, and where."""
    return draft_as_dict(draft), 201, {"Location": url_for("api.read_draft", draft_id=draft.id)}


def job_as_dict(one: Any) -> dict[str, Any]:
    """A job as the interface shows it."""
    return {
        "id": one.id,
        "kind": one.kind,
        "state": one.state,
        "error": one.error,
        "document": one.result_document_id,
        "created_at": moment(one.created_at),
        "updated_at": moment(one.updated_at),
    }


def papers_as_dict(whose: str, draft_id: str) -> dict[str, Any]:
    """The documents of a draft as the interface shows them."""
    made = desk().papers(whose, draft_id)
    states = {one.pdf.state if one.pdf else "queued" for one in made}
    state = "working" if states & {"queued", "running"} else "failed" if "failed" in states else "done"
    return {"draft": draft_id, "state": state, "documents": [_paper(one) for one in made]}


def _paper(one: Paper) -> dict[str, Any]:
    line = one.document
    return {
        "id": line.id,
        "name": line.name,
        "media_type": line.media_type,
        "final": line.final,
        "draft_version": line.draft_version,
        "created_at": moment(line.created_at),
        "pdf": job_as_dict(one.pdf) if one.pdf else None,
    }


@pages.get(
    "/drafts",
    tags=[DRAFTS],
    summary="列出自己的草稿",
    description="最近保存的在前，不含答案。别人的草稿不在其中：可以查看的，按编号读取。",
    responses={200: answered.Drafts},
)
@open_to(Act.KEEP_ACCOUNT, Scope.READ)
def list_drafts() -> dict[str, Any]:
    """One's own drafts, without their answers."""
    return {"drafts": [line_as_dict(one) for one in desk().drafts(me().id)]}


@pages.post(
    "/drafts",
    tags=[DRAFTS],
    summary="新建草稿",
    description="答案可以不全，读不出来的答案不收。",
    responses={201: answered.Draft, **OF_A_THING, **WITH_A_BODY, **ONCE},
)
@open_to(Act.BEGIN_DRAFT, Scope.WRITE)
@once
def begin_draft(header: sent.Keyed, body: sent.ToBegin) -> Any:
    """A new draft; answers that cannot be read are refused."""
    del header
    papers.check(body.form, body.answers)
    return draft_begun(desk().begin(me().id, body.form, key=thing_key(), answers=body.answers))


@pages.get(
    "/drafts/<uuid:draft_id>",
    tags=[DRAFTS],
    summary="读取一份草稿",
    description="草稿和它的答案；notices 是规则以外的提示，例如填写的编号已经分配给另一份合同。",
    responses={200: answered.Draft, **OF_A_THING},
)
@open_to(Act.READ_DRAFT, Scope.READ)
def read_draft(path: sent.OfDraft) -> dict[str, Any]:
    """A draft with its answers."""
    return draft_as_dict(_draft(path))


@pages.patch(
    "/drafts/<uuid:draft_id>",
    tags=[DRAFTS],
    summary="修改草稿的答案",
    description="只改给出的字段；草稿已在别处保存过的，或者已经送审、签订的，返回 409，请重新读取后再改。",
    responses={200: answered.Draft, 409: answered.Refusal, **OF_A_THING, **WITH_A_BODY},
)
@open_to(Act.EDIT_DRAFT, Scope.WRITE)
def save_draft(path: sent.OfDraft, body: sent.ToSave) -> dict[str, Any]:
    """Put the answers that are given by path into a draft."""
    draft_id = str(path.draft_id)
    faults = desk().lay(owner(), draft_id, body.answers).report.answers.faults
    if faults:
        raise BadInput(_("答案中有{count}处读不出来：", count=len(faults)), fields=faults)
    sheet = desk().save(owner(), draft_id, body.version, body.answers, by=me().id)
    return draft_as_dict(sheet.draft)


@pages.delete(
    "/drafts/<uuid:draft_id>",
    tags=[DRAFTS],
    summary="删除草稿",
    description="连同由它生成的文书一并删除；已经送审、签订或者备案的，返回 409。",
    responses={204: None, 409: answered.Refusal, **OF_A_THING},
)
@open_to(Act.KEEP_DRAFT, Scope.WRITE)
def delete_draft(path: sent.OfDraft) -> tuple[str, int]:
    """Remove a draft with all that was made of it."""
    desk().delete(owner(), str(path.draft_id))
    return "", 204


@pages.get(
    "/drafts/<uuid:draft_id>/check",
    tags=[DRAFTS],
    summary="核对一份草稿",
    description="按当天核对草稿现在的答案；notices 是规则以外的提示，例如填写的编号已经分配给另一份合同。",
    responses={200: answered.DraftReport, **OF_A_THING},
)
@open_to(Act.READ_DRAFT, Scope.READ)
def check_draft(path: sent.OfDraft, query: sent.Asked) -> dict[str, Any]:
    """What checking says of a draft as it is now."""
    sheet = desk().open(owner(), str(path.draft_id))
    return {**sheet.report.as_dict(query.lang), "notices": notices_of(sheet.draft)}


@pages.get(
    "/drafts/<uuid:draft_id>/documents",
    tags=[DRAFTS],
    summary="草稿的文书和 PDF 的进度",
    description="每种文书最新的一份；state 为 working 时请过一两秒再查。",
    responses={200: answered.Papers, **OF_A_THING},
)
@open_to(Act.READ_DRAFT, Scope.READ)
def draft_documents(path: sent.OfDraft) -> dict[str, Any]:
    """The newest document of each kind, with the state of its PDF."""
    return papers_as_dict(owner(), str(path.draft_id))


@pages.post(
    "/drafts/<uuid:draft_id>/documents",
    tags=[DRAFTS],
    summary="生成草稿的文书",
    description="按草稿现在的答案生成 DOCX；PDF 随后转换，请按 Location 查询进度。",
    responses={202: answered.Papers, **OF_A_THING, **ONCE},
)
@open_to(Act.ISSUE_DRAFT, Scope.WRITE, cost=HEAVY)
@once
def make_documents(path: sent.OfDraft, header: sent.Keyed) -> Any:
    """Make the documents of a draft as it is now; the PDFs follow."""
    del header
    draft_id = str(path.draft_id)
    desk().issue(owner(), draft_id)
    shown = papers_as_dict(owner(), draft_id)
    return goes_on(Work.CONVERSIONS, shown, "draft_documents", draft_id=draft_id)


@pages.get(
    "/documents/<uuid:document_id>",
    tags=[DRAFTS],
    summary="下载一份文书",
    description="DOCX 或 PDF 的内容。",
    responses={200: FILE, **OF_A_THING},
)
@open_to(Act.READ_DRAFT, Scope.READ)
def read_document(path: sent.OfDocument) -> Any:
    """The bytes of a document."""
    found = desk().document(owner(), str(path.document_id))
    if found.name in OF_PACKETS and not may_here(Act.READ_ATTACHMENT):
        abort(404)  # a packet binds papers and files that are not shared with who may see this one
    answer = send_file(BytesIO(found.content), mimetype=found.media_type)
    name = paper_name(found.name, *desk().file_title(owner(), found.draft_id), final=found.final)
    answer.headers["Content-Disposition"] = disposition(found.name, name, inline=False)
    return answer


@pages.get(
    "/jobs/<uuid:job_id>",
    tags=[DRAFTS],
    summary="查询一项转换",
    description="完成后 document 为所得 PDF 的编号。",
    responses={200: answered.Job, **OF_A_THING},
)
@open_to(Act.READ_DRAFT, Scope.READ)
def read_job(path: sent.OfJob) -> dict[str, Any]:
    """A job as it stands."""
    return job_as_dict(desk().job(owner(), str(path.job_id)))


def _draft(path: sent.OfDraft) -> Draft:
    return desk().open(owner(), str(path.draft_id)).draft
