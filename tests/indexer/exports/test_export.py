"""Whole results to take away: complete, of one generation, and harmless to whoever opens them."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import openpyxl
import pytest
from lxml import etree

from corpus.model import DocNumber, Paragraph, PartialDate, Section, Source
from indexer.asking.asker import Asker
from indexer.errors import BadParameter
from indexer.exports.errors import TooManyRows
from indexer.exports.export import LABELS, export
from indexer.exports.forms import FORMS
from indexer.exports.tei import NAMESPACE
from indexer.research import sweeping
from indexer.research.errors import IndexSwitched
from tests.fakes import a_meeting, a_section
from tests.indexer.tei_rules import broken_rules
from tests.scanning import ScanningEngine

NOW = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
BASE = "http://minutes.example"
MANY = tuple(
    a_meeting(f"m{n:03}", date=PartialDate(2023, 1 + n % 12, 1 + n % 28), sections=[a_section()])
    for n in range(57)
)
PAYLOADS = (
    '=HYPERLINK("http://x","点我")',
    "@SUM(A1)",
    "</p></TEI><script>alert(1)</script>",
    "]]>&amp;&#0;<!ENTITY x>",
    "\x00\x0b\ud800\ufffe",
    "\"'\r\n\t",
)


def hostile(text, number=0):
    section = Section(
        1, text, text, (text,), (Paragraph(text, text), Paragraph(None, text)), (), (text,)
    )
    return a_meeting(f"h{number} <&\"'", title=text, bodies=(text,), kind=text, sections=[section])


def taken(name, engine, values=None, base=BASE):
    found = export(Asker(engine), values or {}, now=NOW, base=base, address=f"{base}/search?q=a")
    return b"".join(FORMS[name].write(found))


def csv_rows(data):
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(sweeping, "_BATCH", 10)


def ids_of(name, data):
    if name == "csv":
        return [row[0] for row in csv_rows(data)[13:]]
    if name == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
        return [row[0].value for row in sheet.rows][1:]
    if name == "jsonl":
        return [json.loads(line)["section_id"] for line in data.decode().splitlines()[1:]]
    if name == "tei":
        return [text.get("n") for text in etree.fromstring(data).iter(f"{{{NAMESPACE}}}TEI")]
    return [f"{line[-7:-3]}-s{line[-1]}" for line in data.decode().splitlines() if "://" in line]


@pytest.mark.parametrize("name", ["csv", "xlsx", "jsonl", "tei"])
def test_every_record_is_there_once_and_in_order(name):
    engine = ScanningEngine(*MANY)
    records = sorted(engine.oracle.records.values(), key=lambda r: r.section_id)
    records.sort(key=lambda r: str(r.date or ""), reverse=True)
    assert ids_of(name, taken(name, engine)) == [record.section_id for record in records]


def test_texts_are_all_there():
    text = taken("txt", ScanningEngine(*MANY)).decode()
    assert text.count("会议审议了停车管理办法。") == 57
    assert [n for n in range(57) if f"{BASE}/meetings/m{n:03}#s1\n" not in text] == []


@pytest.mark.parametrize("name", list(FORMS))
def test_every_form_says_what_it_is_of(name):
    values = {"q": ["停车"], "year": ["2023"], "from": ["2023-03"], "page": ["2"], "size": ["5"]}
    data = taken(name, ScanningEngine(*MANY), values)
    if name == "xlsx":
        about = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
        said = ["" if row[1].value is None else row[1].value for row in about.rows]
    elif name == "csv":
        said = [row[1] for row in csv_rows(data)[:11]]
    elif name == "jsonl":
        said = list(json.loads(data.decode().splitlines()[0])["about"].values())
    elif name == "tei":
        items = etree.fromstring(data).iter(f"{{{NAMESPACE}}}item")
        said = [(item[0].tail or "").strip() for item in items]
    else:
        said = [line.partition(": ")[2] for line in data.decode().splitlines()[:11]]
    assert list(map(str, said)) == [
        "停车",
        "起始日期=2023-03；年份=2023",
        "relevance",
        "47",
        "47",
        "0",
        "",
        "g1",
        "2024-01-02T03:04:05+00:00",
        "2026-11-26T08:30:00+00:00",
        f"{BASE}/search?q=a",
    ]


def test_a_new_generation_stops_an_export():
    engine = ScanningEngine(*MANY)
    pieces = FORMS["jsonl"].write(export(Asker(engine), {}, now=NOW))
    for _ in range(11):
        next(pieces)
    engine.generation += 1
    with pytest.raises(IndexSwitched):
        list(pieces)


def test_a_generation_that_came_while_the_question_was_asked_is_the_one():
    engine = ScanningEngine(*MANY)
    search = engine.search

    def switching(request):
        engine.search = search
        engine.generation += 1
        return search(request)

    engine.search = switching
    assert '"generation": "g2"' in taken("jsonl", engine).decode()


def test_records_that_are_missing_are_never_passed_over():
    engine = ScanningEngine(*MANY)
    found = export(Asker(engine), {}, now=NOW)
    search = engine.search
    engine.search = lambda request: replace(search(request), hits=search(request).hits[1:])
    with pytest.raises(IndexSwitched):
        list(found.records)


def test_only_what_is_taken_is_read():
    engine = ScanningEngine(*MANY)
    pieces = FORMS["csv"].write(export(Asker(engine), {}, now=NOW))
    for _ in range(15):
        next(pieces)
    asked = len(engine.requests)
    pieces.close()
    assert asked == 2
    assert len(engine.requests) == 2


def test_a_question_is_refused_before_anything_is_written():
    with pytest.raises(BadParameter):
        export(Asker(ScanningEngine(*MANY)), {"yeer": ["2023"]}, now=NOW)


def test_more_rows_than_a_sheet_holds_are_refused_at_once():
    found = export(Asker(ScanningEngine(*MANY)), {}, now=NOW)
    with pytest.raises(TooManyRows) as refused:
        FORMS["xlsx"].write(replace(found, total=1_048_576))
    assert "csv" in str(refused.value)


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_nothing_in_a_csv_or_a_workbook_is_run(payload):
    engine = ScanningEngine(hostile(payload))
    rows = csv_rows(taken("csv", engine))
    assert [c for row in rows for c in row if c.startswith(tuple("=+-@\t\r"))] == []
    for sheet in openpyxl.load_workbook(io.BytesIO(taken("xlsx", engine))).worksheets:
        assert [c for row in sheet.rows for c in row if c.data_type == "f"] == []


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_json_gives_back_what_was_written(payload):
    lines = taken("jsonl", ScanningEngine(hostile(payload))).decode().splitlines()
    assert json.loads(lines[1])["heading"] == payload.replace("\ud800", "?")


@pytest.mark.parametrize("payload", PAYLOADS, ids=ascii)
def test_tei_is_well_formed_whatever_it_holds(payload):
    data = taken("tei", ScanningEngine(hostile(payload), hostile(payload, 1)))
    assert broken_rules(data) == []
    heads = list(etree.fromstring(data).iter(f"{{{NAMESPACE}}}head"))
    shown = "".join("\ufffd" if c in "\x00\x0b\ud800\ufffe" else c for c in payload)
    assert [head.text for head in heads] == [shown, shown]
    assert [len(head) for head in heads] == [0, 0]


ODD = (
    a_meeting("undated", date=None, doc_number=None, bodies=(), sections=[a_section()]),
    a_meeting("year alone", date=PartialDate(2023), sections=[a_section(texts=())]),
    a_meeting("到月/#?&", date=PartialDate(2023, 9), preamble=("会议开始。",), sections=[]),
    a_meeting("scan", source=Source("a.pdf", "application/pdf", "", "0" * 64, ocr=True)),
    a_meeting("other", recognised=False, preamble=("不是纪要。", "")),
    a_meeting(
        "长" * 60, doc_number=DocNumber("河政<&>", 2023, 4), sections=[a_section(), a_section(2)]
    ),
)
QUESTIONS = ("", '停车 "]]>" <!-- &amp;', "\x00\x0b\ufffe", "'\"\t\r\n")


@pytest.mark.parametrize("query", QUESTIONS, ids=ascii)
@pytest.mark.parametrize("meetings", [MANY, ODD, ()], ids=["many", "odd", "nothing"])
def test_tei_keeps_its_rules(meetings, query):
    found = export(Asker(ScanningEngine(*meetings)), {}, now=NOW, base=BASE)
    asked, *others = found.facts
    told = replace(found, facts=(replace(asked, value=query), *others))
    data = b"".join(FORMS["tei"].write(told))
    assert broken_rules(data) == []
    assert len(list(filter(None, ids_of("tei", data)))) == found.total


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b' xml:lang="zh"', b""),
        (b"<extent>", b"<extent/><extent>"),
        (b'when="2023', b'when="in 2023'),
        (b'type="item"', b'type="matter"'),
        (b'quantity="', b'quantity="-'),
        (b"<head>", b"<head/><head>"),
        (b"<idno", b"<note/><idno"),
    ],
)
def test_what_is_against_the_rules_is_told(right, wrong):
    data = taken("tei", ScanningEngine(*MANY))
    assert right in data
    assert broken_rules(data.replace(right, wrong))


def test_tei_of_nothing_says_so_in_the_one_text_that_a_corpus_needs():
    data = taken("tei", ScanningEngine(*MANY), {"year": ["1999"]})
    assert broken_rules(data) == []
    root = etree.fromstring(data)
    assert [child.tag.rpartition("}")[2] for child in root] == ["teiHeader", "TEI"]
    assert root.xpath("string(*[2]//*[local-name()='title'])") == "没有找到 Nothing found"
    assert set(extent(root).values()) == {0}


def extent(root):
    measures = root[0].iter(f"{{{NAMESPACE}}}measure")
    return {one.get("unit"): int(one.get("quantity")) for one in measures}


def test_tei_counts_texts_that_are_no_minutes_apart():
    text = a_meeting("text", recognised=False, preamble=("不是纪要。",), sections=[])
    root = etree.fromstring(taken("tei", ScanningEngine(*MANY, text)))
    assert extent(root) == {"sections": 57, "meetings": 57, "texts": 1}
    said = {item[0].text: item[0].tail.strip() for item in root.iter(f"{{{NAMESPACE}}}item")}
    assert [said[LABELS[key]] for key in ("items", "meetings", "texts")] == ["57", "57", "1"]
