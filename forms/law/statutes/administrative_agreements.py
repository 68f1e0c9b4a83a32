"""法释〔2019〕17号: administrative agreements cannot be arbitrated."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from formgen.clauses.heading import title_of
from formgen.clauses.patterns import expression
from formgen.clauses.two_ways import chosen_ways
from formgen.law import Act, article
from formgen.messages import _
from formgen.rules import WARN, Problem, rule

from ...gazetteer import GAZETTEER
from ..passages import quoted
from .kept import kept

if TYPE_CHECKING:
    from formgen.clauses import Contract

ACT = Act(
    prefix="LAW",
    number="法释〔2019〕17号",
    title="最高人民法院关于审理行政协议案件若干问题的规定",
    issued=date(2019, 11, 12),
    effective=date(2020, 1, 1),
    words=kept("administrative_agreements.txt"),
)

KINDS = {
    expression("特许经营"): _("政府特许经营协议"),
    expression(
        "(?:征收|征用|征地|拆迁|搬迁|收回).{0,12}(?:补偿|安置)|(?:补偿|安置).{0,8}(?:征收|征用|拆迁|搬迁)"
    ): _("土地、房屋等征收征用补偿协议"),
    expression("(?:土地|海域|矿业权|采矿权|探矿权|国有.{0,8}使用权|自然资源).{0,10}出让"): _(
        "国有自然资源使用权出让协议"
    ),
    expression(
        "(?:公共租赁住房|公租房|廉租|保障性?(?:租赁)?住房|保障房|安居房|安居型|人才住房|经济适用).{0,10}(?:租赁|买卖|出售|配租|配售)"
    ): _("政府投资的保障性住房的租赁、买卖协议"),
    expression("政府(?:和|与)社会资本合作|ppp"): _("政府与社会资本合作协议"),
    expression("监管协议|监管合同|投资发展协议|产业监管"): _("监管协议"),
}
_ABOUT = expression("服务|咨询|评估|编制|代理|监理|审计|测绘|采购|软件|系统|设计|施工|检测|委托|法律顾问")
"""Contracts for services around such an agreement are none themselves."""


@rule(ACT, "LAW-7", article(26), severity=WARN)
def administrative_agreements_are_not_arbitrated(paper: Contract, law_day: date) -> Problem | None:
    """行政协议约定仲裁条款的，人民法院应当确认该条款无效，但法律、行政法规或者我国缔结、参加的国际条约另有规定的除外。"""
    title = title_of(paper).lower()
    kind = next((named for pattern, named in KINDS.items() if pattern.search(title)), None)
    if kind is None or _ABOUT.search(title) or not ACT.in_force(law_day):
        return None
    chosen = chosen_ways(paper.text, GAZETTEER).get("arbitration")
    if chosen is None:
        return None
    said = _(
        "本合同可能属于行政协议（{kind}），却约定仲裁：{words}。行政协议的仲裁条款无效，请核对合同性质，改为向有管辖权的人民法院起诉。",
        kind=kind,
        words=quoted([chosen]),
    )
    return Problem((), said, matches=(chosen,))
