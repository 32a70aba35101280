"""For those who watch over the service: whether the process answers, and whether its index does."""

from http import HTTPStatus
from pathlib import Path

from flask import Blueprint, Response, json

from corpus.errors import UserFacingError
from indexer.engine import Engine
from indexer.errors import StorageFailed
from indexer.query.deadline import deadline_in
from indexer.query.request import SearchRequest
from indexer.runs.manifest import last_run
from search_app.front import current_front

health = Blueprint("health", __name__)

_SECONDS = 1.0
"""What a first question may take before the index counts as not ready."""


@health.get("/healthz")
def healthz() -> Response:
    """Whether this process answers; it asks no index, but says what the last question met."""
    return _json({"status": "ok", "degraded": is_degraded()})


@health.get("/readyz")
def readyz() -> Response:
    """Whether the index answers now, from which generation; ``degraded`` from an older one."""
    engine = current_front().engine
    try:
        return _json(_ready(engine))
    except UserFacingError as error:
        return _json({"status": "unavailable", "code": error.code}, HTTPStatus.SERVICE_UNAVAILABLE)


def is_degraded() -> bool:
    """Whether answers come from an older generation than was published last."""
    return current_front().engine.fault is not None


def _ready(engine: Engine) -> dict[str, object]:
    """``last_run`` may be later than ``built_at``: most runs find nothing to change."""
    engine.search(SearchRequest(limit=1, deadline=deadline_in(_SECONDS)))
    info, fault = engine.info(), engine.fault
    found: dict[str, object] = {
        "status": "degraded" if fault else "ok",
        "generation": info.generation,
        "built_at": info.built_at,
        "last_run": _last_run(current_front().manifest),
        "meetings": info.meetings,
    }
    return {**found, "code": fault.code} if fault else found


def _last_run(manifest: Path | None) -> str | None:
    """When it was, or None: that nobody can tell makes no index unfit to answer."""
    try:
        return last_run(manifest) if manifest else None
    except StorageFailed:
        return None


def _json(members: dict[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
    body = json.dumps(members, ensure_ascii=False, sort_keys=False) + "\n"
    return Response(body, status, mimetype="application/json")
