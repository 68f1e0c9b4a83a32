"""The vocabulary of lives: what is wrong with one is said before anybody lives it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from formgen.fields import Date, Text
from formgen.form import Form, Step
from formgen.law import Act
from formgen.life import Done, Kin, Life, LifeAct, Matter, Phase, Station, faults_of_lives
from formgen.rules import Stage

FORM = Form(
    "paper",
    "P-1",
    "示例",
    Act("P", "1", "示例办法"),
    (Step("one", "一", (Text(name="no", label="编号"),)),),
    "1",
)
SEND = LifeAct(
    id="send",
    label="送出",
    person="handle",
    who="承办人",
    place="第一条",
    quote="应当送出。",
    starts=("draft",),
    ends="sent",
    asks=(Date(name="sent_on", label="送出日期"),),
    tells={"no": "sent_on"},
)
LIFE = Life(
    id="life",
    title="办理",
    forms=("paper", "not_installed"),
    phases=(Phase("draft", "起草", "第一条"),),
    stations=(
        Station("draft", "起草", "draft", Stage.DRAFT, locked=False, awaits=("send",)),
        Station("sent", "已送出", "draft", Stage.CLOSED, over=True),
    ),
    acts=(SEND,),
    kin=(Kin("other", "新建", "handle", ("sent",), "第一条", "应当。"),),
)


def with_act(**changes):
    return replace(LIFE, acts=(replace(SEND, **changes),))


@pytest.mark.parametrize(
    ("life", "said"),
    [
        (with_act(ends="lost"), "life life: act send: there is no station lost"),
        (with_act(quote=""), "life life: act send: it quotes nothing, or can be done nowhere"),
        (with_act(day="day"), "life life: act send: it uses the fact day, which it does not ask for"),
        (
            with_act(tells={"name": "sent_on"}),
            "life life: act send: it writes name, which paper does not have",
        ),
        (with_act(begins={"p-1": "sent_on"}), "life life: act send: there is no period p-1"),
        (replace(LIFE, acts=(SEND, SEND)), "life life: two acts are called send"),
        (replace(LIFE, phases=()), "life life: station draft is in the phase draft, which it does not have"),
        (with_act(starts=("sent",)), "life life: station draft awaits an act that cannot be done there"),
        (
            replace(LIFE, kin=(replace(LIFE.kin[0], starts=("lost",)),)),
            "life life: other begins at a station that there is not",
        ),
        (
            with_act(reports=("p-1", "sent_on")),
            "life life: act send: it reports a row without its day, or without the rows to choose from",
        ),
        (with_act(ends=""), "life life: no act leads to sent"),
    ],
)
def test_what_is_wrong_with_a_life_is_said_in_a_sentence(life, said):
    assert said in list(faults_of_lives([life], [FORM], []))


def test_a_life_without_fault_has_none_and_a_form_has_one_life():
    assert list(faults_of_lives([LIFE], [FORM], [])) == []
    assert "form paper has 2 lives" in list(faults_of_lives([LIFE, replace(LIFE, id="other")], [FORM], []))


def test_a_paper_about_which_nothing_was_done_stands_at_the_first_station():
    assert LIFE.station().id == "draft"
    assert LIFE.station("gone").id == "draft"
    assert LIFE.act("send") is SEND
    assert LIFE.act("gone") is None
    assert LIFE.acts_at("sent") == ()


def test_a_matter_knows_what_was_done_last():
    done = (Done("send", {"n": 1}), Done("back", {}), Done("send", {"n": 2}))
    matter = Matter(answers=None, given=lambda _name: None, today=None, done=done)

    assert matter.last("send") == Done("send", {"n": 2})
    assert matter.last("lost") is None


def test_people_read_its_labels():
    assert set(LIFE.texts()) >= {"办理", "起草", "已送出", "送出", "承办人", "送出日期", "新建"}
