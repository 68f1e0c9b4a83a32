"""A packet from the terminal: twelve papers and their attachments, bound, looked into, and taken apart again."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter

from formgen.service import papers

pytestmark = [pytest.mark.slow, pytest.mark.office]

DONE, BLOCKED, BAD = 0, 1, 2
APPLICATION, LIST, BOARD = "temporary_building_application", "temporary_building_materials", "F-TB-20"
DAY = "2026-11-20"


class Terminal:
    """A terminal in a folder with sample answers to every form, and files to attach."""

    def __init__(self, folder):
        self.folder = folder
        self.environment = {**os.environ, "FORMGEN_DATA": str(folder / "data")}
        for one in papers.forms():
            said = json.dumps(papers.example(one["id"]), ensure_ascii=False)
            (folder / f"{one['id']}.json").write_text(said, "utf-8")
            (folder / f"{one['code']}.json").write_text(said, "utf-8")
        (folder / "宗地图.pdf").write_bytes(scan())
        Image.new("RGB", (1600, 1000), "navy").save(folder / "证照.jpg")
        explained = Document()
        explained.add_paragraph("示例设计说明：层数两层，高度六米。")
        explained.save(folder / "设计说明.docx")

    def __call__(self, *words):
        return subprocess.run(
            [sys.executable, "-m", "formgen", *map(str, words)],
            capture_output=True,
            cwd=self.folder,
            env=self.environment,
            check=False,
        )

    def read(self, name):
        return json.loads((self.folder / name).read_text("utf-8"))

    def packet(self, name="成套.pdf"):
        return PdfReader(self.folder / name)


def scan():
    writer = PdfWriter()
    writer.add_blank_page(1190, 842)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def terminal(tmp_path):
    return Terminal(tmp_path)


def pairs(*names):
    return [part for name in names for part in (name, f"{name}.json")]


def said(done):
    return done.stderr.decode()


def test_papers_files_and_gaps_become_one_pdf_and_come_out_of_it_equal(terminal):
    done = terminal(
        *("packet", *pairs(APPLICATION, LIST, BOARD), "--as-of", DAY, "-o", "成套.pdf", "--checklists"),
        *(
            "--attach",
            "土地权属证明=宗地图.pdf",
            "--attach",
            "申请主体身份证明材料=证照.jpg",
            "--attach",
            "设计说明.docx",
        ),
        *("--not-needed", "业主意见表", "--elsewhere", "住宅区公示"),
    )

    assert (done.returncode, said(done)) == (BLOCKED, "")
    marks = [one.title for one in terminal.packet().outline if not isinstance(one, list)]
    assert marks == [
        "封面",
        "目录",
        "临时建设工程规划许可申请表",
        "临时建设工程规划许可申请材料清单",
        "临时建筑标志牌",
        "申请主体身份证明材料（证照）",
        "土地权属证明（宗地图）",
        "缺件：设计文件",
        "设计说明",
    ]
    assert "示例设计说明" in terminal.packet().pages[-1].extract_text()
    assert terminal.packet().metadata.author == papers.example(APPLICATION)["applicant_name"]

    whole = json.loads(terminal("extract", "成套.pdf").stdout)
    assert whole["packet"]["date"] == DAY
    assert [one["answers"] for one in whole["papers"]] == [
        papers.example(name) for name in (APPLICATION, LIST, BOARD)
    ]
    assert json.loads(terminal("extract", "成套.pdf", "--form", LIST, "--answers").stdout) == papers.example(
        LIST
    )

    assert terminal("extract", "成套.pdf", "-o", "答案").returncode == DONE
    assert terminal.read("答案/03-temporary_building_sign_board.json") == papers.example(BOARD)


def test_with_everything_there_nothing_is_left_to_say(terminal):
    done = terminal(
        *(
            "packet",
            *pairs("project_acceptance_letter"),
            "--as-of",
            DAY,
            "-o",
            "a.pdf",
            "--title",
            "接收材料",
        ),
    )

    assert (done.returncode, done.stdout.decode().split()) == (DONE, ["a.pdf"])
    assert terminal.packet("a.pdf").metadata.title.startswith("接收材料·")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((APPLICATION,), "成对"),
        (("no_form", "x.json"), "no_form"),
        ((APPLICATION, "nowhere.json"), "nowhere.json"),
        ((*pairs(APPLICATION), "--attach", "nowhere.pdf"), "nowhere.pdf"),
        ((*pairs(APPLICATION), "--attach", "没有的材料=宗地图.pdf"), "没有的材料"),
        ((*pairs(APPLICATION), "--elsewhere", "没有的材料"), "没有的材料"),
        ((*pairs(APPLICATION), "--attach", "F-TB-01.json"), "只能附 PDF"),
        ((*pairs(APPLICATION), APPLICATION, "-", LIST, "-"), "标准输入"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_written(terminal, words, sentence):
    done = terminal("packet", *words, "-o", "a.pdf")

    assert done.returncode == BAD
    assert sentence in said(done)
    assert "Traceback" not in said(done)
    assert not (terminal.folder / "a.pdf").exists()


def test_what_is_no_packet_is_read_as_a_contract_still(terminal):
    done = terminal("extract", "宗地图.pdf")

    assert done.returncode == BAD
    assert "没有文字" in said(done)
    assert terminal("extract", "宗地图.pdf", "-o", "答案").returncode == BAD
