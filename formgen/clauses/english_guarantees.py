"""Guarantees in English: a debt of another, an act that answers for it, and the government side as its subject.

The subject is the nearest party before the act that no preposition and no ``'s`` makes an object, outside of
clauses with *if*; for an act in the passive it is the party behind *by*.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.actors import GOVERNMENT, OTHER
from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from formgen.clauses.reading import Reading, Sentence

_OURS = (
    r"party a|(?:the|a) (?:[a-z-]+ ){0,3}?(?:purchaser|buyer|procuring entity|employer|government|lessor|"
    r"client|principal|"
    r"(?:sub-?)?district(?: office)?|county|city|township|municipal government|bureau|authority|"
    r"municipality|first party|public party|committee|ministry|department|owner|"
    r"contracting authority|grantor|finance office)\b(?! of| loan| bank)(?!'s (?:bank|lender))"
)
_THEIRS = (
    r"party [b-e]|(?:the|any|its|such) (?:[a-z-]+ ){0,2}?(?:borrower|debtor|contractor|subcontractor|"
    r"supplier|project company|lender|lenders|banks?|"
    r"noteholders?|bondholders?|creditors?|financiers?|obligor|developer|lessee|operator|investors?|"
    r"second party|company|concessionaire|"
    r"seller|consultant|service provider|issuer|enterprise|spv|joint venture|financing part(?:y|ies)|"
    r"trustee|agent|guarantor|"
    r"tenant|cooperative|vendor|parent company|financial institutions?)\b|third part(?:y|ies)"
)
_NAMES = expression(f"(?P<{GOVERNMENT}>{_OURS})|(?P<{OTHER}>{_THEIRS})")
_DEBT = expression(
    r"\b(?:loans?(?! prime)|debts?|borrowings?|indebtedness|facilit(?:y|ies) agreement|(?:bank|credit|loan|"
    r"working capital|term) facilit(?:y|ies)|"
    r"lend(?:er|ers|ing)|(?:co-?)?borrowers?|repa(?:y|id)|exposure|credit lines?|lines? of credit|notes?(?= (?:holder|issued|are|fall))|noteholders?|"
    r"bonds?(?! (?:issued )?by a bank|ing)(?= |s)|bondholders?|"
    r"creditors?|financiers?|financing part(?:y|ies)|debt service|principal|repayment|drawdowns?|financing|"
    r"equipment lease|finance lease|factoring|receivables|instal?ments?|overdraft|mortgage|lending bank|trust plan|"
    r"minimum return|fixed return|invested capital|(?:the|its|their|a|lending) (?:lending )?banks?|the facility)\b"
)
_SECURES = (
    r"guarant(?:eed|ied|eeing|ees?|y)|stands? (?:as )?(?:surety|guarantor|behind|security)|(?:as|become|"
    r"be|are|is) (?:a |the )?(?:surety|guarantor|co-?borrowers?|"
    r"co-?obligor|co-?debtor|joint (?:borrower|obligor|debtor)|primary obligor|principal obligor|"
    r"(?:principal|primary) debtor)|bound as|surety|"
    r"indemnif(?:y|ies)|hold harmless|keep whole|keep-?well|(?:letters? of )?comfort|"
    r"back-?stops?|underwrit(?:e|es|ten)|joint(?:ly)? and several(?:ly)?(?: liable)?|jointly liable|"
    r"(?:pledges?|mortgages?|charges?|encumbers?|assigns?)\b[^.;]{0,60}?\b(?:security|secure|collateral|"
    r"in favou?r|to the (?:bank|lender))|(?:as|provide|grant|give) (?:[a-z]+ )?(?:security|collateral)|"
    r"(?:grant|create|give)s?\b[^.;]{0,40}?\b(?:charge|lien|mortgage|pledge|security interest|"
    r"collateral)|supports?\b[^.;]{0,60}?\b(?:repay|debt|financial)|"
    r"undertakes? the (?:payment )?obligations|as its own (?:debt|obligation)?|maintains?\b[^.;]{0,40}?\b(?:reserve|account)|"
    r"co-?sign(?:er|s|ed|atory)?|financial support|"
    r"standby letter of credit|make good|made good|makes good|make up|made up|top(?:s|ped)? up|"
    r"(?:repurchase|buy[- ]?(?:back|out)|purchase|redeem|take over|acquire)s?\b|"
    r"(?:assum|tak)(?:ing|en|ed|es|e)(?: over)?|answer(?:able)?|liab(?:le|ility)|bear|borne|"
    r"(?:procure|ensure|cause|see to)s?\b[^.;]{0,60}?\b(?:repa(?:y|id|yment)|paid|payment|redeem|"
    r"redemption|satisf|meets?)|"
    r"warrants?\b[^.;]{0,80}?\b(?:repa(?:y|id)|paid)|undertakes? to the (?:lend|bank|credit|"
    r"note)[^.;]{0,120}?\b(?:meet|repay|pay)|"
    r"(?:pay|repay|cover|fund|settle|meet|discharge|honou?r|reimburse|satisfy|contribute|inject|advance|"
    r"remit|provide funds|secure)s?\b|"
    r"(?:paid|repaid|covered|funded|settled|met|discharged|honou?red|reimbursed|satisfied|secured|"
    r"backed)\b|"
    r"(?:included|budgeted|appropriated|provided for) in the (?:annual |fiscal )?(?:budget|appropriation)"
)
_ACT = expression(rf"\b(?:{_SECURES})")
_BY = expression(r"[^.;,]{0,60}?\bby $")
_OUT_OF = expression(r" of $")
_PASSIVE = expression(r"\b(?:be|been|is|are|being|were|was)(?: \w+ly)?(?: and \w+ly)? $")
_PARTICIPLE = expression(
    r"(?:ed|paid|met|borne|made good|made up|taken over|underwritten|budget|appropriation)$"
)
_PAYABLE = expression(r"\bpayable (?:\w+ )?by $")
_OBJECT = expression(
    r"(?:\b(?:of|by|to|from|against|for|with|under|on behalf of|in favou?r of|upon|between|"
    r"require|request|requests|entitle|allow|issued by|and) (?:the )?)$"
)
_IF = expression(
    r"\b(?:if|should|where|when|in the event(?: that)?|in case|upon|failing|unless)\b[^,.;]{0,200}?,"
)
_COVERS = expression(
    r"'s (?:\w+ ){0,2}?(?:undertaking|guarantee|obligation|liability|commitment)s?\b[^.;]{0,60}?\b(?:covers?|extends?|includes?|applies|apply)\b"
)
_SECURED_BY = expression(r"\b(?:secured|backed|collaterali[sz]ed|supported) by [^.;]{0,60}$")
_ASKED = expression(
    r"\b(?:may|can|shall be entitled to|is entitled to|has the right to)\b[^.;]{0,60}?\b(?:demand|claim|recover|"
    r"call|require|recourse|proceed|look)\b[^.;]{0,40}?$"
)
_DENIAL = expression(
    r"\b(?:not(?! merely| only| just| limited)|never|no(?! later)|nothing|nor|neither|without recourse to|"
    r"terminate|entitled|deduct|"
    r"may withhold|shall refuse)\b"
)
_EXEMPT = expression(
    r"\bwages?\b|\bsums due to (?:the contractor|party b)|contract price|performance (?:bond|security|guarantee)|"
    r"loan prime rate|late payment|advance payment (?:bond|guarantee)|bank account|warranty period"
)
_OWN = expression(r"'s (?:own )?(?:debts?|indebtedness|borrowings?|loans?|payment obligations?)\b")
_NEAR = 200


def english_guarantees(reading: Reading, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Where *sentence*, in English, makes the government side answer for somebody else's debt."""
    words, end = reading.words, sentence.end
    if not _DEBT.search(words, sentence.start, end) or _EXEMPT.search(words, sentence.start, end):
        return
    names = list(_NAMES.finditer(words, sentence.start, end))
    ours = [name for name in names if name.lastgroup == GOVERNMENT]
    if not ours or any(_OWN.match(words, name.end()) for name in ours):
        return
    conditions = [one.span() for one in _IF.finditer(words, sentence.start, end)]
    for act in _ACT.finditer(words, sentence.start, end):
        who = _agent(words, act, names) or _subject(words, act, names, conditions)
        if who is not None and who.lastgroup == GOVERNMENT and not _is_denied(words, sentence, who, act):
            yield min(who.start(), act.start()), max(who.end(), act.end())
    for name in ours:
        before = (words, max(sentence.start, name.start() - _NEAR), name.start())
        if _COVERS.match(words, name.end(), end) or _SECURED_BY.search(*before):
            yield name.span()
        if _PAYABLE.search(*before):
            yield name.span()
        if _ASKED.search(*before) and not _DENIAL.search(*before):
            yield name.span()


def _agent(words: str, act: re.Match[str], names: list[re.Match[str]]) -> re.Match[str] | None:
    """Who stands behind *by* after an act in the passive."""
    if not _PARTICIPLE.search(act.group()) or not _PASSIVE.search(
        words, max(0, act.start() - _NEAR), act.start()
    ):
        return None
    by = _OUT_OF if act.group().endswith(("budget", "appropriation")) else _BY
    return next(
        (name for name in names if name.start() >= act.end() and by.match(words[act.end() : name.start()])),
        None,
    )


def _subject(
    words: str, act: re.Match[str], names: list[re.Match[str]], conditions: list[tuple[int, int]]
) -> re.Match[str] | None:
    """Who does it: the nearest party before the act that is no object of another."""
    for name in reversed(names):
        if name.start() >= act.start():
            continue
        if any(start <= name.start() < end and act.start() >= end for start, end in conditions):
            continue
        if words.startswith("'s", name.end()) or _OBJECT.search(
            words, max(0, name.start() - 24), name.start()
        ):
            continue
        return name
    return None


def _is_denied(words: str, sentence: Sentence, who: re.Match[str], act: re.Match[str]) -> bool:
    """Whether what stands between subject and act, or opens the sentence, denies it."""
    between = words[min(who.end(), act.end()) : max(who.start(), act.start())]
    opening = words[sentence.start : who.start()].rpartition(",")[2]
    return _DENIAL.search(between) is not None or _DENIAL.search(opening) is not None
