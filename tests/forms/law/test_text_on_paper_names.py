"""文本核对 of contracts that were read: names, roles, terms, scripts, digits."""

import pytest

from formgen.forms.law import text_on_paper_names as law

from .papers import paper, quotes, said

HEAD = "示例服务合同\n甲方：深圳市罗湖区示例街道办事处\n乙方：深圳示例科技有限公司\n第一条 服务\n乙方提供服务。\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("由深圳示例科技有限公司开具发票。", []),
        ("由深圳示例科技股份有限公司开具发票。", ["深圳示例科技股份有限公司"]),
        ("由深圳示例科技有限责任公司开具发票。", ["深圳示例科技有限责任公司"]),
        ("由深圳市示例科技有限公司开具发票。", ["深圳市示例科技有限公司"]),
        ("由深圳示例科枝有限公司开具发票。", ["深圳示例科枝有限公司"]),
        ("由深圳示例建设有限公司监理。", []),
        ("由示例科技有限公司开具发票。", []),
        ("由深圳示例科技有限公司南山分公司开具发票。", []),
        ("深圳示例科技股份有限公司系由其变更，原名深圳示列科技有限公司。", ["深圳示例科技股份有限公司"]),
        ("乙方（盖章）：深圳示例科技有限公司\n", []),
        ("乙方（盖章）：深圳样本信息有限公司\n", ["深圳示例科技有限公司", "深圳样本信息有限公司"]),
        ("乙方：________\n", []),
        ("乙方：设立示例服务中心\n", []),
        ("甲方（盖章）：罗湖区示例街道办事处\n", []),
    ],
)
def test_names_of_parties_do_not_drift(words, quoted):
    assert quotes(law.names_of_parties_do_not_drift(paper(HEAD + words))) == quoted


def test_numbered_companies_are_different_companies():
    words = (
        "甲方：罗湖区示例局\n乙方：深圳示例一号科技有限公司\n第一条 分包\n由深圳示例二号科技有限公司承担。\n"
    )

    assert law.names_of_parties_do_not_drift(paper(words)) == []


def test_both_writings_are_named():
    [one] = said(law.names_of_parties_do_not_drift(paper(f"{HEAD}由深圳示例科技股份有限公司开具发票。")))

    assert one.startswith(
        "当事人名称前后不一致：先写“深圳示例科技有限公司”，又写“深圳示例科技股份有限公司”。"
    )


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("甲方付款。甲方验收。甲方通知。", 0),
        ("甲方付款。甲方验收。甲方通知。发包人付款。发包人验收。发包人通知。", 3),
        ("甲方（发包人）付款。甲方验收。甲方通知。发包人付款。发包人验收。发包人通知。", 0),
        ("甲方付款。甲方验收。甲方通知。发包人付款。", 0),
    ],
)
def test_parties_are_called_by_one_role(words, count):
    assert len(quotes(law.parties_are_called_by_one_role(paper(HEAD + words)))) == count


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("示例文化中心（以下简称“本中心”）开放。本中心免费。", []),
        ("示例文化中心（以下简称“本中心”）开放。", ["本中心"]),
        ("示例文化中心（以下简称本中心）开放。", ["本中心"]),
        ("“交付日”是指验收合格之日。", ["交付日"]),
        ("“交付日”是指验收合格之日。自交付日起计算。", []),
        ("“安全”指示灯亮起。", []),
    ],
)
def test_defined_terms_are_used(words, quoted):
    assert quotes(law.defined_terms_are_used(paper(words))) == quoted


SIMPLE = "双方应当严格履行义务，违约的应当赔偿对方损失，并继续履行协议约定的责任。"
TRADITIONAL = "雙方應當嚴格履行義務，違約的應當賠償對方損失，並繼續履行協議約定的責任。"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        (SIMPLE, []),
        (TRADITIONAL, []),
        (SIMPLE + "乙方應及时通知。", ["應"]),
        (TRADITIONAL + "乙方应通知。", ["应"]),
        (SIMPLE + "联系人：張示例。", []),
        (SIMPLE + "著作权归甲方，乾隆年间的文物。", []),
        (SIMPLE + TRADITIONAL, []),
    ],
)
def test_text_is_written_in_one_script(words, quoted):
    found = law.text_is_written_in_one_script(paper(words))

    assert quotes([found] if found else []) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("总价¥1,000,000.00元。", []),
        ("总价¥1,OOO,000.00元。", ["1,OOO,000.00"]),
        ("总价l00,000元。", ["l00,000"]),
        ("总价1OO万元。", ["1OO"]),
        ("型号O2O，单价100元。", []),
        ("共IO台。", []),
    ],
)
def test_digits_are_digits(words, quoted):
    assert quotes(law.digits_are_digits(paper(words))) == quoted


@pytest.mark.parametrize(
    ("signed", "quoted"),
    [
        ("乙方（盖章）：\n深圳样本信息有限公司\n", ["深圳示例科技有限公司", "深圳样本信息有限公司"]),
        ("乙方（盖章）\n深圳样本信息有限公司\n", ["深圳示例科技有限公司", "深圳样本信息有限公司"]),
        (
            "深圳市罗湖区示例街道办事处（盖章）\n深圳样本信息有限公司（盖章）\n法定代表人：",
            ["深圳示例科技有限公司", "深圳样本信息有限公司"],
        ),
        ("深圳市罗湖区示例街道办事处（盖章）\n深圳示例科技有限公司（盖章）\n法定代表人：", []),
        ("乙方（盖章）\n法定代表人：\n", []),
    ],
)
def test_who_signs_is_who_concludes(signed, quoted):
    words = f"{HEAD}（以下无正文，为签署页）\n甲方（盖章）：深圳市罗湖区示例街道办事处\n{signed}"

    assert quotes(law.names_of_parties_do_not_drift(paper(words))) == quoted
