from corpus.model import PartialDate
from indexer.browsing import Series, Shelf
from indexer.query.results import Facet, FacetCount, SearchResults
from indexer.series import Sitting
from tests.fakes import FakeEngine

BODY = "青禾区人民政府"
SITTINGS = [
    Sitting(f"m{number}", PartialDate(2024, number), 5, number, "常务会议", body)
    for number in (3, 5, 6)
    for body in (BODY, "霁湖管委会")
]


def facets(sittings):
    counts = tuple(FacetCount(sitting.key, 1) for sitting in sittings)
    return SearchResults(0, 0, (), (Facet("series", counts),), ())


def test_series_by_body():
    series = Series(SITTINGS)
    assert {body: len(held) for body, held in series.by_body.items()} == {BODY: 3, "霁湖管委会": 3}
    assert [(g.before.body, g.first) for g in series.gaps] == [("霁湖管委会", 4), (BODY, 4)]
    assert [(g.before.body, g.first) for g in series.gaps_of(BODY)] == [(BODY, 4)]
    assert series.gaps_of("nobody") == ()
    (beside,) = series.beside("m5")
    assert (beside.before.meeting_id, beside.after.meeting_id) == ("m3", "m6")
    assert series.beside("nowhere") == ()


def test_a_generation_is_read_once():
    engine = FakeEngine(facets(SITTINGS))
    shelf = Shelf(engine)
    assert shelf.series() is shelf.series()
    assert set(shelf.series().sittings) == set(SITTINGS)
    assert len(engine.requests) == 1
    engine.generation, engine.results = 2, facets(SITTINGS[:2])
    assert set(shelf.series().sittings) == set(SITTINGS[:2])
