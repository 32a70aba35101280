"""Which names mean one organization: short and full forms, and what it was called before.

Two tables say it (``data/organ_aliases.txt``, ``data/organ_renamings.txt``); operators add their
own. The tables name no places: 市发改委 and 青石市发改委 both have a full form, and they stay two
names, since which 市 is meant is for the context to say.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from pathlib import Path

from corpus.errors import BadTable
from corpus.grammar.tables import table_lines

_LEVEL = "(?:省|自治[区州县旗]|地区|[市州盟县区旗镇乡]|街道)"
_LEVELS = "省市州盟县区旗镇乡"
_BEFORE_ORGAN = re.compile(rf"(?:.*(?:{_LEVEL}|国家|中央|国务院))?")
_PLACE = re.compile(rf"(?P<outer>.*{_LEVEL})?(?P<place>(?![{_LEVELS}]).+{_LEVEL})")
_NO_WORD = "(?![域村政民容场情])"
"""市政, 区域, 乡村 and 市场 are words and no levels."""
_PLACE_AND_ORGAN = re.compile(
    rf"(?P<prefix>(?:[{_LEVELS}]|.+(?<!城){_LEVEL}){_NO_WORD})(?P<organ>(?!{_LEVEL}{_NO_WORD}).+)"
)
_NO_PLACE = re.compile(
    rf"[{_LEVELS}我本全各该]|(?:自治[区州县旗]|地区|街道)$"
    r"|(?:高新|经开|新|开发|度假|保护|园|示范|产业|保税|工业|风景)+区$"
)
_PARTY = re.compile(r"^(?:中共|中国共产党)(?=..)")
_COMMITTEE = re.compile(rf"(?<=[{_LEVELS}])委(?:员会)?(?:常委会|常务委员会)?$")
_TERM = re.compile(r"第?[一二三四五六七八九十百\d]{1,5}届(?=.)")
_CONSULTATIVE = re.compile(r"^(?:中国人民政治协商会议|政协)(.+?)委员会(?=$|常|办|主)")
_GROUP = re.compile(r"(?<=..)(?:党组|党委|党工委)$")
_LONGEST = 24


@dataclass(frozen=True, slots=True)
class Name:
    """A name and the years between which it was in use; None is open or not known."""

    text: str
    since: int | None = None
    until: int | None = None


@dataclass(frozen=True, slots=True)
class Renaming:
    """What an organization was called, what it became, and the year of it."""

    old: str
    new: str
    year: int
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """A full name in parts: 柳泉市, 青石区, 人民政府. A bare level (区) is no place."""

    outer: str
    place: str
    organ: str

    @property
    def is_placed(self) -> bool:
        """Whether it says which place, and not only of which level."""
        return bool(self.outer or (self.place and not _NO_PLACE.match(self.place)))

    @property
    def core(self) -> str:
        """The name without the places around its own."""
        return self.place + self.organ


@dataclass(frozen=True, slots=True)
class OrganNames:
    """The tables, ready to be asked; ``digest`` changes with whatever they say."""

    aliases: Mapping[str, str]
    anywhere: frozenset[str]
    renamings: tuple[Renaming, ...]
    known: frozenset[str]
    digest: str
    _full: dict[str, str] = field(default_factory=dict, compare=False, repr=False)
    _today: dict[tuple[str, str], str] = field(default_factory=dict, compare=False, repr=False)

    def full(self, name: str) -> str:
        """The full form of the name as it was at its time: 区发改委 is 区发展和改革委员会."""
        if name not in self._full:
            self._full[name] = self._spelt_out(name)
        return self._full[name]

    def canonical(self, name: str, place: str = "") -> str:
        """The full form of what the organization is called today, for matching.

        ``place`` (青石市) says which 市 a bare 市财政局 means; without it, it stays bare.
        """
        if (name, place) not in self._today:
            self._today[name, place] = self._as_of_today(name, place)
        return self._today[name, place]

    def _as_of_today(self, name: str, place: str) -> str:
        parts = self.parts(name)
        *_, organ = self._chain(parts.organ)
        here = place if place and parts.place == place[-1] else parts.place
        return parts.outer + here + organ

    def names_of(self, name: str) -> tuple[Name, ...]:
        """All its names with the years they held, short forms too; that of today comes first."""
        parts = self.parts(self.canonical(name))
        prefix, organ = parts.outer + parts.place, parts.organ
        found: dict[str, Name] = {}
        for full in dict.fromkeys(self._history(organ)):
            since = min((r.year for r in self.renamings if r.new == full), default=None)
            until = max((r.year for r in self.renamings if r.old == full), default=None)
            shorts = (short for short, long in self.aliases.items() if long == full)
            for text in (full, *shorts):
                found.setdefault(text, Name(prefix + text, since, until))
        return tuple(found.values())

    def parts(self, name: str) -> Placed:
        """The full form in its places and the organ."""
        full = self.full(name)
        group = _GROUP.search(full)
        prefix, organ = self._parted(full[: group.start()] if group else full)
        if not prefix and organ not in self.known:
            match = _PLACE_AND_ORGAN.fullmatch(organ)
            prefix, organ = (match["prefix"], match["organ"]) if match else ("", organ)
        organ += group.group() if group else ""
        places = _PLACE.fullmatch(prefix)
        if places is None or _NO_PLACE.match(prefix):
            return Placed("", prefix, organ)
        return Placed(places["outer"] or "", places["place"], organ)

    def _spelt_out(self, name: str) -> str:
        group = _GROUP.search(name)
        if group:
            return self.full(name[: group.start()]) + group.group()
        bare = _TERM.sub("", _PARTY.sub("", name))
        bare = _COMMITTEE.sub("委", _CONSULTATIVE.sub(r"\1政协", bare))
        prefix, organ = self._parted(bare)
        return prefix + self.aliases.get(organ, organ)

    def _parted(self, name: str) -> tuple[str, str]:
        """What stands before the longest organ of the tables that the name ends in, and that."""
        for start in range(max(0, len(name) - _LONGEST), len(name)):
            prefix, organ = name[:start], name[start:]
            if organ in self.known and (organ in self.anywhere or _BEFORE_ORGAN.fullmatch(prefix)):
                return prefix, organ
        return "", name

    def _chain(self, organ: str) -> Iterator[str]:
        """The organ and what it became, in order."""
        seen: set[str] = set()
        following: str | None = organ
        while following and following not in seen:
            seen.add(following)
            yield following
            following = next((r.new for r in self.renamings if r.old == following), None)

    def _history(self, organ: str) -> Iterator[str]:
        """The organ and all that became it, the latest first."""
        waiting, seen = [organ], {organ}
        while waiting:
            yield (current := waiting.pop(0))
            olds = [r.old for r in self.renamings if r.new == current and r.old not in seen]
            seen.update(olds)
            waiting += olds


@cache
def organ_names(extra: Path | None = None) -> OrganNames:
    """The tables of the package and those of the file; what the file says goes first.

    Raises :class:`BadTable`, which names file and line.
    """
    aliases: dict[str, str] = {}
    renamings: list[Renaming] = []
    if extra is not None:
        for number, line in enumerate(_lines_of(extra), 1):
            _take(line, aliases, renamings, (extra, number))
    for table in ("organ_aliases", "organ_renamings"):
        for line in table_lines(table):
            _take(line, aliases, renamings, (table, 0))
    return _made(aliases, renamings)


def _lines_of(path: Path) -> Iterable[str]:
    try:
        return path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "不是 UTF-8 文本"
        raise BadTable(path=path, line=0, reason=reason) from error


def _take(
    line: str, aliases: dict[str, str], renamings: list[Renaming], place: tuple[object, int]
) -> None:
    """Two columns are a short and a full form; three and more a renaming, with its year."""
    cells = [cell.strip() for cell in line.split("\t")]
    if not line.strip() or line.startswith("#"):
        return
    reason = _fault(cells)
    if reason:
        raise BadTable(path=place[0], line=place[1], reason=reason)
    if len(cells) == 2:
        aliases.setdefault(cells[0], cells[1])
    elif all(known.old != cells[0] for known in renamings):
        renamings.append(Renaming(cells[0], cells[1], int(cells[2]), "".join(cells[3:])))


def _fault(cells: list[str]) -> str:
    """What is wrong with a line, or nothing."""
    if len(cells) < 2 or not all(cells[:2]):
        return "要有两列（简称、全称）或三列（旧名、新名、年份），以制表符分隔"
    if cells[0].lstrip("*") == cells[1]:
        return f"两个名称相同：{cells[1]}"
    if len(cells) > 2 and not re.fullmatch(r"(?:19|20)\d\d", cells[2]):
        return f"第三列应是四位数的年份：{cells[2]}"
    return ""


def _made(aliases: Mapping[str, str], renamings: list[Renaming]) -> OrganNames:
    plain = {short.lstrip("*"): full for short, full in aliases.items()}
    anywhere = {short[1:] for short in aliases if short[0] == "*"}
    anywhere |= {plain[short] for short in anywhere}
    renamed = {name for r in renamings for name in (r.old, r.new)}
    # A full form may be the short form of another line; it is spelt out to the end.
    full = {short: _last(short, plain) for short in plain}
    known = frozenset(full) | frozenset(full.values()) | renamed
    said = repr((sorted(aliases.items()), [(r.old, r.new, r.year) for r in renamings]))
    digest = sha256(said.encode()).hexdigest()[:16]
    return OrganNames(full, frozenset(anywhere), tuple(renamings), known, digest)


def _last(name: str, aliases: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while name in aliases and name not in seen:
        seen.add(name)
        name = aliases[name]
    return name
