"""``jiyao stats``: what the index holds, how fast it answers, and which files are not in it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

import click

from indexer.advice import Advice, advice
from indexer.exports.holdings import all_of
from indexer.opening import access_of, manifest_path, open_index, size_on_disk
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.records import OTHER_TEXT
from indexer.runs.canaries import Pace, canaries, pace
from indexer.runs.manifest import Outcome, SourceRow, read_rows
from indexer.settings import Settings

_LABELS = {
    "meetings": "会议",
    "sections": "议题",
    "texts": OTHER_TEXT,
    "engine": "引擎",
    "schema_version": "索引格式",
    "segmenter": "分词",
    "generation": "代次",
    "built_at": "建立时间（UTC）",
}


@click.command()
@with_settings("index", "canaries")
@json_option
def stats(settings: Settings, *, as_json: bool) -> None:
    """Print the figures of the index, advice, and the files that could not be read."""
    address, access = settings.text("index"), access_of(settings)
    with open_index(address, access=access, segmenter=settings.text("segmenter")) as engine:
        info = {**asdict(engine.info()), **asdict(all_of(engine))}
        speed = pace(engine, canaries(engine, settings.text("canaries")))
    size = size_on_disk(address, access)
    counsel = advice(address, info["engine"], info["sections"], speed.p95_ms)
    rows = read_rows(manifest_path(address))
    if as_json:
        measured = {"bytes": size, "canaries": _pace_json(speed), "advice": _advice_json(counsel)}
        print_json({"schema": 1, **info, **measured, **_files_json(rows)})
        return
    for line in (*_info_lines(info, size, speed), *_advice_lines(counsel), *_file_lines(rows)):
        click.echo(line)


def _info_lines(info: Mapping[str, Any], size: int, speed: Pace) -> Iterator[str]:
    for name, label in _LABELS.items():
        if name != "texts" or info[name]:
            yield f"{label}：{info[name]}"
    each = f"，每个议题 {size / info['sections'] / 1000:.1f} KB" if info["sections"] else ""
    yield f"大小：{size / 1e6:.1f} MB{each}"
    yield (
        f"检索用时：{len(speed.queries)} 个检索式共 {speed.asked} 次，"
        f"p50 {speed.p50_ms:.1f} 毫秒，p95 {speed.p95_ms:.1f} 毫秒"
    )


def _advice_lines(counsel: Advice | None) -> Iterator[str]:
    if counsel is None:
        return
    verdict = "已超出引擎合适的规模" if counsel.outgrown else "引擎合适"
    english = "time to move on" if counsel.outgrown else "the engine fits"
    yield f"建议：{verdict}。{counsel.chinese}。"
    yield f"Advice: {english}. {counsel.english}."
    if counsel.command:
        yield f"  {counsel.command}"
        yield f"  jiyao.toml：{counsel.setting}"


def _file_lines(rows: Sequence[SourceRow]) -> Iterator[str]:
    failed = _failed(rows)
    yield f"文件：{len(rows)}，其中重复 {_duplicates(rows)}，读不出 {len(failed)}"
    yield from (f"  {safe(row.chinese or row.path)}" for row in failed)


def _pace_json(speed: Pace) -> dict[str, object]:
    return {
        "queries": list(speed.queries),
        "asked": speed.asked,
        "p50_ms": round(speed.p50_ms, 2),
        "p95_ms": round(speed.p95_ms, 2),
    }


def _advice_json(counsel: Advice | None) -> dict[str, object] | None:
    if counsel is None:
        return None
    return {
        "outgrown": counsel.outgrown,
        "sections": counsel.sections,
        "next_engine": counsel.next_engine,
        "command": counsel.command,
        "setting": counsel.setting,
        "reason": counsel.chinese,
        "reason_en": counsel.english,
    }


def _files_json(rows: Sequence[SourceRow]) -> dict[str, object]:
    return {
        "files": len(rows),
        "duplicates": _duplicates(rows),
        "failed": [_failed_json(row) for row in _failed(rows)],
    }


def _failed(rows: Sequence[SourceRow]) -> list[SourceRow]:
    return [row for row in rows if row.outcome is Outcome.FAILED]


def _duplicates(rows: Sequence[SourceRow]) -> int:
    return sum(row.outcome is Outcome.DUPLICATE for row in rows)


def _failed_json(row: SourceRow) -> Mapping[str, str | None]:
    return {"root": row.root, "path": row.path, "code": row.code, "message": row.chinese}
