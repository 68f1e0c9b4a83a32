"""Batches for programs: a spreadsheet in, a set of documents for each row out, with a report."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from flask import send_file

from formgen.messages import _
from formgen.service.bells import Work
from formgen.service.policy import Act
from formgen.service.tokens import Scope

from ..here import batches, me, owner
from . import answered, sent
from .begun import content_of, goes_on
from .blueprint import BATCHES, OF_A_THING, ONCE, WITH_A_BODY, pages
from .drafts import moment
from .guard import HEAVY, open_to
from .once import once, thing_key

if TYPE_CHECKING:
    from formgen.service.batch_desk import Standing

REPORT = {"description": "OK", "content": {"application/json": {"schema": {"type": "object"}}}}
ZIP = {
    "description": "OK",
    "content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}},
}


def batch_as_dict(one: Standing) -> dict[str, Any]:
    """A batch as the interface shows it."""
    return {
        "id": one.batch.id,
        "form": one.batch.form_id,
        "name": one.batch.name,
        "pdf": one.batch.pdf,
        "state": one.state,
        "rows": one.total,
        "made": one.made,
        "counts": one.counts,
        "faulty": one.faulty,
        "created_at": moment(one.batch.created_at),
    }


@pages.get(
    "/batches",
    tags=[BATCHES],
    summary="列出自己的批量任务",
    description="最近提交的在前。",
    responses={200: answered.Batches},
)
@open_to(Act.BEGIN_BATCH, Scope.READ)
def list_batches() -> dict[str, Any]:
    """One's own batches."""
    return {"batches": [batch_as_dict(one) for one in batches().batches(me().id)]}


@pages.post(
    "/forms/<string:form>/batches",
    tags=[BATCHES],
    summary="按表格批量生成文书",
    description="上传按模板填好的 XLSX，每行一套文书；随即开始，请按 Location 查询。读不出来的行单独列明，不影响其他行。",
    responses={202: answered.Batch, **OF_A_THING, **WITH_A_BODY, **ONCE},
)
@open_to(Act.BEGIN_BATCH, Scope.WRITE, cost=HEAVY)
@once
def begin_batch(path: sent.OfForm, header: sent.Keyed, query: sent.AskedBatch, form: sent.Table) -> Any:
    """Keep a spreadsheet and have every row made."""
    del header
    data, name = content_of(form.file, _("请以文件的形式上传表格。"))
    begun = batches().begin(me().id, path.form, name, data, pdf=query.pdf == "true", key=thing_key())
    batches().start(me().id, begun.id)
    shown = batch_as_dict(batches().look(me().id, begun.id))
    return goes_on(Work.BATCHES, shown, "read_batch", batch_id=begun.id)


@pages.get(
    "/batches/<uuid:batch_id>",
    tags=[BATCHES],
    summary="查询一项批量任务",
    description="各状态的行数；state 为 done 时全部办完。",
    responses={200: answered.Batch, **OF_A_THING},
)
@open_to(Act.READ_BATCH, Scope.READ)
def read_batch(path: sent.OfBatch) -> dict[str, Any]:
    """A batch as it stands."""
    return batch_as_dict(batches().look(owner(), str(path.batch_id)))


@pages.get(
    "/batches/<uuid:batch_id>/report",
    tags=[BATCHES],
    summary="批量任务的逐行结果",
    description="与批量命令的报告相同：每行的文件和检查结果。",
    responses={200: REPORT, **OF_A_THING},
)
@open_to(Act.READ_BATCH, Scope.READ)
def batch_report(path: sent.OfBatch, query: sent.Asked) -> Any:
    """What became of every row, with its findings."""
    batch = batches().look(owner(), str(path.batch_id)).batch
    return send_file(batches().report(batch, "report.json", query.lang), mimetype="application/json")


@pages.get(
    "/batches/<uuid:batch_id>/documents",
    tags=[BATCHES],
    summary="下载批量任务的全部文书",
    description="已生成的文书和报告，一个 ZIP。",
    responses={200: ZIP, **OF_A_THING},
)
@open_to(Act.READ_BATCH, Scope.READ, cost=HEAVY)
def batch_documents(path: sent.OfBatch) -> Any:
    """Every paper that is made, with the report, in one file."""
    batch = batches().look(owner(), str(path.batch_id)).batch
    return send_file(batches().archive(batch), mimetype="application/zip", download_name="documents.zip")


@pages.post(
    "/batches/<uuid:batch_id>/cancel",
    tags=[BATCHES],
    summary="停止一项批量任务",
    description="已生成的保留，其余不再生成。",
    responses={200: answered.Batch, **OF_A_THING},
)
@open_to(Act.KEEP_BATCH, Scope.WRITE)
def cancel_batch(path: sent.OfBatch) -> dict[str, Any]:
    """Have no further row made."""
    batches().cancel(owner(), str(path.batch_id))
    return batch_as_dict(batches().look(owner(), str(path.batch_id)))


@pages.delete(
    "/batches/<uuid:batch_id>",
    tags=[BATCHES],
    summary="删除一项批量任务",
    description="连同由它生成的文书一并删除。",
    responses={204: None, **OF_A_THING},
)
@open_to(Act.KEEP_BATCH, Scope.WRITE)
def delete_batch(path: sent.OfBatch) -> tuple[str, int]:
    """Remove a batch with everything made of it."""
    batches().delete(owner(), str(path.batch_id))
    return "", 204
