"""Gets the server: its archive from Maven Central, and a Java of this machine that runs it.

The archive is made for tests: it has no security plug-in, so it listens on loopback only. It is
kept in the user's cache folder, so that a second run fetches nothing.
"""

import hashlib
import os
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

VERSION = "2.19.5"
SHA256 = "caccd4ab24c88a9278922ef626cd1d92990427aa3a3063f9278200d86dbf49b3"
"""Of the archive; another file is not started."""
ARTEFACT = f"org.opensearch.distribution.integ-test-zip:opensearch:{VERSION}:zip"
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


def unpacked(place):
    """The server's folder under ``place``. Raises ``NoServer``."""
    home = place / f"opensearch-{VERSION}"
    if not home.exists():
        archive = fetched(cache())
        place.mkdir(parents=True, exist_ok=True)
        place.chmod(0o755)
        with zipfile.ZipFile(archive) as files:
            files.extractall(place)
    return home


def fetched(folder):
    """The archive, as it was when its sum was written down. Raises ``NoServer``."""
    archive = folder / f"opensearch-{VERSION}.zip"
    if not archive.exists():
        _fetch(folder)
    found = hashlib.sha256(archive.read_bytes()).hexdigest()
    if found != SHA256:
        raise NoServer(f"{archive} is not what was pinned: {found}")
    return archive


def _fetch(folder):
    maven = shutil.which("mvn")
    if maven is None:
        raise NoServer("there is no mvn to fetch the server with: apt-get install maven")
    goal = [_COPY, f"-Dartifact={ARTEFACT}", f"-DoutputDirectory={folder}"]
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
        raise NoServer(f"{ARTEFACT} was not fetched in {_FETCHED_IN} seconds") from None
    if run.returncode:
        raise NoServer(f"{ARTEFACT} was not fetched: {run.stdout[-500:]}")


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
