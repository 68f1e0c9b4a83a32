"""The life of a contract by 罗府规〔2018〕6号: where each act may be done, where it leads, and whose it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from formgen import catalogue
from formgen.answers import read_answers
from formgen.forms.contract_life import AGREEMENT_LIFE, CONTRACT_LIFE, LIVES, NOTICE_LIFE
from formgen.forms.law.government_contracts import ACT
from formgen.life import Done, Offspring, faults_of_lives
from formgen.service import papers
from formgen.service.life_facts import against
from formgen.service.life_matter import matter_of
from formgen.service.policy import Act

# Where each act may be done, and where it leads; "=" leaves the contract where it is.
TABLE = """
    submit                       draft mending            internal
    withdraw                     internal district        draft
    internal_pass                internal                 passed
    internal_revise              internal                 mending
    internal_reject              internal                 draft
    internal_return              internal                 draft
    send_up                      passed                   district
    district_pass                district                 cleared
    district_revise              district                 mending
    district_reject              district                 draft
    district_return              district                 draft
    reopen                       passed cleared decided   draft
    decide                       passed cleared           decided
    sign                         decided                  signed
    file                         signed                   performing
    file_exempt                  signed                   performing
    hand_over                    performing closed        =
    report_milestone             performing               =
    report_abnormal              performing               =
    report_abnormal_to_district  performing               =
    record_acceptance            performing               =
    record_payment               performing closed        =
    record_dispute               performing closed        =
    record_evaluation            performing closed        =
    close                        performing               closed
    archive                      closed                   archived
"""
OFFICES = {
    "handle_contract": """submit withdraw send_up reopen decide sign report_milestone report_abnormal
        report_abnormal_to_district record_acceptance record_payment record_dispute record_evaluation close""",
    "examine_contract": "internal_pass internal_revise internal_reject internal_return",
    "examine_for_district": "district_pass district_revise district_reject district_return",
    "file_contract": "file file_exempt hand_over archive",
}
END = date(2026, 11, 20)
STATIONS = [
    "draft",
    "mending",
    "internal",
    "passed",
    "district",
    "cleared",
    "decided",
    "signed",
    "performing",
    "closed",
    "archived",
]


def test_every_act_starts_and_ends_where_the_table_says():
    expected = {}
    for line in TABLE.strip().splitlines():
        name, *starts, ends = line.split()
        expected[name] = (set(starts), "" if ends == "=" else ends)

    assert {one.id: (set(one.starts), one.ends) for one in CONTRACT_LIFE.acts} == expected
    assert [one.id for one in CONTRACT_LIFE.stations] == STATIONS


@pytest.mark.parametrize("station", STATIONS)
def test_at_a_station_there_are_its_acts_and_no_others(station):
    rows = [line.split() for line in TABLE.strip().splitlines()]
    expected = {name for name, *starts, _ends in rows if station in starts}

    assert {one.id for one in CONTRACT_LIFE.acts_at(station)} == expected


def test_each_act_is_the_office_of_one():
    expected = {act: person for person, acts in OFFICES.items() for act in acts.split()}

    assert {one.id: one.person for one in CONTRACT_LIFE.acts} == expected
    assert {one.person for life in LIVES for one in (*life.acts, *life.kin)} <= {str(one) for one in Act}


def test_only_what_is_being_written_may_be_changed():
    assert [one.id for one in CONTRACT_LIFE.stations if not one.locked] == ["draft", "mending"]
    assert {one.id: one.open for one in CONTRACT_LIFE.stations if one.open} == dict.fromkeys(
        ("passed", "cleared", "decided"), ("pre_approvals", "na_reasons", "override_reasons")
    )


def test_every_act_quotes_its_articles_whole():
    for life in LIVES:
        for one in (*life.acts, *life.kin):
            assert one.quote == "\n".join(ACT.words[place] for place in one.place.split("、")), one.label


def test_an_agreement_is_reviewed_signed_and_filed_like_its_contract_and_done_with_then():
    acts = {one.id: one.ends for one in AGREEMENT_LIFE.acts}

    assert acts["file"] == acts["file_exempt"] == "settled"
    assert AGREEMENT_LIFE.station("settled").over
    assert "close" not in acts
    assert [one.id for one in NOTICE_LIFE.stations] == ["draft", "decided", "sent"]


def test_the_lives_have_no_fault_and_a_misspelt_station_is_one():
    known = catalogue.installed()
    periods = [one.id for one in known.periods]
    broken = replace(CONTRACT_LIFE.acts[0], ends="nowhere")

    assert list(faults_of_lives(LIVES, known.forms, periods)) == []
    wrong = replace(CONTRACT_LIFE, acts=(broken, *CONTRACT_LIFE.acts[1:]))
    assert "life contract: act submit: there is no station nowhere" in list(
        faults_of_lives([wrong], known.forms, periods)
    )
    hasty = replace(CONTRACT_LIFE.act("close"), settles=("gc-plan",))
    wrong = replace(
        CONTRACT_LIFE, acts=tuple(hasty if one.id == "close" else one for one in CONTRACT_LIFE.acts)
    )
    assert "life contract: act close: it settles gc-plan, which does not begin with it" in list(
        faults_of_lives([wrong], known.forms, periods)
    )


def matter(form="government_contract", today="2026-11-20", **changes):
    answers = {**papers.example(form), **changes}
    return matter_of(read_answers(papers.form(form), answers), papers.today() if not today else _day(today))


def _day(said):
    return date.fromisoformat(said)


def offered(name, about):
    return CONTRACT_LIFE.act(name).is_offered(about)


def said(name, about, **facts):
    """What stands against an act when *facts* are told with it."""
    told = replace(about, facts=facts)
    return [str(one.check(told)) for one in CONTRACT_LIFE.act(name).demands if one.check(told) is not None]


def quoted_against(name, about, **facts):
    """The same with article and quotation, as people read it."""
    told = replace(about, facts=facts)
    found = (against(one, told) for one in CONTRACT_LIFE.act(name).demands)
    return [str(one) for one in found if one is not None]


def test_the_district_reviews_key_contracts_and_no_others():
    assert not offered("send_up", matter())
    assert offered("decide", matter())
    key = matter(key_supervision_designated=True)
    assert offered("send_up", key)
    assert not offered("decide", key)
    reviewed = {"done": True, "opinion_date": "2026-11-10"}
    assert offered("decide", matter(key_supervision_designated=True, district_review=reviewed))
    template = {"template_used": True, "template_no": "示例1号", "template_substantive_change": False}
    assert not offered("send_up", matter(key_supervision_designated=True, **template))


def test_a_required_procedure_needs_its_paper_before_the_decision():
    undone = matter(pre_approvals=[{"name": "风险评估", "required": True}])

    assert said("decide", undone, decided_on=_day("2026-11-20")) == [
        "缺前置程序文件：风险评估。请填写文件的名称或文号。"
    ]
    done = matter(pre_approvals=[{"name": "风险评估", "required": True, "doc": "评估报告"}])
    assert said("decide", done, decided_on=_day("2026-11-20")) == []


def test_days_follow_one_another():
    reviewed = matter(internal_review={"done": True, "opinion_date": "2026-11-10"})
    assert said("decide", reviewed, decided_on=_day("2026-11-10")) == []
    assert "早于审查意见日期" in said("decide", reviewed, decided_on=_day("2026-11-09"))[0]
    decided = replace(matter(), done=(Done("decide", {"decided_on": "2026-11-10"}),))
    assert said("sign", decided, signed_on=_day("2026-11-10"), signer_role="legal_rep") == []
    assert "早于决策日期" in said("sign", decided, signed_on=_day("2026-11-09"), signer_role="legal_rep")[0]
    signed = matter(signing={"all_signed_date": "2026-11-10"}, stage="sign")
    assert said("file", signed, registered_on=_day("2026-11-10")) == []
    assert said("file", signed, registered_on=_day("2026-11-09")) == [
        "备案登记日（2026年11月9日）早于签署完毕日（2026年11月10日）：请核对这两个日期。"
    ]


def test_what_ends_and_what_is_handed_over_comes_after_what_it_ends():
    done = (
        Done("sign", {"signed_on": "2026-11-10"}),
        Done("file", {"registered_on": "2026-11-12"}),
        Done("close", {"closed_on": "2026-11-14"}),
    )
    about = replace(matter(), done=done)
    whole = {f"a{number}": "一份" for number in range(1, 10)}
    assert said("close", about, closing="other", closed_on=_day("2026-11-10")) == []
    assert "早于签订日期" in said("close", about, closing="other", closed_on=_day("2026-11-09"))[0]
    assert said("hand_over", about, submitted_on=_day("2026-11-12")) == []
    assert "早于备案登记日" in said("hand_over", about, submitted_on=_day("2026-11-11"))[0]
    assert said("archive", about, archived_on=_day("2026-11-14"), **whole) == []
    assert "早于终止日期" in said("archive", about, archived_on=_day("2026-11-13"), **whole)[0]


def test_who_signs_for_the_representative_has_it_in_writing():
    day = _day("2026-11-20")
    assert "书面授权委托书" in said("sign", matter(), signed_on=day, signer_role="authorized")[0]
    given = {"signed_on": day, "signer_role": "authorized", "authorization_doc": "委托书"}
    assert said("sign", matter(), **given) == []


ARTICLE_48 = (
    "（罗府规〔2018〕6号第四十八条：“政府合同由签订部门的法定代表人或者经授权的人员签字，"
    "并加盖单位公章或者合同专用章。授权其他人员签署的，应当有法定代表人的书面授权委托书。”）"
)


@pytest.mark.parametrize(
    ("role", "told"),
    [
        ("neither", "签字人既不是法定代表人（负责人），也没有书面授权，不能登记签订："),
        ("authorized", "由授权人员签字，缺法定代表人的书面授权委托书：请填写其名称或文号。"),
    ],
)
def test_who_may_not_sign_is_told_so_with_the_article_and_its_words(role, told):
    (found,) = quoted_against("sign", matter(), signed_on=_day("2026-11-20"), signer_role=role)
    assert found.startswith(told)
    assert found.endswith(ARTICLE_48)


def test_no_paper_makes_one_a_signer_who_says_that_he_is_neither():
    told = {"signed_on": _day("2026-11-20"), "signer_role": "neither", "authorization_doc": "委托书"}
    assert quoted_against("sign", matter(), **told) != []


def test_small_procurements_alone_are_exempt():
    price = papers.example("government_contract")["price"]
    assert offered("file_exempt", matter(price=price | {"amount": "50000.00"}))
    assert not offered("file_exempt", matter(price=price | {"amount": "50000.01"}))
    assert not offered("file_exempt", matter(price=price | {"amount": "50000.00"}, is_procurement=False))


def test_an_abnormality_goes_to_the_district_where_it_signed_or_gave_its_leave():
    assert offered("report_abnormal", matter())
    assert not offered("report_abnormal_to_district", matter())
    assert offered("report_abnormal_to_district", matter(district_gov_approved=True))
    assert offered("report_abnormal_to_district", matter(signatory_level="district_government"))


def test_a_contract_is_closed_when_its_ground_is_there():
    reported = tuple(Done("report_milestone", {"milestone": str(at)}) for at in range(3))
    assert "还有进度节点没有填报：进场开放" in said("close", matter(), closed_on=END, closing="completed")[0]
    assert said("close", replace(matter(), done=reported), closed_on=END, closing="completed") == []
    assert "没有办结的解除协议" in said("close", matter(), closed_on=END, closing="agreed")[0]
    assert "没有发出的解除合同通知书" in said("close", matter(), closed_on=END, closing="unilateral")[0]
    assert said("close", matter(), closed_on=END, closing="other") == []


def test_an_agreement_that_is_half_made_keeps_its_contract_open():
    parent = {"derivative_type": "termination", "is_derivative": True}
    answers = matter("contract_amendment", parent_contract=parent).answers
    half = replace(matter(), offspring=(Offspring("contract_amendment", answers, over=False),))
    assert "还有1份" in said("close", half, closed_on=END, closing="other")[0]
    done = replace(matter(), offspring=(Offspring("contract_amendment", answers, over=True),))
    assert said("close", done, closed_on=END, closing="agreed") == []


def test_each_of_the_nine_classes_is_there_or_its_absence_explained():
    whole = {f"a{number}": "一份" for number in range(1, 10)} | {"archived_on": END}
    assert said("archive", matter(), **whole) == []
    assert said("archive", matter(), **whole | {"a8": "没有发生争议"}) == []
    assert "争议处理情况记载及材料" in said("archive", matter(), **whole | {"a8": "无"})[0]
    assert "谈判过程材料" in said("archive", matter(), **whole | {"a1": "无"})[0]


def test_a_notice_is_sent_once_it_is_decided():
    send = next(one for one in NOTICE_LIFE.acts if one.id == "send").demands[0]
    decided = replace(matter(), done=(Done("decide", {"decided_on": "2026-11-10"}),))

    assert send.check(replace(decided, facts={"sent_on": _day("2026-11-10")})) is None
    assert "早于决策日期" in str(send.check(replace(decided, facts={"sent_on": _day("2026-11-09")})))
