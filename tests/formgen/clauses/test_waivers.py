"""When the government side gives its rights up, and when the words only sound like it."""

import pytest

from formgen.clauses import Text, severe_imbalance
from formgen.forms.gazetteer import GAZETTEER


def waived(words):
    return [one.quote for one in severe_imbalance(Text.of(words), GAZETTEER)]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("甲方自愿不再主张并放弃全部赔偿。", "甲方自愿不再主张并放弃全部赔偿"),
        ("甲方非因法定事由放弃一切索赔。", "甲方非因法定事由放弃一切索赔"),
        ("甲方不可撤销地放弃一切抗辩权。", "甲方不可撤销地放弃一切抗辩"),
        ("甲方不论何种原因放弃全部索赔。", "甲方不论何种原因放弃全部索赔"),
        ("甲方免除乙方责任且放弃追偿。", "甲方免除乙方责任且放弃追偿"),
        ("甲方就乙方违约放弃索赔。", "甲方就乙方违约放弃索赔"),
        ("采购人同意放弃对供应商的追究权利。", "采购人同意放弃对供应商的追究"),
        ("甲方不追究逾期责任并放弃一切抗辩。", "甲方不追究逾期责任并放弃一切抗辩"),
    ],
)
def test_a_not_that_governs_something_else_keeps_the_waiver(words, quoted):
    assert waived(words) == [quoted]


@pytest.mark.parametrize(
    "words",
    [
        "甲方宽限乙方不视为甲方放弃任何权利。",
        "甲方不得放弃追究乙方责任的权利。",
        "甲方的沉默不构成甲方放弃权利。",
        "甲方接受逾期交付并不表示甲方放弃索赔权。",
        "任何情形均不得视为甲方放弃追究乙方责任的权利。",
        "甲方未及时行使权利不应理解为甲方放弃该权利。",
        "甲方不得怠于追究乙方违约责任。",
        "甲方无权放弃法定权利。",
        "甲方从未放弃索赔的权利。",
        "甲方并非放弃追究乙方责任的权利。",
        "甲方不因付款放弃任何索赔权利。",
        "甲方有权要求乙方放弃优先权利。",
        "甲方督促乙方停工并放弃索赔。",
        "甲方与乙方放弃对彼此的索赔。",
        "甲方可以书面放弃其权利。",
        "甲方放弃本条权利的，应当书面通知乙方。",
        "除非甲方书面放弃该权利，乙方仍应履行。",
    ],
)
def test_a_right_that_is_kept_is_not_given_up(words):
    assert waived(words) == []
