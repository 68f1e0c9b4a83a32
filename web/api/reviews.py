"""Contracts that somebody else wrote, for programs: sent in, asked after, and read as answers."""

from __future__ import annotations

from typing import Any

from formgen.messages import _
from formgen.service.bells import Work
from formgen.service.policy import Act
from formgen.service.tokens import Scope

from ..here import me, owner, reviews
from . import answered, sent
from .begun import content_of, goes_on
from .blueprint import OF_A_THING, ONCE, REVIEWS, WITH_A_BODY, pages
from .drafts import draft_begun, moment
from .guard import HEAVY, open_to
from .once import once, thing_key


def review_as_dict(one: Any) -> dict[str, Any]:
    """A review in a list, as the interface shows it."""
    return {
        "id": one.id,
        "name": one.name,
        "state": one.state,
        "error": one.error,
        "previous": one.previous_id,
        "created_at": moment(one.created_at),
        "updated_at": moment(one.updated_at),
    }


@pages.get(
    "/reviews",
    tags=[REVIEWS],
    summary="列出自己提交的审查",
    description="最近提交的在前。",
    responses={200: answered.Reviews},
)
@open_to(Act.KEEP_ACCOUNT, Scope.READ)
def list_reviews() -> dict[str, Any]:
    """One's own reviews."""
    return {"reviews": [review_as_dict(one) for one in reviews().reviews(me().id)]}


@pages.post(
    "/reviews",
    tags=[REVIEWS],
    summary="提交一份合同审查",
    description="收下文件即返回；请按 Location 查询，state 为 done 时附审查结果。",
    responses={202: answered.ReviewLine, **WITH_A_BODY, **ONCE, **OF_A_THING},
)
@open_to(Act.BEGIN_REVIEW, Scope.WRITE, cost=HEAVY)
@once
def begin_review(header: sent.Keyed, query: sent.AskedReview, form: sent.Contract) -> Any:
    """Take a contract in; it is reviewed beside the request."""
    del header
    data, name = content_of(form.file, _("请以文件的形式上传合同。"))
    begun = reviews().begin(me().id, name, data, key=thing_key(), previous=query.previous or "")
    return goes_on(Work.REVIEWS, review_as_dict(begun), "read_review", review_id=begun.id)


@pages.get(
    "/reviews/<uuid:review_id>",
    tags=[REVIEWS],
    summary="查询一份审查",
    description="report 与 formgen review --json 的结果相同；未完成时为 null。",
    responses={200: answered.Review, **OF_A_THING},
)
@open_to(Act.READ_REVIEW, Scope.READ)
def read_review(path: sent.OfReview, query: sent.Asked) -> dict[str, Any]:
    """A review as it stands; with its report when it is done."""
    one = reviews().look(owner(), str(path.review_id))
    done = one.state == "done"
    report = reviews().open(owner(), one.id, query.lang).report if done else None
    return {**review_as_dict(one), "report": report}


@pages.get(
    "/reviews/<uuid:review_id>/answers",
    tags=[REVIEWS],
    summary="从合同读出答案",
    description="每个答案附原文和把握程度，与 formgen extract 的结果相同；审查完成后可用。",
    responses={200: answered.Extracted, **OF_A_THING},
)
@open_to(Act.READ_REVIEW, Scope.READ, cost=HEAVY)
def review_answers(path: sent.OfReview) -> dict[str, Any]:
    """The answers that a contract gives, each with its source."""
    return reviews().extracted(owner(), str(path.review_id))


@pages.post(
    "/reviews/<uuid:review_id>/draft",
    tags=[REVIEWS],
    summary="以合同的内容新建草稿",
    description="把握不大的答案在草稿中标出，由人确认。",
    responses={201: answered.Draft, **OF_A_THING, **ONCE},
)
@open_to(Act.KEEP_REVIEW, Scope.WRITE, cost=HEAVY)
@once
def draft_from_review(path: sent.OfReview, header: sent.Keyed) -> Any:
    """A new draft with the answers that a contract gives."""
    del header
    draft = reviews().draft_from(owner(), str(path.review_id), key=thing_key())
    return draft_begun(draft)


@pages.delete(
    "/reviews/<uuid:review_id>",
    tags=[REVIEWS],
    summary="删除一份审查",
    description="连同文件和处理意见一并删除。",
    responses={204: None, **OF_A_THING},
)
@open_to(Act.KEEP_REVIEW, Scope.WRITE)
def delete_review(path: sent.OfReview) -> tuple[str, int]:
    """Remove a review with its file and what was decided."""
    reviews().delete(owner(), str(path.review_id))
    return "", 204
