"""A list of those who took part on a page of its own, often behind the text, in groups.

附件：参会人员名单 above 一、委员 and 二、列席人员, each above the rows of its people; in any list
委员： above such rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.grammar.people import POST_RE
from corpus.grammar.tables import one_of, table_pairs
from corpus.model import Attendance
from corpus.page.mending import Line

_HEAD = re.compile(
    r"(?:附[件录表]?\s*\d{0,2}\s*[：:、.]?\s*)?[^，。；：:\s]{0,24}?"
    r"(?P<label>出列席|参会|参加|出席|列席|与会|到会|专家组|评审组|验收组|评审)(?:本次|此次)?(?:会议)?(?:的)?"
    r"(?:人员|领导|委员|专家|代表|成员|同志|单位及人员|单位和人员)?(?:名单|名册|签到表|签到名单)"
    r"(?:[（(][^（）()]{1,16}[）)])?[：:]?"
)
_BARE_HEAD = re.compile(
    r"(?P<label>出列席|参会|参加|出席|列席|与会|到会)(?:会议)?的?(?:人员|单位及人员|单位和人员)"
)
"""参会人员 on a line of its own, without any mark."""
_LONGEST_BARE_HEAD = 10
_BARE_HEAD_BEGINS = frozenset("出参列与到")

_GROUP = re.compile(
    r"(?P<number>[（(]?(?:[一二三四五六七八九十]{1,2}|\d{1,2})[）)]?\s*[、.．]?\s*)?(?P<words>[^，。；、\s：:（）()]{2,12})"
    r"\s*(?:[（(][^（）()]{1,16}[）)])?\s*(?P<mark>[：:])?"
)
_LABELS = dict(table_pairs("attendance_labels"))
_LABEL = re.compile(
    rf"(?:会议)?(?P<label>{one_of(_LABELS)})(?:会议)?的?(?:人员|人|者|委员|单位(?:及人员)?|专家|代表|领导|成员|同志|嘉宾)?"
)
IN_ORDER = re.compile("[（(][^（）()]{0,4}按[^（）()]{2,12}(?:序|排列)[）)][：:]?")
"""委员（按姓氏笔画为序）：甲、乙."""

_MEMBERS = re.compile("(?:委员|成员|评委|专家|代表|领导|人员|理事|监事|董事|组长|嘉宾)$")


@dataclass(frozen=True, slots=True)
class Group:
    """The rows ``start`` to ``stop`` of the lines, and how their people took part."""

    start: int
    stop: int
    attendance: Attendance


def is_list_head(text: str) -> bool:
    """Whether a line only says that the list of those who took part follows."""
    may_be = text[:1] in _BARE_HEAD_BEGINS or "名" in text or "签" in text
    return may_be and _head(text) is not None


def _head(text: str) -> re.Match[str] | None:
    if "名单" in text or "名册" in text or "签到" in text:
        return _HEAD.fullmatch(text)
    if len(text) > _LONGEST_BARE_HEAD or text[:1] not in _BARE_HEAD_BEGINS:
        return None
    return _BARE_HEAD.fullmatch(text)


def group_labels(lines: Sequence[Line]) -> Iterator[int]:
    """The lines that are labels of groups below the head of a list: 一、委员 is no item."""
    head = next(
        (at for at, line in enumerate(lines) if line.text and is_list_head(line.text)),
        len(lines),
    )
    for at in range(head + 1, len(lines)):
        if lines[at].text and _of_group(lines[at].text, Attendance.PRESENT):
            yield at


def groups_below(lines: Sequence[Line], head: int) -> Iterator[Group]:
    """The groups of the list below ``lines[head]``; the last one goes to the end of the lines."""
    match = _head(lines[head].text)
    held = Attendance.OBSERVER if match and match["label"] == "列席" else Attendance.PRESENT
    start, attendance = head + 1, held
    for at in range(head + 1, len(lines)):
        told = _of_group(lines[at].text, held)
        if told is None:
            continue
        if any(line.text for line in lines[start:at]):
            yield Group(start, at, attendance)
        start, attendance = at + 1, told
    yield Group(start, len(lines), attendance)


def _of_group(text: str, held: Attendance) -> Attendance | None:
    """How the people took part below a line that is a label of theirs and nothing else."""
    match = _GROUP.fullmatch(text) if text else None
    if match is None:
        return None
    label = _LABEL.fullmatch(match["words"])
    if label:
        return Attendance(_LABELS[label["label"]])
    marked = match["number"] or match["mark"]
    return held if marked and _MEMBERS.search(match["words"]) else None


def post_above(text: str) -> str:
    """委员： of 委  员（按姓氏笔画为序）：, where it stands alone above the rows of its people."""
    if text[-1:] not in ("：", ":"):
        return ""
    post = "".join(IN_ORDER.sub("", text).split()).rstrip("：:")
    return f"{post}：" if POST_RE.fullmatch(post) else ""


def below_posts(rows: Sequence[str]) -> Iterator[str]:
    """The rows of a list, those below a post that stands alone with it in front."""
    post = ""
    for row in rows:
        above = post_above(row)
        if above and post:
            yield post
        if not above:
            yield post + row
        post = above
    if post:
        yield post
