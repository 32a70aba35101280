"""The lists of assemblies: marks and blanks -> people with their part, posts, organs and notes.

Four forms: names parted by 、 (TW1), by blanks alone (TW2, LY), posts and names in columns (TW3 and
officials), names with 議員 or 女士 behind them, one a line, the post above (HK). A list that only
points to another paper (詳簽到簿) names nobody.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.assembly.people.by_organ import organ_rows
from corpus.assembly.people.by_post import by_post, is_by_post, posts_of
from corpus.assembly.people.columns import has_post, read_columns, read_names
from corpus.assembly.people.groups import Group, entries_at_blanks, groups_of, in_group, run_on
from corpus.assembly.people.notes import Entry, people_of, split_proxy
from corpus.assembly.people.person import (
    Named,
    holds_one,
    is_by_surname,
    is_foreign,
    is_organ,
    is_person,
    is_post,
    organ_of,
    read_named,
)
from corpus.assembly.people.spaced import is_spread, read_pair
from corpus.assembly.people.staff import is_staff, read_staff
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Attendance, Attendee

_ELSEWHERE = late(r"[（(]?(?:详|如|见|另载|略|附)[^、]{0,14}(?:簿|单|表|册|件|载)?[)）]?[。.]?$")
_COUNT = late(
    r"[（(，,、]?(?:以上)?(?:委员|议员|代表|人员)?(?:出席|列席|请假|缺席|应到|实到)?(?:委员|代表)?(?:共|计|合计|共计|总计)?"
    r"\s*(\d{1,3}|[一二三四五六七八九十百]{1,4})\s*[人名位][)）。]?"
)
_CUTS = (
    (late(rf"(?<=\S)\s+([{HAN}])$"), late(rf"[{HAN}]{{1,2}}(?=\s)")),
    (late(rf"(?<=\S)\s+([{HAN}]{{2}})$"), late(rf"[{HAN}](?=\s+[{HAN}]{{2}})")),
)
_CELL = late(rf"(?<=\u3000)[{HAN}](?: [{HAN}])+(?=\u3000|[（(]|$)")
_SINGLE = rf"(?<!\S)([{HAN}])(?=[\s（(、，]|$)"
_ALONE = late(_SINGLE)
_PADDED = late(rf"{_SINGLE}\u3000{_SINGLE}")
_OF_THREE = late(rf"(?<!\S)[{HAN}]{{3}}(?=[\s（(、，]|$)")
_POST_AND_SURNAME = late(
    rf"(?<=[長长員员任])([{HAN}])\u3000([{HAN}])(?=[（(]|$|\s(?![{HAN}](?:\s|$)))"
)
_COUNT_WORDS = late(r"出席|列席|请假|缺席|共|计|合计")
_OF_ORGAN = late(rf"^[{HAN} ]{{2,24}}[:：]\s*(?P<people>\S)")
_WHEN = r"[（(]?(?:会议(?:开始|结束|完毕)|[上下中]午\S{1,10}[时分半])[）)]?"
_STAY = late(rf"\s+{_WHEN}\s+{_WHEN}\s*$|\s*(?:出席|到席)时间.{{0,20}}(?:离席|退席)时间\s*$")
_LONGEST_PAIR, _SHORTEST_OF_PAIR, _WHOLE_NAME = 30, 5, 3
_WHICH_DAYS = late(r"代\s*\d{1,2}/\d{1,2}(?:\s*、\s*\d{1,2}(?:/\d{1,2})?)*")
"""代 6/2、4、7: on which days of a long sitting another one came."""

_IN_WHICH_ORDER = re.compile(
    r"^[（(](?:[依按](?!法)[^（）()、]{2,14}|略以[^（）()、]{2,8})[)）]\s*(?=\S)"
)
"""（依姓氏筆劃）甲、乙."""

_AND = late("[与與]")
_POST_LAST = ("長", "长", "員", "员", "任")
_PRESIDED = late(r"由(?P<who>[^,，。]{4,60}?)(?:分别|轮流|共同|先后)?主持")
_EACH = late("[及与與和、]")
_NOBODY = late("[（(]?无[)）]?[。]?|从略[。]?|各(?:报|新闻)[^、]{0,10}记者[。]?")
_LATIN_APART = late(rf"[{HAN}]\s+[A-Z]")
_ASIDE = late(
    rf"^[（(](?:(?:上午|下午|中午|晚上?)[^）)]{{0,6}}|[{HAN}]{{2,10}}组)[)）]$|^[（(](?:列席|出席)时间"
    rf"|^[{HAN}]{{2,10}}组\s*[:：].*\d[时分][)）]$"
)
"""（上午）, （內政組）, （列席時間：…）: of whom the next rows tell, and when they came."""
_ENTRY = late(r"(?P<who>[^、，,；;。（(〔]+)(?P<notes>(?:[（(][^（）()]*[)）]\s*代?)*)")


@dataclass(frozen=True, slots=True)
class Listed:
    """The people of one list, what could not be read in it, and the number of heads it states."""

    attendees: tuple[Attendee, ...] = ()
    unclear: tuple[str, ...] = ()
    stated: int | None = None


def read_list(rows: Sequence[str], attendance: Attendance, indents: Sequence[bool] = ()) -> Listed:
    """Read the rows of one list; ``indents`` tells which of them were set in from the margin."""
    text = "\n".join(rows)
    if (
        not text.strip()
        or _NOBODY.fullmatch(fold(text.strip()))
        or _ELSEWHERE.match(fold("".join(text.split())))
    ):
        return Listed()
    rows, stated = _without_counts(
        [_CELL.sub(_closed_up, _unpadded(_without_stay(row))) for row in rows]
    )
    listed = _read(rows, attendance, indents, stated)
    if stated in (None, len(listed.attendees)) or not _LATIN_APART.search(text):
        return listed
    apart = _read(rows, attendance, indents, stated, apart=True)
    return apart if len(apart.attendees) == stated else listed


def _without_stay(row: str) -> str:
    """The row without when its person came and left, a column each, and in which order it is."""
    row = _IN_WHICH_ORDER.sub("", row) if row[:1] in "（(" else row
    row = _WHICH_DAYS.sub("代\u3000", row).rstrip() if "代" in row else row
    stay = _STAY.search(fold(row))
    return row[: stay.start()] if stay else row


def _unpadded(row: str) -> str:
    """蒲　柳　葉　落　歐陽春, 組員凌　霄: names of two characters set as wide as those of three.

    Only where all that stands alone makes names: a name may as well be spread over three cells.
    """
    row = _POST_AND_SURNAME.sub(r"\1\2", row) if "\u3000" in row else row
    if "\u3000" not in row or not (_ALONE.search(row) and _OF_THREE.search(row)):
        return row
    joined = _PADDED.sub(lambda pair: pair[1] + pair[2], row)
    made = (pair[1] + pair[2] for pair in _PADDED.finditer(row))
    return joined if all(map(is_person, made)) and not _ALONE.search(joined) else row


def _closed_up(cell: re.Match[str]) -> str:
    """民 政 處 長 and 許 文 彬, in cells that wider blanks part, without their blanks."""
    return cell.group().replace(" ", "")


def _read(
    rows: Sequence[str],
    attendance: Attendance,
    indents: Sequence[bool],
    stated: int | None,
    apart: bool = False,
) -> Listed:
    """One reading; ``apart`` takes Latin words behind a blank for a person of their own."""
    entries = tuple(_entries(_mended(rows), indents, apart))
    found = [(entry, tuple(people_of(entry, attendance))) for entry in entries]
    unclear = tuple(entry.text for entry, people in found if entry.text and not people)
    return Listed(tuple(person for _, people in found for person in people), unclear, stated)


def _mended(rows: Sequence[str]) -> list[str]:
    """A name that the end of a row cut: 吳琪銘 陳, then 歐珀 陳雪生; or 林俊, then 憲 吳琪銘."""
    mended = list(rows)
    for at in range(len(mended) - 1):
        for end, start in _CUTS:
            cut, rest = end.search(mended[at]), start.match(mended[at + 1])
            whole = cut[1] + rest[0] if cut and rest else ""
            if cut and rest and len(whole) < 4 and is_person(whole) and not is_spread(mended[at]):
                mended[at] = mended[at][: cut.start()]
                mended[at + 1] = whole + mended[at + 1][rest.end() :]
    return mended


def read_chairs(rows: Sequence[str]) -> tuple[Attendee, ...]:
    """Who presided and who should have: 甲(請假)乙(代), 甲乙委員某代, 黃市長."""
    entries = _parted([_stood_in(piece) for row in rows for piece in _in_turn(row)])
    return tuple(person for entry in entries for person in people_of(entry, Attendance.CHAIR))


def _stood_in(row: str) -> str:
    """溫主任委員榆明蘇副主任委員洵如代: who should have presided, and in brackets who did.

    The row as it is where it can be cut in two persons with posts in several ways, or in none.
    """
    both = row.strip().removesuffix("代").rstrip()
    if not row.strip().endswith("代") or len(both) > _LONGEST_PAIR:
        return row
    cuts = (both[:at].strip() for at in range(_SHORTEST_OF_PAIR, len(both) - _SHORTEST_OF_PAIR + 1))
    pairs = {(one, both[len(one) :].strip()) for one in cuts if both.startswith(one)}
    found = [pair for pair in pairs if all(map(_has_post_inside, pair))]
    return f"{found[0][0]}（{found[0][1]}代）" if len(found) == 1 else row


def _has_post_inside(text: str) -> bool:
    """溫主任委員榆明: surname, post and a given name of two characters, and nothing more."""
    named = read_named(text)
    return bool(
        named
        and len(named.name) == _WHOLE_NAME
        and is_person(named.name)
        and is_by_surname(text, named)
    )


def _in_turn(row: str) -> list[str]:
    """由溫議長榆明及蘇副議長洵如分別主持: two who presided one after the other."""
    told = _PRESIDED.fullmatch(fold(row).strip())
    who = row.strip()[told.start("who") : told.end("who")] if told else ""
    named = [read_named(piece) for piece in _EACH.split(who)] if who else []
    return _EACH.split(who) if named and all(one and one.titles for one in named) else [row]


def _without_counts(rows: Sequence[str]) -> tuple[list[str], int | None]:
    """委員出席6人, 計7名: heads counted in the list itself."""
    stated: int | None = None
    kept: list[str] = []
    for row in rows:
        match = next(
            (m for m in _COUNT.finditer(fold(row)) if _COUNT_WORDS.search(m.group())), None
        )
        if match and match[1].isdecimal():
            stated = int(match[1])
        kept.append(row[: match.start()] + row[match.end() :] if match else row)
    return kept, stated


def _entries(rows: Sequence[str], indents: Sequence[bool], apart: bool) -> Iterator[Entry]:
    rows = ["" if _ASIDE.match(fold(row.strip())) else row for row in rows]
    if groups := _groups(rows):
        for group in groups:
            yield from _of_group(group)
    elif is_by_post(rows):
        yield from _by_post(rows)
    elif organs := organ_rows(rows):
        yield from _of_organs(organs)
    elif all(_OF_ORGAN.match(row) for row in rows if row.strip()):
        yield from _by_organ(rows)
    else:
        yield from _by_form(rows, indents, apart)


def _groups(rows: Sequence[str]) -> tuple[Group, ...]:
    """The groups of a list, unless each organ of it stands before its people on its own row."""
    groups = groups_of(rows)
    own = len(groups) < len(rows) and all(map(_OF_ORGAN.match, filter(None, rows)))
    return () if own or organ_rows(rows) else groups


def _of_group(group: Group) -> Iterator[Entry]:
    """The people of one group, by posts with colons or one behind the other."""
    rows = group.rows
    if any(post for row in rows for post, _ in posts_of(row)):
        found = _by_post(rows)
    elif all(map(_OF_ORGAN.match, rows)):
        found = _by_organ(rows)
    elif not group.organ or all(map(_is_post_and_name, rows)):
        found = _by_form(rows, ())
    else:
        text = run_on(rows)
        found = _parted([text]) if "、" in text else entries_at_blanks(text)
    for entry in found:
        if not (_ELSEWHERE.match(fold(entry.text)) or _NOBODY.fullmatch(fold(entry.text))):
            yield in_group(entry, group.organ)


def _by_form(rows: Sequence[str], indents: Sequence[bool], apart: bool = False) -> Iterator[Entry]:
    if is_staff(rows):
        yield from read_staff(rows)
    elif any("、" in row for row in rows):
        yield from _parted(rows)
    elif any(map(has_post, rows)) and all(map(_is_named, filter(None, rows))):
        yield from map(Entry.of, filter(None, rows))
    elif any(map(has_post, rows)):
        yield from read_columns(rows, indents)
    else:
        yield from read_names(rows, apart)


def _is_post_and_name(row: str) -> bool:
    """秘書長 某某某: a row for one person, whose post stands apart."""
    post, *name = row.split()
    return len(name) == 1 and has_post(post) and is_person(name[0]) and not is_person(post)


def _is_named(row: str) -> bool:
    """甲組員: one word that names a person and a post."""
    named = read_named(row) if len(row.split()) == 1 else None
    return named is not None and len(named.name) > 1 and bool(named.titles)


def _by_post(rows: Sequence[str]) -> Iterator[Entry]:
    """副主席：某某: the post before the colon is that of all behind it."""
    for post, names in by_post(rows):
        for entry in _by_form([names], ()):
            organs = organ_of(post)
            if entry.named is None or not post:
                yield _acting(entry, organs)
                continue
            titles = (post.removeprefix(organs[0]) if organs else post, *entry.named.titles)
            organs = entry.named.organizations or organs
            yield replace(entry, named=Named(entry.named.name, titles, organs))


def _acting(entry: Entry, organs: tuple[str, ...]) -> Entry:
    """警察局局長：某某代: who came for the holder of the post, with the organ that he came for."""
    proxy = split_proxy(entry.text) if entry.named is None else None
    if proxy is None or proxy[0] is not None:
        return entry
    acting = proxy[1]
    return replace(entry, named=replace(acting, organizations=organs), note="代")


def _by_organ(rows: Sequence[str]) -> Iterator[Entry]:
    """民政課：王課長大年、張大為: the organ before the colon is that of all behind it."""
    found = [(row, match) for row in rows if (match := _OF_ORGAN.match(row))]
    yield from _of_organs(
        (row[: match.start("people")].strip(" \u3000:："), row[match.start("people") :].strip())
        for row, match in found
    )


def _of_organs(organs: Iterable[tuple[str, str]]) -> Iterator[Entry]:
    """The people of each organ; one that sent nobody has none."""
    for organ, people in organs:
        if not people:
            continue
        alone = len(people.split()) == 1 and "、" not in people
        for entry in [Entry.of(people)] if alone else _by_form([people], ()):
            if entry.named is None or entry.named.organizations or not is_organ(organ):
                yield entry
            else:
                named = Named(entry.named.name, entry.named.titles, (organ,))
                yield replace(entry, named=named)


def _parted(rows: Sequence[str]) -> Iterator[Entry]:
    """甲(公假)、乙、丙(丁代)戊: a note ends an entry too, so a lost 、 does no harm."""
    for match in _ENTRY.finditer(_one_line(rows)):
        who = match["who"].strip(" \u3000:：")
        *others, who = _each_with_post(who)
        yield from map(Entry.of, others)
        notes = tuple(re.findall(r"[（(]([^（）()]*)[)）](\s*代)?", match["notes"]))
        entry = Entry.of(who, "、".join(note + (late and "代") for note, late in notes))
        spread = re.fullmatch(rf"[{HAN}](?:\s+[{HAN}])+", who)
        if entry.named is None and len(who.split()) > 1 and not spread:
            yield from _tail_noted(tuple(read_names((who,))), entry.note)
        elif entry.named is None and not holds_one(who) and (pair := read_pair(who)):
            yield from _tail_noted(pair, entry.note)
        else:
            yield entry


def _each_with_post(who: str) -> list[str]:
    """議長甲　副議長乙　議員丙: several people between two marks, each behind his post."""
    if len(joined := _AND.split(who)) > 1 and (first := read_named(joined[0])):
        organs = first.organizations
        if organs and all(one and one.titles for one in map(read_named, joined[1:])):
            return [joined[0], *("".join((*organs, other)) for other in joined[1:])]
    pieces = who.split()
    named = [read_named(piece) for piece in pieces if len(piece) > 3]
    whole = len(named) == len(pieces) > 1 and all(one and one.titles for one in named)
    return pieces if whole else [who]


def _tail_noted(entries: tuple[Entry, ...], note: str) -> Iterator[Entry]:
    """Two names where a mark was lost: the note is the last one's."""
    yield from entries[:-1]
    yield from (replace(entry, note=note or entry.note) for entry in entries[-1:])


def _one_line(rows: Sequence[str]) -> str:
    """A line ends an entry, unless brackets are open or the name goes on."""
    text = ""
    for row in rows:
        open_note = text.count("(") + text.count("（") > text.count(")") + text.count("）")
        goes_on = open_note or not text or _is_cut(text, row.strip()) or _is_torn(text, row)
        text += row.strip() if goes_on else "、" + row.strip()
    return text


def _is_torn(text: str, row: str) -> bool:
    """A single character at the end of a line, or at the start of the next: half of a name.

    So is 建設課 above 長某某: a post was cut before its last character.
    """
    ends = (re.split("[、，,；;]", text)[-1], re.split("[、，,；;（(]", row)[0].strip())
    if ends[1][:1] in _POST_LAST and is_post(ends[0] + ends[1][:1]):
        return read_named(ends[0]) is None and read_named("".join(ends)) is not None
    return min(len(end.strip()) for end in ends) == 1 and is_person("".join(ends).strip())


def _is_cut(text: str, following: str) -> bool:
    """會計室主任 at the end of a line, the name of its holder at the start of the next.

    So is an organ, or the first half of its name, above the post of who came from it.
    """
    last = re.split("[、，,；;]", text)[-1].strip()
    following = re.split("[、，,；;（(]", following)[0].strip()
    if read_named(last) is not None:
        return False
    if is_post(last):
        return is_person("".join(following.split())) or is_foreign(following)
    return len(last) > 3 and is_post(following) and read_named(following) is None
