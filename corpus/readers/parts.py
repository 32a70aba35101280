"""The optional parts of the readers: what each is for, and what brings it.

``jiyao doctor`` lists them; a reader that lacks its part says the same.
"""

import importlib
import shutil
from dataclasses import dataclass
from importlib.util import find_spec
from types import ModuleType

from corpus.errors import NeedsExtra

IMAGES = ("image/png", "image/jpeg", "image/gif", "image/tiff", "image/webp", "image/bmp")


@dataclass(frozen=True, slots=True)
class OptionalPart:
    """A library or program that widens what can be read; ``remedy`` is the command to install it.

    ``extra`` names the extra of this project that brings it, if one does. ``module`` or
    ``program`` is what it is found by. ``mends`` are the warnings that files of those types bear
    for want of it.
    """

    name: str
    media_types: tuple[str, ...]
    extra: str | None
    remedy: str
    module: str | None = None
    program: str | None = None
    mends: tuple[str, ...] = ()

    @property
    def found(self) -> bool:
        """Whether it is installed here."""
        if self.program:
            return self.program_path is not None
        return find_spec(self.module or self.name) is not None

    @property
    def program_path(self) -> str | None:
        """Where the program is, if this part is one and it is installed."""
        return shutil.which(self.program) if self.program else None

    def load(self, path: str, media_type: str) -> ModuleType:
        """The library; raises ``NeedsExtra``, which names the file and the remedy."""
        if not self.found:
            raise self.needed(path, media_type)
        try:
            return importlib.import_module(self.module or self.name)
        except ImportError as error:
            # Installed without what it needs itself; the extra brings that too.
            raise self.needed(path, media_type) from error

    def needed(self, path: str, media_type: str) -> NeedsExtra:
        """The error for a file that cannot be read without this part."""
        return NeedsExtra(path=path, media_type=media_type, package=self.name, remedy=self.remedy)


OCR = OptionalPart(
    "rapidocr",
    ("application/pdf", "application/ofd", *IMAGES),
    "ocr",
    "pip install jiyao[ocr]",
    mends=("pages-not-read",),
)
OLE = OptionalPart(
    "olefile",
    ("application/msword", "application/x-ole-storage"),
    "legacy",
    "pip install jiyao[legacy]",
)
OFFICE = OptionalPart(
    "LibreOffice",
    ("application/msword", "application/x-ole-storage"),
    None,
    "apt-get install libreoffice-writer-nogui",
    program="soffice",
    mends=("list-numbers-lost", "text-not-shown"),
)
MAIN_TEXT = OptionalPart(
    "trafilatura",
    ("text/html",),
    "html",
    "pip install jiyao[html]",
    mends=("main-text-uncertain",),
)

PARTS = (OCR, OLE, OFFICE, MAIN_TEXT)
"""Every optional part; a new one is a line here."""


def optional_parts() -> tuple[OptionalPart, ...]:
    """All optional parts, found or not."""
    return PARTS
