"""What stays Chinese in an English page says so (WCAG 2.2, 3.1.2 Language of Parts).

Names, titles, citations and quotes of contracts are Chinese in whatever language a page is, and they come in
sentences, tables and links of every page. So they are marked in one place, when the page is finished, and no
template can forget it: each run of Chinese outside an element that is Chinese anyhow gets an element of its own.
It is <bdi>, a name within other words: templates have none, so that no rule of their looks is meant for it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Response

TAG = re.compile(
    r"<!--.*?(?:-->|\Z)|<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^>]*)(?:>|\Z)", re.DOTALL
)
"""What is not closed ends with the page, as browsers have it: nothing is looked through twice for an end."""
ATTRIBUTE = re.compile(r"\slang=[\"']?zh", re.IGNORECASE)
_IDEOGRAPH = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_WITHIN = f"{_IDEOGRAPH}\u3001-\u303f\uff01-\uff5e\u2026\u2018\u2019\u00b70-9"
_OPENING = "《（〔【0-9"
RUN = re.compile(f"(?<![{_OPENING}])[{_OPENING}]*[{_IDEOGRAPH}](?:[{_WITHIN}]*[{_IDEOGRAPH}》）〕】。])?")
"""Chinese with the digits and marks within it; full-width marks at its ends belong to the sentence around it.

What may open it is looked at from its beginning alone: from each of many digits it would take minutes.
"""
BARE = frozenset({"script", "style", "title", "option", "textarea", "svg"})
"""What can hold text and no elements."""
VOID = frozenset({"input", "br", "hr", "img", "link", "meta", "wbr", "col", "rect", "path"})


def mark(page: str) -> str:
    """*page*, an HTML document in another language, with each run of Chinese in it marked as Chinese."""
    made: list[str] = []
    at, within, depth = 0, "", 0
    for tag in TAG.finditer(page):
        made += [page[at : tag.start()] if within else _marked(page[at : tag.start()]), tag[0]]
        at, name = tag.end(), (tag["name"] or "").lower()
        if within:
            depth += (name == within) * (-1 if tag["end"] else 1)
            within = within if depth else ""
        elif not tag["end"] and _is_left_alone(name, tag["rest"] or ""):
            within, depth = name, 1
    return "".join([*made, _marked(page[at:])])


def _marked(text: str) -> str:
    return RUN.sub(r'<bdi lang="zh-CN">\g<0></bdi>', text)


def _is_left_alone(name: str, attributes: str) -> bool:
    """Whether what an element holds cannot be marked, or is marked already."""
    return name not in VOID and (name in BARE or bool(ATTRIBUTE.search(attributes)))


def mark_page(response: Response) -> Response:
    """The same for a *response* that is a whole page; whatever else it is stays as it is."""
    if response.mimetype == "text/html" and not response.is_streamed and not response.direct_passthrough:
        response.set_data(mark(response.get_data(as_text=True)))
    return response
