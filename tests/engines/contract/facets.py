"""How often each value stands among the hits."""

from dataclasses import replace

from indexer.query.request import Filter, SearchRequest
from tests.engines import invented
from tests.engines.contract.engines import Engines, ids, write


class FacetContract(Engines):
    def test_a_facet_counts_under_all_filters_but_its_own(self, known):
        request = SearchRequest(
            filters=(
                Filter("kind", frozenset({"专题会议"})),
                Filter("year", frozenset({"2022", "1999"})),
            ),
            facets=("kind", "year", "attendee"),
        )
        found = known.search(request)
        assert found.total == 0
        facets = {f.name: {c.value: (c.count, c.selected) for c in f.counts} for f in found.facets}
        assert facets == {
            "kind": {"常务会议": (4, False), "专题会议": (0, True)},
            "year": {"2023": (2, False), "2022": (0, True), "1999": (0, True)},
            "attendee": {},
        }

    def test_most_first_then_by_value(self, known):
        (facet,) = known.search(SearchRequest(facets=("attendee",))).facets
        assert [(c.value, c.count) for c in facet.counts] == [("王甲", 4), ("李乙", 3), ("赵丙", 2)]

    def test_values_of_one_facet_are_alternatives(self, known):
        years = Filter("year", frozenset({"2022", "2023"}))
        outcome = Filter("outcome", frozenset({"同意", "审议通过"}))
        assert set(ids(known, filters=(years, outcome))) == {"m-may-s1", "m-later-s1"}

    def test_a_value_given_twice_counts_once(self, engine):
        twice = (*invented.MAY.bodies, *invented.MAY.bodies)
        write(engine, replace(invented.MAY, bodies=twice))
        (facet,) = engine.search(SearchRequest(facets=("body",))).facets
        assert [c.count for c in facet.counts] == [7]

    def test_a_value_is_matched_whole(self, known):
        assert ids(known, filters=(Filter("outcome", frozenset({"通过"})),)) == []
