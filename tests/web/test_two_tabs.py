"""Two windows of one browser, and a disk that is full: what was typed is saved, or the true reason is told."""

from formgen.errors import PartMissing
from formgen.storage import Sessions
from formgen.storage.faults import FULL


def save(user, draft, page, status):
    """Save what was typed in one window, with the token of that very window."""
    given = page.typed(purpose=f"在窗口 {id(page)} 里写的", action="save")
    return user.post(f"{draft}/steps/purpose", given, status, token=dict(given)["csrf_token"])


def test_of_two_windows_opened_at_once_after_signing_in_both_can_save(user, draft, monkeypatch):
    before = Sessions.load
    seen = {}

    def both_look_before_either_is_stored(self, token):
        return seen.setdefault(token, before(self, token))

    with monkeypatch.context() as patched:
        patched.setattr(Sessions, "load", both_look_before_either_is_stored)
        one, other = (user.get(f"{draft}/steps/purpose") for _window in range(2))
    save(user, draft, one, 302)
    assert "页面已过期" not in save(user, draft, other, 409).words()


def test_a_page_that_was_open_while_the_password_was_set_can_still_be_saved(user, draft):
    page = user.get(f"{draft}/steps/purpose")
    password = "示例长口令 2026 罗湖"
    user.post(
        "/account",
        [
            *user.get("/account").typed(
                "//main//form[.//input[@name='again']]", password=password, again=password
            )
        ],
    )
    save(user, draft, page, 302)


def test_on_a_full_disk_a_one_time_link_says_so(visitor, people, monkeypatch):
    link = people.issue_link(people.create_user("new").id)

    def full(*_given, **_named):
        raise PartMissing(FULL)

    with monkeypatch.context() as patched:
        patched.setattr(Sessions, "open", full)
        patched.setattr(Sessions, "store", full)
        page = visitor.get(f"/sign-in/{link}")
        refused = visitor.post(f"/sign-in/{link}", page.fields("//main//form"), 503)
    assert "磁盘已满" in refused.words()
    visitor.post(f"/sign-in/{link}", visitor.get(f"/sign-in/{link}").fields("//main//form"))
