"""Lists of titles as people have them."""

import csv
import io
import zipfile

import pytest

from indexer.desk import lists
from indexer.desk.lists import MOST_ROWS, read_list, read_pasted
from indexer.errors import EmptyList, ListTooLong, NoSuchColumn, NotAList
from indexer.tables.table import CSV, XLSX, Column, Table


def texts(entries):
    return [(entry.row, entry.text) for entry in entries]


def workbook(*rows):
    head, *data = rows
    columns = tuple(Column(cell, cell) for cell in head)
    return b"".join(XLSX.write(Table(columns, data)))


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("甲办法\n乙办法", [(1, "甲办法"), (2, "乙办法")]),
        ("甲办法\r\n\r\n  乙办法  \n", [(1, "甲办法"), (3, "乙办法")]),
        ("甲办法，和乙", [(1, "甲办法，和乙")]),
        ("甲办法,和乙\n丙,丁", [(1, "甲办法,和乙"), (2, "丙,丁")]),
        ("甲办法\t2023\n乙办法\t2024", [(1, "甲办法"), (2, "乙办法")]),
        ("序号\t文件名称\n1\t甲办法\n2\t乙办法", [(2, "甲办法"), (3, "乙办法")]),
        ("标题\n甲办法", [(2, "甲办法")]),
        ('甲"办法\t1\n乙办法\t2', [(1, '甲"办法'), (2, "乙办法")]),
        ("甲  办法", [(1, "甲 办法")]),
    ],
)
def test_what_is_pasted(pasted, found):
    assert texts(read_pasted(pasted)) == found


@pytest.mark.parametrize(
    "data",
    [
        "序号,标题,文号\n1,甲办法,\n2,,苏府办〔2023〕1号\n".encode(),
        "序号,标题,文号\n1,甲办法,\n2,,苏府办〔2023〕1号\n".encode("gb18030"),
        b"\xef\xbb\xbf" + "序号,文号,标题\r\n1,,甲办法\r\n2,苏府办〔2023〕1号,\r\n".encode(),
        b"\xff\xfe" + "序号\t标题\t文号\n1\t甲办法\t\n2\t\t苏府办〔2023〕1号\n".encode("utf-16-le"),
        workbook(("序号", "标题", "文号"), (1, "甲办法", None), (2, None, "苏府办〔2023〕1号")),
    ],
    ids=["utf-8", "gb18030", "bom", "utf-16", "xlsx"],
)
def test_a_table_gives_its_titles_and_numbers_where_there_is_no_title(data):
    assert texts(read_list(data)) == [(2, "甲办法"), (3, "苏府办〔2023〕1号")]


def test_our_own_tables_are_read_again():
    table = Table((Column("a", "序号"), Column("b", "标题")), [(1, "甲,乙\n丙"), (2, '"丁"')])
    assert texts(read_list(b"".join(CSV.write(table)))) == [(2, "甲,乙 丙"), (3, '"丁"')]


def test_a_file_of_lines_is_a_list_also_where_a_title_has_a_comma():
    data = "甲办法\n乙,丙办法\n丁办法\n".encode()
    assert texts(read_list(data)) == [(1, "甲办法"), (2, "乙,丙办法"), (3, "丁办法")]


@pytest.mark.parametrize("column", ["材料", "2", " 材料 "])
def test_another_column_can_be_chosen(column):
    data = "标题,材料\n甲,乙\n丙,丁\n".encode()
    assert texts(read_list(data, column)) == [(2, "乙"), (3, "丁")]


@pytest.mark.parametrize("column", ["别的", "3", "0", "9" * 9_000, "长" * 9_000])
def test_a_column_that_is_not_there_is_named(column):
    with pytest.raises(NoSuchColumn, match="标题、材料"):
        read_list("标题,材料\n甲,乙\n".encode(), column)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n",
        b"PK\x03\x04broken",
        b"<!DOCTYPE html><p>x",
        b"\x00\x01\x02",
        "甲\x07办法".encode(),
        b"\xff\xfe\x00\xd8",
        ("标题,文号\n" + "长" * 200_000 + ",1\n").encode(),
    ],
    ids=["pdf", "xls", "png", "zip", "html", "nul", "bell", "half", "cell"],
)
def test_what_is_no_list_is_refused_in_plain_words(data):
    with pytest.raises(NotAList, match="CSV、XLSX"):
        read_list(data)


@pytest.mark.parametrize("data", [b"", b"\n \n", "标题\n".encode(), b"\xef\xbb\xbf"])
def test_nothing_is_no_list(data):
    with pytest.raises(EmptyList):
        read_list(data)


def test_a_hundred_thousand_rows_are_refused_in_plain_words():
    with pytest.raises(ListTooLong, match="一次最多核对 1000 行，这份清单有 100000 行"):
        read_pasted("甲办法\n" * 100_000)
    assert len(read_pasted("甲办法\n" * MOST_ROWS)) == MOST_ROWS
    rows = io.StringIO()
    csv.writer(rows).writerows([("标题", "x")] + [("甲办法", "x")] * 1_001)
    with pytest.raises(ListTooLong, match="1001"):
        read_list(rows.getvalue().encode())


def test_what_stands_below_a_sea_of_empty_rows_is_not_passed_over(monkeypatch):
    monkeypatch.setattr(lists, "_MOST_READ", 500)
    parts = zipfile.ZipFile(io.BytesIO(workbook(("标题",), ("甲办法",))))
    far = '<row r="999"><c r="A999" t="inlineStr"><is><t>乙</t></is></c></row></sheetData>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in parts.namelist():
            made.writestr(name, parts.read(name).replace(b"</sheetData>", far.encode()))
    with pytest.raises(NotAList, match="空行太多"):
        read_list(file.getvalue())
