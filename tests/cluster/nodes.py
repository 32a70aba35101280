"""Real OpenSearch processes on loopback, from the server that is published to Maven Central.

``python -m tests.cluster.nodes FOLDER --nodes 3`` fetches, starts, waits for green, says where it
listens, and ends the processes when its standard input ends. The archive is made for tests: it has
no security plug-in, so it listens on loopback only.
"""

import argparse
import grp
import hashlib
import json
import os
import pwd
import shutil
import signal
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.request
import zipfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

VERSION = "2.19.5"
SHA256 = "caccd4ab24c88a9278922ef626cd1d92990427aa3a3063f9278200d86dbf49b3"
"""Of the archive; another file is not started."""
ARTEFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
UNPRIVILEGED = "nobody"
"""The server refuses to run as root."""
HEAP_MB = 512
GREEN_IN = 150
"""Seconds: a machine with two busy cores starts one node in about one minute."""
_FETCHED_IN = 600
_FIRST_HTTP, _FIRST_TRANSPORT = 19_200, 19_300
_JVM = """\
-Xms{heap}m
-Xmx{heap}m
-XX:+UseSerialGC
-XX:TieredStopAtLevel=1
-Djava.io.tmpdir={folder}/tmp
-XX:ErrorFile={folder}/logs/hs_err.log
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
cluster.routing.allocation.disk.threshold_enabled: false
"""


class NoServer(Exception):
    """No server can be had here; the message says at which step."""


@dataclass(slots=True)
class Node:
    """One process; ``folder`` holds its settings, data and logs."""

    number: int
    folder: Path
    process: subprocess.Popen | None = None

    @property
    def address(self):
        """Where it answers HTTP."""
        return f"http://127.0.0.1:{_FIRST_HTTP + self.number}"

    def kill(self):
        """As if the power had gone: SIGKILL to the recorded process id, and to no other."""
        self._end(signal.SIGKILL)

    def stop(self):
        """Ask it to end, and wait."""
        self._end(signal.SIGTERM)

    def _end(self, how):
        process, self.process = self.process, None
        if process is None:
            return
        process.send_signal(how)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait(30)


class Cluster:
    """``size`` nodes of one cluster under ``place``, which ``nobody`` must be able to enter."""

    def __init__(self, place, size=3):
        self._place = place
        self._home = unpacked(place)
        self.nodes = [Node(number, place / f"n{number}") for number in range(1, size + 1)]
        for node in self.nodes:
            self._settle(node)

    def start(self, node):
        """Start one node that does not run; it may take a minute until it answers."""
        environment = {
            "PATH": os.environ["PATH"],
            "OPENSEARCH_JAVA_HOME": str(java_home()),
            "OPENSEARCH_PATH_CONF": str(node.folder / "config"),
            "OPENSEARCH_TMPDIR": str(node.folder / "tmp"),
        }
        with (node.folder / "out").open("ab") as out:
            # Each of these ends in exec, so this process id becomes that of the server.
            node.process = subprocess.Popen(
                [*_as_nobody(), str(self._home / "bin" / "opensearch")],
                cwd=node.folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=out,
                start_new_session=True,
            )

    def wait(self, status="green", within=GREEN_IN):
        """Until all running nodes are together and the status is reached."""
        running = [node for node in self.nodes if node.process]
        query = f"wait_for_nodes={len(running)}&wait_for_status={status}&timeout=5s"
        until = time.monotonic() + within
        while time.monotonic() < until:
            for node in running:
                if node.process.poll() is not None:
                    raise NoServer(f"node {node.number} ended: {tail(node)}")
            with suppress(OSError, urllib.error.URLError):
                found = get(f"{running[0].address}/_cluster/health?{query}")
                if not found["timed_out"]:
                    return found
            time.sleep(1)
        raise NoServer(f"not {status} within {within} seconds: {tail(running[0])}")

    def stop(self):
        """End every process that was started here, by its id."""
        for node in self.nodes:
            node.stop()

    def _settle(self, node):
        for part in ("config", "data", "logs", "tmp"):
            (node.folder / part).mkdir(parents=True, exist_ok=True)
        (self._place / "snapshots").mkdir(exist_ok=True)
        config = node.folder / "config"
        shutil.copy(self._home / "config" / "log4j2.properties", config)
        config.joinpath("jvm.options").write_text(_JVM.format(heap=HEAP_MB, folder=node.folder))
        ports = [f'"127.0.0.1:{_FIRST_TRANSPORT + other.number}"' for other in self.nodes]
        settings = _NODE.format(
            number=node.number,
            http=_FIRST_HTTP + node.number,
            transport=_FIRST_TRANSPORT + node.number,
            seeds=", ".join(ports),
            names=", ".join(f"n{other.number}" for other in self.nodes),
            folder=node.folder,
            snapshots=self._place / "snapshots",
        )
        config.joinpath("opensearch.yml").write_text(settings)
        if is_root():
            for path in (node.folder, *node.folder.rglob("*"), self._place / "snapshots"):
                shutil.chown(path, UNPRIVILEGED, _group())


@contextmanager
def running(place, size=3):
    """A green cluster, ended on leaving whatever happens inside. Raises ``NoServer``."""
    cluster = Cluster(place, size)
    try:
        for node in cluster.nodes:
            cluster.start(node)
        cluster.wait()
        yield cluster
    finally:
        cluster.stop()


def unpacked(place):
    """The server's folder, fetched and unpacked once. Raises ``NoServer``."""
    home = place / f"opensearch-{VERSION}"
    if not home.exists():
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o755)
        archive = fetched(place)
        with zipfile.ZipFile(archive) as files:
            files.extractall(place)
        for program in (home / "bin").iterdir():
            program.chmod(program.stat().st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)
    return home


def fetched(place):
    """The archive, as it was when its sum was written down. Raises ``NoServer``."""
    archive = place / f"opensearch-{VERSION}.zip"
    if not archive.exists():
        maven = shutil.which("mvn")
        if maven is None:
            raise NoServer("there is no mvn")
        goal = [_COPY, f"-Dartifact={ARTEFACT}", f"-DoutputDirectory={place}"]
        run = subprocess.run(
            ["nice", "-n", "19", maven, "-q", "-B", *goal],
            env={**os.environ, "MAVEN_OPTS": "-Xmx256m"},
            capture_output=True,
            text=True,
            timeout=_FETCHED_IN,
            check=False,
        )
        if run.returncode:
            raise NoServer(f"{ARTEFACT} was not fetched: {run.stdout[-500:]}")
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise NoServer(f"{archive.name} is not what was pinned: {found}")
    return archive


def java_home():
    """Where the Java of this machine is. Raises ``NoServer``."""
    java = shutil.which("java")
    if java is None:
        raise NoServer("there is no java")
    return Path(java).resolve().parent.parent


def get(address):
    """What a node answers, as JSON."""
    with urllib.request.urlopen(address, timeout=10) as answer:
        return json.load(answer)


def tail(node):
    """The end of what a node said."""
    out = node.folder / "out"
    return out.read_text(errors="replace")[-800:] if out.exists() else ""


def is_root():
    """Whether processes can be given to another user."""
    return os.geteuid() == 0


def _as_nobody():
    """Runs a program quietly and without rights; it dies with us, even if we are killed."""
    rights = ["--reuid", UNPRIVILEGED, "--regid", _group(), "--clear-groups"] if is_root() else []
    return ["nice", "-n", "19", "setpriv", "--pdeathsig", "KILL", *rights]


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
