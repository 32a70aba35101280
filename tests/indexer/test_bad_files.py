"""A folder of all that goes wrong: each file is a failure with a cause, and the run goes on."""

import os
import re

import pytest

from corpus.readers.parts import OCR
from corpus.sandbox import MOST_BYTES
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from indexer.runs.receipt import as_json, details
from tests.corpus.readers.making import docx, paragraph, pdf, zipped
from tests.fakes import FakeEngine

DOCUMENT = "word/document.xml"
ENTITIES = '<!DOCTYPE d [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]><d>&b;</d>'
OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
LOCK = (
    b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <" + b"61" * 32 + b"> /U <" + b"62" * 32
    + b"> >> /ID [<00> <00>]"
)  # fmt: skip
PAGE = pdf([[(80, 700, 16, "柳泉区政府会议纪要")]])
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(64)


def minutes(n):
    return (
        f"柳泉区政府第{n}次常务会议纪要\n\n"
        f"2024年3月8日，区长安静主持召开柳泉区政府第{n}次常务会议。\n\n"
        "一、审议《泉眼保护办法》\n\n会议审议通过《泉眼保护办法》。\n\n出席：安静 成林\n"
    )


BAD = {
    "truncated.docx": (docx(paragraph("会议纪要" * 500))[:900], "damaged-file"),
    "truncated.pdf": (PAGE[: len(PAGE) // 2], "damaged-file"),
    "locked.pdf": (pdf([[(80, 700, 16, "会议纪要")]], trailer=LOCK), "encrypted-file"),
    "zip-bomb.docx": (zipped({DOCUMENT: "<a>" + " " * 60_000_000}), "too-large"),
    "entity-bomb.docx": (zipped({DOCUMENT: ENTITIES}), "unsafe-file"),
    "outside-entity.docx": (zipped({DOCUMENT: OUTSIDE}), "unsafe-file"),
    "way-out.docx": (zipped({DOCUMENT: "<d/>", "../../etc/x": ""}), "unsafe-file"),
    "nul-bytes.txt": (bytes(5_000), "not-text"),
    "long-line.txt": (("会议要求抓好落实、" * 370_000).encode(), "not-minutes"),
    "empty.txt": (b"", "empty-file"),
    "song.mp3": (b"ID3\x04" + bytes(range(256)) * 8, "not-text"),
    "scan.png": (PICTURE, "damaged-file" if OCR.found else "needs-extra"),
}
GOOD = {
    "sound.txt": minutes(1).encode(),
    "mixed-encodings.txt": minutes(2).encode() + "列席：温榆 柳永\n".encode("gb18030"),
    "broken-table.html": (
        "<html><body><h1>柳泉区政府第3次常务会议纪要</h1><table><tr><td>"
        + minutes(3).replace("\n\n", "</td></table></tr><td><table><p>")
    ).encode(),
    "换\n行 \u202e.txt": minutes(4).encode(),
    "-rf --.txt": minutes(5).encode(),
    "really-text.docx": minutes(6).encode(),
}
ODD = b"\xff\xfe.txt"


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The receipt of one run over the folder, read in children as always."""
    top = tmp_path_factory.mktemp("bad")
    folder = top / "files"
    folder.mkdir()
    for name, (data, _) in BAD.items():
        (folder / name).write_bytes(data)
    for name, data in GOOD.items():
        (folder / name).write_bytes(data)
    with (folder / "huge.txt").open("wb") as huge:
        huge.truncate(MOST_BYTES + 1)
    (folder / os.fsdecode(ODD)).write_bytes(minutes(7).encode())
    (folder / "loop").symlink_to(folder)
    (folder / "round").symlink_to("about")
    (folder / "about").symlink_to("round")
    engine = FakeEngine(exists=False)
    with open_manifest(top / "manifest") as manifest:
        return update(engine, manifest, [folder], workers=2)


def test_each_bad_file_fails_by_itself(report):
    codes = {failure.path: failure.code for failure in report.failed}
    wanted = {name: code for name, (_, code) in BAD.items()} | {"huge.txt": "too-large"}
    assert {name: codes.get(name) for name in wanted} == wanted


def test_links_in_a_circle_are_failures_and_no_trap(report):
    assert {failure.path for failure in report.failed} - {*BAD, "huge.txt"} <= {"round", "about"}


def test_every_other_file_is_read(report):
    assert report.new == len(GOOD) + 1


def test_each_failure_says_what_to_do_in_both_languages(report):
    for failure in report.failed:
        assert re.search("请|检查|确认", failure.chinese)
        assert len(re.findall(r"[A-Z][^.]*\.", failure.english.replace(failure.path, ""))) > 1
        assert failure.path in failure.chinese


def test_the_receipt_lists_them_all(report):
    told = "\n".join(details(report))
    assert [failure.path for failure in report.failed if failure.path not in told] == []
    assert {row["path"] for row in as_json(report)["failed"]} == {f.path for f in report.failed}
