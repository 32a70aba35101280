"""The head of a record: letterhead, number, title, and the opening sentence or the labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.dates import find_date
from corpus.docnumber import find_number, is_number_line
from corpus.model import Chair, DocNumber, PartialDate
from corpus.organizations import is_organization
from corpus.people import read_person
from corpus.titles import KINDS, TitleFacts, read_title

_MARK = re.compile(r"\s*(?:会议纪要|會議紀錄|会议记录|纪要|文件)$")
_RECORD = re.compile(r"(?:纪要|紀要|记录|紀錄)(?:[（(].{1,12}[）)])?$")
_HELD = re.compile(r"主持召开|召开|主持")
_OPENING = re.compile(
    r"(?P<front>[^。]*?)(?P<chaired>主持召开|主持(?:了)?(?:会议)?|召开)(?P<what>[^，。；]*)"
)
_PLACE = re.compile(r"(?:^|同志|[^存现正所实])在(?P<place>[^，。；]{2,40})$")
_BY = re.compile(r"由(?P<who>[^，。；由]{2,40}?)(?:同志)?主持")
_PRESIDES = re.compile(r"(?:^|[，。；])(?P<who>[^，。；]{2,40}?)(?:同志)?主持")
_DAY_PART = re.compile(
    r"^(?:上午|下午|晚上?|中午|凌晨)?(?:\d{1,2}[时点:：]\d{0,2}分?|[一二三四五六七八九十]{1,3}[时点](?:半|整)?)?[，,]?"
)
_LABEL = re.compile(
    r"^(?:会议)?(?P<label>时\s*间|日\s*期|地\s*点|开会时间|会议时间)\s*[：:]\s*(?P<value>.+)$"
)
_HEADLINE = re.compile(r"主持召开")
_PROSE = re.compile("[，。]")
_LONGEST_TITLE = 90


@dataclass(frozen=True, slots=True)
class Header:
    """What the head says; what it does not is empty."""

    title: str
    bodies: tuple[str, ...]
    letterhead: bool
    facts: TitleFacts
    doc_number: DocNumber | None
    date: PartialDate | None
    location: str | None
    chair: Chair | None


@dataclass(frozen=True, slots=True)
class _Opening:
    """The first sentence that tells of the meeting as held."""

    text: str = ""
    date: PartialDate | None = None
    location: str | None = None
    chair: Chair | None = None
    what: str = ""


def read_header(lines: Sequence[str], page_title: str | None = None) -> Header:
    """Read the mended lines before the items; ``page_title`` is the page's own headline, if any."""
    opening = read_opening(lines)
    letterhead, titles = _head_lines(lines, opening.text)
    series = _squeeze("".join(_series(titles)))
    titles = titles[len(_series(titles)) :]
    labels = {m["label"][0]: m["value"].strip() for m in map(_LABEL.match, lines) if m}
    title = _title(titles, page_title, letterhead, opening)
    facts = _facts((title, series, opening.what))
    date = opening.date or _date_in(labels.get("时") or labels.get("日") or "") or _date_in(title)
    number = next(filter(None, (find_number(line) for line in lines if is_number_line(line))), None)
    long_names = _letterhead_bodies(letterhead)
    location = opening.location or labels.get("地")
    if facts.bodies and all(name.endswith("办公室") for name in long_names):
        long_names = ()  # the office's own letterhead (办公室文件), not the body's
    bodies = long_names or facts.bodies
    return Header(title, bodies, bool(long_names), facts, number, date, location, opening.chair)


def full_bodies(
    bodies: tuple[str, ...], letterhead: bool, issuers: tuple[str, ...]
) -> tuple[str, ...]:
    """The long names of the bodies where no letterhead gives them: their offices sign the record.

    A long name stands for the short one whose characters it holds in order; where the title names
    nobody, the offices tell whose meeting it was.
    """
    if letterhead:
        return bodies
    owners = tuple(name.removesuffix("办公室") for name in issuers if name.endswith("办公室"))
    if not bodies:
        return owners
    return tuple(next((own for own in owners if _abbreviates(body, own)), body) for body in bodies)


def _abbreviates(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def read_opening(lines: Sequence[str]) -> _Opening:
    """Read {date}，{posts}{chair}[在{place}]主持召开{what}, the first sentence of a record."""
    for line in lines:
        if not _HELD.search(line) or not _PROSE.search(line):
            continue  # a headline tells less than the sentence under it
        match = _OPENING.match(line)
        if match and (find_date(line) or "主持" in match["chaired"]):
            return _opening(line, match)
    return _Opening()


def _opening(line: str, match: re.Match[str]) -> _Opening:
    front = match["front"]
    found = find_date(line[: match.end()])
    place = _PLACE.search(front)
    who = front[: place.start("place") - 1] if place else front
    by = _BY.search(line)
    chair = (_chair(by["who"]) if by else None) or _chair(_last_clause(who)) or _presiding(line)
    clause = _last_clause(front)
    owner = clause if is_organization(clause) else ""
    held = "召开" in match["chaired"]
    location = place["place"] if place and held else None
    return _Opening(line, found.date if found else None, location, chair, owner + match["what"])


def _presiding(line: str) -> Chair | None:
    """某市政府召开会议，市长某某主持会议并讲话: a clause of its own."""
    for match in _PRESIDES.finditer(line):
        if (chair := _chair(match["who"])) is not None:
            return chair
    return None


def _last_clause(text: str) -> str:
    clause = re.split(r"[，。；,]", text)[-1]
    found = find_date(clause)
    return _DAY_PART.sub("", clause[found.end :] if found else clause)


def _chair(text: str) -> Chair | None:
    person = read_person(text)
    return Chair(person.name, person.titles) if person else None


def _date_in(text: str) -> PartialDate | None:
    found = find_date(text)
    return found.date if found else None


def _head_lines(lines: Sequence[str], opening: str) -> tuple[list[str], list[str]]:
    """Part the short lines above the opening into the letterhead and the pieces of the title."""
    letterhead: list[str] = []
    titles: list[str] = []
    whole = False
    for line in _short_lines(lines, opening):
        if is_number_line(line) or not line:
            whole = whole or bool(line and letterhead)
        elif not titles and not whole and _is_letterhead(line):
            letterhead.append(line)
            whole = _MARK.search(line) is not None
        elif _is_title_piece(line, titles):
            titles.append(line)
    return letterhead, titles


def _short_lines(lines: Sequence[str], opening: str) -> Iterator[str]:
    for line in lines:
        if line == opening or _LABEL.match(line) or "。" in line:
            return
        if len(line) <= _LONGEST_TITLE:
            yield line


def _is_letterhead(line: str) -> bool:
    """Organs, with or without 会议纪要 behind them, and nothing that tells one meeting."""
    bare = _MARK.sub("", line)
    if read_title(line).session is not None:
        return False
    return not bare or all(is_organization(part) for part in bare.split())


def _is_title_piece(line: str, titles: list[str]) -> bool:
    """A title ends in 纪要; a piece before it names the meeting."""
    if _RECORD.search(line) or _HEADLINE.search(line):
        return True
    if titles and _RECORD.search(titles[-1]):
        return False
    facts = read_title(line)
    return bool(
        facts.kind or facts.session or (facts.bodies and all(map(is_organization, facts.bodies)))
    )


def _series(titles: list[str]) -> list[str]:
    """The pieces up to the last 纪要 but one: the name of a series above a title of its own."""
    ends = [index for index, piece in enumerate(titles) if _RECORD.search(piece)]
    return titles[: ends[-2] + 1] if len(ends) > 1 else []


def _title(
    titles: list[str], page_title: str | None, letterhead: list[str], opening: _Opening
) -> str:
    """The document's own title, else the page's, else the letterhead, else what was held."""
    own = _squeeze("".join(titles))
    if _RECORD.search(own):
        return own
    return _squeeze(page_title or "") or own or _squeeze("".join(letterhead)) or opening.what


def _squeeze(text: str) -> str:
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text)


def _facts(names: tuple[str, ...]) -> TitleFacts:
    """What one name of the meeting leaves open the next may tell."""
    found = [read_title(_after_held(name)) for name in names if name]
    bodies = next((facts.bodies for facts in found if facts.bodies), ())
    return TitleFacts(
        bodies=bodies,
        kind=next((facts.kind for facts in found if facts.kind), None) or _kind_by_body(bodies),
        session=next((facts.session for facts in found if facts.session is not None), None),
        term=next((facts.term for facts in found if facts.term is not None), None),
        sessions=next((facts.sessions for facts in found if facts.sessions), ()),
    )


def _after_held(title: str) -> str:
    """某某主持召开区政府第25次常务会议 names the meeting behind 主持召开."""
    return title.rpartition("召开")[2]


def _kind_by_body(bodies: tuple[str, ...]) -> str | None:
    """A party group's meeting needs no other name: …党组第5次会议 is a 党组会议."""
    for ending in ("党组", "党工委", "党委", "常委会"):
        if bodies and bodies[-1].endswith(ending):
            return KINDS.get(f"{ending}会议")
    return None


def _letterhead_bodies(letterhead: list[str]) -> tuple[str, ...]:
    parts = [part for line in letterhead for part in _MARK.sub("", line).split()]
    return tuple(dict.fromkeys(part for part in parts if is_organization(part)))
