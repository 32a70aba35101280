"""Options that commands share, made from the tables of settings and parameters."""

import functools
import json
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, TypeAlias, cast

import click

from indexer.query.parameters import PARAMETERS, Parameter
from indexer.research.tools import FORMAT, QUERY, Option, Tool
from indexer.settings import SETTINGS, load_settings
from indexer.tables.table import FORMATS

Function: TypeAlias = Callable[..., Any]
Given: TypeAlias = str | tuple[str, ...] | None
"""What click makes of an option that may or may not be repeatable."""

json_option = click.option("--json", "as_json", is_flag=True, help="输出 JSON。 As JSON.")


def with_settings(*names: str) -> Callable[[Function], Function]:
    """Give the command flags for these settings and ``--config``; it receives ``settings``."""

    def decorate(function: Function) -> Function:
        @functools.wraps(function)
        def run(config_file: Path | None, **given: object) -> object:
            flags = {name: cast(str | None, given.pop(f"setting_{name}")) for name in names}
            return function(settings=load_settings(flags, os.environ, config_file), **given)

        decorated: Function = click.option(
            "--config",
            "config_file",
            type=click.Path(path_type=Path),
            help="设置文件，默认 jiyao.toml。 Settings file.",
        )(run)
        for setting in reversed([s for s in SETTINGS if s.name in names]):
            decorated = click.option(
                setting.flag,
                f"setting_{setting.name}",
                metavar="VALUE",
                help=f"{setting.chinese}。 {_sentence(setting.english)}",
            )(decorated)
        return decorated

    return decorate


def with_search_parameters(function: Function) -> Function:
    """Give the command an option for every search parameter but ``q``."""
    for parameter in reversed([p for p in PARAMETERS if p.name != "q"]):
        function = _option(parameter)(function)
    return function


def with_tool(tool: Tool) -> Callable[[Function], Function]:
    """Give the command options for all that a tool can be asked with but its query, and for
    files; it receives ``values``, ``form`` and ``output``.
    """
    own = [
        option
        for option in tool.options
        if option.name not in (QUERY, FORMAT) and not option.of_page
    ]
    conditions = [p for p in PARAMETERS if p.name in tool.conditions]
    names = [*(option.name for option in own), *(p.name for p in conditions)]

    def decorate(function: Function) -> Function:
        @functools.wraps(function)
        def run(**given: object) -> object:
            found = {name: cast(Given, given.pop(f"parameter_{name}")) for name in names}
            listed = {n: [v] if isinstance(v, str) else list(v or ()) for n, v in found.items()}
            return function(values={n: v for n, v in listed.items() if v}, **given)

        decorated: Function = run
        files: tuple[Callable[[Function], Function], ...] = (_to_file, _in_format)
        asked: tuple[Parameter | Option, ...] = (*conditions[::-1], *own[::-1])
        for add in (*files, *map(_option, asked)):
            decorated = add(decorated)
        return decorated

    return decorate


_in_format = click.option(
    "--format",
    "form",
    type=click.Choice(list(FORMATS)),
    help="输出全部各行的表格。 All rows as a table.",
)
_to_file = click.option(
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="写入文件，而不是标准输出。 Write to a file.",
)


def write_pieces(pieces: Iterable[bytes], output: Path | None) -> None:
    """The pieces into a file, or onto stdout."""
    if output is None:
        for piece in pieces:
            click.echo(piece, nl=False)
        return
    with output.open("wb") as file:
        file.writelines(pieces)


def with_conditions(function: Function) -> Function:
    """The same without those of pages, for commands that give all there is."""
    for parameter in reversed([p for p in PARAMETERS if p.name not in ("q", "page", "size")]):
        function = _option(parameter)(function)
    return function


def values_of(given: Mapping[str, Given]) -> dict[str, list[str]]:
    """What the options of :func:`with_search_parameters` were given, by parameter."""
    found = {p.name: given.get(f"parameter_{p.name}") for p in PARAMETERS}
    return {
        name: [value] if isinstance(value, str) else list(value)
        for name, value in found.items()
        if value
    }


def print_json(members: object) -> None:
    """One JSON value on one line of stdout."""
    click.echo(json.dumps(members, ensure_ascii=False))


def _option(parameter: Parameter | Option) -> Callable[[Function], Function]:
    is_repeatable = isinstance(parameter, Parameter) and parameter.repeatable
    repeatable = "，可重复" if is_repeatable else ""
    return click.option(
        f"--{parameter.name}",
        f"parameter_{parameter.name}",
        multiple=is_repeatable,
        metavar="VALUE",
        help=f"{parameter.chinese}{repeatable}。 {_sentence(parameter.english)}",
    )


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:].rstrip("…. ") + "."
