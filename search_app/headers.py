"""Headers of every answer: nothing is loaded from elsewhere, framed, sniffed or told on."""

from http import HTTPStatus

from flask import Flask, Response, request

_POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "script-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}

HEADERS = {
    "Content-Security-Policy": "; ".join(f"{name} {value}" for name, value in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    # A question may be about a person; it must not travel on to linked pages.
    "Referrer-Policy": "no-referrer",
    "X-Frame-Options": "DENY",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Robots-Tag": "noindex",
}

ROBOTS = "X-Robots-Tag"
_OPEN = ("pages.meeting", "documents.document")
"""Pages that the sitemap names; under them, what bears a question is one of endless lists."""


def install(app: Flask) -> None:
    """Put the headers on every answer of the app."""
    app.after_request(_with_headers)


def _with_headers(response: Response) -> Response:
    is_found = response.status_code == HTTPStatus.OK
    is_open = is_found and request.endpoint in _OPEN and not request.query_string
    for name, value in HEADERS.items():
        if name != ROBOTS or not is_open:
            response.headers.setdefault(name, value)
    return response
