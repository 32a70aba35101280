"""What one more word would change: how it is cut, in which sections, and what it then finds.

Worked out from the stored records, without touching the index. Only sections that hold the word
letter by letter can be cut otherwise; asked for, the word then finds these alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from indexer.engine import Engine
from indexer.errors import BadParameter
from indexer.query.clauses import AllOf, AnyOf, Not, Phrase, Query
from indexer.query.remedies import remedy
from indexer.query.request import SearchRequest, Sort
from indexer.records import SectionRecord
from indexer.schema import WORD_FIELDS
from indexer.text.analysis import Segmenter, read_dictionary, squeeze
from indexer.text.own_words import LONGEST, SHORTEST, is_word, mistake

MOST_READ = 2_000
"""Sections that are cut both ways, the newest; cutting a thousand takes about a second."""
_MOST_SHOWN = 3
_CLAUSE = re.compile(r"[^。；！？，、：《》\n]+")


@dataclass(frozen=True, slots=True)
class Example:
    """A section: its id, meeting and heading, and a clause of it as it is cut now and then.

    Both are empty where the section is only named.
    """

    section_id: str
    meeting_title: str
    heading: str
    now: tuple[str, ...] = ()
    then: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Preview:
    """What a word would change.

    ``holding`` counts the sections that hold it; of these ``read`` were cut both ways, and
    ``changed`` differ. Asked for as a plain word it finds ``found_now`` and ``found_then``
    sections; ``lost`` are some of those in which its pieces stand apart.
    """

    word: str
    is_known: bool
    now: tuple[str, ...]
    then: tuple[str, ...]
    holding: int
    read: int
    changed: int
    examples: tuple[Example, ...]
    found_now: int
    found_then: int
    lost: tuple[Example, ...]


def preview(engine: Engine, word: str) -> Preview:
    """Compare the dictionary of the index with the same and one more word.

    Raises ``BadParameter`` for what can be no word.
    """
    if not is_word(word):
        told = remedy(
            mistake(word) + "。",
            f"A word has {SHORTEST} to {LONGEST} characters, and no blanks or punctuation.",
        )
        raise BadParameter(name="WORD", value=word, **told)
    own = engine.own_words()
    before = Segmenter(replace(read_dictionary(), own=own), library=engine.library)
    after = before.taught(tuple(sorted({*own, word})))
    now, then = before.query_words(word), after.query_words(word)
    holding, records = _search(engine, standing((word,)), MOST_READ)
    changed = [record for record in records if _differs(record, before, after)]
    finding, will_find = standing(now), standing(then)
    lost = AllOf((finding, Not(will_find)))
    return Preview(
        word=word,
        is_known=before.knows(squeeze(word)),
        now=now,
        then=then,
        holding=holding,
        read=len(records),
        changed=len(changed),
        examples=tuple(_example(r, word, before, after) for r in changed[:_MOST_SHOWN]),
        found_now=_search(engine, finding, 0)[0],
        found_then=_search(engine, will_find, 0)[0],
        lost=tuple(map(_named, _search(engine, lost, _MOST_SHOWN)[1])),
    )


def _search(engine: Engine, query: Query, most: int) -> tuple[int, Sequence[SectionRecord]]:
    found = engine.search(SearchRequest(query=query, sort=Sort.NEWEST, limit=most))
    return found.total, [hit.record for hit in found.hits]


def standing(words: Sequence[str]) -> Query:
    """What plain words find that are cut so: each stands in the section or the meeting's title."""
    return AllOf(tuple(AnyOf((Phrase(word), Phrase(word, "title"))) for word in words))


def _differs(record: SectionRecord, before: Segmenter, after: Segmenter) -> bool:
    texts = [text for field in WORD_FIELDS for text in field.values(record)]
    return any(before.words(text) != after.words(text) for text in texts)


def _example(record: SectionRecord, word: str, before: Segmenter, after: Segmenter) -> Example:
    """With the first clause that is cut otherwise."""
    for clause in _clauses(record, word):
        now, then = before.query_words(clause), after.query_words(clause)
        if now != then:
            return replace(_named(record), now=now, then=then)
    return _named(record)


def _clauses(record: SectionRecord, word: str) -> Iterator[str]:
    wanted = squeeze(word)
    for field in WORD_FIELDS:
        for text in field.values(record):
            yield from (c for c in _CLAUSE.findall(text) if wanted in squeeze(c))


def _named(record: SectionRecord) -> Example:
    return Example(record.section_id, record.meeting_title, record.heading)
