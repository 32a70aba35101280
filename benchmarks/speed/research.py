"""What the tools of research take, over invented minutes: every time with caches dropped before.

    python -m benchmarks.speed.research --size 10000
    python -m benchmarks.speed.research --size 100000 --rounds 0 --short
    python -m benchmarks.speed.research --engine whoosh,tantivy,opensearch --cluster start

One process, one question after the other, the engines by turns; CPU time of the process, the median
of some rounds after one that is not counted. Files of everything are written once each, and it is
told how much the process had grown when a tenth of the rows was written and at the end: the same
where memory is flat. With ``--rounds 0`` nothing else
is measured; ``--short`` keeps a line of each item, so that many are built soon. ``--work`` keeps
the index in a folder, and takes the one that is there. With ``opensearch`` among the engines and
``--cluster`` its own work is not seen in the CPU time of the process that asks, so the time on the
wall is told beside it, for all.
"""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks.speed.child import forget_peak, peak_mb
from benchmarks.speed.files import SEED
from benchmarks.speed.machine import machine
from benchmarks.speed.minutes import make_meetings
from benchmarks.speed.report import RESULTS, put_part, table
from benchmarks.speed.serving import HELP, served
from benchmarks.speed.table import NODE
from corpus.model import Meeting, Paragraph
from indexer.asking.asker import Asker
from indexer.asking.ladder import ladder
from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.errors import IndexUnavailable
from indexer.exports.export import export
from indexer.exports.forms import FORMS, Form
from indexer.query.request import SearchRequest, Sort
from indexer.records import SectionFacts, flatten
from indexer.research.collocates import collocates
from indexer.research.concordance import concordance
from indexer.research.rising import rising
from indexer.research.similar import similar
from indexer.research.tools import COLLOCATES, KWIC, RISING, TRENDS, Tool, read
from indexer.research.trends import trends
from indexer.text.analysis import Segmenter

_COMMON, _THREE = "管理", ("养老", "停车 管理", '"原则同意"')
_EXPORT = "export of all as {}"
_SERVED = "opensearch"
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
        "scope ladder of two words": lambda: ladder(asker, asker.ask({"q": _THREE[1:2]}, size=1)),
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


@dataclass(frozen=True, slots=True)
class _Took:
    """Milliseconds: of the process's CPU, and on the wall."""

    cpu: float
    wall: float


def _measured(engines: Mapping[str, Engine], rounds: int) -> Mapping[str, Mapping[str, _Took]]:
    """What each tool takes with each engine."""
    askers = {name: Asker(engine) for name, engine in engines.items()}
    found: dict[str, dict[str, list[_Took]]] = {}
    for asker in askers.values():
        asker.vocabulary()
    # A node compiles what it does often, and takes several times as long before; so the first
    # round is not counted, for nobody.
    for number in range(rounds + bool(rounds)):
        for name, asker in askers.items():
            for tool, ask in _tools(asker).items():
                took = _timed(asker.engine, ask)
                if number:
                    found.setdefault(tool, {}).setdefault(name, []).append(took)
    return {
        tool: {name: _median(times) for name, times in by_engine.items()}
        for tool, by_engine in found.items()
    }


def _median(times: Sequence[_Took]) -> _Took:
    return _Took(median(one.cpu for one in times), median(one.wall for one in times))


def _timed(engine: Engine, ask: Callable[[], object]) -> _Took:
    forget = getattr(engine, "forget_terms", None)
    if forget:
        forget()
    with _by_itself():
        began, told = time.process_time(), time.perf_counter()
        ask()
        cpu, wall = time.process_time() - began, time.perf_counter() - told
        return _Took(1000 * cpu, 1000 * wall)


@contextmanager
def _by_itself() -> Iterator[None]:
    """What is in memory before, of the other engine too, is not gone through for garbage."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


@dataclass(frozen=True, slots=True)
class _Written:
    """A file of all there is: its rows, milliseconds, and the MB that the process has grown since
    before the first file when a tenth of the rows was written, and at the end.
    """

    rows: int
    took: _Took
    early: int
    late: int


def _exported(
    engines: Mapping[str, Engine], forms: Sequence[str]
) -> Mapping[str, Mapping[str, _Written]]:
    """All there is in each form, the engines by turns, since what else runs here changes."""
    askers = {name: Asker(engine) for name, engine in engines.items()}
    found: dict[str, dict[str, _Written]] = {name: {} for name in engines}
    for form in forms:
        for name, asker in askers.items():
            found[name][_EXPORT.format(form)] = _written(asker, FORMS[form])
    return found


def _written(asker: Asker, form: Form) -> _Written:
    forget_peak()
    before = peak_mb()
    found, early, rows = export(asker, {}, now=datetime.now(UTC)), before, 0

    def watched() -> Iterator[SectionFacts]:
        nonlocal early, rows
        for record in found.records:
            rows += 1
            if rows * 10 == found.total:
                early = peak_mb()
            yield record

    with _by_itself():
        began, told = time.process_time(), time.perf_counter()
        for _ in form.write(replace(found, records=watched())):
            pass
        cpu, wall = time.process_time() - began, time.perf_counter() - told
    return _Written(
        rows, _Took(1000 * cpu, 1000 * wall), round(early - before), round(peak_mb() - before)
    )


def _rows(
    found: Mapping[str, Mapping[str, _Took]], exported: Mapping[str, Mapping[str, _Written]]
) -> list[list[str]]:
    is_served = any(_SERVED in by for by in (exported, *found.values()))
    rows = [
        [tool, *_times(list(took.values()), is_served=is_served), _GOALS.get(tool, "")]
        for tool, took in found.items()
    ]
    for name in FORMS:
        written = [
            by[_EXPORT.format(name)] for by in exported.values() if _EXPORT.format(name) in by
        ]
        if written:
            tool = _EXPORT.format(name)
            grown = (f"{one.early} / {one.late}" for one in written)
            times = _times([one.took for one in written], is_served=is_served)
            rows.append([tool, *times, _GOALS[tool], f"{written[0].rows:,}", *grown])
    return rows


def _times(took: Sequence[_Took], *, is_served: bool) -> list[str]:
    """The times, and how many times as long the first takes as each of the others; those on the
    wall where some of the work is done elsewhere.
    """
    cpu, wall = [one.cpu for one in took], [f"{one.wall:,.0f}" for one in took]
    ratios = (f"{cpu[0] / ms:.2f}×" for ms in cpu[1:])
    return [*(f"{ms:,.0f}" for ms in cpu), *ratios, *(wall if is_served else ())]


def _heads(engines: Sequence[str]) -> list[str]:
    ratios = (f"{engines[0]} / {other}" for other in engines[1:])
    grown = (f"MB more with {name}, a tenth written / all" for name in engines)
    walls = (f"{name} on the wall, ms" for name in engines if _SERVED in engines)
    times = [*(f"{name}, ms" for name in engines), *ratios, *walls]
    return ["tool", *times, "goal at 50,000", "rows", *grown]


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.research", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="sections")
    parser.add_argument("--engine", default="whoosh", help="some of whoosh, tantivy and opensearch")
    parser.add_argument("--cluster", metavar="ADDRESS", help=HELP)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=RESULTS)
    parser.add_argument("--short", action="store_true", help="a line of each item alone")
    parser.add_argument("--work", type=Path, help="where the index is kept for other runs")
    parser.add_argument("--forms", default=",".join(FORMS), help="of exports")
    options = parser.parse_args()
    names = options.engine.split(",")
    with ExitStack() as stack:
        stack.enter_context(served(options.cluster))
        work = options.work or stack.enter_context(
            tempfile.TemporaryDirectory(prefix="jiyao-speed-")
        )
        engines = {name: _opened(Path(work), name, options) for name in names}
        found = _measured(engines, options.rounds)
        exported = _exported(engines, options.forms.split(","))
        for engine in engines.values():
            engine.close()
    what = "Tools of research" if found else "Exports"
    head = f"## {what}, {' and '.join(names)}\n\n`{_command()}`\n\n{_told(options)}"
    heads, rows = _heads(names), _rows(found, exported)
    whole = [row + [""] * (len(heads) - len(row)) for row in rows]
    part = "-".join(("research" if found else "exports", *names))
    put_part(part, f"{head}\n\n{table(heads, whole)}", options.out)


def _opened(work: Path, name: str, options: argparse.Namespace) -> Engine:
    """The index of that engine and size in the folder, built where there is none."""
    folder = work / f"{name}-{options.size}{'-short' * options.short}"
    folder.mkdir(parents=True, exist_ok=True)
    node = os.environ.get(NODE, "")
    is_served = name == _SERVED
    place = f"opensearch+{node}/{folder.name}" if is_served else f"{name}:{folder / 'index'}"
    engine = open_engine(place, Segmenter(cache=folder))
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
