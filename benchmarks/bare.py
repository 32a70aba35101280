"""A meeting of which nothing is known but its name and what was taken up."""

from collections.abc import Iterable

from corpus.model import Meeting, Section, Source


def bare_meeting(name: str, title: str, sections: Iterable[Section]) -> Meeting:
    """The meeting with id ``name``; ``dataclasses.replace`` adds what else is to be known of it."""
    return Meeting(
        id=name,
        title=title,
        bodies=(),
        kind=None,
        term=None,
        session=None,
        doc_number=None,
        date=None,
        location=None,
        chair=None,
        attendees=(),
        sections=tuple(sections),
        documents=(),
        issuers=(),
        issued_on=None,
        printed_on=None,
        publicity=None,
        preamble=(),
        conclusions=(),
        source=Source(f"{name}.txt", "text/plain", "utf-8", "0" * 64),
    )
