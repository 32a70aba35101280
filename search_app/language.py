"""Which language a page speaks: ``?lang=en``, kept in a cookie, Chinese where nothing is said.

The switch is a link to the same address, so that it works without scripts and can be shared; the
address is made here from our own path and never names a host.
"""

import re
from urllib.parse import quote, urlencode

from flask import Flask, Response, g, request
from markupsafe import Markup, escape

from search_app.texts import CHINESE, ENGLISH, LANGUAGES, in_english, sentence, speaking

PARAMETER = "lang"
_A_YEAR = 365 * 24 * 3600
_IN_CHINESE, _NOTHING = Markup(f' lang="{LANGUAGES[CHINESE]}"'), Markup("")
_OF_CHINESE = re.compile(r"([\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+)")
_NAMES = {CHINESE: "中文", ENGLISH: "English"}


def install(app: Flask) -> None:
    """Let every answer of the app be in the language that is asked for."""
    app.before_request(_begin)
    app.after_request(_tell)
    app.teardown_request(_end)
    app.jinja_env.filters.update(original=original_words, mixed=mixed_words)
    app.jinja_env.globals.update(
        quoting=quoting, language_tag=language_tag, other_language=other_language, original=original
    )


def language_tag() -> str:
    """The tag of the language spoken, for ``<html lang>``."""
    return LANGUAGES[ENGLISH if in_english() else CHINESE]


def other_language() -> tuple[str, str, str]:
    """The other language: its name in itself, its tag, and this page in it."""
    other = CHINESE if in_english() else ENGLISH
    kept = [pair for pair in request.args.items(multi=True) if pair[0] != PARAMETER]
    # A path of two slashes would be another host for a browser.
    path = "/" + quote(request.path.lstrip("/\\"))
    return _NAMES[other], LANGUAGES[other], f"{path}?{urlencode([*kept, (PARAMETER, other)])}"


def original() -> Markup:
    """An attribute for words of the minutes, which stay Chinese on an English page."""
    return _IN_CHINESE if in_english() else _NOTHING


def original_words(words: str) -> Markup:
    """Words of the minutes in an element of their own where they stand among English ones."""
    return Markup("<span{}>{}</span>").format(original(), words) if in_english() else escape(words)


def mixed_words(words: str) -> Markup:
    """A sentence of ours that names words of the minutes, which are marked in it."""
    parts = _OF_CHINESE.split(words) if in_english() else [words]
    # What the expression took stands at every second place.
    return Markup("").join(
        original_words(part) if number % 2 else escape(part) for number, part in enumerate(parts)
    )


def quoting(key: str, **details: object) -> Markup:
    """A sentence of the catalogue around words of the minutes, which are marked where they were
    given by ``original_words``; all else is escaped.
    """
    return Markup(escape(sentence(key))).format(**details)


def _begin() -> None:
    asked = (request.args.get(PARAMETER), request.cookies.get(PARAMETER))
    g.spoken = speaking(next((word for word in asked if word in LANGUAGES), CHINESE))
    g.spoken.__enter__()


def _end(error: BaseException | None) -> None:
    if spoken := g.pop("spoken", None):
        spoken.__exit__(None, None, None)


def _tell(response: Response) -> Response:
    if request.endpoint == "static":
        return response
    response.headers["Content-Language"] = language_tag()
    response.vary.add("Cookie")
    asked = request.args.get(PARAMETER)
    if asked in LANGUAGES and asked != request.cookies.get(PARAMETER):
        response.set_cookie(
            PARAMETER, asked, _A_YEAR, httponly=True, samesite="Lax", secure=request.is_secure
        )
    return response
