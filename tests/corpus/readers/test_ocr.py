"""Text recognition: scans and pictures, marked as such."""

import os
from types import SimpleNamespace

import pytest

from corpus.errors import Damaged, NeedsExtra
from corpus.parse import read_meeting
from corpus.readers import ocr, optional_parts, parts, read
from tests.corpus.readers.making import DRAW_PICTURE, PICTURE, pdf, photograph

PNG = b"\x89PNG\r\n\x1a\n"
SIZE = 40


def line(text, left, top):
    """What the engine gives for one line: corners of its box, and the text."""
    right, bottom = left + SIZE * len(text), top + SIZE
    return [[left, top], [right, top], [right, bottom], [left, bottom]], text


def answers(monkeypatch, *lines):
    boxes = [box for box, _ in lines] or None
    answer = SimpleNamespace(boxes=boxes, txts=[text for _, text in lines])
    monkeypatch.setattr(ocr, "is_found", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: lambda picture: answer)


FIRST = "会议听取了关于海绵城市示范片区建设情况的汇报，原则"


def test_lines_become_paragraphs_marked_as_recognised(monkeypatch):
    answers(
        monkeypatch,
        line("同意有关建议安排。", 100, 400),
        line(FIRST, 180, 320),
        line("稔川市", 300, 200),
        line("会议纪要", 600, 202),
    )
    found = read(PNG, "a.png")
    assert found.lines == ("稔川市 会议纪要", FIRST + "同意有关建议安排。")
    assert (found.ocr, found.media_type) == (True, "image/png")


def test_sizes_that_differ_a_little_are_one_size(monkeypatch):
    box, text = line("同意有关建议安排。", 100, 400)
    box[2][1] += SIZE // 4
    answers(monkeypatch, line(FIRST, 180, 320), (box, text))
    assert read(PNG, "a.png").lines == (FIRST + text,)


def test_a_picture_without_text_is_empty(monkeypatch):
    answers(monkeypatch)
    assert ocr.read(PNG, "a.png").lines == ()


def test_a_picture_that_cannot_be_opened_is_damaged(monkeypatch):
    def fails(picture):
        raise ValueError("no image")

    monkeypatch.setattr(ocr, "is_found", lambda: True)
    monkeypatch.setattr(ocr, "_engine", lambda: fails)
    with pytest.raises(Damaged):
        ocr.read(PNG, "a.png")


def test_without_it_a_picture_says_what_it_needs(monkeypatch):
    monkeypatch.setattr(ocr, "is_found", lambda: False)
    with pytest.raises(NeedsExtra) as raised:
        read(PNG, "a.png")
    assert "pip install jiyao[ocr]" in str(raised.value)


def test_doctor_can_list_all_parts():
    listed = {part.name: (part.extra, part.found) for part in optional_parts()}
    assert {name: extra for name, (extra, _) in listed.items()} == {
        "rapidocr": "ocr",
        "olefile": "legacy",
        "LibreOffice": None,
        "trafilatura": "html",
    }
    assert all(isinstance(found, bool) for _, found in listed.values())


def test_a_library_without_its_own_libraries_needs_its_extra():
    broken = parts.OptionalPart("surely_not_there", ("image/png",), "ocr", "pip install jiyao[ocr]")
    with pytest.raises(NeedsExtra, match="surely_not_there"):
        broken.load("a.png", "image/png")


# In CI it is installed, and a missing part is a failure there.
with_engine = pytest.mark.skipif(
    not parts.OCR.found and "CI" not in os.environ,
    reason="needs rapidocr and onnxruntime, the extra [ocr]",
)


@with_engine
def test_the_real_engine_reads_a_page():
    # Letters that stand apart are read alike, whichever font the machine has.
    page = pdf([[DRAW_PICTURE, b"0 g 0 Tc", (80, 500, 36, "MEETING 2023")]], objects=[PICTURE])
    found = read(page, "a.pdf")
    assert (found.lines, found.ocr) == (("MEETING 2023",), True)


RECORD = (
    "柳泉区政府第9次常务会议纪要",
    "2024年3月8日上午，区长安静主持召开柳泉区政府第9次常务会议。",
    "一、审议《泉眼保护办法》",
    "会议审议通过《泉眼保护办法》。",
    "出席：安静、成林",
)


@with_engine
def test_a_photographed_record_is_read_and_its_names_are_to_be_checked():
    drawn = [(40, 760 - 50 * row, 17, text) for row, text in enumerate(RECORD)]
    meeting = read_meeting(photograph(pdf([drawn])), "a.png")
    assert (meeting.source.ocr, meeting.source.media_type) == (True, "image/png")
    assert (meeting.kind, meeting.session, str(meeting.date)) == ("常务会议", 9, "2024-03-08")
    people = {(person.name, person.unverified) for person in meeting.attendees}
    assert people == {("安静", True), ("成林", True)}
