"""What leaves the index is remembered with its reason, over real files and runs."""

import shutil
import sqlite3

import pytest
from lxml import html

from indexer.errors import DocumentNotFound, MeetingNotFound, TooManyVanish
from indexer.opening import manifest_path, open_index
from indexer.query.clauses import Phrase
from indexer.query.request import SearchRequest
from indexer.removals import RemovalList
from indexer.runs.build import update
from indexer.runs.departures import Kind, Why, departure_of, lost_document, lost_meeting
from indexer.runs.guard import Guard
from indexer.runs.manifest import open_manifest
from search_app.app import create_app

MINUTES = """柳泉区政府第{number}次常务会议纪要

2024年{month}月8日上午，区长安静主持召开柳泉区政府第{number}次常务会议。

一、审议《{document}》

会议审议通过《{document}》。

出席：安静 成林
"""
RULES = "柳泉区泉眼保护工作规则\n\n第一条　泉眼保护实行日巡查。\n\n第二条　会议由区长召集。\n"
SPRINGS, WELLS, PONDS = "柳泉区泉眼保护办法", "柳泉区水井管理办法", "柳泉区坑塘整治方案"


class Place:
    """A folder of minutes and the index of it."""

    def __init__(self, top, scheme):
        self.folder = top / "files"
        self.folder.mkdir()
        self.address = f"{scheme}:{top / 'index'}"
        self.manifest = manifest_path(self.address)

    def write(self, name, number, document):
        text = MINUTES.format(number=number, month=number, document=document)
        (self.folder / name).write_text(text, encoding="utf-8")

    def run(self, *folders, **options):
        self.report(*folders, **options)
        with open_index(self.address) as engine:
            return set(engine.digests())

    def report(self, *folders, **options):
        with (
            open_index(self.address) as engine,
            open_manifest(self.manifest) as manifest,
        ):
            return update(engine, manifest, folders or [self.folder], **options)

    def found(self, title):
        """The meetings that name a document."""
        with open_index(self.address) as engine:
            hits = engine.search(SearchRequest(query=Phrase(title))).hits
            return {hit.record.meeting_id for hit in hits}

    def start_again(self):
        shutil.rmtree(self.address.partition(":")[2])
        self.manifest.unlink()

    def of(self, kind, name):
        found = departure_of(self.manifest, kind, name)
        return found and found.why


@pytest.fixture(params=["whoosh", "tantivy"])
def place(request, tmp_path):
    if request.param == "tantivy":
        pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    place = Place(tmp_path, request.param)
    place.write("one.txt", 1, SPRINGS)
    place.write("two.txt", 2, WELLS)
    return place


def test_a_file_that_goes_takes_its_meeting_and_its_documents(place):
    before = place.run()
    assert place.of(Kind.DOCUMENT, WELLS) is None
    (place.folder / "two.txt").unlink()
    (gone,) = before - place.run()
    assert place.of(Kind.MEETING, gone) is Why.FILE_GONE
    assert place.of(Kind.DOCUMENT, WELLS) is Why.UNNAMED
    assert place.of(Kind.DOCUMENT, SPRINGS) is None
    place.write("two.txt", 2, WELLS)
    assert gone in place.run()
    assert place.of(Kind.MEETING, gone) is None
    assert place.of(Kind.DOCUMENT, WELLS) is None


def test_a_changed_file_takes_a_document_along(place):
    place.run()
    place.write("two.txt", 2, PONDS)
    place.run()
    assert place.of(Kind.DOCUMENT, WELLS) is Why.UNNAMED


def test_a_file_that_tells_of_another_meeting_gives_the_new_id(place):
    before = place.run()
    place.write("two.txt", 3, WELLS)
    after = place.run()
    (gone,), (new,) = before - after, after - before
    left = departure_of(place.manifest, Kind.MEETING, gone)
    assert (left.why, left.instead) == (Why.REPLACED, new)


def test_a_text_that_is_no_longer_wanted_says_so(place):
    (place.folder / "rules.txt").write_text(RULES, encoding="utf-8")
    before = place.run(anyway=True)
    (gone,) = before - place.run(anyway=False)
    assert place.of(Kind.MEETING, gone) is Why.NOT_MINUTES


def test_a_folder_that_is_left_out_of_a_rebuild_says_so(place, tmp_path):
    place.run()
    other = tmp_path / "other"
    other.mkdir()
    (place.folder / "two.txt").rename(other / "two.txt")
    before = place.run(place.folder, other)
    (gone,) = before - place.run(place.folder, fresh=True)
    assert place.of(Kind.MEETING, gone) is Why.LEFT_OUT


def test_old_addresses_are_answered_with_the_reason(place):
    before = place.run()
    (place.folder / "two.txt").unlink()
    (gone,) = before - place.run()
    with open_index(place.address) as engine:
        client = create_app(engine, manifest=place.manifest).test_client()
        answer = client.get(f"/meetings/{gone}")
        assert answer.status_code == 410
        assert "来源文件已不在文件夹里" in html.fromstring(answer.text).text_content()
        problem = client.get(f"/api/v1/meetings/{gone}")
        assert (problem.status_code, problem.json["code"]) == (410, "meeting-gone")
        for title in (WELLS, f"《{WELLS}（送审稿）》"):
            answer = client.get(f"/documents/{title}")
            assert answer.status_code == 410
            assert "收录的纪要都不再提到它" in answer.text
        problem = client.get(f"/api/v1/documents/{WELLS}")
        assert (problem.status_code, problem.json["code"]) == (410, "document-gone")
        assert client.get("/documents/从来没有").status_code == 404
        assert client.get("/meetings/nowhere").status_code == 404
        english = client.get(f"/meetings/{gone}?lang=en")
        assert "its file is gone" in english.text


def test_where_nothing_is_known_nothing_is_said(tmp_path):
    broken = tmp_path / "broken"
    broken.write_bytes(b"no database" * 99)
    empty = tmp_path / "empty"
    sqlite3.connect(empty).close()
    for path in (None, tmp_path / "nowhere", broken, empty):
        assert isinstance(lost_meeting(path, "m1"), MeetingNotFound)
        assert isinstance(lost_document(path, "甲" * 9_000), DocumentNotFound)


def listed(*ids):
    return RemovalList(None, frozenset(ids))


def shown(place, address, *ids):
    with open_index(place.address) as engine:
        app = create_app(engine, manifest=place.manifest, removals=listed(*ids))
        return app.test_client().get(address)


def test_a_removed_meeting_leaves_the_index_and_comes_back(place):
    before = place.run()
    (wells,) = place.found(WELLS)
    assert place.run(removed={wells}) == before - {wells}
    assert place.of(Kind.MEETING, wells) is Why.REMOVED
    assert place.found(WELLS) == set()
    # Nothing tells of the document that left with it.
    assert place.of(Kind.DOCUMENT, WELLS) is None
    assert shown(place, f"/documents/{WELLS}", wells).status_code == 404
    answer = shown(place, f"/api/v1/meetings/{wells}", wells)
    assert (answer.status_code, answer.json["code"]) == (410, "meeting-removed")
    answer = shown(place, f"/meetings/{wells}")
    assert answer.status_code == 410
    assert "已应要求移除" in answer.text
    assert place.run() == before
    assert place.of(Kind.MEETING, wells) is None
    assert place.found(WELLS) == {wells}
    assert shown(place, f"/meetings/{wells}").status_code == 200


def test_a_removed_meeting_is_never_written(place):
    (wells,) = (place.run(), place.found(WELLS))[1]
    place.start_again()
    assert wells not in place.run(removed={wells})
    assert place.of(Kind.MEETING, wells) is None


def test_the_next_run_has_nothing_to_do_for_the_same_list(place):
    place.run()
    (wells,) = place.found(WELLS)
    first, again = (place.report(removed={wells}) for _ in "ab")
    assert (first.removed, first.gone, first.read) == (1, 0, 0)
    assert (again.removed, again.gone, again.read) == (1, 0, 0)
    assert again.generation == first.generation
    back = place.report()
    assert (back.removed, back.new, back.read) == (0, 1, 1)


def test_no_other_file_of_a_removed_meeting_takes_over(place):
    place.run()
    (wells,) = place.found(WELLS)
    place.write("again.txt", 2, WELLS)
    place.run(removed={wells})
    (place.folder / "two.txt").unlink()
    assert wells not in place.run(removed={wells})
    assert place.found(WELLS) == set()


def test_a_changed_or_unreadable_file_of_a_removed_meeting_stays_out(place):
    place.run()
    (wells,) = place.found(WELLS)
    (place.folder / "two.txt").write_bytes(b"\x00\x01\x02" * 99)
    assert wells not in place.run(removed={wells})
    place.write("two.txt", 2, PONDS)
    assert wells not in place.run(removed={wells})
    assert place.found(PONDS) == set()


def test_a_removal_is_no_loss(place):
    """Neither a share of meetings nor a canary keeps a removed meeting in the index."""
    for number in range(3, 9):
        place.write(f"{number}.txt", number, f"柳泉区第{number}号方案")
    before = place.run()
    guard = Guard(canaries=("水井",), max_vanish=0)
    (wells,) = place.found(WELLS)
    others = sorted(before - {wells})[:2]
    report = place.report(removed={wells, *others}, guard=guard)
    assert report.refused is None
    assert report.removed == 3
    assert [(c.before, c.after) for c in report.canaries] == [(0, 0)]
    for name in ("one.txt", "3.txt", "4.txt", "5.txt"):
        (place.folder / name).unlink(missing_ok=True)
    assert isinstance(place.report(removed={wells, *others}, guard=guard).refused, TooManyVanish)


def test_an_index_may_hold_nothing_but_removals(place):
    before = place.run()
    assert place.run(removed=before) == set()
    place.start_again()
    assert place.run(removed=before, fresh=True) == set()
    assert place.run() == before


def test_what_no_known_file_gives_can_be_removed(place):
    before = place.run()
    place.manifest.unlink()
    (wells,) = place.found(WELLS)
    other = place.folder.with_name("other")
    other.mkdir()
    (place.folder / "one.txt").rename(other / "one.txt")
    assert place.run(other, removed={wells}) == before - {wells}
