"""Choices: one of several, some of several, yes or no."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.errors import DefinitionFault
from formgen.fields.base import Field, Misread, Raw, is_absent, json_name, text_of
from formgen.fields.characters import excerpt, fold_width
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Mapping

    from formgen.messages import Message

_LONGEST = 200


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of *options* (value → Chinese label).

    A value outside the options is kept, so that nothing typed is lost, and is a problem that blocks.
    A label is taken for its value: spreadsheets are filled in with labels.

    :param also: what else people write for an option (writing → value): 反对 for 不同意.
    """

    kind: ClassVar[str] = "choice"
    blocks: ClassVar[bool] = True
    options: Mapping[str, str] = field(hash=False)
    also: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Refuse another writing that means no option."""
        _must_be_options(self.name, self.options, self.also)

    def read(self, raw: Raw) -> str | None:
        """The value chosen."""
        return _chosen(raw, self.options, self.also)

    def problem(self, value: Any) -> Message | None:
        """Says what can be chosen, for a value outside the options."""
        return _outside([value], self.options)

    def show(self, value: Any) -> str:
        """The label; the value itself when it is none of the options."""
        return "" if value is None else self.options.get(value, str(value))

    def schema(self) -> dict[str, Raw]:
        """The values that can be chosen."""
        return {"type": "string", "enum": list(self.options)}


@dataclass(frozen=True, kw_only=True)
class Choices(Field):
    """Any number of *options* (value → Chinese label), each once, in the order of the answer.

    :param also: as of :class:`Choice`.
    """

    kind: ClassVar[str] = "choices"
    blocks: ClassVar[bool] = True
    options: Mapping[str, str] = field(hash=False)
    also: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        """Refuse another writing that means no option."""
        _must_be_options(self.name, self.options, self.also)

    def read(self, raw: Raw) -> tuple[str, ...] | None:
        """The values chosen; one string is a list of one."""
        if not isinstance(raw, str | list):
            raise Misread(_("应为选项的列表，却是{found}。", found=json_name(raw)))
        several = [raw] if isinstance(raw, str) else raw
        chosen = (_chosen(one, self.options, self.also) for one in several if not is_absent(one))
        return tuple(dict.fromkeys(one for one in chosen if one)) or None

    def problem(self, value: Any) -> Message | None:
        """Says what can be chosen, for values outside the options."""
        return _outside(value or (), self.options)

    def show(self, value: Any) -> str:
        """The labels, joined by 、."""
        return "、".join(self.options.get(one, one) for one in value or ())

    def dump(self, value: Any) -> Raw:
        """A list of values."""
        return None if value is None else list(value)

    def schema(self) -> dict[str, Raw]:
        """A list of the values that can be chosen."""
        return {"type": "array", "items": {"type": "string", "enum": list(self.options)}, "uniqueItems": True}


def _must_be_options(name: str, options: Mapping[str, str], also: Mapping[str, str]) -> None:
    if lost := [said for said, value in also.items() if value not in options or said in options.values()]:
        message = f"field {name}: these other writings mean no option, or are one: {lost}"
        raise DefinitionFault(message)


def _chosen(raw: Raw, options: Mapping[str, str], also: Mapping[str, str]) -> str | None:
    text = fold_width(text_of(raw)).strip()
    if len(text) > _LONGEST:
        raise Misread(_("“{found}”太长，不是一个选项。", found=excerpt(text)))
    if text in options:
        return text
    labels = {fold_width(label): value for value, label in options.items()}
    return labels.get(text) or also.get(text, text) or None


def _outside(values: Any, options: Mapping[str, str]) -> Message | None:
    strangers = [excerpt(one) for one in values if one is not None and one not in options]
    if not strangers:
        return None
    labels = [_(label) for label in options.values()]
    return _("没有“{strangers}”这个选项，请从中选择：{labels}。", strangers=strangers, labels=labels)


_YES_NO = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


@dataclass(frozen=True, kw_only=True)
class YesNo(Field):
    """Yes (``True``), no (``False``) or unanswered (``None``): never is silence taken for a no."""

    kind: ClassVar[str] = "yes_no"

    def read(self, raw: Raw) -> bool | None:
        """True or false; 1, 0, ``on`` and the like are refused, they mean too many things."""
        if isinstance(raw, bool):
            return raw
        said = fold_width(raw).strip().lower() if isinstance(raw, str) else None
        if said == "":
            return None
        if said is None or said not in _YES_NO:
            raise Misread(_("请回答“是”或“否”（数据文件中写 true 或 false）。"))
        return _YES_NO[said]

    def show(self, value: Any) -> str:
        """是 or 否."""
        return "" if value is None else "是" if value else "否"

    def schema(self) -> dict[str, Raw]:
        """A JSON boolean."""
        return {"type": "boolean"}
