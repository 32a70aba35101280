"""What a committee of Hong Kong publishes right after its meeting: 決定的紀錄, a table of verdicts.

Each row has a number, the paper, the code of the works, the matter and what was decided, a line
each; the page says nothing of who was there.
"""

from collections.abc import Iterator, Sequence

from corpus.assembly.council_news import CouncilNews
from corpus.assembly.title import kind_by_body
from corpus.dates import find_date
from corpus.documents import mentions_in, titles_in
from corpus.mending import Line
from corpus.model import Decision, Paragraph, Section
from corpus.patterns import late
from corpus.people import HAN
from corpus.scripts import fold

_TITLES = frozenset(("决定的纪录", "决定纪录", "决定的记录"))
_COLUMNS = frozenset(("事项", "决定"))
_HEAD_ROWS, _COLUMN_ROWS = 12, 6
_BODY = late(rf"(?P<body>[{HAN}]{{4,24}}委员会)(?:会议)?")
_NUMBER = late(r"(?P<n>\d{1,2})(?:\s*[.．]?$|、(?P<first>.+))")
"""2. alone, or 2、 where the rows of tables were put together already."""

_PAPER = late(r"(?:-|[A-Z]{2,6}[(（]\d{2,4}-\d{2}[)）]\d{1,3})")
_WORKS = late(r"\d{1,4}[A-Z]{1,4}\s*[-－–]?")
_END = late(r"[*＊]\s*有委员|(?:临时)?立法会秘书处")
_VERDICTS = (
    (late("尚未完成|下次会议.{0,4}(?:再|继)续|押后|有待"), "再次研究"),
    (late("撤回"), "撤回"),
    (late("否决|不(?:获|予)?通过"), "未通过"),
    (late("^(?:获得?)?(?:一致)?通过"), "审议通过"),
)


def read_results(lines: Sequence[Line]) -> CouncilNews | None:
    """The meeting of such a table, or ``None`` where the page holds none."""
    rows = [line.text for line in lines if line.text]
    start = _start(rows)
    head = rows[:start]
    named = [found for row in head if (found := _BODY.fullmatch(fold(row)))]
    if not start or not named:
        return None
    stop = next((at for at in range(start, len(rows)) if _END.match(fold(rows[at]))), len(rows))
    sections = tuple(_section(*row) for row in _table(rows[start:stop]))
    opening = next(row for row in head if _BODY.fullmatch(fold(row)))
    body = opening[: named[0].end("body")]
    days = [day.date for row in head if (day := find_date(row))]
    title = next(row for row in head if fold(row) in _TITLES)
    return CouncilNews(
        title=f"{opening}{title}",
        body=body,
        kind=kind_by_body((body,), opening),
        session=None,
        date=days[0] if days else None,
        location=None,
        chair=None,
        attendees=(),
        sections=sections,
        documents=titles_in(sections),
        preamble=tuple(head),
        conclusions=tuple(rows[stop:]),
        warnings=(),
    )


def _start(rows: Sequence[str]) -> int:
    """The first row below the heads of the columns; 0 where there is no such table."""
    folded = [fold(row) for row in rows[: _HEAD_ROWS + _COLUMN_ROWS]]
    title = next((at for at, row in enumerate(folded[:_HEAD_ROWS]) if row in _TITLES), None)
    if title is None:
        return 0
    cells = folded[title + 1 : title + 1 + _COLUMN_ROWS]
    return title + 2 + cells.index("决定") if {*cells} >= _COLUMNS else 0


def _table(rows: Sequence[str]) -> Iterator[tuple[int, list[str]]]:
    """The rows of the table by their numbers, which go on by one."""
    order, cells = 0, list[str]()
    for row in rows:
        number = _NUMBER.match(row)
        if number and int(number["n"]) == order + 1:
            if order:
                yield order, cells
            order, cells = order + 1, [*filter(None, (number["first"],))]
        else:
            cells.append(row)
    if order:
        yield order, cells


def _section(order: int, cells: Sequence[str]) -> Section:
    """The matter is the first cell behind the paper and the code; the verdict stands below it."""
    first = next((i for i, cell in enumerate(cells) if not _is_code(cell)), len(cells))
    heading, told = "".join(cells[first : first + 1]), cells[first + 1 :]
    others = (*cells[:first], *told)
    return Section(
        order=order,
        number=str(order),
        heading=heading,
        kinds=("审议",),
        paragraphs=tuple(Paragraph(None, cell) for cell in others),
        documents=mentions_in((heading,)),
        decisions=tuple(_decided(heading, told[:1])),
    )


def _is_code(cell: str) -> bool:
    return bool(_PAPER.fullmatch(cell) or _WORKS.fullmatch(cell))


def _decided(heading: str, verdict: Sequence[str]) -> Iterator[Decision]:
    outcomes = (
        outcome for text in verdict for shape, outcome in _VERDICTS if shape.search(fold(text))
    )
    for outcome in [*outcomes][:1]:
        yield Decision(outcome, heading, (), (), None, verdict[0])
