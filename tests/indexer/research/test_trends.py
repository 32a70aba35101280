"""Counts over time, held against a search for each period."""

from dataclasses import replace

import pytest

from indexer.research.errors import TooManyPeriods
from indexer.research.tools import TRENDS, read
from indexer.research.trends import COLUMNS, Counted, trend_table, trends, trends_json
from tests.indexer.over_time import ENGINES, FIRST, asking


@pytest.fixture(scope="module", params=ENGINES)
def asker(request, tmp_path_factory):
    with asking(request.param, tmp_path_factory.mktemp("trends")) as asker:
        yield asker


def over_time(asker, *queries, **given):
    values = {name: [value] for name, value in given.items()}
    return trends(asker, read(TRENDS, {"q": queries, **values}))


def told(line):
    return [(point.sections, point.meetings) for point in line.points]


def test_sections_and_meetings_of_each_year(asker):
    found = over_time(asker, "停车", "低空 OR 养老")
    assert [period.label for period in found.periods] == ["2020", "2021", "2022", "2023"]
    assert told(found.whole) == [(3, 2), (1, 1), (0, 0), (4, 2)]
    assert told(found.lines[0]) == [(3, 2), (0, 0), (0, 0), (2, 1)]
    assert told(found.lines[1]) == [(1, 1), (1, 1), (0, 0), (3, 2)]


def test_what_has_no_date_is_counted_apart(asker):
    found = over_time(asker, "停车")
    assert found.lines[0].undated == Counted(1, 1)
    assert found.lines[0].total == Counted(6, 4)
    assert found.whole.undated == Counted(1, 1)


def test_a_meeting_known_to_the_year_is_in_no_month(asker):
    found = over_time(asker, "养老", interval="quarter")
    assert [period.label for period in found.periods][::13] == ["2020-Q1", "2023-Q2"]
    assert found.lines[0].undated == Counted(1, 1)
    assert found.whole.undated == Counted(2, 2)


@pytest.mark.parametrize("interval", ["year", "quarter", "month"])
@pytest.mark.parametrize(
    "query", ["停车", "停车 -收费", "同段(停车 管理)", '"低空"', "文件:停车场"]
)
def test_every_count_is_that_of_a_search_for_the_period(asker, interval, query):
    found = over_time(asker, query, interval=interval)
    for period, point in zip(found.periods, found.lines[0].points, strict=True):
        bounds = {"from": [str(period.first)], "to": [str(period.last)]}
        asked = asker.ask({"q": [query], **bounds}).results
        # A search of a month finds those too of which only the year is known.
        exact = interval == "year" or period.first.year != 2021
        assert not exact or point == Counted(asked.total, asked.meetings)
    line = found.lines[0]
    total = sum(line.points, line.undated)
    whole = asker.ask({"q": [query]}).results
    assert total == line.total == Counted(whole.total, whole.meetings)


def test_conditions_narrow_what_shares_are_of(asker):
    found = over_time(asker, "低空", body="河口市政府")
    assert told(found.whole) == told(found.lines[0]) == [(1, 1)]
    found = over_time(asker, "低空", kind="专题会议", **{"from": "2022", "to": "2023-05-10"})
    assert told(found.whole) == [(0, 0), (3, 1)]
    assert told(found.lines[0]) == [(0, 0), (2, 1)]
    assert [period.label for period in found.periods] == ["2022", "2023"]


def test_texts_that_are_no_minutes_are_not_counted(tmp_path):
    text = replace(FIRST, id="o-text", recognised=False)
    with asking("whoosh", tmp_path, FIRST, text) as asker:
        assert asker.ask({"q": ["停车"]}).results.total > 2
        assert over_time(asker, "停车").lines[0].total == Counted(2, 1)


def test_a_stretch_without_meetings_is_all_gap(asker):
    found = over_time(asker, "停车", **{"from": "1990", "to": "1992"})
    assert told(found.whole) == [(0, 0)] * 3
    shown = trends_json(found, read(TRENDS, {"q": ["停车"]}))
    assert [period["gap"] for period in shown["periods"]] == [True] * 3
    assert [point["sections_share"] for point in shown["lines"][0]["points"]] == [None] * 3


def test_more_periods_than_anybody_reads_are_refused(asker):
    with pytest.raises(TooManyPeriods, match="2400"):
        over_time(asker, "停车", interval="month", **{"from": "1801", "to": "2000"})


def test_the_table_has_a_row_for_each_query_and_period_and_one_for_the_undated(asker):
    rows = list(trend_table(over_time(asker, "停车", "养老")).rows)
    assert len(rows) == 2 * 5
    first, undated = (dict(zip((c.key for c in COLUMNS), rows[n], strict=True)) for n in (0, 4))
    assert first == {
        "query": "停车",
        "period": "2020",
        "from": "2020",
        "to": "2020",
        "sections": 3,
        "sections_of_period": 3,
        "sections_share": 100.0,
        "meetings": 2,
        "meetings_of_period": 2,
        "meetings_share": 100.0,
        "of": "",
        "gap": "否",
    }
    assert (undated["period"], undated["sections"]) == (None, 1)
    assert [row[-1] for row in rows] == ["否", "否", "是", "否", None] * 2


@pytest.mark.parametrize(
    ("query", "of"),
    [
        ("停车 养老", ""),
        ("机关:河口市政府 低空", "机关:河口市政府"),
        ("机关:河口市政府", "机关:河口市政府"),
        ("低空 类型:专题会议 -机关:河口市政府", "类型:专题会议 -机关:河口市政府"),
        ("(机关:甲 OR 机关:乙) 低空", "机关:甲 OR 机关:乙"),
        ("机关:河口市政府 OR 低空", ""),
        ("主持:张三 日期:2023 低空", ""),
    ],
)
def test_the_bodies_and_kinds_of_a_query_are_what_it_is_measured_by(asker, query, of):
    assert over_time(asker, query).lines[0].of == of


def test_a_query_that_names_a_body_is_measured_as_with_the_condition(asker):
    """So the order of two bodies does not turn round, and neither loses its gaps."""
    alone = over_time(asker, "低空", body="河口市政府", **{"from": "2020", "to": "2023"})
    both = over_time(asker, "机关:河口市政府 低空", "低空", **{"from": "2020", "to": "2023"})
    assert both.lines[0].wholes == alone.whole.points
    assert both.lines[0].points == alone.lines[0].points
    assert told(both.whole) == [(3, 2), (1, 1), (0, 0), (4, 2)]
    shown = trends_json(both, read(TRENDS, {"q": ["低空"]}))["lines"]
    assert [point["gap"] for point in shown[0]["points"]] == [True, True, True, False]
    assert [point["gap"] for point in shown[1]["points"]] == [False, False, True, False]
    assert shown[0]["points"][3]["sections_share"] == 1.0
    assert shown[0]["points"][3]["sections_of_period"] == 1
    rows = list(trend_table(both).rows)
    assert [row[-2:] for row in rows[:4]] == [("机关:河口市政府", gap) for gap in "是是是否"]


def test_notes_on_the_question_are_kept(asker):
    found = over_time(asker, '"停车')
    assert found.lines[0].notes
    (told,) = trends_json(found, read(TRENDS, {"q": ['"停车']}))["lines"][0]["notes"]
    assert told["code"] == "unclosed-quote"
    assert "quotation mark" in told["message_en"]
