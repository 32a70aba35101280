"""What the tools of research take, over invented minutes: every time with caches dropped before.

    python -m benchmarks.speed.research --size 10000
    python -m benchmarks.speed.research --size 100000 --rounds 0 --short

One process, one question after the other; CPU time of the process, the median of some rounds. Files
of everything are written once each, and it is told how much the process had grown when a tenth of
the rows was written and at the end: the same where memory is flat. With ``--rounds 0`` nothing else
is measured; ``--short`` keeps a line of each item, so that many are built soon. ``--work`` keeps
the index in a folder, and takes the one that is there.
"""

import argparse
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.speed.child import forget_peak, peak_mb
from benchmarks.speed.files import SEED
from benchmarks.speed.machine import machine
from benchmarks.speed.minutes import make_meetings
from benchmarks.speed.report import RESULTS, put_part, table
from corpus.model import Meeting, Paragraph
from indexer.asking.asker import Asker
from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.errors import IndexUnavailable
from indexer.exports.export import export
from indexer.exports.forms import FORMS, Form
from indexer.query.request import SearchRequest, Sort
from indexer.records import SectionRecord, flatten
from indexer.research.collocates import collocates
from indexer.research.concordance import concordance
from indexer.research.rising import rising
from indexer.research.similar import similar
from indexer.research.tools import COLLOCATES, KWIC, RISING, TRENDS, Tool, read
from indexer.research.trends import trends
from indexer.text.analysis import Segmenter

_COMMON, _THREE = "管理", ("养老", "停车 管理", '"原则同意"')
_EXPORT = "export of all as {}"
_LINE = 40
"""Characters."""
_GOALS = {
    "trends, three queries by month": "1,000",
    "kwic, the first page": "500",
    **{_EXPORT.format(name): "60,000" for name in FORMS},
}


def _tools(asker: Asker) -> Mapping[str, Callable[[], object]]:
    def asks(
        tool: Tool, does: Callable[..., object], **values: Sequence[str]
    ) -> Callable[[], object]:
        given = read(tool, values)
        return lambda: does(asker, given)

    newest = asker.engine.search(SearchRequest(sort=Sort.NEWEST, limit=9)).hits
    item = next(hit.record.section_id for hit in newest if hit.record.order)
    return {
        "trends, three queries by month": asks(TRENDS, trends, q=_THREE, interval=("month",)),
        "kwic, the first page": asks(KWIC, concordance, q=(_COMMON,)),
        "kwic, by the left": asks(KWIC, concordance, q=(_COMMON,), sort=("left",)),
        "collocates of a term": asks(COLLOCATES, collocates, q=_THREE[:1]),
        "rising, the newest year": asks(RISING, rising),
        "similar items": lambda: similar(asker, item),
    }


def _build(engine: Engine, seed: int, size: int, *, is_short: bool) -> None:
    with engine.writer(fresh=True) as writer:
        for meeting in make_meetings(seed, size):
            shown = _shortened(meeting) if is_short else meeting
            writer.replace_meeting(shown.id, flatten(shown, "measured"))


def _shortened(meeting: Meeting) -> Meeting:
    """The meeting with a line of each item and nobody there: as many rows, built in a fraction."""
    sections = tuple(
        replace(
            section,
            paragraphs=tuple(Paragraph(None, p.text[:_LINE]) for p in section.paragraphs[:1]),
            decisions=(),
        )
        for section in meeting.sections
    )
    opening = tuple(text[:_LINE] for text in meeting.preamble[:1])
    return replace(meeting, sections=sections, attendees=(), preamble=opening, conclusions=())


def _measured(engine: Engine, rounds: int) -> Mapping[str, float]:
    """Milliseconds of each tool."""
    asker = Asker(engine)
    asker.vocabulary()
    found: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name, ask in _tools(asker).items():
            forget = getattr(engine, "forget_terms", None)
            if forget:
                forget()
            began = time.process_time()
            ask()
            found.setdefault(name, []).append(1000 * (time.process_time() - began))
    return {name: median(times) for name, times in found.items()}


@dataclass(frozen=True, slots=True)
class _Written:
    """A file of all there is: its rows, milliseconds, and the MB that the process has grown since
    before the first file when a tenth of the rows was written, and at the end.
    """

    rows: int
    ms: float
    early: int
    late: int


def _exported(asker: Asker, forms: Sequence[str]) -> Mapping[str, _Written]:
    """All there is in each form."""
    return {_EXPORT.format(name): _written(asker, FORMS[name]) for name in forms}


def _written(asker: Asker, form: Form) -> _Written:
    forget_peak()
    before = peak_mb()
    found, early, rows = export(asker, {}, now=datetime.now(UTC)), before, 0

    def watched() -> Iterator[SectionRecord]:
        nonlocal early, rows
        for record in found.records:
            rows += 1
            if rows * 10 == found.total:
                early = peak_mb()
            yield record

    began = time.process_time()
    for _ in form.write(replace(found, records=watched())):
        pass
    took = 1000 * (time.process_time() - began)
    return _Written(rows, took, round(early - before), round(peak_mb() - before))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.research", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="sections")
    parser.add_argument("--engine", default="whoosh", help="whoosh or tantivy")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--short", action="store_true", help="a line of each item alone")
    parser.add_argument("--work", type=Path, help="where the index is kept for other runs")
    parser.add_argument("--forms", default=",".join(FORMS), help="of exports")
    options = parser.parse_args()
    with ExitStack() as stack:
        work = options.work or stack.enter_context(
            tempfile.TemporaryDirectory(prefix="jiyao-speed-")
        )
        engine = _opened(Path(work), options)
        found = _measured(engine, options.rounds)
        exported = _exported(Asker(engine), options.forms.split(","))
        engine.close()
    rows = [[name, f"{took:,.0f}", _GOALS.get(name, ""), "", ""] for name, took in found.items()]
    rows += [
        [name, f"{one.ms:,.0f}", _GOALS[name], f"{one.rows:,}", f"{one.early} / {one.late}"]
        for name, one in exported.items()
    ]
    what = "Tools of research" if found else "Exports"
    head = f"## {what}, {options.engine}\n\n`{_command()}`\n\n{_told(options)}"
    heads = ["tool", "ms", "goal at 50,000", "rows", "MB more, a tenth written / all"]
    part = "research" if found else "exports"
    put_part(f"{part}-{options.engine}", f"{head}\n\n{table(heads, rows)}", options.out)


def _opened(work: Path, options: argparse.Namespace) -> Engine:
    """The index of that engine and size in the folder, built where there is none."""
    folder = work / f"{options.engine}-{options.size}{'-short' * options.short}"
    folder.mkdir(parents=True, exist_ok=True)
    engine = open_engine(f"{options.engine}:{folder / 'index'}", Segmenter(cache=folder))
    try:
        engine.info()
    except IndexUnavailable:
        _build(engine, options.seed, options.size, is_short=options.short)
    return engine


def _command() -> str:
    """The command as anybody can give it: where the index was kept is of this machine."""
    words = iter(sys.argv[1:])
    shown = [word for word in words if word != "--work" or not next(words)]
    return " ".join(("python -m benchmarks.speed.research", *shown))


def _told(options: argparse.Namespace) -> str:
    what = " of a line each" * options.short
    return f"{machine()}. {options.size:,} sections{what}, caches dropped before each, CPU time."


if __name__ == "__main__":
    main()
