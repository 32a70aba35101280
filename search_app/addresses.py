"""Addresses of the pages of documents, people and organizations."""

from dataclasses import dataclass

from corpus.grammar.organ_names import OrganNames
from corpus.model import Attendee, Meeting
from indexer.parties import organ_key, person_key, place_of
from indexer.person_names import PersonNames
from search_app.quoting import in_path

DOCUMENTS, PEOPLE, ORGANIZATIONS = "/documents/", "/people/", "/organizations/"


def document_url(title: str) -> str:
    """The page of a document by its title; whatever stands in a title is safe in an address."""
    return DOCUMENTS + in_path(title)


def person_url(key: str) -> str:
    """The page of a person by key (林望舒@青禾区财政局), or of all people of a bare name."""
    return PEOPLE + in_path(key)


def organization_url(key: str) -> str:
    """The page of an organization by key."""
    return ORGANIZATIONS + in_path(key)


@dataclass(frozen=True, slots=True)
class PartyLinks:
    """Where the names that stand in one meeting lead to."""

    meeting: Meeting
    place: str
    names: OrganNames
    people: PersonNames

    def person(self, attendee: Attendee) -> str:
        """The page of somebody who is listed."""
        key = person_key(attendee, self.meeting, self.place, self.names, self.people)
        return person_url(key)

    def organization(self, name: str) -> str:
        """The page of an organization as the meeting names it."""
        return organization_url(organ_key(name, self.place, self.names))


def party_links(meeting: Meeting, names: OrganNames, people: PersonNames) -> PartyLinks:
    """The links of a meeting, with the tables that the index was made with."""
    return PartyLinks(meeting, place_of(meeting, names), names, people)
