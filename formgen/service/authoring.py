"""Beginning a new form: a definition, a Word template and a test, and no other edit."""

from __future__ import annotations

import keyword
import re
from pathlib import Path
from typing import TYPE_CHECKING

from formgen import catalogue
from formgen.errors import BadInput
from formgen.fields.characters import excerpt
from formgen.messages import _
from formgen.rendering.starter import starter_template

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*\Z")
TITLE = re.compile(r"(?=.*\S)[^\"\\{}\x00-\x1f\x7f\ud800-\udfff]{1,100}")
CODE = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")

DEFINITION = '''"""{title} ({code})."""

from __future__ import annotations

from formgen.fields import Date, LongText, Rows, Text
from formgen.form import Form, Sample, Step
from formgen.guide import Audience, Guide, Material, Told
from formgen.law import Act

ACT = Act(prefix="{prefix}", number="示例规〔2026〕1号", title="示例办法")
"""An example: import the act that asks for this form from ``.law`` instead, or write that act there."""

EVERYBODY = Audience("everybody", "所有人员", public=True)
"""An example: take one of ``.audiences`` instead, or add one there."""

_GUIDE = Guide(
    who="谁可以办理，由谁填写（示例）。",
    articles="第一条",
    conditions=(Told("应当符合的条件（示例）。", "第一条"),),
    materials=(Material("{title}", article="第一条", form="{id}"),),
    after=(Told("交出以后的下一步（示例）。", "第一条"),),
    submit_to="交到哪里（示例）。",
    unknown=("办法没有规定办理期限（示例）。",),
)

FORM = Form(
    id="{id}",
    code="{code}",
    title="{title}",
    about="谁填，做什么用（示例）。",
    audience=EVERYBODY,
    task="要办的事（示例）",
    keywords=("示例",),
    guide=_GUIDE,
    act=ACT,
    version="1",
    name_field="matter",
    law_day="apply_date",
    steps=(
        Step(
            "matter",
            "事项",
            fields=(
                Text(name="matter", label="事项名称", required=True, source="第一条"),
                LongText(name="reason", label="理由", required=True, source="第一条"),
                Date(name="apply_date", label="日期", required=True, source="第一条"),
                Rows(
                    name="items",
                    label="明细",
                    row_label="项",
                    source="第一条",
                    columns=(
                        Text(name="name", label="名称", required=True, source="第一条"),
                        Text(name="note", label="说明", source="第一条"),
                    ),
                ),
            ),
        ),
    ),
    samples=(
        Sample(
            "complete",
            {{
                "matter": "示例事项",
                "reason": "示例理由。",
                "apply_date": "2026-01-05",
                "items": [{{"name": "示例一项", "note": "示例说明"}}],
            }},
        ),
        Sample("incomplete", {{"matter": "示例事项"}}),
    ),
)
'''

TEST = '''"""{title}: its sample is ready, what is left out is named, its template agrees with it."""

from __future__ import annotations

import formgen
from formgen.service import papers


def test_the_complete_sample_is_ready():
    assert formgen.check("{id}", papers.example("{id}")).ready


def test_what_is_left_out_is_named():
    report = formgen.check("{id}", {{}})

    assert {{path for one in report.findings for path in one.fields}} >= {{"matter", "reason", "apply_date"}}


def test_the_document_and_its_checklist_are_made():
    documents = formgen.render("{id}", papers.example("{id}"))

    assert set(documents) == {{"{id}.docx", "checklist.docx"}}
'''


def begin_form(name: str, title: str, code: str = "") -> Iterator[Path]:
    """Write the three files of a new form into the checkout at hand and yield their paths.

    Raises :class:`formgen.errors.BadInput` for an unusable name, one that is taken, or outside a checkout.
    """
    root = _checkout()
    _must_be_free(name)
    code = code or f"F-{name.upper().replace('_', '-')}"
    _must_be_plain(title, code)
    prefix = "".join(part[0] for part in name.split("_")).upper()
    given = {"id": name, "title": title, "code": code, "prefix": prefix}
    files = {
        root / "forms" / f"{name}.py": DEFINITION.format(**given).encode(),
        root / "templates_docx" / f"{name}.docx": starter_template(title),
        root / "tests" / "forms" / f"test_{name}.py": TEST.format(**given).encode(),
    }
    there = [path for path in (*files, root / "forms" / name) if path.exists()]
    if there:
        raise BadInput(_("已经有这些文件：{files}。请换一个编号。", files=[path.name for path in there]))
    for path, content in files.items():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
        yield path.relative_to(root)


def _must_be_free(name: str) -> None:
    if not NAME.match(name) or keyword.iskeyword(name):
        raise BadInput(_("编号“{name}”不能用：只用小写英文字母、数字和下划线，以字母开头。", name=name))
    if any(name == form.id for form in catalogue.installed().forms):
        raise BadInput(_("已经有编号为 {name} 的表单，请换一个。", name=name))


def _must_be_plain(title: str, code: str) -> None:
    """The title stands between quotes in the new files, and no two forms share a code."""
    if not TITLE.fullmatch(title):
        raise BadInput(_("名称“{title}”不能用：写一行文字，不要引号、反斜杠和花括号。", title=excerpt(title)))
    if not CODE.fullmatch(code):
        raise BadInput(_("表单编号“{code}”不能用：应如 F-GC-14。", code=excerpt(code)))
    if any(code in (form.code, form.id) for form in catalogue.installed().forms):
        raise BadInput(_("已经有编号为 {name} 的表单，请换一个。", name=code))


def _checkout() -> Path:
    for folder in (Path.cwd(), *Path.cwd().parents):
        if all((folder / part).is_dir() for part in ("forms", "templates_docx", "tests")):
            return folder
    raise BadInput(_("请在 formgen 的源码目录中运行：这里没有 forms、templates_docx 和 tests。"))
