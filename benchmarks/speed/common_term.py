"""A term that stands in every section, asked for through the API: what is answered, and its price.

    python -m benchmarks.speed.common_term --size 100000

One index of so many short sections; each request as a program would send it, one after the other.
Printed are the status, what the answer says of itself, CPU time, and how much the process had
grown at the most. All pages of a search are followed to the end by their cursors.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlencode

from flask.testing import FlaskClient

from benchmarks.bare import bare_meeting
from benchmarks.speed.child import forget_peak, peak_mb
from benchmarks.speed.machine import machine
from benchmarks.speed.report import RESULTS, put_part, table
from corpus.model import Meeting, Paragraph, PartialDate, Section
from indexer.engine import Engine
from indexer.engines import open_engine
from indexer.records import flatten
from indexer.text.analysis import Segmenter
from search_app.app import create_app

TERM = "水渠"
_OF_A_MEETING = 20
_A_MONTH = 20
_MOST_SIZE = 100
_SECONDS = 10.0
"""Of the processor alone may be needed; the limit of the server is asked for wall time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: what the answer says, the CPU time in ms, and the MB that the process grew."""

    name: str
    status: int
    said: str
    ms: float
    grown: float


def meetings(size: int) -> Iterator[Meeting]:
    """So many sections, each with the term once, in meetings of twenty."""
    for number in range(-(-size // _OF_A_MEETING)):
        first = number * _OF_A_MEETING
        count = min(_OF_A_MEETING, size - first)
        yield _meeting(number, [_section(first, order) for order in range(1, count + 1)])


def _section(first: int, order: int) -> Section:
    text = f"会议听取第{first + order}号{TERM}维护情况，要求按时完成清淤。"
    return Section(order, str(order), f"研究第{order}项工作", ("研究",), (Paragraph(None, text),))


def _meeting(number: int, sections: list[Section]) -> Meeting:
    """Twenty a month."""
    months = number // _A_MONTH
    name = f"柳泉区人民政府第{number + 1}次常务会议纪要"
    return replace(
        bare_meeting(f"m{number:06}", name, sections),
        bodies=("柳泉区人民政府",),
        kind="常务会议",
        session=number + 1,
        date=PartialDate(2000 + months // 12 % 100, months % 12 + 1, number % 28 + 1),
    )


def fill(engine: Engine, size: int) -> None:
    """Write all of them."""
    with engine.writer(fresh=True) as writer:
        for meeting in meetings(size):
            writer.replace_meeting(meeting.id, flatten(meeting, "measured"))


def ask_all(engine: Engine) -> list[Asked]:
    """Every tool and file, and all pages of a search."""
    client = create_app(engine, time_limit=_SECONDS).test_client()
    asked = [_asked(name, lambda url=url: _told(client, url)) for name, url in _REQUESTS.items()]
    followed = (
        (f"/api/v1/search, by {sort}, to the end", sort) for sort in ("newest", "relevance")
    )
    return asked + [
        _asked(name, lambda sort=sort: _to_the_end(client, sort)) for name, sort in followed
    ]


def _url(tool: str, **values: object) -> str:
    return f"/api/v1/{tool}?{urlencode({'q': TERM, **values})}"


_REQUESTS = {
    "search, the first page": _url("search"),
    "trends by month": _url("trends", interval="month"),
    "kwic, the first page": _url("kwic"),
    "kwic, the last page": _url("kwic", page=20, size=100, sort="left"),
    "collocates": _url("collocates"),
    "collocates of one month": _url("collocates", **{"from": "2001-01", "to": "2001-01"}),
    "kwic as csv": _url("kwic", format="csv"),
    "export as csv": _url("export", format="csv"),
    "export as xlsx": _url("export", format="xlsx"),
    "export as tei": _url("export", format="tei"),
}


def _asked(name: str, ask: Callable[[], tuple[int, str]]) -> Asked:
    forget_peak()
    before, began = peak_mb(), time.process_time()
    status, said = ask()
    took = 1000 * (time.process_time() - began)
    return Asked(name, status, said, took, peak_mb() - before)


def _told(client: FlaskClient, url: str) -> tuple[int, str]:
    """The status, and what tells whether the answer is whole; a file is read and not kept."""
    answer = client.get(url, buffered=False)
    if not answer.is_json and answer.mimetype != "application/problem+json":
        lines = sum(chunk.count(b"\n") for chunk in answer.response)
        is_text = answer.mimetype.startswith("text/") or answer.mimetype.endswith("xml")
        return answer.status_code, f"{lines:,} lines" if is_text else "a file"
    found = answer.get_json(force=True)
    members = {n: found[n] for n in _TELLING if n in found and not isinstance(found[n], list)}
    if "periods" in found:
        members["periods"] = len(found["periods"])
        members["total"] = found["lines"][0]["total"]["sections"]
    return answer.status_code, ", ".join(f"{name} {value}" for name, value in members.items())


_TELLING = ("code", "detail", "total", "sections", "sections_read", "lines", "cut", "pages")


def _to_the_end(client: FlaskClient, sort: str) -> tuple[int, str]:
    seen: set[str] = set()
    pages, cursor = 0, ""
    while cursor is not None:
        beside = {"cursor": cursor} if cursor else {}
        answer = client.get(_url("search", sort=sort, size=_MOST_SIZE, **beside))
        if answer.status_code != 200:
            return answer.status_code, answer.text[:200]
        seen.update(hit["section_id"] for hit in answer.json["hits"])
        pages, cursor = pages + 1, answer.json["next"]
    return 200, f"{len(seen):,} items on {pages:,} pages"


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="benchmarks.speed.common_term", description=__doc__)
    parser.add_argument("--size", type=int, default=100_000, help="sections")
    parser.add_argument("--engine", default="whoosh", help="whoosh or tantivy")
    parser.add_argument("--out", type=Path, default=RESULTS)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="jiyao-speed-") as folder:
        place = Path(folder)
        engine = open_engine(f"{options.engine}:{place / 'index'}", Segmenter(cache=place))
        fill(engine, options.size)
        found = ask_all(engine)
        engine.close()
    command = (
        f"python -m benchmarks.speed.common_term --size {options.size} --engine {options.engine}"
    )
    head = f"## A term with {options.size:,} hits, {options.engine}\n\n`{command}`\n\n{machine()}."
    rows = [
        [
            one.name,
            str(one.status),
            one.said.replace("|", " "),
            f"{one.ms:,.0f}",
            f"{one.grown:.0f}",
        ]
        for one in found
    ]
    heads = ["asked", "status", "answered", "CPU ms", "MB more at the most"]
    put_part(f"common-term-{options.engine}", f"{head}\n\n{table(heads, rows)}", options.out)


if __name__ == "__main__":
    main()
