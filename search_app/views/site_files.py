"""What browsers and crawlers ask a site for: OpenSearch, sitemaps, robots.txt."""

from collections.abc import Iterable
from http import HTTPStatus

from flask import Blueprint, Response, abort, request

from indexer.tables.xml_text import plain, quoted
from search_app.addresses import document_url
from search_app.front import Front, current_front
from search_app.params import meeting_url
from search_app.texts import say

site_files = Blueprint("site_files", __name__)

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
MOST_IN_PART = 50_000
"""Addresses that a sitemap may hold (sitemaps.org)."""
_CLOSED = (
    *("/search", "/values/", "/export", "/api/", "/feed", "/people/", "/organizations/"),
    *("/duties", "/check", "/trends", "/kwic", "/collocates", "/rising", "/similar/"),
)
"""Lists without end, and pages about people: not for the indexes of others."""


@site_files.get("/opensearch.xml")
def opensearch() -> Response:
    """So that a browser can search here from its own box (OpenSearch 1.1)."""
    root = request.url_root
    page = quoted(f"{root}search?q={{searchTerms}}")
    feed = quoted(f"{root}feed.atom?q={{searchTerms}}")
    icon = plain(f"{root}static/favicon.svg")
    body = (
        f'{_HEAD}<OpenSearchDescription xmlns="{_OPENSEARCH}">\n'
        f"<ShortName>{plain(say('site'))}</ShortName>\n"
        f"<Description>{plain(say('tagline'))}</Description>\n"
        "<InputEncoding>UTF-8</InputEncoding>\n"
        f'<Image type="image/svg+xml">{icon}</Image>\n'
        f'<Url type="text/html" template={page}/>\n'
        f'<Url type="application/atom+xml" template={feed}/>\n'
        "</OpenSearchDescription>\n"
    )
    return _xml(body, "application/opensearchdescription+xml")


@site_files.get("/sitemap.xml")
def sitemap_index() -> Response:
    """The parts of the sitemap."""
    count = len(_addresses(current_front()))
    parts = range(1, -(-count // MOST_IN_PART) + 1)
    found = (f"{request.url_root}sitemap-{number}.xml" for number in parts)
    return _xml(_listed("sitemapindex", "sitemap", found))


@site_files.get("/sitemap-<int:number>.xml")
def sitemap(number: int) -> Response:
    """One part: meetings and documents. 404 for a part that is not there."""
    found = _addresses(current_front())[(number - 1) * MOST_IN_PART : number * MOST_IN_PART]
    if number < 1 or not found:
        abort(HTTPStatus.NOT_FOUND)
    root = request.url_root.rstrip("/")
    return _xml(_listed("urlset", "url", (root + address for address in found)))


@site_files.get("/robots.txt")
def robots() -> Response:
    """What is open to crawlers."""
    closed = "".join(f"Disallow: {path}\n" for path in _CLOSED)
    text = f"User-agent: *\n{closed}\nSitemap: {request.url_root}sitemap.xml\n"
    return Response(text, mimetype="text/plain")


def _addresses(front: Front) -> list[str]:
    meetings = (meeting_url(meeting_id) for meeting_id in sorted(front.engine.digests()))
    titles = sorted(front.asker.vocabulary().values("document"))
    return [*meetings, *map(document_url, titles)]


def _listed(root: str, name: str, addresses: Iterable[str]) -> str:
    lines = (f"<{name}><loc>{plain(address)}</loc></{name}>\n" for address in addresses)
    return f'{_HEAD}<{root} xmlns="{_SITEMAP}">\n{"".join(lines)}</{root}>\n'


def _xml(body: str, mimetype: str = "application/xml") -> Response:
    return Response(body.encode(), content_type=f"{mimetype}; charset=utf-8")
