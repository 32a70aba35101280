"""Who presided, behind the label 主持: one, or several of whom each presided over a part."""

import re
from itertools import takewhile

from corpus.model import Chair
from corpus.people import is_name_behind_post, is_no_name, read_person

BRACKETED = re.compile(r"[（(]([^（）()]*)[）)]")
ONE_NAME = (2, 3)
"""Characters of most names."""
_PART = re.compile(r"议题|议程|第?[\d一二三四五六七八九十、至—-]+[项阶]|上午|下午|阶段")
_BEHIND_PART = re.compile(r"(?<=[）)])[\s、，；]+")


def read_chairs(text: str) -> list[Chair | None]:
    """All who presided: 甲（议题一、二） 乙（议题三）, or a line for each (甲（第一阶段）)."""
    parts = _BEHIND_PART.split(text) if _is_parted(text) else text.split("\n")
    rows = [_chair(row) for row in parts]
    titled = list(takewhile(lambda row: row is not None and row.titles, rows))
    if len(titled) > 1 or (len(rows) > 1 and all(rows)):
        return rows if all(rows) else titled
    one = _chair(text) or rows[0]
    return [one] if one else []


def _is_parted(text: str) -> bool:
    """Whether a bracket behind each of several people says over what they presided."""
    notes = BRACKETED.findall(text)
    return len(notes) > 1 and all(map(_PART.search, notes))


def _chair(text: str) -> Chair | None:
    """主持：甲（局长）; 主持人：区长甲."""
    notes = BRACKETED.findall(text)
    bare = BRACKETED.sub("", text)
    person = read_person(bare)
    if person is None:  # behind the label a surname that the table lacks is believed
        name = "".join(bare.split())
        known = len(name) in ONE_NAME and is_name_behind_post(name) and not is_no_name(name)
        return Chair(name, ()) if known else None
    posts = notes[0].split("、") if notes and not _PART.search(notes[0]) else ()
    return Chair(person.name, person.titles or tuple(posts))
