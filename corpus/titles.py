"""What the name of a meeting says: whose it is, of what kind, the how-manieth, of which term."""

import re
from dataclasses import dataclass

from corpus.numerals import NUMERAL, read_number
from corpus.tables import one_of, table_pairs

KINDS = dict(table_pairs("kinds"))

_KIND = re.compile(one_of(KINDS))
_SESSION = re.compile(rf"(?:第\s*(?P<n>{NUMERAL})\s*|届\s*(?P<m>{NUMERAL}))次")
_ISSUE = re.compile(rf"第\s*({NUMERAL})\s*[期号號]")
_TERM = re.compile(rf"(?:第\s*)?({NUMERAL})\s*[届屆]")
_NOT_BODY = re.compile(
    rf"(?:第\s*)?{NUMERAL}\s*[届屆]|(?:[12]\d{{3}}|[二一][○〇零九]\S\S)\s*年度?|第\s*{NUMERAL}\s*[次期号號].*"
)
_JOINED = re.compile(r"[、，暨 　]+")
_RECORD = re.compile(r"(?:会议|會議)?(?:纪要|記錄|紀錄|记录|紀要)$")


@dataclass(frozen=True, slots=True)
class TitleFacts:
    """What one title, or the words after 主持召开, tell of a meeting; what they do not is empty."""

    bodies: tuple[str, ...] = ()
    kind: str | None = None
    session: int | None = None
    term: int | None = None
    sessions: tuple[int, ...] = ()


def read_title(text: str) -> TitleFacts:
    """Read 保护区管委会、某区政府第17次常务会议纪要 and its like.

    ``session`` is the first 第N次; a joint meeting of two counters has both in ``sessions``.
    """
    text = text.strip()
    kind = _last_kind(text)
    sessions = tuple(dict.fromkeys(_numbers(_SESSION, text)))
    terms = _numbers(_TERM, text)
    return TitleFacts(
        bodies=_bodies(text, kind),
        kind=KINDS[kind.group()] if kind else None,
        session=sessions[0] if sessions else None,
        term=terms[0] if terms else None,
        sessions=sessions,
    )


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
    """The organs in front of the session or the kind; 关于… is a topic and no organ."""
    front = text[: kind.start()] if kind else _RECORD.sub("", text)
    front = _NOT_BODY.sub("", front.partition("关于")[0])
    return tuple(part for part in _JOINED.split(front) if len(part) >= 2)
