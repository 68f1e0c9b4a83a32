"""Tokens of programs: shown once, good for a time, counted; and answers that are given twice."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from formgen.errors import BadInput
from formgen.storage import NotFound
from formgen.storage.kept_answers import Answer, KeptAnswers, KeyReused, StillWorking
from formgen.storage.refusals import TooManyRequests
from formgen.storage.token_tables import api_answers, api_tokens
from formgen.storage.tokens import MOST_TOKENS, Tokens
from formgen.storage.trail import Trail

WEEK = timedelta(days=7)
DONE = Answer(201, {"Location": "/api/v1/drafts/示例"}, b'{"id": 1}')


@pytest.fixture
def tokens(database, clock):
    return Tokens(database, clock, per_window=5)


@pytest.fixture
def kept(database, clock):
    return KeptAnswers(database, clock)


@pytest.fixture
def li(people):
    return people.create_user("li").id


@pytest.fixture
def wang(people):
    return people.create_user("wang").id


def test_only_the_hash_of_a_token_is_kept(tokens, database, li):
    made, shown = tokens.make(li, "示例系统", {"read"}, WEEK)
    with database.reading() as connection:
        row = connection.execute(sa.select(api_tokens)).mappings().one()

    assert shown.startswith("fgt_")
    assert shown not in str(dict(row))
    assert tokens.find(shown) == made
    assert tokens.find(shown[:-1]) is None


def test_a_token_is_good_until_its_moment_and_not_at_it(tokens, clock, li):
    made, _shown = tokens.make(li, "示例系统", {"read"}, WEEK)

    assert made.good(clock() + WEEK - timedelta(microseconds=1))
    assert not made.good(clock() + WEEK)


def test_a_token_taken_back_is_worth_nothing(tokens, clock, li):
    made, shown = tokens.make(li, "示例系统", {"read"}, WEEK)
    tokens.revoke(li, made.id)

    assert not tokens.find(shown).good(clock())


def test_a_token_of_somebody_else_cannot_be_taken_back(tokens, clock, li, wang):
    made, shown = tokens.make(li, "示例系统", {"read"}, WEEK)

    with pytest.raises(NotFound):
        tokens.revoke(wang, made.id)
    with pytest.raises(NotFound):
        tokens.revoke(li, "no id")
    assert tokens.of_user(wang) == []
    assert tokens.find(shown).good(clock())


def test_an_account_that_is_switched_off_takes_its_tokens_along(tokens, people, li):
    _made, shown = tokens.make(li, "示例系统", {"read"}, WEEK)
    people.set_active(li, active=False)

    assert tokens.find(shown) is None


@pytest.mark.parametrize("name", ["", "  ", "长" * 61])
def test_a_token_needs_a_name_of_some_length(tokens, li, name):
    with pytest.raises(BadInput, match="名称"):
        tokens.make(li, name, {"read"}, WEEK)


def test_there_are_so_many_tokens_and_no_more_until_one_is_taken_back(tokens, li):
    made = [tokens.make(li, f"示例{number}", {"read"}, WEEK)[0] for number in range(MOST_TOKENS)]

    with pytest.raises(BadInput, match="20个"):
        tokens.make(li, "示例", {"read"}, WEEK)
    tokens.revoke(li, made[0].id)
    tokens.make(li, "示例", {"read"}, WEEK)


def test_making_and_taking_back_are_in_the_trail(tokens, database, li):
    made, shown = tokens.make(li, "示例系统", {"read"}, WEEK)
    tokens.revoke(li, made.id)
    acts = [one.act for one in Trail(database).about([made.id])]

    assert sorted(acts) == ["token.made", "token.revoked"]
    assert shown not in str(Trail(database).newest())


def test_a_token_may_ask_so_often_in_a_minute(tokens, clock, li):
    made, _shown = tokens.make(li, "示例系统", {"read"}, WEEK)

    assert [tokens.spend(made) for _ in range(5)] == [4, 3, 2, 1, 0]
    clock.passes(seconds=20)
    with pytest.raises(TooManyRequests) as refused:
        tokens.spend(made)
    assert refused.value.retry_after == 40
    clock.passes(seconds=40)
    assert tokens.spend(made) == 4


def test_all_processes_together_keep_to_the_limit(tokens, li):
    made, _shown = tokens.make(li, "示例系统", {"read"}, WEEK)

    def ask(_number):
        try:
            tokens.spend(made)
        except TooManyRequests:
            return False
        return True

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(ask, range(20))) == 5


def test_what_was_answered_is_answered_again(kept, li, wang):
    turn = kept.begin(li, "k", "request")
    kept.end(turn, DONE)

    assert kept.begin(li, "k", "request") == DONE
    assert not isinstance(kept.begin(wang, "k", "request"), Answer)


def test_a_key_belongs_to_one_request(kept, li):
    kept.end(kept.begin(li, "k", "request"), DONE)

    with pytest.raises(KeyReused):
        kept.begin(li, "k", "another")


def test_who_asks_while_the_first_is_at_work_waits_and_takes_over_when_it_is_dead(kept, clock, li):
    first = kept.begin(li, "k", "request")
    with pytest.raises(StillWorking):
        kept.begin(li, "k", "request")
    clock.passes(minutes=5)
    second = kept.begin(li, "k", "request")
    kept.end(first, Answer(500, {}, b"too late"))
    kept.end(second, DONE)

    assert kept.begin(li, "k", "request") == DONE


def test_a_request_that_came_to_nothing_leaves_its_key_free(kept, li):
    kept.end(kept.begin(li, "k", "request"), None)

    assert not isinstance(kept.begin(li, "k", "another"), Answer)


def test_answers_are_forgotten_after_a_day(kept, clock, database, li):
    kept.end(kept.begin(li, "k", "request"), DONE)
    clock.passes(hours=24)
    kept.end(kept.begin(li, "other", "request"), DONE)
    with database.reading() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(api_answers)).scalar_one() == 1


def test_of_fifty_that_ask_at_once_with_one_key_one_works(kept, li):
    def ask(_number):
        try:
            return kept.begin(li, "k", "request")
        except StillWorking:
            return None

    with ThreadPoolExecutor(8) as threads:
        assert sum(one is not None for one in threads.map(ask, range(50))) == 1
