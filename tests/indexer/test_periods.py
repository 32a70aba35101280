import pytest

from corpus.model import PartialDate
from indexer.periods import Interval, Period, held_key, period_of, read_held, stretch_before
from indexer.query.dateranges import DateRange, read_date


def dates(first, last):
    return DateRange(*(read_date(text) if text else None for text in (first, last)))


@pytest.mark.parametrize(
    ("date", "interval", "label", "first", "last"),
    [
        ("2023-08-18", Interval.YEAR, "2023", "2023", "2023"),
        ("2023", Interval.YEAR, "2023", "2023", "2023"),
        ("2023-01", Interval.QUARTER, "2023-Q1", "2023-01", "2023-03"),
        ("2023-12-31", Interval.QUARTER, "2023-Q4", "2023-10", "2023-12"),
        ("2023-08-18", Interval.MONTH, "2023-08", "2023-08", "2023-08"),
        ("0001-01", Interval.MONTH, "0001-01", "0001-01", "0001-01"),
    ],
)
def test_a_date_lies_in_a_period(date, interval, label, first, last):
    period = period_of(read_date(date), interval)
    assert (period.label, str(period.first), str(period.last)) == (label, first, last)


def test_what_is_not_known_is_in_no_period():
    assert period_of(None, Interval.YEAR) is None
    assert period_of(PartialDate(2023), Interval.MONTH) is None
    assert period_of(PartialDate(2023), Interval.QUARTER) is None


def test_periods_count_on_over_the_turn_of_the_year():
    december = period_of(PartialDate(2023, 12), Interval.MONTH)
    assert Period(december.number + 1, Interval.MONTH).label == "2024-01"


@pytest.mark.parametrize(
    ("outer", "inner"),
    [
        (("2023-08-15", ""), ("2023-08-15", "2023-08")),
        (("2023-01-01", "2023-08-20"), ("2023-08", "2023-08-20")),
        (("2020", "2023"), ("2023-08", "2023-08")),
        (("", ""), ("2023-08", "2023-08")),
    ],
)
def test_a_period_ends_where_what_is_asked_for_does(outer, inner):
    period = period_of(PartialDate(2023, 8), Interval.MONTH)
    assert period.within(dates(*outer)) == dates(*inner)


@pytest.mark.parametrize(
    ("now", "before"),
    [
        (("2023", "2023"), ("2022", "2022")),
        (("2020", "2023"), ("2016", "2019")),
        (("2023-01", "2023-03"), ("2022-10", "2022-12")),
        (("2023", "2023-06"), ("2022-07", "2022-12")),
        (("2024-03-01", "2024-03-31"), ("2024-01-30", "2024-02-29")),
        (("2024-03-15", "2024"), ("2023-05-28", "2024-03-14")),
    ],
)
def test_as_long_a_stretch_before(now, before):
    assert stretch_before(dates(*now)) == dates(*before)


@pytest.mark.parametrize("date", [None, PartialDate(2023), PartialDate(2023, 8, 18)])
def test_keys_tell_the_month_and_the_meeting(date):
    month = date and PartialDate(date.year, date.month)
    assert read_held(held_key(date, "m 1")) == (month, "m 1")
