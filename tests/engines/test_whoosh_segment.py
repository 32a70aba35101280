"""Segments written from arrays are, to Whoosh itself, those that its own writer would have made."""

import random
from types import SimpleNamespace

import pytest
from whoosh import fields, query
from whoosh.analysis import IDTokenizer
from whoosh.formats import Frequency
from whoosh.index import create_in, open_dir

from indexer.engines.whoosh_columns import RowsColumn
from indexer.engines.whoosh_formats import PackedPositions
from indexer.engines.whoosh_grouping import LINE_ENDS, SENTENCE_ENDS, Pairs, Signs, Words
from indexer.engines.whoosh_merging import LARGE, to_merge
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_segment import ArrayWriter, Document

SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥𠮷a1"
GATHERINGS = {"words": Words, "pairs": Pairs, "singly": Signs}
DOCUMENTS = 300
ENDS = b"\n"
"""What no text begins with: the ends of lines and sentences, which Whoosh knows nothing of."""


def schema(positions):
    """``positions`` is the format of the pairs: Whoosh's own, or ours."""
    pairs = fields.TEXT(analyzer=IDTokenizer())
    singly = fields.TEXT(analyzer=IDTokenizer())
    pairs.format, pairs.scorable = positions, False
    singly.format, singly.scorable = Frequency(), False
    words = fields.TEXT(analyzer=IDTokenizer(), phrase=False)
    name = fields.COLUMN(RowsColumn())
    return fields.Schema(words=words, pairs=pairs, singly=singly, name=name)


def texts():
    chance = random.Random(8)
    weights = [0.8**place for place in range(len(SIGNS))]
    for _ in range(DOCUMENTS):
        yield "".join(chance.choices(SIGNS, weights, k=chance.choice((0, 1, 2, 9, 60, 400))))


TEXTS = list(texts())


def pairs(text):
    return [text[i : i + 2] for i in range(len(text) - 1)]


def name(number):
    return f"第{number // 7}份".encode()


def add_array(writer, number):
    text = TEXTS[number]
    terms = {"words": pairs(text[1:]), "pairs": [text], "singly": [text]}
    writer.add(Document(terms, {"name": name(number)}))


@pytest.fixture(scope="module")
def stock(tmp_path_factory):
    """What Whoosh's own writer and formats make of the texts."""
    index = create_in(str(tmp_path_factory.mktemp("stock")), schema(fields.TEXT().format))
    with index.writer() as writer:
        for number, text in enumerate(TEXTS):
            writer.add_document(
                words=pairs(text[1:]),
                pairs=pairs(f"{text}\n"),
                singly=list(text),
                name=name(number),
            )
    return index


def written(folder, *parts):
    """The texts written from arrays, one segment a part."""
    index = create_in(str(folder), schema(PackedPositions()))
    for part in parts:
        writer = ArrayWriter(index, GATHERINGS)
        for number in part:
            add_array(writer, number)
        writer.commit(merge=False)
    return index


@pytest.fixture(scope="module")
def arrays(tmp_path_factory):
    return written(tmp_path_factory.mktemp("arrays"), range(DOCUMENTS))


def everything(index):
    """All postings as Whoosh's own matchers give them: by term, then document and what it holds."""
    found = {}
    with index.reader() as reader:
        for field, term in reader.all_terms():
            if term.startswith(ENDS):
                continue
            matcher = reader.postings(field, reader.schema[field].from_bytes(term))
            found[field, term] = postings = []
            while matcher.is_active():
                positions = matcher.value_as("positions") if field == "pairs" else ()
                frequency = matcher.value_as("frequency")
                postings.append((matcher.id(), matcher.weight(), frequency, list(positions)))
                matcher.next()
    return found


def information(index):
    with index.reader() as reader:
        return {
            term: (
                *(info.weight(), info.doc_frequency(), info.min_length(), info.max_length()),
                *(info.max_weight(), info.min_id(), info.max_id()),
            )
            for term, info in reader
            if not term[1].startswith(ENDS)
        }


def test_every_posting_is_what_whoosh_would_have_written(stock, arrays):
    expected = everything(stock)
    assert everything(arrays) == expected
    assert max(map(len, expected.values())) > 100


def test_what_is_known_of_a_term_is_the_same(stock, arrays):
    assert information(arrays) == information(stock)


def test_no_posting_is_lost(arrays):
    with arrays.reader() as reader:
        kept = [(field, info) for (field, term), info in reader if not term.startswith(ENDS)]
        ends = sum(i.doc_frequency() for (_, term), i in reader if term == LINE_ENDS.encode())
    words = sum(len(set(pairs(text[1:]))) for text in TEXTS)
    whole = sum(len(set(pairs(f"{text}\n"))) + len(set(text)) for text in TEXTS)
    assert sum(info.doc_frequency() for _, info in kept) == words + whole
    assert ends == sum(map(bool, TEXTS))


def test_lines_and_sentences_end_where_they_end(tmp_path):
    index = create_in(str(tmp_path), schema(PackedPositions()))
    writer = ArrayWriter(index, GATHERINGS)
    for lines in (["甲。乙", "", "丙?丁;"], ["甲"], [""]):
        writer.add(Document({"pairs": lines}, {"name": b""}))
    writer.commit(merge=False)
    reading = Reading(tmp_path)
    found = {
        term: (list(postings.numbers), list(postings.positions))
        for term in (LINE_ENDS, SENTENCE_ENDS, "乙\n", "丁;")
        for postings in [reading.postings("pairs", term, positions=True)]
    }
    assert reading.terms("pairs", "甲") == ["甲\n", "甲。"]
    reading.close()
    assert found == {
        LINE_ENDS: ([0, 1], [2, 8, 0]),
        SENTENCE_ENDS: ([0], [1, 6, 8]),
        "乙\n": ([0], [2]),
        "丁;": ([0], [7]),
    }


def asked():
    chance = random.Random(9)
    for _ in range(60):
        text = chance.choice([t for t in TEXTS if len(t) > 8])
        start = chance.randrange(len(text) - 5)
        piece = text[start : start + chance.randint(3, 5)]
        words = [query.Term("words", pair) for pair in pairs(piece)]
        yield query.Phrase("pairs", pairs(piece))
        yield query.Or(words)
        yield query.And([*words[:2], query.Not(query.Term("singly", chance.choice(SIGNS)))])


@pytest.mark.parametrize("question", list(asked()), ids=str)
def test_whoosh_answers_the_same(stock, arrays, question):
    answers = []
    for index in (stock, arrays):
        with index.searcher() as searcher:
            found = searcher.search(question, limit=None)
            answers.append([(hit.docnum, pytest.approx(hit.score)) for hit in found])
    assert answers[1] == answers[0]


def test_the_column_gives_back_each_value(arrays):
    with arrays.reader() as reader:
        column = reader.column_reader("name")
        assert [column[n] for n in range(DOCUMENTS)] == [name(n) for n in range(DOCUMENTS)]
        assert list(column) == [name(n) for n in range(DOCUMENTS)]
    reading = Reading(arrays.storage.folder)
    rows, values = reading.rows("name")
    reading.close()
    assert [values[row].encode() for row in rows] == [name(n) for n in range(DOCUMENTS)]
    assert len(values) < DOCUMENTS / 6


def test_merging_is_writing_at_once(tmp_path):
    """Four small segments, some documents deleted, are the segment of those that are left."""
    parts = [range(0, 20), range(20, 50), range(50, 52), range(52, 60)]
    index = written(tmp_path, *parts)
    writer = ArrayWriter(index, GATHERINGS)
    for number in (0, 21, 22, 49, 51):
        writer.delete_document(number)
    for number in range(60, 64):
        add_array(writer, number)
    writer.commit(mergetype=lambda writer, segments: writer.merge_all(segments, segments))
    left = [*range(60, 64), *(n for n in range(60) if n not in {0, 21, 22, 49, 51})]
    (tmp_path / "once").mkdir()
    once = written(tmp_path / "once", left)
    merged = open_dir(str(tmp_path))
    assert len(merged._segments()) == 1
    assert everything(merged) == everything(once)
    with merged.reader() as reader:
        assert [*reader.column_reader("name")] == [name(n) for n in left]


def segment(documents, deleted=0):
    return SimpleNamespace(doc_count_all=lambda: documents, deleted_count=lambda: deleted)


@pytest.mark.parametrize(
    ("segments", "added", "merged"),
    [
        ([], 5, []),
        ([(1000, 0), (90, 0), (90, 0)], 90, []),
        ([(1000, 0), (90, 0), (90, 0), (100, 0)], 90, [1, 2, 3]),
        ([(1000, 0), (90, 0), (90, 0), (100, 0)], 1, []),
        ([(LARGE, 0)] * 9, 90, []),
        ([(LARGE - 1, 0)] * 4, 90, [0, 1, 2, 3]),
        ([(LARGE, LARGE // 2 + 1), (LARGE, LARGE // 2)], 90, [0]),
        ([(3, 0), (4, 4), (5, 0)], 0, [1]),
    ],
)
def test_what_is_merged(segments, added, merged):
    made = [segment(*counts) for counts in segments]
    assert [made.index(s) for s in to_merge(made, added)] == merged
