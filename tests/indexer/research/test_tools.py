import pytest

from indexer.errors import BadParameter
from indexer.research.errors import TooManyQueries
from indexer.research.tools import COLLOCATES, KWIC, MOST_QUERIES, RISING, TOOLS, TRENDS, read


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_option_is_told_in_both_languages_and_once(tool):
    assert len(tool.names) == len(set(tool.names))
    for option in tool.options:
        assert all((option.label, option.english_label, option.chinese, option.english))
        assert option.default <= option.most


def test_what_is_blank_or_said_twice_is_not_there():
    given = read(TRENDS, {"q": [" 停车 ", "", "停车", "养老"], "body": [" "]})
    assert given.texts("q") == ("停车", "养老")
    assert given.conditions() == {}


def test_choices_and_numbers_have_their_defaults():
    given = read(KWIC, {"q": ["停车"], "page": ["3"]})
    told = [given.text(name) for name in ("sort", "width", "format")]
    assert told == ["newest", "20", "json"]
    assert (given.number("page"), given.number("size")) == (3, 50)


def test_an_address_is_made_of_what_was_given():
    given = read(KWIC, {"page": ["3"], "q": ["停车"], "year": ["2020", "2023"]})
    assert given.pairs(page="") == (("q", "停车"), ("year", "2020"), ("year", "2023"))
    assert given.pairs(page="4")[-1] == ("page", "4")


@pytest.mark.parametrize(
    ("tool", "values", "told"),
    [
        (TRENDS, {"interval": ["week"]}, "year、quarter、month"),
        (TRENDS, {"intervall": ["month"]}, "interval"),
        (TRENDS, {"interval": ["month", "year"]}, "只能给一次"),
        (TRENDS, {"format": ["pdf"]}, "json、csv、xlsx、jsonl"),
        (TRENDS, {"period": ["month"]}, "没有这个参数，可用：.*interval"),
        (KWIC, {"width": ["15"]}, "20、10、40"),
        (KWIC, {"size": ["201"]}, "1 到 200"),
        (KWIC, {"size": ["9" * 5_000]}, "1 到 200"),
        (KWIC, {"page": ["0"]}, "1 到"),
        (KWIC, {"page": ["²"]}, "1 到"),
        (KWIC, {"q": ["停车", "养老"]}, "只能给一次"),
        (COLLOCATES, {"since": ["何时"]}, "2023-08"),
        (RISING, {"q": ["停车"]}, "没有这个参数"),
        (RISING, {"since": ["2021"], "until": ["2020"]}, "参数 since（2021 … 2020）.*请对调"),
        (COLLOCATES, {"q": ["停车"], "since": ["2021"], "until": ["2020"]}, "参数 since"),
    ],
)
def test_what_cannot_be_understood_is_refused_with_what_can(tool, values, told):
    with pytest.raises(BadParameter, match=told):
        read(tool, values)


def test_too_many_queries_are_refused():
    with pytest.raises(TooManyQueries) as error:
        read(TRENDS, {"q": [f"词{n}" for n in range(MOST_QUERIES + 1)]})
    assert "5" in str(error.value) and "6" in error.value.in_english()
