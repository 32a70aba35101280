"""The main navigation: one table, in the order in which it is shown."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app, request


@dataclass(frozen=True, slots=True)
class Destination:
    """A page that every page leads to; ``key`` names its label in the catalogue."""

    key: str
    url: str


NAVIGATION = (
    Destination("nav.search", "/search"),
    Destination("nav.browse", "/browse"),
    Destination("nav.trends", "/trends"),
    Destination("nav.kwic", "/kwic"),
    Destination("nav.duties", "/duties"),
    Destination("nav.check", "/check"),
    Destination("nav.help", "/help"),
    Destination("nav.about", "/about"),
)


def navigation() -> Iterator[tuple[Destination, bool]]:
    """The destinations that the app has a page for, each with whether it is the page shown."""
    pages = {rule.rule for rule in current_app.url_map.iter_rules()}
    for destination in NAVIGATION:
        if destination.url in pages:
            yield destination, request.path == destination.url
