"""Every route with what it is for, as the policy means it: written here once more, and not asked of the code.

A new route is added below, with the act that it must be guarded by; until then the build is red.
"""

PUBLIC_PAGES = [
    "health.alive",
    "deadlines.feed",
    "health.ready",
    "health.metrics",
    "home.index",
    "guides.guide",
    "guides.paper",
    "typefaces.shown",
    "proving.ask",
    "proving.compare",
    "signing_in.sign_in",
    "signing_in.authenticate",
    "signing_in.link",
    "signing_in.redeem",
    "signing_in.sign_out",
    "outside.begin",
    "outside.back",
    "signing_up.sign_up",
    "signing_up.begin",
    "signing_up.forgotten",
    "signing_up.recover",
    "signing_in.ask_code",
    "signing_in.check_code",
]
OPEN_FOLDERS = {"static", "bootstrap.static"}

ROUTES = {
    "keep_account": """
        tokens.mine tokens.make tokens.revoke
        deadlines.everything deadlines.month deadlines.tick_own deadlines.untick_own deadlines.open_feed
        deadlines.close_feed deadlines.mail
        signing_in.account signing_in.set_password touched.everything own_account.second_factor own_account.begin own_account.confirm
        own_account.switch_off own_account.put_mail own_account.visits own_account.end leaving.ask leaving.leave outside.begin_binding outside.release
    """,
    "manage_people": """
        users.everyone users.create users.issue_link users.set_active users.add_unit users.set_code users.look users.place
        users.hand_over users.handovers leaving.ask_for leaving.remove users.second_factor_off
    """,
    "set_calendar": "holidays.everything holidays.preview holidays.enter holidays.withdraw",
    "begin_draft": "home.begin ledger_reports.begin packets.ask packets.restore",
    "read_draft": """
        deadlines.of_draft life.of_draft
        drafts.tasks drafts.check drafts.checklist drafts.preview drafts.history versions.look
        papers.documents papers.progress papers.download tables.workbook
    """,
    "read_around_draft": """
        comparing.difference packets.choose packets.made packets.progress
        paper_records.news related.papers
    """,
    "read_attachment": "attachments.look",
    "edit_draft": """
        deadlines.tick deadlines.untick deadlines.begin deadlines.forget
        drafts.give_reasons tables.ask tables.take tables.upload versions.restore
        wizard.ask wizard.answer wizard.autosave wizard.merge
    """,
    "issue_draft": "papers.make papers.again",
    "handle_contract": "life.handle",
    "examine_contract": "life.examine",
    "examine_for_district": "life.examine_for_district",
    "file_contract": "life.file",
    "keep_draft": """
        attachments.ask_to_delete attachments.delete drafts.ask_to_delete drafts.delete proving.withdraw
        packets.save packets.build sharing.shares sharing.give sharing.take_back paper_records.ask_keep paper_records.keep paper_records.ask_pick
        paper_records.pick paper_records.keep_here paper_records.decide related.begin related.decide
    """,
    "list_drafts": "life.waiting ledger.everything ledger.workbook ledger.shown ledger_reports.shown ledger_reports.document sharing.others",
    "list_reviews": "reviews_of_all.everything",
    "begin_review": "reviewing.everything reviewing.upload",
    "begin_batch": "batches.everything batches.ask batches.template batches.upload",
    "read_batch": "batches.look batches.report batches.archive",
    "keep_batch": "batches.start batches.cancel batches.ask_to_delete batches.delete batches.withdraw",
    "read_review": """
        comparing.compare reviewing.desk reviewing.progress reviewing.original reviewing.annotated reviewing.report
    """,
    "keep_review": """
        reviewing.again reviewing.ask_to_delete reviewing.delete reviewing.decide reviewing.draft
        reviewing.follow reviewing.sheet
    """,
    "keep_records": "records.everything records.search records.new records.add",
    "read_record": "records.one",
    "read_audit": "auditing.everything",
    "edit_record": "records.save records.ask_to_delete records.delete",
}
ACT_OF = {name: act for act, names in ROUTES.items() for name in names.split()}
ACT_OF |= dict.fromkeys(PUBLIC_PAGES, "visit")

RELATIONS = ("own", "shared_edit", "shared_read", "same_unit", "other_unit")
ROLES = (
    "applicant",
    "drafter",
    "contract_manager",
    "legal_reviewer",
    "district_reviewer",
    "auditor",
    "administrator",
)

# One letter a role, in the order above: a d c l r u m. A dot: that role may not.
GRID = """
    act                own      shared_edit  shared_read  same_unit  other_unit  public
    read_draft         adclru.  .dclru.      .dclru.      ..cl.u.    .....u.     -
    read_around_draft  adclru.  .....u.      .....u.      .....u.    .....u.     -
    read_attachment    adclr..  .......      .......      .......    .......     -
    edit_draft         adclr..  .dclr..      .......      .......    .......     -
    issue_draft        adclr..  .dclr..      .......      .......    .......     -
    keep_draft         adclr..  .......      .......      .......    .......     -
    read_review        adclru.  ..cl.u.      ..cl.u.      ..cl.u.    .....u.     -
    keep_review        adclr..  .......      .......      .......    .......     -
    read_batch         adclru.  ..cl.u.      ..cl.u.      ..cl.u.    .....u.     -
    keep_batch         adclr..  .......      .......      .......    .......     -
    read_record        adclru.  .....u.      .....u.      .....u.    .....u.     -
    edit_record        adclr..  .......      .......      .......    .......     -
    handle_contract    .dclr..  .dclr..      .......      .......    .......     -
    examine_contract   .......  ...l...      ...l...      ...l...    .......     -
    examine_for_district  .......  ....r..   ....r..      .......    .......     -
    file_contract      ..c....  ..c....      ..c....      ..c....    .......     -
    read_ledger        .dclru.  .dclru.      .dclru.      ..cl.u.    .....u.     -
    visit              -        -            -            -          -           adclrum
    keep_account       -        -            -            -          -           adclrum
    manage_people      -        -            -            -          -           ......m
    set_calendar       -        -            -            -          -           ......m
    begin_draft        -        -            -            -          -           adclr..
    fill_official      -        -            -            -          -           .dclr..
    list_drafts        -        -            -            -          -           .dclru.
    begin_batch        -        -            -            -          -           adclr..
    begin_review       -        -            -            -          -           adclr..
    list_reviews       -        -            -            -          -           ..cl.u.
    keep_records       -        -            -            -          -           adclr..
    read_audit         -        -            -            -          -           .....u.
"""
_HEAD, *_LINES = [line.split() for line in GRID.strip().splitlines()]
LETTERS = "adclrum"


def means(role, act, relation):
    """Whether the grid lets *role* do *act* upon what is *relation* to him."""
    return LETTERS[ROLES.index(role)] in TABLE[act][relation]


TABLE = {line[0]: dict(zip(_HEAD[1:], line[1:], strict=True)) for line in _LINES}

READING = {"draft_id": "read_draft", "document_id": "read_draft", "attachment_id": "read_attachment"}
READING |= {"review_id": "read_review", "record_id": "read_record", "batch_id": "read_batch"}
