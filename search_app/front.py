"""What the routes work with: the app's engine and its page size, handed over by ``create_app``."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from corpus.errors import UserFacingError
from indexer.asking import Asker
from indexer.browsing import Shelf
from indexer.engine import Engine
from indexer.person_names import NOBODY, PersonNames

EXTENSION = "jiyao"


@dataclass(frozen=True, slots=True)
class Front:
    """Values that every route may need; ``page_size`` counts hits, ``people`` says who is one."""

    asker: Asker
    page_size: int
    shelf: Shelf
    people: PersonNames = NOBODY

    @property
    def engine(self) -> Engine:
        """The open index."""
        return self.asker.engine

    def generation(self) -> str:
        """Which state of the index answers; empty where there is none, for help needs no index."""
        try:
            return self.engine.info().generation
        except UserFacingError:
            return ""


def install(app: Flask, front: Front) -> None:
    """Hand the values to the app, so that no module holds them."""
    app.extensions[EXTENSION] = front


def current_front() -> Front:
    """The values of the app that answers this request."""
    return cast(Front, current_app.extensions[EXTENSION])
