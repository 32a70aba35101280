"""Where the name of an organization may end in a list, by the table of endings."""

from functools import lru_cache

from corpus.grammar.organizations import SUFFIXES

_LENGTHS_OF_SUFFIXES = {
    last: sorted({len(word) for word in SUFFIXES if word[-1] == last}, reverse=True)
    for last in {word[-1] for word in SUFFIXES}
}
"""By the last character, the longest first."""
ENDS_SUFFIXES = frozenset(_LENGTHS_OF_SUFFIXES)

_BEGIN_POSTS = ("会计", "网格")
"""财务部会计甲, 一组网格员乙: no society and no net."""


@lru_cache(maxsize=1)
def suffix_ends(text: str) -> dict[int, int]:
    """Where the name of an organization may end, with the length of its ending.

    Asked for twice of each stretch, one after the other; nobody changes it.
    """
    ends = {}
    for end, char in enumerate(text, start=1):
        length = ending_at(text, end) if char in _LENGTHS_OF_SUFFIXES else 0
        in_post = text[end - 1 : end + 1] in _BEGIN_POSTS or text[end - 2 : end] == "政委"
        if length > 1 or (length and not in_post):
            ends[end] = length
    return ends


def ending_at(text: str, end: int) -> int:
    """The length of the ending of an organization that ends there, or nought."""
    for length in _LENGTHS_OF_SUFFIXES.get(text[end - 1], ()):
        if length <= end and text[end - length : end] in SUFFIXES:
            return length
    return 0
