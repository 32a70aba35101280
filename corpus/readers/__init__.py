"""Bytes to lines of text. The first bytes decide which reader is asked, never the file's name."""

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module

from corpus.errors import EmptyFile, TooLarge, UnsupportedFormat
from corpus.readers.parts import IMAGES
from corpus.readers.parts import optional_parts as optional_parts
from corpus.readers.sniff import HTML, PLAIN
from corpus.readers.sniff import media_type as media_type_of
from corpus.readers.transcript import Transcript

Reader = Callable[[bytes, str], Transcript]
MOST_CHARACTERS = 20_000_000
_MOST_OF_A_BYTE = 100
_ALWAYS = 1_000_000
"""Characters that any file may hold; beyond, no honest one has a hundred for each of its bytes."""

READERS: Mapping[str, str] = {
    PLAIN: "text",
    HTML: "html",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/pdf": "pdf",
    "application/ofd": "ofd",
    "application/rtf": "rtf",
    "application/x-ole-storage": "doc",
    "application/xml": "wordxml",
    "multipart/related": "mhtml",
    **dict.fromkeys(IMAGES, "ocr"),
}
"""Media type to the module that reads it, loaded with the first such file: most runs have few
formats, and a run that only hands files out has none.

A new format is a module with a ``read`` and a line here.
"""


def read(data: bytes, path: str) -> Transcript:
    """The text of a file; ``path`` is only for messages.

    Raises ``EmptyFile``, ``UnsupportedFormat``, ``TooLarge``, or what the format's reader raises.
    """
    if not data:
        raise EmptyFile(path=path)
    media_type = media_type_of(data)
    if media_type not in READERS:
        raise UnsupportedFormat(path=path, media_type=media_type)
    transcript = _reader(media_type)(data, path)
    if not any(transcript.lines):
        raise EmptyFile(path=path)
    _refuse_a_flood(transcript, len(data), path)
    return transcript


@cache
def _reader(media_type: str) -> Reader:
    reader: Reader = import_module(f"{__name__}.{READERS[media_type]}").read
    return reader


def _refuse_a_flood(transcript: Transcript, size: int, path: str) -> None:
    """Whoever takes the text out of the reading process has no limit of memory."""
    count = sum(map(len, transcript.lines))
    most = min(MOST_CHARACTERS, max(_ALWAYS, _MOST_OF_A_BYTE * size))
    if count > most:
        raise TooLarge(path=path, reason=f"{count} 字，最多 {most} 字")
