"""A page of a council that lost its headline, and perhaps the labels of its lists too.

Where only date, time and place are left, names stand one a line below them, one marked (主席). Who
of the others was there is not told without labels, so only the chair is taken, unless another is
marked (秘書): the list of those present ends with the secretary. Without any mark nobody is taken,
where the papers of a board and its secretariat show what the page is. With all labels, the
clerk's among them, the page is called by its first line; a notice of what is to come has no clerk.
So it is where several rulings show that the meeting was held.

Minutes of Hong Kong that were cut off above their lists are called by their first item: whose they
are, and of which day, is not told any more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.head.title import AssemblyTitle, kind_by_body
from corpus.assembly.items.papers import body_at_end, is_papered
from corpus.assembly.lines.labelled import Labelled
from corpus.assembly.people.staff import is_post_alone, is_staff
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold, is_traditional
from corpus.page.mending import Line

_NEEDED = {"date", "time", "place"}
_WHOLE = {"time", "place", "chair", "present", "clerk"}
_DECIDED = {"time", "place", "present"}
_CUT_OFF = {"present", "absent", "observer"}
_SECRETARY = late("列席秘书")
_ITEM = late(r"[IⅠ]\s*[.．、]\s*\S{2}")
_RULING = late(r"(?:大会|主席)?(?:决\s*议|裁\s*示)\s*(?:$|[:：])")
_CHAIR = late(r"[（(]主席[)）]\s*$")
_HAN = late(f"[{HAN}]")
_SECRETARY_MARK = late(r"[（(]秘书[)）]\s*$")
_BAR = late(r"[|\s\u3000]+$")
_SAYS = "说|指出|表示|代表|告知|由"
_CALLED = late(
    rf"(?:^|[^{HAN}]|{_SAYS})(?P<body>(?:(?!{_SAYS})[{HAN}]){{2,18}}委员会)"
    r"[(（](?:[以下简]*称)?[「“\"]?委员会[」”\"]?[)）]"
)
"""水務諮詢委員會(委員會): the body that the record calls the committee."""


def read_untitled(
    texts: Sequence[str], page_title: str | None, labels: Sequence[Labelled]
) -> tuple[AssemblyTitle, tuple[Labelled, ...]] | None:
    """What the record is to be called and its labels, with one for the chair put in."""
    told = {label.field: label for label in labels if label.rows}
    first = next((text for text in texts if text), "")
    if told.keys() >= _WHOLE and is_traditional("".join(label.label for label in labels)):
        return AssemblyTitle(page_title or first, 0, (), None, None, None), tuple(labels)
    rulings = sum(1 for text in texts if _RULING.match(fold(text)))
    if told.keys() >= _DECIDED and rulings > 1 and is_traditional(first):
        return AssemblyTitle(page_title or first, 0, (), None, None, None), tuple(labels)
    item = next(filter(_ITEM.match, texts), "") if told.keys() == _CUT_OFF else ""
    if item and any(_SECRETARY.match(fold(label.label)) for label in labels):
        return AssemblyTitle(page_title or item, 0, (), None, None, None), tuple(labels)
    place = told.get("place")
    if not told.keys() >= _NEEDED or place is None or place is not labels[-1]:
        return None
    below = place.rows[1:]
    chairs = [row for row in below if _CHAIR.search(fold(row.text)) and is_staff([row.text])]
    bodies = body_at_end(texts) or _body_called(texts)
    marked = len(chairs) == 1 and is_staff([row.text for row in below[:6]])
    if not marked and not (bodies and any(map(is_papered, texts))):
        return None
    name = _BAR.sub("", first) if _HAN.search(first) or not bodies else bodies[0]
    title = AssemblyTitle(page_title or name, 0, bodies, kind_by_body(bodies, name), None, None)
    lists = _lists(below, chairs[0]) if marked else ()
    return title, (*labels[:-1], replace(place, rows=place.rows[:1]), *lists)


def _body_called(texts: Sequence[str]) -> tuple[str, ...]:
    """The one body that the text says to be meant by 委員會."""
    found = {
        text[slice(*match.span("body"))]
        for text in texts
        if "(" in text or "（" in text
        for match in _CALLED.finditer(fold(text))
    }
    return tuple(found) if len(found) == 1 else ()


def _lists(rows: Sequence[Line], chair: Line) -> Iterator[Labelled]:
    """The chair; those down to who is marked (秘書) were there, and officials below them sat in.

    Members between these two were absent or not: nothing tells it.
    """
    start = rows.index(chair)
    last = next((i for i, row in enumerate(rows) if _SECRETARY_MARK.search(fold(row.text))), None)
    members = tuple(rows[start:last])
    if last is None or not all(is_staff([row.text]) for row in rows[start : last + 1]):
        yield Labelled(chair.number, "主席", "chair", (chair,))
        return
    yield Labelled(chair.number, "出席", "present", members)
    yield Labelled(rows[last].number, "秘书", "clerk", (rows[last],))
    officials = tuple(_officials(rows[last + 1 :]))
    if officials:
        yield Labelled(officials[0].number, "列席", "observer", officials)


def _officials(rows: Sequence[Line]) -> Iterator[Line]:
    """Posts and the names of their holders in turn, from the first post with a name below on.

    Where a post is the last of them, each stands below its holder, and the name above the first
    post is of the list.
    """
    posts = [is_post_alone(row.text) for row in rows]
    names = [is_staff([row.text]) and not post for row, post in zip(rows, posts, strict=True)]
    start = next((at for at, post in enumerate(posts) if post and any(names[at + 1 : at + 2])), 0)
    stop = start
    while stop < len(rows) and (names if (stop - start) % 2 else posts)[stop]:
        stop += 1
    below = start > 0 and names[start - 1] and (stop - start) % 2 == 1
    yield from rows[start - 1 if below else start : stop - (0 if below else (stop - start) % 2)]
