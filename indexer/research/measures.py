"""Measures of words: how closely two go together, and how much one differs between two texts."""

from math import log, log2


def log_dice(both: int, one: int, other: int) -> float:
    """14 + log2(2·both / (one + other)): 14 where two words are never apart, less by one for each
    time that they are twice as often apart (Rychlý 2008). ``both`` is at least 1.
    """
    return 14 + log2(2 * both / (one + other))


def log_likelihood(first: int, of_first: int, second: int, of_second: int) -> float:
    """2·Σ O·ln(O/E) of a word that stands ``first`` times among ``of_first`` and ``second`` times
    among ``of_second`` (Dunning 1993, in the form of Rayson and Garside 2000).

    Above 3.84 the difference would come about by chance less than once in twenty words.
    """
    expected = (first + second) / (of_first + of_second)
    parts = ((first, of_first * expected), (second, of_second * expected))
    return 2 * sum(found * log(found / wanted) for found, wanted in parts if found)


TELLING = 3.84
"""χ² of one degree of freedom at p = 0.05."""
