"""Texts torn, shuffled and run together: each is read or refused with a reason, none is lost."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from corpus.errors import ReadError
from corpus.parse import read_meeting
from corpus.serialize import dumps

ROOT = Path(__file__).parents[2]
SAMPLES = sorted((ROOT / "corpus" / "samples").rglob("*.txt"))
LABELLED = sorted((ROOT / "benchmarks" / "extraction" / "labelled").rglob("*.txt"))
MARKS = "，。、；：《》（）“”"
WORDS = (
    "《",
    "》",
    "（",
    "一、",
    "(1)",
    "第十次",
    "2033年",
    "　　",
    "请",
    "由甲局",
    "会议",
    "汇报",
)

Tear = Callable[[Random, str], str]


def cut(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.randrange(400) :]


def shuffled(random: Random, text: str) -> str:
    lines = text.split("\n")
    random.shuffle(lines)
    return "\n".join(lines)


def run_together(random: Random, text: str) -> str:
    return text.replace("\n", random.choice(("", " ", "。", "\n\n")))


def without_a_mark(random: Random, text: str) -> str:
    return text.replace(random.choice(MARKS), random.choice(("", " ", ",", "\n")))


def said_again(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at : at + 300] * random.randrange(1, 20) + text[at:]


def with_words(random: Random, text: str) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(WORDS) * random.randrange(1, 40) + text[at:]


TEARS: tuple[Tear, ...] = (cut, shuffled, run_together, without_a_mark, said_again, with_words)


@pytest.mark.parametrize("seed", range(8))
def test_what_is_torn_is_read_or_refused(seed):
    random = Random(seed)
    for _ in range(20):
        text = random.choice([*SAMPLES, *LABELLED]).read_text(encoding="utf-8", errors="replace")
        for tear in random.choices(TEARS, k=random.randrange(1, 5)):
            text = tear(random, text)
        try:
            assert dumps(read_meeting(text.encode(), "torn.txt"))
        except ReadError as refused:
            assert refused.code


def test_a_report_on_nothing_stays_as_it_is_written():
    told = "青石医院会议纪要\n2033年5月6日，院长温榆主持会议审定划：、汇报。"
    read = read_meeting(told.encode(), "torn.txt")
    decided = [one for section in read.sections for one in section.decisions]
    assert {one.outcome for one in decided} == {"审定"}
