"""Bytes to lines of text. The first bytes decide which reader is asked, never the file's name."""

from collections.abc import Callable, Mapping

from corpus.errors import EmptyFile, UnsupportedFormat
from corpus.readers import doc, docx, mhtml, ocr, ofd, pdf, rtf, wordxml
from corpus.readers.html import read as read_html
from corpus.readers.parts import IMAGES
from corpus.readers.parts import optional_parts as optional_parts
from corpus.readers.sniff import HTML, PLAIN
from corpus.readers.sniff import media_type as media_type_of
from corpus.readers.text import read as read_text
from corpus.readers.transcript import Transcript

Reader = Callable[[bytes, str], Transcript]

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

    Raises ``EmptyFile``, ``UnsupportedFormat``, or what the format's own reader raises.
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
    return transcript
