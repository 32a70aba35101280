"""The people of a sentence: 区领导甲、乙，县政协副主席丙及有关部门负责人出席会议.

A sentence has full marks, so each name stands between two of them, alone or behind its posts; what
is no name by its form is a group (各部门负责人) or stays unread. Nobody is taken out of a group.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain

from corpus.attendance.entries import Kind
from corpus.attendance.lattice import words_of
from corpus.attendance.leave import is_on_leave, others_on_leave
from corpus.grammar.organizations import (
    LEVELS,
    is_beside,
    is_group_of_organs,
    is_organization,
    split_post,
)
from corpus.grammar.patterns import late
from corpus.grammar.people import (
    HAN,
    POST,
    POST_RE,
    POST_WORDS,
    SURNAMES,
    Person,
    has_surname,
    is_name,
    is_name_behind_post,
    is_name_like_an_organ,
    is_no_name,
    name_cost,
)
from corpus.grammar.tables import one_of
from corpus.model import Attendance, Attendee

_MARK = late("([，、；,;])")
_ENTRY = late("[^、，；。]+")
_GIVEN = 2
_SHORT_ORGAN = 2
_CONGRESS = ("人大常委会", "人大")
"""Its own 秘书长 stands behind the 副主任, as no office's does."""

_JOINT = late("以及|及|和|与")
_GROUP = late(
    r"负责人|负责同志|法检|部分|[两三四]长$|有关|相关|主要领导|分管领导|(?<!党组)成员$|组成人员|全体|人员|[各全](?:体|级|街|镇|乡|区|县|市|部门|单位|委|科)"
    r"|^各|共[\d]*$|[\d一二三四五六七八九十]+[人名位]|等(?:相关)?(?:单位|部门|领导)|部门$|单位$|干部$|(?<!党委)(?<!工委)委员$|代表$|之一|班子"
)
_POSTS_AND_NAME = late(rf"(?P<posts>.*(?:{POST}|记者))(?P<name>[^，、]{{2,12}})")
_POST_ALONE = late(rf"(?P<before>.*?)(?P<post>{POST})$")
_TAIL = late(
    r"(?:等(?:\d+人|[^，。、；]{0,14}(?:领导人?|同志|成员|人员|负责人|常委|委员|代表)(?:[及和与][^，。、；]{1,12}?)?(?:共?\d+余?人)?)?)?(?:同志|先生|女士|教授|老师)?"
    r"(?:(?<![和及与\d])[\d两三四五六七八九十]{1,3}[位名][^，。、；]{0,16}(?:领导|同志|代表|委员|专家))?(?:分别|也|均|一同|共同|先后)?$"
)
_COMRADE = late("(?<!负责)(?<!领导)(?<!部门)(?<!单位)同志$")
_AND_OTHERS = late(r"等[^，。、；]{0,14}(?:领导人?|同志|成员|人员|负责人|常委|委员|代表|专家)$")
_NOTE = late("（(?P<note>[^（）]*)）")
_ORGANS_LAST = late(
    "以?及[^，；及长]{1,60}等(?:相关|有关|职能)?(?:部门|单位|处室|科室|院系)[^，。、；]{0,10}$"
)
"""甲及县民政、发改等部门负责人: organs by their short names, and nobody's."""

_CUT_OFF = late(
    r"(?:^|[。，；])(?P<people>[^。，；、]{0,8}领导[^。，；]{2,80})、[^、。，；…]{0,5}…+(?:\[?(?:详细|更多)\]?)?$"
)
"""市领导甲、乙…: what a page of headlines shows of a row of names; the last may be torn."""

_PLURAL = late(r"副|领导|委员|成员|代表|常委|顾问|员$|[董监理]事$")
_THERE = (Attendance.PRESENT, Attendance.OBSERVER)
_HAVE_ONE = frozenset("校院厅部矿厂")
"""校党委 is told by its one character; a 镇 is its place."""

_PARTY = late(r"(?:机关)?(?:党组|党委|党工委|总支|支部)$")


_OF_ONE = POST_WORDS - {
    *("成员", "干部", "负责人", "代表", "委员", "领导", "顾问"),
    *("组员", "常委", "助理", "助手", "记者", "秘书"),
}
_NAME_THEN_POST = late(rf"(?P<name>[{HAN}]{{2,3}}?)(?P<post>(?:常务)?副?{one_of(_OF_ONE)})")
_WITH_RANK = late(
    rf"(?P<posts>.*{POST})(?P<name>[{HAN}]{{2,4}}?)"
    r"(?P<rank>副?教授|副?研究员|博士|院士|(?:正?高级)?(?:工程|规划|建筑|经济|会计|农艺)师)"
)
"""专家委员甲教授: a post before the name and a learned title behind it."""

_SURE_ORGAN = late(rf"[{HAN}]{{1,10}}(?:政府|法院|检察院|公安局|委员会|管委会)(?=[{HAN}]{{4}})")
_OF_A_PLACE = late(rf"[{HAN}]{{2}}[省市区县镇乡州旗村]长")
_SURELY_A_NAME = 2.0
_NO_SURNAME = frozenset("会办处科室组局")
"""委员会, 秘书处: what stands before them is no post."""

_OF_AN_OFFICE = frozenset("科股处室站所队组部院局办中")
"""县教育局高中科科长 is the post of an office, and nobody 高中科."""

_LONGEST = 120
_SHORT_NAME = 3
_LONGEST_UNREAD = 4
"""A name that cannot be told as one does not end the row of names that it stands in."""


@dataclass(slots=True)
class _Row:
    """What stands before the next name: posts not yet given to anyone, and the last person's."""

    posts: tuple[str, ...] = ()
    last: tuple[str, ...] = ()
    running: bool = False
    mixed: bool = False
    """Whether other leaders are told of behind the names, so that an organ is only the first's."""


def read_participants(
    text: str, attendance: Attendance, listed: bool = False
) -> tuple[Attendee, ...]:
    """The named people of the words before 出席会议, in order; ``listed`` names need no post."""
    text = _closed_up(text)
    people = tuple(_read(text, attendance, listed))
    notes = list(_NOTE.finditer(text)) if people else ()
    return tuple(_with_notes(people, text, notes)) if notes else people


def read_cut_off(text: str) -> tuple[Attendee, ...]:
    """Those named in full at the end of a text that was cut off within their row."""
    row = _CUT_OFF.search(text)
    return read_participants(row["people"], Attendance.PRESENT) if row else ()


def _with_notes(
    people: Sequence[Attendee], text: str, notes: Sequence[re.Match[str]]
) -> Iterator[Attendee]:
    """甲（请假） was away, and so was 乙 of 甲（副局长乙出差）; 丙（县财政局） is of that organ."""
    told = [(text[: note.start()], note["note"]) for note in notes]
    for person in people:
        note = next((note for before, note in told if before.endswith(person.name)), "")
        if len(note) > _SHORT_ORGAN and is_organization(note):
            yield replace(person, organizations=(note,))
        elif note == "列席" and person.attendance in _THERE:
            yield replace(person, attendance=Attendance.OBSERVER)
        elif is_on_leave(note) and person.attendance in _THERE:
            yield replace(person, attendance=Attendance.ABSENT, note=note)
        else:
            yield person
    for note in notes if people[0].attendance in _THERE else ():
        for other in others_on_leave(note["note"]):
            yield Attendee(other.name, Attendance.ABSENT, (), other.titles)


def _read(text: str, attendance: Attendance, listed: bool) -> Iterator[Attendee]:
    text = _ORGANS_LAST.sub("", _NOTE.sub("", text).strip())
    pieces = _MARK.split(_TAIL.sub("", text))
    names = _all_names(pieces[::2]) or _names_first(pieces)
    row = _Row(running=listed or names, mixed=_AND_OTHERS.search(text) is not None)
    for piece, mark in zip(pieces[::2], ["、", *pieces[1::2]], strict=False):
        for part in _parts(_COMRADE.sub("", _AND_OTHERS.sub("", piece.strip())), row.running):
            if mark in "，,；;":
                row.last = () if row.last and is_organization(row.last[-1]) else row.last
            yield from _take(row, part, attendance)


def _closed_up(text: str) -> str:
    """平　原 and 蒋 敬贤 without their blanks; a blank between two entries is a mark."""
    if " " not in text and "\u3000" not in text:
        return text
    return _ENTRY.sub(lambda entry: _without_blanks(entry.group().split()), text)


def _without_blanks(pieces: Sequence[str]) -> str:
    sizes = [len(_NOTE.sub("", piece)) for piece in pieces] + [0]
    whole = "".join(pieces[:1])
    for at, piece in enumerate(pieces[1:], 1):
        torn = sizes[at - 1] == 1 or (sizes[at] == 1 and sizes[at + 1] != 1)
        apart = sizes[at] == _GIVEN and whole[-1] in SURNAMES and _is_of(whole[:-1])
        whole += piece if torn or apart or _is_of(whole) else f"、{piece}"
    return whole


def _is_of(text: str) -> bool:
    """Whether the text is a post or an organ, so that a name may follow it."""
    return _POST_ALONE.fullmatch(text) is not None or is_organization(text)


def _all_names(pieces: Sequence[str]) -> bool:
    """甲、乙和丙: a row of names without any post."""
    *names, last = (_TAIL.sub("", piece.strip()) for piece in pieces)
    if not names or not all(map(is_name_behind_post, names)):
        return False
    joints = ((last[: at.start()], last[at.end() :]) for at in _JOINT.finditer(last))
    return is_name_behind_post(last) or any(
        is_name_behind_post(left) and (is_name_behind_post(right) or _GROUP.search(right))
        for left, right in joints
    )


def _names_first(pieces: Sequence[str]) -> bool:
    """甲、乙，市法院负责人: names without a post, up to the first comma; 甲、乙副县长 share one."""
    first = next((at for at, mark in enumerate(pieces[1::2], 1) if mark in "，,"), 0)
    *names, last = (piece.strip() for piece in pieces[: 2 * (first or len(pieces)) : 2])
    if not names or not all(map(is_name, names)):
        return False
    return (first > 1 and is_name(last)) or _named_first(_JOINT.split(last)[0]) is not None


def _parts(piece: str, running: bool) -> Iterator[str]:
    """A piece without 、 in it is one entry, or two joined by 和, where the whole is none."""
    piece = piece.removeprefix("以及")
    if len(piece) > _LONGEST:
        return  # a stretch of text without marks, and no list
    # 区住房和城乡建设局 is no 区住房 beside a 城乡建设局
    row = running and not (piece[:1] in LEVELS and is_organization(piece))
    for joint in _JOINT.finditer(piece):
        left, right = piece[: joint.start()], piece[joint.end() :]
        ends = _reads(right, True) or _GROUP.search(right) or is_organization(right)
        ends = ends or _of_an_organ(right) is not None
        post = _POST_ALONE.fullmatch(right)  # 甲和市长、市总河长乙
        if (ends or post) and _reads(left, row):
            yield left
            yield from _parts(right, True)
            return
    yield piece


def _reads(piece: str, running: bool) -> bool:
    named = _POSTS_AND_NAME.fullmatch(piece)
    if (named and is_name_behind_post(named["name"])) or _named_first(piece):
        return True
    return running and _is_name_in_row(piece)


def _is_name_in_row(text: str) -> bool:
    """Between names and behind one post any two characters are one more, if they are no word."""
    organ = text[:1] in LEVELS and is_organization(text)  # 县人大 of 县人大、县政协领导
    apart = not organ and text not in LEVELS and not is_no_name(text)
    return apart and is_name_behind_post(text, in_row=True)


def _take(row: _Row, part: str, attendance: Attendance) -> Iterator[Attendee]:
    named = _POSTS_AND_NAME.fullmatch(part)
    ranked = _WITH_RANK.fullmatch(part)
    if ranked and _is_name_at_post(ranked["name"]):
        posts = (*row.posts, ranked["posts"], ranked["rank"])
        row.posts, row.last, row.running = (), (), True
        yield _attendee(ranked["name"], posts, attendance)
    elif named and _is_name_at_post(named["name"]):
        row.last = (*(row.posts or _organ_of(row, named["posts"])), named["posts"])
        row.posts, row.running = (), True
        yield _attendee(named["name"], row.last, attendance)
    elif first := _named_first(part):
        row.posts, row.last, row.running = (), (), True
        yield Attendee(first.name, attendance, (), first.titles)
    elif row.running and (_is_name_in_row(part) or is_name_like_an_organ(part)):
        yield _attendee(part, _shared(row), attendance)
    elif row.running and len(part) <= _SHORT_NAME and has_surname(part):
        return  # a name that ends like an organ (郑朝科): silent, and the row goes on
    elif (of_organ := _of_an_organ(part)) and of_organ.titles and not _GROUP.search(part):
        row.posts, row.last, row.running = (), (), True
        yield replace(of_organ, attendance=attendance)
    elif not _GROUP.search(part) and (_POST_ALONE.fullmatch(part) or is_organization(part)):
        row.posts, row.running = (*row.posts, part), False
    else:
        before = tuple(post for post in row.posts if is_organization(post))
        row.posts, row.running = (), row.running and len(part) <= _LONGEST_UNREAD
        if of_organ and not _GROUP.search(part):
            row.last, row.running = (*before, *of_organ.organizations), True
            yield replace(of_organ, attendance=attendance, organizations=row.last)
        elif named and len(named["name"]) <= _LONGEST_UNREAD and not _GROUP.search(part):
            # who it is cannot be told, but those behind are of the same post
            row.last, row.running = (*before, named["posts"]), not is_organization(part)


def _organ_of(row: _Row, post: str) -> tuple[str, ...]:
    """县财政局 for 副局长 behind 县财政局局长甲."""
    before = [split_post(post)[0] for post in row.last]
    organs = [organ for organ in before if is_organization(organ) and "兼" not in organ]
    if not organs:
        return ()
    whole = not split_post(post)[0]
    beside = is_beside(post, row.last[-1]) or (post == "秘书长" and organs[-1].endswith(_CONGRESS))
    return (organs[-1],) if whole and beside else ()


def _is_name_at_post(name: str) -> bool:
    return name[0] not in _NO_SURNAME and (is_name_behind_post(name) or is_name_like_an_organ(name))


def _shared(row: _Row) -> tuple[str, ...]:
    """The posts of the last person that the next ones have too: 副县长甲、乙, 县财政局丙、丁."""
    if not row.last:
        return ()
    of_organ = not row.mixed and is_organization(row.last[-1])
    return row.last if of_organ or _PLURAL.search(row.last[-1]) else ()


def _named_first(text: str) -> Person | None:
    """温榆副局长, 温如玉区长; 江北区长 may be a place and its post, 部分委员 is nobody."""
    match = _NAME_THEN_POST.fullmatch(_behind_organ(text))
    if match is None or _OF_A_PLACE.fullmatch(text) or is_organization(match["name"]):
        return None
    name = match["name"]
    sure = is_name_behind_post(name, in_row=True) and name_cost(name) < _SURELY_A_NAME
    return Person(name, (match["post"],)) if sure else None


def _behind_organ(text: str) -> str:
    """区政府温榆副区长: the name and its post behind a sure end of an organ."""
    organ = _SURE_ORGAN.match(text)
    return text[organ.end() :] if organ and is_organization(organ.group()) else text


def _of_an_organ(part: str) -> Attendee | None:
    """法规科牟某某, 县财政局柳某副局长: an organ and a name, where no other reading is near."""
    words = words_of(part)
    titles = tuple(word.text for word in words[2:] if word.kind is Kind.POST)
    words = words[: len(words) - len(titles)]
    kinds = [word.kind for word in words]
    if kinds not in ([Kind.ORGANIZATION, Kind.NAME], [*[Kind.ORGANIZATION] * 2, Kind.NAME]):
        return None
    organ, name = "".join(word.text for word in words[:-1]), words[-1].text
    two = any(is_organization(organ[: at.start()]) for at in _JOINT.finditer(organ))
    sure = all(word.sure for word in words) and is_name(name) and not _JOINT.search(name)
    sure = sure and not (titles and name[-1] in _OF_AN_OFFICE)
    return Attendee(name, Attendance.PRESENT, (organ,), titles) if sure and not two else None


def _both_posts(post: str) -> list[str]:
    """董事会秘书兼综合部部长: two posts, each of its own organ; 局党组书记兼局长: both of one."""
    first, _, second = post.partition("兼")
    organ = split_post(second)[0]
    two = second and POST_RE.search(first) and (not organ or is_organization(organ))
    return [first, second] if two else [post]


def _attendee(name: str, posts: tuple[str, ...], attendance: Attendance) -> Attendee:
    """The organ in front of a post is the person's: 县工商联 of 县工商联党组书记."""
    organizations: dict[str, None] = {}
    titles: list[str] = []
    for post in chain.from_iterable(map(_both_posts, posts)):
        before, title = split_post(post)
        if title.endswith("领导"):
            continue  # 市政府领导 tells a rank, and no office
        before = _without_party(before.removesuffix("分管"))
        titles += [title] if title else []
        named = is_organization(before) and not is_group_of_organs(before)
        told = before == "管委会" and any(one.endswith(("区", before)) for one in organizations)
        if title == "代表" and before.endswith("人大"):
            titles[-1:] = [before + title]  # a deputy to it, and not of its staff
        elif named and not told:
            organizations[before] = None
    return Attendee(name, attendance, tuple(organizations), tuple(titles))


def _without_party(organ: str) -> str:
    """县工商联 of 县工商联党组; 新区党工委, whose 新区 is no organ, is one itself."""
    bare = _PARTY.sub("", organ)
    kept = len(bare) >= _SHORT_ORGAN or bare in _HAVE_ONE
    return organ if kept and not is_organization(bare) else bare
