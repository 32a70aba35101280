"""Who presided over the sitting of an assembly, by its label or by a mark in its lists."""

from collections.abc import Sequence

from corpus.assembly.people.person import is_post
from corpus.model import Attendance, Attendee, Chair

_GIVEN = 2
"""A given name has two characters nearly always; of one alone nothing is told."""

_CHAIRS, _DEPUTIES = ("主席", "召集人", "主持人"), ("副主席", "副召集人")


def chair_of(
    people: tuple[Attendee, ...],
) -> tuple[Chair | None, tuple[Attendee, ...]]:
    """The chair by the label, else by the mark (主席) in a list, else the deputy's mark."""
    chairs = [person for person in people if person.attendance is Attendance.CHAIR]
    others = tuple(person for person in people if person.attendance is not Attendance.CHAIR)
    if chairs:
        return Chair(chairs[0].name, chairs[0].titles), (*chairs, *others)
    for marks in (_CHAIRS, _DEPUTIES):
        for person in others:
            if person.attendance is Attendance.PRESENT and _marked(person.note, marks):
                chair = Chair(person.name, (person.note,) if person.note else ())
                return chair, (Attendee(person.name, Attendance.CHAIR), *others)
    holders = [person for person in others if _presides_by_post(person)]
    if len(holders) == 1:
        chair = Chair(holders[0].name, holders[0].titles)
        return chair, (Attendee(holders[0].name, Attendance.CHAIR), *others)
    return None, others


def named_in_full(rows: Sequence[str], people: tuple[Attendee, ...]) -> tuple[Attendee, ...]:
    """主席：主任委員洵如: the one of those present whose given name that is, as who presided.

    Nobody is added where somebody presides already, or two bear the name.
    """
    if any(person.attendance is Attendance.CHAIR for person in people):
        return people
    for row in (row.strip() for row in rows[:1]):
        post, given = row[:-_GIVEN], row[-_GIVEN:]
        found = {
            person.name
            for person in people
            if person.attendance is Attendance.PRESENT and person.name[1:] == given
        }
        if len(found) == 1 and is_post(post):
            return (Attendee(found.pop(), Attendance.CHAIR, titles=(post,)), *people)
    return people


def _presides_by_post(person: Attendee) -> bool:
    """主席：甲 in the list of those present; the 主席 of an organ named beside is a guest."""
    return (
        person.attendance is Attendance.PRESENT
        and not person.organizations
        and any(title in _CHAIRS for title in person.titles)
    )


def _marked(note: str | None, marks: Sequence[str]) -> bool:
    """(主席), or (內務委員會主席): the mark may name the committee too."""
    if note is None:
        return False
    return note in marks or any(note.endswith((f"會{mark}", f"会{mark}")) for mark in marks)
