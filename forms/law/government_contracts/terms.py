"""第二十七条至第三十八条: what the single terms of a contract must say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from formgen.calendar import A_DAY, add_months, has_same_day
from formgen.clauses import (
    Text,
    arbitration_and_litigation,
    equal_languages,
    look_up_institution,
    other_forum,
)
from formgen.clauses.gazetteer import Place, Standing
from formgen.fields import Reference, credit_code_is_right, resident_id_is_right
from formgen.law import article
from formgen.messages import _
from formgen.rules import (
    ADVICE,
    BLOCK,
    DEADLINE,
    DRAFT,
    MISSING,
    NOTE,
    PERFORMING,
    REVIEW,
    WARN,
    Group,
    Problem,
    rule,
)

from ...gazetteer import GAZETTEER
from ..blanks import blanks, is_blank
from ..countdown import countdown
from .act import ACT, MAX_TERM, RENEWAL_NOTICE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from formgen.messages import Message
    from formgen.rules import Match

NATURAL_PERSON = "natural_person"
RESIDENT_ID = "resident_id"
TOO_GENERAL = frozenset(
    {"合同", "协议", "合同书", "协议书", "补充协议", "框架协议", "合作协议", "备忘录", "意向书"}
)
"""第二十七条 names the first two; the others say as little."""
UNIT_DETAILS = {
    "name": _("名称"),
    "legal_rep_name": _("法定代表人或负责人"),
    "address": _("地址"),
    "contact_phone": _("联系方式"),
}
PERSON_DETAILS = {"id_number": _("证件号码"), "address": _("住址"), "contact_phone": _("联系方式")}
PERFORMER = {"performer_name": _("履行主体"), "performer_relation_clause": _("相互关系及权利义务条款")}
MEASURE = {"unit": _("计量单位"), "measure_method": _("计量方法")}
QUALITY = {
    "quality_standard": _("质量标准"),
    "quality_requirement": _("质量要求"),
    "acceptance": _("验收"),
    "objection": _("质量异议"),
}
PRICE = {
    "amount": _("价款金额"),
    "calc_method": _("计算方式"),
    "payment_method": _("支付方式"),
    "payment_deadline": _("支付期限"),
    "invoice_clause": _("发票交付"),
}
PERFORMANCE = {
    "conditions": _("履行条件"),
    "start_date": _("起始日"),
    "end_date": _("终止日"),
    "place": _("履行地点"),
    "method": _("履行方式"),
}
SECRECY = {"clause": _("保密约定"), "measures": _("保密措施")}
WITH_PUBLIC_POWERS = frozenset({"district_government", "district_department", "subdistrict_office"})
FULL_NAME = re.compile(r"[\u4e00-\u9fa5（）()]{2,}(人民法院|仲裁委员会|仲裁院)")
NO_NAME = ("甲方", "乙方", "所在地", "有管辖权", "当地")
BESIDE = frozenset({"equal", "unspecified"})
SEVERAL = 2
A_YEAR = 12
RENEWAL_WARNING = 30
"""Days before the last day for a renewal on which the countdown begins."""


def _named(fields: dict[str, Message], said: Message) -> Problem | None:
    return Problem(tuple(fields), said) if fields else None


def fields_of(matches: Sequence[Match]) -> tuple[str, ...]:
    """The fields that the matches stand in, each once."""
    return tuple(dict.fromkeys(match.field or "" for match in matches))


def _all_parties(*sides: tuple[str, tuple[Group, ...] | None]) -> Iterator[tuple[str, Group]]:
    for side, listed in sides:
        for at, party in enumerate(listed or ()):
            yield f"{side}[{at}]", party


@rule(ACT, "GC-27-1", article(27), severity=WARN, stage=DRAFT)
def title_says_what_it_is_about(contract_title: str) -> Problem | None:
    """政府合同名称一般应与其实质内容及法律关系性质相关联，避免仅用“合同”或“协议”等笼统词语作为合同名称。"""
    bare = re.sub(r"[\s《》〈〉]", "", contract_title)
    if bare not in TOO_GENERAL:
        return None
    said = _(
        "合同名称“{title}”过于笼统：请写明实质内容和法律关系，如“××物业租赁合同”。", title=contract_title
    )
    return Problem("contract_title", said)


@rule(ACT, "GC-28-1", article(28), severity=BLOCK, stage=DRAFT, kind=MISSING)
def units_are_fully_described(
    parties_a: tuple[Group, ...] | None, parties_b: tuple[Group, ...] | None
) -> list[Problem]:
    """合同应按照营业执照、登记文件等法律文件的记载，写明准确完整的名称、法定代表人或负责人、地址和有效联系方式等相关信息。"""
    sides = _all_parties(("parties_a", parties_a), ("parties_b", parties_b))
    units = ((path, party) for path, party in sides if party.party_type != NATURAL_PERSON)
    return [problem for path, party in units if (problem := _incomplete(path, party, UNIT_DETAILS))]


@rule(ACT, "GC-28-2", article(28), severity=BLOCK, stage=DRAFT, kind=MISSING)
def persons_are_fully_described(
    parties_a: tuple[Group, ...] | None, parties_b: tuple[Group, ...] | None
) -> list[Problem]:
    """涉及自然人的，应写明身份证号码或其他有效证件号码、地址和有效联系方式等相关信息。"""
    sides = _all_parties(("parties_a", parties_a), ("parties_b", parties_b))
    persons = ((path, party) for path, party in sides if party.party_type == NATURAL_PERSON)
    return [problem for path, party in persons if (problem := _incomplete(path, party, PERSON_DETAILS))]


def _incomplete(path: str, party: Group, details: dict[str, Message]) -> Problem | None:
    gaps = blanks(party, details, path)
    name = party.name or _("未填名称的当事人")
    return _named(gaps, _("当事人“{name}”缺：{missing}。请补充。", name=name, missing=list(gaps.values())))


@rule(ACT, "GC-28-3", article(28), severity=BLOCK, stage=DRAFT, kind=MISSING)
def another_performer_is_explained(
    performer_same_as_signatory: bool, performer_name: str | None, performer_relation_clause: str | None
) -> Problem | None:
    """如政府合同对方当事人履行主体与签约主体不一致的，合同应明确签约主体和履行主体之间相互关系、权利义务等内容。"""
    if performer_same_as_signatory:
        return None
    given = {"performer_name": performer_name, "performer_relation_clause": performer_relation_clause}
    gaps = blanks(given, PERFORMER)
    said = _(
        "履行主体与签约主体不一致，须写明二者的关系和权利义务，缺：{missing}。", missing=list(gaps.values())
    )
    return _named(gaps, said)


@rule(ACT, "GC-28-4", article(28), severity=BLOCK, stage=DRAFT, inferred=True)
def codes_and_identity_numbers_check(
    parties_a: tuple[Group, ...] | None, parties_b: tuple[Group, ...] | None
) -> list[Problem]:
    """合同应按照营业执照、登记文件等法律文件的记载，写明准确完整的名称、法定代表人或负责人、地址和有效联系方式等相关信息。"""
    sides = _all_parties(("parties_a", parties_a), ("parties_b", parties_b))
    return [problem for path, party in sides for problem in _wrong_numbers(path, party)]


def _wrong_numbers(path: str, party: Group) -> Iterator[Problem]:
    name = party.name or _("未填名称的当事人")
    if party.uscc and not credit_code_is_right(party.uscc):
        said = _("“{name}”的统一社会信用代码校验位不正确：请对照营业执照或登记证书改正。", name=name)
        yield Problem(f"{path}.uscc", said)
    if party.id_type == RESIDENT_ID and party.id_number and not resident_id_is_right(party.id_number):
        said = _("“{name}”的身份证号码校验位或出生日期不正确：请对照身份证改正。", name=name)
        yield Problem(f"{path}.id_number", said)


@rule(ACT, "GC-29-1", article(29), severity=BLOCK, stage=DRAFT, kind=MISSING)
def behaviour_is_defined(subject: Group) -> Problem | None:
    """合同标的涉及行为的，应准确界定行为的定义及范围。"""
    if not subject.involves_behavior or not is_blank(subject.behavior_definition):
        return None
    said = _("标的涉及行为（服务、工程等），须界定行为的定义及范围，请填写。")
    return Problem("subject.behavior_definition", said)


@rule(ACT, "GC-30-1", article(30), severity=BLOCK, stage=DRAFT, kind=MISSING)
def quantity_has_unit_and_measure(subject: Group) -> Problem | None:
    """政府合同涉及数量条款的，应明确约定数量的计量单位和计量方法。"""
    gaps = blanks(subject, MEASURE, "subject") if subject.quantity is not None else {}
    return _named(gaps, _("已约定数量，缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-31-1", article(31), severity=BLOCK, stage=DRAFT, kind=MISSING)
def quality_is_settled(subject: Group) -> Problem | None:
    """政府合同涉及质量的，应明确约定质量的标准、要求、验收、异议等相关内容。"""
    gaps = blanks(subject, QUALITY, "subject") if subject.quality_applicable else {}
    return _named(gaps, _("质量条款缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-32-1", article(32), severity=BLOCK, stage=DRAFT, kind=MISSING)
def price_is_settled_in_five_points(price: Group) -> Problem | None:
    """合同涉及价款的，应明确价款金额、计算方式、支付方式、支付期限、发票交付等相关内容。"""
    gaps = blanks(price, PRICE, "price") if price.applicable else {}
    return _named(gaps, _("价款条款缺：{missing}。请补充。", missing=list(gaps.values())))


@rule(ACT, "GC-32-2", article(32), severity=BLOCK, stage=REVIEW, kind=MISSING)
def price_of_state_assets_has_its_basis(is_state_asset_deal: bool, price: Group) -> Problem | None:
    """政府合同涉及国有资产的管理、使用和处置的，合同价格的确定应当符合行政事业单位国有资产管理的有关规定。"""
    if not (is_state_asset_deal and price.applicable) or not is_blank(price.state_asset_pricing_basis):
        return None
    said = _("涉及国有资产，须附价格确定依据：请填写评估报告或主管部门批复等的名称或文号。")
    return Problem("price.state_asset_pricing_basis", said)


@rule(ACT, "GC-33-1", article(33), severity=BLOCK, stage=DRAFT, kind=MISSING)
def performance_is_settled(performance: Group) -> list[Problem]:
    """政府合同应明确约定履行的条件、起止期限、具体地点和履行方式，不得出现歧义或者理解上的困难。"""
    gaps = blanks(performance, PERFORMANCE, "performance")
    lacking = _named(gaps, _("履行条款缺：{missing}。请补充。", missing=list(gaps.values())))
    problems = [lacking] if lacking else []
    if performance.start_date and performance.end_date and performance.end_date < performance.start_date:
        said = _("履行终止日早于起始日：请改正其中一个。")
        problems.append(Problem(("performance.start_date", "performance.end_date"), said))
    return problems


@rule(ACT, "GC-33-2", article(33), severity=BLOCK, stage=DRAFT, kind=MISSING)
def order_of_performance_is_settled(performance: Group) -> Problem | None:
    """政府合同履行涉及先后顺序、条件的，应明确约定当事人履行合同义务的先后顺序和条件。"""
    if not performance.sequential or not is_blank(performance.sequence_clause):
        return None
    said = _("合同履行有先后顺序或条件，须写明顺序和条件，请填写。")
    return Problem("performance.sequence_clause", said)


@rule(ACT, "GC-34-1", article(34), severity=NOTE, stage=DRAFT, kind=ADVICE)
def government_may_end_it_in_the_public_interest(signatory_level: str, rights: Group) -> Problem | None:
    """政府合同签订主体属于行政机关或具有公共管理职权的单位的，政府合同可以根据实际情况约定政府一方享有基于公共利益或维护法定权益需要单方变更、终止合同的权利。"""
    if signatory_level not in WITH_PUBLIC_POWERS or not is_blank(rights.unilateral_change_clause):
        return None
    said = _("建议约定政府方基于公共利益或维护法定权益单方变更、终止合同的权利，审查时会逐项核对。")
    return Problem("rights.unilateral_change_clause", said)


@rule(ACT, "GC-35-1", article(35), severity=BLOCK, stage=DRAFT)
def term_is_within_five_years(
    performance: Group, parent_contract: Group, term_over_five_approval: Reference | None, law_day: date
) -> Problem | None:
    """政府合同期限最长不超过五年，确需超过五年的，应报主管区领导签字批准。"""
    start, end = _start(performance, parent_contract), performance.end_date
    years = MAX_TERM.on(law_day)
    if not start or not end or end <= add_months(start, years * A_YEAR):
        return None
    if term_over_five_approval is not None and term_over_five_approval.is_approval:
        said = _(
            "期限自{start}至{end}，超过{years}年，已经主管区领导批准。", start=start, end=end, years=years
        )
        return Problem("performance.end_date", said, severity=NOTE, kind=ADVICE)
    said = _(
        "合同期限自{start}至{end}，超过{years}年：请把终止日改为{last}以前，或报主管区领导签字批准后填写批准件的名称、批准人和日期。",
        start=start,
        end=end,
        years=years,
        last=add_months(start, years * A_YEAR),
    )
    return Problem(("performance.end_date", "term_over_five_approval"), said)


def _start(performance: Group, parent_contract: Group) -> date | None:
    """Since when the whole term counts: a derived agreement goes on from its parent's first day."""
    parent: date | None = parent_contract.parent_start_date if parent_contract.is_derivative else None
    return parent or performance.start_date


@rule(ACT, "GC-35-2", article(35), severity=WARN, stage=DRAFT, inferred=True)
def last_day_is_not_the_corresponding_day(
    performance: Group, parent_contract: Group, term_over_five_approval: Reference | None, law_day: date
) -> Problem | None:
    """政府合同期限最长不超过五年，确需超过五年的，应报主管区领导签字批准。"""
    start, months = _start(performance, parent_contract), MAX_TERM.on(law_day) * A_YEAR
    approved = term_over_five_approval is not None and term_over_five_approval.is_approval
    if not start or approved or not has_same_day(start, months):
        return None
    corresponding = add_months(start, months)
    if performance.end_date != corresponding:
        return None
    said = _(
        "终止日写为对应日，首尾两日都算会超出最长期限一天：建议改为{suggested}。",
        suggested=corresponding - A_DAY,
    )
    return Problem("performance.end_date", said)


@rule(ACT, "GC-35-3", article(35), severity=WARN, stage=DRAFT, inferred=True)
def renewal_is_not_automatic(auto_renewal: bool) -> Problem | None:
    """政府合同需要续签的，合同承办部门或合同对方当事人至少应在合同期限届满前六个月提出，并由政府合同签订主体根据相关程序和审批权限决定是否续签合同。"""
    if not auto_renewal:
        return None
    said = _("约定了自动续期或续期选择权，绕开续签的决定程序：请删除，或说明理由。")
    return Problem("auto_renewal", said)


@rule(ACT, "GC-35-4", article(35), severity=WARN, stage=PERFORMING, kind=DEADLINE, awaits="F-GC-11")
def renewal_is_asked_for_in_time(
    expiry_date: date, request_date: date | None, today: date, law_day: date
) -> Problem | None:
    """政府合同需要续签的，合同承办部门或合同对方当事人至少应在合同期限届满前六个月提出"""
    deadline = add_months(expiry_date, -RENEWAL_NOTICE.on(law_day))
    if request_date is None:
        near = today >= deadline - RENEWAL_WARNING * A_DAY
        return countdown("request_date", _("提出续签"), deadline, today) if near else None
    if request_date <= deadline:
        return None
    said = _(
        "续签应在{deadline}以前（含当日）提出，实际为{asked}：请说明理由。",
        deadline=deadline,
        asked=request_date,
    )
    return Problem("request_date", said)


@rule(ACT, "GC-35-5", article(35), severity=NOTE, stage=DRAFT, kind=ADVICE)
def no_special_term_applies(special_term_rule: str) -> Problem | None:
    """法律、法规、规章或其他规范性文件对政府合同期限、续约次数另有特别规定的，从其规定。"""
    said = _("本合同的期限、续约适用特别规定：{rule}。请核对该规定现行有效。", rule=special_term_rule)
    return Problem("special_term_rule", said)


@rule(ACT, "GC-36-1", article(36), severity=BLOCK, stage=DRAFT)
def forum_is_where_the_government_side_is(dispute: Group, text: Text) -> list[Problem]:
    """政府合同原则上应当约定由政府合同签订主体所在地的有管辖权的人民法院或者仲裁机构管辖，经政府合同签订主体主要负责人审批同意的除外。"""
    if forum_place(dispute) == Place.OVERSEAS:
        return []
    elsewhere = forum_place(dispute) == Place.DOMESTIC_OTHER
    matches = tuple(other_forum(text, GAZETTEER))
    if not elsewhere and not matches:
        return []
    fields = ("dispute.institution_name",) if elsewhere else fields_of(matches)
    named = dispute.institution_name if elsewhere and dispute.institution_name else _first_quote(matches)
    approval = dispute.head_approval
    if approval is not None and approval.is_dated:
        said = _("约定由{named}管辖，不在政府方所在地，已经主要负责人审批同意。", named=named)
        return [Problem(fields, said, severity=NOTE, kind=ADVICE, matches=matches)]
    said = _(
        "约定由{named}管辖，不在政府方所在地：请改为政府方所在地的法院或仲裁机构，或经签订主体主要负责人审批同意后填写审批件。",
        named=named,
    )
    return [Problem(fields, said, matches=matches)]


def _first_quote(matches: Sequence[Match]) -> Message | str:
    return matches[0].quote if matches else _("外地机构")


def forum_place(dispute: Group) -> str | None:
    """Where the forum is: as declared, unless its name is known to stand farther away."""
    declared: str | None = dispute.institution_location
    known = (
        look_up_institution(dispute.institution_name, GAZETTEER).place if dispute.institution_name else None
    )
    if known in (Place.OVERSEAS, Place.DOMESTIC_OTHER) and declared != Place.OVERSEAS:
        return str(known.value)
    return declared


@rule(ACT, "GC-36-2", article(36), severity=BLOCK, stage=DRAFT)
def forum_has_its_exact_full_name(dispute: Group) -> Problem | None:
    """政府合同应当载明裁判机构的准确全称，避免出现歧义。"""
    name = dispute.institution_name
    if not name or forum_place(dispute) == Place.OVERSEAS:
        return None
    if not FULL_NAME.fullmatch(name) or any(word in name for word in NO_NAME):
        said = _(
            "“{name}”不是裁判机构的准确全称：请写全称，如“深圳市罗湖区人民法院”“深圳国际仲裁院”。", name=name
        )
        return Problem("dispute.institution_name", said)
    found = look_up_institution(name, GAZETTEER)
    if found.standing in (Standing.RENAMED, Standing.MERGED):
        said = _("“{name}”已更名或并入{successor}：请改用现名。", name=name, successor=found.successor)
        return Problem("dispute.institution_name", said, severity=WARN)
    if not name.endswith("人民法院") and found.place == Place.UNKNOWN:
        said = _("名录中查不到“{name}”：请核对裁判机构的准确全称。", name=name)
        return Problem("dispute.institution_name", said, severity=WARN)
    return None


@rule(ACT, "GC-36-3", article(36), severity=BLOCK, stage=DRAFT)
def dispute_goes_one_way_only(dispute: Group, text: Text) -> Problem | None:
    """政府合同不得约定仲裁机构仲裁和法院裁判两种争议解决方式并存的争议解决条款。"""
    matches = tuple(arbitration_and_litigation(text, GAZETTEER))
    declared = ("dispute.method",) if dispute.method == "both" else ()
    fields = (*declared, *fields_of(matches))
    if not fields:
        return None
    said = _("争议解决条款同时约定了仲裁和诉讼：请择一，删去另一种。")
    return Problem(fields, said, matches=matches)


@rule(ACT, "GC-37-1", article(37), severity=BLOCK, stage=DRAFT, kind=MISSING)
def secrets_are_protected(confidentiality: Group) -> Problem | None:
    """政府合同涉及国家秘密、商业秘密或者个人隐私的，应当作出保密约定，并采取必要的保密措施。"""
    gaps = blanks(confidentiality, SECRECY, "confidentiality") if confidentiality.involves_secret else {}
    said = _("合同涉及国家秘密、商业秘密或者个人隐私，缺：{missing}。请补充。", missing=list(gaps.values()))
    return _named(gaps, said)


@rule(ACT, "GC-38-1", article(38), severity=BLOCK, stage=DRAFT)
def text_is_chinese(languages: tuple[str, ...]) -> Problem | None:
    """政府合同文本应为中文文本。"""
    if not languages or "zh" in languages:
        return None
    return Problem("languages", _("政府合同文本应为中文文本：请增加中文文本。"))


@rule(ACT, "GC-38-2", article(38), severity=WARN, stage=DRAFT)
def chinese_text_comes_first(
    languages: tuple[str, ...] | None, prevailing_language: str | None, text: Text
) -> Problem | None:
    """确需存在两种或两种以上文字版本的，原则上应以中文文本为准或者优先。"""
    count = len(languages or ())
    matches = tuple(equal_languages(text, GAZETTEER))
    declared = ("prevailing_language",) if count >= SEVERAL and prevailing_language in BESIDE else ()
    fields = (*declared, *fields_of(matches))
    if not fields:
        return None
    said = _("存在两种以上文字版本，原则上应约定以中文文本为准：请改为以中文文本为准，或说明理由。")
    return Problem(fields, said, matches=matches)
