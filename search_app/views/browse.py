"""The page that lists meetings by body, year and month."""

from collections.abc import Sequence

from flask import Blueprint, render_template, request

from indexer.engine import Engine
from indexer.query.clauses import Holding
from indexer.query.request import SearchRequest
from indexer.schema import SERIES
from indexer.series import Sitting
from search_app.front import current_front
from search_app.pages.browse_page import BROWSE, browse_page, read_place
from search_app.pages.results import MeetingLine, newest_meetings

browse = Blueprint("browse", __name__)


@browse.get(BROWSE)
def meetings() -> str:
    """Bodies, or the meetings of a body, a year, a month or a day; 400 for what cannot be read."""
    front = current_front()
    place = read_place(request.args.to_dict(flat=False))
    page = browse_page(front.shelf.series(), place)
    lines = _lines(front.engine, page.shown)
    return render_template("browse.html", page=page, place=place, lines=lines)


def _lines(engine: Engine, shown: Sequence[Sitting]) -> tuple[MeetingLine, ...]:
    """The meetings with their titles, in the order given."""
    if not shown:
        return ()
    keys = tuple(sitting.key for sitting in shown)
    hits = engine.search(SearchRequest(Holding(SERIES, keys), limit=len(keys))).hits
    by_id = {hit.record.meeting_id: hit for hit in hits}
    in_order = [by_id[sitting.meeting_id] for sitting in shown if sitting.meeting_id in by_id]
    return newest_meetings(in_order, len(keys))
