"""Bytes to lines of text. The first bytes decide which reader is asked, never the file's name."""

from collections.abc import Callable, Mapping

from corpus.errors import EmptyFile, TooLarge, UnsupportedFormat
from corpus.readers import doc, docx, mhtml, ocr, ofd, pdf, rtf, wordxml
from corpus.readers.html import read as read_html
from corpus.readers.parts import IMAGES
from corpus.readers.parts import optional_parts as optional_parts
from corpus.readers.sniff import HTML, PLAIN
from corpus.readers.sniff import media_type as media_type_of
from corpus.readers.text import read as read_text
from corpus.readers.transcript import Transcript

Reader = Callable[[bytes, str], Transcript]
MOST_CHARACTERS = 20_000_000
_MOST_OF_A_BYTE = 100
_ALWAYS = 1_000_000
"""Characters that any file may hold; beyond, no honest one has a hundred for each of its bytes."""

READERS: Mapping[str, Reader] = {
    PLAIN: read_text,
    HTML: read_html,
    docx.MEDIA_TYPE: docx.read,
    pdf.MEDIA_TYPE: pdf.read,
    ofd.MEDIA_TYPE: ofd.read,
    rtf.MEDIA_TYPE: rtf.read,
    doc.OLE_MEDIA_TYPE: doc.read,
    wordxml.MEDIA_TYPE: wordxml.read,
    mhtml.MEDIA_TYPE: mhtml.read,
    **dict.fromkeys(IMAGES, ocr.read),
}
"""Media type to reader. A new format is a module with a ``read`` and a line here."""


def read(data: bytes, path: str) -> Transcript:
    """The text of a file; ``path`` is only for messages.

    Raises ``EmptyFile``, ``UnsupportedFormat``, ``TooLarge``, or what the format's reader raises.
    """
    if not data:
        raise EmptyFile(path=path)
    media_type = media_type_of(data)
    reader = READERS.get(media_type)
    if reader is None:
        raise UnsupportedFormat(path=path, media_type=media_type)
    transcript = reader(data, path)
    if not any(transcript.lines):
        raise EmptyFile(path=path)
    _refuse_a_flood(transcript, len(data), path)
    return transcript


def _refuse_a_flood(transcript: Transcript, size: int, path: str) -> None:
    """Whoever takes the text out of the reading process has no limit of memory."""
    count = sum(map(len, transcript.lines))
    most = min(MOST_CHARACTERS, max(_ALWAYS, _MOST_OF_A_BYTE * size))
    if count > most:
        raise TooLarge(path=path, reason=f"{count} 字，最多 {most} 字")
