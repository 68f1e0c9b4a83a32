"""The command that binds a packet, and what ``extract`` does with one that comes back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from formgen.errors import BadInput
from formgen.messages import _
from formgen.terminal.options import AS_OF, BLOCKED, DONE

if TYPE_CHECKING:
    from datetime import date

    from formgen.packets.enclosed import Enclosure
    from formgen.service.packet_making import Attached, Chosen, Wanted

PDF = b"%PDF-"


@click.command(
    help="把几份文书、缺项清单和自备的附件合成一个 PDF：封面、目录、书签、连续页码，答案附在其中。"
    "FORM ANSWERS 可以写多组，第一组为主。"
)
@click.argument("papers", metavar="FORM ANSWERS...", nargs=-1, required=True)
@click.option(
    "-o",
    "out",
    required=True,
    metavar="OUT.pdf",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写到哪个文件。",
)
@click.option(
    "--attach",
    "files",
    multiple=True,
    metavar="[材料=]FILE",
    help="附件：PDF、图片或 DOCX；可写明是哪项材料。",
)
@click.option("--checklists", is_flag=True, help="每份文书后附缺项清单。")
@click.option("--elsewhere", multiple=True, metavar="材料", help="另行提交的材料：目录中注明，不放缺件页。")
@click.option("--not-needed", multiple=True, metavar="材料", help="这次不需要的材料。")
@click.option("--title", default="", help="封面标题；缺省按表单。")
@click.option("--subject", default="", help="封面副题；缺省为主文书的名称。")
@click.option("--applicant", default="", help="提交人；缺省取自主文书。")
@AS_OF
@click.pass_context
def packet(context: click.Context, /, *, out: Path, as_of: date | None, **given: Any) -> None:  # noqa: ANN401 - what click read
    """Bind a packet."""
    from formgen.service import packet_making, papers
    from formgen.terminal.writing import write_all

    chosen = _chosen(given["papers"], checklists=given["checklists"])
    states = _states(chosen, given["elsewhere"], given["not_needed"])
    usual = packet_making.usual(chosen[0])
    named = {name: given[name] or said for name, said in usual.items()}
    attached = tuple(_attached(one, chosen) for one in given["files"])
    wanted = packet_making.Wanted(
        **named, day=as_of or papers.today(), papers=chosen, attached=attached, states=states
    )
    for path in write_all(out.parent, {out.name: packet_making.bound(wanted)}):
        click.echo(str(path))
    context.exit(_exit_code(wanted))


def _chosen(given: tuple[str, ...], *, checklists: bool) -> tuple[Chosen, ...]:
    """The papers: pairs of a form and a file of answers."""
    from formgen.service import packet_making, papers
    from formgen.terminal.reading import read_answers_file

    if len(given) % 2:
        raise BadInput(
            _("文书要成对写出：先写表单，再写答案文件。最后的“{one}”没有答案文件。", one=given[-1])
        )
    pairs = list(zip(given[::2], given[1::2], strict=True))
    if sum(file == "-" for _form, file in pairs) > 1:
        raise BadInput(_("标准输入（-）只能用于一份文书。"))
    chosen = []
    for name, file in pairs:
        form, answers = papers.form(name), read_answers_file(file)
        papers.check(name, answers)
        chosen.append(packet_making.Chosen(form, answers, checklists))
    return tuple(chosen)


def _materials(chosen: tuple[Chosen, ...]) -> dict[str, str]:
    """The key of each material by its name."""
    from formgen.service.packet_materials import rows

    return {row.material.name: row.key for row in rows([(one.form, one.answers) for one in chosen])}


def _states(
    chosen: tuple[Chosen, ...], elsewhere: tuple[str, ...], not_needed: tuple[str, ...]
) -> dict[str, str]:
    from formgen.service import packet_materials

    keys = _materials(chosen)
    wanted = dict.fromkeys(elsewhere, packet_materials.ELSEWHERE)
    wanted |= dict.fromkeys(not_needed, packet_materials.NOT_NEEDED)
    return {_key(name, keys): state for name, state in wanted.items()}


def _key(name: str, keys: dict[str, str]) -> str:
    if name not in keys:
        raise BadInput(_("材料清单里没有“{name}”。清单上有：{known}。", name=name, known=list(keys)))
    return keys[name]


def _attached(given: str, chosen: tuple[Chosen, ...]) -> Attached:
    """A file, with the material before it where one is named; a file whose own name has a sign ``=`` is one too."""
    from formgen.service.packet_making import Attached, arrived
    from formgen.terminal.files import bytes_of

    material, sign, file = given.partition("=")
    if not sign or Path(given).is_file():
        material, file = "", given
    key = _key(material, _materials(chosen)) if material else ""
    name = Path(file).name
    return Attached(name, key, arrived(bytes_of(file), name))


def _exit_code(wanted: Wanted) -> int:
    """0 when every paper is ready and no material is missing."""
    from formgen.service import packet_making, papers

    ready = all(papers.look_over(one.form.id, one.answers, wanted.day).ready for one in wanted.papers)
    return DONE if ready and not packet_making.lacking(wanted) else BLOCKED


def opened(data: bytes) -> Enclosure | None:
    """The packet in *data*; ``None`` when it is none, and may be a contract."""
    from formgen.packets.opening import NoPacket
    from formgen.packets.opening import opened as open_packet

    if PDF not in data[:1024]:
        return None
    try:
        return open_packet(data)
    except NoPacket:
        return None


def show(found: Enclosure, form: str, folder: Path | None, *, answers_only: bool) -> None:
    """Print the answers of a packet, of one form or of all; into *folder*, a file for each that others read."""
    from formgen.terminal.writing import write_all

    listed = [one for one in _as_dicts(found) if not form or form in (one["form"], one["code"])]
    if not listed:
        known = [one.form for one in found.papers]
        raise BadInput(_("这套材料里没有 {form}。其中有：{known}。", form=form, known=known))
    if folder:
        files = {
            f"{at:02}-{one['form']}.json": _json(one["answers"]).encode() for at, one in enumerate(listed, 1)
        }
        for path in write_all(folder, files):
            click.echo(str(path))
        return
    if answers_only:
        brief = [{"form": one["form"], "answers": one["answers"]} for one in listed]
        click.echo(_json(listed[0]["answers"] if len(listed) == 1 else brief))
        return
    click.echo(
        _json(
            {
                "packet": {"title": found.title, "applicant": found.applicant, "date": found.date},
                "papers": listed,
            }
        )
    )


def _as_dicts(found: Enclosure) -> list[dict[str, Any]]:
    names = ("form", "code", "form_version", "title", "parent", "answers")
    return [{name: getattr(one, name) for name in names} for one in found.papers]


def _json(shown: object) -> str:
    return json.dumps(shown, ensure_ascii=False, indent=2)
