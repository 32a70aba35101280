"""How alike two texts are, word by word. Home of rapidfuzz, loaded when nothing was found."""

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz, process

LEAST = 70.0
"""Of 100; below it, titles that share only 管理办法 come in."""


def alike(
    words: Sequence[str], others: Sequence[Sequence[str]], most: int
) -> tuple[tuple[int, float], ...]:
    """Places of the lists of words that are most like these, best first, and how like of 100.

    The order of words does not count, nor that one list has more (``token_set_ratio``); among
    those, lists of about the same words come first, and that is what the figure says.
    """
    wanted, choices = " ".join(words), [" ".join(other) for other in others]
    found = process.extract(
        wanted, choices, scorer=fuzz.token_set_ratio, score_cutoff=LEAST, limit=None
    )
    ranked = sorted((-fuzz.token_sort_ratio(wanted, text), place) for text, _, place in found)
    return tuple((place, -score) for score, place in ranked[:most])


LEAST_OF_NAME = 50.0
"""Of 100: half of the characters of a short name, in their order."""


def nearest(text: str, others: Iterable[str], most: int) -> tuple[str, ...]:
    """The texts that share most characters with this one in their order, best first."""
    found = process.extract(
        text, sorted(others), scorer=fuzz.ratio, score_cutoff=LEAST_OF_NAME, limit=most
    )
    return tuple(other for other, *_ in found)
