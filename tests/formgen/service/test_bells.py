"""Bells: heard in other processes, over Redis and over PostgreSQL; nobody waits for one, and losing one loses nothing."""

from __future__ import annotations

import queue
import shutil
import time
from dataclasses import replace
from pathlib import Path

import pytest
from scratch_redis import RedisServer

from formgen.errors import BadInput
from formgen.service import bells
from formgen.service.bells import HandBell, Work, bell
from formgen.service.settings import Settings

SECRET = "示例密钥" * 10
ALL = set(Work)


@pytest.fixture(scope="module")
def redis():
    if shutil.which("redis-server") is None:
        pytest.skip("Redis is not installed (apt-get install redis-server)")
    server = RedisServer().start()
    yield server
    server.end()


@pytest.fixture(params=["redis", "postgresql"])
def settings(request):
    server = request.getfixturevalue(request.param)
    url = server.url if request.param == "redis" else server.url("postgres")
    return Settings(Path("/nonexistent"), "unused", secret_key=SECRET, queue_url=url)


@pytest.fixture
def hung():
    """Bells that are taken down at the end."""
    made = []

    def hang(settings):
        made.append(bell(settings))
        return made[-1]

    yield hang
    for one in made:
        one.close()


@pytest.fixture
def listen(hung):
    """A bell of its own, as in another process, and what it hears; it has begun to hear."""

    def begin(settings):
        heard = queue.Queue()
        hung(settings).listen(heard.put)
        assert {heard.get(timeout=10) for _each in ALL} == ALL  # once it is connected, all are told to look
        return heard

    return begin


def test_without_a_setting_a_bell_is_heard_in_its_own_process(tmp_path):
    one, heard = bell(Settings(tmp_path, "unused")), []
    one.listen(heard.append)
    one.ring(Work.REVIEWS)

    assert isinstance(one, HandBell)
    assert heard == [Work.REVIEWS]


def test_a_ring_is_heard_in_every_other_process_at_once(settings, hung, listen):
    two = [listen(settings), listen(settings)]
    ringing = hung(settings)
    begun = time.monotonic()
    ringing.ring(Work.BATCHES)

    assert [one.get(timeout=5) for one in two] == [Work.BATCHES] * 2
    assert time.monotonic() - begun < 1
    assert [one.qsize() for one in two] == [0, 0]


def test_who_does_not_know_the_secret_rings_for_nobody(settings, hung, listen):
    heard = listen(settings)
    hung(replace(settings, secret_key="另一个密钥" * 10)).ring(Work.BATCHES)
    hung(settings).ring(Work.REVIEWS)

    assert heard.get(timeout=5) == Work.REVIEWS


def test_words_that_are_no_work_of_ours_are_not_heard(settings, hung, listen):
    heard = listen(settings)
    strange = hung(settings)
    for word in ("", "reviews\n", "示例", "x" * 1000, "reviews"):
        strange._wire.send(word)

    assert heard.get(timeout=5) == Work.REVIEWS
    assert heard.qsize() == 0


def test_redis_may_go_and_come_back_and_nobody_waits_for_it(redis, hung, listen, monkeypatch, caplog):
    monkeypatch.setattr(bells, "LONGEST_PAUSE_SECONDS", 0.5)
    settings = Settings(Path("/nonexistent"), "unused", secret_key=SECRET, queue_url=redis.url)
    heard, ringing = listen(settings), hung(settings)
    here = []
    ringing.listen(here.append)
    redis.stop()
    begun = time.monotonic()
    for _each in range(50):
        ringing.ring(Work.CONVERSIONS)

    assert time.monotonic() - begun < 0.5
    assert here.count(Work.CONVERSIONS) >= 50  # in its own process it is heard all the same
    redis.start()
    assert {heard.get(timeout=10) for _each in ALL} == ALL  # whatever was missed meanwhile is looked at
    while not heard.empty():
        heard.get()
    ringing.ring(Work.REVIEWS)
    assert heard.get(timeout=5) == Work.REVIEWS
    assert redis.url not in caplog.text
    assert "the queue's server cannot be reached" in caplog.text


def test_a_server_that_never_answered_is_spoken_of_once(hung, monkeypatch, caplog):
    monkeypatch.setattr(bells, "PAUSE_SECONDS", 0.01)
    monkeypatch.setattr(bells, "LONGEST_PAUSE_SECONDS", 0.05)
    away = Settings(
        Path("/nonexistent"), "unused", secret_key=SECRET, queue_url="redis://:word@127.0.0.1:1/0"
    )
    hung(away).listen(lambda _work: None)
    time.sleep(0.5)

    assert caplog.text.count("the queue's server cannot be reached (ConnectionError)") == 1
    assert "word" not in caplog.text


@pytest.mark.parametrize(
    "url", ["http://x", "redis://x:port", "redis://x/abc", "示例", "postgresql://x?nonsense=1", "//["]
)
def test_an_address_that_is_none_is_refused_with_its_remedy(url):
    with pytest.raises(BadInput, match="FORMGEN_QUEUE_URL"):
        bell(Settings(Path("/nonexistent"), "unused", secret_key=SECRET, queue_url=url))
