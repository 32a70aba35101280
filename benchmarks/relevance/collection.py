"""A judged collection in the form of BEIR, indexed and asked as the product does.

A folder holds ``corpus.jsonl.gz`` and ``queries.jsonl.gz`` (``_id``, ``title``, ``text``) and
``qrels.tsv`` (query, text, grade). A law becomes a meeting, each of its articles a
section: what stands before 第三条 in a title is the title of the meeting.
"""

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bare import bare_meeting
from benchmarks.relevance.measures import mean, ndcg, reciprocal
from corpus.model import Meeting, Paragraph, Section
from indexer.engine import Engine
from indexer.query.clauses import Like
from indexer.query.request import SearchRequest
from indexer.records import MeetingRecords, flatten

FOLDER = Path(__file__).parents[3] / "shared" / "ir" / "stard-lawref"
BEST_PLAIN = 0.389
"""nDCG@10 of the best plain row that came with the collection: BM25, one + two characters."""
VIEWS: Mapping[str, tuple[float, float]] = {
    "words": (1.0, 0.0),
    "characters": (0.0, 1.0),
    "both": (Like("").words, Like("").characters),
}
"""Weights of a word and of a character, by the name of the row; the last is the product's."""
_HITS = 10
_ARTICLE = re.compile("第[一二三四五六七八九十百千零〇]+条(?:之[一二三四五六七八九十]+)?$")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question and the grades of the texts that answer it."""

    text: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Score:
    """One question under one pair of weights."""

    ndcg: float
    reciprocal: float


def read_texts(folder: Path) -> Iterator[MeetingRecords]:
    """The texts of a collection as records; a section's number is the name of its text."""
    laws: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for line in _lines(folder / "corpus.jsonl.gz"):
        laws[_ARTICLE.sub("", line["title"])].append((line["_id"], line["text"]))
    for number, (title, texts) in enumerate(laws.items(), 1):
        yield flatten(_meeting(f"law-{number}", title, texts), title)


def read_questions(folder: Path) -> Sequence[Judged]:
    """The questions in their order, each with what answers it."""
    grades: dict[str, dict[str, int]] = defaultdict(dict)
    for row in (folder / "qrels.tsv").read_text(encoding="utf-8").split("\n"):
        if row.strip():
            query, text, grade = row.split("\t")
            grades[query][text] = int(grade)
    found = _lines(folder / "queries.jsonl.gz")
    return [Judged(q["text"], grades[q["_id"]]) for q in found if grades[q["_id"]]]


def score(engine: Engine, question: Judged, weights: tuple[float, float]) -> Score:
    """How well the engine answers when words and characters weigh so."""
    words, characters = weights
    query = Like(" ".join(question.text.split()), words, characters)
    hits = engine.search(SearchRequest(query, limit=_HITS)).hits
    found = [hit.record.number or "" for hit in hits]
    right = (question.grades.get(name, 0) > 0 for name in found)
    return Score(ndcg(found, question.grades, _HITS), reciprocal(right))


def summary(scores: Iterable[Score]) -> Score:
    """The mean of many questions."""
    found = list(scores)
    return Score(mean(s.ndcg for s in found), mean(s.reciprocal for s in found))


def _lines(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def _section(order: int, name: str, text: str) -> Section:
    lines = (line.strip() for line in text.split("\n"))
    paragraphs = tuple(Paragraph(None, line) for line in lines if line)
    return Section(order, name, "", (), paragraphs)


def _meeting(name: str, title: str, texts: Sequence[tuple[str, str]]) -> Meeting:
    sections = (_section(order, *text) for order, text in enumerate(texts, 1))
    return bare_meeting(name, title, sections)
