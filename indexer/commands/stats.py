"""``jiyao stats``: what the index holds, and which files are not in it."""

from dataclasses import asdict

import click

from indexer.holdings import all_of
from indexer.manifest import Outcome, SourceRow, read_rows
from indexer.opening import manifest_path, open_index
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.records import OTHER_TEXT
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
@with_settings("index")
@json_option
def stats(settings: Settings, *, as_json: bool) -> None:
    """Print the figures of the index and the files that could not be read."""
    address = settings.text("index")
    with open_index(address, segmenter=settings.text("segmenter")) as engine:
        info = {**asdict(engine.info()), **asdict(all_of(engine))}
    rows = read_rows(manifest_path(address))
    failed = [row for row in rows if row.outcome is Outcome.FAILED]
    duplicates = sum(row.outcome is Outcome.DUPLICATE for row in rows)
    if as_json:
        files = {"files": len(rows), "duplicates": duplicates}
        print_json({"schema": 1, **info, **files, "failed": [_failed_json(row) for row in failed]})
        return
    for name, label in _LABELS.items():
        if name == "texts" and not info[name]:
            continue
        click.echo(f"{label}：{info[name]}")
    click.echo(f"文件：{len(rows)}，其中重复 {duplicates}，读不出 {len(failed)}")
    for row in failed:
        click.echo(f"  {safe(row.chinese or row.path)}")


def _failed_json(row: SourceRow) -> dict[str, str | None]:
    return {"root": row.root, "path": row.path, "code": row.code, "message": row.chinese}
