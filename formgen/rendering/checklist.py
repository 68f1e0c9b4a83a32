"""The checklist as words: what a check says about any form, as an office would write it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from formgen.enclosure import enclosed_in
from formgen.messages import _
from formgen.report import MISSING as ELEMENT_MISSING
from formgen.report import NOT_APPLICABLE, PARTIAL, PRESENT, ChecklistEntry
from formgen.rules import BLOCK, MISSING, NOTE, WARN, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from formgen.form import Form
    from formgen.report import Report
    from formgen.rules import Finding

Words = dict[str, Any]

RUNNING = 30
"""Characters of the document's title beside the page number, so that both stay on one line."""

STATES = {
    PRESENT: ("✓", _("齐全")),
    PARTIAL: ("△", _("不完整")),
    ELEMENT_MISSING: ("✗", _("缺失")),
    NOT_APPLICABLE: ("—", _("不适用")),
}
STAGES = {
    Stage.DRAFT: _("起草"),
    Stage.REVIEW: _("送审"),
    Stage.SIGN: _("签订"),
    Stage.FILED: _("备案"),
    Stage.PERFORMING: _("履行"),
    Stage.CLOSED: _("终止"),
}
GROUPS: tuple[tuple[Any, Any, Callable[[Finding], bool]], ...] = (
    (
        _("阻断"),
        _("违反规定，改正以前不能定稿。"),
        lambda one: one.severity is BLOCK and one.kind is not MISSING,
    ),
    (
        _("缺项"),
        _("应当约定而没有约定，补齐以前不能定稿。"),
        lambda one: one.severity is BLOCK and one.kind is MISSING,
    ),
    (_("警告"), _("应当改正；确有理由不改的，写明理由后可以定稿。"), lambda one: one.severity is WARN),
    (_("提示"), _("供承办人留意，不影响定稿。"), lambda one: one.severity is NOTE),
)
NAMES = frozenset(
    {
        *(
            "title",
            "document",
            "running",
            "day",
            "law_day",
            "act",
            "act_state",
            "form",
            "template",
            "fingerprint",
        ),
        *("conclusion", "reminders", "reminders[]"),
        *("elements", *(f"elements[].{name}" for name in ("no", "label", "sign", "state", "remark"))),
        *("groups", *(f"groups[].{name}" for name in ("title", "intro", "count", "findings"))),
        *(
            f"groups[].findings[].{name}"
            for name in (
                "no",
                "message",
                "place",
                "source",
                "quote",
                "rule",
                "reason",
                "matches",
                "matches[]",
            )
        ),
        *("upcoming", "upcoming[].stage", "upcoming[].message", "upcoming[].source"),
        *("reasons", "reasons[].rule", "reasons[].message", "reasons[].reason"),
        *("follow_ups", "follow_ups[].label", "follow_ups[].due", "follow_ups[].source"),
    }
)
"""Every name that the checklist's template may use."""


def checklist_words(report: Report, *, fingerprint: str, template: str) -> Words:
    """What the checklist of *report* prints.

    :param fingerprint: of the answers, form, template and law day.
    :param template: digest of the document's template.
    """
    form = report.answers.form
    return {
        **_header(report),
        "form": str(
            _("{code} {title}，版本 {version}", code=form.code, title=form.title, version=form.version)
        ),
        "template": template,
        "fingerprint": fingerprint,
        "conclusion": conclusion(report),
        "elements": [_element(form, one) for one in report.rows],
        "groups": list(_groups(report)),
        "upcoming": [_later(one) for one in report.upcoming],
        "reasons": list(_reasons(report)),
        "follow_ups": [
            {"label": str(one.label), "due": _day(one.due) if one.due else "—", "source": one.article}
            for one in report.follow_ups
        ],
        "reminders": [str(one) for one in reminders(report)],
    }


def _header(report: Report) -> Words:
    form, act = report.answers.form, report.answers.form.act
    named = report.answers.at(form.name_field) if form.name_field else None
    return {
        "title": str(_("缺项清单")),
        "document": named or form.title,
        "running": _shortened(str(named or form.title)),
        "day": _day(report.as_of),
        "law_day": _day(report.law_day),
        "act": f"《{act.title}》（{act.number}）" if act.number else f"《{act.title}》",
        "act_state": act_state(report),
    }


def _shortened(title: str) -> str:
    """The title of the document as one line at the foot of every page holds it."""
    line = " ".join(title.split())
    return line if len(line) <= RUNNING else f"{line[: RUNNING - 1]}…"


def act_state(report: Report) -> str:
    """Whether the act says that it holds on the day whose law applies."""
    act = report.answers.form.act
    if act.in_force(report.law_day):
        until = _("所载有效期至{day}", day=act.expires) if act.expires else _("未载明有效期")
        return str(_("{until}，在期内。", until=until) if act.expires else _("{until}。", until=until))
    if act.expires and report.law_day > act.expires:
        return str(_("所载有效期已于{day}届满，请核实现行依据。", day=act.expires))
    return str(_("自{day}起施行，此前的依据请另行核实。", day=act.effective))


def conclusion(report: Report) -> str:
    """One sentence: whether the document may be final, and what is in the way."""
    if report.final:
        return str(_("没有阻断和缺项，警告均已说明理由，可以定稿。"))
    blocks = len(report.of(BLOCK)) + len(report.answers.faults)
    open_warnings = sum(not (one.overridden or one.excused) for one in report.of(WARN))
    return str(
        _(
            "不能定稿：阻断和缺项{blocks}项，未说明理由的警告{warnings}项。文书带“草稿”字样，不得签署。",
            blocks=blocks,
            warnings=open_warnings,
        )
    )


def _element(form: Form, entry: ChecklistEntry) -> Words:
    sign, state = STATES[entry.status]
    remark = entry.reason or "、".join(dict.fromkeys(_label(form, path) for path in entry.fields))
    if entry.status == PRESENT:
        remark = ""
    return {
        "no": str(entry.line.no),
        "label": entry.line.label,
        "sign": sign,
        "state": str(state),
        "remark": " ".join(remark.split()),
    }


def _groups(report: Report) -> Iterator[Words]:
    form = report.answers.form
    for title, intro, belongs in GROUPS:
        found = [_finding(form, one) for one in report.findings if belongs(one)]
        if belongs is GROUPS[0][2]:
            found = [*_unreadable(report), *found]
        for number, one in enumerate(found, 1):
            one["no"] = str(number)
        if found:
            yield {"title": str(title), "intro": str(intro), "count": str(len(found)), "findings": found}


def _unreadable(report: Report) -> Iterator[Words]:
    """Answers that could not be read block too: nobody can judge them."""
    form = report.answers.form
    for path, said in report.answers.faults.items():
        message = str(_("读不出来：{said}", said=said))
        yield _finding_words(message, place=_label(form, path))


def _finding(form: Form, one: Finding) -> Words:
    place = "、".join(dict.fromkeys(_label(form, path) for path in one.fields))
    cited = one.citation or {}
    quote = str(cited.get("quote", ""))
    return _finding_words(
        str(one.message),
        place=place,
        source=source_of(one),
        quote=f"“{quote}”" if quote else "",
        rule=one.rule,
        reason=one.overridden or one.excused,
        matches=[match.quote for match in one.matches],
    )


def _finding_words(message: str, *, matches: Sequence[str] = (), **said: str) -> Words:
    blank = dict.fromkeys(("no", "place", "source", "quote", "rule", "reason"), "")
    lines = {name: " ".join(word.split()) for name, word in {**said, "message": message}.items()}
    return {**blank, **lines, "matches": [" ".join(one.split()) for one in matches]}


def source_of(one: Finding) -> str:
    """Act, article, and what must be known about them: 推断, or that the act's own term is over."""
    if not one.citation:
        return ""
    cited = one.citation
    notes = []
    if cited.get("inferred"):
        notes.append(str(_("推断")))
    if not cited["in_force"]:
        notes.append(str(_("该办法所载有效期已届满")))
    noted = f"（{'；'.join(notes)}）" if notes else ""
    return f"《{cited['title']}》{cited['article']}{noted}"


def _later(one: Finding) -> Words:
    return {
        "stage": str(STAGES[one.stage]),
        "message": " ".join(str(one.message).split()),
        "source": source_of(one),
    }


def _reasons(report: Report) -> Iterator[Words]:
    """Each reason once: it holds for all places of its rule."""
    given = {one.rule: one for one in report.findings if one.overridden or one.excused}
    for rule, one in given.items():
        kind = _("不适用") if one.excused else _("放行")
        yield {
            "rule": rule,
            "message": str(kind),
            "reason": " ".join((one.excused or one.overridden).split()),
        }


def reminders(report: Report) -> Iterator[Any]:
    """What a person still has to see to, whatever the form."""
    yield _("文书中【待补充】后的数字，是上表要素的序号。")
    if report.final:
        yield _("打印后核对页数；签署时在签字、盖章处填写日期，多页文书加盖骑缝章。")
    yield _("本清单由系统按所列规定逐条核对生成，供承办人和审查人使用，不代替合法性审查。")


def _label(form: Form, path: str) -> str:
    """What the paper calls the field at *path*, with the row: 乙方（2）·地址."""
    table, bracket, rest = path.partition("[")
    field = form.fields.get(table)
    if field is None:
        within = next((one for one in enclosed_in(form) if path.startswith(f"{one.name}.")), None)
        return f"{within.label}·{_label(within.form, path[len(within.name) + 1 :])}" if within else path
    row, _close, column = rest.partition("].")
    columns = {one.name: one.label for one in getattr(field, "columns", ())}
    shown = (
        f"{field.label}（{int(row.rstrip(']')) + 1}）"
        if bracket and row.rstrip("]").isdigit()
        else field.label
    )
    return f"{shown}·{columns.get(column, column)}" if column else shown


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
