"""Word files: every word that Word shows, in its order, with the numbers that Word counts."""

import pytest

from corpus.readers.docx import read
from tests.corpus.readers.making import docx, paragraph, relations, wordml, zipped

LINES = {
    "plain": (paragraph("稔川市人民政府") + paragraph("会议纪要"), ["稔川市人民政府", "会议纪要"]),
    "smart tag": (
        "<w:p><w:smartTag><w:r><w:t>2022年1月28日</w:t></w:r></w:smartTag><w:r><w:t>上午</w:t></w:r></w:p>",
        ["2022年1月28日上午"],
    ),
    "insertion and deletion": (
        "<w:p><w:ins><w:r><w:t>同意</w:t></w:r></w:ins><w:del><w:r><w:delText>不</w:delText></w:r></w:del></w:p>",
        ["同意"],
    ),
    "content control": (
        f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{paragraph('会议地点')}</w:sdtContent></w:sdt>",
        ["会议地点"],
    ),
    "field": (
        "<w:p><w:r><w:instrText>PAGE</w:instrText></w:r><w:fldSimple><w:r><w:t>3</w:t></w:r></w:fldSimple></w:p>",
        ["3"],
    ),
    "hidden text": (
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>批注</w:t></w:r><w:r><w:t>正文</w:t></w:r></w:p>",
        ["正文"],
    ),
    "line break": (
        "<w:p><w:r><w:t>澜山区</w:t><w:br/><w:t>会议纪要</w:t></w:r></w:p>",
        ["澜山区", "会议纪要"],
    ),
    "page break in a sentence": (
        '<w:p><w:r><w:t>会议</w:t><w:br w:type="page"/><w:t>认为</w:t></w:r></w:p>',
        ["会议认为"],
    ),
    "text box before its anchor": (
        "<w:p><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict><w:t>第一段</w:t></w:r></w:p>",
        ["红头", "第一段"],
    ),
    "text box once": (
        "<w:p><w:r><Choice><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></Choice>"
        "<Fallback><w:txbxContent><w:p><w:r><w:t>红头</w:t></w:r></w:p></w:txbxContent></Fallback></w:r></w:p>",
        ["红头", ""],
    ),
    "table in its place": (
        paragraph("前")
        + f"<w:tbl><w:tr><w:tc>{paragraph('出席')}</w:tc>"
        + f"<w:tc>{paragraph('仇堃')}</w:tc></w:tr></w:tbl>"
        + paragraph("后"),
        ["前", "出席\t仇堃", "后"],
    ),
    "table that lays out the page": (
        f"<w:tbl><w:tr><w:tc>{paragraph('一')}{paragraph('二')}</w:tc>"
        f"<w:tc>{paragraph('三')}{paragraph('四')}</w:tc></w:tr></w:tbl>",
        ["一", "二", "三", "四"],
    ),
    "row in a content control": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{paragraph('列席')}</w:tc></w:tr>"
        f"</w:sdtContent></w:sdt><w:tr><w:tc>{paragraph('出席')}</w:tc></w:tr></w:tbl>",
        ["列席", "出席"],
    ),
    "label before a cell of many lines": (
        f"<w:tbl><w:tr><w:tc>{paragraph('列席')}</w:tc>"
        f"<w:tc>{paragraph('时雨')}{paragraph('由之')}</w:tc></w:tr></w:tbl>",
        ["列席\t时雨", "由之"],
    ),
}


@pytest.mark.parametrize(("body", "lines"), LINES.values(), ids=LINES)
def test_lines(body, lines):
    assert list(read(docx(body), "a.docx").lines) == lines


@pytest.mark.parametrize("body", [body for body, _ in LINES.values()], ids=LINES)
def test_nothing_is_lost_of_what_is_shown(body):
    assert "text-lost" not in [w.code for w in read(docx(body), "a.docx").warnings]


def test_text_where_no_text_is_looked_for_is_missed():
    cell = f"<w:tc>{paragraph('市长张明远主持')}</w:tc>"
    strange = f"<w:tbl><w:strange><w:tr>{cell}</w:tr></w:strange></w:tbl>"
    (warning,) = read(docx(paragraph("会议纪要") + strange), "a.docx").warnings
    assert (warning.code, "11 个汉字中有 7 个" in warning.message) == ("text-lost", True)


def level(depth, number_format, pattern, start=1, more=""):
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{number_format}"/>'
        f'{more}<w:lvlText w:val="{pattern}"/></w:lvl>'
    )


def numbering(levels, override=""):
    return wordml(
        "numbering",
        f'<w:abstractNum w:abstractNumId="7">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="7"/>{override}</w:num>',
    )


def item(text, depth=0, number_id=1):
    return paragraph(
        text, f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number_id}"/></w:numPr>'
    )


def lines_of(body, **members):
    return list(read(docx(body, members), "a.docx").lines)


OUTLINE = level(0, "chineseCounting", "%1、") + level(1, "chineseCounting", "（%2）")


def test_two_depths_are_counted_as_word_does():
    body = (
        item("审议规划")
        + item("原则同意", 1)
        + item("按期完成", 1)
        + item("听取汇报")
        + item("同意", 1)
    )
    assert lines_of(body, numbering=numbering(OUTLINE)) == [
        "一、审议规划", "（一）原则同意", "（二）按期完成", "二、听取汇报", "（一）同意",
    ]  # fmt: skip


def test_a_list_in_two_halves_goes_on():
    body = item("甲事") + paragraph("会议指出") + item("乙事", number_id=2)
    assert lines_of(body, numbering=numbering(OUTLINE)) == ["一、甲事", "会议指出", "二、乙事"]


def test_a_restart_starts_again():
    restart = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
    body = item("甲事") + item("乙事", number_id=2) + item("丙事", number_id=2)
    assert lines_of(body, numbering=numbering(OUTLINE, restart)) == [
        "一、甲事",
        "一、乙事",
        "二、丙事",
    ]


def test_a_style_brings_its_list():
    styles = wordml(
        "styles",
        '<w:style w:styleId="h"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:styleId="h2"><w:basedOn w:val="h"/></w:style>',
    )
    body = paragraph("甲事", '<w:pStyle w:val="h2"/>')
    off = '<w:pStyle w:val="h2"/><w:numPr><w:numId w:val="0"/></w:numPr>'
    found = lines_of(body + paragraph("说明", off), numbering=numbering(OUTLINE), styles=styles)
    assert found == ["一、甲事", "说明"]


@pytest.mark.parametrize(
    ("number_format", "start", "label"),
    [
        ("decimal", 3, "3"),
        ("chineseCountingThousand", 10, "十"),
        ("chineseCountingThousand", 11, "十一"),
        ("chineseCountingThousand", 20, "二十"),
        ("chineseCounting", 105, "一百零五"),
        ("chineseLegalSimplified", 12, "壹拾贰"),
        ("ideographTraditional", 2, "乙"),
        ("decimalEnclosedCircle", 3, "③"),
        ("decimalFullWidth", 12, "１２"),
        ("upperLetter", 27, "AA"),
        ("lowerRoman", 9, "ix"),
        ("taiwaneseDigital", 20, "二〇"),
    ],
)
def test_number_formats(number_format, start, label):
    one = numbering(level(0, number_format, "%1.", start))
    assert lines_of(item("甲事"), numbering=one) == [f"{label}.甲事"]


def test_bullets_are_silent_and_unknown_formats_are_told():
    bullet = read(docx(item("甲"), {"numbering": numbering(level(0, "bullet", "●"))}), "a.docx")
    assert (bullet.lines, bullet.warnings) == (("甲",), ())
    strange = read(docx(item("甲"), {"numbering": numbering(level(0, "hebrew1", "%1"))}), "a.docx")
    assert [warning.code for warning in strange.warnings] == ["list-numbers-lost"]
    absent = read(docx(item("甲")), "a.docx")
    assert [warning.code for warning in absent.warnings] == ["list-numbers-lost"]


def test_the_first_page_may_have_a_letterhead_of_its_own():
    section = (
        '<w:sectPr><w:headerReference w:type="first" r:id="r0"/><w:headerReference w:type="default"'
        ' r:id="r1"/><w:titlePg/></w:sectPr>'
    )
    header = {
        "header1": wordml("hdr", paragraph("稔川市人民政府文件")),
        "header2": wordml("hdr", ""),
    }
    assert lines_of(paragraph("正文") + section, **header) == ["稔川市人民政府文件", "正文"]


@pytest.mark.parametrize("code", ["110000", "FFFFFFFFFF", "x", "-1", ""])
def test_symbols_that_are_none_are_passed_over(code):
    assert lines_of(f'<w:p><w:r><w:t>甲</w:t><w:sym w:char="{code}"/></w:r></w:p>') == ["甲"]


def test_a_list_that_begins_beyond_all_numbers_is_read():
    far = numbering(level(0, "upperLetter", "%1、", start="9" * 5000))
    assert lines_of(item("甲事"), numbering=far) == ["A、甲事"]


def noted(kind, *notes):
    """A part of notes, by their numbers."""
    separator = f'<w:{kind} w:type="separator" w:id="0">{paragraph("线")}</w:{kind}>'
    told = "".join(f'<w:{kind} w:id="{n}">{paragraph(text)}</w:{kind}>' for n, text in notes)
    return wordml(f"{kind}s", separator + told)


def referring(text, *references):
    inner = "".join(f'<w:r><w:{kind}Reference w:id="{n}"/></w:r>' for kind, n in references)
    return f"<w:p><w:r><w:t>{text}</w:t></w:r>{inner}</w:p>"


def test_notes_stand_behind_the_text_in_the_order_of_their_references():
    body = referring("会议纪要", ("endnote", 1), ("footnote", 3)) + referring(
        "原则同意", ("footnote", 2), ("footnote", 3)
    )
    parts = {
        "footnotes": noted("footnote", (2, "资金另行安排"), (3, "见附件"), (4, "没有提到")),
        "endnotes": noted("endnote", (1, "以公布为准")),
    }
    found = read(docx(body, parts), "a.docx")
    assert found.lines == ("会议纪要", "原则同意", "见附件", "资金另行安排", "以公布为准")
    assert found.warnings == ()


def test_a_note_in_the_middle_of_a_sentence_stands_behind_it():
    """As Word 2003 has them."""
    note = f"<w:r><w:footnote>{paragraph('资金另行安排')}</w:footnote></w:r>"
    body = f"<w:p><w:r><w:t>原则同意</w:t></w:r>{note}<w:r><w:t>方案</w:t></w:r></w:p>"
    found = read(docx(body), "a.docx")
    assert (found.lines, found.warnings) == (("原则同意方案", "资金另行安排"), ())


def test_a_note_to_deleted_text_is_not_shown():
    deleted = f"<w:p><w:del>{referring('', ('footnote', 2))}</w:del></w:p>"
    parts = {"footnotes": noted("footnote", (2, "资金另行安排"))}
    assert read(docx(paragraph("会议纪要") + deleted, parts), "a.docx").lines[0] == "会议纪要"
    assert "资金" not in "".join(read(docx(deleted, parts), "a.docx").lines)


def with_part(kind, name, content):
    """A Word file with a part of another kind than those that are read."""
    relation = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    return zipped(
        {
            "_rels/.rels": relations(("officeDocument", "word/document.xml")),
            "word/document.xml": wordml("document", f"<w:body>{paragraph('会议纪要')}</w:body>"),
            "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats'
            f'.org/package/2006/relationships"><Relationship Id="r1" Type="{relation}"'
            f' Target="{name}"/></Relationships>',
            f"word/{name}": content,
        }
    )


@pytest.mark.parametrize(
    ("kind", "name", "content", "told"),
    [
        ("diagramData", "diagrams/data1.xml", "<m><t>市长</t><t>主持</t></m>", [(8, 4)]),
        ("chart", "charts/chart1.xml", "<c><v>已完成</v></c>", [(7, 3)]),
        ("aFChunk", "chunk.html", "<p>会议议定事项</p>".encode(), [(10, 6)]),
        ("aFChunk", "chunk.docx", docx(paragraph("会议议定")), [(8, 4)]),
        ("aFChunk", "chunk.docx", b"PK\x03\x04 broken", []),
        ("theme", "theme/theme1.xml", "<a>等线</a>", []),
    ],
)
def test_what_stands_aside_is_told_of(kind, name, content, told):
    found = read(with_part(kind, name, content), "a.docx")
    assert found.lines == ("会议纪要",)
    expected = [f"{written} 个汉字中有 {lost} 个未能读出，请核对原文。" for written, lost in told]
    assert [warning.message for warning in found.warnings] == expected
