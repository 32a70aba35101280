"""What the routes work with: the app's engine and its page size, handed over by ``create_app``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from flask import Flask, current_app

from corpus.errors import UserFacingError
from corpus.model import Meeting
from indexer.asking.asker import Asker
from indexer.browsing import Shelf
from indexer.engine import Engine
from indexer.masked import Masked
from indexer.person_names import NOBODY, PersonNames
from indexer.runs.arrivals import Arrivals
from indexer.runs.departures import lost_meeting

EXTENSION = "jiyao"


@dataclass(frozen=True, slots=True)
class Front:
    """Values that every route may need; ``page_size`` counts hits, ``people`` says who is one.

    ``manifest`` is where it lies, if anybody knows; ``originals`` is whether files are handed out.
    """

    asker: Asker
    page_size: int
    shelf: Shelf
    people: PersonNames = NOBODY
    manifest: Path | None = None
    originals: bool = False
    arrivals: Arrivals = field(default_factory=lambda: Arrivals(None))

    @property
    def engine(self) -> Engine:
        """The open index."""
        return self.asker.engine

    def meeting(self, meeting_id: str) -> Meeting:
        """The meeting. Raises ``MeetingGone`` where there was one, or ``MeetingNotFound``."""
        found = self.engine.meeting(meeting_id)
        if found is None:
            raise lost_meeting(self.manifest, meeting_id)
        return found

    @property
    def hands_out(self) -> bool:
        """Whether the files that meetings were read from can be fetched."""
        return self.originals and self.manifest is not None

    @property
    def is_masked(self) -> bool:
        """Whether personal numbers are masked in all that is shown."""
        return isinstance(self.engine, Masked)

    def hands_out_of(self, meeting_id: str) -> bool:
        """Whether the files of this meeting can be fetched: not where something in it is masked."""
        engine = self.engine
        return self.hands_out and not (isinstance(engine, Masked) and engine.hides(meeting_id))

    def taken_up(self) -> Mapping[str, str]:
        """When each meeting was first indexed, as far as the manifest knows."""
        return self.arrivals.of(self.engine.info().generation)

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
