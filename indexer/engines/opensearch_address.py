"""Addresses of clusters, and how one is entered; apart from the library, which may be missing."""

import re
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from indexer.cluster_errors import AddressWithPassword
from indexer.errors import ClusterInsecure, EngineUnknown

SCHEMES = ("opensearch+https", "opensearch+http")
_BESIDE = Path("jiyao-data/clusters")
_HOST = re.compile(r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::\d{1,5})?")
_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
_LOCAL = "localhost"


@dataclass(frozen=True, slots=True)
class Access:
    """How a cluster is entered; ``ca`` is a file of certificates, else those of the system are it.

    ``shards`` is how many parts a new index is made of. ``allows_open`` takes a cluster elsewhere
    that asks nobody for a password: for tests on networks of their own.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    ca: Path | None = None
    allows_open: bool = False
    shards: int = 1


@dataclass(frozen=True, slots=True)
class Address:
    """``https://host:9200`` of each host, and the name that the index goes by."""

    hosts: tuple[str, ...]
    name: str

    @property
    def beside(self) -> Path:
        """The folder of this machine for what is kept beside the index, its manifest say.

        It goes by the name alone, so that it is found again when the hosts have changed.
        """
        return _BESIDE / self.name


def is_cluster(url: str) -> bool:
    """Whether the address is one of a cluster."""
    return url.partition(":")[0] in SCHEMES


def parse_address(url: str) -> Address:
    """Read ``opensearch+https://HOST:9200[,HOST:9200…]/NAME``.

    Raises ``EngineUnknown``, ``AddressWithPassword``, and ``ClusterInsecure`` for plain HTTP to
    another machine.
    """
    scheme, _, rest = url.partition("://")
    if "@" in rest:
        raise AddressWithPassword(address=f"{scheme}://{rest.rpartition('@')[2]}")
    hosts, _, name = rest.partition("/")
    each = hosts.split(",")
    if scheme not in SCHEMES or not _NAME.fullmatch(name):
        raise EngineUnknown(url=url)
    if not all(map(_HOST.fullmatch, each)):
        raise EngineUnknown(url=url)
    protocol = scheme.removeprefix("opensearch+")
    addresses = tuple(f"{protocol}://{host}" for host in each)
    if protocol == "http" and not all(map(is_loopback, addresses)):
        raise ClusterInsecure(address=hosts, reason="明文 HTTP 只可用于本机", why="plain HTTP")
    return Address(addresses, name)


def is_loopback(address: str) -> bool:
    """Whether a host is this machine."""
    host = urlsplit(address).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == _LOCAL
