import re
import string
from pathlib import Path

import pytest
from lxml import html

import search_app
from corpus.model import PartialDate
from search_app.labels import date_words
from search_app.markup import book_title, hopping, marked
from search_app.pages.outcomes import outcome_shape
from search_app.texts import ENGLISH, TEXTS, Text, merged, say, speaking


@pytest.mark.parametrize(
    ("text", "spans", "markup"),
    [
        ("", (), ""),
        ("加装电梯", (), "加装电梯"),
        ("加装电梯", ((2, 4),), "加装<mark>电梯</mark>"),
        ("加装电梯", ((0, 1), (1, 4)), "<mark>加</mark><mark>装电梯</mark>"),
        ("<b>&", (), "&lt;b&gt;&amp;"),
        ("a<b>c", ((1, 4),), "a<mark>&lt;b&gt;</mark>c"),
        ("{0}%s", ((0, 3),), "<mark>{0}</mark>%s"),
    ],
)
def test_marks_stand_around_escaped_text(text, spans, markup):
    assert str(marked(text, spans)) == markup


def test_marks_lead_to_each_other():
    shown = html.fragment_fromstring(str(hopping("<停车>停车", ((1, 3), (4, 6)), 2, 4)), "p")
    assert shown.text_content() == "<停车↑↓>停车↑↓"
    assert shown.xpath("mark/@id") == ["m2", "m3"]
    assert shown.xpath("mark/text()") == ["停车", "停车"]
    assert shown.xpath("span/a/@href") == ["#m1", "#m3", "#m2", "#m4"]
    assert shown.xpath("span/a/@aria-label") == ["上一处", "下一处"] * 2


@pytest.mark.parametrize(
    ("first", "last", "ids", "links"),
    [(1, 1, ["m1"], []), (1, 2, ["m1"], ["#m2"]), (2, 2, ["m2"], ["#m1"]), (3, 2, [], [])],
)
def test_the_ends_lead_nowhere_and_no_more_are_numbered(first, last, ids, links):
    shown = html.fragment_fromstring(str(hopping("停", ((0, 1),), first, last)), "p")
    assert len(shown.xpath("mark")) == 1
    assert (shown.xpath("mark/@id"), shown.xpath("span/a/@href")) == (ids, links)


@pytest.mark.parametrize(
    ("date", "chinese", "english"),
    [
        (PartialDate(2023, 8, 18), "2023年8月18日", "2023-08-18"),
        (PartialDate(2023, 8), "2023年8月", "2023-08"),
        (PartialDate(2023), "2023年", "2023"),
        (None, "", ""),
    ],
)
def test_dates_are_shown_as_far_as_they_are_known(date, chinese, english):
    assert date_words(date) == chinese
    with speaking(ENGLISH):
        assert date_words(date) == english


@pytest.mark.parametrize(("title", "shown"), [("办法", "《办法》"), ("《办法》", "《办法》")])
def test_titles_stand_in_one_pair_of_brackets(title, shown):
    assert book_title(title) == shown


@pytest.mark.parametrize(
    ("outcome", "style"),
    [
        ("原则同意", "principle"),
        ("原则通过", "principle"),
        ("附条件同意", "principle"),
        ("同意", "passed"),
        ("审议通过", "passed"),
        ("不同意", "refused"),
        ("未通过", "refused"),
        ("暂缓", "deferred"),
        ("退回", "deferred"),
        ("未形成决议", "deferred"),
        ("审定", "passed"),
        ("修改后再报", "deferred"),
        ("再次研究", "deferred"),
        ("听取", "heard"),
        ("备查", "heard"),
        ("修改后印发", "other"),
        ("交办", "other"),
    ],
)
def test_outcomes_differ_by_shape(outcome, style):
    assert outcome_shape(outcome).style == style


@pytest.mark.parametrize("key", TEXTS)
def test_both_languages_take_the_same_details(key):
    text = TEXTS[key]
    chinese, english = (
        {name for _, name, _, _ in string.Formatter().parse(sentence) if name} for sentence in text
    )
    assert text.chinese + text.english
    assert chinese == english
    with speaking(ENGLISH):
        assert say(key, **dict.fromkeys(english, 1)) == text.english.format(
            **dict.fromkeys(english, 1)
        )


def test_no_text_is_given_twice():
    with pytest.raises(ValueError, match="'twice'"):
        merged([{"twice": Text("一", "one")}, {"twice": Text("二", "two")}])
    assert len(merged([{"once": Text("一", "one")}, {"other": Text("二", "two")}])) == 2


def test_every_text_is_said_somewhere_and_every_key_is_there():
    folder = Path(search_app.__file__).parent
    told = (path for path in folder.rglob("*.py") if path.parent.name != "texts")
    files = [*told, *folder.glob("templates/*"), folder / "texts" / "__init__.py"]
    source = "".join(f.read_text(encoding="utf-8") for f in files)
    # Keys are put together too: say(f"scope.{scope}"), t("keys." ~ key).
    made = tuple(set(re.findall(r"""["']([a-z][\w.-]*\.)(?:\{|["'] ~ )""", source)))
    unused = [
        k for k in TEXTS if not k.startswith(made) and not re.search(f"[\"']{k}[\"']", source)
    ]
    asked = set(re.findall(r"""\b(?:t|say|quoting)\(["']([\w.]+)["'][,)]""", source))
    assert (unused, asked - set(TEXTS)) == ([], set())
