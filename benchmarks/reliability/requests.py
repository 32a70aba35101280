"""Requests that nobody should send, each a line of ``requests.txt``, sent as they stand there.

A line is the status of the answer, or ``-`` where there may be none, and the request: ⏎ stands for
the end of a line, ``\\xNN`` for a byte, ``{9*a}`` for nine times a, and ``{meeting}`` and its like
for what the index has. Host, length and end of the line are added where the request says nothing.
"""

import http.client
import json
import re
import socket
import string
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from benchmarks.reliability.tally import Tally

NONE = "-"
_PLACE = Path(__file__).with_name("requests.txt")
_BYTE = re.compile(rb"\\x([0-9a-f]{2})")
_TIMES = re.compile(r"\{(\d+)\*([^{}]*)\}")
_LOOKED_AFTER = 10
_NO_ANSWER = 1.5
"""Seconds to wait for one that need not come: the server waits for the rest of the request."""


@dataclass(frozen=True, slots=True)
class Request:
    """A line of the table: the ``number`` of the line, what must come of it, and what it says."""

    number: int
    status: str
    text: str


def written() -> Iterator[Request]:
    """All of the table."""
    lines = _PLACE.read_text(encoding="utf-8").split("\n")
    for number, line in enumerate(lines, 1):
        if line and not line.startswith("#"):
            status, _, text = line.partition(" ")
            yield Request(number, status, text)


def names_of(place: tuple[str, int]) -> dict[str, str]:
    """What stands for ``{meeting}`` and its like: the first of each that the index has."""

    def first(kind: str) -> str:
        found = json.loads(_get(place, f"/api/v1/{kind}?size=1"))["rows"][0]
        return quote(str(found["url"]).rpartition("/")[2], safe="%@")

    hit = json.loads(_get(place, "/api/v1/search?size=1"))["hits"][0]
    kinds = {"document": "documents", "person": "people", "organization": "organizations"}
    named = {"meeting": quote(hit["meeting_id"]), "section": quote(hit["section_id"])}
    return named | {name: first(kind) for name, kind in kinds.items()}


def _get(place: tuple[str, int], address: str) -> bytes:
    with closing(http.client.HTTPConnection(*place, timeout=60)) as line:
        line.request("GET", address)
        return line.getresponse().read()


def as_bytes(text: str, names: Mapping[str, str], host: str) -> bytes:
    """What goes over the line."""
    for name, value in names.items():
        text = text.replace(f"{{{name}}}", value)
    text = _TIMES.sub(lambda found: found[2] * int(found[1]), text)
    head, has_body, body = re.sub(" ?⏎ ?⏎ ?", "⏎⏎", text).partition("⏎⏎")
    first, *heads = re.split(" ?⏎ ?", head)
    sent = _unescaped(body)
    told = {head.partition(":")[0].strip().lower() for head in heads}
    if has_body and not told & {"content-length", "transfer-encoding"}:
        heads.append(f"Content-Length: {len(sent)}")
    heads += [] if "host" in told else [f"Host: {host}"]
    heads += [] if "connection" in told else ["Connection: close"]
    first = first if "HTTP/" in first else f"{first} HTTP/1.1"
    # What is no ASCII comes encoded, as from a browser, unless the table says which bytes.
    first = quote(first, safe=string.printable)
    return b"\r\n".join(map(_unescaped, (first, *heads))) + b"\r\n\r\n" + sent


def _unescaped(text: str) -> bytes:
    return _BYTE.sub(lambda found: bytes([int(found[1], 16)]), text.encode())


def send(place: tuple[str, int], data: bytes, method: str, seconds: float) -> tuple[str, bytes]:
    """Status and body; ``-`` when the line is closed, or nothing comes for so many seconds."""
    with socket.create_connection(place, timeout=seconds) as line:
        # One that has answered already reads no more.
        with suppress(ConnectionError):
            line.sendall(data)
        answer = http.client.HTTPResponse(line, method=method)
        try:
            answer.begin()
            return str(answer.status), answer.read()
        except (OSError, http.client.HTTPException):
            return NONE, b""


def ask(
    place: tuple[str, int], request: Request, names: Mapping[str, str], seconds: float
) -> tuple[str, bytes]:
    """What comes of a request."""
    data = as_bytes(request.text, names, f"localhost:{place[1]}")
    wait = _NO_ANSWER if request.status == NONE else seconds
    return send(place, data, request.text.partition(" ")[0], wait)


def as_written(
    place: tuple[str, int],
    limit: float,
    is_right: Callable[[], bool],
    asked: Iterable[Request] | None = None,
) -> Tally:
    """The requests of the table, or those ``asked``, each with its end.

    Wrong: another status than the table's, later than ``limit`` seconds, or not ``is_right`` after.
    """
    tally, names, slowest = Tally("hostile requests as they are written"), names_of(place), 0.0
    for request in written() if asked is None else asked:
        began = time.monotonic()
        status, _ = ask(place, request, names, 60)
        took = time.monotonic() - began
        slowest = max(slowest, took)
        said = f"line {request.number}, {request.text[:100]}"
        if status != request.status:
            tally.fail(f"{status} instead of {request.status}: {said}")
        elif took > limit:
            tally.fail(f"{took:.1f} s: {said}")
        elif request.number % _LOOKED_AFTER == 0 and not is_right():
            tally.fail(f"an ordinary question is answered otherwise after {said}")
        else:
            tally.count(status)
    tally.ends[f"slowest {slowest:.2f} s"] += 1
    return tally
