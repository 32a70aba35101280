"""The documents that are scored, each with the facts that a reader of it must find."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "corpus" / "samples"
GOLDEN = ROOT / "tests" / "corpus" / "golden"
SEED = ROOT.parent / "shared" / "seed"
GOLD = Path(__file__).with_name("gold")
_FACTS = ".facts.json"


@dataclass(frozen=True, slots=True)
class Case:
    """One document. ``path`` is what the reader is told, ``group`` the set it belongs to.

    A key that ``facts`` leaves out is not judged; a key that is null says that the text tells
    nothing, so a value there is an invention.
    """

    group: str
    path: str
    data: bytes
    facts: dict[str, Any] = field(repr=False)

    @property
    def layouts(self) -> tuple[str, ...]:
        """The names of the catalogue for the document's parts, as the facts tell them."""
        return tuple(filter(None, str(self.facts.get("layout", "")).split(",")))

    @property
    def is_record(self) -> bool:
        """False for a negative: a text that only looks like a record of a meeting."""
        return bool(self.facts.get("minutes", True))


def in_folder(folder: Path, group: str | None = None) -> Iterator[Case]:
    """Every NAME.facts.json of a folder with the document NAME.* beside it, deeper ones too."""
    for told in sorted(folder.rglob(f"*{_FACTS}")):
        document = _document_beside(told)
        path = document.relative_to(folder).as_posix()
        yield Case(group or folder.name, path, document.read_bytes(), _load(told))


def of_samples() -> Iterator[Case]:
    """The project's samples with the golden facts of the tests."""
    for told in sorted(GOLDEN.rglob("*.json")):
        path = told.relative_to(GOLDEN).as_posix().removesuffix(".json")
        yield Case("samples", path, (SAMPLES / path).read_bytes(), _load(told))


def of_seed() -> Iterator[Case]:
    """The one real record, where it lies beside the checkout; else nothing."""
    if SEED.is_dir():
        yield from in_folder(SEED, "seed")


def _document_beside(told: Path) -> Path:
    name = told.name.removesuffix(_FACTS)
    found = [
        path
        for path in told.parent.iterdir()
        if path.stem == name and path.is_file() and not path.name.endswith(_FACTS)
    ]
    if len(found) != 1:
        raise FileNotFoundError(f"{told}: {len(found)} documents beside it, expected one")
    return found[0]


def _load(told: Path) -> dict[str, Any]:
    facts = json.loads(told.read_text(encoding="utf-8"))
    if not isinstance(facts, dict):
        raise TypeError(f"{told}: facts are one JSON object")
    return facts
