"""The organizations that a document names elsewhere: where one is glued to a name, that tells."""

import re
from functools import lru_cache

_LONG_SEARCH = 50_000
"""Characters for all names together."""

_BEFORE_ORGANIZATION = frozenset("，。；：、（“了由请和与及对将向同商给并是经以为")
_BEHIND_MARK = re.compile(f"[{''.join(sorted(_BEFORE_ORGANIZATION))}](?=(..))", re.DOTALL)


def named_in(context: str, organizations: tuple[str, ...]) -> frozenset[str]:
    """Those that the context names; a long search is begun only for what may be there."""
    if len(organizations) * len(context) > _LONG_SEARCH:
        organizations = tuple(name for name in organizations if name[:2] in _beginnings(context))
    return frozenset([name for name in organizations if _is_named(name, context)])


@lru_cache(maxsize=1)
def _beginnings(context: str) -> frozenset[str]:
    """The first two characters of all that may be a name there: a quick look before searches."""
    return frozenset((context[:2], *_BEHIND_MARK.findall(context)))


def _is_named(organization: str, context: str) -> bool:
    """Whether the context names exactly this organization, and not only a longer one."""
    at = context.find(organization)
    while at >= 0:
        if at == 0 or context[at - 1] in _BEFORE_ORGANIZATION:
            return True
        at = context.find(organization, at + 1)
    return False
