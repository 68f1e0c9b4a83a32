"""The gazetteer of 罗湖: what its tables say, and how names of courts and bodies are read."""

from datetime import date

import pytest

from formgen.clauses import Place, Standing, Text, foreign_law, repealed_documents
from formgen.forms.gazetteer import GAZETTEER, look_up_institution


@pytest.mark.parametrize(
    "name",
    [
        "深圳市罗湖区人民法院",
        "广东省深圳市罗湖区人民法院",
        "深圳市中级人民法院",
        "深圳国际仲裁院",
        "深圳前海合作区人民法院",
        "深圳市盐田区人民法院",
    ],
)
def test_a_local_body_by_its_full_name(name):
    read = look_up_institution(name)
    assert (read.exact, read.known, read.place, read.standing) == (True, True, Place.LOCAL, Standing.CURRENT)


@pytest.mark.parametrize(
    "name",
    [
        "广州市中级人民法院",
        "深圳市福田区人民法院",
        "北京市朝阳区人民法院",
        "内蒙古自治区呼和浩特市中级人民法院",
        "河南省郑州市中级人民法院",
        "长沙仲裁委员会",
        "广州海事法院",
    ],
)
def test_an_unlisted_body_elsewhere_by_its_full_name(name):
    read = look_up_institution(name)
    assert (read.exact, read.known, read.place) == (True, False, Place.DOMESTIC_OTHER)


@pytest.mark.parametrize(
    "name",
    ["北京仲裁委员会", "中国国际经济贸易仲裁委员会", "上海国际经济贸易仲裁委员会", "珠海国际仲裁院"],
)
def test_a_listed_body_elsewhere(name):
    read = look_up_institution(name)
    assert (read.exact, read.known, read.place) == (True, True, Place.DOMESTIC_OTHER)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("罗湖区法院", "深圳市罗湖区人民法院"),
        ("罗湖区人民法院", "深圳市罗湖区人民法院"),
        ("罗湖法院", "深圳市罗湖区人民法院"),
        ("深圳中院", "深圳市中级人民法院"),
        ("深国仲", "深圳国际仲裁院"),
        ("深圳仲裁院", "深圳国际仲裁院"),
        ("深圳市仲裁委", "深圳仲裁委员会"),
    ],
)
def test_a_short_form_is_not_the_full_name(name, meant):
    read = look_up_institution(name)
    assert (read.exact, read.known, read.full_name, read.place) == (False, True, meant, Place.LOCAL)


@pytest.mark.parametrize(
    ("name", "standing"),
    [
        ("深圳仲裁委员会", Standing.MERGED),
        ("华南国际经济贸易仲裁委员会", Standing.RENAMED),
        ("粤港澳大湾区国际仲裁中心", Standing.RENAMED),
    ],
)
def test_a_former_body_names_its_successor(name, standing):
    read = look_up_institution(name)
    assert (read.exact, read.standing, read.successor) == (True, standing, "深圳国际仲裁院")


def test_a_name_that_two_bodies_bore_is_not_exact():
    read = look_up_institution("中国国际经济贸易仲裁委员会华南分会")
    assert not read.exact
    assert read.ambiguous
    assert read.successor == "深圳国际仲裁院"


@pytest.mark.parametrize(
    "name",
    [
        "华南（香港）国际仲裁院",
        "华南(香港)国际仲裁院",
        "香港国际仲裁中心",
        "HKIAC",
        "中国国际经济贸易仲裁委员会香港仲裁中心",
        "ICC国际仲裁院",
        "香港特别行政区高等法院",
        "台北地方法院",
        "新加坡法院",
        "境外法院",
    ],
)
def test_a_body_overseas(name):
    assert look_up_institution(name).place is Place.OVERSEAS


@pytest.mark.parametrize(
    "name",
    [
        "甲方所在地人民法院",
        "甲方所在地有管辖权的人民法院",
        "有管辖权的人民法院",
        "当地仲裁机构",
        "乙方住所地人民法院",
        "合同签订地人民法院",
        "深圳有关法院",
    ],
)
def test_a_seat_is_no_name(name):
    read = look_up_institution(name)
    assert (read.exact, read.vague) == (False, True)


@pytest.mark.parametrize("name", ["罗湖仲裁委员会", "深圳罗湖仲裁委员会"])
def test_a_body_that_does_not_exist_is_unknown(name):
    read = look_up_institution(name)
    assert (read.exact, read.known, read.place) == (True, False, Place.UNKNOWN)


@pytest.mark.parametrize("name", ["", " ", "法院", "人民法院", "仲裁委", "××仲裁委员会", "____人民法院"])
def test_what_is_no_full_name(name):
    assert not look_up_institution(name).exact


def test_blanks_around_and_inside_a_name_do_not_matter():
    assert look_up_institution(" 深圳市罗湖区 人民法院 ").exact


@pytest.mark.parametrize(
    "name",
    [
        "香港",
        "香港特别行政区",
        "中国台湾",
        "英格兰",
        "BVI".lower(),
        "美利坚合众国",
        "特拉华州",
        "迪拜",
        "欧盟",
        "阿联酋",
        "日本国",
        "澳洲",
        "Singapore",
    ],
)
def test_territories_outside_the_mainland(name):
    assert name in GAZETTEER.territories


@pytest.mark.parametrize(
    "name", ["中国", "中华人民共和国", "河南省", "广东省", "中央", "中部", "山谷", "联合国", "世界", "北京市"]
)
def test_what_is_no_territory_outside_the_mainland(name):
    assert name not in GAZETTEER.territories


def test_every_territory_is_recognised_in_a_choice_of_law():
    missed = [
        name
        for name in GAZETTEER.territories
        if name.isascii() is False and not foreign_law(Text.of(f"本合同适用{name}法律。"), GAZETTEER)
    ]
    assert missed == []


def test_every_cleared_document_is_found_by_its_number():
    for document in GAZETTEER.repealed:
        found = repealed_documents(Text.of(f"依据《某办法》（{document.number}）"), GAZETTEER)
        assert [one.number for one in found] == [document.number]


def test_a_document_holds_until_the_day_it_was_repealed():
    text = Text.of("依据罗府办规〔2020〕10号")
    assert repealed_documents(text, GAZETTEER, on=date(2024, 1, 21)) == []
    assert len(repealed_documents(text, GAZETTEER, on=date(2024, 1, 22))) == 1


def test_no_two_bodies_have_one_name():
    names = [body.name for body in GAZETTEER.institutions]
    assert len(names) == len(set(names))


def test_every_successor_is_listed():
    successors = {body.successor for body in GAZETTEER.institutions if body.successor}
    assert successors <= set(GAZETTEER.by_name)


def test_every_vague_word_of_the_list_is_found():
    words = {one.word for one in GAZETTEER.vague_words}
    assert words >= {
        "另行协商",
        "另行约定",
        "视情况",
        "酌情",
        "适当",
        "合理期限",
        "合理时间",
        "尽快",
        "若干",
        "大概",
        "左右",
        "待定",
        "相关要求",
        "TBD",
        "××",
        "____",
    }
