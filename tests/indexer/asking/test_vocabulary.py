import random
import re

import pytest

from indexer.asking.corrections import values_alike
from indexer.asking.title_words import TitleWords
from indexer.asking.vocabulary import Vocabulary
from indexer.text import pinyin
from indexer.text.analysis import squeeze


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("陈*", {"陈高", "陈高明"}),
        ("*明", {"陈高明", "明"}),
        ("*高*", {"陈高", "陈高明", "高"}),
        ("陈*高", {"陈高"}),
        ("陈*高*高", set()),
        ("明*明", set()),
        ("陈高", {"陈高"}),
        ("*", {"陈高", "陈高明", "高", "明"}),
        ("**", {"陈高", "陈高明", "高", "明"}),
        ("＊高　明", {"陈高明"}),
    ],
)
def test_a_wildcard_stands_for_anything(pattern, found):
    known = Vocabulary({"attendee": dict.fromkeys(("陈高", "陈高明", "高", "明"), 1)})
    assert set(known.fitting("attendee", pattern.replace("＊", "*"))) == found


def test_patterns_fit_what_a_regular_expression_fits():
    chance = random.Random(20_271)
    values = {"".join(chance.choices("甲乙", k=chance.randint(1, 7))) for _ in range(60)}
    known = Vocabulary({"attendee": dict.fromkeys(values, 1)})
    for _ in range(300):
        pattern = "".join(chance.choices("甲乙**", k=chance.randint(1, 6)))
        fits = re.compile(pattern.replace("*", ".*")).fullmatch
        assert set(known.fitting("attendee", pattern)) == set(filter(fits, values)), pattern


def test_values_hold_a_text_as_one_looked_at_after_the_other_does():
    chance = random.Random(20_272)
    values = ["".join(chance.choices("甲乙 ", k=chance.randint(0, 6))) for _ in range(80)]
    known = Vocabulary({"document": dict.fromkeys(values, 1)})
    for text in ("甲", "乙甲", "甲 甲乙", "丙", "乙乙乙乙乙乙乙"):
        plain, each = text.replace(" ", ""), {v: v.replace(" ", "") for v in dict.fromkeys(values)}
        begin = [value for value, form in each.items() if form.startswith(plain)]
        others = [value for value, form in each.items() if plain in form and value not in begin]
        assert list(known.containing("document", text)) == begin + others, text
    assert list(known.containing("document", "")) == list(dict.fromkeys(values))
    assert not list(Vocabulary({}).containing("document", "甲"))


def test_many_wildcards_end():
    """As a regular expression this would take longer than anybody lives."""
    known = Vocabulary({"document": {"的" * 60: 1}})
    assert known.fitting("document", "*的" * 30 + "*没") == ()


def test_what_lacks_a_character_is_found_as_by_trying_each():
    chance = random.Random(20_273)
    values = ["".join(chance.choices("甲乙.a ", k=chance.randint(0, 6))) for _ in range(200)]
    known = Vocabulary({"attendee": dict.fromkeys(values, 1)})
    for text in ("甲", "乙甲", "甲.", "Ａ 乙甲", "..", "丙", ""):
        plain = squeeze(text)
        for value in (found := list(known.lacking_one("attendee", text))):
            form = squeeze(value)
            assert plain in {form[:at] + form[at + 1 :] for at in range(len(form))}
        longer = [v for v in dict.fromkeys(values) if len(squeeze(v)) == len(plain) + 1]
        shorter = (
            {squeeze(v)[:a] + squeeze(v)[a + 1 :] for a in range(len(plain) + 1)} for v in longer
        )
        assert found == [v for v, forms in zip(longer, shorter, strict=True) if plain in forms]
    assert not list(Vocabulary({}).lacking_one("attendee", "甲"))


def test_what_sounds_alike_comes_in_one_order_in_all_processes(monkeypatch):
    """Spellings are a set, which each process goes through in an order of its own."""
    spelt = {"甲乙": ("b", "a"), "丙丁": ("a",), "戊己": ("b",)}
    monkeypatch.setattr(pinyin, "full_spellings", spelt.__getitem__)
    titles = TitleWords({"丙丁": 1, "戊己": 2}, lambda texts: [(text,) for text in texts])
    assert titles.sounding("甲乙") == ("丙丁", "戊己")
    known = Vocabulary({})
    monkeypatch.setattr(known, "spelt", lambda _, spelling: (f"{spelling}某",))
    assert [slip.text for slip in values_alike("attendee", "甲乙", known)] == ["a某", "b某"]
