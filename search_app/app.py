"""Puts the front end together. A module of its own, so that ``jiyao --help`` loads no Flask."""

from collections.abc import Sequence
from pathlib import Path

from flask import Flask, request

from corpus.decisions.reporters import is_person
from corpus.grammar.organ_names import OrganNames
from indexer.asking.asker import Asker
from indexer.browsing import Shelf
from indexer.engine import Engine
from indexer.opening import as_shown
from indexer.person_names import NOBODY, PersonNames
from indexer.query.deadline import TIME_LIMIT
from indexer.removals import RemovalList
from indexer.runs.arrivals import Arrivals
from search_app import doorkeeper, errors, etags, headers, language
from search_app.addresses import document_url, organization_url
from search_app.front import Front, current_front, install
from search_app.labels import parameter_label
from search_app.markup import FILTERS
from search_app.navigation import navigation
from search_app.pages.outcomes import outcome_shape
from search_app.params import condition_url, search_url
from search_app.texts import aside, in_english, say, spoken
from search_app.views import documents, feeds
from search_app.views.api import api
from search_app.views.browse import browse
from search_app.views.check_views import checks
from search_app.views.cite import citations
from search_app.views.discovery import discovery
from search_app.views.duty_views import duty_list
from search_app.views.export_views import exports
from search_app.views.health import health, is_degraded
from search_app.views.kwic import kwic_views
from search_app.views.list_api import list_api
from search_app.views.openapi import openapi
from search_app.views.originals import originals as original_files
from search_app.views.party_api import party_api
from search_app.views.party_views import parties
from search_app.views.search import pages
from search_app.views.site_files import site_files
from search_app.views.trends import trend_views

__all__ = ["create_app"]

_MOST_OF_BODY = 1_024
"""Bytes; only lists that are checked are larger, and their pages say so."""
_BLUEPRINTS = (
    pages,
    parties,
    party_api,
    duty_list,
    checks,
    trend_views,
    kwic_views,
    discovery,
    browse,
    original_files,
    citations,
    exports,
    api,
    list_api,
    openapi,
    site_files,
    health,
)


def create_app(  # noqa: PLR0913
    engine: Engine,
    *,
    page_size: int = 20,
    names: OrganNames | None = None,
    people: PersonNames = NOBODY,
    time_limit: float = TIME_LIMIT,
    manifest: Path | None = None,
    originals: bool = True,
    mask: bool = True,
    removals: RemovalList | None = None,
    hosts: Sequence[str] = (),
) -> Flask:
    """The web front end over an open engine, which stays the caller's to close.

    ``names`` and ``people`` are the tables that the index was made with; a question may take
    ``time_limit`` seconds. ``manifest`` is where that of the index lies; with it, and unless
    ``originals`` is false, the files that meetings were read from can be fetched. Personal numbers
    are masked unless ``mask`` is false, and nothing of ``removals`` is shown. With ``hosts`` a
    request that names another host is refused.
    """
    app = Flask(__name__)
    app.config["MAX_CONTENT_LENGTH"] = _MOST_OF_BODY
    _equip(app)
    engine = as_shown(engine, removals or RemovalList(None), is_masked=mask)
    asker = Asker(engine, names, time_limit=time_limit)
    arrivals = Arrivals(manifest)
    front = Front(asker, page_size, Shelf(engine), people, manifest, originals, arrivals)
    install(app, front)
    errors.install(app)
    headers.install(app)
    language.install(app)
    doorkeeper.install(app, hosts)
    etags.install(app)
    for blueprint in _BLUEPRINTS:
        app.register_blueprint(blueprint)
    documents.install(app)
    feeds.install(app)
    return app


def _equip(app: Flask) -> None:
    """What every template can say."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(FILTERS)
    app.jinja_env.globals.update(
        t=say,
        outcome_shape=outcome_shape,
        condition_url=condition_url,
        document_url=document_url,
        organization_url=organization_url,
        is_person=is_person,
        search_url=search_url,
        navigation=navigation,
        is_degraded=is_degraded,
        aside=aside,
        said=spoken,
        in_english=in_english,
        generation=lambda: current_front().generation(),
        parameter_label=parameter_label,
        feed_url=feeds.feed_url,
        site_root=lambda: request.url_root.rstrip("/"),
    )
