"""Tables: any number of rows with the same columns, and plain lists."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.errors import DefinitionFault
from formgen.fields.base import Field, Misread, Raw, is_absent, json_name
from formgen.fields.characters import excerpt
from formgen.fields.group import Group
from formgen.fields.identity import IdNumber
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message


ROW = _("行")


@dataclass(frozen=True)
class RowProblem:
    """What is wrong in one cell: its place below the table, such as ``[1].due_date``."""

    path: str
    column: Field
    message: Message
    blocks: bool


@dataclass(frozen=True, kw_only=True)
class Rows(Field):
    """A table. Its value is a tuple of groups, one for each row, with the columns as attributes.

    Conditions of columns look at the same row: ``when("party_type", "natural_person")``.

    :param columns: the fields of a row; their names have no dots.
    :param least: how many rows there should be at least, once there is any.
    :param most: how many can be read.
    :param row_label: what a row is called after its number: 第2行, 第2个当事人.
    :param single: the column that a plain value in the place of a row stands for.
    """

    kind: ClassVar[str] = "rows"
    blocks: ClassVar[bool] = True
    columns: tuple[Field, ...] = field(hash=False)
    least: int = 0
    most: int = 200
    row_label: str = ROW.text
    single: str = ""

    def __post_init__(self) -> None:
        """Refuse a table whose columns cannot be told apart."""
        names = [one.name for one in self.columns]
        if len(set(names)) < len(names) or any("." in name for name in names):
            message = f"table {self.name}: column names must differ and have no dots: {names}"
            raise DefinitionFault(message)
        if self.single and self.single not in names:
            message = f"table {self.name} has no column {self.single!r}"
            raise DefinitionFault(message)

    def read(self, raw: Raw) -> tuple[Group, ...] | None:
        """The rows in which anything is answered, in their order.

        The error names the first cell that cannot be read; its ``fields`` hold all of them by path.
        """
        listed = list_of(raw, self.most)
        faults: dict[str, Message] = {}
        rows = [self._row(at, one, faults) for at, one in enumerate(listed) if not is_absent(one)]
        if faults:
            raise Misread(_first_of(faults), fields=faults)
        return tuple(row for row in rows if row) or None

    def _row(self, at: int, raw: Raw, faults: dict[str, Message]) -> Group:
        cells = raw if isinstance(raw, dict) else {self.single: raw}
        if not self.single and not isinstance(raw, dict):
            faults[f"[{at}]"] = self._in_row(at, _("应为一个对象，却是{found}。", found=json_name(raw)))
            cells = {}
        names = [column.name for column in self.columns]
        for key in cells:
            if key not in names:
                said = _("没有“{key}”这一项，可写的有：{names}。", key=excerpt(str(key)), names=names)
                faults[f"[{at}].{excerpt(str(key))}"] = self._in_row(at, said)
        return Group(**{one.name: self._cell(at, one, cells.get(one.name), faults) for one in self.columns})

    def _cell(self, at: int, column: Field, raw: Raw, faults: dict[str, Message]) -> Any:
        try:
            return column.parse(raw)
        except Misread as fault:
            said = _("“{label}”{fault}", label=_(column.label), fault=fault.message)
            faults[f"[{at}].{column.name}"] = self._in_row(at, said)
            return None

    def _in_row(self, at: int, said: Message) -> Message:
        return _("第{number}{row}：{said}", number=at + 1, row=_(self.row_label), said=said)

    def shown_in(self, row: Group) -> tuple[Field, ...]:
        """The columns that are asked for in *row*."""
        return tuple(one for one in self.columns if one.is_shown(vars(row).get))

    def gaps(self, value: tuple[Group, ...] | None) -> Iterator[RowProblem]:
        """Every cell that must be answered and is not."""
        for at, row in enumerate(value or ()):
            for column in self.shown_in(row):
                if column.is_required(vars(row).get) and vars(row)[column.name] is None:
                    said = self._in_row(at, _("未填写“{label}”，请补充。", label=_(column.label)))
                    yield RowProblem(f"[{at}].{column.name}", column, said, blocks=True)

    def problems(self, value: tuple[Group, ...] | None) -> Iterator[RowProblem]:
        """Every cell whose kind finds its value wrong."""
        for at, row in enumerate(value or ()):
            for column in self.shown_in(row):
                if said := problem_of(column, row):
                    labelled = _("“{label}”{problem}", label=_(column.label), problem=said)
                    path = f"[{at}].{column.name}"
                    yield RowProblem(path, column, self._in_row(at, labelled), column.blocks)

    def problem(self, value: Any) -> Message | None:
        """Too few rows, or the first cell with a value that blocks and that no rule speaks about."""
        worst = (one for one in self.problems(value) if one.blocks and not one.column.ruled_by)
        return self.shortfall(value) or next((one.message for one in worst), None)

    def shortfall(self, value: tuple[Group, ...] | None) -> Message | None:
        """Says how many rows there should be at least, where there are fewer; none at all is no answer."""
        if not value or len(value) >= self.least:
            return None
        row = _(self.row_label)
        return _("至少{least}{row}，现有{found}{row}。", least=self.least, row=row, found=len(value))

    def show(self, value: Any) -> str:
        """Each row as its answered cells joined by ，, rows by ；."""
        return self._lined(value, masked=False)

    def mask(self, value: Any) -> str:
        """The same, with sensitive columns masked."""
        return self._lined(value, masked=True)

    def _lined(self, value: tuple[Group, ...] | None, *, masked: bool) -> str:
        lines = []
        for row in value or ():
            cells = (
                one.mask(vars(row)[one.name]) if masked and one.sensitive else one.show(vars(row)[one.name])
                for one in self.shown_in(row)
            )
            lines.append("，".join(cell for cell in cells if cell))
        return "；".join(lines)

    def dump(self, value: Any) -> Raw:
        """A list of objects with the cells that are answered."""
        return None if value is None else [self._dumped(row) for row in value]

    def _dumped(self, row: Group) -> dict[str, Raw]:
        cells = {one.name: one.dump(vars(row)[one.name]) for one in self.columns}
        return {name: cell for name, cell in cells.items() if cell is not None}

    def schema(self) -> dict[str, Raw]:
        """A list of objects with the columns."""
        cells = {one.name: {"title": one.label, **one.schema()} for one in self.columns}
        row: Raw = {"type": "object", "properties": cells, "additionalProperties": False}
        items = {"anyOf": [row, cells[self.single]]} if self.single else row
        return {"type": "array", "items": items, "maxItems": self.most}


def problem_of(column: Field, row: Group) -> Message | None:
    """What is wrong with the value of *column* in *row*, where another cell may name its paper."""
    value = vars(row)[column.name]
    if isinstance(column, IdNumber) and column.type_field:
        return column.problem_as(value, vars(row).get(column.type_field))
    return column.problem(value)


def _first_of(faults: dict[str, Message]) -> Message:
    first, more = next(iter(faults.values())), len(faults) - 1
    return _("{first}（另有{more}处读不出来。）", first=first, more=more) if more else first


def list_of(raw: Raw, most: int) -> list[Raw]:
    """*raw* as a list of at most *most* entries, or :class:`Misread`."""
    if not isinstance(raw, list):
        raise Misread(_("应为列表，却是{found}。", found=json_name(raw)))
    if len(raw) > most:
        raise Misread(_("最多{most}项，现有{found}项。", most=most, found=len(raw)))
    return raw
