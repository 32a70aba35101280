"""``/openapi.json`` (OpenAPI 3.1), made from the table of addresses."""

from importlib.metadata import version
from typing import Any

from flask import Blueprint, Response

from search_app.endpoints import ENDPOINTS, JSON, Endpoint, Taken
from search_app.json_answers import json_answer
from search_app.language import PARAMETER as LANGUAGE
from search_app.texts import LANGUAGES

openapi = Blueprint("openapi", __name__)

PATH = "/openapi.json"
_Members = dict[str, Any]
_PROBLEM = {"$ref": "#/components/responses/Problem"}
_SPOKEN = {"$ref": "#/components/parameters/Language"}
_LANGUAGE = Taken(
    LANGUAGE,
    "说明和出错信息的语言；不写依 cookie，没有则中文",
    "the language of messages; without it that of the cookie, else Chinese",
    {"type": "string", "enum": list(LANGUAGES)},
)
_REFUSALS = ("400", "404", "410", "413", "429", "503")


@openapi.get(PATH)
def description() -> Response:
    """What programs can ask, for programs."""
    return json_answer(document())


def document() -> _Members:
    """The whole description."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "纪要 Jiyao",
            "version": version("jiyao"),
            "description": "政府会议纪要检索。键的顺序固定；错误是 problem+json；"
            "答复的 ETag 在索引的一代之内不变。"
            "Search over government meeting minutes; see docs/api.md.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "paths": {endpoint.path: _path(endpoint) for endpoint in ENDPOINTS},
        "components": {
            "parameters": {"Language": _parameter(_LANGUAGE)},
            "responses": {
                "Problem": {
                    "description": "没有成功：code 不变，detail 说明怎么办。RFC 9457.",
                    "content": {
                        "application/problem+json": {
                            "schema": {"$ref": "#/components/schemas/Problem"}
                        }
                    },
                },
            },
            "schemas": {
                "Problem": _object(
                    "type:string title:string status:integer detail:string code:string"
                )
            },
        },
    }


def _path(endpoint: Endpoint) -> _Members:
    words = endpoint.path.removeprefix("/api/v1/").replace("{", "").replace("}", "")
    operation: _Members = {
        "operationId": "-".join(words.split("/")),
        "summary": endpoint.chinese,
        "description": f"{endpoint.english}.",
        "parameters": [*map(_parameter, endpoint.takes), _SPOKEN],
        "responses": {"200": _answer(endpoint), **dict.fromkeys(_REFUSALS, _PROBLEM)},
    }
    if not endpoint.body:
        operation["responses"]["304"] = {"description": "与 If-None-Match 所指的相同 Not modified"}
        return {"get": operation}
    content = {endpoint.body: {"schema": {"type": "string"}}}
    return {"post": {**operation, "requestBody": {"required": True, "content": content}}}


def _parameter(taken: Taken) -> _Members:
    return {
        "name": taken.name,
        "in": taken.where,
        "required": taken.where == "path",
        "description": f"{taken.chinese}。 {taken.english}.",
        "schema": taken.schema,
    }


def _answer(endpoint: Endpoint) -> _Members:
    content: _Members = {}
    if endpoint.members:
        content[JSON] = {"schema": _object(endpoint.members, endpoint.others)}
    files = (media_type.partition(";")[0] for media_type in endpoint.files)
    content |= {media_type: {} for media_type in files}
    return {"description": endpoint.chinese, "content": content}


def _object(members: str, others: str = "") -> _Members:
    """The schema of an object by its members, ``name:type`` each, with ? where it may be null;
    ``others`` may be absent.
    """
    required, optional = (dict(m.split(":") for m in told.split()) for told in (members, others))
    return {
        "type": "object",
        "required": list(required),
        "properties": {name: {"type": _type(kind)} for name, kind in (required | optional).items()},
    }


def _type(kind: str) -> str | list[str]:
    return [kind[:-1], "null"] if kind.endswith("?") else kind
