"""What may be uploaded: how much, how many, and how the files of one post become reviews."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from flask import request

from formgen.errors import BadInput
from formgen.messages import _

if TYPE_CHECKING:
    from werkzeug.datastructures import FileStorage

    from formgen.messages import Message
    from formgen.service.review_desk import Review, ReviewDesk

MEGABYTE = 1024 * 1024
LARGEST_UPLOAD = 50 * MEGABYTE
"""Bytes of one post with all its files; they are kept on disk while they come in, not in memory."""
LARGEST_FIELDS = 512 * 1024
"""Bytes of what is no file in such a post; the reader of posts holds pieces of files against it too, of 64 KB."""
MOST_FILES = 20
PLACES = (
    "reviewing.upload",
    "tables.upload",
    "packets.save",
    "packets.restore",
    "batches.upload",
    "api.begin_review",
    "api.begin_batch",
    "proving.compare",
)
"""The endpoints that take files."""
OF_VISITORS = ("proving.compare",)
"""Those of them that take files of anybody, signed in or not; nothing of them is kept."""
OTHER_LIMITS = {"packets.restore": 200 * MEGABYTE, "proving.compare": 20 * MEGABYTE}
"""Bytes of one post where it is not the usual: a packet holds what came in by several."""
PARTS = {"packets.save": 1000}
"""Inputs and files of one post where it is not the usual: a packet asks about every paper and every material."""
STALE = _("这一页打开得太久，或者您重新登录过，文件没有收下：请回到上传的页面，重新选择文件。")


def most_bytes(endpoint: str | None) -> int:
    """How many bytes a post to *endpoint* may have."""
    return OTHER_LIMITS.get(endpoint or "", LARGEST_UPLOAD)


def too_large(endpoint: str | None) -> Message:
    """What to say of a post to *endpoint* that has more."""
    return _(
        "一次上传的文件合计不能超过{limit} MB，服务器没有收下：请分几次上传，或者把文件里的图片压缩后再试。",
        limit=most_bytes(endpoint) // MEGABYTE,
    )


def chosen_files() -> list[FileStorage]:
    """The files of the post; an input without one sends an empty name, which is none."""
    return [one for one in request.files.getlist("files") if one.filename or one.stream.read(1)]


def begin_all(desk: ReviewDesk, owner: str) -> tuple[list[Review], list[Message | str]]:
    """Reviews of the posted files, each kept as it is read, and what was wrong with the others."""
    files, previous = chosen_files(), request.form.get("previous", "")
    if not files:
        return [], [_("请选择要审查的合同文件。")]
    if len(files) > MOST_FILES:
        return [], [_("一次最多上传{limit}个文件：请分几次上传。", limit=MOST_FILES)]
    if previous and len(files) > 1:
        return [], [_("选了“这是……的新版本”时，一次只能上传一个文件：请只选这一份合同的新版本。")]
    begun: list[Review] = []
    faults: list[Message | str] = []
    for index, one in enumerate(files):
        one.stream.seek(0)
        data = one.stream.read()
        key = f"{request.form.get('key', '')[:64]}:{index}:{sha256(data).hexdigest()}"
        try:
            begun.append(desk.begin(owner, one.filename or "", data, key=key, previous=previous))
        except BadInput as fault:
            faults.append(fault.message)
    return begun, faults
