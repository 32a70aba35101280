"""Atom feeds (RFC 4287) as text; everything that comes from minutes is escaped."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import NAMESPACE_URL, uuid5

from indexer.tables.xml_text import plain, quoted

MEDIA_TYPE = "application/atom+xml"
_NAMESPACE = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """``passage`` is HTML; ``updated`` and ``published`` are RFC 3339."""

    id: str
    title: str
    url: str
    updated: str
    published: str
    authors: tuple[str, ...]
    passage: str


@dataclass(frozen=True, slots=True)
class Feed:
    """``next_url`` leads to older entries (RFC 5005), empty at the end; ``subtitle`` is what there
    is to say of the question, mostly nothing.
    """

    id: str
    title: str
    updated: str
    self_url: str
    page_url: str
    next_url: str
    entries: tuple[Entry, ...]
    subtitle: str = ""


def stable_id(*parts: str) -> str:
    """An id that stays the same whatever host and index tell of the thing."""
    return uuid5(NAMESPACE_URL, "\0".join(("jiyao", *parts))).urn


def atom(feed: Feed) -> str:
    """The feed as XML."""
    links = (("self", MEDIA_TYPE, feed.self_url), ("alternate", "text/html", feed.page_url))
    older = (("next", MEDIA_TYPE, feed.next_url),) if feed.next_url else ()
    return "".join(
        (
            f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="{_NAMESPACE}" xml:lang="zh">\n',
            _element("id", feed.id),
            _element("title", feed.title),
            _element("subtitle", feed.subtitle) if feed.subtitle else "",
            _element("updated", feed.updated),
            _authors(("纪要 Jiyao",)),
            *_links((*links, *older)),
            *map(_entry, feed.entries),
            "</feed>\n",
        )
    )


def _entry(entry: Entry) -> str:
    return "".join(
        (
            "<entry>\n",
            _element("id", entry.id),
            _element("title", entry.title),
            _element("updated", entry.updated),
            _element("published", entry.published) if entry.published else "",
            _authors(entry.authors),
            *_links((("alternate", "text/html", entry.url),)),
            f'<content type="html">{plain(entry.passage)}</content>\n',
            "</entry>\n",
        )
    )


def _element(name: str, text: str) -> str:
    return f"<{name}>{plain(text)}</{name}>\n"


def _authors(names: Sequence[str]) -> str:
    return "".join(f"<author><name>{plain(name)}</name></author>\n" for name in names)


def _links(links: Sequence[tuple[str, str, str]]) -> Iterator[str]:
    for relation, media_type, url in links:
        yield f'<link rel="{relation}" type="{media_type}" href={quoted(url)}/>\n'
