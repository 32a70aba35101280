"""No page is left out of the table that the browser looks through."""

from urllib.parse import quote, urlsplit

from search_app.app import create_app
from tests.browser.page_types import PAGE_TYPES
from tests.search_app.canned import MEETING, CannedEngine

NO_PAGES = ("/api/", "/static/", "/healthz", "/readyz", "/feed", "/sitemap", "/robots.txt")
FILES = {"/meetings/<meeting_id>/original", "/export", "/openapi.json", "/opensearch.xml"}


def test_every_page_has_a_line():
    rules = create_app(CannedEngine(MEETING)).url_map
    pages = {rule.rule for rule in rules.iter_rules() if not rule.rule.startswith(NO_PAGES)}
    places = rules.bind("localhost")
    looked_at = set()
    for kind in PAGE_TYPES:
        path = quote(urlsplit(kind.url).path)
        if places.test(path):
            looked_at.add(places.match(path, return_rule=True)[0].rule)
    assert pages - FILES - looked_at == set()
    assert len({kind.name for kind in PAGE_TYPES}) == len(PAGE_TYPES)
