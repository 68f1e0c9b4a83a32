"""The page of what changes of law touch: one's own papers, and nobody else's."""

import sqlalchemy as sa

from formgen.storage.tables import drafts


def test_a_draft_from_before_a_change_is_listed_for_its_owner_alone(app, user, other, draft):
    assert "没有受影响的文书" in user.get("/law-changes").text
    database = app.extensions["formgen"]["database"]
    with database.writing() as connection:
        connection.execute(sa.update(drafts).values(updated_at=sa.text("'2026-02-20 09:00:00'")))
    page = user.get("/law-changes")
    assert "《中华人民共和国仲裁法》（2025年9月12日修订）自2026-03-01起施行。" in page.text
    assert f'href="{draft}/check"' in page.text
    assert "没有受影响的文书" in other.get("/law-changes").text


def test_many_are_shown_a_hundred_at_a_time(app, user):
    for _number in range(101):
        user.begin()
    with app.extensions["formgen"]["database"].writing() as connection:
        connection.execute(sa.update(drafts).values(updated_at=sa.text("'2026-02-20 09:00:00'")))

    first, second = user.get("/law-changes"), user.get("/law-changes?page=2")
    assert "共101份，第1页，共2页。" in first.words()
    assert [len(one.all("//ul[contains(@class, 'touched')]/li")) for one in (first, second)] == [100, 1]
    assert "前一页" not in first.words()
    assert "后一页" not in second.words()
    assert "第2页，共2页。" in user.get("/law-changes?page=9").words()


def test_a_visitor_is_asked_to_sign_in(visitor):
    assert visitor.get("/law-changes", 302).location.startswith("/sign-in")
