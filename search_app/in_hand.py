"""How much each of several processes has to do, where all of them see it.

A line goes to whichever process takes it first. Left to chance one gets many and another few, and
whoever is with the many waits twice as long: so a process without a free thread leaves a line to
one that has less in hand.
"""

from multiprocessing.sharedctypes import RawArray


class InHand:
    """The requests that each process has in hand; each writes its own number, in one thread at a
    time. One that has died keeps its last until it is started again: lines wait for free threads
    meanwhile, and no longer.
    """

    def __init__(self, processes: int = 1) -> None:
        self._numbers = RawArray("i", processes)
        self._own = 0

    def of(self, process: int) -> "InHand":
        """The same as a process sees it that begins with nothing."""
        seen = InHand.__new__(InHand)
        seen._numbers, seen._own = self._numbers, process
        seen._numbers[process] = 0
        return seen

    def add(self, number: int) -> None:
        """So many more are in hand, or fewer."""
        self._numbers[self._own] += number

    def may_take(self, threads: int) -> bool:
        """Whether the process has a free thread, or nobody has less in hand."""
        own: int = self._numbers[self._own]
        return own < threads or own <= min(self._numbers)
