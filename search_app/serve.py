"""The commands that put the pages on the network: ``serve`` the index, or ``demo`` the samples."""

import errno
import logging
import os
import signal
import socket
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from types import FrameType

import click
from flask import Flask
from waitress.server import create_server

from indexer.build import update
from indexer.engine import Engine
from indexer.manifest import open_manifest
from indexer.opening import manifest_path, open_index
from indexer.options import with_settings
from indexer.settings import Settings
from search_app.app import create_app
from search_app.errors import AddressInUse

HOST = "127.0.0.1"
_THREADS = 4
_REASONS = {
    errno.EADDRINUSE: "端口已被占用",
    errno.EACCES: "没有权限",
    errno.EADDRNOTAVAIL: "不是本机地址",
}
# A demo should start even while somebody's own site runs on the usual port.
_DEMO_PORTS = (8000, 0)


@click.command(help="在本机提供检索网页。Serve the pages.")
@with_settings("index", "host", "port", "page_size", "cache_mb")
def serve(settings: Settings) -> None:
    """Serve the index of the settings until interrupted.

    Raises ``IndexUnavailable``, ``SchemaMismatch`` or ``AddressInUse`` before anything is served.
    """
    with open_index(settings.text("index"), cache_mb=settings.number("cache_mb")) as engine:
        # Refuse at once rather than serve pages that can only apologise.
        engine.info()
        app = create_app(engine, page_size=settings.number("page_size"))
        run(app, listen(settings.text("host"), [settings.number("port")]))


@click.command(help="为示例纪要建立临时索引并提供网页。Index the samples and serve them.")
@click.option("--port", type=click.IntRange(0, 65535), help="端口；0 为任选。Port; 0 picks one.")
def demo(port: int | None) -> None:
    """Serve the samples from a temporary folder, which is gone afterwards."""
    listener = listen(HOST, _DEMO_PORTS if port is None else [port])
    _leave_on_terminate()
    with tempfile.TemporaryDirectory(prefix="jiyao-demo-") as folder:
        click.echo("正在为示例纪要建立索引 … / indexing the samples …", err=True)
        with samples_index(Path(folder)) as engine:
            run(create_app(engine), listener)


@contextmanager
def samples_index(folder: Path) -> Iterator[Engine]:
    """An index, inside the folder, of the invented minutes that come with the package."""
    place = str(folder / "index")
    with open_index(place) as engine:
        with open_manifest(manifest_path(place)) as manifest:
            update(engine, manifest, [Path(str(files("corpus") / "samples"))])
        yield engine


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
    _leave_on_terminate()
    # A few clients waiting for a moment is no news; waitress would write a line for each.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = create_server(app, sockets=[listener], threads=_THREADS, ident=None)
    click.echo(f"请用浏览器打开 / open: {address(listener)}")
    try:
        server.run()
    finally:
        server.close()


def address(listener: socket.socket) -> str:
    """The address that a browser opens; one that means every interface is shown as this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _leave_on_terminate() -> None:
    """Let a plain kill unwind like Ctrl+C, so that temporary folders and files are let go."""
    signal.signal(signal.SIGTERM, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
