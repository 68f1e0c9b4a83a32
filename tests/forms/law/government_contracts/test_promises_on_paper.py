"""第三十九条（二） and 第二十五条 in a contract that was read: promises of awards and taxes, who explains the contract."""

import pytest

from formgen.clauses import severe_imbalance
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.law.government_contracts import promises_on_paper as law
from formgen.rules import WARN
from tests.forms.law.papers import paper, quotes


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("甲方承诺，同等条件下乙方优先中标下一年度的服务项目。", ["优先中标"]),
        ("期满后甲方不再招标，直接与乙方续签下一年度合同。", ["不再招标", "直接与乙方续签"]),
        ("合同到期后，由乙方直接续签2027年度合同。", ["直接续签"]),
        ("后续二期工程指定由乙方实施。", ["指定由乙方实施"]),
        ("下次招标的评分办法应当有利于乙方。", ["招标的评分办法应当有利于乙方"]),
        ("2027年度继续由乙方承担本项目，不再另行采购。", ["2027年度继续由乙方", "不再另行采购"]),
        ("甲方三年内不再向其他供应商采购同类服务。", ["不再向其他供应商采购"]),
        ("续签下一年度合同时，甲方应优先选择乙方。", ["优先选择乙方"]),
        ("下一年度乙方自动获得服务资格。", ["自动获得服务资格"]),
        ("下一年度租赁期满后，同等条件下优先选择承租人。", []),
        ("过渡期内继续由乙方服务至新的供应商进场。", []),
        ("考核合格的，可续签下一年度合同，最多续签两次。", []),
        ("期满后甲方依法重新组织招标，乙方可以参加投标。", []),
        ("采购人可以依照政府采购法的规定，不再重新招标，与供应商签订补充合同。", []),
        ("甲方不得承诺乙方优先中标。", []),
        ("因乙方违约的，甲方可直接委托第三方实施，无需另行招标。", []),
        ("同等条件下，承租人享有优先承租权。", []),
    ],
)
def test_awards_are_not_promised(words, quoted):
    assert quotes(law.government_promises_within_its_powers_on_paper(paper(words))) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("乙方缴纳的增值税区级留存部分，前三年全额返还。", ["增值税区级留存部分，前三年全额返还"]),
        ("甲方协调税务部门减免乙方三年企业所得税。", ["减免乙方三年企业所得税"]),
        ("甲方按乙方财政贡献的50%给予奖励。", ["财政贡献的50%给予奖励"]),
        ("乙方依法享受国家规定的税收优惠，自行向税务机关申请。", []),
        ("多缴的税款由税务机关退还乙方。", []),
        ("乙方未按时缴纳税款的，甲方退还押金时有权扣除。", []),
        ("因本合同产生的税费由各方依法承担。", []),
    ],
)
def test_taxes_are_not_promised(words, quoted):
    assert quotes(law.government_promises_within_its_powers_on_paper(paper(words))) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("甲方以行政许可作为本合同的对价。", ["以行政许可作为本合同的对价"]),
        ("甲方以办理规划许可作为出资。", ["以办理规划许可作为出资"]),
        ("甲方将减免行政处罚作为乙方投资的回报。", ["将减免行政处罚作为乙方投资的回报"]),
        ("乙方捐建道路，以换取甲方核发规划许可证。", ["以换取甲方核发规划许可证"]),
        ("双方不得以行政许可作为合同的对价。", []),
        ("以行政许可作为对价的条款无效。", []),
        ("乙方取得施工许可证后方可开工。", []),
        ("本合同以规划许可为生效条件。", []),
        ("取得建设工程规划许可证作为付款条件。", []),
        ("乙方以其取得的采矿许可证作价出资。", []),
        ("甲方以著作权使用许可作为出资。", []),
        ("乙方以特许经营权收益作为报酬。", []),
    ],
)
def test_powers_are_not_sold(words, quoted):
    assert quotes(law.government_promises_within_its_powers_on_paper(paper(words))) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("甲方以行政许可换取乙方投资。", ["以行政许可换取"]),
        ("甲方以减免行政处罚换取乙方让利。", ["以减免行政处罚换取"]),
        ("甲方承诺以不予行政处罚换取乙方捐赠。", ["以不予行政处罚换取"]),
        ("甲方通过核发施工许可证交换乙方的降价。", ["通过核发施工许可证交换"]),
        ("甲方免除行政处罚，作为乙方让利的交换条件。", ["免除行政处罚，作为乙方让利的交换条件"]),
        ("甲方给予乙方施工许可，作为乙方捐资的对价。", ["给予乙方施工许可，作为乙方捐资的对价"]),
        ("甲方承诺为乙方办理施工许可证，作为乙方投资的对价。", ["办理施工许可证，作为乙方投资的对价"]),
        ("乙方捐赠100万元，甲方免除行政处罚作为交换。", ["免除行政处罚作为交换"]),
        ("甲方给予乙方消防许可作为回报。", ["给予乙方消防许可作为回报"]),
        ("乙方捐建公园，作为回报，甲方核发规划许可证。", ["作为回报，甲方核发规划许可证"]),
        ("乙方以让利换取甲方的规划许可。", ["以让利换取甲方的规划许可"]),
        ("乙方捐款一百万元换取甲方减免行政处罚。", ["换取甲方减免行政处罚"]),
    ],
)
def test_what_a_power_is_given_for_may_be_named_behind_it(words, quoted):
    assert quotes(law.government_promises_within_its_powers_on_paper(paper(words))) == quoted


@pytest.mark.parametrize(
    "words",
    [
        "乙方应及时换取新的消防许可证。",
        "乙方已换取施工许可证。",
        "乙方应以旧证换取新的卫生许可证。",
        "许可证到期的，承包人凭原件换取排污许可证。",
        "乙方以其持有的采矿许可证换取股权。",
        "以规划条件作为出让价款评估的依据。",
        "将建设工程规划许可证作为计算合同价款的依据。",
        "甲方以乙方取得行政许可作为支付价款的条件。",
        "以用地审批的取得作为乙方出资的前提。",
        "乙方以施工许可证作为支付报酬的凭证。",
        "双方以行政审批通过作为股权交换的条件。",
        "乙方代为办理施工许可证，作为其服务的一部分，不另收报酬。",
        "甲方委托乙方办理施工许可证，作为报酬，甲方支付一万元。",
        "作为投资的回报，乙方应办理施工许可证并取得收益。",
        "甲方不得以行政许可换取乙方投资。",
        "甲方不得给予乙方施工许可，作为乙方捐资的对价。",
    ],
)
def test_a_permit_that_is_renewed_or_waited_for_is_not_sold(words):
    assert quotes(law.government_promises_within_its_powers_on_paper(paper(words))) == []


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("甲方放弃主权豁免以外的一切权利，不得追究乙方责任。", ["甲方放弃主权豁免以外的一切权利"]),
        ("甲方放弃本条约定之外的全部索赔。", ["甲方放弃本条约定之外的全部索赔"]),
        ("甲方不放弃本合同约定以外的一切权利。", []),
        ("甲方未行使本条权利，不视为放弃本条以外的其他权利。", []),
    ],
)
def test_a_waiver_of_all_rights_but_some_is_one(words, quoted):
    assert [one.quote for one in severe_imbalance(paper(words).text, GAZETTEER)] == quoted


def test_a_promise_is_said_once_and_only_warns():
    [one] = law.government_promises_within_its_powers_on_paper(paper("甲方保证乙方在后续招标中优先中标。"))

    assert one.severity is WARN
    assert quotes([one]) == ["优先中标"]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("本合同的最终解释权归乙方所有。", ["最终解释权归乙方"]),
        ("本合同最终解释权归甲方。", ["最终解释权归甲方"]),
        ("本合同由乙方负责解释。", ["合同由乙方负责解释"]),
        ("甲方保留对本合同的最终解释权。", ["甲方保留对本合同的最终解释权"]),
        ("招标文件的解释权归采购人。", []),
        ("本合同条款的解释以中文本为准。", []),
    ],
)
def test_nobody_explains_the_contract_alone(words, quoted):
    assert [one.quote for one in severe_imbalance(paper(words).text, GAZETTEER)] == quoted
