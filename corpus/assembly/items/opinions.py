"""照審查意見通過: what was resolved is what the committee thought, told under 審查意見.

An opinion that a matter be noted, sent back or refused is the verdict itself; one that an organ see
to it is told beside it.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.items.council_rows import FIELD
from corpus.assembly.rulings.decisions import RULING_LABEL, ruling_decisions
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.model import Decision

_AS_THOUGHT = late(
    "[照依按](?:委员会|小组|本会)?审查(?:意见|结果)(?:无异议)?(?:照案)?(?:通过|办理)"
)
_PASSED, _ORDERED = "审议通过", "交办"
_INSTEAD = frozenset(("备查", "未通过", "退回", "撤回", "暂缓", "再次研究"))


def by_opinion(about: str, rows: Sequence[str], decided: Sequence[Decision]) -> list[Decision]:
    """The decisions, with what a committee thought where one only takes that over."""
    opinion = [*_opinion(rows)]
    told: list[Decision] = []
    for one in decided:
        taken = opinion and one.outcome == _PASSED and _AS_THOUGHT.search(fold(one.evidence))
        thought = ruling_decisions(about, opinion)[:1] if taken else ()
        outcome = thought[0].outcome if thought else ""
        told.append(replace(one, outcome=outcome) if outcome in _INSTEAD else one)
        told += thought if outcome == _ORDERED else ()
    return told


def _opinion(rows: Sequence[str]) -> Iterator[str]:
    """The rows below 審查意見：, up to the next label."""
    inside = False
    for row in rows:
        folded = fold(row)
        label = FIELD.match(folded)
        if RULING_LABEL.match(folded) or label:
            inside = label is not None and label["label"].startswith("审查")
            if inside and label and row[label.end() :]:
                yield row[label.end() :]
        elif inside:
            yield row
