"""Reports in a row, given to a people's congress or a consultative conference: an item each.

会议听取了市政府关于甲的报告、关于乙的报告，市法院关于丙的报告: on an assembly's agenda each report
is an item of its own, and its members weigh each by itself. Of a government's digest such a row is
one item, as it tells and rules on it in one breath.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from corpus.decisions.hearings import heard
from corpus.decisions.outcomes import HEARD
from corpus.grammar.patterns import late
from corpus.items.finding import mask
from corpus.items.topic_marks import dealt_out
from corpus.model import Meeting, Section

_ASSEMBLY = late("人大|人民代表大会|政协|政治协商|政協|人民代表大會|政治協商")
_TOOK_UP = late(
    "(?:分别|一并|还|书面|分別|一併|還|書面)*(?:听取|审议|审查|讨论|聽取|審議|審查|討論)"
)
_REPORT = "报告|汇报|说明|议案|通报|報告|匯報|說明|議案|通報"
_JOINT = late(
    f"(?<={_REPORT})(?:[、，；,;](?:以及|和|及)?|以及|和|及)"
    "(?=[^，。；、《》,;]{0,40}?(?:关于|關於|關于)|《)"
)
"""What stands between two of them; titles in a row, which bills are, stay together."""

_WHOLE = late(
    f"[^，。；、《》]{{0,40}}?(?:关于|關於|關于|《).*(?:{_REPORT}|》|[）)])(?:等|情况|情況)?"
)
_FEWEST = 3


def reports_apart(meeting: Meeting) -> Meeting:
    """The meeting of an assembly, each row of at least three reports parted."""
    if not any(map(_ASSEMBLY.search, meeting.bodies)):
        return meeting
    parted = [one for section in meeting.sections for one in _parted(section)]
    numbered = (replace(one, order=order) for order, one in enumerate(parted, start=1))
    return replace(meeting, sections=tuple(numbered))


def _parted(section: Section) -> Iterator[Section]:
    heading = section.heading
    text = section.paragraphs[0].text if section.paragraphs else ""
    row = list(_JOINT.finditer(mask(heading))) if _TOOK_UP.match(heading) else []
    begin = text.find(heading)
    if section.number or begin < 0 or len(row) < _FEWEST - 1:
        yield section
        return
    ends = [*(match.start() for match in row), len(heading)]
    headings = [heading[a:b] for a, b in zip([0, *(m.end() for m in row)], ends, strict=True)]
    if not all(map(_WHOLE.fullmatch, headings)):
        yield section
        return
    cuts = [0, *(begin + match.end() for match in row), len(text)]
    pieces = [text[start:stop] for start, stop in pairwise(cuts)]
    only_heard = all(one.outcome == HEARD for one in section.decisions)
    for piece in dealt_out(section, headings, pieces):
        yield _heard(piece, heading) if only_heard and "听取" in section.kinds else piece


def _heard(section: Section, row: str) -> Section:
    """A part of a row that was only heard, which is its outcome."""
    told = section.heading if row.startswith(section.heading) else f"听取{section.heading}"
    return replace(section, decisions=tuple(heard(told, section.paragraphs[0].text)))
