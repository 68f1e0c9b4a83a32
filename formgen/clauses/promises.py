"""Promises of what only an open procedure or another authority can give: the next award, taxes back, permits.

Clues for a person. A contract of several years whose yearly renewal the tender documents foresaw is lawful, and
so is a tax relief for which the other side applies by itself: both stay quiet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.actors import OTHER, actor_of
from formgen.clauses.patterns import expression
from formgen.clauses.reading import readings
from formgen.clauses.scope import is_meant

if TYPE_CHECKING:
    import re
    from collections.abc import Callable, Iterator

    from formgen.clauses.gazetteer import Gazetteer
    from formgen.clauses.reading import Reading
    from formgen.clauses.text import Match, Text

_OTHER = "(?:乙方|丙方|供应商|承包人|承包方|受托人|受托方|承租人|承租方|中标人|服务方|运营方|卖方)"
_TENDER = "(?:招投?标|公开招标|采购程序|政府采购|招标程序|比选|竞价|磋商|遴选|竞争性程序)"
_LATER = "(?:下一?(?:个)?年度|次年|后续|二期|三期|期满后?|到期后?|届满后?|今后|未来|以后|其他(?:同类)?项目|同类项目|续建|扩建|20[0-9]{2}年度?)"
_NEXT = "(?:下一?(?:个)?年度?|次年|后续(?:项目|工程|服务|采购)|[二三四]期|今后|其他(?:同类)?项目|同类项目|续建|扩建|20[0-9]{2}年度)"
_AWARDS = (
    expression("优先(?:获得)?(?:中标|成交|中选|入围)(?!候选)"),
    expression(
        f"(?:不再|无[需须]|毋须|不需要?|不必|免于|可不)(?:另行|再次|重新|再行|再|另)?(?:进行|组织|履行|启动|开展|通过|经过)?(?:公开)?{_TENDER}"
    ),
    expression(
        f"(?:直接|无条件|必须|保证|承诺|确保|指定)(?:由|与|同|和)?{_OTHER}?[^,。;不\n]{{0,8}}(?:续签|续约|续订|续聘)"
    ),
    expression(
        f"指定(?:由|与|给)?{_OTHER}[^,。;不\n]{{0,10}}(?:实施|承担|承接|承揽|承建|施工|供货|服务|建设|中标|续签|续约)"
    ),
    expression(
        f"(?:招标|采购|评审|评分|资格)[^,。;不\n]{{0,16}}(?:有利于|倾向于?|倾斜于?|照顾|偏向){_OTHER}"
    ),
)
_AGAIN = (
    expression(
        f"{_NEXT}[^,。;不\\n]{{0,12}}?(?:直接|继续|仍然?|仍旧|依然)(?:由|委托|交由|交给|给|与){_OTHER}"
    ),
    expression("(?:不再|无需|不必)(?:另行|重新|再)?采购(?=[,。;\n]|$)"),
    expression(
        "不再?(?:向|与|从)(?:其他|别的|任何其他|任何第三)[^,。;\\n]{0,10}?(?:采购|签约|签订|合作|委托)"
    ),
    expression(f"优先(?:选择|考虑|委托|选用|与){_OTHER}"),
    expression("自动(?:获得|取得|成为)[^,。;\\n]{0,10}?(?:资格|供应商|合同|项目|服务权)"),
)
"""Who does the next work without anybody being asked: only where the sentence speaks of a later year or project."""
_NEXT_WORK = expression(f"{_NEXT}|续[签约订聘]|招标|采购")
_LEASE = expression("承租|租赁|续租|节能|环保产品")
_LATER_WORK = expression(f"{_LATER}|续[签约订聘]|继续|{_OTHER}")
_FORESEEN = expression(
    "考核|一招[两二三]年|(?:招标|采购|磋商|谈判|比选|响应)文件|依法|依照|按照?[^,。;\\n]{0,12}(?:规定|法)|单一来源|法律|法规|经批准|经[^,。;\\n]{0,10}批准|政府采购法|"
    "(?:限额|数额)标准以下|应急|紧急|不足[^,。;\\n]{0,6}的|参加|公平竞争|违约|委托(?:其他|第三方|他人)|更换|贿|串通|谋取|至新|新的?(?:供应商|服务单位)"
)
_TAX = (
    "(?:税收|税款|税费|(?:增值|所得|企业所得|个人所得|房产|土地使用|契)税|财政贡献|地方(?:财政)?贡献|"
    "(?:地方|区级|市级|区、?级)(?:财政)?(?:留成|留存|分成|贡献)|纳税额|纳税总额)"
)
_GIVEN_BACK = (
    expression(f"{_TAX}[^。;不\\n]{{0,40}}?(?:返还|退还|返奖|返补|奖励|奖补|先征后返|列收列支|给予补[贴助])"),
    expression(f"(?:返还|退还|减免|免征|免缴|免收|豁免|抵免)[^,。;不\\n]{{0,14}}?{_TAX}"),
    expression(
        "(?:享受|给予|提供|承诺|协调|确保|保证)[^,。;不\\n]{0,14}?(?:减免税|免税|减税|税收减免|税收优惠|税收返还|先征后返)"
    ),
)
_BY_LAW = expression(
    "依法|依照|按照?[^,。;\\n]{0,20}(?:规定|税法|政策|办法)|符合[^,。;\\n]{0,14}(?:条件|政策|规定)|税务机关|税务部门(?:核准|批准|认定|规定)|自行(?:申请|申报)|向税务|法律|国家[^,。;\\n]{0,8}政策|政策规定|"
    "误征|多[缴征扣付]|错[缴征]|发票|退税款归|出口"
)
# What the organ owes everybody by law: 使用许可, 专利许可 and what the other side holds are goods like others.
_POWER = (
    "(?:行政(?:许可|审批|批准|处罚|执法|强制|征收|权力?|职权)|(?:建设(?:用地|工程)?)?规划(?:许可|审批|条件)证?|(?:施工|用地|环评|消防|排污|采矿|卫生|开业|预售)(?:许可|审批)证?|"
    "(?:减免|免除|免予|不予)行政处罚)"
)
# What a price is reckoned by, or waits for, is not the price: 作为计算价款的依据, 作为支付价款的条件.
_RETURN = "(?:对价|出资|代价|交换(?:条件)?|报酬|入股|价款|回报)(?![^,。;:\\n]{0,8}(?:依据|条件|前提|参[考照]|凭证|基础|标准|证明))"
_GRANTS = "(?P<grants>给予|授予|核发|颁发|发放|办理|批准|出具|免除|减免|免予|不予|减轻)"
_GOT_FOR = "(?:换取|换得|换来|交换)(?!新|旧)"
_AS_PRICE = (
    expression(
        f"(?:以|将|把|用)[^,。;:不\\n]{{0,10}}?{_POWER}[^,。;:不\\n]{{0,10}}?(?:作为|作|为|充作|当作|折抵|折作|抵作|视为)[^,。;:不\\n]{{0,8}}?"
        f"{_RETURN}"
    ),
    expression(f"(?:以|将|把|用|通过)[^,。;:不旧原\\n]{{0,10}}?{_POWER}[^,。;:不作\\n]{{0,8}}?{_GOT_FOR}"),
    expression(
        f"{_GRANTS}[^,。;:不\\n]{{0,10}}?{_POWER}[^,。;:不\\n]{{0,6}}?,?(?:以此)?作为[^,。;:不\\n]{{0,10}}?{_RETURN}"
    ),
    expression(
        f"作为(?:[^,。;:不\\n]{{0,10}}?的)?{_RETURN},?[^,。;:不\\n]{{0,12}}?{_GRANTS}[^,。;:不\\n]{{0,10}}?{_POWER}"
    ),
)
# A permit that has run out is got anew, too: without what is given for it, 换取 sells nothing.
_BOUGHT = (
    expression(
        f"(?:以|用|通过|为)[^,。;:不旧原\\n]{{0,20}}?{_GOT_FOR}[^,。;:不新\\n]{{0,10}}?{_POWER}|"
        f"{_GOT_FOR}[^,。;:不新\\n]{{0,4}}?(?:甲方|政府|采购人|委托人|发包人|街道|机关|部门)[^,。;:不新\\n]{{0,10}}?{_POWER}"
    ),
    expression(f"作为[^,。;\\n]{{0,12}}?{_POWER}[^,。;:不\\n]{{0,6}}?(?:对价|代价|交换条件)"),
)
_BEHIND = 8
_OTHER_MONEY = expression("押金|保证金|定金|货款|租金|预付款")
_HELPED = expression("(?:甲方|政府|采购人|委托人|街道|区)[^,。;\\n]{0,8}(?:协调|承诺|保证|确保)")


def promised_awards(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Promises that the other side will have the next contract without a competition, or be preferred in it."""
    return _meant(text, gazetteer, _awards)


def taxes_given_back(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Promises to remit or give back taxes, or to pay by what somebody paid of them."""
    return _meant(text, gazetteer, _taxes)


def powers_as_price(text: Text, gazetteer: Gazetteer) -> list[Match]:
    """Permits, penalties and the like that are given in exchange: 以行政许可作为对价, 以办理规划许可作为出资."""
    return _meant(text, gazetteer, lambda reading: _exchanged(reading, gazetteer))


def _exchanged(reading: Reading, gazetteer: Gazetteer) -> Iterator[re.Match[str]]:
    """What the other side holds already, it may bring in; what it gets for something, nobody may sell."""
    for pattern in _AS_PRICE:
        for found in pattern.finditer(reading.words):
            start = found.start("grants") if "grants" in found.groupdict() else found.start()
            if actor_of(reading, reading.sentence_at(start), start, gazetteer) != OTHER:
                yield found
    for pattern in _BOUGHT:
        yield from pattern.finditer(reading.words)


def _meant(
    text: Text, gazetteer: Gazetteer, search: Callable[[Reading], Iterator[re.Match[str]]]
) -> list[Match]:
    return [
        reading.match(*found.span())
        for reading in readings(text, gazetteer)
        for found in search(reading)
        if is_meant(reading, *found.span())
    ]


def _awards(reading: Reading) -> Iterator[re.Match[str]]:
    for pattern in _AWARDS:
        for sentence in reading.sentences_with(pattern):
            within = (reading.words, sentence.start, sentence.end)
            found = pattern.search(*within)
            if found and _LATER_WORK.search(*within) and not _FORESEEN.search(*within):
                yield found
    for pattern in _AGAIN:
        for sentence in reading.sentences_with(pattern):
            within = (reading.words, sentence.start, sentence.end)
            found = pattern.search(*within)
            if (
                found
                and _NEXT_WORK.search(*within)
                and not (_FORESEEN.search(*within) or _LEASE.search(*within))
            ):
                yield found


def _taxes(reading: Reading) -> Iterator[re.Match[str]]:
    for pattern in _GIVEN_BACK:
        for sentence in reading.sentences_with(pattern):
            within = (reading.words, sentence.start, sentence.end)
            found = pattern.search(*within)
            if not found or _OTHER_MONEY.search(reading.words, found.start(), found.end() + _BEHIND):
                continue
            if _HELPED.search(*within) or not _BY_LAW.search(*within):
                yield found
