"""Whatever is asked: an answer, or an error that says what to change; and then the next answer."""

import pytest

from indexer.asking.asker import Asker
from indexer.engines import open_engine
from indexer.errors import IndexerError
from indexer.query.parser import parse_query
from tests.hostile import FULL, LONG, SHORT, WRITTEN, generated

GENERATED = 3_000
ORDINARY = {"q": ["老旧小区"]}
MENDABLE = ("query-syntax", "query-too-long", "too-many-terms")


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def asker(request, sample_records, segmenter, tmp_path_factory):
    pytest.importorskip(request.param, reason="an extra that is not installed")
    engine = open_engine(f"{request.param}:{tmp_path_factory.mktemp('hostile')}/index", segmenter)
    with engine.writer() as writer:
        for records in sample_records:
            writer.replace_meeting(records.meeting.id, records)
    yield Asker(engine)
    engine.close()


@pytest.fixture(scope="module")
def ordinary(asker):
    found = asker.ask(ORDINARY).results
    assert found.hits
    return found


def outcome(ask):
    try:
        ask()
    except IndexerError as error:
        return error.code
    return "answered"


def test_the_table_is_as_large_as_it_says():
    assert len(WRITTEN) > 300
    assert len(SHORT) == len(set(SHORT))


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_what_is_too_long_is_refused_before_it_is_read(text, monkeypatch):
    monkeypatch.setattr("indexer.query.parser.printable", lambda _: pytest.fail("it was read"))
    assert outcome(lambda: parse_query(text)) == "query-too-long"


@pytest.mark.parametrize("text", FULL.values(), ids=FULL)
def test_a_full_question_is_as_long_as_a_question_may_be(text):
    assert 480 < len(text) <= 500


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_written_one_is_answered_or_refused(asker, ordinary, text):
    assert outcome(lambda: asker.ask({"q": [text]})) in ("answered", *MENDABLE)
    assert asker.ask(ORDINARY).results == ordinary


def test_generated_ones_are_answered_or_refused(asker, ordinary):
    answered = 0
    for text in generated(GENERATED):
        found = outcome(lambda text=text: asker.ask({"q": [text]}))
        assert found in ("answered", *MENDABLE), ascii(text)
        answered += found == "answered"
    assert GENERATED / 2 < answered < GENERATED
    assert asker.ask(ORDINARY).results == ordinary
