"""The project's own samples in every format, damaged by a seeded hand, and a run over them all."""

import random
import re
import shutil
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import cache
from io import BytesIO
from pathlib import Path
from xml.sax.saxutils import escape

from lxml import etree

from benchmarks.reliability.house import House
from benchmarks.reliability.tally import Tally
from benchmarks.reliability.watching import run_over
from tests.corpus.readers.making import docx, paragraph, pdf, zipped

BATCH = 200
"""Files in one run: a few dozen damaged copies of each sample tell of one meeting."""
_ROOT = Path(__file__).parents[2]
_SAMPLES = _ROOT / "corpus/samples"
_LINES = 38
_WIDE = 30
_OFD = "http://www.ofdspec.org/2016"
_ODD_NUMBERS = (b"0", b"-1", b"7", b"65536", b"4294967295", b"1" * 19, b"9" * 400)
_MARKS = (*b"<>&/{}[]()\\%;\"'", 0xEF, 0xFF)
_STRAY = "会议议定：由市财政局、市住房城乡建设局抓紧落实。"
_FOREIGN = ("utf-8", "gb18030", "big5", "utf-16-le", "utf-16-be", "shift_jis")


def _pieces(text: str) -> list[list[str]]:
    """The lines of pages."""
    lines = [
        line[at : at + _WIDE]
        for line in text.splitlines()
        for at in range(0, max(len(line), 1), _WIDE)
    ]
    return [lines[at : at + _LINES] for at in range(0, len(lines), _LINES)]


def as_docx(text: str) -> bytes:
    """A Word file, its last line in a table."""
    *body, last = (paragraph(escape(line)) for line in text.splitlines())
    return docx("".join(body) + f"<w:tbl><w:tr><w:tc>{last}</w:tc></w:tr></w:tbl>")


def as_pdf(text: str) -> bytes:
    return pdf([[(80, 780 - 19 * n, 16, p) for n, p in enumerate(page)] for page in _pieces(text)])


def as_ofd(text: str, more: Mapping[str, str | bytes] | None = None) -> bytes:
    pages = _pieces(text)
    rows = "".join(f'<o:Page ID="{n}" BaseLoc="Pages/{n}.xml"/>' for n in range(len(pages)))
    layers = {f"Doc_0/Pages/{n}.xml": ofd("Page", _layer(page)) for n, page in enumerate(pages)}
    return zipped({"OFD.xml": OFD_HEAD, "Doc_0/Document.xml": ofd("Document", f"<o:CommonData><o:PageArea><o:PhysicalBox>0 0 210 297</o:PhysicalBox></o:PageArea></o:CommonData><o:Pages>{rows}</o:Pages>"), **layers, **(more or {})})  # fmt: skip # noqa: E501


def ofd(tag: str, inner: str) -> str:
    """An element of OFD with its namespace."""
    return f'<o:{tag} xmlns:o="{_OFD}">{inner}</o:{tag}>'


OFD_HEAD = ofd("OFD", "<o:DocBody><o:DocRoot>Doc_0/Document.xml</o:DocRoot></o:DocBody>")


def _layer(lines: Sequence[str]) -> str:
    texts = (
        f'<o:TextObject Boundary="28 {20 + 7 * n} 156 8" Size="5.6">'
        f'<o:TextCode X="0" Y="5" DeltaX="g {max(len(line) - 1, 1)} 5">{escape(line)}</o:TextCode>'
        "</o:TextObject>"
        for n, line in enumerate(lines)
    )
    return f"<o:Content><o:Layer>{''.join(texts)}</o:Layer></o:Content>"


def as_rtf(text: str) -> bytes:
    """Lines by turns in the code page and as Unicode."""
    lines = text.splitlines()
    told = [
        "".join(f"\\'{byte:02x}" for byte in line.encode("gb18030"))
        if number % 2
        else "".join(f"\\u{ord(char)}?" for char in line)
        for number, line in enumerate(lines)
    ]
    head = r"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fcharset134 SimSun;}}"
    return (head + "\\par\n".join(told) + "}").encode("ascii")


@cache
def samples(form: str) -> tuple[bytes, ...]:
    """The sound files of a form."""
    if form == "doc":
        places = sorted((_ROOT / "tests/corpus/readers/files").glob("*.doc"))
        return tuple(path.read_bytes() for path in places)
    found = [
        path for path in sorted(_SAMPLES.rglob("*")) if path.suffix.startswith((".txt", ".ht"))
    ]
    if form == "html":
        return tuple(path.read_bytes() for path in found if path.suffix != ".txt")
    texts = [path.read_bytes() for path in found if path.suffix == ".txt"]
    if form == "txt":
        return tuple(texts)
    return tuple(
        _MADE[form](data.decode("gb18030" if _is_gbk(data) else "utf-8")) for data in texts
    )


def _is_gbk(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return True
    return False


_MADE: Mapping[str, Callable[[str], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "ofd": as_ofd,
    "rtf": as_rtf,
    "rtf.doc": as_rtf,
}
"""What is made of our texts; old office programs save RTF under the name of a Word file."""
FORMS = ("txt", "html", *_MADE, "doc")

Mutation = Callable[[bytes, random.Random], bytes]


def _span(data: bytes, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, start + chance.randrange(1, max(len(data) // chance.choice((2, 10, 100)), 2))


def flip_bits(data: bytes, chance: random.Random) -> bytes:
    made = bytearray(data or b"\0")
    for _ in range(chance.choice((1, 4, 64))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut_short(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def lose_a_piece(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[end:]


def double_a_piece(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 2, 20)) + data[end:]


def swap_pieces(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[end:] + data[start:end] + data[:start]


def scribble(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    return data[:start] + chance.randbytes(end - start) + data[end:]


def put_nuls(data: bytes, chance: random.Random) -> bytes:
    start, _ = _span(data, chance)
    return data[:start] + bytes(chance.choice((1, 3, 4096))) + data[start:]


def mix_encodings(data: bytes, chance: random.Random) -> bytes:
    start, _ = _span(data, chance)
    return data[:start] + _STRAY.encode(chance.choice(_FOREIGN), "replace") + data[start:]


def make_one_line(data: bytes, chance: random.Random) -> bytes:
    start, end = _span(data, chance)
    line = data[start:end].replace(b"\n", b"").replace(b"\r", b"") or b" "
    return data[:start] + line * max(1, chance.choice((10, 200_000)) // len(line)) + data[end:]


def put_a_number(data: bytes, chance: random.Random) -> bytes:
    """Lengths, offsets, counts and dates are digits; any of them may be wrong."""
    numbers = list(re.finditer(rb"\d+", data))
    if not numbers:
        return data
    number = chance.choice(numbers)
    return data[: number.start()] + chance.choice(_ODD_NUMBERS) + data[number.end() :]


def pile_up_marks(data: bytes, chance: random.Random) -> bytes:
    """Brackets and tags, opened again and again or lost."""
    places = [at for at, byte in enumerate(data) if byte in _MARKS]
    at = chance.choice(places or [0])
    times = chance.choice((0, 2, 3000))
    return data[:at] + data[at : at + chance.choice((1, 1, 5))] * times + data[at + 1 :]


def shake_a_tree(data: bytes, chance: random.Random) -> bytes:
    """An element of an XML file lost, doubled, moved or given odd values: still XML."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return put_a_number(data, chance)
    inner = [element for element in root.iter("*") if element.getparent() is not None]
    if not inner:
        return data
    _shake(chance.choice(inner), chance.choice(inner), chance)
    return etree.tostring(root, encoding="utf-8")


def _shake(one: etree._Element, other: etree._Element, chance: random.Random) -> None:
    """One of four things; an element that holds the other stays where it is."""
    kind = chance.randrange(4)
    parent = one.getparent()
    if kind == 0 and parent is not None:
        parent.remove(one)
    elif kind == 1 and parent is not None:
        for _ in range(chance.choice((1, 50))):
            parent.append(deepcopy(one))
    elif kind == 2 and one not in other.iterancestors() and one is not other:
        other.append(one)
    else:
        for name in one.attrib:
            one.set(name, chance.choice(_ODD_NUMBERS).decode())


MUTATIONS: tuple[Mutation, ...] = (
    *(flip_bits, cut_short, lose_a_piece, double_a_piece, swap_pieces, scribble, put_nuls),
    *(mix_encodings, make_one_line, put_a_number, pile_up_marks, shake_a_tree),
)


def mutant(data: bytes, chance: random.Random) -> bytes:
    """A sample with one thing done to it, or a few; a zip file on the outside or within."""
    within = zipfile.is_zipfile(BytesIO(data)) and chance.random() < 0.7
    for _ in range(chance.choice((1, 1, 2, 4))):
        data = _in_a_member(data, chance) if within else chance.choice(MUTATIONS)(data, chance)
    return data


def _in_a_member(data: bytes, chance: random.Random) -> bytes:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    one, other = chance.choice(list(members)), chance.choice(list(members))
    kind = chance.random()
    if kind < 0.1:
        members[one], members[other] = members[other], members[one]
    elif kind < 0.2 and len(members) > 1:
        del members[one]
    else:
        # Most bytes that are damaged leave no XML, which its parser refuses at once.
        mutation = shake_a_tree if kind < 0.7 else chance.choice(MUTATIONS)
        members[one] = mutation(members[one], chance)
    return zipped(members)


def mutants(form: str, count: int, seed: int) -> Iterator[bytes]:
    """So many damaged files of a form, the same for the same seed."""
    chance = random.Random(f"{seed} {form}")
    sound = samples(form)
    for number in range(count):
        yield mutant(sound[number % len(sound)], chance)


def malformed(home: House, top: Path, form: str, count: int, seed: int) -> Tally:
    """Runs over damaged files of one form; how each ended."""
    tally = Tally(f"malformed {form}")
    made = mutants(form, count, seed)
    for start in range(0, count, BATCH):
        folder = home.files / f"{form}-{start}"
        folder.mkdir()
        for number in range(start, min(start + BATCH, count)):
            (folder / f"{number}.{form}").write_bytes(next(made))
        run_over(home, folder, tally, top)
        shutil.rmtree(folder)
        home.run()
    return tally
