"""The server as it stands in the network: slow visitors, huge bodies, nonsense."""

from __future__ import annotations

import http.client
import signal
import socket
import time

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SLOW_VISITORS = 60
MEGABYTE = 1024 * 1024


def asked(site, method="GET", path="/healthz", body=None, **headers):
    connection = http.client.HTTPConnection("127.0.0.1", site.port, timeout=20)
    try:
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()
    finally:
        connection.close()


def test_sixty_slow_visitors_keep_nobody_waiting(site):
    slow = [socket.create_connection(("127.0.0.1", site.port)) for _each in range(SLOW_VISITORS)]
    try:
        for number, one in enumerate(slow):
            half = (
                b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nname="
                if number % 2
                else b"GET / HT"
            )
            one.sendall(half)
        begun = time.perf_counter()
        status, _headers, _body = asked(site)

        assert status == 200
        assert time.perf_counter() - begun < 1
    finally:
        for one in slow:
            one.close()


def test_a_body_that_is_too_large_gets_a_page_of_ours(site):
    status, headers, body = asked(
        site,
        "POST",
        "/sign-in",
        b"name=" + b"a" * 5 * MEGABYTE,
        **{"Content-Type": "application/x-www-form-urlencoded"},
    )

    assert status == 413
    assert "一次送来的内容太多" in body.decode()
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_body_beyond_all_measure_is_not_even_taken_in(site):
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
        connection.sendall(b"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\n\r\n")

        assert b" 413 " in connection.recv(1000).splitlines()[0]


@pytest.mark.parametrize(
    "nonsense",
    [b"\x00\x01\x02\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"GET /%zz%ff HTTP/1.0\r\nHost: \xff\r\n\r\n"],
)
def test_nonsense_gets_an_answer_or_none_and_the_site_goes_on(site, nonsense):
    with socket.create_connection(("127.0.0.1", site.port), timeout=20) as connection:
        connection.sendall(nonsense)
        connection.recv(1000)

    assert asked(site)[0] == 200


def test_the_server_does_not_say_what_it_is(site):
    _status, headers, _body = asked(site, path="/")

    assert "waitress" not in (headers["Server"] or "")
    assert "Werkzeug" not in str(headers)


def test_a_site_that_is_told_to_stop_lets_running_requests_finish(own):
    body = b"name=" + b"a" * 1000
    with (
        socket.create_connection(("127.0.0.1", own.port), timeout=20) as visitor,
        socket.create_connection(("127.0.0.1", own.port), timeout=20) as idle,
    ):
        head = f"POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Length: {len(body)}\r\n\r\n"
        visitor.sendall(head.encode() + body[:500])
        idle.sendall(b"")
        time.sleep(0.5)

        own.process.send_signal(signal.SIGTERM)
        time.sleep(1.5)
        with pytest.raises(OSError, match="refused"):
            socket.create_connection(("127.0.0.1", own.port), timeout=5)
        visitor.sendall(body[500:])
        answer = visitor.recv(1000)

    assert answer.startswith(b"HTTP/1.1 4")
    assert own.process.wait(20) == 0


@pytest.mark.parametrize("told", [signal.SIGTERM, signal.SIGINT])
def test_a_site_that_nobody_asks_anything_stops_soon_and_well(own, told):
    begun = time.perf_counter()

    own.process.send_signal(told)

    assert own.process.wait(20) == 0
    assert time.perf_counter() - begun < 4
    assert "Traceback" not in (own.data / "serve.log").read_text("utf-8")
