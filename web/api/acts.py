"""The law for programs: the acts that the rules rest on, article by article."""

from __future__ import annotations

from typing import Any

from formgen.service import law_texts
from formgen.service.policy import Act
from formgen.service.tokens import Scope

from . import answered, sent
from .blueprint import LAW, OF_A_THING, pages
from .guard import open_to

READS = open_to(Act.KEEP_ACCOUNT, Scope.CHECK)


@pages.get(
    "/acts",
    tags=[LAW],
    summary="列出法规",
    description="文号、名称、施行和失效日期，以及按其自身规定在这一天是否有效。",
    responses={200: answered.Acts},
)
@READS
def list_acts(query: sent.AskedOn) -> dict[str, Any]:
    """Every act that has a number."""
    return {"acts": law_texts.acts(query.as_of)}


@pages.get(
    "/acts/<string:number>",
    tags=[LAW],
    summary="一部法规的条文",
    description="各条的原文（收录的部分）和依据它的规则。",
    responses={200: answered.Act, **OF_A_THING},
)
@READS
def read_act(path: sent.OfAct, query: sent.AskedOn) -> dict[str, Any]:
    """An act, article by article."""
    return law_texts.act(path.number, query.as_of)
