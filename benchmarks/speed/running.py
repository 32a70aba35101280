"""Runs the children, one at a time, each bounded, and gathers what they report."""

import json
import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.speed.child import QUESTIONS, SCOPED
from benchmarks.speed.figures import Measured, measured
from benchmarks.speed.questions import make_questions, make_scoped
from benchmarks.speed.table import NODE, Row

TOP = Path(__file__).parent.parent.parent


@dataclass(frozen=True, slots=True)
class Plan:
    """What to run: sizes in sections, rounds of fresh processes, seconds a child may take.

    With ``keep`` indexes stay in the folder ``work`` with what building them took, and those that
    are there are asked again as they are.
    """

    seed: int
    rounds: int
    timeout: float
    budget: float
    work: Path
    no_limits: bool = False
    keep: bool = False


class ChildFailed(Exception):
    """A child ended badly; the message is its last line or that it took too long."""


def child(arguments: Sequence[str], timeout: float) -> dict[str, Any]:
    """What a child printed. Raises ``ChildFailed``."""
    command = [sys.executable, "-W", "ignore", "-m", *arguments]
    # Hash order must not differ from round to round.
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    try:
        done = subprocess.run(
            command,
            cwd=TOP,
            env=environment,
            capture_output=True,
            text=True,
            timeout=timeout,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ChildFailed(f"took longer than {timeout:.0f} s") from error
    if done.returncode:
        raise ChildFailed((done.stderr.strip().splitlines() or ["no message"])[-1])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def run_size(plan: Plan, size: int, rows: Sequence[Row]) -> tuple[list[str], list[Measured]]:
    """Measure every engine on the same records and questions; kinds of questions and figures."""
    work = plan.work / str(size)
    work.mkdir(parents=True, exist_ok=True)
    if not (plan.keep and (work / QUESTIONS).exists()):
        (work / QUESTIONS).write_bytes(pickle.dumps(make_questions(plan.seed, size)))
        (work / SCOPED).write_bytes(pickle.dumps(make_scoped(plan.seed, size)))
    questions = pickle.loads((work / QUESTIONS).read_bytes())
    found = [_run(plan, size, row, work) for row in rows]
    if not plan.keep:
        shutil.rmtree(work)
    return [question.kind for question in questions], found


def _run(plan: Plan, size: int, row: Row, work: Path) -> Measured:
    if row.limit and size > row.limit and not plan.no_limits:
        return Measured(row.name, size, f"not run above {row.limit:,} sections")
    if row.is_served and not os.environ.get(NODE):
        return Measured(
            row.name, size, "no node: --cluster gives the address of one, or starts one"
        )
    try:
        reports = _errands(plan, size, row, work)
    except ChildFailed as error:
        _tell(f"{row.name}: {error}")
        return Measured(row.name, size, str(error))
    return measured(row.name, size, reports)


def _errands(plan: Plan, size: int, row: Row, work: Path) -> dict[str, Any]:
    def send(errand: str, *more: str) -> dict[str, Any]:
        _tell(f"{size:,} {row.name} {errand}")
        name = "benchmarks.speed.child"
        return child([name, errand, row.name, str(work), *more], plan.timeout)

    def built() -> dict[str, Any]:
        kept = work / f"{row.name}.json"
        if not (plan.keep and kept.exists()):
            shutil.rmtree(row.folder(work), ignore_errors=True)
            report = send("build", "--seed", str(plan.seed), "--size", str(size))
            kept.write_text(json.dumps(report), encoding="utf-8")
        found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8"))
        return found

    reports: dict[str, Any] = {} if row.index_of else {"build": built()}
    starts = (("--born", str(time.monotonic())) for _ in range(plan.rounds))
    reports["start"] = [send("start", *born) for born in starts]
    reports["ask"] = [send("ask", "--budget", str(plan.budget)) for _ in range(plan.rounds)]
    return reports


def _tell(message: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {message}", file=sys.stderr, flush=True)
