"""Names of the mainland and its parts, and longer names that only sound foreign.

Source: ISO 3166-2:CN and everyday usage, as of 2026-11. Without them 内蒙古 would hold 蒙古, and 香港路 a
territory.
"""

from __future__ import annotations

MAINLAND_NAMES = (
    "中华人民共和国",
    "中国",
    "中国大陆",
    "中国内地",
    "中国境内",
    "大陆地区",
    "我国",
    "内蒙古自治区",
    "内蒙古",
    "河南省",
    "黑河",
    "太原",
    "全国人民代表大会",
    "people's republic of china",
    "prc",
    "p.r. china",
    "p.r.china",
    "mainland china",
    "mainland of china",
)

NOT_FOREIGN = (
    "香港特别行政区基本法",
    "澳门特别行政区基本法",
    "《香港基本法》",
    "《澳门基本法》",
    "驻香港部队",
    "驻澳门部队",
    "内地与香港",
    "内地与澳门",
    "粤港澳大湾区",
    "台湾同胞投资保护法",
    "台湾同胞",
    "台港澳",
    "香港路",
    "澳门路",
    "台湾路",
    "台湾街",
    "新加坡花园",
    "香港中文大学（深圳）",
    "香港大学深圳医院",
    "香港科技大学（广州）",
    "联合国",
    "世界银行",
    "亚洲开发银行",
    "中法",
    "德国之声",
    "土耳其石",
    "韩国料理",
    "日本料理",
    "泰国菜",
    "日本脑炎",
    "荷兰豆",
    "荷兰式",
    "法国梧桐",
    "美国红枫",
    "中美洲",
    "墨西哥鸡肉卷",
)
