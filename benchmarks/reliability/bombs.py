"""Files and folders made by hand to hurt, each small to keep and dear to read."""

import os
import shutil
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from io import BytesIO
from pathlib import Path

from benchmarks.reliability.house import House
from benchmarks.reliability.malformed import OFD_HEAD, as_ofd, ofd, samples
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.watching import run_over
from tests.corpus.readers.making import (
    DRAW_PICTURE,
    docx,
    paragraph,
    pdf,
    photograph,
    relations,
    stream,
    wordml,
    zipped,
)

MB = 1024 * 1024
_HEAD = "柳泉区人民政府第3次常务会议纪要\n\n2024年3月8日，区长安静主持召开区政府第3次常务会议。\n\n"
_ITEM = "一、研究供水工作\n会议同意《供水办法》，由区水务局落实。\n"
_MAIN = "word/document.xml"
_LINE = (80, 700, 16, "会议纪要")
_ENTITIES = "".join(f'<!ENTITY e{n} "&e{n - 1};&e{n - 1};&e{n - 1};">' for n in range(1, 20))
_OUTSIDE = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><d>&x;</d>'


def _word(inner: str, **members: str) -> bytes:
    """A Word file of one raw part, not compressed: it is dear by what it says."""
    parts = {_MAIN: inner, **members}
    return zipped(parts, zipfile.ZIP_STORED)


def _body(inner: str) -> str:
    return wordml("document", f"<w:body>{inner}</w:body>")


def _lying() -> bytes:
    """A header that says a few bytes, before sixty million."""
    data = bytearray(zipped({_MAIN: "<a>" + " " * (60 * MB)}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 40)
    return bytes(data)


def _overlapping() -> bytes:
    """A thousand names for one block."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr(_MAIN, "<a>" + " " * MB)
        for number in range(1000):
            again = zipfile.ZipInfo(f"word/{number}.xml")
            first = made.filelist[0]
            for name in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(again, name, getattr(first, name))
            made.filelist.append(again)
    return out.getvalue()


def _nested_zip(depth: int) -> bytes:
    data = docx(paragraph("会议纪要"))
    for _ in range(depth):
        data = zipped({_MAIN: data})
    return data


def _nested(opening: str, closing: str, times: int, inner: str = "会议") -> str:
    return opening * times + inner + closing * times


def _nested_tables(times: int) -> str:
    return _nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>", times, paragraph("会议"))


def _form(draws: str, names: Sequence[int]) -> bytes:
    """A drawing that draws others."""
    known = " ".join(f"/X{name} {name} 0 R" for name in names)
    entries = (
        f"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << {known} >> >>"
    )
    return stream(draws.encode(), entries.encode())


def _doubling(depth: int) -> list[tuple[int, bytes]]:
    """Each draws the next one twice."""
    last = 100 + depth
    chain = [(n, _form(f"/X{n + 1} Do /X{n + 1} Do", [n + 1])) for n in range(100, last)]
    return [*chain, (last, _form("0 0 1 1 re f", []))]


def _deflated(data: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        data = zlib.compress(data, 9)
    return stream(data, b"/Filter [" + b"/FlateDecode " * times + b"]")


def _page_of(content: bytes) -> bytes:
    """A PDF whose page has this content, whatever the names."""
    made = pdf([[_LINE]])
    return made.replace(b"/Contents 11 0 R", b"/Contents 98 0 R").replace(
        b"xref\n", b"98 0 obj\n" + content + b"\nendobj\nxref\n", 1
    )


def _pdf(*changes: tuple[bytes, bytes]) -> bytes:
    made = pdf([[_LINE]])
    for old, new in changes:
        if old not in made:
            raise ValueError(old)
        made = made.replace(old, new)
    return made


def _picture(width: int, height: int) -> bytes:
    """A PNG that says to be so large, with the picture data of a pixel."""
    size = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", size), (b"IDAT", zlib.compress(bytes(9))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def _scan(width: int, height: int) -> bytes:
    told = f"/Type /XObject /Subtype /Image /Width {width} /Height {height}"
    entries = f"{told} /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode"
    picture = stream(zlib.compress(bytes(MB)), entries.encode())
    return pdf([[DRAW_PICTURE]], objects=[(6, picture)])


def _ofd_of(page: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    """An OFD whose first page has this content."""
    layer = f"<o:Content><o:Layer>{page}</o:Layer></o:Content>"
    document = (
        "<o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea>"
        '</o:CommonData><o:Pages><o:Page ID="0" BaseLoc="Pages/0.xml"/></o:Pages>'
    )
    members = {
        "Doc_0/Document.xml": ofd("Document", document),
        "Doc_0/Pages/0.xml": ofd("Page", layer),
    }
    return zipped({"OFD.xml": OFD_HEAD, **members, **(more or {})}, zipfile.ZIP_STORED)


def _code(attributes: str, text: str = "会议纪要", boundary: str = "28 20 156 8") -> str:
    return (
        f'<o:TextObject Boundary="{boundary}" Size="5.6">'
        f'<o:TextCode X="0" Y="5" {attributes}>{text}</o:TextCode></o:TextObject>'
    )


def _pages(count: int) -> bytes:
    """One page, so many times over."""
    rows = '<o:Page ID="0" BaseLoc="Pages/0.xml"/>' * count
    document = ofd("Document", f"<o:Pages>{rows}</o:Pages>")
    page = ofd("Page", f"<o:Content><o:Layer>{_code('')}</o:Layer></o:Content>")
    members = {"Doc_0/Document.xml": document, "Doc_0/Pages/0.xml": page}
    return zipped({"OFD.xml": OFD_HEAD, **members}, zipfile.ZIP_STORED)


def _page(inner: str) -> bytes:
    return f"<html><body><h1>柳泉区政府第3次常务会议纪要</h1>{inner}</body></html>".encode()


def _loop_in_doc() -> bytes:
    """A Word file whose table of sectors leads every chain back to its beginning."""
    data = bytearray(samples("doc")[0])
    (sector,) = struct.unpack_from("<I", data, 76)
    at = 512 * (sector + 1)
    data[at : at + 512] = struct.pack("<I", 0) * 128
    return bytes(data)


def _mail(depth: int) -> bytes:
    parts = "".join(
        f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(depth)
    )
    return ("MIME-Version: 1.0\r\n" + parts + "Content-Type: text/html\r\n\r\n<p>会议</p>").encode()


def _text(inner: str) -> bytes:
    return (_HEAD + inner).encode()


BOMBS: Mapping[str, Callable[[], bytes]] = {
    # Zip and XML.
    "zip.docx": lambda: zipped({_MAIN: "<a>" + " " * (60 * MB)}),
    "ratio.docx": lambda: zipped({_MAIN: "<a>" + " " * (4 * MB)}),
    "lying-header.docx": _lying,
    "overlapping.docx": _overlapping,
    "members.docx": lambda: _word("<a/>", **{f"word/{n}.xml": "" for n in range(3000)}),
    "nested-zip.docx": lambda: _nested_zip(40),
    "way-up.docx": lambda: _word("<d/>", **{"../../etc/x": ""}),
    "absolute.docx": lambda: _word("<d/>", **{"/etc/cron.daily/x": ""}),
    "drive.docx": lambda: _word("<d/>", **{"C:\\x": ""}),
    "entities.docx": lambda: _word(f'<!DOCTYPE d [<!ENTITY e0 "哈哈">{_ENTITIES}]><d>&e19;</d>'),
    "outside.docx": lambda: _word(_OUTSIDE),
    "outside-utf16.docx": lambda: zipped({_MAIN: _OUTSIDE.encode("utf-16")}),
    "include.docx": lambda: _word(
        '<d xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="/etc/passwd"/></d>'
    ),
    "outside-part.docx": lambda: _word(
        _body(""), **{"_rels/.rels": relations(("officeDocument", "file:///etc/passwd"))}
    ),
    "deep.docx": lambda: _word(_nested("<a>", "</a>", 100_000)),
    "deep-tables.docx": lambda: _word(_body(_nested_tables(60))),
    "paragraphs.docx": lambda: _word(_body(paragraph("会议") * 200_000)),
    "runs.docx": lambda: _word(_body("<w:p>" + "<w:r><w:t>会</w:t></w:r>" * 600_000 + "</w:p>")),
    "text-node.docx": lambda: _word(_body(paragraph("会议" * (2 * MB)))),
    "attributes.docx": lambda: _word(
        "<d " + " ".join(f'a{n}=""' for n in range(300_000)) + "></d>"
    ),
    "namespaces.docx": lambda: _word(
        "".join(f'<d xmlns:n{n}="{n}">' for n in range(250)) + "</d>" * 250
    ),
    "symbol.docx": lambda: _word(_body('<w:p><w:r><w:sym w:char="FFFFFFFF"/></w:r></w:p>')),
    "spans.docx": lambda: _word(
        _body(
            '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr>'
            f"{paragraph('会议')}</w:tc></w:tr></w:tbl>"
        )
    ),
    "list-level.docx": lambda: docx(
        paragraph("会议", '<w:numPr><w:ilvl w:val="99999999"/><w:numId w:val="1"/></w:numPr>'),
        {
            "numbering": wordml(
                "numbering", '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
            )
        },
    ),
    # OFD.
    "pages.ofd": lambda: _pages(100_000),
    "texts.ofd": lambda: _ofd_of(_code("") * 100_000),
    "steps.ofd": lambda: _ofd_of(_code('DeltaX="g 999999999999 1"')),
    "infinite.ofd": lambda: _ofd_of(_code('DeltaX="1e999 -1e999"', boundary="nan inf 1e308 nan")),
    "many-digits.ofd": lambda: _ofd_of(_code(f'DeltaX="g {"9" * 5000} 1"')),
    "half-boundary.ofd": lambda: _ofd_of(_code("", boundary="1")),
    "way-up.ofd": lambda: zipped(
        {"OFD.xml": OFD_HEAD.replace("Doc_0/Document.xml", "../../../etc/passwd")}
    ),
    "itself.ofd": lambda: zipped({"OFD.xml": OFD_HEAD.replace("Doc_0/Document.xml", "OFD.xml")}),
    "entities.ofd": lambda: zipped({"OFD.xml": _OUTSIDE}),
    "no-pages.ofd": lambda: as_ofd(""),
    # PDF.
    "itself.pdf": lambda: pdf([[b"/X6 Do", _LINE]], objects=[(6, _form("/X6 Do /X6 Do", [6]))]),
    "doubling.pdf": lambda: pdf([[b"/X100 Do", _LINE]], objects=_doubling(40)),
    "kids-loop.pdf": lambda: _pdf((b"/Kids [10 0 R]", b"/Kids [2 0 R 10 0 R]")),
    "kids.pdf": lambda: _pdf(
        (b"/Kids [10 0 R]", b"/Kids [" + b"10 0 R " * 100_000 + b"]"),
        (b"/Count 1", b"/Count 100000"),
    ),
    "count.pdf": lambda: _pdf((b"/Count 1", b"/Count 2147483647")),
    "negative.pdf": lambda: _pdf((b"/Count 1", b"/Count -1"), (b"/Length", b"/Length -")),
    "flate.pdf": lambda: _page_of(_deflated(b" " * (300 * MB))),
    "flate-twice.pdf": lambda: _page_of(_deflated(b" " * (200 * MB), times=3)),
    "glyphs.pdf": lambda: _page_of(
        _deflated(b"BT /F1 16 Tf 80 700 Td " + b"<4F1A8BAE> Tj " * 300_000 + b"ET")
    ),
    "states.pdf": lambda: _page_of(_deflated(b"q " * 3_000_000)),
    "arrays.pdf": lambda: _pdf((b"/MediaBox [0 0 595 842]", b"/MediaBox " + b"[" * 200_000)),
    "dictionaries.pdf": lambda: _pdf((b"/MediaBox", b"/A " + b"<< /A " * 200_000)),
    "box.pdf": lambda: _pdf((b"[0 0 595 842]", b"[-1e30 -1e30 1e30 1e30]")),
    "no-box.pdf": lambda: _pdf((b"[0 0 595 842]", b"[0 0 0 0]")),
    "table.pdf": lambda: _pdf((b"trailer\n<<", b"trailer\n<< /Prev 9 /XRefStm 9")),
    "parent.pdf": lambda: _pdf((b"/Parent 2 0 R", b"/Parent 10 0 R")),
    "size.pdf": lambda: _pdf((b"/Size 99", b"/Size 2000000000")),
    "picture.pdf": lambda: _scan(60_000, 60_000),
    # Pages.
    "tags.html": lambda: _page("<p>" * 1_000_000),
    "deep.html": lambda: _page(_nested("<div>", "</div>", 100_000)),
    "deep-tables.html": lambda: _page(_nested("<table><tr><td>", "</td></tr></table>", 5_000)),
    "spans.html": lambda: _page(
        '<table><tr><td colspan="999999999" rowspan="999999999">会议</td></tr></table>'
    ),
    "attributes.html": lambda: _page("<p " + " ".join(f"a{n}=1" for n in range(500_000)) + ">会议"),
    "line.html": lambda: _page("会议要求抓好落实、" * (10 * MB // 27)),
    "comments.html": lambda: _page("<!--" * 300_000),
    "scripts.html": lambda: _page("<script " * 300_000),
    "brackets.html": lambda: _page("<" * 3_000_000),
    "references.html": lambda: _page("&amp;" * 1_000_000),
    "charset.html": lambda: b'<meta charset="utf-7">' + _page("+ADw-p+AD4- " * 100_000),
    "entities.html": f'<!DOCTYPE d [<!ENTITY e0 "哈">{_ENTITIES}]><p>&e19;'.encode,
    "links.html": lambda: _page("<a href=x>会议</a>" * 200_000),
    # Text.
    "line.txt": lambda: _text("会议要求抓好落实、" * (10 * MB // 27)),
    "one-character.txt": lambda: _text(_ITEM + "财" * 300_000),
    "nuls.txt": lambda: bytes(5 * MB),
    "noise.txt": lambda: (
        zlib.compress(b"".join(map(bytes, zip(range(256), strict=True))) * 9) * 9999
    ),
    "half-utf16.txt": lambda: _text(_ITEM).decode().encode("utf-16")[:-1],
    "surrogates.txt": lambda: _text(_ITEM) + b"\xed\xa0\x80" * 100_000,
    "unseen.txt": lambda: _text(_ITEM + "\u200b\u202e\u2066" * 300_000),
    "combining.txt": lambda: _text(_ITEM + "财" + "\u0301" * 1_000_000),
    "expanding.txt": lambda: _text(_ITEM + "\ufdfa" * 200_000),
    "blank-lines.txt": lambda: _text("\n" * 3_000_000 + _ITEM),
    "items.txt": lambda: _text("".join(f"{n}、研究第{n}项工作\n" for n in range(1, 20_000))),
    "same-item.txt": lambda: _text(_ITEM * 3_000),
    "brackets.txt": lambda: _text(_ITEM + "《" * 300_000 + "》" * 300_000),
    "quotes.txt": lambda: _text(_ITEM + "（〔“" * 100_000),
    "dates.txt": lambda: _text(_ITEM + "2024年3月8日" * 50_000),
    "digits.txt": lambda: _text(_ITEM + "同意安排" + "9" * 1_000_000 + "万元。"),
    "names.txt": lambda: _text(_ITEM + "出席：" + "、".join(["张明远", "李国华"] * 20_000)),
    "no-marks.txt": lambda: _text(_ITEM + "出席：" + "市财政局张明远李国华" * 5_000),
    "offices.txt": lambda: _text(_ITEM + "由" + "市财政局、" * 50_000 + "落实。"),
    "sentence.txt": lambda: _text(_ITEM + "会议同意" + "研究参加出席列席主持" * 20_000 + "。"),
    "spaces.txt": lambda: _text(_ITEM + " \u3000" * 500_000 + "会"),
    # The others.
    "braces.rtf": lambda: b"{\\rtf1 " + b"{" * 1_000_000,
    "binary.rtf": lambda: b"{\\rtf1 \\bin9999999999 }",
    "unicode.rtf": lambda: b"{\\rtf1 \\uc999999999 " + b"\\u-99999999 ?" * 100_000 + b"}",
    "fonts.rtf": lambda: b"{\\rtf1 {\\fonttbl" + b"{\\f1\\fcharset134 x;}" * 100_000 + b"}}",
    "loop.doc": _loop_in_doc,
    "sectors.doc": lambda: samples("doc")[0][:512] + bytes(512 * 40_000),
    "parts.mht": lambda: _mail(2_000),
    "picture.png": lambda: _picture(60_000, 60_000),
    "negative.png": lambda: _picture(4_294_967_295, 1),
    "photograph.png": lambda: photograph(pdf([[_LINE]])),
    "few-bytes.gif": lambda: b"GIF89a" + b"\xff" * 20,
}
"""Files by name; what they hold is made when it is wanted."""


def _sparse(folder: Path) -> None:
    with (folder / "sparse.txt").open("wb") as file:
        file.truncate(1024 * MB)


def _socket(folder: Path) -> None:
    here = Path.cwd()
    # A socket's address has room for a hundred bytes only.
    os.chdir(folder)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind("socket.txt")
    finally:
        os.chdir(here)


def _deep(folder: Path) -> None:
    place = folder.joinpath(*["d"] * 300)
    place.mkdir(parents=True)
    (place / "deep.txt").write_bytes(_text(_ITEM))


def _circle(folder: Path) -> None:
    (folder / "round.txt").symlink_to("about.txt")
    (folder / "about.txt").symlink_to("round.txt")


def _named(folder: Path, name: bytes) -> None:
    Path(os.fsdecode(os.fsencode(folder) + b"/" + name)).write_bytes(_text(_ITEM))


PLACES: tuple[Callable[[Path], None], ...] = (
    _sparse,
    _socket,
    _deep,
    _circle,
    lambda folder: os.mkfifo(folder / "pipe.txt"),
    lambda folder: (folder / "zero.txt").symlink_to("/dev/zero"),
    lambda folder: (folder / "outside.txt").symlink_to("/etc/passwd"),
    lambda folder: (folder / "loop").symlink_to(folder),
    lambda folder: (folder / "nowhere.txt").symlink_to("nothing"),
    *(
        partial(_named, name=name)
        for name in (b"\xff\xfe.txt", b"new\nline.txt", b"-rf --.txt", b"x" * 251 + b".txt")
    ),
    partial(_named, name="\u202e\u2066<img src=x>.txt".encode()),
)
"""What is wrong with these is where they lie, and what they are called."""


def bombs(home: House, top: Path, names: Sequence[str] = tuple(BOMBS)) -> Tally:
    """One run over all of them; how each ended."""
    tally = Tally("bombs")
    folder = home.files / "bombs"
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes(BOMBS[name]())
    for place in PLACES:
        place(folder)
    run_over(home, folder, tally, top)
    shutil.rmtree(folder)
    home.run()
    return tally
