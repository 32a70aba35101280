"""Who takes part in what: one key for a person or an organization, however the minutes write it.

An organization goes by what it is called today, with the place of the body that met where its
own name says only of which level it is. A person is a name at an organization: two people of one
name are kept apart until somebody says that they are one (``person_names``). What the minutes
themselves write is kept beside the keys and shown.
"""

from collections.abc import Iterator, Sequence
from typing import Protocol

from corpus.grammar.organ_names import OrganNames
from corpus.model import Attendee, Meeting
from indexer.person_names import AT, NOBODY, PersonNames

_ROLE_END = ":"


class OfBodies(Protocol):
    """A meeting, or a record of one."""

    @property
    def bodies(self) -> Sequence[str]:
        """The organs that met."""


def place_of(meeting: OfBodies, names: OrganNames) -> str:
    """The place that the body is of (名城区), or nothing where its name does not say."""
    parts = map(names.parts, meeting.bodies)
    return next((found.place for found in parts if found.is_placed), "")


def organ_key(name: str, place: str, names: OrganNames) -> str:
    """The organization by the name of today, in full: 区规划局 may be 名城区自然资源和规划局."""
    return names.canonical(name, place)


def person_key(
    attendee: Attendee,
    meeting: OfBodies,
    place: str,
    names: OrganNames,
    people: PersonNames = NOBODY,
) -> str:
    """林望舒@名城区财政局; somebody listed without an organization is of the body that met."""
    homes = (*attendee.organizations, *meeting.bodies)[:1]
    own = attendee.name + AT + "".join(organ_key(home, place, names) for home in homes)
    return people.one(own)


def person_parts(key: str) -> tuple[str, str]:
    """The name and the organization of a person's key; the latter blank where there is none."""
    name, _, organization = key.partition(AT)
    return name, organization


def role_parts(value: str) -> tuple[str, str]:
    """How somebody took part, and the key of who it was."""
    role, _, key = value.partition(_ROLE_END)
    return role, key


def role_key(role: str, key: str) -> str:
    """How somebody took part, and who: present:林望舒@名城区财政局, observer:@名城区财政局."""
    return role + _ROLE_END + key


def role_keys(
    meeting: Meeting, place: str, names: OrganNames, people: PersonNames = NOBODY
) -> Iterator[str]:
    """All people and organizations that the minutes list, each with how they took part."""
    for attendee in meeting.attendees:
        role = attendee.attendance.value
        yield role_key(role, person_key(attendee, meeting, place, names, people))
        for organization in attendee.organizations:
            yield role_key(role, AT + organ_key(organization, place, names))
