"""The tables in corpus/data: every one can be read, and none contradicts itself."""

import re
from importlib.resources import files

import pytest

from corpus.grammar import tables
from corpus.grammar.tables import (
    one_of,
    one_of_many,
    table_lines,
    table_pairs,
    table_patterns,
    table_words,
)
from corpus.model import Attendance
from corpus.page.layout import LABELS

NAMES = sorted(path.name[:-4] for path in (files("corpus") / "data").iterdir())


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_a_note_and_words(name):
    text = (files("corpus") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    assert text.startswith("#")
    assert table_words(name)
    assert not any(line.startswith("#") for line in table_lines(name))


def test_a_pattern_is_any_line_of_a_part_with_its_words_put_in():
    pattern = re.compile(table_patterns("item_grammar", "subject", {"adverb": "又"}))
    assert pattern.match("区委常委会会议审议")
    assert pattern.match("与会人员又学习")
    assert not pattern.match("与会人员还学习")


def test_a_pattern_that_begins_with_a_bracket_opens_no_part(monkeypatch):
    lines = ("[hk]", "[并亦]同意.\t同意", "决定.\t通过", "[other]", "甲\t乙")
    monkeypatch.setattr(tables, "table_lines", lambda name: lines)
    assert table_pairs("any", "hk") == (("[并亦]同意.", "同意"), ("决定.", "通过"))


def test_a_part_holds_only_its_own_words():
    strong, weak = (table_words("organization_suffixes", part) for part in ("strong", "weak"))
    assert "街道" in strong - weak
    assert "委" in weak - strong


@pytest.mark.parametrize("name", ["kinds", "item_kinds", "attendance_labels"])
def test_no_left_side_stands_twice(name):
    left = [pair[0] for pair in table_pairs(name)]
    assert len(left) == len(set(left))


def test_every_label_means_a_way_to_take_part():
    assert {Attendance(value) for value in LABELS.values()} == set(Attendance)


def test_the_longest_word_comes_first():
    pattern = one_of(["区", "区委", "区委书记", "a.b", "a"])
    for text, longest in (
        ("区委书", "区委"),
        ("区委书记", "区委书记"),
        ("区政府", "区"),
        ("axb", "a"),
    ):
        assert re.match(pattern, text).group() == longest


def test_a_shorter_word_is_tried_where_the_longest_leads_nowhere():
    assert re.fullmatch(f"{one_of(['区', '区委', '市'])}委会", "区委会")


@pytest.mark.parametrize("text", ["某区委会", "区域", "某a.b", "ab", "", "]某", "^"])
def test_a_look_at_the_first_character_changes_nothing(text):
    words = ["区", "区委", "a.b", "]", "^"]
    patterns = [re.compile(f".*?{make(words)}") for make in (one_of, one_of_many)]
    assert len({match and match.group() for match in (p.match(text) for p in patterns)}) == 1
