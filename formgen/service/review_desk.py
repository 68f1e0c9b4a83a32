"""The review desk: contracts that somebody else wrote, what was found in them, and what was decided about it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.errors import BadInput
from formgen.messages import CHINESE, _
from formgen.plan import SURE, answers_of
from formgen.reading import read
from formgen.service import papers
from formgen.service.contract_names import plain_name, same_contract
from formgen.service.deciding import Asked, checked_decision, in_words
from formgen.service.desk import Desk
from formgen.service.judged import extracted, sheet_filled, versions_compared
from formgen.service.kept_reviews import (
    OPEN,
    Entry,
    document_in,
    entries_of,
    names_of,
    report_in,
)
from formgen.service.reviews import extract_as_dict, with_comments
from formgen.service.taken_in import is_taken_in
from formgen.storage import Mark, Marks, NewReview, Review, Reviews

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.reading import Document
    from formgen.service.comparing import Change
    from formgen.storage import Database, Draft

__all__ = ["Comparison", "Entry", "Opened", "Review", "ReviewDesk"]

SHORTEST_CONTRACT = 50
"""Characters without space: fewer are no contract, whatever they are called."""
WAITING = ("queued", "reading")
MOST_WAITING = 50
"""Contracts of one person that may wait at the same time: nobody fills the queue for everybody."""


@dataclass(frozen=True)
class Opened:
    """A review that is done, in one language.

    :param outline: where each clause begins, its level and what it is called.
    :param wording: a wording of our own by rule id, offered to mend a clause with.
    :param previous: the version before it, and :param following: the one after it, where there are such.
    """

    review: Review
    document: Document
    report: dict[str, Any]
    entries: tuple[Entry, ...]
    outline: list[list[Any]]
    wording: Mapping[str, str]
    previous: Review | None = None
    following: Review | None = None

    @property
    def is_contract(self) -> bool:
        """Whether there is enough of a contract to write an opinion on it, or to fill in a form from it."""
        written = sum(not one.isspace() for one in self.document.text)
        return bool(self.report["looks_like_contract"]) and written >= SHORTEST_CONTRACT


@dataclass(frozen=True)
class Comparison:
    """Two versions of one contract: their clauses, and which findings are new, solved, or still there."""

    before: Opened
    after: Opened
    changes: tuple[Change, ...]
    new: tuple[Entry, ...]
    solved: tuple[Entry, ...]
    remaining: tuple[Entry, ...]


class ReviewDesk:
    """What a signed-in person does with contracts to review; everything is reached only through its owner's id."""

    def __init__(self, database: Database) -> None:
        self._reviews = Reviews(database)
        self._marks = Marks(database)
        self._desk = Desk(database)

    def begin(self, owner: str, name: str, data: bytes, *, key: str, previous: str = "") -> Review:
        """Keep the file and queue its review; sent twice with one *key*, it is one review.

        :param previous: id of the review of the version before, empty where there is none.
        """
        if not data:
            raise BadInput(_("文件“{name}”是空的：请重新选择文件。", name=plain_name(name)))
        if not is_taken_in(name, data):
            said = _(
                "文件“{name}”不是 DOCX、DOC、PDF、TXT 或 MD：请换成其中一种再上传。", name=plain_name(name)
            )
            raise BadInput(said)
        if sum(one.state in WAITING for one in self.reviews(owner)) >= MOST_WAITING:
            raise BadInput(_("还有{count}份合同在等待审查：请等它们完成后再上传。", count=MOST_WAITING))
        return self._reviews.put(owner, NewReview(plain_name(name), data, key, previous or None))

    def reviews(self, owner: str) -> list[Review]:
        """The reviews of *owner*, the newest first."""
        return self._reviews.list(owner)

    def look(self, owner: str, review_id: str) -> Review:
        """A review as it stands, done or not."""
        return self._reviews.read(owner, review_id)

    def decided(self, owner: str) -> dict[str, int]:
        """How many findings of each review were decided about, by its id; none of those that are not there."""
        return self._reviews.decided(owner)

    def ahead(self, review: Review) -> int:
        """How many reviews wait before this one."""
        return self._reviews.ahead(review)

    def again(self, owner: str, review_id: str) -> Review:
        """Queue a review that failed once more."""
        return self._reviews.again(owner, review_id)

    def delete(self, owner: str, review_id: str) -> None:
        """Remove a review with its file, what was found and what was decided."""
        self._reviews.delete(owner, review_id)

    def open(self, owner: str, review_id: str, language: str = CHINESE) -> Opened:
        """A review that is done; :class:`formgen.storage.NotFound` for any other."""
        review = self._reviews.read(owner, review_id)
        document, report = self._reviews.result(owner, review_id)
        shown, outline = report_in(report, language)
        read_as = document_in(document)
        before = self._entries(owner, review.previous_id) if review.previous_id else None
        known = None if before is None else {one.key for one in before}
        following = next((one for one in self.reviews(owner) if one.previous_id == review_id), None)
        return Opened(
            review,
            read_as,
            shown,
            entries_of(shown, read_as.text, self._reviews.decisions(owner, review_id), known),
            outline,
            catalogue.installed().review.wording,
            self._reviews.read(owner, review.previous_id) if review.previous_id else None,
            following,
        )

    def decide(
        self,
        owner: str,
        review_id: str,
        key: str,
        state: str,
        reason: str = "",
        seen: str | None = None,
        place: str = "",
    ) -> Entry:
        """Accept the finding *key*, call it wrong or waive it, both with a reason; ``open`` takes that back.

        :param seen: the :attr:`Entry.version` that was on the page; ``None`` decides whatever stands.
        :param place: the key of the one place that is decided about; empty decides about all of the finding.
        :raises formgen.storage.DecisionChanged: when another decision stands by now.
        """
        asked = Asked(key, state, reason, seen, place)
        new = checked_decision(self._entries(owner, review_id), asked)
        self._reviews.decide(owner, review_id, new)
        return next(one for one in self._entries(owner, review_id) if one.key == key)

    def original(self, owner: str, review_id: str) -> bytes:
        """The file as it came."""
        return self._reviews.file(owner, review_id)

    def annotated(self, owner: str, review_id: str) -> bytes:
        """The DOCX with a Word comment for each finding, what was decided said with it, false alarms left out."""
        from formgen.service.remarks import remarks_of  # noqa: PLC0415 - only those who want comments load it

        opened = self.open(owner, review_id)
        wording = catalogue.installed().review.wording
        parts = [part for one in opened.entries for part in one.parts()]
        remarks = remarks_of([(found, in_words(decision)) for found, decision in parts], wording)
        return with_comments(self.original(owner, review_id), opened.document, remarks)

    def report(self, owner: str, review_id: str, language: str = CHINESE) -> bytes:
        """The report as JSON, as it was shown, each finding with its key and what was decided."""
        opened = self.open(owner, review_id, language)
        shown = {**opened.report, "findings": [one.as_dict() for one in opened.entries]}
        return json.dumps(shown, ensure_ascii=False, indent=2).encode("utf-8", "replace")

    def extracted(self, owner: str, review_id: str) -> dict[str, Any]:
        """The answers that the contract gives, each with its source; :class:`BadInput` where it is none."""
        opened = self._worth_it(owner, review_id)
        return extract_as_dict(extracted(opened.document), opened.review.name)

    def can_extract(self) -> bool:
        """Whether the form is there whose answers a contract gives."""
        plan = catalogue.installed().review
        return _is_installed(plan.form)

    def can_fill_sheet(self) -> bool:
        """Whether the form is there for the reviewer's opinion."""
        return _is_installed(catalogue.installed().review.sheet)

    def draft_from(self, owner: str, review_id: str, *, key: str) -> Draft:
        """A new draft with the answers that the contract gives; the doubtful ones are marked to be confirmed."""
        plan = catalogue.installed().review
        found = extracted(self._worth_it(owner, review_id).document)
        draft = self._desk.begin(owner, plan.form, key=f"{key}:{review_id}:form", answers=answers_of(found))
        if draft.version == 1:  # sent twice, what was confirmed in between is not marked anew
            doubtful = [one for one in found if one.confidence < SURE]
            marks = [Mark(one.path, one.source.quote, one.confidence) for one in doubtful]
            self._marks.put(owner, draft.id, review_id, marks)
        return draft

    def source(self, owner: str, draft_id: str) -> Review | None:
        """The review of the contract that a draft was read from; ``None`` for any other draft."""
        review_id = self._marks.source(owner, draft_id)
        return None if review_id is None else self.look(owner, review_id)

    def difference(self, owner: str, draft_id: str) -> tuple[Change, ...] | None:
        """The contract that a draft was read from beside the one that it prints now; ``None`` without a source."""
        review = self.source(owner, draft_id)
        if review is None:
            return None
        report = self._desk.open(owner, draft_id).report
        name = f"{report.answers.form.id}.docx"
        printed = read(papers.documents_of(report)[name], name)
        document, _report = self._reviews.result(owner, review.id)
        return versions_compared(document_in(document), printed, only_said=True)

    def sheet_from(self, owner: str, review_id: str, *, key: str) -> Draft:
        """A new draft of the sheet for the reviewer's opinion, filled in as far as the review goes."""
        plan = catalogue.installed().review
        opened = self._worth_it(owner, review_id)
        stands = [said for one in opened.entries if (said := one.standing()) is not None]
        answers = sheet_filled({**opened.report, "findings": stands}, opened.document)
        return self._desk.begin(owner, plan.sheet, key=f"{key}:{review_id}:sheet", answers=answers)

    def likely_previous(self, owner: str, review: Review) -> list[Review]:
        """Earlier reviews of what seems to be the same contract, the newest first."""
        earlier = [
            one for one in self.reviews(owner) if one.sequence < review.sequence and one.state == "done"
        ]
        return [one for one in earlier if same_contract(one, review)]

    def follow(self, owner: str, review_id: str, previous_id: str) -> Review:
        """Say which review is of the version before; empty takes that back."""
        # What is decided here stays as it is, and nothing else comes to stand beside it.
        still = [one for one in self._entries(owner, review_id) if one.state == OPEN]
        places = names_of(still)
        whole = [name for one in still if not one.by_match for name in (one.key, one.former)]
        keys = [*whole, *(name for names in places.values() for name in names)]
        return self._reviews.follow(owner, review_id, previous_id or None, keys, places)

    def compare(self, owner: str, review_id: str, language: str = CHINESE) -> Comparison | None:
        """This version beside the one before it; ``None`` where there is none, or it was never read."""
        after = self.open(owner, review_id, language)
        if after.previous is None or after.previous.state != "done":
            return None
        before = self.open(owner, after.previous.id, language)
        changes = versions_compared(before.document, after.document)
        now = {one.key for one in after.entries}
        return Comparison(
            before,
            after,
            changes,
            new=tuple(one for one in after.entries if one.fresh),
            solved=tuple(one for one in before.entries if one.key not in now),
            remaining=tuple(one for one in after.entries if not one.fresh),
        )

    def _entries(self, owner: str, review_id: str) -> tuple[Entry, ...]:
        """The findings of a review; none while it is not done."""
        if self._reviews.read(owner, review_id).state != "done":
            return ()
        document, report = self._reviews.result(owner, review_id)
        decisions = self._reviews.decisions(owner, review_id)
        return entries_of(report_in(report, CHINESE)[0], document_in(document).text, decisions, None)

    def _worth_it(self, owner: str, review_id: str) -> Opened:
        opened = self.open(owner, review_id)
        if not opened.is_contract:
            raise BadInput(
                _("这份文件不像合同，或者几乎没有文字，不能据此生成意见表或者草稿：请上传合同的完整文本。")
            )
        return opened


def _is_installed(form: str) -> bool:
    return any(one.id == form for one in catalogue.installed().forms)
