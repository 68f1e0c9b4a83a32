"""Sample answers of an opinion on legality: complete, incomplete and unlawful; all of it invented (示例)."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from .contract_samples import COMPLETE as CONTRACT

Raw = dict[str, Any]

NO_ISSUE: Raw = {"result": "ok", "opinion": ""}
ABSENT: Raw = {"present": False, "opinion": ""}

COMPLETE: Raw = {
    "submission": {
        "review_level": "internal",
        "m1_contract_texts": ["社区图书馆运营服务采购合同（送审稿）", "附件1 服务清单"],
        "m2_background_note": "示例街道建成社区图书馆两处，经公开招标选定运营单位，资金已列入年度预算。",
        "m3_preparation_docs": ["中标通知书（示例）", "供应商资信证明（示例）", "可行性论证报告（示例）"],
        "m4_na_reason": "公开招标项目，未另行磋商。",
        "m5_basis_docs": [
            {"name": "年度预算批复（示例）", "doc_no": "示例财〔2026〕11号", "date": "2026-02-10"}
        ],
        "signed_by_district_government": False,
        "is_key_supervised": False,
        "submit_date": "2026-11-02",
        "handler_name": "示例承办人",
    },
    "form": {
        "contract_ref": "示例街道社区图书馆运营服务采购合同（示例）",
        "contract_title": "示例街道社区图书馆运营服务采购合同（示例）",
        "handling_dept": "示例街道文化服务中心（示例）",
        "handler_name": "示例承办人",
        "review_level": "internal",
        "dept_has_legal_section": True,
        "reviewer_type": "legal_section",
        "reviewer_org": "示例街道办事处法制科（示例）",
        "reviewer_names": ["示例审查人甲", "示例审查人乙"],
        "is_key_supervised": False,
        "is_simplified": False,
        "received_date": "2026-11-02",
        "opinion_date": "2026-11-06",
        "c1": {"result": "ok", "opinion": "街道办事处签约，项目属其公共文化服务职责，预算已批复。"},
        "c2": {"result": "ok", "opinion": "已核对乙方营业执照、法定代表人身份和资信证明。"},
        "c3": {"result": "ok", "opinion": "价款经公开招标形成。"},
        "c4": deepcopy(NO_ISSUE),
        "c5_required": True,
        "c5": {"result": "ok", "opinion": "第六条已约定甲方因公共利益需要可单方变更、终止合同。"},
        "c6": deepcopy(NO_ISSUE),
        "c7": deepcopy(NO_ISSUE),
        "c8": deepcopy(NO_ISSUE),
        "c9": {"result": "ok", "opinion": "争议解决、违约责任条款齐备，管辖机构名称准确。"},
        "c10": deepcopy(NO_ISSUE),
        **{f"u{number}": deepcopy(ABSENT) for number in range(1, 5)},
        **{f"p{number}": deepcopy(ABSENT) for number in range(1, 8)},
        "overall": "pass",
    },
    "contract": deepcopy(CONTRACT),
}

LONG = "\n".join(
    (
        "经审查，合同约定违反下列规定，应当修改：",
        *(
            f"{number}．第{number}条约定与招标文件不一致：招标文件要求供应商在收到通知后两小时内响应、"
            "四小时内到场，合同写为“尽快处理”，没有时限，发生争议时难以认定是否违约；建议照招标文件写明时限，"
            "并约定每逾期一小时应当支付的违约金。"
            for number in range(1, 6)
        ),
        "以上各处修改后，请将修改稿连同本表再送审查。",
    )
)
"""An opinion that its box cannot hold."""

INCOMPLETE: Raw = deepcopy(COMPLETE)
del INCOMPLETE["contract"], INCOMPLETE["submission"]["m3_preparation_docs"]
del INCOMPLETE["submission"]["m4_na_reason"], INCOMPLETE["submission"]["m5_basis_docs"]
del INCOMPLETE["form"]["reviewer_names"], INCOMPLETE["form"]["overall"], INCOMPLETE["form"]["p5"]
INCOMPLETE["form"] |= {"c1": {}, "c6": {"result": "issue", "opinion": ""}, "c9": {"opinion": "待核对。"}}

UNLAWFUL: Raw = deepcopy(COMPLETE)
UNLAWFUL["form"] |= {
    "reviewer_type": "law_firm",
    "reviewer_org": "示例律师事务所（示例）",
    "c5": {"result": "na", "opinion": ""},
    "c6": {"result": "issue", "opinion": "附件1第3项“及时响应”没有时限，建议写明小时数。"},
    "u1": {"present": True, "exception": "", "opinion": ""},
    "c10": {"result": "issue", "opinion": LONG},
    "p4": {"present": True, "opinion": "第十三条约定适用香港法律，须改为中华人民共和国法律。"},
}
UNLAWFUL["contract"] |= {"governing_law": "HK"}
