"""Bytes to characters, by evidence; no byte is dropped in silence.

The order of trust: byte order mark, strict UTF-8 with Chinese in it, then the reading with the
largest share of common characters, where the page's own word counts for much. A page that says
gb2312 means gb18030, and a page that says gb2312 but is valid UTF-8 is UTF-8: nothing else can
be valid UTF-8 by accident over a whole text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from corpus.doubts import doubt
from corpus.errors import NotText
from corpus.model import ParseWarning
from corpus.readers.common_han import COMMON_HAN
from corpus.readers.lines import LINE_END

_MARKS = (
    (b"\xff\xfe\0\0", "utf-32-le"),
    (b"\0\0\xfe\xff", "utf-32-be"),
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
# gb2312 and gbk stand on pages that use all of gb18030; other labels (iso-8859-1 …) say nothing.
_LABELS = {
    **dict.fromkeys(("gb2312", "gb_2312-80", "gbk", "x-gbk", "cp936", "gb18030"), "gb18030"),
    **dict.fromkeys(("euc-cn", "chinese", "csgb2312", "gb18030-2000"), "gb18030"),
    **dict.fromkeys(("big5", "big5-hkscs", "x-x-big5", "cn-big5", "cp950"), "big5hkscs"),
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8"), "utf-8"),
}
_NARROW = ("utf-8", "gb18030", "big5hkscs")
_OVERLAPPING = ("gb18030", "big5hkscs")
"""A line of UTF-8 often decodes in these as well, to nonsense."""
_WIDE = ("utf-16-le", "utf-16-be")
# A reading scores its share of common characters, 0.5 to 0.8 when right and about 0 to 0.1 when
# wrong; these only decide where a text is too short or too odd to show it.
_TRUST_IN_DECLARED = 0.2
_TRUST_IN_UTF_8 = 0.05
_TRUST_IN_GB18030 = 0.02
_MOST_TRUST = _TRUST_IN_DECLARED + _TRUST_IN_UTF_8 + _TRUST_IN_GB18030
_WIDE_AT_LEAST = 0.3
_SURELY, _LONG = 0.5, 400
_TOLD_AT_MOST = 20
_ENOUGH_SOUND = 100

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_COMMON = re.compile(f"[{''.join(sorted(COMMON_HAN))}]+")
_LETTERS = re.compile("[^\x00-\xa0\u2000-\u206f\u3000-\u303f\uff00-\uffef]+|\ufffd+")
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
_NO_CONTROLS = bytes(code for code in range(256) if not _CONTROL.match(chr(code)))
_DAMAGE = "\ufffd"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, the codec that reads it, and a warning for each run of lines that had to be mended."""

    text: str
    encoding: str
    warnings: tuple[ParseWarning, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    trouble: str | None = None


def decode(data: bytes, path: str, declared: str | None = None) -> Decoded:
    """The text of the bytes; ``declared`` is the charset that the file itself names, if any.

    Raises ``NotText`` when more than one character in fifty cannot be read, or as many are
    control characters. UTF-8 that holds the damage of another program in its menu is text all the
    same, where most of its Chinese stands on sound lines.
    """
    mark, marked = next(((m, n) for m, n in _MARKS if data.startswith(m)), (b"", None))
    body = data[len(mark) :]
    encoding = _choose(body, marked, _LABELS.get((declared or "").strip().lower()))
    lines = _lines(body, encoding)
    text = "".join(line.text for line in lines)
    controls = _controls(body, encoding, text)
    damage = text.count(_DAMAGE) + controls
    if damage * 50 > len(text) and (controls or not _is_sound_besides(lines, body, encoding)):
        raise NotText(path=path)
    return Decoded(text, encoding, _warnings(lines))


def _is_sound_besides(lines: Sequence[_Line], body: bytes, encoding: str) -> bool:
    """Whether valid UTF-8 has most of its Han characters, and enough, on lines without damage."""
    if encoding != "utf-8" or _strictly(body, encoding) is None:
        return False
    han = [(line.trouble is None, len(_HAN.findall(line.text))) for line in lines]
    sound = sum(count for is_sound, count in han if is_sound)
    return sound >= _ENOUGH_SOUND and 2 * sound > sum(count for _, count in han)


def _controls(body: bytes, encoding: str, text: str) -> int:
    """How many control characters: in narrow encodings bytes that stand for nothing else."""
    if encoding in _NARROW and not body.translate(None, _NO_CONTROLS):
        return 0
    return len(_CONTROL.findall(text))


def _choose(body: bytes, marked: str | None, declared: str | None) -> str:
    if marked and _strictly(body, marked) is not None:
        return marked
    if b"\0" not in body and _is_surely_utf_8(body):
        return "utf-8"
    if not marked and _is_surely_gb18030(body):
        return "gb18030"
    candidates: tuple[str, ...] = _NARROW if len(body) % 2 else _NARROW + _WIDE
    if marked and marked not in candidates:
        candidates += (marked,)
    readings = {name: body.decode(name, errors="replace") for name in candidates}
    merits: dict[str, float] = {}
    for name, text in sorted(readings.items(), key=lambda pair: pair[1].count(_DAMAGE)):
        if not merits or _at_most(text) >= max(merits.values()):
            merits[name] = _merit(text, name, marked or declared)
    return max(filter(merits.__contains__, candidates), key=merits.__getitem__)


def _at_most(text: str) -> float:
    """What a reading cannot be better than, told much faster than how good it is."""
    return 1 - 2 * text.count(_DAMAGE) / max(len(text), 1) + _MOST_TRUST


def _is_surely_utf_8(body: bytes) -> bool:
    text = _strictly(body, "utf-8")
    return text is not None and (text.isascii() or _HAN.search(text) is not None)


def _is_surely_gb18030(body: bytes) -> bool:
    """A long text that is read without damage as common characters: no other reading is looked at.

    Beside one as good as this any other would be nonsense, even where the page declares it. Its
    head tells as a rule.
    """
    text = _strictly(body, "gb18030") if len(body) >= _LONG else None
    return text is not None and any(_score(part) >= _SURELY for part in (text[:_LONG], text))


def _merit(text: str, name: str, declared: str | None) -> float:
    merit = _score(text)
    if name not in _NARROW:
        return merit if merit >= _WIDE_AT_LEAST else -1
    if name == declared:
        merit += _TRUST_IN_DECLARED
    if name == "utf-8" and _DAMAGE not in text:
        merit += _TRUST_IN_UTF_8
    return merit + (_TRUST_IN_GB18030 if name == "gb18030" else 0)


def _score(text: str) -> float:
    """The share of common characters among the letters beyond ASCII, less the unreadable."""
    letters = sum(map(len, _LETTERS.findall(text)))
    common = sum(map(len, _COMMON.findall(text)))
    return (common - text.count(_DAMAGE)) / max(letters, 1)


def _strictly(body: bytes, name: str) -> str | None:
    try:
        return body.decode(name)
    except UnicodeDecodeError:
        return None


def _lines(body: bytes, encoding: str) -> list[_Line]:
    """The text in pieces that end with line ends; each is mended by itself.

    No line end is part of a character in the narrow encodings, so cutting bytes there is safe.
    """
    text = _strictly(body, encoding)
    if text is None or (encoding in _OVERLAPPING and any(map(_is_utf_8, body.splitlines()))):
        pieces = body.splitlines(keepends=True) if encoding in _NARROW else [body]
        return [_line(piece, encoding) for piece in pieces]
    if _DAMAGE not in text:
        return [_Line(text)]
    return [_marked_line(piece) for piece in text.splitlines(keepends=True)]


def _is_utf_8(line: bytes) -> bool:
    return not line.isascii() and _strictly(line, "utf-8") is not None


def _line(piece: bytes, encoding: str) -> _Line:
    if piece.isascii():
        return _Line(piece.decode("ascii"))
    text = _strictly(piece, encoding)
    if text is not None and encoding == "utf-8":
        return _marked_line(text)
    foreign = ("utf-8",) if text is not None else ("utf-8", "gb18030")
    native = piece.decode(encoding, errors="replace") if text is None else text
    readings = (_strictly(piece, name) for name in foreign if name != encoding)
    better = [r for r in readings if r is not None and _score(r) > _score(native)]
    return _Line(better[0], "mixed-encoding") if better else _marked_line(native)


def _marked_line(text: str) -> _Line:
    return _Line(text, "bad-bytes" if _DAMAGE in text else None)


def _warnings(lines: list[_Line]) -> tuple[ParseWarning, ...]:
    """One warning for each run of lines with the same trouble; past the first few, one for all."""
    if not any(line.trouble for line in lines):
        return ()
    warnings = []
    number = 1
    for trouble, run in groupby(lines, key=lambda line: line.trouble):
        ends = sum(len(LINE_END.findall(line.text)) for line in run)
        if trouble:
            last = max(number + ends - 1, number)
            warnings.append(doubt(trouble, number, first=number, last=last))
        number += ends
    told, untold = warnings[:_TOLD_AT_MOST], warnings[_TOLD_AT_MOST:]
    if untold:
        first = untold[0].line
        told.append(doubt("more-encoding-trouble", first, first=first, count=len(untold)))
    return tuple(told)
