"""Our cutting gives jieba's own words, whatever the text."""

import random
import re
import tracemalloc
from itertools import islice
from pathlib import Path

import jieba
import pytest

from benchmarks.speed.files import make_records
from corpus.readers import read
from corpus.walk import walk
from indexer.text.segmenters import HANDS, RUN, is_installed

SAMPLES = Path(__file__).parents[3] / "corpus" / "samples"
SEED = Path(__file__).parents[4] / "shared" / "seed"
TAUGHT = ("低空物流走廊", "常务会议", "一网通办")


@pytest.fixture(scope="module", autouse=True)
def one_dictionary():
    """Here it is made anew each time."""


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    return tmp_path_factory.mktemp("jieba")


@pytest.fixture(scope="module", params=HANDS)
def ours(request, cache):
    if not is_installed(request.param):
        pytest.skip(f"{request.param} is not installed")
    return HANDS[request.param](TAUGHT, cache)


@pytest.fixture(scope="module")
def theirs(cache):
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = str(cache)
    for word in TAUGHT:
        tokenizer.add_word(word)
    return tokenizer


def runs(text):
    return re.findall(f"{RUN}+", text)


def cut(ours, some):
    """The words of some runs, which come out the same singly and together."""
    one_by_one = [ours.cut(run) for run in some]
    words = [word for words in one_by_one for word in words]
    assert list(ours.cut_all(some)) == words
    return words


def test_signs_between_runs_stay_words(ours):
    """What stands three times, or is very long, is cut by itself; nothing else is by that."""
    some = ["会", "\0", "a1", "\0", "\0", "人人人人", "天", "\1", "龘" * 2_001, "天", "\0"]
    assert list(ours.cut_all(some)) == [word for run in some for word in ours.cut(run)]
    assert [word for word in ours.cut_all(some) if word < " "] == list("\0\0\0\1\0")
    assert list(ours.cut_all([])) == []


def sample_texts():
    for file in walk(SAMPLES):
        yield from read(file.read(), file.path).lines


def invented_texts():
    for meeting in islice(make_records(7, 80), 10):
        yield from (record.text for record in meeting.sections)


def seed_texts():
    if not SEED.exists():
        pytest.skip("the shared seed is not beside this checkout")
    for file in walk(SEED):
        yield file.read().decode()


@pytest.mark.parametrize("texts", [sample_texts, seed_texts, invented_texts])
def test_texts_are_cut_as_jieba_does(ours, theirs, texts):
    found = [runs(text) for text in texts()]
    one_by_one = [[word for run in some for word in theirs.lcut(run)] for some in found]
    assert [
        some for some, words in zip(found, one_by_one, strict=True) if cut(ours, some) != words
    ] == []
    assert sum(map(len, found)) > 100


def _any_han(rand, words):
    return chr(rand.randrange(0x4E00, 0x9FD6))


def _common(rand, words):
    return rand.choice("的一是了了了不在人有王孙诸葛慕白张李赵明国建华魑魅龘爨〇Az09+#&._%-")


def _number(rand, words):
    return rand.choice(
        ["3.5%", "v1.2-b", "a_b", "4s店-", "c++", "1号店.", "AT&T", "www.a-b.cn", "111"]
    )


def _word(rand, words):
    return rand.choice(words)


def _piece_of_a_word(rand, words):
    return rand.choice(words)[: rand.randrange(1, 4)]


@pytest.mark.parametrize(
    "parts", [(_any_han,), (_common,), (_piece_of_a_word,), (_any_han, _common, _word, _number)]
)
def test_salad_is_cut_as_jieba_does(ours, theirs, parts):
    rand = random.Random(len(parts))
    words = [word for word, count in theirs.FREQ.items() if count]
    salad = [
        "".join(rand.choice(parts)(rand, words) for _ in range(rand.randrange(1, 25)))
        for _ in range(1_500)
    ]
    assert [run for text in salad for run in runs(text) if ours.cut(run) != theirs.lcut(run)] == []
    for place in range(0, len(salad), 5):
        some = runs("，".join(salad[place : place + 5]))
        assert cut(ours, some) == [word for run in some for word in theirs.lcut(run)]


def test_what_stands_three_times_is_cut_as_jieba_does(ours, theirs):
    """Only rounding tells there; few are looked up, many have the dictionary loaded."""
    words = [word for word, count in theirs.FREQ.items() if count and len(word) <= 4]
    rand = random.Random(3)
    thrice = [
        f"{rand.choice(words)}{word * rand.randrange(3, 6)}低空{rand.choice(words)}"
        for word in ("人", "天天", "低空", "刷", "高", *rand.sample(words, 15))
    ]
    assert [run for run in thrice if ours.cut(run) != theirs.lcut(run)] == []


@pytest.mark.parametrize("run", ["人" * 4_100, "龘" * 2_001, "a" * 2_500])
def test_no_run_is_too_long(ours, run):
    """jieba's own time grows with the square of a run."""
    words = ours.cut(run)
    assert "".join(words) == run
    assert list(ours.cut_all(["会", run, "a1"])) == ["会", *words, "a1"]


def test_words_are_known_and_beginnings_are_not(ours, theirs):
    assert ours.knows("低空物流走廊")
    assert [word for word, count in theirs.FREQ.items() if ours.knows(word) != bool(count)] == []
    assert not ours.knows("没有这个词")


def test_long_runs_leave_nothing_behind(ours):
    """A server would keep gigabytes of what strangers send: 20 KB of words for each run."""
    chance, alone = random.Random(8), "咑嚟冇喺嘅咗佢哋啲嘢"
    sent = ["".join(chance.choices(alone, k=500)) for _ in range(80)]
    for run in sent[:10]:  # as often as it takes to have the dictionary loaded
        ours.cut(run)
    tracemalloc.start()
    try:
        for run in sent[10:]:
            list(ours.cut_all([run]))
            ours.cut(run)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 300_000
