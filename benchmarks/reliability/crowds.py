"""Many at once: those who ask while it is published, and crons that start together."""

import os
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks.reliability.house import BASE, House, Seen, write
from benchmarks.reliability.tally import Tally
from indexer.errors import IndexLocked
from indexer.query.clauses import Phrase
from indexer.query.request import SearchRequest

_READERS = 3
_STAYS = 50
_LOCKED = 75


def asked_while_publishing(home: House, publishes: int, seconds: float) -> Tally:
    """Readers open and ask while each publish rewrites all meetings with another version.

    An answer that tells of two versions is torn. One reader in three stays open for many questions,
    the others open anew for each.
    """
    tally = Tally("opens and searches while publishing")
    asking = [partial(_ask, home, _STAYS if n == 0 else 1) for n in range(_READERS)]
    pipes = [_spawn(ask) for ask in asking]
    ended = time.monotonic() + seconds
    published = 0
    while published < publishes and time.monotonic() < ended:
        _publish(home, version=published + 3)
        published += 1
    for child, pipe in pipes:
        Path(home.top / f"stop-{child}").touch()
        told = _told(child, pipe)
        asked, wrong = int(told[0] or 0), [line for line in told[1:] if line]
        for _ in range(asked - len(wrong)):
            tally.count("whole")
        for what in wrong or ([] if asked else ["a reader died"]):
            tally.fail(what)
    tally.ends["publishes"] = published
    return tally


def _publish(home: House, version: int) -> None:
    for number in range(1, BASE + 1):
        write(home.files, number, version=version)
    home.run()


def _ask(home: House, stays: int) -> list[str]:
    """How often it was asked until it was told to stop, and what went wrong."""
    wrong, asked = list[str](), 0
    stop = home.top / f"stop-{os.getpid()}"
    while not stop.exists():
        with home.opened() as engine:
            for _ in range(stays):
                asked += 1
                wrong += _torn(engine)
                if stop.exists():
                    break
    return [str(asked), *wrong]


def _torn(engine: object) -> list[str]:
    try:
        found = engine.search(SearchRequest(Phrase("会议原则同意"), limit=100))  # type: ignore[attr-defined]
    except Exception as error:
        return [f"{type(error).__name__}: {error}"[:200]]
    versions = {text.partition("方案第")[2].partition("版")[0] for text in _texts(found)}
    fault = engine.fault  # type: ignore[attr-defined]
    if fault or found.total != BASE or (len(versions) > 1 and versions != {"1", "2"}):
        return [f"{found.total} hits of versions {sorted(versions)}, {fault}"]
    return []


def _texts(found: object) -> list[str]:
    return [hit.record.text for hit in found.hits]  # type: ignore[attr-defined]


def crons_at_once(home: House, starts: int, rounds: int) -> Tally:
    """So many runs begin together: one runs, the others say that another does."""
    tally = Tally(f"{starts} crons at once")
    for number in range(rounds):
        write(home.files, 100 + number)
        children = [_spawn(lambda: [str(_cron(home))]) for _ in range(starts)]
        codes = [_told(child, pipe)[0] for child, pipe in children]
        seen = home.look()
        whole = isinstance(seen, Seen) and len(seen.digests) == len(list(home.files.iterdir()))
        if whole and "0" in codes and set(codes) <= {"0", str(_LOCKED)}:
            tally.count("one brought all")
            tally.ends["locked out"] += codes.count(str(_LOCKED))
        else:
            tally.fail(f"round {number}: exit codes {codes}: {str(seen)[:200]}")
    return tally


def _cron(home: House) -> int:
    try:
        home.run()
    except IndexLocked:
        return _LOCKED
    return 0


def _spawn(work: Callable[[], list[str]]) -> tuple[int, int]:
    """A child that does the work and writes the lines of its outcome to the pipe."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child:
        os.close(theirs)
        return child, ours
    try:
        os.write(theirs, "\n".join(work()).encode())
    finally:
        os._exit(0)


def _told(child: int, pipe: int) -> list[str]:
    """The lines that a child wrote, once it has ended."""
    with os.fdopen(pipe, encoding="utf-8") as lines:
        told = lines.read().split("\n")
    os.waitpid(child, 0)
    return told
