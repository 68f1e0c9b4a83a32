"""What the terminal says of a file that was read, and of an option that was written wrong."""

import io

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from formgen.cli import main
from formgen.service import settings as settings_module


def with_words_taken_out(words):
    document = Document()
    document.add_paragraph("示例服务合同")
    struck = (
        f'<w:del {nsdecls("w")} w:id="1" w:author="示例"><w:r><w:delText>{words}</w:delText></w:r></w:del>'
    )
    document.add_paragraph("第一条 服务内容")._p.append(parse_xml(struck))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def said_of(tmp_path, capsys, words):
    file = tmp_path / "合同.docx"
    file.write_bytes(with_words_taken_out(words))
    main(["review", str(file)])
    return next(line for line in capsys.readouterr().out.splitlines() if "修订中删除" in line)


def test_a_notice_quotes_the_words_that_it_is_about(tmp_path, capsys):
    assert said_of(tmp_path, capsys, "由区法院管辖").endswith("“由区法院管辖”")
    assert said_of(tmp_path, capsys, "删" * 41).endswith(f"“{'删' * 40}……”")


def test_an_option_is_named_as_it_is_written(tmp_path, capsys):
    file = tmp_path / "合同.docx"
    file.write_bytes(with_words_taken_out("示例"))
    assert main(["review", str(file), "--as-of", "2026-13-01"]) == 2
    assert "参数 --as-of 的值不对" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "said"),
    [
        (["serve", "--port", "abc"], "参数 --port 的值不对：要写1至65535的整数。"),
        (["serve", "--port", "65536"], "参数 --port 的值不对：要写1至65535的整数。"),
        (["backup", "/"], "参数 file 的值不对：要写一个文件，这是目录或者读不到。"),
    ],
)
def test_a_value_that_cannot_be_is_told_in_one_sentence_with_what_it_was_to_be(capsys, command, said):
    assert main(command) == 2
    assert capsys.readouterr().err.splitlines() == [said]


def test_what_the_system_refuses_is_told_with_the_path_that_it_is_about(tmp_path, monkeypatch, capsys):
    file = tmp_path / "数据"
    file.touch()
    monkeypatch.setenv("FORMGEN_DATA", str(file))
    monkeypatch.delenv("FORMGEN_DATABASE_URL", raising=False)
    settings_module.settings.cache_clear()

    assert main(["db", "upgrade"]) == 2
    assert capsys.readouterr().err.splitlines() == [f"系统拒绝了这一步：“{file}”：同名的文件已经存在。"]
    settings_module.settings.cache_clear()
