"""Answers to another form that lie within the answers of one, as a contract lies beside the opinion on it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, ClassVar

from formgen.answers import Answers, read_answers
from formgen.fields.base import Field, Misread, Raw, json_name
from formgen.messages import _

if TYPE_CHECKING:
    from formgen.form import Form


@dataclass(frozen=True, kw_only=True)
class Enclosed(Field):
    """The answers to *form*, as one object.

    They are checked by the rules of that form. Of what is found there, nothing is found here, but for
    the rules that are shared.

    :param lends: what rules of this form may ask for, by the names of that form's own inputs.
    :param blocking: the name under which rules of this form ask for the ids of the rules that block there.
    :param shares: ids of the rules whose findings there are findings here as well.
    :param stated_in: path of the choices that name shared rules, on whose word they speak while the
        answers themselves are not there.
    """

    kind: ClassVar[str] = "enclosed"
    form: Form = field(hash=False)
    lends: tuple[str, ...] = ()
    blocking: str = ""
    shares: tuple[str, ...] = ()
    stated_in: str = ""

    @property
    def inputs(self) -> frozenset[str]:
        """The names of everything that it gives to rules."""
        return frozenset({*self.lends, self.blocking} - {""})

    def read(self, raw: Raw) -> Answers:
        """The answers; each that cannot be read is named with its place."""
        if not isinstance(raw, dict):
            raise Misread(
                _(
                    "应为“{form}”的全部答案（一个对象），却是{found}。",
                    form=_(self.form.title),
                    found=json_name(raw),
                )
            )
        answers = read_answers(self.form, raw)
        if answers.faults:
            told = {f".{path}": said for path, said in answers.faults.items()}
            raise Misread(_("其中有{count}处读不出来。", count=len(told)), fields=told)
        return answers

    def show(self, value: Any) -> str:  # noqa: ANN401 - each kind has its own type
        """What that form calls these answers, such as the name of the contract."""
        if value is None:
            return ""
        named = value.at(self.form.name_field) if self.form.name_field else None
        return named or self.form.title

    def dump(self, value: Any) -> Raw:  # noqa: ANN401 - as above
        """The answers by path, each as JSON holds it."""
        if value is None:
            return None
        dumped = {path: self.form.fields[path].dump(one) for path, one in value.values.items()}
        return {path: one for path, one in dumped.items() if one is not None}

    def schema(self) -> dict[str, Raw]:
        """An object; the schema of its form says which."""
        return {"type": "object"}


def enclosed_in(form: Form) -> tuple[Enclosed, ...]:
    """The fields of *form* that hold answers to other forms."""
    return tuple(one for one in form.fields.values() if isinstance(one, Enclosed))
