"""A real site in a process of its own, a real Chromium in front of it."""

from __future__ import annotations

import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from functools import wraps
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
"""The first shows pages as the others do, and draws no windows around them: less than half the work."""
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), "")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 60.0
"""Seconds until a site answers: a machine may be busy, and all modules hang on this one site."""


class Site:
    """``formgen serve`` as a user starts it, over a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.token = ""
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> Site:
        environment = {**os.environ, "FORMGEN_DATA": str(self.data), "PYTHONUNBUFFERED": "1"}
        environment.pop("FORMGEN_DATABASE_URL", None)
        command = [sys.executable, "-m", "formgen", "serve", "--port", str(self.port)]
        with (self.data / "serve.log").open("w") as log:
            self.process = subprocess.Popen(command, stdout=log, stderr=log, text=True, env=environment)
        self._wait()
        found = re.findall(r"/sign-in/(\S+)", (self.data / "serve.log").read_text("utf-8"))
        self.token = found[0] if found else self.token
        return self

    def _wait(self) -> None:
        until = time.monotonic() + PATIENCE
        while self.process and self.process.poll() is None and time.monotonic() < until:
            try:
                with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=1)) as asked:
                    asked.request("GET", "/healthz")
                    asked.getresponse().read()
                    return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError((self.data / "serve.log").read_text("utf-8"))

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(20)

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(20)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@pytest.fixture(scope="package")
def site(tmp_path_factory):
    """The site that all share who neither end it nor look at what it has in all; each module has an account there."""
    started = Site(tmp_path_factory.mktemp("site")).start()
    yield started
    started.stop()


@pytest.fixture
def own(tmp_path):
    """A site of this test alone, which it may end."""
    started = Site(tmp_path).start()
    yield started
    started.stop()


@pytest.fixture(scope="package")
def browser():
    if not CHROMIUM:
        pytest.fail("Chromium is needed: run `make test`, which installs it")
    from playwright.sync_api import Locator, sync_playwright  # noqa: PLC0415 - other tests do without it

    _let_presses_end(Locator)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield started
        started.close()


def _let_presses_end(locator):
    """A press ends when the page that it leads to is read: the browser's driver waits for no more than its head."""
    press = locator.click

    @wraps(press)
    def pressed(one, **more):
        press(one, **more)
        one.page.wait_for_load_state("domcontentloaded")

    locator.click = pressed


@pytest.fixture(scope="package")
def first_administrator(site, browser):
    """The first administrator, who came in by the link from the terminal."""
    with closing(browser.new_context(locale="zh-CN")) as context:
        page = context.new_page()
        come_in(page, f"{site.url}/sign-in/{site.token}")
        yield page


@pytest.fixture(scope="module")
def signed_in(site, browser, first_administrator, request):
    """The cookies of somebody with the roles of the first administrator, whom no other module knows."""
    page = first_administrator
    page.goto(f"{site.url}/users")
    page.get_by_label("用户名", exact=True).fill(request.module.__name__.rpartition(".")[2])
    page.get_by_label("管理员", exact=True).check()
    page.get_by_role("button", name="新建并发登录链接").click()
    link = page.get_by_label("登录链接").input_value()
    with closing(browser.new_context(locale="zh-CN")) as context:
        come_in(context.new_page(), f"{site.url}/sign-in/{link.rpartition('/')[2]}")
        return context.storage_state()


def come_in(page, link):
    """Use a one-time link, and set a password."""
    page.goto(link)
    page.get_by_role("button", name="登录").click()
    page.get_by_label("新密码").fill("luohu-2026-shili")
    page.get_by_label("再输入一次").fill("luohu-2026-shili")
    page.get_by_role("button", name="保存密码").click()


@pytest.fixture
def own_page(own, browser):
    """A page of the first administrator of this test's own site."""
    with closing(browser.new_context(locale="zh-CN", accept_downloads=True)) as context:
        page = context.new_page()
        come_in(page, f"{own.url}/sign-in/{own.token}")
        yield page


@pytest.fixture
def page(browser, signed_in):
    context = browser.new_context(locale="zh-CN", storage_state=signed_in, accept_downloads=True)
    context.set_default_timeout(15_000)
    yield context.new_page()
    context.close()


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def small(request, browser, signed_in):
    """A page as wide as a telephone, with and without JavaScript."""
    context = browser.new_context(
        locale="zh-CN",
        storage_state=signed_in,
        viewport={"width": 360, "height": 740},
        java_script_enabled=request.param,
        accept_downloads=True,
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    page.scripts = request.param
    yield page
    context.close()
