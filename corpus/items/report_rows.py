"""Reports in a row, given to a people's congress or a consultative conference: an item each.

会议听取了市政府关于甲的报告、关于乙的报告，市法院关于丙的报告: on an assembly's agenda each report
is an item of its own, and its members weigh each by itself. Of a government's digest such a row is
one item, as it tells and rules on it in one breath.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.decisions.hearings import heard
from corpus.decisions.outcomes import HEARD
from corpus.grammar.patterns import late
from corpus.items.masking import mask
from corpus.items.topic_marks import dealt_out
from corpus.model import Decision, Meeting, Section

_ASSEMBLY = late("人大|人民代表大会|政协|政治协商")
_TOOK_UP = late("(?:分别|一并|还|书面)*(?:听取|审议|审查|讨论)")
_REPORT = "报告|汇报|说明|议案|通报"
_JOINT = late(
    f"(?<={_REPORT})(?:[、，；](?:以及|和|及)?|以及|和|及)(?=[^，。；、《》]{{0,40}}?关于|《)"
)
"""What stands between two of them; titles in a row, which bills are, stay together."""

_WHOLE = late(f"[^，。；、《》]{{0,40}}?(?:关于|《).*(?:{_REPORT}|》|[）)])(?:等|情况)?")
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
    begin = text.find(heading)
    row = _row(heading) if begin >= 0 and not section.number else []
    if not row:
        yield section
        return
    headings = [heading[start:end] for start, end in row]
    cuts = [0, *(begin + start for start, _ in row[1:]), len(text)]
    pieces = [text[start:stop] for start, stop in pairwise(cuts)]
    parts = dealt_out(section, headings, pieces)
    if "听取" in section.kinds and all(_is_named(one, headings) for one in section.decisions):
        parts = [one if _is_ruled(one) else _heard(one) for one in parts]
    yield from parts


def _row(heading: str) -> list[tuple[int, int]]:
    """Where each of the reports stands that a heading lists, if it lists nothing else."""
    joints = list(_JOINT.finditer(mask(heading))) if _TOOK_UP.match(heading) else []
    starts = [0, *(joint.end() for joint in joints)]
    spans = list(zip(starts, [*(joint.start() for joint in joints), len(heading)], strict=True))
    whole = all(_WHOLE.fullmatch(heading, *span) for span in spans)
    return spans if whole and len(spans) >= _FEWEST else []


def _is_named(one: Decision, headings: Sequence[str]) -> bool:
    """Whether it is on one of them, as what was only heard is."""
    return one.outcome == HEARD or any((one.object or "，") in heading for heading in headings)


def _is_ruled(section: Section) -> bool:
    return any(one.outcome != HEARD for one in section.decisions)


def _heard(section: Section) -> Section:
    """A report of which nothing else is told was heard: its outcome."""
    heading, said = section.heading, section.paragraphs[0].text
    told = heading if _TOOK_UP.match(heading) else f"听取{heading}"
    first, stop, _ = said.partition("。")
    return replace(section, decisions=tuple(heard(told, first + stop)))
