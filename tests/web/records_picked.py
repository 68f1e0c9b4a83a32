"""Records as people keep them, pick them and look at them."""

from __future__ import annotations

from urllib.parse import urlsplit

NAME = "示例公司（示例）"
PARTY = {
    "party_type": "legal_person",
    "name": NAME,
    "legal_rep_name": "示例甲",
    "address": "深圳市罗湖区示例路1号（示例）",
    "contact_phone": "0755-00000011",
    "uscc": "91440300MA5FL3UK1P",
}


def keep(user, kind, facts):
    """Fill in the page of a new record; its address."""
    page = user.get(f"/records/new/{kind}")
    return urlsplit(user.post(f"/records/new/{kind}", page.typed(**facts)).location).path


def pick(user, address, step, place, record, status=302, **typed):
    """Choose a record on the page of a step and press the button beside it."""
    page = user.get(f"{address}/steps/{step}")
    given = {f"_record:{place}": record.rpartition("/")[2], "action": f"pick:{place}", **typed}
    return user.post(f"{address}/steps/{step}", page.typed(**given), status)


def said(rows):
    """Rows of a table with the cells that say anything."""
    return [{name: cell for name, cell in row.items() if cell is not None} for row in rows]
