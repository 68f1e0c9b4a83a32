"""What storage refuses, beyond the errors that every room shares.

NotFound        nothing with this id belongs to this owner                          (HTTP 404)
DraftChanged    somebody saved in between; the stored draft comes with it           (HTTP 409)
DraftLocked     it is under review or signed: its text stays as it is               (HTTP 409)
LifeChanged     somebody else did something about the contract in between           (HTTP 409)
LeaseLost       a worker came back too late: its job was taken over or deleted
QueueFull       so much work waits that more would only wait; says when to try again (HTTP 503)
TooManyTries    too many failed sign-ins; says after how long to try again          (HTTP 429)
TooManyAccounts too many accounts opened from one place; says when to come back     (HTTP 429)
TooManyChecks   too many papers checked from one place; says when to come back      (HTTP 429)
TooManyRequests a program asked too often; says after how long to ask again         (HTTP 429)
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from formgen.errors import Conflict, FormgenError, PartMissing
from formgen.messages import _

if TYPE_CHECKING:
    from datetime import timedelta

    from formgen.storage.kept import Draft


SECONDS_EACH = 0.1
"""What a conversion takes on two cores, roughly: enough to say when to come back."""
MINUTE = 60


class NotFound(FormgenError):
    """Nothing with this id belongs to this owner; whether it is another's is not said."""

    code = "not_found"


class DraftChanged(Conflict):
    """The draft was saved by another window or person since it was read; *stored* is what is there now."""

    code = "draft_changed"

    def __init__(self, stored: Draft) -> None:
        super().__init__(
            _(
                "这份草稿已在别处保存为第{version}版，您的修改还没有保存：请对照两边的内容，合并后再保存。",
                version=stored.version,
            )
        )
        self.stored = stored


class DraftLocked(Conflict):
    """The draft is under review, or signed: it is neither changed nor deleted."""

    code = "draft_locked"


class LifeChanged(Conflict):
    """Somebody else, or another window, did something about the contract since it was looked at."""

    code = "life_changed"

    def __init__(self) -> None:
        super().__init__(_("这份合同刚刚由别人办理过，您的操作没有执行：请看过现在的状态，再决定是否办理。"))


class DecisionChanged(Conflict):
    """Somebody else, or another window, decided about the finding since it was read."""

    code = "decision_changed"

    def __init__(self) -> None:
        super().__init__(
            _("这条发现刚在别处作了处理，您的处理还没有保存：请看过现在的处理，再决定是否改动。")
        )


class LeaseLost(Conflict):
    """The job is no longer this worker's: its result is dropped, so that nothing is delivered twice."""

    code = "lease_lost"


class QueueFull(PartMissing):
    """So much work waits that more would only wait longer; *retry_after* in seconds."""

    code = "queue_full"

    def __init__(self, waiting: int) -> None:
        self.retry_after = max(MINUTE, ceil(waiting * SECONDS_EACH))
        super().__init__(
            _(
                "等待转换的文件太多，这份 PDF 没有排上队：请约{minutes}分钟后再打开这一页；"
                "DOCX 文件照常可以下载。",
                minutes=ceil(self.retry_after / MINUTE),
            )
        )


class TooManyTries(FormgenError):
    """Too many failed sign-ins for this account from this address; *retry_after* in seconds."""

    code = "too_many_tries"

    def __init__(self, wait: timedelta) -> None:
        self.retry_after = max(1, ceil(wait.total_seconds()))
        super().__init__(
            _(
                "登录失败次数过多：请{minutes}分钟后再试，或者请管理员给您一个一次性登录链接。",
                minutes=ceil(self.retry_after / 60),
            )
        )


class TooManyRequests(FormgenError):
    """A program asked more often than its token allows; *retry_after* in seconds."""

    code = "too_many_requests"

    def __init__(self, wait: timedelta) -> None:
        self.retry_after = max(1, ceil(wait.total_seconds()))
        super().__init__(_("请求太频繁：请{seconds}秒后再试。", seconds=self.retry_after))


class TooManyAccounts(TooManyTries):
    """Too many accounts were opened from this address; *retry_after* in seconds."""

    code = "too_many_accounts"

    def __init__(self, wait: timedelta) -> None:
        self.retry_after = max(1, ceil(wait.total_seconds()))
        FormgenError.__init__(
            self,
            _(
                "从您所在的网络开的账户太多：请{minutes}分钟后再试，或者请管理员为您开账户。",
                minutes=ceil(self.retry_after / MINUTE),
            ),
        )


class TooManyChecks(TooManyTries):
    """Too many papers were checked from this address; *retry_after* in seconds."""

    code = "too_many_checks"

    def __init__(self, wait: timedelta) -> None:
        self.retry_after = max(1, ceil(wait.total_seconds()))
        FormgenError.__init__(
            self, _("核验次数过多：请{minutes}分钟后再试。", minutes=ceil(self.retry_after / MINUTE))
        )
