"""The engines that the tests ask for, and how they are filled and asked."""

from contextlib import closing
from dataclasses import replace
from functools import lru_cache

import pytest

from corpus.model import PartialDate
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
    Everything,
    Gapped,
    Holding,
    Like,
    Near,
    Not,
    Phrase,
    Scope,
    Together,
    Weighted,
    Words,
)
from indexer.query.dateranges import DateRange
from indexer.query.request import SearchRequest
from indexer.schema import FACETS
from indexer.text.analysis import Dictionary, Segmenter
from tests.engines import invented
from tests.engines.oracle import Oracle

FACET_NAMES = tuple(facet.name for facet in FACETS)
EVERYTHING = 10_000
OF_EVERY_KIND = (
    Everything(),
    Words("老旧小区改造"),
    Phrase("老旧小区"),
    Like("老旧小区改造"),
    Gapped(("加快", "进度")),
    Near(9, ("城市", "更新")),
    Together(Scope.SENTENCE, AllOf((Words("老旧"), Not(Words("税收"))))),
    Together(Scope.MEETING, AllOf((Words("老旧"), Words("税收")))),
    AllOf((Holding("attendee", ("王甲",)), Not(Dated(DateRange(PartialDate(2023)))))),
    AnyOf((Weighted(Words("改造"), 9.0), Phrase("税"))),
)


def write(engine, *meetings, fingerprint="f1", fresh=False):
    with engine.writer(fresh=fresh) as writer:
        for meeting in meetings:
            writer.replace_meeting(meeting.id, invented.records(meeting, fingerprint))


def ids(engine, query=None, **conditions):
    request = SearchRequest(query or Everything(), limit=EVERYTHING, **conditions)
    return [hit.record.section_id for hit in engine.search(request).hits]


def alone(name, year, text, heading="研究工作", document=None):
    """A meeting of that year with one section."""
    section = invented.section(1, heading, text, document=document)
    return replace(invented.LATER, id=name, date=PartialDate(year, 1), sections=(section,))


class Engines:
    """The engines that the tests ask for, all made by ``open_at``."""

    @pytest.fixture(scope="class")
    @classmethod
    def make_engine(cls, open_at, segmenter):
        return lambda folder: open_at(folder, segmenter)

    @pytest.fixture(scope="class")
    @classmethod
    def make_engine_with(cls, open_at, tmp_path_factory):
        """``make_engine_with(folder, words)``: of another dictionary."""
        cache = tmp_path_factory.mktemp("other")
        return lambda folder, words: open_at(
            folder, Segmenter(Dictionary(words, frozenset()), cache)
        )

    @pytest.fixture(scope="class")
    @classmethod
    def make_engine_taught(cls, open_at, segmenter):
        """``make_engine_taught(folder, own)``: with words of the operator's own."""
        taught = lru_cache(segmenter.taught)
        return lambda folder, own: open_at(folder, taught(own))

    @pytest.fixture
    def engine(self, make_engine, tmp_path):
        """An index of the test's own, to write to."""
        engine = make_engine(tmp_path / "index")
        write(engine, *invented.ALL)
        yield engine
        engine.close()

    @pytest.fixture(scope="class")
    @classmethod
    def known_folder(cls, make_engine, tmp_path_factory):
        """The same meetings for all tests that write nothing: made once, and held to that."""
        folder = tmp_path_factory.mktemp("known") / "index"
        with closing(make_engine(folder)) as engine:
            write(engine, *invented.ALL)
            made = engine.info()
            yield folder
            assert engine.info() == made

    @pytest.fixture
    def known(self, make_engine, known_folder):
        """Opened anew for each test, so that nothing was asked before."""
        with closing(make_engine(known_folder)) as engine:
            yield engine

    @pytest.fixture(scope="class")
    @classmethod
    def filled(cls, make_engine, sample_records, tmp_path_factory):
        engine = make_engine(tmp_path_factory.mktemp("samples") / "index")
        with engine.writer() as writer:
            for records in sample_records:
                writer.replace_meeting(records.meeting.id, records)
        yield engine
        engine.close()

    @pytest.fixture(scope="class")
    @classmethod
    def oracle(cls, sample_records, segmenter):
        return Oracle([record for found in sample_records for record in found.sections], segmenter)


def named(value):
    """What names a case of a test.

    The members of a set in one order: how they lie in it differs with who compiled the file, and
    the processes that share the tests must name them alike.
    """
    return str(sorted(value)) if isinstance(value, set) else str(value)
