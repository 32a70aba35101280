"""PDF: printed lines become the paragraphs that were written."""

import pytest

from corpus.errors import Damaged, Encrypted, NeedsExtra
from corpus.readers import ocr
from corpus.readers.pdf import read
from tests.corpus.readers.making import DRAW_PICTURE, PICTURE, pdf

LEFT, SIZE, TOP = 80, 16, 740
INDENT = LEFT + 2 * SIZE
FULL = 27
"""Characters on a full line of these pages."""


def printed(*lines, top=TOP):
    """Lines from the top down; a line is text or (indent in characters, text)."""
    pairs = (line if isinstance(line, tuple) else (0, line) for line in lines)
    return [
        (LEFT + SIZE * indent, top - 28 * number, SIZE, text)
        for number, (indent, text) in enumerate(pairs)
    ]


def wrapped(text):
    """A paragraph as it is set: two characters in, then full lines."""
    rest = text[FULL - 2 :]
    return [(2, text[: FULL - 2]), *(rest[at : at + FULL] for at in range(0, len(rest), FULL))]


def lines_of(*pages):
    return list(read(pdf(list(pages)), "a.pdf").lines)


FIRST = "会议听取了城建科关于海绵城市示范片区建设情况的汇报，原则同意有关建议安排，要求抓紧推进。"
SECOND = "示范片区内道路透水铺装已完成七成，下凹式绿地却被居民改作菜地、停车位，说明设计不合用。"


def test_paragraphs_are_whole_again():
    assert lines_of(printed(*wrapped(FIRST), *wrapped(SECOND))) == [FIRST, SECOND]


def test_a_full_last_line_does_not_swallow_the_next_paragraph():
    exact = FIRST[: FULL - 2 + FULL - 1] + "。"
    assert lines_of(printed(*wrapped(exact), *wrapped(SECOND))) == [exact, SECOND]


def test_a_paragraph_goes_on_over_the_page_end():
    lines = wrapped(FIRST + SECOND)
    pages = [
        [*printed(*part), (290, 50, 14, f"— {n} —")]
        for n, part in enumerate((lines[:2], lines[2:]), 1)
    ]
    assert lines_of(*pages) == [FIRST + SECOND]


@pytest.mark.parametrize(
    "number", ["— 3 —", "-3-", "3", "第 3 页", "第3页 共12页", "3/12", "－3－", "· 3 ·"]
)
def test_page_numbers_go(number):
    assert lines_of([*printed(*wrapped(FIRST)), (290, 50, 14, number)]) == [FIRST]


def test_running_heads_go_and_what_stands_once_stays():
    head = (LEFT, 800, 12, "内部资料　注意保存")
    pages = [[head, *printed(*wrapped(text))] for text in (FIRST, SECOND, FIRST)]
    assert lines_of(*pages) == [FIRST, SECOND, FIRST]
    assert lines_of([head, *printed(*wrapped(FIRST))]) == ["内部资料　注意保存", FIRST]


def test_a_number_inside_the_page_stays():
    assert "12" in lines_of(printed((0, "12"), *wrapped(FIRST), *wrapped(SECOND)))


def test_headings_and_labels_begin_anew():
    lines = printed((2, "一、听取城建工作情况的汇报"), *wrapped("（一）" + FIRST), "出席：仇堃")
    assert lines_of(lines) == ["一、听取城建工作情况的汇报", "（一）" + FIRST, "出席：仇堃"]


def test_a_title_that_ends_in_marks_is_one():
    cut = [(2, "一、审议《昉州市既有住宅加装电梯实施细则（送审"), "稿）》"]
    found = lines_of(printed(*wrapped(FIRST), *cut, *wrapped(SECOND)))
    assert found[1] == "一、审议《昉州市既有住宅加装电梯实施细则（送审稿）》"


def test_a_list_without_marks_keeps_its_line_ends():
    rows = [
        "区政府办公室逄一舟　区委组织部党新澜　区司法局时广陵",
        "区自然资源和规划局钟离岳　区住房城乡建设局屈镕生等人",
    ]
    assert lines_of(printed(*rows)) == rows


@pytest.mark.parametrize("text", ["李䶮、王𠮷、刘龘、陈𬭎", "⼀、审议⽅案"])
def test_rare_characters_and_radicals(text):
    assert lines_of(printed(text)) == [text.replace("⼀", "一").replace("⽅", "方")]


def test_a_scan_says_what_it_needs(monkeypatch):
    monkeypatch.setattr(ocr, "is_found", lambda: False)
    scan = pdf([[DRAW_PICTURE]], objects=[PICTURE])
    with pytest.raises(NeedsExtra, match="jiyao\\[ocr\\]"):
        read(scan, "a.pdf")
    mixed = read(pdf([printed(*wrapped(FIRST)), [DRAW_PICTURE]], objects=[PICTURE]), "a.pdf")
    assert mixed.lines == (FIRST,)
    assert [(warning.code, "第 2 页" in warning.message) for warning in mixed.warnings] == [
        ("pages-not-read", True)
    ]


def test_a_short_page_with_a_small_picture_is_no_scan():
    seal = b"q 60 0 0 60 400 100 cm /X6 Do Q"
    assert read(pdf([[*printed("此件公开发布"), seal]], objects=[PICTURE]), "a.pdf").lines == (
        "此件公开发布",
    )


WHOLE = pdf([printed(*wrapped(FIRST))])


@pytest.mark.parametrize("part", [0.2, 0.5, 0.9, 0.98])
def test_a_cut_file_is_damaged(part):
    with pytest.raises(Damaged):
        read(WHOLE[: int(part * len(WHOLE))], "a.pdf")


def test_a_locked_file_says_so():
    lock = (
        b"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"61" * 32
        + b"> /U <"
        + b"62" * 32
        + b"> >>"
        b" /ID [<00> <00>]"
    )
    with pytest.raises(Encrypted):
        read(pdf([printed(FIRST)], trailer=lock), "a.pdf")


@pytest.mark.parametrize("spacing", [0, 2, 4, 6])
def test_stretched_lines_have_no_blanks(spacing):
    assert lines_of([b"%d Tc" % spacing, *printed("审议老旧小区改造规划")]) == [
        "审议老旧小区改造规划"
    ]


@pytest.mark.parametrize("gap", [5, 8, 16, 40])
def test_a_gap_between_names_is_a_blank(gap):
    pieces = [(LEFT, TOP, SIZE, "解南乔"), (LEFT + 3 * SIZE + gap, TOP, SIZE, "单怀瑾")]
    assert lines_of(pieces) == ["解南乔 单怀瑾"]


def hexed(text):
    return "<FEFF" + text.encode("utf-16-be").hex() + ">"


def with_notes(*notes):
    """A PDF of one page, and what is laid over it: each a kind and its text."""
    told = {
        "FreeText": lambda text: f"/Subtype /FreeText /Contents {hexed(text)}",
        "Text": lambda text: f"/Subtype /Text /Contents {hexed(text)}",
        "field": lambda text: f"/Subtype /Widget /FT /Tx /T (a) /V {hexed(text)}",
        "kid": lambda text: "/Subtype /Widget /Parent 60 0 R",
    }
    laid = [
        (70 + n, f"<< /Type /Annot /Rect [90 90 300 120] {told[kind](text)} >>".encode())
        for n, (kind, text) in enumerate(notes)
    ]
    names = " ".join(f"{number} 0 R" for number, _ in laid)
    parent = f"<< /FT /Tx /T (b) /V {hexed('另行研究')} /Kids [{names}] >>".encode()
    made = pdf([[(80, 700, 16, "会议原则同意。")]], objects=[(60, parent), *laid])
    page = made.replace(b"/Type /Page /Parent", f"/Type /Page /Annots [{names}] /Parent".encode())
    form = f"/Type /Catalog /AcroForm << /Fields [60 0 R {names}] >>".encode()
    return page.replace(b"/Type /Catalog", form)


@pytest.mark.parametrize(
    ("notes", "told"),
    [
        ([("field", "张明远批示")], ["11 个汉字中有 5 个"]),
        ([("FreeText", "请抓紧办理")], ["11 个汉字中有 5 个"]),
        ([("kid", ""), ("kid", "")], ["10 个汉字中有 4 个"]),
        ([("field", "同意"), ("FreeText", "原则 同意")], []),
        ([("Text", "这里再核对一下")], []),
        ([("field", "")], []),
    ],
    ids=["field", "written over", "field of two places", "on the page too", "comment", "empty"],
)
def test_fields_and_notes_are_told_of(notes, told):
    found = read(with_notes(*notes), "a.pdf")
    assert found.lines == ("会议原则同意。",)
    assert [w.message.partition("未能")[0] for w in found.warnings] == told


def test_a_title_ends_above_the_day_that_opens_the_text():
    page = printed((6, "区政府第12次常务会议纪要"), (2, "2024年3月6日，区长主持召开会议。"))
    assert read(pdf([page]), "x.pdf").lines == (
        "区政府第12次常务会议纪要",
        "2024年3月6日，区长主持召开会议。",
    )
