"""Reading the yearly notice of holidays (国务院办公厅关于部分节假日安排的通知) as it is written, or plain dates.

Strictly: a line is understood as a whole or said to be not understood, and what the notice says twice (the days
of the week, how many days there are) has to agree. What a notice says besides its days (its title, whom it is
addressed to, that offices are to be manned) is known and left aside.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from formgen.errors import BadInput
from formgen.messages import _
from formgen.storage.notices import NoticeDay

if TYPE_CHECKING:
    from collections.abc import Iterator

    from formgen.messages import Message

WEEKDAYS = "一二三四五六日"
SATURDAY = 5
FIRST, LAST = 2001, 2199
LONGEST = 5_000
"""Characters of a notice; those of the last ten years have some 700."""
MOST_DAYS = 16
"""Days of one holiday: the longest so far, that of 2020, had ten."""
SHOWN = 40
"""Characters of a line that a sentence repeats."""
USUAL = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""What every year has (全国年节及纪念日放假办法第二条)."""

_MARK = r"(?:[(]?(?:[一二三四五六七八九十]{1,3}|[0-9]{1,2})[)]?[、.][ ]*)?"
_HOLIDAY = re.compile(rf"{_MARK}([\u4e00-\u9fff]{{2,10}}(?:、[\u4e00-\u9fff]{{2,10}})*):(.+)")
_DAY = re.compile(r"(?:([0-9]{4})年)?(?:([0-9]{1,2})月)?([0-9]{1,2})日(?:[(]([^()]*)[)])?")
_OFF = re.compile(r"(.*?)(?:放假调休|放假)(?:([0-9]{1,2})天)?((?:,(?:不调休|与周末连休|共[0-9]{1,2}天))*)")
_WORK = re.compile(r"(.*?)(?:[(]?(?:均)?(?:正常)?上班[)]?)")
_COUNT = re.compile(r"共([0-9]{1,2})天")
_PLAIN = re.compile(
    r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?"
    r"(?:(?:至|到|~|—|-|–)([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?)?"
    r"[ ,:\t]*(放假|休息|休|上班|班)[ ,:\t]*([\u4e00-\u9fff]{0,10})"
)
_TITLE = re.compile(r"关于([0-9]{4})年部分节假日安排的通知")
_NUMBER = re.compile(r"([\u4e00-\u9fff]{2,8}〔[0-9]{4}〕[0-9]{1,3}号)")
_ISSUED = re.compile(r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日")
_ASIDE = (
    re.compile(
        r"(?:国务院办公厅)?(?:关于(?:[0-9]{4}年)?(?:部分节假日安排的通知)?)?|(?:[0-9]{4}年)?部分节假日安排的通知"
    ),
    re.compile(r"各省、自治区、直辖市人民政府.*:"),
    re.compile(r"(?:经国务院批准|根据).*(?:通知如下|如下)[::。]?"),
    re.compile(r"节假日期间,各地区、各部门要.*"),
    re.compile(r"[(]此件公开发布[)]"),
)
_REMARK = re.compile(r"鼓励.*")
_LEFT_ASIDE = re.compile(r"农历.*|除夕|.*节|元旦")


@dataclass
class Read:
    """What was read: its *year*, its days, and where it was said the notice's own number and date.

    :param doubts: what is worth a second look and prevents nothing.
    """

    year: int
    days: tuple[NoticeDay, ...]
    number: str = ""
    issued_on: date | None = None
    doubts: list[Message] = field(default_factory=list)


class _NotUnderstood(Exception):  # noqa: N818 - named after what is so
    """A line that says what cannot be; with the words for it."""

    def __init__(self, said: Message) -> None:
        self.said = said


def read_notice(given: str, year: int | None = None) -> Read:
    """The days of the notice *given*.

    :param year: which it is about; where it is not given, the title of the notice has to say so.
    :raises formgen.errors.BadInput: with a sentence for each line that is not understood (``fields["text"]``).
    """
    if len(given) > LONGEST:
        raise _refused([_("通知太长：只粘贴放假安排的几行。")])
    lines = [(number, line) for number, raw in enumerate(given.splitlines(), 1) if (line := _plain(raw))]
    title = _TITLE.search("".join(line for _number, line in lines))  # it often takes two lines
    of = _year(year, int(title[1]) if title else None)
    reader = _Reader(of)
    faults = [fault for number, line in lines if (fault := reader.take(number, line)) is not None]
    if not faults and not reader.days:
        faults = [_("没有读到放假或上班的日子：请粘贴“元旦：1月1日放假……”这样的各行，或逐行写日期。")]
    if faults:
        raise _refused(faults)
    days = tuple(reader.days[day] for day in sorted(reader.days))
    return Read(of, days, reader.number, reader.issued_on, [*reader.doubts, *_missing(of, days)])


def _refused(faults: list[Message]) -> BadInput:
    said = faults[0] if len(faults) == 1 else _("有{count}处读不懂，没有保存。", count=len(faults))
    return BadInput(said, fields={f"text[{number}]": one for number, one in enumerate(faults)})


def _year(given: int | None, titled: int | None) -> int:
    if given is None and titled is None:
        said = _("请填写是哪一年的安排。")
        raise BadInput(said, fields={"year": said})
    if given is not None and titled is not None and given != titled:
        said = _("填的是{given}年，通知的标题是{titled}年：请核对。", given=given, titled=titled)
        raise BadInput(said, fields={"year": said})
    year = given or titled or 0
    if not FIRST <= year <= LAST:
        said = _("年份应在{first}至{last}之间。", first=FIRST, last=LAST)
        raise BadInput(said, fields={"year": said})
    return year


def _plain(raw: str) -> str:
    """*raw* with marks of one kind: full-width digits, brackets and signs become plain, blanks go."""
    narrow = {ord(full): ord(full) - 0xFEE0 for full in "０１２３４５６７８９（），：．／"}
    line = raw.translate(narrow | {ord("；"): "。", ord(";"): "。", ord("　"): " ", ord("\xa0"): " "}).strip()
    if _PLAIN.fullmatch(line):
        return line
    return re.sub(r"(?<![、.]) +|\s+(?=[\u4e00-\u9fff])", "", line)


class _Reader:
    """Takes line after line."""

    def __init__(self, year: int) -> None:
        self._year = year
        self.days: dict[date, NoticeDay] = {}
        self.number = ""
        self.issued_on: date | None = None
        self.doubts: list[Message] = []

    def take(self, number: int, line: str) -> Message | None:
        """What is wrong with the line, if anything is."""
        try:
            self._take(line)
        except _NotUnderstood as fault:
            return _("第{number}行：{said}", number=number, said=fault.said)
        return None

    def _take(self, line: str) -> None:
        if found := _PLAIN.fullmatch(line):
            self._plain_dates(found)
        elif found := _NUMBER.fullmatch(line):
            self.number = found[1]
        elif found := _ISSUED.fullmatch(line):
            self.issued_on = _date(*map(int, found.groups()))
        elif any(one.fullmatch(line) for one in _ASIDE):
            return
        elif found := _HOLIDAY.fullmatch(line):
            self._holiday(found[1], found[2])
        else:
            raise _NotUnderstood(_("读不懂“{line}”。", line=_short(line)))

    def _plain_dates(self, found: re.Match[str]) -> None:
        first = _date(*map(int, found.groups()[:3]))
        last = _date(*map(int, found.groups()[3:6])) if found[4] else first
        for day in _range(first, last):
            self._put(day, working=found[7] in {"上班", "班"}, name=found[8])

    def _holiday(self, name: str, said: str) -> None:
        for sentence in filter(None, said.split("。")):
            if _REMARK.fullmatch(sentence):
                self.doubts.append(_("“{said}”是倡议，不是放假，没有记入。", said=_short(sentence)))
            elif found := _WORK.fullmatch(sentence):
                for day in self._listed(found[1]):
                    self._put(day, working=True, name=name)
            elif found := _OFF.fullmatch(sentence):
                self._off(name, found)
            else:
                raise _NotUnderstood(_("读不懂“{line}”。", line=_short(sentence)))

    def _off(self, name: str, found: re.Match[str]) -> None:
        days = self._listed(found[1])
        for told in filter(None, (found[2], *_COUNT.findall(found[3]))):
            if int(told) != len(days):
                raise _NotUnderstood(
                    _(
                        "{name}写的是{told}天，列出的日子是{count}天：请核对。",
                        name=name,
                        told=int(told),
                        count=len(days),
                    )
                )
        for day in days:
            self._put(day, working=False, name=name)

    def _listed(self, said: str) -> list[date]:
        """The days of ``1月1日(周四)至3日(周六)、1月5日``; the month of one without any is that of the one before."""
        days: list[date] = []
        month, at, joint = 0, 0, "、"
        while at < len(said):
            found = _DAY.match(said, at)
            month = int(found[2]) if found and found[2] else month
            if found is None or not month:
                raise _NotUnderstood(_("读不懂“{line}”里的日期。", line=_short(said)))
            day = _date(int(found[1] or self._year), month, int(found[3]))
            _agrees(day, found[4] or "")
            days += _range(days[-1], day)[1:] if joint == "至" else [day]
            at = found.end()
            joint = said[at : at + 1]
            if joint not in {"", "、", "至", "和"} or (joint and at + 1 == len(said)):
                raise _NotUnderstood(_("读不懂“{line}”里的日期。", line=_short(said)))
            at += 1
        if not days:
            raise _NotUnderstood(_("没有写哪一天放假或上班。"))
        return days

    def _put(self, day: date, *, working: bool, name: str) -> None:
        if day.year != self._year and (day.year, day.month) != (self._year - 1, 12):
            said = _("{day}不在{year}年，也不在上一年12月。", day=_called(day), year=self._year)
            raise _NotUnderstood(said)
        if working and day.weekday() < SATURDAY:
            raise _NotUnderstood(_("{day}本来就上班：调休上班的应是周末，请核对。", day=_called(day)))
        known = self.days.get(day)
        if known is not None and known.working != working:
            raise _NotUnderstood(_("{day}既写放假又写上班：请核对。", day=_called(day)))
        if known is not None:
            raise _NotUnderstood(_("{day}写了两次：请核对。", day=_called(day)))
        self.days[day] = NoticeDay(day, working, name)


def _date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError as fault:
        said = _("没有{year}年{month}月{day}日这一天。", year=year, month=month, day=day)
        raise _NotUnderstood(said) from fault


def _range(first: date, last: date) -> list[date]:
    count = (last - first).days + 1
    if count < 1:
        said = _("{last}早于{first}：跨年的请把年份也写上。", last=_called(last), first=_called(first))
        raise _NotUnderstood(said)
    if count > MOST_DAYS:
        said = _(
            "{first}至{last}有{count}天，太长：请核对。",
            first=_called(first),
            last=_called(last),
            count=count,
        )
        raise _NotUnderstood(said)
    return [first + timedelta(days=number) for number in range(count)]


def _agrees(day: date, brackets: str) -> None:
    """Refuse what stands in brackets behind *day* where it is no day of the week, or another one."""
    for said in filter(None, re.split("[、,]", brackets)):
        found = re.fullmatch("(?:周|星期|礼拜)([一二三四五六日天])", said)
        if found is None and not _LEFT_ASIDE.fullmatch(said):
            raise _NotUnderstood(_("读不懂{day}后面括号里的“{said}”。", day=_called(day), said=_short(said)))
        if found and WEEKDAYS.find(found[1].replace("天", "日")) != day.weekday():
            raise _NotUnderstood(_("{day}，通知写的是“{said}”：请核对。", day=_called(day), said=said))


def _missing(year: int, days: tuple[NoticeDay, ...]) -> Iterator[Message]:
    told = "".join(one.name for one in days if not one.working)
    absent = [one for one in USUAL if one not in told]
    if absent:
        yield _(
            "没有写到{names}：{year}年整年以这里录入的为准，没有写到的按平常的周末算。",
            names="、".join(absent),
            year=year,
        )


def _called(day: date) -> str:
    """*day* with its day of the week, as a sentence names it."""
    return f"{day.year}年{day.month}月{day.day}日（周{WEEKDAYS[day.weekday()]}）"


def _short(said: str) -> str:
    return said if len(said) <= SHOWN else f"{said[:SHOWN]}……"
