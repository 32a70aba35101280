"""Texts as XML 1.0 can hold them: escaped, and without the characters it has no way to write."""

import re
from xml.sax.saxutils import escape, quoteattr

_BARRED = "\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff"
_UNWRITABLE = re.compile(f"[{_BARRED}]")
_MARKED = re.compile(f"[&<>\r{_BARRED}]")
_MARKED_IN_QUOTES = re.compile(f'[&<>"\r\n\t{_BARRED}]')
"""Few texts hold any of these, and one look is quicker than to replace each of them."""


def writable(text: str) -> str:
    """The text with U+FFFD for what XML has no way to write."""
    return _UNWRITABLE.sub("\ufffd", text)


def plain(text: str) -> str:
    """The text between two tags; a bare carriage return would be read back as a line feed."""
    return escape(writable(text), {"\r": "&#13;"}) if _MARKED.search(text) else text


def quoted(text: str) -> str:
    """The text as the value of an attribute, with its quotation marks."""
    if _MARKED_IN_QUOTES.search(text):
        return quoteattr(writable(text), {"\r": "&#13;"})
    return f'"{text}"'
