"""Names parted by blanks, and posts with names in columns, with blanks inside both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from corpus.assembly.people.notes import Entry, split_proxy
from corpus.assembly.people.person import (
    Named,
    holder,
    is_foreign,
    is_organ,
    is_person,
    is_post,
    is_whole_post,
    read_named,
)
from corpus.assembly.people.spaced import is_spread, read_pair, read_spread
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN

_TOKEN = late(
    r"(?P<text>[^\s（(]+)(?P<note>\s*[（(][^（）()]*[)）])?|(?P<alone>[（(][^（）()]*[)）])"
)
_LATIN = late("[A-Za-z]{2}")
_HAN = late(rf"[{HAN}]")
_DAY = late(r"\s*\d{2,4}年\d{1,2}月\d{1,2}日\s*(?:[（(].{1,4}[)）])?\s*")
_MINISTRY = late(rf"[{HAN}]{{2,20}}(?:部|院|委員會|总处|總處|总署|總署|委员会)")

_SHORT_ORGAN = 5
_DEPUTY = late("(?:常[务務]|政[务務])?(?:副(?!.*(?:局|处|處|部|署)副?.)|次[長长])")
"""A deputy's post without an organ, below the head of one."""

_LEFT = late("[假代]")
_SPREAD_POST = late(r"副\s+([局處处署部司科組组院所廳厅室])\s+([長长])")
_PADDED_POST = late("[專专科組组處处][員员長长]")

Token = tuple[str, str]
"""A piece between blanks and the note in brackets behind it."""


def _note(match: re.Match[str]) -> str:
    """The words in the brackets; the half of the day is no note on anybody."""
    note = (match["note"] or match["alone"] or "").strip(" \u3000（()）")
    only_when = note[:2] in ("上午", "下午", "晚上") and not _LEFT.search(note)
    return "" if only_when else note


def tokens_of(row: str) -> list[Token]:
    """The pieces of a row; a note that stands alone goes to the piece before it."""
    tokens: list[Token] = []
    for match in _TOKEN.finditer(row):
        note = _note(match)
        if match["text"]:
            tokens.append((match["text"].strip("、，,。:："), note))
        elif tokens and note:
            tokens[-1] = (tokens[-1][0], note)
    return [token for token in tokens if token[0]]


def has_post(row: str) -> bool:
    """Whether a piece of the row is a post, or two pieces together, as 科　長 is."""
    texts = [text for text, _ in tokens_of(row)]
    return any(map(is_post, texts)) or any(is_whole_post(a + b) for a, b in pairwise(texts))


def read_names(rows: Sequence[str], apart: bool = False) -> Iterator[Entry]:
    """Names parted by blanks: 陳　菁 is one of two characters, 某某Sra Kacaw one with a blank.

    ``apart`` takes Latin words behind a blank for a name of their own.
    """
    for row in rows:
        if is_spread(row):
            yield from read_spread(row)
            continue
        pieces: list[tuple[str, int]] = []
        for text, gap, note in _gapped(row, apart):
            if len(text) == 1 and _HAN.match(text) and not note:
                pieces.append((text, gap))
                continue
            if len(pieces) == 1 and _ends_name(pieces[0][0], text):
                pieces.append((text, gap))
                yield from _spread(pieces, note)
                pieces = []
                continue
            yield from _spread(pieces)
            pieces = []
            yield from _of_piece(text, note)
        yield from _spread(pieces)


def _of_piece(text: str, note: str) -> Iterator[Entry]:
    """One name, or two where the blank between them was lost."""
    entry = Entry.of(text, note)
    unread = entry.named is None and not note and text[-1:] != "代"
    pair = read_pair(text) if unread else ()
    yield from pair or (entry,)


def _ends_name(surname: str, text: str) -> bool:
    """林 某代, 林 某某: the rest of a padded name, with its note or not."""
    if len(text) != 2 or is_person(text):
        return False
    return text[1] == "代" or is_person(surname + text)


def _gapped(row: str, apart: bool) -> Iterator[tuple[str, int, str]]:
    """Pieces with the width of the blank before them; Latin pieces go to the one before."""
    held: list[tuple[str, int, str]] = []
    end = 0
    for match in _TOKEN.finditer(row):
        note = _note(match)
        text, gap = match["text"] or "", match.start() - end
        wide = gap > 1 or row[end : match.start()] == "\u3000"
        end = match.end()
        latin = held and not _HAN.search(text)
        if latin and wide and text and _LATIN.search(held[-1][0]):
            latin = False  # 某某Sra Kacaw　Kolas Yotaka: the one before has its Latin name
        if latin and not (apart and text and _HAN.search(held[-1][0])):
            before = held[-1]
            held[-1] = (f"{before[0]} {text}".strip(), before[1], note or before[2])
        elif text:
            held.append((text.strip("、，,。"), gap, note))
    yield from held


def _spread(pieces: list[tuple[str, int]], note: str = "") -> Iterator[Entry]:
    """Single characters -> names, by the width of the blanks, else by what can be a name."""
    if not pieces:
        return
    text = "".join(piece for piece, _ in pieces)
    if len(text) == 1 or (len(text) <= 3 and (is_person(text) or split_proxy(text))):
        yield Entry.of(text, note)
        return
    *others, last = read_spread("".join(" " * gap + piece for piece, gap in pieces))
    yield from others
    yield replace(last, note=note or last.note)


def read_columns(rows: Sequence[str], indents: Sequence[bool] = ()) -> Iterator[Entry]:
    """Posts and names in turn; a set-in row belongs to the organ of the last one that is not.

    An office with a name of its own is told as one of the ministry above it.
    """
    margins = list(indents) + [False] * (len(rows) - len(indents))
    above = ""
    post, is_below = "", False
    for row, indented in zip(rows, margins, strict=False):
        if _DAY.fullmatch(row):
            continue
        for text, note in _joined(tokens_of(_SPREAD_POST.sub(r"副\1\2", row)), post):
            is_below = is_below if post else indented and not all(margins)
            if is_post(text) and not is_person(text) and not (post and read_named(text)):
                post = text if is_post(post) or not post else post + text
                continue
            belongs = is_below or _DEPUTY.match(post)
            entry = _with_post(text, note, post, above if belongs else "")
            if entry.named is None and (not post or _is_inside(text, post)):
                post += text
                continue
            if not is_below and entry.named and entry.named.organizations:
                above = entry.named.organizations[0]
            yield entry
            post = ""
    if post:
        yield Entry(post, None)


def _is_inside(text: str, organ: str) -> bool:
    """行政院 above 衛生署: one name over two rows, the post and who holds it below them."""
    return len(organ) <= _SHORT_ORGAN and is_organ(organ) and is_organ(text)


def _with_post(text: str, note: str, post: str, above: str) -> Entry:
    entry = Entry.of(text, note)
    if entry.named is None or not post:
        return entry
    held = holder(entry.named.name, post)
    organs, titles = held.organizations, held.titles
    if not organs and is_organ(post):
        organs, titles = (post,), ()
    if above and not organs:
        organs = (above,)
    elif above and _MINISTRY.fullmatch(above) and not post.startswith(above):
        organs = (above + organs[0],)
    titles = (*titles, *entry.named.titles)
    return replace(entry, named=Named(entry.named.name, titles, organs))


def _untied(tokens: list[Token]) -> list[Token]:
    """溫榆明專 員: where a blank was lost the first half of a padded post hangs on a name."""
    untied = list(tokens)
    for index in range(len(untied) - 1):
        (text, note), (following, later) = untied[index], untied[index + 1]
        torn = text[-1:] + following
        if not note and len(text) > 2 and is_person(text[:-1]) and _PADDED_POST.fullmatch(torn):
            untied[index : index + 2] = [(text[:-1], ""), (torn, later)]
    return untied


def _joined(torn: list[Token], post: str) -> Iterator[Token]:
    """Put together what blanks tore: 副  秘書 長, 李   玫."""
    tokens = _untied(torn)
    held = ""
    for index, (text, note) in enumerate(tokens):
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        held = f"{held} {text}" if held and not _HAN.search(held + text) else held + text
        if note:
            yield held, note
            held = ""
            continue
        if _goes_on(held, following, bool(post)):
            continue
        yield held, ""
        post, held = (held if is_post(held) else ""), ""
    if held:
        yield held, ""


def _goes_on(held: str, following: str, behind_post: bool) -> bool:
    """Whether the next piece belongs to this one."""
    if not following:
        return False
    if not _HAN.search(held + following):
        return True
    if is_post(held):
        return following in ("長", "长", "員", "员") and is_post(held + following)
    if is_foreign(held) or is_person(held):
        return False
    if behind_post and len(held) == 1:
        return len(following) <= 2
    return len(held) <= 6 and not read_named(held) and not read_named(following)
