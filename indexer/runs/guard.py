"""Looks at what a run wrote before it is switched to: is it all there, and does too much go?"""

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from corpus.grammar.organ_names import OrganNames
from indexer.asking.asker import Asker
from indexer.engine import Engine
from indexer.errors import CanaryLost, IndexUnavailable, NotAsWritten, SchemaMismatch, TooManyVanish
from indexer.runs.sampling import spread, unfound

SAMPLED = 20
"""Of the meetings that a run wrote, so many are asked for by what they say."""
_ALWAYS = 1
"""A single meeting may always go, however few there are."""


@dataclass(frozen=True, slots=True)
class Guard:
    """What may become of an index without being told so.

    ``max_vanish`` is a share of the meetings, in percent; ``force`` lets all happen.
    """

    canaries: tuple[str, ...] = ()
    max_vanish: int = 100
    force: bool = False


UNGUARDED = Guard()


@dataclass(frozen=True, slots=True)
class Counted:
    """How many sections a canary found; None where there was no index to ask."""

    query: str
    before: int | None
    after: int | None


def canary_texts(given: str) -> tuple[str, ...]:
    """The operator's canaries, which are parted by semicolons."""
    return tuple(text.strip() for text in re.split("[;；]", given) if text.strip())


class Watch:
    """Counts before and after one run."""

    def __init__(self, guard: Guard, engine: Engine, names: OrganNames) -> None:
        self._guard = guard
        self._names = names
        self._before = _counts(engine, guard.canaries, names)
        self._after: Mapping[str, int] | None = None

    @property
    def counted(self) -> tuple[Counted, ...]:
        """The canaries in their order; what was not written finds what it found."""
        after = self._before if self._after is None else self._after
        return tuple(
            Counted(text, self._before.get(text), after.get(text)) for text in self._guard.canaries
        )

    def look(self, written: Engine, wanted: Mapping[str, str], before: Mapping[str, str]) -> None:
        """Whether what was written holds and finds what is wanted, and the canaries something.

        Raises ``NotAsWritten``, which nothing forces, or ``CanaryLost``.
        """
        if written.digests() != wanted:
            raise NotAsWritten(reason=f"{len(written.digests())}/{len(wanted)}")
        new = sorted(name for name, print_ in wanted.items() if before.get(name) != print_)
        for meeting_id, piece in unfound(written, spread(new, SAMPLED)):
            raise NotAsWritten(reason=f"{meeting_id} {piece}".strip())
        self._after = _counts(written, self._guard.canaries, self._names)
        for canary in self.counted:
            if canary.before and not canary.after and not self._guard.force:
                raise CanaryLost(query=canary.query, before=canary.before)

    def refuse_vanishing(self, before: AbstractSet[str], gone: Sequence[str]) -> None:
        """Raises ``TooManyVanish``."""
        most = max(_ALWAYS, len(before) * self._guard.max_vanish // 100)
        if len(gone) > most and not self._guard.force:
            raise TooManyVanish(before=len(before), gone=len(gone), share=self._guard.max_vanish)


def _counts(engine: Engine, canaries: Sequence[str], names: OrganNames) -> dict[str, int]:
    asker = Asker(engine, names)
    try:
        return {q: asker.ask({"q": [q]}, size=1).results.total for q in canaries}
    except (IndexUnavailable, SchemaMismatch):
        return {}
