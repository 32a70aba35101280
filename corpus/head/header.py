"""The head of a record: letterhead, number, title, and the opening sentence or the labels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.grammar.dates import (
    BRACKETED_DAY,
    MonthAndDay,
    before_issue,
    complete,
    counted_year,
    find_date,
    find_month_and_day,
)
from corpus.grammar.docnumber import find_number, is_number_line
from corpus.grammar.holders import is_meeting
from corpus.grammar.organizations import is_organization
from corpus.grammar.tables import one_of, table_words
from corpus.grammar.titles import TitleFacts, further_kind, read_title
from corpus.head.footer import Footer
from corpus.head.letterhead import (
    BARE_RECORD,
    COUNTER_LINE,
    COUNTER_LINES,
    HEADLINE,
    LABEL,
    OF_THE_PAGE,
    RECORD,
    are_dependent,
    below_notice,
    head_lines,
    issuer_of,
    letterhead_bodies,
    mark_of,
    of_a_firm,
    spelled_out,
    squeeze,
    with_long_names,
)
from corpus.head.news_heads import KICKER, headline_above, labelled_headline
from corpus.head.opening import Opening, read_opening
from corpus.head.whose import whose
from corpus.model import Chair, DocNumber, JointMeeting, PartialDate
from corpus.page.layout import LABEL as PEOPLE_LABEL
from corpus.page.layout import unpad_label
from corpus.page.topics import day_above

_SITE_MARK = re.compile("[-_|－—]+")
_LABEL_ALONE = re.compile(r"(?:会议时间|召开时间|开会时间)[：:]?")
_PLACE = re.compile("(?:室|厅|楼|中心|礼堂|会场|现场|大院|会议点)$")
_LONGEST_DATE = 20
_NUMBER_LABEL = re.compile(
    r"(?:^|\|)\s*(?:发文字号|文\s*号|文件编号)\s*[：:][\s|]*(?P<value>[^\s|][^|]*)"
)
_SITE = re.compile(
    rf"(?:网站|官网|信息网|新闻网|政务网|公众网|校园网)$|^{one_of(table_words('page_columns'))}$"
)
_OF_ALL_YEARS = re.compile(
    r"(?<=次)(?:\s*[（(](?:总|累计)[^（）()]*[）)]|[，,、；; ](?:总|累计)第[^（）()]{1,8}次)"
)
"""2033年第15次（总第203次）: the counter of the year is the one that is meant."""

_BEHIND_NUMBER = re.compile(
    r"[^，。：\s]{2,12}[〔\[（(]\d{4}[〕\]）)]第?\d{1,4}号\s*[（(](?P<title>[^（）()]{6,60}(?:纪要|记录))[）)]"
)
_IN_BRACKETS_LAST = re.compile(r"[（(]([^（）()]+)[）)]$")
_DISPATCH = re.compile(r"\d日.{0,4}[电讯電訊]|[网报社]讯")
_BEFORE_TODAY = re.compile(
    r"\d{3,4}日|[^。]{0,60}?(?:昨[天日晚]|(?<![\d一二三四五六七八九十])日前|近日)"
)
"""昨日，县政府召开会议: a day beside it is that of the news; 723日 has lost a sign."""

_TELLS = re.compile("[会會次届屆]")
"""A headline without any of these names no meeting: 持续提升某市的城市品质."""

_BULLET = re.compile(r"^[-•·●*#\s]+")
_DAY_OF_PAGE = re.compile(r"\d{4}-\d\d-\d\d(?:\s+\d\d:\d\d)?")
"""As programs write a day; an office that writes no form writes 2033年9月4日."""

_DAY_LAST = re.compile(rf"(?<=公告|公示|通告|通知|报道){_DAY_OF_PAGE.pattern}\s*$")
"""甲董事会会议决议公告2033-04-28: a list of a site's notices, and when each was put there."""

_OF_A_FILE = re.compile(r"(?:大小|页数)[：:]\s*\d")
_OF_AN_INDEX = re.compile(
    r"^(?:标题|题名|会议题目|(?:信息|文件)?名称)[：:·•]|(?:信息|主题)分类[：:].*$|^【[^】]{2,8}】(?=..)"
)
"""标题：…　信息分类：会议, 【会议公开】…: what a site's index sets around a headline."""


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
    kind: str | None = None
    """That of the facts, or what a weaker word of the name tells."""


def read_header(lines: Sequence[str], page_title: str | None = None) -> Header:
    """Read the mended lines before the items; ``page_title`` is the page's own headline."""
    issuer, whole = issuer_of(lines)
    lines = [_behind_number(line) for line in whole[below_notice(whole) :]]
    page_title = page_title or labelled_headline(lines)
    opening = read_opening(lines)
    letterhead, titles = head_lines(lines, opening.text)
    above = _series(titles)
    series, titles = squeeze("".join(above)), titles[len(above) :]
    labels = dict(_labels(lines))
    number = next(filter(None, map(find_number, _number_lines(whole))), None)
    title = _title(titles, page_title, letterhead, opening, lines)
    title = (_of_number(number) or title) if title == opening.what else title
    formal = RECORD.search(title) is not None
    counter = _counter(title, lines)
    named = labels.get("名", "") or _of_number(number)
    telling = title if _TELLS.search(title) else ""
    names = (
        (title, series, opening.what, counter, named) if formal else (opening.what, telling, named)
    )
    facts = _without_meeting(_facts(names), opening)
    facts = replace(facts, bodies=facts.bodies or whose(facts.kind, opening, title, lines))
    facts = facts if formal else _with_long_names(facts, telling)
    stated = _stated(labels, "" if _is_form(labels, lines) else opening.text)
    day = opening.day or find_month_and_day(stated)
    date = (
        _completed(opening, facts.session)
        or _of_label(stated, opening)
        or _of_label(_DAY_LAST.sub("", title), opening)
        or _below_title(lines, title, opening)
        or _of_label(day_above(lines), opening)
        or _counted(day, f"{title} {counter} {labels.get('名', '')}", facts)
    )
    location = labels.get("地") or opening.location
    long_names = letterhead_bodies([*issuer, *letterhead], facts.bodies)
    bodies = of_a_firm(with_long_names(facts.bodies, long_names), letterhead)
    kind = facts.kind or further_kind(opening.what) or further_kind(title)
    told = (title, bodies, bool(long_names), facts, number, date, location)
    return Header(*told, opening.chair, day, kind)


def _behind_number(line: str) -> str:
    """某办字〔2033〕8号（第3次办公会纪要）: the title in brackets behind the number."""
    behind = _BEHIND_NUMBER.fullmatch(line) if line[-1:] in "）)" else None
    return behind["title"] if behind else line


def _is_form(labels: Mapping[str, str], lines: Sequence[str]) -> bool:
    """地点：, 主持人：: a form says when it was in its own labels, a page when it was put up."""
    return len(labels) > 1 or any(PEOPLE_LABEL.match(unpad_label(line)) for line in lines)


def _stated(labels: Mapping[str, str], prose: str) -> str:
    """What the labels say of when it was: 日期：2033-4-8 beside 时间：10:00-12:00.

    Above ``prose`` that opens the record a day as programs write it is that of the page.
    """
    time, day = labels.get("时", "").strip(), labels.get("日", "").strip()
    stated = day if day and not _date_in(time) else time
    return "" if prose and _DAY_OF_PAGE.fullmatch(stated) else stated


def dated_by_issue(header: Header, footer: Footer) -> Header:
    """The same with the year of a day that lacks it, from when the record itself was issued."""
    issued = footer.issued_on or footer.printed_on
    if header.date or not header.day or not issued:
        return header
    return replace(header, date=before_issue(header.day, issued))


def _without_meeting(facts: TitleFacts, opening: Opening) -> TitleFacts:
    """考务会 of 某局召开考务会 is what was held, though organs end in 会 too."""
    held = opening.what if is_meeting(opening.what) else ""
    own = tuple(body for body in facts.bodies if not held or not _same(body, held, opening.owner))
    return facts if facts.kind or len(own) == len(facts.bodies) else replace(facts, bodies=own)


def _same(body: str, held: str, owner: str) -> bool:
    return body != owner and is_meeting(body) and held.endswith(body[-4:])


def _of_number(number: DocNumber | None) -> str:
    """某府专题会议纪要〔2033〕8号 names the meeting where nothing else does."""
    return number.issuer if number and RECORD.search(number.issuer) else ""


def _counter(title: str, lines: Sequence[str]) -> str:
    """The counter in brackets behind the title or on a line of its own, without its brackets.

    Of 2033年第21次（总第347次） the first, which starts again each year.
    """
    behind = _IN_BRACKETS_LAST.search(title)
    told = (*(behind.groups() if behind else ()), *lines[:COUNTER_LINES])
    candidates = [_OF_ALL_YEARS.sub("", line) or line for line in told]
    counters = sorted(filter(COUNTER_LINE.fullmatch, candidates), key=lambda one: one[0] == "总")
    return next(iter(counters), "").strip("（）() ")


def _labels(lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The labels on top with their values, on one line or on two; none of the page's own.

    时间 below 大小 and 页数 is when a file was shared.
    """
    for above, (line, following) in zip(("", *lines), pairwise((*lines, "")), strict=False):
        marked = ("：" in line or ":" in line) and not _OF_A_FILE.match(above)
        if marked and (found := list(LABEL.finditer(line))) and found[0].start() == 0:
            told = (match for match in found if not OF_THE_PAGE.search(match["value"]))
            yield from (pair for match in told for pair in _labelled(match))
        elif _LABEL_ALONE.fullmatch(line) and find_date(following[:_LONGEST_DATE]):
            yield "时", following


def _labelled(match: re.Match[str]) -> Iterator[tuple[str, str]]:
    """A label and its value; 时间、地点：3月5日，三楼会议室 is both."""
    yield match["label"][0], match["value"].strip()
    parts = re.split(r"[，,；;\s]+", match["value"].strip()) if match["both"] else []
    if len(parts) > 1 and _PLACE.search(parts[-1]):
        yield "地", parts[-1]


def _of_label(value: str, opening: Opening) -> PartialDate | None:
    """The date of a label, unless the opening tells of another day: pages date themselves so.

    So do they where it tells only of 昨日 or 日前.
    """
    date, day = _date_in(value), opening.day
    if not day and _BEFORE_TODAY.match(opening.text):
        return None
    if date and day and (day.day != date.day or day.month not in (None, date.month)):
        return None
    return date


def _number_lines(lines: Sequence[str]) -> Iterator[str]:
    """The lines that are a number, then what the page's own table says of it."""
    yield from filter(is_number_line, lines)
    yield from (m["value"] for m in map(_NUMBER_LABEL.search, lines) if m)


def _completed(opening: Opening, session: int | None) -> PartialDate | None:
    """The date of the opening, its year taken from the meeting's counter where it has none."""
    if opening.date or not opening.day or session is None:
        return opening.date
    return complete(opening.day, counted_year(opening.text, session))


def _below_title(lines: Sequence[str], title: str, opening: Opening) -> PartialDate | None:
    """（2021年5月6日） alone on the line below the title: the day of the meeting."""
    for line, below in pairwise(lines[:COUNTER_LINES]):
        if not BRACKETED_DAY.fullmatch(below):
            continue
        if (bare := squeeze(line)) and title.endswith(bare):
            return _of_label(below, opening)
    return None


def _counted(day: MonthAndDay | None, headline: str, facts: TitleFacts) -> PartialDate | None:
    """A day with the year of the headline's counter (2024年第14次), where it is this meeting's."""
    own = read_title(headline).session
    year = counted_year(headline) if own is not None and own == facts.session else None
    return complete(day, year) if day else None


def _with_long_names(facts: TitleFacts, headline: str) -> TitleFacts:
    """区政府 of the opening is 青石市青石区政府 where the headline spells it out.

    A company instead of a government was put in its place by an advert.
    """
    told = () if _DISPATCH.search(headline) else read_title(headline).bodies
    if _end_in("政府", told) and _end_in("公司", facts.bodies):
        return replace(facts, bodies=told)
    told = tuple(body for body in told if "届" not in body and _stands_in(headline, body))
    return replace(facts, bodies=tuple(spelled_out(body, told) for body in facts.bodies))


def _stands_in(headline: str, body: str) -> bool:
    """Whether a name that ends in 会 stands there whole; 某局召开考务会 has no 某局考务会."""
    return not is_meeting(body) or body in headline


def _end_in(word: str, bodies: tuple[str, ...]) -> bool:
    return bool(bodies) and all(name.endswith(word) for name in bodies)


def _date_in(text: str) -> PartialDate | None:
    found = find_date(text)
    return found.date if found else None


def _series(titles: list[str]) -> list[str]:
    """The pieces up to the last 纪要 but one: the name of a series above a title of its own."""
    ends = [index for index, piece in enumerate(titles) if RECORD.search(squeeze(piece))]
    return titles[: ends[-2] + 1] if len(ends) > 1 else []


def _title(
    titles: list[str],
    page_title: str | None,
    letterhead: list[str],
    opening: Opening,
    lines: Sequence[str],
) -> str:
    """The document's own title, else the page's, else the letterhead, else what was held."""
    if len(titles) > 1 and _is_whole(titles[-1]):
        titles = titles[-1:]
    own = _without_site(_OF_AN_INDEX.sub("", squeeze("".join(titles))))
    if RECORD.search(own):
        return own
    told = squeeze(page_title or "")
    bare = BARE_RECORD.fullmatch(told) and not read_title(told).kind
    named = "" if bare or _is_site(told) else page_title
    telling = next(filter(_tells_of_one, titles), "".join(titles[:1]))
    if KICKER.search(telling):
        telling = headline_above(lines, opening.text) or telling
    headline = squeeze(named or "") or _OF_AN_INDEX.sub("", squeeze(_BULLET.sub("", telling)))
    headline = headline or squeeze("".join(mark_of(letterhead)))
    return headline or squeeze(headline_above(lines, opening.text)) or opening.what


def _without_site(title: str) -> str:
    """第3次常务会议纪要-政府会议-某县人民政府: behind the title the column and the site."""
    own, *page = _SITE_MARK.split(title)
    is_site = bool(page) and (is_organization(page[-1]) or _is_site(page[-1]))
    return own if is_site and RECORD.search(own) else title


def _tells_of_one(title: str) -> bool:
    """县政府召开第3次常务会议 rather than the name of the site above it."""
    return HEADLINE.search(title) is not None or read_title(title).session is not None


def _is_site(title: str) -> bool:
    """某市人民政府门户网站, 新闻详情: the name of the site or of its column, and no headline."""
    # 会议举行 does not end like a bank
    named = is_organization(title) and not HEADLINE.search(title)
    return named or _SITE.search(title) is not None


def _is_whole(title: str) -> bool:
    """Whether the line names body and kind by itself: what stands above is the page's."""
    facts = read_title(title)
    return bool(RECORD.search(title) and not are_dependent(facts.bodies) and facts.kind)


def _facts(names: tuple[str, ...]) -> TitleFacts:
    """What one name of the meeting leaves open the next may tell."""
    found = [read_title(name) for name in names if name]
    counted = next((facts for facts in found if facts.session is not None), None)
    kinds = [facts.kind for facts in found if facts.kind]
    return TitleFacts(
        bodies=_own_bodies([facts.bodies for facts in found if facts.bodies]),
        kind=kinds[0] if kinds else None,
        session=_session(found, kinds, counted),
        term=next((facts.term for facts in found if facts.term is not None), None),
        meetings=max((facts.meetings for facts in found), key=len, default=()),
    )


def _own_bodies(told: list[tuple[str, ...]]) -> tuple[str, ...]:
    """The first that are told, but 党委 alone only where no name says whose it is."""
    owned = (bodies for bodies in told if not are_dependent(bodies))
    own = next(owned, told[0] if told else ())
    return tuple(_longer(name, told) for name in own)


def _longer(name: str, told: list[tuple[str, ...]]) -> str:
    """青石一中党支部 for 党支部, where another name of the meeting says so."""
    fuller = (body for bodies in told for body in bodies if body.endswith(name) and body != name)
    return next(fuller, name)


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
