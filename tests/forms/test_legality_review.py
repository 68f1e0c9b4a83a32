"""合法性审查意见表: what it finds on either side of every rule, what it prints, and that no opinion is lost."""

from __future__ import annotations

import io
import shutil
import zipfile
from copy import deepcopy
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import formgen
from formgen.errors import BadInput
from formgen.forms.contract_samples import COMPLETE as CONTRACT
from formgen.forms.legality_review_samples import COMPLETE
from formgen.forms.legality_review_sheet import fill_sheet
from formgen.forms.legality_review_words import split
from formgen.service import papers

AS_OF = date(2026, 11, 19)
BASE_FORM = {("GC-78-1", "note")}
BASE_SUBMISSION = {("GC-43-4", "note")}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def changed(*changes, answers=None):
    """The complete sample with each ``(path, value)`` put in its place."""
    result = deepcopy(COMPLETE if answers is None else answers)
    for path, value in changes:
        *above, last = path.split(".")
        branch = result
        for key in above:
            branch = branch.setdefault(key, {})
        branch[last] = value
    return result


def found(answers, part):
    report = formgen.check("legality_review", answers, as_of=AS_OF)
    pairs = {(one.rule, one.severity.value) for one in report.findings if one.part == part}
    return {pair for pair in pairs if not pair[0].startswith(("FORM-", "TXT-", "LAW-"))}


def newly(*changes, part="form"):
    """What *changes* add to the findings of *part*; the other part stays as it was."""
    answers = changed(*changes)
    other, base = ("submission", BASE_SUBMISSION) if part == "form" else ("form", BASE_FORM)
    assert found(answers, other) == base
    return found(answers, part) - (BASE_FORM if part == "form" else BASE_SUBMISSION)


def test_the_complete_sample_has_only_its_notes():
    assert found(COMPLETE, "form") == BASE_FORM
    assert found(COMPLETE, "submission") == BASE_SUBMISSION


# ------------------------------------------------------------------------------------ who reviews


@pytest.mark.parametrize(
    ("level", "reviewer", "section", "lawful"),
    [
        ("internal", "legal_section", True, True),
        ("internal", "legal_staff", True, False),
        ("internal", "law_firm", True, False),
        ("internal", "district_legal", True, False),
        ("internal", "legal_staff", False, True),
        ("internal", "law_firm", False, True),
        ("internal", "legal_section", False, False),
        ("internal", "district_legal", False, False),
        ("district", "district_legal", True, True),
        ("district", "district_legal", False, True),
        ("district", "legal_section", True, False),
    ],
)
def test_the_reviewer_is_the_competent_one(level, reviewer, section, lawful):
    told = newly(
        ("form.review_level", level),
        ("form.reviewer_type", reviewer),
        ("form.dept_has_legal_section", section),
    )

    assert told == (set() if lawful else {("GC-15-1", "block")})


def test_the_district_reviews_on_the_day_of_the_department_or_later():
    district = (("form.review_level", "district"), ("form.reviewer_type", "district_legal"))
    inside = ("form.internal_opinion_date", "2026-11-06")

    assert newly(*district, inside) == set()
    assert newly(*district, inside, ("form.opinion_date", "2026-11-05")) == {("GC-42-2", "block")}
    assert newly(inside, ("form.opinion_date", "2026-11-05")) == set()


def test_the_day_of_the_department_is_that_of_the_contract_where_the_sheet_names_none():
    told = newly(
        ("form.review_level", "district"),
        ("form.reviewer_type", "district_legal"),
        ("contract.internal_review", {"done": True, "opinion_date": "2026-11-07"}),
    )

    assert told == {("GC-42-2", "block")}


# -------------------------------------------------------------------------------------- materials


@pytest.mark.parametrize(
    ("field", "rule"),
    [
        ("m1_contract_texts", "GC-43-1"),
        ("m2_background_note", "GC-43-2"),
        ("m3_preparation_docs", "GC-43-3"),
        ("m5_basis_docs", "GC-43-5"),
    ],
)
@pytest.mark.parametrize("nothing", [None, "", []])
def test_material_that_is_not_there_blocks(field, rule, nothing):
    assert newly((f"submission.{field}", nothing), part="submission") == {(rule, "block")}


def test_negotiation_is_documented_or_explained():
    reason, docs = "submission.m4_na_reason", "submission.m4_negotiation_docs"

    assert found(changed((reason, "")), "submission") == {("GC-43-4", "block")}
    assert found(changed((docs, ["谈判备忘录（示例）"])), "submission") == set()
    assert found(changed((reason, ""), (docs, ["谈判备忘录（示例）"])), "submission") == set()


def test_negotiation_that_did_not_happen_is_no_gap_of_the_checklist():
    def status(answers):
        report = formgen.check("legality_review", answers, as_of=AS_OF)
        return next(one.status for one in report.checklist if one.line.key == "negotiation")

    assert status(COMPLETE) == "present"
    assert status(changed(("submission.m4_na_reason", ""))) == "missing"


def test_what_the_reviewer_asked_for_is_pointed_out_until_it_is_there():
    asked = ("submission.m6_requested", ["授权委托书"])

    assert newly(asked, part="submission") == {("GC-43-6", "note")}
    assert newly(asked, ("submission.m6_other_docs", ["授权委托书"]), part="submission") == set()


def test_the_district_gets_the_opinion_of_the_department():
    district, opinion = ("submission.review_level", "district"), "submission.internal_opinion_doc"

    assert newly(district, part="submission") == {("GC-43-7", "block")}
    assert newly(district, (opinion, "示例法审〔2026〕33号"), part="submission") == set()
    assert newly((opinion, ""), part="submission") == set()


# ----------------------------------------------------------------------------------- the ten items


@pytest.mark.parametrize("number", range(1, 11))
def test_each_item_has_a_result(number):
    item, blocked = f"form.c{number}", {(f"GC-44-{number}", "block")}

    assert newly((f"{item}.result", "")) == blocked
    assert newly((f"{item}.result", "perhaps")) == blocked
    assert newly((item, None)) == blocked
    assert newly((item, {"result": "ok"})) == set()


@pytest.mark.parametrize("number", [1, 2, 3, 4, 6, 7, 8, 9, 10])
def test_an_item_need_not_apply(number):
    assert newly((f"form.c{number}", {"result": "na"})) == set()


@pytest.mark.parametrize("number", range(1, 11))
def test_an_issue_has_an_opinion(number):
    revised = ("form.overall", "revise")

    assert newly((f"form.c{number}", {"result": "issue"}), revised) == {(f"GC-44-{number}", "block")}
    assert newly((f"form.c{number}", {"result": "issue", "opinion": "须改。"}), revised) == set()


def test_item_five_may_be_left_only_where_nothing_can_be_ended_alone():
    left = ("form.c5", {"result": "na"})

    assert newly(left) == {("GC-44-5", "block")}
    assert newly(left, ("form.c5_required", False)) == set()


# ------------------------------------------------------------------------- against the contract


CONTRACT_FAULTS = [
    ("GC-26-8", ("contract.breach", {})),
    ("GC-26-9", ("contract.dispute", {})),
    ("GC-36-3", ("contract.dispute.method", "both")),
    ("GC-39-1", ("contract.prohibited.improper_benefit", True)),
    ("GC-39-2", ("contract.prohibited.ultra_vires", True)),
    ("GC-39-3", ("contract.guarantee.gov_party_guarantees", True)),
    ("GC-39-4", ("contract.governing_law", "HK")),
    ("GC-39-6", ("contract.prevailing_language", "foreign")),
    ("GC-39-7", ("contract.prohibited.other_illegal", True)),
]


@pytest.mark.parametrize(("rule", "fault"), CONTRACT_FAULTS, ids=str)
def test_an_opinion_that_overlooks_what_blocks_the_contract_is_doubted(rule, fault):
    assert {one.rule for one in formgen.check("F-GC-01", changed(fault)["contract"]).findings} >= {rule}
    assert newly(fault) == {("GC-44-11", "warn")}


def test_an_opinion_that_saw_what_blocks_the_contract_is_not_doubted():
    told = newly(
        ("contract.governing_law", "HK"),
        ("form.c10", {"result": "issue", "opinion": "适用法律须改。"}),
        ("form.p4", {"present": True, "opinion": "适用法律须改。"}),
        ("form.overall", "revise"),
    )

    assert told == set()


def test_each_place_where_opinion_and_contract_differ_is_named():
    report = formgen.check("legality_review", changed(("contract.governing_law", "HK")), as_of=AS_OF)

    doubts = [one for one in report.findings if one.rule == "GC-44-11"]
    assert [one.fields for one in doubts] == [("form.c10.result",), ("form.p4.present",)]
    assert {one.as_dict()["part"] for one in doubts} == {"form"}


def test_without_the_contract_nothing_is_compared():
    answers = changed(("contract", None))

    assert found(answers, "form") == BASE_FORM


def test_what_only_the_contract_lacks_is_not_said_of_the_opinion():
    assert newly(("contract.background", ""), ("contract.price.payment_method", "")) == set()


@pytest.mark.parametrize(("amount", "told"), [("10000000.00", {("GC-6-1", "note")}), ("9999999.99", set())])
def test_a_contract_of_ten_million_is_said_to_be_key_supervised(amount, told):
    assert newly(("contract.price.amount", amount)) == told


@pytest.mark.parametrize(
    ("rule", "fault"),
    [
        ("GC-6-2", ("contract.is_state_asset_deal", True)),
        ("GC-6-3", ("contract.is_supervision_agreement", True)),
        ("GC-6-4", ("contract.key_supervision_designated", True)),
        ("GC-6-5", ("contract.parent_contract", {"is_derivative": True, "parent_is_key": True})),
    ],
)
def test_the_other_reasons_for_key_supervision_are_said_too(rule, fault):
    assert newly(fault) == {(rule, "note")}


def test_without_the_contract_the_sheet_s_own_word_counts():
    stated = [("form.is_key_supervised", True), ("form.key_reasons", ["GC-6-1", "GC-6-5"])]
    answers = changed(*stated, ("contract", None))

    assert found(answers, "form") == {*BASE_FORM, ("GC-6-1", "note"), ("GC-6-5", "note")}
    assert newly(*stated) == set()


def test_an_answer_of_the_contract_that_cannot_be_read_is_named_with_its_place():
    with pytest.raises(BadInput) as refused:
        formgen.check("legality_review", changed(("contract.price.amount", "很多"), ("contract.nothing", 1)))

    assert set(refused.value.fields) == {"contract.price.amount", "contract.nothing"}


# ---------------------------------------------------------------------------- what is unreasonable


def test_a_price_far_from_the_market_needs_its_exception():
    told = {"present": True, "opinion": "价款为零。"}
    issue = [("form.c3", {"result": "issue", "opinion": "价款为零。"}), ("form.overall", "revise")]

    assert newly(("form.u1", told), *issue) == {("GC-45-1", "warn")}
    assert newly(("form.u1", {**told, "exception": "公益低价"}), *issue) == set()


@pytest.mark.parametrize(
    ("amount", "present", "told"),
    [("0.00", False, {("GC-45-1", "warn")}), ("0.01", False, set())],
)
def test_a_price_of_nothing_is_not_overlooked(amount, present, told):
    assert newly(("contract.price.amount", amount), ("form.u1.present", present)) == told


@pytest.mark.parametrize("number", [2, 3, 4])
def test_what_else_is_unreasonable_is_warned_of(number):
    issue = [("form.c3", {"result": "issue", "opinion": "须调整。"}), ("form.overall", "revise")]

    told = newly((f"form.u{number}", {"present": True, "opinion": "须调整。"}), *issue)

    assert told == {(f"GC-45-{number}", "warn")}


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_what_is_unreasonable_has_an_opinion_even_with_an_exception(number):
    answers = changed((f"form.u{number}", {"present": True, "exception": "公益低价", "opinion": ""}))

    assert ("GC-45-5", "block") in found(answers, "form")
    assert ("GC-45-6", "warn") not in found(answers, "form")


@pytest.mark.parametrize("number", [1, 2, 3, 4])
def test_item_three_does_not_contradict_what_is_unreasonable(number):
    unreasonable = (f"form.u{number}", {"present": True, "opinion": "须调整。"})

    assert ("GC-45-6", "warn") in found(changed(unreasonable), "form")
    for result in ("issue", "na"):
        item = ("form.c3", {"result": result, "opinion": "须调整。"})
        assert ("GC-45-6", "warn") not in found(changed(unreasonable, item), "form")


# ------------------------------------------------------------------------------- the sheet itself


@pytest.mark.parametrize(
    "field",
    ["contract_title", "handling_dept", "reviewer_org", "reviewer_names", "opinion_date", "overall"],
)
def test_the_sheet_lacks_nothing_that_it_cannot_do_without(field):
    assert newly((f"form.{field}", None)) == {("GC-46-1", "block")}


def test_a_conclusion_that_is_none_is_missing():
    assert newly(("form.overall", "perhaps")) == {("GC-46-1", "block")}


@pytest.mark.parametrize(("length", "told"), [(400, set()), (401, {("GC-46-2", "note")})])
@pytest.mark.parametrize("item", ["c1", "c10", "u2", "p7"])
def test_an_opinion_of_more_than_four_hundred_characters_may_be_supplemented(item, length, told):
    opinion = (f"form.{item}.opinion", "审" * length)

    assert newly(opinion) == told
    assert newly(opinion, ("form.supplement_docs", ["补充意见（示例）"])) == set()


@pytest.mark.parametrize(
    ("change", "doubted"),
    [
        (("form.c6", {"result": "issue", "opinion": "表述不清。"}), True),
        (("form.p4", {"present": True, "opinion": "须改。"}), True),
        (("form.c6", {"result": "na"}), False),
        (("form.p4", {"present": False, "opinion": "已核对。"}), False),
    ],
)
def test_the_conclusion_agrees_with_the_items(change, doubted):
    assert newly(change) == ({("GC-46-3", "warn")} if doubted else set())
    for overall in ("revise", "reject"):
        assert newly(change, ("form.overall", overall)) == set()


def test_no_opinion_is_judged_as_if_it_were_a_clause():
    said = "第十三条“合理期限”约定不明；约定适用香港法律，提交香港国际仲裁中心仲裁。"

    assert newly(*((f"form.c{number}.opinion", said) for number in range(1, 11))) == set()


def test_a_rule_of_both_parts_speaks_once_in_the_sheet():
    report = formgen.check("legality_review", changed(("form.handler_name", "")), as_of=AS_OF)

    assert [(one.rule, one.part) for one in report.findings if one.rule in {"GC-78-1", "GC-16-1"}] == [
        ("GC-16-1", "form"),
        ("GC-78-1", "form"),
    ]


def test_both_codes_of_the_papers_name_the_form():
    assert papers.form("F-GC-08") is papers.form("F-GC-09") is papers.form("legality_review")


# --------------------------------------------------------------------------------------- on paper


def lines_of(answers):
    docx = formgen.render("legality_review", answers, as_of=AS_OF)["legality_review.docx"]
    with zipfile.ZipFile(io.BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))
    return ["".join(text.text or "" for text in one.iter(f"{W}t")) for one in body.iter(f"{W}p")]


def test_both_papers_are_called_samples_and_say_that_the_act_s_term_is_over():
    said = lines_of(COMPLETE)

    assert "合法性审查送审材料清单（参考样式）" in said
    assert "合法性审查意见表（参考样式）" in said
    assert sum("所载有效期已于2023年12月3日届满" in line for line in said) == 2


def test_what_is_missing_stands_in_its_place_with_the_line_of_the_checklist():
    said = "\n".join(lines_of(papers.example("legality_review", "incomplete")))

    for mark in ("【待补充3：前期准备工作的资料】", "【待补充8：结论】", "【待补充13：第（六）项的意见】"):
        assert mark in said


def test_the_district_has_a_box_only_where_it_has_to_review():
    none = "本合同依第四十二条无需提交区法制机构审查。"
    key = ("form.is_key_supervised", True), ("form.key_reasons", ["GC-6-4"])
    template = ("submission.template_no", "示范〔2026〕1号")

    assert none in lines_of(COMPLETE)
    assert none not in lines_of(changed(*key))
    assert none in lines_of(changed(*key, template, ("submission.template_substantive_change", False)))
    assert none not in lines_of(changed(*key, template, ("submission.template_substantive_change", True)))
    assert none not in lines_of(changed(("submission.signed_by_district_government", True)))


def test_the_sheet_of_the_district_refers_to_the_opinion_of_the_department():
    said = lines_of(
        changed(
            ("form.review_level", "district"),
            ("submission.review_level", "district"),
            (
                "submission.internal_opinion_doc",
                {"name": "合法性审查意见表", "doc_no": "示例法审〔2026〕33号"},
            ),
        )
    )

    assert "内部合法性审查意见：《合法性审查意见表》（示例法审〔2026〕33号）" in said


def test_the_other_party_and_the_price_come_from_the_contract_unless_the_sheet_says_them():
    assert "486,000.00元（人民币肆拾捌万陆仟元整）" in lines_of(COMPLETE)
    assert "深圳示例文化服务有限公司（示例）" in lines_of(COMPLETE)
    assert "5.00元（人民币伍元整）" in lines_of(changed(("form.contract_amount", "5")))


def test_a_long_opinion_goes_on_on_supplementary_pages_in_the_order_of_the_items():
    said = lines_of(changed(("form.c2.opinion", "甲" * 450), ("form.p1.opinion", "乙" * 401)))

    assert said.index("甲" * 400) + 1 == said.index("（续见补充页第一项）")
    assert said.index("乙" * 400) + 1 == said.index("（续见补充页第二项）")
    assert "合法性审查意见表补充页" in said
    first = said.index("第一项　审查事项（二）对方当事人是否具备签约主体资格（续）")
    assert said[first + 1] == "甲" * 50
    assert "乙" in said[first:]


def test_an_opinion_that_fits_needs_no_supplementary_page():
    said = lines_of(changed(("form.c2.opinion", "甲" * 400)))

    assert "甲" * 400 in said
    assert "合法性审查意见表补充页" not in said


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice here")
def test_the_longest_opinions_become_a_pdf_in_which_nothing_is_lost():
    """A PDF that lacks a character of its document is refused: rows that may not break once lost theirs."""
    said = "\n".join(
        f"第{number}处：约定与招标文件不一致，建议按招标文件修改，并写明期限和比例。" for number in range(15)
    )
    everywhere = [(f"form.c{number}.opinion", said) for number in range(1, 11)]

    documents = formgen.render("legality_review", changed(*everywhere), as_of=AS_OF, pdf=True)

    assert documents["legality_review.pdf"].startswith(b"%PDF")


paragraphs = st.lists(st.text(alphabet="审查意见。；，甲", min_size=1, max_size=600), max_size=40)


@given(said=paragraphs)
def test_nothing_of_an_opinion_is_lost_or_doubled(said):
    kept, rest = split(said, 400)

    assert "".join(kept + rest) == "".join(said)
    assert len("\n".join(kept)) <= 400
    assert all(kept + rest)


@given(said=st.lists(st.text(alphabet="审查意见。；，甲", min_size=1, max_size=60), max_size=20))
def test_an_opinion_that_fits_stays_in_its_box(said):
    if len("\n".join(said)) <= 400:
        assert split(said, 400) == (said, [])


def test_an_opinion_is_cut_behind_a_sentence_where_one_ends_near():
    text = "审" * 379 + "。" + "查" * 100

    assert split([text], 400) == (["审" * 379 + "。"], ["查" * 100])


# ------------------------------------------------------------------------------ begun by a review


TEXT = """示例平台软件开发合同
甲方：深圳市罗湖区示例数据局（示例）
乙方：深圳示例数据科技有限公司（示例）
第一条 合同价款
甲方无偿提供场地，合同价款为人民币200000元，甲方在合理期限内支付。
第二条 变更
乙方可以单方解除合同。
第三条 违约责任
任何一方违约的，按未履行部分价款的百分之五支付违约金。
第四条 争议解决
因本合同发生的争议，提交香港国际仲裁中心仲裁，适用香港特别行政区法律。
第五条 保证
甲方对乙方的银行贷款承担连带保证责任。
"""


@pytest.fixture(scope="module")
def begun():
    report = formgen.review_text(TEXT, as_of=AS_OF)
    return fill_sheet(report.as_dict(), report.contract)


def test_a_review_begins_the_sheet_with_evidence_and_leaves_every_conclusion_open(begun):
    for name, item in begun["form"].items():
        if isinstance(item, dict):
            assert set(item) == {"opinion"}, name
            assert all(line.startswith("系统提示：") for line in item["opinion"].split("\n")), name
    assert "overall" not in begun["form"]


def test_the_evidence_names_clause_words_and_rule(begun):
    assert begun["form"]["p3"]["opinion"] == (
        "系统提示：第五条：约定由政府方承担担保责任：“承担连带保证责任”（GC-39-3），请审查人核对。"
    )


@pytest.mark.parametrize(
    ("item", "words"),
    [
        ("c5", "GC-34-1"),
        ("c6", "“合理期限”（GC-25-1）"),
        ("c9", "违约责任条款见第三条"),
        ("c1", "要素“主体信息”"),
        ("c6", "要素“双方权利义务”（GC-26-6）"),
        ("c6", "（GC-31-1）"),
        ("p4", "（GC-39-4）"),
        ("p4", "第四条"),
        ("p5", "香港国际仲裁中心"),
        ("u1", "第一条“无偿提供”"),
        ("u2", "乙方可以单方解除"),
    ],
)
def test_each_finding_stands_under_the_item_that_it_is_evidence_for(begun, item, words):
    assert words in begun["form"][item]["opinion"]


def test_each_hint_stands_once_and_the_act_s_own_term_is_no_opinion_on_the_contract(begun):
    hints = [
        line
        for item in begun["form"].values()
        if isinstance(item, dict)
        for line in item["opinion"].split("\n")
    ]

    assert len(hints) == len(set(hints))
    assert not any("GC-78-1" in one for one in hints)


def begun_with(decision):
    report = formgen.review_text(TEXT, as_of=AS_OF)
    found = report.as_dict()
    for one in found["findings"]:
        if one["rule"] == "GC-39-3":
            one["decision"] = decision
    return fill_sheet(found, report.contract)["form"]


def test_a_finding_that_was_called_wrong_is_left_out():
    assert "p3" in begun_with({"state": "accepted", "reason": ""})
    assert "p3" not in begun_with({"state": "false_positive", "reason": ""})


def test_the_reason_for_keeping_a_clause_is_told_to_the_reviewer():
    said = begun_with({"state": "waived", "reason": "经区政府批准\n提供担保。"})["p3"]["opinion"]

    assert said.endswith("（GC-39-3）；已说明保留的理由：经区政府批准 提供担保，请审查人核对。")


def test_public_money_given_away_is_weighed_under_the_tests_of_what_is_unreasonable_too():
    report = formgen.review_text(f"{TEXT}第六条 优惠\n甲方承诺将乙方缴纳的税款全额返还乙方。\n", as_of=AS_OF)
    form = fill_sheet(report.as_dict(), report.contract)["form"]

    assert "（GC-39-2）" in form["p2"]["opinion"]
    assert "第六条“税款全额返还”，另见禁止内容（二）" in form["u4"]["opinion"]


def test_a_forum_elsewhere_is_said_under_the_item_on_disputes_alone():
    report = formgen.review_text(
        TEXT.replace(
            "提交香港国际仲裁中心仲裁，适用香港特别行政区法律",
            "提交中国国际经济贸易仲裁委员会（北京）仲裁",
        ),
        as_of=AS_OF,
    )
    form = fill_sheet(report.as_dict(), report.contract)["form"]

    assert "（GC-36-1）" in form["c9"]["opinion"]
    assert "c10" not in form


def test_the_sheet_knows_the_contract_s_name_its_price_and_the_other_party(begun):
    assert begun["form"]["contract_title"] == "示例平台软件开发合同"
    assert begun["form"]["counterparty"] == "深圳示例数据科技有限公司（示例）"
    assert begun["form"]["contract_amount"] == "200000.00"


def test_a_sheet_that_was_begun_is_a_draft_that_waits_for_the_reviewer(begun):
    report = formgen.check("legality_review", begun, as_of=AS_OF)

    assert not report.answers.faults
    blocked = {one.rule for one in report.findings if one.severity.value == "block"}
    assert {f"GC-44-{number}" for number in range(1, 11)} | {"GC-46-1"} <= blocked


@pytest.mark.parametrize("item", ["c5", "u2", "p1"])
@pytest.mark.parametrize("said", ["系统提示：没有找到约定。", "已看过。\n　系统提示: 没有找到约定。"])
def test_a_hint_that_nobody_took_over_keeps_the_sheet_a_draft(item, said):
    answers = deepcopy(COMPLETE)
    answers["form"][item]["opinion"] = said

    report = formgen.check("legality_review", answers, as_of=AS_OF)

    assert not report.final
    assert [(one.rule, one.fields) for one in report.findings if one.severity.value == "block"] == [
        ("FORM-1", (f"form.{item}.opinion",))
    ]


def test_a_hint_in_the_reviewer_s_own_words_is_his_opinion():
    answers = deepcopy(COMPLETE)
    answers["form"]["c5"]["opinion"] = "没有找到约定，请按第三十四条增加。"

    assert formgen.check("legality_review", answers, as_of=AS_OF).final


def test_the_contract_of_the_sample_is_the_contract_form_s_own():
    assert COMPLETE["contract"] == CONTRACT
