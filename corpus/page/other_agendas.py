"""The agenda of a session to come, a line for each point: set behind the line that announces it.

决定常委会会议于四月召开，建议议程为： above 1.审议甲； 2.听取乙。 Read as lines of their own they
would be items of the meeting that only made the arrangements.
"""

from collections.abc import Sequence

from corpus.grammar.clauses import AGENDA_OF_ANOTHER, POINT
from corpus.grammar.patterns import late
from corpus.page.mending import Line

_ROW = late(rf"{POINT}\s*[^。]{{2,120}}[；。]?$")


def with_other_agendas(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with each such agenda on one, and blank ones in the place of its points."""
    found = [at for at, line in enumerate(lines) if _announces(line.text)]
    result = list(lines)
    for at in found:
        for below in range(at + 1, len(lines)):
            row = lines[below]
            if row.text and not _ROW.match(row.text):
                break
            result[at] = result[at]._replace(text=result[at].text + row.text)
            result[below] = row._replace(text="")
            if row.text.endswith("。"):
                break
    return tuple(result)


def _announces(text: str) -> bool:
    if not text.endswith("：") or "议程" not in text:
        return False
    agenda = AGENDA_OF_ANOTHER.search(text)
    return agenda is not None and agenda.end() == len(text)
