"""Numbers of filed contracts: in a row whoever files at once, and none given twice."""

from concurrent.futures import ThreadPoolExecutor

import pytest
import sqlalchemy as sa
from life_events import event, filing

from formgen.errors import BadInput
from formgen.storage import Series, Units
from formgen.storage.filing import must_be_pattern
from formgen.storage.life_tables import filing_numbers

OWNER = "11111111-1111-4111-8111-111111111111"
FILERS = 64


def test_sixty_four_filings_at_once_give_sixty_four_numbers_in_a_row(lives, drafts, database):
    papers = [drafts.begin(OWNER, "government_contract", {}, save_key=str(at)) for at in range(FILERS)]

    with ThreadPoolExecutor(16) as threads:
        told = list(threads.map(lambda one: lives.do(OWNER, filing(one)), papers))

    given = sorted(one.answers["filing_no"] for one in told)
    assert given == [f"2026-00-{serial:04}" for serial in range(1, FILERS + 1)]
    with database.reading() as connection:
        assert sorted(connection.execute(sa.select(filing_numbers.c.number)).scalars()) == given


def test_a_filing_that_fails_uses_no_number_up(lives, drafts):
    one, two = (drafts.begin(OWNER, "government_contract", {}, save_key=key) for key in "ab")

    def broken(_number):
        message = "示例"
        raise BadInput(message)

    with pytest.raises(BadInput):
        lives.do(OWNER, event(one, files=Series(2026), tells=broken))
    assert lives.do(OWNER, filing(two)).answers["filing_no"] == "2026-00-0001"
    assert lives.filing_number(one.id) == ""
    assert lives.do(OWNER, filing(one)).answers["filing_no"] == "2026-00-0002"


def test_each_unit_and_each_year_counts_by_itself(lives, drafts, people, database):
    units = [Units(database).add(name) for name in ("示例甲局", "示例乙局")]
    owners = [people.create_user(f"u{at}", unit_id=unit.id) for at, unit in enumerate(units)]

    def number(owner, year=2026, pattern="{year}-{unit}-{serial:04}"):
        made = drafts.begin(owner.id, "government_contract", {})
        new = event(made, files=Series(year, pattern), tells=lambda given: ({"no": given}, ""))
        return lives.do(owner.id, new).answers["no"]

    assert [number(owners[0]), number(owners[1]), number(owners[0])] == [
        "2026-01-0001",
        "2026-02-0001",
        "2026-01-0002",
    ]
    assert number(owners[0], 2027) == "2027-01-0001"
    assert number(owners[0], 2027, "罗{unit}〔{year}〕{serial}号") == "罗01〔2027〕2号"


@pytest.mark.parametrize(
    "pattern", ["{year}-{serial}", "{unit}-{serial}", "x", "{", "{other}", "{year}{unit}"]
)
def test_a_pattern_that_could_give_a_number_twice_is_refused(pattern):
    with pytest.raises(BadInput, match="备案编号的格式"):
        must_be_pattern(pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "{year}{unit}{serial}",
        "{unit}{year}-{serial}",
        "{year}-{unit}0{serial}",
        "{year}-{unit:.2}-{serial}",
        "{year}-{unit:04}-{serial}",
        "{year}-{unit}-{serial!r:.2}",
        "{year}-{unit}-{serial:e}",
        "{year}-{unit}-{serial:999999999999}",
        "{year}-{unit}-{serial}-{serial}",
        "{year}-{unit.__class__}-{serial}",
        "{year}-{unit}-{serial}\x00",
        "字" * 90 + "{year}-{unit}-{serial}",
    ],
)
def test_a_pattern_that_gives_a_number_twice_only_some_day_is_refused_at_once(pattern):
    with pytest.raises(BadInput, match="备案编号的格式"):
        must_be_pattern(pattern)


@pytest.mark.parametrize(
    "pattern", ["{year}-{unit}-{serial:04}", "罗{unit}〔{year}〕{serial}号", "{year}{unit:02}-{serial:06}"]
)
def test_a_pattern_from_whose_numbers_all_three_can_be_read_is_taken(pattern):
    assert must_be_pattern(pattern) == pattern


def test_a_number_that_an_earlier_pattern_gave_another_unit_is_passed_over(lives, drafts, people, database):
    units = [Units(database).add(name) for name in ("示例甲局", "示例乙局")]
    one, other = (people.create_user(f"u{at}", unit_id=unit.id) for at, unit in enumerate(units))

    def number(owner, pattern):
        made = drafts.begin(owner.id, "government_contract", {})
        new = event(made, files=Series(2026, pattern), tells=lambda given: ({"no": given}, ""))
        return lives.do(owner.id, new).answers["no"]

    assert number(one, "{year}-{serial:02}-{unit}") == "2026-01-01"
    assert number(one, "{year}-{serial:02}-{unit}") == "2026-02-01"
    assert number(other, "{year}-{unit}-{serial:02}") == "2026-02-02"
