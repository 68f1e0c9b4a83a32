"""文本核对 of contracts that were read: amounts, the price, instalments."""

import pytest

from formgen.forms.law import text_on_paper_amounts as law

from .papers import paper, quotes, said


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("合同总价为人民币壹佰万元整（￥1,000,000.00）。", []),
        ("合同总价为人民币壹佰壹拾万元整（￥1,000,000.00）。", ["人民币壹佰壹拾万元整", "￥1,000,000.00"]),
        ("合同总价：￥1,000,000.00元（大写：人民币壹佰万元整）。", []),
        ("合同总价：100万元（大写：壹佰壹拾万元整）。", ["壹佰壹拾万元整", "100万元"]),
        ("合同价１，０００，０００．００元（壹佰万圆正）。", []),
        ("人 民 币 壹 佰 万 元 整（¥1 000 000.00）", []),
        ("合同金额（大写）：壹佰万元整\n（小写）：1000001", ["壹佰万元整", "小写）：1000001"]),
        ("人民币壹佰万元整（¥1,000,000万元）", ["人民币壹佰万元整", "¥1,000,000万元"]),
        ("人民币1.2亿元（大写：壹亿贰仟万元整）", []),
        ("人民币壹拾万柒仟元零伍角叁分（¥107,000.53）", []),
        ("人民币壹拾万柒仟元零伍角叁分（¥107,000.35）", ["人民币壹拾万柒仟元零伍角叁分", "¥107,000.35"]),
        ("每次罚款500元，壹仟元整（¥1,000.00）。", []),
        ("壹佰万元整（¥1,000,000.00）、贰拾万元整（¥200,000.00）。", []),
        ("大写：________元整（¥________）", []),
        ("月租金81,700元（每平方米95元），大写捌万壹仟柒佰元整。", []),
        ("月租金81,700元（每平方米95元），大写捌万柒仟壹佰元整。", ["捌万柒仟壹佰元整", "81,700元"]),
        ("人民幣壹佰萬圓整（￥1,000,000.00）。", []),
    ],
)
def test_amount_in_words_equals_the_figures(words, quoted):
    found = law.amount_in_words_equals_the_figures(paper(words))

    assert [quote.removeprefix("人民币") for quote in quotes(found)] == [
        quote.removeprefix("人民币") for quote in quoted
    ]


def test_a_slip_of_the_unit_is_told_apart_from_another_amount():
    slip = said(law.amount_in_words_equals_the_figures(paper("人民币壹佰万元整（¥1,000,000万元）")))
    other = said(law.amount_in_words_equals_the_figures(paper("人民币壹佰万元整（¥1,100,000.00）")))

    assert "差一个“万”" in slip[0]
    assert "以小写为准的，大写应为“人民币壹佰壹拾万元整”" in other[0]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("人民币拾元整（¥10.00）", "人民币壹拾元整"),
        ("人民币壹拾元整（¥10.00）", None),
        ("人民币壹佰另伍元整（105元）", "人民币壹佰零伍元整"),
        ("大写：一百万元整（¥1,000,000）", "人民币壹佰万元整"),
        ("一百万元（¥1,000,000）", None),
        ("叁佰贰拾伍元零肆分整（¥325.04）", "人民币叁佰贰拾伍元零肆分"),
        ("叁佰贰拾伍元零肆分（¥325.04）", None),
        ("壹佰万元（¥1,000,000.00）", None),
        ("人民币壹仟陆佰捌拾元叁角贰分（¥1,680.32）", None),
        ("人民币壹仟陆佰捌拾元零叁角贰分（¥1,680.32）", None),
    ],
)
def test_capitals_are_spelt_by_the_rules(words, right):
    found = said(law.capitals_are_spelt_by_the_rules(paper(words)))

    assert [one.partition("建议写作“")[2] for one in found] == ([f"{right}”。"] if right else [])


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("合同总价为人民币486,000元。合同总价486,000.00元已含税。", 0),
        ("合同总价为人民币486,000元。附件一：合同总金额为468,000元。", 2),
        ("合同总价为人民币486,000元（不含税合同总价为458,490.57元）。", 0),
        ("合同总价为人民币486,000元。原合同总价为400,000元。", 0),
        ("合同总价为人民币486,000元。变更后合同总价超过500,000元的，另行报批。", 0),
        ("合同总价为48.6万元。本合同总金额（小写）486000元。", 0),
        ("合同总价为人民币486,000元。履约保证金为合同总价的5%，即24,300元。", 0),
        ("合同总价为人民币486,000元。每年合同价款为100,000元。", 0),
    ],
)
def test_price_is_the_same_wherever_it_is_stated(words, count):
    assert len(quotes(law.price_is_the_same_wherever_it_is_stated(paper(words)))) == count


def test_prices_a_unit_apart_are_told():
    [unit] = said(
        law.price_is_the_same_wherever_it_is_stated(paper("合同总价为100万元。合同总金额为100元。"))
    )
    [other] = said(
        law.price_is_the_same_wherever_it_is_stated(paper("合同总价为100万元。合同总金额为99万元。"))
    )

    assert "请先核对单位" in unit
    assert "单位" not in other


PRICE = "第三条 合同总价为人民币480,000元。\n"


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("签订后支付合同总价的30%；验收合格后支付合同总价的60%；质保期满后支付合同总价的10%。", None),
        ("签订后支付合同总价的30%；验收合格后支付合同总价的60%；质保期满后支付合同总价的20%。", "合计110%"),
        ("签订后支付合同总价的30%；验收合格后支付合同总价的60%。", "合计90%"),
        ("签订后支付合同总价的30%；验收合格后支付合同总价的60%，余款于质保期满后付清。", None),
        ("签订后支付合同总价的40%；验收后支付合同总价的60%；余款于质保期满后付清。", "已没有余款"),
        ("签订后支付合同总价的30%；验收后支付至合同总价的97%；余款3%于质保期满后支付。", None),
        ("签订后支付合同总价的30%；验收后支付至合同总价的130%。", "100%以上"),
        ("签订后支付合同总价的30%，即144,000元；验收后支付合同总价的70%，即336,000元。", None),
        ("签订后支付合同总价的30%，即146,000元；验收后支付合同总价的70%，即336,000元。", "是144,000.00元"),
        ("签订后支付合同总价的40%；中期支付合同总价的40%；终验合格后支付剩余20%。", None),
        ("签订后支付合同总价的40%；中期支付合同总价的40%；终验合格后支付剩余10%。", "合计90%"),
        ("逾期的每日按合同总价的0.5%支付违约金，累计不超过合同总价的5%。", None),
        ("乙方提交合同总价的5%作为履约保证金；甲方支付合同总价的50%。", None),
        ("甲类：支付合同总价的30%、支付合同总价的70%；乙类：支付合同总价的50%、支付合同总价的50%。", None),
    ],
)
def test_instalments_make_up_the_price(words, wrong):
    found = said(law.instalments_make_up_the_price(paper(PRICE + words)))

    assert len(found) == (1 if wrong else 0)
    assert all(wrong in one for one in found)


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (
            "合同总价为50万元。签订后付首付款10万元。\n第九条 验收后支付尾款30万元。",
            ["首付款10万元", "尾款30万元"],
        ),
        ("合同总价为50万元。第一期款30万元，第二期款30万元。", ["第一期款30万元", "第二期款30万元"]),
        ("合同总价为50万元。首付款20万元，尾款30万元。", []),
        ("合同总价为50万元。第一期款10万元，第二期款20万元。", []),
        ("合同总价为50万元。首付款20万元，尾款25万元，质保金5万元。", []),
        ("合同总价为50万元。首付款20万元，尾款30万元，其中质保金5万元。", []),
        ("首付款20万元，尾款30万元。", []),
        ("合同总价为50万元。尾款为审定结算价扣除已付款。", []),
        ("合同总价为50万元。首付款20万元；逾期支付尾款10万元以上的，计息。", []),
    ],
)
def test_instalments_named_by_their_amounts_make_the_price(words, quoted):
    assert quotes(law.instalments_make_up_the_price(paper(words))) == quoted


def test_the_two_sums_are_named():
    [one] = said(law.instalments_make_up_the_price(paper("合同总价为50万元。首付款10万元，尾款30万元。")))

    assert "合计400,000.00元，与合同总价500,000.00元不一致" in one


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("合同签订后支付30%；验收后支付60%。", ["支付30%", "支付60%"]),
        ("首付30%，中期付40%，尾款付40%。", ["首付30%", "付40%", "付40%"]),
        ("合同签订后付30%，到货后付60%，质保期满付10%。", []),
        ("首付30%，余款验收后付清。", []),
        (
            "签订后支付30%；验收合格后支付60%；质保期满支付10%，即10万元。乙方应在每次付款前开具发票。",
            [],
        ),
        ("每次付款前乙方应开具发票。签订后支付30%；验收后支付60%。", ["支付30%", "支付60%"]),
        ("每月考核后按当月服务费支付90%，年度考核合格后支付10%。", []),
        ("首付60%，尾款40%。", []),
        ("进度付至80%，竣工付至95%。", []),
        ("支付10%的违约金，并支付5%的利息。", []),
    ],
)
def test_shares_need_not_name_the_price(words, quoted):
    assert quotes(law.instalments_make_up_the_price(paper(words))) == quoted
