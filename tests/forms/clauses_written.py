"""Contracts in every setting, and model clauses written into them."""

from __future__ import annotations

from copy import deepcopy
from datetime import date

from formgen.answers import read_answers
from formgen.fields.text import LongText
from formgen.forms.government_contract import FORM
from formgen.service import drafting, papers

AS_OF = date(2026, 11, 20)
SERIOUS = {"block", "warn"}
PLACES = {
    "contract_title",
    "dispute.institution_name",
    "handling_dept",
    "parent_contract.parent_title",
    "performer_name",
}
"""Short answers that read well inside a sentence."""
NO_SECRET = {"confidentiality.involves_secret": False, "confidentiality.secret_types": []}
ARBITRATION = {"dispute.method": "arbitration", "dispute.institution_name": "深圳国际仲裁院"}
DERIVED = {
    "parent_contract.is_derivative": True,
    "parent_contract.derivative_type": "supplement",
    "parent_contract.parent_title": "示例街道社区图书馆运营服务采购合同（示例）",
    "parent_contract.parent_is_key": False,
    "parent_contract.parent_start_date": "2026-01-01",
}
STATIONED = {
    "law_service.is_stationed_lawyer": True,
    "law_service.stationed_lawyers": 1,
    "law_service.firm_staff": 20,
    "law_service.firm_lawyers": 10,
    "law_service.partner_experience": True,
    "law_service.bad_record_3y": False,
    "law_service.expert_team": True,
    "law_service.lawyer_years": "2",
    "law_service.admin_law": True,
    "law_service.resident": True,
}
LEASE = {
    "deal_nature": "lease",
    "contract_category": ["state_property"],
    "is_state_asset_deal": True,
    "is_procurement": False,
    "price.payer": "counterparty",
    "contract_title": "示例大厦一层商铺租赁合同（示例）",
}
COOPERATION = {
    "deal_nature": "cooperation",
    "contract_category": ["cooperation_framework"],
    "is_procurement": False,
    "contract_title": "示例街道青少年科普合作协议（示例）",
}
KINDS = {
    "服务": {},
    "货物": {"deal_nature": "procurement_goods", "contract_title": "示例街道办公设备采购合同（示例）"},
    "软件开发": {
        "it_project.is_it_project": True,
        "it_project.warranty_months": 24,
        "contract_title": "示例街道政务平台软件开发合同（示例）",
    },
    "国有物业出租": LEASE,
    "工程": {"deal_nature": "works", "contract_title": "示例街道公园改造工程施工合同（示例）"},
    "合作": COOPERATION,
}
"""What makes each kind of contract out of the form's own complete sample."""
SECOND_OFFICE = {
    **FORM.sample()["parties_a"][0],
    "name": "深圳市罗湖区示例文化局（示例）",
    "uscc": "11440303YYYY00020X",
}
SETTINGS = {
    **KINDS,
    "重要公共服务": {"is_important_public_service": True},
    "律师驻队": STATIONED,
    "不付款的合作": {
        **COOPERATION,
        "price.applicable": False,
        "override_reasons": {"GC-26-4": "双方各自承担费用，不属于无偿处置。"},
    },
    "信息化设备": {
        "deal_nature": "procurement_goods",
        "it_project.is_it_project": True,
        "it_project.warranty_months": 24,
    },
    "转让": {"deal_nature": "transfer", "is_procurement": False, "is_state_asset_deal": True},
    "两个政府部门": {"parties_a": [*FORM.sample()["parties_a"], SECOND_OFFICE]},
    "补充协议": DERIVED,
    "解除协议": {**DERIVED, "parent_contract.derivative_type": "termination"},
    "由他人履行": {"performer_same_as_signatory": False, "performer_name": "深圳示例分公司（示例）"},
    "仲裁": ARBITRATION,
    "监管协议": {
        "deal_nature": "supervision",
        "contract_category": ["supervision_agreement"],
        "is_supervision_agreement": True,
        "is_procurement": False,
    },
    "商业秘密": {"confidentiality.secret_types": ["commercial"]},
    "国家秘密": {"confidentiality.secret_types": ["state"]},
    "不涉密": NO_SECRET,
}


def without_long_texts():
    answers = deepcopy(dict(FORM.sample()))
    for path, field in FORM.fields.items():
        if isinstance(field, LongText):
            put(answers, path, "")
    return answers


def put(answers, path, value):
    *groups, leaf = path.split(".")
    for group in groups:
        answers = answers.setdefault(group, {})
    answers[leaf] = value


def facts(setting):
    """The sample's answers as this *setting* has them, with every long text empty and other terms possible."""
    answers = without_long_texts() | {"other_terms_none": False}
    for path, value in SETTINGS[setting].items():
        put(answers, path, value)
    return answers


def offered(answers, path):
    return drafting.offers(read_answers(FORM, answers), path)


def is_offered(clause, setting):
    return clause.id in {one.id for one in offered(facts(setting), clause.field)}


def to_write(answers):
    """The long texts that the drafter must write."""
    read = read_answers(FORM, answers)
    return [
        path
        for path, field in FORM.fields.items()
        if isinstance(field, LongText) and field.is_shown(read.at) and field.is_required(read.at)
    ]


def written(setting, choose=0, also=()):
    """A contract in which every long text is a model clause: the one that *choose* counts to."""
    answers = facts(setting)
    for path in (*to_write(answers), *also):
        if not (choice := offered(answers, path)):
            continue
        put(answers, path, choice[choose % len(choice)].text)
    return answers


def serious(answers, path=""):
    """What blocks or warns, about the field at *path* if given."""
    return [
        f"{one.rule} {one.message}"
        for one in papers.look_over(FORM.id, answers, AS_OF).findings
        if one.severity.value in SERIOUS and not one.overridden and (not path or path in one.fields)
    ]


ALSO = (
    "rights.unilateral_change_clause",
    "rights.a_allocation_clause",
    "law_service.replacement_consent_clause",
    "law_service.record_clause",
    "law_service.assessment_clause",
    "other_terms",
)
"""What may be left out, and is better written."""
