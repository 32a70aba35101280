"""The parts that answers are worked out with: cache, orders, counts of facets."""

import random
import tracemalloc
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from whoosh.writing import NO_MERGE

from indexer.engines import whoosh_facets
from indexer.engines.whoosh_cache import Cache
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.engines.whoosh_facets import Counting, Rows, Values, shared
from indexer.engines.whoosh_orders import Orders, ranked
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_records import Records
from indexer.engines.whoosh_segment import ArrayWriter
from indexer.engines.whoosh_terms import Terms
from indexer.query.clauses import AnyOf, Everything, Near, Not, Phrase, Words
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.query.results import Facet, FacetCount
from indexer.records import SectionFacts, SectionRecord
from tests.engines import invented
from tests.engines.contract.engines import FACET_NAMES, ids, write

KILOBYTE = np.zeros(1024, np.uint8)


class Making:
    """Counts how often something is made."""

    def __init__(self):
        self.made = []

    def __call__(self, name):
        return lambda: self.made.append(name) or (KILOBYTE,)


def test_what_was_made_is_kept():
    cache, making = Cache(10_000), Making()
    for name in "abab":
        assert cache.get(name, making(name)) == (KILOBYTE,)
    assert making.made == ["a", "b"]


def test_what_was_not_asked_for_longest_goes_first():
    cache, making = Cache(3000), Making()
    for name in "abacab":
        cache.get(name, making(name))
    assert making.made == ["a", "b", "c", "b"]
    assert cache.size <= 3000


@pytest.mark.parametrize("limit", [0, 1000])
def test_what_is_too_large_is_not_kept(limit):
    cache, making = Cache(limit), Making()
    for _ in range(2):
        cache.get("a", making("a"))
    assert making.made == ["a", "a"]
    assert cache.size == 0


def test_the_size_that_is_told_counts():
    cache = Cache(3000)
    for name in "abc":
        cache.keep(name, name, 1000)
    assert [cache.find(name) for name in "abc"] == [None, "b", "c"]


def test_a_long_key_counts_with_what_it_holds():
    """Strangers choose the questions: each of 400 here takes 10 KB that its answer does not."""
    cache = Cache(1_000_000)
    tracemalloc.start()
    try:
        for number in range(400):
            key = Near(9, tuple(f"词{number}{place}" for place in range(128)))
            cache.keep(key, (), 0)
        held, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert held < 1.2 * 1_000_000
    assert cache.find(key) == ()


def test_many_threads_keep_the_count():
    cache, making = Cache(20_000), Making()
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: cache.get(n % 30, making(n % 30)), range(3000)))
    assert 0 < cache.size <= 20_000
    for name in range(30, 50):
        cache.get(name, making(name))
    assert 10 * 1024 < cache.size <= 20_000


@pytest.mark.parametrize("cache_mb", [0, 1])
def test_answers_do_not_hang_on_the_cache(segmenter, tmp_path, cache_mb):
    engine = WhooshEngine(tmp_path / "index", segmenter, cache_mb=cache_mb)
    write(engine, *invented.ALL)
    for _ in range(2):
        assert ids(engine, Words("改造 老旧小区 方案"))[0] == "m-march-s1"
    engine.close()


@pytest.mark.parametrize("query", [Phrase("老旧小区"), Words("改造 老旧小区 方案")])
def test_nothing_is_weighed_for_whoever_wants_no_ranks(segmenter, tmp_path, monkeypatch, query):
    engine = WhooshEngine(tmp_path / "index", segmenter)
    write(engine, *invented.ALL)
    engine.info()
    with monkeypatch.context() as patch:
        patch.setattr(Terms, "weights_in", None)
        total = engine.count(SearchRequest(query))
        newest = engine.search(SearchRequest(query, sort=Sort.NEWEST))
    ranked = engine.search(SearchRequest(query))
    assert total == newest.total == ranked.total > 0
    assert {hit.record for hit in newest.hits} == {hit.record for hit in ranked.hits}
    assert min(hit.score for hit in ranked.hits) > 0
    assert engine.count(SearchRequest(query)) == total
    engine.close()


def test_what_was_asked_can_be_forgotten(segmenter, tmp_path):
    engine = WhooshEngine(tmp_path / "index", segmenter)
    write(engine, *invented.ALL)
    question = SearchRequest(Words("改造 老旧小区"), facets=FACET_NAMES)
    first = engine.search(question)
    snapshot = engine._opened.snapshot
    caches = (snapshot._cache, snapshot._parts)
    kept = [cache.size for cache in caches]
    assert all(kept)
    engine.forget_terms()
    assert [cache.size for cache in caches] == [0, 0]
    assert engine.search(question) == first
    assert [cache.size for cache in caches] == kept
    engine.close()


@pytest.mark.parametrize("query", [Phrase("老旧小区"), Words("改造 老旧小区 方案")])
def test_a_score_does_not_hang_on_how_much_was_read(segmenter, tmp_path, monkeypatch, query):
    """Where all that is found lies in one of several segments, the lists of that one are read."""
    monkeypatch.setattr(ArrayWriter, "merge_segments", NO_MERGE)
    engine = WhooshEngine(tmp_path / "index", segmenter)
    for meeting in invented.ALL:
        write(engine, meeting)
    cold = engine.search(SearchRequest(query))
    engine.forget_terms()
    for word in engine.cut(["改造 老旧小区 方案"])[0]:
        engine._opened.snapshot._terms.weights(word)
    assert engine.search(SearchRequest(query)).hits == cold.hits
    assert len(engine._opened.snapshot._reading._leaves) > 1
    engine.close()


DAYS, MEETINGS = (20220101, 0, 20230101, 20220101), (1, 0, 0, 0)
PLACES, SESSIONS = (1, 1, 1, 2), (3, 0, 0, 2)


@pytest.fixture
def orders():
    return Orders(*(np.array(c, np.int32) for c in (DAYS, MEETINGS, PLACES, SESSIONS)))


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.RELEVANCE, [1, 2, 3, 0]),
        (Sort.NEWEST, [2, 3, 0, 1]),
        (Sort.OLDEST, [3, 0, 2, 1]),
        (Sort.SESSION, [3, 0, 2, 1]),
    ],
)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 4, 9])
def test_the_first_are_the_first_of_all(orders, sort, expected, count):
    scores = np.array([0.0, 1.5, 0.5, 0.0], np.float32)
    numbers = np.arange(4, dtype=np.int32)
    assert orders.first(sort, numbers, scores, count).tolist() == expected[:count]


@pytest.mark.parametrize("sort", Sort)
@pytest.mark.parametrize("count", [0, 1, 20, 300, 2999])
@pytest.mark.parametrize("weights", [1, 2, 9, 1 << 20])
def test_the_first_of_many_are_the_first_of_all(sort, count, weights):
    chance = np.random.default_rng(count)
    many = 3000
    orders = Orders(*(chance.integers(0, 50, many, np.int32) for _ in range(4)))
    numbers = np.flatnonzero(chance.random(many) < 0.9)
    scores = chance.integers(0, weights, len(numbers)).astype(np.float32)
    everyone = orders.first(sort, numbers, scores, many)
    assert sorted(everyone.tolist()) == list(range(len(numbers)))
    assert orders.first(sort, numbers, scores, count).tolist() == everyone[:count].tolist()


def test_scores_however_close_keep_their_order(orders):
    scores = np.array([1, 1, np.nextafter(np.float32(1), np.float32(2)), 0], np.float32)
    found = orders.first(Sort.RELEVANCE, np.arange(4, dtype=np.int32), scores, 4)
    assert found.tolist() == [2, 0, 1, 3]


def test_texts_in_order():
    places, texts = ranked(np.array([2, 0, 1, 2], np.int32), ["乙", "甲", ""])
    assert texts == ["", "乙", "甲"]
    assert places.tolist() == [0, 1, 2, 0]


VALUES = Values(Rows(np.array([0, 1, 1, 2, 3]), 4), [["甲", "乙"], ["乙", "乙"], [""], ["丙"]])


def counting(documents):
    return Counting(np.array(documents, np.intp))


@pytest.mark.parametrize(
    ("documents", "selected", "expected"),
    [
        ([0, 1, 2, 3, 4], (), [("乙", 3), ("丙", 1), ("甲", 1)]),
        ([0, 3], ("甲", "丁", "丙"), [("乙", 1), ("甲", 1), ("丁", 0), ("丙", 0)]),
        ([3], (), []),
        ([], ("甲",), [("甲", 0)]),
    ],
)
def test_counts(documents, selected, expected):
    counts = VALUES.facet("x", counting(documents), frozenset(selected)).counts
    assert list(counts) == [FacetCount(v, n, v in selected) for v, n in expected]
    assert len(counts) == len(expected)
    assert counts == tuple(counts)
    assert [counts[place] for place in range(len(counts))] == list(counts)
    assert counts[:2] == tuple(counts)[:2]
    quick, plain = Facet("x", counts), Facet("x", tuple(counts))
    assert quick.by_value() == plain.by_value() == dict(expected)
    assert quick.by_first_word() == plain.by_first_word()


@pytest.mark.parametrize("share", [0.01, 0.05, 0.5, 1])
@pytest.mark.parametrize("distinct", [2, 50, 1 << 40])
@pytest.mark.parametrize("beginning", [0, 1 << 14])
def test_few_documents_are_counted_as_many_are(monkeypatch, share, distinct, beginning):
    monkeypatch.setattr(whoosh_facets, "_BEGINNING", beginning)
    rand = random.Random(1)
    choices = [
        [f"{rand.randrange(distinct)}" for _ in range(rand.randrange(4))] for _ in range(300)
    ]
    rows = [rand.randrange(300) for _ in range(400)]
    documents = sorted(rand.sample(range(400), int(400 * share)))
    values = Values(Rows(np.array(rows), 300), choices)
    expected = Counter(v for d in documents for v in set(choices[rows[d]]))
    counts = values.facet("x", counting(documents), frozenset()).counts
    assert [(v, n) for v, n, _ in counts] == sorted(expected.items(), key=lambda c: (-c[1], c[0]))
    assert list(Facet("x", counts).by_value().items()) == sorted(expected.items())


@pytest.mark.parametrize(
    ("names", "expected"),
    [(["甲"], [0]), (["乙", "丙"], [0, 1, 2, 4]), (["丁"], []), ([], [])],
)
def test_who_holds_a_value(names, expected):
    held = VALUES.holding(names, np.arange(5, dtype=np.int32))
    assert np.flatnonzero(held).tolist() == expected


def test_records_are_read_once_and_in_the_order_asked_for(segmenter, tmp_path):
    engine = WhooshEngine(tmp_path / "index", segmenter)
    write(engine, *invented.ALL)
    (folder,) = (tmp_path / "index").glob("gen-*")
    reading = Reading(folder)
    asked, values = [], reading.values
    reading.values = lambda numbers, column: asked.append(list(numbers)) or values(numbers, column)
    records = Records(reading, Cache(1 << 20))
    sections = np.flatnonzero(reading.numbers("order") >= 0).tolist()
    first, second, third = sections[:3]
    slices = ([second, first], [first, third, second], [third])
    found = [records.at(numbers, SectionRecord) for numbers in slices]
    assert asked == [[second, first], [third], []]
    assert found[1] == [found[0][1], found[2][0], found[0][0]]
    assert found[0] == Records(reading, Cache(0)).at([second, first], SectionRecord)
    asked.clear()
    for _ in range(2):
        facts = records.at([second, first], SectionFacts)
        assert [one.section_id for one in facts] == [one.section_id for one in found[0]]
    assert asked == [[second, first]] * 2
    reading.close()
    engine.close()


@pytest.mark.parametrize(
    ("rows", "members", "expected"),
    [
        ([0, 0, 1, 1], [0, 1, 2, 3], ["甲", "乙", ""]),
        ([0, 1, 1, 1], [1, 2], ["乙", "乙", ""]),
        ([0, 1, 1, 1], [0, 1, 2, 3], None),
    ],
)
def test_what_a_group_shares(rows, members, expected):
    """The third group is empty; who is no member may differ."""
    mask = np.isin(np.arange(4), members)
    groups = Rows(np.array([0, 0, 1, 1]), 3)
    assert shared(np.array(rows, np.int32), ["甲", "乙"], groups, mask) == expected


def test_what_was_deleted_or_replaced_is_counted_nowhere(segmenter, tmp_path):
    """One word in all sections; whatever way it is asked for, only live sections answer."""
    engine = WhooshEngine(tmp_path / "index", segmenter)
    for fingerprint in ("f1", "f2"):
        write(engine, *invented.ALL, fingerprint=fingerprint)
    with engine.writer() as writer:
        writer.delete_meeting("m-later")
    left = {"m-march-s0", "m-march-s1", "m-march-s2", "m-may-s1", "m-undated-s1"}
    nothing = Phrase("没有的话")
    everyone = (*invented.ALL[0].bodies,)
    for query in (Everything(), Not(nothing), AnyOf((Words("会议"), Not(Words("会议"))))):
        for filters in ((), (Filter("body", frozenset(everyone)),)):
            found = engine.search(SearchRequest(query, filters, facets=FACET_NAMES, limit=99))
            assert {hit.record.section_id for hit in found.hits} == left
            assert (found.total, found.meetings) == (5, 3)
            (body,) = [facet for facet in found.facets if facet.name == "body"]
            assert [count.count for count in body.counts] == [5]
            assert "专题会议" not in {c.value for facet in found.facets for c in facet.counts}
    for query in (Phrase("防"), Phrase("防汛"), Words("防汛"), Words("汛")):
        assert engine.search(SearchRequest(query)).total == 0
    engine.close()
