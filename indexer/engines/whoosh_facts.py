"""What each document says of itself, in arrays: its values, its days, its meeting."""

from collections.abc import Iterable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from indexer.engines.stored import UNDATED, first_day, last_day
from indexer.engines.whoosh_facets import Rows, Values, shared
from indexer.engines.whoosh_orders import ranked
from indexer.engines.whoosh_postings import Places
from indexer.engines.whoosh_reading import Reading
from indexer.engines.whoosh_schema import SEPARATOR
from indexer.query.dateranges import DateRange

_LAST_DAY = 99_991_231


class Facts:
    """The columns of a generation; ``meeting`` numbers the meetings of all documents."""

    def __init__(self, reading: Reading, sections: NDArray[np.bool_]) -> None:
        self._reading = reading
        self._sections = sections
        self.meeting, self.meeting_ids = ranked(*reading.rows("meeting_id"))
        self.by_meeting = Rows.small(self.meeting, len(self.meeting_ids))
        self.first_days, self._last_days = reading.numbers("first_day"), reading.numbers("last_day")
        self._values: dict[str, Values] = {}
        self._lock = Lock()

    def values(self, field: str) -> Values:
        """The values of a field, read when they are first asked for: few runs need all of them."""
        with self._lock:
            if field not in self._values:
                self._values[field] = self._read_values(field)
            return self._values[field]

    def within(self, dates: DateRange, documents: Places) -> NDArray[np.bool_]:
        """Of each of the documents, whether its meeting lies in the range."""
        if dates == DateRange():
            return np.ones(len(documents), np.bool_)
        first = first_day(dates.first) if dates.first else UNDATED + 1
        last = last_day(dates.last) if dates.last else _LAST_DAY
        begun, ended = (days.take(documents) for days in (self.first_days, self._last_days))
        within: NDArray[np.bool_] = (first <= ended) & (begun > UNDATED) & (begun <= last)
        return within

    def holding(self, field: str, values: Iterable[str], documents: Places) -> NDArray[np.bool_]:
        """Of each of the documents, whether it carries one of the values."""
        return self.values(field).holding(values, documents)

    def meetings_of(self, documents: Places) -> NDArray[np.bool_]:
        """Of each meeting, whether one of the documents is of it."""
        mask = np.zeros(len(self.meeting_ids), np.bool_)
        mask[self.meeting.take(documents)] = True
        return mask

    def _read_values(self, field: str) -> Values:
        rows, texts = self._reading.rows(field)
        of_meetings = shared(rows, texts, self.by_meeting, self._sections)
        if of_meetings is not None:
            return Values(self.by_meeting, list(map(_split, of_meetings)))
        return Values(Rows.small(rows, len(texts)), list(map(_split, texts)))


def _split(text: str) -> list[str]:
    return text.split(SEPARATOR)
