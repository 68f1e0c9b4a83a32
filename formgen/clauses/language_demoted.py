"""Words by which the Chinese text gives way to another: no part of the contract, for one's files, wrong where it differs."""

from __future__ import annotations

from formgen.clauses.patterns import expression

LANGUAGE = (
    r"(?:(?:英|葡|韩|俄|泰|越南?|阿拉伯|葡萄牙|西班牙|意大利|荷兰|韩国|朝鲜|马来|印尼|印地|土耳其|波兰|瑞典|"
    r"捷克|希腊|英国|法国|德国|日本|俄罗斯)[文语]|"
    r"[法日西德意荷](?:文(?!件|化|书面?材|档|明|号|体|物|旅|职|员|教|物)|语)|"
    r"外(?:文(?!件|化|档|明|物|旅|体|教|宣|联|职|员)|语|国语言?|国文字|国语文)|非中文(?:语言|文字)?|原文|"
    r"外方文本|english)"
)
"""A foreign language, or words that only a foreign text is called by."""
_CHINESE_TEXT = "中文(?:版本?|文本|译本|译文|译稿|稿|翻译件?|本|合同|协议)"
CHINESE_GIVES_WAY = tuple(
    expression(pattern)
    for pattern in (
        # It is no part of the contract, or only for one's own files.
        rf"{_CHINESE_TEXT}[^。;\n]{{0,12}}?(?:不构成|不属于|不是|并非|不作为|不视为|不列入)[^,。;\n]{{0,6}}(?:合同|协议)[^,。;\n]{{0,8}}(?:部分|文件|附件|内容|文本)?",
        rf"{_CHINESE_TEXT}[^,。;不\n]{{0,6}}?(?:仅|只)(?:为|供|用于|作为?|在|系|限)?[^,。;\n]{{0,4}}(?:内部|备查|备案|存档|审批|报批|查阅|便于|方便)",
        rf"{_CHINESE_TEXT}[^。;\n]{{0,16}}?(?:备查|备案|存档)[,、][^。;\n]{{0,6}}?(?:不具|无|没有)[^,。;\n]{{0,6}}(?:效力|约束力)",
        rf"{_CHINESE_TEXT}[^。;\n]{{0,24}}?(?:不(?:对其|就其|作|做)?[^,。;\n]{{0,8}}?(?:准确|正确|完整)性[^,。;\n]{{0,6}}(?:保证|负责|责任)|(?:准确|正确|完整)性[^,。;\n]{{0,4}}不(?:作|做|负|承担)[^,。;\n]{{0,4}}(?:保证|责任|责))",
        # Where it differs, it is wrong, void, or to be put right by the other.
        rf"(?<![与和同跟及以按依照]){_CHINESE_TEXT}[^。;\n]{{0,24}}?(?:冲突|不一致|不符|抵触|有出入|不同)[^。;\n]{{0,12}}?(?:无效|笔误|误译|翻译错误|不予(?:采用|适用|考虑|采信)|不适用|应予更正|从属)",
        rf"(?:修改|更正|调整|修订|修正|订正)[^,。;\n]{{0,4}}{_CHINESE_TEXT}[^。;\n]{{0,10}}?(?:与|符合|按照?|依|以){LANGUAGE}",
        rf"(?:翻译|译文)(?:的)?(?:错误|偏差|失误|不准确)[^,。;\n]{{0,6}}不(?:影响|改变|减损)[^,。;\n]{{0,6}}{LANGUAGE}",
        rf"不(?:得|能|可|应)(?:以|用|凭|援引|依据|依|根据){_CHINESE_TEXT}[^。;\n]{{0,16}}?(?:主张|抗辩|对抗|否定|推翻|异议|索赔|免责|解释)",
        rf"{_CHINESE_TEXT}[^,。;\n]{{0,6}}?(?:从属|服从|让位|次)于?[^,。;\n]{{0,4}}{LANGUAGE}",
        rf"中文(?:条款|文本|合同|版本?|部分)?[^。;\n]{{0,16}}不(?:得|能|应|可)[^。;\n]{{0,8}}?{LANGUAGE}[^,。;\n]{{0,8}}?(?:相悖|抵触|矛盾|冲突|不一致|不符|相左)",
        rf"{LANGUAGE}[^,。;中\n]{{0,16}}?(?:在|居|处)(?:于)?中文[^,。;\n]{{0,6}}之上",
        rf"{_CHINESE_TEXT}[^,。;\n]{{0,10}}?不(?:产生|发生|形成|构成)[^,。;\n]{{0,4}}(?:约束|效力)",
    )
)
"""In one sentence, of Chinese texts of the contract."""
_TONGUE = "(?:english|german|french|japanese|spanish|portuguese|russian|korean|italian)"
_RULES = "(?:prevail|control|govern|precedence)"
ACROSS = tuple(
    expression(pattern)
    for pattern in (
        rf"中(?:文)?[、和与及]{{1,2}}(?:{LANGUAGE}|[英日法德俄葡韩西])[^。\n]{{0,40}}?以后者(?:为准|为正本|优先|解释)",
        rf"{_TONGUE} and (?:in )?chinese\b[^.\n]{{0,100}}?\bthe (?:former|first)\b[^.\n]{{0,30}}?{_RULES}",
        rf"chinese and (?:in )?{_TONGUE}\b[^.\n]{{0,100}}?\bthe latter\b[^.\n]{{0,30}}?{_RULES}",
    )
)
"""The text that decides, named only as the former or the latter, in this sentence or behind its semicolon."""
