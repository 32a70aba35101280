"""Every sentence that the front end says, by key, Chinese with English beside it.

Each module of this package holds the texts of one page; a new page adds a module and nothing else.
Templates ask with ``t("key", name=value)``; what the minutes say themselves never passes here.
"""

from collections.abc import Iterable
from importlib import import_module
from pkgutil import iter_modules

from search_app.texts.text import Text

__all__ = ["TEXTS", "Text", "merged", "say"]

_NO_CATALOGUE = "text"


def merged(catalogues: Iterable[dict[str, Text]]) -> dict[str, Text]:
    """All catalogues as one. Raises ``ValueError`` for a key that stands in two of them."""
    texts: dict[str, Text] = {}
    for catalogue in catalogues:
        if twice := texts.keys() & catalogue.keys():
            raise ValueError(f"two texts for one key: {sorted(twice)}")
        texts |= catalogue
    return texts


TEXTS = merged(
    import_module(f"{__name__}.{found.name}").TEXTS
    for found in iter_modules(__path__)
    if found.name != _NO_CATALOGUE
)


def say(key: str, language: str = "zh", **details: object) -> str:
    """The sentence in the language, filled in. Raises ``KeyError`` for a key that is not there."""
    chinese, english = TEXTS[key]
    return (english if language == "en" else chinese).format(**details)
