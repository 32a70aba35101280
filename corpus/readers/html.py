"""A web page: its headline, its metadata table and the lines of its main text."""

import re
from dataclasses import replace

from corpus.doubts import doubt
from corpus.errors import EmptyFile
from corpus.model import ParseWarning
from corpus.readers import html_tree
from corpus.readers.encoding import Decoded, decode
from corpus.readers.html_extract import chosen
from corpus.readers.html_lines import lines_of
from corpus.readers.html_main import hosts, main_lines
from corpus.readers.html_metadata import headline, read_metadata
from corpus.readers.transcript import Transcript
from corpus.readers.wraps import unwrapped

# Only a <meta> or an XML declaration speaks for the page; a <script charset> does not.
_DECLARED = re.compile(
    rb"""<meta[^>]*?charset\s*=\s*["']?\s*([\w.:-]+)|<\?xml[^>]*?encoding\s*=\s*["']([\w.:-]+)""",
    re.IGNORECASE,
)
_HEAD = 8192
_UNCERTAIN = doubt("main-text-uncertain")


def read(data: bytes, path: str) -> Transcript:
    """The page as lines. Raises ``NotText``, or ``EmptyFile`` when there is nothing in it.

    Warns of ``main-text-uncertain`` when no selector fits and of ``text-lost`` when the parser
    dropped more than a fifth of the text.
    """
    decoded = decode(data, path, declared_charset(data))
    root = html_tree.parse(decoded.text)
    if root is None:
        raise EmptyFile(path=path)
    page_lines = lines_of(root)
    metadata = read_metadata(root, page_lines)
    lines, certain = main_lines(root, hosts(root, decoded.text, path), metadata.elements)
    if not certain and (kept := chosen(decoded.text, lines)) is not None:
        lines, certain = kept, True
    lost = html_tree.loss_of(decoded.text, root)
    return Transcript(
        lines=unwrapped(lines),
        media_type="text/html",
        encoding=decoded.encoding,
        title=headline(root, page_lines, metadata.pairs),
        metadata=metadata.pairs,
        warnings=(
            *_of_the_source(decoded),
            *(() if certain else (_UNCERTAIN,)),
            *((lost,) if lost else ()),
        ),
    )


def declared_charset(data: bytes) -> str | None:
    """The charset that the page names for itself."""
    match = _DECLARED.search(data[:_HEAD])
    return (match[1] or match[2]).decode("ascii") if match else None


def _of_the_source(decoded: Decoded) -> tuple[ParseWarning, ...]:
    """Lines of the source are not lines of the transcript, so the number is only in the words."""
    return tuple(replace(warning, line=None) for warning in decoded.warnings)
