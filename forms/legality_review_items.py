"""What the reviewer judges: ten items (第四十四条), four tests (第四十五条), seven prohibitions (第三十九条)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.fields import Choice, LongText, Text, YesNo, when
from formgen.form import Step
from formgen.numerals import chinese_ordinal

from . import legality_review_choices as choices
from .legality_review_choices import CHANGES_ALONE, FIRST_ITEM, PROHIBITED, UNREASONABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.fields import Field


def _items() -> Iterator[Field]:
    """第四十四条: a result and an opinion for each of the ten items."""
    for number, (asked, how) in enumerate(choices.ITEMS, 1):
        name, ordinal, rule = f"form.c{number}", chinese_ordinal(number), f"GC-44-{number}"
        line, source = FIRST_ITEM + number - 1, f"第四十四条（{ordinal}）"
        if number == CHANGES_ALONE:
            yield YesNo(
                name="form.c5_required",
                label="政府方是否行政机关或者具有公共管理职权，且存在单方解约可能",
                required=True,
                printed=False,
                element=line,
                source=source,
                hint="选“是”的，第（五）项不能填“不适用”。",
            )
        yield Choice(
            name=f"{name}.result",
            label=f"（{ordinal}）{asked}",
            options=choices.RESULTS,
            required=True,
            ruled_by=(rule,),
            element=line,
            source=source,
            hint=how,
        )
        yield LongText(
            name=f"{name}.opinion",
            label=f"第（{ordinal}）项的意见",
            required=when(f"{name}.result", "issue"),
            ruled_by=(rule,),
            element=line,
            source=source,
            judged=False,
            hints=choices.HINT,
        )


def _unreasonable() -> Iterator[Field]:
    """第四十五条: four tests of what is unreasonable."""
    for number, (asked, how) in enumerate(choices.TESTS, 1):
        name, ordinal = f"form.u{number}", chinese_ordinal(number)
        source, present = f"第四十五条（{ordinal}）", when(f"form.u{number}.present", True)
        yield YesNo(
            name=f"{name}.present",
            label=f"（{ordinal}）{asked}",
            required=True,
            element=UNREASONABLE,
            source=source,
            hint=how,
        )
        yield Text(
            name=f"{name}.exception",
            label=f"情形（{ordinal}）的例外说明",
            shown=present,
            element=UNREASONABLE,
            source=source,
        )
        yield LongText(
            name=f"{name}.opinion",
            label=f"情形（{ordinal}）的意见",
            required=present,
            ruled_by=("GC-45-5",),
            element=UNREASONABLE,
            source=source,
            judged=False,
            hints=choices.HINT,
        )


def _prohibited() -> Iterator[Field]:
    """第三十九条: seven things that no government contract may contain."""
    for number, asked in enumerate(choices.PROHIBITIONS, 1):
        name, ordinal = f"form.p{number}", chinese_ordinal(number)
        source = f"第三十九条（{ordinal}）"
        yield YesNo(
            name=f"{name}.present",
            label=f"（{ordinal}）{asked}",
            required=True,
            element=PROHIBITED,
            source=source,
        )
        yield LongText(
            name=f"{name}.opinion",
            label=f"禁止内容（{ordinal}）的意见",
            element=PROHIBITED,
            source=source,
            judged=False,
            hints=choices.HINT,
        )


JUDGED = Step(
    "items",
    "审查事项",
    intro="第四十四条所列十项，逐项填写结论；有问题的写明问题和修改意见。",
    fields=tuple(_items()),
)
TESTED = Step(
    "unreasonable",
    "是否明显不合理",
    intro="第四十五条所列四种情形。存在的写明意见，有例外的说明例外。",
    fields=tuple(_unreasonable()),
)
FORBIDDEN = Step(
    "prohibited",
    "是否含有禁止内容",
    intro="第三十九条所列七项，逐项核对。",
    fields=tuple(_prohibited()),
)
