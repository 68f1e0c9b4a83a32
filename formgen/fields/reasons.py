"""Reasons by rule: why an element does not apply, why a warning is let pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, ClassVar

from formgen.fields.base import Field, Misread, Raw, is_absent, json_name, text_of
from formgen.fields.characters import excerpt, letters_in, refuse_unprintable
from formgen.messages import _

_LONGEST_KEY = 50
_LONGEST = 2000
_MOST = 500


@dataclass(frozen=True, kw_only=True)
class Reasons(Field):
    """Reasons by the id of the rule that they answer; those without a word count as none."""

    kind: ClassVar[str] = "reasons"

    def read(self, raw: Raw) -> dict[str, str] | None:
        """The reasons that say something."""
        if not isinstance(raw, dict):
            raise Misread(_("应为以规则号为键、以理由为值的对象，却是{found}。", found=json_name(raw)))
        if len(raw) > _MOST:
            raise Misread(_("最多{most}条理由，现有{found}条。", most=_MOST, found=len(raw)))
        read = {_key(key): _reason(key, said) for key, said in raw.items() if not is_absent(said)}
        return {key: said for key, said in read.items() if letters_in(said)} or None

    def show(self, value: Any) -> str:
        """Each rule with its reason."""
        return "；".join(f"{key}：{said}" for key, said in (value or {}).items())

    def schema(self) -> dict[str, Raw]:
        """An object of strings."""
        return {"type": "object", "additionalProperties": {"type": "string", "maxLength": _LONGEST}}


def _key(raw: Raw) -> str:
    key = refuse_unprintable(text_of(raw)).strip()
    if not 0 < len(key) <= _LONGEST_KEY:
        raise Misread(_("“{key}”不是规则号，规则号如 GC-26-7。", key=excerpt(key)))
    return key


def _reason(key: Raw, raw: Raw) -> str:
    try:
        said = " ".join(refuse_unprintable(text_of(raw)).split())
    except Misread as fault:
        raise Misread(_("{key} 的理由：{fault}", key=excerpt(str(key)), fault=fault.message)) from None
    if len(said) > _LONGEST:
        raise Misread(_("{key} 的理由最多{most}个字，请缩短。", key=excerpt(str(key)), most=_LONGEST))
    return said
