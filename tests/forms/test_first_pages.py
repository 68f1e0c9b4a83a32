"""The first page of every form's filled sample looks as it did when somebody last looked at it.

Two things are kept of each page, as text that a reviewer can read: where its lines of words stand (in
millimetres), and how dark each square of three millimetres is. Lines may move by a millimetre; ink has to
be found within one square of where it was. Pictures would be larger and would say less: a line that moved
is told by its words, a rule that is gone by its place.

Another LibreOffice or other fonts break lines elsewhere, and no tolerance of places is both wide enough for
them and narrow enough for anything else. There the words alone are compared, in their order, with the size
of the page and the number of pages, and the test says that it did no more.

FORMGEN_EXPECT=write accepts what is made now: look at the page first.
"""

from __future__ import annotations

import json
import os
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from formgen import catalogue
from formgen.rendering import fonts, pdf
from formgen.service import guides

pytestmark = [pytest.mark.office, pytest.mark.slow]

KEPT = Path(__file__).parent / "first_pages"
AS_OF = date(2026, 11, 19)
FORMS = {form.id: form for form in catalogue.installed().forms}
POINT = 25.4 / 72
SQUARE = 3
"""Millimetres of a side of the squares in which ink is measured."""
DOTS = 6
"""Dots along that side."""
FULL = 0.5
"""The share of black from which a square counts as full: print is never darker but for solid blocks."""
SHADES = "0123456789"
MOST_MOVED = 1.0
MOST_SHADES = 2
MOST_SQUARES = 6
"""So many squares of a page may differ: a stroke that falls just across a border."""


def made_with():
    """What decides how a page is broken: LibreOffice and the fonts that stand for those of the template."""
    faces = {
        one.name: (getattr(one, "source", "") or one.family).removesuffix(" Bold") for one in fonts.check()
    }
    return {"libreoffice": pdf.health().get("version", ""), "fonts": faces}


def seen_in(content):
    """What is kept of the first page of a PDF."""
    with pdfium.PdfDocument(content) as document:
        page = document[0]
        width, height = (round(side * POINT) for side in page.get_size())
        return {
            "pages": len(document),
            "size": [width, height],
            "lines": lines_of(page),
            "ink": ink_of(page, width, height),
        }


def lines_of(page):
    """Every run of words: millimetres from the left, from the top, how wide, and the words."""
    text, height = page.get_textpage(), page.get_height()
    boxes = (text.get_rect(index) for index in range(text.count_rects()))
    found = [
        [*(round(side * POINT, 1) for side in (left, height - bottom, right - left)), said]
        for left, bottom, right, top in boxes
        if (said := text.get_text_bounded(left, bottom, right, top).strip())
    ]
    return sorted(found, key=lambda one: (round(one[1]), one[0]))


def ink_of(page, width, height):
    """How dark each square is, a digit each, a row of squares a string."""
    bitmap = page.render(scale=DOTS / SQUARE * POINT, grayscale=True)
    dots, stride = bytes(bitmap.buffer), bitmap.stride
    columns, rows = min(width // SQUARE, bitmap.width // DOTS), min(height // SQUARE, bitmap.height // DOTS)
    return [
        "".join(shade_of(dots, stride, row * DOTS, column * DOTS) for column in range(columns))
        for row in range(rows)
    ]


def shade_of(dots, stride, top, left):
    light = sum(
        sum(dots[line * stride + left : line * stride + left + DOTS]) for line in range(top, top + DOTS)
    )
    dark = 1 - light / (255 * DOTS * DOTS)
    return SHADES[min(9, round(dark / FULL * 9))]


def differences(kept, made):
    """What is different between two pages made with the same programs, a sentence each."""
    for what in ("pages", "size"):
        if kept[what] != made[what]:
            yield f"{what}: {kept[what]} before, {made[what]} now"
    yield from moved(kept["lines"], made["lines"])
    yield from darker_or_lighter(kept["ink"], made["ink"], made["lines"])


def moved(kept, made):
    """Words that are gone, new, or elsewhere; the same words several times are paired from the top."""
    for words in sorted({one[3] for one in (*kept, *made)}):
        before, after = ([one for one in page if one[3] == words] for page in (kept, made))
        for was, now in zip(before, after, strict=False):
            far = max(abs(one - other) for one, other in zip(was[:3], now[:3], strict=True))
            if far > MOST_MOVED + 0.001:  # of what was rounded to a tenth
                yield f"moved or changed by {far:.1f} mm: {told(was)}, now at {now[0]}, {now[1]}"
        yield from (f"gone: {told(one)}" for one in before[len(after) :])
        yield from (f"new: {told(one)}" for one in after[len(before) :])


def told(line):
    left, top, width, said = line
    return f"“{said[:30]}” at {left} mm from the left, {top} mm from the top, {width} mm wide"


def darker_or_lighter(kept, made, lines):
    """Squares whose ink is nowhere near in the other page, told together with the words beside them."""
    changed = [
        (row, column, word, shade)
        for word, one, other in (("less", kept, made), ("more", made, kept))
        for row, shades in enumerate(one)
        for column, shade in enumerate(shades)
        if int(shade) - darkest_near(other, row, column) > MOST_SHADES
    ]
    if len(changed) <= MOST_SQUARES:
        return
    for row, column, word, shade in changed[:10]:
        place = f"{column * SQUARE} mm from the left, {row * SQUARE} mm from the top"
        near = min(lines, key=lambda one: abs(one[1] - row * SQUARE), default=None)
        yield f"{word} ink at {place} (shade {shade}), near “{near[3][:20] if near else ''}”"
    yield f"{len(changed)} squares of {SQUARE} mm differ, {MOST_SQUARES} may"


def darkest_near(ink, row, column):
    rows = ink[max(0, row - 1) : row + 2]
    return max((int(one) for line in rows for one in line[max(0, column - 1) : column + 2]), default=0)


def loose_differences(kept, made):
    """What may not differ whatever made the page: its size, the number of pages, its words in their order."""
    for what in ("pages", "size"):
        if kept[what] != made[what]:
            yield f"{what}: {kept[what]} before, {made[what]} now"
    was, now = (sorted("".join(one[3] for one in page["lines"])) for page in (kept, made))
    common = SequenceMatcher(None, was, now, autojunk=False).ratio()
    if common < 0.95:  # a line more or less may fit on the page
        yield f"only {common:.0%} of the words on the page are those of before"


@pytest.fixture(params=FORMS.values(), ids=FORMS)
def form(request):
    return request.param


def test_the_first_page_of_its_sample_looks_as_it_did(form, tmp_path):
    content = guides.paper(form.id, guides.SAMPLE, guides.PDF, AS_OF)
    made = {"made_with": made_with(), **seen_in(content)}
    path = KEPT / f"{form.id}.json"
    if os.environ.get("FORMGEN_EXPECT") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(written(made), "utf-8")
    if not path.is_file():
        pytest.skip(f"no {path.name} yet: look at the page, then run with FORMGEN_EXPECT=write")
    kept = json.loads(path.read_text("utf-8"))

    alike = kept["made_with"] == made["made_with"]
    found = list((differences if alike else loose_differences)(kept, made))
    if found:
        (tmp_path / f"{form.id}.pdf").write_bytes(content)
        pytest.fail(f"page 1 of {form.id}, now in {tmp_path}:\n" + "\n".join(found), pytrace=False)
    if not alike:
        pytest.skip(f"only words compared: made with {made['made_with']}, kept with {kept['made_with']}")


def written(seen):
    """JSON with one line of words or one row of squares on each line, so that a change can be read."""
    parts = {
        name: f"[\n{rows(value)}\n]" if name in ("lines", "ink") else json.dumps(value, ensure_ascii=False)
        for name, value in seen.items()
    }
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {said}" for name, said in parts.items()) + "\n}\n"


def rows(value):
    return ",\n".join(f"  {json.dumps(one, ensure_ascii=False)}" for one in value)


# ------------------------------------------------------------------------------ the measure itself


PAGE = {
    "pages": 1,
    "size": [30, 15],
    "lines": [[3.0, 3.0, 12.0, "示例标题"], [3.0, 9.0, 20.0, "示例正文"]],
    "ink": ["0000000000", "0555550000", "0000000000", "0333333300", "0000000000"],
}


def changed(**parts):
    return {**PAGE, **parts}


def test_a_page_is_like_itself():
    assert list(differences(PAGE, PAGE)) == []
    assert list(loose_differences(PAGE, PAGE)) == []


def test_a_line_may_move_by_a_millimetre_and_no_more():
    nudged = changed(lines=[[4.0, 3.0, 12.0, "示例标题"], PAGE["lines"][1]])
    shoved = changed(lines=[[4.1, 3.0, 12.0, "示例标题"], PAGE["lines"][1]])

    assert list(differences(PAGE, nudged)) == []
    assert list(differences(PAGE, shoved)) == [
        f"moved or changed by 1.1 mm: {told(PAGE['lines'][0])}, now at 4.1, 3.0"
    ]


def test_words_that_are_gone_or_new_are_told():
    other = changed(lines=[PAGE["lines"][0], [3.0, 9.0, 20.0, "示例别文"]])

    assert list(differences(PAGE, other)) == [
        "new: “示例别文” at 3.0 mm from the left, 9.0 mm from the top, 20.0 mm wide",
        "gone: “示例正文” at 3.0 mm from the left, 9.0 mm from the top, 20.0 mm wide",
    ]


def test_a_rule_that_is_gone_is_told_with_its_place():
    without = changed(ink=[*PAGE["ink"][:3], "0000000000", "0000000000"])

    found = list(differences(PAGE, without))

    assert found[0] == "less ink at 3 mm from the left, 9 mm from the top (shade 3), near “示例正文”"
    assert found[-1] == "7 squares of 3 mm differ, 6 may"


def test_ink_may_fall_into_the_next_square():
    lower = changed(ink=["0000000000", "0000000000", "0555550000", "0000000000", "0333333300"])

    assert list(differences(PAGE, lower)) == []


def test_another_number_of_pages_is_told_whatever_made_them():
    longer = changed(pages=2)

    assert list(differences(PAGE, longer)) == ["pages: 1 before, 2 now"]
    assert list(loose_differences(PAGE, longer)) == ["pages: 1 before, 2 now"]


def test_other_fonts_may_break_lines_elsewhere_but_not_lose_words():
    broken = changed(lines=[[3.0, 3.0, 6.0, "示例"], [3.0, 8.0, 6.0, "标题"], [9.0, 15.0, 20.0, "示例正文"]])
    lost = changed(lines=[PAGE["lines"][0]])

    assert list(loose_differences(PAGE, broken)) == []
    assert list(loose_differences(PAGE, lost)) == ["only 67% of the words on the page are those of before"]
