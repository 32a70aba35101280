"""The command that puts the pages of the index on the network."""

import errno
import logging
import os
import signal
import socket
from collections.abc import Sequence
from types import FrameType

import click
from flask import Flask
from waitress.server import BaseWSGIServer, create_server

from indexer.opening import manifest_path, names_at, open_index, people_at
from indexer.options import with_settings
from indexer.settings import ON, Settings
from search_app.app import create_app
from search_app.errors import AddressInUse

HOST = "127.0.0.1"
_THREADS = 4
_MOST_OF_HEAD = 32_768
"""Bytes of an address and its headers: a full question under a hundred conditions fits."""
_MOST_OF_BODY = 16_000_000
"""Bytes; the app takes a quarter of it, for lists that are checked, and refuses more in words."""
_REASONS = {
    errno.EADDRINUSE: "端口已被占用",
    errno.EACCES: "没有权限",
    errno.EADDRNOTAVAIL: "不是本机地址",
}


_PAGES = ("originals", "organizations", "people")


@click.command(help="在本机提供检索网页。Serve the pages.")
@with_settings("index", "host", "port", "page_size", "time_limit", "cache_mb", *_PAGES)
def serve(settings: Settings) -> None:
    """Serve the index of the settings until interrupted.

    Raises ``IndexUnavailable``, ``SchemaMismatch`` or ``AddressInUse`` before anything is served.
    """
    names = names_at(settings.text("organizations"))
    people = people_at(settings.text("people"), names)
    with open_index(
        settings.text("index"),
        cache_mb=settings.number("cache_mb"),
        segmenter=settings.text("segmenter"),
    ) as engine:
        # Refuse at once rather than serve pages that can only apologise.
        engine.info()
        app = create_app(
            engine,
            page_size=settings.number("page_size"),
            names=names,
            people=people,
            time_limit=settings.number("time_limit"),
            manifest=manifest_path(settings.text("index")),
            originals=settings.text("originals") == ON,
        )
        run(app, listen(settings.text("host"), [settings.number("port")]))


def listen(host: str, ports: Sequence[int]) -> socket.socket:
    """A socket on the first port that is free. Raises ``AddressInUse``."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    port, *others = ports
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        if others:
            return listen(host, others)
        cause = os.strerror(error.errno) if error.errno else str(error)
        reason = _REASONS.get(error.errno or 0, cause)
        raise AddressInUse(host=host, port=port, reason=reason, cause=cause) from error


def run(app: Flask, listener: socket.socket) -> None:
    """Print the one address and answer until interrupted or told to end."""
    leave_on_terminate()
    # A few clients waiting for a moment is no news; waitress would write a line for each.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = server_of(app, listener)
    click.echo(f"请用浏览器打开 / open: {address(listener)}")
    try:
        server.run()
    finally:
        server.close()


def server_of(app: Flask, listener: socket.socket) -> BaseWSGIServer:
    """What answers on the socket once it is run; it refuses what is too large to be meant."""
    return create_server(
        app,
        sockets=[listener],
        threads=_THREADS,
        ident=None,
        max_request_header_size=_MOST_OF_HEAD,
        max_request_body_size=_MOST_OF_BODY,
    )


def address(listener: socket.socket) -> str:
    """The address that a browser opens; one that means every interface is shown as this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def leave_on_terminate() -> None:
    """Let a plain kill unwind like Ctrl+C, so that temporary folders and files are let go."""
    signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
