"""The parts of a DOCX and how they point to one another."""

from __future__ import annotations

import io
import posixpath
import zipfile
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote

from lxml import etree

from formgen.errors import BadInput
from formgen.messages import _
from formgen.reading.docx.names import STRICT

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

ROOT = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """Where a part points to: *kind* is the last word of the type (``header``), *target* a part or an address."""

    kind: str
    target: str
    external: bool = False


def parsed(data: bytes) -> Element:
    """The root of an XML part; comments and instructions are left out, so that elements count the same."""
    if b"purl.oclc.org/ooxml" in data:
        for strict, transitional in STRICT.items():
            data = data.replace(strict, transitional)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.doctype:
        raise BadInput(
            _("文件里带有不允许的声明（DOCTYPE），没有读取：请用 Word 打开后另存为新的 .docx 再上传。")
        )
    return root


class Package:
    """A DOCX: its parts by name, each parsed when asked for."""

    def __init__(self, data: bytes) -> None:
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._relations: dict[str, dict[str, Relation]] = {}
        self._names = {one.lower(): one for one in self._zip.namelist()}

    @property
    def names(self) -> list[str]:
        """The names of all members."""
        return list(self._names.values())

    def root(self, name: str) -> Element | None:
        """The parsed part *name*; ``None`` where there is none."""
        data = self.bytes(name)
        return None if data is None else parsed(data)

    def bytes(self, name: str) -> bytes | None:
        """The bytes of the part *name*; names of parts are compared without regard to case."""
        found = self._names.get(name.lower())
        return None if found is None else self._zip.read(found)

    def relations(self, name: str) -> dict[str, Relation]:
        """The relations of the part *name*, by id; of the package for :data:`ROOT`."""
        if name not in self._relations:
            self._relations[name] = self._read_relations(name)
        return self._relations[name]

    def _read_relations(self, name: str) -> dict[str, Relation]:
        folder, base = posixpath.split(name)
        root = self.root(posixpath.join(folder, "_rels", f"{base}.rels"))
        found = {} if root is None else {one.get("Id", ""): _relation(one, folder) for one in root}
        return {key: one for key, one in found.items() if key}

    @cached_property
    def main(self) -> str:
        """The name of the main part."""
        names = [one.target for one in self.relations(ROOT).values() if one.kind == "officeDocument"]
        if not names or self.bytes(names[0]) is None:
            raise BadInput(_("这不是完整的 Word 文档：缺少正文。请用 Word 打开后另存为 .docx 再上传。"))
        return names[0]

    def one(self, kind: str) -> str | None:
        """The name of the part to which the main part points as *kind* (``styles``)."""
        found = (one for one in self.relations(self.main).values() if one.kind == kind and not one.external)
        return next((one.target for one in found), None)


def _relation(element: Element, folder: str) -> Relation:
    kind = element.get("Type", "").rsplit("/", 1)[-1]
    target = element.get("Target", "")
    if element.get("TargetMode") == "External":
        return Relation(kind, target, external=True)
    path = unquote(target)
    joined = path if path.startswith("/") else posixpath.join(folder, path)
    return Relation(kind, posixpath.normpath(joined).lstrip("/"))
