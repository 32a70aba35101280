"""What a committee of Hong Kong publishes right after its meeting: 決定的紀錄, a table of verdicts.

Each row has a number, the paper, the code of the works, the matter over one line or more, and what
was decided; papers that were decided on apart follow below it. The page does not say who was there.
"""

import re
from collections.abc import Iterator, Sequence

from corpus.assembly.head.title import kind_by_body
from corpus.assembly.news.council_news import CouncilNews
from corpus.assembly.rulings.estimates import PAPER, object_of, put_by, whole_matter
from corpus.grammar.dates import find_date
from corpus.grammar.documents import mentions_in, titles_in
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Decision, Paragraph, Section
from corpus.page.mending import Line

_TITLES = frozenset(("决定的纪录", "决定纪录", "决定的记录", "决定记录", "决议纪录", "决定摘要"))
_COLUMNS = frozenset(("事项", "决定"))
_BULLETS = "•●"
_COLUMNS_END = late(r"[項项] [決决]定$")
_HEAD_ROWS, _COLUMN_ROWS = 12, 6
_BODY = late(rf"(?P<body>[{HAN}]{{2,24}}委员会)(?:会议)?")
_NUMBER = late(
    rf"(?P<n>\d{{1,2}})(?:\s*[.．]?$|[.．]\s*(?P<paper>{PAPER})(?P<matter>.+)|、(?P<first>.+))"
)
"""2. alone, or 2、 where the rows of tables were put together already; 2.FCR(2005-06)3甲 where the
cells were.
"""

_PAPER = late(rf"(?:[-－–—*＊]|{PAPER})")
_DASH = late(r"\s*[-－–—]\s*$")
_WORKS = late(r"\d{1,4}[A-Z]{1,4}\s*[-－–]?")
_END = late(r"[*＊]\s*有委员|(?:临时)?立法会秘书处")
_BY = "(?:(?:政府)?当局|(?:小组|财务)?委员会|委员|会议|[本该此]?项目?|议案|动议|建议)?"
_VERDICTS = (
    (
        late(
            rf"{_BY}.{{0,6}}(?:尚未|仍未|未能|未)完成.{{0,24}}|.{{0,16}}下次会议.{{0,4}}(?:再|继)续.{{0,6}}"
            rf"|{_BY}(?:经|已|获|同意|决定|把|将)*押后.{{0,20}}|有待.{{0,16}}"
        ),
        "再次研究",
    ),
    (
        late(rf"{_BY}[^《》「」,，]{{0,14}}撤(?:回|销)(?:[此该]?(?:项|项目|建议|文件|申请))?"),
        "撤回",
    ),
    (
        late(
            rf"{_BY}(?:(?:已|被|遭到?|一致|表决后?)*否决|(?:[不未]获得?|[不未]予|不|未)(?:通过|批准|接纳)"
            r"|不(?:予|获)(?:处理|受理|考虑))"
        ),
        "未通过",
    ),
    (
        late(
            rf"{_BY}(?:获得?|经|已|予以|一致|全体|表决后?|点名表决后?|(?:经|作出?)?修[订正]后?)*(?:通过|批准|核准)"
        ),
        "审议通过",
    ),
    (
        late(
            "(?:仍|正在|尚在|继续)?(?:审议|讨论|处理)中|(?:尚未|未及|未能|未有|仍未|没有)(?:予以|开始)?(?:处理|讨论|审议)"
        ),
        "",
    ),
)
"""What stands in the last column; an empty outcome says that nothing was decided yet."""

_ASIDE = late(r"[(（][^()（）]*[)）]?[。]?$|[。*＊]$")


def read_results(lines: Sequence[Line]) -> CouncilNews | None:
    """The meeting of such a table, or ``None`` where the page holds none."""
    rows = [*_cells(lines)]
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
        title=f"{_whole(head, opening)}{title}",
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


def _cells(lines: Sequence[Line]) -> Iterator[str]:
    """The lines; 項目 文件編號 事項 決定 on one are the heads of four columns."""
    for text in (line.text for line in lines if line.text):
        heads = text.split() if _COLUMNS_END.search(text) else ()
        yield from heads if {*map(fold, heads)} >= _COLUMNS else (text,)


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
            order, cells = order + 1, [*_first_cells(number)]
        else:
            cells.append(row)
    if order:
        yield order, cells


def _first_cells(number: re.Match[str]) -> Iterator[str]:
    """What stands on the line of the number: the paper, and the matter without a dash behind it."""
    for cell in filter(None, (number["first"], number["paper"], number["matter"])):
        yield _DASH.sub("", cell)


def _whole(head: Sequence[str], opening: str) -> str:
    """The body with the line below it, where only that says that it met."""
    below = head[head.index(opening) + 1 :][:1]
    met = fold(opening).endswith("会议") or not fold("".join(below)).endswith("会议")
    return opening if met else opening + below[0]


def _section(order: int, cells: Sequence[str]) -> Section:
    """The matter with its verdict, and what was decided on papers of it that stand apart."""
    rulings = [*_rulings(cells)]
    first = rulings[0][0] if rulings else []
    heading = whole_matter(first)
    left = [*cells]
    for cell in first:
        left.remove(next(one for one in left if one.lstrip(_BULLETS + " ") == cell))
    return Section(
        order=order,
        number=str(order),
        heading=heading,
        kinds=("审议",),
        paragraphs=tuple(Paragraph(None, cell) for cell in left),
        documents=mentions_in((heading,)),
        reporters=put_by(heading),
        decisions=tuple(
            Decision(outcome, object_of(matter), (), (), None, verdict)
            for matter, outcome, verdict in rulings
            if outcome and matter
        ),
    )


def _rulings(cells: Sequence[str]) -> Iterator[tuple[list[str], str, str]]:
    """Each matter with its outcome and the verdict; a matter is never its own verdict.

    Where no cell is a verdict that we know, the matter is the first cell only.
    """
    matter: list[str] = []
    ruled = False
    for cell in cells:
        told = _outcome(cell) if matter and not ruled else None
        if _is_code(cell):
            if matter and not ruled:
                yield matter, "", ""
            matter, ruled = ([], False) if matter else (matter, ruled)
        elif told is not None:
            yield matter, told, cell
            ruled = True
        elif not ruled or cell[:1] in _BULLETS:
            matter = [*([] if ruled else matter), cell.lstrip(_BULLETS + " ")]
            ruled = False
    if matter and not ruled:
        yield matter[:1], "", ""


def _is_code(cell: str) -> bool:
    return bool(_PAPER.fullmatch(cell) or _WORKS.fullmatch(cell))


def _outcome(cell: str) -> str | None:
    """The outcome of a cell that is a verdict, with a vote in brackets behind it or not."""
    bare = _ASIDE.sub("", fold(cell)).strip()
    return next((outcome for shape, outcome in _VERDICTS if shape.fullmatch(bare)), None)
