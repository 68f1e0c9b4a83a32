"""A table's rows out of a spreadsheet: what was read, and what is wrong in which row of the sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.errors import BadInput
from formgen.fields.base import Misread, Raw
from formgen.fields.cells import DAY, FAULT, NUMBER, YES_NO
from formgen.fields.group import Group
from formgen.fields.heads import heads_in, key
from formgen.fields.rows import problem_of
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from formgen.fields.base import Field
    from formgen.fields.cells import Cell, Line, Sheet
    from formgen.fields.heads import Heads
    from formgen.fields.rows import Rows
    from formgen.messages import Message

EXACT_DIGITS = 15
"""A spreadsheet keeps so many digits of a number and makes zeroes of the others."""
LISTS = ("choices", "lines", "dates")
NUMBERS = ("number", "integer", "money")
SEPARATORS = re.compile(r"[、,，;；\n]+")
TOTALS = {"合计", "总计", "小计", "共计", "总数"}
UNITS = {"平方米": ("㎡", "m²", "m2", "平米", "平方", "方"), "元": ("圆", "RMB"), "米": ("m", "M", "公尺")}
"""Other spellings of a unit that stand behind numbers."""


@dataclass(frozen=True)
class RowFault:
    """What is wrong in one row of the sheet, as a sentence that names the row and the column."""

    number: int
    message: Message


@dataclass(frozen=True)
class TableRead:
    """What a spreadsheet holds for one table.

    :param rows: the rows as answers, those with a fault without the cells at fault.
    :param numbers: the row of the sheet that each of them stands in.
    :param faults: what could not be read or is not lawful to say there.
    :param gaps: cells that must be answered and are empty: no fault, they can be filled in later.
    :param notices: what else to tell: unknown columns, rows left out.
    """

    sheet: str
    rows: tuple[dict[str, Raw], ...]
    numbers: tuple[int, ...]
    faults: tuple[RowFault, ...]
    gaps: tuple[RowFault, ...]
    notices: tuple[Message, ...]


def rows_in(table: Rows, sheets: Sequence[Sheet]) -> TableRead:
    """The rows of *table* in the first of *sheets* that has its heads.

    :raises formgen.errors.BadInput: when none has, or there are more rows than the table takes.
    """
    for sheet in sheets:
        if heads := heads_in(table, sheet):
            return _read(table, sheet, heads)
    labels = [_(one.label) for one in table.columns]
    raise BadInput(
        _(
            "没有找到表头：表里要有一行写着各栏的名称（{labels}），至少认得出两栏。请下载模板填写，或者改好表头再上传。",
            labels=labels,
        )
    )


def _read(table: Rows, sheet: Sheet, heads: Heads) -> TableRead:
    lines, notices = _body(table, sheet, heads)
    _must_not_be_more(table, sheet, len(lines))
    rows, faults, gaps = [], [], []
    for line in lines:
        row = _Row(table, line, heads)
        rows.append(row.answers)
        faults += [RowFault(line.number, said) for said in row.faults]
        gaps += [RowFault(line.number, said) for said in row.gaps()]
    if sheet.cut:
        notices.append(_("表太长，只读了前面的行：请核对行数。"))
    said = (*heads.notices(table), *notices, *_repeated(rows, lines))
    return TableRead(
        sheet.name, tuple(rows), tuple(one.number for one in lines), tuple(faults), tuple(gaps), said
    )


def _must_not_be_more(table: Rows, sheet: Sheet, found: int) -> None:
    most, row = table.most, _(table.row_label)
    if sheet.cut and found >= most:
        raise BadInput(_("最多读入{most}{row}，表里还有更多：请分成几份。", most=most, row=row))
    if found > most:
        raise BadInput(
            _("最多读入{most}{row}，表里有{found}行：请分成几份。", most=most, row=row, found=found)
        )


def _body(table: Rows, sheet: Sheet, heads: Heads) -> tuple[list[Line], list[Message]]:
    """The rows below the heads in which a field is answered, without heads that are repeated and totals."""
    places = heads.columns.values()
    titles = {place: key(heads.line.at(place).text) for place in places}
    kept: list[Line] = []
    totals: list[Line] = []
    for line in sheet.lines:
        answered = line.number > heads.line.number and any(not line.at(place).empty for place in places)
        if not answered or all(key(line.at(place).text) == title for place, title in titles.items()):
            continue
        first = next(one.text for one in line.cells if not one.empty)
        (totals if key(first) in TOTALS else kept).append(line)
    notices = [_("第{number}行是合计，没有读入：本系统自己计算。", number=one.number) for one in totals]
    if not kept:
        raise BadInput(_("表头下面没有内容：请从表头的下一行起，一{row}填一行。", row=_(table.row_label)))
    return kept, notices


class _Row:
    """One row of the sheet, read column by column."""

    def __init__(self, table: Rows, line: Line, heads: Heads) -> None:
        self._table, self._line = table, line
        self.answers: dict[str, Raw] = {}
        self.faults: list[Message] = []
        self._values: dict[str, Any] = dict.fromkeys(one.name for one in table.columns)
        self._wrong: set[str] = set()
        for column in table.columns:
            if column.name in heads.columns:
                self._read(column, line.at(heads.columns[column.name]))
        self._judge()

    def _read(self, column: Field, cell: Cell) -> None:
        if cell.empty:
            return
        try:
            value = column.parse(raw_of(column, cell))
        except Misread as fault:
            self._say(column, fault.message)
            return
        self._values[column.name] = value
        if value is not None:
            self.answers[column.name] = column.dump(value)

    def _judge(self) -> None:
        row = Group(**self._values)
        for column in self._table.shown_in(row):
            if column.blocks and (problem := problem_of(column, row)):
                self._say(column, problem)
                self.answers.pop(column.name, None)

    def _say(self, column: Field, said: Message | str) -> None:
        self._wrong.add(column.name)
        self.faults.append(
            _("第{number}行“{label}”：{said}", number=self._line.number, label=_(column.label), said=said)
        )

    def gaps(self) -> Iterator[Message]:
        """What must be answered in this row and is not."""
        row = Group(**self._values)
        for column in self._table.shown_in(row):
            lacking = self._values[column.name] is None and column.name not in self._wrong
            if lacking and column.is_required(vars(row).get):
                yield _("第{number}行没有填“{label}”。", number=self._line.number, label=_(column.label))


def raw_of(column: Field, cell: Cell) -> Raw:
    """What *cell* says, as the raw answer of *column*; :class:`Misread` for what a spreadsheet has spoilt."""
    if cell.kind == FAULT:
        raise Misread(_("单元格里是错误值 {text}，请改正。", text=cell.text))
    if cell.formula and not cell.text:
        raise Misread(_("是公式，文件里没有存下它的结果：请用 Excel 或 WPS 打开后保存一次，或者改填数值。"))
    return _BY_CELL.get(cell.kind, _of_text)(column, cell.text)


def _of_number(column: Field, text: str) -> Raw:
    digits = sum(one.isdigit() for one in text)
    if column.kind not in NUMBERS and digits > EXACT_DIGITS:
        raise Misread(
            _(
                "是{digits}位的数字，表格软件已经丢掉了末几位：请把这一栏设为“文本”格式，重新填写。",
                digits=digits,
            )
        )
    return _of_text(column, text)


def _of_day(column: Field, text: str) -> Raw:
    if column.kind in ("date", "dates"):
        return [text] if column.kind == "dates" else text
    raise Misread(
        _(
            "表格软件把它当成了日期（{day}）：原来是“3-1”一类编号的，请把这一栏设为“文本”格式，重新填写。",
            day=text,
        )
    )


def _of_yes_no(column: Field, text: str) -> Raw:
    return text == "是" if column.kind == "yes_no" else text


def _of_text(column: Field, text: str) -> Raw:
    if column.kind in LISTS:
        return [one.strip() for one in SEPARATORS.split(text) if one.strip()]
    unit = getattr(column, "unit", "")
    if column.kind in NUMBERS:
        written = next((one for one in UNITS.get(unit, ()) if text.endswith(one)), "")
        return text.removesuffix(written).strip()
    return text


_BY_CELL: dict[str, Callable[[Field, str], Raw]] = {NUMBER: _of_number, DAY: _of_day, YES_NO: _of_yes_no}


def _repeated(rows: Sequence[dict[str, Raw]], lines: Sequence[Line]) -> Iterator[Message]:
    """Rows that say exactly what an earlier one says: mostly pasted twice."""
    seen: dict[str, int] = {}
    twice: list[Message] = []
    for row, line in zip(rows, lines, strict=True):
        first = seen.setdefault(repr(sorted(row.items())), line.number)
        if first != line.number:
            twice.append(_("第{number}行和第{first}行", number=line.number, first=first))
    if twice:
        yield _("有完全相同的行，请核对是否重复：{rows}。", rows=twice[:10])
