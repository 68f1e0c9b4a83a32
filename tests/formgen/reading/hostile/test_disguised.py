"""Files under another name: told by what is in them, and called what they are."""

from __future__ import annotations

import struct

import pytest

OTHERS = {
    "png": (b"\x89PNG\r\n\x1a\n" + bytes(100), "图片"),
    "jpeg": (b"\xff\xd8\xff\xe0" + bytes(100), "图片"),
    "gif": (b"GIF89a" + bytes(100), "图片"),
    "bmp": (b"BM" + bytes(100), "图片"),
    "tiff": (b"II*\0" + bytes(100), "图片"),
    "webp": (b"RIFF\x10\0\0\0WEBP" + bytes(100), "图片"),
    "heic": (b"\0\0\0\x18ftypheic" + bytes(100), "图片"),
    "svg": ('<svg xmlns="http://www.w3.org/2000/svg"><text>甲方</text></svg>'.encode(), "图片"),
    "exe": (b"MZ\x90\0" + bytes(100), "程序"),
    "elf": (b"\x7fELF\2\1\1" + bytes(100), "程序"),
    "shell": (b"#!/bin/sh\nrm -rf /\n", "程序"),
    "shortcut": (b"L\0\0\0\1\x14\2\0" + bytes(100), "程序"),
    "java": (b"\xca\xfe\xba\xbe\0\0\0\x34" + bytes(100), "程序"),
    "7z": (b"7z\xbc\xaf\x27\x1c" + bytes(100), "压缩包"),
    "rar": (b"Rar!\x1a\x07\1\0" + bytes(100), "压缩包"),
    "gzip": (b"\x1f\x8b\x08" + bytes(100), "压缩包"),
    "empty zip": (b"PK\x05\x06" + bytes(18), "压缩包"),
    "rtf": (rb"{\rtf1\ansi {\b\'bc\'d7\'b7\'bd}}", "RTF"),
    "html": ("<!DOCTYPE html><html><body>甲方</body></html>".encode(), "网页"),
    "html in utf-16": ("<html><body>甲方</body></html>".encode("utf-16"), "网页"),
    "mhtml": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "邮件"),
    "word xml": (
        b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
        "Word 2003",
    ),
    "xml": (b'<?xml version="1.0"?><contract/>', "XML"),
    "mp3": (b"ID3\x03\0\0\0" + bytes(100), "音频"),
    "mp4": (b"\0\0\0\x18ftypmp42" + bytes(100), "音频"),
    "sqlite": (b"SQLite format 3\0" + bytes(100), "数据库"),
    "postscript": (b"%!PS-Adobe-3.0\n", "PostScript"),
}
PACKAGES = {
    "spreadsheetml.sheet.main+xml": "Excel 表格",
    "presentationml.presentation.main+xml": "演示文稿",
    "wordprocessingml.template.main+xml": "Word 模板",
}
MEMBERS = {
    "OFD.xml": "OFD",
    "content.xml": "OpenDocument",
    "META-INF/container.xml": "电子书",
    "META-INF/MANIFEST.MF": "程序",
    "合同/甲.docx": "压缩包",
}


@pytest.mark.parametrize("name", ["合同.docx", "合同.pdf", "合同.txt", "合同.doc"])
@pytest.mark.parametrize("kind", OTHERS)
def test_another_kind_is_called_by_its_name(judged, kind, name):
    data, called = OTHERS[kind]

    assert called in judged(data, name).said


@pytest.mark.parametrize("kind", PACKAGES)
def test_another_office_file_is_called_by_its_name(judged, make, kind):
    main = f"application/vnd.openxmlformats-officedocument.{kind}"

    assert PACKAGES[kind] in judged(make.docx(types=make.types(main))).said


@pytest.mark.parametrize("member", MEMBERS)
def test_another_zip_is_called_by_its_name(judged, make, member):
    assert MEMBERS[member] in judged(make.zipped({member: "<a/>"})).said


def ole(*names, flags=0, body="WordDocument"):
    """A small OLE file: header, one sector of allocation table, one of directory, one of text."""
    header = bytearray(512)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<5H", header, 0x18, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<9I", header, 0x2C, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<109I", header, 0x4C, *([0] + [0xFFFFFFFF] * 108))
    table = struct.pack("<128I", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE, *([0xFFFFFFFF] * 125))
    rows = [("Root Entry", 0xFFFFFFFF, 1)] + [
        (name, number + 2 if number + 1 < len(names) else 0xFFFFFFFF, 0xFFFFFFFF)
        for number, name in enumerate(names)
    ]
    directory = b""
    for name, right, child in rows:
        row = bytearray(128)
        letters = name.encode("utf-16-le")
        row[: len(letters)] = letters
        struct.pack_into("<H2B3I", row, 0x40, len(letters) + 2, 2, 1, 0xFFFFFFFF, right, child)
        struct.pack_into("<I", row, 0x74, 2 if name == body else 0xFFFFFFFE)
        directory += row
    text = bytearray(512)
    struct.pack_into("<6H", text, 0, 0xA5EC, 0xC1, 0, 0, 0, flags)
    return bytes(header) + table + directory.ljust(512, b"\0") + bytes(text)


@pytest.mark.parametrize(
    ("names", "called"),
    [
        (("Workbook",), "Excel 表格"),
        (("PowerPoint Document",), "演示文稿"),
        (("__properties_version1.0",), "Outlook 邮件"),
        (("EncryptedPackage", "EncryptionInfo"), "文件有密码"),
        (("something",), "其他 Office 文件"),
    ],
)
def test_an_old_office_file_is_called_by_its_name(judged, names, called):
    assert called in judged(ole(*names)).said


def test_an_old_word_file_with_a_password_says_so(judged):
    assert (
        judged(ole("WordDocument", flags=0x0100), "合同.doc").said
        == "文件有密码，读不了：请去掉密码，另存一份后再上传。"
    )


@pytest.mark.parametrize("length", [8, 100, 511, 512, 600, 1024, 1500])
def test_an_old_word_file_cut_off_is_called_broken(judged, length):
    assert "已经损坏" in judged(ole("WordDocument")[:length], "合同.doc").said


def test_rings_in_an_old_file_end(judged):
    data = bytearray(ole("WordDocument"))
    struct.pack_into("<I", data, 512 + 4, 1)  # the directory's sector follows itself
    struct.pack_into("<I", data, 1024 + 128 + 0x48, 1)  # and an entry is its own neighbour

    assert judged(bytes(data[:1536]), "合同.doc").said
