"""Plain text: the right encoding, then line for line what is there, hard wraps undone."""

import re
from collections.abc import Sequence

from corpus.readers.encoding import decode
from corpus.readers.lines import split_lines
from corpus.readers.transcript import Transcript
from corpus.readers.wraps import unwrapped

_MARK = "---"
_FIELD = re.compile(r"(?P<name>[\w-]{2,20}): *(?P<value>.*)|- .+|")
_LONGEST_HEAD = 40


def read(data: bytes, path: str) -> Transcript:
    """The lines of a text file, words and indents as they are. Raises ``NotText``."""
    decoded = decode(data, path)
    lines = split_lines(decoded.text)
    head = _front_matter(lines)
    title = next((f["value"].strip("\"' ") for f in head if f["name"] == "title"), None)
    kept = unwrapped(("",) * (len(head) + 2) + tuple(lines[len(head) + 2 :]) if head else lines)
    return Transcript(kept, "text/plain", decoded.encoding, title, warnings=decoded.warnings)


def _front_matter(lines: Sequence[str]) -> list[re.Match[str]]:
    """The fields between --- and ---, which a site's generator sets above a Markdown text."""
    if not lines or lines[0].rstrip() != _MARK:
        return []
    fields: list[re.Match[str]] = []
    for line in lines[1:_LONGEST_HEAD]:
        if line.rstrip() == _MARK:
            return fields
        field = _FIELD.fullmatch(line.strip())
        if field is None:
            return []
        fields.append(field)
    return []
