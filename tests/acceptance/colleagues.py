"""People of a department in front of the site, each with a browser of his own."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004 - not that of the system

PASSWORD = "luohu-2026-shili"
PATIENCE = 15_000
"""Milliseconds until a page shows what is looked for."""


class Person:
    """Somebody with an account: presses what the pages offer, under the names that stand on them."""

    def __init__(self, browser, site_url):
        self.context = browser.new_context(locale="zh-CN", accept_downloads=True)
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self._site_url = site_url

    def open(self, address="/"):
        """Go to an address of the site; the status of the answer."""
        return self.page.goto(f"{self._site_url}{address}" if address.startswith("/") else address).status

    def enter(self, link, called):
        """Come in by a one-time link; where a password can be set, do it another time."""
        self.open(link)
        self.press("登录")
        assert called in self.page.get_by_role("navigation", name="站点").inner_text()
        self.follow("以后再说")

    def sets_password(self):
        """Set a password."""
        self.open("/account")
        for label in ("新密码", "再输入一次"):
            self.page.get_by_label(label).fill(PASSWORD)
        self.press("保存密码")

    def signs_in(self, name):
        """Come in by name and password."""
        self.open("/sign-in")
        self.page.get_by_label("用户名").fill(name)
        self.page.get_by_label("密码").fill(PASSWORD)
        self.press("登录")

    def makes_account(self, name, called, role, unit):
        """As an administrator on the page of users: make somebody an account; the link that lets him in."""
        page = self.page
        page.get_by_label("用户名").fill(name)
        page.get_by_label("姓名").fill(called)
        page.get_by_label("承办人", exact=True).uncheck()
        page.get_by_label(role, exact=True).check()
        page.get_by_label("单位", exact=True).select_option(label=unit)
        self.press("新建并发登录链接")
        return page.get_by_label("登录链接").input_value()

    def press(self, name, within=None):
        """Press the button with this name, and wait for the page that follows."""
        self._go((within or self.page).get_by_role("button", name=name).first)

    def follow(self, name, within=None):
        """Follow the link with this name."""
        self._go((within or self.page).get_by_role("link", name=name).first)

    def does(self, contract, act, **facts):
        """Open the page of a contract's life, tell what the act asks for, and press its button."""
        self.open(f"{contract}/life")
        box = self._box(act)
        for label, value in facts.items():
            self._tell(box, label, value)
        self.press(act, box)
        assert f"已办理：{act}" in self.words(), self.words()

    def begins_paper(self, contract, name):
        """Begin a paper by the button with this name on the page of the contract's life; its address."""
        self.open(f"{contract}/life")
        self.press(name)
        return self.here()

    def here(self):
        """The address of the page, without the site and without a slash at its end."""
        return self.page.url.removeprefix(self._site_url).rstrip("/")

    def words(self, address=None):
        """The words of the page, or of the page at *address*, with one blank between them."""
        if address:
            self.open(address)
        return re.sub(r"\s+", " ", self.page.locator("main").inner_text())

    def may_press(self):
        """The names of the acts that the page offers."""
        return [one.inner_text() for one in self.page.locator("button[name=action]").all()]

    def _go(self, way):
        """Click on a button or link, and wait for the page that follows; where it is not there, say what is."""
        try:
            way.wait_for()
        except TimeoutError:
            said = self.page.locator("body").inner_text()[:2000]
            pytest.fail(f"{way} is not on {self.page.url}: {said}")
        with self.page.expect_navigation():
            way.click()

    def _box(self, act):
        """The box of an act, unfolded."""
        button = self.page.locator(f"button[name=action]:has-text('{act}')")
        box = self.page.locator(".act-box").filter(has=button).first
        if box.evaluate("box => box.tagName === 'DETAILS' && !box.open"):
            box.locator("summary").first.click()
        return box

    @staticmethod
    def _tell(box, label, value):
        group = box.get_by_role("group", name=label)
        if group.count():
            group.get_by_label(value).first.check()
            return
        control = box.get_by_label(label).first
        if control.evaluate("one => one.tagName") == "SELECT":
            control.select_option(label=value)
        else:
            control.fill(value)


class Department:
    """Who takes part in the story."""

    def __init__(self, browser, installation):
        self._browser, self._installation = browser, installation
        self.admin, self.visitor = self.somebody(), self.somebody()
        self.contract = ""

    def somebody(self):
        """A person at a browser of his own, whom the site does not know yet."""
        return Person(self._browser, self._installation.url)

    def back(self, person, name):
        """*Person* another day, at another browser: he signs in again."""
        person.context.close()
        came = self.somebody()
        came.signs_in(name)
        return came

    def close(self):
        """Everybody goes home."""
        for one in vars(self).values():
            if isinstance(one, Person):
                one.context.close()
