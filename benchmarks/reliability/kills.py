"""The indexer killed at any moment, again and again, and the next run goes on from there."""

import os
import random
import signal
import time

from benchmarks.reliability.house import House, Seen, write
from benchmarks.reliability.tally import Tally

_BATCH = 2
_FIRST = 100
_SPARED = 0.25
_MOST = 40


def random_kills(home: House, count: int, seed: int) -> Tally:
    """Minutes come, change and go, and each run is killed after a random while.

    Nothing is repaired; the next run finds what the one before left. A second index over the same
    folder, whose runs nobody disturbs, tells what was to be.
    """
    tally = Tally("kill -9 at a random moment")
    chance = random.Random(seed)
    calm = House(home.top / "calm", home.engine, home.segmenter)
    calm.files = home.files
    acknowledged, longest = home.look(), 0.0
    for case in range(count):
        _change(home, case)
        calm.run()
        wanted = calm.look()
        # Now and then one is let go on to its end, or the runs would only ever grow longer.
        if case == 0 or chance.random() < _SPARED:
            began = time.monotonic()
            ended = _killed_run(home, None)
            longest = time.monotonic() - began
        else:
            ended = _killed_run(home, chance.uniform(0, longest))
        seen = home.look()
        if what := _wrong(seen, acknowledged, wanted, ended=ended):
            tally.fail(f"{what}: {str(seen)[:200]}")
        else:
            how = "done before the kill" if ended else "killed"
            tally.count(f"{how}, {'new' if seen == wanted else 'old'} answers")
        acknowledged = seen
    home.run()
    if home.look() != wanted:
        tally.fail("the run after the last kill did not bring all")
    return tally


def _change(home: House, case: int) -> None:
    """Two meetings more, one that says something else, and beyond some number the oldest goes."""
    first = _FIRST + case * _BATCH
    for number in range(first, first + _BATCH):
        write(home.files, number)
    write(home.files, 1, version=case + 3)
    oldest = first - _MOST
    for number in range(oldest, oldest + _BATCH):
        (home.files / f"{number:04}.txt").unlink(missing_ok=True)


def _wrong(seen: object, acknowledged: object, wanted: object, *, ended: bool) -> str:
    """Why an index may not be so after a run that was killed, or ``ended``."""
    if not isinstance(seen, Seen):
        return "it does not answer as it should"
    if ended and seen != wanted:
        return "a run ended and did not bring all"
    return "" if seen in (acknowledged, wanted) else "neither what was nor what was to be"


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
