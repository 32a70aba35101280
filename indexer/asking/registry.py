"""All people and organizations of one generation by key, so that a page can be looked up.

Made from counts that any engine gives, like ``vocabulary``; whoever asks keeps one for each
generation.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from indexer.engine import Engine
from indexer.parties import person_parts, role_parts
from indexer.person_names import AT
from indexer.query.request import SearchRequest
from indexer.text.likeness import nearest

_MOST_NEAR = 8
_OF_ROLES = "taking_part"
_OF_ORGANIZATIONS = ("sat_in", "reporting", "responsible", "partner")


@dataclass(frozen=True, slots=True)
class Registry:
    """``people`` has the keys of each name, in order; ``organizations`` all keys."""

    people: Mapping[str, tuple[str, ...]]
    organizations: frozenset[str]

    def knows(self, key: str) -> bool:
        """Whether there is a person of that key."""
        return key in self.people.get(person_parts(key)[0], ())

    def near_people(self, key: str) -> tuple[str, ...]:
        """Keys of people of the same name, or of names that look most like it."""
        name = person_parts(key)[0]
        names = [name] if name in self.people else nearest(name, self.people, _MOST_NEAR)
        return tuple(key for name in names for key in self.people[name])[:_MOST_NEAR]

    def near_organizations(self, key: str) -> tuple[str, ...]:
        """Keys of organizations whose names look most like it."""
        return nearest(key, self.organizations, _MOST_NEAR)


def read_registry(engine: Engine) -> Registry:
    """Everybody of the generation that answers now."""
    request = SearchRequest(facets=(_OF_ROLES, *_OF_ORGANIZATIONS), limit=0)
    values = {facet.name: facet.by_value() for facet in engine.search(request).facets}
    keys = {role_parts(value)[1] for value in values.get(_OF_ROLES, ())}
    people = sorted(key for key in keys if not key.startswith(AT))
    homes = {person_parts(key)[1] for key in people} | {
        key[1:] for key in keys if key.startswith(AT)
    }
    named = {name for field in _OF_ORGANIZATIONS for name in values.get(field, ())}
    return Registry(_by_name(people), frozenset((homes | named) - {""}))


def _by_name(keys: Iterable[str]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for key in keys:
        name = person_parts(key)[0]
        found[name] = (*found.get(name, ()), key)
    return found
