"""What the news of a council's procedure committee tells of its agenda: 討論…提案, cases.

One item: what the committee met for, with what became of it as a whole, of the cases that
sentences name (財政類2號案：…，退回市府補正後再提送) and of what else it passed (會中並通過…).
"""

from collections.abc import Iterator, Sequence

from corpus.assembly.rulings.decisions import ruling_decisions
from corpus.grammar.documents import mentions_in
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.model import Decision, Paragraph, Section

_MET_FOR = late(
    r"程序委员会?(?:会议)?(?<=[议会])[,，](?:会中)?(?P<what>(?:讨论|审查|审议|排定)(?P<matter>[^,，。]{4,}))"
)
_CASE = late(
    r"^(?:此外|另外|另|其中)?[,，]?(?P<what>[^,，。:：]{1,8}\d{1,3}号案[:：][^,，。]{4,60})[,，](?P<ruled>[^。]+)"
)
_PASSED = late(r"^(?:会中|会上|会议)(?:并|亦|也|另)?(?:一致)?通过了?(?P<what>[^,，。]{4,})")
_RESOLVED = late(
    r"(?:^|[,，])(?:会中|会上|会议)?决议(?!后|案|文|内容|事项|[送提将把]|[:：])(?P<what>[^。]{6,})"
)
_TAKEN_UP = late(
    r"(?:建议|提议)(?P<what>[^,，。]{4,})[,，]经(?:[^,，。]{0,6}(?:讨论|协商))后(?:一致)?同意(?!与否)"
)
_NOT_TAKEN_UP = late(
    r"所提(?P<what>[^,，。]{4,}?)(?:[乙一]?案)?[,，](?:[^。]*[,，])?(?:未获|不予)(?:采纳|通过)[。]?$"
)
"""What members asked for: 某議員建議增列甲,經討論後同意, 某議員所提乙案,…未獲採納."""

_ASKED = ((_RESOLVED, "同意"), (_TAKEN_UP, "同意"), (_NOT_TAKEN_UP, "未通过"))
_CLAUSE = late("[,，]")
_SENT = late(r"[,，](?P<sent>[^,，。]{0,8}?(?:提请|送请|提交|送交)大会审议)[。]?$")


def committee_item(
    opening: str, sentences: Sequence[str]
) -> tuple[tuple[Section, ...], set[str]] | None:
    """The item that the opening sentence names, if any, and the sentences that tell of it."""
    met = _MET_FOR.search(fold(opening))
    if met is None:
        return None
    heading = opening[slice(*met.span("what"))]
    sent = _SENT.search(fold(opening), met.end("what"))
    matter = opening[slice(*met.span("matter"))]
    whole = ruling_decisions(matter, [opening[slice(*sent.span("sent"))]]) if sent else ()
    whole += tuple(_on_asked(opening))
    told = {text: tuple(_decided(text)) for text in sentences if text != opening}
    of_cases = [one for decided in told.values() for one in decided]
    texts = [opening, *(text for text, decided in told.items() if decided)]
    item = Section(
        order=1,
        number=None,
        heading=heading,
        kinds=("审议",),
        paragraphs=tuple(Paragraph(None, text) for text in texts),
        documents=mentions_in(tuple(texts)),
        reporters=(),
        decisions=(*whole, *of_cases),
    )
    return (item,), set(texts)


def _decided(text: str) -> Iterator[Decision]:
    folded = fold(text)
    if case := _CASE.match(folded):
        clauses = _CLAUSE.split(text[slice(*case.span("ruled"))])
        yield from ruling_decisions(text[slice(*case.span("what"))], clauses)
    elif passed := _PASSED.match(folded):
        yield Decision("审议通过", text[slice(*passed.span("what"))], (), (), None, text)
    else:
        yield from _on_asked(text)


def _on_asked(text: str) -> Iterator[Decision]:
    for shape, outcome in _ASKED:
        if ruled := shape.search(fold(text)):
            yield Decision(outcome, text[slice(*ruled.span("what"))], (), (), None, text)
