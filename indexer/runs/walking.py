"""Which files a run looks at, and what is known of them."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from corpus.walk import SourceFile, shown, walk
from indexer.errors import EmptyFolder
from indexer.runs.manifest import SourceRow
from indexer.runs.reconcile import Candidate


def walked(roots: Sequence[Path]) -> dict[tuple[str, str], SourceFile]:
    """All files of the folders, by absolute root and relative path. Raises ``EmptyFolder``."""
    files: dict[tuple[str, str], SourceFile] = {}
    for root in roots:
        place = shown(str(root.resolve()))
        found = {(place, file.path): file for file in walk(root)}
        if not found:
            raise EmptyFolder(path=shown(str(root)))
        files |= found
    return files


def walked_again(rows: Sequence[SourceRow]) -> dict[tuple[str, str], SourceFile]:
    """All files of the folders that are known, as far as they are there."""
    roots = sorted({Path(row.root) for row in rows})
    there = (root for root in roots if root.is_dir() and any(root.iterdir()))
    files: dict[tuple[str, str], SourceFile] = {}
    for root in there:
        with suppress(EmptyFolder):
            files |= walked([root])
    return files


def candidates(
    files: Mapping[tuple[str, str], SourceFile], rows: Sequence[SourceRow]
) -> list[Candidate]:
    """Files and rows side by side, in the order that decides which file gives a meeting."""
    known = {(row.root, row.path): row for row in rows}
    roots = {root for root, _ in files}
    closed = tuple(root + "/" + path for root, path in files if path.endswith("/"))
    standing_by = {
        (root, path)
        for root, path in known.keys() - files.keys()
        if root not in roots or f"{root}/{path}".startswith(closed)
    }
    return [
        Candidate(*key, files.get(key), known.get(key))
        for key in sorted(files.keys() | standing_by)
    ]
