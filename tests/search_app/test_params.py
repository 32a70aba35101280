import pytest

from search_app.params import CONDITIONS, Question, condition_url, meeting_url, read_question

ASKED = Question((("q", "电梯"), ("year", "2023"), ("sort", "newest"), ("page", "3")))


@pytest.mark.parametrize(
    ("arguments", "pairs"),
    [
        ({}, ()),
        ({"q": [" 电梯 "]}, (("q", "电梯"),)),
        ({"q": [""], "year": ["", "2023"]}, (("year", "2023"),)),
        ({"year": ["2023", "2023"]}, (("year", "2023"),)),
        ({"page": ["2"], "year": ["2024", "2023"], "q": ["a"]},
         (("q", "a"), ("year", "2024"), ("year", "2023"), ("page", "2"))),
        ({"strange": ["1"], "q": ["a"]}, (("q", "a"), ("strange", "1"))),
    ],
)  # fmt: skip
def test_a_query_string_is_read_in_the_order_of_the_table(arguments, pairs):
    assert read_question(arguments).pairs == pairs


@pytest.mark.parametrize(
    ("question", "url"),
    [
        (ASKED.toggled("year", "2023"), "/s?q=%E7%94%B5%E6%A2%AF&sort=newest"),
        (ASKED.toggled("year", "2022"),
         "/s?q=%E7%94%B5%E6%A2%AF&year=2023&sort=newest&year=2022"),
        (ASKED.with_one("sort", "oldest"), "/s?q=%E7%94%B5%E6%A2%AF&year=2023&sort=oldest"),
        (ASKED.with_one("page", ""), "/s?q=%E7%94%B5%E6%A2%AF&year=2023&sort=newest"),
        (ASKED.words_only(), "/s?q=%E7%94%B5%E6%A2%AF&sort=newest"),
        (Question(), "/s"),
        (Question((("q", "a&b=c#d \"'"),)), "/s?q=a%26b%3Dc%23d+%22%27"),
    ],
)  # fmt: skip
def test_addresses_ask_a_little_more_or_less(question, url):
    assert question.url("/s") == url


def test_toggling_twice_is_asking_the_same():
    once = ASKED.toggled("body", "青禾区人民政府")
    assert once.toggled("body", "青禾区人民政府") == ASKED.with_one("page", "")


def test_an_address_read_back_is_the_same_question(client):
    with client.application.test_request_context(ASKED.url("/search")) as context:
        assert read_question(context.request.args.to_dict(flat=False)) == ASKED


def test_conditions_are_all_but_words_order_and_place():
    assert set(CONDITIONS).isdisjoint({"q", "sort", "page", "size"})
    assert {"from", "to", "year", "body"} <= set(CONDITIONS)


@pytest.mark.parametrize(
    ("address", "url"),
    [
        (meeting_url("a/b#c"), "/meetings/a%2Fb%23c"),
        (meeting_url("a", "x y", "s3p2"), "/meetings/a?q=x+y#s3p2"),
        (meeting_url("a", "", "s3"), "/meetings/a#s3"),
        (condition_url("attendee", "阮 青"), "/search?attendee=%E9%98%AE+%E9%9D%92"),
    ],
)
def test_addresses_are_escaped(address, url):
    assert address == url
