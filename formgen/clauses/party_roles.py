"""What contracts call their parties, and what their names say of them."""

from __future__ import annotations

import re
from enum import StrEnum

from formgen.clauses.patterns import expression

FIRST = (
    "甲方", "采购人", "采购方", "采购单位", "委托人", "委托方", "委托单位", "发包人", "发包方", "出租人", "出租方", "出让人",
    "出让方", "转让方", "转让人", "买方", "买受人", "需方", "招标人", "招标单位", "建设单位", "业主", "业主方", "许可方", "许可人",
    "监管方", "监管单位", "监管人", "出借方", "出借人", "赠与人", "定作人", "定作方", "购买方", "购买人", "购买主体", "购方", "聘用方",
    "主办方", "主办单位", "资助方", "征收人", "征收部门", "使用人", "使用方", "发包单位", "用人单位", "贷款人",
)  # fmt: skip
"""Roles that custom gives to the government side."""

SECOND = (
    "乙方", "供应商", "供货方", "供货商", "受托人", "受托方", "受托单位", "承包人", "承包方", "承包单位", "承租人", "承租方", "受让人",
    "受让方", "卖方", "出卖人", "供方", "中标人", "中标单位", "中标供应商", "成交供应商", "投标人", "被许可方", "被许可人", "被监管方",
    "被监管人", "借用方", "借用人", "受赠人", "承揽人", "承揽方", "承接主体", "承接方", "承接单位", "服务方", "服务单位", "施工单位",
    "设计人", "设计单位", "监理人", "监理单位", "勘察人", "销售方", "售方", "承办方", "承办单位", "被征收人", "受资助方", "开发单位",
    "实施主体", "借款人", "代建人",
)  # fmt: skip
"""Roles that custom gives to everybody else."""

FURTHER = (
    "丙方",
    "丁方",
    "戊方",
    "己方",
    "担保人",
    "担保方",
    "保证人",
    "见证方",
    "见证人",
    "代建方",
    "代建单位",
    "第三方",
)

_LETTERS = {"甲": r"甲\s{0,4}方", "乙": r"乙\s{0,4}方", "丙": r"丙\s{0,4}方", "丁": r"丁\s{0,4}方"}
_SPREAD = r"(?:买\s{1,4}方|卖\s{1,4}方|需\s{1,4}方|供\s{1,4}方)"


def _pattern() -> str:
    words = sorted({*FIRST, *SECOND, *FURTHER} - {f"{one}方" for one in _LETTERS}, key=len, reverse=True)
    counted = "|".join(f"{one}(?:[一二三四五六1-6](?![0-9]))?" for one in _LETTERS.values())
    return f"(?:{counted}|{_SPREAD}|{'|'.join(words)})"


ROLE = _pattern()
"""A regular expression for any role, over folded text."""

OTHER_ROLE = "(?!联系|负责|代表|代理|经办|法|收款|付款|对接|开户|本|该|项目|证明|编制|审核|批准)[一-龥]{2,5}(?<!系|责|表|理|办)(?:人|方|单位|主体)"
"""What may be a role too, if an organisation's name stands behind it: 融资方."""


def plain_role(written: str) -> str:
    """*written* without the blanks inside it: ``甲  方`` is 甲方."""
    return re.sub(r"\s", "", written)


def custom(roles: list[str]) -> int:
    """1 where custom gives *roles* to the government side, 2 to the other side, 0 to neither.

    甲方 and 乙方 count before all else: 乙方（出租方） is 乙方.
    """
    for role in sorted(roles, key=lambda one: one[:2] not in {"甲方", "乙方"}):
        if role in FIRST or role.startswith("甲方"):
            return 1
        if role in SECOND or role.startswith("乙方"):
            return 2
    return 0


class Kind(StrEnum):
    """What a name says of its bearer."""

    PUBLIC = "public"
    """An organ of state by its name: …局, …街道办事处."""
    PERHAPS_PUBLIC = "perhaps_public"
    """A name that public institutions bear, and others too: …中心, …学校."""
    PRIVATE = "private"
    UNKNOWN = "unknown"


_NOTE = expression(r"\s*[(（【\[][^)）】\]]*[)）】\]]\s*$")
_PRIVATE = expression(
    "公司|有限合伙|合伙企业|事务所|集团|企业|银行|合作社|个体工商户|经营部|商行|工作室|基金会|商会|协会|学会|促进会|研究会|联合体|"
    "俱乐部|超市|酒店|(?:加工|工|修理|印刷)厂$|商店$|门店$|药店$|餐厅$|诊所$|分行$|支行$"
)
_PRIVATE_ENGLISH = expression(r"(?i)\b(?:ltd|limited|inc|corp|corporation|company|llc|llp|gmbh|plc|co)\b\.?")
_PUBLIC = expression(
    "(?:政府|街道办事处|街道办|局|委员会|管委会|居委会|村委会|[改军健信]委|厅|署|法院|检察院|监察委|大队|支队|总队|公安分局|分局|总工会|妇联|"
    "残联|团委|党委|政法委|组织部|宣传部|统战部|武装部|指挥部|办公室|督查室|机关事务管理中心|政务服务中心|人大|政协|社区工作站|管理处|"
    "区府|市府|纪委|司法所|派出所|党校|局机关|税务所|工作委员会)$"
)
_PERHAPS = expression(
    "(?:中心|学校|小学|中学|幼儿园|高中|大学|学院|医院|卫生院|保健院|社康|馆|站|所|处|院|办|室|队|台|社|园|宫|部)$"
)
_PERSON = expression("[一-龥]{2,4}|[一-龥]{1,6}·[一-龥]{1,8}")


def kind_of(name: str, government_words: tuple[str, ...] = ()) -> Kind:
    """What *name*, folded, says of its bearer; :param government_words: words that name the government side."""
    bare = name
    while bare != (stripped := _NOTE.sub("", bare)):
        bare = stripped
    if _PRIVATE.search(bare) or _PRIVATE_ENGLISH.search(bare):
        return Kind.PRIVATE
    if _PUBLIC.search(bare) or any(len(word) > 2 and bare.endswith(word) for word in government_words):
        return Kind.PUBLIC
    if _PERHAPS.search(bare):
        return Kind.PERHAPS_PUBLIC
    return Kind.PRIVATE if _PERSON.fullmatch(bare) else Kind.UNKNOWN
