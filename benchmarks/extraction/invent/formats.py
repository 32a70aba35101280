"""A text in the bytes of a format: encodings, pages of three kinds of site, DOCX, RTF and PDF."""

import zipfile
from collections.abc import Callable, Sequence
from html import escape
from io import BytesIO
from pathlib import Path

_PAGES = Path(__file__).with_name("pages")
_CONTENT_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type='
    '"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
    "</Relationships>"
)
_WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def _page(name: str, **parts: str) -> str:
    """A page of one kind of site with its parts filled in."""
    return (_PAGES / f"{name}.html").read_text(encoding="utf-8").format(**parts)


def _encoded(encoding: str) -> Callable[[str], bytes]:
    return lambda text: text.encode(encoding)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _zoom(text: str) -> bytes:
    lines = _lines(text)
    body = "".join(f"<p>&emsp;&emsp;{escape(line)}</p>\n" for line in lines)
    return _page("zoom", title=escape(_title(lines)), paragraphs=body).encode()


def _table(charset: str) -> Callable[[str], bytes]:
    def page(text: str) -> bytes:
        lines = _lines(text)
        body = "<br/>\n".join("&nbsp;&nbsp;" + escape(line) for line in lines)
        told = _page("table", title=escape(_title(lines)), charset=charset, lines=body)
        return told.encode("gb18030" if charset == "gb2312" else charset)

    return page


def _editor(text: str) -> bytes:
    lines = _lines(text)
    body = "".join(
        f'<p style="text-indent:2em"><span style="font-size:16pt">{escape(line)}</span></p>'
        for line in lines
    )
    return _page("editor", title=escape(_title(lines)), paragraphs=body).encode()


def _title(lines: Sequence[str]) -> str:
    """What a site has in its title tag: the headline, without the letterhead above it."""
    titles = (line for line in lines if line.endswith("纪要") and "次" in line)
    return next(titles, lines[0]).strip()


def _docx(text: str) -> bytes:
    paragraphs = "".join(
        f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
        for line in _lines(text)
    )
    document = f'<w:document xmlns:w="{_WORDML}"><w:body>{paragraphs}</w:body></w:document>'
    members = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "word/document.xml": document,
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            # Without a time of its own a member gets the clock's, and the bytes differ.
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _rtf(text: str) -> bytes:
    """Every character beyond ASCII as its number, signed as RTF wants it."""
    lines = ("".join(map(_rtf_character, line)) for line in _lines(text))
    return ("{\\rtf1\\ansi\\ansicpg936\\uc1 " + "\\par\n".join(lines) + "\\par}").encode()


def _rtf_character(char: str) -> str:
    code = ord(char)
    if code < 128:
        return f"\\{char}" if char in "\\{}" else char
    return f"\\u{code - 65536 if code > 32767 else code}?"


_COLUMNS, _ROWS, _SIZE = 30, 24, 16
_FONTS = {
    3: b"<< /Type /Font /BaseFont /STSong-Light /Subtype /Type0 /Encoding /UniGB-UTF16-H"
    b" /DescendantFonts [4 0 R] >>",
    4: b"<< /Type /Font /BaseFont /STSong-Light /Subtype /CIDFontType0 /DW 1000"
    b" /FontDescriptor 5 0 R"
    b" /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
    5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880]"
    b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
}


def _pdf(text: str) -> bytes:
    """Set as a printer would: lines of one width, a page number at the foot of each page."""
    rows = [row for line in _lines(text) for row in _set(line)]
    pages = [rows[start : start + _ROWS] for start in range(0, len(rows), _ROWS)]
    objects = {1: b"<< /Type /Catalog /Pages 2 0 R >>", **_FONTS}
    kids = " ".join(f"{10 + 2 * index} 0 R" for index in range(len(pages)))
    objects[2] = f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode()
    for index, page in enumerate(pages):
        foot = [_drawn(280, 40, f"— {index + 1} —")]
        drawn = [_drawn(x, 780 - 28 * at, row) for at, (x, row) in enumerate(page)] + foot
        content = b"\n".join(drawn)
        objects[10 + 2 * index] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * index} 0 R"
            " /Resources << /Font << /F1 3 0 R >> >> >>"
        ).encode()
        objects[11 + 2 * index] = b"<< /Length %d >>\nstream\n%s\nendstream" % (
            len(content),
            content,
        )
    return _file(objects)


def _set(line: str) -> list[tuple[int, str]]:
    """The rows of one paragraph with their left edges: two characters in, then full width."""
    line = line.strip()
    centred = len(line) <= _COLUMNS and not line.endswith("。") and "：" not in line
    if centred:
        return [(57 + _SIZE * (_COLUMNS - len(line)) // 2, line)]
    first, rest = line[: _COLUMNS - 2], line[_COLUMNS - 2 :]
    rows = [rest[at : at + _COLUMNS] for at in range(0, len(rest), _COLUMNS)]
    return [(57 + 2 * _SIZE, first), *((57, row) for row in rows)]


def _drawn(x: int, y: int, text: str) -> bytes:
    shown = text.encode("utf-16-be").hex().encode()
    return b"BT /F1 %d Tf %d %d Td <%s> Tj ET" % (_SIZE, x, y, shown)


def _file(objects: dict[int, bytes]) -> bytes:
    out, offsets = BytesIO(), {}
    out.write(b"%PDF-1.5\n")
    for number, content in sorted(objects.items()):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    out.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number, offset in offsets.items():
        out.write(b"%d 1\n%010d 00000 n \n" % (number, offset))
    size = max(objects) + 1
    out.write(b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, start))
    return out.getvalue()


FORMATS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "utf-8": ("txt", _encoded("utf-8")),
    "bom": ("txt", _encoded("utf-8-sig")),
    "utf-16": ("txt", _encoded("utf-16")),
    "gb18030": ("txt", _encoded("gb18030")),
    "big5": ("txt", _encoded("big5")),
    "crlf": ("txt", lambda text: text.replace("\n", "\r\n").encode()),
    "zoom": ("html", _zoom),
    "table": ("html", _table("utf-8")),
    "gb2312": ("html", _table("gb2312")),
    "editor": ("html", _editor),
    "docx": ("docx", _docx),
    "rtf": ("doc", _rtf),
    "pdf": ("pdf", _pdf),
}
"""The ending of the file's name, and what turns the text into bytes."""
