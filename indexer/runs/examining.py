"""Looks round before trouble comes: the index, whose it is, its disk, its manifest, the folders."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UserFacingError
from corpus.walk import shown
from indexer.engines import cluster_at, is_cluster
from indexer.errors import IndexDamaged, IndexUnavailable, IndexUntrusted
from indexer.opening import Access, manifest_path, open_index, place_of, size_on_disk
from indexer.runs.manifest import read_rows

_SHARED = frozenset(("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs"))
"""File systems whose locks and renames cannot be relied on as an index needs them."""
_MOUNTS = Path("/proc/mounts")
_ROOM = 2
"""A rebuild stands beside the old index until the switch."""
_LEAST_ROOM = 100_000_000
_WELL = "green"
_NOBODY = Access()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something looked at; a problem says what to do."""

    name: str
    is_well: bool
    chinese: str
    english: str


def examine(address: str, library: str, access: Access = _NOBODY) -> Iterator[Finding]:
    """All that can be said without changing anything."""
    yield _index(address, library, access)
    try:
        place = place_of(address)
    except UserFacingError:
        # Told already: what is no address has no place.
        return
    there = next(folder for folder in (place, *place.resolve().parents) if folder.is_dir())
    yield _cluster(address, access) if is_cluster(address) else _room(address, there)
    yield _file_system(there)
    yield from _sources(address)


def _cluster(address: str, access: Access) -> Finding:
    """Room, copies and bytes are the cluster's own business; what it says of them is told."""
    try:
        health = cluster_at(address, access).health()
    except UserFacingError as error:
        return _problem("cluster", error)
    told = f"{health.status}, {health.version}, {health.nodes}"
    if health.status == _WELL:
        chinese = f"集群正常：{told} 个节点"
        return Finding("cluster", True, chinese, f"The cluster is well: {told} nodes")
    chinese = f"集群缺 {health.missing} 份分片或副本：{told} 个节点。请查看各节点和磁盘。"
    english = f"{health.missing} shards or copies are missing: {told} nodes. Look after the nodes."
    return Finding("cluster", False, chinese, english)


def _index(address: str, library: str, access: Access) -> Finding:
    try:
        with open_index(address, access=access, segmenter=library) as engine:
            info, fault = engine.info(), engine.fault
    except (IndexDamaged, IndexUntrusted) as error:
        return _problem("index", error)
    except IndexUnavailable as error:
        return Finding("index", True, str(error), error.in_english())
    except UserFacingError as error:
        return _problem("index", error)
    if fault:
        return _problem("index", fault)
    counts = f"{info.generation}, {info.engine}, {info.meetings}"
    return Finding(
        "index", True, f"索引可用：{counts} 次会议", f"The index answers: {counts} meetings"
    )


def _room(address: str, there: Path) -> Finding:
    free = shutil.disk_usage(there).free
    needed = max(_LEAST_ROOM, _ROOM * size_on_disk(address))
    sizes = f"{free / 1e9:.1f} GB / {needed / 1e9:.1f} GB"
    if free < needed:
        chinese = f"磁盘空间不足（现有／需要 {sizes}）：{there}。请腾出空间，或运行 jiyao gc。"
        return Finding("room", False, chinese, f"Too little room ({sizes}). Free some: jiyao gc.")
    return Finding("room", True, f"磁盘空间够用（{sizes}）", f"There is room ({sizes})")


def _file_system(there: Path) -> Finding:
    kind = _kind_of(there.resolve())
    if kind in _SHARED:
        chinese = f"索引在网络文件系统上（{kind}）：{there}。请改放本机磁盘，文件锁才可靠。"
        return Finding("disk", False, chinese, f"Keep the index on a local disk, not on {kind}.")
    return Finding("disk", True, f"文件系统：{kind or '未知'}", f"File system: {kind or 'unknown'}")


def _kind_of(folder: Path) -> str:
    """The type of the file system that a folder is on; nothing where the system does not tell."""
    if not _MOUNTS.exists():
        return ""
    lines = _MOUNTS.read_text(encoding="utf-8", errors="replace").splitlines()
    mounts = [line.split()[1:3] for line in lines]
    over = [(len(at), kind) for at, kind in mounts if folder.is_relative_to(at)]
    return max(over, default=(0, ""))[1]


def _sources(address: str) -> Iterator[Finding]:
    try:
        roots = sorted({row.root for row in read_rows(manifest_path(address))})
    except UserFacingError as error:
        yield _problem("manifest", error)
        return
    for root in roots:
        if Path(root).is_dir():
            yield Finding("folder", True, f"来源文件夹在：{shown(root)}", f"There: {shown(root)}")
        else:
            chinese = f"来源文件夹不在：{shown(root)}。请检查磁盘是否已挂载。"
            yield Finding("folder", False, chinese, f"Not there, or not mounted: {shown(root)}")


def _problem(name: str, error: UserFacingError) -> Finding:
    return Finding(name, False, str(error), error.in_english())
