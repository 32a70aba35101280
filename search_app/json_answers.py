"""Answers for programs: JSON with its keys in a stable order, one line, Chinese as it is."""

from collections.abc import Mapping
from typing import Any

from flask import Response, json


def json_answer(members: Mapping[str, Any]) -> Response:
    """The members as the body of an answer."""
    body = json.dumps(members, ensure_ascii=False, sort_keys=False)
    return Response(body + "\n", mimetype="application/json")
