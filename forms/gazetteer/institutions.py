"""Courts and arbitration bodies: exact full names, where they stand, former names, other writings.

Source: the bodies' own rules pages (深圳国际仲裁院 and its former names), the merger of 2017-12-25, court names
as on judgments, the catalogue's list of local bodies for GC-36-1; names overseas from general knowledge. As of
2026-11. The place is seen from 深圳市罗湖区.
"""

from __future__ import annotations

from formgen.clauses import Institution, Place, Standing

SCIA = "深圳国际仲裁院"

LOCAL_PLACES = ("广东省深圳", "深圳", "罗湖")
"""How a place at the government side's seat begins."""

VAGUE_SEATS = (
    "甲方", "乙方", "丙方", "双方", "所在地", "住所地", "注册地", "营业地", "经营地", "履行地", "签订地", "签约地", "标的物", "工程地", "项目地",
    "有管辖权", "具有管辖权", "管辖权的", "当地", "本地", "有关法院", "相关法院", "有关仲裁", "相关仲裁", "原告", "被告", "申请人", "守约方", "违约方",
    "起诉方", "采购人", "委托人", "出租人", "发包人", "供应商", "承租人", "承包人", "任何", "任一", "指定的", "约定的", "上级", "某",
)  # fmt: skip
"""Words that describe a court or a body instead of naming it."""

_LOCAL = (
    Institution(
        "深圳市罗湖区人民法院",
        Place.LOCAL,
        aliases=(
            "罗湖区人民法院",
            "罗湖人民法院",
            "罗湖区法院",
            "罗湖法院",
            "深圳市罗湖区法院",
            "深圳罗湖法院",
            "深圳罗湖区法院",
            "深圳罗湖区人民法院",
            "深圳罗湖人民法院",
        ),
    ),
    Institution("广东省深圳市罗湖区人民法院", Place.LOCAL),
    Institution(
        "深圳市中级人民法院",
        Place.LOCAL,
        aliases=("深圳中级人民法院", "深圳中院", "深圳市中院", "深圳市中级法院", "深圳中级法院"),
    ),
    Institution("广东省深圳市中级人民法院", Place.LOCAL),
    # Cases of a kind are brought together there, whatever the district of the parties.
    Institution(
        "深圳前海合作区人民法院", Place.LOCAL, aliases=("前海法院", "前海合作区人民法院", "深圳前海法院")
    ),
    Institution("广东省深圳前海合作区人民法院", Place.LOCAL),
    Institution("深圳市盐田区人民法院", Place.LOCAL, aliases=("盐田区人民法院", "盐田法院", "盐田区法院")),
    Institution("广东省深圳市盐田区人民法院", Place.LOCAL),
    Institution(
        SCIA,
        Place.LOCAL,
        aliases=(
            "深国仲",
            "深圳仲裁院",
            "深圳国际仲裁中心",
            "深圳市国际仲裁院",
            "深圳国仲",
            "中国深圳国际仲裁院",
            "SCIA",
            "Shenzhen Court of International Arbitration",
        ),
    ),
    Institution("粤港澳大湾区国际仲裁中心", Place.LOCAL, Standing.RENAMED, SCIA),
    Institution(
        "深圳仲裁委员会",
        Place.LOCAL,
        Standing.MERGED,
        SCIA,
        aliases=("深圳市仲裁委员会", "深圳市仲裁委", "深圳仲裁委", "深仲"),
    ),
    Institution(
        "华南国际经济贸易仲裁委员会", Place.LOCAL, Standing.RENAMED, SCIA, aliases=("华南国仲", "华南贸仲")
    ),
    Institution(
        "中国国际经济贸易仲裁委员会华南分会",
        Place.LOCAL,
        Standing.RENAMED,
        SCIA,
        aliases=("贸仲华南分会",),
        ambiguous="既是深圳国际仲裁院的曾用名，又曾是中国国际经济贸易仲裁委员会分会的名称",
    ),
    Institution(
        "中国国际经济贸易仲裁委员会深圳分会",
        Place.LOCAL,
        Standing.RENAMED,
        SCIA,
        aliases=("贸仲深圳分会",),
        ambiguous="是深圳国际仲裁院的曾用名，易与中国国际经济贸易仲裁委员会混淆",
    ),
)

_ELSEWHERE = (
    Institution(
        "中国国际经济贸易仲裁委员会",
        Place.DOMESTIC_OTHER,
        aliases=(
            "贸仲",
            "贸仲委",
            "中国贸仲",
            "国际经济贸易仲裁委员会",
            "CIETAC",
            "China International Economic and Trade Arbitration Commission",
        ),
    ),
    Institution("中国海事仲裁委员会", Place.DOMESTIC_OTHER, aliases=("海仲", "中国海仲", "CMAC")),
    Institution("北京仲裁委员会", Place.DOMESTIC_OTHER, aliases=("北仲", "北京市仲裁委员会", "北京仲裁委")),
    Institution("北京国际仲裁院", Place.DOMESTIC_OTHER, aliases=("北京国际仲裁中心",)),
    Institution(
        "上海国际经济贸易仲裁委员会",
        Place.DOMESTIC_OTHER,
        aliases=("上海国际仲裁中心", "上国仲", "上海贸仲", "SHIAC"),
    ),
    Institution("上海仲裁委员会", Place.DOMESTIC_OTHER, aliases=("上海市仲裁委员会", "上海仲裁委", "上仲")),
    Institution(
        "广州仲裁委员会",
        Place.DOMESTIC_OTHER,
        aliases=("广州市仲裁委员会", "广州仲裁委", "广仲", "中国广州仲裁委员会"),
    ),
    Institution("珠海国际仲裁院", Place.DOMESTIC_OTHER, aliases=("珠海仲裁委员会",)),
    Institution("海南国际仲裁院", Place.DOMESTIC_OTHER, aliases=("海南仲裁委员会",)),
    Institution("横琴国际仲裁中心", Place.DOMESTIC_OTHER),
    Institution("东莞仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("惠州仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("佛山仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("武汉仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("杭州仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("南京仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("重庆仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("天津仲裁委员会", Place.DOMESTIC_OTHER),
    Institution("成都仲裁委员会", Place.DOMESTIC_OTHER),
)


def _overseas(name: str, *aliases: str, doubtful: tuple[str, ...] = ()) -> Institution:
    return Institution(name, Place.OVERSEAS, aliases=aliases, doubtful=doubtful)


_HONG_KONG_MACAO = (
    _overseas("香港国际仲裁中心", "港仲", "HKIAC", "香港国际仲裁中心上海代表处", "Hong Kong International Arbitration Centre", "Hong Kong International Arbitration Center", "香港仲裁中心"),
    _overseas("中国国际经济贸易仲裁委员会香港仲裁中心", "贸仲香港仲裁中心", "贸仲香港", "CIETAC Hong Kong", "CIETAC HK"),
    _overseas("中国海事仲裁委员会香港仲裁中心", "海仲香港仲裁中心", "CMAC Hong Kong"),
    _overseas("香港海事仲裁协会", "HKMAG"),
    _overseas("亚非法律协商组织香港区域仲裁中心", "亚非法协香港区域仲裁中心", doubtful=("AALCO",)),
    _overseas("eBRAM国际网上调解仲裁中心", "一邦国际网上仲调中心", "eBRAM"),
    _overseas("华南(香港)国际仲裁院", "华南香港国际仲裁院", "SCIAHK"),
    _overseas("香港特别行政区高等法院", "香港高等法院", "香港高等法院原讼法庭", "香港特别行政区高等法院原讼法庭", "香港终审法院", "香港特别行政区终审法院", "香港区域法院", "香港特别行政区区域法院", "香港法院", "香港特别行政区法院", "香港上诉法庭"),
    _overseas("澳门世界贸易中心仲裁中心", "澳门世贸中心仲裁中心"),
    _overseas("澳门律师公会自愿仲裁中心", "澳门特别行政区初级法院", "澳门初级法院", "澳门特别行政区中级法院", "澳门中级法院", "澳门特别行政区终审法院", "澳门终审法院", "澳门法院"),
    _overseas("中华仲裁协会", "中華民國仲裁協會", "台湾仲裁协会", "台湾地区智慧财产法院"),
)  # fmt: skip

_ABROAD = (
    _overseas("国际商会国际仲裁院", "国际商会仲裁院", "ICC国际仲裁院", "ICC仲裁院", "国际商会", "国际商会亚洲秘书处", "国际商会亚洲秘书处(香港)", "巴黎国际商会仲裁院", "International Chamber of Commerce", "ICC International Court of Arbitration", doubtful=("ICC",)),
    _overseas("新加坡国际仲裁中心", "SIAC", "新国仲", "Singapore International Arbitration Centre", "Singapore International Arbitration Center"),
    _overseas("新加坡海事仲裁院", "SCMA"),
    _overseas("新加坡国际商事法庭", "SICC", "Singapore International Commercial Court"),
    _overseas("伦敦国际仲裁院", "伦敦仲裁院", "伦敦国际仲裁法院", "LCIA", "London Court of International Arbitration"),
    _overseas("伦敦海事仲裁员协会", "LMAA", "伦敦海事仲裁协会"),
    _overseas("英国皇家特许仲裁员学会", "英国特许仲裁员协会", "英国特许仲裁员学会", "CIArb"),
    _overseas("斯德哥尔摩商会仲裁院", "瑞典斯德哥尔摩仲裁院", "斯德哥尔摩仲裁院", "瑞典斯德哥尔摩商会仲裁院", "Stockholm Chamber of Commerce", doubtful=("SCC",)),
    _overseas("美国仲裁协会", "美国仲裁协会国际争议解决中心", "AAA-ICDR", "AAA/ICDR", "ICDR", "American Arbitration Association", doubtful=("AAA",)),
    _overseas("国际争议解决中心", "国际争端解决中心"),
    _overseas("司法仲裁调解服务公司", "司法仲裁调解服务", "JAMS"),
    _overseas("日本商事仲裁协会", "JCAA"),
    _overseas("大韩商事仲裁院", "韩国商事仲裁院", "KCAB"),
    _overseas("德国仲裁院", "德国仲裁协会", doubtful=("DIS",)),
    _overseas("瑞士仲裁中心", "瑞士商会仲裁院", "SCAI"),
    _overseas("维也纳国际仲裁中心", "VIAC"),
    _overseas("米兰仲裁院", "意大利米兰仲裁院"),
    _overseas("荷兰仲裁院", "荷兰仲裁协会"),
    _overseas("迪拜国际仲裁中心", "DIAC"),
    _overseas("亚洲国际仲裁中心", "吉隆坡区域仲裁中心", "AIAC", "KLRCA"),
    _overseas("中国欧洲仲裁中心", "中欧仲裁中心", "CEAC"),
    _overseas("越南国际仲裁中心"),
    _overseas("印尼国家仲裁院", "印度尼西亚国家仲裁院", "BANI"),
    _overseas("俄罗斯工商会国际商事仲裁院", "俄罗斯联邦工商会国际商事仲裁院", doubtful=("ICAC",)),
    _overseas("孟买国际仲裁中心", "MCIA"),
    _overseas("泰国仲裁中心", "THAC"),
    _overseas("国际投资争端解决中心", "解决投资争端国际中心", "ICSID"),
    _overseas("世界知识产权组织仲裁与调解中心", "WIPO仲裁与调解中心", "WIPO仲裁中心", "WIPO Arbitration and Mediation Center", "世界知识产权组织仲裁与调解上海中心"),
    _overseas("常设仲裁法院", "海牙常设仲裁法院", "Permanent Court of Arbitration", doubtful=("PCA",)),
    _overseas("国际体育仲裁院", "国际体育仲裁法庭", doubtful=("CAS",)),
    # Trades with arbitration of their own: most sit in London.
    _overseas("谷物与饲料贸易协会", "国际谷物与饲料贸易协会", "谷物和饲料贸易协会", "GAFTA"),
    _overseas("国际棉花协会", "利物浦棉花协会", "International Cotton Association"),
    _overseas("油、油籽和油脂协会联合会", "油籽、油料和油脂协会联合会", "国际油、种子和脂肪协会", "FOSFA"),
    _overseas("纽约海事仲裁员协会", "美国海事仲裁员协会", "Society of Maritime Arbitrators", doubtful=("SMA",)),
    _overseas("开罗地区国际商事仲裁中心", "开罗国际商事仲裁地区中心", "CRCICA"),
    _overseas("澳大利亚国际商事仲裁中心", "ACICA"),
    _overseas("法国仲裁协会", "巴黎仲裁院"),
    _overseas("英格兰及威尔士高等法院", "英格兰和威尔士高等法院", "英格兰及威尔士高等法院商事法庭", "伦敦商事法院", "英国高等法院"),
    _overseas("新加坡最高法院", "新加坡高等法院"),
    _overseas("纽约州法院", "纽约南区联邦地区法院", "美国纽约南区联邦地区法院", "美国联邦地区法院", "美国联邦法院"),
    _overseas("特拉华州衡平法院", "美国特拉华州衡平法院"),
    _overseas("开曼群岛大法院", "BVI法院", "东加勒比最高法院"),
)  # fmt: skip

INSTITUTIONS = (*_LOCAL, *_ELSEWHERE, *_HONG_KONG_MACAO, *_ABROAD)
"""Local ones first; where two share a writing, the earlier one is meant."""
