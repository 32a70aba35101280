"""What a page needs to be cited: the citation of a place, what machines read, a check of quotes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from corpus.model import Meeting
from search_app.errors import PlaceNotFound
from search_app.pages.citations import (
    FINGERPRINT,
    STYLES,
    Cited,
    anchors,
    cite,
    meta_tags,
    paragraph_fingerprints,
    schema_org,
    with_fingerprint,
)
from search_app.params import meeting_url

_PRINT = re.compile(rf"([0-9a-f]{{{FINGERPRINT}}})[.．。,，;；)）]*")
"""A citation ends with a full stop, which is easily copied along."""
_SHOWN_OF_TEXT = 24


@dataclass(frozen=True, slots=True)
class Written:
    """A citation in one style, and the address of it as a file."""

    key: str
    text: str
    url: str


@dataclass(frozen=True, slots=True)
class Choice:
    """A place that can be cited instead."""

    anchor: str
    label: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class CitePage:
    """The citations of a place in every style, and the places around it."""

    cited: Cited
    styles: tuple[Written, ...]
    choices: tuple[Choice, ...]
    place_url: str
    tags: tuple[tuple[str, str], ...]
    schema: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Quoted:
    """Where a quoted text stands now: (anchor, place in words) of each; none where it changed.

    ``is_read`` is false for a fingerprint that nobody made here, of which nothing can be said.
    """

    places: tuple[tuple[str, str], ...] = ()
    is_read: bool = True


@dataclass(frozen=True, slots=True)
class Citable:
    """What the page of a meeting says for those who cite it."""

    styles: tuple[Written, ...]
    url: str
    tags: tuple[tuple[str, str], ...]
    schema: dict[str, Any]
    quoted: Quoted | None
    permalinks: Mapping[str, str]
    """By anchor, the address of each paragraph on this page with the fingerprint of its text."""


def cited_at(meeting: Meeting, anchor: str, root: str, today: date) -> Cited:
    """The fields of a place; ``root`` is the address of the site. Raises ``PlaceNotFound``."""
    found = cite(meeting, anchor, root.rstrip("/") + meeting_url(meeting.id), today)
    if found is None:
        raise PlaceNotFound(anchor=anchor)
    return found


def cite_page(meeting: Meeting, anchor: str, root: str, today: date) -> CitePage:
    """The page of a place. Raises ``PlaceNotFound``."""
    cited = cited_at(meeting, anchor, root, today)
    return CitePage(
        cited=cited,
        styles=_written(meeting, cited, anchor, tuple(STYLES)),
        choices=tuple(_choices(meeting, anchor)),
        place_url=cited.url.removeprefix(root.rstrip("/")),
        tags=meta_tags(cited),
        schema=schema_org(cited),
    )


def citable(meeting: Meeting, root: str, today: date, asked: Mapping[str, str]) -> Citable:
    """What the page of a meeting shows. Of what its address asked, ``fp`` is the fingerprint of
    what somebody quoted, and ``q`` stays.
    """
    fingerprint, query = asked.get("fp", ""), asked.get("q", "")
    cited = cited_at(meeting, "", root, today)
    return Citable(
        styles=_written(meeting, cited, "", ("gb7714", "office")),
        url=cite_url(meeting.id),
        tags=meta_tags(cited),
        schema=schema_org(cited),
        quoted=_quoted(meeting, fingerprint) if fingerprint else None,
        permalinks=_permalinks(meeting, query),
    )


def cite_url(meeting_id: str, **parameters: str) -> str:
    """The address of the citations of a meeting or a place in it."""
    given = {name: value for name, value in parameters.items() if value}
    return f"{meeting_url(meeting_id)}/cite" + (f"?{urlencode(given)}" if given else "")


def _written(
    meeting: Meeting, cited: Cited, anchor: str, names: Sequence[str]
) -> tuple[Written, ...]:
    return tuple(
        Written(
            key=STYLES[name].key,
            text=STYLES[name].write(cited),
            url=cite_url(meeting.id, anchor=anchor, style=name),
        )
        for name in names
    )


def _choices(meeting: Meeting, anchor: str) -> list[Choice]:
    """All items, and the paragraphs of the one that is looked at: hundreds would help nobody."""
    item = anchor.partition("p")[0]
    return [
        Choice(name, f"{place} {text[:_SHOWN_OF_TEXT]}", name == anchor)
        for name, place, text in anchors(meeting)
        if "p" not in name or name.partition("p")[0] == item
    ]


def _permalinks(meeting: Meeting, query: str) -> Mapping[str, str]:
    words = f"{urlencode({'q': query})}&" if query else ""
    prints = paragraph_fingerprints(meeting)
    return {anchor: f"?{words}fp={found}#{anchor}" for anchor, found in prints.items()}


def _quoted(meeting: Meeting, fingerprint: str) -> Quoted:
    read = _PRINT.fullmatch(fingerprint.strip().casefold())
    if read is None:
        return Quoted(is_read=False)
    found = with_fingerprint(meeting, read[1])
    names = {name: place for name, place, _ in anchors(meeting)}
    return Quoted(tuple((anchor, names.get(anchor, "")) for anchor in found))
