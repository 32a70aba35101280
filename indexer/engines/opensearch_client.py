"""Talks to a cluster; the only home of opensearch-py, whose defaults are not safe for us.

The certificate is always verified, plain HTTP reaches this machine only, and a cluster on others
that answers without credentials is refused. What is lost on the way is tried once more, on the next
host.
"""

import base64
import json
import logging
from collections.abc import Mapping, Sequence
from threading import Lock
from typing import Any, Protocol, TypeAlias

from opensearchpy import OpenSearch
from opensearchpy.exceptions import ConnectionError as NotReached
from opensearchpy.exceptions import ConnectionTimeout, TransportError

from indexer.cluster_errors import ClusterDenied
from indexer.engines.opensearch_address import Access, is_loopback
from indexer.errors import ClusterInsecure, ClusterUnavailable, QueryTimeout

Json: TypeAlias = dict[str, Any]
"""A body as the cluster speaks it; it never leaves the files named opensearch_*."""
SECONDS = 30.0
"""For a call that nobody has set a time for."""
_AT_ONCE = 16
"""Connections that are kept to a host: one for each question that is answered at a time."""
BUSY = 429
TOO_LARGE = 413
_DENIED = (401, 403)
_TRIES = 2
"""A line that is cut within the head of an answer leaves an empty one that looks well."""
_LOST = (500, 502, 503, 504)
_TOLD_BY_STATUS = (BUSY, TOO_LARGE, *_DENIED, *_LOST)
"""What a proxy may say for the cluster; else a refusal counts only in the cluster's own words."""
_BLOCKED = ("cluster_block_exception", "index_create_block_exception")
"""Of a full disk mostly, told with 403 or 429; it is lifted when there is room."""


# It warns of every refused call, those that ask whether something is there among them.
logging.getLogger("opensearch").setLevel(logging.ERROR)


class CallRefused(Exception):
    """The cluster understood a call and will not carry it out; ``kind`` is its own word for why."""

    def __init__(self, status: int, kind: str) -> None:
        super().__init__(f"{status} {kind}")
        self.status = status
        self.kind = kind


class ClusterBusy(ClusterUnavailable):
    """The cluster has more to do than it can: to be tried again, later and with less."""


class Caller(Protocol):
    """Makes calls: ``Client`` for questions, ``Patient`` for runs; ``seconds`` are for a search."""

    @property
    def seconds(self) -> float:
        """That a search may take when its question has no deadline."""

    @property
    def plain(self) -> "Client":
        """Makes a call once only."""

    def call(
        self,
        method: str,
        path: str,
        body: Json | str | None = None,
        *,
        params: Mapping[str, str] | None = None,
        seconds: float = SECONDS,
    ) -> Json:
        """What the cluster answers."""


class Client:
    """Calls of the cluster's interface, each as JSON in and JSON out; safe for several threads."""

    seconds = SECONDS

    def __init__(self, hosts: Sequence[str], access: Access) -> None:
        self._shown = ",".join(hosts)
        self._hosts = tuple(hosts)
        self._access = access
        self._lock = Lock()
        # What this machine alone can reach is as open as the machine: a place to try things in.
        self._is_checked = access.allows_open or all(map(is_loopback, hosts))
        self._vendor = self._opened(access)

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

        Raises ``CallRefused``, ``ClusterBusy``, ``ClusterUnavailable``, ``ClusterInsecure``, and
        ``QueryTimeout`` for a search that took longer than ``seconds``.
        """
        self._refuse_open()
        return self._called(self._vendor, method, path, body, params, seconds)

    @property
    def plain(self) -> "Client":
        """Itself: see ``Caller``."""
        return self

    def close(self) -> None:
        """Let go of the connections."""
        self._vendor.close()

    def _opened(self, access: Access) -> OpenSearch:
        return OpenSearch(
            list(self._hosts),
            headers=_credentials(access),
            ca_certs=str(access.ca) if access.ca else None,
            max_retries=max(1, len(self._hosts) - 1),
            pool_maxsize=_AT_ONCE,
        )

    def _called(
        self,
        vendor: OpenSearch,
        method: str,
        path: str,
        body: Json | str | None,
        params: Mapping[str, str] | None,
        seconds: float,
    ) -> Json:
        text = json.dumps(body, ensure_ascii=False) if isinstance(body, dict) else body
        try:
            for _ in range(_TRIES):
                # The vendor takes the time out of the mapping, so it is handed one of its own.
                wanted: dict[str, Any] = {**(params or {}), "request_timeout": seconds}
                answer = _sent(vendor, method, path, wanted, text)
                if answer is not None:
                    return answer
        except ConnectionTimeout as error:
            if path.endswith("/_search"):
                raise QueryTimeout from error
            what = path.rpartition("/")[2]
            raise self._unavailable(f"time-out: {what}, {seconds:.0f} s") from error
        except NotReached as error:
            raise self._unavailable(type(error.info).__name__) from error
        except TransportError as error:
            raise self._told(error) from error
        raise self._unavailable("no answer")

    def _told(self, error: TransportError) -> Exception:
        status = error.status_code
        status = status if isinstance(status, int) else 0
        kind = _kind(error)
        if status == BUSY or kind in _BLOCKED:
            return ClusterBusy(address=self._shown, reason=f"{status} {kind}".strip())
        if status in _DENIED:
            return ClusterDenied(address=self._shown, reason=f"{status} {kind}".strip())
        if status in _LOST:
            return self._unavailable(f"{status} {kind}")
        return CallRefused(status, kind)

    def _unavailable(self, reason: str) -> ClusterUnavailable:
        return ClusterUnavailable(address=self._shown, reason=reason)

    def _refuse_open(self) -> None:
        """Whoever reaches an open cluster reads and deletes what is in it."""
        with self._lock:
            if self._is_checked:
                return
            stranger = self._opened(Access(ca=self._access.ca))
            try:
                self._called(stranger, "GET", "/", None, None, SECONDS)
            except ClusterDenied:
                self._is_checked = True
                return
            finally:
                stranger.close()
            raise ClusterInsecure(address=self._shown, reason="不问口令就能进", why="it is open")


def _sent(
    vendor: OpenSearch, method: str, path: str, params: dict[str, Any], text: str | None
) -> Json | None:
    """The answer, or None for what no cluster says: half an answer, or one of somebody else."""
    try:
        answer = vendor.transport.perform_request(method, path, params=params, body=text)
    except TransportError as error:
        status = error.status_code
        is_refusal = isinstance(status, int) and status not in _TOLD_BY_STATUS
        if is_refusal and not isinstance(error.info, dict):
            return None
        raise
    return answer if isinstance(answer, dict) else None


def _credentials(access: Access) -> dict[str, str]:
    """In UTF-8 (RFC 7617): the vendor's own takes no password with Chinese in it."""
    if not access.user:
        return {}
    told = base64.b64encode(f"{access.user}:{access.password}".encode()).decode("ascii")
    return {"authorization": f"Basic {told}"}


def _kind(error: TransportError) -> str:
    """The cluster's word for what is wrong; its long texts quote what was sent."""
    return error.error if isinstance(error.error, str) and len(error.error) < 80 else ""
