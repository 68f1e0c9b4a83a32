"""What the terminal says of a file that was read, and of an option that was written wrong."""

import io

from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from formgen.cli import main


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
