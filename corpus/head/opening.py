"""The opening of a record: when, where, who presided, and which meeting was held.

Shapes: {date}，{posts}{chair}[同志][在{place}]主持召开{meeting}; {date}，{body}[在{place}]召开
{meeting}, or {meeting}[在{place}]召开; who presided may stand in a sentence of its own.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from corpus.grammar.dates import MonthAndDay, find_date, find_month_and_day
from corpus.grammar.people import HAN, POST, in_one_row, is_name, read_person
from corpus.grammar.said_at import said_at
from corpus.grammar.titles import read_title
from corpus.head.online import without_service
from corpus.head.owners import joined, owner_of
from corpus.head.presider import chair_of
from corpus.model import Chair, PartialDate

_HELDS = "主?持召开|主持举行|主持|召开|举行|[开闭]幕(?!式|会|大会|词)"
_HELD = re.compile(_HELDS)
_PROSE, _MARKS, _AT = re.compile("[，。]"), re.compile("[，。；,]"), re.compile("在")
_SENTENCE = re.compile(r"[^。]+。?")
_EVENT = re.compile(rf"(?P<verb>{_HELDS})了?(?P<what>[^，。；]{{0,200}})")
_NOT_YET = re.compile(
    r"(?:[定拟将][于於]|即将|将|决定|提请|关于)$|[定拟将][于於][^，。]{0,20}$"
    r"|(?:会议|(?<!主任)委员)(?:建议|决定|同意|确定|商定|通过)[^。]*$"
)
_AGENDA_LINE = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．]\s*(?:听取|传达|审议|研究|学习|讨论|通报)(?!.*主持)"
)
_THERE = re.compile(
    r"^[^。；《]{0,200}出席(?P<what>[^，。；《]{2,24}(?:全体|常务|主任|主席|党组|常委会)会议)[，。]"
)
_HEADS = re.compile(rf"(?P<name>[{HAN}]{{2,8}}?)(?:同志)?主持(?:召开|举行)")
_CONVENED = re.compile("组织召开")
"""总经理甲组织召开会议。副总经理乙主持会议: who is said to preside does."""

_LEADERS = re.compile("领导[^，。；、]{2,4}、")
_CONVENES = re.compile(
    "(?P<front>[^。；]{4,100}?)(?:召集(?!人)|组织(?!部|人事))[^。]{4,200}?(?:研究|协调|会商|协商|讨论|座谈)"
)
_TO = re.compile("为了?$")
"""为召开全会作准备; 区长祥为主持召开 is a name."""

_SPOKEN_AT = re.compile(r"[时上]的?(?:系列)?(?:重要)?(?:讲话|指示|论述)|^(?:程序)?[合符](?=[合法])")
"""总书记在主持召开…座谈会时的重要讲话: held there, studied here; 会议的召开符合公司法."""

_ASIDE = re.compile(r"[（(](?!扩大)[^（）()]*[）)]")
_BYLINE = re.compile(
    r"^.{0,24}?(?:(?<!腾)讯|[日社网报]电|消息(?:[（(][^（）()]{2,8}[）)])?(?=[：:，,]))"
    r"[ 　：:，,]*(?=\S)"
    r"|^据新华社(?:[^，。\d]{0,8}电)?[ 　：:，,]*"
    r"|^[^，。]{0,12}?记者[^，。\d]{2,12}报道"
)
_DAY_ALONE = re.compile(r"((?:\d{4}年)?\d{1,2}月\d{1,2}日(?:[上下]午|晚上?)?)[。．.](?=\S)")
"""2033年4月9日。区长甲主持召开…: a site put a full stop behind the day."""

_CLOSED = re.compile(r"(?<=会议)，?(?:已|在)?(?:圆满)?完成[^，。]{0,12}，?[^，。]{0,20}?闭[会幕]")
"""第五次会议圆满完成各项议程，今天下午在城中闭会: it was held."""

_DAY_PART = re.compile(
    r"^(?:[至到—–~～-]+(?:\d{1,2}月)?\d{1,2}[日号])?(?:[（(](?:星期|周).[）)])?(?:上午|下午|晚上?|中午|凌晨|当天)?"
    r"(?:\d{1,2}[时点：:]\d{0,2}分?|[一二三四五六七八九十]{1,3}[时点](?:半|整)?)?[，,]?"
)
_ENTRUSTED = re.compile(r"受[^，。；]{2,30}?委托，?|(?<=[，。；\s])[^，。；受]{2,20}委托")
"""副区长甲受区长委托主持召开, 区长委托副区长甲主持召开: on whose behalf."""

_ADVERB = re.compile(
    r"(?:召集[并和、]|联合|[立随]?即|随后|之后|接着|隆重|圆满|胜利|成功|正式|准时|按时|如期|顺利|先后|分别|亲自|再次|又|组织|[出到]席?(?:会议?)?并|(?:通过|以|采取|采用)[^，。；]{2,12}(?:方式|形式|会议|连线))+$"
)
_RUN_BY = re.compile(
    "(?:(?:本次|此次|这次)?会议|(?P<what>[^，。；]{2,40}?会议?))[由有](?P<who>[^，。；]{2,40})"
)
"""专题会议由副县长甲主持; 有 is a slip of the pen."""

_A_PLACE = re.compile("..[省市州盟区县旗镇乡]")
"""青禾乡, which could be somebody's name."""

_HELD_BY = re.compile("(?P<what>[^，。；]{2,60}会议?)由(?P<owner>[^，。；]{2,40})")
"""《甲规划》评审会由某局组织召开."""

_GATHERS = re.compile(
    r"(?:^|[，。；])(?P<who>[^，。；]{2,40}?)(?:于[^，。；]{2,24})?(?:召集(?!人)|深入(?!学习|贯彻|推进)|组织(?!部|人事)|率(?:领|队)?(?!先)|带领)[^。；]{2,160}$"
)
"""副区长甲召集（组织）某局、某局，在某处召开…; 副县长甲深入现场，召开会议: that person presided."""

_ACTING = re.compile("(?<=[长任记席])[（(](?:代|代理|主持工作|挂职)[）)](?=.{2,4}$)")
"""主任（代）甲: how a post is held, between it and the name."""

_CALLED = re.compile("(?:[^。；]{2,24}?[，,])?(?P<front>[^，。；]{2,80}?)召集(?!人)")

_VISITS = re.compile(
    r"(?P<who>[^，。；]{3,40}?)(?:深入|前往|赴|到|率队|带队|带领|实地|现场)[^，。；]{2,60}"
    r"(?:调研|检查|督导|督查|走访|查看|察看|视察|考察|慰问)(?:[^，。；]{2,24}工作)?[并后]?"
)
"""市长甲深入某地调研并主持召开…: that person presided."""

_HAVING = re.compile(
    "(?:^|[，。；？！”])(?P<who>[^，。；？！”]{3,40}?)(?:(?:在|经过?|利用|结合|趁)[^，。；]{2,40}(?:基础上|期间|时间|[后前时])"
    "|(?:到|赴|前往)[^。；]{2,140}(?:调研|检查|督导|督查|察看|查看|视察|考察)[^，。；]{0,12})(?P<then>，[^，。；]{0,24}|并)$"
)
"""市长甲在反复调研的基础上，19日再次召开…; 市长甲到某地，就供水进行调研并召开…: he did both."""

_CALLED_OF = re.compile("^由[^，。；的]{2,16}(?:召集|组织|发起|牵头)的(?=.{4})")
"""由某工会召集的某会议在…召开: the meeting's name is behind who called it."""

_AND_THEN = re.compile("，(?:并|随后|之后)$")
_BRINGS = re.compile("召集|率领?|带领|到|赴")
_TODAY = re.compile(r"(?:今天|今日|昨天|昨日|日前|近日)(?:（）)?(?:上午|下午|晚上?)?(?:（）)?$")
"""今天（28日）上午 or 今天上午（28日）, the day taken away."""

_NOTIFIED = re.compile(
    r"于[^，。；]{6,24}[日号](?:前)?以[^，。；]{2,24}?(?:通知|发出)(?:召开(?P<what>[^，。；]{4,40}?)的通知)?[^，。；]{0,12}，(?:并|会议)?(?=于)"
)
"""…第三次会议于1月6日以电子邮件方式通知，并于1月12日召开: the day on which it met."""

_PARTED = re.compile(r"(?<=会议)，(?=于\s*\d{4})")
_AND_SPOKE = re.compile("(?<=会议)(?:并|上)?(?:作|发表)?了?(?:重要)?讲话.*$")
_HELD_POST = re.compile(
    "(?:[^，。；]*、)?副?(?:[省市州盟县区旗镇乡厅局处院校]长|主任|书记|秘书长)$"
)
"""县政府县长主持召开: a post without a name is no part of whose meeting it was."""

_NO_OWNER = re.compile("^(?:[该本][省市州盟区县旗镇乡]|并)$")
_LATELY = re.compile("(?:今天|今日|昨天|昨日|日前|近日)")
GOES_ON = re.compile("。会议(?:深入|认真|全面)?(?:传达|学习|研究|听取|审议|讨论|强调|指出|认为)")
"""…领导小组会议在某市召开。会议学习了…: it was held, though no day is told."""

_RECENTLY = re.compile(r"^(?:近日|日前|今天|昨日|昨天|\d{1,2}日)(?:上午|下午|晚上?)?[，,]?")
_OVER_A_MEETING = "(?!人|词|下|起草|编[制写]|制定|修[订改]|设计|撰写|的(?![^，。；]{0,12}会))"
"""条例由主任甲主持起草: no meeting."""

_PRESIDED_BY = re.compile(
    r"(?:由|会议有)(?=(?P<who>[^，。；]{2,40}?)(?:同志)?"
    f"(?:召集(?:并|和|、)|分别|先后|轮流|共同|联合|负责|代为)?主持{_OVER_A_MEETING})"
)
_PRESIDES = re.compile(
    r"(?:^|[，。；])(?P<who>[^，。；]{2,60}?)(?:同志)?(?:[出到]席?(?:会议?)?并|召集[并和、]|分别|先后|轮流)?主持"
    rf"{_OVER_A_MEETING}(?![^，。；]{{0,6}}工作的)"
)
_CEREMONY = re.compile(
    "(?<![^，。；])[^，。；]{0,40}(?:[开闭]幕[式会]|仪式)[^，。；]{0,4}由[^，。；]{2,40}主持"
)
"""开幕式由副主任甲主持, where 主任乙主持召开了工作会议 afterwards."""

_AGENDA = re.compile(
    r"(?<=会议)(?=(?:专题|集中|听取|研究|学习|审议|传达|讨论|部署|安排))|(?<=[^议大]会)(?=(?:专题)?(?:听取|审议|研究|传达|部署))"
)
_LONGEST_HEADLINE = 90
"""A longer line is a text that lost its marks."""

_LONGEST_PLACE, _LONGEST_FRONT = 40, 200
_MOST_SENTENCES, _LINES_TO_THE_CHAIR, _NEXT_LINES = 40, 20, 8

_OF_THE_PAGE = re.compile(r"来源[：:]|浏览|点击|打印|字[号体]|>>|»|\d:\d\d:\d\d")
"""A headline on one line with its column and when it was put there."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The first sentence that tells of the meeting as held; what it does not tell is empty."""

    text: str = ""
    date: PartialDate | None = None
    day: MonthAndDay | None = None
    location: str | None = None
    chair: Chair | None = None
    owner: str = ""
    what: str = ""


def read_opening(lines: Sequence[str], headline: bool = False) -> Opening:
    """Read the first line of prose that tells of a meeting held; who presided may stand below.

    A headline tells less than the sentence under it, and is read only if asked for.
    """
    for index, line in enumerate(lines):
        below = lines[index + 1 : index + _NEXT_LINES]
        if spoken := None if headline else _spoken_of(line, below):
            return _with_chair(spoken, lines[index : index + _LINES_TO_THE_CHAIR])
        if not (_HELD.search(line) or _CLOSED.search(line)) or not (
            headline or _PROSE.search(line) or len(line) > _LONGEST_HEADLINE
        ):
            continue
        if _AGENDA_LINE.match(line) or _is_repeated(line, below):
            continue
        found = _read_line(line)
        if found is None:
            continue
        found = _as_headed(found, line, lines[:index])
        if found.chair is None or _CONVENED.search(line):
            return _with_chair(found, lines[index : index + _LINES_TO_THE_CHAIR])
        return found
    told = (_attended(line) or (None if headline else _convened(line)) for line in lines)
    return next(filter(None, told), Opening())


def _spoken_of(line: str, below: Sequence[str]) -> Opening | None:
    """4月13日，书记甲在某会议上指出，… above 会议听取了…: held, but told of by what was said."""
    told = said_at(line, next(filter(None, below), ""))
    if told is None:
        return None
    dated = find_date(told[0])
    day = None if dated else find_month_and_day(told[0])
    return Opening(line, dated.date if dated else None, day, what=told[1])


def _convened(line: str) -> Opening | None:
    """9月3日，副县长甲在某项目部召集某局、某局负责同志，就…进行了研究: held, but not said so."""
    match = _CONVENES.match(line)
    dated = find_date(match["front"]) if match else None
    day = None if dated or not match else find_month_and_day(match["front"])
    if match is None or not (dated or day):
        return None
    who, place = _without_place(_last_clause(_ENTRUSTED.sub("", match["front"])))
    chair = chair_of(who, strict=True)
    return Opening(line, dated.date if dated else None, day, place, chair) if chair else None


def _as_headed(opening: Opening, line: str, above: Sequence[str]) -> Opening:
    """州长甲某某某主持召开…, below a headline 甲某某某主持召开…: any name."""
    for headline in above if opening.chair is None else ():
        named = _HEADS.match(headline)
        again = named and re.search(rf"([^，。；]*{POST}){named['name']}(?:同志)?主持", line)
        if named and again:
            posts = _DAY_PART.sub("", _last_clause(again[1]))
            chair = Chair(named["name"], tuple(posts.split("、")))
            what = opening.what.removeprefix(opening.owner)
            return replace(opening, chair=chair, owner="", what=what)
    return opening


def _attended(line: str) -> Opening | None:
    """区领导甲、乙出席区政府全体会议。: a meeting told of by who was there alone."""
    match = _THERE.search(line)
    if match is None:
        return None
    dated = find_date(match.group())
    day = None if dated else find_month_and_day(match.group())
    if not (dated or day or _LEADERS.search(match.group())):
        return None
    return Opening(line, dated.date if dated else None, day, what=match["what"])


def _is_repeated(line: str, below: Sequence[str]) -> bool:
    """A headline with a comma in it tells less than the sentence below that has it all again."""
    if "。" in line or line[-1:] in "：:":
        return False
    if not _OF_THE_PAGE.search(line) and (find_month_and_day(line) or find_date(line)):
        return False
    return any("。" in other and _tells_when(other) and _PROSE.search(other) for other in below)


def _tells_when(text: str) -> bool:
    """主持召开, or 召开 behind a day at the head of the sentence."""
    if "持召开" in text:
        return True
    held = _EVENT.search(text, 0, _LONGEST_FRONT)
    return held is not None and find_month_and_day(text[: held.start()]) is not None


def _read_line(line: str) -> Opening | None:
    told = _BYLINE.sub("", line, count=1)
    if day := _DAY_ALONE.match(told):
        told = f"{day[1]}，{told[day.end() :]}"
    told = _PARTED.sub("", _NOTIFIED.sub(lambda match: match["what"] or "", told))
    sentences = islice(_SENTENCE.finditer(told), _MOST_SENTENCES)
    for sentence in (_CLOSED.sub("举行", match.group()) for match in sentences):
        for event in _EVENT.finditer(sentence):
            front = sentence[max(0, event.start() - _LONGEST_FRONT) : event.start()]
            if _NOT_YET.search(front) or ("持" not in event["verb"] and _TO.search(front)):
                continue
            if _SPOKEN_AT.search(event["what"]):
                continue
            found = _event(line, sentence, event)
            if sentence.startswith("会议由"):
                found = _called(found, told)
            if found.date or found.day or found.chair or (found.what and found.owner):
                return found
            facts = read_title(found.what)
            if facts.session is not None or (facts.kind and _LATELY.search(front)):
                return found
            if facts.kind and facts.bodies and GOES_ON.match(told, event.end()):
                return found
    return None


def _called(opening: Opening, line: str) -> Opening:
    """5月6日，副市长甲在一号会议室召集某局、某局研究…。会议由甲主持: when and where stand first."""
    dated, day = find_date(line), find_month_and_day(line)
    if opening.date or opening.day:
        return opening
    if dated and dated.start == 0:
        opening = replace(opening, date=dated.date)
    elif day and day.start == 0:
        opening = replace(opening, day=day)
    called = _CALLED.match(line)
    place = _without_place(called["front"])[1] if called else None
    return replace(opening, location=opening.location or place)


def _event(line: str, sentence: str, event: re.Match[str]) -> Opening:
    front = sentence[max(0, event.start() - _LONGEST_FRONT) : event.start()]
    dated = find_date(front + event.group())
    day = None if dated else find_month_and_day(front)
    gathered, whole = _GATHERS.search(front) if event["verb"] == "召开" else None, front
    if (then := _AND_THEN.search(front)) and _VISITS.fullmatch(_last_clause(front[: then.start()])):
        front = front[: then.start()]
    front = _ENTRUSTED.sub("", front)
    front, service = without_service(_last_clause(front))
    front, place = _without_place(_ADVERB.sub("", front))
    place = place or service
    front = _CALLED_OF.sub("", _TODAY.sub("", front))
    run_by = _RUN_BY.fullmatch(front) if event["verb"] == "主持" else None
    front = _ACTING.sub("", front)
    chair = chair_of(run_by["who"] if run_by else front, strict="持" not in event["verb"])
    if chair is None and "主持" in event["verb"] and (visit := _VISITS.fullmatch(front)):
        chair = chair_of(visit["who"], strict=True)
    if (chair is None and event["verb"] == "召开") and (having := _having(whole, front)):
        chair = having
    if chair is None and gathered and not _PRESIDED_BY.search(line):
        chair = chair_of(_last_clause(gathered["who"]), strict=True)
    presides = event["verb"] == "主持"
    named = run_by["what"] or "" if run_by and chair else ""
    what = named if presides else _AND_SPOKE.sub("", _AGENDA.split(event["what"])[0])
    owner = "" if chair or _BRINGS.search(front) else front.removesuffix("于")
    what, owner = what.removeprefix("的"), _NO_OWNER.sub("", owner)
    owner = owner.removesuffix("成员").removesuffix("全体")
    if not what and not presides:  # 区政府第52次常务会议[在某地]召开
        by = _HELD_BY.fullmatch(owner)
        what, owner = (by["what"], by["owner"]) if by else (owner, "")
    if "主持" in event["verb"] and not chair:
        owner = "" if presides else _HELD_POST.sub("", owner)
    elif is_name(owner) and not _A_PLACE.fullmatch(owner):
        owner = owner_of(what) or owner
    return Opening(
        line, dated.date if dated else None, day, place, chair, owner, joined(owner, what)
    )


def _having(whole: str, front: str) -> Chair | None:
    """Who did something and then convened, where no other subject stands in between."""
    having = _HAVING.search(whole)
    if having is None or (front and having["then"] not in ("并", "，并")):
        return None
    return chair_of(_last_clause(having["who"]), strict=True)


def _last_clause(text: str) -> str:
    """The words behind the last comma, the date and the time of day left out."""
    parts = [part for part in _MARKS.split(text) if part]
    clause = parts[-1] if parts else ""
    found = find_date(clause)
    if found:
        behind = _DAY_PART.sub("", clause[found.end :])
        return _DAY_PART.sub("", clause[: found.start].removesuffix("于") + behind)
    day = find_month_and_day(clause)
    if day:
        return clause[: day.start] + _DAY_PART.sub("", clause[day.end :])
    return _DAY_PART.sub("", _RECENTLY.sub("", clause))


def _without_place(front: str) -> tuple[str, str | None]:
    """区长甲在二楼会议室 -> 区长甲, 二楼会议室; a 在 that belongs to a word parts nothing."""
    for match in _AT.finditer(front):
        who, place = front[: match.start()], front[match.end() :]
        if not 2 <= len(place) <= _LONGEST_PLACE:
            continue
        if (
            not who
            or who.endswith("同志")
            or read_person(who)
            or not who.endswith(tuple("现存正所实"))
        ):
            return who, place
    return front, None


def _with_chair(opening: Opening, lines: Sequence[str]) -> Opening:
    """With who presided; over its opening ceremony alone only where nobody else is told."""
    of_ceremony: Chair | None = None
    for line in lines:
        bare = in_one_row(_ASIDE.sub("", line))
        chair = next(_presiding(_CEREMONY.sub("。", bare)), None)
        if chair:
            return replace(opening, chair=chair)
        of_ceremony = of_ceremony or next(_presiding(bare), None)
    return replace(opening, chair=of_ceremony) if of_ceremony else opening


def _presiding(line: str) -> Iterator[Chair]:
    """会议由区长甲主持, or a clause of its own: 区长甲主持会议并讲话."""
    for pattern in (_PRESIDED_BY, _PRESIDES):
        for match in pattern.finditer(line):
            who, _ = _without_place(_last_clause(match["who"]))
            if (chair := chair_of(who)) is not None:
                yield chair
