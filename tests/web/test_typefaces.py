"""The page that says which fonts stand in the PDFs: for everybody, with or without fontconfig."""

import pytest


@pytest.mark.office
def test_every_face_is_there_with_what_draws_it(visitor):
    page = visitor.get("/help/fonts").text
    for said in ("仿宋_GB2312", "方正小标宋简体", "黑体", "PDF 中所用字体"):
        assert said in page


def test_without_fontconfig_the_page_says_so(visitor, monkeypatch):
    monkeypatch.setattr("formgen.rendering.fonts.fontconfig.shutil.which", lambda *_a, **_k: None)
    assert "没有找到 fc-list" in visitor.get("/help/fonts").text


def test_every_page_leads_there(visitor):
    assert 'href="/help/fonts"' in visitor.get("/").text
