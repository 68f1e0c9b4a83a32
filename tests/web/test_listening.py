"""An address on which the site cannot answer is said in a sentence, before anything else happens."""

from __future__ import annotations

import logging
import socket
from threading import Thread

import pytest
from flask import Flask

from formgen.cli import main
from formgen.errors import BadInput
from formgen.service import settings as settings_module
from formgen.web.serving import listening


@pytest.mark.parametrize("host", ["nobody.invalid", "192.0.2.1"])
def test_an_address_that_is_not_of_this_machine_is_named(host):
    with pytest.raises(BadInput, match=f"监听的地址“{host}”不是本机的地址：请用 --host"):
        listening(Flask("shili"), host, 8000)


def test_a_port_that_somebody_else_has_is_named():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(BadInput, match=f"端口 {port} 已被别的程序占用"):
            listening(Flask("shili"), "127.0.0.1", port)


@pytest.mark.parametrize("proxy", ["nginx", "127.0.0.1:8080", "*", "10.0.0.0/8"])
def test_a_proxy_is_named_by_its_address_alone(tmp_path, monkeypatch, capsys, proxy):
    monkeypatch.setenv("FORMGEN_DATA", str(tmp_path / "data"))
    settings_module.settings.cache_clear()

    assert main(["serve", "--proxy", proxy]) == 2
    assert f"--proxy 的值“{proxy}”不对：要写反向代理的 IP 地址" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("header", [b"X-A: \x01", b"Authorization: Bearer x\x7f"])
def test_a_header_with_a_control_character_is_answered_and_logs_no_error(caplog, monkeypatch, header):
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    serving = listening(Flask("shili"), "127.0.0.1", port, threads=1)
    monkeypatch.setattr("formgen.web.serving.SIGNALS", ())  # a thread may not set any
    turning = Thread(target=serving.run)
    with caplog.at_level(logging.ERROR):
        turning.start()
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
                line.sendall(b"GET / HTTP/1.1\r\nHost: shili\r\n" + header + b"\r\n\r\n")
                assert b" 400 Bad Request" in line.recv(64)
        finally:
            serving._stop()
            turning.join(timeout=10)

    assert caplog.records == []
