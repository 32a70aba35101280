"""The file that a meeting was read from: only what the manifest names, only as it was."""

import hashlib
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

import corpus
from corpus.model import Source
from indexer.opening import open_index
from indexer.runs.build import update
from indexer.runs.manifest import Outcome, SourceRow, open_manifest
from search_app.app import create_app
from search_app.headers import HEADERS
from tests.search_app.canned import MEETING, CannedEngine

SAMPLES = Path(corpus.__file__).parent / "samples"
DATA = "青禾区人民政府第3次常务会议纪要".encode("gb18030")
SHA = hashlib.sha256(DATA).hexdigest()
URL = f"/meetings/{MEETING.id}/original"


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "minutes" / "2024").mkdir(parents=True)
    (tmp_path / "minutes" / "2024" / "第3次.txt").write_bytes(DATA)
    return tmp_path / "minutes"


def client_of(folder, path="2024/第3次.txt", *, sha=SHA, media_type="text/plain", **fields):
    """A front end whose manifest names one file of the meeting."""
    row = SourceRow(str(folder), path, sha, "1", Outcome.INDEXED, meeting_id=MEETING.id)
    place = folder.parent / "index.sources"
    with open_manifest(place) as manifest:
        manifest.record([replace(row, **fields)])
    meeting = replace(MEETING, source=Source(path, media_type, "gb18030", sha))
    return create_app(CannedEngine(meeting), manifest=place).test_client()


def test_the_file_comes_byte_for_byte(folder):
    answer = client_of(folder).get(URL)
    assert (answer.status_code, answer.data) == (200, DATA)
    assert answer.headers["Content-Disposition"] == (
        "attachment; filename=\"qinghe-2024-3.txt\"; filename*=UTF-8''%E7%AC%AC3%E6%AC%A1.txt"
    )
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Content-Security-Policy"] != HEADERS["Content-Security-Policy"]
    assert answer.get_etag() == (SHA, False)


def test_what_is_known_already_is_not_sent_again(folder):
    answer = client_of(folder).get(URL, headers={"If-None-Match": f'"{SHA}"'})
    assert (answer.status_code, answer.data) == (304, b"")


def changed(folder):
    (folder / "2024" / "第3次.txt").write_bytes(DATA + b"!")


def gone(folder):
    (folder / "2024" / "第3次.txt").unlink()


def moved(folder):
    shutil.move(folder, folder.with_name("elsewhere"))


def linked(folder):
    (folder / "2024").rename(folder.parent / "outside")
    (folder / "2024").symlink_to(folder.parent / "outside")


def linked_itself(folder):
    (folder / "2024" / "第3次.txt").rename(folder.parent / "out.txt")
    (folder / "2024" / "第3次.txt").symlink_to(folder.parent / "out.txt")


@pytest.mark.parametrize(
    ("happen", "status", "words"),
    [
        (changed, 409, "建立索引之后改动过"),
        (gone, 404, "已不在原处"),
        (moved, 404, "已不在原处"),
        (linked, 404, "已不在原处"),
        (linked_itself, 404, "已不在原处"),
    ],
)
def test_what_is_not_as_it_was_is_said(folder, happen, status, words):
    client = client_of(folder)
    happen(folder)
    answer = client.get(URL)
    assert (answer.status_code, words in answer.text) == (status, True)
    assert DATA not in answer.data


@pytest.mark.parametrize(
    "path", ["../secret.txt", "2024/../../secret.txt", "/etc/passwd", "..", ""]
)
def test_nothing_outside_the_folder_is_read(folder, path):
    (folder.parent / "secret.txt").write_bytes(DATA)
    assert client_of(folder, path).get(URL).status_code == 404


@pytest.mark.parametrize(
    "fields",
    [{"meeting_id": "another"}, {"sha256": "0" * 64}, {"path": "other.txt"}],
)
def test_only_what_the_manifest_names_for_the_meeting(folder, fields):
    assert client_of(folder, **fields).get(URL).status_code == 404


def test_a_name_of_odd_characters_is_found(folder):
    (folder / "后\u202ext.txt").write_bytes(DATA)
    answer = client_of(folder, "后\\u202ext.txt").get(URL)
    assert answer.data == DATA
    name = answer.headers["Content-Disposition"].partition("UTF-8''")[2]
    assert unquote(name) == "后\\u202ext.txt"


def test_a_media_type_that_is_none_is_bytes(folder):
    answer = client_of(folder, media_type='text/html"\r\nX: y').get(URL)
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_further_sources(folder):
    client = client_of(folder)
    for which, status in (("1", 200), ("2", 404), ("0", 404), ("x", 404), ("9" * 5000, 404)):
        assert client.get(f"{URL}?source={which}").status_code == status
    assert client.get("/meetings/nowhere/original").status_code == 404


@pytest.mark.parametrize("given", [{"originals": False}, {"manifest": None}])
def test_nothing_is_handed_out_that_is_not_offered(folder, given):
    client_of(folder)
    fields = {"manifest": folder.parent / "index.sources", **given}
    client = create_app(CannedEngine(MEETING), **fields).test_client()
    answer = client.get(URL)
    assert (answer.status_code, "不提供原文件下载" in answer.text) == (404, True)
    assert "/original" not in client.get(f"/meetings/{MEETING.id}").text


def test_a_manifest_that_cannot_be_read(folder):
    client = client_of(folder)
    (folder.parent / "index.sources").write_bytes(b"no database" * 100)
    assert client.get(URL).status_code == 503


def test_every_sample_can_be_fetched(samples, sample_client):
    for meeting_id in samples.digests():
        sources = samples.meeting(meeting_id).sources
        page = sample_client.get(f"/meetings/{meeting_id}").text
        assert page.count("/original") == len(sources)
        for number, source in enumerate(sources, start=1):
            answer = sample_client.get(f"/meetings/{meeting_id}/original?source={number}")
            assert answer.data == (SAMPLES / source.path).read_bytes()


def test_a_file_that_changed_since_a_run(tmp_path):
    minutes = tmp_path / "minutes"
    shutil.copytree(SAMPLES / "澜山区" / "2023", minutes)
    place = tmp_path / "index"
    with open_index(str(place)) as engine:
        with open_manifest(tmp_path / "index.sources") as manifest:
            update(engine, manifest, [minutes])
        client = create_app(engine, manifest=tmp_path / "index.sources").test_client()
        meeting_id = next(iter(engine.digests()))
        path = minutes / engine.meeting(meeting_id).source.path
        url = f"/meetings/{meeting_id}/original"
        assert client.get(url).data == path.read_bytes()
        path.write_bytes(path.read_bytes() + b"\n")
        assert client.get(url).status_code == 409
