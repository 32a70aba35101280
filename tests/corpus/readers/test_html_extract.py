"""The text of a page that no selector fits, with trafilatura or without."""

from types import SimpleNamespace

import pytest

from corpus.readers import html, html_extract, parts

TEXT = [
    "澜山区人民政府第3次常务会议纪要",
    "2023年3月17日上午，区长主持召开区政府第3次常务会议，审议有关规划，听取有关工作情况的汇报。",
    "会议原则同意该规划，由区发展改革局按程序报批后组织实施，各街道、各部门要抓好落实，按期完成各项任务。",
    "会议还听取了全区防汛工作情况的汇报，要求有关单位加强值守，及时处置险情，确保群众生命财产安全。",
    "解　语　杜 若",
]
MENU = [f"栏目{number}" for number in "甲乙丙丁"]
PAGE = (
    "<html><body><div class='zone'><ul>"
    + "".join(f"<li><a href='/{name}'>{name}</a></li>" for name in MENU)
    + "</ul></div><div class='strange'>"
    + "".join(f"<p>{line}</p>" for line in TEXT)
    + "</div></body></html>"
).encode()


def lines(read):
    return [line for line in read.lines if line]


def answer(monkeypatch, text):
    monkeypatch.setattr(parts.OptionalPart, "found", property(lambda part: True))
    module = SimpleNamespace(extract=lambda page, **options: text)
    monkeypatch.setattr(parts.OptionalPart, "load", lambda part, path, media_type: module)


def test_without_it_the_whole_page_is_read_and_flagged(monkeypatch):
    monkeypatch.setattr(parts.OptionalPart, "found", property(lambda part: False))
    read = html.read(PAGE, "a.html")
    assert [warning.code for warning in read.warnings] == ["main-text-uncertain"]
    assert lines(read) == [*MENU, *TEXT]


def test_it_chooses_and_our_lines_stay_as_they_are(monkeypatch):
    answer(monkeypatch, "\n".join(line.replace("　", " ") for line in TEXT))
    read = html.read(PAGE, "a.html")
    assert (lines(read), read.warnings) == (TEXT, ())


@pytest.mark.parametrize("text", [None, "", TEXT[0], MENU[0]])
def test_a_poor_choice_is_not_taken(monkeypatch, text):
    answer(monkeypatch, text)
    read = html.read(PAGE, "a.html")
    assert lines(read) == [*MENU, *TEXT]
    assert [warning.code for warning in read.warnings] == ["main-text-uncertain"]


def test_the_real_one():
    assert html_extract.chosen(PAGE.decode(), [*MENU, *TEXT]) == TEXT
