"""What the paper of a row is issued as, worked out beside its documents, in the process that makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.rendering.stamping import stamped
from formgen.service.issuing import NewIssue, Source, about, name_in, printed
from formgen.storage.codes import shown

if TYPE_CHECKING:
    from formgen.report import Report
    from formgen.service.batch_making import Order, Row


def issued(
    order: Order, row: Row, report: Report, mark: str, documents: dict[str, bytes]
) -> tuple[dict[str, bytes], NewIssue, str]:
    """The *documents* of a final paper with the code of its *row* on every page, what is kept of it, and that code.

    :param mark: the fingerprint of *report*.
    """
    line = printed(row.code, order.check_at)
    name = name_in(report.answers.form.name_field, row.answers)
    new = about(Source(row.paper, 1, name, row.answers), report, mark, row.code)
    return {title: stamped(content, line) for title, content in documents.items()}, new, shown(row.code)
