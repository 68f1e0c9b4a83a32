"""Reading and reviewing contracts, without a database: what the command line, Python and the desk ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.clauses import Contract
from formgen.errors import BadInput
from formgen.messages import _
from formgen.plan import answers_of
from formgen.reading import Block, Document, Place, read
from formgen.reading.limited import STANDARD, in_limited_child
from formgen.reviewing import review
from formgen.service import papers

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from formgen.plan import Extracted
    from formgen.rendering.annotate import Remark
    from formgen.reviewing import ReviewReport

ANNOTATE = "formgen.rendering.annotate:annotate"


def review_file(data: bytes, name: str, as_of: date | None = None) -> ReviewReport:
    """Review the contract in the file *data* that its owner calls *name*.

    :raises formgen.errors.BadInput: when it cannot be read, with the reason.
    """
    return review_document(read_file(data, name), as_of)


def read_file(data: bytes, name: str) -> Document:
    """The text of the file *data*; a DOC of old is turned into a DOCX first, where there is a converter.

    :raises formgen.errors.BadInput: when it cannot be read, with the reason.
    """
    return read(data, name, _modern)


def _modern(data: bytes) -> bytes:
    """The DOC *data* as DOCX."""
    from formgen.rendering.legacy import doc_to_docx  # noqa: PLC0415 - only a DOC needs an office program

    return doc_to_docx(data)


def review_text(text: str, as_of: date | None = None) -> ReviewReport:
    """Review *text*, a contract or some clauses of one; matches count in its characters."""
    return review_document(_bare(text), as_of)


def review_document(document: Document, as_of: date | None = None) -> ReviewReport:
    """Review a contract that was read before."""
    installed = catalogue.installed()
    plan = installed.review
    return review(document, plan, installed.form(plan.form), as_of or papers.today())


def _bare(text: str) -> Document:
    return Document("", "txt", text, (Block(0, len(text)),), (Place(0, len(text), "", 0, 0),))


def must_extract(name: str) -> None:
    """Refuse a form whose answers no contract gives; empty stands for the one whose answers it does."""
    installed = catalogue.installed()
    if name and installed.form(name).id != installed.review.form:
        given = installed.form(installed.review.form)
        said = _(
            "不能从合同读出表单 {name} 的答案，只能读出 {form}（{code}）。",
            name=name,
            form=given.id,
            code=given.code,
        )
        raise BadInput(said)


def extract(data: bytes, name: str, form: str = "") -> dict[str, Any]:
    """The answers that the contract in *data* gives, nested as answers are, and each with its source.

    :raises formgen.errors.BadInput: when it cannot be read, or when *form* is not the form of a contract.
    """
    must_extract(form)
    plan = catalogue.installed().review
    contract = Contract.of(read_file(data, name), plan.gazetteer)
    return extract_as_dict(plan.extract(contract), name)


def extract_as_dict(found: Sequence[Extracted], name: str) -> dict[str, Any]:
    """What was read from the contract *name*, as the JSON interface shows it."""
    return {
        "file": name,
        "form": catalogue.installed().review.form,
        "answers": answers_of(found),
        "fields": [
            {
                "path": one.path,
                "value": one.value,
                "confidence": one.confidence,
                "source": one.source.as_dict(),
            }
            for one in found
        ],
    }


def annotated(data: bytes, report: ReviewReport) -> bytes:
    """The DOCX *data* with a Word comment for each finding of its review, and otherwise unchanged text."""
    from formgen.service.remarks import remarks_of  # noqa: PLC0415 - only those who want comments load it

    wording = catalogue.installed().review.wording
    remarks = remarks_of([(one, "") for one in report.findings], wording)
    return with_comments(data, report.document, remarks)


def with_comments(data: bytes, document: Document, remarks: Sequence[Remark]) -> bytes:
    """The DOCX *data*, which was read as *document*, with a Word comment for each of *remarks*.

    It is opened a second time for that, so in a child with limits again.
    """
    if document.format != "docx":
        raise BadInput(_("只有 DOCX 能加批注：请把合同另存为 DOCX 后再审查。"))
    limits = STANDARD.for_size(len(data))
    commented: bytes = in_limited_child(ANNOTATE, data, document, list(remarks), limits=limits)
    return commented
