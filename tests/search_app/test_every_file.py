"""Every file that can be taken away, from a page or a command, says what it is of."""

import io
import json
from urllib.parse import quote

import openpyxl
import pytest
from click.testing import CliRunner

from indexer.desk.check_tables import NAME as CHECKED
from indexer.desk.duty_tables import NAME as DUTIES
from indexer.exports.forms import FORMS
from indexer.exports.tool_facts import _LABELS
from indexer.tables.table import FORMATS
from search_app.cli import jiyao
from tests.search_app.taken import parted

DOCUMENT = "澜山区老旧小区改造管理办法"
ORGANIZATION = "稔川市财政局"
STATE = {"generation", "built_at", "made_at", "address"}
ASKED = {"query", "conditions"}
COUNTS = ({"items", "meetings"}, {"rows"})
PAGES = {
    "search": "/api/v1/export?q=改造&year=2023&format={}",
    "trends": "/api/v1/trends?q=改造&q=资金&interval=quarter&format={}",
    "kwic": "/api/v1/kwic?q=改造&sort=left&format={}",
    "collocates": "/api/v1/collocates?q=改造&window=5&format={}",
    "rising": "/api/v1/rising?from=2023&format={}",
    "duties": "/api/v1/duties?q=改造&deadline=1&format={}",
    "document": f"/api/v1/documents/{DOCUMENT}.{{}}",
    "organization": f"/api/v1/organizations/{ORGANIZATION}?year=2023&format={{}}",
    "check": "/api/v1/check?column=1&format={}",
    "meetings": "/api/v1/meetings?year=2023&page=2&size=3&format={}",
    "documents": "/api/v1/documents?q=改造&format={}",
    "people": "/api/v1/people?q=稔川&format={}",
    "organizations": "/api/v1/organizations?q=稔川&format={}",
}
COMMANDS = {
    "export": ("export", "改造", "--year", "2023"),
    "trends": ("trends", "改造", "--interval", "quarter"),
    "kwic": ("kwic", "改造", "--sort", "left"),
    "collocates": ("collocates", "改造", "--window", "5"),
    "rising": ("rising", "--from", "2023"),
    "duties": ("duties", "改造", "--deadline"),
}
OF_PAGES = [(name, form) for name in PAGES for form in FORMATS]
OF_COMMANDS = [(name, form) for name in COMMANDS for form in FORMATS]


def facts_of(form, data):
    """What a table says of itself, by label, or by key for JSON."""
    if form == "xlsx":
        about = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
        return {row[0].value: row[1].value or "" for row in about.rows}
    if form == "csv":
        return parted(data)[0]
    return json.loads(data.decode().splitlines()[0])["about"]


def keys_of(facts):
    """By the keys of JSON, which the labels of other forms lead to."""
    return {BY_LABEL.get(name, name): str(value) for name, value in facts.items()}


BY_LABEL = {label: key for key, label in _LABELS.items()}


def fetched(client, name, form):
    url = quote(PAGES[name].format(form), safe="/?&=%")
    if name == "check":
        return client.post(url, data=f"材料\n{DOCUMENT}\n没有这一份\n".encode())
    return client.get(url)


@pytest.mark.parametrize(("name", "form"), OF_PAGES, ids=str)
def test_every_file_of_a_page_says_what_it_is_of(sample_client, name, form):
    answer = fetched(sample_client, name, form)
    assert answer.status_code == 200, answer.text
    told = keys_of(facts_of(form, answer.data))
    assert told.keys() >= STATE | ASKED
    assert any(told.keys() >= counts for counts in COUNTS)
    assert told["generation"] == sample_client.get("/api/v1/meetings").json["generation"]
    assert told["made_at"] >= told["built_at"] > ""
    assert told["address"].startswith("http://localhost/")
    asked = [word for word in ("改造", "2023") if word in PAGES[name].partition("?")[2]]
    assert all(word in told["query"] + told["conditions"] for word in asked)


@pytest.mark.parametrize(("name", "form"), OF_COMMANDS, ids=str)
def test_every_file_of_a_command_says_the_same(sample_place, name, form):
    run = CliRunner().invoke(jiyao, (*COMMANDS[name], "--format", form, "--index", sample_place))
    assert run.exit_code == 0, run.output
    told = keys_of(facts_of(form, run.stdout_bytes))
    assert told.keys() >= STATE | ASKED
    assert any(told.keys() >= counts for counts in COUNTS)
    assert all(told[key] for key in STATE - {"address"})
    asked = [word for word in COMMANDS[name][1:] if not word.startswith("--")]
    assert all(word in told["query"] + told["conditions"] for word in asked)


def test_a_checked_list_and_a_calendar_say_it_too(sample_place):
    runner, index = CliRunner(), ("--index", sample_place)
    checked = runner.invoke(jiyao, ("check", "-", "--csv", *index), input=f"{DOCUMENT}\n没有\n")
    told = keys_of(parted(checked.stdout_bytes)[0])
    assert (told["list"], told["rows"]) == (CHECKED, "2")
    assert told.keys() >= STATE | ASKED
    dated = runner.invoke(jiyao, ("duties", "改造", "--format", "ics", *index)).stdout
    unfolded = dated.replace("\r\n", "\n").replace("\n ", "")
    assert f"清单 List: {DUTIES}" in unfolded
    assert "检索式 Query: 改造" in unfolded
    assert "索引代次 Index generation: " in unfolded


@pytest.mark.parametrize("name", ["meetings", "documents", "people", "organizations"])
def test_a_file_of_a_list_has_all_that_its_pages_have(sample_client, name):
    path, _, asked = PAGES[name].partition("?")
    kept = [part for part in asked.split("&") if part.partition("=")[0] in ("q", "year")]
    told, (head, *rows) = parted(fetched(sample_client, name, "csv").data)
    answer = sample_client.get(f"{path}?{'&'.join(kept)}&size=100").json
    assert len(rows) == len(answer["rows"]) == answer["total"] == int(told["行数 Rows"]) > 0
    urls = [row[head.index("链接")] for row in rows]
    assert urls == [f"http://localhost{row['url']}" for row in answer["rows"]]
    assert all(len(row) == len(head) == len(answer["rows"][0]) for row in rows)


def test_the_table_has_every_format_there_is(sample_client):
    described = sample_client.get("/openapi.json").json["paths"]
    offered = {
        path.removeprefix("/api/v1/").partition("/")[0]
        for path, methods in described.items()
        for operation in methods.values()
        if "text/csv" in operation["responses"]["200"]["content"]
    }
    plural = {"document": "documents", "organization": "organizations", "search": "export"}
    assert offered == {plural.get(name, name) for name in PAGES}
    assert set(FORMATS) < set(FORMS)
