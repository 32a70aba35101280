"""Lists in which every post stands before a colon: 副主席：某某, 代　表：某某　某某."""

from collections.abc import Iterator, Sequence

from corpus.assembly.people.person import is_post, is_whole_post

_BEHIND_NAMES, _ALONE = 10, 24
"""Characters of a post with its organ: behind names on the same line, and at the start of it."""


def posts_of(row: str) -> tuple[tuple[str, str], ...]:
    """The posts of a row, each with the words behind its colon; words before the first have ''."""
    parts = _at_colons(row)
    told: list[tuple[str, str]] = []
    post = ""
    for part in parts[:-1]:
        names, following = _without_post(part)
        if not following:
            return (("", row),)
        told.append((post, names))
        post = following
    told.append((post, parts[-1].strip()))
    return tuple((post, names) for post, names in told if post or names)


def is_by_post(rows: Sequence[str]) -> bool:
    """Whether a list has two posts with colons at least."""
    return sum(1 for row in rows for post, _ in posts_of(row) if post) >= 2


def by_post(rows: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Each post with its names; a row without a post goes on with the last one."""
    last = ""
    for row in rows:
        for post, names in posts_of(row):
            last = post or last
            if names:
                yield last, names


def _at_colons(row: str) -> list[str]:
    return row.replace("：", ":").split(":")


def _without_post(text: str) -> tuple[str, str]:
    """What stands before the post at the end of the text, and the post, padded or not."""
    pieces = text.split()
    for start in range(len(pieces) - 1, -1, -1):
        post = "".join(pieces[start:])
        longest = _ALONE if len(pieces) == 1 else _BEHIND_NAMES
        last = start == len(pieces) - 1 and len(post) <= longest
        if is_whole_post(post) or (last and is_post(post)):
            return text[: text.rindex(pieces[start])].strip(), post
        if len(pieces[start]) > 1:
            break
    return text.strip(), ""
