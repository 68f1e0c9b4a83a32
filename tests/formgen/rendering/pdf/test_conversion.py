"""A Chinese document becomes a PDF that is whole, readable, and known to be its own."""

from __future__ import annotations

import threading
from dataclasses import replace

import pypdfium2
import pytest

from formgen.errors import ConversionFailed, DefinitionFault
from formgen.rendering import pdf
from formgen.rendering.pdf import Busy, ConverterPool, office
from formgen.rendering.pdf import pool as pools

pytestmark = pytest.mark.office


def test_the_text_of_the_pdf_is_the_text_of_the_document(pool, contract, text_of):
    made = pool.convert(
        contract("mark-2001", "价款为人民币壹拾万元整（¥100000.00）。"), fingerprint="mark-2001"
    )
    assert text_of(made) == "第一条甲方应当按照约定支付价款。价款为人民币壹拾万元整（¥100000.00）。"


def test_the_pdf_carries_the_fingerprint_of_the_document(pool, contract):
    made = pool.convert(contract("mark-2002"), fingerprint="mark-2002")
    with pdf.proof.PDFIUM:
        assert pypdfium2.PdfDocument(made).get_metadata_dict()["Keywords"] == "mark-2002"


@pytest.mark.parametrize(
    ("face", "drawn_by"),
    [
        ("仿宋_GB2312", ("FormgenFangsong", "FandolFang", "NotoSerifCJK")),
        ("楷体_GB2312", ("FormgenKaiti", "FandolKai", "LXGWWenKai", "NotoSerifCJK")),
        (
            "方正小标宋简体",
            ("FormgenBiaosong", "NotoSerifCJKsc-Bold", "NotoSerifCJKjp-Bold", "NotoSerifCJK-Bold"),
        ),
        ("黑体", ("FormgenHeiti", "NotoSansCJK")),
        ("宋体", ("FormgenSong", "NotoSerifCJK")),
    ],
)
def test_each_official_face_is_drawn_by_an_embedded_font(pool, contract, fonts_of, face, drawn_by):
    made = pool.convert(contract("mark-2003", face=face), fingerprint="mark-2003")
    fonts = fonts_of(made)
    assert fonts
    assert all(embedded for embedded in fonts.values())
    assert all(any(one in name for one in drawn_by) for name in fonts)


def test_a_rare_character_is_drawn_in_the_face_of_its_neighbours(pool, contract, fonts_of, text_of):
    made = pool.convert(contract("mark-2004", "联系人：𠮷龘喆"), fingerprint="mark-2004")
    assert "联系人：𠮷龘喆" in text_of(made)
    assert all("FormgenFangsong" in name for name in fonts_of(made)), fonts_of(made)


def test_the_pdf_is_tagged_and_speaks_the_documents_language(pool, contract):
    made = pool.convert(contract("mark-2005"), fingerprint="mark-2005")
    assert b"/MarkInfo<</Marked true>>" in made
    assert b"/Lang(" in made


def test_a_pdf_without_the_expected_fingerprint_is_refused(pool, contract):
    with pytest.raises(ConversionFailed, match="没有这份文件的校验码，已经作废"):
        pool.convert(contract("mark-of-another"), fingerprint="mark-2006")


def test_without_a_fingerprint_there_is_nothing_to_hold_the_pdf_against(pool, contract):
    with pytest.raises(DefinitionFault, match="没有给出文件的校验码"):
        pool.convert(contract("mark-2007"), fingerprint="")


def test_many_threads_each_get_their_own_document(pool, contract, text_of):
    found = {}

    def ask(number: int) -> None:
        mark = f"mark-21{number:02}"
        made = pool.convert(contract(mark, f"合同编号为{number}号。"), fingerprint=mark)
        found[number] = text_of(made)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {number: f"第一条甲方应当按照约定支付价款。合同编号为{number}号。" for number in range(8)}


def test_libreoffice_stays_warm_between_documents(pool, contract, pids):
    pool.convert(contract("mark-2008"), fingerprint="mark-2008")
    before = pids(pool)
    pool.convert(contract("mark-2009"), fingerprint="mark-2009")
    assert pids(pool) == before


def test_a_libreoffice_that_starts_does_not_take_itself_for_newly_installed(contract, tmp_path):
    pool = ConverterPool(size=1, scratch=tmp_path)
    pool.convert(contract("mark-2014"), fingerprint="mark-2014")
    # Which it would say by trying its drawing for most of a second, and writing down what came of it.
    assert list(tmp_path.glob("*/0/profile/user/registrymodifications.xcu"))
    assert not list(tmp_path.glob("*/0/profile/user/GraphicsRenderTests.log"))
    pool.close()


def test_libreoffice_is_replaced_after_as_many_documents_as_agreed(contract, tmp_path, pids, gone):
    pool = ConverterPool(size=1, recycle_after=2, scratch=tmp_path, keep_bytes=0)
    pool.convert(contract("mark-2010"), fingerprint="mark-2010")
    first = pids(pool)
    pool.convert(contract("mark-2010"), fingerprint="mark-2010")
    assert gone(*first.values())
    pool.convert(contract("mark-2010"), fingerprint="mark-2010")
    [converter] = pool.health()["converters"]
    assert (converter["starts"], converter["recycled"], converter["converted"]) == (2, 1, 3)
    pool.close()


def test_when_too_many_wait_the_next_is_turned_away_at_once(contract, tmp_path):
    pool = ConverterPool(size=1, scratch=tmp_path, queue_length=1)
    document = contract("mark-2011")
    # One is converted, one waits: of three at least one is too many.
    refusals = [said for said in (refusal_of(pool, document) for _number in range(3)) if said]
    assert refusals
    assert str(refusals[0]).startswith("等待转换的文件太多")
    pool.close()


def test_without_the_python_bridge_each_document_starts_a_libreoffice(
    contract, tmp_path, monkeypatch, text_of
):
    here = office.find()
    monkeypatch.setattr(pools, "find", lambda: replace(here, python=None))
    pool = ConverterPool(size=1, scratch=tmp_path)
    made = pool.convert(contract("mark-2012", "冷启动转换。"), fingerprint="mark-2012")
    assert "冷启动转换。" in text_of(made)
    assert pool.health()["mode"] == "cold"
    pool.close()


def test_the_door_converts_and_shuts_down(contract, text_of, gone):
    made = pdf.to_pdf(contract("mark-2013", "从正门进来。"), "mark-2013")
    assert "从正门进来。" in text_of(made)
    health = pdf.health()
    assert (health["available"], health["mode"]) == (True, "warm")
    pdf.shutdown()
    assert gone(*(one[role] for one in health["converters"] for role in ("helper", "office") if role in one))


def refusal_of(pool: ConverterPool, document: bytes) -> Busy | None:
    """What the pool says to one document more."""
    try:
        pool.submit(document, fingerprint="mark-2011")
    except Busy as refusal:
        return refusal
    return None
