"""Source text to a tree, and a check that the parser kept what it was given."""

import html
import re

from lxml import etree

from corpus.model import ParseWarning
from corpus.readers.loss import count_han, loss

Element = etree._Element

_TOKEN = re.compile(r"<!--|<(script|style)\b[^<>]*>?|<[^<>]*>", re.IGNORECASE)


def parse(source: str) -> Element | None:
    """The tree of a page without scripts and styles, or None when there is nothing in it.

    The text is decoded already and handed over as UTF-8 by name: given bytes, libxml2 believes
    the page, and drops all that follows the first character outside a declared gb2312; given a
    str, it refuses one that begins with an XML declaration. ``huge_tree`` lifts the limits of
    256 levels and 10 MB a text, beyond which it drops the rest without a word. Nothing outside
    the page is read.
    """
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(source.replace("\0", "").encode(), parser)
    if root is not None:
        etree.strip_elements(root, "script", "style", with_tail=False)
    return root


def loss_of(source: str, root: Element) -> ParseWarning | None:
    """A warning when the tree lacks more than a fifth of the Han characters of the source."""
    return loss(count_han(html.unescape(_without_markup(source))), han_inside(root))


def han_inside(element: Element) -> int:
    """How many Han characters the text inside an element has."""
    return count_han("".join(element.itertext()))


def _without_markup(source: str) -> str:
    """The source less tags, comments, scripts and styles, told apart in one pass.

    What is opened and never closed counts as text: that is just what a parser may swallow.
    """
    kept = []
    position = 0
    hopeless: set[str] = set()
    while token := _TOKEN.search(source, position):
        kept.append(source[position : token.start()])
        closing = _closing(token)
        end = -1 if not closing or closing in hopeless else _find(source, closing, token.end())
        if closing and end < 0:
            # Looked for once only, or a page of openings would take for ever.
            hopeless.add(closing)
        position = end if end >= 0 else token.end()
    return "".join((*kept, source[position:]))


def _closing(token: re.Match[str]) -> str | None:
    if token[0] == "<!--":
        return "-->"
    return f"</{token[1].lower()}" if token[1] else None


def _find(source: str, closing: str, start: int) -> int:
    found = re.compile(re.escape(closing), re.IGNORECASE).search(source, start)
    return found.end() if found else -1
