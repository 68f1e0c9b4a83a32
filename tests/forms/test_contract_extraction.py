"""From a contract to the answers of F-GC-01: what it says is found, what it does not say is not made up."""

import json
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from contracts_in_other_manners import (
    BLANK,
    COMPANY_FIRST,
    CONFLICTING,
    FRAMEWORK,
    LEASE,
    MANNERS,
    PURCHASE,
    REGULATION,
    WORKS,
)

from formgen.answers import read_answers
from formgen.clauses import Contract
from formgen.fields.base import Field
from formgen.forms.contract_extraction import extract
from formgen.forms.gazetteer import GAZETTEER
from formgen.forms.government_contract import FORM
from formgen.plan import SURE, answers_of
from formgen.reading import read
from formgen.service import papers

SHARED = Path(__file__).resolve().parents[3] / "shared" / "cases" / "samples.json"
CONTRACTS = sorted(Path(__file__).parents[1].glob("labelled/contracts/*/*.txt"))


def extracted(text):
    return extract(Contract(text, GAZETTEER))


def values(text):
    return {one.path: one.value for one in extracted(text)}


# -- contracts of our own, there and back


def own_contracts():
    yield "complete", papers.example("government_contract", "complete")
    if SHARED.is_file():
        for sample in json.loads(SHARED.read_text(encoding="utf-8"))["samples"]:
            if sample.get("form_id") == "government_contract":
                yield sample["id"], sample["data"]


def leaves(value, path=""):
    """Every single answer by path; rows of tables by number."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for row, below in enumerate(value):
            yield from leaves(below, f"{path}[{row}]")
    elif value not in (None, "", [], {}):
        yield path, value


def is_printed(path):
    tree = FORM.tree
    for key in re.sub(r"\[\d+\].*", "", path).split("."):
        tree = tree.get(key) if isinstance(tree, dict) else None
    return isinstance(tree, Field) and tree.printed


def alike(value):
    return re.sub(r"\s|,|\.00$|。$", "", str(value))


@pytest.fixture(scope="module")
def there_and_back():
    """For each contract of our own the answers it was made from, and those read out of its DOCX."""
    both = []
    for name, answers in own_contracts():
        made = papers.render("government_contract", answers, date(2026, 6, 1))["government_contract.docx"]
        found = extract(Contract.of(read(made, f"{name}.docx"), GAZETTEER))
        both.append((dict(leaves(answers)), {one.path: one.value for one in found}))
    return both


def test_what_is_read_out_of_our_own_contracts_is_what_went_in(there_and_back):
    read_out = [
        (path, given.get(path), value) for given, found in there_and_back for path, value in found.items()
    ]
    wrong = [one for one in read_out if alike(one[1]) != alike(one[2])]
    assert len(wrong) / len(read_out) < 0.05, wrong


def test_most_of_what_our_own_contracts_print_is_read_out(there_and_back):
    printed = [(path, path in found) for given, found in there_and_back for path in given if is_printed(path)]
    missed = Counter(path for path, there in printed if not there)
    assert sum(there for _path, there in printed) / len(printed) > 0.9, missed


@pytest.mark.parametrize(
    "path",
    ["contract_title", "parties_a[0].name", "parties_b[0].uscc", "price.amount", "performance.end_date", "rights.a_rights",
     "breach.b_liability", "dispute.institution_name", "communication.b_contact_info", "performance.milestones[0].due_date"],
)  # fmt: skip
def test_every_contract_of_our_own_gives(path, there_and_back):
    assert [alike(found.get(path)) for _given, found in there_and_back] == [
        alike(given.get(path)) for given, _found in there_and_back
    ]


# -- contracts in other manners


@pytest.mark.parametrize(
    ("text", "expected"), MANNERS, ids=[text.split("\n")[0] for text, _expected in MANNERS]
)
def test_contracts_in_other_manners_give_what_they_say(text, expected):
    found = values(text)
    assert {path: found.get(path) for path in expected} == expected


def test_blanks_give_nothing():
    assert values(BLANK) == {
        "contract_title": "技术服务合同",
        "deal_nature": "procurement_service",
        "dispute.method": "court",
    } | {path: value for path, value in values(BLANK).items() if path == "dispute.clause_text"}


@pytest.mark.parametrize(
    "text",
    ["", "那天夜里下着雨，老张撑着伞走过石板桥。", "关于召开会议的通知\n各部门：\n请参加。", REGULATION],
)
def test_what_is_no_contract_gives_nothing(text):
    assert values(text) == {}


def test_lines_that_a_narrow_page_broke_are_whole_again():
    narrow = (
        "保密\n乙方对在履行本合同过程中知悉的甲方工作秘\n密和个人信息负有保密义务，期限为三年。\n违约责任\n"
    )
    text = f"服务合同\n甲方：示例局\n乙方：示例公司\n{narrow}乙方违约的，应当赔偿损失。\n"
    assert (
        values(text)["confidentiality.clause"]
        == "乙方对在履行本合同过程中知悉的甲方工作秘密和个人信息负有保密义务，期限为三年。"
    )


def test_a_price_that_contradicts_itself_is_to_be_confirmed():
    sure = {one.path: one.confidence for one in extracted(CONFLICTING)}
    assert sure.get("price.amount", 0) < SURE


def test_a_price_in_words_and_figures_is_sure():
    sure = {one.path: one.confidence for one in extracted(PURCHASE)}
    assert sure["price.amount"] >= SURE


def test_texts_that_were_turned_are_to_be_confirmed():
    sure = {one.path: one.confidence for one in extracted(COMPANY_FIRST)}
    assert sure["rights.b_rights"] < SURE


def test_every_answer_shows_the_words_it_comes_from():
    for text in (PURCHASE, LEASE, WORKS):
        for one in extracted(text):
            assert one.source.quote
            assert text[one.source.start : one.source.end] == one.source.quote


def test_no_path_is_answered_twice():
    for text in (PURCHASE, LEASE, WORKS, FRAMEWORK):
        paths = [one.path for one in extracted(text)]
        assert len(paths) == len(set(paths))


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.stem)
def test_the_form_accepts_whatever_a_labelled_contract_gives(contract):
    found = extracted(contract.read_text(encoding="utf-8"))
    assert read_answers(FORM, answers_of(found)).faults == {}
    assert all(0 < one.confidence <= 1 for one in found)


@pytest.mark.parametrize(
    ("clause", "law"),
    [
        ("任何争议提交香港国际仲裁中心按其规则仲裁，适用英国法律。", "FOREIGN"),
        ("本合同适用香港法律。", "HK"),
        ("本合同受中国台湾地区法律管辖。", "TW"),
    ],
)
def test_the_law_is_that_of_the_phrase_and_not_of_the_place_beside_it(clause, law):
    said = values(f"服务合同\n甲方：示例区司法局\n乙方：示例公司\n第八条 争议解决\n{clause}")
    assert said["governing_law"] == law
