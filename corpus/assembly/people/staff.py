"""Lists of Hong Kong: 某某議員(主席) one a line, and posts with 某某女士 below or beside them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.people.notes import Entry
from corpus.assembly.people.person import (
    Named,
    is_organ,
    is_person,
    is_post,
    may_be_person,
    organ_of,
)
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import table_words

_TITLE = (
    r"(?:女士|先生|小姐|博士|教授|太太|医生|议员|大律师|工程师|测量师|法师"
    r"|(?:[A-Z]{2,4}[，,]?)*太平绅士)"
)
_NAMED = late(
    rf"(?P<name>[{HAN}?](?:\s?[{HAN}?]){{1,4}}?) ?(?P<title>{_TITLE})"
    r"(?P<awards>[，,]?\s*(?:[A-Z]{2,4}[，,]?\s*)*(?:太平绅士)?)"
    r"(?P<marks>(?:\s*[（(][^（）()]*[)）])*)\s*(?P<star>[*＊#]*)"
)
_AGENDA = late(r"议程|议项")
_DEPARTMENT = late(
    rf"[{HAN}]*(?:[^法]局|署|(?<!工程)司|处|部|院|公司|大学|协会|基金|(?<!议)(?<!法)(?<!^委员)会)"
)
_FLAT = late(r"(?<![A-Z)）])[A-Z]\d{0,3}(?:-\d{1,3})?$")
"""C2棟柳先生: he is told by where he lives, and by his surname alone.

副秘書長(水務)C1 is a post and MH an honour.
"""

_RANKED = late(r"(?<=[)）])[A-Z]\d$")
"""副秘書長(水務)C1: the first of those with this branch."""

_RANK = late(
    rf"(?:\d{{1,2}}|[（(][^（）()]{{1,8}}[)）]|(?<=[{HAN})）])[/／][{HAN}]{{1,8}}(?:[（(][^（）()]{{1,8}}[)）])?)+$"
)
_SPLIT = late(r"[\s)）\d]")
_GROUP = late(
    r"(?:增选|民选|委任|当然|官守|非官守|个人|团体)?(?:议员|委员|成员|会员)[:：]?|人员|人士|者|讨论者"
)
"""A line that only says which members follow, or the rest of a label: no post of the first."""

_MARKS_OF_PROSE = late(r"[，,。](?!\s*[A-Z])|表示|提名|认为|代表出席")
_ENGLISH = late(r"[:：\s]*(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s+(?P<name>[A-Z][A-Za-z.'\- ]{3,40})\s*")
_PARAGRAPH = late(r"\d{1,2}\s*[.．]\s*\S{2,5}(?:议员|主席)\S{4,}")
"""2.温某某议员向…: a paragraph of the minutes, cut by its line end before any mark."""

_TRANSLATED = late(r"[A-Z][A-Z.,'()\- ]{9,}")
"""THE HONOURABLE …, J.P. below a name: the same person in the other language."""

_COLUMN = late(r"\u3000+| {2,}")
_HAN = late(f"[{HAN}]")
_PADDING = late(rf"(?<=[{HAN}])\s+(?=[{HAN}])")
_PRESIDES = late(rf"副?主席(?=[{HAN}]{{2,4}}议员)")
"""主席溫榆明議員,J.P. in the list of a council: the post stands before the name."""

_ROLE_BEHIND = late(r"(?<=\S)\s+(?P<role>副?主席|秘書)$")
"""規劃署署長　主席: what the holder of the post is in this meeting, set apart on the same line."""

_HONOUR = late(r"\s*[,，]\s*(?:大紫[荊荆][勳勋][賢贤章]|(?:[A-Z]\.){2,5}(?=[\s,，]|$))")
"""G.B.S., 大紫荊勳賢 behind a name: an award, and no post of him or of the one below."""

_FREQUENT = table_words("common_surnames")
_ENGINEERS = ("大律师", "工程师", "测量师")


def is_staff(rows: Sequence[str]) -> bool:
    """Whether names bear 議員, 女士 and the like, at least in one row of four."""
    rows = [row for row in rows if row.strip() and not _AGENDA.search(fold(row))]
    named = sum(1 for row in rows if "、" not in row and any(_named(fold(row))))
    return named > 0 and 4 * named >= len(rows)


def _named(folded: str) -> Iterator[re.Match[str]]:
    """The names of a row; 總工程師 and 市政局議員 are posts, 溫某某工程師 is a person."""
    found = list(_NAMED.finditer(folded))
    for match in found:
        name = "".join(match["name"].split())
        if name[-1] in "局署会處处部" or name.endswith("会议"):
            continue
        if _FLAT.search(folded, 0, match.start()):
            continue
        if match["title"] not in _ENGINEERS or (is_person(name) and match is found[-1]):
            yield match


def read_staff(rows: Sequence[str]) -> Iterator[Entry]:
    """Each name with the words above and before it as its post."""
    post = ""
    for row in _posts_first([_HONOUR.sub("", row) for row in rows]):
        if english := _ENGLISH.fullmatch(row):
            yield Entry(row, Named(english["name"].strip(), (post,) if post else ()))
            post = ""
            continue
        if _TRANSLATED.fullmatch(row):
            continue
        presides = _PRESIDES.match(fold(row))
        if presides:
            yield from _presiding(row, presides.end())
            continue
        if _AGENDA.search(fold(row)) or _GROUP.fullmatch(fold(row).strip()):
            continue
        if _is_prose(row):
            return
        if (behind := _post_behind(row)) is not None:
            yield behind
            post = ""
            continue
        end = 0
        for match in _named(fold(row)):
            start = _name_start(row, end, match)
            post = _joined(post, row[end:start].strip(" \u3000:：、-"))
            yield _entry(row, start, match, post)
            post, end = "", match.end()
        post = _joined(post, row[end:].strip(" \u3000:：-"))


def _posts_first(rows: Sequence[str]) -> Sequence[str]:
    """The rows with each post above its name, where a list tells all of them below the names."""
    prose = next((at for at, row in enumerate(rows) if _is_prose(row)), len(rows))
    told = [at for at in range(prose) if rows[at].strip() and not _AGENDA.search(fold(rows[at]))]
    pairs = list(zip(told[::2], told[1::2], strict=False))
    if not pairs or len(told) % 2:
        return rows
    if not all(_is_bare(rows[name]) and is_post_alone(rows[post]) for name, post in pairs):
        return rows
    ordered = list(rows)
    for name, post in pairs:
        ordered[name], ordered[post] = rows[post], rows[name]
    return ordered


def _is_bare(row: str) -> bool:
    """溫某某女士 and nothing else; a member needs no post."""
    match = _NAMED.fullmatch(fold(row).strip())
    return match is not None and match["title"] != "议员"


def is_post_alone(row: str) -> bool:
    """海事署助理署長(行政), 高級主任(2)6: a post with its branch or number, and nobody."""
    bare = _RANK.sub("", fold(row).strip())
    return is_post(bare) and not any(_named(fold(row)))


def _presiding(row: str, start: int) -> Iterator[Entry]:
    """The one whose post stands before his name; it is his mark too."""
    for entry in read_staff((row[start:],)):
        named, post = entry.named, row[:start]
        if named:
            named = replace(named, titles=(post, *named.titles))
        yield replace(entry, named=named, note=entry.note or post)


def _joined(post: str, words: str) -> str:
    """市政局 above 市政局議員: the second line says the organ again; J.P. is no post."""
    words = words if _HAN.search(words) else ""
    return words if post and words.startswith(post) else post + words


def _is_prose(row: str) -> bool:
    """陳某某議員表示,… is what was said below the list: words go on right behind 議員."""
    match = _NAMED.search(fold(row))
    goes_on = _MARKS_OF_PROSE.search(fold(row)) or _PARAGRAPH.match(fold(row))
    if match is None or match["awards"].strip() or not goes_on:
        return False
    return re.match(rf"[{HAN}]", row[match.end("title") :]) is not None


def _post_behind(row: str) -> Entry | None:
    """某某女士　　民政事務專員: the name first, its post behind it."""
    match = _NAMED.match(fold(row))
    rest = row[match.end() :].strip(" \u3000:：-") if match else ""
    if match is None or len(rest) < 2 or any(_named(fold(rest))):
        return None
    around = row[match.end() - 1 : match.end() + 1]
    if around.strip() == around:
        return None
    return _entry(row[: match.end()], 0, match, "".join(rest.split()))


def _name_start(row: str, end: int, match: re.Match[str]) -> int:
    """Where the name begins: behind the last blank, bracket or digit before 女士."""
    front = row[end : match.end("name")].rstrip()
    compact = re.search(rf"[{HAN}?]{{2,4}}$", front)
    if compact is None:
        return match.start("name")
    before = front[: compact.start()]
    if not before or _SPLIT.match(before[-1]):
        return end + compact.start()
    fits = [length for length in (4, 3, 2) if is_person(front[-length:])]
    behind = [length for length in fits if _ends_post(front[:-length])]
    found = behind or (_of_branch(front, fits) if "/" in before else [])
    return end + len(front) - found[0] if len(found) == 1 else match.start("name")


def _of_branch(front: str, fits: list[int]) -> list[int]:
    """署長/水務溫榆明女士: a branch ends anyhow, so one name must fit, or one frequent surname."""
    if len(fits) == 1:
        return fits
    return [length for length in fits if fold(front[-length]) in _FREQUENT]


def _ends_post(words: str) -> bool:
    """财政司司长 before a name without any blank."""
    return len(words) > 1 and (is_post(words) or is_organ(words))


def _entry(row: str, start: int, match: re.Match[str], post: str) -> Entry:
    name = "".join(row[start : match.end("name")].split())
    marks = re.findall(r"[（(]([^（）()]*)[)）]", row[match.start("marks") : match.end("marks")])
    own = row[match.start("title") : match.end("title")]
    titles = (own,) if fold(own) == "议员" else ()
    role = _ROLE_BEHIND.search(post)
    post = post[: role.start()] if role else post
    marks += [role["role"]] if role else []
    note = "、".join(_PADDING.sub("", mark) for mark in marks) or ("*" if match["star"] else "")
    organs, post = _organ_and_post(post)
    named = Named(name, (*filter(None, (post,)), *titles), organs) if may_be_person(name) else None
    return Entry(row, named, note)


def _organ_and_post(post: str) -> tuple[tuple[str, ...], str]:
    """運輸署工程師, or both in columns of their own: the organ and the post in it."""
    cells = _COLUMN.split(post)
    if len(cells) == 2 and is_organ(cells[0]):
        return (cells[0],), cells[1]
    organs = tuple(
        organ
        for organ in organ_of(_RANKED.sub("", re.split("[/／]", post)[0]))
        if _DEPARTMENT.fullmatch(fold(organ))
    )
    return organs, post.removeprefix(organs[0]) if organs else post
