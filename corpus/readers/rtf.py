"""RTF 1.9, which many a .doc of an office really is: control words, code pages, tables.

Numbers of lists stand in the file as text (``\\listtext``), so they are kept as they are.
"""

import codecs
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from corpus.errors import Damaged
from corpus.readers.loss import count_han, loss
from corpus.readers.rows import row_lines
from corpus.readers.transcript import Transcript

MEDIA_TYPE = "application/rtf"

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<hex>[0-9a-fA-F]{2})"
    rb"|\\(?P<symbol>[^a-zA-Z])|(?P<brace>[{}])|[\r\n\0]+|(?P<text>[^\\{}\r\n\0]+)",
    re.DOTALL,
)
_ESCAPED_HAN = re.compile(
    rb"\\u(?:1[3-9]\d{3}|[2-9]\d{4}|-\d{4,5})(?!\d)|(?:\\'[89a-fA-F][0-9a-fA-F]){2}"
)
"""A character as RTF writes it: as Unicode, or as two bytes of a code page."""
_CHARSETS = {0: 1252, 128: 932, 129: 949, 134: 936, 136: 950, 204: 1251, 238: 1250}
"""Font character sets to code pages (RTF 1.9, Font Table)."""
_CODECS = {936: "gb18030", 950: "big5hkscs", 65001: "utf-8"}
_SKIPPED = frozenset((
    b"fonttbl", b"colortbl", b"stylesheet", b"info", b"pict", b"nonshppict", b"object", b"header",
    b"headerl", b"headerr", b"footer", b"footerl", b"footerr", b"footerf", b"fldinst", b"xe", b"tc",
    b"bkmkstart", b"bkmkend", b"themedata", b"colorschememapping", b"datastore", b"listtable",
    b"listoverridetable", b"revtbl", b"rsidtbl", b"generator", b"latentstyles", b"annotation",
))  # fmt: skip
"""Destinations without text of the record. ``headerf`` is read: a letterhead may stand there."""
_READ_ALL_THE_SAME = frozenset((b"shpinst", b"shptxt", b"ud"))
"""Destinations behind ``\\*`` that do hold text: boxes, and the Unicode form of a title."""
_CHARACTERS = {
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“",
    b"rdblquote": "”", b"bullet": "•", b"tab": "\t", b"emspace": " ", b"enspace": " ",
    b"qmspace": " ",
}  # fmt: skip
_SYMBOLS = {b"~": " ", b"_": "-", b"\t": "\t"}
_NOTE = b"footnote"
_DEEPEST = 2_000


@dataclass(frozen=True, slots=True)
class _State:
    """What a group inherits and forgets at its end."""

    skipped: bool = False
    hidden: bool = False
    font: int | None = None
    fallback: int = 1
    starred: bool = False
    in_fonts: bool = False
    in_note: bool = False


@dataclass(slots=True)
class _Writer:
    """Gathers characters to lines, and the lines of cells to rows."""

    lines: list[str] = field(default_factory=list)
    in_table: bool = False
    _text: list[str] = field(default_factory=list)
    _waiting: list[str] = field(default_factory=list)
    _cells: list[list[str]] = field(default_factory=list)

    def add(self, text: str) -> None:
        self._text.append(text)

    def end_line(self) -> None:
        self._waiting.append("".join(self._text))
        self._text.clear()
        if not self.in_table:
            self._flush()

    def end_cell(self) -> None:
        self._waiting.append("".join(self._text))
        self._text.clear()
        self._cells.append(self._waiting)
        self._waiting = []

    def end_row(self) -> None:
        self.lines += row_lines(self._cells)
        self._cells = []

    def finish(self) -> tuple[str, ...]:
        if self._text:
            self._waiting.append("".join(self._text))
        self.end_row()
        self._flush()
        return tuple(self.lines)

    def _flush(self) -> None:
        self.lines += self._waiting
        self._waiting = []


@dataclass(slots=True)
class _Reader:
    """Walks over the tokens; bytes wait until their code page is certain to be over."""

    path: str
    text: _Writer = field(default_factory=_Writer)
    notes: _Writer = field(default_factory=_Writer)
    """Foot and end notes stand in the middle of sentences; they are gathered behind the text."""
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    code_page: int = 1252
    fonts: dict[int, int] = field(default_factory=dict)
    default_font: int | None = None
    pending: bytearray = field(default_factory=bytearray)
    owed: int = 0
    """Bytes still to be passed over, as the fallback of a Unicode character."""

    @property
    def writer(self) -> _Writer:
        """Where text goes now."""
        return self.notes if self.state.in_note else self.text

    def take(self, token: re.Match[bytes]) -> None:
        """Act on one token."""
        if token["word"]:
            self._word(token["word"], int(token["number"]) if token["number"] else None)
        elif token["hex"]:
            self._bytes(bytes.fromhex(token["hex"].decode()))
        elif token["symbol"]:
            self._symbol(token["symbol"])
        elif token["brace"]:
            self.flush()
            self.owed = 0
            self._brace(token["brace"])
        elif token["text"]:
            self._bytes(token["text"])

    def flush(self) -> None:
        """Decode the bytes that wait; in a Chinese code page two of them make one character."""
        if self.pending and not self.state.in_fonts:
            font = self.default_font if self.state.font is None else self.state.font
            page = self.fonts.get(-1 if font is None else font, self.code_page)
            self.writer.add(bytes(self.pending).decode(_codec(page), "replace"))
        self.pending.clear()

    def _brace(self, brace: bytes) -> None:
        if brace == b"{":
            self.stack.append(self.state)
            if len(self.stack) > _DEEPEST:
                raise Damaged(path=self.path, reason="RTF：嵌套过深")
        elif not self.stack:
            raise Damaged(path=self.path, reason="RTF：括号不配对")
        else:
            inner, self.state = self.state, self.stack.pop()
            if inner.in_note and not self.state.in_note:
                self.notes.end_line()

    def _bytes(self, data: bytes) -> None:
        passed = min(self.owed, len(data))
        self.owed -= passed
        if not (self.state.skipped or self.state.hidden):
            self.pending += data[passed:]

    def _symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self.state = replace(self.state, starred=True)
        elif symbol in b"\\{}":
            self._bytes(symbol)
        elif symbol in b"\r\n":
            self._act(_Writer.end_line)
        elif symbol in _SYMBOLS:
            self._add(_SYMBOLS[symbol])

    def _word(self, word: bytes, number: int | None) -> None:
        if word == b"u" and number is not None:
            self.flush()
            self._add_unit(number % 0x10000)
            self.owed = self.state.fallback
            return
        self.flush()
        self.owed = 0
        if word in _SKIPPED or (self.state.starred and word not in _READ_ALL_THE_SAME):
            fonts = word == b"fonttbl"
            self.state = replace(self.state, skipped=not fonts, in_fonts=fonts, starred=False)
        elif word in _READ_ALL_THE_SAME:
            self.state = replace(self.state, skipped=word == b"shpinst", starred=False)
        elif word == _NOTE:
            self.state = replace(self.state, in_note=True)
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif word in _WRITES:
            self._act(_WRITES[word])
        elif word in _SETS:
            _SETS[word](self, number)

    def _add(self, text: str) -> None:
        self.flush()
        if not (self.state.skipped or self.state.hidden or self.state.in_fonts):
            self.writer.add(text)

    def _add_unit(self, unit: int) -> None:
        """One UTF-16 unit; the halves of a pair meet when the text is joined."""
        self._add(chr(unit))

    def _act(self, act: Callable[[_Writer], None]) -> None:
        self.flush()
        if not self.state.skipped:
            act(self.writer)

    def set_font(self, number: int | None) -> None:
        """``\\f``: in the font table it opens the entry of a font, elsewhere it chooses one."""
        self.state = replace(self.state, font=number)

    def set_charset(self, number: int | None) -> None:
        """``\\fcharset``: the code page of the font whose entry is open."""
        if self.state.in_fonts and self.state.font is not None and number in _CHARSETS:
            self.fonts[self.state.font] = _CHARSETS[number] if number else self.code_page


def _set_code_page(reader: _Reader, number: int | None) -> None:
    reader.code_page = number or reader.code_page


def _set_default_font(reader: _Reader, number: int | None) -> None:
    reader.default_font = number


def _set_fallback(reader: _Reader, number: int | None) -> None:
    reader.state = replace(reader.state, fallback=max(number or 0, 0))


def _set_hidden(reader: _Reader, number: int | None) -> None:
    reader.state = replace(reader.state, hidden=number != 0)


def _set_plain(reader: _Reader, number: int | None) -> None:
    reader.state = replace(reader.state, hidden=False, font=None)


def _set_table(reader: _Reader, number: int | None) -> None:
    reader.writer.in_table = True


def _unset_table(reader: _Reader, number: int | None) -> None:
    reader.writer.in_table = False


_WRITES: Mapping[bytes, Callable[[_Writer], None]] = {
    b"par": _Writer.end_line,
    b"line": _Writer.end_line,
    b"sect": _Writer.end_line,
    b"cell": _Writer.end_cell,
    b"nestcell": _Writer.end_line,
    b"row": _Writer.end_row,
}
_SETS: Mapping[bytes, Callable[[_Reader, int | None], None]] = {
    b"ansicpg": _set_code_page,
    b"deff": _set_default_font,
    b"f": _Reader.set_font,
    b"fcharset": _Reader.set_charset,
    b"uc": _set_fallback,
    b"v": _set_hidden,
    b"deleted": _set_hidden,
    b"plain": _set_plain,
    b"intbl": _set_table,
    b"pard": _unset_table,
}


def read(data: bytes, path: str) -> Transcript:
    """The lines of an RTF file. Raises ``Damaged`` for one that is cut short or nested wrongly."""
    reader = _Reader(path)
    at = passed = 0
    while token := _TOKEN.match(data, at):
        at = token.end()
        if token["word"] == b"bin":
            size = max(int(token["number"] or 0), 0)
            passed += _escaped(data[at : at + size])
            at += size
        reader.take(token)
        if token["brace"] == b"}" and not reader.stack:
            break
    if reader.stack or at == 0:
        raise Damaged(path=path, reason="RTF：文件不完整")
    reader.flush()
    told = (*reader.text.finish(), *reader.notes.finish())
    lines = tuple(_whole(line) for line in told)
    kept = count_han("".join(lines))
    lost = loss(kept + passed + _escaped(data[at:]), kept)
    return Transcript(lines, MEDIA_TYPE, warnings=(lost,) if lost else ())


def _escaped(data: bytes) -> int:
    """About how many Han characters stand in what is passed over as no text, or as the end."""
    return len(_ESCAPED_HAN.findall(data))


def _codec(page: int) -> str:
    try:
        return codecs.lookup(_CODECS.get(page, f"cp{page}")).name
    except LookupError:
        return "cp1252"


def _whole(line: str) -> str:
    """Join the two halves of characters beyond the first plane."""
    return line.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
