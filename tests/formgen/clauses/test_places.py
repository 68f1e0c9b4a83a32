"""Matches show the writer's own words, at their own place."""

import pytest

from formgen.clauses import (
    Contract,
    ForumKind,
    Match,
    Segment,
    Text,
    arbitration_and_litigation,
    foreign_language_prevails,
    foreign_law,
    government_guarantee,
    overseas_forum,
    repealed_documents,
    vague_words,
)
from formgen.forms.gazetteer import GAZETTEER
from formgen.reading import Block, BlockKind


def test_a_match_counts_code_points_in_the_writers_text():
    text = Text((Segment("dispute.clause_text", "💴注：本合同適用　香港法律。"),))
    assert foreign_law(text, GAZETTEER) == [Match("dispute.clause_text", "適用　香港法律", 6, 13)]


def test_a_match_names_the_field_it_stands_in():
    text = Text((Segment("purpose", "长者助餐。"), Segment("other_terms", "以英文版本为准。")))
    assert [one.field for one in foreign_language_prevails(text, GAZETTEER)] == ["other_terms"]


def test_an_uploaded_text_has_no_field():
    assert foreign_law(Text.of("本合同适用香港法律。"), GAZETTEER)[0].field is None


def test_a_match_is_shown_as_the_interface_says():
    match = foreign_law(Text.of("适用香港法律"), GAZETTEER)[0]
    assert match.as_dict() == {"field": None, "quote": "适用香港法律", "start": 0, "end": 6}


@pytest.mark.parametrize(
    "written", ["本合同适用香\n港法律。", "本合同适用香 港 法 律。", "本合同适用香\u200b港法律。"]
)
def test_words_torn_apart_are_read_whole_and_quoted_as_they_stand(written):
    match = foreign_law(Text.of(written), GAZETTEER)[0]
    assert written[match.start : match.end] == match.quote == written[3:-1]


def test_a_list_item_on_a_new_line_is_not_drawn_into_the_line_above():
    text = Text.of("第一条 本合同适用\n第二条 香港法律顾问费由乙方承担。")
    assert foreign_law(text, GAZETTEER) == []


def test_a_body_overseas_is_told_from_a_seat_overseas():
    body = overseas_forum(Text.of("争议提交HKIAC仲裁。"), GAZETTEER)[0]
    seat = overseas_forum(Text.of("提交深圳国际仲裁院，仲裁地为香港。"), GAZETTEER)[0]
    assert (body.kind, body.institution) == (ForumKind.BODY, "香港国际仲裁中心")
    assert (seat.kind, seat.match.quote) == (ForumKind.SEAT, "仲裁地为香港")


def test_foreign_rules_before_a_body_at_home_are_only_rules():
    found = overseas_forum(Text.of("提交深圳国际仲裁院，按照国际商会仲裁规则仲裁。"), GAZETTEER)
    assert [one.kind for one in found] == [ForumKind.RULES]


def test_foreign_rules_without_a_body_bring_theirs():
    found = overseas_forum(Text.of("根据国际商会仲裁规则仲裁解决。"), GAZETTEER)
    assert [one.kind for one in found] == [ForumKind.BODY]


def test_arbitration_here_and_a_court_there_are_both_shown():
    text = Text(
        (
            Segment("dispute.clause_text", "争议提交深圳国际仲裁院仲裁。"),
            Segment("other_terms", "附件争议向深圳市罗湖区人民法院提起诉讼。"),
        )
    )
    assert [one.field for one in arbitration_and_litigation(text, GAZETTEER)] == [
        "dispute.clause_text",
        "other_terms",
    ]


def test_the_government_side_goes_by_the_names_it_has_in_the_text():
    text = Text.of("甲方为丙方贷款提供担保。")
    assert government_guarantee(text, GAZETTEER, government=("乙方",)) == []
    assert len(government_guarantee(text, GAZETTEER, government=("甲方",))) == 1


def test_vague_words_are_listed_in_order():
    found = vague_words(Text.of("尽快付款，数量若干，另行协商。"), GAZETTEER)
    assert [one.word for one in found] == ["尽快", "若干", "另行协商"]
    assert [one.match.start for one in found] == [0, 7, 10]


def test_a_repealed_document_is_named():
    found = repealed_documents(Text.of("根据罗府[2014]40 号文件"), GAZETTEER)[0]
    assert (found.name, found.number, found.status) == (
        "深圳市罗湖区政府合同管理办法",
        "罗府〔2014〕40号",
        "废止",
    )
    assert found.match.quote == "罗府[2014]40 号"


def test_cells_of_one_row_are_read_as_label_and_value():
    rows = (("争议解决机构", "伦敦国际仲裁院"), ("适用法律", "新加坡法律"), ("作准文本", "英文"))
    blocks, words = [], ""
    for at, row in enumerate(rows):
        for column, cell in enumerate(row):
            blocks.append(Block(len(words), len(words) + len(cell), BlockKind.CELL, cell=(0, at, column)))
            words += cell + "\n"
    seams = tuple(one.end for one in blocks)
    text = Contract(words.rstrip("\n"), GAZETTEER, tuple(blocks), seams).text
    assert [one.institution for one in overseas_forum(text, GAZETTEER)] == ["伦敦国际仲裁院"]
    assert [one.quote for one in foreign_law(text, GAZETTEER)] == ["适用法律\n新加坡法律"]
    assert [one.quote for one in foreign_language_prevails(text, GAZETTEER)] == ["作准文本\n英文"]
