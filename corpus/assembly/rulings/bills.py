"""Several bills in one item (併案審查「甲草案」及「乙草案」等2案): each has the ruling on all."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.rulings.decisions import item_object
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.model import Decision

ARTICLES = late(r"第[^第条、及至]{1,8}条(?:之[一二三四五六七八九十]{1,3})?")
_BILL = late("(?<=[具议、及与和])「(?P<name>[^「」]{4,60}?草案)」")
_NO_BILLS = late("撤回|^本院.{2,20}委员会函")
_OF_ONE = late("^(?:行政院|本院|委员|[^,，。]{1,6}党团)[^,，。「」]{0,12}提案(?!通过)")
"""行政院提案第一條，照案通過: of the articles of one bill, whichever else were weighed."""


def bills_of(heading: str) -> tuple[str, ...]:
    """The bills that an item names, each once; none where it names fewer than two."""
    folded = fold(heading)
    if "草案" not in folded or _NO_BILLS.search(folded):
        return ()
    spans = (match.span("name") for match in _BILL.finditer(folded))
    names = tuple(dict.fromkeys(heading[slice(*span)] for span in spans))
    return names if len(names) > 1 else ()


def by_bill(
    heading: str, ruled: Sequence[str], decisions: Sequence[Decision]
) -> Iterator[Decision]:
    """The decisions on an item of several bills, told of each that its rulings are on."""
    bills = _ruled_on(bills_of(heading), ruled)
    for one in decisions:
        on_all = bool(bills) and one.object == item_object(heading, one.outcome)
        if on_all and not _OF_ONE.match(fold(one.evidence)):
            yield from (replace(one, object=bill) for bill in bills)
        else:
            yield one


def _ruled_on(bills: Sequence[str], ruled: Sequence[str]) -> Sequence[str]:
    """The bills whose articles the rulings name, where every bill is one of articles."""
    if not bills:
        return bills
    named = {article for text in ruled for article in ARTICLES.findall(fold(text))}
    changed = [{*ARTICLES.findall(fold(bill))} for bill in bills]
    touched = [bill for bill, own in zip(bills, changed, strict=True) if own & named]
    return touched if touched and all(changed) else bills
