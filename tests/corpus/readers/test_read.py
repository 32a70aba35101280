import pytest

from corpus import readers
from corpus.errors import EmptyFile, NotText, TooLarge, UnsupportedFormat
from corpus.readers import docx as docx_reader
from corpus.readers import read
from tests.corpus.readers.making import docx, paragraph, pdf

RTF = b"{\\rtf1\\ansi \\u20250?\\u35758?\\u21516?\\u24847?\\u12290?}"


@pytest.mark.parametrize(
    ("data", "path", "media_type"),
    [
        ("会议同意。".encode(), "纪要.doc", "text/plain"),
        ("会议同意。".encode("gb18030"), "纪要.html", "text/plain"),
        ("<p>会议同意。</p>".encode("gb18030"), "纪要.doc", "text/html"),
        (
            b"{\\rtf1\\ansi \\u20250?\\u35758?\\u21516?\\u24847?\\u12290?}",
            "纪要.doc",
            "application/rtf",
        ),
        (docx(paragraph("会议同意。")), "纪要.wps", docx_reader.MEDIA_TYPE),
        (pdf([[(80, 700, 16, "会议同意。")]]), "纪要.doc", "application/pdf"),
    ],
)
def test_the_bytes_decide_and_not_the_name(data, path, media_type):
    transcript = read(data, path)
    assert transcript.media_type == media_type
    assert transcript.lines == ("会议同意。",)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n \t\r\n",
        b"\xef\xbb\xbf",
        "　　\n".encode("gb18030"),
        b"<html></html>",
        "<html><body><script>会议()</script></body></html>".encode(),
        b"<!-- only a note -->",
    ],
)
def test_nothing_in_it(data):
    with pytest.raises(EmptyFile, match=r"a\.txt"):
        read(data, "a.txt")


@pytest.mark.parametrize("data", [bytes(4096), b"<html>" + bytes(range(256)) * 9])
def test_no_text(data):
    with pytest.raises(NotText):
        read(data, "a.txt")


@pytest.mark.parametrize(
    ("data", "named"), [(b"Rar!\x1a\x07\0", "vnd.rar"), (b"<?xml version='1.0'?><a/>", "xml")]
)
def test_a_format_without_a_reader_is_named(data, named):
    with pytest.raises(UnsupportedFormat, match=named):
        read(data, "a.txt")


@pytest.mark.parametrize(
    ("always", "of_a_byte", "most", "is_refused"),
    [
        (100, 1, 1000, True),
        (100, 100, 1000, False),
        (500, 1, 1000, False),
        (500, 100, 400, True),
    ],
    ids=["more than its bytes can hold", "as they can", "few", "more than any file may"],
)
def test_a_flood_of_text_is_refused(monkeypatch, always, of_a_byte, most, is_refused):
    """500 characters, of which the zip file makes a good many fewer bytes than the document has."""
    data = docx(paragraph("议" * 500))
    monkeypatch.setattr(readers, "_ALWAYS", always)
    monkeypatch.setattr(readers, "_MOST_OF_A_BYTE", of_a_byte * 200 / len(data))
    monkeypatch.setattr(readers, "MOST_CHARACTERS", most)
    if is_refused:
        with pytest.raises(TooLarge, match="500 字"):
            read(data, "a.docx")
    else:
        assert read(data, "a.docx").lines == ("议" * 500,)
