"""Every sentence that the front end says, by key, Chinese with English beside it.

Each module of this package holds the texts of one page; a new page adds a module and nothing else.
Templates ask with ``t``; what the minutes say themselves never passes here.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from importlib import import_module
from pkgutil import iter_modules

from indexer.query.notes import Bilingual
from search_app.texts.text import Text

__all__ = [
    "CHINESE",
    "ENGLISH",
    "LANGUAGES",
    "TEXTS",
    "Text",
    "aside",
    "in_english",
    "merged",
    "say",
    "sentence",
    "speaking",
    "spoken",
]

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = {CHINESE: "zh-CN", ENGLISH: "en"}
"""Each language with its tag (BCP 47), the one spoken by default first."""
_spoken: ContextVar[str] = ContextVar("spoken", default=CHINESE)

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


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Say everything in this language meanwhile, in this thread."""
    before = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(before)


def in_english() -> bool:
    """Whether English is spoken."""
    return _spoken.get() == ENGLISH


def aside(words: str) -> str:
    """The words in brackets; nothing for no words."""
    return say("aside", words=words) if words else ""


def spoken(text: Bilingual) -> str:
    """What a table of another room says, in the language that is spoken."""
    return text.english if in_english() else text.chinese


def sentence(key: str) -> str:
    """The sentence as it is in the catalogue, with its details open."""
    return TEXTS[key][in_english()]


def say(key: str, **details: object) -> str:
    """The sentence in the language that is spoken, filled in. Raises ``KeyError`` for a key that
    is not there.
    """
    return sentence(key).format(**details)
