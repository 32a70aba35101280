"""When meetings were taken up is kept over runs, and feeds begin with the last, over real files."""

from itertools import count

import pytest
from lxml import etree

from indexer.opening import open_index
from indexer.runs import arrivals
from indexer.runs.arrivals import Arrivals
from search_app.app import create_app
from tests.indexer.runs.test_departures import PONDS, SPRINGS, WELLS, Place

ATOM = "{http://www.w3.org/2005/Atom}"


class Clock:
    """Another day whenever it is looked at."""

    def __init__(self):
        self.days = count(1)

    def now(self, _):
        return self

    def isoformat(self, timespec):
        return f"2030-01-{next(self.days):02}T00:00:00+00:00"


@pytest.fixture(params=["whoosh", "tantivy"])
def place(request, tmp_path, monkeypatch):
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    monkeypatch.setattr(arrivals, "datetime", Clock())
    place = Place(tmp_path, request.param)
    place.write("ten.txt", 10, SPRINGS)
    place.write("nine.txt", 9, WELLS)
    place.run()
    return place


def days(place):
    """The day on which each meeting was taken up, by its session."""
    known = Arrivals(place.manifest).of("any")
    with open_index(place.address) as engine:
        return {
            engine.meeting(name).session: int(known[name][8:10])
            for name in engine.digests()
            if name in known
        }


def entries(place, url):
    """The session and the day of what a feed has, in its order."""
    with open_index(place.address) as engine:
        client = create_app(engine, manifest=place.manifest).test_client()
        feed = etree.fromstring(client.get(url).data)
    return [
        (entry.findtext(f"{ATOM}published")[:7], entry.findtext(f"{ATOM}updated")[:10])
        for entry in feed.findall(f"{ATOM}entry")
    ]


def test_a_late_record_of_an_early_meeting_comes_first(place):
    place.write("one.txt", 1, SPRINGS)
    place.run()
    assert days(place) == {10: 1, 9: 1, 1: 2}
    expected = [("2024-01", "2030-01-02"), ("2024-10", "2030-01-01")]
    for url in ("/feed.atom?q=泉眼保护办法", f"/feeds/documents/{SPRINGS}"):
        assert list(dict.fromkeys(entries(place, url))) == expected, url
    by_date = entries(place, "/feed.atom?q=泉眼保护办法&sort=newest")
    assert list(dict.fromkeys(by_date)) == expected[::-1]


def test_a_rebuild_and_a_lost_index_keep_the_times(place):
    place.write("one.txt", 1, PONDS)
    place.run()
    place.run(fresh=True)
    assert days(place) == {10: 1, 9: 1, 1: 2}
    (place.folder.parent / "index" / "current").unlink()
    place.run(fresh=True)
    assert days(place) == {10: 1, 9: 1, 1: 2}


def test_what_comes_back_is_taken_up_anew(place):
    (place.folder / "nine.txt").unlink()
    place.run()
    assert days(place) == {10: 1}
    place.write("nine.txt", 9, WELLS)
    place.run()
    assert days(place)[9] > days(place)[10] == 1


def test_another_id_is_no_news(place):
    """The file says 8 where it said 9: the same file gives a meeting of another id."""
    place.write("nine.txt", 8, WELLS)
    place.run()
    assert days(place) == {10: 1, 8: 1}


def test_without_a_manifest_dates_decide(place):
    place.write("one.txt", 1, SPRINGS)
    place.run()
    place.manifest.unlink()
    shown = list(dict.fromkeys(entries(place, "/feed.atom?q=泉眼保护办法")))
    assert shown == [("2024-10", "2024-10-08"), ("2024-01", "2024-01-08")]
