"""Sample answers of a government contract: complete, incomplete and unlawful; all of it invented (示例)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

Raw = dict[str, Any]

COMPLETE: Raw = {
    "stage": "draft",
    "contract_title": "示例街道社区图书馆运营服务采购合同（示例）",
    "contract_category": ["public_resource", "fiscal_fund"],
    "deal_nature": "procurement_service",
    "signatory_level": "subdistrict_office",
    "handling_dept": "示例街道文化服务中心（示例）",
    "contract_admin_name": "示例管理员",
    "handler_name": "示例承办人",
    "handler_phone": "0755-00000021",
    "is_written": True,
    "is_procurement": True,
    "is_central_procurement": False,
    "is_important_public_service": False,
    "is_state_asset_deal": False,
    "is_talent_housing": False,
    "is_supervision_agreement": False,
    "key_supervision_designated": False,
    "district_gov_approved": False,
    "template_available": False,
    "template_used": False,
    "parent_contract": {"is_derivative": False},
    "object_is_temp_building": False,
    "it_project": {"is_it_project": False},
    "law_service": {"is_stationed_lawyer": False},
    "parties_a": [
        {
            "party_type": "legal_person",
            "name": "深圳市罗湖区示例街道办事处（示例）",
            "legal_rep_name": "示例甲",
            "legal_rep_title": "主任",
            "address": "深圳市罗湖区示例路21号（示例）",
            "contact_phone": "0755-00000021",
            "uscc": "11440303YYYY000123",
        }
    ],
    "parties_b": [
        {
            "party_type": "legal_person",
            "name": "深圳示例文化服务有限公司（示例）",
            "legal_rep_name": "示例乙",
            "legal_rep_title": "执行董事",
            "address": "深圳市罗湖区示例大道22号（示例）",
            "contact_phone": "0755-00000022",
            "uscc": "91440303YYYY001009",
        }
    ],
    "performer_same_as_signatory": True,
    "background": "示例街道建成社区图书馆两处，需要专业团队承担日常运营和阅读推广。",
    "purpose": "由乙方为甲方两处社区图书馆提供运营服务，方便居民就近借阅。",
    "subject": {
        "description": "示例街道两处社区图书馆的开放值守、图书流通、环境维护和阅读推广服务。",
        "involves_behavior": True,
        "behavior_definition": "运营服务指每周开放六天、每天八小时的值守，图书上架、借还、剔旧和每月一场阅读活动，不含图书采购和房屋修缮。",
        "quantity": "2",
        "unit": "处",
        "measure_method": "按甲方移交清单所列馆舍计数。",
        "quality_applicable": True,
        "quality_standard": "符合《公共图书馆服务规范》和本合同附件一《运营服务标准》。",
        "quality_requirement": "每馆在岗人员不少于2人，读者有效投诉每月不超过1件。",
        "acceptance": "甲方每季度末按附件一评分，85分为合格，评分结果由双方签字确认。",
        "objection": "甲方发现服务不合格的，应在5日内书面提出；乙方应在收到后3日内答复并在7日内整改完毕。",
    },
    "price": {
        "applicable": True,
        "amount": "486000.00",
        "payer": "gov",
        "calc_method": "固定总价，含人工、耗材、活动和税费。",
        "payment_method": "银行转账，按季度分四期等额支付。",
        "payment_deadline": "每季度验收合格且甲方收到发票之日起15日内。",
        "invoice_clause": "乙方应在每期付款前7日开具等额增值税普通发票并送达甲方。",
    },
    "performance": {
        "conditions": "乙方人员名单经甲方确认并完成岗前培训。",
        "start_date": "2027-01-01",
        "end_date": "2027-12-31",
        "place": "示例街道第一、第二社区图书馆（示例）",
        "method": "乙方派员驻馆服务。",
        "sequential": True,
        "sequence_clause": "乙方先完成当季服务并经甲方验收合格，甲方后支付当期款项。",
        "milestones": [
            {"name": "进场开放", "due_date": "2027-01-01", "deliverable": "人员名单、开放公告"},
            {"name": "中期考核", "due_date": "2027-06-30", "deliverable": "半年运营报告"},
            {"name": "年度考核", "due_date": "2027-12-31", "deliverable": "年度运营报告"},
        ],
    },
    "auto_renewal": False,
    "rights": {
        "a_rights": "甲方有权检查服务情况，按附件一考核，对不合格服务要求整改。",
        "a_obligations": "甲方应提供馆舍、水电和图书管理系统账号，并按约支付价款。",
        "b_rights": "乙方有权按约收取价款，要求甲方提供约定的工作条件。",
        "b_obligations": "乙方应按标准提供服务，保护图书和设施，为派驻人员缴纳社会保险。",
        "unilateral_change_clause": "因公共利益或者维护法定权益需要，甲方可以单方变更或者终止本合同，但应提前30日书面通知乙方，并按乙方已经完成的服务结算。",
    },
    "breach": {
        "a_liability": "甲方逾期付款的，每逾期一日，按应付未付金额的万分之三支付违约金。",
        "b_liability": "乙方擅自闭馆的，每日支付违约金3000元；连续两个季度考核不合格的，甲方有权解除合同，乙方应支付合同价款10%的违约金并赔偿损失。",
    },
    "continuity": {},
    "confidentiality": {
        "clause": "乙方对读者个人信息和借阅记录保密，保密期限至合同终止后三年。",
        "involves_secret": True,
        "secret_types": ["personal"],
        "measures": "读者数据由专人管理，不得导出；合同终止后10日内交还账号并清除数据。",
    },
    "dispute": {
        "method": "court",
        "institution_name": "深圳市罗湖区人民法院",
        "institution_location": "local",
        "clause_text": "因本合同引起的争议，双方应先行协商；协商不成的，向深圳市罗湖区人民法院提起诉讼。",
    },
    "governing_law": "CN",
    "languages": ["zh"],
    "prevailing_language": "zh",
    "communication": {
        "a_contact": "示例联系人甲",
        "a_contact_info": "0755-00000021；a@example.invalid",
        "b_contact": "示例联系人乙",
        "b_contact_info": "0755-00000022；b@example.invalid",
        "delivery_clause": "书面文件送至本合同载明的地址并由指定联系人签收之日为送达日；电子邮件进入对方指定邮箱之日为送达日。一方变更联系方式的，应提前3日书面通知对方；未通知的，按原联系方式送达有效。",
    },
    "effect": {
        "formation_clause": "本合同自双方法定代表人（负责人）或者授权代表签字并加盖公章或者合同专用章之日成立。",
        "effective_clause": "本合同自成立之日起生效。",
        "signing_place": "深圳市罗湖区",
    },
    "other_terms_none": True,
    "guarantee": {"gov_party_guarantees": False},
    "prohibited": {"improper_benefit": False, "ultra_vires": False, "other_illegal": False},
    "feasibility_doc": {
        "name": "可行性论证报告（示例）",
        "doc_no": "示例论〔2026〕21号",
        "date": "2026-10-15",
    },
    "due_diligence": {"covers": ["qualification", "assets", "credit", "capacity"]},
    "negotiation": {"held": False},
}


def _changed(**changes: Any) -> Raw:  # noqa: ANN401 - paths with ``__`` for the dot, any value
    answers = deepcopy(COMPLETE)
    for path, value in changes.items():
        *groups, leaf = path.split("__")
        branch = answers
        for group in groups:
            branch = branch[group]
        branch[leaf] = value
    return answers


INCOMPLETE: Raw = _changed(
    purpose="",
    subject__measure_method="",
    price__payment_deadline="",
    performance__place="",
    communication__b_contact="",
    effect__formation_clause="",
)
"""Six things that a contract must say are left out."""

UNLAWFUL: Raw = _changed(
    contract_title="合同",
    performance__end_date="2032-06-30",
    dispute__method="both",
    dispute__clause_text="因本合同引起的争议，可以提交深圳国际仲裁院仲裁，也可以向深圳市罗湖区人民法院起诉。",
    governing_law="HK",
    languages=["zh", "en"],
    prevailing_language="foreign",
    guarantee__gov_party_guarantees=True,
)
"""A term over five years, two forums, foreign law, a foreign text that prevails, a guarantee."""
