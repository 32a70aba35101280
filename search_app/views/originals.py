"""The file that a meeting was read from, handed out byte for byte, or a page that says why not.

Only what the manifest names is ever opened, below the folder that it names, and only bytes whose
digest is that of the meeting's source leave the house.
"""

import hashlib
import re
from pathlib import Path
from urllib.parse import quote

from flask import Blueprint, Response, request

from corpus.errors import UnreadableFile
from corpus.model import Source
from corpus.sandbox import MOST_BYTES
from corpus.walk import read_back
from indexer.runs.manifest import rows_of
from search_app.errors import (
    OriginalChanged,
    OriginalMissing,
    OriginalsNotOffered,
    OriginalWithheld,
)
from search_app.front import Front, current_front

originals = Blueprint("originals", __name__)

WHICH = "source"
_HEADERS = {
    # Whatever the file holds, opened by mistake it can run nothing and reach nobody.
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cache-Control": "private, no-cache",
}
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]{1,80}")
_UNKNOWN_TYPE = "application/octet-stream"
_EXTENSION = re.compile(r"\.[A-Za-z0-9]{1,8}")


@originals.get("/meetings/<meeting_id>/original")
def original(meeting_id: str) -> Response:
    """The file of the meeting's first source; ``?source=2`` that of its second.

    403 where our pages mask something of it, 404 where originals are not offered or the file is not
    there, 409 where it is another now.
    """
    front = current_front()
    source = _source(front, meeting_id, request.args.get(WHICH, "1"))
    data = _bytes(front, meeting_id, source)
    media_type = source.media_type if _MEDIA_TYPE.fullmatch(source.media_type) else _UNKNOWN_TYPE
    answer = Response(data, headers=_HEADERS, content_type=media_type)
    answer.headers["Content-Disposition"] = _as_attachment(source.path, meeting_id)
    answer.set_etag(source.sha256)
    answer.make_conditional(request)
    return answer


def _source(front: Front, meeting_id: str, which: str) -> Source:
    if not front.hands_out:
        raise OriginalsNotOffered
    meeting = front.meeting(meeting_id)
    if not front.hands_out_of(meeting_id):
        raise OriginalWithheld
    number = int(which) if which.isascii() and which.isdigit() and len(which) <= 4 else 0
    if not 1 <= number <= len(meeting.sources):
        raise OriginalMissing(path=f"{meeting_id} {WHICH}={which}")
    return meeting.sources[number - 1]


def _bytes(front: Front, meeting_id: str, source: Source) -> bytes:
    """The bytes whose digest the meeting has. The manifest says in which folder they lie."""
    rows = rows_of(front.manifest or Path(), source.path, source.sha256)
    is_changed = False
    for root in dict.fromkeys(row.root for row in rows if row.meeting_id == meeting_id):
        try:
            data = read_back(Path(root), source.path, MOST_BYTES)
        except UnreadableFile:
            continue
        if hashlib.sha256(data).hexdigest() == source.sha256:
            return data
        is_changed = True
    raise OriginalChanged(path=source.path) if is_changed else OriginalMissing(path=source.path)


def _as_attachment(path: str, meeting_id: str) -> str:
    """The file's own name (RFC 6266 with RFC 5987), and a plain one for what cannot read it."""
    name = path.rpartition("/")[2]
    extension = Path(name).suffix
    plain = re.sub(r"[^\w-]", "_", meeting_id, flags=re.ASCII)
    plain += extension if _EXTENSION.fullmatch(extension) else ""
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
