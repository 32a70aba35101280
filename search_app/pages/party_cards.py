"""The pages of a person or an organization whose name is all that was asked for."""

from collections.abc import Iterator
from dataclasses import dataclass

from indexer.asking.asker import Asker
from indexer.text.analysis import squeeze
from search_app.addresses import organization_url, person_url

_MOST = 3


@dataclass(frozen=True, slots=True)
class PartyCard:
    """A name and its page; ``key`` names what it is in the catalogue."""

    key: str
    name: str
    url: str


def party_cards(asker: Asker, query: str) -> tuple[PartyCard, ...]:
    """Who goes by the words of a question; nothing is asked of the index where nobody does."""
    typed = squeeze(query)
    return (*_people(asker, typed), *_organizations(asker, typed)) if typed else ()


def _people(asker: Asker, typed: str) -> Iterator[PartyCard]:
    for name in asker.vocabulary().same("attendee", typed)[:_MOST]:
        yield PartyCard("party.card.person", name, person_url(name))


def _organizations(asker: Asker, typed: str) -> Iterator[PartyCard]:
    """Those of that name of today; a name without its place may be of several."""
    if not asker.vocabulary().same("organization", asker.names.full(typed)):
        return
    name = asker.names.canonical(typed)
    keys = asker.registry().organizations
    found = [name] if name in keys else sorted(key for key in keys if key.endswith(name))
    for key in found[:_MOST]:
        yield PartyCard("party.card.organization", key, organization_url(key))
