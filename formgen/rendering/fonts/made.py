"""The faces that are made here: free fonts as TrueType, once, in the cache of whoever runs the converters.

Never committed and never delivered: they are made on the machine from the packages that are installed there.
"""

from __future__ import annotations

import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import lru_cache
from multiprocessing import get_context
from typing import TYPE_CHECKING

from formgen.rendering.fonts.config import font_folders, made_folder
from formgen.rendering.fonts.coverage import is_drawn
from formgen.rendering.fonts.lacking import write_lacking
from formgen.rendering.fonts.lent import EDITION as OF_LENT
from formgen.rendering.fonts.lent import FANGSONG, Manner, lent
from formgen.rendering.fonts.outlines import opened, write_truetype
from formgen.rendering.fonts.repertoire import in_headings, in_text
from formgen.rendering.fonts.substitutes import FACES, LACKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

EDITION = "2"
"""To be raised when the same source has to give another font."""


@dataclass(frozen=True)
class Recipe:
    """What the face *family* is made from.

    :param source: the name of a file in one of the font folders.
    :param wanted: says of a code point whether to take it over.
    :param lender: the name of the file that characters are drawn from which the source lacks, after its *manner*.
    """

    family: str
    source: str
    wanted: Callable[[int], bool] = in_text
    lender: str = ""
    manner: Manner = FANGSONG


RECIPES = (
    Recipe(FACES["宋体"], "NotoSerifCJK-Regular.ttc", in_text),
    Recipe(FACES["仿宋"], "FandolFang-Regular.otf", lender="NotoSerifCJK-Regular.ttc"),
    Recipe(FACES["楷体"], "FandolKai-Regular.otf"),
    Recipe(FACES["小标宋"], "NotoSerifCJK-Bold.ttc", in_headings),
    Recipe(FACES["黑体"], "NotoSansCJK-Regular.ttc", in_headings),
)
"""The longest work first, so that two processors end together."""


@dataclass(frozen=True)
class Made:
    """A face and what became of it: the *source* it was found for, the *file*, and whether it is new."""

    family: str
    source: Path | None
    file: Path | None
    is_new: bool = False


def make_faces(processes: int | None = None) -> Iterator[Made]:
    """Make every face that is not there yet, or whose source has changed; each told as it is done."""
    folder = made_folder()
    folder.mkdir(parents=True, exist_ok=True)
    tasks = [(one, source_of(one)) for one in RECIPES]
    waiting = [(one, source) for one, source in tasks if source and not _file(one, source).is_file()]
    for one, source in tasks:
        if (one, source) not in waiting:
            yield Made(one.family, source, _file(one, source) if source else None)
    if waiting:
        yield from _make_all(waiting, processes)
    yield _last_resort(folder)


def _make_all(waiting: list[tuple[Recipe, Path]], processes: int | None) -> Iterator[Made]:
    count = min(processes or os.cpu_count() or 1, len(waiting))
    with ProcessPoolExecutor(count, get_context("spawn")) as pool:
        done = [(one, source, pool.submit(_make, one.family, source)) for one, source in waiting]
        for one, source, work in done:
            yield Made(one.family, source, work.result(), is_new=True)


def _last_resort(folder: Path) -> Made:
    """The font for what the others lack: as they are now, ours among them."""
    target = folder / f"{LACKING.replace(' ', '')}.ttf"
    beside = target.with_suffix(f".{os.getpid()}")
    write_lacking(beside, is_drawn)
    is_new = not target.is_file() or target.read_bytes() != beside.read_bytes()
    beside.replace(target)
    return Made(LACKING, target, target, is_new)


def source_of(recipe: Recipe) -> Path | None:
    """The file that *recipe* is made from, if it is installed."""
    return _installed(recipe.source)


def _lender_of(recipe: Recipe) -> Path | None:
    return _installed(recipe.lender) if recipe.lender else None


def _installed(name: str) -> Path | None:
    found = (file for folder in font_folders() for file in sorted(folder.rglob(name)))
    return next(found, None)


def _make(family: str, source: Path) -> Path:
    recipe = next(one for one in RECIPES if one.family == family)
    target = _file(recipe, source)
    beside = target.with_suffix(f".{os.getpid()}")
    try:
        _write(recipe, source, beside)
        beside.replace(target)
    finally:
        beside.unlink(missing_ok=True)
    for old in target.parent.glob(f"{target.name.partition('-')[0]}-*.ttf"):
        if old != target:
            with suppress(FileNotFoundError):
                old.unlink()
    return target


def _write(recipe: Recipe, source: Path, target: Path) -> None:
    lender = _lender_of(recipe)
    if lender is None:
        write_truetype(source, target, recipe.family, recipe.wanted)
        return
    with opened(lender) as other:
        write_truetype(
            source, target, recipe.family, recipe.wanted, lambda font: lent(font, other, recipe.manner)
        )


def _file(recipe: Recipe, source: Path) -> Path:
    """Named by what it is made from, so that a new edition of any of it is another file."""
    return made_folder() / f"{recipe.family.replace(' ', '')}-{_digest(source, _lender_of(recipe))}.ttf"


@lru_cache
def _digest(source: Path, lender: Path | None) -> str:
    digest = hashlib.sha256(EDITION.encode())
    digest.update(source.read_bytes())
    if lender is not None:
        digest.update(OF_LENT.encode() + lender.read_bytes())
    return digest.hexdigest()[:16]
