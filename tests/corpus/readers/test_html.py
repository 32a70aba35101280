import pytest

from corpus.readers.html import declared_charset, read
from corpus.readers.html_main import Selector, hosts, main_lines, parse_selectors
from corpus.readers.html_metadata import LABELS
from corpus.readers.html_tree import parse

TITLE = "河口市人民政府第17次常务会议纪要"
SENTENCES = [
    "2023年8月18日，市长尹恬主持召开市政府第17次常务会议。",
    "一、审议《河口市停车管理办法（修订稿）》",
    "会议原则同意，由市司法局修改完善后按程序印发。",
]
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
NAVIGATION = "<ul class='nav'><li><a href='/'>首页</a></li><li><a href='/a'>政务公开</a></li></ul>"
RELATED = "<div class='related'><a href='1'>河口市人民政府第16次常务会议纪要</a></div>"
FOOTER = "<div class='footer'><p>主办：河口市人民政府办公室</p><p>河ICP备00000000号</p></div>"
PAIRS = (
    ("索引号", "HK0100/2023-00105"),
    ("发文机关", "河口市人民政府办公室"),
    ("发文字号", "河政会〔2023〕16号"),
    ("成文日期", "2023年8月25日"),
)


def page(main=f"<div id='zoom'>{BODY}</div>", head="", metadata="", charset="utf-8"):
    return (
        f"<!DOCTYPE html><html><head><meta charset='{charset}'>"
        f"<title>{TITLE}_河口市人民政府</title>{head}</head><body>{NAVIGATION}{metadata}"
        f"<h1>{TITLE}</h1>{main}{RELATED}{FOOTER}</body></html>"
    )


def codes(transcript):
    return [warning.code for warning in transcript.warnings]


# First of all traps: given bytes, libxml2 stops at the first character beyond the label.
@pytest.mark.parametrize("label", ["gb2312", "gbk", "gb18030", "GB2312"])
@pytest.mark.parametrize("character", ["镕", "㎡", "䶮", "繁體", "𠮷", "€"])
def test_a_page_labelled_gb2312_keeps_what_is_beyond_gb2312(label, character):
    markup = page(f"<div id='zoom'><p>出席：王{character}。</p>{BODY}</div>", charset=label)
    transcript = read(markup.encode("gb18030"), "a.html")
    assert transcript.lines == (f"出席：王{character}。", *SENTENCES)
    assert (transcript.encoding, transcript.warnings) == ("gb18030", ())


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "big5hkscs"])
def test_a_page_without_a_label(codec):
    body = "<p>主席宣布開會，與會委員審議停車管理自治條例，決議照案通過。</p>"
    transcript = read(f"<html><body><div id='zoom'>{body}</div></body></html>".encode(codec), "a")
    assert transcript.lines == (body[3:-4],)


@pytest.mark.parametrize(
    ("head", "charset"),
    [
        ("<meta charset=gbk>", "gbk"),
        ("<meta charset='UTF-8' />", "UTF-8"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', "gb2312"),
        ("<META content='text/html;charset = big5' http-equiv=x>", "big5"),
        ("<script charset='utf-8' src=x></script><meta charset=gbk>", "gbk"),
        ("<?xml version='1.0' encoding='gb2312'?><html>", "gb2312"),
        ("<meta name=keywords content=会议><p>charset=gbk", None),
        ("", None),
    ],
)
def test_what_a_page_says_of_its_encoding(head, charset):
    assert declared_charset(head.encode()) == charset


def test_an_xml_declaration_is_no_obstacle():
    markup = '<?xml version="1.0" encoding="gb2312"?>\n' + page(charset="gb2312")
    assert read(markup.encode("gb18030"), "a.html").lines == tuple(SENTENCES)


LAYOUTS = {
    "TRS": f"<div class='TRS_Editor'>{BODY}</div>",
    "nested TRS": f"<div class='TRS_Editor'><div class='TRS_Editor'>{BODY}</div></div>",
    "two of a name": "".join(f"<div class='TRS_Editor'><p>{s}</p></div>" for s in SENTENCES),
    "cell with br": f"<table><tr><td class='content'>{'<br>'.join(SENTENCES)}</td></tr></table>",
    "spans": f"<div id='UCAP-CONTENT'>{BODY.replace('p>', 'div><span>')}</div>",
    "font and center": f"<center class='article-content'><font>{BODY}</font></center>",
    "pre": f"<div id='con'><pre>{chr(10).join(SENTENCES)}</pre></div>",
    "form round it": f"<form id='form1'><div id='zoom'>{BODY}</div></form>",
    "another box of the name": f"<div class='content'>更多</div><div id='content'>{BODY}</div>",
    "sharing inside": f"<div id='zoom'>{BODY}<script>share('分享')</script></div>",
}


@pytest.mark.parametrize("main", LAYOUTS.values(), ids=LAYOUTS)
def test_layouts(main):
    transcript = read(page(main).encode(), "a.html")
    assert transcript.lines == tuple(SENTENCES)
    assert codes(transcript) == []


def test_a_notice_of_one_sentence():
    transcript = read(page("<div id='zoom'><p>会议延期至下周三。</p></div>").encode(), "a.html")
    assert transcript.lines == ("会议延期至下周三。",)


@pytest.fixture
def no_trafilatura(monkeypatch):
    """As where the extra [html] is not installed."""
    monkeypatch.setattr("corpus.readers.html.chosen", lambda page, lines: None)


@pytest.mark.parametrize(
    "main", [BODY, f"<div class='header'>{BODY}</div>", f"<form>{BODY}</form>"]
)
def test_without_a_selector_all_but_the_furniture_is_read_and_told(main, no_trafilatura):
    transcript = read(page(main).encode(), "a.html")
    assert transcript.lines == (TITLE, *SENTENCES)
    assert codes(transcript) == ["main-text-uncertain"]


def test_a_box_that_holds_too_little_is_not_taken_for_the_text(no_trafilatura):
    transcript = read(page(f"<div id='zoom'>字号：大</div>{BODY}").encode(), "a.html")
    assert set(SENTENCES) <= set(transcript.lines)
    assert codes(transcript) == ["main-text-uncertain"]


TABLES = {
    "rows of one": "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in PAIRS),
    "rows of two": "".join(
        f"<tr><th>{a}：</th><td>{b}</td><th>{c}：</th><td>{d}</td></tr>"
        for (a, b), (c, d) in zip(PAIRS[::2], PAIRS[1::2], strict=True)
    ),
    "label and value in a cell": "".join(f"<tr><td><b>{k}：</b>{v}</td></tr>" for k, v in PAIRS),
    "padded labels": "".join(f"<tr><td>{' '.join(k)}：</td><td>{v}</td></tr>" for k, v in PAIRS),
    "unknown label between": "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in PAIRS)
    + "<tr><td>浏览量</td><td>12</td></tr>",
}
BLOCKS = {
    **{name: f"<table>{rows}</table>" for name, rows in TABLES.items()},
    "dl": "<dl>" + "".join(f"<dt>{k}：</dt><dd>{v}</dd>" for k, v in PAIRS) + "</dl>",
    "ul": "<ul>" + "".join(f"<li><b>{k}：</b>{v}</li>" for k, v in PAIRS) + "</ul>",
    "paragraphs": "".join(f"<p><span>{k}:</span> <span>{v}</span></p>" for k, v in PAIRS),
    "one line": "<p>" + "　".join(f"{k}：{v}" for k, v in PAIRS) + "　浏览次数：12</p>",
}


@pytest.mark.parametrize("metadata", BLOCKS.values(), ids=BLOCKS)
def test_the_metadata_of_a_page(metadata):
    transcript = read(page(metadata=metadata).encode(), "a.html")
    assert transcript.metadata == PAIRS
    assert transcript.lines == tuple(SENTENCES)


@pytest.mark.parametrize("name", ["rows of one", "rows of two", "dl", "ul"])
def test_metadata_inside_the_text_is_cut_from_it(name):
    transcript = read(page(f"<div id='zoom'>{BLOCKS[name]}{BODY}</div>").encode(), "a.html")
    assert transcript.metadata == PAIRS
    assert transcript.lines == tuple(SENTENCES)


@pytest.mark.parametrize(
    ("markup", "pairs"),
    [
        (
            "<tr><td>发文字号</td><td></td><td>成文日期</td><td>2023年</td></tr>",
            {"成文日期": "2023年"},
        ),
        ("<tr><td>发文字号：</td></tr><tr><td>标题栏目</td></tr>", {}),
        ("<tr><th>索引号</th><th>发文字号</th></tr><tr><td>1</td><td>2</td></tr>", {}),
        (
            "<tr><td>发文字号：河纪【2023】第2号　【字体：大】</td></tr>",
            {"发文字号": "河纪【2023】第2号"},
        ),
        ("<tr><td>会议强调，来源必须清楚</td></tr>", {}),
        ("<tr><td>水来源：水库</td></tr>", {}),
    ],
)
def test_no_value_is_invented(markup, pairs):
    transcript = read(page(metadata=f"<table>{markup}</table>").encode(), "a.html")
    assert dict(transcript.metadata) == pairs


def test_a_layout_table_round_the_page_is_not_cut_as_metadata():
    rows = "<tr><td>来源：市政府办公室</td></tr><tr><td>发布时间：2023-08-25</td></tr>"
    main = f"<table>{rows}<tr><td class='content'>{'<br>'.join(SENTENCES)}</td></tr></table>"
    transcript = read(page(main).encode(), "a.html")
    assert transcript.lines == tuple(SENTENCES)
    assert dict(transcript.metadata) == {"来源": "市政府办公室", "发布时间": "2023-08-25"}


def test_labels_are_plain_words():
    assert [label for label in LABELS if not label.isalpha()] == []


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        (f"<h1>{TITLE}</h1>", TITLE),
        (f"<title>{TITLE}_河口市</title><h1>河口市</h1><h1>{TITLE}</h1>", TITLE),
        (f"<meta name='ArticleTitle' content='{TITLE}'><h1>河口市人民政府</h1>", TITLE),
        (f"<title>河口市 - {TITLE}</title><p>{TITLE}</p>", TITLE),
        (f"<title>河口市人民政府 常务会议 {TITLE}</title><p>{TITLE}</p>", TITLE),
        (f"<title>{TITLE}_河口市人民政府网</title><p>会议同意。</p>", TITLE),
        (f"<title>{TITLE}-河口市人民政府</title><p>{TITLE}</p>", TITLE),
        (f"<title>\n {TITLE}\n</title>", TITLE),
        (
            "<title>河口市人民政府</title><h1>政务公开</h1><table><tr><td>标题：</td>"
            f"<td>{TITLE}</td></tr><tr><td>索引号：</td><td>1</td></tr></table>",
            TITLE,
        ),
        (
            f"<h1>{TITLE}</h1><table><tr><td>名称：</td><td>第3次会议公开</td></tr></table>",
            TITLE,
        ),
        ("<h1> </h1><p>会议同意。</p>", None),
        (f"<div><h2>{TITLE}</h2><h3>温榆在会上强调各项要求</h3></div><p>会议同意。</p>", TITLE),
        (f"<title>{TITLE}</title><h2>温榆在会上强调各项要求</h2>", TITLE),
        ("<h2>一、关于供水工作的各项事宜</h2><p>会议同意。</p>", None),
        ("<h3>通知公告</h3><p>会议同意。</p>", None),
    ],
)
def test_the_headline(markup, title):
    transcript = read(f"<html>{markup}<div id='zoom'><p>会议同意。</p></div>".encode(), "a.html")
    assert transcript.title == title


@pytest.mark.parametrize("depth", [10, 300, 2000])
def test_deep_nesting_loses_nothing(depth):
    main = "<div>" * depth + BODY + "</div>" * depth
    transcript = read(f"<html><body>{main}</body></html>".encode(), "a.html")
    assert transcript.lines == tuple(SENTENCES)


def test_what_the_parser_drops_is_told():
    main = f"<p>{SENTENCES[0]}</p>" + "<div>" * 3000 + BODY + "</div>" * 3000
    transcript = read(f"<html><body>{main}</body></html>".encode(), "a.html")
    assert "text-lost" in codes(transcript)


def test_a_comment_that_is_never_closed_is_told():
    transcript = read(page(f"<div id='zoom'><p>会议</p><!-- {BODY}</div>").encode(), "a.html")
    assert "text-lost" in codes(transcript)


@pytest.mark.parametrize(
    "extra",
    [
        "<script>" + "var 会议='会议';" * 100 + "</script>",
        "<style>/*" + "会议" * 200 + "*/</style>",
        "<!-- " + "会议" * 200 + " -->",
        "<p title='" + "会议" * 200 + "'></p>",
    ],
)
def test_what_was_never_text_is_not_missed(extra):
    assert codes(read(page(f"<div id='zoom'>{BODY}{extra}</div>").encode(), "a.html")) == []


def test_a_text_longer_than_ten_megabytes_is_kept():
    text = "会议同意。" * 680_000
    transcript = read(f"<html><body><p>{text}</p></body></html>".encode(), "a.html")
    assert transcript.lines == (text,)


# Each of these takes minutes where a pattern or a walk begins anew at every piece.
OPENINGS = (
    "<script>",
    "<!--",
    "<style ",
    "<",
    "<nav>会",
    "<div class='zoom'>",
    "<p>会</p>",
    "<br>",
)
PADDING = ("发文字号：", "发 文 字 号 ", "&#12288;", "\n ")


@pytest.mark.parametrize("piece", OPENINGS + PADDING)
def test_pieces_without_end(piece):
    transcript = read(f"<html><body>{BODY}<p>{piece * 20_000}".encode(), "a.html")
    assert set(SENTENCES) <= set(transcript.lines) or "text-lost" in codes(transcript)


def test_a_class_said_twice_is_one_element():
    transcript = read(page(f"<div class='zoom zoom'>{BODY}</div>").encode(), "a.html")
    assert transcript.lines == tuple(SENTENCES)


def test_nothing_outside_the_page_is_read(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("机密", encoding="utf-8")
    doctype = f"<!DOCTYPE html [<!ENTITY s SYSTEM '{secret.as_uri()}'>]>"
    transcript = read(f"{doctype}<html><body><p>会议&s;同意</p></body></html>".encode(), "a.html")
    assert "机密" not in "".join(transcript.lines)


@pytest.mark.parametrize(
    ("line", "selector"),
    [
        ("#zoom", Selector(None, None, "id", "zoom")),
        (".TRS_Editor", Selector(None, None, "class", "TRS_Editor")),
        ("td.content", Selector(None, "td", "class", "content")),
        ("www.hekou.example  div#con", Selector("www.hekou.example", "div", "id", "con")),
    ],
)
def test_selectors(line, selector):
    assert parse_selectors(f"# a note\n\n#\n{line}\n") == (selector,)


@pytest.mark.parametrize("line", ["zoom", "div > p", "##zoom", "#a #b", "host #x"])
def test_a_bad_selector_is_named(line):
    with pytest.raises(ValueError, match="not a selector"):
        parse_selectors(line)


def test_a_selector_of_a_host_goes_first_and_only_there():
    selectors = parse_selectors("#a\nhekou.example #b\n")
    root = parse(f"<body><div id=a>{BODY}</div><div id=b>会议</div></body>")
    for sites, lines in [({"www.hekou.example"}, ["会议"]), ({"xhekou.example"}, SENTENCES)]:
        assert main_lines(root, sites, frozenset(), selectors) == (lines, True)


@pytest.mark.parametrize(
    ("head", "path"),
    [
        ("<link rel='canonical' href='https://www.hekou.example/a.html'>", "a.html"),
        ("<base href='//www.hekou.example/'>", "a.html"),
        ("<!-- saved from url=(0030)http://www.hekou.example/a.html -->", "a.html"),
        ("", "mirror/www.hekou.example/2023/a.html"),
    ],
)
def test_how_the_host_is_known(head, path):
    assert "www.hekou.example" in hosts(parse(page(head=head)), page(head=head), path)
    assert hosts(parse(page()), page(), "2023/a.html") == set()
