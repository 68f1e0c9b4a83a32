#!/usr/bin/env python3
"""Collect every text that users read, and merge them into the English catalogue.

Texts come from five places: sentences marked with ``_()`` in Python, ``_()`` and ``{% trans %}`` in
the pages' templates, the labels, helps and titles of the form definitions, the description of the
JSON interface, and the help of the commands. The Chinese text is its own key.
``formgen/translations/formgen.pot`` is what was collected; in ``en/LC_MESSAGES/formgen.po``
translators fill in ``msgstr``. A text that has gone is kept at the end of that file (``#~``), and its
translation comes back with it.

    python scripts/translations.py           writes both files
    python scripts/translations.py --check   writes nothing, names what lacks a translation, exit code 1
"""

from __future__ import annotations

import argparse
import io
import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from formgen.catalogue import texts
from formgen.cli import every_command
from formgen.web.api.description import texts as texts_of_the_interface  # noqa: TID251 - the web says it

if TYPE_CHECKING:
    from collections.abc import Iterator

    import click

ROOT = Path(__file__).parents[1]
TRANSLATIONS = ROOT / "formgen" / "translations"
TEMPLATE = TRANSLATIONS / "formgen.pot"
ENGLISH = TRANSLATIONS / "en" / "LC_MESSAGES" / "formgen.po"

ROOMS = ("formgen", "forms", "web")
METHODS = [("**.py", "python"), ("**.html", "jinja2"), ("**.txt", "jinja2")]
OPTIONS = {"**.html": {"trimmed": "true"}, "**.txt": {"trimmed": "true"}}
KEYWORDS = {"_": None}
BIRTHDAY = datetime(2026, 1, 1, tzinfo=UTC)
"""The date in the headers: constant, so that collecting twice changes nothing."""
EMPTY_HEADERS = (b'"Generated-By:', b'"Report-Msgid-Bugs-To:', b'"Last-Translator:', b'"Language-Team:')
"""Headers left out: they hold no information, or change with the version of a library."""

HEADER = "# Texts of formgen. The Chinese text is its own key; run `make translations` to collect."
GLOSSARY = """
#
# Words that are always translated alike:
#   政府合同 government contract; 重点监管合同 contract under key supervision; 示范文本 model contract;
#   范本条款 model clause; 衍生协议 derived agreement (补充 supplementary, 变更 change, 解除 termination)
#   甲方、乙方 Party A, Party B; 政府方 government side; 对方当事人 counterparty; 履行主体 performing party
#   承办部门 handling department; 承办人 contract handler; 合同管理员 contract administrator
#   主管区领导 district leader in charge; 主要负责人 principal person in charge
#   区法制机构 district legal office; 法制科室 legal section; 区财政局 district finance bureau
#   合法性审查 review of legality; 送审 review, to submit; 备案 filing; 前置程序 prior procedures
#   起草、送审、签订、备案、履行、终止 Drafting, Review, Signing, Filing, Performance, Ended
#   阻断 blocking; 缺项 missing; 警告 warning; 提示 note; 推断 inferred; 放行 to override
#   要素 element; 标的 subject matter; 价款 price; 裁判机构 court or arbitration institution
#   担保 guarantee (by the government side), security (over state property); 禁止内容 prohibited content
#   草稿 draft; 正式稿 final document; 不适用 not applicable
# Acts keep their numbers, 罗府规〔2018〕6号, and their titles in 《》; 第三十九条（一） in a sentence is
# Article 39(1). Where the Chinese words matter to the reader, they follow in 〔〕. What is quoted from an
# article or stands in a contract is not translated."""

CHINESE = re.compile(r"[\u3400-\u9fff]")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
"""What marks a text for translation: “{label}”{fault} holds no word, but English puts a space in it."""
PLACEHOLDER = re.compile(r"\{(\w+)\}|%\((\w+)\)s")


def from_code() -> Iterator[tuple[str, str]]:
    """The marked texts of Python modules and page templates, each with its file."""
    for room in ROOMS:
        found = extract_from_dir(ROOT / room, METHODS, OPTIONS, KEYWORDS)
        for file, _line, text, _comments, _context in found:
            yield text if isinstance(text, str) else text[0], f"{room}/{file}"


def from_commands(command: click.Command) -> Iterator[str]:
    """The help of *command*, of its options and of all commands below it."""
    yield command.help or ""
    yield from (getattr(one, "help", None) or "" for one in command.params)
    for below in getattr(command, "commands", {}).values():
        yield from from_commands(below)


def collect() -> dict[str, set[str]]:
    """Every text that users read, with the files that it stands in."""
    places: dict[str, set[str]] = {}
    defined = ((text, "forms") for text in texts())
    offered = ((text, "interface") for text in texts_of_the_interface())
    helping = ((text, "commands") for text in from_commands(every_command()))
    for text, place in (*from_code(), *defined, *offered, *helping):
        if BEYOND_ASCII.search(text):
            places.setdefault(text, set()).add(place)
    return places


def translations_in(file: Path) -> dict[str, str]:
    """What *file* translates already, texts that have gone included, doubtful translations left out."""
    if not file.is_file():
        return {}
    with file.open("rb") as opened:
        read = read_po(opened, locale="en")
    entries = [*read, *read.obsolete.values()]
    return {str(one.id): str(one.string) for one in entries if one.id and one.string and not one.fuzzy}


def catalogue_of(texts: dict[str, set[str]], known: dict[str, str], locale: str | None) -> Catalog:
    """A catalogue of *texts*, translated as far as *known*; known texts that have gone are kept apart."""
    made = Catalog(
        locale,
        project="formgen",
        version="0",
        header_comment=HEADER + (GLOSSARY if locale else ""),
        fuzzy=False,
        creation_date=BIRTHDAY,
        revision_date=BIRTHDAY,
        charset="utf-8",
    )
    for text in sorted(texts, key=lambda text: (sorted(texts[text]), text)):
        made.add(text, known.get(text, ""), locations=[(place, 0) for place in sorted(texts[text])])
    gone = Catalog(locale)
    for text in sorted(set(known) - set(texts)):
        made.obsolete[text] = gone.add(text, known[text])
    return made


def write(file: Path, catalogue: Catalog) -> None:
    """Write *catalogue*, one line a text, without what changes though no text does: lines, versions."""
    written = io.BytesIO()
    write_po(written, catalogue, width=0, include_lineno=False)
    lines = written.getvalue().splitlines(keepends=True)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(b"".join(line for line in lines if not line.startswith(EMPTY_HEADERS)))


def placeholders(text: str) -> set[str]:
    """The names of the values that *text* leaves room for."""
    return {brace or percent for brace, percent in PLACEHOLDER.findall(text)}


def faults(texts: dict[str, set[str]], known: dict[str, str]) -> list[str]:
    """One line for each text without a translation, or whose translation has other placeholders."""
    lacking = [
        f"not translated: {text} ({', '.join(sorted(texts[text]))})" for text in texts if text not in known
    ]
    differing = [
        f"other placeholders: {text} → {known[text]}"
        for text in texts
        if text in known and placeholders(text) != placeholders(known[text])
    ]
    return lacking + differing


def main() -> int:
    """Collect, merge and say what is left to translate."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--check", action="store_true", help="write nothing, fail on what is lacking")
    check = arguments.parse_args().check
    texts, known = collect(), translations_in(ENGLISH)
    if not check:
        write(TEMPLATE, catalogue_of(texts, {}, None))
        write(ENGLISH, catalogue_of(texts, known, "en"))
    left = faults(texts, known)
    print(f"{len(texts)} texts, {len(left)} to translate or to mend", *left, sep="\n")
    return 1 if check and left else 0


if __name__ == "__main__":
    sys.exit(main())
