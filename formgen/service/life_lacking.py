"""Who has to be appointed, and by whom, where nobody can do what is to be done next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.service.policy import Act, Relation, Role, may

if TYPE_CHECKING:
    from formgen.messages import Message
    from formgen.storage import User

__all__ = ["lacking"]


def lacking(act: Act, owner: User | None, *, named: bool) -> Message:
    """What has to be done so that there is somebody for *act* about a paper of *owner*.

    :param named: whether somebody was named for it, who cannot do it any more.
    """
    if named:
        return _("受理的审查人员已经停用或者不再任审查人员：请承办人撤回，再提交给另一位。")
    role = next(one for one in Role if any(may([one], act, it) for it in Relation))
    if may([role], act, Relation.OWN) and not may([role], act, Relation.SAME_UNIT):
        return _of_owner(owner, role)
    if not may([role], act, Relation.SAME_UNIT):
        return _("还没有这样的人员：请管理员在“用户”一页给有关人员加上“{role}”角色。", role=role.called)
    if owner is None or owner.unit is None:
        return _(
            "还没有这样的人员：请管理员在“用户”一页先给起草人安排单位，再给本单位另一位人员加上“{role}”角色。",
            role=role.called,
        )
    return _(
        "还没有这样的人员：请管理员在“用户”一页给{unit}没有起草过它的一位人员加上“{role}”角色。",
        unit=owner.unit.name,
        role=role.called,
    )


def _of_owner(owner: User | None, role: Role) -> Message:
    if owner is None or not owner.active:
        return _("起草人的账户已经停用：请管理员在“用户”一页办理交接，由接替人办理。")
    return _(
        "还没有人可以办理：请管理员在“用户”一页给起草人{name}加上“{role}”角色。",
        name=owner.display_name or owner.name,
        role=role.called,
    )
