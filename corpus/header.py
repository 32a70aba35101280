"""The head of a record: letterhead, number, title, and the opening sentence or the labels."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.dates import (
    BRACKETED_DAY,
    MonthAndDay,
    before_issue,
    complete,
    counted_year,
    find_date,
    find_month_and_day,
)
from corpus.docnumber import find_number, is_number_line
from corpus.footer import Footer
from corpus.layout import below_notice, is_date_line
from corpus.model import Chair, DocNumber, JointMeeting, PartialDate
from corpus.numerals import NUMERAL
from corpus.opening import Opening, read_opening
from corpus.organizations import is_organization
from corpus.people import HAN
from corpus.tables import one_of, table_words
from corpus.titles import KINDS, TitleFacts, read_title

_MARK = re.compile(r"\s*(?:会议纪要|會議紀錄|会议记录|纪要|文件)$")
_RECORD = re.compile(
    r"(?:纪要|紀要|记录|紀錄|会议决议|会議決議|专家(?:组|评审组)?(?:评审|论证|审查|咨询)意见)(?:[（(].{1,12}[）)])?$"
)
_LABEL = re.compile(
    r"(?:^|(?<=\s))(?:会议|召开|开会)?(?P<label>时\s*间|日\s*期|地\s*点|名\s*称(?<=会议名称))\s*[：:]\s*"
    rf"(?P<value>\S.*?)(?=\s+[{HAN}]{{2,5}}\s*[：:]|$)"
)
_LABEL_ALONE = re.compile(r"(?:会议时间|召开时间|开会时间)[：:]?")
_OF_THE_PAGE = re.compile(r"来源|浏览|点击|阅读|编辑|作者|字[号体]|打印|分享|\d:\d\d:\d\d")
_LONGEST_DATE = 20
_NUMBER_LABEL = re.compile(
    r"(?:^|\|)\s*(?:发文字号|文\s*号|文件编号)\s*[：:][\s|]*(?P<value>[^\s|][^|]*)"
)
_FURNITURE = re.compile(
    rf"{one_of(table_words('page_furniture'))}|[>＞»|｜]|^\W*\d{{4}}(?:[-./]|年\s*\d)"
)
_COUNTER_LINE = re.compile(
    rf"[（(]?\s*(?:(?:\d{{4}}\s*[-—–－~～至]\s*)?\d{{4}}\s*学?年)?(?:度|总)?(?:第[一二三]学期)?第\s*{NUMERAL}\s*次(?!.*(?:[纪紀记記][要录錄]|召开|举行))[^，。；）)]{{0,12}}[）)]?"
)
"""（第27次）, 2018年第6次: which meeting of the series, on a line of its own under the title.

第3次县长办公会议召开 is a headline.
"""

_SITE = re.compile(
    rf"(?:网站|官网|信息网|新闻网|政务网|公众网|校园网)$|^{one_of(table_words('page_columns'))}$"
)
_BARE_RECORD = re.compile(
    r".{0,4}(?:会议|會議)(?:纪要|紀要|记录|紀錄)|.{0,3}会?专家(?:组|评审组)?(?:评审|论证|审查|咨询)意见"
)
_NAME_LINE = re.compile(rf"[{HAN}“”]{{4,30}}|《[^》]{{4,60}}》.{{0,12}}")
_ORGAN_END = re.compile(rf"[{HAN}]{{1,4}}(?<!纪要)(?<!文件)")
_IS_MEETING = re.compile(rf"{one_of(KINDS)}$")
_DISPATCH = re.compile(r"\d日.{0,4}[电讯電訊]|[网报社]讯")
_SIGNED = re.compile(r"签\s*发(?:\s*人)?\s*[：:]")
_BULLET = re.compile(r"^[-•·●*#\s]+")
_HEADLINE = re.compile(r"主持召开|会议?(?:召开|举行)|召开.*会议?$")
_PROSE = re.compile("[，。]")
_LONGEST_TITLE = 90
_COUNTER_LINES = 8


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
    day: MonthAndDay | None = None


def read_header(lines: Sequence[str], page_title: str | None = None) -> Header:
    """Read the mended lines before the items; ``page_title`` is the page's own headline."""
    whole, lines = lines, lines[below_notice(lines) :]
    opening = read_opening(lines)
    letterhead, titles = _head_lines(lines, opening.text)
    series = _squeeze("".join(_series(titles)))
    titles = titles[len(_series(titles)) :]
    labels = dict(_labels(lines))
    title = _title(titles, page_title, letterhead, opening)
    formal = _RECORD.search(title) is not None
    counter = _counter(title, lines)
    named = labels.get("名", "")
    names = (
        (title, series, opening.what, counter, named) if formal else (opening.what, title, named)
    )
    facts = _facts(names)
    if not formal:
        facts = _with_long_names(facts, title)
    stated = labels.get("时") or labels.get("日") or ""
    day = opening.day or find_month_and_day(stated)
    date = (
        _completed(opening)
        or _of_label(stated, opening)
        or _of_label(title, opening)
        or _below_title(lines, title, opening)
        or _counted(day, f"{title} {counter}", facts)
    )
    number = next(filter(None, map(find_number, _number_lines(whole))), None)
    long_names = _letterhead_bodies(letterhead)
    location = opening.location or labels.get("地")
    if facts.bodies and all(name.endswith("办公室") for name in long_names):
        long_names = ()  # the office's own letterhead (办公室文件), not the body's
    if facts.bodies and not _stands_for(long_names, facts.bodies):
        long_names = ()  # the head names who wrote the record, its column or its site
    bodies = long_names or facts.bodies
    known = bool(long_names)
    return Header(title, bodies, known, facts, number, date, location, opening.chair, day)


def dated_by_issue(header: Header, footer: Footer) -> Header:
    """The same with the year of a day that lacks it, from when the record itself was issued."""
    issued = footer.issued_on or footer.printed_on
    if header.date or not header.day or not issued:
        return header
    return replace(header, date=before_issue(header.day, issued))


def _counter(title: str, lines: Sequence[str]) -> str:
    """The counter in brackets behind the title or on a line of its own, without its brackets."""
    behind = re.search(r"[（(]([^（）()]+)[）)]$", title)
    candidates = (*(behind.groups() if behind else ()), *lines[:_COUNTER_LINES])
    return next(filter(_COUNTER_LINE.fullmatch, candidates), "").strip("（）() ")


def _labels(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The labels on top with their values, on one line or on two; none of the page's own."""
    for line, following in pairwise((*lines, "")):
        if (found := list(_LABEL.finditer(line))) and found[0].start() == 0:
            told = (match for match in found if not _OF_THE_PAGE.search(match["value"]))
            yield from ((match["label"][0], match["value"].strip()) for match in told)
        elif _LABEL_ALONE.fullmatch(line) and find_date(following[:_LONGEST_DATE]):
            yield "时", following


def _of_label(value: str, opening: Opening) -> PartialDate | None:
    """The date of a label, unless the opening tells of another day: pages date themselves so."""
    date, day = _date_in(value), opening.day
    if date and day and (day.day != date.day or day.month not in (None, date.month)):
        return None
    return date


def _number_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are a number, then what the page's own table says of it."""
    yield from filter(is_number_line, lines)
    yield from (m["value"] for m in map(_NUMBER_LABEL.search, lines) if m)


def _completed(opening: Opening) -> PartialDate | None:
    """The date of the opening, its year taken from the meeting's counter where it has none."""
    if opening.date or not opening.day:
        return opening.date
    return complete(opening.day, counted_year(opening.text))


def _below_title(lines: Sequence[str], title: str, opening: Opening) -> PartialDate | None:
    """（2021年5月6日） alone on the line below the title: the day of the meeting."""
    for line, below in pairwise(lines[:_COUNTER_LINES]):
        if _squeeze(line) and title.endswith(_squeeze(line)) and BRACKETED_DAY.fullmatch(below):
            return _of_label(below, opening)
    return None


def _counted(day: MonthAndDay | None, headline: str, facts: TitleFacts) -> PartialDate | None:
    """A day with the year of the headline's counter (2024年第14次), where it is this meeting's."""
    own = read_title(headline).session
    year = counted_year(headline) if own is not None and own == facts.session else None
    return complete(day, year) if day else None


def _with_long_names(facts: TitleFacts, headline: str) -> TitleFacts:
    """区政府 of the opening is 青石市青石区政府 where the headline spells it out."""
    told = () if _DISPATCH.search(headline) else read_title(headline).bodies
    longer = {body: name for body in facts.bodies for name in told if name.endswith(body)}
    return replace(facts, bodies=tuple(longer.get(body, body) for body in facts.bodies))


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


def _stands_for(long_names: tuple[str, ...], bodies: tuple[str, ...]) -> bool:
    return any(_abbreviates(body, name) for body in bodies for name in long_names)


def _abbreviates(short: str, long: str) -> bool:
    rest = iter(long)
    return all(char in rest for char in short)


def _date_in(text: str) -> PartialDate | None:
    found = find_date(text)
    return found.date if found else None


def _head_lines(lines: Sequence[str], opening: str) -> tuple[list[str], list[str]]:
    """Part the short lines above the opening into the letterhead and the pieces of the title."""
    letterhead: list[str] = []
    titles: list[str] = []
    whole, above = False, ""
    for line in _unbroken(list(_short_lines(lines, opening))):
        if is_number_line(line) or not line or _COUNTER_LINE.fullmatch(line):
            whole = whole or bool(line and letterhead)
        elif not titles and not whole and _is_letterhead(line):
            letterhead.append(line)
            whole = _MARK.search(line) is not None
        elif line not in titles[-1:] and _is_title_piece(line, titles):
            bare = not titles and _BARE_RECORD.fullmatch(_squeeze(line))
            titles += [above, line] if above and (bare or above.startswith("关于")) else [line]
        above = _above(line, above)
    return letterhead, titles


def _above(line: str, above: str) -> str:
    """What may be the first half of a title: a name, or 关于… over all its lines."""
    if above.startswith("关于") and not _RECORD.search(_squeeze(above)):
        return above + line
    return line if _NAME_LINE.fullmatch(line) or line.startswith("关于") else ""


def _unbroken(lines: Sequence[str]) -> Iterator[str]:
    """…管理委员 above 会: an organ whose last characters were set below it."""
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        if rest and _ORGAN_END.fullmatch(rest[0]) and _is_cut_organ(line, rest[0]):
            line += rest.pop(0)
        yield _squeeze(line) if _MARK.fullmatch(_squeeze(line)) else line


def _is_cut_organ(line: str, below: str) -> bool:
    whole = is_organization(line) or _HEADLINE.search(line) or _IS_MEETING.search(line)
    return not whole and is_organization(line + below)


def _short_lines(lines: Sequence[str], opening: str) -> Iterator[str]:
    for line in lines:
        label = _LABEL.match(line)
        if line == opening or "。" in line or (label and not _OF_THE_PAGE.search(label["value"])):
            return
        bare = line.rstrip(" |｜")
        if (is_date_line(bare) or _SIGNED.search(bare)) and not is_number_line(bare):
            continue  # who issued it and when, or who signed: …办公室　2021年7月9日
        if len(bare) <= _LONGEST_TITLE and not _FURNITURE.search(_squeeze(bare)):
            yield bare


def _is_letterhead(line: str) -> bool:
    """Organs, with or without 会议纪要 behind them, and nothing that tells one meeting."""
    bare = _MARK.sub("", line)
    if _IS_MEETING.search(bare):
        return False
    if _HEADLINE.search(line) or read_title(line).session is not None:
        return False
    return not bare or all(is_organization(part) for part in bare.split())


def _is_title_piece(line: str, titles: list[str]) -> bool:
    """A title ends in 纪要; a piece before it names the meeting."""
    if _RECORD.search(_squeeze(line)) or _HEADLINE.search(line):
        return True
    if _PROSE.search(line):
        return False
    if titles and _RECORD.search(_squeeze(titles[-1])):
        return False
    facts = read_title(line)
    return bool(
        facts.kind or facts.session or (facts.bodies and all(map(is_organization, facts.bodies)))
    )


def _series(titles: list[str]) -> list[str]:
    """The pieces up to the last 纪要 but one: the name of a series above a title of its own."""
    ends = [index for index, piece in enumerate(titles) if _RECORD.search(_squeeze(piece))]
    return titles[: ends[-2] + 1] if len(ends) > 1 else []


def _title(
    titles: list[str], page_title: str | None, letterhead: list[str], opening: Opening
) -> str:
    """The document's own title, else the page's, else the letterhead, else what was held."""
    if len(titles) > 1 and _is_whole(titles[-1]):
        titles = titles[-1:]
    own = _squeeze("".join(titles))
    if _RECORD.search(own):
        return own
    told = _squeeze(page_title or "")
    bare = _BARE_RECORD.fullmatch(told) and not read_title(told).kind
    named = "" if bare or _is_site(told) else page_title
    headline = _squeeze(named or "") or (_squeeze(_BULLET.sub("", titles[0])) if titles else "")
    return headline or _squeeze("".join(letterhead)) or opening.what


def _is_site(title: str) -> bool:
    """某市人民政府门户网站, 新闻详情: the name of the site or of its column, and no headline."""
    return is_organization(title) or _SITE.search(title) is not None


def _is_whole(title: str) -> bool:
    """Whether the line names body and kind by itself: what stands above is the page's."""
    facts = read_title(title)
    return bool(_RECORD.search(title) and facts.bodies and facts.kind)


def _squeeze(text: str) -> str:
    return re.sub(r"(?<![A-Za-z])\s+|\s+(?![A-Za-z])", "", text)


def _facts(names: tuple[str, ...]) -> TitleFacts:
    """What one name of the meeting leaves open the next may tell."""
    found = [read_title(name) for name in names if name]
    counted = next((facts for facts in found if facts.session is not None), None)
    kinds = [facts.kind for facts in found if facts.kind]
    return TitleFacts(
        bodies=next((facts.bodies for facts in found if facts.bodies), ()),
        kind=kinds[0] if kinds else None,
        session=_session(found, kinds, counted),
        term=next((facts.term for facts in found if facts.term is not None), None),
        meetings=max((facts.meetings for facts in found), key=len, default=()),
    )


def _session(found: list[TitleFacts], kinds: list[str], counted: TitleFacts | None) -> int | None:
    """The counter of the meeting whose kind was told, else the first counter."""
    if counted is None:
        return None
    own = (m.session for facts in found for m in facts.meetings if m.kind in kinds[:1])
    return next(filter(None, own), counted.session)


def held_with(facts: TitleFacts) -> tuple[JointMeeting, ...]:
    """The meetings named beside the one that gives kind and session."""
    counter = (facts.kind, facts.session)
    others = tuple(m for m in facts.meetings if (m.kind, m.session) != counter)
    return others if len(others) < len(facts.meetings) else ()


def _letterhead_bodies(letterhead: list[str]) -> tuple[str, ...]:
    parts = [part for line in letterhead for part in _MARK.sub("", line).split()]
    return tuple(dict.fromkeys(part for part in parts if is_organization(part)))
