"""A packet out of answers and files: what is listed, what is said of gaps, how fast twelve papers are."""

from __future__ import annotations

import io
import time
from datetime import date

import pytest
from docx import Document
from PIL import Image
from pypdf import PdfReader, PdfWriter

from formgen.errors import BadInput
from formgen.packets.arrival import arrived
from formgen.packets.opening import opened
from formgen.service import packet_making, papers
from formgen.service.packet_making import Attached, Chosen, Wanted, bound, enclosed, lacking, usual
from formgen.service.packet_materials import ELSEWHERE, LACKING, NOT_NEEDED, rows

DAY = date(2026, 11, 19)
APPLICATION, LIST = "temporary_building_application", "temporary_building_materials"
LAND = f"{APPLICATION}:土地权属证明"


def chosen(name, *, checklist=False, **changed):
    return Chosen(papers.form(name), papers.example(name) | changed, checklist)


def wanted(*listed, attached=(), **states):
    return Wanted("申请材料", "示例", "示例申请人", DAY, listed, attached, states)


def blank(pages=1):
    writer = PdfWriter()
    for _page in range(pages):
        writer.add_blank_page(595, 842)
    out = io.BytesIO()
    writer.write(out)
    return arrived(out.getvalue(), "a.pdf")


def why(row):
    return str(row.why)


def test_a_material_is_listed_once_and_not_when_a_paper_of_the_packet_is_it():
    alone = [row.material.name for row in rows([(one.form, one.answers) for one in [chosen(APPLICATION)]])]
    both = [chosen(APPLICATION), chosen(LIST), chosen("temporary_building_consent")]
    together = [row.material.name for row in rows([(one.form, one.answers) for one in both])]

    assert alone == ["申请主体身份证明材料", "土地权属证明", "设计文件", "住宅区公示", "业主意见表"]
    assert together == ["申请主体身份证明材料", "土地权属证明", "设计文件", "住宅区公示"]


def test_what_the_paper_says_of_a_material_is_said_of_its_gap():
    full = chosen(APPLICATION)
    attachments = full.answers["attachments"]
    bare = chosen(APPLICATION, attachments=attachments | {"m3": None}, design_depth_confirmed=False)

    land, design = ({row.key: row for row in rows([(one.form, one.answers)])}[LAND] for one in (full, bare))
    assert "里写着已经备齐，但这里没有附文件" in why(land)
    assert "未齐：临时建设工程规划许可申请表里没有填写3. 土地权属证明" in why(design)
    assert (
        str(land.wanted_by)
        == "临时建设工程规划许可申请表的材料清单（《深圳市罗湖区已出让土地上临时建筑管理办法》第十二条）"
    )


def test_a_gap_is_one_until_a_file_is_there_or_it_is_decided_otherwise():
    one = chosen(APPLICATION, in_residential_area=True)
    names = [row.material.name for row in lacking(wanted(one))]
    file = Attached("宗地图.pdf", LAND, blank())
    states = {f"{APPLICATION}:业主意见表": NOT_NEEDED, f"{APPLICATION}:住宅区公示": ELSEWHERE}
    fewer = [row.material.name for row in lacking(wanted(one, attached=(file,), **states))]

    assert names == ["申请主体身份证明材料", "土地权属证明", "设计文件", "住宅区公示", "业主意见表"]
    assert fewer == ["申请主体身份证明材料", "设计文件"]


@pytest.mark.parametrize(
    ("residential", "gaps"),
    [(False, []), (True, ["住宅区公示", "业主意见表"]), (None, ["住宅区公示", "业主意见表"])],
)
def test_what_the_answers_rule_out_is_no_gap_and_silence_is_one(residential, gaps):
    paper = chosen(APPLICATION, in_residential_area=residential)
    named = [row.material.name for row in lacking(wanted(paper))]
    assert named == ["申请主体身份证明材料", "土地权属证明", "设计文件", *gaps]

    anyway = wanted(paper, **{f"{APPLICATION}:住宅区公示": LACKING})
    assert "住宅区公示" in [row.material.name for row in lacking(anyway)]


@pytest.mark.parametrize(
    ("name", "title", "applicant"),
    [
        (APPLICATION, "申请材料", "示例社区健康服务中心（示例）"),
        ("government_contract", "合同材料", "深圳市罗湖区示例街道办事处（示例）"),
        ("contract_filing", "合同材料", ""),
    ],
)
def test_the_cover_says_what_the_first_paper_does(name, title, applicant):
    said = usual(chosen(name))

    assert (said["title"], said["applicant"]) == (title, applicant)
    assert said["subject"]


def test_every_submitter_and_answer_that_a_guide_names_is_a_field_of_its_form():
    for one in papers.forms():
        form = papers.form(one["id"])
        named = [
            form.guide.submitter.partition("[")[0],
            *(p for m in form.guide.materials for p in m.answers),
        ]
        assert [path for path in named if path and path not in form.fields] == [], form.id


def test_a_packet_without_papers_or_with_too_many_is_refused():
    with pytest.raises(BadInput, match="至少选一份"):
        bound(wanted())
    with pytest.raises(BadInput, match="最多60份"):
        bound(wanted(*[chosen(LIST)] * 61))


@pytest.mark.office
def test_two_papers_of_one_form_are_told_apart_and_drafts_are_called_so():
    first, second = chosen(LIST), chosen(LIST, applicant_name="另一示例单位", apply_date=None)
    reader = PdfReader(io.BytesIO(bound(wanted(first, second))))
    titles = [one.title for one in reader.outline]
    contents = "".join(reader.pages[1].extract_text().split())

    assert titles[2] == "临时建设工程规划许可申请材料清单（示例社区健康服务中心（示例））"
    assert titles[3] == "临时建设工程规划许可申请材料清单（另一示例单位）"
    assert "（另一示例单位）草稿" in contents


@pytest.mark.office
def test_a_word_file_that_cannot_be_converted_is_named(monkeypatch):
    document = Document()
    document.add_paragraph("示例")
    out = io.BytesIO()
    document.save(out)
    file = arrived(out.getvalue(), "说明.docx")

    def refuse(_pdf):
        raise BadInput("太大")  # noqa: EM101

    monkeypatch.setattr(packet_making, "cleaned", refuse)
    with pytest.raises(BadInput, match=r"附件 说明\.docx 装不进成套材料：太大"):
        bound(wanted(chosen(LIST), attached=(Attached("说明.docx", "", file),)))


@pytest.mark.office
@pytest.mark.slow
def test_twelve_papers_with_attachments_are_bound_in_seconds_and_come_out_equal():
    """The goal is five seconds (bench/packet.py); here is room for a machine that has other work."""
    picture = io.BytesIO()
    Image.effect_noise((2400, 1600), 40).convert("RGB").save(picture, "JPEG")
    photograph = arrived(picture.getvalue(), "照片.jpg")
    attached = tuple(
        Attached(f"附件{at}", "", file) for at, file in enumerate([blank(5), photograph, photograph])
    )
    listed = [chosen(one["id"], checklist=True) for one in papers.forms()][:12]
    packet = wanted(*listed, attached=attached)
    bound(wanted(chosen(LIST)))  # the converters are warm

    begun = time.perf_counter()
    made = bound(packet)
    taken = time.perf_counter() - begun

    assert opened(made) == enclosed(packet)
    assert [one.answers for one in opened(made).papers] == [one.answers for one in listed]
    titles = [one.title for one in PdfReader(io.BytesIO(made)).outline if not isinstance(one, list)]
    assert [one.partition("（")[0] for one in titles[2:14]] == [one.form.title for one in listed]
    assert taken < 15
