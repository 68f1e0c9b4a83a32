"""Many papers of one form out of a spreadsheet, on the command line.

What is finished stands in a journal beside the documents until the report is written: a run that was
killed goes on where it stopped when the same command is given again.
"""

from __future__ import annotations

import json
import sys
import tempfile
from contextlib import nullcontext, suppress
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from formgen.errors import BadInput
from formgen.messages import _
from formgen.terminal.options import AS_JSON, AS_OF, BLOCKED, DONE, PART_MISSING, USAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from typing import IO

    from formgen.service.batch_making import Made, Order, Row
    from formgen.service.batch_sheets import BatchRead

JOURNAL = ".formgen-batch.jsonl"
UNFINISHED = ".formgen-batch-"
"""How the name of a file begins that a batch is writing: no other command's, so that leftovers can be told."""
MOST_TOLD = 100
"""Rows with faults that are told one by one; the report has all of them."""


@click.command(help="批量生成：表格里一行一份文书，逐行出文书和结果报告；--template 输出供填写的空表。")
@click.argument("form", metavar="FORM")
@click.argument(
    "table", metavar="TABLE.xlsx", required=False, type=click.Path(path_type=Path, dir_okay=False)
)
@click.option("-o", "folder", metavar="DIR", type=click.Path(path_type=Path), help="写到哪个目录。")
@click.option("--pdf", is_flag=True, help="同时生成 PDF。")
@click.option("--pdfa", is_flag=True, help="同时生成 PDF，按 PDF/A-2b 的要求，供归档用。")
@click.option("--template", is_flag=True, help="不生成文书，只输出供填写的空表。")
@AS_JSON
@AS_OF
@click.pass_context
def batch(  # noqa: PLR0913 - one for each option of the command
    context: click.Context,
    *,
    form: str,
    table: Path | None,
    folder: Path | None,
    pdf: bool,
    pdfa: bool,
    template: bool,
    as_json: bool,
    as_of: date | None,
) -> None:
    """Make the papers of a spreadsheet."""
    from formgen.service import papers
    from formgen.service.batch_making import Order

    one = papers.form(form)
    if template:
        click.echo(str(_write_template(one.id, table, folder)))
        return
    if table is None or folder is None:
        raise BadInput(_("请写明表格文件和输出目录：formgen batch FORM TABLE.xlsx -o DIR。"))
    order = Order(one.id, as_of or papers.today(), pdf or pdfa, pdfa, context.obj)
    counts = _Run(order, table, folder).all()
    _tell(counts, folder, context.obj, as_json=as_json)
    context.exit(_exit_code(counts))


def _write_template(form: str, table: Path | None, folder: Path | None) -> Path:
    from formgen.service import batch_sheets
    from formgen.terminal.writing import write_all

    path = table or (folder / f"{form}.xlsx" if folder else None)
    if path is None:
        raise BadInput(_("请写明空表写到哪个文件：formgen batch FORM TABLE.xlsx --template。"))
    if path.exists():
        raise BadInput(_("已经有 {name}，里面可能填了内容，没有覆盖：请换一个文件名。", name=path))
    (written,) = write_all(path.parent, {path.name: batch_sheets.template(form)})
    return written


class _Run:
    """One run over the rows of a table, beginning where an earlier one of the same was killed."""

    def __init__(self, order: Order, table: Path, folder: Path) -> None:
        from formgen.service import batch_sheets
        from formgen.terminal.files import bytes_of

        data = bytes_of(str(table))
        self._order, self._folder = order, folder
        self._found: BatchRead = batch_sheets.read(order.form, data)
        self._key = sha256(repr(order).encode() + b"\0" + data).hexdigest()
        self._journal = folder / JOURNAL

    def all(self) -> dict[str, int]:
        """Make every row and write the reports; how many rows became what."""
        from formgen.terminal.alone import alone

        with alone(self._folder) as held:
            if held:
                self._clear()
            return self._all()

    def _clear(self) -> None:
        """Take away what a killed run was writing: its rows are made again."""
        for one in self._folder.glob(f"{UNFINISHED}*"):
            with suppress(OSError):
                one.unlink()

    def _all(self) -> dict[str, int]:
        from formgen.service.batch_making import Makers

        for said in self._found.notices:
            click.echo(said.to(self._order.language), err=True)
        done = self._begin()
        rows = (row for row in self._rows() if row.number not in done)
        with self._journal.open("ab") as journal, Makers() as makers, self._bar(len(done)) as step:
            for _row, made in makers.made(self._order, rows):
                self._keep(journal, made)
                step(1)
        counts = self._report()
        self._journal.unlink()
        return counts

    def _rows(self) -> Iterator[Row]:
        from formgen.service.batch_making import Row

        for one in self._found.rows:
            faults = tuple(said.to(self._order.language) for said in one.faults)
            yield Row(one.number, one.label, one.answers, faults)

    def _begin(self) -> set[int]:
        """The rows that an earlier run of the same has finished; the journal holds nothing else afterwards."""
        from formgen.terminal.writing import write_all

        kept = [one for one in self._results() if self._is_there(one)] if self._is_ours() else []
        lines = [{"key": self._key}, *kept]
        said = "".join(f"{json.dumps(one, ensure_ascii=False)}\n" for one in lines)
        write_all(self._folder, {JOURNAL: said.encode()}, unfinished=UNFINISHED)
        return {one["row"] for one in kept}

    def _is_ours(self) -> bool:
        try:
            with self._journal.open("rb") as journal:
                return bool(json.loads(journal.readline())["key"] == self._key)
        except (OSError, ValueError, KeyError, TypeError):
            return False

    def _is_there(self, result: dict[str, Any]) -> bool:
        """Whether a row of an earlier run is finished for good; what only lacks its PDF is tried again."""
        whole = not self._order.pdf or any(name.endswith(".pdf") for name in result["files"])
        there = all((self._folder / name).is_file() for name in result["files"])
        return result["state"] == "refused" or (result["state"] == "done" and there and whole)

    def _results(self) -> Iterator[dict[str, Any]]:
        """What stands in the journal, line by line; the last may be half a line after a kill."""
        with self._journal.open("rb") as journal:
            journal.readline()
            for line in journal:
                if line.endswith(b"\n"):
                    yield json.loads(line)

    def _keep(self, journal: IO[bytes], made: Made) -> None:
        """First the files, then the line that says they are there."""
        from formgen.terminal.writing import write_all

        write_all(self._folder, made.files, sync=False, unfinished=UNFINISHED)
        journal.write(json.dumps(made.result, ensure_ascii=False).encode() + b"\n")
        journal.flush()

    def _bar(self, done: int) -> Any:  # noqa: ANN401 - the library's own, or a stand-in
        """What to call for each row that is finished: it moves a bar on a terminal, and does nothing elsewhere."""
        if not sys.stderr.isatty():
            return nullcontext(_nothing)
        length = len(self._found.rows)
        return _Bar(click.progressbar(length=length, file=sys.stderr, show_pos=True), done)

    def _report(self) -> dict[str, int]:
        from formgen.service import batch_sheets

        counts = batch_sheets.count(self._results())
        counts["part_missing"] = sum(bool(one.get("pdf_missing")) for one in self._results())
        self._write(
            "report.json", lambda file: batch_sheets.report_json(file, self._order, counts, self._results())
        )
        self._write(
            "report.xlsx", lambda file: batch_sheets.report_workbook(file, self._order, self._results())
        )
        return counts

    def _write(self, name: str, fill: Callable[[IO[bytes]], None]) -> None:
        """A report under its name when it is whole."""
        with tempfile.NamedTemporaryFile(dir=self._folder, prefix=UNFINISHED, suffix=".part") as part:
            fill(part)
            part.flush()
            target = Path(part.name).with_suffix(".done")
            target.hardlink_to(part.name)
            target.chmod(0o644)
            target.replace(self._folder / name)


class _Bar:
    """A progress bar that begins where an earlier run stopped."""

    def __init__(self, bar: Any, done: int) -> None:  # noqa: ANN401 - the library's own
        self._bar, self._done = bar, done

    def __enter__(self) -> Callable[[int], None]:
        bar = self._bar.__enter__()
        bar.update(self._done)
        update: Callable[[int], None] = bar.update
        return update

    def __exit__(self, *fault: object) -> None:
        self._bar.__exit__(*fault)


def _nothing(_steps: int) -> None:
    return None


def _tell(counts: dict[str, int], folder: Path, language: str, *, as_json: bool) -> None:
    if as_json:
        reports = {"report": str(folder / "report.xlsx"), "json": str(folder / "report.json")}
        click.echo(json.dumps({**counts, **reports}, ensure_ascii=False, indent=2))
        return
    said = _(
        "共{rows}行：已生成{done}份，其中{ready}份没有阻断，{final}份可出正式稿；{refused}行有内容读不出，{failed}行程序出错。",
        **{name: counts[name] for name in ("rows", "done", "ready", "final", "refused", "failed")},
    )
    click.echo(said.to(language), err=True)
    if counts["partial"]:
        few = _("另有{count}份只生成了 DOCX，PDF 没有成功，原因见报告。", count=counts["partial"])
        click.echo(few.to(language), err=True)
    for name in ("report.xlsx", "report.json"):
        click.echo(str(folder / name))


def _exit_code(counts: dict[str, int]) -> int:
    """As everywhere; 2 only where not one row could be made, as single rows are the report's matter."""
    if counts["part_missing"]:
        return PART_MISSING
    if not counts["done"] and not counts["partial"]:
        return USAGE
    return DONE if counts["ready"] == counts["rows"] and not counts["partial"] else BLOCKED
