"""Lists in groups: 縣府—財政處處長甲 預算科科長乙, 本會—秘書長丙, with a dash or a colon.

Their entries run on and are broken at any line end, also inside a name (議事組主任溫 / 榆明). A
line end parts two entries only where both are whole, each a name behind its post.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.assembly.people.notes import Entry
from corpus.assembly.people.person import Named, is_organ, read_named
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import one_of, table_words

_OWN = (
    r"本\s*[会府所]|[县市]\s*(?:政\s*)?府|(?:[乡镇市区]\s*)?公\s*所"
    r"|(?:[县市]\s*)?议\s*会|代\s*表\s*会"
)
_HEAD = late(
    rf"(?P<organ>{_OWN}|[{HAN}]{{2,8}}(?=[—－─–]))\s*(?:[—－─–]{{1,2}}|[:：])\s*(?P<rest>.*)"
)
_NOTES = late(r"[（(][^（）()]*[)）]?")
_ENTRY = late(r"(?P<who>[^\s（(]+)\s*(?P<note>[（(][^（）()]*[)）])?")
_ELSEWHERE = late(r"(?:如|详|见|略).*(?:簿|表|单|册)|略")
_OFFICE = late(one_of(table_words("assembly_offices")))
_LONGEST = 80
"""Characters; no entry with its note is longer."""

_LAST, _FIRST = late(r"[^、\s]*$"), late(r"[^、\s]*")


@dataclass(frozen=True, slots=True)
class Group:
    """Whose people they are, none above the first group, and the rows that tell them."""

    organ: str
    rows: tuple[str, ...]


def groups_of(rows: Sequence[str]) -> tuple[Group, ...]:
    """The groups of a list; none where no row begins with the organ of one."""
    groups: list[Group] = [Group("", ())]
    for text in map(str.strip, rows):
        head = _HEAD.fullmatch(fold(text))
        organ = text[: head.end("organ")] if head else ""
        if head and _is_head(organ):
            groups.append(Group("".join(organ.split()), ()))
        told = text[head.start("rest") :].strip() if head and _is_head(organ) else text
        groups[-1] = replace(groups[-1], rows=(*groups[-1].rows, *filter(None, (told,))))
    return tuple(group for group in groups if group.rows) if len(groups) > 1 else ()


def _is_head(organ: str) -> bool:
    return re.fullmatch(_OWN, fold(organ)) is not None or is_organ(organ)


def in_group(entry: Entry, organ: str) -> Entry:
    """The entry with the organ of its group, where no nearer one stands beside the name."""
    named = entry.named
    if named is None or not organ:
        return entry
    posts = max(1, len(named.titles))
    if len(named.organizations) >= posts or (posts == 1 and named.organizations):
        return entry
    organs = (organ, *named.organizations)
    return replace(entry, named=Named(named.name, named.titles, organs))


def run_on(rows: Sequence[str]) -> str:
    """The rows as one line, parted by blanks or by 、 as they are, with broken names mended."""
    text = ""
    mark = "、" if any("、" in _NOTES.sub("", row) for row in rows) else " "
    for row in rows:
        text += (mark if _parts(text, row) else "") + row
    return text


def _parts(text: str, row: str) -> bool:
    """Whether the end of this row ends an entry: both its neighbours are whole."""
    if not text or text[-1] == "、" or _is_open(text):
        return False
    last = _LAST.search(_NOTES.sub("", text[-_LONGEST:]).rstrip())
    first = _FIRST.match(_NOTES.sub("", row))
    return bool(last and first and _is_whole(last[0]) and _begins(first[0], row))


def _is_open(text: str) -> bool:
    end = text[-_LONGEST:]
    return max(map(end.rfind, "（(")) > max(map(end.rfind, "）)"))


def _begins(first: str, row: str) -> bool:
    """Whether a row begins with an entry: one word, or an organ and the holder of a post in it."""
    if is_organ(first):
        behind = row[len(first) :].split()
        return bool(behind) and _is_whole(behind[0])
    return _is_whole(first)


def _is_whole(text: str) -> bool:
    named = read_named(text)
    return named is not None and len(named.name) > 1 and bool(named.titles)


def entries_at_blanks(text: str) -> Iterator[Entry]:
    """The entries of a line without 、: 財政處處長甲 預算科科長乙, 議事組 汪主任丙."""
    organ = ""
    for match in _ENTRY.finditer(text):
        who = match["who"].strip("，,；;。")
        note = (match["note"] or "").strip("（()）")
        note = "" if _ELSEWHERE.match(fold(note)) else note
        if is_organ(who) and read_named(who) is None and not note:
            organ = who
            continue
        for entry in _of_word(who, note):
            yield in_group(entry, organ)
        organ = ""


def _of_word(who: str, note: str) -> Iterator[Entry]:
    """One entry, or two where the blank before an office of the council was lost."""
    for office in _OFFICE.finditer(fold(who)):
        left, right = who[: office.start()], who[office.start() :]
        if _is_whole(left) and _is_whole(right):
            yield Entry.of(left)
            yield Entry.of(right, note)
            return
    yield Entry.of(who, note)
