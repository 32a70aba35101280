"""What reference managers read from a list of hits: COinS, an OpenURL (Z39.88) in a span.

The day of the meeting is not the day of issue, which a record does not hold: no date is given here,
and the page of the meeting has it.
"""

from indexer.records import SectionRecord
from search_app.quoting import query_string

_BOOK = "info:ofi/fmt:kev:mtx:book"


def coins(record: SectionRecord) -> str:
    """An agenda item as a part of its minutes, or the minutes; without its address."""
    is_part = record.order > 0
    pairs = (
        ("ctx_ver", "Z39.88-2004"),
        ("rft_val_fmt", _BOOK),
        ("rft.genre", "bookitem" if is_part else "report"),
        ("rft.atitle", record.heading if is_part else ""),
        ("rft.btitle", record.meeting_title),
        # Of organizations the format knows one; who reads several puts the last before the first.
        *(("rft.aucorp", body) for body in record.bodies[:1]),
        *(("rft.au", body) for body in record.bodies[1:]),
    )
    # Half of a character stands in no address.
    whole = ((name, value.encode(errors="replace").decode()) for name, value in pairs if value)
    return query_string(whole)
