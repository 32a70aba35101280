"""Text recognition: scans and pictures, marked as such."""

from types import SimpleNamespace

import pytest

from corpus.errors import Damaged, NeedsExtra
from corpus.readers import ocr, optional_parts, parts, read
from tests.corpus.readers.making import DRAW_PICTURE, PICTURE, pdf

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


@pytest.mark.skipif(not parts.OCR.found, reason="needs rapidocr and onnxruntime, the extra [ocr]")
def test_the_real_engine_reads_a_page():
    page = pdf([[DRAW_PICTURE, b"0 g -18 Tc", (80, 500, 36, "MEETING 2023")]], objects=[PICTURE])
    found = read(page, "a.pdf")
    assert (found.lines, found.ocr) == (("MEETING 2023",), True)
