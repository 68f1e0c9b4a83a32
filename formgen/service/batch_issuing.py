"""What the paper of a row is issued as, worked out beside its documents, in the process that makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.rendering.stamping import stamped
from formgen.service.issuing import NewIssue, Source, about, is_sample, name_in, printed
from formgen.storage.codes import shown

if TYPE_CHECKING:
    from formgen.report import Report

OF_SAMPLE = _("与样例相同，只作示例，不编核验码：改成自己的内容以后重新提交。")
"""What the result of a row says that is the sample of its form, which is issued to nobody."""


def issued(
    report: Report, mark: str, documents: dict[str, bytes], *, paper: str, code: str, check_at: str
) -> tuple[dict[str, bytes], NewIssue, str] | None:
    """The *documents* of a final paper with its *code* on every page, what is kept of it, and the code as it is shown.

    ``None`` for the sample of a form, as a draft of it gets no code either.

    :param mark: the fingerprint of *report*. :param paper: what it is issued as.
    :param check_at: where codes are checked; empty where that is not known.
    """
    if is_sample(report.answers):
        return None
    line = printed(code, check_at)
    answers = report.answers.raw
    name = name_in(report.answers.form.name_field, answers)
    new = about(Source(paper, 1, name, answers), report, mark, code)
    return {title: stamped(content, line) for title, content in documents.items()}, new, shown(code)
