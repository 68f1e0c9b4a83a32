"""民事诉讼法解释（法释〔2022〕11号）: the courts of certain contracts over immovable property are fixed by the place."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.heading import title_of
from formgen.clauses.patterns import expression
from formgen.clauses.property_forum import courts_away_from_the_property
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import problems_in
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract
    from formgen.messages import Message

ACT = Act(
    prefix="LAW",
    number="法释〔2022〕11号",
    title="最高人民法院关于适用《中华人民共和国民事诉讼法》的解释",
    issued=date(2022, 4, 1),
    effective=date(2022, 4, 10),
    words=kept("jurisdiction.txt"),
)

_KINDS = (
    expression(
        "(?:房屋|物业|房产|商铺|店铺|铺位|厂房|用房|办公室|写字楼|宿舍|住房|公寓|楼宇|门面).{0,12}(?:租赁|出租|承租|租用)|(?:租赁|出租|租用).{0,4}(?:房屋|物业|用房)"
    ),
    expression("(?:施工|工程|装修|修缮|改造|建设工程).{0,10}(?:施工|承包|总承包|承揽|合同|协议)"),
    expression("(?:农村)?土地.{0,4}承包"),
    expression(
        "(?:保障性?住房|保障房|经济适用|安居房|安居型|人才住房|共有产权|政策性住房|政策性房屋).{0,8}(?:买卖|销售|出售|认购|购买)"
    ),
)
_NOT_WORKS = expression(
    "监理|设计|勘察|造价|咨询|检测|代理|服务|审计|评估|测绘|采购|供货|保险|软件|信息化|系统"
)
_WORKS = 1


@rule(ACT, "LAW-5", article(28), severity=WARN)
def court_is_where_the_property_lies(paper: Contract, law_day: date) -> list[Problem]:
    """农村土地承包经营合同纠纷、房屋租赁合同纠纷、建设工程施工合同纠纷、政策性房屋买卖合同纠纷，按照不动产纠纷确定管辖。"""
    if not ACT.in_force(law_day) or not _is_bound_to_a_place(title_of(paper)):
        return []
    return problems_in(courts_away_from_the_property(paper.text, GAZETTEER), _away)


def _is_bound_to_a_place(title: str) -> bool:
    kinds = [at for at, kind in enumerate(_KINDS) if kind.search(title)]
    return bool(kinds) and (kinds != [_WORKS] or not _NOT_WORKS.search(title))


def _away(words: str) -> Message:
    return _(
        "约定由{words}管辖，而合同所涉房屋、工程、土地不在那里：此类纠纷由不动产所在地的人民法院专属管辖，该约定无效。请改为不动产所在地的人民法院，或者约定仲裁。",
        words=words,
    )
