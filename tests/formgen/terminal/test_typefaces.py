"""The fonts of the PDFs on the command line."""

import pytest

from formgen.cli import main


@pytest.mark.office
def test_the_command_says_what_draws_each_face(capfd):
    assert main(["fonts"]) == 0
    said = capfd.readouterr().out.splitlines()
    assert [line.partition("（")[0] for line in said] == ["仿宋", "楷体", "小标宋", "宋体", "黑体"]
    assert "仿宋_GB2312" in said[0]
    assert " 代替  " in said[0]
