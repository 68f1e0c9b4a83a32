"""Zips that are not what they seem: bombs, doubles, lies, broken ends."""

from __future__ import annotations

import struct
import tracemalloc
import warnings

import pytest

from formgen.errors import BadInput
from formgen.reading.gate import admit

MEBIBYTE = 1024**2
DAMAGED = "已经损坏"


def refused(data):
    with pytest.raises(BadInput) as fault:
        admit(data)
    return str(fault.value)


def test_the_honest_contract_is_read(judged, make):
    verdict = judged(make.docx())

    assert verdict.document.text == "第一条　甲方支付价款。\n第二条　乙方交付货物。"
    assert verdict.document.notices == ()


@pytest.mark.parametrize("data", [b"", b"\0" * 1000, b"\xef\xbb\xbf", b"\xff\xfe", b" \r\n\t"])
def test_an_empty_file_is_called_empty(data):
    assert "空文件" in refused(data)


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_file_cut_off_is_called_incomplete(make, tenths):
    data = make.docx()

    assert "不完整" in refused(data[: len(data) * tenths // 10])


def test_a_file_that_is_too_big_says_how_big():
    assert refused(b"PK\3\4" + bytes(51 * MEBIBYTE)) == (
        "文件有51.0 MB，超过了50 MB 的上限：请删去其中的大图片，或者拆成几份再上传。"
    )


@pytest.mark.parametrize(
    ("bomb", "parts"),
    [(97 * MEBIBYTE, 1), (60 * MEBIBYTE, 5), (33 * MEBIBYTE, 1)],
    ids=["part", "sum", "ratio"],
)
def test_a_bomb_is_refused_unopened(make, bomb, parts):
    data = make.zipped(make.parts() | {f"word/media/{one}.png": bytes(bomb) for one in range(parts)})
    tracemalloc.start()
    said = refused(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert "解压后过大" in said
    assert peak < 4 * MEBIBYTE


@pytest.mark.parametrize("where", ["directory", "both"])
def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_inflates(make, where):
    data = make.zipped(make.parts() | {"word/media/a.png": bytes(90 * MEBIBYTE)})
    true = struct.pack("<I", 90 * MEBIBYTE)
    at = data.rindex(true)
    data = data[:at] + struct.pack("<I", 1000) + data[at + 4 :]
    if where == "both":
        data = data.replace(true, struct.pack("<I", 1000))
    tracemalloc.start()
    said = refused(data)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert DAMAGED in said
    assert peak < 8 * MEBIBYTE


def test_thousands_of_parts_are_too_many(make):
    assert "部件太多" in refused(make.zipped(make.parts() | {f"word/{one}.bin": b"" for one in range(4000)}))


@pytest.mark.parametrize(
    "name",
    [
        "../up.xml",
        "word/../../up.xml",
        "/root.xml",
        "word\\back.xml",
        "C:/disk.xml",
        "word//two.xml",
        "./dot.xml",
    ],
)
def test_a_name_that_leads_out_is_refused(make, name):
    assert "路径异常" in refused(make.zipped(make.parts() | {name: "<a/>"}))


@pytest.mark.parametrize("second", ["word/document.xml", "Word/Document.xml"])
def test_two_parts_of_one_name_are_refused(make, second):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = make.zipped([*make.parts().items(), (second, make.body(make.paragraph("别的文字")))])

    assert "重名" in refused(data)


def test_an_encrypted_part_is_a_password(make):
    data = bytearray(make.docx())
    row = data.index(b"PK\x01\x02")
    data[row + 8] |= 1

    assert "有密码" in refused(bytes(data))


@pytest.mark.parametrize("method", [1, 9, 12, 14, 99])
def test_an_unusual_compression_is_refused(make, method):
    data = bytearray(make.docx())
    row = data.index(b"PK\x01\x02")
    data[row + 10 : row + 12] = struct.pack("<H", method)

    assert DAMAGED in refused(bytes(data))


def test_a_local_name_that_differs_from_the_directory_is_refused(make):
    data = make.docx()
    at = data.index(b"word/document.xml")

    assert DAMAGED in refused(data[:at] + b"word/documenx.xml" + data[at + 17 :])


def test_parts_that_lie_over_one_another_are_refused(make):
    data = bytearray(make.docx())
    rows = [at for at in range(len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    first = data[rows[0] + 42 : rows[0] + 46]
    data[rows[1] + 42 : rows[1] + 46] = first

    assert DAMAGED in refused(bytes(data))


@pytest.mark.parametrize("places", [(10, 2), (12, 4), (16, 4), (8, 2), (4, 2)], ids=str)
def test_a_wrong_end_of_the_directory_is_refused(make, places):
    data = bytearray(make.docx())
    end = data.rindex(b"PK\x05\x06")
    at, length = places
    data[end + at : end + at + length] = b"\x07" * length

    assert refused(bytes(data))


def test_a_flipped_byte_in_a_part_is_noticed(make):
    data = bytearray(make.docx())
    data[data.index(b"word/document.xml") + 40] ^= 0x10

    assert DAMAGED in refused(bytes(data))


def test_bytes_before_the_zip_are_no_zip(make):
    assert refused(b"MZ\x90\0" + bytes(200) + make.docx()) == (
        "这是程序文件，不是合同：请上传 DOCX、DOC、文字版 PDF、TXT 或 MD 文件。"
    )
