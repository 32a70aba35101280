"""DOC and WPS: Word 97 binaries by hand, and through LibreOffice where hands do not reach."""

import shutil
from pathlib import Path
from struct import pack

import pytest

from corpus.errors import Damaged, Encrypted, NeedsExtra, UnsupportedFormat
from corpus.readers import doc, office, parts
from corpus.readers import read as read_any
from corpus.readers.word97 import Word, stories

FILES = Path(__file__).with_name("files")
by_hand = pytest.mark.skipif(not parts.OLE.found, reason="needs olefile, the extra [legacy]")
with_office = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="needs LibreOffice (libreoffice-writer-nogui)"
)


@pytest.fixture
def no_office(monkeypatch):
    monkeypatch.setattr(office, "to_docx", lambda data: None)


def file(name):
    return (FILES / f"{name}.doc").read_bytes()


def codes(transcript):
    return [warning.code for warning in transcript.warnings]


@by_hand
@pytest.mark.parametrize(
    ("name", "lines", "warned"),
    [
        ("table", ("稔川市会议纪要", "出席\t仇堃", "列席\t时雨", "一、审议"), []),
        (
            "lists",
            ("稔川市会议纪要", "审议规划", "原则同意", "抓紧实施", "听取汇报"),
            ["list-numbers-lost"],
        ),
        ("revisions", ("稔川市会议纪要", "同意暂缓"), ["text-not-shown"]),
        ("notes", ("稔川市会议纪要", "审议规划", "资金另行安排", "以公布为准"), []),
    ],
)
def test_by_hand(no_office, name, lines, warned):
    read = doc.read(file(name), "a.doc")
    assert (read.lines, codes(read)) == (lines, warned)


@by_hand
def test_a_wps_file_is_told_by_its_bytes(no_office):
    found = read_any(file("table"), "纪要.wps")
    assert (found.media_type, found.lines[1]) == (doc.MEDIA_TYPE, "出席\t仇堃")


@with_office
@pytest.mark.parametrize(
    ("name", "lines"),
    [
        (
            "lists",
            ["稔川市会议纪要", "一、审议规划", "（一）原则同意", "（二）抓紧实施", "二、听取汇报"],
        ),
        ("revisions", ["稔川市会议纪要", "同意"]),
    ],
)
def test_with_libreoffice(name, lines):
    read = doc.read(file(name), "a.doc")
    assert ([line for line in read.lines if line], codes(read)) == (lines, [])


def locked(data):
    """The same file with the flag that says it is encrypted."""
    head = data.index(b"\xec\xa5")
    return data[: head + 11] + bytes([data[head + 11] | 0x01]) + data[head + 12 :]


@by_hand
def test_a_locked_file(no_office):
    with pytest.raises(Encrypted):
        doc.read(locked(file("table")), "a.doc")


def test_a_locked_docx_is_an_ole_file():
    with pytest.raises(Encrypted):
        doc.read(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "a.docx")


def test_a_workbook_is_no_document():
    with pytest.raises(UnsupportedFormat):
        doc.read(b"\xd0\xcf\x11\xe0" + "Workbook".encode("utf-16-le") + bytes(492), "a.et")


@by_hand
@pytest.mark.parametrize("part", [0.3, 0.6, 0.9])
def test_a_cut_file(no_office, part):
    whole = file("table")
    with pytest.raises(Damaged):
        doc.read(whole[: int(part * len(whole))], "a.doc")


def test_without_any_helper(monkeypatch):
    monkeypatch.setattr(parts.OptionalPart, "found", property(lambda part: False))
    with pytest.raises(NeedsExtra, match="jiyao\\[legacy\\]"):
        doc.read(file("table"), "a.doc")


def word(*pieces, modifiers=b""):
    """The streams of a file whose text lies in these pieces, each with its encoding."""
    main, ends, places = bytes(64), [0], b""
    for text, narrow in pieces:
        place = len(main) * 2 | 0x40000000 if narrow else len(main)
        main += text.encode("cp1252" if narrow else "utf-16-le")
        ends.append(ends[-1] + len(text.encode("utf-16-le")) // 2)
        places += pack("<HIH", 0, place, 0)
    plex = pack(f"<{len(ends)}i", *ends) + places
    clx = modifiers + b"\x02" + pack("<I", len(plex)) + plex
    pointers = [0] * 66 + [0, len(clx)]
    return Word(main, clx, (0, 0, 0, ends[-1], *[0] * 8), tuple(pointers))


@pytest.mark.parametrize(
    ("pieces", "modifiers", "text"),
    [
        ([("会议纪要", False)], b"", "会议纪要"),
        ([("No. 3 – ", True), ("审议", False), ("A", True)], b"", "No. 3 – 审议A"),
        ([("王𠮷", False), ("x", True)], b"\x01\x02\x00ab", "王𠮷x"),
    ],
)
def test_pieces(pieces, modifiers, text):
    assert stories(word(*pieces, modifiers=modifiers)) == ("", text, "", "")


def test_a_missing_piece_is_no_shorter_text():
    whole = word(("会议纪要", False))
    with pytest.raises(ValueError, match="piece"):
        stories(Word(whole.main[:-2], whole.table, whole.lengths, whole.places))
