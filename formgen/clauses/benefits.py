"""Improper benefits for people: words that say it alone, and gifts, journeys or shares for those who decide.

``旅游`` or ``佣金`` alone say nothing. What is found has three slots in one sentence: something is given, it is a
gift of a kind, and it goes to the people of the government side, to go-betweens or to their families.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from formgen.clauses.fold import fold_for_matching
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_denied

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading, Sentence
    from formgen.clauses.text import Match, Text

_FORBIDDEN = expression(
    "不得|禁止|严禁|不准|不允许|严格遵守|廉洁|廉政|反商业贿赂|反腐|拒绝|杜绝|举报|抵制|谢绝|自觉|不收|不送|不接受|不索要"
)
# 收受回扣的，甲方有权解除合同; 查实有账外支付的，依法追究: a sanction, not an offer.
_SANCTIONED = expression(
    "(?:的|等行为|情形|情况)?(?:[,。;:]|$)[^。\n]{0,40}?(?:解除|追究|违约|处罚|赔偿|没收|移送|取消|终止|列入|责任|扣)"
)
_NOT_THE_WORD = expression("典礼金额|婚礼金|往返点|礼金额|账外(?:汇|币)")
_GIVE = expression(
    "赠送|赠予|购买|购置|取得|获得|持有|收取|享有|给予|支付|提供|安排|送|发放|报销|承担|邀请|返还|交给|转给|转入|组织|出资|资助|付给|打入|分给|计提|发给|给"
)
# Given to the people who decide, or to go-betweens.
_GIFT = expression(
    "购物卡|礼品卡|消费卡|加油卡|充值卡|储值卡|提货[卡券]|红包|礼品|礼物|礼券|代金券|有价证券|烟酒|名酒|月饼|土特产|旅游|度假|出国考察|"
    "境外考察|宴请|娱乐(?:活动)?|健身|高尔夫|酬谢|酬金|酬劳|提成|佣金|返利|返现|返点|回佣|干股|分红|辛苦费|茶水费|活动经费|公关费|业务费|打点|装修|免费使用"
    "|无偿使用|现金|差旅及?食宿|子女[^,。;]{0,8}(?:学费|就业|工作)|好处"
)
_PEOPLE = "(?:的|及其|及|单位|方)?[^,。;\n]{0,8}?(?:工作人员|经办人员?|负责人员?|领导|主管|干部|代表人?|评委|家属|亲属|子女|配偶|联系人|人员)"
_GO_BETWEEN = "介绍人|中间人|牵线人|居间人|引荐人|评审专家|评标专家|评委|经办人|相关领导|有关领导|个人账户|私人账户|其家属|及家属"
# A fee for those who decide, whatever it is called: 向甲方经办人支付咨询费.
_PAYS = "(?:支付|给付|交付|发放|打入|汇入|转入|转账|提供|计付)"
_FEE = "(?:咨询|顾问|信息|协调|疏通|服务|劳务|操作|运作)(?:费|报酬|款)"
# What rules of the treasury allow is no gain.
_ALLOWED = expression("差旅费标准|评审费|劳务费标准|按照?(?:国家|财政|公务|有关规定)|公务接待")


def improper_benefit(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Words for kickbacks and gifts, unless the text forbids them or threatens whoever takes them."""
    return [
        reading.match(*span)
        for reading in readings(text, gazetteer)
        for span in sorted(
            {
                *_by_word(reading, gazetteer),
                *_given_to_people(reading, gazetteer),
                *_paid_to_people(reading, gazetteer),
                *_idle_posts(reading),
            }
        )
    ]


def _by_word(reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for found in _any_of(gazetteer.benefit_words).finditer(reading.words):
        if not _is_other_word(reading, found) and not _is_forbidden(reading, found):
            yield found.span()


def _given_to_people(reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    to = _receivers(gazetteer)
    words = _any_of(gazetteer.benefit_words)
    for sentence in reading.sentences_with(_GIFT):
        gift = _GIFT.search(reading.words, sentence.start, sentence.end)
        if gift is None or words.search(reading.words, sentence.start, sentence.end):
            continue
        if _has_slots(reading, sentence, to) and not _is_forbidden(reading, gift):
            yield gift.span()


def _paid_to_people(reading: Reading, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    for found in _fees(gazetteer).finditer(reading.words):
        sentence = reading.sentence_at(found.start())
        allowed = _ALLOWED.search(reading.words, sentence.start, sentence.end)
        if not allowed and not _is_forbidden(reading, found):
            yield found.span()


# A post without work for the kin of somebody: paid, and nothing to be done for it.
_KIN = expression(
    "配偶|子女|亲属|家属|父母|兄弟|姐妹|亲戚|妻子|丈夫|女婿|儿媳|法定代表人|实际控制人|负责人|领导|干部|工作人员|退休人员|经办人"
)
_PAID = expression("顾问|津贴|薪酬|工资|报酬|补贴|聘为|聘请|挂名|领薪|酬金|费用|岗位|职务|编制|待遇")
_IDLE = expression(
    "(?:无须|无需|不必|不需要?|毋须|免于|不用|可不)[^,。;\n]{0,6}(?:考勤|坐班|到岗|上班|履职|出勤|工作|参与|提供|打卡|到场)|不(?:坐班|到岗|参与[^,。;\n]{0,6}工作|承担[^,。;\n]{0,6}工作|实际)|挂名|仅挂|吃空饷|只领"
)


def _idle_posts(reading: Reading) -> Iterator[tuple[int, int]]:
    for sentence in reading.sentences_with(_IDLE):
        within = (reading.words, sentence.start, sentence.end)
        found, paid = _KIN.search(*within), _PAID.search(*within)
        if found and paid and not _is_forbidden(reading, found):
            yield min(found.start(), paid.start()), max(found.end(), paid.end())


def _has_slots(reading: Reading, sentence: Sentence, to: re.Pattern[str]) -> bool:
    within = (reading.words, sentence.start, sentence.end)
    if not to.search(*within) or not _GIVE.search(*within):
        return False
    return _ALLOWED.search(*within) is None


def _is_other_word(reading: Reading, found: re.Match[str]) -> bool:
    near = reading.words[max(0, found.start() - 2) : found.end() + 2]
    return _NOT_THE_WORD.search(near) is not None


def _is_forbidden(reading: Reading, found: re.Match[str]) -> bool:
    sentence = reading.sentence_at(found.start())
    before = reading.words[max(sentence.start, found.start() - 120) : found.start()]
    if _FORBIDDEN.search(before) or is_denied(reading, found.start()):
        return True
    return (
        _SANCTIONED.search(reading.words, found.end(), min(sentence.end + 40, found.end() + 80)) is not None
    )


@lru_cache(maxsize=4)
def _receivers(gazetteer: Gazetteer) -> re.Pattern[str]:
    sides = "|".join(re.escape(fold_for_matching(one)) for one in gazetteer.government_words) or r"(?!)"
    return re.compile(f"(?:{sides}){_PEOPLE}|{_GO_BETWEEN}")


@lru_cache(maxsize=4)
def _fees(gazetteer: Gazetteer) -> re.Pattern[str]:
    people = _receivers(gazetteer).pattern
    return re.compile(
        f"(?:向|给|付给|支付给)(?:{people})(?:个人|本人)?[^,。;\\n]{{0,6}}?{_PAYS}[^,。;\\n]{{0,12}}?{_FEE}"
    )


@lru_cache(maxsize=16)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words)) or r"(?!)")
