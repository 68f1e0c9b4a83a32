from datetime import timedelta

import pytest

from formgen.errors import BadInput, Conflict
from formgen.storage import DraftChanged, NotFound

OWNER = "11111111-1111-4111-8111-111111111111"
STRANGER = "22222222-2222-4222-8222-222222222222"
FORM = "government_contract"
ANSWERS = {
    "contract": {"name": "“智慧罗湖”平台运维服务采购合同（示例）", "type": None},
    "price": {"total": "1280000.00"},
    "parties": [{"role": "甲方", "name": "示例单位"}, {"role": "乙方", "name": "𠮷田示例"}],
    "performance": {"signed": True, "milestones": []},
}


def test_a_draft_comes_back_as_it_was_given(drafts):
    begun = drafts.begin(OWNER, FORM, ANSWERS, title="平台运维（示例）")
    read = drafts.read(OWNER, begun.id)
    assert read == begun
    assert read.answers == ANSWERS
    assert (read.version, read.title, read.form_id) == (1, "平台运维（示例）", FORM)


def test_the_order_of_the_answers_is_kept(drafts):
    begun = drafts.begin(OWNER, FORM, {"z": 1, "a": 2, "m": 3})
    assert list(drafts.read(OWNER, begun.id).answers) == ["z", "a", "m"]


def test_chinese_is_stored_readable(drafts, database):
    drafts.begin(OWNER, FORM, {"name": "罗湖"})
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT answers FROM drafts").scalar() == '{"name":"罗湖"}'


def test_a_save_moves_the_draft_one_version_on(drafts, draft, clock):
    clock.passes(minutes=5)
    saved = drafts.save(OWNER, draft.id, 1, {"contract": {"name": "改名"}}, "改名")
    assert (saved.version, saved.title) == (2, "改名")
    assert saved.updated_at - draft.updated_at == timedelta(minutes=5)
    assert saved.created_at == draft.created_at
    assert drafts.read(OWNER, draft.id) == saved


def test_a_save_on_an_old_version_is_refused_and_shows_what_is_stored(drafts, draft):
    first = drafts.save(OWNER, draft.id, 1, {"a": "第一个窗口"}, "一")
    with pytest.raises(DraftChanged) as refused:
        drafts.save(OWNER, draft.id, 1, {"a": "第二个窗口"}, "二")
    assert isinstance(refused.value, Conflict)
    assert refused.value.stored == first
    assert "第2版" in str(refused.value)
    assert drafts.read(OWNER, draft.id).answers == {"a": "第一个窗口"}


@pytest.mark.parametrize("version", [0, 2, -1, 2**31, 2**63, 10**30])
def test_a_version_that_never_was_is_a_change_and_no_error_of_the_database(drafts, draft, version):
    with pytest.raises(DraftChanged):
        drafts.save(OWNER, draft.id, version, {})


def test_the_same_save_sent_twice_gets_the_same_answer(drafts, draft):
    first = drafts.save(OWNER, draft.id, 1, {"a": "1"}, "甲", save_key="click-1")
    assert drafts.save(OWNER, draft.id, 1, {"a": "1"}, "甲", save_key="click-1") == first
    assert drafts.read(OWNER, draft.id).version == 2


def test_a_repeated_save_is_recognised_after_others_have_saved(drafts, draft):
    first = drafts.save(OWNER, draft.id, 1, {"a": "1"}, "甲", save_key="click-1")
    drafts.save(OWNER, draft.id, 2, {"a": "2"}, "乙")
    assert drafts.save(OWNER, draft.id, 1, {"a": "1"}, "甲", save_key="click-1") == first
    assert drafts.read(OWNER, draft.id).answers == {"a": "2"}


def test_every_version_is_in_the_history(drafts, draft, clock):
    for number in (2, 3):
        clock.passes(seconds=1)
        drafts.save(OWNER, draft.id, number - 1, {"a": number}, f"第{number}次")
    history = drafts.history(OWNER, draft.id)
    assert [one.version for one in history] == [3, 2, 1]
    assert [one.answers for one in history] == [{"a": 3}, {"a": 2}, draft.answers]
    assert {one.saved_by for one in history} == {OWNER}
    assert history[0].saved_at == clock()


def test_a_refused_save_leaves_no_version(drafts, draft):
    with pytest.raises(DraftChanged):
        drafts.save(OWNER, draft.id, 7, {"a": 1})
    assert len(drafts.history(OWNER, draft.id)) == 1


def test_the_list_shows_the_draft_saved_last_first(drafts, clock):
    ids = []
    for title in ("一", "二", "三"):
        clock.passes(seconds=1)
        ids.append(drafts.begin(OWNER, FORM, {}, title=title).id)
    clock.passes(seconds=1)
    drafts.save(OWNER, ids[0], 1, {}, "一，改过")
    assert [line.title for line in drafts.list(OWNER)] == ["一，改过", "三", "二"]
    assert drafts.list(STRANGER) == []


def test_a_clock_that_steps_back_does_not_make_a_save_older(drafts, draft, clock):
    clock.passes(hours=-1)
    saved = drafts.save(OWNER, draft.id, 1, {})
    assert saved.updated_at == draft.updated_at


def test_a_double_begin_makes_one_draft(drafts):
    first = drafts.begin(OWNER, FORM, {"a": 1}, save_key="form-7")
    assert drafts.begin(OWNER, FORM, {"a": 1}, save_key="form-7") == first
    assert len(drafts.list(OWNER)) == 1
    assert len(drafts.history(OWNER, first.id)) == 1


def test_a_key_of_somebody_else_gives_nothing_of_his_away(drafts):
    his = drafts.begin(OWNER, FORM, {"a": "他的"}, save_key="form-7")
    mine = drafts.begin(STRANGER, FORM, {"a": "我的"}, save_key="form-7")
    assert drafts.begin(STRANGER, FORM, {"a": "我的"}, save_key="form-7") == mine
    assert mine.id != his.id
    assert mine.answers == {"a": "我的"}


def test_without_a_key_every_begin_is_a_new_draft(drafts):
    assert drafts.begin(OWNER, FORM, {}).id != drafts.begin(OWNER, FORM, {}).id


def test_the_draft_of_somebody_else_is_not_there(drafts, draft):
    for reach in (
        lambda: drafts.read(STRANGER, draft.id),
        lambda: drafts.save(STRANGER, draft.id, 1, {}),
        lambda: drafts.history(STRANGER, draft.id),
        lambda: drafts.delete(STRANGER, draft.id),
    ):
        with pytest.raises(NotFound, match="没有找到这份草稿"):
            reach()
    assert drafts.read(OWNER, draft.id) == draft


@pytest.mark.parametrize(
    "draft_id",
    [
        "",
        "1",
        "9223372036854775808",
        "../etc",
        "x" * 10_000,
        "\x00",
        "\ud800",
        "' OR 1=1 --",
        "{upper}",
        "{braced}",
    ],
)
def test_what_is_no_id_is_not_there(drafts, draft, draft_id):
    spelt = draft_id.format(upper=draft.id.upper().replace("1", "A"), braced=f"{{{draft.id}}}")
    for reach in (
        lambda: drafts.read(OWNER, spelt),
        lambda: drafts.save(OWNER, spelt, 1, {}),
        lambda: drafts.delete(OWNER, spelt),
        lambda: drafts.history(OWNER, spelt),
    ):
        with pytest.raises(NotFound):
            reach()


def test_a_deleted_draft_is_gone_with_its_history(drafts, draft, database):
    drafts.delete(OWNER, draft.id)
    with pytest.raises(NotFound):
        drafts.read(OWNER, draft.id)
    with pytest.raises(NotFound):
        drafts.save(OWNER, draft.id, 1, {})
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM draft_versions").scalar() == 0


@pytest.mark.parametrize(
    ("answers", "where"),
    [
        ({"a": "x\x00y"}, "a"),
        ({"a": {"b": "半个\ud800"}}, "a.b"),
        ({"a": [{"b": "好"}, {"b": "\x1b[0m"}]}, "a[1].b"),
        ({"坏\x00键": 1}, ""),
    ],
)
def test_characters_that_no_database_takes_are_bad_input(drafts, draft, answers, where):
    with pytest.raises(BadInput, match="控制字符") as refused:
        drafts.save(OWNER, draft.id, 1, answers)
    assert list(refused.value.fields) == ([where] if where else [])
    with pytest.raises(BadInput):
        drafts.begin(OWNER, FORM, answers)
    assert drafts.read(OWNER, draft.id) == draft


@pytest.mark.parametrize("number", [float("nan"), float("inf"), -float("inf")])
def test_what_is_no_finite_number_is_bad_input(drafts, number):
    with pytest.raises(BadInput, match="有限"):
        drafts.begin(OWNER, FORM, {"a": number})


def test_lines_and_tabs_are_text(drafts):
    begun = drafts.begin(OWNER, FORM, {"a": "第一行\r\n第二行\t完\x85"})
    assert drafts.read(OWNER, begun.id).answers == {"a": "第一行\r\n第二行\t完\x85"}


def nested(depth):
    answers = inner = {}
    for _ in range(depth):
        inner["a"] = {}
        inner = inner["a"]
    return answers


def test_answers_nest_as_deep_as_any_form_and_no_deeper(drafts):
    drafts.begin(OWNER, FORM, nested(32))
    with pytest.raises(BadInput, match="嵌套太深"):
        drafts.begin(OWNER, FORM, nested(33))


def test_answers_of_any_sensible_length_are_kept_and_others_refused(drafts):
    long = drafts.begin(OWNER, FORM, {"a": "字" * 3_000_000})
    assert len(drafts.read(OWNER, long.id).answers["a"]) == 3_000_000
    with pytest.raises(BadInput, match="内容太长"):
        drafts.begin(OWNER, FORM, {"a": "字" * 4_000_000})


def test_a_long_title_is_cut_because_the_answers_keep_it_whole(drafts):
    assert drafts.begin(OWNER, FORM, {}, title="长" * 200).title == "长" * 200
    assert drafts.begin(OWNER, FORM, {}, title="长" * 201).title == "长" * 199 + "…"


def test_a_bad_title_or_key_is_bad_input(drafts, draft):
    with pytest.raises(BadInput):
        drafts.save(OWNER, draft.id, 1, {}, "题\x00目")
    with pytest.raises(BadInput):
        drafts.begin(OWNER, FORM, {}, save_key="键\ud800")


def test_a_part_of_the_history_is_read_alone(drafts, draft):
    for number in (1, 2, 3):
        drafts.save(OWNER, draft.id, number, {"a": number})
    assert [one.version for one in drafts.history(OWNER, draft.id, most=2)] == [4, 3]
    assert [one.version for one in drafts.history(OWNER, draft.id, before=3, most=5)] == [2, 1]
    assert [one.version for one in drafts.history(OWNER, draft.id, before=10**30)] == [4, 3, 2, 1]
    assert drafts.history(OWNER, draft.id, before=-(10**30)) == []


def test_one_version_is_read_alone(drafts, draft):
    drafts.save(OWNER, draft.id, 1, {"a": 2})
    assert drafts.version(OWNER, draft.id, 2).answers == {"a": 2}
    assert drafts.version(OWNER, draft.id, 1).answers == draft.answers
    assert [drafts.version(OWNER, draft.id, number) for number in (-1, 0, 3, 10**30)] == [None] * 4
    with pytest.raises(NotFound):
        drafts.version(STRANGER, draft.id, 1)
