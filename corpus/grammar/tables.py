"""The tables of the grammars: plain text files in ``corpus/data`` that an operator can extend.

A line that begins with # is a note. Words stand parted by blanks; pairs stand on a line of
their own, parted by a tab; ``[name]`` opens a part of a table.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from importlib.resources import files

_PLACE = re.compile(r"\{([a-z]+)\}")


def table_lines(name: str) -> tuple[str, ...]:
    """The lines of one table without notes and blank lines."""
    text = (files("corpus") / "data" / f"{name}.txt").read_text(encoding="utf-8")
    return tuple(line for line in text.splitlines() if line.strip() and line[0] != "#")


def _opened(line: str) -> str:
    """The part that a line opens; a pattern may begin with a bracket as well ([并亦]同意)."""
    name = line.strip()[1:-1].strip()
    is_name = line.startswith("[") and line.rstrip().endswith("]")
    return name if is_name and name.replace(" ", "").isalpha() else ""


def table_words(name: str, part: str | None = None) -> frozenset[str]:
    """All words of one table, or of one ``[part]`` of it."""
    words: set[str] = set()
    current: str | None = None
    for line in table_lines(name):
        if opened := _opened(line):
            current = opened
        elif part in (None, current):
            words.update(line.split())
    return frozenset(words)


def table_pairs(name: str, part: str | None = None) -> tuple[tuple[str, str], ...]:
    """The pairs of one table, or of one ``[part]``, in order; a line without a tab means itself."""
    pairs: list[tuple[str, str]] = []
    current: str | None = None
    for line in table_lines(name):
        left, _, right = line.partition("\t")
        if opened := _opened(line):
            current = opened
        elif part in (None, current):
            pairs.append((left.strip(), right.strip() or left.strip()))
    return tuple(pairs)


def table_patterns(name: str, part: str, words: Mapping[str, str]) -> str:
    """One pattern for any line of a ``[part]``; ``{name}`` in it stands for one of ``words``."""
    current, lines = None, []
    for line in table_lines(name):
        if opened := _opened(line):
            current = opened
        elif current == part:
            lines.append(_PLACE.sub(lambda place: words.get(place[1], place[0]), line.strip()))
    return "(?:" + "|".join(lines) + ")"


def one_of(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first.

    Words that begin alike are looked at together, which is quicker than one after the other.
    """
    return f"(?:{beside(words)})"


def beside(words: Iterable[str]) -> str:
    """The same in no group, to stand beside others in a pattern that is searched for.

    A search looks for the first characters by itself where every alternative begins with one.
    """
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), reverse=True):
        rests.setdefault(word[:1], []).append(word[1:])
    return "|".join(
        re.escape(first) + (one_of(rest) if len(rest) > 1 else re.escape(rest[0]))
        for first, rest in rests.items()
    )


def one_of_many(words: Sequence[str] | frozenset[str]) -> str:
    """The same for a long table inside a pattern: the first character is looked at before it.

    At the beginning of a pattern ``one_of`` is the faster one: a search looks there by itself.
    """
    first = "".join(sorted({re.escape(word[0]) for word in words}))
    return f"(?=[{first}]){one_of(words)}"
