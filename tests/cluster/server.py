"""Gets the server: its archive from Maven Central, and a Java of this machine that runs it.

The archive is made for tests: it has no security plug-in, so it listens on loopback only. It is
kept in the user's cache folder, so that a second run fetches nothing; ``python -m
tests.cluster.server`` fetches it before the tests.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

VERSION = "2.19.5"
SHA256 = "caccd4ab24c88a9278922ef626cd1d92990427aa3a3063f9278200d86dbf49b3"
"""Of the archive; another file is not started."""
ARTEFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
PLUGIN_VERSION = "2.19.4.0"
"""Of the security plug-in: the last of this line that Maven Central has."""
PLUGIN_SHA256 = "1f673622c462c4171a8c53f9b1ad20e5b839834cb79b0d3b388da180a0e514e8"
PLUGIN = f"org.opensearch.plugin:opensearch-security:{PLUGIN_VERSION}:zip"
_COPY = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
_FETCHED_IN = 600
JAVAS = range(11, 24)
"""Later ones have no security manager, without which this server does not start."""
_SYSTEM_JAVAS = Path("/usr/lib/jvm")


class NoServer(Exception):
    """No server can be had here; the message says what is missing."""


def cache():
    """Where the archive is kept."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "jiyao-tests"


def server_archive():
    """The server as it is published. Raises ``NoServer``."""
    return fetched(cache(), f"opensearch-{VERSION}", ARTEFACT, SHA256)


def plugin_archive():
    """The security plug-in as it is published. Raises ``NoServer``."""
    return fetched(cache(), f"opensearch-security-{PLUGIN_VERSION}", PLUGIN, PLUGIN_SHA256)


def unpacked(place):
    """The server's folder under ``place``. Raises ``NoServer``."""
    home = place / f"opensearch-{VERSION}"
    if not home.exists():
        archive = server_archive()
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o755)
        with zipfile.ZipFile(archive) as files:
            files.extractall(place)
    return home


def guarded(place):
    """Puts the security plug-in into a server that ``unpacked`` made. Raises ``NoServer``."""
    folder = unpacked(place) / "plugins" / "opensearch-security"
    with zipfile.ZipFile(plugin_archive()) as files:
        files.extractall(folder)
    # A plug-in goes with the very version that it was built for; between these two nothing of
    # what it calls has changed.
    told = folder / "plugin-descriptor.properties"
    built_for = re.compile(r"^opensearch\.version=.*$", re.MULTILINE)
    text = built_for.sub(f"opensearch.version={VERSION}", told.read_text(encoding="utf-8"))
    told.write_text(text, encoding="utf-8")


def fetched(folder, name, artefact, expected):
    """An archive, as it was when its sum was written down. Raises ``NoServer``."""
    archive = folder / f"{name}.zip"
    if not archive.exists():
        _fetch(folder, artefact)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != expected:
        raise NoServer(f"{archive} is not what was pinned: {found}")
    return archive


def _fetch(folder, artefact):
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServer("there is no mvn to fetch the server with: apt-get install maven")
    goal = [_COPY, f"-Dartifact={artefact}", f"-DoutputDirectory={folder}"]
    try:
        run = subprocess.run(
            [maven, "-q", "-B", *goal],
            env={**os.environ, "MAVEN_OPTS": "-Xmx256m"},
            capture_output=True,
            text=True,
            timeout=_FETCHED_IN,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise NoServer(f"{artefact} was not fetched in {_FETCHED_IN} seconds") from None
    if run.returncode:
        raise NoServer(f"{artefact} was not fetched: {run.stdout[-500:]}")


def java():
    """A ``java`` that runs the server, and its version. Raises ``NoServer``."""
    on_path = shutil.which("java")
    homes = [Path(on_path).resolve().parent.parent] if on_path else []
    for home in (*homes, *sorted(_SYSTEM_JAVAS.glob("*"))):
        if (version := _version(home)) in JAVAS:
            return home / "bin" / "java", version
    wanted = f"{JAVAS.start} to {JAVAS.stop - 1}"
    raise NoServer(f"there is no Java {wanted}: apt-get install default-jre-headless")


def _version(home):
    try:
        told = (home / "release").read_text(encoding="utf-8")
    except OSError:
        return None
    found = re.search(r'^JAVA_VERSION="(\d+)', told, re.MULTILINE)
    return int(found[1]) if found and (home / "bin" / "java").exists() else None


if __name__ == "__main__":
    sys.stdout.write(f"{server_archive()}\n{plugin_archive()}\n")
