"""What no font draws stands apart in the converter's copy, so that it takes no other character along."""

import re

from formgen.rendering.pdf.apart import set_apart

NOWHERE = "\U000e0fff\U0010fffd"
PART = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>'
    '<w:rPr><w:rStyle w:val="a"/><w:sz w:val="32"/></w:rPr><w:t>{}</w:t></w:r></w:p></w:body></w:document>'
)


def runs_of(part):
    """The text of each run, with the font that it names."""
    text = part.decode()
    found = re.findall(r"<w:r>(?:(?!</w:r>).)*</w:r>", text)
    return [
        (re.search(r">([^<]+)</w:t>", one)[1], (re.search(r'w:eastAsia="([^"]+)"', one) or ["", ""])[1])
        for one in found
    ]


def test_a_part_whose_characters_are_all_drawn_stays_as_it_is():
    part = PART.format("示例喆堃𠮷").encode()
    assert set_apart(part) is part


def test_what_nobody_draws_gets_the_square_and_what_few_draw_the_face_that_has_it():
    said = runs_of(set_apart(PART.format(f"示例喆市{NOWHERE}𠮷").encode()))
    assert said == [
        ("示例", ""),
        ("喆", "Formgen Song"),
        ("市", ""),
        (NOWHERE, "Formgen Lacking"),
        ("𠮷", "Formgen Song"),
    ]


def test_the_looks_of_the_run_stay():
    part = set_apart(PART.format(f"示例{NOWHERE}").encode()).decode()
    assert part.count('<w:sz w:val="32"/>') == 2
    assert '<w:rStyle w:val="a"/><w:rFonts' in part
