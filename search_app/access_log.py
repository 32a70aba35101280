"""One line for each answer: when, which kind of page, how it went, how long it took; no questions.

Addresses tell what was asked and about whom, so only the pattern of the route is written
(``/people/<key>``), and nobody's address, unless the operator wants whole addresses.
"""

import logging
import sys
import time

from flask import Flask, Response, g, request

LOGGER = "jiyao.access"
_FORM = "%(asctime)s %(message)s"
_MOST = 3000
"""Characters of an address: several processes write to one log, and the system keeps apart what
comes as one piece of at most 4,096 bytes."""


def install(app: Flask, *, whole: bool) -> None:
    """Write to standard error, whole addresses only where that is wanted."""
    logger = logging.getLogger(LOGGER)
    if not logger.handlers:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(logging.Formatter(_FORM))
        logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False

    def begin() -> None:
        g.began = time.monotonic()

    def tell(response: Response) -> Response:
        took = (time.monotonic() - g.get("began", time.monotonic())) * 1000
        place = _whole() if whole else str(request.url_rule or "-")
        logger.info("%s %s %s %.0f ms", request.method, place, response.status_code, took)
        return response

    app.before_request_funcs.setdefault(None, []).insert(0, begin)
    app.after_request(tell)


def _whole() -> str:
    """The address as it came, escaped, so that nothing in it can begin another line, and cut."""
    address = request.full_path.rstrip("?").encode("unicode_escape").decode("ascii")
    return address if len(address) <= _MOST else f"{address[:_MOST]}..."
