"""Who took part: the labelled lists, and the sentences 甲、乙出席会议；丙列席."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from corpus.attendance.chairs import BRACKETED, ONE_NAME, led, presided_in_parts, read_chairs
from corpus.attendance.guests import INVITED, is_guest, without_invitation
from corpus.attendance.leave import away_aside
from corpus.attendance.participants import read_cut_off, read_participants
from corpus.attendance.rolls import LABELLED_ROLL
from corpus.attendance.roster import Roster, read_roster
from corpus.doubts import doubt
from corpus.grammar.organizations import is_organization
from corpus.grammar.people import POST_RE, SIDE, is_name
from corpus.model import Attendance, Attendee, Chair, ParseWarning
from corpus.page.annexes import IN_ORDER, below_posts, groups_below, is_list_head, post_above
from corpus.page.forms import heads_names
from corpus.page.layout import LABEL, LABELS, OTHER_LABELS, is_count, is_end, is_field, unpad_label
from corpus.page.mending import Line

_SENTENCE = re.compile(r"[^。]+。?")
_TOOK_PART = re.compile(
    r"(?P<deputy>代为)?(?P<verb>(?:应邀|受邀|特邀)?(?:出席|列席|参加|到会|旁听)|参会|与会(?=指导)|在主席台(?:前排)?就[坐座]"
    r"|(?:(?:因|在|赴)[^，。；、]{1,12}?，?)?(?:请假(?:缺席)?|缺席|未(?:能)?(?:参加|出席|参会|到会))|(?:[作做]|负责|担任)?(?:会议)?记录)了?(?:本次|此次|这次|今天的|当天的)?\s?"
    r"(?:(?:党组|党委)?(?:（扩大）)?会议(?:(?:相关|有关)(?:议程|议题))?|(?:相关|有关)(?:议程|议题)|(?:开幕|闭幕)?大会|会商|评审|座谈|学习|[^，。；《]{0,4}(?:研讨|座谈|推进|调度|论证|评审|办公|专题|部署|动员|总结|启动)会|(?<=出席)[^，。；《]{2,24}(?:全体|常务|主任|主席|党组|常委会)会议)?(?:指导(?:工作)?|监督|听取意见|(?:作|进行)?(?:汇报|发言|说明|讲话))?(?=[，。；（]|并(?!主持)|$)"
)
_ALSO_AWAY = re.compile(r"（(?<=会议（)([^（）]{4,60}(?:请假|缺席|未(?:能)?(?:参加|出席)))）")
"""甲、乙参加了会议（副镇长丙在外学习缺席），丁列席。"""
_SIGN_OF_VERB = re.compile("[席参假未录坐座]|[到与]会|旁听")
"""What each of these verbs holds: a quick look before the pattern begins everywhere."""

_NO_PEOPLE = re.compile(
    r"会议(?!主席团)|主持|召开|举行|审议|听取|传达|学习(?!中心)|研究(?![室院所中员生])|讨论|部署|调度(?![中室处科])|通报|指出|强调|要求"
    r"|等工作|事项|《|\d日|[上下]午|必须|应当|(?<!主)要|动员|鼓励|报道|(?<!社会)组织(?![部人员处委])|近日|情况"
)
_ROLL = re.compile(
    r"(?:在主席台(?:前排)?(?=就))?(?P<verb>出席|列席|参加|到会|就[坐座])了?(?:本次|此次|这次)?(?:会议)?的(?:[^，。、：]{0,16}(?:领导|同志|人员|代表|单位))?(?:还)?有"
    r"[：:]?(?P<people>(?:(?![，、](?:应邀)?(?:出席|列席|参加|到会)了?(?:会议)?的)[^。；])+)"
)
_AWAY = re.compile(
    r"(?<![^，。；])(?:因[^，。；：]{1,10})?(?:请假|缺席)(?:人员)?[：:](?P<people>[^。；：]{2,60})"
)
"""…出席；因公请假：甲、乙。"""

_ROLL_GROUP = re.compile(r"[（(]\d{1,2}[）)]\s*|[^：:、，\s]{1,8}领导[：:]")
_MEANWHILE = re.compile(r"在(?:研究|讨论|审议|听取)[^，。；]{0,12}时$")
_BY_MEANS = re.compile(
    "在[^，。；、在]{1,12}会场$|(?:以|通过)(?:网络)?(?:视频|电话|线上|远程)(?:会议|连线)?(?:方式|形式)?$"
)
_CLAUSE = re.compile("[，。；！？《]")
_CLAUSE_ENDS = re.compile("(?<=[，；])")
_ANY_LABEL = re.compile(
    r"(?:[A-Za-z ]{2,16} )?([\u3400-\u9fff]{2,8})(?:[（(][^（）()]{1,16}[）)])?[：:]"
)
_NEXT = ("下次", "下一次", "下期")
"""下次会议主持人：甲 has no part in this one."""

_OF_SIDE = re.compile(f"{SIDE}$")
_OF_THE_PAGE = re.compile(
    r"[（(]?(?:本报|实习|特约)?(?:记者|通讯员|编辑|摄影|作者)[\s：:]|[（(]?共印|地址[：:]"
)
"""Who wrote the page and how many were printed: no list of people goes on with it."""

_ITEM = re.compile("[一二三四五六七八九十]{1,3}、(?:听取|审议|研究|传达|学习|讨论|通报|关于)")
_TOLD = re.compile(r"(?:会议|会上|与会)[^，。；：、]{4,40}[，。]")
_LONGEST_CLERK = 40
_AND_GROUP = re.compile("(?:以?及|和|与)(?:有关|相关)[^，。；、]{0,10}(?:负责人|负责同志|人员)$")
_COUNTS = re.compile(r"(?:[^，]{2,12}\d+[人名位]，)+")
_VERBS = {
    "出席": Attendance.PRESENT,
    "参加": Attendance.PRESENT,
    "参会": Attendance.PRESENT,
    "到会": Attendance.PRESENT,
    "与会": Attendance.PRESENT,
    "就坐": Attendance.PRESENT,
    "就座": Attendance.PRESENT,
    "列席": Attendance.OBSERVER,
    "旁听": Attendance.OBSERVER,
    "请假": Attendance.ABSENT,
    "缺席": Attendance.ABSENT,
    "记录": Attendance.CLERK,
}
_ON_ONE_LINE = (Attendance.CHAIR, Attendance.CLERK)


@dataclass(frozen=True, slots=True)
class Attended:
    """Everyone whom some lines name, the chair apart, and the lines with their lists mended."""

    attendees: tuple[Attendee, ...]
    chair: Chair | None
    lines: tuple[str, ...]
    warnings: tuple[ParseWarning, ...]


@dataclass(frozen=True, slots=True)
class _Block:
    """One labelled list: the label as written, its meaning, the lines behind it."""

    line: int
    label: str
    attendance: Attendance
    text: str


def read_attendance(lines: Sequence[Line], context: str = "") -> Attended:
    """Read the lists and sentences of attendance among the lines.

    ``context`` is the document's other text, which can settle where a name ends. What stays open
    gives the warning ``attendance-unclear`` and nobody: never an invented person.
    """
    attendees: list[Attendee] = []
    texts: list[str] = []
    warnings: list[ParseWarning] = []
    chair: Chair | None = None
    for block in _blocks(lines):
        if isinstance(block, Line):
            texts.append(block.text)
            if _SIGN_OF_VERB.search(block.text):
                bare = sum(1 for person in attendees if not person.titles) > 1
                attendees += _not_told(tuple(_in_sentences(block.text, bare)), attendees)
            attendees += read_cut_off(block.text) if "…" in block.text[-9:] else ()
            parts = presided_in_parts(block.text)
            chair = chair or next((Chair(one.name, _with_organ(one)) for one in parts), None)
            attendees += (*parts, *_not_told(led(block.text), attendees))
        elif block.attendance is Attendance.CHAIR:
            texts.append(block.label + " ".join(block.text.split("\n")))
            first, *others = read_chairs(block.text) or [chair]
            chair = first
            attendees += (Attendee(one.name, Attendance.CHAIR) for one in others if one)
        elif block.attendance is Attendance.CLERK and not _is_clerk(block.text):
            texts += (block.label + block.text).split("\n")
        else:
            roster = read_roster(block.text, block.attendance, context)
            texts += _mended(block.label, roster)
            attendees += _without_again(roster.attendees, attendees)
            missed = block.text.split("\n")[:1] if not (block.label or roster.attendees) else ()
            warnings += _unclear(block.line, roster.unclear or tuple(missed))
    return Attended(tuple(attendees), chair, tuple(texts), tuple(warnings))


def with_posts(chair: Chair | None, *parts: Attended) -> Chair | None:
    """The chair whom a label or sentence only names, with the posts that another gives him."""
    if chair is None or chair.titles:
        return chair
    people = (one for part in parts for one in (part.chair, *part.attendees) if one)
    told = (_with_organ(one) for one in people if one.name == chair.name and one.titles)
    return replace(chair, titles=next(told, ()))


def _with_organ(one: Chair | Attendee) -> tuple[str, ...]:
    """县财政局局长 as a chair's post, whose organ an attendee has beside it."""
    organs = one.organizations if isinstance(one, Attendee) else ()
    return ("".join((*organs[:1], one.titles[0])), *one.titles[1:])


def _not_told(people: Sequence[Attendee], told: Sequence[Attendee]) -> Iterator[Attendee]:
    known = {(person.name, person.attendance) for person in told} if people else ()
    return (person for person in people if (person.name, person.attendance) not in known)


def _without_again(people: Sequence[Attendee], told: Sequence[Attendee]) -> Iterator[Attendee]:
    """迟到：甲 below 出席：甲 tells of nobody else; a namesake bears a post or an organ."""
    known = {(person.name, person.attendance) for person in told}
    whole = {(person.name, person.attendance, person.organizations) for person in told}
    for one in people:
        told_of = one.organizations or one.titles
        again = told_of and (one.name, one.attendance, one.organizations or None) in whole
        if not again and (told_of or (one.name, one.attendance) not in known):
            yield one


def _is_clerk(text: str) -> bool:
    """记录：甲; below 会议记录： stands what was said."""
    return "\n" not in text and len(text) <= _LONGEST_CLERK and not _CLAUSE.search(text)


def _mended(label: str, roster: Roster) -> list[str]:
    first, *others = roster.text.split("\n")
    return [label + first, *others]


def _unclear(line: int, words: Sequence[str]) -> Iterator[ParseWarning]:
    if words:
        yield doubt("attendance-unclear", line, words="；".join(words))


def _blocks(lines: Sequence[Line]) -> Iterator[_Block | Line]:
    """Part the lines into labelled lists and other lines, blank ones left out."""
    index = 0
    while index < len(lines):
        line = lines[index]
        text = unpad_label(line.text)
        if is_list_head(text):
            listed, index = _annexed(lines, index)
            yield from listed
            continue
        if not ("：" in text or ":" in text) or not LABEL.match(text):
            if text:
                yield line
            index += 1
            continue
        alone = _is_alone(text, lines[index + 1 : index + 2])
        stop = index + 1 if alone else _list_end(lines, index + 1)
        below = below_posts([other.text for other in lines[index + 1 : stop] if other.text])
        rows = [text, *below]
        yield from _labelled(line.number, "\n".join(rows))
        index = stop


def _annexed(lines: Sequence[Line], head: int) -> tuple[list[_Block | Line], int]:
    """The groups of a list that has a page of its own, and where the lines go on behind it."""
    listed: list[_Block | Line] = [lines[head]]
    end = head + 1
    for group in groups_below(lines, head):
        stop = min(group.stop, _list_end(lines, group.start))
        listed += (line for line in lines[end : group.start] if line.text)
        rows = [line.text for line in lines[group.start : stop] if line.text]
        if rows:
            text = "\n".join(rows)
            listed.append(_Block(lines[group.start].number, "", group.attendance, text))
        end = stop
        if any(line.text for line in lines[stop : group.stop]):
            break
    return listed, end


def _is_alone(text: str, below: Sequence[Line]) -> bool:
    """记录：甲 on a line: who recorded takes one line, and what was said may follow.

    主持：甲 above 应到7人。乙、丙出席会议。: a sentence is not a second line of his posts.
    """
    last = _marks(text)[-1]
    if is_count(text[last.end() :]):
        return True
    attendance = LABELS[last["label"]]
    if attendance not in _ON_ONE_LINE or not text[last.end() :].strip():
        return False
    return attendance == Attendance.CLERK or any("。" in line.text for line in below)


def _marks(text: str) -> list[re.Match[str]]:
    last = max(text.rfind("："), text.rfind(":")) + 1  # behind it there is no label
    found = LABEL.finditer(text, 0, last)
    return [m for m in found if m.start() == 0 or text[m.start() - 1] in " 　\n。；，）"]


def _labelled(number: int, text: str) -> Iterator[_Block]:
    """The list or lists of one block of lines: 出席：… 列席：… may share a line."""
    marks = _marks(text)
    for mark, following in zip(marks, [*marks[1:], None], strict=False):
        stop = following.start() if following else len(text)
        attendance = Attendance(LABELS[mark["label"]])
        line = number + text.count("\n", 0, mark.start())
        yield from _groups(_Block(line, mark.group(), attendance, text[mark.end() : stop].strip()))


def _groups(block: _Block) -> Iterator[_Block]:
    """出席： above 区方：甲、乙 and 校方：丙、丁: rows under words that are no organ."""
    rows = block.text.split("\n")
    if block.attendance in _ON_ONE_LINE:
        yield block
        return
    starts = [at for at, row in enumerate(rows) if _group(row)]
    if not starts:
        yield block
        return
    if starts[0]:
        yield replace(block, text="\n".join(rows[: starts[0]]))
    for start, stop in pairwise([*starts, len(rows)]):
        label = _group(rows[start])
        head = (block.label if not start else "") + label
        text = "\n".join(rows[start:stop])[len(label) :]
        yield replace(block, line=block.line + start, label=head, text=text.strip())


def _group(row: str) -> str:
    """区方： of 区方：甲、乙, where all behind it are people."""
    label = _ANY_LABEL.match(row)
    if label is None or not _is_other_label(label.group()) or label[1] in OTHER_LABELS:
        return ""
    return label.group() if _is_row(row[label.end() :].strip()) else ""


def _list_end(lines: Sequence[Line], start: int) -> int:
    """Where a list ends: before the next label, the offices, the date; a page end may cut it."""
    end, in_table = start, False
    for index in range(start, len(lines)):
        text = lines[index].text
        if not text:
            continue
        in_table = heads_names(text) or (in_table and (text[0].isdigit() or text[0] == "|"))
        after_blank = end < index
        if not in_table and (
            (text[-1] in "：:" and not post_above(text))
            or is_end(text)
            or is_field(text)
            or (_is_other_label(text) and not _group(text))
            or _TOLD.match(text)
            or _OF_THE_PAGE.match(text)
            or _is_office(lines, index)
            or _ITEM.match(text)
            or (after_blank and not _goes_on(text))
        ):
            break
        end = index + 1
    return end


def _is_other_label(text: str) -> bool:
    """联系人：甲: a label that this reader does not know; an organization heads its own people."""
    label = _ANY_LABEL.match(text)
    if label is None or _OF_SIDE.search(label[1]):
        return False
    if label[1].startswith(_NEXT):
        return True
    return not is_organization(label[1]) and not POST_RE.search(label[1])


def _is_office(lines: Sequence[Line], index: int) -> bool:
    """An organization alone on its line, with another or a date below or nothing."""
    if not all(is_organization(part) for part in lines[index].text.split()):
        return False
    below = next((line.text for line in lines[index + 1 :] if line.text), "")
    return not below or is_end(below) or all(is_organization(part) for part in below.split())


def _goes_on(text: str) -> bool:
    """Whether a line behind a blank one reads as more of the same list."""
    if "。" in text or len(text) > 400 or text.startswith("会议"):
        return False
    return _is_row(text)


def _is_row(text: str) -> bool:
    roster = read_roster(text, Attendance.PRESENT)
    open_end = any(text.endswith(words) for words in roster.unclear)  # whose name is on the next
    return len(roster.attendees) >= 2 and len(roster.unclear) == open_end


def _in_sentences(text: str, among_names: bool = False) -> Iterator[Attendee]:
    """区领导甲、乙出席会议；丁列席。 Behind a row of bare names one alone is believed as well."""
    parted = _ALSO_AWAY.sub(r"。\1。", text) if "会议（" in text else text
    for said in _SENTENCE.findall(parted):
        aside, whole = away_aside(said)
        for names in aside:
            yield from read_participants(names, Attendance.ABSENT, listed=True)
        if not _SIGN_OF_VERB.search(whole):
            continue
        sentence = whole
        labelled = LABELLED_ROLL.finditer(whole) if "：" in whole or ":" in whole else ()
        for roll in (*_ROLL.finditer(whole), *labelled):
            people = _ROLL_GROUP.sub("", roll["people"]).strip("，；。 ")
            yield from read_participants(people, _VERBS[roll["verb"]], listed=True)
            if len(sentence) == len(whole):
                sentence = whole[: roll.start()]  # 甲、乙出席会议，出席会议的还有：丙
        for away in _AWAY.finditer(sentence) if "：" in sentence or ":" in sentence else ():
            yield from read_participants(away["people"], Attendance.ABSENT, listed=True)
            sentence = sentence[: away.start()]
        start = 0
        for match in _TOOK_PART.finditer(sentence):
            verb = match["verb"]
            attendance = _attendance(verb)
            people = _people_before(sentence[start : match.start()])
            bare = _AND_GROUP.sub("", people).removesuffix("同志")
            if attendance is Attendance.ABSENT and (counts := _COUNTS.match(bare)):
                people = bare = bare[counts.end() :]  # 应到7人，实到6人，甲请假
            if match["deputy"]:  # 由丙（某局）代为参加
                people = people.removeprefix("由")
                bare = BRACKETED.sub("", people)
            guest = is_guest(sentence, start, match)
            attendance = Attendance.OBSERVER if guest else attendance
            believed = among_names or attendance is Attendance.ABSENT or match["deputy"]
            believed = believed or (attendance is Attendance.CLERK and text.count(bare) > 1)
            alone = bool(believed) and len(bare) in ONE_NAME and is_name(bare)
            found = read_participants(people, attendance, listed=alone)
            among_names = among_names or (len(found) > 1 and not any(one.titles for one in found))
            yield from found
            start = match.end()


def _attendance(verb: str) -> Attendance:
    if "未" in verb:
        return Attendance.ABSENT
    return Attendance.OBSERVER if verb[:2] in INVITED else _VERBS[verb[-2:]]


def _people_before(text: str) -> str:
    """The clauses next to the verb that hold people, and none that tells of the meeting."""
    text = _MEANWHILE.sub("", text) if text.endswith("时") else text
    text = IN_ORDER.sub("", _BY_MEANS.sub("", text)).removesuffix("常务")  # 甲常务列席会议
    clauses = _CLAUSE_ENDS.split(without_invitation(text))
    first = len(clauses)
    while first and not _NO_PEOPLE.search(clauses[first - 1]):
        first -= 1
    return "".join(clauses[first:]).strip("，；。 ")
