"""Forms and acts as somebody writes them, and every name in them that can lead nowhere."""

from __future__ import annotations

import pytest

HEAD = """
from formgen.fields import *
from formgen.form import *
from formgen.law import *
from formgen.messages import _
from formgen.rules import *
"""
ACT = """
ACT = Act("X", "示例规〔2026〕1号", "示例办法")

@rule(ACT, "X-1-1", article(1), severity=BLOCK)
def reason_is_given(reason: str | None):
    '应当说明理由。'
"""
FORM = """
from .act import ACT

FORM = Form(
    id="loan", code="F-X-01", title="借用申请表", act=ACT, version="1",
    steps=(Step("only", "唯一", (Text(name="reason", label="理由"),)),),
)
"""


def loan(**changes):
    """The source of the form with other settings."""
    given = {"id": "'loan'", "code": "'F-X-01'", "title": "'借用申请表'", "act": "ACT", "version": "'1'"}
    given |= {"steps": "(Step('only', '唯一', (Text(name='reason', label='理由'),)),)"} | changes
    return f"from .act import ACT\nFORM = Form({', '.join(f'{name}={said}' for name, said in given.items())})"


def asking(*fields):
    return loan(steps=f"(Step('only', '唯一', (Text(name='reason', label='理由'), {', '.join(fields)})),)")


LEADING_NOWHERE = [
    pytest.param(
        asking("Text(name='a', label='甲', ruled_by=('X-9-9',))"),
        "form loan: a: no rule has the id X-9-9",
        id="rule of a field",
    ),
    pytest.param(
        asking("Text(name='a', label='甲', element=3)"),
        "form loan: a: the checklist has no line 3",
        id="line of a field",
    ),
    pytest.param(
        asking("Text(name='a', label='甲', shown=when('raeson'))"),
        "form loan: a: its condition asks for raeson",
        id="condition of showing",
    ),
    pytest.param(
        asking("Text(name='a', label='甲', required=when('reason') & ~when('b.c', True))"),
        "form loan: a: its condition asks for b.c",
        id="condition of asking",
    ),
    pytest.param(
        asking("Rows(name='t', label='表', columns=(Text(name='a', label='甲', ruled_by=('X-9-9',)),))"),
        "form loan: t: column a: no rule has the id X-9-9",
        id="rule of a column",
    ),
    pytest.param(
        asking("Rows(name='t', label='表', columns=(Text(name='a', label='甲', shown=when('reason')),))"),
        "form loan: t: column a: its condition asks for reason",
        id="condition of a column, which looks at its own row",
    ),
    pytest.param(
        loan(law_day="'signed'"), "form loan: it names the field signed, which it does not have", id="day"
    ),
    pytest.param(
        loan(stage_field="'stage'"),
        "form loan: it names the field stage, which it does not have",
        id="stage",
    ),
    pytest.param(
        loan(checklist="(ChecklistLine(1, 'a', '甲', 'X-9-9'),)"),
        "form loan: checklist line 1: no rule has the id X-9-9",
        id="rule of a line",
    ),
    pytest.param(
        loan(checklist="(ChecklistLine(1, 'a', '甲', 'FORM-1', ('X-9-8',)),)"),
        "form loan: checklist line 1: no rule has the id X-9-8",
        id="further rule of a line",
    ),
    pytest.param(
        loan(headings="(Heading('h', '标题', when('raeson')),)"),
        "form loan: heading h: its condition asks for raeson",
        id="condition of a heading",
    ),
    pytest.param(
        loan(model_clauses="(ModelClause('c', 'raeson', '条款', '文'),)"),
        "form loan: model clause c: the form has no field raeson",
        id="field of a clause",
    ),
    pytest.param(
        loan(model_clauses="(ModelClause('c', 'reason', '条款', '因{matter}。'),)"),
        "form loan: model clause c: the form has no field matter",
        id="place in a clause",
    ),
    pytest.param(
        loan(act="Act('Z', '示例规〔2026〕9号', '示例通知')"),
        "form loan: it stands under an act that is not among those found:"
        " name it ACT in a module of its package",
        id="act",
    ),
    pytest.param(asking("Text(name='reason', label='又')"), "form loan asks twice for reason", id="twice"),
    pytest.param(
        loan(sources="(Source('lona', {}),)"),
        "form loan: it takes over from lona: there is no such form",
        id="source",
    ),
    pytest.param(
        loan(sources="(Source('loan', {}), Source('loan', {}))"),
        "form loan: it takes over from loan twice",
        id="source named twice",
    ),
    pytest.param(
        loan(sources="(Source('loan', {'raeson': 'reason'}),)"),
        "form loan: it takes over into raeson, which it does not have",
        id="where to",
    ),
    pytest.param(
        loan(sources="(Source('loan', {'reason': 'raeson'}),)"),
        "form loan: it takes over raeson: loan has no such field",
        id="where from",
    ),
    pytest.param(
        loan(sources="(Source('loan', {}, when('raeson')),)"),
        "form loan: it takes over raeson: loan has no such field",
        id="when offered",
    ),
    pytest.param(
        loan(elsewhere="('X-9-9',)"),
        "form loan: it leaves X-9-9 to another paper: there is no such rule",
        id="rule of another paper",
    ),
    pytest.param(
        loan(about="'不少于{days}天。'"),
        "form loan: its sentences name the figure days, which it does not give",
        id="figure not given",
    ),
    pytest.param(
        loan(figures="{'days': None}"),
        "form loan: it gives the figure days, which no sentence names",
        id="figure not named",
    ),
    pytest.param(loan(steps="()"), "form loan asks for nothing", id="empty"),
]
