"""The whole of a result as a file, written while it is read; stopped when nobody takes it."""

from collections.abc import Callable, Generator, Iterator
from datetime import UTC, datetime
from threading import BoundedSemaphore

from flask import Blueprint, Response, request

from indexer.exports.errors import TooManyExports
from indexer.exports.export import export
from indexer.exports.forms import FORMS
from search_app.downloads import as_attachment
from search_app.front import current_front
from search_app.list_files import FORMAT, asked_form
from search_app.pages.results import EXPORT
from search_app.params import Question, read_question
from search_app.texts import say
from search_app.turns import ASIDE

exports = Blueprint("exports", __name__)

API = "/api/v1/export"
MOST_AT_ONCE = 2
"""Exports that run at a time in a process: each has a thread beside those of the pages."""
PIECE = 65_536
"""Bytes."""
_running = BoundedSemaphore(MOST_AT_ONCE)
_LONGEST_NAME = 40


@exports.get(EXPORT)
@exports.get(API)
def export_file() -> Response:
    """All that the parameters of a search find; ``format`` is one of ``FORMS``.

    400 for another one. What goes wrong before the first piece is answered as any mistake; after
    it the connection is cut, so that half a file never looks whole.
    """
    front, (question, name) = current_front(), _asked()
    form, base = FORMS[name], request.url_root.rstrip("/")
    pieces = _held(
        lambda: form.write(
            export(
                front.asker,
                question.in_full(front.asker.names).values(),
                now=datetime.now(UTC),
                base=base,
                address=base + question.url("/search"),
            )
        )
    )
    answer = Response(_Begun(pieces))
    return as_attachment(answer, form.media_type, _file_name(question), form.ending)


def _asked() -> tuple[Question, str]:
    arguments = request.args.to_dict(flat=False)
    arguments.pop(FORMAT, None)
    question = read_question(arguments)
    return question.with_one("page", "").with_one("size", ""), asked_form(tuple(FORMS))


def _held(write: Callable[[], Iterator[bytes]]) -> Generator[bytes]:
    """The pieces, while one of the few places is held; pages get the thread of another for it."""
    if not _running.acquire(blocking=False):
        raise TooManyExports
    try:
        request.environ.get(ASIDE, lambda: None)()
        yield from _larger(write())
    finally:
        _running.release()


def _larger(pieces: Iterator[bytes]) -> Iterator[bytes]:
    """The same in pieces worth sending: a row at a time keeps the server busy with sending."""
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size >= PIECE:
            yield b"".join(held)
            held, size = [], 0
    yield b"".join(held)


class _Begun(Iterator[bytes]):
    """Pieces whose first one is worked out while a mistake can still be told.

    The server closes it when nobody takes the rest, and the work stops there.
    """

    def __init__(self, pieces: Generator[bytes]) -> None:
        self._pieces = pieces
        self._first: bytes | None = next(pieces, None)

    def __next__(self) -> bytes:
        first, self._first = self._first, None
        return next(self._pieces) if first is None else first

    def close(self) -> None:
        """Stop working."""
        self._pieces.close()


def _file_name(question: Question) -> str:
    words = question.first("q")[:_LONGEST_NAME]
    return " ".join(filter(None, (say("export.file"), words)))
