"""Text to lines, for every reader alike, so that line numbers mean the same everywhere."""

import re

LINE_END = re.compile("[\n\r\v\f\x85\u2028\u2029](?:(?<=\r)\n)?")
"""Form feeds and the Unicode separators end a line too: they are page and paragraph breaks."""

# Not seen on paper or screen, but one inside a word cuts it in two for every search, and the
# direction marks can turn a name round. Variation selectors only choose between shapes.
UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]"
)


def split_lines(text: str) -> tuple[str, ...]:
    """The lines without their ends and without unseen characters; a line of blanks is empty.

    Empty lines at the end are dropped, those at the beginning count.
    """
    lines = [line if line.strip() else "" for line in UNSEEN.sub("", text).splitlines()]
    while lines and not lines[-1]:
        lines.pop()
    return tuple(lines)
