"""Which index is published, and which of its documents are to be seen.

An index is a generation: NAME-g00000001. The alias NAME stands for the published one, and its
filter says which documents are seen, so one call switches both at once. A run that only brings an
index up to date writes beside what is there, with a higher ``since``; its switch lets that be seen
and hides what the changed meetings were before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indexer.engines.opensearch_client import CallRefused, Client, Json
from indexer.engines.opensearch_query import none_of, terms
from indexer.errors import ClusterUnavailable

FIRST_COMMIT = 1
_GENERATION = "{}-g{:08}"
_EXISTS = "resource_already_exists_exception"


@dataclass(frozen=True, slots=True)
class Published:
    """An index as of a commit; ``replaced`` are the meetings whose older documents are hidden."""

    index: str
    commit: int
    replaced: tuple[str, ...] = ()

    @property
    def generation(self) -> str:
        """Names the state that answers."""
        return f"{self.index}@{self.commit}"

    def seen(self) -> Json:
        """Finds the documents that are to be seen."""
        seen: Json = {"filter": [{"range": {"since": {"lte": self.commit}}}]}
        if self.replaced:
            older = {"range": {"since": {"lt": self.commit}}}
            seen["must_not"] = [{"bool": {"filter": [older, terms("meeting_id", self.replaced)]}}]
        return {"bool": seen}

    def hidden(self) -> Json:
        """Finds all others: what was replaced, and what a run left that did not end."""
        return none_of(self.seen())


class Places:
    """The indexes and the alias of one name."""

    def __init__(self, client: Client, name: str) -> None:
        self._client = client
        self.name = name

    def published(self) -> Published | None:
        """What is to answer; None when nothing was ever published."""
        try:
            found = self._client.call("GET", f"/_alias/{self.name}")
        except CallRefused as error:
            if error.status == 404:
                return None
            raise
        ((index, about),) = found.items()
        return _read(index, about["aliases"][self.name]["filter"]["bool"])

    def generations(self) -> list[str]:
        """All indexes of the name, oldest first; finished or not."""
        start = f"{self.name}-g"
        return sorted(name for name in self._client.call("GET", f"/{start}*/_alias"))

    def next_generation(self) -> str:
        """A name that no index has."""
        names = self.generations()
        number = int(names[-1].rpartition("-g")[2]) + 1 if names else 1
        return _GENERATION.format(self.name, number)

    def publish(self, new: Published, old: Published | None) -> None:
        """Let the new state answer: one call, so that nobody sees neither or both."""
        actions: list[Json] = []
        if old and old.index != new.index:
            actions.append({"remove": {"index": old.index, "alias": self.name}})
        actions.append({"add": {"index": new.index, "alias": self.name, "filter": new.seen()}})
        self._client.call("POST", "/_aliases", {"actions": actions})

    def create(self, index: str, body: Json) -> None:
        """Make an index; one that is there already is left as it is."""
        try:
            self._client.call("PUT", f"/{index}", body)
        except CallRefused as error:
            if error.kind != _EXISTS:
                raise

    def remove(self, indexes: Iterable[str]) -> None:
        """Delete indexes, each by its exact name."""
        for index in indexes:
            self._client.call("DELETE", f"/{index}")

    def meta(self, index: str) -> Mapping[str, Any]:
        """What was said of an index when it was made."""
        about = self._client.call("GET", f"/{index}/_mapping")[index]
        found: Mapping[str, Any] = about["mappings"]["_meta"]
        return found

    def refresh(self, index: str) -> None:
        """Let all that was written be found. Raises ``ClusterUnavailable`` if some cannot be."""
        shards = self._client.call("POST", f"/{index}/_refresh")["_shards"]
        if shards["failed"]:
            raise ClusterUnavailable(address=index, reason=f"refresh {shards}")


def _read(index: str, kept: Json) -> Published:
    """The state that ``Published.seen`` was made of."""
    commit = int(kept["filter"][0]["range"]["since"]["lte"])
    replaced: list[str] = []
    for hidden in kept.get("must_not", ()):
        clause = hidden["bool"]["filter"][1]
        for part in clause.get("bool", {}).get("should", [clause]):
            replaced += part["terms"]["meeting_id"]
    return Published(index, commit, tuple(replaced))
