"""What things of the index are called on a page, in the language that is spoken."""

from corpus.model import PartialDate
from indexer.query.parameters import PARAMETERS
from indexer.records import MINUTES, OTHER_TEXT, OUTLINE_HEADING, SectionRecord
from search_app.texts import in_english, say


def parameter_label(name: str) -> str:
    """What people call a parameter, and the facet of its name."""
    found = next((p for p in PARAMETERS if p.name == name), None)
    return name if found is None else found.english_label if in_english() else found.label


# The words of a status are ours, though they are values of the index.
_OUR_VALUES = {MINUTES: "status.minutes", OTHER_TEXT: "status.other"}


def value_label(value: str) -> str:
    """What a value is called: as it is written, unless the words are ours."""
    return say(_OUR_VALUES[value]) if value in _OUR_VALUES else value


def heading_of(record: SectionRecord) -> str:
    """The heading as it is written; that of an outline is ours."""
    is_ours = record.order == 0 and record.heading == OUTLINE_HEADING
    return say("results.outline") if is_ours else record.heading


def date_words(date: PartialDate | None) -> str:
    """2023年8月18日, in English 2023-08-18, or as much of it as is known; nothing for no date."""
    if date is None:
        return ""
    if in_english():
        return str(date)
    parts = ((date.year, "年"), (date.month, "月"), (date.day, "日"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)
