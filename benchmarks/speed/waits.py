"""What somebody waits for, each next to the bare cost of its parts.

``python -m benchmarks.speed.waits`` starts ``jiyao`` as a user does, on invented minutes, and asks
its pages over loopback. All figures are wall milliseconds, medians of some runs.
"""

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from statistics import median
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import urlopen

from benchmarks.speed import files
from benchmarks.speed.figures import percentile
from benchmarks.speed.machine import machine
from benchmarks.speed.minutes import make_meetings, text_of
from benchmarks.speed.questions import make_questions
from benchmarks.speed.report import RESULTS, put_part, table
from benchmarks.speed.running import TOP
from indexer.query.clauses import AllOf, AnyOf, Phrase, Query, Words

_PYTHON = (sys.executable, "-W", "ignore")
_JIYAO = (*_PYTHON, "-c", "from search_app.cli import main; main()")
_PARTS = (
    ("interpreter", "pass"),
    ("interpreter and click", "import click"),
    ("interpreter and Whoosh", "import whoosh.index, whoosh.query, whoosh.qparser"),
    ("interpreter and Flask", "import flask, waitress"),
    (
        "interpreter and jieba's dictionary",
        "import jieba; jieba.setLogLevel(50); jieba.initialize()",
    ),
    (
        "interpreter and our segmenter, its dictionary made",
        "from indexer.text.analysis import Segmenter; Segmenter().prepare()",
    ),
    (
        "interpreter and our segmenter, its dictionary kept",
        "import os, pathlib; from indexer.text.analysis import Segmenter;"
        " Segmenter(cache=pathlib.Path(os.environ['JIYAO_INDEX'])).query_words('常务会议')",
    ),
)
_CHANGED = 10
_CLIENTS = 8
_REQUESTS = 240
_PAUSE = 0.1
"""Seconds before a busy server is asked again."""
_STATIC = "/static/tokens.css"
"""What the server hands out without any work."""
_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")
_GOALS = {
    "jiyao --help": "200",
    "jiyao search, cold process": "about 1,000",
    "jiyao serve until the first page": "about 2,000",
    f"jiyao index after {_CHANGED} changed files": "about 3,000",
    f"a results page, {_CLIENTS} clients, p95": "about 100",
}


class CommandFailed(Exception):
    """A command ended with an error; the message is what it said."""


def run(command: Sequence[str], index: str, timeout: float) -> float:
    """Milliseconds until the command has ended well. Raises ``CommandFailed``."""
    began = time.perf_counter()
    done = subprocess.run(
        command,
        cwd=TOP,
        env=_environment(index),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    took = (time.perf_counter() - began) * 1000
    if done.returncode:
        raise CommandFailed(f"{' '.join(command[-3:])}: {done.stderr[-500:]}")
    return took


def _environment(index: str) -> dict[str, str]:
    return {**os.environ, "JIYAO_INDEX": index, "PYTHONPATH": str(TOP)}


@contextmanager
def serving(index: str) -> Iterator[tuple[str, float]]:
    """A server of the index: its address, and milliseconds until its first page came."""
    began = time.perf_counter()
    command = (*_JIYAO[:-2], "-u", *_JIYAO[-2:], "serve", "--port", "0")
    server = subprocess.Popen(
        command,
        cwd=TOP,
        env=_environment(index),
        stdout=subprocess.PIPE,
        # Waitress warns of each request that waits, which is what many clients are for.
        stderr=subprocess.DEVNULL,
        text=True,
    )
    try:
        assert server.stdout
        found = _ADDRESS.search(server.stdout.readline())
        if found is None:
            raise CommandFailed("jiyao serve told no address")
        _fetch(found.group(), searching("会议"))
        yield found.group(), (time.perf_counter() - began) * 1000
    finally:
        server.terminate()
        server.wait(timeout=30)


def searching(text: str) -> str:
    """The path of a results page."""
    return f"/search?{urlencode({'q': text})}"


def _fetch(address: str, path: str) -> float:
    """Milliseconds for a page; a busy server is asked again, as its page advises."""
    began = time.perf_counter()
    while True:
        try:
            with urlopen(address + path, timeout=60) as answer:
                answer.read()
            return (time.perf_counter() - began) * 1000
        except HTTPError as error:
            if error.code != HTTPStatus.SERVICE_UNAVAILABLE or time.perf_counter() > began + 60:
                raise
        time.sleep(_PAUSE)


def asked_by_many(address: str, paths: Sequence[str], clients: int = _CLIENTS) -> list[float]:
    """Milliseconds of each request, the paths shared out among clients that never pause."""

    def ask(own: Sequence[str]) -> list[float]:
        return [_fetch(address, path) for path in own]

    with ThreadPoolExecutor(clients) as pool:
        told = pool.map(ask, (paths[n::clients] for n in range(clients)))
        return [took for times in told for took in times]


def typed(meant: Query) -> str:
    """The question as somebody types it; empty where the page has other means."""
    match meant:
        case Words(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case AllOf(parts):
            return " ".join(map(typed, parts))
        case AnyOf(parts):
            return " OR ".join(map(typed, parts))
    return ""


def _medians(command: Sequence[str], index: str, options: argparse.Namespace) -> float:
    return median(run(command, index, options.timeout) for _ in range(options.rounds))


def _parts(options: argparse.Namespace, work: Path) -> list[list[str]]:
    # The first round leaves the dictionary in the folder for the others.
    return [
        [name, f"{_medians((*_PYTHON, '-c', code), str(work), options):,.0f}", ""]
        for name, code in _PARTS
    ]


def _small(options: argparse.Namespace, work: Path) -> dict[str, float]:
    """Help, a search from a cold process, and the server's start."""
    index = _indexed(options, work / "small", options.size)
    texts = [typed(q.request.query) for q in make_questions(options.seed, options.size)]
    question = next(text for text in texts if text)
    starts = []
    for _ in range(options.rounds):
        with serving(index) as (_, took):
            starts.append(took)
    return {
        "jiyao --help": _medians((*_JIYAO, "--help"), index, options),
        "jiyao search, cold process": _medians((*_JIYAO, "search", question), index, options),
        "jiyao serve until the first page": median(starts),
    }


def _large(options: argparse.Namespace, work: Path) -> tuple[dict[str, float], list[list[str]]]:
    """An update of a few files, and pages while many ask; then what these are made of."""
    folder = work / "large"
    index = _indexed(options, folder, options.large)
    updates = []
    for turn in range(options.rounds):
        _change(options, folder / "minutes", turn)
        updates.append(run((*_JIYAO, "index", str(folder / "minutes")), index, options.timeout))
    with serving(index) as (address, _):
        # Columns and vocabularies are read with the first questions; the others are new ones.
        first, times = (asked_by_many(address, _pages(options, turn)) for turn in (1, 0))
        alone = asked_by_many(address, _pages(options, 2), clients=1)
        bare = asked_by_many(address, [_STATIC] * _REQUESTS)
    return {
        f"jiyao index after {_CHANGED} changed files": median(updates),
        f"the first {_REQUESTS} results pages of a server, {_CLIENTS} clients, p95": percentile(
            first, 0.95
        ),
        f"a results page, {_CLIENTS} clients, p95": percentile(times, 0.95),
        f"a results page, {_CLIENTS} clients, p50": percentile(times, 0.5),
    }, [
        [name, f"{percentile(found, 0.95):,.0f}", ""]
        for name, found in (
            ("a results page, one client, p95", alone),
            (f"a style sheet, {_CLIENTS} clients, p95", bare),
        )
    ]


def _pages(options: argparse.Namespace, turn: int) -> list[str]:
    """Results pages, each turn of other questions."""
    questions = make_questions(options.seed + turn, options.large)
    return [searching(typed(question.request.query)) for question in questions][:_REQUESTS]


def _indexed(options: argparse.Namespace, folder: Path, size: int) -> str:
    """The address of a fresh index of so many sections."""
    files.write(folder / "minutes", options.seed, size)
    index = f"{options.engine}:{folder / 'index'}"
    took = run((*_JIYAO, "index", str(folder / "minutes")), index, options.timeout)
    print(f"{size:,} sections indexed in {took / 1000:.0f} s", file=sys.stderr)
    return index


def _change(options: argparse.Namespace, folder: Path, turn: int) -> None:
    """Add a sentence to some files, each turn to others."""
    step = options.large // 80
    for number, meeting in enumerate(make_meetings(options.seed, options.large)):
        if number % step == turn and number // step < _CHANGED:
            text = text_of(meeting).replace("会议议定", "会议认真讨论，议定")
            place = folder / meeting.source.path
            place.write_bytes(text.encode(meeting.source.encoding or "utf-8"))


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.waits", description=__doc__)
    parser.add_argument("--size", type=int, default=10_000, help="sections for help and search")
    parser.add_argument("--large", type=int, default=50_000, help="sections for updates and pages")
    parser.add_argument("--engine", default="whoosh", help="whoosh or tantivy")
    parser.add_argument("--seed", type=int, default=files.SEED)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--timeout", type=float, default=3600)
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jiyao-speed-") as work:
        small, (large, served) = _small(options, Path(work)), _large(options, Path(work))
        parts = _parts(options, Path(work))
    rows = [[name, f"{took:,.0f}", _GOALS.get(name, "")] for name, took in (small | large).items()]
    command = "python -m benchmarks.speed.waits " + " ".join(sys.argv[1:])
    sizes = f"Search and serve on {options.size:,} sections, the rest on {options.large:,}"
    head = f"## Everyday waits, {options.engine}\n\n`{command.strip()}`\n\n{machine()}. {sizes}."
    shown = table(["wait", "ms", "goal"], rows)
    bare = table(["bare cost of a part", "ms", ""], [*parts, *served])
    put_part(f"waits-{options.engine}", "\n\n".join((head, shown, bare)), options.out)


if __name__ == "__main__":
    main()
