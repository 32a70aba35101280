import pytest

from corpus.readers.html_lines import lines_of
from corpus.readers.html_tree import parse

FIRST = "会议听取了关于停车管理工作情况的汇报，"


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>甲</p><p>乙</p>", ["甲", "乙"]),
        ("<div>甲<div>乙</div>丙</div>", ["甲", "乙", "丙"]),
        ("甲<br>乙<br/>丙", ["甲", "乙", "丙"]),
        ("甲<br><br>乙", ["甲", "", "乙"]),
        ("<p>甲<br></p><p>乙</p>", ["甲", "乙"]),
        ("<p>甲</p>\n\n<p>乙</p>", ["甲", "乙"]),
        ("<p>甲</p><p>&nbsp;</p><p>乙</p>", ["甲", "", "乙"]),
        ("<p>甲</p><p> </p><p></p><p>乙</p>", ["甲", "乙"]),
        ("<p>&nbsp;</p><p>甲</p><br><br>", ["甲"]),
        ("<h3>一、甲</h3>乙", ["一、甲", "乙"]),
        ("<ul><li>甲</li><li>乙</li></ul>", ["甲", "乙"]),
        (
            "<ul><li>甲<ul><li>乙</li><li><p>丙</p><p>丁</p></li></ul></li><li></li></ul>戊",
            ["  • 甲", "    • 乙", "    • 丙", "丁", "戊"],
        ),
        ("<dl><dt>甲</dt><dd>乙</dd></dl>", ["甲", "乙"]),
        ("<p>会<b>议</b><span>同<i>意</i></span>。</p>", ["会议同意。"]),
        ("<p>会<!-- 注 -->议</p>", ["会议"]),
        ("<p>会<script>x='甲'</script>议<style>p{}</style></p>", ["会议"]),
        ("<p>甲\u3000\u3000乙&emsp;丙&nbsp;丁</p>", ["甲\u3000\u3000乙\u2003丙 丁"]),
        ("<p>&#12288;&#12288;甲  乙</p>", ["甲 乙"]),
        ("<p>财\u200b政</p>", ["财政"]),
        ("<p>镕&#x4DAE;&#13217;</p>", ["镕䶮㎡"]),
        ("<pre>甲\n\n  乙 丙\n</pre>丁", ["甲", "", "乙 丙", "丁"]),
        ("<div style='white-space: pre-wrap'>甲\n乙</div>", ["甲", "乙"]),
        ("<p>甲<o:p></o:p></p><ucap>乙</ucap>", ["甲", "乙"]),
        ("<textarea>甲\n乙</textarea>", ["甲", "乙"]),
        ("<ruby>䶮<rp>(</rp><rt>yan</rt><rp>)</rp></ruby>", ["䶮"]),
        ("<p>甲<p>乙</div></b><p>丙", ["甲", "乙", "丙"]),
        ("<center><font size=5>甲</font></center>乙", ["甲", "乙"]),
    ],
)
def test_elements(markup, lines):
    assert lines_of(parse(markup)) == lines


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ("<tr><td>甲</td><td>乙</td></tr><tr><td>丙</td></tr>", ["甲 乙", "丙"]),
        ("<tr><td>甲</td><td></td><td>乙</td></tr>", ["甲 乙"]),
        ("<tr><td></td></tr>", []),
        ("<tr><td><p>甲</p></td><td><p>乙</p><p>&nbsp;</p></td></tr>", ["甲 乙"]),
        ("<tbody><tr><th>甲</th><td>乙</td></tr></tbody>", ["甲 乙"]),
        ("<tr><td>甲<br>乙<br>丙</td></tr>", ["甲", "乙", "丙"]),
        ("<tr><td>栏</td><td>甲<br>乙</td></tr>", ["栏", "甲", "乙"]),
        (
            "<tr><td>甲<table><tr><td>乙</td><td>丙</td></tr></table>丁</td></tr>",
            ["甲", "乙 丙", "丁"],
        ),
        ("<caption>表</caption><tr><td>甲</td></tr>", ["表", "甲"]),
    ],
)
def test_tables(rows, lines):
    assert lines_of(parse(f"<table>{rows}</table>")) == lines


def test_cells_without_a_row():
    assert lines_of(parse("<td>甲</td><td>乙</td>")) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("markup", "line"),
    [
        (f"<p>{FIRST}\n    同意印发。</p>", FIRST + "同意印发。"),
        (f"<p>{FIRST}\r\n同意印发。</p>", FIRST + "同意印发。"),
        ("<p>出席：王强 李建国\n赵敏</p>", "出席：王强 李建国 赵敏"),
        ("<p>plain\nwords</p>", "plain words"),
        ("<p>听取<a>防汛抗旱工作</a>和筹\n\n办工作汇报</p>", "听取防汛抗旱工作和筹办工作汇报"),
        ("<p>公司于 2033 年 1 月 6 日以电\n子邮件</p>", "公司于 2033 年 1 月 6 日以电子邮件"),
        (f"<p>{FIRST}\n<b>同意</b></p>", FIRST + " 同意"),
    ],
)
def test_line_ends_of_the_source(markup, line):
    assert lines_of(parse(markup)) == [line]


def test_what_is_cut_leaves_what_follows():
    root = parse("<div>甲<p id=x>乙<b>丙</b></p>丁</div>")
    assert lines_of(root, cut={root.find(".//p")}) == ["甲", "丁"]


def test_deep_nesting_is_no_recursion():
    markup = "<div>" * 1900 + "甲" + "</div>" * 1900 + "乙"
    assert lines_of(parse(markup)) == ["甲", "乙"]


def test_a_text_among_stray_tags_keeps_its_paragraphs():
    """A page of nothing but such lines has no other mark between them."""
    text = f"<mark></mark>\n\n 会议纪要\n\n 第3号\n\n {FIRST * 3}\n会议同意。\n\n 一、甲\n<td></td>"
    whole = f"{FIRST * 3}会议同意。"
    assert lines_of(parse(text)) == ["会议纪要", "第3号", whole, "一、甲"]
    assert lines_of(parse("<p>2033年\n\n5月\n\n6日\n\n温榆</p>")) == ["2033年 5月 6日 温榆"]
