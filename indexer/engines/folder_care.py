"""Looks after an index that lies in a folder of this machine."""

from contextlib import suppress
from pathlib import Path

from indexer.engines import generations, seals
from indexer.engines.caring import Inspected
from indexer.errors import IndexerError, IndexUnavailable


class FolderCare:
    """See :class:`caring.Care`."""

    def __init__(self, place: Path) -> None:
        self._place = place

    def built_with(self) -> str | None:
        """The identity of the segmenter that built it, None if none is told."""
        names: tuple[str, ...] = ()
        with suppress(IndexerError):
            names = generations.candidates(self._place)
        for name in names:
            # Whoever opens a generation that cannot be read is told then.
            with suppress(IndexerError):
                found = generations.read_meta(self._place / name).get("segmenter")
                return found if isinstance(found, str) else None
        return None

    def inspect(self) -> tuple[Inspected, ...]:
        """Its generations, of which every byte is read. Raises ``StorageFailed``."""
        names = generations.candidates(self._place)
        return tuple(_inspected(self._place / n, is_current=not at) for at, n in enumerate(names))

    def collect(self, keep: int) -> tuple[str, ...]:
        """See :func:`generations.collect`. Raises ``IndexUnavailable`` when there is no index."""
        if not self._place.is_dir():
            raise IndexUnavailable(path=self._place)
        return generations.collect(self._place, keep)

    def size(self) -> int:
        """Bytes of all generations in the folder; files that they share count once."""
        found = (path.stat() for path in self._place.rglob("*") if path.is_file())
        return sum({(file.st_dev, file.st_ino): file.st_size for file in found}.values())


def _inspected(folder: Path, *, is_current: bool) -> Inspected:
    try:
        files = seals.check(folder, whole=True)
    except IndexerError as error:
        return Inspected(folder.name, is_current, 0, 0, error)
    size = sum(file.size for file in files.values())
    return Inspected(folder.name, is_current, len(files), size, None)
