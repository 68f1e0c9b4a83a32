"""Clauses of arbitration: when they bind, what they name, and which text of the act speaks of them."""

from datetime import date

import pytest
from quoted import paper, quotes

from formgen.forms.law.statutes import administrative_agreements as administrative
from formgen.forms.law.statutes import arbitration, arbitration_before_2026, arbitration_interpretation

TODAY = date(2026, 11, 21)
ARBITRATED = "\n争议提交深圳国际仲裁院仲裁。"


@pytest.mark.parametrize(
    ("title", "warned"),
    [
        ("示例片区土地征收补偿协议", True),
        ("示例污水处理特许经营协议", True),
        ("示例地块国有建设用地使用权出让合同", True),
        ("示例公共租赁住房租赁合同", True),
        ("示例项目投资发展监管协议", True),
        ("示例片区土地征收补偿评估服务合同", False),
        ("示例办公用品采购合同", False),
        ("示例物业租赁合同", False),
    ],
)
def test_administrative_agreements_are_not_arbitrated(title, warned):
    found = administrative.administrative_agreements_are_not_arbitrated(paper(title + ARBITRATED), TODAY)
    sued = administrative.administrative_agreements_are_not_arbitrated(
        paper(f"{title}\n争议向深圳市罗湖区人民法院起诉。"), TODAY
    )

    assert bool(found) is warned
    assert sued is None


UNNAMED = [
    ("协商不成的，提交仲裁解决。", True),
    ("协商不成的，通过仲裁方式解决。", True),
    ("协商不成的，提交深圳国际仲裁院仲裁。", False),
    ("协商不成的，提交仲裁。仲裁机构为深圳国际仲裁院。", False),
    ("协商不成的，提交示例市仲裁委员会仲裁。", False),
    ("协商不成的，向深圳市罗湖区人民法院起诉。", False),
    ("劳动争议应当申请仲裁。", False),
    ("本合同争议不提交仲裁。", False),
    ("协商不成的，提交________仲裁委员会仲裁。", False),
]


@pytest.mark.parametrize(("words", "warned"), UNNAMED)
def test_arbitration_clause_names_its_body(words, warned):
    assert bool(arbitration.arbitration_clause_names_its_body(paper(words), TODAY)) is warned


@pytest.mark.parametrize(("words", "warned"), UNNAMED)
def test_arbitration_clause_named_its_body(words, warned):
    found = arbitration_before_2026.arbitration_clause_named_its_body(paper(words), date(2026, 2, 28))

    assert bool(found) is warned


def test_one_of_the_two_texts_of_the_arbitration_law_speaks_on_each_day():
    unnamed = paper("协商不成的，提交仲裁解决。")
    spoken = {
        day: (
            bool(arbitration_before_2026.arbitration_clause_named_its_body(unnamed, day)),
            bool(arbitration.arbitration_clause_names_its_body(unnamed, day)),
        )
        for day in (date(2026, 2, 28), date(2026, 3, 1))
    }

    assert spoken == {date(2026, 2, 28): (True, False), date(2026, 3, 1): (False, True)}


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("提交深圳国际仲裁院或者北京仲裁委员会仲裁。", ["深圳国际仲裁院", "北京仲裁委员会"]),
        ("提交深圳国际仲裁院仲裁。", []),
        ("提交深圳国际仲裁院或者深圳仲裁委员会仲裁。", []),
        ("提交深圳国际仲裁院或者北京仲裁委员会仲裁，由申请人选择其一。", []),
    ],
)
def test_one_arbitration_body_is_chosen(words, quoted):
    assert quotes(arbitration_interpretation.one_arbitration_body_is_chosen(paper(words), TODAY)) == quoted


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("争议提交仲裁。", 1),
        ("争议提交当地仲裁委员会仲裁。", 0),
        ("争议提交仲裁委员会仲裁。", 0),
        ("争议提交深圳国际仲裁院仲裁。", 0),
    ],
)
def test_both_texts_of_the_arbitration_act_speak_of_the_same_clauses(words, count):
    """Of a body that is described or named inexactly 第三十六条 speaks (GC-36-2)."""
    since = arbitration.arbitration_clause_names_its_body(paper(words), date(2026, 3, 1))
    until = arbitration_before_2026.arbitration_clause_named_its_body(paper(words), date(2026, 2, 28))

    assert (len(since), len(until)) == (count, count)
