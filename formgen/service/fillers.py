"""Who may fill a form in: what an office gives out is begun and issued by its staff alone.

The form says who fills it in (:class:`formgen.guide.Audience`), the policy what somebody is. Anybody may open an
account where the site lets him; a paper that he makes there must not pass for one of an office.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from formgen.messages import _
from formgen.service.access import Forbidden
from formgen.service.policy import Act, may
from formgen.storage import NotFound, People

if TYPE_CHECKING:
    from collections.abc import Iterable

    from formgen.form import Form
    from formgen.messages import Message
    from formgen.service.policy import Role
    from formgen.storage import Database

__all__ = ["Fillers", "filled_in_by", "may_fill"]


class Fillers:
    """Asks about the people of *database*."""

    def __init__(self, database: Database) -> None:
        self._people = People(database)

    def check(self, owner: str, *forms: Form) -> None:
        """Pass where *owner* may fill all *forms* in; :class:`formgen.service.access.Forbidden` otherwise.

        Who has no account came in by no door of the site: then the program works for itself.
        """
        try:
            roles = self._people.read(owner).roles
        except NotFound:
            return
        for form in forms:
            if not may_fill(roles, form):
                raise Forbidden(refusal(form))


def may_fill(roles: Iterable[Role], form: Form) -> bool:
    """Whether one of *roles* may fill *form* in."""
    public = form.audience is not None and form.audience.public
    return may(roles, Act.BEGIN_DRAFT if public else Act.FILL_OFFICIAL)


def filled_in_by(form: Form) -> Message:
    """In a few words, who fills *form* in."""
    return _(form.audience.label) if form.audience else _("有关单位的工作人员")


def refusal(form: Form) -> Message:
    """Why somebody may read about *form* and not begin it, and what he can do."""
    return _(
        "《{title}》由{who}填写，您不能在这里填写或出具。可以看办事指南和空白表；确需办理的，请联系管理员。",
        title=_(form.title),
        who=filled_in_by(form),
    )
