"""Whether the government side answers for another's debt, by slots: an act, a debt, whose it is, who acts.

The classes of acts are in :mod:`formgen.clauses.answering_words`. Here is decided who acts, also where the subject
stands in the sentence or heading before, and what is lawful: one's own debt, and what comes out of a price.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from formgen.clauses import answering_words as acts
from formgen.clauses.actors import GOVERNMENT, OTHER, actor_of, names_in, subject_of
from formgen.clauses.patterns import expression
from formgen.clauses.scope import clause_before, is_denied, is_meant, is_refused, is_set_aside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence

Span = tuple[int, int]

_REACH = 120
_FIRST = 3
_NEAR = 30
_MAY_REACH = 60
_CARRIED = 600
_STEPS = 12
_THIS = expression("(?:该|上述|前述|此|本)(?:笔|项|款|等)*(?:的)?[^,。;:\n]{0,8}$")
_ACCOUNT = expression(
    "偿债准备金|还贷|(?:还款|偿债)(?:账户|专户)|监管(?:账户|专户)[^,。;\n]{0,12}(?:不够|[不\ue007]足|低于|余额)|当期应付本息"
)
_ANY = expression("")
_GOES_ON = expression("[^一-龥]{0,6}(?:该|上述|前述|此|其|对此|为此|若|如|届时|否则|到期|逾期)")
_CREDITOR = expression(
    "丙方|丁方|银行|农商行|农信社|信用社|债主|贷|债权人|债权方|出借|资金|信托|租赁公司|保理|银团|金融|持有人|持票人|基金|出资人|投资|材料商|分包|供货商|的供应商|工程队"
)
_TITLE = expression("(?:的)?(?:义务|责任|承诺|声明|保证|权利义务|权利与义务)?(?:如下|事项|包括|应当?)*[:]?$")
_FOR_ANOTHER = expression("代|垫|补|还清|还上|来还|解决|安排")


def answers_for_another(reading: Reading, sentence: Sentence, sides: Gazetteer) -> Iterator[Span]:
    """Where *sentence* makes the government side answer for somebody else's debt."""
    begin = _begin(reading, sentence)
    if not acts.DEBT.search(reading.plain, begin, sentence.end):
        return
    case = _Case(reading, sentence, sides, begin)
    if not case.owed_by_another():
        return
    yield from case.given()
    yield from case.named()
    if not case.is_exempt:
        yield from case.paid()


def _deed(found: re.Match[str]) -> int:
    """Where the verb stands by which the one who acts is told."""
    return found.start("act") if found.groupdict().get("act") else found.start()


def _begin(reading: Reading, sentence: Sentence) -> int:
    """From where a debt counts as spoken of: in the same paragraph, not far before."""
    line = reading.plain.rfind("\n", 0, sentence.start) + 1
    return max(line, sentence.start - _REACH)


class _Case:
    """One sentence and who is spoken of in it."""

    def __init__(self, reading: Reading, sentence: Sentence, sides: Gazetteer, begin: int) -> None:
        self._reading, self._sentence, self._sides, self._begin = reading, sentence, sides, begin
        self._words = reading.plain
        self._names = names_in(reading, sentence, sides)

    def owed_by_another(self) -> bool:
        """Whether the debt is somebody else's: another is named, or it is 该笔贷款, and it is not our own."""
        ours = [name for name in self._names if name.lastgroup == GOVERNMENT]
        end = self._sentence.end
        beyond = acts.BEYOND_PRICE.search(self._words, self._sentence.start, end)
        if not beyond and any(acts.PARTLY_OURS.match(self._words, name.end(), end) for name in ours):
            return False
        if any(name.lastgroup == OTHER for name in self._names):
            return True
        debts = list(acts.DEBT.finditer(self._words, self._begin, end))
        return (
            _ACCOUNT.search(self._words, self._sentence.start, end) is not None
            or any(debt.start() < self._sentence.start or self._has_owner(debt.start()) for debt in debts)
            or any(_THIS.search(self._words, self._sentence.start, debt.start()) for debt in debts[:_FIRST])
        )

    def _has_owner(self, debt: int) -> bool:
        """Whether the debt is 某校的…贷款: of somebody, and not of the government side."""
        of = acts.OF_SOMEBODY.search(self._words, max(self._sentence.start, debt - _NEAR), debt)
        return of is not None and not any(
            name.lastgroup == GOVERNMENT and name.end() >= of.start()
            for name in self._names
            if name.start() < debt
        )

    @cached_property
    def is_exempt(self) -> bool:
        """Whether it is paid for another lawfully: wages, subsidies, out of the price."""
        where = (self._words, self._sentence.start, self._sentence.end)
        return acts.EXEMPT.search(*where) is not None and not acts.BEYOND_PRICE.search(*where)

    def given(self) -> Iterator[Span]:
        """Security given, duties taken over, things bought back, returns promised."""
        for pattern in (
            acts.GIVEN,
            acts.DONE,
            acts.DUTY,
            acts.JOINED,
            acts.KEEPS,
            acts.FUNDED,
            acts.HELPS,
            acts.ALLOWED,
            acts.PLEDGED,
        ):
            yield from self._by_us(pattern, acts.TAKEN)
        # A return alone is a promise beyond one's powers; with the money itself it answers for a debt.
        if acts.MONEY.search(self._words, self._sentence.start, self._sentence.end):
            yield from self._by_us(acts.RETURNS, acts.TAKEN)
        for start, end in self._by_us(acts.BOUGHT, acts.RIGHT):
            where = (self._words, self._sentence.start, self._sentence.end)
            if acts.PRICED.search(*where) and acts.THING.search(*where):
                yield start, end

    def paid(self) -> Iterator[Span]:
        """The debt paid, or its money put into the budget."""
        yield from (span for span in self._by_us(acts.REPAYS, acts.RIGHT) if not self._is_owed_by_us(span))
        begin = self._begin if _GOES_ON.match(self._words, self._sentence.start) else self._sentence.start
        where = (self._words, begin, self._sentence.end)
        if acts.UNPAID.search(*where) and acts.DEBT.search(*where):
            yield from (span for span in self._by_us(acts.WEAKLY, acts.RIGHT) if not self._is_price(span))
        for found in acts.BUDGETED.finditer(self._words, self._sentence.start, self._sentence.end):
            ours = any(name.lastgroup == GOVERNMENT for name in self._names)
            if ours and self._is_meant(*found.span()):
                yield found.span()

    def _is_owed_by_us(self, span: Span) -> bool:
        """Whether what is paid back is what we owe the other side: 偿还所欠乙方的款项."""
        if acts.OWN_LOAN.match(self._words, span[1], self._sentence.end):
            return True
        owed = acts.OWED_TO.match(self._words, span[1], self._sentence.end)
        return owed is not None and any(
            name.start() == owed.end() and name.lastgroup == OTHER and not _CREDITOR.search(name.group())
            for name in self._names
        )

    def _is_price(self, span: Span) -> bool:
        """Whether it is a price or damages: paid to the other side, who lends nothing, or called so."""
        begin = clause_before(self._reading, span[0])[0]
        if acts.PRICE.match(self._words, span[1], self._sentence.end):
            return True
        return any(
            acts.PAID_TO.search(self._words, begin, name.start()) and not _CREDITOR.search(name.group())
            for name in self._names
            if name.lastgroup == OTHER and begin <= name.start() <= span[1] + 1
        )

    def named(self) -> Iterator[Span]:
        """Where the government side is the object: 以甲方的房产…, 向甲方追偿, 从甲方账户扣划; or ensures another."""
        for name in self._names:
            before = (self._words, max(self._sentence.start, name.start() - _NEAR), name.start())
            span = (
                self._behind_us(name, before) if name.lastgroup == GOVERNMENT else self._ensured(name, before)
            )
            if span:
                yield span

    def _behind_us(self, name: re.Match[str], before: tuple[str, int, int]) -> Span | None:
        behind = (self._words, name.end(), self._sentence.end)
        if (belongs := acts.BELONGING.match(*behind)) and not self._names_between(*belongs.span("what")):
            given = re.search("[以将用把]$", self._words[before[1] : name.start()])
            if given or self._who(name.start()) != OTHER:
                return self._if_meant(name.start(), belongs.end())
        for first, then in (
            (acts.OWED_BY, acts.BORNE),
            (acts.AS_OWN, acts.OWN_DUTY),
            (_ANY, acts.TAKEN_ON),
            (acts.BACKS, acts.BACKED),
            (acts.SEIZES, acts.SEIZED),
        ):
            if (borne := then.match(*behind)) and first.search(*before):
                return self._if_meant(name.start(), borne.end())
        return self._asked(name, behind)

    def _asked(self, name: re.Match[str], behind: tuple[str, int, int]) -> Span | None:
        """A creditor who may turn to the government side: 银行可以直接向甲方追偿."""
        asked, near = acts.ASKED.match(*behind), max(self._sentence.start, name.start() - _MAY_REACH)
        may = asked and acts.MAY.search(self._words, near, name.start())
        if (
            asked is None
            or may is None
            or _CREDITOR.search(self._words, self._sentence.start, may.start()) is None
        ):
            return None
        denied = acts.DENIED.search(self._words, clause_before(self._reading, may.start())[0], name.start())
        if denied or is_denied(self._reading, may.start()) or is_set_aside(self._reading, asked.end()):
            return None
        return may.start(), asked.end()

    def _names_between(self, start: int, end: int) -> bool:
        return bisect_right(self._starts, start) < bisect_left(self._starts, end)

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start() for name in self._names]

    def _ensured(self, name: re.Match[str], before: tuple[str, int, int]) -> Span | None:
        ensures = acts.ENSURES.search(*before)
        if ensures is None or self.is_exempt:
            return None
        done = acts.ENSURED.match(self._words, name.end(), self._sentence.end)
        if done and self._who(ensures.start()) == GOVERNMENT:
            return self._if_meant(ensures.start(), done.end())
        return None

    def _by_us(self, pattern: re.Pattern[str], unless: re.Pattern[str]) -> Iterator[Span]:
        """Where the government side does what *pattern* says, and *unless* does not stand before it."""
        for found in pattern.finditer(self._words, self._sentence.start, self._sentence.end):
            start, end = found.span()
            if unless.search(self._words, max(self._sentence.start, start - _NEAR), start):
                continue
            if is_refused(self._reading, self._sentence, end) or self._is_within(start, end):
                continue
            if self._who(_deed(found), found.group()) == GOVERNMENT and self._is_meant(start, end):
                yield start, end

    def _if_meant(self, start: int, end: int) -> Span | None:
        return (start, end) if self._is_meant(start, end) else None

    def _is_meant(self, start: int, end: int) -> bool:
        begin, _ = clause_before(self._reading, start)
        if acts.DENIED.search(self._words, begin, start):
            return False
        # 乙方与银行签订的借款合同 is another contract, and just the one that is answered for.
        return is_meant(self._reading, start, end, of_any_contract=self._lent_at <= start)

    @cached_property
    def _lent_at(self) -> int:
        """Where a contract of lending is first spoken of; the end of the sentence where none is."""
        lent = acts.LENT.search(self._words, self._sentence.start, self._sentence.end)
        return lent.end() if lent else self._sentence.end + 1

    def _is_within(self, start: int, end: int) -> bool:
        """Whether another does it in a clause of time: 甲方在乙方结清贷款后支付尾款."""
        begin = clause_before(self._reading, start)[0]
        return acts.WITHIN.match(self._words, end, self._sentence.end) is not None and any(
            name.lastgroup == OTHER
            and begin < name.start() < start
            and self._words[name.start() - 1] in "在待于"
            for name in self._names
        )

    def _who(self, start: int, act: str = "") -> str:
        for_another = bool(_FOR_ANOTHER.search(act))
        begin = clause_before(self._reading, start)[0]
        if acts.ITSELF.search(self._words, max(self._sentence.start, begin - 1), start):
            return subject_of(self._reading, self._sentence, self._sides) or self._carried()
        who = actor_of(self._reading, self._sentence, start, self._sides, beyond_if=for_another)
        if who == OTHER and not self._names_between(begin - 1, start) and self._leads(begin):
            return GOVERNMENT
        return who or self._agreed(start) or self._carried()

    def _agreed(self, start: int) -> str:
        """The government side, where it agrees behind to what nobody was named for: 用…作抵押的事,甲方已经同意."""
        return GOVERNMENT if self._agrees_at > start else ""

    @cached_property
    def _agrees_at(self) -> int:
        """Where the government side last agrees; before the text where it does not."""
        ours = (name for name in reversed(self._names) if name.lastgroup == GOVERNMENT)
        agreeing = (one for one in ours if acts.AGREES.match(self._words, one.end(), self._sentence.end))
        return next((one.start() for one in agreeing), -1)

    def _leads(self, end: int) -> bool:
        """Whether the sentence opens with what the government side promises: 甲方承诺,银行一经索偿,立即支付…."""
        first = next((name for name in self._names if name.start() < end), None)
        if first is None or first.lastgroup != GOVERNMENT:
            return False
        edge = next((at for at in range(first.end(), end) if self._words[at] in ",:"), end)
        return acts.LEADS.search(self._words, first.end(), edge + 1) is not None

    def _carried(self) -> str:
        """Whose deed it is where the sentence names nobody: the subject of those before, or of the heading."""
        at, floor = self._sentence, max(0, self._sentence.start - _CARRIED)
        for _ in range(_STEPS):
            if at.start <= floor:
                return ""
            at = self._reading.sentence_at(at.start - 1)
            if who := subject_of(self._reading, at, self._sides):
                return who
        return ""
