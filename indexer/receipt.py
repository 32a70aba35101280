"""What a run leaves behind: a short Chinese reading for people, one JSON object for programs."""

from collections.abc import Iterator, Sequence
from typing import Any

from corpus.errors import NeedsExtra
from indexer.build import BuildReport, Failure

SCHEMA = 1
_MOST_LISTED = 20


def summary(report: BuildReport) -> str:
    """The one line of the receipt."""
    parts = (
        f"新增 {report.new}，变更 {report.changed}，消失 {report.gone}，未变 {report.unchanged}"
        f"，失败 {len(report.failed)}",
        f"读取文件 {report.read} 个",
        f"用时 {report.seconds:.1f} 秒",
        f"索引代次 {report.generation or '无'}",
    )
    return "；".join(parts)


def details(report: BuildReport) -> Iterator[str]:
    """What needs a person's eye: failures by cause with the remedy, duplicates, strays."""
    for failures in _by_cause(report.failed):
        yield f"失败 {len(failures)} 个（{failures[0].code}）：{failures[0].chinese}"
        if len(failures) > 1:
            yield from _listed([failure.path for failure in failures])
    if report.duplicates:
        count = len(report.duplicates)
        yield f"重复 {count} 个：同一次会议已取自排在前面的文件；那份移走后自动改用："
        yield from _listed([f"{found.path}（{found.meeting_id}）" for found in report.duplicates])
    if report.texts:
        yield f"另收录未识别为会议纪要的文本 {report.texts} 份，只供检索（--minutes-only 可移除）。"
    if report.unaccounted:
        yield (
            f"索引里有 {report.unaccounted} 次会议不知来自哪个文件夹（来源清单可能丢失），已保留。"
            "对全部文件夹各运行一次 jiyao index，或用 jiyao rebuild 重建。"
        )


def as_json(report: BuildReport) -> dict[str, Any]:
    """The receipt as plain values, keys in a stable order."""
    return {
        "schema": SCHEMA,
        "new": report.new,
        "changed": report.changed,
        "gone": report.gone,
        "unchanged": report.unchanged,
        "read": report.read,
        "failed": [
            {"path": f.path, "code": f.code, "message": f.chinese, "message_en": f.english}
            for f in report.failed
        ],
        "duplicates": [
            {"path": found.path, "meeting_id": found.meeting_id} for found in report.duplicates
        ],
        "unaccounted": report.unaccounted,
        "seconds": round(report.seconds, 3),
        "generation": report.generation,
        "texts": report.texts,
    }


def _by_cause(failed: Sequence[Failure]) -> list[list[Failure]]:
    causes: dict[str, list[Failure]] = {}
    for failure in failed:
        causes.setdefault(_cause(failure), []).append(failure)
    return sorted(causes.values(), key=len, reverse=True)


def _cause(failure: Failure) -> str:
    """The code; where something is to be installed, each thing by itself."""
    if failure.code == NeedsExtra.code:
        return failure.chinese.replace(failure.path, "")
    return failure.code


def _listed(names: Sequence[str]) -> Iterator[str]:
    yield from (f"    {name}" for name in names[:_MOST_LISTED])
    if len(names) > _MOST_LISTED:
        yield f"    另有 {len(names) - _MOST_LISTED} 个；用 --json 可看全部。"
