"""How alike two texts are, word by word. Home of rapidfuzz, loaded when nothing was found."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

LEAST = 70.0
"""Of 100; below it, titles that share only 管理办法 come in."""


def alike(words: Sequence[str], others: Sequence[Sequence[str]], most: int) -> tuple[int, ...]:
    """Places of the lists of words that are most like these, best first.

    The order of words does not count, nor that one list has more (``token_set_ratio``); among
    those, lists of about the same words come first.
    """
    wanted, choices = " ".join(words), [" ".join(other) for other in others]
    found = process.extract(
        wanted, choices, scorer=fuzz.token_set_ratio, score_cutoff=LEAST, limit=None
    )
    ranked = sorted(found, key=lambda f: (-fuzz.token_sort_ratio(wanted, f[0]), f[2]))
    return tuple(place for _, _, place in ranked[:most])
