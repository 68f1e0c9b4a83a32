"""Reading notices of holidays: those of past years in the official manner, plain dates, and what cannot be."""

from datetime import date

import pytest

from formgen.calendar import Arrangement, WorkingDays
from formgen.errors import BadInput
from formgen.service.holiday_notice import read_notice

OF_2026 = """国务院办公厅关于2026年
部分节假日安排的通知
国办发明电〔2025〕7号
各省、自治区、直辖市人民政府，国务院各部委、各直属机构：
经国务院批准，现将2026年元旦、春节、清明节、劳动节、端午节、中秋节和国庆节放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
国务院办公厅
2025年11月4日
（此件公开发布）
"""
OF_2025 = """一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月28日（农历除夕、周二）至2月4日（农历正月初七、周二）放假调休，共8天。1月26日（周日）、2月8日（周六）上班。
三、清明节：4月4日（周五）至6日（周日）放假，共3天。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：5月31日（周六）至6月2日（周一）放假，共3天。
六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。
"""
OF_2024 = """一、元旦：1月1日放假，与周末连休。
二、春节：2月10日至17日放假调休，共8天。2月4日（星期日）、2月18日（星期日）上班。鼓励各单位安排职工在除夕（2月9日）休息。
三、清明节：4月4日至6日放假调休，共3天。4月7日（星期日）上班。
四、劳动节：5月1日至5日放假调休，共5天。4月28日（星期日）、5月11日（星期六）上班。
五、端午节：6月10日放假，与周末连休。
六、中秋节：9月15日至17日放假调休，共3天。9月14日（星期六）上班。
七、国庆节：10月1日至7日放假调休，共7天。9月29日（星期日）、10月12日（星期六）上班。
"""
OF_2023 = """一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、1月29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
"""
LIBRARY = Arrangement()


@pytest.mark.parametrize(
    ("notice", "year"), [(OF_2026, 2026), (OF_2025, 2025), (OF_2024, 2024), (OF_2023, 2023)]
)
def test_notices_of_past_years_say_what_the_calendar_knows_of_them(notice, year):
    read = read_notice(notice, year)

    told = {one.day: one.working for one in read.days if one.day.year == year}
    counted = WorkingDays(Arrangement(told, frozenset({year}))).unusual(year)
    assert counted == WorkingDays(LIBRARY).unusual(year)


def test_a_whole_notice_says_its_year_its_number_and_its_date():
    read = read_notice(OF_2026)

    assert (read.year, read.number, read.issued_on) == (2026, "国办发明电〔2025〕7号", date(2025, 11, 4))
    assert read.doubts == []
    assert [one.name for one in read.days if one.working][:2] == ["元旦", "春节"]


def test_a_holiday_may_begin_in_the_december_before():
    read = read_notice("元旦：2098年12月31日至2099年1月2日放假，共3天。", 2099)

    assert [one.day for one in read.days] == [date(2098, 12, 31), date(2099, 1, 1), date(2099, 1, 2)]


def test_a_suggestion_is_no_holiday_and_is_said_to_be_none():
    read = read_notice(OF_2024, 2024)

    assert date(2024, 2, 9) not in {one.day for one in read.days}
    assert ["是倡议，不是放假" in str(one) for one in read.doubts] == [True]


def test_a_year_without_its_usual_holidays_is_doubted_and_read():
    (doubt,) = read_notice("元旦：1月1日放假。", 2099).doubts

    assert "没有写到春节、清明、劳动、端午、中秋、国庆" in str(doubt)


@pytest.mark.parametrize(
    "line",
    [
        "2099-01-01 放假 元旦",
        "2099/1/1至2099/1/1 休",
        "2099年1月1日 放假",
        "元旦:1月1日(周四)放假1天,不调休",
        "１、元旦：１月１日（星期四）放假。",
    ],
)
def test_days_are_written_in_more_than_one_way(line):
    (day,) = read_notice(line, 2099).days

    assert (day.day, day.working) == (date(2099, 1, 1), False)


def test_plain_dates_take_a_line_each():
    read = read_notice("2099-01-01至2099-01-03 放假 元旦\n\n2099-01-04 上班 元旦\n", 2099)

    assert [(one.day.day, one.working) for one in read.days] == [
        (1, False),
        (2, False),
        (3, False),
        (4, True),
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("元旦：1月1日（周五）放假。", "2099年1月1日（周四），通知写的是“周五”"),
        ("元旦：1月1日（初一）放假。", "后面括号里的“初一”"),
        ("元旦：1月1日至3日放假，共4天。", "元旦写的是4天，列出的日子是3天"),
        ("元旦：1月1日放假2天。", "元旦写的是2天，列出的日子是1天"),
        ("元旦：12月31日至1月2日放假。", "跨年的请把年份也写上"),
        ("元旦：2月29日放假。", "没有2099年2月29日这一天"),
        ("元旦：1月5日（周一）上班。", "2099年1月5日（周一）本来就上班"),
        ("元旦：1月3日放假。1月3日上班。", "既写放假又写上班"),
        ("元旦：1月1日放假。1月1日放假。", "写了两次"),
        ("元旦：2100年1月1日放假。", "2100年1月1日（周五）不在2099年"),
        ("元旦：1月1日至2月1日放假。", "有32天，太长"),
        ("元旦：放假。", "没有写哪一天"),
        ("元旦：1月1日、放假。", "里的日期"),
        ("元旦：1月1日左右放假。", "里的日期"),
        ("元旦：1日放假。", "里的日期"),
        ("元旦：1月1日调休。", "读不懂“1月1日调休”"),
        ("大家好", "第1行：读不懂“大家好”"),
        ("2099-13-01 放假", "没有2099年13月1日这一天"),
        ("", "没有读到放假或上班的日子"),
    ],
)
def test_what_is_not_understood_is_said_with_its_line(line, said):
    with pytest.raises(BadInput) as refused:
        read_notice(line, 2099)

    assert said in str(refused.value.message)


def test_all_lines_that_are_not_understood_are_named():
    with pytest.raises(BadInput) as refused:
        read_notice("元旦：1月1日（周五）放假。\n\n春节：再说\n清明节：4月5日放假。", 2099)

    assert str(refused.value.message) == "有2处读不懂，没有保存。"
    assert [str(one)[:4] for one in refused.value.fields.values()] == ["第1行：", "第3行："]


@pytest.mark.parametrize(
    ("year", "said"), [(None, "请填写是哪一年"), (1999, "年份应在2001至2199"), (2025, "通知的标题是2026年")]
)
def test_the_year_has_to_be_said_and_to_be_the_same(year, said):
    with pytest.raises(BadInput) as refused:
        read_notice(OF_2026 if year == 2025 else "元旦：1月1日放假。", year)

    assert said in str(refused.value.fields["year"])


def test_a_text_that_is_no_notice_is_refused_at_once():
    with pytest.raises(BadInput):
        read_notice("1月1日、" * 5001, 2099)
