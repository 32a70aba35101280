"""Regular expressions that are compiled when they are first used.

The wordings of a digest, of councils and of parliaments are long alternations, and compiling all
of them takes a good part of the start of a run that reads ten plain files and needs few.
"""

import re
from typing import Any, cast

_waiting: list["_Late"] = []
_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Late:
    """Stands in for a pattern until one of its methods or attributes is asked for."""

    def __init__(self, text: str, flags: int) -> None:
        self.pattern = text
        self._flags = flags
        _waiting.append(self)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401
        if name.startswith("__"):
            raise AttributeError(name)
        compiled = re.compile(self.pattern, self._flags)
        # From now on the methods are found here, without a detour.
        vars(self).update((method, getattr(compiled, method)) for method in _METHODS)
        return getattr(compiled, name)


def late(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern; a mistake in ``text`` is ``re.error`` at its first use.

    The ``re`` of its matches is not this, so compare their ``pattern``.
    """
    return cast(re.Pattern[str], _Late(text, flags))


def compile_all() -> None:
    """Compile what waits, for who wants to see that none holds a mistake."""
    while _waiting:
        _ = _waiting.pop().search
