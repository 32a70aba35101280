"""Copies of an index with damage done to them: right, or told, and never silently wrong."""

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

from benchmarks.reliability.house import House, Seen, see
from benchmarks.reliability.tally import Tally
from indexer.engine import Engine
from indexer.errors import IndexerError

_PAGE = 4096
Damage = Callable[[Path, random.Random], None]


def flip_a_bit(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes()) or bytearray(1)
    data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    path.write_bytes(data)


def zero_a_page(path: Path, chance: random.Random) -> None:
    data = bytearray(path.read_bytes())
    start = chance.randrange(len(data) + 1) // _PAGE * _PAGE
    data[start : start + _PAGE] = bytes(len(data[start : start + _PAGE]))
    path.write_bytes(data)


def cut_short(path: Path, chance: random.Random) -> None:
    os.truncate(path, chance.randrange(path.stat().st_size + 1))


def empty(path: Path, chance: random.Random) -> None:
    path.write_bytes(b"")


def lose(path: Path, chance: random.Random) -> None:
    path.unlink()


def lose_a_folder(path: Path, chance: random.Random) -> None:
    shutil.rmtree(path.parent)


def append(path: Path, chance: random.Random) -> None:
    path.write_bytes(path.read_bytes() + chance.randbytes(chance.randrange(1, 999)))


def scribble(path: Path, chance: random.Random) -> None:
    path.write_bytes(chance.randbytes(path.stat().st_size))


def take_anothers_bytes(path: Path, chance: random.Random) -> None:
    others = [other for other in path.parent.iterdir() if other.is_file()]
    path.write_bytes(chance.choice(others).read_bytes())


KINDS: tuple[Damage, ...] = (
    *(flip_a_bit, zero_a_page, cut_short, empty, lose, lose_a_folder, append, scribble),
    take_anothers_bytes,
)


def damaged_copies(home: House, top: Path, count: int, seed: int) -> Tally:
    """So many copies, each with one thing done to one file, and what they answer."""
    tally = Tally("damaged copies")
    chance = random.Random(seed)
    states = _states(home)
    for number in range(count):
        copy = top / f"copy-{number}"
        shutil.copytree(home.root, copy)
        kind = KINDS[number % len(KINDS)]
        victim = chance.choice([path for path in sorted(copy.rglob("*")) if path.is_file()])
        kind(victim, chance)
        end = _end(home, copy, states)
        if end == "wrong":
            tally.fail(f"{kind.__name__} on {victim.relative_to(copy)}")
        else:
            tally.count(end)
        shutil.rmtree(copy, ignore_errors=True)
    return tally


def _states(home: House) -> list[Seen]:
    """What each generation says, the newest first."""
    states = []
    scratch = home.root.with_name("older")
    shutil.copytree(home.root, scratch)
    for generation in sorted(scratch.glob("gen-*"), reverse=True):
        with home.opened(scratch) as engine:
            states.append(see(engine))
        shutil.rmtree(generation)
    shutil.rmtree(scratch)
    return states


def _end(home: House, copy: Path, states: list[Seen]) -> str:
    with home.opened(copy) as engine:
        return _answer(engine, states)


def _answer(engine: Engine, states: list[Seen]) -> str:
    try:
        seen = see(engine)
    except IndexerError:
        return "refused"
    if seen == states[0]:
        return "fell back, and said so" if engine.fault else "right"
    return "fell back, and said so" if engine.fault and seen in states else "wrong"
