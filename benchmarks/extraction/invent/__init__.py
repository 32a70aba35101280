"""Invented records in every layout of the catalogue, drawn from a seed.

The facts come first; the text is written from them, never read back by a parser.
"""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any

from benchmarks.extraction.cases import Case
from benchmarks.extraction.invent import assemblies, digest, formal, rosters, taiwan, written
from benchmarks.extraction.invent.formats import FORMATS

SEED = 20260101

Document = tuple[str, dict[str, Any]]
Maker = Callable[[Random], Document]


def _formal(**form: Any) -> Maker:
    return lambda rng: formal.formal(rng, formal.Form(**form))


def _digest(**form: Any) -> Maker:
    return lambda rng: digest.digest(rng, digest.Form(**form))


def _taiwan(**form: Any) -> Maker:
    return lambda rng: taiwan.taiwan(rng, taiwan.Form(**form))


def _makers() -> Iterator[tuple[str, Maker]]:
    """A document each: its format and what writes it."""
    plain = "utf-8"
    yield from ((plain, _formal(attendance="A1a", padding=p)) for p in rosters.PADDINGS)
    yield from ((plain, _formal(missing=share)) for share in (0.0, 0.0, 0.1, 0.1, 0.2))
    yield from ((plain, _formal(attendance="A1c", head=head)) for head in ("V1", "V2", "V4"))
    for form in rosters.SENTENCES:
        yield from ((plain, _formal(attendance=form, head=head)) for head in ("V1", "V2"))
    yield plain, _formal(attendance="A5")
    yield from ((plain, _formal(day=day)) for day in written.DATES)
    yield from ((plain, _formal(count=count)) for count in written.COUNTS)
    yield from ((plain, _formal(term=t, count=c)) for t in formal.TERMS for c in written.COUNTS[:2])
    yield from ((plain, _formal(brackets=b)) for b in written.NUMBER_BRACKETS)
    yield from ((plain, _formal(number_end=end)) for end in written.NUMBER_ENDS)
    yield plain, _formal(number_end="第{}期", brackets="【】", head="V4")
    yield from ((plain, _formal(joint=joint)) for joint in ("two bodies", "two bodies", "暨", "暨"))
    yield from ((plain, _formal(labels=labels)) for labels in ("1、", "议题一"))
    yield from ((plain, _formal(broken=True)) for _ in range(3))
    yield plain, _formal(head="cut title")
    yield from ((name, _formal()) for name in FORMATS if name != "big5")
    yield from _digests()
    yield from _outside()


def _digests() -> Iterator[tuple[str, Maker]]:
    plain = "utf-8"
    for form in (*rosters.SENTENCES, "A5"):
        yield from ((plain, _digest(attendance=form, clutter=c)) for c in (True, False))
    yield from ((plain, _digest(chaired=chaired)) for chaired in digest.CHAIRED)
    yield from ((plain, _digest(day=day)) for day in (None, None, *written.DATES[1:5]))
    yield from ((plain, _digest(count=count)) for count in written.COUNTS[1:4])
    yield from ((plain, _digest(kind=kind)) for kind in digest.KINDS)
    yield from ((plain, _digest(half_width=True, attendance=a)) for a in (*rosters.SENTENCES, "A5"))
    yield from ((plain, _digest(half_width=True, chaired=c)) for c in digest.CHAIRED)
    yield from ((plain, _digest(half_width=True, clutter=False, kind=k)) for k in digest.KINDS)
    yield from ((plain, _digest(headline="chair holds", attendance=a)) for a in ("A2c", "A3"))
    yield from ((plain, _digest(single=True, attendance=a)) for a in ("A2a", "A3"))
    yield from ((plain, _digest(joined=True, attendance=a)) for a in ("A2a", "A2c", "A4"))
    yield plain, _digest(counter="{year}年第{count}次")
    yield from ((name, _digest(attendance="A2b", clutter=False)) for name in _PAGES)


_PAGES = ("zoom", "table", "gb2312", "editor", "docx", "rtf", "pdf")


def _outside() -> Iterator[tuple[str, Maker]]:
    plain = "utf-8"
    for form in ("TW1", "TW2", "TW3", "TW4"):
        yield from ((plain, _taiwan(attendance=form, own_lines=own)) for own in (False, True))
    yield from ((plain, _taiwan(day=day)) for day in written.ROC_DATES)
    yield "big5", _taiwan()
    yield from ((plain, lambda rng, t=t: assemblies.legislature(rng, t)) for t in (True, False))
    yield plain, lambda rng: assemblies.legislature(rng, parted=True)
    yield from ((plain, lambda rng, s=s: assemblies.hong_kong(rng, s)) for s in (True, False))
    yield plain, assemblies.hong_kong
    yield from ((plain, assemblies.macau) for _ in range(3))


def invented(seed: int = SEED) -> Iterator[Case]:
    """The generated part of the gold set; the same seed gives the same bytes."""
    for index, (name, make) in enumerate(_makers(), start=1):
        text, facts = make(Random(f"{seed}-{index}"))
        ending, encode = FORMATS[name]
        facts = {**facts, "layout": f"{facts['layout']},{name}"}
        yield Case("invented", f"{index:03}.{ending}", encode(text), facts)
