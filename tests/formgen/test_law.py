"""Acts: their days, their figures, their rules, each declared once and in order."""

from datetime import date, timedelta

import pytest

from formgen.errors import DefinitionFault
from formgen.law import Act, Citation, article, articles_in, part
from formgen.rules import BLOCK, rule

A_DAY = timedelta(days=1)
FIRST, LAST = date(2018, 12, 4), date(2023, 12, 3)


@pytest.fixture
def act():
    return Act("X", "示例规〔2018〕1号", "示例办法", effective=FIRST, expires=LAST)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        pytest.param(FIRST - A_DAY, False, id="the day before it takes effect"),
        pytest.param(FIRST, True, id="its first day"),
        pytest.param(LAST, True, id="its last day"),
        pytest.param(LAST + A_DAY, False, id="the day after"),
    ],
)
def test_an_act_holds_from_its_first_day_to_its_last(act, day, holds):
    assert act.in_force(day) is holds


def test_an_act_that_names_no_days_always_holds():
    assert Act("X", "示例规", "示例办法").in_force(date(1949, 10, 1))


def test_an_act_cannot_expire_before_it_takes_effect():
    with pytest.raises(DefinitionFault, match="示例规〔2018〕1号: it expires before it takes effect"):
        Act("X", "示例规〔2018〕1号", "示例办法", effective=FIRST, expires=FIRST - A_DAY)


def test_an_act_may_hold_for_a_single_day():
    assert Act("X", "示例规", "示例办法", effective=FIRST, expires=FIRST).in_force(FIRST)


@pytest.mark.parametrize(
    ("day", "days_allowed"),
    [
        pytest.param(date(2025, 12, 31), 7, id="before the first day, the first value"),
        pytest.param(date(2026, 1, 1), 7, id="the first day"),
        pytest.param(date(2026, 6, 30), 7, id="the last day of the old law"),
        pytest.param(date(2026, 7, 1), 5, id="the first day of the new law"),
    ],
)
def test_a_figure_has_the_value_of_the_day(act, day, days_allowed):
    longest = act.figure("最长天数（天）", article(2), {date(2026, 1, 1): 7, date(2026, 7, 1): 5})

    assert longest.on(day) == days_allowed


def test_the_days_of_a_figure_go_forward(act):
    with pytest.raises(DefinitionFault, match=r"最长天数.*ascending order"):
        act.figure("最长天数", article(2), {date(2026, 7, 1): 5, date(2026, 1, 1): 7})


def test_a_figure_without_any_day_is_none(act):
    with pytest.raises(DefinitionFault, match="its days must be given"):
        act.figure("最长天数", article(2), {})


def test_a_change_of_law_is_one_more_day_and_not_another_figure(act):
    act.figure("最长天数", article(2), {FIRST: 7})

    with pytest.raises(DefinitionFault, match="the figure 最长天数 is declared twice"):
        act.figure("最长天数", article(2), {LAST: 5})


def test_two_rules_with_one_id_are_refused_by_both_their_names(act):
    @rule(act, "X-1-1", article(1), severity=BLOCK)
    def first_demand():
        """应当如此。"""

    with pytest.raises(DefinitionFault, match="rule X-1-1 is declared twice: first_demand and second_demand"):

        @rule(act, "X-1-1", article(1), severity=BLOCK)
        def second_demand():
            """应当如此。"""


def test_a_value_is_derived_once(act):
    def level(price):
        return price

    assert act.derive(level) is level
    with pytest.raises(DefinitionFault, match="the derived value level is declared twice"):
        act.derive(level)


@pytest.mark.parametrize(
    ("place", "label"),
    [
        (article(3), "第三条"),
        (article(39, item=4), "第三十九条（四）"),
        (article(105), "第一百零五条"),
        (part("三（一）"), "三（一）"),
    ],
)
def test_a_place_is_cited_as_lawyers_do(place, label):
    assert place.label == label


def test_the_words_of_articles_are_read_from_a_plain_text():
    words = articles_in("第一条\n为了示例。\n\n第二条\n第一款。\n第二款。\n")

    assert words == {"第一条": "为了示例。", "第二条": "第一款。\n第二款。"}


def test_a_citation_says_where_it_stands_and_whether_that_holds():
    cited = Citation("示例规〔2018〕1号", "示例办法", "第二条", "不超过五年。", in_force=False)

    assert cited.as_dict() == {
        "act": "示例规〔2018〕1号",
        "title": "示例办法",
        "article": "第二条",
        "quote": "不超过五年。",
        "in_force": False,
    }


def test_a_citation_that_was_inferred_says_so():
    assert Citation("a", "b", "c", "d", in_force=True, inferred=True).as_dict()["inferred"] is True
