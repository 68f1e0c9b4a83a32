"""Which rules run on a form, and which wait: what its author would otherwise find out by trying."""

from __future__ import annotations

import json

import pytest

from formgen.cli import main
from formgen.errors import UnknownForm
from formgen.service.rulebook import rulebook

FORUM = "contract_forum_approval"
BUILDING = "temporary_building_application"


def ids(entries):
    return [one.rule.id for one in entries]


def test_the_rules_of_a_form_are_those_that_have_all_their_inputs_there():
    book = rulebook(FORUM)

    assert book.form.id == FORUM
    assert {"GC-16-1", "GC-27-1", "GC-78-1"} <= set(ids(book.runs))
    assert "GC-35-1" not in ids(book.runs)


def test_rules_of_its_act_that_wait_for_other_forms_are_told_apart():
    book = rulebook(BUILDING)

    assert "F-TB-11" in {one.rule.awaits for one in book.awaits}
    assert set(ids(book.runs)) & set(ids(book.awaits)) == set()


def test_a_code_that_only_rules_name_lists_those_that_wait_for_it():
    book = rulebook("F-TB-11")

    assert (book.form, book.runs) == (None, ())
    assert ids(book.awaits) == ["TB-14-2"]


def test_a_name_that_neither_a_form_nor_a_rule_knows_is_refused():
    with pytest.raises(UnknownForm, match="没有表单 F-GC-99"):
        rulebook("F-GC-99")


def test_a_form_of_parts_says_on_which_part_each_rule_runs():
    entry = next(one for one in rulebook("legality_review").runs if one.part)

    assert entry.as_dict()["part"] == entry.part


def test_the_command_prints_each_rule_with_its_article_and_weight(capfd):
    assert main(["rules", FORUM]) == 0

    out = capfd.readouterr().out
    assert "争议管辖例外审批表 F-GC-12" in out
    assert "  GC-16-1  阻断  第十六条  draft  contract_has_a_handler  handler_name" in out
    assert "等待表单的规则" not in out
    assert main(["rules", BUILDING]) == 0
    assert "等待表单的规则" in capfd.readouterr().out


def test_the_command_says_of_a_code_that_its_form_is_still_to_come(capfd):
    assert main(["rules", "F-TB-11"]) == 0

    assert capfd.readouterr().out.startswith("还没有表单 F-TB-11。\n等待表单的规则：1条\n")


def test_its_json_is_one_document(capfd):
    assert main(["rules", FORUM, "--json"]) == 0

    shown = json.loads(capfd.readouterr().out)
    assert (shown["form"], shown["code"]) == (FORUM, "F-GC-12")
    handler = next(one for one in shown["runs"] if one["rule"] == "GC-16-1")
    assert handler == {
        "rule": "GC-16-1",
        "name": "contract_has_a_handler",
        "severity": "block",
        "kind": handler["kind"],
        "stage": "draft",
        "act": "罗府规〔2018〕6号",
        "article": "第十六条",
        "quote": handler["quote"],
        "inputs": ["handler_name"],
    }
    assert shown["awaits"] == []
    assert main(["rules", BUILDING, "--json"]) == 0
    waiting = json.loads(capfd.readouterr().out)["awaits"]
    assert "F-TB-11" in {one["awaits"] for one in waiting}


def test_an_unknown_form_is_bad_input(capfd):
    assert main(["rules", "nowhere"]) == 2

    assert "没有表单 nowhere" in capfd.readouterr().err
