"""The titles of clauses, behind their number or standing alone, told from sentences."""

from __future__ import annotations

import re

from formgen.clauses.patterns import expression

LONGEST_TITLE = 26
_LONGEST_BARE = 15
_SHORT = 8

# What only a sentence says. 权利义务 and 应急 are no sentence.
_SAYS = expression(
    r"[。;!?]|(?<!反)应(?!急|用|答|对|收|付)(?:当|该|按|在|于|向|将|由|以|为|对|负|予|及|提|保|承|支|自|与|根|确|严)|须(?!知)|"
    r"不得|必须|不(?!可抗|动产|定期|良|合格|符|正当|明|同)|可以|(?<!所)有权(?!利)|(?<!凡)是(?!否)|有义务|同意|承诺(?!函|书|事项)|(?:负责|保证)(?!金|人|期|书|责任|措施|条款|[和与及]|$)|"
    r"为\s?[0-9¥人]|(?:之|[0-9]+|[一二三四五六七八九十]+个?(?:工作)?)日(?:起|内)|(?:甲|乙|丙|双|各)方(?:按|自|由|在|向|将|如|因|若|未|已|可|经)|"
    r"为准|^(?:如(?!何)|若|因|经(?![济费营验办纪])|自(?![有动然主行筹])|除|在(?![线建途岗])|由|当(?!事人)|凡|以(?!太)|未经|本合同(?:自|一式|由|经|未))|本合同.{0,8}(?:自|一式|适用)|下列|以下|如下|"
    r"签[字章].{0,8}(?:生效|成立)|[_﹍]{2,}|[□☐☑☒√■]|,.*,"
)
_CORE = (
    "总则|附则|定义|释义|术语|鉴于|前言|序言|背景|目的|依据|概况|标的|范围|内容|数量|规格|质量|标准|要求|验收|价款|价格|总价|"
    "金额|费用|租金|押金|保证金|报酬|酬金|付款|支付|结算|发票|期限|服务期|租期|工期|进度|交付|交货|交接|履行|履约|地点|权利|义务|"
    "责任|职责|保密|知识产权|成果|违约|赔偿|争议|纠纷|仲裁|管辖|诉讼|适用法律|法律适用|准据法|通知|送达|联系人|联系方式|沟通|"
    "生效|成立|签订|终止|解除|变更|转让|分包|不可抗力|廉洁|廉政|其他|其它|份数|文本|语言|售后|保修|质保|培训|保险|担保|应急|"
    "过渡|移交|考核|配合|方式|声明|承诺|陈述|补充|约定|条款|合作|租赁物|房屋|维修|物业|安全|环保|税费|监理|设计|施工|竣工|"
    "材料|设备|项目|甲方|乙方|用途|续租|返还"
)
_BARE = expression(
    "(?:违约|保密|争议|纠纷|仲裁|管辖|价款|价格|费用|租金|押金|保证金|报酬|酬金|付款|支付|结算|发票|期限|服务期|租期|工期|进度|"
    "交付|交货|履行|地点|权利|义务|责任|职责|知识产权|赔偿|适用法律|法律适用|准据法|通知|送达|联系|沟通|生效|终止|解除|变更|"
    "转让|分包|不可抗力|廉洁|廉政|其他|其它|份数|文本|语言|售后|保修|质保|培训|保险|担保|应急|考核|声明|补充|约定|条款|"
    "总则|附则|定义|释义|鉴于|前言|背景|目的|依据|概况|标的|范围|内容|数量|质量|标准|要求|验收|用途|续租|签订|合作)"
)
_BARE_LINE = expression(r"(?![与和及的])[一-龥、与和及()]{2,15}")
_FRAME = expression(r"[【\[〔]\s*(?P<title>[^】\]〕]{1,26}?)\s*[】\]〕]\s*[:]?")
_PART = expression(
    r"(?:政府采购)?(?:合同)?(?:通用|专用|一般|特殊|标准|特别|补充)(?:合同)?(?:条款|条件)(?:\s?前附表)?|合同协议书"
)
_COLON = expression(r"(?P<title>[^,。;:]{2,26}?)\s?[:]")
_REMARKED = expression(r"(?P<title>[一-龥、]{2,20})\s?\([^()]{4,60}\)")
_GAP = expression(r"(?P<title>[^\s,。;:]{2,16})(?:\s+|——?)(?=\S)")
_FULL_STOP = expression(r"(?P<title>[一-龥、()]{2,14})。")
_LABEL = expression(
    "(?:编号|电话|传真|邮箱|邮编|地址|住所|名称|账号|账户|开户行|开户银行|联系人|日期|时间|代码|代表人|负责人|代理人|身份证号码?|"
    "[甲乙丙丁]方|采购人|供应商|发包人|承包人|出租人|承租人|委托人|受托人|签订地点|合同金额|小写|大写|税率|[人方])$"
)
_ENGLISH_TITLE = expression(r"[A-Z][A-Za-z,&/() -]{2,60}")
_SMALL = expression(r"\b(?:shall|will|may|must|is|are|agrees?)\b")


def title_of(rest: str) -> tuple[str, int]:
    """The title that *rest*, a line behind its number, begins with, and the place behind it.

    An empty title, and 0, where the number leads straight into a sentence.
    """
    blank = len(rest) - len(rest.lstrip())
    words = rest[blank:]
    for found in (
        _framed(words),
        _before_colon(words),
        _remarked(words),
        _whole(words),
        _before_gap(words),
        _stopped(words),
    ):
        if found:
            return found[0], blank + found[1]
    return "", 0


def _framed(words: str) -> tuple[str, int] | None:
    found = _FRAME.match(words)
    return (found.group("title"), found.end()) if found else None


def _before_colon(words: str) -> tuple[str, int] | None:
    found = _COLON.match(words)
    title = found.group("title").strip() if found else ""
    if not found or not is_title(title) or title.count("(") != title.count(")") or _says_who(title):
        return None
    short = len(title) <= _SHORT and re.fullmatch("[一-龥]+", title)
    return (title, found.end()) if short or re.search(_CORE, title) or found.end() == len(words) else None


def _remarked(words: str) -> tuple[str, int] | None:
    found = _REMARKED.fullmatch(words)
    return (found.group("title"), len(words)) if found and is_title(found.group("title")) else None


def _whole(words: str) -> tuple[str, int] | None:
    if ("," not in words and is_title(words)) or (
        _ENGLISH_TITLE.fullmatch(words) and not _SMALL.search(words) and len(words.split()) < 9
    ):
        return words.rstrip(), len(words)
    return None


def _before_gap(words: str) -> tuple[str, int] | None:
    found = _GAP.match(words)
    title = found.group("title") if found else ""
    if found and is_title(title) and re.search(_CORE, title) and not _says_who(title):
        return title, found.end()
    return None


def _stopped(words: str) -> tuple[str, int] | None:
    found = _FULL_STOP.match(words)
    title = found.group("title") if found else ""
    heading = is_bare_heading(title) and title[1] != "方" and re.search(f"{_BARE.pattern}$", title)
    return (title, found.end()) if found and heading else None


def _says_who(title: str) -> bool:
    return bool(re.fullmatch("[甲乙丙丁双各]方|本合同|本协议|合同双方|采购人|供应商", title))


def is_title(words: str) -> bool:
    """Whether *words* read as a title and not as a sentence or an item of a list."""
    return (
        0 < len(words) <= LONGEST_TITLE
        and words[-1] not in ",.、"
        and not _SAYS.search(words)
        and not re.fullmatch(r"[\W\d_]*", words)
    )


def is_bare_heading(line: str) -> bool:
    """Whether *line* can be a heading without a number: 违约责任."""
    return bool(
        len(line) <= _LONGEST_BARE
        and _BARE_LINE.fullmatch(line)
        and _BARE.search(line)
        and is_title(line)
        and not _LABEL.search(line)
        and not is_contract_title(line)
        and not re.search("(?:通知|公告|办法|规定|函)$", line)
    )


def is_contract_title(line: str) -> bool:
    """Whether *line* is what a whole contract is called, not a clause of it."""
    return re.search(r"(?:合同|协议|协议书|合同书|备忘录|责任书)(?:\([^)]*\))*$", line) is not None


def is_plain_heading(line: str) -> bool:
    """Whether *line* reads like a heading, whatever its subject: 甲方的工作."""
    said = is_title(line) and not _LABEL.search(line) and not is_contract_title(line)
    return said and _BARE_LINE.fullmatch(line) is not None


def framed_heading(line: str) -> tuple[str, int] | None:
    """The title in 【违约责任】 at the start of *line*, and the place behind it."""
    found = _framed(line)
    return found if found and is_title(found[0]) and re.search("[一-龥]{2}", found[0]) else None


def labelled_heading(line: str) -> tuple[str, int] | None:
    """The title in 违约责任：乙方逾期的，…。 and the place behind it; also of 违约责任： alone on its line."""
    found = _COLON.match(line)
    if not found or not is_bare_heading(found.group("title").strip()):
        return None
    rest = line[found.end() :].strip()
    return (found.group("title").strip(), found.end()) if not rest or is_sentence(rest) else None


def is_sentence(words: str) -> bool:
    """Whether *words* are more than a value behind a label."""
    return len(words) >= 12 and bool(re.search("[。;,]", words))


def is_part(line: str) -> bool:
    """Whether *line* is 通用条款 or the like, a part of a contract that counts its own articles."""
    return bool(_PART.fullmatch(line))
