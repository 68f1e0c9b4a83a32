"""The choices that a government contract offers, by the words of the regulation."""

from __future__ import annotations

STAGES = {
    "draft": "起草",
    "review": "送审",
    "sign": "签订",
    "filed": "备案",
    "performing": "履行",
    "closed": "终止",
}

CATEGORIES = {
    "state_property": "（一）区属国有物业的使用、出租、出借、转让、担保等",
    "natural_resource": "（二）区属国有自然资源使用权的使用、出租、出借、转让、担保等",
    "public_resource": "（三）教育、医疗卫生、民政、文化体育等公共资源的使用、处置等",
    "fiscal_fund": "（四）财政资金使用（政府采购、工程招标等）",
    "supervision_agreement": "（五）城市更新、棚户区改造、招商引资等活动中的监管协议",
    "admin_function": "（六）因履行行政职能所签订的收益性或负债性合同",
    "promotion_activity": "（七）招商引资、能源管理、城市营销、会议、展览、赛事等活动",
    "cooperation_framework": "（八）合作合同、框架协议、备忘录、意向性协议等",
    "supplementary": "（九）补充协议、备忘录、承诺函等具有合同效力的文件",
    "other": "（十）区政府认定的其他合同",
}
"""第五条第二款: the ten kinds of government contract."""

DEAL_NATURES = {
    "procurement_goods": "采购货物",
    "procurement_service": "采购服务",
    "works": "工程",
    "lease": "出租",
    "lend": "出借",
    "use": "使用",
    "transfer": "转让",
    "sale": "买卖",
    "mortgage": "抵押",
    "exchange": "交换",
    "gift": "赠与",
    "guarantee": "担保",
    "cooperation": "合作",
    "supervision": "监管",
    "levy": "征收征用",
    "personnel": "人事聘用",
    "inter_administrative": "行政机关之间的协议",
    "other": "其他",
}

SIGNATORY_LEVELS = {
    "district_government": "区政府",
    "district_department": "区政府直属部门",
    "full_funded_institution": "财政全额拨款的区属事业单位（含学校）",
    "subdistrict_office": "街道办事处",
    "other_full_budget_unit": "其他区财政全额拨款预算单位",
    "soe_or_other": "国有企业、医院等（参照执行）",
}
"""第三条: who signs for the government."""

DUE_DILIGENCE = {"qualification": "资质", "assets": "资产", "credit": "信用", "capacity": "履约能力"}
PAYERS = {"gov": "政府方", "counterparty": "对方当事人"}
SECRETS = {"state": "国家秘密", "commercial": "商业秘密", "personal": "个人隐私"}
DISPUTE_METHODS = {"court": "向人民法院起诉", "arbitration": "仲裁", "both": "仲裁与诉讼并存"}
FORUM_PLACES = {
    "local": "政府方所在地（罗湖区／深圳市）",
    "domestic_other": "内地其他地方",
    "overseas": "境外（含港澳台地区）",
}
GOVERNING_LAWS = {
    "CN": "中华人民共和国法律（不含港澳台地区）",
    "HK": "香港特别行政区法律",
    "MO": "澳门特别行政区法律",
    "TW": "台湾地区法律",
    "FOREIGN": "外国法律",
}
LANGUAGES = {
    "zh": "中文",
    "en": "英文",
    "ja": "日文",
    "ko": "韩文",
    "fr": "法文",
    "de": "德文",
    "es": "西班牙文",
    "pt": "葡萄牙文",
    "ru": "俄文",
    "ar": "阿拉伯文",
    "other": "其他文字",
}
PREVAILING = {
    "zh": "以中文文本为准",
    "foreign": "以外文文本为准",
    "equal": "各文本同等效力",
    "unspecified": "未约定",
}
SIGNER_ROLES = {"legal_rep": "法定代表人（负责人）", "authorized": "经授权的人员"}
SEALS = {"official": "单位公章", "contract": "合同专用章"}
DERIVATIVES = {"supplement": "补充协议", "change": "变更协议", "termination": "解除协议"}
