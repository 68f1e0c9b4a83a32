"""The packet in the browser: chosen, filled with files, built, downloaded, opened again; by its owner alone."""

from __future__ import annotations

import io
import logging
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as some
from packets_filled import NAMES, NOBODYS, ODD, attach, blank, file, filled, ids, photo, place, save
from pypdf import PdfReader

from formgen.service import papers
from formgen.service.conversions import Conversions

FORM = "temporary_building_application"
NAME = "440303199001010000示例.jpg"


@pytest.fixture
def application(user):
    return user.begin(FORM, sample=True)


@pytest.fixture
def board(user, application):
    """A paper that was begun from the application."""
    page = user.post(f"{application}/related/", {"form": "temporary_building_sign_board", "key": "b"})
    return urlsplit(page.location).path.rstrip("/")


@pytest.fixture
def convert(app):
    workers = Conversions(app.extensions["formgen"]["database"], workers=1)

    def work():
        while workers.do_one("w"):
            pass

    yield work
    workers.close()


def test_a_draft_leads_to_its_packet_with_everything_that_hangs_on_it(user, application, board):
    page = user.get(f"{application}/packet/")

    assert user.get(f"{application}/").all(f"//a[@href='{application}/packet/']")
    assert ids(page, "paper") == ids(page, "chosen") == [application[-36:], board[-36:]]
    assert ids(page, "checklist") == [application[-36:]]
    assert page.one("//input[@id='title']").get("value") == "申请材料"
    assert page.one("//input[@id='applicant']").get("value") == papers.example(FORM)["applicant_name"]
    assert ids(user.get(f"{board}/packet/"), "paper") == [board[-36:], application[-36:]]


def test_choices_are_kept(user, application, board):
    save(
        user,
        application,
        title="报建材料",
        chosen=board[-36:],
        checklist=[],
        **{f"order-{board[-36:]}": "1"},
    )
    page = user.get(f"{application}/packet/")

    assert page.one("//input[@id='title']").get("value") == "报建材料"
    assert ids(page, "paper") == [board[-36:], application[-36:]]
    assert ids(page, "chosen") == [board[-36:]]
    assert ids(page, "checklist") == []


def test_a_file_stands_with_its_material_until_it_is_deleted(user, application):
    page = attach(user, application, "土地权属证明", blank(3), "宗地图.pdf")

    assert "宗地图.pdf 3页" in page.words()
    link = page.one("//a[starts-with(., '下载')]/@href")
    sent = user.get(link)
    assert sent.headers["Content-Type"] == "application/pdf"
    assert "attachment" in sent.headers["Content-Disposition"]
    assert len(PdfReader(io.BytesIO(sent.data)).pages) == 3

    asked = user.get(page.one("//a[starts-with(., '删除')]/@href"))
    assert "“宗地图.pdf”将从系统中删除" in asked.words()
    gone = user.follow(user.post(f"{link}/delete"))
    assert "附件已经删除" in gone.words()
    assert "宗地图.pdf" not in gone.words()
    user.get(link, 404)


def test_a_file_beside_the_list_is_taken_too_and_sent_twice_it_is_one(user, application):
    page = user.get(f"{application}/packet/")
    for _twice in range(2):
        user.post(f"{application}/packet/", filled(page, file__free=file(photo(), "全景.jpg"), do="save"))
    page = user.get(f"{application}/packet/")

    assert page.words().count("全景.jpg 1页") == 1


def test_what_may_not_come_in_is_told_and_the_rest_is_kept(user, application):
    page = user.get(f"{application}/packet/")
    at = place(page, "设计文件")
    given = {f"file-{at}": [file(b"MZ program", "程序.pdf"), file(photo(), "图.jpg")], "title": "新标题"}
    refused = user.post(f"{application}/packet/", filled(page, **given, do="build"), 422)

    assert refused.one("//title").text.startswith("错误：")
    assert "程序.pdf：这不是能装入成套材料的文件" in refused.words()
    assert "图.jpg 1页" in refused.words()
    assert refused.one("//input[@id='title']").get("value") == "新标题"
    assert "查看最近一次" not in refused.words()


def test_without_papers_nothing_is_built(user, application):
    refused = save(user, application, chosen=[], do="build", status=422)

    assert "请至少勾选一份" in refused.words()


def test_words_that_fit_no_cover_are_refused(user, application):
    assert "请缩短" in save(user, application, title="长" * 201, status=422).words()


@pytest.mark.office
def test_it_is_built_downloaded_and_opened_again_with_equal_answers(user, application, board, convert, desk):
    attach(user, application, "土地权属证明", blank(2), "宗地图.pdf")
    page = user.get(f"{application}/packet/")
    at = place(page, "业主意见表")
    made = user.follow(save(user, application, do="build", **{f"state-{at}": "not_needed"}))
    assert "正在生成成套材料" in made.words()
    convert()

    made = user.get(f"{application}/packet/made")
    sent = user.get(made.one("//a[contains(., '下载成套材料')]/@href"))
    assert "%E6%88%90%E5%A5%97%E6%9D%90%E6%96%99.pdf" in sent.headers["Content-Disposition"]
    marks = [one.title for one in PdfReader(io.BytesIO(sent.data)).outline if not isinstance(one, list)]
    assert "土地权属证明（宗地图）" in marks
    assert "缺件：设计文件" in marks
    assert "缺件：业主意见表" not in marks

    begun = user.post("/packets/open", {"key": "k", "file": file(sent.data, "成套.pdf")})
    restored = user.follow(begun)
    assert "已从成套材料恢复2份草稿" in restored.words()
    again = ids(restored, "paper")
    assert set(again).isdisjoint({application[-36:], board[-36:]})
    for old, new in zip((application[-36:], board[-36:]), again, strict=True):
        assert desk.open(user.id, new).draft.answers == desk.open(user.id, old).draft.answers
    assert "本文书从" in user.get(f"/drafts/{again[1]}/related/").words()
    twice = user.post("/packets/open", {"key": "k", "file": file(sent.data, "成套.pdf")})
    assert twice.location == begun.location


@pytest.mark.office
def test_what_was_taken_over_is_known_after_opening_too(user, application, board, convert, related_of):
    user.follow(save(user, application, do="build"))
    convert()
    link = user.get(f"{application}/packet/made").one("//a[contains(., '下载成套材料')]/@href")
    begun = user.post("/packets/open", {"key": "k", "file": file(user.get(link).data, "a.pdf")})
    _first, second = ids(user.follow(begun), "paper")

    before, after = related_of(board[-36:]), related_of(second)
    assert before
    assert after == before


@pytest.fixture
def related_of(app, user):
    """The paths of a draft's answers that were taken over, and whether each was changed since."""
    related = app.extensions["formgen"]["related"]
    return lambda draft: {path: one.changed for path, one in related.origins(user.id, draft).items()}


@pytest.mark.office
def test_built_twice_without_a_change_it_is_built_once_and_with_one_again(user, application, convert):
    user.follow(save(user, application, do="build"))
    convert()
    first = user.get(f"{application}/packet/made").one("//a[contains(., '下载成套材料')]/@href")
    user.follow(save(user, application, do="build"))
    assert user.get(f"{application}/packet/made").one("//a[contains(., '下载成套材料')]/@href") == first

    save(user, application, title="别的标题")
    made = user.get(f"{application}/packet/made")
    assert "在生成以后有改动" in made.words()
    user.follow(user.post(f"{application}/packet/made"))
    convert()
    made = user.get(f"{application}/packet/made")
    assert made.one("//a[contains(., '下载成套材料')]/@href") != first
    assert "在生成以后有改动" not in made.words()


def test_a_packet_of_files_that_are_gone_says_so(user, application, convert):
    page = attach(user, application, "土地权属证明", blank(), "宗地图.pdf")
    save(user, application, do="build")
    user.post(page.one("//a[starts-with(., '下载')]/@href") + "/delete")
    convert()

    assert "有的已经删除" in user.get(f"{application}/packet/made").words()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "请选择"),
        (b"hello", "不是 PDF"),
        (blank(), "没有 formgen 的答案数据"),
        (b"%PDF-1.7 broken", "损坏"),
    ],
)
def test_what_is_no_packet_is_refused_with_a_sentence(user, content, said):
    page = user.post("/packets/open", {"key": "k", "file": file(content, "a.pdf")}, 422)

    assert said in page.words()
    assert page.one("//title").text.startswith("错误：")


def test_nobody_else_sees_or_touches_any_of_it(user, other, admin, application):
    page = attach(user, application, "土地权属证明", blank(), "宗地图.pdf")
    link = page.one("//a[starts-with(., '下载')]/@href")
    for stranger in (other, admin):
        for path in (
            f"{application}/packet/",
            f"{application}/packet/made",
            f"{application}/packet/progress",
        ):
            stranger.get(path, 404)
        for path in (link, f"{link}/delete"):
            stranger.get(path, 404)
        stranger.post(f"{link}/delete", status=404)
        stranger.post(f"{application}/packet/", {"title": "x", "do": "build"}, 404)
        stranger.post(f"{application}/packet/made", status=404)
        mine = stranger.begin(FORM, sample=True)
        stolen = {
            "paper": application[-36:],
            "chosen": application[-36:],
            "attachment": link[-36:],
            "do": "save",
        }
        stranger.post(f"{mine}/packet/", stolen)
        assert ids(stranger.get(f"{mine}/packet/"), "paper") == [mine[-36:]]
    assert "宗地图.pdf" in user.get(f"{application}/packet/").words()
    user.get(f"/attachments/{NOBODYS}", 404)


def test_visitors_are_sent_to_sign_in(visitor, application):
    for path in (f"{application}/packet/", "/packets/open", f"/attachments/{NOBODYS}"):
        assert visitor.get(path, 302).location.startswith("/sign-in")
    visitor.post("/packets/open", {"key": "k", "file": file(b"x", "a.pdf")}, 401)


def test_what_a_file_is_called_reaches_no_log_and_no_address(user, application, caplog):
    caplog.set_level(logging.DEBUG)
    page = attach(user, application, "申请主体身份证明材料", photo(), NAME)
    refused = user.get(f"{application}/packet/")
    user.post(f"{application}/packet/", filled(refused, file__free=file(b"no file", NAME), do="save"), 422)

    assert NAME in page.words()
    assert "440303199001010000" not in caplog.text
    assert [one for one in page.all("//a/@href") if "440303" in one] == []


def test_hostile_choices_are_no_choices(user, application):
    odd = {
        "paper": ["x", NOBODYS, application[-36:]],
        "chosen": ["x", application[-36:]],
        "attachment": ["y"],
        "state-1": "nonsense",
        "material-1": "x" * 5000,
        f"order-{application[-36:]}": "²",
        "do": "nonsense",
    }
    user.post(
        f"{application}/packet/",
        [(name, one) for name, said in odd.items() for one in ([said] if isinstance(said, str) else said)],
    )

    assert ids(user.get(f"{application}/packet/"), "chosen") == [application[-36:]]


@pytest.mark.fuzz
@hypothesis_settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(pairs=some.lists(some.tuples(NAMES, ODD), max_size=12), mine=some.booleans())
def test_whatever_is_posted_the_page_can_be_opened_after(user, application, pairs, mine):
    more = [("paper", application[-36:]), ("chosen", application[-36:])] if mine else []
    answer = user.post(f"{application}/packet/", [*pairs, *more], None)

    assert answer.status in (302, 422)
    user.get(f"{application}/packet/")
