"""Sample answers of an amendment: complete, incomplete and unlawful; all of it invented (示例)."""

from __future__ import annotations

from typing import Any

from .contract_samples import COMPLETE as CONTRACT

Raw = dict[str, Any]

COMPLETE: Raw = {
    **{
        name: CONTRACT[name]
        for name in (
            "signatory_level",
            "handling_dept",
            "contract_admin_name",
            "handler_name",
            "handler_phone",
            "is_written",
            "is_procurement",
            "is_state_asset_deal",
            "is_talent_housing",
            "is_supervision_agreement",
            "key_supervision_designated",
            "parties_a",
            "parties_b",
            "governing_law",
            "languages",
        )
    },
    "stage": "draft",
    "contract_title": "示例街道社区图书馆运营服务采购合同（示例）变更协议",
    "parent_contract": {
        "is_derivative": True,
        "derivative_type": "change",
        "parent_title": "示例街道社区图书馆运营服务采购合同（示例）",
        "parent_filing_no": "示例合备〔2026〕0321号",
        "parent_is_key": False,
        "parent_signed_date": "2026-06-20",
        "parent_start_date": "2026-07-01",
    },
    "change": {
        "items": ["term", "subject"],
        "reason": "甲方一处社区图书馆所在楼宇进行消防改造，改造期间不能开放，运营服务需要顺延并调整场地。",
        "clause_no": "第二条第一款",
        "old_text": "乙方为甲方两处社区图书馆提供运营服务。",
        "new_text": "消防改造期间，乙方在甲方指定的一处临时阅览点提供运营服务；改造完成后，恢复为两处社区图书馆。",
        "more": [
            {
                "clause_no": "第五条第二款",
                "old_text": "履行期限自2026年7月1日起至2028年6月30日止。",
                "new_text": "履行期限自2026年7月1日起至2028年12月31日止。",
            }
        ],
        "touches_price": True,
        "touches_dispute": False,
    },
    "performance": {"start_date": "2026-07-01", "end_date": "2028-12-31"},
    "price": {"amount": "2140000.00", "payer": "gov"},
    "effect": {
        "formation_clause": "本协议自双方法定代表人（负责人）或者授权代表签字并加盖公章之日起成立。",
        "effective_clause": "本协议自成立之日起生效。",
        "signing_place": "深圳市罗湖区",
    },
    "prohibited": {"improper_benefit": False, "ultra_vires": False, "other_illegal": False},
    "guarantee": {"gov_party_guarantees": False},
}

INCOMPLETE: Raw = {
    "stage": "draft",
    "contract_title": COMPLETE["contract_title"],
    "parent_contract": {"is_derivative": True, "derivative_type": "supplement"},
    "parties_a": CONTRACT["parties_a"],
    "change": {"items": ["breach"]},
}

UNLAWFUL: Raw = {
    **COMPLETE,
    "contract_title": "示例街道社区图书馆运营服务采购合同（示例）变更协议",
    "change": {
        **COMPLETE["change"],
        "new_text": "甲方保证乙方获得最低收益，并适当增加服务范围。",
        "more": [
            {
                "clause_no": "第十一条",
                "old_text": "提交深圳国际仲裁院仲裁。",
                "new_text": "因本合同发生的争议，提交香港国际仲裁中心仲裁，适用香港法律。",
            }
        ],
        "touches_price": False,
        "touches_dispute": True,
    },
    "dispute": {
        "method": "arbitration",
        "institution_name": "香港国际仲裁中心",
        "institution_location": "overseas",
        "clause_text": "因本合同发生的争议，提交香港国际仲裁中心仲裁。",
    },
    "governing_law": "HK",
    "performance": {"start_date": "2026-07-01", "end_date": "2031-12-31"},
}
