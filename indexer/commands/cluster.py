"""``jiyao cluster``: looks after an index in a cluster; one table of subcommands."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import click

from indexer.engines import KEPT, Inspected, cluster_at
from indexer.opening import access_of
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.settings import Settings

if TYPE_CHECKING:
    from indexer.engines.opensearch_care import ClusterCare

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class _Told:
    """What a subcommand has to say: to people, line by line, and to programs."""

    lines: Iterable[str]
    members: Mapping[str, object]


def _init(settings: Settings) -> _Told:
    health = _care(settings).prepare()
    line = f"集群可用：{health.version}，{health.nodes} 个节点，{health.status}。下一步 next: "
    return _Told([line + f"jiyao index --index {settings.text('index')} DIR"], asdict(health))


def _status(settings: Settings) -> _Told:
    found = _care(settings).status()
    health = found.health
    lines = [
        f"集群：{health.version}，{health.nodes} 个节点，{health.status}，缺 {health.missing} 份",
        f"当前 answers: {found.generation or '尚无索引 no index yet'}",
        *map(_generation, found.generations),
        f"正在写入，锁还有 {found.held:.0f} 秒 a run is writing" if found.held else "无人写入 idle",
    ]
    members = {
        "health": asdict(health),
        "generation": found.generation,
        "generations": [_member(one) for one in found.generations],
        "lock_seconds": round(found.held),
    }
    return _Told(lines, members)


def _rollback(settings: Settings) -> _Told:
    was, now = _care(settings).roll_back()
    lines = [
        f"已从 {was} 退回 {now}；下次 jiyao index 会重新更新，其间移走的会议也再移走。",
        f"Went back from {was} to {now}; the next jiyao index brings it up to date again, and what"
        " had left leaves again.",
    ]
    return _Told(lines, {"was": was, "now": now})


def _gc(settings: Settings) -> _Told:
    gone = _care(settings).collect(KEPT)
    return _Told(
        [f"移除 {len(gone)} 项 removed", *(f"    {name}" for name in gone)], {"removed": gone}
    )


SUBCOMMANDS: Mapping[str, tuple[Callable[[Settings], _Told], str]] = {
    "init": (
        _init,
        "核对集群能否使用并备好锁，可反复运行。 See that it can be used; make the lock.",
    ),
    "status": (_status, "健康、各代索引、谁在写入。 Health, generations, and who writes."),
    "rollback": (_rollback, "一次切换退回上一状态。 Let the state before answer again."),
    "gc": (_gc, "按确切名称移除旧的和未完成的索引。 Remove old and unfinished indices by name."),
}


def _care(settings: Settings) -> "ClusterCare":
    return cluster_at(settings.text("index"), access_of(settings))


@click.group()
def cluster() -> None:
    """An index in a cluster."""


def _add(name: str, tell: Callable[[Settings], _Told], text: str) -> None:
    def run(settings: Settings, *, as_json: bool) -> None:
        told = tell(settings)
        if as_json:
            print_json({"schema": SCHEMA, **told.members})
            return
        for line in told.lines:
            click.echo(safe(line))

    cluster.command(name=name, help=text)(with_settings("index")(json_option(run)))


for _name, (_tell, _text) in SUBCOMMANDS.items():
    _add(_name, _tell, _text)


def _generation(found: Inspected) -> str:
    current = "（当前）" if found.is_current else ""
    state = f"损坏：{found.fault}" if found.fault else "完好"
    return f"{found.name}{current}：{found.files} 个分片，{found.size / 1e6:.1f} MB，{state}"


def _member(found: Inspected) -> Mapping[str, object]:
    return {
        "name": found.name,
        "current": found.is_current,
        "shards": found.files,
        "bytes": found.size,
        "fault": str(found.fault) if found.fault else None,
    }
