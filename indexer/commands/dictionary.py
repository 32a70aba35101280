"""``jiyao dictionary``: the words that jieba is taught, and what more of them would change."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import asdict

import click

from indexer.engine import Engine
from indexer.opening import access_of, open_index, own_words_at
from indexer.options import json_option, print_json, with_settings
from indexer.printing import safe
from indexer.runs.mining import Mined, mine
from indexer.runs.previewing import Example, Preview, preview
from indexer.schema import VALUE_FIELDS
from indexer.settings import Settings
from indexer.text.analysis import read_dictionary

SCHEMA = 1
_LABELS = {field.name: field.label for field in VALUE_FIELDS}
_ORIGINS = {
    "package": "自带",
    "index": "自己的，已随索引生效 in force",
    "file": "自己的，新建或重建索引后生效 from the next rebuild",
    "index-only": "随索引生效，自己的词典里已没有 until the next rebuild",
}


@click.group()
def dictionary() -> None:
    """The words that are taught, and what one more would change."""


@dictionary.command(name="list")
@with_settings("index", "dictionary")
@json_option
def listing(settings: Settings, *, as_json: bool) -> None:
    """列出生效的词和来处。 The words in force, and where each came from."""
    given = own_words_at(settings.text("dictionary"))
    with _opened(settings) as engine:
        frozen = engine.own_words()
    rows = list(_rows(given, frozen, is_given=settings.text("dictionary") != "-"))
    if as_json:
        words = [{"word": word, "origin": origin} for word, origin in rows]
        print_json({"schema": SCHEMA, "words": words})
        return
    for word, origin in rows:
        click.echo(f"{safe(word)}\t{_ORIGINS[origin]}")


@dictionary.command(name="preview")
@click.argument("word")
@with_settings("index")
@json_option
def previewing(word: str, settings: Settings, *, as_json: bool) -> None:
    """加一个词会改变什么。 What one more word would change; the index stays as it is."""
    with _opened(settings) as engine:
        found = preview(engine, word)
    if as_json:
        print_json(_members(found))
        return
    for line in _lines(found):
        click.echo(safe(line))


@dictionary.command(name="mine")
@with_settings("index")
@json_option
def mining(settings: Settings, *, as_json: bool) -> None:
    """列出索引里被切开的名称，可存为词典。 Names cut apart, as a dictionary to look over."""
    with _opened(settings) as engine:
        found = mine(engine)
    if as_json:
        words = [{**asdict(mined), "safe": mined.is_safe} for mined in found]
        print_json({"schema": SCHEMA, "words": words})
        return
    for mined in found:
        click.echo(safe(_mined_line(mined)))


def _opened(settings: Settings) -> AbstractContextManager[Engine]:
    library = settings.text("segmenter")
    return open_index(settings.text("index"), access=access_of(settings), segmenter=library)


def _mined_line(mined: Mined) -> str:
    """A line of a dictionary; what would lose hits is only a note in it."""
    label = f"{_LABELS[mined.field]}，{mined.meetings} 次会议"
    if mined.is_safe:
        return f"{mined.word}  # {label}"
    return f"# {mined.word}  {label}，检索由 {mined.found_now} 个议题变为 {mined.found_then} 个"


def _rows(
    given: Sequence[str], frozen: Sequence[str], *, is_given: bool
) -> Iterator[tuple[str, str]]:
    yield from ((word, "package") for word in read_dictionary().words)
    for word in sorted({*given, *frozen}):
        if word not in frozen:
            yield word, "file"
        else:
            yield word, "index-only" if is_given and word not in given else "index"


def _members(found: Preview) -> Mapping[str, object]:
    """Keys in a stable order."""
    return {"schema": SCHEMA, **asdict(found)}


def _lines(found: Preview) -> Iterator[str]:
    yield f"{found.word}：{'词典里已有 known' if found.is_known else '词典里没有 not known yet'}"
    yield f"切分 cut：{_cut(found.now)} → {_cut(found.then)}"
    read = f"，切了最新的 {found.read} 个" if found.read < found.holding else ""
    yield f"含有它的议题 {found.holding} 个{read}，切分会变的 {found.changed} 个"
    changed = f"{found.changed} of {found.read} would be cut otherwise"
    yield f"  {found.holding} sections hold it; {changed}"
    for example in found.examples:
        yield from _example_lines(example)
    gone = found.found_now - found.found_then
    yield f"单独检索它：现在 {found.found_now} 个议题，加入后 {found.found_then} 个"
    yield f"  asked for alone: {found.found_now} sections now, {found.found_then} then"
    if found.lost:
        yield f"不再找到 {gone} 个（其中各部分不相连）no longer found, its pieces stand apart："
    for example in found.lost:
        yield from _example_lines(example)


def _example_lines(example: Example) -> Iterator[str]:
    yield f"  · {example.meeting_title} — {example.heading}（{example.section_id}）"
    if example.now:
        yield f"    现在   {_cut(example.now)}"
        yield f"    加入后 {_cut(example.then)}"


def _cut(words: Sequence[str]) -> str:
    return " / ".join(words) or "（无）"
