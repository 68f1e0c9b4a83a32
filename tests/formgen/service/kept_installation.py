"""An installation with something of every kind in it, and all that its database holds."""

from __future__ import annotations

from formgen.service.proof import anchor
from formgen.service.settings import Settings
from formgen.storage import Documents, Drafts, NewDocument, People, Sessions, copying


def filled(url, tmp_path):
    """Two people, ten drafts, a document with bytes, a session and an anchor."""
    settings = Settings(tmp_path, url)
    database = settings.database()
    database.upgrade()
    keeper = People(database).create_user("li", "示例李")
    People(database).create_user("wang", "示例王", password="sesame-and-more-1")
    Sessions(database).open(keeper.id, {"notice": "示例"})
    kept = Drafts(database)
    begun = [
        kept.begin(keeper.id, "F-GC-01", {"n": i, "text": "示例𠮷\n第二行"}, title=str(i)) for i in range(10)
    ]
    about = (begun[0].id, 1, "a.docx", "application/x", b"PK\x00\xff", "1", "0", begun[0].created_at.date())
    Documents(database).put(keeper.id, NewDocument(*about))
    anchor(settings)
    yield settings, database, keeper.id, [one.id for one in begun]
    database.close()


def contents(settings):
    database = settings.database()
    with copying.still(database) as connection:
        found = {one.name: list(copying.rows(connection, one)) for one in copying.tables(connection)}
    database.close()
    return found


def handed_over(settings, elsewhere):
    elsewhere.data.joinpath("secret").write_text(settings.secret())
    return elsewhere
