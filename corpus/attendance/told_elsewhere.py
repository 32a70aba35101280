"""The organizations that a document names elsewhere: where one is glued to a name, that tells."""

import re
from functools import lru_cache

_BEFORE_ORGANIZATION = frozenset("，。；：、（“了由请和与及对将向同商给并是经以为")
_BEHIND_MARK = re.compile(f"[{''.join(sorted(_BEFORE_ORGANIZATION))}](?=(..))", re.DOTALL)


@lru_cache(maxsize=1)
def beginnings(context: str) -> frozenset[str]:
    """The first two characters of all that may be a name there: a quick look before searches."""
    return frozenset((context[:2], *_BEHIND_MARK.findall(context)))


def is_named(organization: str, context: str) -> bool:
    """Whether the context names exactly this organization, and not only a longer one."""
    at = context.find(organization)
    while at >= 0:
        if at == 0 or context[at - 1] in _BEFORE_ORGANIZATION:
            return True
        at = context.find(organization, at + 1)
    return False
