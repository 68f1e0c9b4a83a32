"""Territories outside the mainland, in Chinese and English: foreign countries, 香港, 澳门, 台湾.

Source: ISO 3166-1 and 3166-2 with their Chinese names by pycountry (iso-codes), and CLDR by Babel; the tables
below hold what both lack, as of 2026-11. The names serve to recognise what a text says; nothing is printed
from here.
"""

from __future__ import annotations

import gettext
from functools import cache
from typing import TYPE_CHECKING

import pycountry
from babel import Locale

from formgen.clauses.patterns import expression

if TYPE_CHECKING:
    from collections.abc import Iterator

LACKING_CHINESE = (  # noqa: SIM905 - a list of words is read more easily without its quotes
    # 香港, 澳门, 台湾 in all their writings.
    "中华人民共和国香港特别行政区 中华人民共和国澳门特别行政区 中国香港特别行政区 中国澳门特别行政区 香港特别行政区 澳门特别行政区 香港特区 澳门特区 "
    "中国香港 中国澳门 中国台湾 中国台湾地区 中国台湾省 台湾省 台湾地区 香港地区 澳门地区 香港 澳门 台湾 港澳台 港澳台地区 港澳地区 港澳 "
    "中国(香港) 中国(澳门) 中国(台湾) 中华民国 台北 台北市 新北 高雄 台中 台南 新竹 "
    # Parts of countries with a law of their own.
    "英格兰 苏格兰 威尔士 威尔斯 英格兰及威尔斯 义大利 北爱尔兰 英格兰与威尔士 大不列颠 大不列颠及北爱尔兰 联合王国 英伦 泽西 根西 泽西岛 根西岛 英属维京群岛 英属维尔京群岛 维京群岛 开曼 百慕达 "
    # Short and older names.
    "美利坚 美利坚合众国 法兰西 德意志 俄罗斯联邦 俄国 澳洲 纽西兰 日本国 大韩民国 南韩 北韩 星加坡 狮城 大马 沙特 阿联酋 阿拉伯联合大公国 迪拜国际金融中心 "
    "欧盟 欧洲联盟 欧洲 欧共体 泽西群岛 马绍尔 塞舌尔 萨摩亚 "
    # Seats of arbitration and their states.
    "伦敦 纽约 巴黎 日内瓦 苏黎世 斯德哥尔摩 维也纳 海牙 东京 大阪 首尔 釜山 吉隆坡 曼谷 雅加达 河内 胡志明市 孟买 新德里 迪拜 阿布扎比 法兰克福 柏林 汉堡 慕尼黑 米兰 罗马 "
    "马德里 里斯本 布鲁塞尔 阿姆斯特丹 鹿特丹 卢森堡 都柏林 莫斯科 圣彼得堡 悉尼 墨尔本 奥克兰 多伦多 温哥华 蒙特利尔 旧金山 洛杉矶 芝加哥 华盛顿 休斯敦 波士顿 迈阿密 圣保罗 "
    "开罗 约翰内斯堡 内罗毕 毛里求斯 利雅得 多哈 伊斯坦布尔 特拉维夫 哥本哈根 奥斯陆 赫尔辛基 华沙 布拉格 布达佩斯 雅典 马尼拉 九龙 新界 "
    "加州 加利福尼亚 特拉华 德拉瓦州 德拉瓦 内华达 得州 德州 德克萨斯州 佛罗里达 新泽西 华盛顿州 伊利诺伊 马萨诸塞 哥伦比亚特区 安大略 魁北克 不列颠哥伦比亚省 "
    "新南威尔士州 维多利亚州 昆士兰 巴伐利亚"
).split()
"""What pycountry and Babel do not name, separated by blanks."""

LACKING_ENGLISH = [
    "hong kong",
    "hong kong sar",
    "hong kong special administrative region",
    "hongkong",
    "macau",
    "macao",
    "macau sar",
    "taiwan",
    "england",
    "wales",
    "england and wales",
    "scotland",
    "northern ireland",
    "great britain",
    "britain",
    "bvi",
    "b.v.i.",
    "united kingdom",
    "u.k.",
    "uk",
    "united states",
    "united states of america",
    "usa",
    "u.s.a.",
    "u.s.",
    "english",
    "british",
    "scottish",
    "american",
    "japanese",
    "german",
    "french",
    "swiss",
    "swedish",
    "dutch",
    "italian",
    "spanish",
    "korean",
    "singaporean",
    "singapore",
    "republic of singapore",
    "south korea",
    "korea",
    "russia",
    "new york",
    "state of new york",
    "delaware",
    "california",
    "texas",
    "florida",
    "nevada",
    "london",
    "paris",
    "geneva",
    "zurich",
    "stockholm",
    "vienna",
    "the hague",
    "tokyo",
    "seoul",
    "dubai",
    "difc",
    "kuala lumpur",
    "bvi",
    "british virgin islands",
    "cayman islands",
    "cayman",
    "bermuda",
    "european union",
    "eu",
    "ontario",
    "quebec",
    "new south wales",
    "victoria",
    "berlin",
    "frankfurt",
    "munich",
    "brussels",
    "amsterdam",
    "washington",
    "los angeles",
    "san francisco",
    "taipei",
    "kowloon",
]
"""English names, adjectives of law and seats of arbitration."""

_NOT_ABROAD = frozenset({"CN", "UN", "EZ", "XA", "XB", "ZZ", "QO"})
# 中央省, 北部区, 海岸省: such words mean something else in almost every text.
_GENERIC = expression(
    "[东南西北中上下前后极]*(?:部|方|央|岸|海|岛|江|河|湖|山|区|高原|盆地|丘陵|海湾|国家|首都|滨海|沿海|峡谷|赤道|大西洋|太平|大港)*[区省州府郡邦县部]?"
)
_HAN = expression("[\u4e00-\u9fff·、()（）和及与-]{2,}")
_HAN_REGION = expression("[\u4e00-\u9fff]{3,}")
_HONG_KONG_MACAO_TAIWAN = frozenset({"HK", "MO", "TW"})


@cache
def territory_names() -> frozenset[str]:
    """All names, in Chinese and English; built when first asked for (some 0.1 s)."""
    chinese = {*LACKING_CHINESE, *_countries_in_chinese(), *_regions_in_chinese()}
    return frozenset(chinese | {*LACKING_ENGLISH, *_countries_in_english()})


def _countries_in_chinese() -> Iterator[str]:
    translated = gettext.translation("iso3166-1", pycountry.LOCALES_DIR, languages=["zh_CN"]).gettext
    for country in pycountry.countries:
        if country.alpha_2 not in _NOT_ABROAD:
            names = (getattr(country, kind, None) for kind in ("name", "official_name", "common_name"))
            yield from (name for name in map(translated, filter(None, names)) if _HAN.fullmatch(name))
    for code, name in Locale("zh").territories.items():
        if code.isalpha() and code not in _NOT_ABROAD and _HAN.fullmatch(name):
            yield name


def _countries_in_english() -> Iterator[str]:
    for country in pycountry.countries:
        if country.alpha_2 not in _NOT_ABROAD:
            names = (getattr(country, kind, None) for kind in ("name", "official_name", "common_name"))
            yield from (name for name in names if name)


def _regions_in_chinese() -> Iterator[str]:
    translated = gettext.translation("iso3166-2", pycountry.LOCALES_DIR, languages=["zh_CN"]).gettext
    every = [(one.country_code, translated(one.name)) for one in pycountry.subdivisions]
    chinese = {name for code, name in every if code == "CN"}
    for code, name in every:
        abroad = code not in _NOT_ABROAD and name not in chinese
        if abroad and _HAN_REGION.fullmatch(name) and not _GENERIC.fullmatch(name):
            yield name
