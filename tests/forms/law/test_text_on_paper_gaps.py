"""文本核对 of contracts that were read: what a template has left behind."""

import pytest

from formgen.forms.law import text_on_paper_gaps as law

from .papers import paper, quotes, said

BEFORE = "示例合同\n甲方：示例\n第一条 服务\n见附件一。\n第二条 价款\n另行结算。\n"


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("租赁期自2026年1月1日起。", []),
        ("租赁期自    年  月  日起。", ["年  月  日"]),
        ("租赁期自____年__月__日起。", ["____年__月__日"]),
        ("第三条 服务费为________元，分____期支付。", ["________", "____"]),
        ("第三条 服务费为（    ）元。", ["（    ）"]),
        ("乙方指定【】为联系人。", ["【】"]),
        ("乙方指定【示例丙】为联系人。", []),
        ("详见《》。", ["《》"]),
        ("详见《技术要求》。", []),
        ("由某某负责，编号***。", ["某某", "***"]),
        # Of these GC-25-1 speaks.
        ("由×××负责，电话XXXX，验收时间待定。", []),
        ("尺寸为3×4米。", []),
        ("验收时间待补充。", ["待补充"]),
        ("价格待定价后确定，待定标后签订合同。", []),
        ("本合同另有约定的，从其约定。", []),
        ("甲方（盖章）：________    乙方（盖章）：________", []),
        ("法定代表人或委托代理人（签字）：________", []),
        ("签订日期：    年  月  日", []),
        ("合同编号：________", []),
        (f"{BEFORE}附件一：验收报告（格式）\n验收人____，验收结果____。\n", []),
        (f"{BEFORE}附件一：服务标准\n每月____次。\n", ["____"]),
        ("争议按下列第2种方式解决：\n（1）提交____仲裁；\n（2）向深圳市罗湖区人民法院起诉。", []),
        ("争议按下列第2种方式解决：\n（1）提交深圳国际仲裁院仲裁；\n（2）向____人民法院起诉。", ["____"]),
        ("日期：    年   月   日", []),
        ("本协议由双方于____年__月__日在深圳市罗湖区签署。", []),
        ("        年    月    日", []),
    ],
)
def test_no_blank_space_is_left_on_paper(words, quoted):
    assert quotes(law.no_blank_space_is_left_on_paper(paper(words))) == quoted


def test_each_kind_of_blank_is_one_finding_with_all_its_places():
    found = law.no_blank_space_is_left_on_paper(paper("费用____元，押金____元。联系人【】。"))

    assert said(found) == [
        "合同中留有空的“【】”，共1处：请逐处补齐，或者删去。",
        "合同中留有空白处，共2处：请逐处补齐，或者删去。",
    ]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("付款方式：□一次性支付 □分期支付。", ["□一次性支付 □分期支付"]),
        ("付款方式：☑一次性支付 □分期支付。", []),
        ("付款方式：\n□一次性支付\n■分期支付\n", []),
        ("付款方式：\n□一次性支付\n□分期支付\n", ["□一次性支付\n□分期支付"]),
        ("付款方式：☑一次性支付 □分期支付。\n第四条 交付方式：□自提 □送货。", ["□自提 □送货"]),
        ("□ 同意", []),
        (f"{BEFORE}附件一：考核表\n结果：□合格 □不合格\n", []),
        ("付款方式：一次性支付。", []),
    ],
)
def test_options_are_chosen(words, quoted):
    assert quotes(law.options_are_chosen(paper(words))) == quoted


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("合同总价（含税）为10,000元。", []),
        ("质量标准：（请填写国家标准或行业标准）。", ["（请填写国家标准或行业标准）"]),
        ("[注：根据实际情况修改后删去]本合同自签字之日起生效。", ["[注：根据实际情况修改后删去]"]),
        ("乙方应（根据项目实际情况填写）完成。", ["（根据项目实际情况填写）"]),
        ("履约担保（二选一）：保函。", ["（二选一）"]),
        ("乙方应按照甲方的要求（请求）办理。", []),
        ("甲方可以根据实际情况调整服务时间。", []),
        ("（注：以上价格含税）", []),
    ],
)
def test_instructions_of_the_template_are_taken_out(words, quoted):
    found = law.instructions_of_the_template_are_taken_out(paper(words))

    assert quotes([found] if found else []) == quoted
