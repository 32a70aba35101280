"""The fields that are judged, in one table: each draws comparable values out of minutes JSON.

Facts and minutes JSON have the same shape, so one function reads both. ``None`` means that the
facts do not state the field; an empty list means that there is nothing to find.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from corpus.grammar.titles import KINDS
from indexer.text.analysis import squeeze

VOTES = ("in_favour", "against", "abstained")

Facts = Mapping[str, Any]
Values = list[Hashable]

# A mirror puts the reading behind a character that it converted: 常務(wù)會議.
_PINYIN = re.compile("(?<=[一-鿿])\\([a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜü]{1,6}\\)")
_KIND_NAMES = {squeeze(name): squeeze(counted) for name, counted in KINDS.items()}
_WIDENED = re.compile("[(]扩大[)]|扩大(?=会)")
_YEAR = re.compile(r"[(\[【](\d{2,4})[)\]】]第?0*")


class Field(NamedTuple):
    """A row of the printed table; ``in_order`` says that the values' order counts too."""

    name: str
    values: Callable[[Facts], Values | None]
    in_order: bool = False


def text(value: object) -> str:
    """A text as it is compared: without blanks and pinyin, in one width and script."""
    return _PINYIN.sub("", squeeze(str(value))).strip("。；;:：,，.")


def number(value: object) -> str:
    """A document number in one form, whatever brackets and zeros it was written with."""
    return re.sub("期$", "号", _YEAR.sub(r"(\1)", squeeze(str(value))))


def kind(value: object) -> str:
    """A kind of meeting under the name that the project's table counts it by."""
    name = _WIDENED.sub("", squeeze(str(value)))
    name = _KIND_NAMES.get(name, name)
    return re.sub("会$", "会议", name)


def _one(key: str, form: Callable[[object], Hashable]) -> Callable[[Facts], Values | None]:
    def values(facts: Facts) -> Values | None:
        if key not in facts:
            return None
        return [] if facts[key] in (None, "") else [form(facts[key])]

    return values


def _many(key: str) -> Callable[[Facts], Values | None]:
    def values(facts: Facts) -> Values | None:
        return [text(value) for value in facts[key]] if key in facts else None

    return values


def _held_with(facts: Facts) -> Values | None:
    """The further meetings of one sitting; facts that state a session and no such key know none."""
    if "held_with" not in facts and "session" not in facts:
        return None
    return [(kind(one["kind"]), one["session"]) for one in facts.get("held_with", ())]


def _chair_name(facts: Facts) -> Values | None:
    if "chair" not in facts:
        return None
    return [text(facts["chair"]["name"])] if facts["chair"] else []


def _chair_titles(facts: Facts) -> Values | None:
    if "chair" not in facts or "titles" not in (facts["chair"] or {"titles": ()}):
        return None
    return [text(title) for title in (facts["chair"] or {}).get("titles", ())]


def _people(facts: Facts) -> Values | None:
    if "attendees" not in facts:
        return None
    return [(text(person["name"]), person["attendance"]) for person in facts["attendees"]]


def _beside_names(key: str) -> Callable[[Facts], Values | None]:
    """Pairs of a person and one of his organizations, titles or notes."""

    def values(facts: Facts) -> Values | None:
        people = facts.get("attendees")
        if people is None or not all(key in person for person in people):
            return None
        return [(text(p["name"]), text(value)) for p in people for value in _listed(p[key])]

    return values


def _listed(value: object) -> Sequence[object]:
    if value is None:
        return ()
    return value if isinstance(value, list | tuple) else (value,)


def _sections(facts: Facts, key: str) -> list[Any] | None:
    """What every section tells under ``key``; nothing is judged where one of them is silent."""
    sections = facts.get("sections")
    if sections is None or not all(key in section for section in sections):
        return None
    return [section[key] for section in sections]


def _headings(facts: Facts) -> Values | None:
    headings = _sections(facts, "heading")
    return None if headings is None else [text(heading) for heading in headings]


def _count(facts: Facts) -> Values | None:
    return [len(facts["sections"])] if "sections" in facts else None


def _in_sections(key: str) -> Callable[[Facts], Values | None]:
    def values(facts: Facts) -> Values | None:
        lists = _sections(facts, key)
        return None if lists is None else [text(value) for told in lists for value in told]

    return values


def _section_numbers(facts: Facts) -> Values | None:
    numbers = _sections(facts, "number")
    return None if numbers is None else [text(told) for told in numbers if told]


def _decisions(facts: Facts, key: str) -> list[Facts] | None:
    lists = _sections(facts, "decisions")
    if lists is None:
        return None
    decisions = [decision for told in lists for decision in told]
    return decisions if all(key in decision for decision in decisions) else None


def _decided(*keys: str) -> Callable[[Facts], Values | None]:
    def values(facts: Facts) -> Values | None:
        decisions = _decisions(facts, keys[-1])
        if decisions is None:
            return None
        return [tuple(text(one[key] or "") for key in keys) for one in decisions]

    return values


def _charged(key: str) -> Callable[[Facts], Values | None]:
    """Who is charged with what: object and organization."""

    def values(facts: Facts) -> Values | None:
        decisions = _decisions(facts, key)
        if decisions is None:
            return None
        return [
            (one["outcome"], text(one["object"] or ""), text(name))
            for one in decisions
            for name in _listed(one[key])
        ]

    return values


def _votes(facts: Facts) -> Values | None:
    """What the votes on each object were; a decision without that key was not voted on."""
    decisions = _decisions(facts, "object")
    if decisions is None:
        return None
    voted = [(text(one["object"] or ""), one["votes"]) for one in decisions if one.get("votes")]
    return [
        (name, bool(votes.get("unanimous")), *(votes.get(side) for side in VOTES))
        for name, votes in voted
    ]


def _documents(facts: Facts) -> Values | None:
    if "documents" in facts:
        return [text(title) for title in facts["documents"]]
    lists = _sections(facts, "documents")
    if lists is None:
        return None
    return list(dict.fromkeys(text(title) for told in lists for title in told))


def _title(facts: Facts) -> Values | None:
    """Not judged where the text has no headline: a list of hits must call the record something."""
    return [text(facts["title"])] if facts.get("title") else None


FIELDS = (
    Field("title", _title),
    Field("bodies", _many("bodies")),
    Field("date", _one("date", str)),
    Field("kind", _one("kind", kind)),
    Field("session", _one("session", int)),  # type: ignore[arg-type]
    Field("term", _one("term", int)),  # type: ignore[arg-type]
    Field("held with", _held_with),
    Field("number", _one("doc_number", number)),
    Field("location", _one("location", text)),
    Field("chair name", _chair_name),
    Field("chair titles", _chair_titles),
    Field("attendees with role", _people),
    Field("organizations", _beside_names("organizations")),
    Field("posts", _beside_names("titles")),
    Field("notes", _beside_names("note")),
    Field("section headings", _headings, in_order=True),
    Field("section numbers", _section_numbers, in_order=True),
    Field("section count", _count),
    Field("item kinds", _in_sections("kinds")),
    Field("documents", _documents),
    Field("reporters", _in_sections("reporters")),
    Field("outcomes", _decided("outcome")),
    Field("decisions", _decided("outcome", "object")),
    Field("responsible", _charged("responsible")),
    Field("partners", _charged("partners")),
    Field("deadlines", _charged("deadline")),
    Field("votes", _votes),
    Field("issuers", _many("issuers")),
    Field("issued on", _one("issued_on", str)),
    Field("printed on", _one("printed_on", str)),
    Field("publicity", _one("publicity", text)),
)
