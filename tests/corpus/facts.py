"""Meetings told in the words of the facts files: the shape that both sides are compared in."""

import json
from dataclasses import asdict
from pathlib import Path

from corpus.grammar.docnumber import find_number
from corpus.grammar.titles import KINDS

SCALARS = ("title", "term", "session", "location", "publicity")
LISTS = ("bodies", "issuers", "documents")
DATES = ("date", "issued_on", "printed_on")


def load(path: Path) -> dict[str, object]:
    facts = json.loads(path.read_text(encoding="utf-8"))
    number = facts.get("doc_number")
    if number:
        facts["doc_number"] = str(find_number(number))
    if facts.get("kind"):
        facts["kind"] = KINDS.get(facts["kind"], facts["kind"])
    return facts


def tell(meeting) -> dict[str, object]:
    """A meeting as a facts file tells it."""
    return {
        **{name: getattr(meeting, name) for name in SCALARS},
        **{name: list(getattr(meeting, name)) for name in LISTS},
        **{name: str(getattr(meeting, name) or "") or None for name in DATES},
        "kind": meeting.kind,
        "held_with": [
            {**asdict(joint), "bodies": list(joint.bodies)} for joint in meeting.held_with
        ],
        "doc_number": str(meeting.doc_number) if meeting.doc_number else None,
        "chair": {"name": meeting.chair.name, "titles": list(meeting.chair.titles)}
        if meeting.chair
        else None,
        "attendees": [_person(person) for person in meeting.attendees],
        "sections": [_section(section) for section in meeting.sections],
    }


def _person(person):
    return {
        "name": person.name,
        "attendance": str(person.attendance),
        "organizations": list(person.organizations),
        "titles": list(person.titles),
        "note": person.note,
    }


def _section(section):
    return {
        "order": section.order,
        "number": section.number,
        "heading": section.heading,
        "kinds": list(section.kinds),
        "paragraph_labels": sum(paragraph.label is not None for paragraph in section.paragraphs),
        "documents": [mention.title for mention in section.documents],
        "reporters": list(section.reporters),
        "decisions": [
            {
                "outcome": decision.outcome,
                "object": decision.object,
                "responsible": list(decision.responsible),
                "partners": list(decision.partners),
                "deadline": decision.deadline,
            }
            for decision in section.decisions
        ],
    }


def only_stated(told, facts):
    """Leave out of ``told`` what ``facts`` does not state: a key that is absent says nothing."""
    if isinstance(facts, dict) and isinstance(told, dict):
        return {key: only_stated(told[key], value) for key, value in facts.items() if key in told}
    if isinstance(facts, list) and isinstance(told, list) and len(told) == len(facts):
        return [only_stated(one, fact) for one, fact in zip(told, facts, strict=True)]
    return told


def han(text: str) -> str:
    return "".join(char for char in text if char.isalpha() and char > "\u2fff")


def kept_text(meeting) -> str:
    """Every piece of text that a meeting keeps of its source."""
    sections = (
        (section.number or "", *_heading(section), *_paragraphs(section))
        for section in meeting.sections
    )
    pieces = (*meeting.preamble, *(piece for section in sections for piece in section))
    return "".join((*pieces, *meeting.conclusions))


def _heading(section):
    """The heading, unless it only quotes the first paragraph, as that of a digest does."""
    first = section.paragraphs[0].text if section.paragraphs else ""
    quoted = section.number is None and section.heading in first
    return () if quoted else (section.heading,)


def _paragraphs(section):
    return (f"{paragraph.label or ''}{paragraph.text}" for paragraph in section.paragraphs)
