"""Names that the index holds and jieba cuts apart: people, organizations, documents.

Only proposed. A longer word is found where it stands letter by letter and nowhere else, so each is
counted first, and what would lose hits is told apart: 区民政局 as one word misses 区政府…民政局.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from indexer.asking.vocabulary import read_vocabulary
from indexer.engine import Engine
from indexer.query.clauses import Holding
from indexer.query.request import SearchRequest
from indexer.runs.previewing import standing
from indexer.text.analysis import Segmenter, read_dictionary

_LONGEST = {"attendee": 12, "chair": 12, "organization": 12, "document": 8}
"""Fields that hold names, and how long a name may be; a longer one is no word but a phrase."""
_HAN = re.compile(r"[\u4E00-\u9FD5]{2,}")
LEAST_MEETINGS = 2
"""What stands in one record alone may be a slip of its reading."""


@dataclass(frozen=True, slots=True)
class Mined:
    """A word, the field that holds it, in how many meetings, and what it finds now and then."""

    word: str
    field: str
    meetings: int
    found_now: int
    found_then: int

    @property
    def is_safe(self) -> bool:
        """Whether it would find all that its pieces find now."""
        return self.found_then == self.found_now


def mine(engine: Engine) -> tuple[Mined, ...]:
    """The names of the index that are cut apart now, in the order of the fields, then of names."""
    dictionary = replace(read_dictionary(), own=engine.own_words())
    segmenter = Segmenter(dictionary, library=engine.library)
    found: dict[str, Mined] = {}
    for field, name in _names(engine):
        words = segmenter.query_words(name)
        if len(words) < 2 or name in found:
            continue
        meetings = engine.search(SearchRequest(Holding(field, (name,)), limit=0)).meetings
        if meetings >= LEAST_MEETINGS:
            now, then = (engine.count(SearchRequest(standing(cut))) for cut in (words, (name,)))
            found[name] = Mined(name, field, meetings, now, then)
    # An organization goes by its full name in the index, which no text may ever spell out.
    return tuple(mined for mined in found.values() if mined.found_then)


def _names(engine: Engine) -> Iterator[tuple[str, str]]:
    vocabulary = read_vocabulary(engine)
    for field, longest in _LONGEST.items():
        for name in sorted(vocabulary.values(field)):
            if len(name) <= longest and _HAN.fullmatch(name):
                yield field, name
