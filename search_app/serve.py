"""The command that puts the pages of the index on the network."""

import errno
import logging
import os
import signal
import socket
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from types import FrameType
from typing import Any

import click
from flask import Flask
from waitress.server import BaseWSGIServer, create_server

from indexer.engine import Engine
from indexer.opening import access_of, manifest_path, names_at, open_index, people_at, removals_at
from indexer.options import with_settings
from indexer.removals import RemovalList
from indexer.settings import ON, Settings
from search_app import access_log
from search_app.app import create_app
from search_app.doorkeeper import Shares, Wsgi, client_of
from search_app.errors import AddressInUse
from search_app.in_hand import InHand
from search_app.lines import watch
from search_app.processes import how_many, keep
from search_app.turns import ASIDE, Turns

HOST = "127.0.0.1"
_MOST_OF_HEAD = 32_768
"""Bytes of an address and its headers: a full question under a hundred conditions fits."""
_MOST_OF_BODY = 16_000_000
"""Bytes; the app takes a quarter of it, for lists that are checked, and refuses more in words."""
_HELD = 1_000_000
"""Bytes of an export that are kept for a client before the work on it waits."""
_STALLED = 30
"""Seconds after which a line that takes nothing of its answer is hung up on."""
_LOOK_AGAIN = 0.05
"""Seconds after which a process that left lines to others looks whether they have more by now."""
_LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
_REASONS = {
    errno.EADDRINUSE: "端口已被占用",
    errno.EACCES: "没有权限",
    errno.EADDRNOTAVAIL: "不是本机地址",
}


@dataclass(frozen=True, slots=True)
class Load:
    """How much is taken at a time.

    ``threads`` requests are worked on at once, ``client_limit`` of one client (0 is no limit);
    ``connections`` are held open, each for at most ``idle`` seconds without a byte. ``proxy`` is
    the address of the reverse proxy whose word on the client's own address is taken.
    """

    threads: int = 4
    client_limit: int = 0
    connections: int = 100
    idle: int = 120
    proxy: str = ""

    def part(self, processes: int) -> "Load":
        """What each of so many processes takes; the limit of a client holds in each of them."""
        return replace(
            self,
            threads=-(-self.threads // processes),
            connections=-(-self.connections // processes),
        )


_PAGES = ("originals", "organizations", "people", "mask", "removed", "hosts", "log_queries")
_LOAD = ("processes", "threads", "client_limit", "proxy")


@click.command(help="在本机提供检索网页。Serve the pages.")
@click.option(
    "--production",
    is_flag=True,
    help="按正式服务运行：限制每个访客的份额、慢连接的时长，并记运行日志。"
    " Serve many clients: shares for each, an end to slow lines, and a log.",
)
@with_settings("index", "host", "port", "page_size", "time_limit", "cache_mb", *_PAGES, *_LOAD)
def serve(settings: Settings, *, production: bool) -> None:
    """Serve the index of the settings until interrupted.

    Raises ``IndexUnavailable``, ``SchemaMismatch`` or ``AddressInUse`` before anything is served.
    """
    load = _load(settings) if production else Load(proxy=settings.text("proxy"))
    processes = how_many(settings.number("processes"), load.threads)
    is_logged = production or settings.text("log_queries") == ON
    leave_on_terminate()
    with listen(settings.text("host"), [settings.number("port")]) as listener:
        work = partial(_work, settings, processes, load.part(processes), listener, is_logged)
        tell = partial(_tell, listener)
        if processes == 1:
            work(tell)
            return
        # Imports what all share; an engine opens its index with the first question only.
        with _index(settings, processes):
            pass
        keep(processes, work, tell)


def _work(
    settings: Settings,
    processes: int,
    load: Load,
    listener: socket.socket,
    is_logged: bool,
    tell: Callable[[], None],
    in_hand: InHand | None = None,
) -> None:
    """Open the index and answer on the socket; what the processes hold is parted among them."""
    removals = removals_at(settings.text("removed"))
    with _index(settings, processes) as engine:
        # Refuse at once rather than serve pages that can only apologise.
        engine.info()
        app = _app(settings, engine, removals)
        if is_logged:
            access_log.install(app, whole=settings.text("log_queries") == ON)
        run(app, listener, load, tell, in_hand)


def _index(settings: Settings, processes: int) -> AbstractContextManager[Engine]:
    return open_index(
        settings.text("index"),
        access=access_of(settings),
        cache_mb=-(-settings.number("cache_mb") // processes),
        segmenter=settings.text("segmenter"),
    )


def _app(settings: Settings, engine: Engine, removals: RemovalList) -> Flask:
    names = names_at(settings.text("organizations"))
    return create_app(
        engine,
        page_size=settings.number("page_size"),
        names=names,
        people=people_at(settings.text("people"), names),
        time_limit=settings.number("time_limit"),
        manifest=manifest_path(settings.text("index")),
        originals=settings.text("originals") == ON,
        mask=settings.text("mask") == ON,
        removals=removals,
        hosts=hosts_of(settings.text("hosts"), settings.text("host")),
    )


def _load(settings: Settings) -> Load:
    return Load(
        threads=settings.number("threads"),
        client_limit=settings.number("client_limit"),
        connections=500,
        idle=30,
        proxy=settings.text("proxy"),
    )


def hosts_of(named: str, host: str) -> tuple[str, ...]:
    """The names of the host that are answered to; none stands for all.

    Where nothing else is said, what listens on this machine alone answers to its names alone.
    """
    given = tuple(name.strip() for name in named.replace("，", ",").split(",") if name.strip())
    on_loopback = host in ("127.0.0.1", "::1", "localhost")
    return (*given, *_LOOPBACK) if given or on_loopback else ()


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


def run(
    app: Flask,
    listener: socket.socket,
    load: Load | None = None,
    tell: Callable[[], None] | None = None,
    in_hand: InHand | None = None,
) -> None:
    """Answer until interrupted or told to end; ``tell`` what is ready, or print the address."""
    leave_on_terminate()
    # A few clients waiting for a moment is no news; waitress would write a line for each.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    server = server_of(app, listener, load, in_hand)
    (tell or partial(_tell, listener))()
    try:
        server.run()
    finally:
        server.close()


def _tell(listener: socket.socket) -> None:
    click.echo(f"请用浏览器打开 / open: {address(listener)}")


def server_of(
    app: Flask,
    listener: socket.socket,
    load: Load | None = None,
    in_hand: InHand | None = None,
) -> BaseWSGIServer:
    """What answers on the socket once it is run; it refuses what is too large to be meant.

    One thread takes in all lines and hands over what has come in whole, and what has to wait for
    its client stands aside, so that a slow line costs nobody a thread.
    """
    load = load or Load()
    turns = Turns(load.threads, partial(_client_of, load.proxy), in_hand)
    served = partial(_with_room, turns, app)
    server = create_server(
        Shares(served, load.client_limit) if load.client_limit else served,
        sockets=[listener],
        _dispatcher=turns,
        connection_limit=load.connections,
        channel_timeout=load.idle,
        cleanup_interval=min(load.idle, _STALLED, 10),
        outbuf_high_watermark=_HELD,
        asyncore_use_poll=True,
        ident=None,
        max_request_header_size=_MOST_OF_HEAD,
        max_request_body_size=_MOST_OF_BODY,
        clear_untrusted_proxy_headers=True,
        **(_trusted(load.proxy) if load.proxy else {}),
    )
    watch(server, _STALLED)
    has_room = server.readable
    server.readable = lambda: has_room() and turns.may_take()
    turns.freed = server.pull_trigger
    if in_hand:
        # What others take wakes nobody here. As an option it would be cut to whole seconds.
        server.adj.asyncore_loop_timeout = _LOOK_AGAIN
    return server


def _trusted(proxy: str) -> dict[str, Any]:
    return {
        "trusted_proxy": proxy,
        "trusted_proxy_count": 1,
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
    }


def _with_room(turns: Turns, app: Wsgi, environ: dict[str, Any], start: Any) -> Iterable[bytes]:  # noqa: ANN401
    """Let the app say that an answer will have to wait for whoever takes it."""
    return app({**environ, ASIDE: turns.stand_aside}, start)


def _client_of(proxy: str, task: Any) -> str:  # noqa: ANN401
    """Who asks: the word of the proxy on it is taken, and nobody else's."""
    address = str(task.addr[0])
    if address == proxy:
        told = task.requests[0].headers.get("X_FORWARDED_FOR", "")
        address = told.rpartition(",")[2].strip() or address
    return client_of(address)


def address(listener: socket.socket) -> str:
    """The address that a browser opens; one that means every interface is shown as this machine."""
    host, port = listener.getsockname()[:2]
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def leave_on_terminate() -> None:
    """Let a plain kill unwind like Ctrl+C, so that temporary folders and files are let go.

    So does a terminal that is closed, but for what was started with ``nohup``.
    """
    signal.signal(signal.SIGTERM, _leave)
    hangup = getattr(signal, "SIGHUP", None)
    if hangup and signal.getsignal(hangup) != signal.SIG_IGN:
        signal.signal(hangup, _leave)


def _leave(number: int, frame: FrameType | None) -> None:
    raise SystemExit(0)
