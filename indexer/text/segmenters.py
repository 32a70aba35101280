"""jieba, and rjieba where it is installed: two hands for one dictionary and the same words.

Given a run of characters, both answer with exactly jieba's words. jieba itself spends most of its
time on lists and logarithms that are the same each time; :class:`Jieba` takes logarithms once, when
the dictionary is loaded, and remembers what recurs. :class:`RJieba` asks rjieba for the
way through the dictionary alone: what lies between known words it cuts otherwise where signs stand,
or where only rounding tells two sums apart.
"""

import logging
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from importlib import import_module
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from itertools import accumulate, chain, groupby
from math import log
from pathlib import Path
from threading import Lock
from typing import Protocol, TypeVar

from indexer.text.kept import ByFirstSign, by_first_sign, kept


@contextmanager
def _hidden(name: str) -> Iterator[None]:
    """While a package is imported that loads ``name`` where it is there, and does without."""
    if name in sys.modules:
        yield
        return
    sys.modules[name] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[name]


# To have its own files found jieba looks through all packages: four fifths of its import.
with _hidden("pkg_resources"):
    import jieba
    from jieba import finalseg

RUN = r"[\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]"
"""A character that jieba takes together with its neighbours; it cuts out every other by itself."""

# On import jieba shouts every step to stderr; that it cannot write its cache is no news either.
jieba.setLogLevel(logging.CRITICAL)
_NO_FOLDER = "/dev/null"
"""jieba's own choice is the shared temporary folder, where anybody could leave a file to load."""
_LONGEST = 2_000
"""jieba's time grows with the square of a run of unknown characters, so longer runs are parted."""
_REMEMBERED = 1 << 14
_REMEMBERED_RUNS, _LONGEST_REMEMBERED = 1 << 15, 40
"""About 20 megabytes where texts are long and varied."""
_HAN = re.compile(r"[\u4E00-\u9FD5]+")
_LATIN = re.compile(r"[a-zA-Z0-9]+")
_LATIN_WORD = re.compile(r"[a-zA-Z0-9](?<!\S.)[a-zA-Z0-9]+(?!\S)")
_ROW = re.compile(r" \S(?: \S)+(?!\S)")
"""Single characters in a row, a blank before each word; line ends part runs."""
_LINE_END = "\n"
_THRICE = re.compile(r"([\u4E00-\u9FD5]{1,4})\1\1")
"""There words can change places (人|人人, 人人|人), so that only rounding tells sums apart."""
_SELDOM = 8
"""So often a look through the dictionary for the words of one run takes less than to load it."""
_MISSING = 0.0
"""No word has it: the logarithm of a share is below zero."""
_IMPOSSIBLE = float("-inf")
_Words = TypeVar("_Words")


class Hand(Protocol):
    """What cuts runs of characters; safe to use from several threads."""

    def load(self) -> None:
        """Have the whole dictionary at hand, which is otherwise taken up as it is needed."""

    def knows(self, word: str) -> bool:
        """Whether it is a word of the dictionary."""

    def cut(self, run: str) -> list[str]:
        """The words of a run, which together are the run."""

    def cut_all(self, runs: Sequence[str]) -> Iterable[str]:
        """The words of many runs, one after the other; a sign between them stays a word."""


class Jieba:
    """jieba with a dictionary and further words; safe to use from several threads.

    ``cache`` is a folder of ours for the prepared dictionary (a second at each start); it may be
    read-only or missing. One made for the sake of ``only`` that text knows no words that it lacks.
    """

    def __init__(self, words: Iterable[str], cache: Path | None, only: str | None = None) -> None:
        taught = tuple(words)
        key = ("by first sign", versioned("jieba"), *taught)
        if only is None:
            self._rare, packed = kept(cache, key, lambda: _prepared(taught, _whole()))
        else:
            self._rare, packed = _prepared(taught, _part(_LINE_END.join((only, *taught))))
        self._shares: ByFirstSign[float | None] = ByFirstSign(packed)
        self._cut_rest = _remembering(_cut_rest)
        # Names, organs and set phrases come again and again.
        self._cut_again = lru_cache(_REMEMBERED_RUNS)(self.cut)

    def load(self) -> None:
        """Take up all words."""
        self._shares.load()

    def knows(self, word: str) -> bool:
        """Whether it is a word of the dictionary."""
        return self._shares[word[:1]].get(word) is not None

    def cut_all(self, runs: Sequence[str]) -> Iterable[str]:
        """The words of many runs, one after the other; a sign between them stays a word."""
        return chain.from_iterable(
            self._cut_again(run) if len(run) <= _LONGEST_REMEMBERED else self.cut(run)
            for run in runs
        )

    def cut(self, run: str) -> list[str]:
        """The words of a run, which together are the run."""
        return [word for part in _parts(run) for word in self._words(part)]

    def _words(self, run: str) -> list[str]:
        """The likeliest words, with the rests between them looked at again."""
        ends, start = self._ends(run), 0
        way = []
        while start < len(run):
            start = ends[start]
            way.append(start)
        return _filled(run, way, self._rest)

    def _ends(self, run: str) -> list[int]:
        """Where the word ends that begins at each place, if one begins there."""
        shares, length = self._shares, len(run)
        best, ends = [0.0] * (length + 1), [0] * length
        for start in range(length - 1, -1, -1):
            end = last = start + 1
            most = _IMPOSSIBLE
            share_of = shares[run[start]].get
            share = share_of(run[start], _MISSING)
            while share != _MISSING:
                # Of equals jieba takes the longest.
                if share is not None and (value := share + best[end]) >= most:
                    most, last = value, end
                if end == length:
                    break
                end += 1
                share = share_of(run[start:end], _MISSING)
            best[start] = self._rare + best[last] if most == _IMPOSSIBLE else most
            ends[start] = last
        return ends

    def _rest(self, rest: str) -> Iterable[str]:
        return rest if self.knows(rest) else self._cut_rest(rest)


class RJieba:
    """rjieba with its dictionary, which is jieba's, and further words."""

    def __init__(self, words: Iterable[str], cache: Path | None) -> None:
        self._taught = tuple(words)
        self._cache = cache
        # An extra: only who wants it needs it.
        self._vendor = import_module("rjieba").Jieba()
        for word in self._taught:
            self._vendor.add_word(word, None, None)
        self._cut_rest = _remembering(_cut_rest)
        self._cut_spaced = _remembering(self._spaced_rest)
        self._lock = Lock()
        self._seldom = 0
        self._jieba: Jieba | None = None

    def load(self) -> None:
        """It was loaded when this was made."""

    def knows(self, word: str) -> bool:
        """Whether it is a word of the dictionary."""
        return bool(self._vendor.has_word(word))

    def cut(self, run: str) -> list[str]:
        """The words of a run, which together are the run."""
        if _THRICE.search(run):
            return self._itself(run).cut(run)
        return [word for part in _parts(run) for word in self._words(part)]

    def cut_all(self, runs: Sequence[str]) -> Iterable[str]:
        """The words of many runs, one after the other; a sign between them stays a word.

        They are cut as one, since to ask rjieba takes longer than its answer.
        """
        whole = _LINE_END.join(runs)
        if not _THRICE.search(whole) and max(map(len, runs), default=0) <= _LONGEST:
            return self._cut_as_one(whole)
        return chain.from_iterable(
            chain.from_iterable(map(self.cut, some))
            if is_odd
            else self._cut_as_one(_LINE_END.join(some))
            for is_odd, some in groupby(runs, _is_odd)
        )

    def _cut_as_one(self, whole: str) -> list[str]:
        """Each run is a line, and stays one."""
        spaced = " " + " ".join(self._vendor.cut(whole, False))
        spaced = _LATIN_WORD.sub(self._spaced_letters, spaced)
        return _ROW.sub(lambda row: self._cut_spaced(row[0]), spaced).split()

    def _spaced_letters(self, word: re.Match[str]) -> str:
        return word[0] if self.knows(word[0]) else " ".join(word[0])

    def _spaced_rest(self, row: str) -> str:
        return " " + " ".join(self._rest(row.replace(" ", "")))

    def _itself(self, run: str) -> Jieba:
        """jieba for this run; its whole dictionary only where that is wanted again and again."""
        with self._lock:
            self._seldom += 1
            if self._jieba is None and self._seldom > _SELDOM:
                self._jieba = Jieba(self._taught, self._cache)
        return self._jieba or Jieba(self._taught, None, only=run)

    def _words(self, run: str) -> list[str]:
        found: Iterable[str] = self._vendor.cut(run, False)
        words = found if _HAN.fullmatch(run) else self._single_letters(found)
        return _filled(run, accumulate(map(len, words)), self._rest)

    def _single_letters(self, words: Iterable[str]) -> Iterator[str]:
        """Letters and digits that are no word by themselves come out as one."""
        for word in words:
            if _LATIN.fullmatch(word) and not self.knows(word):
                yield from word
            else:
                yield word

    def _rest(self, rest: str) -> Iterable[str]:
        return rest if self.knows(rest) else self._cut_rest(rest)


AUTO = "auto"
EXTRA = "fast"
"""What brings the fastest."""
HANDS: Mapping[str, Callable[[Iterable[str], Path | None], Hand]] = {
    "jieba": Jieba,
    "rjieba": RJieba,
}
"""By the name of the library, the fastest last; the first is always there."""


def is_installed(name: str) -> bool:
    """Whether the library is there."""
    return find_spec(name) is not None


def versioned(name: str) -> str:
    """The name of a library that is there, with its version."""
    return f"{name}-{version(name)}"


def _is_odd(run: str) -> bool:
    """Whether rjieba must not be asked for all of it at once."""
    return len(run) > _LONGEST or _THRICE.search(run) is not None


def _parts(run: str) -> list[str]:
    return [run[start : start + _LONGEST] for start in range(0, len(run), _LONGEST)]


def _remembering(cut: Callable[[str], _Words]) -> Callable[[str], _Words]:
    """The same, remembering short runs; of long ones a server would keep all that is sent."""
    again = lru_cache(_REMEMBERED)(cut)
    return lambda run: again(run) if len(run) <= _LONGEST_REMEMBERED else cut(run)


def _filled(run: str, way: Iterable[int], cut_rest: Callable[[str], Iterable[str]]) -> list[str]:
    """The words that end at the places of the way; single characters in a row are cut again."""
    words: list[str] = []
    start = rest = 0
    for end in way:
        if end - start > 1:
            if start - rest > 1:
                words += cut_rest(run[rest:start])
            elif rest < start:
                words.append(run[rest])
            words.append(run[start:end])
            rest = end
        start = end
    if start - rest > 1:
        words += cut_rest(run[rest:])
    elif rest < start:
        words.append(run[rest])
    return words


def _cut_rest(rest: str) -> tuple[str, ...]:
    if _HAN.fullmatch(rest):
        return tuple(_by_model(rest))
    return tuple(finalseg.cut(rest))


_EMIT_B, _EMIT_M, _EMIT_E, _EMIT_S = (finalseg.emit_P[state].get for state in "BMES")
_TRANS = finalseg.trans_P
_BM, _BE, _MM, _ME = (_TRANS[a][b] for a, b in ("BM", "BE", "MM", "ME"))
_EB, _ES, _SB, _SS = (_TRANS[a][b] for a, b in ("EB", "ES", "SB", "SS"))
_NEVER = finalseg.MIN_FLOAT


def _by_model(rest: str) -> list[str]:
    """The words by jieba's hidden Markov model (Viterbi): B begins, M is inside, E ends, S alone.

    Sums are made in jieba's order and equals decided as it does, by the later letter: with numbers
    as small as its own for what never happens, both decide what comes out.
    """
    sign, start = rest[0], finalseg.start_P
    b, m = start["B"] + _EMIT_B(sign, _NEVER), start["M"] + _EMIT_M(sign, _NEVER)
    e, s = start["E"] + _EMIT_E(sign, _NEVER), start["S"] + _EMIT_S(sign, _NEVER)
    before: list[dict[str, str]] = []
    for sign in rest[1:]:
        emit = _EMIT_B(sign, _NEVER)
        b_e, b_s = e + _EB + emit, s + _SB + emit
        emit = _EMIT_M(sign, _NEVER)
        m_b, m_m = b + _BM + emit, m + _MM + emit
        emit = _EMIT_E(sign, _NEVER)
        e_b, e_m = b + _BE + emit, m + _ME + emit
        emit = _EMIT_S(sign, _NEVER)
        s_e, s_s = e + _ES + emit, s + _SS + emit
        before.append(
            {
                "B": "S" if b_s >= b_e else "E",
                "M": "M" if m_m >= m_b else "B",
                "E": "M" if e_m >= e_b else "B",
                "S": "S" if s_s >= s_e else "E",
            }
        )
        b, m, e, s = max(b_e, b_s), max(m_b, m_m), max(e_b, e_m), max(s_e, s_s)
    return _parted(rest, "S" if s >= e else "E", before)


def _parted(rest: str, state: str, before: list[dict[str, str]]) -> list[str]:
    """The words, from the state of the last character and what came before each state."""
    words, end = [], len(rest)
    for place in range(len(rest) - 1, 0, -1):
        state = before[place - 1][state]
        if state in "ES":
            words.append(rest[place:end])
            end = place
    words.append(rest[:end])
    words.reverse()
    return words


def _whole() -> jieba.Tokenizer:
    tokenizer = jieba.Tokenizer()
    tokenizer.tmp_dir = _NO_FOLDER
    tokenizer.initialize()
    return tokenizer


def _part(text: str) -> jieba.Tokenizer:
    """jieba with those of its words that stand in the text, and the total of all."""
    lines, total = _dictionary()
    beginnings = re.escape("".join(set(text)))
    near = re.findall(rf"^([{beginnings}]\S*) (\d+)", lines, re.MULTILINE)
    tokenizer = jieba.Tokenizer()
    within = "\n".join(f"{word} {count}" for word, count in near if word in text)
    tokenizer.FREQ, _ = tokenizer.gen_pfdict(BytesIO(within.encode()))
    tokenizer.total = total
    tokenizer.initialized = True
    return tokenizer


@cache
def _dictionary() -> tuple[str, int]:
    """jieba's dictionary as it is written, a word and its count a line, and the sum of counts."""
    with jieba.Tokenizer().get_dict_file() as file:
        lines = file.read().decode("utf-8")
    return lines, sum(map(int, re.findall(r"^\S+ (\d+)", lines, re.MULTILINE)))


def _prepared(taught: Iterable[str], tokenizer: jieba.Tokenizer) -> tuple[float, dict[str, bytes]]:
    """The logarithms of shares: that of a word seen once, and of all words by word.

    None stands for what only begins a word.
    """
    for word in taught:
        tokenizer.add_word(word)
    rare = -log(tokenizer.total)
    # jieba counts 0 for what only begins a word.
    shares = {count: log(count) + rare for count in set(tokenizer.FREQ.values()) if count}
    by_word = {word: shares.get(count) for word, count in tokenizer.FREQ.items()}
    return rare, by_first_sign(by_word)
