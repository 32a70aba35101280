"""What the chair of a record word for word resolves aloud: 現作以下決議：…, on a row of its own.

Only where the chair speaks, in the row that gives him the word or in those that go on below it: a
member may ask for a resolution in the same words.
"""

from collections.abc import Iterator, Sequence

from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.page.mending import Line

_RESOLVES = late(
    r"(?:[,，。]\s*)?(?:[现茲兹爰]|本席|主席)*(?:[作做](?:成|出)?)(?:以下|如下|下列)(?:之|的)?"
    r"(?P<label>决议|决定|结论)\s*[:：]\s*(?=\S)"
)
_POINTS = late(r"(?P<label>\S{2}\s*[:：])\s*[「『](?P<points>一、[^」』]{8,})[」』](?P<asked>.*)")
"""決議：「一、第一案…。二、第二案…。」請問各位有無異議？: what he reads from a paper."""

_NEXT_POINT = late(r"(?<=[。；;])\s*(?=[二三四五六七八九十]{1,3}、)")
_SPEAKS = late(r"(?P<who>[^\s:：,，。]{1,10})[:：]")
_CHAIR = "主席"
_WORDS = ("下決", "下决", "下列決", "下列决", "下結論", "下结论", "下之決", "下的決")


def with_resolutions(lines: Sequence[Line]) -> Sequence[Line]:
    """The lines, those in which the chair resolves something cut before 決議：."""
    if not any(word in line.text for line in lines for word in _WORDS):
        return lines
    return [piece for line in _told(lines) for piece in line]


def _told(lines: Sequence[Line]) -> Iterator[list[Line]]:
    speaker = ""
    for line in lines:
        folded = fold(line.text)
        opened = _SPEAKS.match(folded)
        speaker = opened["who"] if opened else speaker
        found = _RESOLVES.search(folded) if speaker == _CHAIR else None
        cut = found.start("label") if found else 0
        parts = [line.text[:cut], *_points(line.text[cut:])] if cut else [line.text]
        yield [Line(line.number, text, line.indent) for text in parts]


def _points(ruling: str) -> Sequence[str]:
    """The ruling, each point that it quotes on a row of its own."""
    quoted = _POINTS.fullmatch(ruling)
    if quoted is None:
        return (ruling,)
    rows = (quoted["label"], *_NEXT_POINT.split(quoted["points"]), quoted["asked"])
    return [row for row in rows if row.strip()]
