import pytest

from corpus.model import PartialDate
from indexer.errors import BadParameter, QuerySyntaxError
from indexer.query.clauses import Words
from indexer.query.dateranges import DateRange, read_date
from indexer.query.parameters import MAX_SIZE, PARAMETERS, Kind, search_request
from indexer.query.request import Filter, SearchRequest, Sort


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2023", PartialDate(2023)),
        ("2023年", PartialDate(2023)),
        ("2023-08", PartialDate(2023, 8)),
        ("2023年8月", PartialDate(2023, 8)),
        ("2023/8/1", PartialDate(2023, 8, 1)),
        ("2023.08.18", PartialDate(2023, 8, 18)),
        ("2023年8月18日", PartialDate(2023, 8, 18)),
        ("２０２３－０８", PartialDate(2023, 8)),
        ("2024-02-29", PartialDate(2024, 2, 29)),
        ("2023-02-29", None),
        ("2023-13", None),
        ("2023-00", None),
        ("0000", None),
        ("23-08", None),
        ("8月", None),
        ("2023-08-18 10:00", None),
        ("٢٠٢٣", None),
    ],
)
def test_dates_keep_their_precision(text, date):
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("values", "request_"),
    [
        ({}, SearchRequest()),
        ({"q": [" "], "year": [""], "page": []}, SearchRequest()),
        ({"q": ["甲"]}, SearchRequest(query=Words("甲"))),
        (
            {"year": ["2023", "2022"], "body": ["江"]},
            SearchRequest(
                filters=(
                    Filter("year", frozenset({"2022", "2023"})),
                    Filter("body", frozenset({"江"})),
                )
            ),
        ),
        (
            {"from": ["2023-08"], "to": ["2023"]},
            SearchRequest(dates=DateRange(PartialDate(2023, 8), PartialDate(2023))),
        ),
        (
            {"organization": ["市发改委", "市发展和改革委员会"]},
            SearchRequest(filters=(Filter("organization", frozenset({"市发展和改革委员会"})),)),
        ),
        ({"sort": ["newest"]}, SearchRequest(sort=Sort.NEWEST)),
        ({"page": ["3"], "size": ["10"]}, SearchRequest(offset=20, limit=10)),
        ({"page": ["2", "2"]}, SearchRequest(offset=20)),
    ],
)
def test_values_make_a_request(values, request_):
    assert search_request(values) == request_


def test_facets_and_page_size_come_from_the_caller():
    assert search_request({"page": ["2"]}, facets=("year",), size=5) == SearchRequest(
        facets=("year",), offset=5, limit=5
    )


@pytest.mark.parametrize(
    ("name", "values", "says"),
    [
        ("from", ["去年"], "2023-08-18"),
        ("to", ["2023-02-30"], "2023-08-18"),
        ("sort", ["date"], "newest"),
        ("page", ["0"], "1 到"),
        ("page", ["-1"], "1 到"),
        ("page", ["一"], "1 到"),
        ("page", ["9" * 5000], "1 到"),
        ("page", ["²"], "1 到"),
        ("size", ["101"], str(MAX_SIZE)),
        ("page", ["1", "2"], "一次"),
        ("q", ["甲", "乙"], "一次"),
        ("yeer", ["2023"], "year"),
        ("year", [str(year) for year in range(101)], "最多 100 个"),
    ],
)
def test_what_cannot_be_understood_is_refused(name, values, says):
    with pytest.raises(BadParameter, match=says) as caught:
        search_request({name: values})
    assert caught.value.details["name"] == name


def test_a_hundred_values_are_taken():
    (condition,) = search_request({"year": [str(year) for year in range(100)]}).filters
    assert len(condition.values) == 100


def test_a_range_the_wrong_way_round_is_refused():
    with pytest.raises(BadParameter, match="对调"):
        search_request({"from": ["2024"], "to": ["2023-12-31"]})


def test_a_query_without_words_is_refused():
    with pytest.raises(QuerySyntaxError):
        search_request({"q": ["OR"]})


def test_only_conditions_can_be_repeated():
    assert [p.name for p in PARAMETERS if p.repeatable] == [
        p.name for p in PARAMETERS if p.kind is Kind.FACET
    ]
