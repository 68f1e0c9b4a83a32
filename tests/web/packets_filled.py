"""What is put into a packet, and how its page is filled in."""

from __future__ import annotations

import io

from hypothesis import strategies as some
from PIL import Image
from pypdf import PdfWriter

NOBODYS = "11111111-1111-4111-8111-111111111111"


def blank(pages=1):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def photo():
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "navy").save(out, "JPEG")
    return out.getvalue()


def filled(page, **changed):
    """What the page of choices would post, as pairs, with inputs *changed* by name; files come as they are."""
    given = {name.replace("__", "-"): value for name, value in changed.items()}
    pairs = [pair for pair in page.fields("//form[contains(@class, 'packet')]") if pair[0] not in given]
    kept = [pair for pair in pairs if not pair[0].startswith("file-") and pair[0] != "do"]
    more = [
        (name, one)
        for name, value in given.items()
        for one in (value if isinstance(value, list) else [value])
    ]
    return [*kept, *more]


def file(content, name):
    return (io.BytesIO(content), name)


def place(page, material):
    """The number of the inputs of a material."""
    path = (
        f"//div[@class='slot'][.//strong[text()='{material}']]/input[starts-with(@name, 'material-')]/@name"
    )
    return page.one(path).removeprefix("material-")


def save(user, draft, *, status=302, do="save", **changed):
    page = user.get(f"{draft}/packet/")
    return user.post(f"{draft}/packet/", filled(page, **changed, do=do), status)


def ids(page, name):
    return page.all(f"//input[@name='{name}'][@type='hidden' or @checked]/@value")


def attach(user, draft, material, content, name):
    at = place(user.get(f"{draft}/packet/"), material)
    return user.follow(save(user, draft, **{f"file-{at}": file(content, name)}))


ODD = some.sampled_from(
    ["", "1", "0", "-1", "²", "9" * 5000, "NaN", "\x00", "\u202e", "\ufffe", "<script>", "../..", "x" * 9000, NOBODYS]
) | some.text(max_size=30)  # fmt: skip
NAMES = some.sampled_from(
    ["title", "subject", "applicant", "paper", "chosen", "checklist", "attachment", "key", "do", "state-1", "material-1",
     "state-", "state-²", "material-free", f"order-{NOBODYS}", "order-", "file-1", "file-free"]
)  # fmt: skip
