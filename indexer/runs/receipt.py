"""What a run leaves behind: a short Chinese reading for people, one JSON object for programs."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from corpus.errors import NeedsExtra, UserFacingError
from indexer.runs.build import BuildReport, Failure
from indexer.runs.reconcile import Possible
from indexer.series import Gap

SCHEMA = 1
UNREAD = {
    "attendance": ("参会人员", ("attendance-unclear", "count-mismatch")),
    "numbers": ("编号和票数", ("list-numbers-lost", "votes-unclear")),
    "dates": ("会议日期", ("date-unknown", "date-without-year")),
}
"""What a receipt tells of the texts read in a run: a label, and the warnings that say so."""
_MOST_LISTED = 20
_MOST_GAPS = 5
_SHORTEST_SHARED = 2


def summary(report: BuildReport) -> str:
    """The one line of the receipt."""
    parts = (
        f"新增 {report.new}，变更 {report.changed}，消失 {report.gone}，未变 {report.unchanged}"
        f"，失败 {len(report.failed)}",
        f"读取文件 {report.read} 个",
        f"用时 {report.seconds:.1f} 秒",
        f"索引代次 {report.generation or '无'}",
    )
    return ("没有切换；" if report.refused else "") + "；".join(parts)


def details(report: BuildReport) -> Iterator[str]:
    """What needs a person's eye: failures by cause with the remedy, duplicates, strays."""
    if report.fault:
        yield f"运行之前索引有损坏，已从完好的一代或原文件恢复：{report.fault}"
    for failures in _by_cause(report.failed):
        yield f"失败 {len(failures)} 个（{failures[0].code}）：{_told(failures[0])}"
        if len(failures) > 1 or _remedy(failures[0]):
            yield from _listed([failure.path for failure in failures])
    if quarantined := [failure.path for failure in report.failed if failure.is_quarantined]:
        yield f"其中 {len(quarantined)} 个多次使读取进程结束，已隔离，读取程序更新后再试："
        yield from _listed(quarantined)
    for partly in report.partly:
        yield (
            f"{partly.files} 个文件只读出一部分或未能分清正文，安装 {partly.part} 可读得更全："
            f"{partly.remedy}，下次运行会重读。"
        )
    if report.duplicates:
        count = len(report.duplicates)
        yield f"重复 {count} 个：同一次会议已取自更完整的文件；那份移走后自动改用："
        yield from _listed([f"{found.path}（{found.meeting_id}）" for found in report.duplicates])
    if report.possible:
        count = len(report.possible)
        yield f"可能重复 {count} 对（possible-duplicate）：像是同一次会议，不能确定，都已保留："
        yield from _listed([_pair(found) for found in report.possible])
    if report.texts:
        yield f"另收录未识别为会议纪要的文本 {report.texts} 份，只供检索（--minutes-only 可移除）。"
    if report.removed:
        yield f"按移除名单不收录 {report.removed} 次会议。"
    yield from _whole(report)
    if report.unaccounted:
        yield (
            f"索引里有 {report.unaccounted} 次会议不知来自哪个文件夹（来源清单可能丢失），已保留。"
            "对全部文件夹各运行一次 jiyao index，或用 jiyao rebuild 重建。"
        )


def _whole(report: BuildReport) -> Iterator[str]:
    """What could not be read of the texts, what the series miss, and the canaries that moved."""
    for name, (label, _) in UNREAD.items():
        if paths := _unread(report, name):
            yield f"{label}未能读出的文件 {len(paths)} 个，原文已保留："
            yield from _listed(paths)
    if report.gaps:
        yield f"会议编号不连续 {len(report.gaps)} 处，索引里没有："
        yield from _listed([_gap(gap) for gap in report.gaps], _MOST_GAPS)
    for counted in report.canaries:
        if counted.before != counted.after:
            before, after = _count(counted.before), _count(counted.after)
            yield f"关键检索式“{counted.query}”：{before} → {after} 条"


def as_json(report: BuildReport) -> dict[str, Any]:
    """The receipt as plain values, keys in a stable order."""
    return {
        "schema": SCHEMA,
        "new": report.new,
        "changed": report.changed,
        "gone": report.gone,
        "unchanged": report.unchanged,
        "read": report.read,
        "refused": error_json(report.refused),
        "damaged": error_json(report.fault),
        "causes": {failures[0].code: len(failures) for failures in _by_code(report.failed)},
        "failed": [
            {
                "path": f.path,
                "code": f.code,
                "message": f.chinese,
                "message_en": f.english,
                "quarantined": f.is_quarantined,
            }
            for f in report.failed
        ],
        "duplicates": [
            {"path": found.path, "meeting_id": found.meeting_id} for found in report.duplicates
        ],
        "possible_duplicates": [
            {"paths": list(found.paths), "meeting_ids": list(found.meeting_ids)}
            for found in report.possible
        ],
        "unaccounted": report.unaccounted,
        "seconds": round(report.seconds, 3),
        "generation": report.generation,
        "texts": report.texts,
        "removed": report.removed,
        "partly": [asdict(partly) for partly in report.partly],
        "unread": {name: _unread(report, name) for name in UNREAD},
        "gaps": [_gap_json(gap) for gap in report.gaps],
        "canaries": [asdict(counted) for counted in report.canaries],
    }


def failure_json(error: UserFacingError) -> dict[str, Any]:
    """The receipt of a run that could not begin or go on; nothing is changed."""
    return {"schema": SCHEMA, "refused": error_json(error)}


def error_json(error: UserFacingError | None) -> dict[str, str] | None:
    """Code and both messages, which say what to do."""
    if error is None:
        return None
    return {"code": error.code, "message": str(error), "message_en": error.in_english()}


def _unread(report: BuildReport, name: str) -> list[str]:
    """The files with a warning of that sort, each once."""
    paths = (path for code in UNREAD[name][1] for path in report.unclear.get(code, ()))
    return list(dict.fromkeys(paths))


def _gap(gap: Gap) -> str:
    numbers = f"{gap.first}" if gap.first == gap.last else f"{gap.first}—{gap.last}"
    near = f"，其间有 {gap.unnumbered} 次没有编号" if gap.unnumbered else ""
    # Counters begin again with a term or a year: only the dates around it tell which is meant.
    dates = "至".join(str(s.date or "日期未载明") for s in (gap.before, gap.after))
    return f"{_series(gap.before.body, gap.before.kind)}：第 {numbers} 次（{dates}之间）{near}"


def _series(body: str, kind: str | None) -> str:
    """甲委员会会议 of 甲委员会 and 委员会会议: what both say stands once; without a kind, 会议."""
    kind = kind or "会议"
    lengths = range(len(kind), _SHORTEST_SHARED - 1, -1)
    shared = next((length for length in lengths if body.endswith(kind[:length])), 0)
    return body + kind[shared:]


def _gap_json(gap: Gap) -> dict[str, Any]:
    return {
        "body": gap.before.body,
        "kind": gap.before.kind,
        "first": gap.first,
        "last": gap.last,
        "after": gap.before.meeting_id,
        "before": gap.after.meeting_id,
        "unnumbered": gap.unnumbered,
    }


def _count(number: int | None) -> str:
    return "无索引" if number is None else str(number)


def _by_code(failed: Sequence[Failure]) -> list[list[Failure]]:
    codes: dict[str, list[Failure]] = {}
    for failure in failed:
        codes.setdefault(failure.code, []).append(failure)
    return list(codes.values())


def _pair(found: Possible) -> str:
    sides = zip(found.paths, found.meeting_ids, strict=True)
    return " 与 ".join(f"{path}（{meeting_id}）" for path, meeting_id in sides)


def _by_cause(failed: Sequence[Failure]) -> list[list[Failure]]:
    causes: dict[str, list[Failure]] = {}
    for failure in failed:
        causes.setdefault(_cause(failure), []).append(failure)
    return sorted(causes.values(), key=len, reverse=True)


def _cause(failure: Failure) -> str:
    """The code; where something is to be installed, each thing by itself."""
    return _remedy(failure) or failure.code


def _remedy(failure: Failure) -> str:
    """What is to be installed, whichever format wants it; nothing for other failures."""
    return failure.chinese.partition(_INSTALL)[2] if failure.code == NeedsExtra.code else ""


_INSTALL = NeedsExtra.chinese.partition("{path}。")[2].partition("{remedy}")[0]


def _told(failure: Failure) -> str:
    remedy = _remedy(failure)
    return f"缺少读取所需的部件。{_INSTALL}{remedy}" if remedy else failure.chinese


def _listed(names: Sequence[str], most: int = _MOST_LISTED) -> Iterator[str]:
    yield from (f"    {name}" for name in names[:most])
    if len(names) > most:
        yield f"    另有 {len(names) - most} 个；用 --json 可看全部。"
