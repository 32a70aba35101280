"""The name by which a meeting is known for good: what it is, never where its file lies."""

import hashlib
import json

from corpus.model import DocNumber, Meeting, PaperNumber, PartialDate

_encode = json.JSONEncoder(ensure_ascii=False).encode


def identify(meeting: Meeting, content: str) -> str:
    """The id of a meeting as it was read; ``content`` is its whole text, without blanks."""
    return meeting_id(
        bodies=meeting.bodies,
        kind=meeting.kind,
        term=meeting.term,
        session=meeting.session,
        date=meeting.date,
        doc_number=meeting.doc_number,
        title=meeting.title,
        content=content,
    )


def meeting_id(  # noqa: PLR0913
    *,
    bodies: tuple[str, ...],
    kind: str | None,
    term: int | None,
    session: int | None,
    date: PartialDate | None,
    doc_number: DocNumber | PaperNumber | None,
    title: str,
    content: str,
) -> str:
    """``20230818-`` (``undated-``) and eight hex digits over what tells this meeting from others.

    That is bodies, kind, term, session and date; where there is no session, the number or
    else the title stands in for it; where body or date is unknown, the number; where that is
    unknown too, the text.
    """
    if bodies and date and (session is not None or doc_number or title):
        which: object = session if session is not None else str(doc_number or title)
        key: list[object] = ["meeting", *bodies, kind, term, which, str(date)]
    elif doc_number:
        key = ["number", str(doc_number)]
    else:
        key = ["text", content]
    digest = hashlib.sha256(_encode(key).encode()).hexdigest()
    day = str(date).replace("-", "") if date else "undated"
    return f"{day}-{digest[:8]}"
