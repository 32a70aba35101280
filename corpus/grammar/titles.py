"""What the name of a meeting says: whose it is, of what kind, the how-manieth, of which term."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.grammar.congresses import CONGRESS, is_behind, is_short, kind_of, told_apart
from corpus.grammar.holders import YEAR, organ_of, organs_in, without_counters
from corpus.grammar.news_titles import what_was_held
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.people import is_name
from corpus.grammar.tables import one_of, table_pairs
from corpus.model import JointMeeting

KINDS = dict(table_pairs("kinds"))

_KIND = re.compile(one_of(KINDS))
_FURTHER = dict(table_pairs("further_kinds"))
_FURTHER_KIND = re.compile(rf"(?P<kind>{one_of(_FURTHER)})(?=$|[召举，。；（(])")
_SESSION = re.compile(
    rf"第\s*(?P<n>{NUMERAL})\s*次(?!全[国省市区县]?[^，。次]{{0,10}}[调普]查)|届\s*(?P<m>{NUMERAL})\s*次|(?<![\d第一二三四五六七八九十])(?P<o>\d{{1,4}})\s*次(?=[^，。]{{0,14}}会)"
)
_TERM = re.compile(rf"(?<![新上下本这每])(?:第\s*)?({NUMERAL})\s*[届屆]")
_SESSION_OF_CONGRESS = re.compile(
    rf"(?<=\S)(?:第\s*)?{NUMERAL}届(?:人大|人民代表大会)第?{NUMERAL}次(?:会议)?(?=(?:大会)?主席团)"
)

_MEETINGS = re.compile(
    r"(?<=会议)(?:暨|和|、|及|以及|，)(?=.*会)|(?<=[^议大]会)暨(?=.*会)|(?<=次)[、和及](?=\S{0,16}?次\S*会)"
)
_TOPIC = re.compile("精神|传达|贯彻|听取|审议|部署|学习(?!会|中心组|[（(])")
_STUDIED = re.compile("(?:传达|学习|贯彻)[^，。]*?精神")
"""市卫健委传达学习市委九届八次全会精神 counts another meeting."""

_COMMITTEE_LAST = re.compile(r"次常委会$")
_DISPATCH = re.compile(r"^.{2,20}?(?:\d日[电電]|[网報报]讯)[ 　：:]*")
_SUBTITLE = re.compile(r"(?<=会议)——.*$")
_SLOGAN = re.compile(r"^[^—|｜丨会]{4,40}(?:—{2,}|[|｜丨])(?=[^—|｜丨]{4,}(?:召开|举行))")
"""凝心聚力　再启新程——某医院召开…: what a headline calls for above its news."""

_SITTING = re.compile(
    rf"(?P<meeting>第\s*{NUMERAL}\s*次(?:主席|主任|常委会|常务委员会)会议|(?<=常委会)第{NUMERAL}次会议)"
    rf"第{NUMERAL}次(?:全体)?会议(?:$|[^，。]{{2,4}}主持.*$)|(?<=次会议)第{NUMERAL}次(?=全体会议$)"
)
"""第22次主席会议第二次会议: the second sitting of one meeting."""

_WIDENED = re.compile(r"[（(]扩大[）)]|扩大(?=会)")
_COUNTED_BEHIND = re.compile(
    rf"(?<=会议)[（(](?P<counter>(?:{YEAR})?(?:总)?第{NUMERAL})[期次][）)]"
)
"""学术委员会会议（2033年第六期）: the sixth of its year; behind 纪要 it is the number."""

_FIRST = re.compile("首次(?=[^，。、]{0,8}会议)")
_UNMARKED_COUNT = re.compile(rf"(?<=人大|大会)(?={NUMERAL}次(?:会议|全会)(?:$|(?:召开|举行)?预备))")
"""区十七届人大一次会议: the first one."""

_ASIDE = re.compile(r"[（(](?!扩大)[^（）()]*[）)]|【[^】]*】")
_RECORD = re.compile(r"(?:会议|會議)?(?:纪要|記錄|紀錄|记录[表单簿]?|纪录|紀要)(?:摘要)?$")
_ORGAN_IN_KIND = re.compile(
    "党工委|(?:审判|检察|学术|学位评定|执行)?委员会(?=会议|全体)|(?:审判|学术|执行)委员会(?=议)"
    "|领导小组|(?:常务)?[理董监]事会|主席团|代表团|政治局"
)

_PARTY_GROUP = re.compile(r"(?:党组|党委)$")
_PARTY_COMMITTEE = re.compile("(?:中共|中国共产党)[^委]{1,14}(?<!工作)(?<!检查)委员会")
_ANY_MEETING = re.compile(r"(?:扩大)?会议$")
_PARTY_WORK = re.compile("[省市州盟区县旗]委[^，。；会]{2,10}(?<![团妇关])工委$")
"""某市委某某工委, and no 团工委 or 人大 committee."""

_COMMITTEE_BEHIND = re.compile("(?<!常务)(?<!检查)(?<!监察)委员会$")
"""我校第一次校务委员会: the committee's name stands behind its counter."""

_OPENED = re.compile(rf"(?:第?{NUMERAL}届)?(?:{YEAR})?$")
_SPONSORED = re.compile("^[^，。；：的]{2,24}?(?:主办|承办|协办)的(?=.{4})")
"""某厂主办的某协会会员大会: the association's."""

_ATTENDING = re.compile(
    "^(?:出席|参加|列席)[^，。；：]{4,40}?(?:会议|大会|全会)的(?=..)|有[^，。；：]{2,30}(?:参加|出席)的(?=..)"
)
"""出席省十四届人大二次会议的某代表团会议, 某院有各科室主任参加的办公会: the delegation's own."""

_HELD_BY = re.compile(
    "^由(?=.{4})|^[^，。；：]{2,12}?主持(?![人词下制召举]|工作)(?=.{4})|^.*(?:持(?:召开|举行)|出席|参加(?=.{4})|(?:书记|长|主任)指导)了?|(?:(?:今天|今日|昨天|昨日|日前|近日)(?:[上下]午)?)?(?:召开|举行)了?"
)
_HELD_AT = re.compile(
    "(?<=[会议])在[^，。；：]{1,16}?(?:隆重|胜利|顺利|圆满|成功)?(?:召开|举行)$|(?<=委员会)成立[^，。：]{0,12}(?:委员会|小组)$"
)
_CALLED_BY = re.compile(r"(?P<name>\w{2,4})召开(?=[^省市州盟区县旗镇乡]{2})")
_SUBJECT = re.compile("(?P<organ>[^，。：、率]{3,30}?)(?:召开|举行)(?=.{3,})")
"""某开发区召开重点项目周调度会: who held it stands in front, and only there."""


_REMEMBERED = 64
"""Lines: the head of a record is read some times over, each time for something else."""


_OWNER_AGAIN = re.compile(
    rf"(?P<own>[省市州盟区县旗镇乡部])(?:召开|举行)了?(?P<term>(?:第?{NUMERAL}届)?)(?P=own)(?=人民政府|政府|委|人大|政协|党|常务)"
)
"""某县召开第十届县政府第9次常务会议, 某某部召开部常务会议; 津市市政府 is no 市 told twice."""

_COMMITTEE_AGAIN = re.compile(
    rf"(?<=人大常委会)((?:第\s*)?{NUMERAL}届)人大常委会|人大((?:第\s*)?{NUMERAL}届人民代表大会)"
)
"""区人大常委会召开第九届人大常委会第3次会议, 某乡人大召开第九届人民代表大会第3次会议."""


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What one title, or the words after 主持召开, tell of a meeting; what they do not is empty."""

    bodies: tuple[str, ...] = ()
    kind: str | None = None
    session: int | None = None
    term: int | None = None
    meetings: tuple[JointMeeting, ...] = ()


def read_title(text: str) -> TitleFacts:
    """Read 保护区管委会、某区政府第17次常务会议纪要 and its like.

    Of several meetings held in one the counted one gives kind and session; all stand in
    ``meetings``, in their order.
    """
    return _read(text.strip().removesuffix("纪要"))


@lru_cache(_REMEMBERED)
def _read(text: str) -> TitleFacts:
    """The facts of a name: a title and the opening below it have the same but for 纪要."""
    text = _WIDENED.sub("", _SUBTITLE.sub("", _DISPATCH.sub("", what_was_held(text))))
    text = _SLOGAN.sub("", text) if "召开" in text or "举行" in text else text
    text = _HELD_AT.sub("", _SPONSORED.sub("", _ATTENDING.sub("", text)))
    subject = _SUBJECT.match(text)
    text = _UNMARKED_COUNT.sub("第", text)
    text = _FIRST.sub("第1次", _COUNTED_BEHIND.sub(r"\g<counter>次", text))
    text = _OWNER_AGAIN.sub(r"\g<own>\g<term>", text)
    text = _SITTING.sub(r"\g<meeting>", _HELD_BY.sub("", _without_name(_ASIDE.sub("", text))))
    text = told_apart(_COMMITTEE_AGAIN.sub(r"\1\2", text))
    parts = _parts(text)
    counted = [part for part in parts if part.session is not None]
    leading = counted[0] if counted else next((part for part in parts if part.kind), parts[0])
    return TitleFacts(
        bodies=_all_bodies(parts) or (organ_of(subject["organ"]) if subject else ()),
        kind=leading.kind,
        session=counted[0].session if counted else None,
        term=next((part.term for part in parts if part.term is not None), None),
        meetings=_meetings(parts, leading, "暨" in text),
    )


def further_kind(name: str) -> str | None:
    """The kind that a meeting's name ends in where that alone would make no record of the text."""
    told = _FURTHER_KIND.search(name) if "会" in name else None
    return _FURTHER[told["kind"]] if told else None


def _without_name(text: str) -> str:
    """国务院常务会议 of 甲某某召开国务院常务会议: who called it is no part of whose it was."""
    called = _CALLED_BY.match(text)
    return text[called.end() :] if called and is_name(called["name"]) else text


def _parts(text: str) -> list[TitleFacts]:
    """The meetings that the text names; 第5次、第6次常务会议 are two of one kind."""
    texts = _MEETINGS.split(text)
    parts = [_part(part) for part in texts]
    for index in range(len(parts) - 2, -1, -1):
        if parts[index].kind is None and texts[index].endswith("次"):
            told = replace(parts[index], kind=parts[index + 1].kind)
            own = (replace(meeting, kind=told.kind) for meeting in told.meetings)
            parts[index] = replace(told, meetings=tuple(own))
    return parts


def _meetings(
    parts: list[TitleFacts], leading: TitleFacts, joint: bool
) -> tuple[JointMeeting, ...]:
    """All held in one; behind the first, without 暨, a counter tells a meeting from a topic."""
    first = parts.index(leading)
    kept = (p for i, p in enumerate(parts) if i <= first or joint or p.session is not None)
    return tuple(dict.fromkeys(meeting for part in kept for meeting in part.meetings))


def _part(text: str) -> TitleFacts:
    """The facts of one meeting."""
    own = _STUDIED.sub("", text)
    kind = _last_kind(own)
    sessions = _numbers(_SESSION, own)
    terms = _numbers(_TERM, own) if "届" in own or "屆" in own else []
    bodies = _bodies(own, kind)
    name = KINDS[kind.group()] if kind else _kind_by_end(own) or _kind_by_body(own, bodies)
    if name == "委员会会议" and bodies and _PARTY_COMMITTEE.fullmatch(bodies[-1]):
        name = KINDS["党委会议"]
    session = sessions[-1] if sessions else None
    term = terms[0] if terms else None
    told = (name or sessions) and not _TOPIC.search(text)
    meetings = (JointMeeting(bodies, name, term, session),) if told else ()
    return TitleFacts(bodies, name, session, term, meetings)


def _kind_by_body(text: str, bodies: tuple[str, ...]) -> str | None:
    """A party group's meeting needs no other name: …党组第5次会议 is a 党组会议.

    Its 换届大会 is of another kind.
    """
    if text.endswith(("大会", "学习会")) or not bodies:
        return kind_of(text)
    for ending in (
        "党组",
        "党工委",
        "党委",
        "常委会",
        "常务委员会",
        "主席团",
        "代表团",
        "审判委员会",
        "检察委员会",
        "学术委员会",
        "执行委员会",
        "委员会",
        "委会",
        "领导小组",
        "常务理事会",
        "理事会",
        "董事会",
        "监事会",
    ):
        if bodies[-1].endswith(ending):
            name = ending.replace("常务委员会", "常委会")
            return KINDS.get(f"{'委员会' if name == '委会' else name}会议")
    return KINDS["党工委会议"] if _PARTY_WORK.search(bodies[-1]) else kind_of(bodies[-1])


def _kind_by_end(text: str) -> str | None:
    """县政协十一届九次常委会 lacks its 会议; 县人大常委会第九次会议 is the body's name."""
    if is_short(text):
        return CONGRESS
    return KINDS["常委会会议"] if _COMMITTEE_LAST.search(text) else None


def _all_bodies(parts: list[TitleFacts]) -> tuple[str, ...]:
    """A second meeting without a body of its own is one of the first's, or of its government."""
    bodies: dict[str, None] = {}
    for part in parts:
        bodies |= dict.fromkeys(part.bodies)
        if not part.bodies and part.kind and bodies and not part.kind.startswith("党"):
            owner = _PARTY_GROUP.sub("", next(iter(bodies)))
            bodies |= {owner: None} if len(owner) >= 2 else {}
    return tuple(bodies)


def _last_kind(text: str) -> re.Match[str] | None:
    """The last kind named: 党组会议 in 关于常务会议的党组会议纪要."""
    last = None
    for match in _KIND.finditer(text):
        last = match
    return last


def _numbers(pattern: re.Pattern[str], text: str) -> list[int]:
    found = (next(group for group in match.groups() if group) for match in pattern.finditer(text))
    return [number for number in map(read_number, found) if number is not None]


def _bodies(text: str, kind: re.Match[str] | None) -> tuple[str, ...]:
    """The organs in front of the session or the kind; 关于… is a topic and no organ.

    A presidium is that of one session (区六届人大二次会议主席团), which stays in its name.
    """
    front = text[: _organ_end(kind)] if kind else _RECORD.sub("", text)
    front = front.partition("关于")[0]
    kept = _SESSION_OF_CONGRESS.search(front) if "主席团" in front else None
    if kept:
        front = f"{front[: kept.start()]}\ue000{front[kept.end() :]}"
    front = _front(front)
    if kept:
        front = front.replace("\ue000", kept.group())
    return organs_in(front)


def _organ_end(kind: re.Match[str]) -> int:
    """Where the organ ends whose meeting it is: a 委员会会议 is a 委员会's."""
    own = _ORGAN_IN_KIND.match(kind.group())
    return kind.start() + (own.end() if own else 0)


def _front(text: str) -> str:
    """The words before 第N次; where it stands in front (六届58次区政府…), those around it."""
    session = None
    for found in _SESSION.finditer(text):
        session = found
    if session is None:
        return _ANY_MEETING.sub("", without_counters(text))
    opened = text[: session.start()] + ("届" if session["m"] else "")
    before = without_counters(_OPENED.sub("", opened))
    after = without_counters(text[session.end() :])
    if len(before) > 1 and not (_COMMITTEE_BEHIND.search(after) or is_behind(after)):
        return before
    return before + _ANY_MEETING.sub("", after)
