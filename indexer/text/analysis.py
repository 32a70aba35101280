"""Text as the index sees it: normalised characters, and words cut from them.

Two views of every text (see ``docs/architecture.md``). **Characters** answer quotes and are never
wrong: :func:`normalise` maps each character by itself, so whatever is copied out of a text is found
in it again. **Words** rank: numbers, dates and ordinals are cut out by rule, ``segmenters`` cut the
rest.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from pathlib import Path
from threading import Lock
from typing import TypeAlias

import opencc

from indexer.text.characters import HAN, CharacterMap, shape_table
from indexer.text.segmenters import HANDS, RUN, Hand, versioned

RULES_VERSION = 2
"""Raise it when words would come out differently for the same text and dictionary."""

_TO_SIMPLIFIED = opencc.OpenCC("t2s")
# t2s decides these by the words around them, and a lone character has none.
_BY_HAND = {"瞭": "了", "著": "着", "藉": "借", "覆": "复", "乾": "干"}
_PIECE = re.compile(rf"{RUN}+|[^\W_]")
"""What a segmenter takes together. All else is cut character by character, most of it no words."""
_LINE_END = "\n"
_TEXT_END, _ENTITY_MARK = _MARKS = "\x00", "\x01"
"""Where a text ends, and where it has an entity: signs that no shaped text holds."""
_PIECE_OR_MARK = re.compile(rf"{_PIECE.pattern}|[{_TEXT_END}{_ENTITY_MARK}]")
_BLANK = re.compile(r"[^\S\n]")
_IDLE_BLANK = re.compile(r"[^\S\n](?:[^\S\n]+|(?<![0-9a-z].)|(?![0-9a-z]))")
# Begins with the signs that begin one, as re looks for those fastest.
_ENTITY = re.compile(
    r"([(\d第](?:(?<=\()\d{4}\)第?\d{1,5}[号期]"
    r"|(?<=\d)(?<!\d\d)(?:\d{3}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d?月\d{1,2}日)"
    r"|(?<=第)(?:\d+|[一二三四五六七八九十百零〇]+)[次届号期]))"
)
"""A number of minutes, a date, or the counter of a meeting, in a group: ``split`` gives it too."""
_DATE_PART = re.compile(r"\d+[年月日]")
_REMEMBERED_ENTITIES, _REMEMBERED_WORDS = 1 << 12, 1 << 16
"""About 20 megabytes of words where texts are varied."""

Span: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Dictionary:
    """What jieba is taught besides its own dictionary, and the words that tell nothing.

    ``own`` are an operator's words, which are frozen with an index.
    """

    words: tuple[str, ...]
    stop_words: frozenset[str]
    own: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """Texts that were cut beforehand, in another process.

    ``words`` has, by text, its words in their order, joined by blanks, which no word holds;
    ``segmenter`` is the identity of what cut them.
    """

    segmenter: str
    words: Mapping[str, str]


def normalise(text: str) -> str:
    """The text in one form of width, case, script and brackets; as long as the original.

    Invisible characters (zero-width, variation selectors, controls) become blanks. Each character
    is mapped by itself: mapped in context, 瞭 alone would miss 瞭解.
    """
    return _FORMS.applied(text)


def other_spelling(text: str) -> re.Pattern[str]:
    """What a text has that holds this one only when squeezed: a blank, or a form of its signs."""
    return re.compile(rf"[\s{_FORMS.others(text + ' ')}](?<!\n)")


def squeeze(text: str) -> str:
    """The normalised text without blanks and line ends: what is looked for as a phrase."""
    return "".join(normalise(text).split())


def squeezed(texts: Iterable[str]) -> list[str]:
    """Each text squeezed, in less time than one after the other."""
    given = list(texts)
    whole = "\n".join(given)
    if whole.count("\n") != max(len(given) - 1, 0):
        return list(map(squeeze, given))
    return ["".join(line.split()) for line in normalise(whole).split("\n")] if given else []


def characters(text: str) -> str:
    """The lines of a text squeezed, line ends kept: what a phrase is looked up in."""
    return "\n".join(squeezed(text.split("\n")))


def read_dictionary() -> Dictionary:
    """The dictionary that the package brings along: a term a line, # begins a remark."""
    words, stop_words = (_terms(name) for name in ("user_words.txt", "stop_words.txt"))
    return Dictionary(words, frozenset(map(squeeze, stop_words)))


def _simplified() -> dict[int, str]:
    """Traditional characters by code point; a second pass over them follows chains (薴, 苧, 苎)."""
    signs = list(map(chr, chain.from_iterable(HAN)))
    forms = _TO_SIMPLIFIED.convert("\n".join(signs)).split("\n")
    once = {sign: form for sign, form in zip(signs, forms, strict=True) if form != sign}
    twice = zip(once, _TO_SIMPLIFIED.convert("\n".join(once.values())).split("\n"), strict=True)
    table = {ord(sign): form for sign, form in twice if form != sign and len(form) == 1}
    return table | {ord(sign): form for sign, form in _BY_HAND.items()}


_SHAPES = shape_table()
_SHAPED = CharacterMap(_SHAPES)
_SCRIPTS = _simplified()
# Beyond U+FFFF re would try one character after the other, so there all count as such.
_TRADITIONAL = re.compile(
    f"[{''.join(chr(point) for point in _SCRIPTS if point <= 0xFFFF)}\U00010000-\U0010ffff]"
)
_TABLE = {point: sign.translate(_SCRIPTS) for point, sign in (_SCRIPTS | _SHAPES).items()}
_FORMS = CharacterMap(_TABLE)


def _terms(name: str) -> tuple[str, ...]:
    text = (files("indexer") / "dictionaries" / name).read_text(encoding="utf-8")
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    return tuple(line for line in lines if line)


class Segmenter:
    """Cuts text into words, by rule and with a library; safe to use from several threads.

    ``library`` is one of ``segmenters.HANDS`` that is installed; ``cache`` is a folder for what
    jieba would have to prepare at each start.
    """

    def __init__(
        self,
        dictionary: Dictionary | None = None,
        cache: Path | None = None,
        library: str = "jieba",
    ) -> None:
        self._dictionary = dictionary or read_dictionary()
        self._lock = Lock()
        self._ready: Hand | None = None
        self._cache = cache
        self.library = library
        self.identity = f"{versioned(library)}-{_digest(self._dictionary)}"
        # Dates and numbers come again and again; so do the words that hold others.
        self._entity = lru_cache(_REMEMBERED_ENTITIES)(self._entity_words)
        self._inside = _Remembered(self._words_inside).__getitem__

    @property
    def own(self) -> tuple[str, ...]:
        """The operator's words."""
        return self._dictionary.own

    def taught(self, own: tuple[str, ...]) -> "Segmenter":
        """The same with these for the operator's words."""
        if own == self.own:
            return self
        return Segmenter(replace(self._dictionary, own=own), self._cache, self.library)

    def knows(self, word: str) -> bool:
        """Whether a normalised word is in the dictionary."""
        return self._hand().knows(word)

    def prepare(self) -> None:
        """Load the whole dictionary now, not with the texts that need it."""
        self._hand().load()

    def words(self, text: str) -> list[str]:
        """The words to index, sub-words and one-character words included, in no order.

        Whatever ``query_words`` gives for the same characters is among them where the cutting
        agrees. Punctuation and stop words are left out.
        """
        return [word for line in text.split("\n") for word in self._words_of_line(line)]

    def cut(self, texts: Iterable[str]) -> Cut:
        """The words of the texts, to be handed to whoever writes them.

        Those that are one line, which are nearly all, are cut as one: a third of the time.
        """
        distinct = dict.fromkeys(texts, "")
        alike = dict(_alike([text for text in distinct if _LINE_END not in text]))
        spaced = dict(zip(alike, self._spaced_words(alike.values()), strict=True))
        others = {text: " ".join(self.words(text)) for text in distinct if text not in spaced}
        return Cut(self.identity, distinct | spaced | others)

    def joined(self, text: str, cut: Cut | None) -> str:
        """The words of a text joined by blanks, cut now unless they were cut beforehand.

        What another segmenter cut is not looked at: a mixture would miss words.
        """
        if cut and cut.segmenter == self.identity and (found := cut.words.get(text)) is not None:
            return found
        return " ".join(self.words(text))

    def query_words(self, text: str) -> tuple[str, ...]:
        """The words that all have to occur when somebody asks for this text; each once."""
        found: list[str] = []
        for line in text.split("\n"):
            spelling, reading = _views(line)
            for start, piece, is_entity in _pieces(reading):
                spans = [(0, len(piece))] if is_entity else self._spans(piece)
                found += self._kept(spelling[start : start + len(piece)], spans)
        return tuple(dict.fromkeys(found))

    def _spaced_words(self, texts: Iterable[str]) -> list[str]:
        """The words of lines as they are read, those of each joined by blanks and spelled."""
        whole = "".join(text + _TEXT_END for text in texts)
        parts = _ENTITY.split(whole)
        between, entities = parts[::2], parts[1::2]
        words = self._hand().cut_all(_PIECE_OR_MARK.findall(_ENTITY_MARK.join(between)))
        spaced = " ".join(filter(None, map(self._inside, words)))
        if entities:
            each = map(self._entity, entities)
            spaced = re.sub(_ENTITY_MARK, lambda _: next(each), spaced)
        return [self._spelled(words.strip()) for words in spaced.split(_TEXT_END)[:-1]]

    def _spelled(self, words: str) -> str:
        """Words of a reading, joined by blanks, as they are spelled: 著名 becomes 着名."""
        if not _TRADITIONAL.search(words):
            return words
        dull = self._dictionary.stop_words
        return " ".join(word for word in normalise(words).split() if word not in dull)

    def _words_of_line(self, line: str) -> list[str]:
        spelling, reading = _views(line)
        if normalise(reading) == spelling:
            return self._spaced_words([reading])[0].split()
        found: list[str] = []
        for start, piece, is_entity in _pieces(reading):
            spans = self._fine_spans(piece, is_entity)
            found += self._kept(spelling[start : start + len(piece)], spans)
        return found

    def _entity_words(self, entity: str) -> str:
        return " ".join(self._kept(entity, self._fine_spans(entity, is_entity=True)))

    def _words_inside(self, word: str) -> str:
        if word in _MARKS:
            return word
        return " ".join(self._kept(word, (*self._inner_spans(word), (0, len(word)))))

    def _kept(self, piece: str, spans: Iterable[Span]) -> list[str]:
        """The words at the spans that tell anything."""
        words = (piece[start:end] for start, end in spans)
        dull = self._dictionary.stop_words
        return [word for word in words if word not in dull and any(map(str.isalnum, word))]

    def _fine_spans(self, piece: str, is_entity: bool) -> list[Span]:
        """The words of a piece, before each the words inside it."""
        if is_entity:
            parts = (
                (match.start() + start, match.start() + end)
                for match in _PIECE.finditer(piece)
                for start, end in self._fine_spans(match.group(), is_entity=False)
            )
            return [(0, len(piece)), *_date_spans(piece), *parts]
        found: list[Span] = []
        for start, end in self._spans(piece):
            if end - start > 2:
                found += [(start + a, start + b) for a, b in self._inner_spans(piece[start:end])]
            found.append((start, end))
        return found

    def _spans(self, piece: str) -> list[Span]:
        spans, start = [], 0
        for word in self._hand().cut(piece):
            spans.append((start, start + len(word)))
            start += len(word)
        return spans

    def _inner_spans(self, word: str) -> tuple[Span, ...]:
        """Dictionary words inside a word; jieba's own search mode stops at three characters."""
        knows = self._hand().knows
        return tuple(
            (start, start + length)
            for length in range(2, len(word))
            for start in range(len(word) - length + 1)
            if knows(word[start : start + length])
        )

    def _hand(self) -> Hand:
        if self._ready is None:
            with self._lock:
                taught = (*self._dictionary.words, *self._dictionary.own)
                words = [_views(word)[1] for word in taught]
                self._ready = self._ready or HANDS[self.library](words, self._cache)
        return self._ready


class _Remembered(dict[str, str]):
    """What was worked out for each word, forgotten when it is much: twice as quick as an LRU."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        self._work_out = work_out

    def __missing__(self, word: str) -> str:
        if len(self) >= _REMEMBERED_WORDS:
            self.clear()
        self[word] = found = self._work_out(word)
        return found


_SHARED: dict[str, Segmenter] = {}


def shared(library: str, cache: Path | None = None) -> Segmenter:
    """The segmenter of this process, whose dictionary is loaded once for all who cut with it.

    The first who asks for a library says where its dictionary is kept.
    """
    if library not in _SHARED:
        _SHARED[library] = Segmenter(cache=cache, library=library)
    return _SHARED[library]


def _digest(dictionary: Dictionary) -> str:
    parts: tuple[object, ...] = (
        RULES_VERSION,
        sorted(_TABLE.items()),
        dictionary.words,
        sorted(dictionary.stop_words),
    )
    if dictionary.own:
        parts += (dictionary.own,)
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:12]


def _shaped(text: str) -> str:
    """Lines in one form of width and case, blanks kept only between Latin words."""
    shaped = _SHAPED.applied(text)
    return _IDLE_BLANK.sub("", shaped) if _BLANK.search(shaped) else shaped


def _alike(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Those lines whose spelling follows from how they are read, each with that."""
    whole = _shaped(_LINE_END.join(lines))
    is_plain = not _TRADITIONAL.search(whole)
    for line, shaped in zip(lines, whole.split(_LINE_END), strict=False):
        if is_plain or not _TRADITIONAL.search(shaped):
            yield line, shaped
        else:
            spelling, reading = _views(line)
            if normalise(reading) == spelling:
                yield line, reading


def _views(line: str) -> tuple[str, str]:
    """A line as its words are spelled and as they are cut, equally long; one where both agree."""
    plain = _shaped(line)
    if not _TRADITIONAL.search(plain):
        return plain, plain
    spelling, reading = normalise(plain), _reading(plain)
    return spelling, spelling if spelling == reading else reading


def _reading(plain: str) -> str:
    """The text as jieba should read it: simplified in context, 著名 but 看着, as long as before."""
    simplified: str = _TO_SIMPLIFIED.convert(plain)
    return simplified if len(simplified) == len(plain) else normalise(plain)


def _pieces(text: str) -> Iterator[tuple[int, str, bool]]:
    """What is cut by itself: where it begins, what it is, and whether a rule took it for one."""
    at = 0
    for entity in _ENTITY.finditer(text):
        yield from _plain_pieces(text, at, entity.start())
        yield entity.start(), entity.group(), True
        at = entity.end()
    yield from _plain_pieces(text, at, len(text))


def _plain_pieces(text: str, start: int, end: int) -> Iterator[tuple[int, str, bool]]:
    for piece in _PIECE.finditer(text, start, end):
        yield piece.start(), piece.group(), False


def _date_spans(entity: str) -> Iterator[Span]:
    """Every run of parts of a date but the whole: 2023年, 2023年8月, 8月, 8月18日, 18日."""
    parts = [part.span() for part in _DATE_PART.finditer(entity)]
    runs = ((start, end) for at, (start, _) in enumerate(parts) for _, end in parts[at:])
    return (run for run in runs if run != (0, len(entity)))
