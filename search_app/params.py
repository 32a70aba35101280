"""Query strings: what is asked, and the addresses that ask a little more or less.

The meaning of each parameter is ``indexer.query.parameters``; here they are only carried about.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from corpus.grammar.organ_names import OrganNames
from indexer.errors import BadParameter
from indexer.query.edits import also
from indexer.query.parameters import PARAMETERS, in_full
from indexer.query.parser import parse_query
from indexer.query.remedies import remedy
from indexer.query.writing import render
from search_app.language import PARAMETER as LANGUAGE
from search_app.quoting import in_path, in_query, query_string

NAMES = tuple(parameter.name for parameter in PARAMETERS)
# A changed question starts on its first page again; the sort and the size stay.
_PLACE = ("page",)
_ASKED_OTHERWISE = ("q", "sort", "page", "size")
OF_MEETINGS = (
    *("from", "to", "year", "month", "body", "kind", "attendee", "organization", "sat_in"),
    "status",
)
"""The conditions that a whole meeting meets or does not."""
CONDITIONS = tuple(name for name in NAMES if name not in _ASKED_OTHERWISE)


@dataclass(frozen=True, slots=True)
class Question:
    """The parameters of one address: (name, value) pairs, without empty and repeated ones."""

    pairs: tuple[tuple[str, str], ...] = ()

    def values(self) -> dict[str, list[str]]:
        """Name to values, as ``indexer.query.parameters`` takes them."""
        values: dict[str, list[str]] = {}
        for name, value in self.pairs:
            values.setdefault(name, []).append(value)
        return values

    def first(self, name: str) -> str:
        """The first value of the name, or an empty string."""
        return next((value for key, value in self.pairs if key == name), "")

    def conditions(self) -> tuple[tuple[str, str], ...]:
        """The pairs that narrow the answer, beside the words themselves."""
        return tuple(pair for pair in self.pairs if pair[0] in CONDITIONS)

    def beside(self, *names: str) -> tuple[tuple[str, str], ...]:
        """All pairs of other names: what a form must carry along."""
        return self._without(names).pairs

    def toggled(self, name: str, value: str) -> "Question":
        """With the condition added, or taken away where it was set."""
        pair = (name, value)
        kept = self._without(_PLACE).pairs
        if pair in kept:
            return Question(tuple(other for other in kept if other != pair))
        return Question((*kept, pair))

    def adding(self, path: str, name: str) -> Callable[[str], str]:
        """Addresses of this question with one more condition, by its value; made for many values:
        all but the value is spelled once.
        """
        pairs = (*self._without(_PLACE).pairs, (name, ""))
        begin = f"{path}?{query_string(pairs)}"
        return lambda value: begin + _quoted(value)

    def with_one(self, name: str, value: str) -> "Question":
        """With this as the only value of the name; an empty one takes the name away."""
        kept = self._without((*_PLACE, name)).pairs
        return Question((*kept, (name, value)) if value else kept)

    def between(self, first: str, last: str) -> "Question":
        """With these as the only bounds of time; empty ones take them away."""
        kept = self._without((*_PLACE, "year", "from", "to")).pairs
        bounds = (("from", first), ("to", last))
        return Question((*kept, *(pair for pair in bounds if pair[1])))

    def refined(self, words: str) -> "Question":
        """The same question with more words, all of which must be there too."""
        typed, more = (parse_query(text).query for text in (self.first("q"), words))
        return self.with_one("q", render(also(typed, more)))

    def words_only(self) -> "Question":
        """Without any condition."""
        return self._without((*_PLACE, *CONDITIONS))

    def in_full(self, names: OrganNames) -> "Question":
        """With the organizations under their full names, as the index has them."""
        pairs = ((name, in_full(name, value, names)) for name, value in self.pairs)
        return Question(tuple(dict.fromkeys(pairs)))

    def url(self, path: str) -> str:
        """The address of this question under a path."""
        return f"{path}?{query_string(self.pairs)}" if self.pairs else path

    def _without(self, names: Iterable[str]) -> "Question":
        dropped = set(names)
        return Question(tuple(pair for pair in self.pairs if pair[0] not in dropped))


def read_question(arguments: Mapping[str, Iterable[str]]) -> Question:
    """The question of a query string, its parameters in the order of the table.

    A name that the table does not know stays, at the end, so that ``search_request`` can refuse
    it: a misspelt condition that is passed over would look like an answer to it. The language is
    no part of what is asked.
    """
    known = [name for name in NAMES if name in arguments]
    strange = [name for name in arguments if name not in NAMES and name != LANGUAGE]
    pairs = ((name, value.strip()) for name in known + strange for value in arguments[name])
    return Question(tuple(dict.fromkeys(pair for pair in pairs if pair[1])))


def refuse_others(pairs: Iterable[tuple[str, str]], names: Sequence[str] = ()) -> None:
    """Raises ``BadParameter`` for a name that is not among these: passed over, it would look like
    an answer to it. The language is no part of what is asked.
    """
    for name, value in pairs:
        if name not in (*names, LANGUAGE):
            told = remedy(
                f"这里可用：{'、'.join(names) or '（没有参数）'}。",
                f"Used here: {', '.join(names) or '(no parameters)'}.",
            )
            raise BadParameter(name=name[:40], value=value[:40], **told)


def meeting_url(meeting_id: str, query: str = "", anchor: str = "") -> str:
    """The address of a meeting, of a place in it, and of the words to mark there."""
    words = f"?q={_quoted(query)}" if query else ""
    place = f"#{anchor}" if anchor else ""
    return f"/meetings/{in_path(meeting_id)}{words}{place}"


def original_url(meeting_id: str, number: int = 1) -> str:
    """The address of the file of the meeting's first source, or of a further one."""
    which = f"?source={number}" if number > 1 else ""
    return f"{meeting_url(meeting_id)}/original{which}"


def condition_url(name: str, value: str) -> str:
    """The address of a search for one condition alone."""
    return Question(((name, value),)).url("/search")


def search_url(query: str) -> str:
    """The address of a search for these words alone."""
    return condition_url("q", query)


@lru_cache(maxsize=4096)
def _quoted(text: str) -> str:
    """A question, which stands in dozens of addresses of a page, or a value, which does in many."""
    return in_query(text)
