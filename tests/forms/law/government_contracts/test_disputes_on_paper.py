"""Forum, language, term, title and fairness in a contract that was read: both sides of each line."""

from datetime import date

import pytest

from formgen.service.reviews import review_text

AS_OF = date(2026, 11, 19)


def found(words, rule):
    return [one for one in review_text(words, AS_OF).findings if one.rule == rule]


def severities(words, rule):
    return [one.severity.value for one in found(words, rule)]


def test_a_forum_elsewhere_is_a_warning_because_an_approval_cannot_be_read():
    (one,) = found("争议提交北京仲裁委员会仲裁。", "GC-36-1")
    assert one.severity.value == "warn"
    assert "“深圳市罗湖区人民法院”或“深圳国际仲裁院”" in str(one.message)
    assert [match.quote for match in one.matches] == ["提交北京仲裁委员会"]


@pytest.mark.parametrize(
    ("written", "to_write"),
    [
        ("向罗湖法院起诉。", "深圳市罗湖区人民法院"),
        ("由罗湖区法 院处理。", "深圳市罗湖区人民法院"),
        ("提交深圳仲裁委员会仲裁。", "深圳国际仲裁院"),
        ("提交深国仲仲裁。", "深圳国际仲裁院"),
        ("依法向人民法院起诉。", "深圳市罗湖区人民法院"),
        ("向甲方所在地有管辖权的人民法院起诉。", "深圳市罗湖区人民法院"),
    ],
)
def test_a_name_that_is_not_exact_is_a_warning_with_the_name_to_write(written, to_write):
    (one,) = found(f"协商不成的，{written}", "GC-36-2")
    assert one.severity.value == "warn"
    assert to_write in str(one.message)


@pytest.mark.parametrize(
    "written",
    [
        "向深圳市罗湖区人民法院起诉。",
        "提交深圳国际仲裁院（SCIA）仲裁。",
        "可以向人民法院申请财产保全。",
        "对行政决定不服的，可以向人民法院提起行政诉讼。",
    ],
)
def test_exact_names_and_other_errands_to_a_court_are_quiet(written):
    assert found(written, "GC-36-2") == []
    assert found(written, "TXT-2") == []


def test_a_vague_forum_is_said_once_under_its_article():
    words = "争议由当地仲裁机构仲裁。"
    assert severities(words, "GC-36-2") == ["warn"]
    assert found(words, "TXT-2") == []


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        ("自2026年3月1日起至2031年2月28日止", {"GC-35-1": [], "GC-35-2": []}),
        ("自2026年3月1日起至2031年3月1日止", {"GC-35-1": [], "GC-35-2": ["warn"]}),
        ("自2026年3月1日起至2031年3月2日止", {"GC-35-1": ["warn"], "GC-35-2": []}),
        ("共五年", {"GC-35-1": []}),
        ("共六年", {"GC-35-1": ["warn"]}),
        ("为60个月", {"GC-35-1": []}),
        ("为61个月", {"GC-35-1": ["warn"]}),
    ],
)
def test_a_term_over_five_years_is_a_warning(term, expected):
    for rule, severity in expected.items():
        assert severities(f"合同期限{term}。", rule) == severity


@pytest.mark.parametrize(
    "words",
    [
        "质量保修期限为十年。",
        "保密期限为二十年。",
        "乙方应具有八年以上服务经验。",
        "档案保存期限自2026年1月1日至2046年1月1日。",
    ],
)
def test_other_terms_are_none_of_the_contract(words):
    assert found(words, "GC-35-1") == []


def test_a_renewal_of_itself_is_a_warning():
    assert severities("合同期满双方无异议的，自动续期一年。", "GC-35-3") == ["warn"]
    assert found("合同期满，需要续签的，提前六个月提出。", "GC-35-3") == []
    text = "合同期满乙方未提出异议的，合同自动延续三年。"
    assert severities(text, "GC-35-3") == ["warn"]


def test_a_contract_without_chinese_is_a_warning_and_one_english_clause_is_not():
    clause = "The Supplier shall deliver the goods to the place named in Annex One within thirty days. "
    assert severities(clause * 8, "GC-38-1") == ["warn"]
    assert found(clause, "GC-38-1") == []
    assert found("甲方与乙方订立本合同，乙方交付货物，甲方支付价款。" * 20 + clause * 8, "GC-38-1") == []


def test_several_languages_without_a_word_on_which_decides_are_a_warning():
    assert severities("本合同以中文、英文两种文字写成。", "GC-38-2") == ["warn"]
    assert found("本合同以中文、英文两种文字写成，以中文为准。", "GC-38-2") == []


@pytest.mark.parametrize(
    "words",
    [
        "本合同适用《联合国国际货物销售合同公约》。",
        "本合同适用国际商事合同通则。",
        "适用法律：________",
    ],
)
def test_conventions_and_blanks_are_warnings_and_never_block(words):
    assert severities(words, "GC-39-4") == ["warn"]


@pytest.mark.parametrize(
    "words", ["本合同不适用《联合国国际货物销售合同公约》。", "适用法律：中华人民共和国法律"]
)
def test_a_convention_that_is_ruled_out_is_quiet(words):
    assert found(words, "GC-39-4") == []


def test_a_guarantee_for_a_loan_on_lent_with_approval_is_a_warning():
    words = "经国务院批准，甲方为使用外国政府贷款进行转贷的乙方债务提供连带责任保证。"
    assert severities(words, "GC-39-3") == ["warn"]
    assert severities("甲方为乙方债务提供连带责任保证。", "GC-39-3") == ["block"]


def test_a_guarantee_follows_what_the_contract_calls_its_sides():
    sides = "甲方（供应商）：示例科技有限公司\n乙方（采购人）：示例区教育局\n"
    assert severities(f"{sides}第一条 乙方为甲方的银行贷款提供连带责任保证。", "GC-39-3") == ["block"]
    assert found(f"{sides}第一条 甲方以自有房产为自身银行贷款提供抵押担保。", "GC-39-3") == []


def test_arbitration_and_a_court_in_two_clauses_block():
    words = "第十二条 争议提交深圳国际仲裁院仲裁。\n附件三\n第二条 因安全责任发生的纠纷，向深圳市罗湖区人民法院提起诉讼。"
    (one,) = found(words, "GC-36-3")
    assert one.severity.value == "block"
    assert len(one.matches) == 2


def test_what_stands_under_a_heading_of_forbidden_things_is_quiet():
    words = "附件二 负面清单\n1. 适用香港法律；\n2. 以英文文本为准；\n3. 提交香港国际仲裁中心仲裁。"
    rules = {one.rule for one in review_text(words, AS_OF).findings}
    assert not rules & {"GC-39-4", "GC-39-5", "GC-39-6"}


def test_severe_imbalance_is_a_warning_and_force_majeure_is_none():
    assert severities("本合同最终解释权归乙方所有。", "GC-25-1") == ["warn"]
    assert found("因不可抗力造成损失的，乙方不承担任何责任。", "GC-25-1") == []


def test_the_right_to_change_alone_is_shown_as_a_note():
    (one,) = found("因公共利益需要，甲方有权单方解除合同。", "GC-44-5")
    assert one.severity.value == "note"
    assert found("因公共利益需要，乙方有权单方解除合同。", "GC-44-5") == []


def test_a_title_of_one_general_word_is_a_warning():
    parties = "甲方：示例区文化局\n乙方：示例公司\n"
    (one,) = found(f"合 同\n{parties}", "GC-27-1")
    assert [match.quote for match in one.matches] == ["合 同"]
    assert found(f"示例区图书馆设备采购\n合同\n{parties}", "GC-27-1") == []
