"""The lists of materials of several papers as one: what ought to be handed in with them, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen.answers import value_at
from formgen.fields.base import is_absent
from formgen.messages import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from formgen.form import Form
    from formgen.guide import Material
    from formgen.messages import Message

LACKING, ELSEWHERE, NOT_NEEDED = "lacking", "elsewhere", "not_needed"
STATES: dict[str, Message] = {
    LACKING: _("缺件，放一页缺件页"),
    ELSEWHERE: _("另行提交，目录中注明"),
    NOT_NEEDED: _("这次不需要"),
}
"""What may be decided about a material without a file; the first is usual."""


@dataclass(frozen=True)
class Row:
    """One material, wanted by one or more of the papers.

    :param key: what a file says that it is for: the form that wants it first, and the name.
    :param wanted_by: who asks for it, with the article.
    :param why: what the papers say about it, for the page in its place.
    :param usual: what becomes of it without a file, as long as nobody decided otherwise.
    """

    key: str
    material: Material
    wanted_by: Message
    why: Message
    usual: str = LACKING


def rows(papers: Sequence[tuple[Form, dict[str, Any]]]) -> list[Row]:
    """The materials that *papers* ask for and are not themselves, each once, in their order."""
    there = {form.id for form, _answers in papers}
    found: dict[str, Row] = {}
    for form, answers in papers:
        for one in form.guide.materials if form.guide else ():
            if one.form not in there and one.name not in found:
                key, why = f"{form.id}:{one.name}", _why(form, one, answers)
                found[one.name] = Row(key, one, _asker(form, one), why, _usual(one, answers))
    return list(found.values())


def _usual(material: Material, answers: dict[str, Any]) -> str:
    """What the answers rule out is not lacking; where they are silent, the page says that it is."""
    asked = material.only_if
    if asked is None or any(is_absent(value_at(answers, path)) for path in asked.paths):
        return LACKING
    return LACKING if asked.holds(lambda path: value_at(answers, path)) else NOT_NEEDED


def _asker(form: Form, material: Material) -> Message:
    if not material.article:
        return _("{form}的材料清单", form=_(form.title))
    place = f"《{form.act.title}》{material.article}"
    return _("{form}的材料清单（{place}）", form=_(form.title), place=place)


def _why(form: Form, material: Material, answers: dict[str, Any]) -> Message:
    """What is said of a material without a file: not named, or named and yet not here."""
    note = _(material.note) if material.note else ""
    lacking = [path for path in material.answers if _is_lacking(value_at(answers, path))]
    if lacking:
        labels = [_(form.fields[path].label) for path in lacking if path in form.fields]
        return _(
            "未齐：{form}里没有填写{labels}，也没有附文件。{note}",
            form=_(form.title),
            labels=labels,
            note=note,
        )
    if material.answers:
        return _("{form}里写着已经备齐，但这里没有附文件。{note}", form=_(form.title), note=note)
    return _("没有附文件。{note}", note=note)


def _is_lacking(value: Any) -> bool:  # noqa: ANN401 - whatever was answered
    return value is False or is_absent(value)
