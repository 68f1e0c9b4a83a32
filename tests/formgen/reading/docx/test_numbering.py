"""Automatic numbers: what Word prints, and what LibreOffice prints where the two agree."""

from __future__ import annotations

import subprocess

import pytest

from formgen.reading.docx import read_docx
from formgen.reading.docx.number_formats import written

FORMATS = (
    "decimal", "decimalZero", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "chineseCountingThousand",
    "japaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified", "ideographTraditional",
    "ideographZodiac", "decimalEnclosedCircle", "decimalFullWidth",
)  # fmt: skip


def level(depth: int, text: str, form: str = "decimal", more: str = "", start: int = 1) -> str:
    """*more* stands where the schema has pStyle, isLgl, suff and lvlRestart."""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def lists(*levels: str, numbers: str = "") -> str:
    kind = '<w:multiLevelType w:val="multilevel"/>'
    abstract = f'<w:abstractNum w:abstractNumId="0">{kind}{"".join(levels)}</w:abstractNum>'
    return abstract + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>' + numbers


def item(text: str, depth: int | None = 0, number: int = 1, properties: str = "") -> str:
    given = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>'
    return (
        f"<w:p><w:pPr>{properties if depth is None else given + properties}</w:pPr>"
        f"<w:r><w:t>{text}</w:t></w:r></w:p>"
    )


def plain(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def style(key: str, properties: str, parent: str = "") -> str:
    based = f'<w:basedOn w:val="{parent}"/>' if parent else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{key}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def override(number: int, inside: str) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="0"/>{inside}</w:num>'


ARTICLES = (
    level(0, "第%1章", "chineseCountingThousand"),
    level(1, "%1.%2"),
    level(2, "（%3）", "lowerLetter"),
)
NESTED = "".join(item("内容", depth) for depth in (0, 1, 1, 2, 2, 1, 2, 0, 1, 2))
IN_STYLE = '<w:numPr><w:numId w:val="1"/></w:numPr>'
CASES = {
    "three levels": (NESTED, {"numbering": lists(*ARTICLES)}),
    "arabic for lawyers": (
        NESTED,
        {"numbering": lists(ARTICLES[0], level(1, "%1.%2", more="<w:isLgl/>"), ARTICLES[2])},
    ),
    "a start of its own": (
        "".join(item("内容") for _ in range(3)),
        {"numbering": lists(level(0, "%1、", start=5))},
    ),
    "between plain paragraphs": (
        item("甲") + plain("其间") + item("乙"),
        {"numbering": lists(level(0, "%1."))},
    ),
    "through a table": (
        item("甲")
        + f"<w:tbl><w:tblPr/><w:tblGrid><w:gridCol/></w:tblGrid><w:tr><w:tc><w:tcPr/>{item('乙')}</w:tc></w:tr></w:tbl>"
        + item("丙"),
        {"numbering": lists(level(0, "%1."))},
    ),
    "an empty item": (
        item("甲") + item("") + item("乙"),
        {"numbering": lists(level(0, "%1."))},
    ),
    "started anew": (
        item("甲") + item("乙") + item("丙", number=2) + item("丁", number=2),
        {
            "numbering": lists(
                level(0, "%1."),
                numbers=override(2, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            )
        },
    ),
    "by style": (
        "".join(item("内容", None, properties=f'<w:pStyle w:val="{key}"/>') for key in "ABBAB"),
        {
            "numbering": lists(
                level(0, "第%1条", "chineseCountingThousand", '<w:pStyle w:val="A"/>'),
                level(1, "（%2）", more='<w:pStyle w:val="B"/>'),
            ),
            "styles": style("A", IN_STYLE)
            + style("B", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        },
    ),
    "by a style above": (
        "".join(item("内容", None, properties='<w:pStyle w:val="C"/>') for _ in range(2)),
        {"numbering": lists(level(0, "%1.")), "styles": style("A", IN_STYLE) + style("C", "", "A")},
    ),
    "taken off": (
        item("甲", None, properties='<w:pStyle w:val="A"/>')
        + item("乙", 0, 0, '<w:pStyle w:val="A"/>')
        + item("丙", None, properties='<w:pStyle w:val="A"/>'),
        {"numbering": lists(level(0, "%1.")), "styles": style("A", IN_STYLE)},
    ),
    "spaces and nothing": (
        item("甲", 0) + item("乙", 1),
        {
            "numbering": lists(
                level(0, "%1", more='<w:suff w:val="space"/>'),
                level(1, "（%2）", more='<w:suff w:val="nothing"/>'),
            )
        },
    ),
    "bullets": (
        item("甲") + item("乙", 1) + item("丙"),
        {"numbering": lists(level(0, "•", "bullet"), level(1, "%2)"))},
    ),
    **{
        f"format {form}": (
            "".join(item("内容") for _ in range(12)),
            {"numbering": lists(level(0, "%1、", form))},
        )
        for form in FORMATS
    },
}


def items(text: str) -> list[str]:
    """Numbers and words without the blanks between and around them."""
    lines = ("".join(line.split()) for line in text.replace("\ufeff", "").split("\n"))
    return [line for line in lines if line]


@pytest.fixture(scope="module")
def printed(made, tmp_path_factory):
    """What LibreOffice prints of each case."""
    folder = tmp_path_factory.mktemp("numbering")
    sources = {name: folder / f"{at}.docx" for at, name in enumerate(CASES)}
    for name, path in sources.items():
        body, parts = CASES[name]
        path.write_bytes(made(body, **parts))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    target = ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(folder)]
    command = ["soffice", profile, "--headless", *target, *map(str, sources.values())]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return {name: path.with_suffix(".txt").read_text("utf-8") for name, path in sources.items()}


@pytest.mark.office
@pytest.mark.slow
@pytest.mark.parametrize("case", CASES)
def test_the_numbers_are_those_that_libreoffice_prints(printed, made, case):
    body, parts = CASES[case]
    document = read_docx(made(body, **parts), "示例.docx")
    assert items(document.text) == items(printed[case])


def numbers(document) -> list[str]:
    return [document.text[one.start : one.start + one.numbering] for one in document.blocks]


def test_a_number_is_text_without_a_place_and_counted_in_its_block(read):
    document = read(item("总则"), numbering=lists(level(0, "第%1条", "chineseCountingThousand")))
    assert document.text == "第一条\t总则"
    [block] = document.blocks
    assert (block.start, block.end, block.numbering) == (0, 6, 4)
    assert [(one.start, one.end, one.offset) for one in document.places] == [(4, 6, 0)]


@pytest.mark.parametrize(("suffix", "written"), [("tab", "1.\t"), ("space", "1. "), ("nothing", "1.")])
def test_what_follows_a_number_is_written_too(read, suffix, written):
    document = read(item("总则"), numbering=lists(level(0, "%1.", more=f'<w:suff w:val="{suffix}"/>')))
    assert document.text == f"{written}总则"


def test_a_level_that_never_restarts_counts_through_all_chapters(read):
    levels = lists(ARTICLES[0], level(1, "第%2条", more='<w:lvlRestart w:val="0"/>'))
    document = read("".join(item("内容", depth) for depth in (0, 1, 1, 0, 1)), numbering=levels)
    assert numbers(document) == ["第一章\t", "第1条\t", "第2条\t", "第二章\t", "第3条\t"]


def test_a_level_may_restart_only_after_one_of_the_levels_above(read):
    levels = lists(level(0, "%1."), level(1, "%2."), level(2, "%3.", more='<w:lvlRestart w:val="1"/>'))
    document = read("".join(item("内容", depth) for depth in (0, 1, 2, 1, 2, 0, 2)), numbering=levels)
    assert numbers(document)[4] == "2.\t"
    assert numbers(document)[6] == "1.\t"


def test_two_numbers_of_one_list_count_together_and_a_start_of_its_own_holds_once(read):
    start = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>'
    levels = lists(level(0, "%1."), numbers=override(2, "") + override(3, start))
    document = read("".join(item("内容", number=number) for number in (1, 2, 3, 3, 1)), numbering=levels)
    assert numbers(document) == ["1.\t", "2.\t", "7.\t", "8.\t", "9.\t"]


def test_a_number_may_bring_a_level_of_its_own(read):
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "第%1条")}</w:lvlOverride>'
    document = read(
        item("甲") + item("乙", number=2), numbering=lists(level(0, "%1."), numbers=override(2, own))
    )
    assert numbers(document) == ["1.\t", "第2条\t"]


def test_a_list_may_stand_for_the_list_of_a_style(read):
    linked = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="清单"/></w:abstractNum>'
    number = '<w:num w:numId="6"><w:abstractNumId w:val="5"/></w:num>'
    named = f'<w:style w:type="numbering" w:styleId="清单"><w:pPr>{IN_STYLE}</w:pPr></w:style>'
    levels = linked + lists(level(0, "第%1条"), numbers=number)
    document = read(item("甲", number=6) + item("乙", number=1), numbering=levels, styles=named)
    assert numbers(document) == ["第1条\t", "第2条\t"]


def test_links_in_a_circle_end(read):
    linked = '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="清单"/></w:abstractNum>'
    named = f'<w:style w:type="numbering" w:styleId="清单"><w:basedOn w:val="清单"/><w:pPr>{IN_STYLE}</w:pPr></w:style>'
    numbered = linked + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    assert read(item("甲"), numbering=numbered, styles=named).text == "甲"


def test_a_newer_format_stands_in_a_choice(read):
    form = (
        '<mc:AlternateContent><mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
        '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
    )
    given = f'<w:lvl w:ilvl="0"><w:start w:val="9"/>{form}<w:lvlText w:val="%1"/></w:lvl>'
    assert numbers(read(item("甲") + item("乙"), numbering=lists(given))) == ["009\t", "010\t"]


def test_items_deleted_as_a_tracked_change_are_not_counted(read):
    gone = item("", properties='<w:rPr><w:del w:id="1"/></w:rPr>').replace(
        "<w:r><w:t></w:t></w:r>", '<w:del w:id="2"><w:r><w:delText>删去</w:delText></w:r></w:del>'
    )
    document = read(item("甲") + gone + item("乙"), numbering=lists(level(0, "%1.")))
    assert document.text == "1.\t甲\n2.\t乙"


@pytest.mark.parametrize("story", ["header", "footer"])
def test_a_header_counts_for_itself(read, story):
    section = f'<w:sectPr><w:{story}Reference w:type="default" r:id="{story}1"/></w:sectPr>'
    document = read(item("甲") + section, numbering=lists(level(0, "%1.")), **{f"{story}1": item("乙")})
    assert numbers(document) == ["1.\t", "1.\t"]


@pytest.mark.parametrize(
    ("form", "number", "said"),
    [
        ("chineseCounting", 10, "十"),
        ("chineseCounting", 99, "九十九"),
        ("chineseCounting", 101, "一○一"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 103, "一百零三"),
        ("chineseCountingThousand", 110, "一百一十"),
        ("chineseCountingThousand", 1003, "一千零三"),
        ("chineseLegalSimplified", 10, "壹拾"),
        ("chineseLegalSimplified", 108, "壹佰零捌"),
        ("ideographDigital", 10, "一〇"),
        ("taiwaneseDigital", 20, "二○"),
        ("japaneseCounting", 101, "百一"),
        ("ideographTraditional", 10, "癸"),
        ("ideographTraditional", 11, "11"),
        ("ideographZodiacTraditional", 1, "甲子"),
        ("decimalZero", 9, "09"),
        ("decimalZero", 10, "10"),
        ("decimalEnclosedCircle", 20, "⑳"),
        ("decimalEnclosedCircle", 21, "21"),
        ("decimalEnclosedParen", 3, "⑶"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 27, "AA"),
        ("lowerLetter", 53, "aaa"),
        ("upperRoman", 1994, "MCMXCIV"),
        ("ordinal", 11, "11th"),
        ("ordinal", 22, "22nd"),
        ("numberInDash", 3, "- 3 -"),
        ("chineseCountingThousand", 0, "零"),
        ("upperRoman", 0, "0"),
        ("upperLetter", 2147483647, "2147483647"),
        ("some-day", 4, "4"),
    ],
)
def test_numbers_are_written_as_the_standard_says(form, number, said):
    assert written(number, form) == said
