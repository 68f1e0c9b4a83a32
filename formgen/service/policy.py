"""Who may do what: the one table that every door asks.

Three words decide: what somebody is (:class:`Role`), what he wants to do (:class:`Act`), and what the thing
is to him (:class:`Relation`). What the table does not allow is refused. Contracts are kept secret by those
who handle them (罗湖区政府合同监督管理办法第十二条): a colleague of the same unit sees a draft only when it is
shared with him by name, or when his office is to look after the unit's contracts (合同管理员、合法性审查人员).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from formgen.storage import Role

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Act", "Relation", "Role", "may"]


class Relation(StrEnum):
    """What a thing is to somebody; ``PUBLIC`` where the act is upon nobody's thing."""

    OWN = "own"
    SHARED_EDIT = "shared_edit"
    SHARED_READ = "shared_read"
    SAME_UNIT = "same_unit"
    OTHER_UNIT = "other_unit"
    PUBLIC = "public"


class Act(StrEnum):
    """What somebody may want to do."""

    VISIT = "visit"
    """Open a page that is for everybody, signed in or not."""
    KEEP_ACCOUNT = "keep_account"
    """Look after one's own account, and what else is one's own alone."""
    MANAGE_PEOPLE = "manage_people"
    SET_CALENDAR = "set_calendar"
    """Enter the yearly notice of holidays, by which everybody's working days are counted."""
    BEGIN_DRAFT = "begin_draft"
    FILL_OFFICIAL = "fill_official"
    """Begin and give out a paper that is an office's, and not one that applicants fill in for themselves."""
    LIST_DRAFTS = "list_drafts"
    """See the list of others' drafts; which ones are on it follows from ``READ_DRAFT``."""
    READ_DRAFT = "read_draft"
    READ_AROUND_DRAFT = "read_around_draft"
    """See what else the owner keeps around a draft: linked papers, records in it, its packet, its source."""
    READ_ATTACHMENT = "read_attachment"
    """Open the files that the owner put into the packet of a draft, and the packet that binds them."""
    EDIT_DRAFT = "edit_draft"
    ISSUE_DRAFT = "issue_draft"
    """Make the documents of a draft."""
    KEEP_DRAFT = "keep_draft"
    """What its owner alone decides: to share it, to delete it, to begin others from it, to bind it."""
    BEGIN_REVIEW = "begin_review"
    LIST_REVIEWS = "list_reviews"
    """Look for uploaded contracts among those of others; which ones are found follows from ``READ_REVIEW``."""
    READ_REVIEW = "read_review"
    KEEP_REVIEW = "keep_review"
    BEGIN_BATCH = "begin_batch"
    """Have many papers made of a spreadsheet."""
    READ_BATCH = "read_batch"
    KEEP_BATCH = "keep_batch"
    KEEP_RECORDS = "keep_records"
    """Keep a book of one's own records."""
    READ_RECORD = "read_record"
    EDIT_RECORD = "edit_record"
    HANDLE_CONTRACT = "handle_contract"
    """Do what the handler of a contract does in its life: submit it, record its decision, signing and performance."""
    EXAMINE_CONTRACT = "examine_contract"
    """Give the opinion of the unit's legal review on a contract; never on one's own."""
    EXAMINE_FOR_DISTRICT = "examine_for_district"
    FILE_CONTRACT = "file_contract"
    """Register a signed contract and look after its file."""
    READ_LEDGER = "read_ledger"
    READ_AUDIT = "read_audit"


OWN, PUBLIC = {Relation.OWN}, {Relation.PUBLIC}
EDITED = {Relation.OWN, Relation.SHARED_EDIT}
SHARED = EDITED | {Relation.SHARED_READ}
IN_UNIT = SHARED | {Relation.SAME_UNIT}
ALL = IN_UNIT | {Relation.OTHER_UNIT}
OF_COLLEAGUES = IN_UNIT - OWN

Rows = dict[Act, set[Relation]]

_EVERYBODY: Rows = {Act.VISIT: PUBLIC, Act.KEEP_ACCOUNT: PUBLIC}
_APPLICANT: Rows = {
    **_EVERYBODY,
    Act.BEGIN_DRAFT: PUBLIC,
    Act.READ_DRAFT: OWN,
    Act.READ_AROUND_DRAFT: OWN,
    Act.READ_ATTACHMENT: OWN,
    Act.EDIT_DRAFT: OWN,
    Act.ISSUE_DRAFT: OWN,
    Act.KEEP_DRAFT: OWN,
    Act.BEGIN_REVIEW: PUBLIC,
    Act.READ_REVIEW: OWN,
    Act.KEEP_REVIEW: OWN,
    Act.BEGIN_BATCH: PUBLIC,
    Act.READ_BATCH: OWN,
    Act.KEEP_BATCH: OWN,
    Act.KEEP_RECORDS: PUBLIC,
    Act.READ_RECORD: OWN,
    Act.EDIT_RECORD: OWN,
}
_DRAFTER: Rows = {
    **_APPLICANT,
    Act.FILL_OFFICIAL: PUBLIC,
    Act.LIST_DRAFTS: PUBLIC,
    Act.READ_DRAFT: SHARED,
    Act.EDIT_DRAFT: EDITED,
    Act.ISSUE_DRAFT: EDITED,
    Act.HANDLE_CONTRACT: EDITED,
    Act.READ_LEDGER: SHARED,
}
_IN_CHARGE: Rows = {
    **_DRAFTER,
    Act.READ_DRAFT: IN_UNIT,
    Act.LIST_REVIEWS: PUBLIC,
    Act.READ_REVIEW: IN_UNIT,
    Act.READ_BATCH: IN_UNIT,
    Act.READ_LEDGER: IN_UNIT,
}

TABLE: dict[Role, Rows] = {
    Role.APPLICANT: _APPLICANT,
    Role.DRAFTER: _DRAFTER,
    Role.CONTRACT_MANAGER: {**_IN_CHARGE, Act.FILE_CONTRACT: IN_UNIT},
    Role.LEGAL_REVIEWER: {**_IN_CHARGE, Act.EXAMINE_CONTRACT: OF_COLLEAGUES},
    # The district's reviewers see of other units what was sent to them, which is: shared with them.
    Role.DISTRICT_REVIEWER: {**_DRAFTER, Act.EXAMINE_FOR_DISTRICT: SHARED - OWN},
    Role.AUDITOR: {
        **_EVERYBODY,
        Act.LIST_DRAFTS: PUBLIC,
        Act.READ_DRAFT: ALL,
        Act.READ_AROUND_DRAFT: ALL,
        Act.LIST_REVIEWS: PUBLIC,
        Act.READ_REVIEW: ALL,
        Act.READ_BATCH: ALL,
        Act.READ_RECORD: ALL,
        Act.READ_LEDGER: ALL,
        Act.READ_AUDIT: PUBLIC,
    },
    Role.ADMINISTRATOR: {**_EVERYBODY, Act.MANAGE_PEOPLE: PUBLIC, Act.SET_CALENDAR: PUBLIC},
}


def may(roles: Iterable[Role], act: Act, relation: Relation = Relation.PUBLIC) -> bool:
    """Whether one of *roles* allows *act* upon a thing in this *relation*."""
    return any(relation in TABLE[role].get(act, ()) for role in roles)
