"""The table of fields as a mapping, and a meeting as documents.

Words and characters are cut by us, so that every engine has the same; the analyzer ``whitespace``
of the server's core parts them at blanks and no plug-in is needed. Characters lie in pairs, as
those of Tantivy do: a phrase is a row of pairs, each of which is rarer than a character.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Any

from corpus.serialize import dumps
from indexer.engines.opensearch_client import Json
from indexer.engines.stored import check, first_day, last_day
from indexer.query.request import Sort
from indexer.record_json import PARTS, dump_parts
from indexer.records import MeetingRecords, SectionRecord
from indexer.schema import CHARACTER_FIELDS, FIELDS, VALUE_FIELDS, WORD_FIELDS, View
from indexer.text.analysis import Segmenter, squeezed

LINE_END = "\x01"
"""A character of its own between lines: no normalised text holds it, and Lucene, which parts at
the separators U+001C to U+001F, does not take it for a blank."""
RECORD_FIELDS = tuple(f"record_{part}" for part in PARTS)
"""The names of the fields that hold the parts of a record."""
SINGLES = "{}_single"
"""The name of the field that holds the single characters of another."""
SECTION, MEETING, COMMIT = "section", "meeting", "commit"
"""The kinds of document; a commit tells what was published when."""
SORT_KEYS = {Sort.NEWEST: "by_newest", Sort.OLDEST: "by_oldest", Sort.SESSION: "by_session"}
_LAST = 99_999_999
_LONGEST = 32_766
_AT_BLANKS: Json = {"type": "text", "analyzer": "whitespace"}
_KEYWORD: Json = {"type": "keyword"}


def index_body(meta: Mapping[str, Any], shards: int) -> Json:
    """What a new index is made with: no copies and no refreshing while it is filled.

    Texts are packed as the cluster does by itself: packed closer they save a seventh of the disk,
    and take three times as long to be read. They lie in the order in which long lists are read:
    what lies side by side is unpacked once, and else anew for every hit, in twice the time.
    """
    return {
        "settings": {
            "number_of_shards": shards,
            "number_of_replicas": 0,
            "refresh_interval": "-1",
            "sort.field": SORT_KEYS[Sort.NEWEST],
            "sort.order": "asc",
        },
        "mappings": {
            "dynamic": "strict",
            "date_detection": False,
            "_source": {"includes": ["stored", "meeting_id", "digest"]},
            "_meta": dict(meta),
            "properties": dict(_properties()),
        },
    }


def _properties() -> Iterator[tuple[str, Json]]:
    for field in WORD_FIELDS:
        yield field.name, {**_AT_BLANKS, "index_options": "freqs"}
    for field in CHARACTER_FIELDS:
        yield field.name, {**_AT_BLANKS, "norms": False}
        # Ranking by likeness asks how rare a character is, not how often one section has it.
        yield SINGLES.format(field.name), {**_AT_BLANKS, "norms": False, "index_options": "docs"}
    for name in (*(field.name for field in VALUE_FIELDS), *SORT_KEYS.values()):
        yield name, _KEYWORD
    for name in ("document_kind", "meeting_id", "section_id"):
        yield name, _KEYWORD
    yield "digest", {"type": "keyword", "index": False, "doc_values": False}
    yield "stored", {"type": "text", "index": False, "norms": False}
    for name in RECORD_FIELDS:
        # By themselves: of a source in one piece the node would read all to give a part.
        yield name, {"type": "text", "index": False, "norms": False, "store": True}
    yield "since", {"type": "long"}
    for name in ("first_day", "last_day"):
        yield name, {"type": "integer"}


def documents(records: MeetingRecords, segmenter: Segmenter, since: int) -> list[Json]:
    """The meeting, and then each of its sections. Raises ``BadText``."""
    meeting_id = records.meeting.id
    minutes = dumps(records.meeting)
    check(meeting_id, minutes)
    whole = {**_head(MEETING, since, minutes), "meeting_id": meeting_id}
    words = _Words(segmenter, records)
    return [
        {**whole, "digest": records.fingerprint},
        *(section_document(record, words, since) for record in records.sections),
    ]


def commit_document(since: int, stored: str) -> Json:
    """What was published with a commit."""
    return _head(COMMIT, since, stored)


def section_document(record: SectionRecord, words: Callable[[str], str], since: int) -> Json:
    """The record with everything to find it by."""
    parts = dict(zip(RECORD_FIELDS, dump_parts(record), strict=True))
    check(record.section_id, "".join(parts.values()))
    document = {"document_kind": SECTION, "since": since, **parts}
    document |= {"meeting_id": record.meeting_id, "section_id": record.section_id}
    for field in FIELDS:
        document.update(_VIEWS[field.view](field.name, field.values(record), words))
    document.update((SORT_KEYS[sort], key) for sort, key in _sort_keys(record).items())
    if record.date:
        document |= {"first_day": first_day(record.date), "last_day": last_day(record.date)}
    return document


def document_id(meeting_id: str, since: int, place: int) -> str:
    """The same for the same, so that what is sent twice lies there once; never too long."""
    name = hashlib.sha256(meeting_id.encode("utf-8")).hexdigest()[:40]
    return f"{name}@{since}.{place}"


def pairs(text: str) -> list[str]:
    """Every two neighbouring characters, in order."""
    return [one + other for one, other in pairwise(text)]


class _Words:
    """The words of a text of one meeting, cut beforehand or now."""

    def __init__(self, segmenter: Segmenter, records: MeetingRecords) -> None:
        self._segmenter = segmenter
        self._cut = records.cut

    def __call__(self, text: str) -> str:
        return self._segmenter.joined(text, self._cut)


def _head(kind: str, since: int, stored: str) -> Json:
    return {"document_kind": kind, "since": since, "stored": stored}


def _words(name: str, texts: Iterable[str], words: Callable[[str], str]) -> Json:
    return {name: " ".join(map(words, texts))}


def _characters(name: str, lines: Iterable[str], _: Callable[[str], str]) -> Json:
    text = LINE_END.join(squeezed(lines))
    return {name: " ".join(pairs(text)), SINGLES.format(name): " ".join(dict.fromkeys(text))}


def _values(name: str, values: Iterable[str], _: Callable[[str], str]) -> Json:
    return {name: [value for value in dict.fromkeys(values) if _fits(value)]}


def _fits(value: str) -> bool:
    """A keyword holds 32,766 bytes; a longer value is a spoilt text, and is found as text."""
    return 0 < len(value.encode("utf-8", "replace")) <= _LONGEST


_VIEWS: Mapping[View, Callable[[str, Iterable[str], Callable[[str], str]], Json]] = {
    View.WORDS: _words,
    View.CHARACTERS: _characters,
    View.VALUES: _values,
}


def _sort_keys(record: SectionRecord) -> Mapping[Sort, str]:
    """Texts whose order is the order of the hits, ties broken to the end."""
    day = first_day(record.date) if record.date else 0
    place = f"{record.meeting_id}{LINE_END}{record.order:06}"
    newest = f"{_LAST - day:08}{place}"
    return {
        Sort.NEWEST: newest,
        Sort.OLDEST: f"{day or _LAST:08}{place}",
        Sort.SESSION: f"{record.session or _LAST:08}{newest}",
    }
