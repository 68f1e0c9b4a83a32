"""The audit trail for the auditor: what was done, by whom, when; nothing of what people wrote is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from flask import Blueprint, current_app, render_template, request

from formgen.messages import _
from formgen.service.policy import Act
from formgen.service.trail_words import act_done

from .here import allowed, people
from .language import say

if TYPE_CHECKING:
    from formgen.service.proof import Entry, Trail

pages = Blueprint("auditing", __name__)
AT_ONCE = 100
THINGS = {
    "attachment": _("附件"),
    "batch": _("批量任务"),
    "deadline": _("期限"),
    "document": _("文书"),
    "draft": _("草稿"),
    "feed": _("日历订阅"),
    "holidays": _("节假日安排"),
    "packet": _("成套材料"),
    "record": _("常用信息"),
    "retention": _("保存期限"),
    "review": _("合同审查"),
    "session": _("登录"),
    "sign_in": _("登录"),
    "token": _("接口令牌"),
    "trail": _("审计记录"),
    "unit": _("单位"),
    "user": _("账户"),
}
DONE = {
    "added": _("添加"),
    "began": _("起算"),
    "begun": _("开始"),
    "blocked": _("被拦下"),
    "cancelled": _("取消"),
    "changed": _("修改"),
    "chosen": _("选定"),
    "closed": _("关闭"),
    "coded": _("设定单位代码"),
    "created": _("新建"),
    "decided": _("处理"),
    "deleted": _("删除"),
    "done": _("办结"),
    "emptied": _("清空"),
    "ended": _("结束"),
    "entered": _("录入"),
    "erased": _("抹除"),
    "handed_over": _("移交"),
    "identity_bound": _("绑定外部身份"),
    "identity_released": _("解除外部身份"),
    "issued": _("出具"),
    "kept": _("留存"),
    "made": _("生成"),
    "mail_changed": _("修改邮箱"),
    "opened": _("开启"),
    "placed": _("安排单位和角色"),
    "reopened": _("重新打开"),
    "resealed": _("末尾不是本站封存的，重新封存"),
    "revoked": _("停用"),
    "saved": _("保存"),
    "second_factor_off": _("关闭两步登录"),
    "second_factor_on": _("开启两步登录"),
    "shared": _("共享"),
    "started": _("开始生成"),
    "tried": _("试登录"),
    "unshared": _("取消共享"),
    "withdrawn": _("撤回"),
}
"""The two halves of an act in words; what is not here is shown by its code alone."""


@pages.get("/audit")
@allowed(Act.READ_AUDIT)
def everything() -> str:
    """The newest entries, or those about one thing; older ones are a page away."""
    trail: Trail = current_app.extensions["formgen"]["trail"]
    about = request.args.get("about", "").strip()[:100]
    before = max(0, min(request.args.get("before", type=int, default=0), 2**31 - 1))
    entries = trail.about([about]) if about else trail.newest(before=before, most=AT_ONCE)
    names = people().names({one.actor for one in entries})
    more = entries[-1].number if entries and not about and entries[-1].number > 1 else 0
    return render_template(
        "audit.html",
        entries=entries,
        names=names,
        about=about,
        more=more,
        head=trail.head(),
        in_words=in_words,
    )


def in_words(entry: Entry) -> str:
    """What *entry* tells in words, such as “草稿：保存”; nothing where there are none for it."""
    label = act_done(entry)
    if label:
        return say(_("办理：{label}", label=_(label)))
    thing, _dot, done = entry.act.partition(".")
    if thing not in THINGS or done not in DONE:
        return ""
    return say(_("{thing}：{done}", thing=THINGS[thing], done=DONE[done]))
