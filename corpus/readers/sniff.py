"""The media type by the first bytes. Names lie: many a .doc of a county office is HTML or RTF."""

import re

PLAIN = "text/plain"
HTML = "text/html"
_WORD = "application/vnd.openxmlformats-officedocument"

_OPENINGS = (
    (b"%PDF-", "application/pdf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"MIME-Version:", "multipart/related"),
    (b"From: <Saved by ", "multipart/related"),
)
# Names of members stand uncompressed in a zip, so a truncated one is still told apart.
_ZIP_MEMBERS = (
    (b"OFD.xml", "application/ofd"),
    (b"word/", f"{_WORD}.wordprocessingml.document"),
    (b"xl/", f"{_WORD}.spreadsheetml.sheet"),
    (b"ppt/", f"{_WORD}.presentationml.presentation"),
)
_BLANK = b" \t\r\n\f\xef\xbb\xbf\xff\xfe"
# What begins a page, as in the WHATWG MIME Sniffing Standard, section 7.1.
_HTML_OPENING = re.compile(
    rb"<(?:!doctype html|!--|(?:html|head|script|iframe|h1|div|font|table|a|style|title|body|br|p"
    rb"|meta|span|center|ul|b)[\s>/])",
    re.IGNORECASE,
)
# A fragment out of a database, or a page with a notice before it. Prose holds no such tag.
_HTML_INSIDE = re.compile(rb"<html[\s>]|<body[\s>]|</p>|</div>", re.IGNORECASE)
_LOOKED_AT = 65536


def media_type(data: bytes) -> str:
    """What the bytes are; ``text/plain`` when nothing else is sure. Never raises."""
    for opening, name in _OPENINGS:
        if data.startswith(opening):
            return name
    if data.startswith(b"PK\x03\x04"):
        return _zip_type(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "image/webp"
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return "image/bmp"
    if b"%PDF-" in data[:1024]:
        return "application/pdf"
    return _text_type(data)


def _zip_type(data: bytes) -> str:
    return next((name for member, name in _ZIP_MEMBERS if member in data), "application/zip")


def _text_type(data: bytes) -> str:
    # Without its NULs, UTF-16 markup reads like any other.
    start = data[:_LOOKED_AT].replace(b"\0", b"").lstrip(_BLANK)
    if _HTML_OPENING.match(start) or (b"<" in start and _HTML_INSIDE.search(start)):
        return HTML
    return "application/xml" if start.startswith(b"<?xml") else PLAIN
