"""Makes small files of the formats that readers take, byte by byte, out of invented text."""

import struct
import zipfile
import zlib
from io import BytesIO

import pypdfium2

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
FONT = b"<< /Type /Font /BaseFont /STSong-Light "


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            # Without a time of its own a member gets the clock's, and the bytes differ.
            archive.writestr(zipfile.ZipInfo(name), content, compression)
    return out.getvalue()


def relations(*targets):
    """Relationships from kind and target."""
    rows = (
        f'<Relationship Id="r{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{"".join(rows)}</Relationships>'


def wordml(tag, inner):
    return f'<w:{tag} xmlns:w="{W}" xmlns:r="{OFFICE}">{inner}</w:{tag}>'


def paragraph(text, properties=""):
    return (
        f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


def content_types(names):
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    rows = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{word}.{kind}+xml"/>'
        for name, kind in names
    )
    relations_type = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="rels" ContentType="{relations_type}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{rows}</Types>'
    )


def docx(body, members=()):
    """A Word file with this body; ``members`` maps more parts of it: numbering, styles, header1."""
    parts = dict(members)
    return zipped(
        {
            "[Content_Types].xml": content_types(
                [("document", "document.main"), *((name, name.rstrip("12")) for name in parts)]
            ),
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": wordml("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": relations(
                *((name.rstrip("0123456789"), f"{name}.xml") for name in parts)
            ),
            **{f"word/{name}.xml": content for name, content in parts.items()},
        }
    )


def pdf(pages, trailer=b"", objects=()):
    """A PDF of pages of (x, y, size, text), set in a font that is not embedded.

    ``objects`` are appended as they are and may be drawn by a text that is bytes, an operator.
    """
    kids = " ".join(f"{10 + 2 * number} 0 R" for number in range(len(pages)))
    body = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        3: FONT + b"/Subtype /Type0 /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>",
        4: FONT + b"/Subtype /CIDFontType0 /DW 1000 /FontDescriptor 5 0 R /CIDSystemInfo"
        b" << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> >>",
        5: b"<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -120 1000 880]"
        b" /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>",
        **dict(objects),
    }
    named = " ".join(f"/X{number} {number} 0 R" for number, _ in objects)
    for number, page in enumerate(pages):
        body[10 + 2 * number] = (
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {11 + 2 * number} 0 R"
            f" /Resources << /Font << /F1 3 0 R >> /XObject << {named} >> >> >>"
        ).encode()
        body[11 + 2 * number] = stream(b"\n".join(_drawn(piece) for piece in page))
    return _numbered(body, trailer)


def stream(content, entries=b""):
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def _drawn(piece):
    if isinstance(piece, bytes):
        return piece
    x, y, size, text = piece
    return b"BT /F1 %d Tf %d %d Td <%s> Tj ET" % (
        size,
        x,
        y,
        text.encode("utf-16-be").hex().encode(),
    )


def _numbered(body, trailer):
    out = BytesIO()
    out.write(b"%PDF-1.5\n")
    offsets = {}
    for number, content in sorted(body.items()):
        offsets[number] = out.tell()
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, content))
    start = out.tell()
    for number, offset in offsets.items():
        row = b"%010d 00000 n \n" % offset
        out.write((b"xref\n" if number == min(offsets) else b"") + b"%d 1\n%s" % (number, row))
    out.write(b"trailer\n<< /Size 99 /Root 1 0 R %s >>\n" % trailer)
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


PICTURE = (
    6,
    stream(
        b"\x80",
        b"/Type /XObject /Subtype /Image /Width 1 /Height 1"
        b" /ColorSpace /DeviceGray /BitsPerComponent 8",
    ),
)
DRAW_PICTURE = b"q 500 0 0 700 40 60 cm /X6 Do Q"


def photograph(document):
    """The first page of a PDF as a PNG, which has no text any more."""
    page = pypdfium2.PdfDocument(document)[0].render(scale=2, grayscale=True).to_numpy()
    height, width = page.shape[:2]
    rows = b"".join(b"\0" + row.tobytes() for row in page)
    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
