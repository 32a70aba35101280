"""Which keys mean one person, as an operator says in a table of aliases.

People of one name at two organizations are kept apart until somebody says that they are one: a
line of two keys, 林望舒@青禾区财政局 and 林望舒@青禾区审计局 with a tab between, puts what is known
of the first under the second.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from corpus.grammar.organ_names import OrganNames, organ_names
from indexer.errors import BadPeople

AT = "@"
"""Between a name and the organization that the person comes from."""
_KEY = re.compile(rf"[^{AT}\t]+{AT}[^{AT}\t]*")


@dataclass(frozen=True, slots=True)
class PersonNames:
    """The table, ready to be asked; ``digest`` changes with whatever it says."""

    aliases: Mapping[str, str]
    digest: str

    def one(self, key: str) -> str:
        """The key that the person goes by."""
        return self.aliases.get(key, key)

    def others(self, key: str) -> tuple[str, ...]:
        """The keys that were put under this one, in the order of the table."""
        return tuple(other for other, one in self.aliases.items() if one == key)


NOBODY = PersonNames({}, "")
"""No table: everybody goes by their own key."""


def person_names(path: Path | None, names: OrganNames | None = None) -> PersonNames:
    """The table in the file, None for none; ``names`` spells out its organizations.

    Raises ``BadPeople``, which names file and line.
    """
    if path is None:
        return NOBODY
    aliases: dict[str, str] = {}
    lines: dict[str, int] = {}
    for number, (one, other) in _pairs(path):
        key, target = (_spelt_out(text, names or organ_names()) for text in (one, other))
        reason = _fault(key, target, aliases)
        if reason:
            raise BadPeople(path=path, line=number, reason=reason)
        aliases[key] = target
        lines[key] = number
    ends = {key: _end(key, aliases) for key in aliases}
    for key, end in ends.items():
        if end is None:
            raise BadPeople(path=path, line=lines[key], reason=f"与其他行互相指向：{key}")
    found = {key: end for key, end in ends.items() if end}
    return PersonNames(found, sha256(repr(sorted(found.items())).encode()).hexdigest()[:16])


def _pairs(path: Path) -> Iterator[tuple[int, tuple[str, str]]]:
    for number, line in enumerate(_lines_of(path), 1):
        if line.strip() and not line.startswith("#"):
            one, _, other = line.partition("\t")
            yield number, (one.strip(), other.strip())


def _lines_of(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "不是 UTF-8 文本"
        raise BadPeople(path=path, line=0, reason=reason) from error


def _spelt_out(text: str, names: OrganNames) -> str:
    """The key as the index has it: 青禾区住建局 goes by its full name there."""
    name, at, organization = text.partition(AT)
    return name + at + (names.canonical(organization) if organization else "")


def _fault(key: str, target: str, aliases: Mapping[str, str]) -> str:
    """What is wrong with a line, or nothing."""
    if not _KEY.fullmatch(key) or not _KEY.fullmatch(target):
        return "要有两列“姓名@单位”，以制表符分隔"
    if key == target:
        return f"两列是同一个人：{key}"
    if aliases.get(key, target) != target:
        return f"已在前面归入 {aliases[key]}：{key}"
    return ""


def _end(key: str, aliases: Mapping[str, str]) -> str | None:
    """Where a chain of lines ends; nothing where it runs in a circle."""
    seen: set[str] = set()
    while key in aliases:
        if key in seen:
            return None
        seen.add(key)
        key = aliases[key]
    return key
