"""Settings that stop nothing and are not what was meant: whoever starts the site is told."""

from __future__ import annotations

import pytest

from formgen.service.setting_checks import oddities


def said(**environment):
    return [str(one) for one in oddities(environment)]


def test_a_name_that_is_nearly_a_setting_is_asked_about():
    assert said(FORMGEN_DATABSE_URL="postgresql://x", FORMGEN_KEEP_DRAFT="365") == [
        "没有 FORMGEN_DATABSE_URL 这项设置，没有起作用：是不是 FORMGEN_DATABASE_URL？",
        "没有 FORMGEN_KEEP_DRAFT 这项设置，没有起作用：是不是 FORMGEN_KEEP_DRAFTS？",
    ]


def test_settings_and_names_of_others_are_nothing_odd(tmp_path):
    soffice = tmp_path / "soffice"
    soffice.touch()

    assert said(FORMGEN_LOG="json", FORMGEN_FONTS=str(tmp_path), FORMGEN_SOFFICE=str(soffice)) == []
    assert said(FORMGEN_TEST_DATABASE="postgresql", DATABASE_URL="x", FORMGENX="1") == []


@pytest.mark.parametrize(
    ("name", "end"), [("FORMGEN_FONTS", "建立这个目录。"), ("FORMGEN_SOFFICE", "soffice。")]
)
def test_what_is_not_there_is_named_with_what_to_do(tmp_path, name, end):
    (found,) = said(**{name: str(tmp_path / "nothing")})

    assert name in found
    assert str(tmp_path / "nothing") in found
    assert found.endswith(end)
