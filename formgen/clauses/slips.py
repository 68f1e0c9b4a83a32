"""Words written wrong so often that everybody reads over them: 签定, 已方, 订金 where 定金 is meant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.text import Match, Text

_SLIPS = (
    (expression("(?<!标)签定(?!位|点|制|义|向|价|期|量|性|格)"), "签订"),
    (
        expression("(?<=[,。;:\n、由对向与和])已方(?!可|便|才|能|始|案|面|向|式|法|位|圆|正|知|得|块)"),
        "己方（或者乙方）",
    ),
    (expression("签署盖张|盖张(?=后|之日|生效|,|。)"), "盖章"),
    (expression("违约全(?![部面体额])"), "违约金"),
    (expression("人民弊"), "人民币"),
    (expression("既日起"), "即日起"),
    (expression("(?<![一-龥])按装|按装(?=调试|费|工程|验收)"), "安装"),
)
_EARNEST, _DEPOSIT = expression("(?<![约固指规确限法设])定金(?![额融])"), expression("订金")
_TOLD_APART = expression("订金[^。;\n]{0,12}(?:不是|不属于?|不具有|不适用|并非|不等于|非)[^。;\n]{0,8}定金")
_DOUBLE = expression("双倍返还|定金罚则|加倍返还|不予退还|无权要求返还")


@dataclass(frozen=True)
class Slip:
    """A word that is probably another; :param meant: the right one."""

    match: Match
    meant: str


def slips(text: Text, gazetteer: Gazetteer) -> list[Slip]:
    """Words written wrong, in order."""
    return [
        Slip(reading.match(*found.span()), meant)
        for reading in readings(text, gazetteer)
        for start, found, meant in sorted(
            {
                (one.start(), one, meant)
                for pattern, meant in _SLIPS
                for one in pattern.finditer(reading.words)
            },
            key=lambda one: one[0],
        )
        if not reading.is_quoted(start)
    ]


def deposits_confused(text: Text, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """订金 (no security) beside 定金 (a security), or with its effect: where both words stand; else nothing."""
    return tuple(_confused(text, gazetteer))


def _confused(text: Text, gazetteer: Gazetteer) -> Iterator[Match]:
    for reading in readings(text, gazetteer):
        deposit, earnest = _DEPOSIT.search(reading.words), _EARNEST.search(reading.words)
        if _TOLD_APART.search(reading.words):
            continue
        if deposit and (earnest or _is_doubled(reading.words, deposit)):
            yield reading.match(*deposit.span())
            if earnest:
                yield reading.match(*earnest.span())


def _is_doubled(words: str, deposit: re.Match[str]) -> bool:
    return _DOUBLE.search(words, deposit.start(), deposit.end() + 60) is not None
