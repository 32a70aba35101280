"""Lines of clients that are slow to take their answers, or take none of them any more."""

import time
from typing import Any

from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer


class Line(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """The line of a client. Only work that stands aside waits for it to take what is sent.

    All other answers are whole before they are sent, and no larger for being kept until they are
    taken: nobody else has to wait for a thread meanwhile.
    """

    def _flush_outbufs_below_high_watermark(self) -> None:
        if self.server.task_dispatcher.is_aside():
            super()._flush_outbufs_below_high_watermark()

    def drop_if_stalled(self, since: float) -> None:
        """Hang up on who has taken nothing of what is there since then; for the thread of lines.

        It has to be closed here: the system tells of no line that takes nothing.
        """
        if self._is_stalled(since) and self.outbuf_lock.acquire(blocking=False):
            try:
                # What a thread was about to send a moment ago may have been taken by now.
                if self._is_stalled(since):
                    self.handle_close()
            finally:
                self.outbuf_lock.release()

    def _is_stalled(self, since: float) -> bool:
        return bool(self.total_outbufs_len) and self.last_activity < since


def watch(server: BaseWSGIServer, seconds: int) -> None:
    """Have the server hang up on lines that take nothing for so long."""
    server.channel_class = Line
    clean_up = server.maintenance

    def maintenance(now: float) -> None:
        clean_up(now)
        for line in _lines(server):
            line.drop_if_stalled(time.time() - seconds)

    server.maintenance = maintenance


def _lines(server: Any) -> list[Line]:  # noqa: ANN401
    """A list of their own: one that is closed is struck off the server's."""
    return list(server.active_channels.values())
