"""文本核对 of contracts that were read: copies and words."""

import pytest

from formgen.forms.law import text_on_paper_words as law

from .papers import paper, quotes, said


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("本合同一式伍份，双方各执贰份，具有同等法律效力。", ["5", "4"]),
        ("本合同正本一式六份，甲、乙双方各执二份。", ["6", "4"]),
        ("双方各执贰份，一式伍份。", ["5", "4"]),
        ("本合同一式肆份，甲方执贰份，乙方执壹份。", ["4", "3"]),
        ("本合同一式三份，甲、乙、丙三方各执两份。", ["3", "6"]),
        ("本合同一式４份，甲方、乙方各执３份。", ["4", "6"]),
        ("本合同一式肆（5）份，双方各执贰份。", ["4", "5"]),
        ("本合同一式四份。\n第九条 本合同一式六份。", ["4", "6"]),
        ("本合同一式四份，双方各执贰份。", []),
        ("本合同一式肆（4）份，甲方持叁（3）份，乙方持壹（1）份。", []),
        ("本合同一式五份，甲乙双方各执两份，采购代理机构一份。", []),
        ("本合同一式六份，甲乙双方各执两份，其余报财政部门备案。", []),
        ("本合同一式六份，甲乙双方各执两份，报财政部门备案。", []),
        ("本合同正本一式两份，副本四份，双方各执正本一份、副本二份。", []),
        ("本合同一式四份，双方各执贰份。附件一式两份。", []),
        ("乙方提交成果一式六份，甲方留存五份。", []),
        ("本合同一式六份，各方各执一份。", []),
        ("本合同一式二份，一份由甲方保存，一份由乙方保存。", []),
    ],
)
def test_copies_that_are_kept_make_up_those_that_are_made(words, numbers):
    found = law.copies_kept_make_up_the_copies_made(paper(words))

    assert [str(one.message.values["said"]) for one in found] == numbers[:1]
    assert [str(one.message.values["other"]) for one in found] == numbers[1:]


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ("本合同自双方签定之日起生效。", ["签定"]),
        ("标签定位准确，双方签订本合同。", []),
        ("甲方付款后，已方应开具发票。", ["已方"]),
        ("甲方已方便乙方施工，验收后已方可付款。", []),
        ("乙方负责设备按装调试。", ["按装"]),
        ("乙方按装修图纸施工。", []),
        ("甲方支付订金5万元，乙方违约的双倍返还定金。", ["订金", "定金"]),
        ("甲方支付订金5万元，乙方违约的双倍返还。", ["订金"]),
        ("甲方支付订金5万元。", []),
        ("甲方支付定金5万元，约定金额不变。", []),
        ("甲方支付订金5万元，该订金不具有定金性质。", []),
    ],
)
def test_words_are_written_right(words, quoted):
    assert quotes(law.words_are_written_right(paper(words))) == quoted


def test_one_word_is_said_once_with_all_its_places():
    [one] = law.words_are_written_right(paper("双方签定本合同。签定后生效。"))

    assert len(one.matches) == 2
    assert said([one]) == ["“签定”应为“签订”：请改正。"]
