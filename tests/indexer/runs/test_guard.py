"""What is looked at before a switch, and how an index that was lost comes back."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from corpus.grammar.organ_names import organ_names
from indexer.cli import command_group
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.errors import NotAsWritten, TooManyVanish
from indexer.runs.guard import SAMPLED, Guard, Watch, canary_texts
from indexer.runs.manifest import read_rows
from indexer.runs.sampling import spread, unfound
from indexer.text.analysis import Segmenter
from tests.engines import invented

TEXT = """{place}市人民政府常务会议纪要
〔2024〕{number}号

2024年3月{number}日，市长张明远在市政府二楼会议室主持召开市人民政府第{number}次常务会议。

一、研究{what}工作
会议听取了市{what}局关于{what}工作情况的汇报。会议原则同意{what}方案，要求抓紧实施。
"""
TOPICS = ("停车", "养老", "供水", "防汛", "绿化", "教育", "消防", "燃气", "公交", "体育")


@pytest.fixture
def jiyao(counted, tmp_path, monkeypatch):
    """Run ``jiyao`` for real, in a folder with ten minutes in ``a`` and none in ``b``."""
    monkeypatch.chdir(tmp_path)
    Path("a").mkdir()
    for number, what in enumerate(TOPICS, 1):
        write(f"a/{number:02}.txt", number, what)
    Path("b").mkdir()
    runner = CliRunner()

    def run(*arguments, **options):
        return runner.invoke(command_group(), [*arguments, "--workers", "1"], **options)

    return run


def write(path, number, what, place="临江"):
    text = TEXT.format(number=number, what=what, place=place)
    Path(path).write_text(text, encoding="utf-8")


def receipt(result):
    return json.loads(result.stdout)


def pointer():
    return Path("jiyao-data/index/current").read_text(encoding="ascii")


def search(word):
    result = CliRunner().invoke(command_group(), ["search", word, "--json"])
    return json.loads(result.stdout)["total"]


def test_a_first_run_says_what_it_did_and_a_second_changes_nothing(jiyao):
    first = receipt(jiyao("index", "a", "--json"))
    assert (first["new"], first["failed"], first["refused"]) == (10, [], None)
    before = pointer()
    second = receipt(jiyao("index", "a", "--json"))
    assert (second["unchanged"], second["read"], pointer()) == (10, 0, before)


def test_rows_know_the_generation_that_they_were_recorded_with(jiyao):
    jiyao("index", "a")
    write("a/11.txt", 11, "档案")
    jiyao("index", "a")
    found = {r.path: r.generation for r in read_rows(Path("jiyao-data/index.sources"))}
    assert (found["01.txt"], found["11.txt"]) == ("gen-00000001", "gen-00000002")


# What vanishes


def test_too_many_vanish(jiyao):
    jiyao("index", "a")
    before = pointer()
    for number in range(1, 5):
        Path(f"a/{number:02}.txt").unlink()
    result = jiyao("index", "a", "--json")
    assert (result.exit_code, pointer()) == (1, before)
    assert receipt(result)["refused"]["code"] == "too-many-vanish"
    assert "10 次会议中有 4 次" in receipt(result)["refused"]["message"]
    assert "--force" in result.stderr
    assert search("停车") == 1
    assert jiyao("index", "a").exit_code == 1
    forced = jiyao("index", "a", "--force", "--json")
    assert (forced.exit_code, receipt(forced)["gone"]) == (0, 4)
    assert search("停车") == 0


@pytest.mark.parametrize(("share", "code"), [(20, 0), (19, 1), (0, 1), (100, 0)])
def test_the_share_is_a_setting(jiyao, share, code):
    jiyao("index", "a")
    Path("a/01.txt").unlink()
    Path("a/02.txt").unlink()
    assert jiyao("index", "a", "--max-vanish", str(share)).exit_code == code


def test_one_may_always_go(jiyao):
    jiyao("index", "a")
    Path("a/01.txt").unlink()
    assert jiyao("index", "a", "--max-vanish", "0").exit_code == 0


def test_a_rebuild_of_another_folder_must_be_forced(jiyao):
    jiyao("index", "a")
    write("b/1.txt", 1, "停车", place="望海")
    refused = jiyao("rebuild", "b")
    assert refused.exit_code == 1
    assert refused.stdout.startswith("没有切换；")
    assert search("养老") == 1
    assert jiyao("rebuild", "b", "--force").exit_code == 0
    assert search("养老") == 0


def test_a_file_that_is_read_otherwise_is_no_loss(jiyao):
    jiyao("index", "a")
    for number, what in enumerate(TOPICS, 1):
        write(f"a/{number:02}.txt", number, what, place="望海")
    result = jiyao("index", "a", "--json")
    assert (result.exit_code, receipt(result)["gone"]) == (0, 10)


# Canaries


def test_a_canary_that_falls_silent_stops_the_switch(jiyao):
    canaries = ("--canaries", "停车；养老")
    jiyao("index", "a", *canaries)
    before = pointer()
    Path("a/01.txt").unlink()
    result = jiyao("index", "a", *canaries, "--json")
    assert (result.exit_code, pointer()) == (1, before)
    told = receipt(result)
    assert told["refused"]["code"] == "canary-lost"
    assert told["canaries"] == [
        {"query": "停车", "before": 1, "after": 0},
        {"query": "养老", "before": 1, "after": 1},
    ]
    assert jiyao("index", "a", *canaries, "--force").exit_code == 0


def test_canaries_are_counted_before_and_after(jiyao):
    first = receipt(jiyao("index", "a", "--canaries", "停车；无此词", "--json"))
    assert [(c["before"], c["after"]) for c in first["canaries"]] == [(None, 1), (None, 0)]
    write("b/1.txt", 11, "停车")
    told = jiyao("index", "a", "b", "--canaries", "停车")
    assert told.exit_code == 0
    assert "关键检索式“停车”：1 → 2 条" in told.stderr
    same = receipt(jiyao("index", "a", "b", "--canaries", "停车", "--json"))
    assert same["canaries"] == [{"query": "停车", "before": 2, "after": 2}]


def test_they_are_parted_by_semicolons():
    assert canary_texts(" 停车; 文号:〔2024〕3号 ；") == ("停车", "文号:〔2024〕3号")


# What was written


@pytest.fixture
def engine(tmp_path):
    made = WhooshEngine(tmp_path / "index", Segmenter(cache=tmp_path))
    with made.writer() as writer:
        for found in invented.ALL:
            writer.replace_meeting(found.id, invented.records(found))
    yield made
    made.close()


def test_all_that_was_written_is_found(engine):
    assert list(unfound(engine, sorted(engine.digests()))) == []


def test_what_does_not_come_back_is_not_as_written(engine):
    watch = Watch(Guard(force=True), engine, organ_names())
    wanted = dict(engine.digests())
    watch.look(engine, wanted, {})
    with pytest.raises(NotAsWritten):
        watch.look(engine, {**wanted, "m-more": "f1"}, {})
    with pytest.raises(NotAsWritten):
        watch.look(engine, {**wanted, "m-may": "f2"}, {})


def test_what_is_not_found_by_what_it_says_is_not_as_written(engine, monkeypatch):
    plain = engine.search
    monkeypatch.setattr(
        engine, "search", lambda request: plain(type(request)(limit=0, offset=10**6))
    )
    with pytest.raises(NotAsWritten, match="m-"):
        Watch(Guard(), engine, organ_names()).look(engine, dict(engine.digests()), {})


def test_a_check_that_refuses_leaves_the_index_as_it_was(counted, engine, tmp_path):
    before = (tmp_path / "index" / "current").read_text()

    def refuse(written):
        assert written.digests()["m-may"] == "f9"
        assert written.meeting("m-may").id == "m-may"
        assert written.info().generation == "gen-00000002"
        raise TooManyVanish(before=1, gone=1, share=1)

    with pytest.raises(TooManyVanish), engine.writer(check=refuse) as writer:
        writer.replace_meeting("m-may", invented.records(invented.MAY, "f9"))
    assert (tmp_path / "index" / "current").read_text() == before
    assert engine.digests()["m-may"] == "f1"


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (3, 3), (20, 20), (21, 11), (1000, 20)])
def test_samples_are_spread(count, shown):
    chosen = spread(tuple(map(str, range(count))), SAMPLED)
    assert len(chosen) == shown
    assert chosen[:1] == ("0",)[:count]


# Lost and damaged


@pytest.mark.parametrize("loss", ["folder", "generations", "pointer", "damage"])
def test_an_index_that_is_lost_comes_back_whole_with_the_next_run(jiyao, loss):
    """Also what came from folders that this run was not given."""
    write("b/1.txt", 11, "停车")
    jiyao("index", "a")
    jiyao("index", "b")
    root = Path("jiyao-data/index")
    if loss == "folder":
        shutil.rmtree(root)
    elif loss == "pointer":
        (root / "current").unlink()
    for generation in root.glob("gen-*"):
        if loss == "generations":
            shutil.rmtree(generation)
        elif loss == "damage":
            next(generation.glob("*.toc")).write_bytes(b"")
    result = jiyao("index", "b", "--json")
    assert result.exit_code == 0, result.output
    assert (search("停车"), search("养老")) == (2, 1)
    assert (receipt(result)["damaged"] is None) == (loss in ("folder", "pointer"))
    assert receipt(jiyao("index", "a", "b", "--json"))["read"] == 0


def test_what_cannot_come_back_is_not_passed_over(jiyao):
    write("b/1.txt", 11, "停车")
    jiyao("index", "a")
    jiyao("index", "b")
    shutil.rmtree("jiyao-data/index")
    shutil.move("a", "elsewhere")
    result = jiyao("index", "b", "--json")
    assert (result.exit_code, receipt(result)["refused"]["code"]) == (1, "too-many-vanish")


def test_a_damaged_generation_is_replaced_though_nothing_changed(jiyao):
    jiyao("index", "a")
    write("a/11.txt", 11, "档案")
    jiyao("index", "a")
    next(Path("jiyao-data/index/gen-00000002").glob("*.seg")).unlink()
    result = jiyao("index", "a", "--json")
    told = receipt(result)
    assert (result.exit_code, told["generation"]) == (0, "gen-00000003")
    assert (told["damaged"]["code"], told["new"]) == ("index-damaged", 1)
    assert search("档案") == 1
    Path("jiyao-data/index/current").write_text("")
    assert receipt(jiyao("index", "a", "--json"))["damaged"]["code"] == "index-damaged"
    assert receipt(jiyao("index", "a", "--json"))["damaged"] is None


def test_a_damaged_one_does_not_change_the_segmenter(jiyao):
    jiyao("index", "a", "--segmenter", "jieba")
    write("a/11.txt", 11, "档案")
    jiyao("index", "a")
    (Path("jiyao-data/index/gen-00000002") / "meta.json").unlink()
    assert search("停车") == 1
    assert jiyao("index", "a").exit_code == 0


# The receipt


def test_gaps_and_what_could_not_be_read_are_told(jiyao):
    Path("a/03.txt").unlink()
    Path("a/04.txt").unlink()
    text = Path("a/05.txt").read_text(encoding="utf-8")
    Path("a/05.txt").write_text(text.replace("2024年3月5日，", ""), encoding="utf-8")
    result = jiyao("index", "a")
    assert "临江市人民政府常务会议：第 3—4 次" in result.stderr
    assert "会议日期未能读出的文件 1 个" in result.stderr
    told = receipt(jiyao("index", "a", "--json"))
    (gap,) = told["gaps"]
    assert (gap["body"], gap["first"], gap["last"]) == ("临江市人民政府", 3, 4)
    assert told["unread"]["dates"] == []


def test_a_run_that_cannot_begin_leaves_a_receipt_too(jiyao):
    result = jiyao("index", "nowhere", "--json")
    assert (result.exit_code, receipt(result)["refused"]["code"]) == (1, "folder-not-found")


def test_talk_as_json_lines(jiyao):
    Path("a/bad.txt").write_text("", encoding="utf-8")
    result = jiyao("index", "a", "--log-format", "json")
    assert result.exit_code == 3
    lines = [json.loads(line) for line in result.stderr.splitlines()]
    assert {"time", "message", "level"} <= set(lines[0])
    failed = jiyao("index", "nowhere", "--log-format", "json")
    (line,) = map(json.loads, failed.stderr.splitlines())
    assert (line["level"], line["code"]) == ("error", "folder-not-found")
    assert line["message_en"].isascii()


def test_what_is_listed_as_removed_leaves_with_the_next_run(jiyao):
    jiyao("index", "a", "--json")
    hits = CliRunner().invoke(command_group(), ["search", "停车", "--json"])
    gone = json.loads(hits.stdout)["hits"][0]["meeting_id"]
    Path("removed.txt").write_text(f"{gone}  # 申请\n", encoding="utf-8")
    listed = ["--removed", "removed.txt", "--canaries", "停车"]
    told = receipt(jiyao("index", "a", "--json", *listed))
    assert (told["removed"], told["gone"], told["refused"]) == (1, 0, None)
    assert told["canaries"] == [{"query": "停车", "before": 0, "after": 0}]
    assert search("停车") == 0
    assert "按移除名单不收录 1 次会议" in jiyao("index", "a", *listed).output
    assert receipt(jiyao("index", "a", "--json"))["new"] == 1
    assert search("停车") > 0
