import pytest
from hypothesis import given
from hypothesis import strategies as st

from formgen.clauses import fold
from formgen.clauses.fold import fold_for_matching


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("１２．５％", "12.5%"),
        ("（甲方）：", "(甲方):"),
        ("香　港", "香 港"),
        ("適用臺灣地區法律", "适用台湾地区法律"),
        ("⾄㑹", "至㑹"),
        ("乾隆著作权复核余款", "干隆著作权复核余款"),
        ("💴甲方", "💴甲方"),
        ("㈠①㎡", "㈠①㎡"),
    ],
)
def test_folding_gives_one_spelling(written, folded):
    assert fold(written) == folded


def test_folding_keeps_capitals_and_matching_does_not():
    assert fold("ＨＫIAC") == "HKIAC"
    assert fold_for_matching("ＨＫIAC") == "hkiac"


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(fold(text)) == len(text)
    assert len(fold_for_matching(text)) == len(text)


@given(st.text(alphabet=st.characters(categories=["Cs", "Co", "Lo"])))
def test_halves_of_surrogate_pairs_are_folded_without_a_fault(text):
    assert len(fold_for_matching(text)) == len(text)
