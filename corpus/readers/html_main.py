"""Where on a page the text of the document stands."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from importlib.resources import files

from corpus.readers.html_lines import lines_of
from corpus.readers.html_tree import Element, han_inside
from corpus.readers.loss import count_han

# A container that holds less of the page's text than this is some other box of the same name.
_MAIN_AT_LEAST = 1 / 3
_CLUTTER_TAGS = ("nav", "header", "footer", "aside", "form")
_CLUTTER_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|header|foot|footer|crumbs?|breadcrumbs?|share|sidebar"
    r"|copyright|related|bdsharebuttonbox)(?:$|[\s_-])",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_HOST = re.compile(r"(?:https?:)?//([\w.-]+)")


@dataclass(frozen=True, slots=True)
class Selector:
    """One line of ``selectors.txt``; ``host`` None is for all sites, ``tag`` None for all tags."""

    host: str | None
    tag: str | None
    attribute: str
    value: str


def parse_selectors(table: str) -> tuple[Selector, ...]:
    """The selectors of a table, those for a host first. Raises ``ValueError`` on a bad line."""
    lines = (line.strip() for line in table.splitlines())
    found = [_selector(line) for line in lines if line and line != "#" and line[:2] != "# "]
    return tuple(sorted(found, key=lambda selector: selector.host is None))


def _selector(line: str) -> Selector:
    match = re.fullmatch(r"(?:([\w-]+(?:\.[\w-]+)+)\s+)?([a-zA-Z]\w*)?([#.])([\w-]+)", line)
    if match is None:
        raise ValueError(f"not a selector: {line}")
    attribute = "id" if match[3] == "#" else "class"
    return Selector(match[1], match[2], attribute, match[4])


SELECTORS = parse_selectors((files(__package__) / "selectors.txt").read_text(encoding="utf-8"))


def hosts(root: Element, source: str, path: str) -> frozenset[str]:
    """The sites that the page may come from: its own links to itself, or a mirror's folders."""
    links = [e.get("href") or "" for e in root.iter("base", "link") if _names_the_page(e)]
    links += _SAVED_FROM.findall(source[:4096])
    named = [match[1].lower() for link in links if (match := _HOST.match(link))]
    return frozenset((*named, *(part.lower() for part in path.split("/")[:-1] if "." in part)))


def _names_the_page(element: Element) -> bool:
    return element.tag == "base" or (element.get("rel") or "").lower() == "canonical"


def main_lines(
    root: Element,
    sites: Set[str],
    metadata: Set[Element],
    selectors: Sequence[Selector] = SELECTORS,
) -> tuple[list[str], bool]:
    """The lines of the main text, and whether a selector found it.

    Otherwise all lines of the body less navigation, heads, feet and the metadata table: too much
    rather than too little.
    """
    body = root.find("body")
    body = root if body is None else body
    clutter = metadata | frozenset(_clutter(body))
    links = frozenset(a for a in body.iter("a") if a.get("href"))
    total = _weight([body], clutter | links)
    named = _by_name(body)
    for selector in selectors:
        if selector.host and not _is_of(selector.host, sites):
            continue
        found = _outermost(named.get((selector.attribute, selector.value), ()), selector.tag)
        share = _weight(found, metadata | links) / max(total, 1)
        if share >= _MAIN_AT_LEAST or (selector.host and share):
            return _lines(found, metadata), True
    return _lines([body], clutter), False


def _is_of(host: str, sites: Iterable[str]) -> bool:
    return any(site == host or site.endswith("." + host) for site in sites)


def _by_name(body: Element) -> dict[tuple[str, str], list[Element]]:
    """All elements by their id and classes, found in one pass for all the selectors."""
    named: dict[tuple[str, str], list[Element]] = {}
    for element in body.iter("*"):
        for attribute in ("id", "class"):
            for value in set((element.get(attribute) or "").split()):
                named.setdefault((attribute, value), []).append(element)
    return named


def _outermost(named: Iterable[Element], tag: str | None) -> list[Element]:
    found = [element for element in named if tag in (None, element.tag)]
    inside = set(found)
    return [e for e in found if not any(outer in inside for outer in e.iterancestors())]


def _clutter(body: Element) -> Iterator[Element]:
    """What looks like furniture by tag or name, unless half the page's text is inside.

    Whole pages stand in one <form> (ASP.NET), and many a template calls all of it "header".
    """
    half = han_inside(body) / 2
    for element in body.iterdescendants("*"):
        names = f"{element.get('id') or ''} {element.get('class') or ''}"
        furniture = element.tag in _CLUTTER_TAGS or _CLUTTER_NAME.search(names)
        if furniture and han_inside(element) <= half:
            yield element


def _weight(elements: Iterable[Element], cut: Set[Element]) -> int:
    return count_han("".join(_lines(elements, cut)))


def _lines(elements: Iterable[Element], cut: Set[Element]) -> list[str]:
    return [line for element in elements for line in lines_of(element, cut)]
