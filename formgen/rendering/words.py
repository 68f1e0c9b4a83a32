"""Words: the answers to a form as strings ready to print, in the tree that its paths name.

Nothing but strings, whole numbers, yes/no, lists and dictionaries reaches a template. Besides the
value of each printed field under its own path, the template finds

=====================  ================================================================================
``price.amount``       the value as the paper prints it; 【待补充4：合同价款】 when it is missing
``background``         a long text: a list of its paragraphs
``parties_a``          a table: a list of rows, each with its columns
``…_capitals``         money in Chinese capitals
``…_holds``            yes/no as a condition: ``{%p if price.applicable_holds %}``
``…_is.<choice>``      a choice (or one of several) as a condition: ``{% if one.party_type_is.natural_person %}``
``no.<heading>``       第五条, counted from the headings that are there; empty for one that is not
``draft``              whether the document may not be signed
``act_notice``         the sentence about an act whose own term is over; empty while it holds, and on a final
                       paper that goes out to somebody else
``notes``              the form's own sentences under the title, such as 参考样式
``blank``              whether this is the paper to fill in by hand, where no answer decides anything
=====================  ================================================================================

A field that is not asked for (``Field.shown``) prints nothing, even if an answer was left behind
when another answer changed: nobody would see on the page what stands in the contract.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.errors import DefinitionFault
from formgen.fields import Choice, Choices, LongText, Money, Rows, YesNo, capitals, is_absent
from formgen.messages import _
from formgen.numerals import chinese_ordinal
from formgen.rendering.marks import mark
from formgen.rules import BLOCK, WARN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from formgen.fields import Field
    from formgen.form import Form
    from formgen.report import Report

Words = dict[str, Any]

RESERVED = ("no", "draft", "act_notice", "notes", "blank")


def words(report: Report) -> Words:
    """Everything that the template of the report's form may print."""
    teller = Teller(report)
    said = said_by(teller, report, blank=False)
    draft = teller.gaps or not report.final
    notice = said["act_notice"] if draft or not report.answers.form.outgoing else ""
    return said | {"draft": draft, "act_notice": notice}


def said_by(teller: Teller, report: Report, *, blank: bool) -> Words:
    """Everything that *teller* says of the fields, with what the form itself adds; a draft as it stands."""
    form = report.answers.form
    made: Words = {}
    for path, one in form.fields.items():
        for name, word in teller.told(one):
            _put(made, f"{_group(path)}{name}", word)
    made |= {
        "no": article_numbers(report),
        "draft": True,
        "act_notice": "" if blank and form.outgoing else act_notice(report),
        "notes": list(form.notes),
        "blank": blank,
    }
    return merged(made, form.words(report.answers, made)) if form.words else made


def _group(path: str) -> str:
    group, dot, _leaf = path.rpartition(".")
    return f"{group}{dot}"


class Teller:
    """Says the fields of one report."""

    def __init__(self, report: Report) -> None:
        self.answer = report.answers.at
        # Fields that a block or a warning names and that have no answer are gaps, required or not.
        self.named = frozenset(
            path for one in report.findings if one.severity in (BLOCK, WARN) for path in one.fields
        )
        self.gaps = False
        """Whether any mark was set: a paper with a gap is a draft, whatever the rules say."""

    def told(self, field: Field) -> Iterator[tuple[str, Any]]:
        """Each name below the field's group, and its word."""
        leaf = field.name.rpartition(".")[2]
        asked = field.is_shown(self.answer)
        value = self.answer(field.name) if asked else None
        gap = self._gap(field.label, field.element) if asked and self._is_gap(field, value) else ""
        yield from self._named(field, leaf, value, gap)

    def _is_gap(self, field: Field, value: Any) -> bool:
        return is_absent(value) and (field.is_required(self.answer) or field.name in self.named)

    def _gap(self, label: str, line: int) -> str:
        self.gaps = True
        return mark(label, line)

    def _named(self, field: Field, leaf: str, value: Any, gap: str) -> Iterator[tuple[str, Any]]:
        """The words of one *value* of *field*; *gap* stands where it is missing."""
        if isinstance(field, YesNo):
            yield f"{leaf}_holds", value is True
        if isinstance(field, Choice | Choices):
            chosen = (value,) if isinstance(value, str) else value or ()
            yield f"{leaf}_is", {option: option in chosen for option in field.options}
        if field.printed or isinstance(field, YesNo | Choice | Choices):
            yield leaf, self._word(field, value, gap)
        if field.printed and isinstance(field, Money):
            yield f"{leaf}_capitals", gap if value is None else capitals(value)

    def _word(self, field: Field, value: Any, gap: str) -> str | list[Any]:
        if isinstance(field, Rows):
            return self._rows(field, value or (), gap)
        if isinstance(field, LongText):
            return _paragraphs(value) if value else [gap] if gap else []
        return gap if is_absent(value) else _one_line(field.show(value))

    def _rows(self, table: Rows, rows: tuple[Any, ...], gap: str) -> list[Words]:
        """Each row as a dictionary; an empty table that must have rows is one row of marks."""
        if not rows and gap:
            first = next(one for one in table.columns if one.printed)
            row = self.empty_row(table)
            return [{**row, first.name: row[first.name] or self._word(first, None, gap)}]
        return [self._row(table, at, vars(row)) for at, row in enumerate(rows)]

    def empty_row(self, table: Rows) -> Words:
        """A row of *table* in which nothing is answered: marks for the columns that must be."""
        return self._row(table, 0, {one.name: None for one in table.columns})

    def _row(self, table: Rows, at: int, cells: Mapping[str, Any]) -> Words:
        said: Words = {}
        for column in table.columns:
            asked = column.is_shown(cells.get)
            value = cells[column.name] if asked else None
            needed = column.is_required(cells.get) or f"{table.name}[{at}].{column.name}" in self.named
            missing = asked and needed and is_absent(value)
            gap = self._gap(column.label, column.element or table.element) if missing else ""
            said.update(self._named(column, column.name, value, gap))
        return said


def _paragraphs(text: str) -> list[str]:
    """The paragraphs of *text* that say something; a tab is as wide as a Chinese character."""
    return [_one_line(one) for one in text.split("\n") if one.strip()]


def _one_line(text: str) -> str:
    return text.replace("\t", "　").replace("\n", " ")


def article_numbers(report: Report) -> dict[str, str]:
    """第一条, 第二条 … for the headings whose condition holds; empty for the others."""
    numbers: dict[str, str] = {}
    count = 0
    for heading in report.answers.form.headings:
        there = heading.shown is None or heading.shown.holds(report.answers.at)
        count += there
        numbers[heading.key] = f"第{chinese_ordinal(count)}条" if there else ""
    return numbers


def act_notice(report: Report) -> str:
    """What must be said when the act's own term is over on the day whose law applies."""
    act = report.answers.form.act
    if act.expires is None or act.in_force(report.law_day):
        return ""
    said = _(
        "《{title}》（{number}）所载有效期已于{day}届满，请核实现行依据。",
        title=act.title,
        number=act.number,
        day=act.expires,
    )
    return str(said)


def _put(tree: Words, path: str, word: Any) -> None:
    *groups, leaf = path.split(".")
    for group in groups:
        tree = tree.setdefault(group, {})
    if leaf in tree or (not groups and leaf in RESERVED):
        message = f"two words are called {path}: rename the field"
        raise DefinitionFault(message)
    tree[leaf] = word


def merged(made: Words, more: Words) -> Words:
    """*made* with *more* words in it: groups are joined, tables row by row, anything else replaced."""
    joined = dict(made)
    for key, word in more.items():
        joined[key] = _joined(key, made.get(key), word)
    return joined


def _joined(key: str, old: Any, new: Any) -> Any:
    if isinstance(old, dict) and isinstance(new, dict):
        return merged(old, new)
    if _is_table(old) and _is_table(new):
        if len(old) != len(new):
            message = f"the form's own words have {len(new)} rows of {key}, the answers {len(old)}"
            raise DefinitionFault(message)
        return [merged(one, other) for one, other in zip(old, new, strict=True)]
    return new


def _is_table(words: Any) -> bool:
    return isinstance(words, list) and bool(words) and all(isinstance(one, dict) for one in words)


def printed_paths(form: Form) -> Iterator[str]:
    """Every field that the paper must show: columns as ``parties_a[].name``; and the notes, if any."""
    if form.notes:
        yield "notes"
    for path, one in form.fields.items():
        if not one.printed:
            continue
        if isinstance(one, Rows):
            yield from (f"{path}[].{column.name}" for column in one.columns if column.printed)
        else:
            yield path


def names_of(words_: Words, above: str = "") -> Iterator[str]:
    """Every name below *words_* that a template may use: rows as ``parties_a[].name``."""
    for key, word in words_.items():
        yield from _names_below(f"{above}{key}", word)


def _names_below(path: str, word: Any) -> Iterator[str]:
    if isinstance(word, dict):
        yield from names_of(word, f"{path}.")
        return
    yield path
    if isinstance(word, list):
        for one in word:
            yield from _names_below(f"{path}[]", one)
