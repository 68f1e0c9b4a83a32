"""What a contract says of a party: its code, its address, whom to call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    import re

LABELS = {
    "uscc": r"统一社会信用代码(?:证号|号码?)?|社会信用代码|信用代码|组织机构代码(?:证号?)?|营业执照(?:注册)?号码?",
    "id_number": r"(?:居民)?身份证(?:件)?(?:号码?)?|证件号码?",
    "address": r"(?:通讯|通信|联系|注册|办公|单位|送达|约定送达|邮寄|公司|经营)?地\s{0,6}址|住所地?|住\s{0,6}址|住\s{1,6}所",
    "legal_representative": r"法\s{0,3}定\s{0,3}代\s{0,3}表\s{0,3}人(?:\s?[(/]?或?(?:主要)?负责人[)]?)?(?:姓名)?|"
    r"法人代表|(?:单位|主要)?负\s{0,3}责\s{0,3}人(?:姓名)?|董事(?:\s?\(授权(?:代表|签字人)\))?",
    "agent": r"(?:委托|授权)?代理人|授权代表(?:人)?",
    "contact": r"(?:指定|项目|业务|日常|授权)?联\s{0,4}系\s{0,4}人(?:姓名)?|经办人",
    "phone": r"(?:联系|办公|固定|移动|手机)?电\s{0,6}话(?:号码)?|手机(?:号码?)?|联系方式|座机",
    "email": r"(?:电子|联系)?邮\s{0,4}箱(?:地址)?|电子邮件(?:地址)?|(?i:e-?mail)",
    "postcode": r"邮政编码|邮\s{0,6}编",
    "fax": r"传\s{0,6}真",
    "account_name": r"(?:开户|账户|帐户|收款)(?:单位)?名称?|户\s{0,4}名|收款人",
    "bank": r"开户银行|开\s{0,2}户\s{0,2}行|银行名称|收款银行",
    "account": r"(?:银行|收款)?[账帐]\s{0,6}号|[账帐]户号?|银行[账帐]户",
}
"""What is said of a party, by field name, and the words that lead to it."""

_LABEL = "|".join(f"(?P<{name}>{words})" for name, words in LABELS.items())
_SPECIAL = r"(?:\s?\((?:或)?(?:签[字章名]|盖章|签字或盖章|主要负责人|负责人|手机|座机|必填)[^)]{0,8}\))?"
_NO_VALUE = "签|盖|章|或|变更|应|有|授权|及|和|与|身份|姓名|的|及其|不|是|由|在|为|见|详|如|未|须|已|可|经|按"
DETAIL = expression(
    rf"(?:(?<![一-龥])|(?<=[人方位的定目商]))(?:{_LABEL}){_SPECIAL}\s*(?P<colon>[:]|为(?=[^\n,。;]{{2,40}}[,。;(])|(?=\s?[0-9A-Z][0-9A-Z-]{{6,}})|(?=[\t|\n])|"
    rf"(?=(?!{_NO_VALUE})[一-龥]{{2,4}}(?:[,。;(]|\s|$))|(?=[一-龥]{{2,3}}[省市区县][^,。;\n]{{4,40}}))\s?"
)
"""A label with its colon, or alone in its cell."""

ANY_LABEL = "|".join(LABELS.values())
VALUE = expression(
    rf"[ \t|\n]{{0,3}}(?P<value>[^\n。;,、|]*?)(?=\s*(?:$|[\n。;,|]|\([“\"‘「]|\)(?=[与和;。,于签]|$)|、|\t|\s{{2,}}|\s(?:{ANY_LABEL})\s?[:]))"
)
"""The value behind a label; it ends with the line, the sentence or the column."""

_BLANK = expression(r"[\s_﹍/\\×*—\-.…\[\]【】()]*|[Xx]{2,}|/|(?:无|略|空白|待定|待填|另填)")
_SHAPES = {
    "uscc": expression(r"[0-9A-Za-z-]{8,20}"),
    "id_number": expression(r"[0-9A-Za-z()]{7,20}"),
    "phone": expression(r"\+?[0-9][0-9\s()转-]{5,28}"),
    "email": expression(r"[^\s@]+@[^\s@]+\.[A-Za-z]{2,}"),
    "postcode": expression(r"[0-9]{6}"),
    "account": expression(r"[0-9][0-9\s-]{6,34}"),
    "legal_representative": expression(r"[一-龥·]{2,12}(?:\([^)]{1,12}\))?|[A-Za-z .]{3,40}"),
    "contact": expression(r"[一-龥·]{2,12}(?:\([^)]{1,12}\))?|[A-Za-z .]{3,40}"),
    "agent": expression(r"[一-龥·]{2,12}(?:\([^)]{1,12}\))?|[A-Za-z .]{3,40}"),
}


def is_blank(value: str) -> bool:
    """Whether *value* is only a place to write in."""
    return _BLANK.fullmatch(value) is not None


def detail_name(found: re.Match[str]) -> str:
    """The field name of the label that :data:`DETAIL` found."""
    return next(name for name in LABELS if found.group(name))


def is_plausible(name: str, value: str) -> bool:
    """Whether *value* can be the detail *name*: a telephone number has digits, a person's name has none."""
    shape = _SHAPES.get(name)
    return not is_blank(value) and (shape is None or shape.fullmatch(value.strip()) is not None)
