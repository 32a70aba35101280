"""What the preview says of a word is what a rebuild with the word then does."""

import json

import pytest
from click.testing import CliRunner

from corpus.model import PartialDate
from indexer.cli import command_group
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.errors import BadParameter
from indexer.query.clauses import Words
from indexer.query.request import SearchRequest
from indexer.runs.mining import Mined, mine
from indexer.runs.previewing import preview
from indexer.schema import WORD_FIELDS
from indexer.text.analysis import Segmenter
from indexer.text.own_words import read_own_words
from tests.engines import invented

TEXT = """柳泉区政府第9次常务会议纪要

2024年3月8日，区长安静主持召开会议。

一、审议《柳泉区泉眼巡护办法》

会议原则通过。
"""


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """What cuts by the dictionary of the package alone."""
    return Segmenter(cache=tmp_path_factory.mktemp("jieba"))


def found(engine, word):
    hits = engine.search(SearchRequest(Words(word), limit=100)).hits
    return {hit.record.section_id for hit in hits}


@pytest.mark.parametrize(
    ("word", "changes", "loses"), [("改造老旧小区", False, True), ("老旧小区改造", True, True)]
)
def test_it_comes_true(asker, plain, tmp_path, word, changes, loses):
    engine = asker.engine
    said = preview(engine, word)
    own = plain.taught((word,))
    rebuilt = WhooshEngine(tmp_path / "index", own)
    records = [invented.records(meeting) for meeting in invented.ALL]
    with rebuilt.writer() as writer:
        for one in records:
            writer.replace_meeting(one.meeting.id, one)
    assert (said.now, said.then) == (*engine.cut([word]), *rebuilt.cut([word]))
    assert said.now != said.then and not said.is_known
    before, after = found(engine, word), found(rebuilt, word)
    assert (said.found_now, said.found_then) == (len(before), len(after))
    assert {example.section_id for example in said.lost} == before - after
    differ = [
        record.section_id
        for one in records
        for record in one.sections
        for field in WORD_FIELDS
        if any(plain.words(text) != own.words(text) for text in field.values(record))
    ]
    assert said.changed == len(set(differ)) <= said.holding == said.read
    assert (bool(said.examples), bool(said.lost)) == (changes, loses)
    for example in said.examples:
        assert example.section_id in differ
        assert word in example.then and word not in example.now


def test_a_word_that_is_known_changes_nothing(asker):
    said = preview(asker.engine, "老舊小區")
    assert said.is_known and said.now == said.then == ("老旧小区",)
    assert (said.changed, said.examples, said.lost) == (0, (), ())
    assert said.found_now == said.found_then > 0


@pytest.mark.parametrize("word", ["的", "老旧 小区", "《办法》", "字" * 21, "", "半\ud800个"])
def test_what_can_be_no_word_is_refused(asker, word):
    with pytest.raises(BadParameter):
        preview(asker.engine, word)


@pytest.fixture
def named(plain, tmp_path):
    """An index in which a person and an organization are named, the latter also in pieces."""
    engine = WhooshEngine(tmp_path / "named", plain)
    people = (("皇甫季安", "区民政局"), ("王五", "区司法局"))
    texts = (
        ("皇甫季安作了汇报，由区民政局牵头。",),
        ("皇甫季安主持。", "区政府要求民政局落实。"),
        ("区民政局配合。",),
    )
    with engine.writer() as writer:
        for n, paragraphs in enumerate(texts):
            section = invented.section(1, "研究养老服务", *paragraphs)
            date = PartialDate(2022, n + 1, 1)
            meeting = invented.meeting(f"m{n}", date, section, people=people[: 2 - n // 2])
            writer.replace_meeting(meeting.id, invented.records(meeting))
    yield engine
    engine.close()


def test_names_of_the_index_are_proposed_and_counted(named):
    mined = {one.word: one for one in mine(named)}
    assert mined == {
        "皇甫季安": Mined("皇甫季安", "attendee", 3, 2, 2),
        "区民政局": Mined("区民政局", "organization", 3, 3, 2),
    }
    assert [one.is_safe for one in mined.values()] == [True, False]
    for word, one in mined.items():
        assert one.found_now == len(found(named, word))


def test_what_is_proposed_is_a_dictionary(named, tmp_path, monkeypatch):
    named.close()
    monkeypatch.chdir(tmp_path)
    command = ("dictionary", "mine", "--index", "named")
    text = CliRunner().invoke(command_group(), command).stdout
    assert "# 区民政局  参会单位，3 次会议，检索由 3 个议题变为 2 个" in text.splitlines()
    (tmp_path / "own.txt").write_text(text, encoding="utf-8")
    assert read_own_words(tmp_path / "own.txt") == ("皇甫季安",)
    members = json.loads(CliRunner().invoke(command_group(), (*command, "--json")).stdout)
    assert [word["safe"] for word in members["words"]] == [True, False]


@pytest.fixture
def jiyao(tmp_path, monkeypatch):
    """Run ``jiyao`` beside a folder with one record and a dictionary of one word."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "files").mkdir()
    (tmp_path / "files" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "own.txt").write_text("泉眼巡护\n", encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(command_group(), arguments)


def words_of(jiyao, *options):
    rows = json.loads(jiyao("dictionary", "list", "--json", *options).stdout)["words"]
    return {row["word"]: row["origin"] for row in rows if row["origin"] != "package"}


def test_a_word_from_preview_to_rebuild(jiyao):
    own = ("--dictionary", "own.txt")
    assert words_of(jiyao, *own) == {"泉眼巡护": "file"}
    assert jiyao("index", "files").exit_code == 0
    assert words_of(jiyao) == {}
    assert words_of(jiyao, *own) == {"泉眼巡护": "file"}
    told = jiyao("dictionary", "preview", "泉眼巡护").stdout
    assert "词典里没有" in told and "→ 泉眼巡护" in told
    again = jiyao("index", "files", *own)
    assert again.exit_code == 0 and "jiyao rebuild" in again.stderr
    rebuilt = jiyao("rebuild", "files", *own)
    assert rebuilt.exit_code == 0 and "jiyao rebuild" not in rebuilt.stderr
    assert words_of(jiyao) == words_of(jiyao, *own) == {"泉眼巡护": "index"}
    members = json.loads(jiyao("dictionary", "preview", "泉眼巡护", "--json").stdout)
    assert members["is_known"] and members["now"] == members["then"] == ["泉眼巡护"]
    assert members["found_now"] == 1


def test_the_words_go_along_to_another_engine(jiyao):
    pytest.importorskip("tantivy", reason="the extra [tantivy] is not installed")
    jiyao("index", "files", "--dictionary", "own.txt")
    assert jiyao("copy", "jiyao-data/index", "tantivy:other").exit_code == 0
    assert words_of(jiyao, "--index", "tantivy:other") == {"泉眼巡护": "index"}


def test_a_word_that_was_taken_out_stays_until_the_rebuild(jiyao, tmp_path):
    jiyao("index", "files", "--dictionary", "own.txt")
    (tmp_path / "own.txt").write_text("# 暂无\n", encoding="utf-8")
    assert words_of(jiyao, "--dictionary", "own.txt") == {"泉眼巡护": "index-only"}
    assert jiyao("rebuild", "files", "--dictionary", "own.txt").exit_code == 0
    assert words_of(jiyao) == {}


def test_a_bad_line_changes_nothing(jiyao, tmp_path):
    (tmp_path / "own.txt").write_text("泉眼\n泉眼 巡护\n", encoding="utf-8")
    result = jiyao("rebuild", "files", "--dictionary", "own.txt")
    assert result.exit_code == 1
    assert "own.txt 第 2 行" in result.stderr
    assert not (tmp_path / "jiyao-data" / "index").exists()
