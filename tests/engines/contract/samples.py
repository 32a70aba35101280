"""Questions drawn by chance, against plain scans of the samples."""

import random
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

from corpus.model import PartialDate
from indexer.query.clauses import (
    AllOf,
    AnyOf,
    Dated,
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
from indexer.query.request import Filter, SearchRequest
from indexer.schema import HELD, VALUE_FIELDS
from tests.engines.contract.engines import EVERYTHING, FACET_NAMES, Engines, ids
from tests.engines.oracle import is_within


class SampleContract(Engines):
    """On the samples, against plain scans."""

    phrases, queries = 1500, 600
    """How many are drawn by chance; an engine far away is asked fewer."""

    def test_a_phrase_finds_exactly_what_a_substring_scan_finds(self, filled, oracle):
        chance = random.Random(20_260)
        for phrase in (random_piece(chance, oracle) for _ in range(self.phrases)):
            assert set(ids(filled, Phrase(phrase))) == oracle.found(Phrase(phrase)), phrase

    def test_several_threads_get_their_own_answers(self, filled, oracle):
        chance = random.Random(20_263)
        queries = [chance.choice((Phrase, Words))(random_piece(chance, oracle)) for _ in range(40)]
        alone = {query: ids(filled, query) for query in queries}
        asked = [chance.choice(queries) for _ in range(400)]
        interval = sys.getswitchinterval()
        sys.setswitchinterval(1e-6)
        try:
            with ThreadPoolExecutor(8) as pool:
                together = list(pool.map(lambda query: ids(filled, query), asked))
        finally:
            sys.setswitchinterval(interval)
        assert together == [alone[query] for query in asked]

    def test_boolean_combinations(self, filled, oracle):
        chance = random.Random(20_261)
        for query in (random_query(chance, oracle) for _ in range(self.queries)):
            found = filled.search(SearchRequest(query, limit=EVERYTHING))
            expected = oracle.found(query)
            assert {hit.record.section_id for hit in found.hits} == expected, query
            assert found.total == len(expected)

    def test_fields_scopes_and_wildcards(self, filled, oracle):
        chance = random.Random(20_264)
        some = 0
        for _ in range(self.queries):
            query = random_query(chance, oracle, leaf=random_leaf)
            found = filled.search(SearchRequest(query, limit=EVERYTHING))
            expected = oracle.found(query)
            assert {hit.record.section_id for hit in found.hits} == expected, query
            some += 0 < len(expected) < len(oracle.records)
        assert some > self.queries / 3

    def test_facets(self, filled, oracle):
        chance = random.Random(20_262)
        for _ in range(30):
            request = SearchRequest(
                random_query(chance, oracle), random_filters(chance, oracle), facets=FACET_NAMES
            )
            found = filled.search(request)
            assert found.total == len(oracle.filtered(oracle.found(request.query), request.filters))
            for facet in found.facets:
                counts = {count.value: count.count for count in facet.counts}
                assert counts == oracle.facet(request, facet.name), (request, facet.name)

    def test_several_questions_are_counted_as_each_by_itself(self, filled, oracle):
        chance = random.Random(20_266)
        for _ in range(3):
            queries = [random_query(chance, oracle, leaf=random_leaf) for _ in range(20)]
            filters = random_filters(chance, oracle)
            dates = DateRange(PartialDate(2023), None)
            request = SearchRequest(queries[0], filters, dates)
            within = {i for i, r in oracle.records.items() if is_within(r.date, dates)}
            expected = [len(oracle.filtered(oracle.found(q), filters) & within) for q in queries]
            assert list(filled.count_each(request, queries)) == expected
            assert sum(expected) > 0

    def test_a_count_is_the_total_and_meetings_are_told_by_their_months(self, filled, oracle):
        chance = random.Random(20_265)
        for _ in range(30):
            query, filters = random_query(chance, oracle), random_filters(chance, oracle)
            request = SearchRequest(query, filters, facets=(HELD,), limit=0)
            expected = oracle.filtered(oracle.found(query), filters)
            found = filled.search(request)
            assert filled.count(request) == found.total == len(expected), request
            facet = found.facets[0]
            assert facet.by_value() == oracle.facet(request, HELD), request
            months = [key.partition(" ")[0] for key in facet.by_value()]
            by_month = facet.by_first_word()
            assert sum(total for total, _ in by_month.values()) == found.total, request
            assert {month: n for month, (_, n) in by_month.items()} == Counter(months), request
            assert found.meetings == len({oracle.records[i].meeting_id for i in expected})


def random_piece(chance, oracle):
    """Up to twelve characters out of one line of a sample, cut anywhere."""
    record = chance.choice(list(oracle.records.values()))
    line = chance.choice([line for line in record.text.split("\n") if line.strip()])
    length = chance.randint(1, 12)
    start = chance.randrange(max(1, len(line) - length + 1))
    return line[start : start + length].strip() or line.strip()[:1]


def plain_leaf(chance, oracle):
    return chance.choice((Phrase, Words))(random_piece(chance, oracle))


def random_leaf(chance, oracle):
    """A leaf of any kind, about things of one record, so that it often finds something."""
    record = chance.choice(list(oracle.records.values()))
    line = chance.choice([line for line in record.text.split("\n") if line.strip()])
    places = sorted(chance.choices(range(len(line)), k=2))
    pieces = tuple(
        line[at : at + chance.randint(1, 3)].strip() or line.strip()[:1] for at in places
    )
    field = chance.choice(VALUE_FIELDS)
    value = chance.choice([*field.values(record), "没有的"])
    date = record.date or PartialDate(2022)
    kinds = (
        Words(pieces[0], chance.choice((None, "title", "heading", "document"))),
        Phrase(chance.choice((*record.titles, record.heading))[: chance.randint(1, 8)], "document"),
        Phrase(record.heading[chance.randint(0, 3) :][:4], "heading"),
        Gapped(pieces, chance.choice((None, "heading"))),
        Near(chance.randint(0, 12), pieces),
        Holding(field.name, (value,)),
        Dated(DateRange(date, chance.choice((date, None)))),
        Weighted(Phrase(pieces[0]), 2.0),
        Like(line[:20]),
    )
    return chance.choice(kinds)


def random_together(chance, oracle):
    inner = random_query(chance, oracle, depth=1, leaf=random_leaf)
    return Together(chance.choice(list(Scope)), inner)


def random_query(chance, oracle, depth=2, leaf=plain_leaf):
    if depth == 0 or chance.random() < 0.3:
        return leaf(chance, oracle)
    if chance.random() < 0.25:
        return Not(random_query(chance, oracle, depth - 1, leaf))
    if leaf is random_leaf and depth > 1 and chance.random() < 0.4:
        return random_together(chance, oracle)
    join = chance.choice((AllOf, AnyOf))
    count = chance.randint(2, 3)
    return join(tuple(random_query(chance, oracle, depth - 1, leaf) for _ in range(count)))


def random_filters(chance, oracle):
    names = chance.sample(FACET_NAMES, chance.randint(0, 2))
    values = {n: sorted({v for i in oracle.records for v in oracle.values(i, n)}) for n in names}
    return tuple(
        Filter(name, frozenset(chance.sample(found, min(2, len(found)))))
        for name, found in values.items()
        if found
    )
