"""会议确定，一要…。二要…: measures in a list, which the meeting settled as one matter."""

from collections.abc import Iterator, Sequence

from corpus.model import Decision
from corpus.outcomes import AGREED
from corpus.patterns import late
from corpus.tables import one_of, table_pairs, table_words

_LISTED = late(r"^会议(?:确定|决定)[，：](?:一要|一是|第一[，、]|一、)")
_FIRST = late(r"^[^。；]*[。；]?")
_VERB = one_of([verb for verb, _ in table_pairs("item_kinds")])
_MATTER = late(
    rf"^(?:{one_of(table_words('item_adverbs'))}|{_VERB}|[、和并与及了])+(?=[^，。]{{4,}})"
)


def listed_rulings(
    heading: str, texts: Sequence[str], found: Sequence[Decision]
) -> Iterator[Decision]:
    """One decision on the item's matter, unless its paragraph was read as others already."""
    for text in texts:
        ruled = _LISTED.match(text)
        if ruled and not any(one.evidence in text for one in found):
            named = _MATTER.match(heading)
            matter = heading[named.end() :] if named else heading
            first = _FIRST.match(text)
            yield Decision(AGREED, matter, (), (), None, first.group() if first else text)
            return
