"""A client for runs, which have hours where a question has seconds.

Every call that goes through here may be made again: what was lost on the way is asked once more,
each time with twice the time-out. A switch is none of them, nor what takes hours.
"""

import time
from collections.abc import Mapping

from indexer.cluster_errors import ClusterDenied
from indexer.engines.opensearch_bulk import Sleep, pause
from indexer.engines.opensearch_client import SECONDS, Client, Json
from indexer.errors import ClusterUnavailable, QueryTimeout

_TRIES = 4
_LONGEST = 600.0


class Patient:
    """Calls as those of ``Client``, through one that is ``plain``."""

    seconds = _LONGEST
    """That a search may take; the cluster is told, and gives up itself."""

    def __init__(self, client: Client, sleep: Sleep = time.sleep) -> None:
        self.plain = client
        self._sleep = sleep

    def call(
        self,
        method: str,
        path: str,
        body: Json | str | None = None,
        *,
        params: Mapping[str, str] | None = None,
        seconds: float = SECONDS,
    ) -> Json:
        """What the cluster answers.

        Raises ``CallRefused``, ``ClusterUnavailable`` after the last try, ``ClusterInsecure``, and
        ``QueryTimeout`` for a search that never ended.
        """
        for attempt in range(_TRIES):
            waits = max(seconds, min(seconds * 2.0**attempt, _LONGEST))
            try:
                return self.plain.call(method, path, body, params=params, seconds=waits)
            except ClusterDenied:
                raise
            except (ClusterUnavailable, QueryTimeout):
                if attempt == _TRIES - 1:
                    raise
            self._sleep(pause(attempt))
        raise AssertionError("the last try answers or raises")
