import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from corpus.model import Paragraph
from indexer.query.snippets import Excerpt, excerpts, mark_spans
from indexer.text.analysis import normalise, squeeze
from tests.fakes import a_record


def shown(text, marks):
    """The text with its marks in brackets."""
    spans = mark_spans(text, marks)
    pieces, at = [], 0
    for start, end in spans:
        pieces += [text[at:start], "[", text[start:end], "]"]
        at = end
    return "".join([*pieces, text[at:]])


@pytest.mark.parametrize(
    ("text", "marks", "marked"),
    [
        ("", ["甲"], ""),
        ("审议停车办法", [], "审议停车办法"),
        ("审议停车办法", [""], "审议停车办法"),
        ("审议停车办法", ["停车"], "审议[停车]办法"),
        ("停车停车", ["停车"], "[停车][停车]"),
        ("停车办法", ["停车", "停车办法"], "[停车办法]"),
        ("停车办法", ["停车办", "车办法"], "[停车办法]"),
        ("停车办法", ["停车", "办法"], "[停车][办法]"),
        ("会会会", ["会会"], "[会会会]"),
        ("2023 年 8 月", ["2023年8月"], "[2023 年 8 月]"),
        ("于 2023　年，", ["2023年"], "于 [2023　年]，"),
        ("ＡＢＣ１２３號", ["abc123"], "[ＡＢＣ１２３]號"),
        ("（甲）", ["(甲)"], "[（甲）]"),
        ("甲\n乙", ["甲乙"], "[甲\n乙]"),
    ],
)
def test_marks_stand_on_the_original_characters(text, marks, marked):
    assert shown(text, marks) == marked


def squeezed(text):
    return re.sub(r"\s", "", normalise(text))


@pytest.mark.parametrize("seed", range(200))
def test_every_occurrence_is_covered_and_nothing_else(seed):
    rand = random.Random(seed)
    text = "".join(rand.choice("会议办法ＡaＢ１ 　\n，") for _ in range(60))
    plain = squeezed(text)
    starts = [rand.randrange(len(plain)) for _ in range(4)]
    marks = [plain[start : start + rand.randint(1, 5)] for start in starts]
    expected = set()
    for mark in marks:
        for start in range(len(plain)):
            if plain.startswith(mark, start):
                expected |= set(range(start, start + len(mark)))
    positions = [i for i, c in enumerate(text) if not c.isspace()]
    spans = mark_spans(text, marks)
    covered = {positions.index(i) for a, b in spans for i in range(a, b) if not text[i].isspace()}
    assert covered == expected
    assert all(a < b for a, b in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    for start, end in spans:
        assert not text[start].isspace()
        assert not text[end - 1].isspace()
        assert is_a_merge(squeezed(text[start:end]), marks)


def is_a_merge(piece, marks):
    """Whether marks that overlap one another cover the whole of the piece."""
    reach = {len(mark) for mark in marks if piece.startswith(mark)}
    for start in range(1, len(piece)):
        if any(start < end for end in reach):
            reach |= {start + len(mark) for mark in marks if piece.startswith(mark, start)}
    return len(piece) in reach


LONG = "会议听取了全市停车设施建设情况的汇报。" * 5
PIECE = LONG + "会议要求，由市住建局牵头制定老旧小区电梯加装计划。" + LONG


def test_no_mark_shows_the_start_of_the_first_paragraph():
    (excerpt,) = excerpts(a_record(texts=(PIECE, "别的")), [])
    assert (excerpt.anchor, excerpt.spans, excerpt.cut_start, excerpt.cut_end) == (
        "s1p1",
        (),
        False,
        True,
    )
    assert PIECE.startswith(excerpt.text)
    assert excerpt.text.endswith("。")
    assert len(excerpt.text) <= 90


def test_a_section_without_paragraphs_has_no_excerpt():
    assert excerpts(a_record(texts=()), ["甲"]) == ()


def test_a_short_paragraph_is_shown_whole_with_its_label():
    record = a_record(order=3, texts=("别的", "加装电梯"))
    labelled = (record.paragraphs[0], Paragraph("（二）", "加装电梯。"))
    record = replace(record, paragraphs=labelled)
    assert excerpts(record, ["电梯"]) == (
        Excerpt("s3p2", "（二）加装电梯。", ((5, 7),), False, False),
    )


def test_an_excerpt_begins_and_ends_with_a_sentence_where_one_is_near():
    (excerpt,) = excerpts(a_record(texts=(PIECE,)), ["电梯"])
    assert excerpt.text.startswith("会议要求，由市住建局牵头制定老旧小区电梯加装计划。")
    assert excerpt.text.endswith("。")
    assert (excerpt.cut_start, excerpt.cut_end) == (True, True)
    assert [excerpt.text[a:b] for a, b in excerpt.spans] == ["电梯"]


def test_the_pieces_that_show_most_marks_are_chosen_in_reading_order():
    texts = ("加装电梯。", "没有。", "老旧小区加装电梯。", "停车。")
    found = excerpts(a_record(texts=texts), ["老旧小区", "电梯", "停车"])
    assert [excerpt.anchor for excerpt in found] == ["s1p3", "s1p4"]


def test_one_paragraph_may_give_two_pieces_that_do_not_overlap():
    first, second = excerpts(a_record(texts=("电梯" + LONG * 2 + "停车",)), ["电梯", "停车"])
    assert (first.anchor, second.anchor) == ("s1p1", "s1p1")
    assert (first.text[:2], second.text[-2:]) == ("电梯", "停车")


def test_a_rare_find_is_not_lost_behind_a_common_one():
    (first, second) = excerpts(a_record(texts=("会议" * 500 + "停车",)), ["会议", "停车"])
    assert "停车" not in first.text
    assert second.text.endswith("停车")


def test_a_mark_longer_than_the_width_is_shown_whole():
    text = "".join(chr(0x4E00 + i) for i in range(400))
    (excerpt,) = excerpts(a_record(texts=(text,)), [normalise(text[100:300])])
    (span,) = excerpt.spans
    assert excerpt.text[slice(*span)] == text[100:300]


@pytest.mark.parametrize("seed", range(100))
def test_excerpts_are_pieces_of_their_paragraph_with_whole_marks(seed):
    rand = random.Random(seed)
    texts = tuple(
        "".join(rand.choice("会议办法停车。， ") for _ in range(rand.randint(1, 300)))
        for _ in range(3)
    )
    marks = ["会议", "停车办", "车办法"][: rand.randint(1, 3)]
    width = rand.choice([20, 90])
    found = excerpts(a_record(texts=texts), marks, width=width)
    assert 1 <= len(found) <= 2
    for excerpt in found:
        text = texts[int(excerpt.anchor[3:]) - 1]
        at = text.find(excerpt.text)
        assert at >= 0
        assert excerpt.cut_start == (not text.startswith(excerpt.text))
        assert excerpt.cut_end == (not text.endswith(excerpt.text))
        assert excerpt.spans == mark_spans(excerpt.text, marks)


SIGNS = "养養老服務务ＡaB臺台（(〔〇○2２\u200b 　\t峯峰，,\U00020000"


def reach(forms, start, mark):
    """Where the mark ends that begins here, blanks passed over; None where it does not stand."""
    at, left = start, list(mark)
    while left and at < len(forms) and (forms[at] == left[0] or (at > start and forms[at] == " ")):
        left = left[1:] if forms[at] == left[0] else left
        at += 1
    return None if left else at


def places_by_hand(text, marks):
    forms = [" " if normalise(sign).isspace() else normalise(sign) for sign in text]
    ends = ((start, reach(forms, start, mark)) for mark in marks for start in range(len(text)))
    return {at for start, end in ends if end for at in range(start, end)}


def test_marks_stand_on_exactly_the_characters_that_fold_to_them():
    chance = random.Random(9)
    held = 0
    for _ in range(3000):
        text = "".join(chance.choices(SIGNS, k=chance.randint(0, 14)))
        marks = {squeeze("".join(chance.choices(SIGNS, k=chance.randint(1, 3)))) for _ in "ab"}
        marks.discard("")
        spans = mark_spans(text, tuple(marks))
        covered = [at for start, end in spans for at in range(start, end)]
        assert covered == sorted(places_by_hand(text, marks)), (text, marks)
        for start, end in spans:
            assert squeeze(text[start]) and squeeze(text[end - 1])
        held += bool(spans)
    assert held > 500


def test_excerpts_mark_what_the_whole_paragraph_marks():
    chance = random.Random(4)
    for _ in range(300):
        text = "".join(chance.choices(SIGNS + "。；", k=chance.randint(20, 400)))
        marks = tuple({squeeze(chance.choice(SIGNS) + chance.choice(SIGNS))} - {""})
        whole = set(mark_spans(text, marks))
        for shown in excerpts(a_record(texts=(text,)), marks):
            start = text.index(shown.text)
            assert {(a + start, b + start) for a, b in shown.spans} <= whole
