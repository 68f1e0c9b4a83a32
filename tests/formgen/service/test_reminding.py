"""Reminders through a real mail server: one a day, to those who want it, with tasks and no names."""

from __future__ import annotations

import threading
from datetime import date
from email import message_from_bytes, policy

import pytest

from formgen.service.mailing import MailServer
from formgen.service.reminding import Round, remind
from formgen.storage import Database, Digests, Drafts, People
from formgen.storage.entrance import Entrance

FRIDAY, MONDAY = date(2026, 6, 26), date(2026, 6, 29)
NAME = "示例服务合同（示例）"
SIGNED = {"contract_title": NAME, "signing": {"all_signed_date": "2026-06-12"}}


@pytest.fixture
def server(post):
    return MailServer(post.url, "formgen@example.gov.cn")


@pytest.fixture
def li(database):
    """Somebody with an address, a contract to be filed by Monday, and the wish to be told."""
    made = People(database).create_user("li", "示例李")
    Entrance(database).put_mail(made.id, "li@example.gov.cn")
    Drafts(database).begin(made.id, "government_contract", SIGNED, title=NAME)
    Digests(database).want(made.id, wanted=True)
    return made


def words(mail):
    return message_from_bytes(mail, policy=policy.default).get_content()


def test_what_is_near_is_told_once_a_day_and_without_names(database, server, post, li):
    del li
    assert remind(database, server, FRIDAY, "https://forms.example.gov.cn") == Round(sent=1)
    assert remind(database, server, FRIDAY) == Round()

    (mail,) = post.mails
    said = words(mail)
    assert "七日内（1）" in said
    assert "2026-06-29  在合同备案系统办理备案登记（政府合同）  第四十九条" in said
    assert "https://forms.example.gov.cn/deadlines/" in said
    assert "示例" not in said
    assert message_from_bytes(mail, policy=policy.default)["To"] == "li@example.gov.cn"


def test_the_next_day_is_another_mail(database, server, post, li):
    del li
    remind(database, server, FRIDAY)
    remind(database, server, MONDAY)

    assert "今日到期（1）" in words(post.mails[1])


def test_on_a_day_without_anything_near_there_is_no_mail(database, server, post, li):
    del li
    assert remind(database, server, date(2026, 6, 21)) == Round(quiet=1)
    assert post.mails == []


def test_nobody_is_told_who_does_not_want_it_or_is_switched_off(database, server, post, li):
    People(database).set_active(li.id, active=False)
    assert remind(database, server, FRIDAY) == Round()

    People(database).set_active(li.id, active=True)
    Digests(database).want(li.id, wanted=False)
    assert remind(database, server, FRIDAY) == Round()
    assert post.mails == []


def test_a_mail_that_no_server_took_is_tried_again(database, server, post, li):
    del li
    nobody = MailServer("smtp://127.0.0.1:1", "formgen@example.gov.cn")

    assert remind(database, nobody, FRIDAY) == Round(failed=1)
    assert remind(database, server, FRIDAY) == Round(sent=1)
    assert len(post.mails) == 1


def test_of_several_processes_at_once_one_sends(server, post, li, usual_url):
    del li
    rounds = []

    def one_more():
        own = Database(usual_url)
        rounds.append(remind(own, server, FRIDAY))
        own.close()

    threads = [threading.Thread(target=one_more) for _number in range(6)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()

    assert sum(one.sent for one in rounds) == 1
    assert len(post.mails) == 1


def test_the_command_sends_the_round_and_says_what_came_of_it(
    database, post, li, tmp_path, usual_url, monkeypatch
):
    from click.testing import CliRunner  # noqa: PLC0415

    from formgen.cli import cli  # noqa: PLC0415
    from formgen.service import day, settings  # noqa: PLC0415

    del database, li
    monkeypatch.setenv("FORMGEN_DATA", str(tmp_path))
    monkeypatch.setenv("FORMGEN_DATABASE_URL", usual_url)
    monkeypatch.setenv("FORMGEN_SMTP_URL", post.url)
    monkeypatch.setenv("FORMGEN_MAIL_FROM", "formgen@example.gov.cn")
    monkeypatch.setattr(day, "today", lambda: FRIDAY)
    settings.settings.cache_clear()

    done = CliRunner().invoke(cli, ["remind"])

    settings.settings.cache_clear()
    assert (done.exit_code, done.output) == (0, "已发1封，0人今天没有要提醒的，0封没有发出。\n")
    assert len(post.mails) == 1
