"""``python -m benchmarks.reliability.questions``: what becomes of a server that is asked badly?

Starts ``jiyao serve --production`` over an index and sends it the requests of ``requests.txt``, and
written and generated questions that nobody should ask, by HTTP; then 8 clients go on sending them
beside 16 ordinary ones. Wrong is an answer that comes later than the time limit and a fifth, a 5xx
other than a 503 in words, another status than the table's, an ordinary question answered
otherwise than before, ordinary clients whose p95 more than doubles beside hostile ones, and a
server whose memory grows by more than a tenth during the last fifth of the questions. Ends with 1
when anything was wrong.
"""

import argparse
import http.client
import json
import os
import re
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from math import inf
from pathlib import Path
from urllib.parse import quote

from benchmarks.reliability.memory import growth, held_by_all
from benchmarks.reliability.requests import as_written
from benchmarks.reliability.tally import Tally
from search_app.demo import samples_index
from tests.hostile import WRITTEN, generated

API = "/api/v1/search?q="
ORDINARY = tuple(API + quote(text) for text in ("老旧小区", "原则同意", "实施方案", "会议 -预算"))
_MOST_SENT = 6_000
"""Characters of a question that is sent: what is longer never reaches the pages."""
_GRACE = 1.2
_ATTACKERS, _ASKERS = 8, 16
_SLOWER_AT_MOST = 2.0
_ALL = ("requests", "questions", "crowd")
_IN_A_ROW = 50
_PARTS = 5
"""Rows of hostile questions; what the server holds in memory is looked at after each."""


@dataclass(frozen=True, slots=True)
class Server:
    """A server with its processes, and where it listens."""

    place: tuple[str, int]
    pid: int


@dataclass
class Line:
    """One client with an address of its own, on one line that it keeps."""

    place: tuple[str, int]
    number: int
    times: list[float] = field(default_factory=list)
    _line: http.client.HTTPConnection | None = None

    def ask(self, address: str) -> tuple[int, bytes, float]:
        """Status, body and seconds; a line that was closed is opened again, once."""
        began = time.monotonic()
        try:
            status, body = self._sent(address)
        except (OSError, http.client.HTTPException):
            self.close()
            status, body = self._sent(address)
        return status, body, time.monotonic() - began

    def close(self) -> None:
        """Let go of the line."""
        if self._line is not None:
            self._line.close()
            self._line = None

    def _sent(self, address: str) -> tuple[int, bytes]:
        if self._line is None:
            source = (f"127.0.1.{self.number}", 0)
            self._line = http.client.HTTPConnection(*self.place, timeout=120, source_address=source)
        self._line.request("GET", address)
        answer = self._line.getresponse()
        return answer.status, answer.read()


@contextmanager
def serving(index: str, limit: int) -> Iterator[Server]:
    """``jiyao serve --production`` over the index, until the end of the block."""
    command = ["serve", "--production", "--port", "0", "--index", index, "--time-limit", str(limit)]
    run = subprocess.Popen(
        [sys.executable, "-c", "from search_app.cli import main; main()", *command],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"},
    )
    with run:
        try:
            assert run.stdout is not None
            found = re.search(r":(\d+)/", run.stdout.readline())
            assert found, "the server did not start"
            yield Server(("127.0.0.1", int(found[1])), run.pid)
        finally:
            run.terminate()


def hostile(count: int, seed: int) -> Iterator[str]:
    """The written questions and so many generated ones, as addresses of pages and of the API."""
    for at, text in enumerate(chain(WRITTEN.values(), generated(count, seed))):
        path = API if at % 2 else "/search?q="
        yield path + quote(text[:_MOST_SENT], errors="surrogatepass")[:_MOST_SENT]


def in_a_row(place: tuple[str, int], addresses: Iterable[str], limit: int) -> Tally:
    """One after the other; the next ordinary question is looked at after every few."""
    tally = Tally("hostile questions, one after the other")
    with closing(Line(place, 1)) as line:
        slowest = _ask_all(line, addresses, limit, tally)
    tally.ends[f"slowest {slowest:.2f} s"] += 1
    return tally


def _ask_all(line: Line, addresses: Iterable[str], limit: int, tally: Tally) -> float:
    """The seconds of the slowest answer."""
    right = _right(line)
    slowest = 0.0
    for at, address in enumerate(addresses):
        status, body, took = line.ask(address)
        slowest = max(slowest, took)
        _judge(tally, address, status, body, took, limit)
        if at % _IN_A_ROW == 0:
            ordinary = ORDINARY[at // _IN_A_ROW % len(ORDINARY)]
            status, body, _ = line.ask(ordinary)
            if status != http.HTTPStatus.OK or _told(body) != right[ordinary]:
                tally.fail(f"after {address[:200]}: {status} for an ordinary question")
    return slowest


def _right(line: Line) -> dict[str, object]:
    return {address: _told(line.ask(address)[1]) for address in ORDINARY}


def _judge(tally: Tally, address: str, status: int, body: bytes, took: float, limit: int) -> None:
    if took > limit * _GRACE:
        tally.fail(f"{took:.1f} s: {address[:200]}")
    elif status >= 500 and not (status == 503 and ("超时" in body.decode("utf-8", "replace"))):
        tally.fail(f"{status}: {address[:200]}")
    else:
        tally.count(str(status))


def still_right(place: tuple[str, int]) -> Callable[[], bool]:
    """Tells whether ordinary questions are answered as they are now."""

    def answers() -> dict[str, object]:
        with closing(Line(place, 1)) as line:
            return _right(line)

    right = answers()
    return lambda: answers() == right


def crowd(
    place: tuple[str, int], seconds: float, seed: int, most: float = inf, quiet: float = 0.0
) -> Tally:
    """16 ordinary clients, at first alone and then with 8 hostile ones for ``seconds``.

    Alone they are for as long, or for ``quiet`` seconds. Wrong is a p95 of more than ``most`` times
    the quiet one, too.
    """
    with closing(Line(place, 1)) as line:
        right = _right(line)
    alone = _asked(place, quiet or seconds, right)
    stop = threading.Event()
    attackers = [
        threading.Thread(target=_attack, args=(Line(place, 100 + n), seed + n, stop))
        for n in range(_ATTACKERS)
    ]
    for thread in attackers:
        thread.start()
    loud = _asked(place, seconds, right)
    stop.set()
    for thread in attackers:
        thread.join()
    tally = Tally(f"{_ASKERS} ordinary and {_ATTACKERS} hostile clients, {seconds:.0f} s")
    tally.wrong = alone.wrong + loud.wrong
    tally.tried = alone.tried + loud.tried
    for name, part in (("quiet", alone), ("attacked", loud)):
        tally.ends[f"{name}: {part.tried} answers, {part.told()}"] += 1
    slower = loud.p(0.95) / alone.p(0.95)
    tally.ends[f"p95 attacked {slower:.2f} times the quiet one"] += 1
    if slower > most:
        tally.wrong.append(f"ordinary clients wait {slower:.1f} times as long beside hostile ones")
    return tally


@dataclass(frozen=True, slots=True)
class Answers:
    """What ordinary clients got: seconds of each answer in order, and what was wrong."""

    times: list[float]
    wrong: list[str]

    @property
    def tried(self) -> int:
        return len(self.times)

    def p(self, share: float) -> float:
        """The seconds within which such a share of the answers came."""
        return self.times[int(len(self.times) * share)]

    def told(self) -> str:
        """The middle and the late ones."""
        return f"p50 {1000 * self.p(0.5):.0f} ms, p95 {1000 * self.p(0.95):.0f} ms"


def _asked(place: tuple[str, int], seconds: float, right: dict[str, object]) -> Answers:
    until, times, wrong = time.monotonic() + seconds, list[float](), list[str]()

    def ask(line: Line) -> None:
        with closing(line):
            go_on(line)

    def go_on(line: Line) -> None:
        at = line.number
        while time.monotonic() < until:
            address = ORDINARY[at % len(ORDINARY)]
            status, body, took = line.ask(address)
            times.append(took)
            if status != http.HTTPStatus.OK or _told(body) != right[address]:
                wrong.append(f"{status} for an ordinary question")
            at += 1
            time.sleep(0.2)

    lines = [threading.Thread(target=ask, args=(Line(place, 2 + n),)) for n in range(_ASKERS)]
    for thread in lines:
        thread.start()
    for thread in lines:
        thread.join()
    return Answers(sorted(times), wrong)


def _attack(line: Line, seed: int, stop: threading.Event) -> None:
    with closing(line):
        for address in hostile(1_000_000, seed):
            if stop.is_set():
                return
            line.ask(address)


def _told(body: bytes) -> object:
    found = json.loads(body)
    return found["total"], [hit["section_id"] for hit in found["hits"]]


def _told_of(server: Server, options: argparse.Namespace) -> Iterator[Tally]:
    """Each experiment, told as a row when it is done."""
    only = options.only.split(",")
    if "requests" in only:
        late, unchanged = options.limit * _GRACE, still_right(server.place)
        yield _timed(lambda: as_written(server.place, late, unchanged))
    if "questions" in only:
        yield from _of_questions(server, options)
    if options.crowd and "crowd" in only:
        sizes = options.crowd, options.seed, _SLOWER_AT_MOST, options.quiet
        yield _timed(lambda: crowd(server.place, *sizes))


def _of_questions(server: Server, options: argparse.Namespace) -> Iterator[Tally]:
    held = [held_by_all(server.pid)]
    passes = (hostile(options.count, options.seed) for _ in range(options.passes))
    asked = chain.from_iterable(passes)
    a_part = -(-options.passes * (len(WRITTEN) + options.count) // _PARTS)

    def part() -> Tally:
        tally = in_a_row(server.place, islice(asked, a_part), options.limit)
        held.append(held_by_all(server.pid))
        return tally

    for _ in range(_PARTS):
        yield _timed(part)
    yield _timed(lambda: growth(held))


def _timed(experiment: Callable[[], Tally]) -> Tally:
    began = time.monotonic()
    tally = experiment()
    print(tally.row(time.monotonic() - began), flush=True)
    return tally


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--index", help="address of an index; without it one of the samples")
    parser.add_argument("--count", type=int, default=50_000, help="generated questions")
    parser.add_argument("--only", default=",".join(_ALL), help="parted by commas")
    parser.add_argument("--passes", type=int, default=1, help="how often they are all asked")
    parser.add_argument("--crowd", type=float, default=600, help="seconds; 0 is none")
    parser.add_argument("--quiet", type=float, default=0, help="seconds of it alone; 0: as many")
    parser.add_argument("--limit", type=int, default=5, help="time limit of a question, seconds")
    parser.add_argument("--seed", type=int, default=8)
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        if not options.index:
            with samples_index(Path(folder)):
                options.index = str(Path(folder) / "index")
        with serving(options.index, options.limit) as server:
            tallies = list(_told_of(server, options))
    wrong = [what for tally in tallies for what in tally.wrong]
    for what in wrong[:50]:
        print(what, file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    socket.setdefaulttimeout(120)
    sys.exit(main(sys.argv[1:]))
