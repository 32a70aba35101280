"""A calendar as a file (RFC 5545): days with a summary, a description and an address."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

MEDIA_TYPE = "text/calendar; charset=utf-8"
_LONGEST = 75
"""Octets of a line without its end (RFC 5545, 3.1)."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


@dataclass(frozen=True, slots=True)
class Event:
    """Something that is due on a day; ``uid`` stays the same from file to file."""

    uid: str
    day: date
    summary: str
    description: str
    url: str = ""


def calendar(name: str, description: str, events: Iterable[Event], made_at: str) -> str:
    """The file; ``made_at`` (ISO 8601) is the stamp of every event, so that files compare."""
    stamp = datetime.fromisoformat(made_at).astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    lines = [
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Jiyao//Duties//ZH", "CALSCALE:GREGORIAN"),
        *("METHOD:PUBLISH", f"X-WR-CALNAME:{_text(name)}", f"X-WR-CALDESC:{_text(description)}"),
        *(line for event in events for line in _lines(event, stamp)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def _lines(event: Event, stamp: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.uid)}"
    yield f"DTSTAMP:{stamp}"
    yield f"DTSTART;VALUE=DATE:{event.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{event.day + timedelta(days=1):%Y%m%d}"
    yield "TRANSP:TRANSPARENT"
    yield f"SUMMARY:{_text(event.summary)}"
    yield f"DESCRIPTION:{_text(event.description)}"
    if event.url:
        yield f"URL:{_plain(event.url)}"
    yield "END:VEVENT"


def folded(line: str) -> Iterator[str]:
    """The line in pieces of at most 75 octets, cut between characters; all but the first begin
    with a blank.
    """
    piece, size = "", 0
    for sign in line:
        width = len(sign.encode())
        if size + width > _LONGEST:
            yield piece
            piece, size = " ", 1
        piece += sign
        size += width
    yield piece


def _text(text: str) -> str:
    """A value of the type TEXT."""
    return _plain(text.translate(_ESCAPES))


def _plain(text: str) -> str:
    """Without what no line may hold: an end of line would begin a property of its own."""
    return "".join(c for c in text if unicodedata.category(c) not in ("Cc", "Cs"))
