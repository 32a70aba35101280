"""What was asked of a tool that could not answer: to be mended on the page that says why."""

from dataclasses import dataclass

from flask import request

from indexer.research.tools import TOOLS
from search_app.labels import parameter_label
from search_app.language import PARAMETER as LANGUAGE
from search_app.texts import in_english

_PATHS = {f"/{tool.name}": tool for tool in TOOLS}


@dataclass(frozen=True, slots=True)
class Field:
    """A value that was given, with the name of its parameter and what people call that."""

    name: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class AskedOfTool:
    """The address of the tool, and all that it was asked with."""

    path: str
    fields: tuple[Field, ...]


def asked_of_tool() -> AskedOfTool | None:
    """What this address asks of a tool; None for an address of anything else."""
    if request.path not in _PATHS:
        return None
    given = [(n, v) for n, v in request.args.items(multi=True) if v.strip() and n != LANGUAGE]
    fields = tuple(Field(name, _label(name), value) for name, value in given)
    return AskedOfTool(request.path, fields) if fields else None


def _label(name: str) -> str:
    option = next((o for o in _PATHS[request.path].options if o.name == name), None)
    if option is None:
        return parameter_label(name)
    return option.english_label if in_english() else option.label
