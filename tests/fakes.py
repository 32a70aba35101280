"""Stand-ins for what a test does not look at: an engine in memory, and meetings made by hand."""

from contextlib import contextmanager
from dataclasses import replace

from corpus.model import Meeting, Paragraph, PartialDate, Section, Source
from indexer.engine import IndexInfo
from indexer.errors import BadText, IndexLocked, IndexUnavailable
from indexer.query.results import NOTHING, Hit, SearchResults
from indexer.record_json import dump_parts, loader_of_parts
from indexer.records import flatten
from indexer.schema import NAMED_FIELDS

VOCABULARY = tuple(field.name for field in NAMED_FIELDS)


def a_meeting(meeting_id="m1", *, title="河口市人民政府常务会议纪要", sections=(), **fields):
    """A meeting with next to nothing in it; any field can be given."""
    blank = {
        "bodies": ("河口市人民政府",),
        "kind": "常务会议",
        "term": None,
        "session": 3,
        "doc_number": None,
        "date": PartialDate(2023, 8, 18),
        "location": None,
        "chair": None,
        "attendees": (),
        "documents": (),
        "issuers": (),
        "issued_on": None,
        "printed_on": None,
        "publicity": None,
        "preamble": (),
        "conclusions": (),
        "source": Source("a.txt", "text/plain", "utf-8", "0" * 64),
    }
    return Meeting(id=meeting_id, title=title, sections=tuple(sections), **{**blank, **fields})


def a_section(order=1, heading="审议停车管理办法", texts=("会议审议了停车管理办法。",), **fields):
    """A section of unlabelled paragraphs."""
    paragraphs = tuple(Paragraph(None, text) for text in texts)
    return Section(order, "一", heading, ("审议",), paragraphs, **fields)


def a_record(meeting=None, **fields):
    """The record of the meeting's first section."""
    meeting = meeting or a_meeting(sections=[a_section(**fields)])
    return flatten(meeting, "f").sections[-1]


def results_of(*records, total=None, facets=(), marks=()):
    """Results that show these records."""
    hits = tuple(Hit(record, 1.0) for record in records)
    count = len(hits) if total is None else total
    return SearchResults(count, len({r.meeting_id for r in records}), hits, facets, marks)


class FakeEngine:
    """Keeps meetings in memory and answers every search with ``results``.

    ``requests`` holds what was asked, but for the vocabulary of the index; ``written`` and
    ``deleted`` what was changed, in order.
    ``exists`` is whether there is an index at all; ``locked``, ``fail_at_commit`` and
    ``refused`` (ids of meetings whose text no index can hold) make writing fail, ``error`` asking.
    ``against`` is a text that is refused when all is handed over.
    """

    library = "jieba"
    fault = None
    maker = None
    tells_places = True
    is_far = False

    def __init__(self, results=NOTHING, meetings=(), *, exists=True):
        self.results = results
        self.kept = {meeting.id: flatten(meeting, "given") for meeting in meetings}
        self.exists = exists
        self.generation = 1 if exists else 0
        self.requests, self.written, self.deleted = [], [], []
        self.refused, self.against = set(), None
        self.error = None
        self.locked = self.fail_at_commit = self.closed = False

    def search(self, request):
        if request.facets != VOCABULARY:
            self.requests.append(request)
        self._open()
        return self.results

    def read(self, request, kind):
        records = (hit.record for hit in self.search(request).hits)
        return [loader_of_parts(kind)(dump_parts(record)) for record in records]

    def count(self, request):
        return self.search(request).total

    def count_each(self, request, queries):
        return [self.count(replace(request, query=query)) for query in queries]

    def cut(self, texts):
        """Twos of characters, for want of a dictionary."""
        return [tuple(text[at : at + 2] for at in range(0, len(text), 2)) for text in texts]

    def meeting(self, meeting_id):
        self._open()
        found = self.kept.get(meeting_id)
        return found.meeting if found else None

    def digests(self):
        return {meeting_id: records.fingerprint for meeting_id, records in self.kept.items()}

    def own_words(self, *, fresh=False):
        return ()

    def info(self):
        self._open()
        sections = sum(len(records.sections) for records in self.kept.values())
        built_at = "2024-01-02T03:04:05+00:00"
        generation = f"g{self.generation}"
        return IndexInfo("fake", 1, "fake", generation, built_at, len(self.kept), sections)

    @contextmanager
    def writer(self, *, fresh=False, check=None):
        if self.locked:
            raise IndexLocked(path="fake")
        staged = FakeWriter({} if fresh else dict(self.kept), self, fresh=fresh)
        yield staged
        if check:
            check(FakePreview(staged.kept))
        if self.fail_at_commit:
            raise OSError("disk full")
        self.kept, self.exists = staged.kept, True
        self.generation += 1

    def close(self):
        self.closed = True

    def _open(self):
        if self.error is not None:
            raise self.error
        if not self.exists:
            raise IndexUnavailable(path="fake")


class FakePreview(FakeEngine):
    """Finds every section that was written, whatever is asked."""

    def __init__(self, kept):
        records = [record for written in kept.values() for record in written.sections]
        super().__init__(results_of(*records))
        self.kept = kept


class FakeWriter:
    """Writes to a copy, which the engine takes over at commit."""

    def __init__(self, kept, engine, *, fresh=False):
        self.kept, self._engine, self._fresh = kept, engine, fresh

    def replace_meeting(self, meeting_id, records):
        if meeting_id in self._engine.refused:
            raise BadText(place=meeting_id)
        self._engine.written.append(meeting_id)
        self.kept[meeting_id] = records

    def refused(self):
        against, before = self._engine.against, self._engine.kept
        written = [(i, one) for i, one in self.kept.items() if one is not before.get(i)]
        found = [i for i, records in written if against and against in repr(records)]
        for meeting_id in found:
            del self.kept[meeting_id]
            if not self._fresh and meeting_id in before:
                self.kept[meeting_id] = before[meeting_id]
        return dict.fromkeys(found, "invented")

    def delete_meeting(self, meeting_id):
        self._engine.deleted.append(meeting_id)
        self.kept.pop(meeting_id, None)
