"""The indexer killed at any moment, again and again, and the next run goes on from there."""

import os
import random
import signal
import time
from pathlib import Path

from benchmarks.reliability.house import House, Seen, write
from benchmarks.reliability.tally import Tally

_BATCH = 2
_FIRST = 100
_SPARED = 10


def random_kills(home: House, count: int, seed: int) -> Tally:
    """Each run gets two minutes more and is killed after a random while; nothing is repaired."""
    tally = Tally("kill -9 at a random moment")
    chance, longest = random.Random(seed), _seconds_of_a_run(home)
    number, acknowledged = _FIRST, home.look()
    for case in range(count):
        for _ in range(_BATCH):
            write(home.files, number)
            number += 1
        # Now and then one is let go on to its end, or the runs would only ever grow longer.
        is_spared = case % _SPARED == _SPARED - 1
        ended = _killed_run(home, None if is_spared else chance.uniform(0, longest))
        seen = home.look()
        what = _wrong(seen, acknowledged, ended=ended, files=_files(home))
        if what:
            tally.fail(f"{what}: {str(seen)[:200]}")
        else:
            tally.count("done before the kill" if ended else "killed")
        acknowledged = seen
    home.run()
    if len(_digests(home.look())) != len(_files(home)):
        tally.fail("the run after the last kill did not bring all")
    return tally


def _wrong(seen: object, acknowledged: object, *, ended: bool, files: list[Path]) -> str:
    """Why an index may not be so after a run that was killed, or ``ended``."""
    had, has = _digests(acknowledged), _digests(seen)
    if not isinstance(seen, Seen):
        return "it does not answer as it should"
    if not had <= has:
        return "an acknowledged meeting is lost"
    if ended and len(has) != len(files):
        return "a run ended and did not bring all"
    if has not in (had, _all_of(has, files)):
        return "a run is there by half"
    everything = {name for name, _ in has}
    found = {section.rpartition("-s")[0] for section in seen.found[0]}
    return "" if found == everything else "postings and records tell of other meetings"


def _digests(seen: object) -> frozenset[tuple[str, str]]:
    return frozenset(seen.digests) if isinstance(seen, Seen) else frozenset()


def _all_of(has: frozenset[tuple[str, str]], files: list[Path]) -> frozenset[tuple[str, str]]:
    """What it has, if that is as much as the files give; else nothing."""
    return has if len(has) == len(files) else frozenset()


def _files(home: House) -> list[Path]:
    return sorted(home.files.iterdir())


def _seconds_of_a_run(home: House) -> float:
    write(home.files, _FIRST - 1)
    began = time.monotonic()
    home.run()
    return 2 * (time.monotonic() - began)


def _killed_run(home: House, seconds: float | None) -> bool:
    """Whether the run was done before it was killed, after so many seconds or never."""
    child = os.fork()
    if not child:
        code = 1
        try:
            home.run()
            code = 0
        finally:
            os._exit(code)
    if seconds is not None:
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
