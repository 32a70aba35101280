"""Power cuts without a machine to switch off: what was not synced is damaged as Lucene does.

``Disk`` notes what each fsync put on the disk: the bytes of a file, or the names in a folder. An
image is what a power cut may leave: of all else each name and each file's bytes may be there, half
there, or not.
"""

import os
import random
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.reliability.house import House, Seen, write
from benchmarks.reliability.tally import Tally

Names = dict[str, int]
_AT_THE_END = 5
"""Times as many cuts as at a step: what is acknowledged then has no excuse."""


class Disk:
    """What is surely on the disk of all that lies below ``root``'s parent."""

    def __init__(self, root: Path) -> None:
        self.top = root.parent
        self.files: dict[int, bytes] = {}
        self.folders: dict[int, Names] = {}
        self.synced = 0
        self.left_out: int | None = None
        self.at_step: Callable[[], None] = lambda: None
        for path in (self.top, *self.top.rglob("*")):
            self._note(path)

    def _note(self, path: Path) -> None:
        inode = path.stat().st_ino
        if path.is_dir():
            self.folders[inode] = _names(path)
        else:
            self.files[inode] = path.read_bytes()

    @contextmanager
    def watching(self, left_out: int | None = None) -> Iterator[None]:
        """Note fsyncs; the one with number ``left_out`` is not done."""
        self.synced, self.left_out = 0, left_out
        plain = {name: getattr(os, name) for name in ("fsync", "rename", "replace")}

        def fsync(handle: int) -> None:
            path = Path(f"/proc/self/fd/{handle}").readlink()
            if path.is_relative_to(self.top):
                self.at_step()
                self.synced += 1
                if self.synced - 1 != self.left_out:
                    self._note(path)

        def moved(name: str) -> Callable[..., None]:
            def move(*arguments: object, **options: object) -> None:
                plain[name](*arguments, **options)
                self.at_step()

            return move

        os.fsync, os.rename, os.replace = fsync, moved("rename"), moved("replace")
        try:
            yield
        finally:
            for name, function in plain.items():
                setattr(os, name, function)

    def image(self, target: Path, chance: random.Random) -> None:
        """What a power cut now may leave, put at ``target``."""
        self._folder(self.top, target, chance)

    def _folder(self, source: Path, target: Path, chance: random.Random) -> None:
        target.mkdir()
        there, kept = _names(source), self.folders.get(source.stat().st_ino, {})
        for name in sorted(there.keys() | kept.keys()):
            # A name that came, went or changed since the last sync may stand for either.
            inode = chance.choice((there.get(name), kept.get(name)))
            if inode is not None:
                self._entry(inode, source / name, there.get(name), target / name, chance)

    def _entry(
        self, inode: int, source: Path, found: int | None, target: Path, chance: random.Random
    ) -> None:
        if inode == found and source.is_dir():
            self._folder(source, target, chance)
        elif inode in self.folders:
            self._gone_folder(inode, target, chance)
        else:
            now = source.read_bytes() if inode == found else None
            target.write_bytes(self._bytes(inode, now, chance))

    def _gone_folder(self, inode: int, target: Path, chance: random.Random) -> None:
        """A folder that was moved or removed, and whose old name is back."""
        where = {path.stat().st_ino: path for path in self.top.rglob("*")}
        if inode in where:
            self._folder(where[inode], target, chance)
            return
        target.mkdir()
        for name, below in self.folders[inode].items():
            if below in self.files:
                (target / name).write_bytes(self.files[below])

    def _bytes(self, inode: int, now: bytes | None, chance: random.Random) -> bytes:
        synced = self.files.get(inode)
        if now is None or now == synced:
            return synced or b""
        spoilt = [b"", bytes(len(now)), now[: len(now) // 2], now]
        return chance.choice([*spoilt, synced] if synced is not None else spoilt)


def _names(folder: Path) -> Names:
    return {entry.name: entry.inode() for entry in os.scandir(folder)}


class Cuts:
    """A house in which the power fails while a run publishes, again and again."""

    def __init__(self, base: House, top: Path, seed: int) -> None:
        self.base, self.top, self.chance = base, top, random.Random(seed)
        self._number = 0

    def publish(self, images: int, left_out: int | None = None, *, first: bool = False) -> Tally:
        """One run, with ``images`` power cuts at each of its steps, and more at its end."""
        tally = Tally("power cut while publishing")
        home = self._fresh_house(first=first)
        before = home.look()
        write(home.files, 50)
        disk = Disk(home.root)
        shots: list[Path] = []

        def shoot() -> None:
            # What was left out shows in what comes after it.
            if left_out is None or disk.synced > left_out:
                shots.extend(self._shot(disk) for _ in range(images))

        disk.at_step = shoot
        with disk.watching(left_out):
            home.run()
        during, shots = shots, []
        for _ in range(_AT_THE_END if left_out is None else 1):
            shoot()
        after = home.look()
        assert isinstance(after, Seen), after
        told = [(shot, (after,)) for shot in shots] + [(shot, (before, after)) for shot in during]
        for shot, allowed in told:
            # Of a control one image that tells is enough.
            if left_out is None or not tally.wrong:
                self._judge(home, shot, allowed, tally)
            # A thread of Tantivy's may still be about to let go of its lock.
            shutil.rmtree(shot, ignore_errors=True)
        tally.ends["fsyncs"] = disk.synced
        shutil.rmtree(home.top, ignore_errors=True)
        return tally

    def _fresh_house(self, *, first: bool) -> House:
        self._number += 1
        home = self.base.copy(self.top / f"house-{self._number}")
        if first:
            shutil.rmtree(home.root.parent)
            home.root.parent.mkdir()
        else:
            # Files of a copy are synced anew by the first run; from the second on they are known.
            write(home.files, 40)
            home.run()
        return home

    def _shot(self, disk: Disk) -> Path:
        self._number += 1
        target = self.top / f"image-{self._number}"
        disk.image(target, self.chance)
        return target

    def _judge(self, home: House, shot: Path, allowed: tuple[object, ...], tally: Tally) -> None:
        seen = home.look(shot / "index")
        if seen in allowed:
            tally.count("new" if seen == allowed[-1] else "old")
        else:
            tally.fail(f"{shot.name}: {str(seen)[:200]}")


def control(cuts: Cuts, images: int, *, first: bool = False) -> list[int]:
    """The fsyncs that may be left out without any image telling; none may be."""
    number = cuts.publish(0, first=first).ends["fsyncs"]
    return [n for n in range(number) if not cuts.publish(images, left_out=n, first=first).wrong]
