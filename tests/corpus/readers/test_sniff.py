import io
import zipfile
from importlib import import_module

import pytest

from corpus.readers import READERS
from corpus.readers.sniff import media_type

WORD = "application/vnd.openxmlformats-officedocument"


def zipped(*names):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, "x" * 100)
    return data.getvalue()


DOCX = zipped("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "application/pdf"),
        (b"\r\n\r\n%PDF-1.4\n", "application/pdf"),
        (DOCX, f"{WORD}.wordprocessingml.document"),
        (DOCX[:-40], f"{WORD}.wordprocessingml.document"),
        (zipped("xl/workbook.xml"), f"{WORD}.spreadsheetml.sheet"),
        (zipped("ppt/presentation.xml"), f"{WORD}.presentationml.presentation"),
        (zipped("OFD.xml", "Doc_0/Document.xml"), "application/ofd"),
        (zipped("a.txt"), "application/zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8), "application/x-ole-storage"),
        (b"{\\rtf1\\ansi", "application/rtf"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"GIF89a", "image/gif"),
        (b"II*\0", "image/tiff"),
        (b"MM\0*", "image/tiff"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "image/webp"),
        (b"BM\x36\x10\0\0\0\0\0\0\x36", "image/bmp"),
        (b"\x1f\x8b\x08\0", "application/gzip"),
        (b"Rar!\x1a\x07\0", "application/vnd.rar"),
        (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
        (b"MIME-Version: 1.0\n", "multipart/related"),
        (b"<?xml version='1.0'?><w:wordDocument/>", "application/xml"),
    ],
)
def test_formats(data, name):
    assert media_type(data) == name


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><p>会议",
        "<!doctype HTML PUBLIC '-//W3C//DTD'>",
        "\n\n  <html lang=zh>",
        "<HTML><HEAD>",
        "<!-- saved from url=(0014)about:internet -->\n<html>",
        "<?xml version='1.0' encoding='gb2312'?>\n<!DOCTYPE html><html>",
        "<p>会议同意。",
        "<div>会议</div>",
        "<br/>会议",
        "会议纪要<p>会议同意。</p>",
        "Warning: 出错了\n<html><body>会议",
    ],
)
def test_pages(page, codec):
    assert media_type(page.encode(codec)) == "text/html"


@pytest.mark.parametrize(
    "text",
    [
        *(
            "会议纪要\n",
            "",
            "BMW 会议",
            "MM 会议",
            "PK 会议",
            "<会议纪要>",
            "<关于停车的办法>",
            "a < b",
        ),
    ],
)
def test_texts(text):
    assert media_type(text.encode()) == "text/plain"


@pytest.mark.parametrize(("form", "name"), READERS.items())
def test_every_reader_says_the_type_that_it_is_chosen_for(form, name):
    """The table names readers without loading them, and so repeats their types."""
    reader = import_module(f"corpus.readers.{name}")
    told = getattr(reader, "OLE_MEDIA_TYPE", None) or getattr(reader, "MEDIA_TYPE", form)
    assert (told, callable(reader.read)) == (form, True)
