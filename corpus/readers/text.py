"""Plain text: the right encoding, then line for line what is there, hard wraps undone."""

from corpus.readers.encoding import decode
from corpus.readers.lines import split_lines
from corpus.readers.transcript import Transcript
from corpus.readers.wraps import unwrapped


def read(data: bytes, path: str) -> Transcript:
    """The lines of a text file, words and indents as they are. Raises ``NotText``."""
    decoded = decode(data, path)
    lines = unwrapped(split_lines(decoded.text))
    return Transcript(lines, "text/plain", decoded.encoding, warnings=decoded.warnings)
