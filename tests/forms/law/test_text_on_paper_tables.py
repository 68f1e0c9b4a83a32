"""文本核对 of contracts that were read: tables."""

import pytest

from formgen.forms.law import text_on_paper_tables as law
from formgen.reading.document import Block, BlockKind

from .papers import paper, quotes, said

HEAD = "序号|名称|数量|单价（元）|金额（元）\n"
ROWS = "1|书架|10|500.00|5,000.00\n2|桌子|4台|1,250|5,000\n"


def cells(table):
    """*table*, its columns parted by ``|``, as a document has it: one paragraph for each cell."""
    words, blocks = "", []
    for row, line in enumerate(table.strip("\n").split("\n")):
        for column, cell in enumerate(line.split("|")):
            blocks.append(Block(len(words), len(words) + len(cell), BlockKind.CELL, None, (0, row, column)))
            words += f"{cell}\n"
    return paper(words, blocks)


TABLES = [
    (HEAD + ROWS + "合计||||10,000.00", []),
    (HEAD + ROWS + "合计||||10,100.00", ["10,100.00"]),
    (HEAD + ROWS + "合计|（大写）壹万元整 （小写）￥10,000.00", []),
    (HEAD + ROWS + "合计|（大写）壹万元整 （小写）￥11,000.00", ["（大写）壹万元整 （小写）￥11,000.00"]),
    (HEAD + ROWS + "3|椅子|20|100|2,100\n合计||||12,100", ["2,100"]),
    (HEAD + ROWS + "小计||||10,000\n3|椅子|20|100|2,000\n4|灯|1|500|500\n小计||||2,500\n总计||||12,500", []),
    (HEAD + ROWS + "小计||||10,000\n3|椅子|20|100|2,000\n4|灯|1|500|500\n小计||||2,600\n总计||||12,600", ["2,600", "12,600"]),
    (HEAD + ROWS + "3|安装|/|/|含在总价内\n合计||||10,000", []),
    (HEAD + ROWS + "3|安装|||\n合计||||10,000", []),
    ("名称|数量|单价（元/月）|月数|金额（元）\n保洁|2|3,000|12|72,000\n保安|1|4,000|12|48,000\n合计||||120,000", []),
    ("名称|数量|单价（元）|金额（万元）\n系统|2|50,000|10\n接口|1|50,000|5\n合计|||15", []),
    ("期次|付款条件|付款比例\n1|签订后|30%\n2|验收后|60%\n3|质保期满|10%", []),
    ("期次|付款条件|付款比例\n1|签订后|30%\n2|验收后|60%\n3|质保期满|20%", ["30%", "60%", "20%"]),
    ("项目|金额（万元）\n甲|33.3\n乙|33.3\n丙|33.3\n合计|100.0", []),
    ("项目|金额（万元）\n甲|33.3\n乙|33.3\n丙|33.3\n合计|101.0", ["101.0"]),
    ("姓名|电话|备注\n示例甲|0755-00000001|无\n合计|1|2", []),
]  # fmt: skip


@pytest.mark.parametrize("made", [cells, paper], ids=["cells", "lines"])
@pytest.mark.parametrize(("table", "quoted"), TABLES)
def test_tables_add_up(table, quoted, made):
    assert quotes(law.tables_add_up(made(table))) == quoted


def test_the_right_figure_is_said():
    [one] = said(law.tables_add_up(cells(HEAD + ROWS + "合计||||10,100.00")))

    assert one == "表格“金额(元)”一栏的合计写作“10,100.00”，各行相加是10,000：请核对各行和合计。"
