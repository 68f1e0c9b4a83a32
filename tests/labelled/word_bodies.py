"""Bodies of Word files of any make, for tests of properties."""

from __future__ import annotations

from hypothesis import strategies as st
from word_files import control, field, text_box

texts = st.text(st.sampled_from("甲乙方应当 \u200b\u202e\u00ad1。"), max_size=8)
pieces = st.one_of(
    texts.map(lambda text: f"<w:t>{text}</w:t>"),
    texts.map(lambda text: f'<w:t xml:space="preserve">{text}</w:t>'),
    st.sampled_from(["<w:tab/>", "<w:br/>", "<w:cr/>", "<w:noBreakHyphen/>", "<!-- 示例 -->", "<?示例?>"]),
)
runs = st.lists(pieces, max_size=4).map(lambda inside: f"<w:r><w:rPr><w:b/></w:rPr>{''.join(inside)}</w:r>")
wraps = st.sampled_from(
    [
        "{}",
        '<w:ins w:id="1">{}</w:ins>',
        "<w:hyperlink>{}</w:hyperlink>",
        control("{}"),
        control("{}", "<w:text/>"),
        field("REF a", "{}"),
        field('HYPERLINK "a"', "{}"),
        '<w:fldSimple w:instr="REF a">{}</w:fldSimple>',
        text_box("<w:p>{}</w:p>"),
        '<w:smartTag w:element="a">{}</w:smartTag>',
        "<w:r><w:ruby><w:rt/><w:rubyBase>{}</w:rubyBase></w:ruby></w:r>",
    ]
)
insides = st.lists(st.builds(lambda wrap, run: wrap.replace("{}", run), wraps, runs), max_size=4).map("".join)
paragraphs = st.builds(
    lambda deleted, inside: f"<w:p><w:pPr><w:rPr>{deleted}</w:rPr></w:pPr>{inside}</w:p>",
    st.sampled_from(["", "", '<w:del w:id="2"/>']),
    insides,
)
tables = paragraphs.map(
    lambda inside: f"<w:tbl><w:tr><w:tc>{inside}</w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>"
)
bodies = st.lists(st.one_of(paragraphs, tables), max_size=6).map("".join)
