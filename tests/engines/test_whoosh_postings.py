"""Posting lists read as arrays are those that Whoosh itself reads, whatever wrote them."""

import random

import numpy as np
import pytest
from whoosh import fields
from whoosh.analysis import RegexTokenizer
from whoosh.index import create_in

from indexer.engines import whoosh_leaves
from indexer.engines.whoosh_postings import decode, joined
from indexer.engines.whoosh_reading import Reading
from indexer.errors import IndexDamaged

LETTERS = "甲乙丙丁戊己庚辛壬癸"
DOCUMENTS, SEGMENTS = 700, 3
SCHEMA = fields.Schema(
    positions=fields.TEXT(analyzer=RegexTokenizer(r"\w")),
    counts=fields.TEXT(analyzer=RegexTokenizer(r"\w"), phrase=False),
    number=fields.STORED(),
)


def texts():
    """Texts whose letters are common and rare, so that lists have one block and several."""
    chance = random.Random(4)
    weights = [2.0**-place for place in range(len(LETTERS))]
    for _ in range(DOCUMENTS):
        yield "".join(chance.choices(LETTERS, weights, k=chance.randint(1, 40)))


@pytest.fixture(scope="module")
def index(tmp_path_factory):
    """Three segments written by Whoosh itself, some documents deleted."""
    index = create_in(str(tmp_path_factory.mktemp("stock")), SCHEMA)
    written = list(enumerate(texts()))
    for part in range(SEGMENTS):
        writer = index.writer()
        for number, text in written[part::SEGMENTS]:
            writer.add_document(positions=text, counts=text, number=number)
        writer.commit(merge=False)
    writer = index.writer()
    for number in range(0, DOCUMENTS, 7):
        writer.delete_document(number)
    writer.commit(merge=False)
    return index


@pytest.fixture(scope="module")
def reading(index):
    reading = Reading(index.storage.folder)
    yield reading
    reading.close()


def stock(index, field, term):
    """Number, weight and positions of each posting as Whoosh's own matchers give them."""
    found = []
    with index.reader() as reader:
        for leaf, base in reader.leaf_readers():
            if (field, term) in leaf:
                matcher = leaf._terms.matcher(field, term.encode(), leaf.schema[field].format)
                while matcher.is_active():
                    places = matcher.value_as("positions") if field == "positions" else ()
                    found.append((base + matcher.id(), matcher.weight(), list(places)))
                    matcher.next()
    return found


@pytest.mark.parametrize("field", ["positions", "counts"])
@pytest.mark.parametrize("term", [*LETTERS, "子"])
def test_a_list_is_what_whoosh_reads(index, reading, field, term):
    postings = reading.postings(field, term, positions=field == "positions")
    expected = stock(index, field, term)
    assert postings.numbers.tolist() == [number for number, _, _ in expected]
    assert postings.weights.tolist() == [weight for _, weight, _ in expected]
    if field == "positions":
        assert postings.positions.tolist() == [p for _, _, places in expected for p in places]


@pytest.mark.parametrize("term", [*LETTERS, "子"])
def test_part_of_a_list_is_that_of_its_segments(reading, term):
    whole = reading.postings("counts", term).numbers
    assert reading.documents("counts", term) == len(whole)
    for document in whole[:: max(1, len(whole) // 5)]:
        segments = reading.segments_of(np.array([document]))
        assert len(segments) == 1
        part = reading.postings("counts", term, segments=segments).numbers
        assert document in part
        assert set(part) == {n for n in whole if reading.segments_of(np.array([n])) == segments}


def test_documents_of_all_segments_leave_none_out(reading):
    assert reading.segments_of(np.arange(DOCUMENTS)) is None
    assert reading.segments_of(np.arange(0)) == []


def test_no_list_is_empty_of_meaning(index):
    assert len(stock(index, "positions", LETTERS[0])) > 500
    assert len(index._segments()) == SEGMENTS


def test_live_documents_and_lengths(index, reading):
    with index.reader() as reader:
        numbers = list(reader.all_doc_ids())
        lengths = [reader.doc_field_length(n, "counts") for n in range(DOCUMENTS)]
        assert reading.count == reader.doc_count_all() == DOCUMENTS
    assert np.flatnonzero(reading.live()).tolist() == numbers
    assert len(numbers) == DOCUMENTS - 100
    assert reading.lengths("counts").tolist() == lengths


@pytest.mark.parametrize("data", [b"", b"W3Bl", b"W3B?\0\0\0\1", b"W3Bl\0\0\0\4abcd"])
def test_damaged_lists_raise(data):
    with pytest.raises(Exception, match=r".+"):
        decode(data)


def test_damage_is_told_as_such(index, reading, monkeypatch):
    monkeypatch.setattr("indexer.engines.whoosh_reading.list_of", lambda *_: b"W3Bl\0\0\0\4abcd")
    with pytest.raises(IndexDamaged, match="rebuild"):
        reading.postings("counts", LETTERS[0])


def test_nothing_joined_is_nothing():
    assert joined([]).numbers.tolist() == joined([]).positions.tolist() == []


def test_a_term_is_noted_where_whoosh_says(index, reading):
    """Every term there is, and many that there are not, in slots that others have."""
    for leaf, _ in reading._leaves:
        table, coded = leaf._terms._tindex, leaf._terms._keycoder
        terms = {(field, LETTERS[at]) for field in ("positions", "counts") for at in range(10)}
        terms |= {("positions", chr(sign)) for sign in range(0x4E00, 0x5200)} | {("none", "甲")}
        for field, term in terms:
            stock = next(iter(table.ranges_for_key(coded(field, term.encode()))), None)
            assert whoosh_leaves._noted(leaf, field, term.encode()) == stock
