"""The command that shows the pages with the samples; apart from ``serve``, which reads no files."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path

import click

from indexer.engine import Engine
from indexer.opening import manifest_path, open_index
from indexer.runs.build import update
from indexer.runs.manifest import open_manifest
from search_app.app import create_app
from search_app.serve import HOST, leave_on_terminate, listen, run

_PORTS = (8000, 0)
"""A demo should start even while somebody's own site runs on the usual port."""


@click.command(help="为示例纪要建立临时索引并提供网页。Index the samples and serve them.")
@click.option("--port", type=click.IntRange(0, 65535), help="端口；0 为任选。Port; 0 picks one.")
def demo(port: int | None) -> None:
    """Serve the samples from a temporary folder, which is gone afterwards."""
    listener = listen(HOST, _PORTS if port is None else [port])
    leave_on_terminate()
    with tempfile.TemporaryDirectory(prefix="jiyao-demo-") as folder:
        click.echo("正在为示例纪要建立索引 … / indexing the samples …", err=True)
        with samples_index(Path(folder)) as engine:
            manifest = manifest_path(_index_in(Path(folder)))
            run(create_app(engine, manifest=manifest), listener)


@contextmanager
def samples_index(folder: Path) -> Iterator[Engine]:
    """An index, inside the folder, of the invented minutes that come with the package."""
    place = _index_in(folder)
    with open_index(place) as engine:
        with open_manifest(manifest_path(place)) as manifest:
            update(engine, manifest, [Path(str(files("corpus") / "samples"))])
        yield engine


def _index_in(folder: Path) -> str:
    return str(folder / "index")
