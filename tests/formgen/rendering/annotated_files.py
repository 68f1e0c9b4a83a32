"""Bodies of Word files with words to be remarked upon, and what comes of them with a comment."""

from __future__ import annotations

import io
import zipfile

from lxml import etree
from word_files import paragraph, run

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
WORDS = "不承担任何责任"
SAID = ("【阻断】示例：这样写不行。", "依据：示例。", "参考写法：示例。")
OLD_COMMENT = {
    "comments": f'<w:comment w:id="5" w:author="示例人" w:initials="示">{paragraph("请核对")}</w:comment>',
}
COMMENTED = (
    f'{run("乙方")}<w:commentRangeStart w:id="5"/>{run("不承担")}<w:commentRangeEnd w:id="5"/>'
    f'<w:r><w:commentReference w:id="5"/></w:r>{run("任何责任。")}'
)
SENTENCE = paragraph(f"乙方{WORDS}。")
MATH = "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {one: package.read(one) for one in package.namelist()}


def body(data: bytes):
    return etree.fromstring(parts(data)["word/document.xml"], etree.XMLParser(remove_comments=True))


def commented(data: bytes) -> dict[str, str]:
    """The printed words between the marks of each comment."""
    opened: dict[str, str] = {}
    done: dict[str, str] = {}
    for one in body(data).iter():
        key = one.get(f"{W}id", "")
        if one.tag == f"{W}commentRangeStart":
            opened[key] = ""
        elif one.tag == f"{W}commentRangeEnd":
            done[key] = opened.pop(key)
        elif one.tag == f"{W}t" and next(one.iterancestors(f"{W}txbxContent"), None) is None:
            text = one.text or ""
            printed = text if one.get(SPACE) == "preserve" else text.strip(" \t\n")
            opened = {name: words + printed for name, words in opened.items()}
    assert not opened
    return done
