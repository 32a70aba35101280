"""Who is named, dismissed or elected: 任命甲为乙局局长，免去…; 决定任命：with a name a line."""

from collections.abc import Iterator, Sequence

from corpus.decisions.outcomes import AGREED
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN, POST, is_name
from corpus.grammar.sentences import Passage
from corpus.model import Decision

_VERB = "任命|免去|聘任|聘用|解聘|补选"
SIGN = late(f"{_VERB}|接受|通过由|当选")
_WAS_ELECTED = late(
    rf"(?:^|[，；。：])(?P<object>(?P<name>[{HAN}]{{2,4}}?)(?:同志)?当选为?[^，。；：（(]{{0,30}}(?:{POST}))(?=[，。；（(]|$)"
)
"""根据选举结果，甲同志当选为乙主席，丙同志当选为丁."""

_BALLOT = late("选举|推选|票|表决")
"""By itself 2031年，甲当选为乙会长 is somebody's past."""

_PASSED_THAT = late(
    r"(?:全票|一致|表决|举手)*通过由(?P<object>[^，。；：]{4,80}?担任[^，。；：（(]{2,30})"
)
"""大会全票通过由甲教授担任乙委员会主任."""

_STANDS = late(
    rf"(?:^|[；：，。])\s*(?:会议)?(?:经|票决|投票|表决|一致|研究|审议|并)*(?:决定|通过|同意)?(?P<object>(?:(?:{_VERB})"
    r"(?!了?(?:以下|下列|如下|人选|名单|案|议案|事项))[^，。；：]{2,40}?(?:为|任|担任|职务)|(?<!会议)接受(?!了)[^，。；：]{2,16}?(?:辞去|辞职)"
    r"|(?<=；)[^，。；：\s]{2,4}(?:同志)?不再(?:担任|兼任)[^，。；：（(]{3,30}?职务(?=[，。；]|$))[^，。；：（(]*)"
)
_LIST = late(
    rf"(?:决定|通过|同意)?(?P<verb>{_VERB})(?:如下|以下人员|下列人员)?：\s*$|(?:决定|通过)(?:{_VERB})："
)
_ROWS_BELOW = late(r"(?:决定|同意|议定|确定|通过)(?:如下|以下)?：\s*$")
_ROW = late(
    r"(?:[（(]?\d{1,2}[)）.．、]\s*)?(?P<object>[^，。；：\s]{2,5}同志(?:不再)?(?:任|担任|转任|改任|兼任|晋升|聘任)[^，。；：（(]{3,30})"
)
"""会议决定： above 甲同志任乙科科长；."""
_ONE = late(r"(?!对|提请)[^，。；：\s][^，。；：]{1,12}?(?:为|任|的)[^，。；：]{4,40}")
_PROPOSED = late("(?:提请|建议|拟|提名|关于)[^，。；]{0,6}$")


def may_appoint(text: str) -> bool:
    """Whether a paragraph may tell of people, or stand above rows that do."""
    return text.endswith("：") or SIGN.search(text) is not None


def appointed(item: Sequence[Passage]) -> Iterator[Decision]:
    """Each appointment, dismissal and election of an item: what is only proposed is none."""
    texts = [passage.text for passage in item]
    yield from _in_rows(texts)
    listed = False
    for text in texts:
        if not listed and not SIGN.search(text):
            continue
        yield from _in_sentences(text)
        told = _LIST.search(text)
        if told or listed:
            rest = text[told.end() :] if told else text
            names = [name for part in rest.split("；") if (name := _ONE.match(part.strip()))]
            listed = told is not None or bool(names)
            yield from (Decision(AGREED, name.group(), (), (), None, text) for name in names)


def _in_sentences(text: str) -> Iterator[Decision]:
    for found in _STANDS.finditer(text):
        if not _PROPOSED.search(text, 0, found.start("object")):
            yield Decision(AGREED, found["object"], (), (), None, text)
    for found in _PASSED_THAT.finditer(text) if "通过由" in text else ():
        yield Decision(AGREED, found["object"], (), (), None, text)
    for found in _WAS_ELECTED.finditer(text) if "当选" in text and _BALLOT.search(text) else ():
        if is_name(found["name"]):
            yield Decision("选举", found["object"], (), (), None, text)


def _in_rows(texts: Sequence[str]) -> Iterator[Decision]:
    """甲同志任乙科科长 on a line of its own, below 会议决定：."""
    below = False
    for text in texts:
        row = _ROW.match(text) if below else None
        if row:
            yield Decision(AGREED, row["object"], (), (), None, text)
        below = (
            bool(row)
            or text.startswith(("免去", "任命"))
            or (text.endswith("：") and _ROWS_BELOW.search(text) is not None)
        )
