"""Days, however they are written."""

from __future__ import annotations

import datetime as dt

import pytest

from formgen.fields import Date, Misread

DAY = Date(name="effect.signing_date", label="签订时间")


@pytest.mark.parametrize(
    "raw",
    [
        "2026-01-07",
        "2026-1-7",
        "2026年1月7日",
        "2026 年 1 月 7 日",
        "2026年01月07号",
        "2026/1/7",
        "2026.1.7",
        "20260107",
        "２０２６年１月７日",
        "２０２６－０１－０７",
        " 2026-01-07\n",
        "2026-\u200b01-07",
        {"year": "2026", "month": "1", "day": "7"},
        {"year": 2026, "month": 1, "day": 7},
        {"year": "２０２６", "month": "01", "day": " 7 "},
        dt.date(2026, 1, 7),
        dt.datetime(2026, 1, 7),  # noqa: DTZ001 - what a spreadsheet gives for a day
    ],
)
def test_a_day_is_read_however_it_is_written(raw):
    assert DAY.parse(raw) == dt.date(2026, 1, 7)


def test_a_day_is_printed_as_official_papers_do_and_stored_as_iso():
    assert DAY.show(dt.date(2026, 1, 7)) == "2026年1月7日"
    assert DAY.dump(dt.date(2026, 1, 7)) == "2026-01-07"
    assert DAY.show(None) == ""
    assert DAY.dump(None) is None


@pytest.mark.parametrize("raw", [None, "", "  ", {}, {"year": "", "month": "", "day": ""}])
def test_no_day_is_no_answer(raw):
    assert DAY.parse(raw) is None


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        ("2026-02-29", "没有2026年2月29日这一天，请核对。"),
        ("2026-13-01", "没有2026年13月1日这一天，请核对。"),
        ("2026-00-10", "没有2026年0月10日这一天，请核对。"),
        ("1899-12-31", "年份应在1900至2200之间，现为1899。"),
        ("2201-01-01", "年份应在1900至2200之间，现为2201。"),
        ("26-1-7", "“26-1-7”读不出日期，请写全年、月、日，如 2026-01-07 或 2026年1月7日。"),
        ("2026-01", "“2026-01”读不出日期，请写全年、月、日，如 2026-01-07 或 2026年1月7日。"),
        ("2026/1-7", "“2026/1-7”读不出日期，请写全年、月、日，如 2026-01-07 或 2026年1月7日。"),
        ("٢٠٢٦-٠١-٠٧", "“٢٠٢٦-٠١-٠٧”读不出日期，请写全年、月、日，如 2026-01-07 或 2026年1月7日。"),
        (20260107, "应为日期文字，如 2026-01-07，却是数字。"),
        (True, "应为日期文字，如 2026-01-07，却是是/否。"),
        (["2026-01-07"], "应为日期文字，如 2026-01-07，却是列表。"),
        ({"year": "2026", "month": "1", "day": ""}, "日期缺日，请把年、月、日填全。"),
        ({"day": "7"}, "日期缺年、月，请把年、月、日填全。"),
        ({"year": "2026", "month": "一", "day": "7"}, "年、月、日请各填数字，如 2026、1、7。"),
        ({"year": "2026", "hour": "1"}, "日期只有 year、month、day 三项，没有“hour”。"),
        ({"year": "2026", "month": "2", "day": "30"}, "没有2026年2月30日这一天，请核对。"),
    ],
)
def test_what_is_no_day_is_misread_with_what_to_do(raw, sentence):
    with pytest.raises(Misread) as fault:
        DAY.parse(raw)
    assert str(fault.value) == sentence


@pytest.mark.parametrize("raw", ["1900-01-01", "2200-12-31", "2028-02-29"])
def test_the_first_and_the_last_day_and_leap_days_are_read(raw):
    assert DAY.dump(DAY.parse(raw)) == raw
