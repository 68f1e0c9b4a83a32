"""Looking at a page as axe does, and whether it fits on the screen."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe

RULES = {
    "resultTypes": ["violations"],
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}
AT_REST = """
() => document.getAnimations().forEach((one) => {
  if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
})
"""
"""No colour is met half way to another."""
WIDTHS = (1280, 360)
"""No script asks how wide the screen is: a page that is made narrower is what it is when loaded so."""


def faults_of(page):
    """What axe finds, and by how much the page is wider than the screen; nothing where it is as it should be."""
    found = _violations(page)
    faults = [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return [*faults, *([f"{wider} pixels too wide"] if wider > 0 else [])]


def _violations(page):
    """What axe says of *page*; it is brought into each page once, however often that is looked at."""
    page.evaluate(AT_REST)
    if page.evaluate("typeof axe === 'undefined'"):
        return Axe().run(page, options=RULES).response["violations"]
    return page.evaluate("rules => axe.run(document, rules).then(said => said.violations)", RULES)


def faults_at_each_width(page):
    """What is at fault on a page as it was loaded, at the width of a desk and at that of a telephone."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found += [f"{width}: {one}" for one in faults_of(page)]
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    return found


def looked_at(browser, width, **context):
    """A browser's context as wide as a screen, and a page in it."""
    opened = browser.new_context(locale="zh-CN", viewport={"width": width, "height": 800}, **context)
    opened.set_default_timeout(15_000)
    return opened, opened.new_page()


def look(page):
    """Nothing is at fault on *page*; without scripts nobody can see that."""
    assert not page.scripts or faults_of(page) == []
