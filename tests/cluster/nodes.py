"""Real OpenSearch processes on loopback: started, killed, paused, and ended by their ids.

``python -m tests.cluster.nodes FOLDER --nodes 3`` starts a cluster, says where it listens, and ends
the processes when its standard input ends.
"""

import argparse
import grp
import json
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.cluster.server import NoServer, java, unpacked

UNPRIVILEGED = "nobody"
"""The server refuses to run as root."""
HEAP_MB = 384
GREEN_IN = 600
HEALED_IN = 60
"""Seconds: three nodes take 15 s of CPU, which a machine that is busy gives them in minutes."""
_FIRST_PORT, _PORTS, _BLOCKS = 19_200, 10, 60
_MANAGER_ALLOWED = 18
_JVM = """\
-Xms{heap}m -Xmx{heap}m -Xss1m -Xshare:auto -XX:+UseSerialGC {compiling}
-XX:-OmitStackTraceInFastThrow -XX:-UsePerfData -Djava.awt.headless=true -Dfile.encoding=UTF-8
-Djna.nosys=true -Dio.netty.noUnsafe=true -Dio.netty.noKeySetOptimization=true
-Dio.netty.recycler.maxCapacityPerThread=0 -Dio.netty.allocator.numDirectArenas=0
-Dlog4j.shutdownHookEnabled=false -Dlog4j2.disable.jmx=true -Djava.locale.providers=SPI,CLDR
-Dopensearch.networkaddress.cache.ttl=60 -Dopensearch.distribution.type=zip
-Djava.io.tmpdir={folder}/tmp -XX:ErrorFile={folder}/logs/hs_err.log
-Dopensearch.path.home={home} -Dopensearch.path.conf={folder}/config -cp {home}/lib/*
org.opensearch.bootstrap.OpenSearch
"""
_NODE = """\
cluster.name: jiyao-test
node.name: n{number}
network.host: 127.0.0.1
http.port: {http}
transport.port: {transport}
discovery.seed_hosts: [{seeds}]
cluster.initial_cluster_manager_nodes: [{names}]
path.data: {folder}/data
path.logs: {folder}/logs
path.repo: {snapshots}
cluster.routing.allocation.disk.watermark.low: 3mb
cluster.routing.allocation.disk.watermark.high: 2mb
cluster.routing.allocation.disk.watermark.flood_stage: 1mb
cluster.info.update.interval: 10s
cluster.routing.allocation.disk.reroute_interval: 5s
"""


class NotGreen(Exception):
    """The server is here, but did not come up as it should."""


@dataclass(slots=True)
class Node:
    """One process; ``folder`` holds its settings, data and logs."""

    number: int
    folder: Path
    http: int
    transport: int
    process: subprocess.Popen | None = None

    @property
    def name(self):
        """What the cluster calls it."""
        return f"n{self.number}"

    @property
    def address(self):
        """Where it answers HTTP."""
        return f"http://127.0.0.1:{self.http}"

    def kill(self):
        """As if the power had gone: SIGKILL to the recorded process id, and to no other."""
        process, self.process = self.process, None
        if process:
            process.kill()
            process.wait()

    def pause(self):
        """It holds its connections and answers nothing."""
        self.process.send_signal(signal.SIGSTOP)

    def resume(self):
        """It goes on where it was paused, if it was."""
        if self.process:
            self.process.send_signal(signal.SIGCONT)


class Cluster:
    """``size`` nodes of one cluster under ``place``, which ``nobody`` must be able to enter."""

    heap_mb = HEAP_MB
    compiling = "-XX:TieredStopAtLevel=1"
    """A node of tests is to start soon; one that is measured is to be as fast as in earnest."""

    def __init__(self, place, size=3):
        self.place = place
        self._runner = as_nobody()
        self._java, self._java_version = java()
        self._home = unpacked(place)
        self._guard, first = free_block()
        self.nodes = [
            Node(number, place / f"n{number}", first + number, first + _PORTS // 2 + number)
            for number in range(1, size + 1)
        ]
        for node in self.nodes:
            self._settle(node)

    @property
    def running(self):
        """The nodes that were not ended."""
        return [node for node in self.nodes if node.process]

    @property
    def manager(self):
        """The node that the others follow now."""
        return self._named(self._asked("/_cat/master")[0]["node"])

    def holder(self, index, shard=0):
        """The node with the first copy of a part of an index; None while there is none."""
        for copy in self._asked(f"/_cat/shards/{index}"):
            if (copy["prirep"], copy["shard"]) == ("p", str(shard)) and copy["node"]:
                return self._named(copy["node"])
        return None

    @property
    def snapshots(self):
        """The folder that all nodes may keep snapshots in."""
        return self.place / "snapshots"

    def start(self, node):
        """Start one node that does not run; it may take a minute until it answers."""
        options = _JVM.format(
            heap=self.heap_mb, compiling=self.compiling, folder=node.folder, home=self._home
        ).split()
        if self._java_version >= _MANAGER_ALLOWED:
            options.insert(0, "-Djava.security.manager=allow")
        with (node.folder / "out").open("ab") as out:
            # Each of these ends in exec, so this process id becomes that of the server.
            node.process = subprocess.Popen(
                [*self._runner, str(self._java), *options],
                cwd=node.folder,
                env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8"},
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def wait(self, status="green", within=GREEN_IN):
        """Until all running nodes are together and the status is reached. Raises ``NotGreen``."""
        query = f"wait_for_nodes={len(self.running)}&wait_for_status={status}&timeout=5s"
        until = time.monotonic() + within
        # Each is asked: the others may not know yet that one has just been killed.
        for node in self.running:
            while not self._is_well(node, query):
                if time.monotonic() > until:
                    raise NotGreen(f"not {status} within {within} seconds: {tail(node)}")
                time.sleep(0.2)

    def heal(self):
        """Until it is whole again: what was paused goes on, what was ended is started.

        A server whose two fellows died may never hand over its first copies, nor let go of them;
        it answers all the same. All are started anew then, as an operator would.
        """
        for node in self.nodes:
            node.resume()
        self._start_all()
        try:
            self.wait(within=HEALED_IN)
        except NotGreen:
            self.wait("yellow")
            for node in self.nodes:
                node.kill()
            self._start_all()
            self.wait()

    def _start_all(self):
        for node in self.nodes:
            if node.process is None:
                self.start(node)

    def stop(self):
        """End every process that was started here, by its id."""
        for node in self.nodes:
            node.kill()
        self._guard.close()

    def _asked(self, path):
        return get(f"{self.running[0].address}{path}?format=json")

    def _is_well(self, node, query):
        if node.process.poll() is not None:
            raise NotGreen(f"node {node.number} ended: {tail(node)}")
        try:
            return not self._health(node, query)["timed_out"]
        except (OSError, urllib.error.URLError):
            return False

    def _health(self, node, query):
        return get(f"{node.address}/_cluster/health?{query}")

    def _named(self, name):
        return next(node for node in self.nodes if node.name == name)

    def _settle(self, node):
        for part in ("config", "data", "logs", "tmp"):
            (node.folder / part).mkdir(parents=True, exist_ok=True)
        self.snapshots.mkdir(exist_ok=True)
        config = node.folder / "config"
        shutil.copy(self._home / "config" / "log4j2.properties", config)
        settings = _NODE.format(
            number=node.number,
            http=node.http,
            transport=node.transport,
            seeds=", ".join(f'"127.0.0.1:{other.transport}"' for other in self.nodes),
            names=", ".join(other.name for other in self.nodes),
            folder=node.folder,
            snapshots=self.snapshots,
        )
        config.joinpath("opensearch.yml").write_text(settings, encoding="utf-8")
        give(node.folder)
        give(self.snapshots)


@contextmanager
def running(place, size=3, make=Cluster):
    """A green cluster, ended on leaving whatever happens inside.

    Raises ``NoServer`` where there is none to start, ``NotGreen`` where it does not come up.
    """
    cluster = make(place, size)
    try:
        for node in cluster.nodes:
            cluster.start(node)
        cluster.wait()
        yield cluster
    finally:
        cluster.stop()


def get(address):
    """What a node answers, as JSON."""
    return ask("GET", address)


def ask(method, address, body=None):
    """What a node answers to a call that is the tests' own. Raises ``HTTPError``."""
    data = None if body is None else json.dumps(body).encode("utf-8")
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=30) as answer:
        return json.load(answer)


def tail(node):
    """The end of what a node said."""
    out = node.folder / "out"
    return out.read_text(errors="replace")[-800:] if out.exists() else ""


def give(folder):
    """Let the processes own a folder with all that is in it."""
    if _is_root():
        for path in (folder, *folder.rglob("*")):
            shutil.chown(path, UNPRIVILEGED, _group())


def free_port():
    """A port that nobody listens on just now."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return listener.getsockname()[1]


def _is_root():
    return os.geteuid() == 0


def free_block():
    """A block of ports that nobody listens on, and what keeps it from other runs."""
    for block in range(_BLOCKS):
        first = _FIRST_PORT + block * _PORTS
        guard = _bound(first)
        if guard is None:
            continue
        others = [_bound(port) for port in range(first + 1, first + _PORTS)]
        for other in filter(None, others):
            other.close()
        if all(others):
            return guard, first
        guard.close()
    raise NoServer(f"no ports are free from {_FIRST_PORT} on")


def _bound(port):
    bound = socket.socket()
    try:
        bound.bind(("127.0.0.1", port))
        bound.listen()
    except OSError:
        bound.close()
        return None
    return bound


def as_nobody():
    """What runs a program without rights; it dies with us, even if we are killed."""
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        raise NoServer("there is no setpriv, which is a part of util-linux")
    rights = ["--reuid", UNPRIVILEGED, "--regid", _group(), "--clear-groups"] if _is_root() else []
    return [setpriv, "--pdeathsig", "KILL", *rights]


def _group():
    return grp.getgrgid(pwd.getpwnam(UNPRIVILEGED).pw_gid).gr_name


def main():
    """Run a cluster until standard input ends."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--nodes", type=int, default=3)
    given = parser.parse_args()
    started = time.monotonic()
    with running(given.folder.resolve(), given.nodes) as cluster:
        ready = {
            "seconds": round(time.monotonic() - started, 1),
            "nodes": [[node.address, node.process.pid] for node in cluster.nodes],
        }
        sys.stdout.write(json.dumps(ready) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    main()
