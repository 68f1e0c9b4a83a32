"""Whether the parts that formgen needs are there, each with its remedy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from formgen import catalogue
from formgen.errors import FormgenError, PartMissing
from formgen.messages import Message, _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Part:
    """One needed part: whether it is well, and what was found or has to be done."""

    name: Message
    well: bool
    found: Message | str

    def line(self, language: str) -> str:
        """The part as one line for a terminal."""
        said = self.found.to(language) if isinstance(self.found, Message) else self.found
        return f"{'✓' if self.well else '✗'} {self.name.to(language)}  {said}"

    def as_dict(self, language: str) -> dict[str, Any]:
        """The part for a script."""
        said = self.found.to(language) if isinstance(self.found, Message) else self.found
        return {"part": self.name.to(language), "well": self.well, "found": said}


def examine() -> list[Part]:
    """Look at every part: definitions, settings that are odd, database and the seal of its trail, store of files, converter, fonts."""
    database = _part(_("数据库"), _database)
    return [
        _part(_("表单定义"), _definitions),
        *_settings(),
        database,
        *([_part(_("审计记录"), _seal)] if database.well else []),
        *_store(),
        *_converter(),
    ]


def _part(name: Message, look: Callable[[], Message | str]) -> Part:
    try:
        return Part(name, well=True, found=look())
    except FormgenError as fault:
        return Part(name, well=False, found=fault.message)
    except OSError as fault:
        said = _(
            "系统拒绝了：{why}。请检查 FORMGEN_DATA 所指的目录和权限。", why=fault.strerror or str(fault)
        )
        return Part(name, well=False, found=said)


def _definitions() -> Message:
    found = catalogue.installed()
    rules = sum(len(act.rules) for act in found.acts)
    return _(
        "{forms}个表单，{acts}件法规，{rules}条规则",
        forms=len(found.forms),
        acts=len(found.acts),
        rules=rules,
    )


def _settings() -> Iterator[Part]:
    from formgen.service.setting_checks import oddities  # noqa: PLC0415 - as of the database below

    for one in oddities():
        yield Part(_("设置"), well=False, found=one)


def _database() -> Message:
    from formgen.service.settings import settings  # noqa: PLC0415 - a check without a database needs none

    database = settings().database()
    if not database.at_head():
        database.must_be_known()
        raise PartMissing(_("不是最新结构，请运行 formgen db upgrade"))
    return _("已是最新结构")


def _seal() -> Message:
    from formgen.service.proof import foreign  # noqa: PLC0415 - as above
    from formgen.service.settings import settings  # noqa: PLC0415 - as above

    said = foreign(settings())
    if said is not None:
        raise PartMissing(said)
    return _("由本站的密钥封存")


def _store() -> Iterator[Part]:
    from formgen.service.settings import settings  # noqa: PLC0415 - as above
    from formgen.storage import Files  # noqa: PLC0415 - as above

    def look() -> Message:
        Files(settings().database()).check()
        return _("可以读写")

    if settings().documents_url:
        yield _part(_("文书存储"), look)


def _converter() -> Iterator[Part]:
    from formgen.rendering import pdf  # noqa: PLC0415 - asks the system about LibreOffice and fonts

    state = pdf.health()
    if not state["available"]:
        yield Part(_("PDF 转换"), well=False, found=str(state["reason"]))
        return
    found = _(
        "LibreOffice {version}；网络：{network}", version=state["version"], network=_network(state["network"])
    )
    yield Part(_("PDF 转换"), well=True, found=found)
    faces = [f"{one['face']}→{one['family']}" for one in state["fonts"] if not one["intended"]]
    yield Part(_("字体"), well=True, found=_("替代：{faces}", faces=faces) if faces else _("齐全"))


def _network(state: str) -> Message:
    return _("已隔离") if state == "none" else _("系统不允许隔离，靠其余各层防护")
