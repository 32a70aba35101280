"""Words that a reader or our own grammars lose are counted, whatever the format."""

from dataclasses import replace

import pytest

from corpus import parse as parsing
from corpus.errors import Damaged
from corpus.model import Paragraph
from corpus.parse import read_anyway, read_meeting
from corpus.readers import doc, mhtml, ofd, pdf, printed, rtf
from tests.corpus.readers import making
from tests.corpus.readers.test_doc import word
from tests.corpus.readers.test_ofd import members, text
from tests.corpus.readers.test_pdf import FIRST, SECOND, wrapped
from tests.corpus.readers.test_pdf import printed as lines_on
from tests.corpus.readers.test_rtf import HEAD, hexed

MINUTES = """柳泉区政府第3次常务会议纪要

2024年3月8日，区长安静主持召开柳泉区政府第3次常务会议。

一、审议《泉眼保护办法》

会议审议通过《泉眼保护办法》。

二、研究供水工作

会议同意供水方案。

出席：安静、成林
"""
HEADS = (80, 800, 12, "柳泉区人民政府内部资料注意保存")


def losses(read):
    return [warning.message for warning in read.warnings if warning.code == "text-lost"]


def lost_by(read, said):
    (message,) = losses(read)
    return said in message


@pytest.mark.parametrize("read", [read_meeting, read_anyway])
def test_a_meeting_that_holds_every_word(read):
    assert losses(read(MINUTES.encode(), "a.txt")) == []


def _without_last(meeting):
    return replace(meeting, sections=meeting.sections[:-1])


def _with_other_words(meeting):
    first, *others = meeting.sections
    changed = replace(first, paragraphs=(Paragraph(None, "会议审议"),))
    return replace(meeting, sections=(changed, *others))


@pytest.mark.parametrize(
    ("spoil", "lost"),
    [
        (lambda meeting: replace(meeting, conclusions=()), 6),
        (lambda meeting: replace(meeting, preamble=meeting.preamble[1:]), 13),
        (_without_last, 15),
        (_with_other_words, 8),
    ],
)
def test_what_our_own_grammars_lose_is_counted(monkeypatch, spoil, lost):
    own = parsing.as_written
    monkeypatch.setattr(parsing, "as_written", lambda meeting, copy: spoil(own(meeting, copy)))
    assert lost_by(read_meeting(MINUTES.encode(), "a.txt"), f"有 {lost} 个")


def test_a_pdf_whose_pages_are_told_whole():
    pages = [[HEADS, *lines_on(*wrapped(FIRST), *wrapped(SECOND))] for _ in range(4)]
    assert losses(pdf.read(making.pdf(pages), "a.pdf")) == []


def test_text_that_is_taken_for_running_heads():
    pages = [[(80, 800, 12, f"{FIRST}"), (80, 60, 12, f"决定第{n}号")] for n in range(3)]
    assert losses(pdf.read(making.pdf([*pages, lines_on(SECOND[:20])]), "a.pdf"))


def test_lines_that_no_paragraph_holds(monkeypatch):
    join = printed._join
    monkeypatch.setattr(printed, "_join", lambda before, after: before)
    page = lines_on(*wrapped(FIRST), *wrapped(SECOND))
    assert losses(pdf.read(making.pdf([page]), "a.pdf"))
    monkeypatch.setattr(printed, "_join", join)
    assert losses(pdf.read(making.pdf([page]), "a.pdf")) == []


def test_text_of_an_ofd_page_where_none_is_looked_for():
    nested = text("主持").replace("<ofd:TextCode", "<ofd:Strange><ofd:TextCode")
    nested = nested.replace("</ofd:TextCode>", "</ofd:TextCode></ofd:Strange>")
    made = making.zipped(members(text("会议纪要") + nested))
    assert lost_by(ofd.read(made, "a.ofd"), "6 个汉字中有 2 个")
    assert losses(ofd.read(making.zipped(members(text("会议纪要"))), "a.ofd")) == []


@pytest.fixture
def no_styles(monkeypatch):
    """Word files of nothing but text."""
    monkeypatch.setattr(doc, "_DOUBTS", ())


def test_pieces_of_a_word_file_that_its_head_leaves_out(no_styles):
    whole = word(("会议纪要由市政府印发", False))
    assert losses(doc._by_hand(whole, "a.doc")) == []
    short = replace(whole, lengths=(0, 0, 0, 4, *[0] * 8))
    assert lost_by(doc._by_hand(short, "a.doc"), "10 个汉字中有 6 个")


def test_a_field_that_never_ends_swallows_the_text(no_styles):
    assert losses(doc._by_hand(word(("会议\x13纪要由市政府印发", False)), "a.doc"))


@pytest.mark.parametrize(
    "body",
    [
        hexed("会议纪要") + rb"\par}" + hexed("市长主持"),
        hexed("会议纪要") + rb"\par}\u20250?\u-27194?",
        hexed("会议纪要") + rb"\par\bin32 " + hexed("市长主持") + rb"\par",
    ],
)
def test_rtf_behind_its_end_or_taken_for_a_picture(body):
    assert losses(rtf.read(HEAD + body + b"}", "a.doc"))


def test_rtf_that_is_read_whole():
    body = hexed("会议纪要") + rb"\par\bin4 \'ff" + rb"\par"
    assert losses(rtf.read(HEAD + body + b"}", "a.doc")) == []


def test_a_message_nested_beyond_reason_is_damaged():
    parts = "".join(
        f'Content-Type: multipart/related; boundary="b{n}"\r\n\r\n--b{n}\r\n' for n in range(2000)
    )
    with pytest.raises(Damaged, match="嵌套"):
        mhtml.read(f"MIME-Version: 1.0\r\n{parts}".encode(), "a.mht")
