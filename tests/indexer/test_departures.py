"""What leaves the index is remembered with its reason, over real files and runs."""

import sqlite3

import pytest
from lxml import html

from indexer.build import update
from indexer.departures import Kind, Why, departure_of, lost_document, lost_meeting
from indexer.errors import DocumentNotFound, MeetingNotFound
from indexer.manifest import open_manifest
from indexer.opening import manifest_path, open_index
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
        with (
            open_index(self.address) as engine,
            open_manifest(self.manifest) as manifest,
        ):
            update(engine, manifest, folders or [self.folder], **options)
            return set(engine.digests())

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
