"""People of a department in front of the site, each with a browser of his own."""

from __future__ import annotations

import re

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

    def enter(self, link):
        """Come in by a one-time link, and set a password as the page asks."""
        self.open(link)
        self.press("登录")
        for label in ("新密码", "再输入一次"):
            self.page.get_by_label(label).fill(PASSWORD)
        self.press("保存密码")

    def press(self, name, within=None):
        """Press the button with this name, and wait for the page that follows."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("button", name=name).first.click()

    def follow(self, name, within=None):
        """Follow the link with this name."""
        with self.page.expect_navigation():
            (within or self.page).get_by_role("link", name=name).first.click()

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
            group.get_by_label(value).check()
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

    def close(self):
        """Everybody goes home."""
        for one in vars(self).values():
            if isinstance(one, Person):
                one.context.close()
