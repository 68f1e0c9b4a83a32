"""What users keep once for all papers: parties, projects, sites and contracts, and how forms ask for them.

A form is not named here: it is known by the names of its fields, which the catalogue of forms gives the same
fact everywhere. Another name for a known fact is one more path here; a new form with known names is nothing.
"""

from __future__ import annotations

from dataclasses import replace

from formgen.fields import (
    PARTY_TYPES,
    Choice,
    CreditCode,
    Date,
    Money,
    Number,
    Phone,
    Text,
    YesNo,
    parties,
    when,
)
from formgen.records import Fact, RecordKind, place

from . import contract_paper_fields as contracts
from .project_acceptance_letter import APPROVALS, FUNDS
from .temporary_building_choices import LAND_USES, STREETS, TRANSFERS

_UNIT, _PERSON = "unit", "individual"
_APPLICANT = {"legal_person": _UNIT, "unincorporated": _UNIT, "natural_person": _PERSON}
"""What the two-fold choice of an applicant makes of the three-fold one of a party."""

PARTY = RecordKind(
    id="party",
    label="当事人",
    about="单位或者个人：名称、代码、地址、联系方式。",
    fields=(
        # The very columns of a contract's parties; what a paper demands of them, a record does not.
        *(
            replace(one, required=one.name == "name", source="", ruled_by=())
            for one in parties("parties", "当事人").columns
        ),
        Text(name="contact_person", label="联系人"),
    ),
    named="name",
    codes=("uscc", "id_number"),
    listed=("uscc", "id_number", "address", "contact_phone"),
    columns=tuple(one.name for one in parties("parties", "当事人").columns),
    places=(
        place(
            "name",
            party_type=Fact(("applicant_type",), {one: _APPLICANT[one] for one in PARTY_TYPES}),
            name="applicant_name",
            uscc="applicant_uscc",
            id_number=Fact(("applicant_id_number",), only=when("id_type", "resident_id")),
            legal_rep_name="legal_rep_name",
            contact_person="contact_person",
            contact_phone="contact_phone",
            address="contact_address",
        ),
        place("name", name="construction_unit_name"),
        place("name", name="user_unit_name"),
        place("name", name=Fact(("counterparty_name", "counterparty")), uscc="counterparty_uscc"),
        place("name", name="performer_name"),
        place(
            "name",
            name="principal",
            legal_rep_name="legal_rep_name",
            legal_rep_title="legal_rep_title",
        ),
        place("name", name="builder_name", legal_rep_name="legal_rep_name"),
    ),
)

PROJECT = RecordKind(
    id="project",
    label="项目",
    about="项目名称、发改编号、批复。",
    fields=(
        Text(name="name", label="项目名称", required=True),
        Text(name="ndrc_no", label="发改编号"),
        Choice(name="fund_type", label="资金类型", options=FUNDS),
        Choice(name="approval_type", label="批复类型", options=APPROVALS),
        Text(name="approval_doc_no", label="批复文号"),
        Date(name="approval_date", label="批复日期"),
        Date(name="final_acceptance_date", label="竣工验收合格日"),
    ),
    named="name",
    codes=("ndrc_no",),
    listed=("ndrc_no", "approval_doc_no"),
    places=(
        place(
            "name",
            name="project_name",
            ndrc_no="ndrc_no",
            fund_type="project_fund_type",
            approval_type="approval_type",
            approval_doc_no="approval_doc_no",
            approval_date="approval_date",
            final_acceptance_date="final_acceptance_date",
        ),
    ),
)

SITE = RecordKind(
    id="site",
    label="场地、用地",
    about="坐落、权属证号、宗地号、用途、面积。",
    fields=(
        Text(name="location", label="坐落", required=True),
        Choice(name="street", label="所属街道", options=STREETS),
        YesNo(name="in_luohu", label="是否位于罗湖区"),
        Text(name="certificate_no", label="土地权属证号"),
        Text(name="parcel_no", label="宗地号"),
        Choice(name="transfer_mode", label="土地取得方式", options=TRANSFERS),
        Choice(name="use", label="土地用途", options=LAND_USES),
        Number(name="area", label="用地面积", unit="平方米", least=0, decimals=2),
        Text(name="residential_area_name", label="住宅区名称"),
    ),
    named="location",
    codes=("certificate_no", "parcel_no"),
    listed=("parcel_no", "certificate_no", "use", "area"),
    places=(
        place(
            "location",
            location="land_location",
            street="land_street",
            in_luohu="land_in_luohu",
            certificate_no="land_certificate_no",
            parcel_no="parcel_no",
            transfer_mode="land_transfer_mode",
            use="land_use",
            area="land_area",
            residential_area_name="residential_area_name",
        ),
    ),
)

CONTRACT = RecordKind(
    id="contract",
    label="合同",
    about="名称、承办人、对方、金额、期限、备案编号。",
    fields=(
        Text(name="title", label="合同名称", required=True),
        Text(name="contract_no", label="合同编号"),
        Text(name="filing_no", label="备案编号"),
        Text(name="handling_dept", label="承办部门"),
        Text(name="handler_name", label="承办人"),
        Phone(name="handler_phone", label="承办人电话"),
        Text(name="counterparty_name", label="对方当事人"),
        CreditCode(name="counterparty_uscc", label="对方统一社会信用代码"),
        Money(name="amount", label="合同金额"),
        Date(name="signed_date", label="签订日期"),
        Date(name="start_date", label="履行起始日"),
        Date(name="end_date", label="履行终止日"),
        Date(name="registered_date", label="备案登记日"),
        YesNo(name="is_key", label="是否重点监管合同"),
    ),
    named="title",
    codes=("filing_no", "contract_no"),
    listed=("filing_no", "handling_dept", "counterparty_name"),
    places=(
        place(
            "title",
            title="contract_title",
            contract_no="contract_no",
            filing_no=Fact(("filing_no", "filing.filing_no")),
            handling_dept="handling_dept",
            handler_name="handler_name",
            handler_phone=Fact(("handler_phone", "filing.handler_phone")),
            counterparty_name=Fact(("counterparty_name", "counterparty"), made=contracts.counterparties),
            counterparty_uscc=Fact(("counterparty_uscc",), made=contracts.first_of("parties_b", "uscc")),
            amount=Fact(("price.amount", "filing.amount", "contract_amount")),
            signed_date=Fact(("contract_signed_date", "signing.all_signed_date", "filing.all_signed_date")),
            start_date=Fact(("performance.start_date",)),
            end_date=Fact(("performance.end_date", "expiry_date")),
            registered_date=Fact(("registered_date", "filing.registered_date")),
            is_key=Fact(("is_key_supervised",)),
        ),
        place(
            "title",
            title="parent_contract.parent_title",
            filing_no="parent_contract.parent_filing_no",
            signed_date="parent_contract.parent_signed_date",
            start_date="parent_contract.parent_start_date",
            is_key="parent_contract.parent_is_key",
        ),
    ),
)

RECORDS = (PARTY, PROJECT, SITE, CONTRACT)
