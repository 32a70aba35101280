"""What was new in a period."""

import pytest

from corpus.model import PartialDate
from indexer.research.errors import EmptyPeriod
from indexer.research.measures import TELLING, log_likelihood
from indexer.research.rising import rising, rising_json, rising_table
from indexer.research.tools import RISING, read
from tests.engines.invented import meeting, section
from tests.indexer.over_time import ENGINES, asking

PLAN, RULES = "低空经济发展方案", "停车管理办法"
OLD = [
    meeting(
        f"r-old{n}",
        PartialDate(2022, n, 1),
        section(1, "研究停车管理工作", "略。", document=RULES),
        section(2, "研究养老服务工作", "略。"),
    )
    for n in (1, 2, 3)
]
NEW = [
    meeting(
        f"r-new{n}",
        PartialDate(2023, n, 1),
        section(1, "研究低空经济工作", "停车从略。", document=PLAN),
        section(2, "研究养老服务工作", "略。"),
        kind="专题会议" if n == 3 else "常务会议",
    )
    for n in (1, 2, 3)
]


@pytest.fixture(scope="module", params=ENGINES)
def asker(request, tmp_path_factory):
    with asking(request.param, tmp_path_factory.mktemp("rising"), *OLD, *NEW) as asker:
        yield asker


def found(asker, **values):
    return rising(asker, read(RISING, {name: [value] for name, value in values.items()}))


def test_words_and_documents_that_rose(asker):
    risen = found(asker, **{"from": "2023", "to": "2023"})
    assert (str(risen.before.first), str(risen.before.last)) == ("2022", "2022")
    assert (risen.sections, risen.meetings, risen.read) == ((6, 6), (3, 3), 6)
    words = {one.text: one for one in risen.words}
    assert "低空经济" in words and not set(words) & {"养老", "停车", "研究", "服务"}
    assert (words["低空经济"].now, words["低空经济"].before) == (3, 0)
    assert words["低空经济"].keyness == pytest.approx(log_likelihood(3, 6, 0, 6))
    assert all(one.keyness >= TELLING for one in risen.words)
    assert [(one.text, one.now, one.before) for one in risen.documents] == [(PLAN, 3, 0)]


def test_the_newest_year_is_meant_where_none_is_named(asker):
    assert found(asker) == found(asker, **{"from": "2023", "to": "2023"})
    assert str(found(asker, to="2022-06", since="2023").dates.first) == "2022"


def test_the_other_period_can_be_named(asker):
    risen = found(asker, to="2022", since="2023", until="2023-03", **{"from": "2022"})
    assert [one.text for one in risen.documents] == [RULES]
    assert {one.text for one in risen.words} >= {"停车"}


def test_conditions_hold_for_both(asker):
    risen = found(asker, kind="常务会议")
    assert risen.sections == (4, 6)
    with pytest.raises(EmptyPeriod, match="2022"):
        found(asker, kind="专题会议")


@pytest.mark.parametrize(
    ("values", "told"),
    [
        ({"from": "1990", "to": "1991"}, "（1990–1991）"),
        ({"from": "2031"}, "（2031–）"),
        ({"from": "2023", "until": "1990"}, "（–1990）"),
    ],
)
def test_an_open_end_of_an_empty_period_is_told_as_one(asker, values, told):
    with pytest.raises(EmptyPeriod, match=told):
        found(asker, **values)


def test_that_a_year_brings_its_own_is_no_news(tmp_path):
    headings = ("听取2023年工作情况", "研究2023年度计划", "部署12月安全工作", "审议二〇二三年预算")
    items = [section(n, text, "略。") for n, text in enumerate(headings, 1)]
    others = [section(n, "研究停车管理工作", "略。") for n in range(1, 5)]
    years = ((2022, others), (2023, items))
    held = [
        meeting(f"r-{year}-{n}", PartialDate(year, n), *of) for year, of in years for n in (1, 2, 3)
    ]
    with asking("whoosh", tmp_path, *held) as asker:
        words = {one.text for one in found(asker).words}
    assert words & {"预算", "计划", "安全"}
    assert not [word for word in words if "年" in word or "月" in word or word[0].isdigit()]


@pytest.mark.parametrize(
    "values", [{"from": "1990", "to": "1991"}, {"since": "1990", "until": "1990"}, {"body": "无"}]
)
def test_an_empty_period_is_said(asker, values):
    with pytest.raises(EmptyPeriod):
        found(asker, **values)


def test_tables_and_json_have_the_same_rows(asker):
    risen = found(asker)
    shown = rising_json(risen, read(RISING, {}))
    rows = [tuple(row.values()) for row in (*shown["words"], *shown["documents"])]
    assert [row[1:] for row in rising_table(risen).rows] == rows
    assert shown["before"] == {"from": "2022", "to": "2022", "items": 6, "meetings": 3}
