"""What is refused before anything is looked up: requests for other hosts, and more than a share.

A page that answers to any host's name can be read through a name that an attacker lets point here
(DNS rebinding), and would put that name into addresses that it writes in full.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from ipaddress import ip_address, ip_network
from threading import Lock
from typing import Any, TypeAlias

from flask import Flask, request
from werkzeug.wsgi import ClosingIterator

from search_app.errors import TooManyAtOnce, WrongHost

_OVER = "jiyao.over"
Wsgi: TypeAlias = Callable[[dict[str, Any], Any], Iterable[bytes]]


def install(app: Flask, hosts: Sequence[str] = ()) -> None:
    """Answer to these names alone, or to all where there are none."""
    names = frozenset(host.lower() for host in hosts)

    def look() -> None:
        if names and _name(request.environ.get("HTTP_HOST", "")) not in names:
            raise WrongHost
        if request.environ.get(_OVER):
            raise TooManyAtOnce

    app.before_request(look)


def _name(host: str) -> str:
    """The name without the port; brackets of IPv6 stay."""
    name, colon, port = host.rpartition(":")
    return (name if colon and not port.endswith("]") else host).lower()


def client_of(address: str) -> str:
    """Who stands behind an address: of IPv6 everyone has a whole network of 64 bits."""
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    return str(found) if found.version == 4 else str(ip_network((found, 64), strict=False))


class Shares:
    """A WSGI application in which each client has at most ``most`` requests at work at a time.

    What is over is answered at once, by the application itself, so that it is told in words.
    """

    def __init__(self, app: Wsgi, most: int) -> None:
        self._app = app
        self._most = most
        self._lock = Lock()
        self._at_work: Counter[str] = Counter()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:  # noqa: ANN401
        """Answer; the request counts until its answer is sent."""
        client = client_of(environ.get("REMOTE_ADDR", ""))
        if not self._enter(client):
            return self._app({**environ, _OVER: True}, start_response)
        try:
            answer = self._app(environ, start_response)
        except BaseException:
            self._leave(client)
            raise
        return ClosingIterator(answer, lambda: self._leave(client))

    def _enter(self, client: str) -> bool:
        with self._lock:
            is_over = self._at_work[client] >= self._most
            self._at_work[client] += not is_over
        return not is_over

    def _leave(self, client: str) -> None:
        with self._lock:
            self._at_work[client] -= 1
            if not self._at_work[client]:
                del self._at_work[client]
