"""The commands as people and cron call them: what they print where, and how they end."""

import importlib
import json
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import corpus.sandbox
import indexer.runs.reading
from corpus.errors import NeedsExtra, NotMinutes
from corpus.model import Attendance, Attendee, Decision, ParseWarning, PartialDate, Source
from corpus.readers.parts import OptionalPart
from indexer.asking.corrections import Way
from indexer.asking.rescuing import DATES, Candidate, Eased, Lifted, Rescue
from indexer.cli import COMMANDS, command_group
from indexer.errors import IndexLocked, QueryTimeout, SchemaMismatch
from indexer.printing import rescue_lines
from indexer.query.clauses import AllOf, Not, Words
from indexer.query.dateranges import DateRange
from indexer.query.parameters import PARAMETERS
from indexer.query.request import Filter, Sort
from indexer.query.results import Facet, FacetCount
from tests.fakes import FakeEngine, a_meeting, a_record, a_section, results_of

OPENING = (
    *(f"indexer.commands.{name}" for name in ("copy", "dictionary", "index", "stats", "verify")),
    "indexer.runs.examining",
    "indexer.opening",
)
"""Whoever opens an index; one left out would keep the fake engine if first loaded here."""


@pytest.fixture
def engine():
    return FakeEngine()


@pytest.fixture
def jiyao(engine, tmp_path, monkeypatch):
    """Run ``jiyao`` in an empty folder, with the fake engine at every address."""

    @contextmanager
    def open_index(address, **_):
        yield engine

    for name in OPENING:
        monkeypatch.setattr(importlib.import_module(name), "open_index", open_index)
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    return lambda *arguments, **options: runner.invoke(command_group(), arguments, **options)


@pytest.fixture(autouse=True)
def reader(monkeypatch):
    """A file holds the id of its meeting; a file without one is no minutes."""

    def read_meeting(data, path):
        if not data.strip():
            raise NotMinutes(path=path)
        meeting_id = data.decode().strip()
        return a_meeting(meeting_id, session=int(meeting_id[1:]), sections=[a_section()])

    def read_anyway(data, path):
        if data.strip():
            return read_meeting(data, path)
        return a_meeting("text", preamble=("章程",), recognised=False)

    monkeypatch.setattr(indexer.runs.reading, "read_meeting", read_meeting)
    monkeypatch.setattr(indexer.runs.reading, "read_anyway", read_anyway)
    # Children would not know the reader of this test.
    monkeypatch.setattr(corpus.sandbox, "FEW", 1_000)


def write(**texts):
    for name, text in texts.items():
        path = Path(name.replace("__", "/"))
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")


# The group


@pytest.mark.parametrize("row", COMMANDS, ids=lambda row: row.name)
def test_every_command_has_help_in_both_languages(jiyao, row):
    result = jiyao(row.name, "--help")
    assert result.exit_code == 0
    assert row.chinese in result.stdout
    assert row.english in " ".join(result.stdout.split())


def test_the_help_lists_every_command(jiyao):
    text = jiyao("--help").stdout
    for row in COMMANDS:
        assert f"\n  {row.name} " in text
        assert row.chinese in text


def test_help_loads_no_command():
    """jieba and Whoosh take a second; ``jiyao --help`` must not wait for them."""
    program = (
        "import sys; from indexer.cli import command_group\n"
        "command_group()(['--help'], standalone_mode=False)\n"
        "heavy = {'jieba', 'opencc', 'whoosh', 'lxml', 'indexer.commands'} & set(sys.modules)\n"
        "sys.exit(str(heavy) if heavy else 0)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments", [["nonsense"], ["index"], ["parse"], ["show"], ["search", "--yeer", "2023"]]
)
def test_wrong_usage_ends_with_2(jiyao, arguments):
    result = jiyao(*arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.startswith("用法有误")


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (SchemaMismatch(found=1, expected=2), 1),
        (IndexLocked(path="p"), 75),
        (PermissionError(13, "Permission denied", "p"), 1),
    ],
)
def test_an_error_is_two_lines_and_an_exit_code(jiyao, engine, monkeypatch, error, code):
    def fail():
        raise error

    monkeypatch.setattr(engine, "info", fail)
    result = jiyao("stats")
    assert (result.exit_code, result.stdout) == (code, "")
    chinese, english = result.stderr.splitlines()
    assert any("\u4e00" <= c <= "\u9fff" for c in chinese)
    assert english.isascii()


# index and rebuild


def test_index_twice_and_its_receipt(jiyao):
    write(a__1="m1", a__2="m2")
    first = jiyao("index", "a")
    assert (first.exit_code, first.stderr) == (0, "")
    assert first.stdout.startswith("新增 2，变更 0，消失 0，未变 0，失败 0；读取文件 2 个；用时 ")
    second = jiyao("index", "a", "--json")
    receipt = json.loads(second.stdout)
    seconds = receipt.pop("seconds")
    assert seconds >= 0
    assert receipt == {
        "schema": 1,
        "new": 0,
        "changed": 0,
        "gone": 0,
        "unchanged": 2,
        "read": 0,
        "refused": None,
        "damaged": None,
        "causes": {},
        "failed": [],
        "duplicates": [],
        "possible_duplicates": [],
        "unaccounted": 0,
        "removed": 0,
        "generation": "g2",
        "texts": 0,
        "partly": [],
        "unread": {"attendance": [], "numbers": [], "dates": []},
        "gaps": [],
        "canaries": [],
    }


def test_the_manifest_lies_beside_the_index(jiyao):
    write(a__1="m1")
    jiyao("index", "a", "--index", "whoosh:data/one")
    assert Path("data/one.sources").exists()


def test_failures_are_grouped_by_cause_and_end_with_3(jiyao):
    write(a__1="m1", a__2="", a__3=" ", a__4="m1")
    result = jiyao("index", "a")
    assert result.exit_code == 3
    assert "失败 2；" in result.stdout
    assert result.stderr.splitlines() == [
        f"失败 2 个（not-minutes）：{NotMinutes(path='2')}",
        "    2",
        "    3",
        "重复 1 个：同一次会议已取自更完整的文件；那份移走后自动改用：",
        "    4（m1）",
    ]
    receipt = jiyao("index", "a", "--json")
    assert (receipt.exit_code, receipt.stderr) == (3, "")
    assert [f["path"] for f in json.loads(receipt.stdout)["failed"]] == ["2", "3"]


def test_a_long_list_of_failures_is_cut_and_says_so(jiyao):
    write(**{f"a__{n:02}": "" for n in range(25)}, a__good="m1")
    lines = jiyao("index", "a").stderr.splitlines()
    assert len(lines) == 22
    assert "另有 5 个" in lines[-1]


def test_strays_of_a_lost_manifest_are_told(jiyao, engine):
    engine.kept = FakeEngine(meetings=[a_meeting("old")]).kept
    write(a__1="m1")
    assert "有 1 次会议不知来自哪个文件夹" in jiyao("index", "a").stderr


def test_rebuild_forgets_other_folders(jiyao, engine):
    write(a__1="m1", b__1="m2")
    jiyao("index", "a", "b")
    assert "消失 1" in jiyao("rebuild", "a").stdout
    assert set(engine.kept) == {"m1"}


@pytest.mark.parametrize("command", ["index", "rebuild"])
@pytest.mark.parametrize(("folder", "says"), [("none", "找不到文件夹"), ("empty", "没有文件")])
def test_no_folder_or_nothing_in_it(jiyao, engine, command, folder, says):
    Path("empty").mkdir()
    result = jiyao(command, folder)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr
    assert engine.written == []


# search


def test_search_asks_what_the_web_page_would(jiyao, engine):
    result = jiyao(
        *("search", "停车", "-棚改", "--from", "2023-08", "--to", "2023年9月", "--year", "2023"),
        *(
            "--outcome",
            "同意",
            "--outcome",
            "通过",
            "--sort",
            "newest",
            "--page",
            "3",
            "--size",
            "5",
        ),
    )
    assert result.exit_code == 0
    request = engine.requests[0]
    assert request.query == AllOf((Words("停车"), Not(Words("棚改"))))
    assert request.dates == DateRange(PartialDate(2023, 8), PartialDate(2023, 9))
    assert request.filters == (
        Filter("year", frozenset({"2023"})),
        Filter("outcome", frozenset({"同意", "通过"})),
    )
    assert (request.sort, request.offset, request.limit) == (Sort.NEWEST, 10, 5)


def test_search_has_an_option_for_every_parameter(jiyao):
    text = jiyao("search", "--help").stdout
    assert [p.name for p in PARAMETERS if p.name != "q" and f"--{p.name} " not in text] == []


def test_the_page_size_is_a_setting(jiyao, engine):
    jiyao("search", "停车", env={"JIYAO_PAGE_SIZE": "7"})
    assert engine.requests[0].limit == 7


def test_the_time_limit_is_a_setting(jiyao, engine):
    began = time.monotonic()
    jiyao("search", "停车", "--time-limit", "70")
    assert began + 70 <= engine.requests[0].deadline.at <= time.monotonic() + 70


def test_a_search_that_takes_too_long_fails(jiyao, engine):
    engine.error = QueryTimeout()
    result = jiyao("search", "停车")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "检索超时" in result.stderr


@pytest.fixture
def found(engine):
    record = a_record(texts=("会议要求规范停车秩序。",))
    facet = Facet("year", (FacetCount("2023", 3, selected=True), FacetCount("2022", 1)))
    engine.results = results_of(record, total=21, marks=("停车",), facets=(facet,))
    return record


def test_hits_are_readable(jiyao, found):
    assert jiyao("search", "停车").stdout.splitlines()[:5] == [
        "共 21 个议题，1 次会议；第 1 页，共 2 页",
        "",
        "1. 一、审议停车管理办法",
        "   河口市人民政府常务会议纪要 · 2023-08-18",
        "   会议要求规范停车秩序。",
    ]


@pytest.mark.parametrize(("environment", "marked"), [({}, True), ({"NO_COLOR": "1"}, False)])
def test_marks_are_for_terminals_that_want_them(jiyao, found, environment, marked):
    styled = click.style("停车", bold=True, fg="red")
    assert (styled in jiyao("search", "停车", color=True, env=environment).stdout) == marked


def test_facets_are_counted_when_asked_for(jiyao, engine, found):
    text = jiyao("search", "停车", "--facets").stdout
    assert "*2023 3，2022 1" in text
    assert "year" in engine.requests[0].facets
    jiyao("search", "停车")
    assert engine.requests[1].facets == ("status",)


def test_search_as_json(jiyao, found):
    answer = json.loads(jiyao("search", "停车", "--kind", "常务会议", "--json").stdout)
    assert answer["query"] == {"q": ["停车"], "kind": ["常务会议"]}
    assert (answer["total"], answer["page"], answer["pages"]) == (21, 1, 2)
    (hit,) = answer["hits"]
    assert (hit["section_id"], hit["date"]) == (found.section_id, "2023-08-18")
    assert hit["heading_spans"] == [[2, 4]]
    assert hit["excerpts"] == [
        {"anchor": "s1p1", "text": "会议要求规范停车秩序。", "spans": [[6, 8]]}
    ]
    assert answer["facets"][0]["values"][0] == {"value": "2023", "count": 3, "selected": True}


def test_facets_are_bounded_and_told_in_full_when_asked(jiyao, engine):
    counts = tuple(FacetCount(f"第{n}", 200 - n, selected=n == 150) for n in range(160))
    engine.results = results_of(a_record(), facets=(Facet("body", counts),))
    asked = ("search", "停车", "--body", "第150", "--json")
    (facet,) = json.loads(jiyao(*asked).stdout)["facets"]
    assert (facet["total"], len(facet["values"])) == (160, 101)
    assert facet["values"][-1]["value"] == "第150"
    (whole,) = json.loads(jiyao(*asked, "--facet-values", "1000").stdout)["facets"]
    assert len(whole["values"]) == 160
    assert jiyao(*asked, "--facet-values", "0").exit_code == 2


def test_a_page_past_the_end_says_how_many_there_are(jiyao, found):
    result = jiyao("search", "停车", "--page", "3")
    assert (result.exit_code, result.stdout) == (1, "")
    assert "一共只有 2 页" in result.stderr


def test_nothing_found_is_said_and_no_failure(jiyao):
    result = jiyao("search", "停车", "--page", "3")
    assert (result.exit_code, "没有找到" in result.stdout) == (0, True)


def test_what_else_finds_something_is_said():
    parts = (Eased("停车", "讯", 0), Eased("讯", "停车", 4))
    near = (Candidate(Way.SOUND, "讯", "汛", "停车 汛", 7),)
    assert list(rescue_lines(Rescue(parts, (Lifted("year", 2), Lifted(DATES, 0)), near))) == [
        "是不是要找（读音相近）：汛（7 项）  停车 汛",
        "去掉 讯（4 项）  停车",
        "不限年份（2 项）",
    ]


def test_the_ways_out_are_in_the_json(jiyao):
    found = json.loads(jiyao("search", "停车 办法", "--year", "1999", "--json").stdout)
    assert [rung["total"] for rung in found["scopes"]] == [0, 0, 0, 0]
    assert found["rescue"]["conditions"] == [{"name": "year", "total": 0}]


def test_what_was_not_read_as_typed_is_said(jiyao, found):
    result = jiyao("search", "停车 OR")
    assert "OR" in result.stderr
    assert result.exit_code == 0
    notes = json.loads(jiyao("search", "停车 OR", "--json").stdout)["notes"]
    assert [note["code"] for note in notes] == ["lone-or"]


def test_what_was_folded_is_said_in_one_line(jiyao, found):
    result = jiyao("search", "停車 辦法")
    assert result.stderr.splitlines() == [
        "检索式读作：停車 → 停车；辦法 → 办法",
        "Read as: 停車 → 停车; 辦法 → 办法",
    ]
    assert jiyao("search", "停车").stderr == ""
    reading = json.loads(jiyao("search", "停車", "--json").stdout)["reading"]
    assert [part["folded"] for part in reading["parts"]] == ["停车"]


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["OR"], "没有可检索的词"),
        (["甲" * 1000], "检索式太长"),
        (["--from", "昨天"], "2023-08-18"),
        (["--sort", "date"], "newest"),
        (["--page", "0"], "整数"),
        (["--size", "1000"], "100"),
    ],
)
def test_a_malformed_question_is_explained(jiyao, engine, arguments, says):
    result = jiyao("search", *arguments)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr
    assert engine.requests == []


def test_no_index_yet(jiyao, engine):
    engine.exists = False
    for arguments in (["search", "停车"], ["show", "m1"], ["stats"]):
        result = jiyao(*arguments)
        assert (result.exit_code, result.stdout) == (1, "")
        assert "jiyao index" in result.stderr


def test_control_characters_never_reach_the_terminal(jiyao, engine):
    engine.results = results_of(a_record(texts=("停\x1b[2J车",), heading="审\x07议"))
    assert "\x1b" not in jiyao("search", "停车", color=True).stdout


# show, stats, parse, config


def test_show_a_meeting(jiyao, engine):
    people = [Attendee("甲某", Attendance.CHAIR), Attendee("乙某", Attendance.PRESENT)]
    decision = Decision("原则同意", "停车管理办法", ("市城管局",), (), None, "会议原则同意。")
    section = a_section(texts=("一段。", "二段。"), decisions=(decision,))
    meeting = a_meeting(sections=[section], attendees=tuple(people), preamble=("开头。",))
    engine.kept = FakeEngine(meetings=[meeting]).kept
    assert jiyao("show", "m1").stdout.splitlines() == [
        "河口市人民政府常务会议纪要",
        "河口市人民政府 · 2023-08-18 · 常务会议",
        "主持：甲某",
        "出席：乙某",
        "开头。",
        "",
        "一、审议停车管理办法",
        "  [s1p1] 一段。",
        "  [s1p2] 二段。",
        "  议定：原则同意停车管理办法（市城管局）",
        "",
        "来源：a.txt（text/plain）",
    ]
    assert json.loads(jiyao("show", "m1", "--json").stdout)["id"] == "m1"


def test_show_an_unknown_meeting(jiyao):
    result = jiyao("show", "m9")
    assert (result.exit_code, "m9" in result.stderr) == (1, True)


def test_stats(jiyao):
    write(a__1="m1", a__2="", a__3="m1")
    jiyao("index", "a")
    text = jiyao("stats").stdout
    assert "会议：1\n" in text
    assert "文件：3，其中重复 1，读不出 1" in text
    members = json.loads(jiyao("stats", "--json").stdout)
    assert (members["meetings"], members["files"], members["duplicates"]) == (1, 3, 1)
    assert [f["path"] for f in members["failed"]] == ["2"]


def test_a_text_that_is_no_minutes_is_kept_when_asked_for(jiyao):
    write(a__1="m1", a__2="")
    result = jiyao("index", "a", "--minutes-anyway")
    assert result.exit_code == 0
    assert result.stdout.startswith("新增 1，变更 0，消失 0，未变 0，失败 0；")
    assert "未识别为会议纪要的文本 1 份" in result.stderr
    assert json.loads(jiyao("index", "a", "--json").stdout)["texts"] == 1
    assert "文件：2，其中重复 0，读不出 0" in jiyao("stats").stdout
    assert jiyao("show", "text").stdout.splitlines()[1] == "（未识别为会议纪要的文本）"
    undone = jiyao("index", "a", "--minutes-only")
    assert (undone.exit_code, jiyao("show", "text").exit_code) == (3, 1)


def test_parse_prints_other_texts_when_asked_to(jiyao):
    write(a__1="")
    assert jiyao("parse", "a/1").exit_code == 1
    told = json.loads(jiyao("parse", "a/1", "--minutes-anyway").stdout)
    assert (told["recognised"], told["preamble"]) == (False, ["章程"])


def test_parse_prints_one_line_a_file(jiyao):
    write(a__1="m1", a__2="m2")
    result = jiyao("parse", "a/1", "a/2")
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["m1", "m2"]
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(jiyao("parse", "-", input="m3").stdout)["id"] == "m3"


@pytest.mark.parametrize(
    ("files", "code"), [(["a/1", "a/2", "a/1"], 3), (["a/2"], 1), (["a/1", "none"], 3), (["a"], 1)]
)
def test_parse_goes_on_after_a_bad_file(jiyao, files, code):
    write(a__1="m1", a__2="")
    result = jiyao("parse", *files)
    assert result.exit_code == code
    assert len(result.stdout.splitlines()) == files.count("a/1")
    assert len(result.stderr.splitlines()) == 2


def test_config_says_where_each_value_came_from(jiyao):
    write(**{"jiyao.toml": "port = 1"})
    result = jiyao("config", "--index", "x", env={"JIYAO_HOST": "h"})
    assert result.stdout.splitlines() == [
        "index = x  （--index）",
        "workers = 0  （默认值）",
        "host = h  （JIYAO_HOST）",
        "port = 1  （jiyao.toml）",
        "page_size = 20  （默认值）",
        "time_limit = 5  （默认值）",
        "cache_mb = 128  （默认值）",
        "segmenter = auto  （默认值）",
        "originals = on  （默认值）",
        "mask = on  （默认值）",
        "removed = -  （默认值）",
        "hosts =   （默认值）",
        "proxy =   （默认值）",
        "processes = 0  （默认值）",
        "threads = 8  （默认值）",
        "client_limit = 4  （默认值）",
        "log_queries = off  （默认值）",
        "organizations = -  （默认值）",
        "people = -  （默认值）",
        "dictionary = -  （默认值）",
        "canaries =   （默认值）",
        "max_vanish = 20  （默认值）",
        "cluster_user =   （默认值）",
        "cluster_password_file = -  （默认值）",
        "cluster_password =   （默认值）",
        "cluster_ca = -  （默认值）",
        "cluster_shards = 1  （默认值）",
    ]
    assert json.loads(jiyao("config", "--json").stdout)["port"] == {
        "value": 1,
        "origin": "jiyao.toml",
    }


def test_an_unknown_setting_names_the_nearest(jiyao):
    write(**{"jiyao.toml": "indx = 'x'"})
    result = jiyao("stats")
    assert (result.exit_code, "index" in result.stderr) == (1, True)


def test_doctor_names_every_optional_part_and_how_to_get_it(jiyao, monkeypatch):
    monkeypatch.setattr(OptionalPart, "found", property(lambda part: part.name == "olefile"))
    lines = {line.split()[0]: line for line in jiyao("doctor").stdout.splitlines()}
    assert "已安装" in lines["olefile"]
    assert "pip install jiyao[ocr]" in lines["rapidocr"]
    told = json.loads(jiyao("doctor", "--json").stdout)
    assert {part["name"] for part in told["parts"]} < set(lines)


def test_what_must_be_installed_is_told_once_for_each_part(jiyao, monkeypatch):
    def read_meeting(data, path):
        package, media_type = data.decode().split()
        remedy = f"pip install jiyao[{package}]"
        raise NeedsExtra(path=path, media_type=media_type, package=package, remedy=remedy)

    monkeypatch.setattr(indexer.runs.reading, "read_meeting", read_meeting)
    write(a__1="ocr image/png", a__2="ocr application/pdf", a__3="ole application/msword")
    lines = jiyao("index", "a").stderr.splitlines()
    assert [line for line in lines if line.startswith("    ")] == ["    1", "    2", "    3"]
    assert [line for line in lines if line.startswith("失败")] == [
        f"失败 {count} 个（needs-extra）：缺少读取所需的部件。"
        f"请安装：pip install jiyao[{extra}]，然后重新运行。"
        for count, extra in ((2, "ocr"), (1, "ole"))
    ]


@pytest.mark.parametrize("installed", [False, True])
def test_files_that_a_part_would_read_better_are_counted(jiyao, monkeypatch, installed):
    def read_meeting(data, path):
        media_type, code = data.decode().split()
        source = Source(path, media_type, None, "0" * 64)
        return a_meeting(
            path, session=int(path), source=source, warnings=(ParseWarning(code, "…"),) * 2
        )

    monkeypatch.setattr(indexer.runs.reading, "read_meeting", read_meeting)
    monkeypatch.setattr(OptionalPart, "found", property(lambda part: installed))
    write(a__1="application/pdf pages-not-read", a__2="application/pdf pages-not-read")
    write(a__3="text/html main-text-uncertain", a__4="application/docx list-numbers-lost")
    receipt = json.loads(jiyao("index", "a", "--json").stdout)
    told = {partly["part"]: partly["files"] for partly in receipt["partly"]}
    assert told == ({} if installed else {"rapidocr": 2, "trafilatura": 1})
    jiyao("index", "a")
    write(a__5="text/html main-text-uncertain")
    talk = jiyao("index", "a").stderr.splitlines()
    assert [line[:5] for line in talk] == ([] if installed else ["1 个文件"])


def test_a_bad_table_of_names_is_told_and_changes_nothing(jiyao, engine):
    write(a__1="m1", **{"names.txt": "甲委\t甲委员会\n一列\n"})
    result = jiyao("index", "a", "--organizations", "names.txt")
    assert (result.exit_code, engine.kept) == (1, {})
    assert "names.txt 第 2 行" in result.stderr
    write(**{"names.txt": "甲委\t甲委员会\n"})
    assert jiyao("index", "a", env={"JIYAO_ORGANIZATIONS": "names.txt"}).exit_code == 0


def test_a_bad_table_of_people_is_told_and_changes_nothing(jiyao, engine):
    write(a__1="m1", **{"people.txt": "甲@乙局\t甲@丙局\n甲@丁局\n"})
    result = jiyao("index", "a", "--people", "people.txt")
    assert (result.exit_code, engine.kept) == (1, {})
    assert "people.txt 第 2 行" in result.stderr
    write(**{"people.txt": "甲@乙局\t甲@丙局\n"})
    assert jiyao("index", "a", env={"JIYAO_PEOPLE": "people.txt"}).exit_code == 0
