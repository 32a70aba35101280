"""Years as bars, and where each leads."""

import pytest

from indexer.query.results import Facet, FacetCount
from search_app.pages.histogram import Step, by_year, chart
from search_app.params import Question


def years(counts, *pairs):
    facet = Facet("year", tuple(FacetCount(value, count) for value, count in counts.items()))
    return by_year((facet,), Question(pairs), "/s")


@pytest.mark.parametrize("counts", [[], [5], [0, 0]])
def test_nothing_to_compare_is_no_chart(counts):
    assert chart([Step(str(n), count) for n, count in enumerate(counts)]) is None


def test_bars_fill_the_frame_and_every_count_can_be_seen():
    drawn = chart([Step("a", 1000), Step("b", 1), Step("c", 0), Step("d", 500)])
    assert [bar.height for bar in drawn.bars] == [64, 2, 0, 32]
    assert [bar.top + bar.height for bar in drawn.bars] == [drawn.height] * 4
    assert [(bar.left, bar.width) for bar in drawn.bars] == [(n * 25, 25) for n in range(4)]


def test_a_year_without_hits_has_a_place_and_no_link():
    drawn = years({"2023": 4, "2021": 2}, ("q", "x"))
    assert [(bar.step.label, bar.step.count, bar.step.url) for bar in drawn.bars] == [
        ("2021", 2, "/s?q=x&year=2021"),
        ("2022", 0, None),
        ("2023", 4, "/s?q=x&year=2023"),
    ]


def test_the_selected_year_leads_out_again():
    drawn = years({"2023": 4, "2022": 2}, ("q", "x"), ("year", "2023"))
    assert [bar.step.is_selected for bar in drawn.bars] == [False, True]
    assert drawn.bars[1].step.url == "/s?q=x"


@pytest.mark.parametrize(
    ("first", "last", "labels"),
    [
        (2012, 2023, [str(year) for year in range(2012, 2024)]),
        (2011, 2023, [f"{year}—{year + 1}" for year in range(2010, 2024, 2)]),
        (1950, 2024, [f"{year}—{year + 9}" for year in range(1950, 2030, 10)]),
    ],
)
def test_many_years_are_put_together(first, last, labels):
    drawn = years({str(year): 1 for year in range(first, last + 1)})
    assert [bar.step.label for bar in drawn.bars] == labels
    # Spans are wider than their bars, so only where they begin stands below.
    under = [bar.step.mark or bar.step.label for bar in drawn.bars]
    assert under == [label[:4] for label in labels]
    assert sum(bar.step.count for bar in drawn.bars) == last - first + 1


def test_a_span_sets_the_bounds_and_takes_them_away_again():
    counts = {str(year): 1 for year in range(1990, 2024)}
    asked = (("q", "x"), ("year", "2001"), ("page", "3"))
    assert years(counts, *asked).bars[2].step.url == "/s?q=x&from=2000&to=2004"
    bound = years(counts, ("q", "x"), ("from", "2000"), ("to", "2004")).bars[2].step
    assert (bound.is_selected, bound.url) == (True, "/s?q=x")


@pytest.mark.parametrize("strange", ["9" * 5000, "0", "甲", "²"])
def test_a_selected_value_that_is_no_year_is_passed_over(strange):
    drawn = years({"2022": 1, "2023": 1, strange: 0})
    assert [bar.step.label for bar in drawn.bars] == ["2022", "2023"]
