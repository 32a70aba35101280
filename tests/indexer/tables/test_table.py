"""Tables to take away, read back by the libraries that other people would use."""

import csv
import io
import json
import zipfile

import openpyxl
import pytest

from indexer.tables import spreadsheets, workbooks
from indexer.tables.table import BOM, CSV, FORMATS, JSON_LINES, XLSX, Column, Fact, Table

COLUMNS = (Column("title", "文件"), Column("count", "次数"))
FORMULAS = [
    '=HYPERLINK("x","点我")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＠SUM",
]
TEXTS = [
    "青禾区停车管理办法",
    '有"引号"，有逗号,有换行\n第二行',
    "<script>alert(1)</script>",
    "'已有撇号",
    "2024-01-02",
    "",
]


def written(form, rows):
    return b"".join(form.write(Table(COLUMNS, rows)))


def as_csv(rows):
    data = written(CSV, rows)
    assert data.startswith(BOM)
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet_of(rows):
    book = openpyxl.load_workbook(io.BytesIO(written(XLSX, rows)))
    return book.worksheets[0]


@pytest.mark.parametrize("text", TEXTS)
def test_csv_gives_texts_back_as_they_were(text):
    assert as_csv([(text, 3)]) == [["文件", "次数"], [text, "3"]]


@pytest.mark.parametrize("formula", FORMULAS)
def test_no_cell_of_a_csv_begins_a_formula(formula):
    cell = as_csv([(formula, 1)])[1][0]
    assert cell == "'" + formula


def test_numbers_are_no_formulas():
    assert as_csv([("甲", -1)])[1] == ["甲", "-1"]
    assert as_csv([("甲", None)])[1] == ["甲", ""]


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_a_text_in_a_workbook(formula):
    cell = sheet_of([(formula, 1)])["A2"]
    assert cell.data_type != "f"
    assert cell.quotePrefix
    assert (cell.value or "").strip() == formula.strip()


@pytest.mark.parametrize("text", ["青禾区停车管理办法", "<b>&", "有\n换行", "'撇号"])
def test_a_workbook_gives_texts_back_as_they_were(text):
    sheet = sheet_of([(text, 3)])
    assert [[c.value for c in row] for row in sheet.rows] == [["文件", "次数"], [text, 3]]


def test_what_a_workbook_cannot_hold_is_marked():
    sheet = sheet_of([("甲\x00乙\x0b\ud800", 1), ("长" * 40_000, 2)])
    assert sheet["A2"].value == "甲\ufffd乙\ufffd\ufffd"
    assert len(sheet["A3"].value) == 32_767
    assert sheet["A3"].value.endswith("长…")


@pytest.mark.parametrize(("texts", "told"), [(["短"] * 2, []), (["长" * 32_768, "短"], [1])])
def test_a_workbook_says_how_many_texts_it_cuts(texts, told):
    rows = [(text, number) for number, text in enumerate(texts)]
    table = Table(COLUMNS, rows, (Fact("query", "检索式", "甲"),))
    about = openpyxl.load_workbook(io.BytesIO(b"".join(XLSX.write(table)))).worksheets[1]
    found = {row[0].value: row[1].value for row in about.rows}
    assert [number for label, number in found.items() if "32,767" in label] == told
    assert found["检索式"] == "甲"


def test_json_has_the_keys_and_nothing_is_changed():
    lines = written(JSON_LINES, [("=1+1", 3), ("甲", None)]).decode().splitlines()
    assert list(map(json.loads, lines)) == [
        {"title": "=1+1", "count": 3},
        {"title": "甲", "count": None},
    ]


@pytest.mark.parametrize("name", ["csv", "jsonl"])
def test_rows_are_written_as_they_are_worked_out(name):
    taken = []
    rows = (taken.append(n) or ("甲", n) for n in range(1000))
    pieces = FORMATS[name].write(Table(COLUMNS, rows))
    while not taken:
        next(pieces)
    assert len(taken) == 1


def test_a_workbook_is_written_while_its_rows_come():
    taken = []
    rows = (taken.append(n) or (f"{n * n * 7919}甲{n}", n) for n in range(200_000))
    pieces = XLSX.write(Table(COLUMNS, rows))
    for _ in range(3):
        next(pieces)
    assert 0 < len(taken) < 200_000
    pieces.close()
    so_far = len(taken)
    assert next(pieces, None) is None
    assert len(taken) == so_far


def test_a_sheet_has_no_more_rows_than_can_be_opened(monkeypatch):
    monkeypatch.setattr(workbooks, "MOST_ROWS", 3)
    with pytest.raises(workbooks.TooManyRows):
        written(XLSX, [("甲", 1)] * 3)


def test_columns_go_on_behind_z():
    columns = tuple(Column(str(n), str(n)) for n in range(30))
    data = b"".join(XLSX.write(Table(columns, [range(30)])))
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[0]
    assert [sheet["Z2"].value, sheet["AA2"].value, sheet["AD2"].value] == [25, 26, 29]


FACTS = (Fact("query", "检索式 Query", '=HYPERLINK("x")'), Fact("items", "议题 Items", 2))


def test_facts_stand_before_the_rows_of_a_csv():
    table = Table((*COLUMNS, Column("url", "链接")), [("甲", 1, "u"), ("乙", 2, "v")], FACTS)
    data = b"".join(CSV.write(table)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(data, newline=""))) == [
        ["检索式 Query", '\'=HYPERLINK("x")', ""],
        ["议题 Items", "2", ""],
        ["", "", ""],
        ["文件", "次数", "链接"],
        ["甲", "1", "u"],
        ["乙", "2", "v"],
    ]


def test_facts_have_a_sheet_of_their_own():
    data = b"".join(XLSX.write(Table(COLUMNS, [("甲", 1)], FACTS)))
    rows, about = openpyxl.load_workbook(io.BytesIO(data)).worksheets
    assert [[c.value for c in row] for row in rows] == [["文件", "次数"], ["甲", 1]]
    assert [[c.value for c in row] for row in about][1] == ["议题 Items", 2]
    assert about["B1"].data_type != "f"


def test_facts_are_the_first_line_of_json():
    lines = b"".join(JSON_LINES.write(Table(COLUMNS, [("甲", 1)], FACTS))).decode().splitlines()
    assert json.loads(lines[0]) == {"about": {"query": '=HYPERLINK("x")', "items": 2}}
    assert json.loads(lines[1]) == {"title": "甲", "count": 1}


def test_a_workbook_that_we_wrote_is_read():
    data = written(XLSX, [("青禾区停车管理办法", 3), ("=1+1", None)])
    assert list(spreadsheets.read(data)) == [
        ("文件", "次数"),
        ("青禾区停车管理办法", "3"),
        ("=1+1",),
    ]


def package(**parts):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return file.getvalue()


def broken_sheet():
    """A workbook of ours whose sheet ends in the middle of its XML."""
    source = zipfile.ZipFile(io.BytesIO(written(XLSX, [("甲", 1)])))
    parts = {name: source.read(name) for name in source.namelist()}
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"][:-40]
    return package(**parts)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        "不是表格".encode(),
        package(a="1"),
        package(**{"[Content_Types].xml": "<a"}),
        package(bomb=b"\0" * 41_000_000),
        broken_sheet(),
    ],
    ids=["empty", "cut", "text", "zip", "xml", "bomb", "half"],
)
def test_what_is_no_workbook_is_refused(data):
    with pytest.raises(spreadsheets.NoSpreadsheet):
        list(spreadsheets.read(data))
