"""``jiyao verify``: is all there that was acknowledged, byte for byte and to be found?"""

from collections.abc import Iterator, Sequence
from dataclasses import asdict

import click

from indexer.cli import EXIT_FAILED
from indexer.engines import Inspected, care_of
from indexer.opening import access_of, manifest_path, open_index
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.runs.manifest import read_rows
from indexer.runs.receipt import error_json
from indexer.runs.verifying import Folder, Verified, verify
from indexer.settings import Settings
from indexer.talk import say

SCHEMA = 1
SAMPLE = 100
_MOST_LISTED = 20


@click.command()
@click.option(
    "--sample",
    type=click.IntRange(0),
    default=SAMPLE,
    show_default=True,
    help="按原文去找的会议数。 Meetings that are asked for by what they say.",
)
@with_settings("index")
@json_option
@click.pass_context
def verify_index(ctx: click.Context, settings: Settings, *, sample: int, as_json: bool) -> None:
    """Check files, manifest, folders and a sample of the postings; exit code 1 for any damage."""
    address, access = settings.text("index"), access_of(settings)
    generations = care_of(address, access).inspect()
    with open_index(address, access=access, segmenter=settings.text("segmenter")) as engine:
        found = verify(engine, generations, read_rows(manifest_path(address)), sample)
    if as_json:
        print_json(_members(found))
    else:
        for line in _lines(found):
            click.echo(line)
    if not found.is_sound:
        say(
            ctx,
            "索引与记录不符。请运行 jiyao index 目录；仍不符则 jiyao rebuild 目录。",
            "The index is not as recorded. Run jiyao index DIR, and if that does not mend it,"
            " jiyao rebuild DIR.",
        )
        ctx.exit(EXIT_FAILED)


def _lines(found: Verified) -> Iterator[str]:
    for generation in found.generations:
        yield _generation(generation)
    yield f"会议 {found.meetings} 次；清单里有而索引里没有的 {len(found.missing)} 次"
    yield from _listed(found.missing)
    if found.strange:
        yield f"不知来自哪个文件的会议 {len(found.strange)} 次，仍可检索"
        yield from _listed(found.strange)
    yield f"按原文抽查 {found.sampled} 次会议，找不到的 {len(found.unfound)} 处"
    yield from _listed([f"{miss.meeting_id} {miss.piece}".rstrip() for miss in found.unfound])
    for folder in found.folders:
        yield from _folder(folder)


def _generation(found: Inspected) -> str:
    current = "（当前）" if found.is_current else ""
    state = f"损坏：{found.fault}" if found.fault else "完好"
    return f"{found.name}{current}：{found.files} 个文件，{found.size / 1e6:.1f} MB，{state}"


def _folder(folder: Folder) -> Iterator[str]:
    if not folder.is_there:
        yield f"文件夹不在：{safe(folder.root)}。请检查磁盘是否已挂载。"
        return
    counts = f"新 {len(folder.new)}，改动 {len(folder.changed)}，消失 {len(folder.gone)}"
    pending = bool(folder.new or folder.changed or folder.gone)
    yield f"{safe(folder.root)}：{counts}" + ("；下次 jiyao index 会处理" if pending else "")


def _listed(names: Sequence[str]) -> Iterator[str]:
    yield from (f"    {safe(name)}" for name in names[:_MOST_LISTED])
    if len(names) > _MOST_LISTED:
        yield f"    另有 {len(names) - _MOST_LISTED} 个；用 --json 可看全部。"


def _members(found: Verified) -> dict[str, object]:
    return {
        "schema": SCHEMA,
        "sound": found.is_sound,
        "generations": [_generation_json(generation) for generation in found.generations],
        "meetings": found.meetings,
        "missing": found.missing,
        "strange": found.strange,
        "sampled": found.sampled,
        "unfound": [asdict(miss) for miss in found.unfound],
        "folders": [asdict(folder) for folder in found.folders],
    }


def _generation_json(found: Inspected) -> dict[str, object]:
    return {
        "name": found.name,
        "current": found.is_current,
        "files": found.files,
        "bytes": found.size,
        "fault": error_json(found.fault),
    }
