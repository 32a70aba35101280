"""Writes one segment: Whoosh's own writer, but terms are gathered in arrays instead of its pool.

``whoosh_lists`` and this are all that we rely on inside Whoosh when writing: how its writer hands
out documents, columns and lengths, and when it asks for the postings.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from whoosh.codec.base import Segment
from whoosh.index import FileIndex
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from indexer.engines.whoosh_grouping import Gathering
from indexer.engines.whoosh_leaves import length_codes
from indexer.engines.whoosh_lists import write_field
from indexer.engines.whoosh_merging import take_over, to_merge

_NOTHING_POOLED_MB = 1


@dataclass(frozen=True, slots=True)
class Document:
    """What a document holds by field: words, lines of characters, and values of columns."""

    terms: Mapping[str, Sequence[str]]
    columns: Mapping[str, bytes | int]


class ArrayWriter(SegmentWriter):  # type: ignore[misc]
    """A writer of one segment."""

    def __init__(self, index: FileIndex, fields: Mapping[str, Callable[[], Gathering]]) -> None:
        super().__init__(index, limitmb=_NOTHING_POOLED_MB)
        self._fields = {name: fields[name]() for name in sorted(fields)}

    def add(self, document: Document) -> None:
        """Write a document; its number is the next of the segment."""
        files = self.perdocwriter
        files.start_doc(self.docnum)
        for name, content in document.terms.items():
            field = self.schema[name]
            self._fields[name].add(self.docnum, content)
            files.add_field(name, field, None, len(content) if field.scorable else 0)
        for name, value in document.columns.items():
            files.add_column_value(name, self.schema[name].column_type, value)
        files.finish_doc()
        self._added = True
        self.docnum += 1

    def add_postings_to_pool(
        self, reader: SegmentReader, start: int, new: Mapping[int, int] | None
    ) -> None:
        """Take over the postings of a segment that is merged into this one.

        ``new`` gives the numbers of its live documents here; without it they follow ``start``.
        """
        numbers = np.arange(start, start + reader.doc_count_all(), dtype=np.int32)
        if new is not None:
            numbers[:] = -1
            numbers[list(new)] = list(new.values())
        for (name, term), information in reader._terms.items():
            take_over(reader, name, term, information, numbers, self._fields[name].take)

    def merge_segments(self, segments: Sequence[Segment]) -> list[Segment]:
        """Whoosh asks for it at the end: what is left of the segments after merging."""
        return self.merge_all(segments, to_merge(segments, self.docnum))

    def merge_all(self, segments: Sequence[Segment], merged: Sequence[Segment]) -> list[Segment]:
        """Take over what is left of the ``merged`` among the segments, and give back the others."""
        for segment in merged:
            reader = SegmentReader(self.storage, self.schema, segment)
            if reader.doc_count():
                self.add_reader(reader)
            reader.close()
        return [segment for segment in segments if segment not in merged]

    def _flush_segment(self) -> None:
        self.perdocwriter.close()
        reader = self.per_document_reader()
        for name, gathered in self._fields.items():
            field = self.schema[name]
            codes = length_codes(reader, name)
            write_field(self.fieldwriter, name, field, gathered.lists(), codes)
        self.fieldwriter.close()
        reader.close()
