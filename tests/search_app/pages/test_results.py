"""What the results page lists of a facet."""

import pytest

from indexer.asking.asker import Asked
from indexer.asking.understanding import Understanding
from indexer.query.clauses import Everything
from indexer.query.request import SearchRequest
from indexer.query.results import Facet, FacetCount
from search_app.answers import Answer
from search_app.pages.results import search_page
from search_app.params import Question
from tests.fakes import results_of


def answer_of(question, results):
    return Answer(
        question, Asked(Everything(), (), Understanding(Everything()), SearchRequest(), results)
    )


def listed(name, counts, *conditions):
    """Labels shown at once and folded away, and how many are left out."""
    question = Question((("q", "停车"), *conditions))
    results = results_of(total=1, facets=(Facet(name, counts),))
    (facet,) = search_page(answer_of(question, results)).facets
    return [[link.label for link in links] for links in (facet.first, facet.rest)], facet.unlisted


def test_a_value_leads_to_the_question_with_or_without_it():
    question = Question((("q", "停车 & 办法"), ("attendee", "甲"), ("page", "3")))
    counts = (FacetCount("甲", 2, selected=True), FacetCount("乙+丙&", 1))
    results = results_of(total=1, facets=(Facet("attendee", counts),))
    (facet,) = search_page(answer_of(question, results)).facets
    assert [link.url for link in facet.first] == [
        question.toggled("attendee", value).url("/search") for value in ("甲", "乙+丙&")
    ]
    assert Question().adding("/search", "attendee")("甲") == "/search?attendee=%E7%94%B2"


@pytest.mark.parametrize(("chosen", "lead"), [(None, []), (3, ["人3"]), (99, ["人99"])])
def test_of_many_values_the_first_and_the_selected_are_listed(chosen, lead):
    counts = tuple(FacetCount(f"人{n}", 100 - n, n == chosen) for n in range(100))
    conditions = [("attendee", f"人{chosen}")] if lead else []
    (first, rest), unlisted = listed("attendee", counts, *conditions)
    expected = [*lead, *(f"人{n}" for n in range(100) if n != chosen)]
    assert (first, rest, unlisted) == (expected[:10], expected[10:30], 70)


def test_years_are_listed_as_a_calendar():
    counts = (FacetCount("2021", 5), FacetCount("2023", 3, selected=True), FacetCount("2022", 1))
    assert listed("year", counts, ("year", "2023")) == ([["2023", "2022", "2021"], []], 0)
