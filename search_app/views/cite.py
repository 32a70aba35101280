"""Citations of a meeting, an item or a paragraph: a page with all styles, and each as a file."""

from datetime import date

from flask import Blueprint, Response, render_template, request

from indexer.errors import BadParameter
from indexer.query.remedies import one_of
from search_app.front import current_front
from search_app.pages.citations import STYLES
from search_app.pages.cite_page import cite_page, cited_at

citations = Blueprint("citations", __name__)


@citations.get("/meetings/<meeting_id>/cite")
def cite(meeting_id: str) -> Response | str:
    """All styles of a place (``?anchor=s3p2``), or one of them as text (``&style=bibtex``).

    404 for a meeting or a place that is not there, 400 for a style that nobody knows.
    """
    meeting = current_front().meeting(meeting_id)
    anchor, name = request.args.get("anchor", ""), request.args.get("style", "")
    if not name:
        page = cite_page(meeting, anchor, request.root_url, date.today())
        return render_template("cite.html", page=page, meeting=meeting)
    if name not in STYLES:
        raise BadParameter(name="style", value=name, **one_of(STYLES))
    style, cited = STYLES[name], cited_at(meeting, anchor, request.root_url, date.today())
    answer = Response(style.write(cited), content_type=f"{style.media_type}; charset=utf-8")
    if style.media_type != "text/plain":
        file = f"{cited.key}.{style.extension}"
        answer.headers["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer
