"""A document that asks LibreOffice to fetch something asks in vain, with any one layer missing."""

from __future__ import annotations

import http.server
import io
import threading
import zipfile
from dataclasses import replace

import pytest

from formgen.rendering.pdf import ConverterPool, UnfitDocument, converters, office, profile
from formgen.rendering.pdf.converters import Warm

pytestmark = pytest.mark.office

PICTURE = """<w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
 xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
 xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><w:r><w:drawing><wp:inline>
 <wp:extent cx="952500" cy="952500"/><wp:docPr id="1" name="p"/><a:graphic>
 <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
 <pic:nvPicPr><pic:cNvPr id="1" name="p"/><pic:cNvPicPr/></pic:nvPicPr>
 <pic:blipFill><a:blip r:link="rId99"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
 <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="952500" cy="952500"/></a:xfrm>
 <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>
 </wp:inline></w:drawing></w:r></w:p>"""
IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"


@pytest.fixture
def canary():
    """A listener on the loopback, and the paths that it was asked for."""
    asked: list[str] = []

    class Canary(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815 - the names are http.server's

        def log_message(self, *_arguments: object) -> None:
            """Say nothing."""

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Canary)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def calling(contract, with_parts, canary):
    """A contract with a picture that lies with the listener."""
    whole = contract("mark-5001")
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        body = package.read("word/document.xml").decode()
        links = package.read("word/_rels/document.xml.rels").decode()
    place = body.index("<w:sectPr")
    link = f'<Relationship Id="rId99" Type="{IMAGE}" Target="{canary[0]}/p.png" TargetMode="External"/>'
    return with_parts(
        whole,
        word__document_dot_xml=(body[:place] + PICTURE + body[place:]).encode(),
        word___rels__document_dot_xml_dot_rels=links.replace(
            "</Relationships>", f"{link}</Relationships>"
        ).encode(),
    )


@pytest.fixture
def convert_with(tmp_path, calling):
    """Convert past the gate, with a LibreOffice that may be less shut in."""

    def convert(changed: office.Office) -> None:
        hands = Warm(changed, changed.python, tmp_path / "0")
        try:
            hands.start()
            assert hands.convert(calling, 30).startswith(b"%PDF-")
        finally:
            hands.stop()

    return convert


@pytest.fixture
def stock(monkeypatch):
    """Take LibreOffice's hardened settings away."""
    plain = office.environment
    monkeypatch.setattr(profile, "SETTINGS", ())
    monkeypatch.setattr(
        converters,
        "environment",
        lambda home: {name: value for name, value in plain(home).items() if "proxy" not in name},
    )


def test_the_gate_refuses_it(calling, canary, tmp_path):
    with pytest.raises(UnfitDocument, match="文件链接到了外部的文件或网址（图片）"):
        ConverterPool(scratch=tmp_path).convert(calling, fingerprint="mark-5001")
    assert canary[1] == []


def test_without_gate_nobody_is_called(convert_with, canary):
    convert_with(office.find())
    assert canary[1] == []


def test_without_gate_and_namespace_nobody_is_called(convert_with, canary):
    convert_with(replace(office.find(), isolation=()))
    assert canary[1] == []


@pytest.mark.usefixtures("stock")
def test_without_gate_and_settings_nobody_is_called(convert_with, canary):
    here = office.find()
    if not here.isolation:
        pytest.skip("this system allows no network namespace")
    convert_with(here)
    assert canary[1] == []


@pytest.mark.usefixtures("stock")
def test_without_any_layer_the_listener_is_called_and_so_the_others_prove_something(convert_with, canary):
    convert_with(replace(office.find(), isolation=()))
    assert canary[1]
