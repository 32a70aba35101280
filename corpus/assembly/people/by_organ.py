"""Lists in which each organ stands before its people: 環保局：甲 乙, or 外交部　甲."""

from collections.abc import Iterator, Sequence

from corpus.assembly.people.person import POST, is_organ, is_person
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_OF_ORGAN = late(
    rf"(?P<organ>[{HAN} ]{{2,24}}(?:[（(][{HAN}、]{{2,16}}[)）])?)\s*[:：]\s*(?P<people>.*)"
)
_SET_APART = late(rf"(?P<organ>[{HAN}]{{3,20}}?)(?:\s+(?P<people>[{HAN}]\S.*)|(?=\s*[（(]))")
_OWN = late(r"本\s*[會会處处局府]\s+")
_BESIDE = late(rf"\s{{2,}}(?=[{HAN}]{{2,16}}[:：])")
_NOBODY = late(r"\s*[（(]?\s*(?:未派[員员]|未出席|[請请]假)\s*[)）]?\s*")
_POST = late(POST)
_NOTE = late(r"[（(][^（）()]*[)）]")
_PAGE_FOOT = late(r"第\s*\S{1,3}\s*[頁页].*")
_FEWEST = 3
_WHOLE_NAME = 3
"""Six characters behind an organ, both halves with a surname, are two names without their blank."""


def organ_rows(rows: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Each organ and the words of its people; none where the rows are no such list.

    Where posts stand beside the names, they tell more and are read by other rules. A row of names
    alone goes on with the organ above it; an organ that sent nobody has no words.
    """
    found: list[tuple[str, str]] = []
    for piece in _pieces(rows):
        organ = _organ(piece)
        if organ is not None:
            found.append(organ)
        elif found and all(map(is_person, piece.replace("、", " ").split())):
            mark = "、" if "、" in found[-1][1] else " "
            found[-1] = (found[-1][0], found[-1][1].rstrip("、 ") + mark + piece)
        else:
            return ()
    organs = sum(1 for organ, _ in found if is_organ(organ))
    enough = len(found) >= _FEWEST and 2 * organs > len(found)
    enough = enough and not any(_POST.search(fold(_NOTE.sub("", words))) for _, words in found)
    return tuple(found) if enough else ()


def _pieces(rows: Sequence[str]) -> Iterator[str]:
    """The cells of the rows, without the feet of pages between them."""
    for row in rows:
        if row.strip() and not _PAGE_FOOT.fullmatch(row.strip()):
            yield from (piece.strip() for piece in _BESIDE.split(row.strip()))


def _organ(piece: str) -> tuple[str, str] | None:
    """The organ at the start of a piece and what follows it."""
    own = _OWN.match(piece)
    if own:
        return "".join(own.group().split()), piece[own.end() :]
    match = _OF_ORGAN.fullmatch(piece)
    if match is None:
        match = _SET_APART.match(piece)
        if match is None or not is_organ(match["organ"]):
            return None
        return match["organ"], _people(piece[match.end("organ") :])
    return "".join(match["organ"].split()), _people(match["people"])


def _people(words: str) -> str:
    words = "" if _NOBODY.fullmatch(words) else words.strip()
    first, second = words[:_WHOLE_NAME], words[_WHOLE_NAME:]
    glued = len(second) == _WHOLE_NAME and is_person(first) and is_person(second)
    return f"{first} {second}" if glued else words
