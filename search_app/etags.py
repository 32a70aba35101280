"""What programs may keep: an answer holds as long as its generation of the index answers.

The sign (ETag) names the generation that answered before the work began: an answer of a newer one
under it is only fetched once more, never kept for too long. The list of removals makes generations
of its own; what is masked is another answer than what is not, and so is what is told by other
tables of organizations and people.
"""

from hashlib import sha256
from importlib.metadata import version

from flask import Flask, Response, g, request

from search_app.front import Front, current_front
from search_app.language import language_tag

PATHS = ("/api/v1/", "/openapi.json", "/feed", "/sitemap")
_READING = ("GET", "HEAD")


def install(app: Flask) -> None:
    """Give answers for programs their sign, and answer 304 to who has them already.

    Whatever page a script stands on may read them: they hold nothing that is not public.
    """
    app.before_request(_unchanged)
    app.after_request(_signed)


def is_for_programs() -> bool:
    """Whether the address is one that programs read."""
    return request.path.startswith(PATHS) and request.method in _READING


def _unchanged() -> Response | None:
    if not is_for_programs():
        return None
    front = current_front()
    generation = front.generation()
    if not generation:
        return None
    parts = (version("jiyao"), generation, language_tag(), *_setting(front), request.url)
    g.sign = sha256("\0".join(parts).encode("utf-8", "replace")).hexdigest()[:24]
    # An asterisk asks whether there is an answer at all, which is known when it was worked out.
    has_it = not request.if_none_match.star_tag and request.if_none_match.contains_weak(g.sign)
    return Response(status=304) if has_it else None


def _setting(front: Front) -> tuple[str, ...]:
    """What answers differ by beside the index, as the operator has it."""
    tables = (front.asker.names.digest, front.people.digest)
    return (str(front.page_size), str(front.is_masked), *tables)


def _signed(response: Response) -> Response:
    if request.method == "OPTIONS" and request.path.startswith(PATHS):
        # A script that sends a sign along has its browser ask first whether it may.
        response.headers["Access-Control-Allow-Origin"] = "*"
        response.headers["Access-Control-Allow-Methods"] = ", ".join(_READING)
        response.headers["Access-Control-Allow-Headers"] = "If-None-Match"
    if not is_for_programs():
        return response
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["Access-Control-Expose-Headers"] = "ETag, Content-Disposition, Retry-After"
    if response.status_code in (200, 304) and (sign := g.get("sign")):
        response.set_etag(sign, weak=True)
        response.headers["Cache-Control"] = "no-cache"
        if request.if_none_match.star_tag:
            response.make_conditional(request)
    return response
