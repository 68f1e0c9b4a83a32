"""Every way to tamper with the audit trail for somebody to whom the database is open."""

import sqlalchemy as sa

from formgen.storage import audit
from formgen.storage.audit import NOTHING


def rows_of(database):
    with database.reading() as connection:
        return [dict(one) for one in connection.execute(sa.select(audit.audit_entries)).mappings()]


def made_anew(rows):
    """The chain of *rows* computed anew: what somebody writes who knows how entries are hashed."""
    last, made = {"sha256": NOTHING, "sm3": NOTHING}, []
    for number, row in enumerate(rows, 1):
        said = row | {"number": number, "previous_sha256": last["sha256"], "previous_sm3": last["sm3"]}
        last = audit.hashes(said)
        made.append(said | last)
    table, head = audit.audit_entries, audit.audit_head
    return (
        "DELETE FROM audit_entries",
        sa.insert(table).values(made),
        sa.update(head).values(number=len(rows), **last),
    )


WAYS = {
    "another actor": (
        ["UPDATE audit_entries SET actor = 'nobody' WHERE number = 4"],
        [(4, "内容与它的摘要不符")],
    ),
    "another act": (
        ["UPDATE audit_entries SET act = 'draft.read' WHERE number = 4"],
        [(4, "内容与它的摘要不符")],
    ),
    "another time": (
        ["UPDATE audit_entries SET at = '2020-01-01T00:00:00Z' WHERE number = 4"],
        [(4, "内容与它的摘要不符")],
    ),
    "another subject": (
        ["UPDATE audit_entries SET subject = '' WHERE number = 4"],
        [(4, "内容与它的摘要不符")],
    ),
    "another detail": (
        ["UPDATE audit_entries SET detail = '{}' WHERE number = 4"],
        [(4, "内容与它的摘要不符")],
    ),
    "one of the two hashes": (
        ["UPDATE audit_entries SET sm3 = '0' WHERE number = 10"],
        [(10, "内容与它的摘要不符"), (10, "链头")],
    ),
    "an entry taken out": (["DELETE FROM audit_entries WHERE number = 4"], [(4, "缺第4条到第4条记录")]),
    "an entry taken out, the others moved up": (
        [
            "DELETE FROM audit_entries WHERE number = 4",
            *(
                f"UPDATE audit_entries SET number = {one - 1} WHERE number = {one}"  # noqa: S608
                for one in range(5, 11)
            ),
        ],
        [(4, "接不上前一条"), (4, "内容与它的摘要不符")],
    ),
    "two entries exchanged": (
        [
            "UPDATE audit_entries SET number = 99 WHERE number = 4",
            "UPDATE audit_entries SET number = 4 WHERE number = 5",
            "UPDATE audit_entries SET number = 5 WHERE number = 99",
        ],
        [(4, "接不上前一条"), (4, "内容与它的摘要不符")],
    ),
    "the end cut off": (
        ["DELETE FROM audit_entries WHERE number > 7"],
        [(7, "链头记的是第10条，最后一条是第7条")],
    ),
    "everything removed": (["DELETE FROM audit_entries", "DELETE FROM audit_head"], [(0, "末尾被截去")]),
    "the seal taken away": (["UPDATE audit_head SET seal = ''"], [(10, "链头的封签不对")]),
}
