"""The foot of a record: who issued it, the dates of writing and printing, publicity."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.grammar.dates import find_date
from corpus.grammar.organizations import is_organization
from corpus.model import PartialDate
from corpus.page.layout import PUBLICITY, date_of_line, office_of

_OFFICE = re.compile(
    "(?:办公室|办公厅|[\u3400-\u9fff]{2}办|政府|委员会|秘书处|指挥部|领导小组|局)$"
)
_IN_TABLE = re.compile(
    r"(?:^|\s)(?:成文|印发)(?:日期|时间)\s*[：:|]?\s*(?P<date>[\d二〇○]\S{5,12})"
)
_PRINTED = re.compile(r"印\s*(?:发|制)?$")


@dataclass(frozen=True, slots=True)
class Footer:
    """What the foot says; what it does not is empty."""

    issuers: tuple[str, ...] = ()
    issued_on: PartialDate | None = None
    printed_on: PartialDate | None = None
    publicity: str | None = None


def read_footer(lines: Sequence[str]) -> Footer:
    """Read the mended lines after the items (GB/T 9704-2012, 7.3.5, 7.3.6, 7.4.3)."""
    issuers: dict[str, None] = {}
    issued: PartialDate | None = None
    printed: PartialDate | None = None
    publicity: str | None = None
    for line in (line.strip() for line in lines):
        if note := PUBLICITY.match(line):
            publicity = publicity or note["publicity"]
        elif found := date_of_line(line):
            issuers |= dict.fromkeys(_offices(office_of(line[: found.start])))
            if _PRINTED.search(line):
                printed = found.date
            else:
                issued = issued or found.date
        else:
            issuers |= dict.fromkeys(_offices(line))
    return Footer(tuple(issuers), issued, printed, publicity)


def issued_above(lines: Sequence[str], footer: Footer) -> Footer:
    """The same with what a line of the head says: 某县人民政府办公室　　2021年7月9日.

    A record that is numbered by issues has its office and date there (GB/T 9704-2012, 10.3).
    """
    for line in (line.strip("（）() ") for line in lines):
        found = date_of_line(line)
        office = office_of(line[: found.start]) if found else ""
        if found and any(map(_OFFICE.search, office.split())):
            issuers = tuple(dict.fromkeys((*_offices(office), *footer.issuers)))
            return replace(footer, issuers=issuers, issued_on=footer.issued_on or found.date)
    return footer


def dated_above(lines: Sequence[str]) -> Footer:
    """The day on a line of its own in the head: （2021年7月9日）."""
    alone = (date_of_line(line.strip("（）() ")) for line in lines)
    found = next((one for one in alone if one and not one.start), None)
    return Footer(issued_on=found.date if found else None)


def issued_in_table(lines: Sequence[str]) -> Footer:
    """What the page's own table says: 成文日期：2021-07-09; the day of its upload tells nothing."""
    told = (match["date"] for match in map(_IN_TABLE.search, lines) if match)
    found = next(filter(None, map(find_date, told)), None)
    return Footer(issued_on=found.date if found else None)


def _offices(text: str) -> tuple[str, ...]:
    parts = tuple(text.split())
    return parts if all(is_organization(part) for part in parts) else ()
