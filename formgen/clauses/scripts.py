"""Characters that do not belong: traditional ones in a simplified text or the reverse, letters among digits."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold
from formgen.clauses.folded import folded
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from formgen.clauses.contract import Contract
    from formgen.clauses.text import Match

_IDEOGRAPHS = range(0x4E00, 0xA000)
_MOST = 0.2
"""With more of the other script than this the text is written in both on purpose, as bilingual ones are."""
_LEAST_OF_A_TEXT = 20
_NAMED = expression("(?:人|代表|姓名|签字|签名|经理|主任|董事|字号|名称|公司|商标|品牌)[^,。;\\n]{0,12}$")
_SAMPLE = 4000
"""So many characters, taken evenly, tell in which script a text is written."""
_NUMERALS = "叁"
"""Written alike in both scripts where it is a numeral."""
_LETTERS = "oOlI|"
_AMOUNT = expression(
    rf"(?:(?:[¥$]|人民币|小写[)）]?[:：]?)\s?(?P<marked>[0-9{_LETTERS}][0-9{_LETTERS},.]{{2,20}})"
    rf"|(?<![0-9A-Za-z|.,])(?P<counted>[0-9{_LETTERS}][0-9{_LETTERS},.]{{2,20}})(?=\s?(?:[万亿]?元|[万亿]元)))(?![A-Za-z])"
)
_SUSPECT = expression(f"(?<=[0-9,.])[{_LETTERS}]|[{_LETTERS}](?=[0-9,.])")
_A_DIGIT = expression("[0-9]")
_A_LETTER = expression(f"[{_LETTERS}]")


def mixed_scripts(contract: Contract) -> tuple[str, list[Match]]:
    """Which script is the rarer one (``traditional`` or ``simplified``), and where it stands; nothing where it is not rare.

    Names keep their own characters and are left out.
    """
    words = contract.words
    patterns = dict(zip(("traditional", "simplified"), _patterns(), strict=True))
    step = max(1, len(words) // _SAMPLE)
    sample = {script: _count(pattern, words[::step]) for script, pattern in patterns.items()}
    rarer = min(sample, key=lambda script: sample[script])
    if sum(sample.values()) * step < _LEAST_OF_A_TEXT or sample[rarer] > _MOST * sum(sample.values()):
        return rarer, []
    return rarer, [
        contract.match(*one.span())
        for one in patterns[rarer].finditer(words)
        if not _NAMED.search(words, max(0, one.start() - 24), one.start())
    ]


def _count(pattern: re.Pattern[str], words: str) -> int:
    return sum(len(one.group()) for one in pattern.finditer(words))


def letters_among_digits(contract: Contract) -> list[Match]:
    """Amounts in which a letter stands for a digit: O for 0, l or I for 1."""
    words = folded(contract)
    if not _SUSPECT.search(words):
        return []
    return [
        contract.match(*found.span(group))
        for found in _AMOUNT.finditer(words)
        for group in ("marked", "counted")
        if found[group] and _A_DIGIT.search(found[group]) and _A_LETTER.search(found[group])
    ]


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Characters of the traditional and of the simplified script only, by the two national character sets."""
    characters = [chr(code) for code in _IDEOGRAPHS]
    paired = [(one, fold(one)) for one in characters]
    simplified = {plain for one, plain in paired if plain != one}
    traditional_only = [
        one for one, plain in paired if plain != one and not _in(one, "gb2312") and _in(one, "big5")
    ]
    simplified_only = [
        one for one in simplified if _in(one, "gb2312") and not _in(one, "big5") and one not in _NUMERALS
    ]
    return (re.compile(f"[{''.join(traditional_only)}]+"), re.compile(f"[{''.join(simplified_only)}]+"))


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
