"""Where disputes go, whose law and language count, whom to write to, when and where the contract was signed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.clauses import (
    Place,
    automatic_renewal,
    chosen_ways,
    equal_languages,
    foreign_language_prevails,
    foreign_law,
    forums_named,
    look_up_institution,
    unilateral_change,
)
from formgen.clauses.patterns import expression
from formgen.clauses.stated_dates import stated_dates
from formgen.clauses.tables import tables_of

from .contract_extraction_source import is_blank
from .law.reading import law_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.tables import Cell
    from formgen.plan import Extracted

    from .contract_extraction_source import Source, Span

_PLACES = {Place.LOCAL: "local", Place.DOMESTIC_OTHER: "domestic_other", Place.OVERSEAS: "overseas"}
SURE, LIKELY = 0.95, 0.85


def dispute(source: Source) -> Iterator[Extracted]:
    """The way of settling disputes, and the court or body that is named."""
    paper = source.paper
    ways = {
        way: match
        for way, match in chosen_ways(paper.text, paper.gazetteer).items()
        if match.start < source.end
    }
    if ways:
        method = "both" if len(ways) > 1 else next(iter(ways))
        start = min(match.start for match in ways.values())
        yield source.says(
            "dispute.method", method, source.sentence_at(start), SURE if len(ways) == 1 else LIKELY
        )
    named = [one for one in forums_named(paper.text, paper.gazetteer) if one.match.start < source.end]
    if named:
        one = named[0]
        alone = len({each.institution for each in named}) == 1
        span = (one.match.start, one.match.end)
        yield source.says("dispute.institution_name", one.institution, span, SURE if alone else SORTED_OUT)
        place = _PLACES.get(look_up_institution(one.institution, paper.gazetteer).place)
        if place:
            yield source.says("dispute.institution_location", place, span, SURE if alone else SORTED_OUT)


SORTED_OUT = 0.6
_CHINESE_LAW = expression(
    "适用于?(?:中华人民共和国|中国)(?:大陆|内地)?(?:现行)?(?:的)?(?:有关|相关)?法律|(?:受|依照?|按照?|依据)中华人民共和国法律(?:管辖|解释)"
)
_TERRITORIES = (("HK", "香港|hong kong"), ("MO", "澳门|macau|macao"), ("TW", "台湾|taiwan"))
_POINTS = expression("当地|该地|此地|那里|那边|所在地|仲裁地|诉讼地|seat|place of|thereof")
_WRITTEN = expression(
    "(?:以|用|采用|使用)(?P<languages>[中英日韩法德西葡俄阿、和及与文语]{2,12})(?:书写|写成|订立|签订|签署|制作|作成|拟定|两种)"
)
_LANGUAGES = {
    "中": "zh",
    "英": "en",
    "日": "ja",
    "韩": "ko",
    "法": "fr",
    "德": "de",
    "西": "es",
    "葡": "pt",
    "俄": "ru",
    "阿": "ar",
}
_CHINESE_PREVAILS = expression("以中文(?:文本|版本|本|版)?为准")


def law_and_language(source: Source) -> Iterator[Extracted]:
    """The law that applies, the languages, and the text that prevails."""
    paper, folded = source.paper, source.folded
    foreign = [one for one in foreign_law(paper.text, paper.gazetteer) if one.start < source.end]
    if foreign:
        sentence = source.sentence_at(foreign[0].start)
        # 提交香港国际仲裁中心，适用英国法律: the law is that of the phrase itself, unless it only points (当地法律).
        phrase = folded[foreign[0].start : foreign[0].end].lower()
        words = folded[slice(*sentence)].lower() if _POINTS.search(phrase) else phrase
        code = next((code for code, names in _TERRITORIES if re.search(names, words)), "FOREIGN")
        yield source.says("governing_law", code, sentence, LIKELY)
    elif found := _CHINESE_LAW.search(folded, 0, source.end):
        yield source.says("governing_law", "CN", source.sentence_at(found.start()), SURE)
    if written := _WRITTEN.search(folded, 0, source.end):
        codes = [code for sign, code in _LANGUAGES.items() if sign in written.group("languages")]
        if codes:
            yield source.says("languages", codes, source.sentence_at(written.start()), 0.9)
    yield from _prevailing(source)


def _prevailing(source: Source) -> Iterator[Extracted]:
    paper = source.paper
    for found, value in (
        (foreign_language_prevails(paper.text, paper.gazetteer), "foreign"),
        (equal_languages(paper.text, paper.gazetteer), "equal"),
    ):
        if found and found[0].start < source.end:
            yield source.says("prevailing_language", value, source.sentence_at(found[0].start), LIKELY)
            return
    if chinese := _CHINESE_PREVAILS.search(source.folded, 0, source.end):
        yield source.says("prevailing_language", "zh", source.sentence_at(chinese.start()), SURE)


def change_and_renewal(source: Source) -> Iterator[Extracted]:
    """The government side's right to change or end the contract, and a term that renews itself."""
    paper = source.paper
    changes = [one for one in unilateral_change(paper.text, paper.gazetteer) if one.start < source.end]
    if changes:
        yield from source.text("rights.unilateral_change_clause", source.sentence_at(changes[0].start), 0.8)
    renewals = [one for one in automatic_renewal(paper.text, paper.gazetteer) if one.start < source.end]
    if renewals:
        yield source.says(
            "auto_renewal", value=True, span=source.sentence_at(renewals[0].start), confidence=0.9
        )


_CONTACT = expression(
    "(?P<side>[甲乙])方(?:的)?(?:指定|项目|授权|日常)?的?(?:联系人|联络人|联络员|对接人|经办人)(?:姓名)?(?:为|是)?\\s?[:]?\\s?(?P<name>[一-龥·]{2,8}?)"
    "(?=[\\s,;。(、|]|电话|手机|联系电话|$)"
)
_REACHED = expression(r"\+?[0-9][0-9 -]{6,16}[0-9]|[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_SIDE_NAMED = expression("[甲乙]方")
_REACH = 120
_ONE_SIDE = expression("[甲乙]方(?![、和与及])")


def contacts(source: Source) -> Iterator[Extracted]:
    """The contact of each side, from a table or a sentence, or else from what is said of the party itself."""
    said = (*_contacts_of_parties(source), *_contacts_in_tables(source), *_contacts_in_words(source))
    yield from {one.path: one for one in said}.values()


def _contacts_of_parties(source: Source) -> Iterator[Extracted]:
    """联系人：张示例　电话：… below the name of a party; whether it is the one for service is to be confirmed."""
    for letter, side in (("a", source.government), ("b", source.others)):
        for column, key in (("contact", "contact"), ("contact_info", "phone")):
            detail = side[0].details.get(key) if side and "contact" in side[0].details else None
            if detail and not is_blank(detail.quote):
                span = (detail.start, detail.end)
                yield source.says(f"communication.{letter}_{column}", detail.quote.strip(), span, LIKELY)


def _contacts_in_tables(source: Source) -> Iterator[Extracted]:
    for grid in tables_of(source.paper):
        heads = {cell.text: column for column, cell in grid[0].items()}
        person = next((column for text, column in heads.items() if "联系人" in text), None)
        reached = next((column for text, column in heads.items() if re.search("联系方式|电话", text)), None)
        for cells in grid[1:] if person is not None else ():
            side = _SIDE_NAMED.search(source.sided(cells[min(cells)].text))
            for column, key in ((person, "contact"), (reached, "contact_info")):
                cell = cells.get(column) if column is not None else None
                if side and cell and not is_blank(cell.text):
                    path = f"communication.{'a' if side.group() == '甲方' else 'b'}_{key}"
                    yield source.says(
                        path, source.paper.words[cell.start : cell.end], (cell.start, cell.end), SURE
                    )


def contacts_beside(source: Source) -> Iterator[Extracted]:
    """Contacts in a table whose columns are the sides: 联系人及电话 | 张示例 0755-… | 李示例 138…."""
    for grid in tables_of(source.paper):
        sides = {column: source.sided(cell.text) for column, cell in grid[0].items()}
        columns = {
            column: "ab"["甲乙".index(said[0])] for column, said in sides.items() if _ONE_SIDE.match(said)
        }
        if set(columns.values()) != {"a", "b"}:
            continue
        for cells in grid[1:]:
            label = cells[min(cells)].text
            if re.match("(?:项目|指定)?联系(?:人|方式|电话)|电话", label):
                for column, side in columns.items():
                    yield from _contact_cell(source, side, cells.get(column))


def _contact_cell(source: Source, side: str, cell: Cell | None) -> Iterator[Extracted]:
    """Name and number in one cell, or either alone."""
    if cell is None or is_blank(cell.text):
        return
    span = (cell.start, cell.end)
    words = source.folded[slice(*span)]
    if name := re.match("[一-龥·]{2,8}", words):
        yield source.says(f"communication.{side}_contact", name.group(), span, SURE)
    if reached := [one.group() for one in _REACHED.finditer(words)]:
        yield source.says(f"communication.{side}_contact_info", "；".join(reached), span, SURE)
        if not re.search("@", reached[0]):
            yield source.says(f"parties_{side}[0].contact_phone", reached[0], span, 0.9)


def _contacts_in_words(source: Source) -> Iterator[Extracted]:
    for clause in source.clauses:
        for start, end in _lines(source, clause.body, clause.own_end()):
            yield from _contacts_in_line(source, start, end)


def _lines(source: Source, start: int, end: int) -> Iterator[Span]:
    title_start = source.folded.rfind("\n", 0, start) + 1
    for found in re.finditer("[^\n]+", source.folded[title_start:end]):
        yield title_start + found.start(), title_start + found.end()


def _contacts_in_line(source: Source, start: int, end: int) -> Iterator[Extracted]:
    for role in source.roles.finditer(source.folded, start, end):
        words = source.sided(role.group()) + source.folded[role.end() : min(end, role.end() + _REACH)]
        found = _CONTACT.match(words)
        if not found:
            continue
        letter = "a" if found.group("side") == "甲" else "b"
        shift = role.end() - len(source.sided(role.group()))
        name = (shift + found.start("name"), shift + found.end("name"))
        yield source.says(f"communication.{letter}_contact", source.paper.words[slice(*name)], name, 0.9)
        following = next((one.start() for one in source.roles.finditer(source.folded, name[1], end)), end)
        reached = [one.group() for one in _REACHED.finditer(source.folded, name[1], following)]
        if reached:
            yield source.says(
                f"communication.{letter}_contact_info", "；".join(reached), (role.start(), following), 0.9
            )


_SIGNED_IN = expression(
    r"(?:(?:签\s?[订约署]|订\s?立)\s?地(?:点|址)?(?:和时间)?\s?(?:[:为是在]|位于){1,2}\s{0,3}|签[订署]于)(?P<place>[一-龥A-Za-z0-9()（）]{2,40}?)(?=\s*(?:[,。;、\n]|签[订约署]|订立|$|\s{2}))"
)
_AT_DAY = expression(r"日在(?P<place>[一-龥0-9]{3,30}?)(?=签[订署]|订立)")
_EFFECT = expression("本?(?:合同|协议)(?:书)?[^。;\n]{0,80}?(?P<what>成立并生效|成立、生效|生效|成立)")
_AT = expression("自|经|签|章|之日|起|后")
_NEAR = 4
_NO_EFFECT = expression(
    "日内|支付|补充协议|变更|附件|未生效|生效后|生效之日起[0-9一二三四五六七八九十]|不影响|部分|终止|解除|单方"
)


def effect(source: Source) -> Iterator[Extracted]:
    """Place and day of signing; when the contract comes about and takes effect."""
    folded = source.folded[: source.end]
    place = _SIGNED_IN.search(folded) or _AT_DAY.search(folded)
    if place and not is_blank(place.group("place")):
        span = place.span("place")
        yield source.says("effect.signing_place", source.paper.words[slice(*span)], span, 0.93)
    if day := law_day(source.paper):
        starts = [start for one, start, _end in stated_dates(folded) if one == day]
        yield source.says(
            "effect.signing_date", day.isoformat(), source.sentence_at(starts[-1] if starts else 0), SURE
        )
    for path, mark in (("effect.formation_clause", "成立"), ("effect.effective_clause", "生效")):
        for found in _EFFECT.finditer(folded):
            sentence = source.sentence_at(found.start())
            words = folded[slice(*sentence)]
            start = _behind_number(source, found.start(), sentence[0])
            begins = found.start() - start <= _NEAR and _AT.search(words)
            if mark in words and begins and not _NO_EFFECT.search(words):
                yield from source.text(path, (start, sentence[1]), LIKELY)
                break


_ITEM = expression(r"[\s(]*[0-9一二三四五六七八九十]{1,3}(?:\.[0-9]{1,2})*[)、.\s]+")


def _behind_number(source: Source, place: int, floor: int) -> int:
    """Where the sentence begins behind the number of its clause."""
    clause = next((one for one in reversed(source.clauses) if floor <= one.start <= place), None)
    start = clause.body if clause and clause.body <= place else floor
    number = _ITEM.match(source.folded, start, place)
    return source.trimmed(number.end() if number else start, place + 1)[0]
