"""RTF: control words, code pages and tables."""

import pytest

from corpus.errors import Damaged
from corpus.readers.rtf import read

HEAD = (
    rb"{\rtf1\ansi\ansicpg936\deff0{\fonttbl{\f0\fnil\fcharset134 \'cb\'ce\'cc\'e5;}"
    rb"{\f1\fcharset0 Arial;}{\f2\fcharset136 Ming;}}"
)


def hexed(text, encoding="gb18030"):
    return "".join(f"\\'{byte:02x}" for byte in text.encode(encoding)).encode()


def lines_of(body):
    return list(read(HEAD + body + b"}", "a.doc").lines)


def cell(text):
    return rb"\pard\intbl " + hexed(text) + rb"\cell "


BODIES = {
    "code page": (hexed("会议纪要") + rb"\par " + hexed("审议") + rb"\par", ["会议纪要", "审议"]),
    "raw bytes": ("会议纪要".encode("gb18030") + rb"\par", ["会议纪要"]),
    "second byte as a letter": (rb"\'95@\par", ["旲"]),
    "another font": (rb"{\f2 " + hexed("會議", "big5") + rb"}\par", ["會議"]),
    "western font in a Chinese file": (rb"{\f1 " + hexed("会议") + rb"}\par", ["会议"]),
    "unicode": (rb"\u20250?\u-27194?\par", ["会闆"]),
    "unicode beyond the first plane": (rb"\u-10174?\u-8265?\par", ["𠮷"]),
    "long fallback": (rb"\uc2\u20250\'bb\'e1\u35758\'d2\'e9\par", ["会议"]),
    "no fallback": (rb"\uc0\u20250\u35758 3\par", ["会议3"]),
    "line": (hexed("甲") + rb"\line " + hexed("乙"), ["甲", "乙"]),
    "escapes": (rb"\{a\\b\}\~c\par", ["{a\\b} c"]),
    "pictures and fields": (
        rb"{\pict 00ff}{\field{\*\fldinst PAGE}{\fldrslt 3}}{\*\unknown x}\par",
        ["3"],
    ),
    "hidden and deleted": (rb"{\v x}{\deleted y}z\par", ["z"]),
    "list number": (rb"{\listtext " + hexed("一、") + b"}" + hexed("审议"), ["一、审议"]),
    "table": (rb"\trowd" + cell("列席") + cell("时雨") + rb"\row\pard x\par", ["列席\t时雨", "x"]),
    "text box": (rb"{\shp{\*\shpinst\shpleft1{\shptxt " + hexed("红头") + rb"\par}}}x",
                 ["红头", "x"]),
    "notes": (
        hexed("同意") + rb"{\super\chftn{\footnote\pard\plain\chftn " + hexed("资金另行安排")
        + rb"}}" + hexed("方案") + rb"\par x{\footnote\ftnalt " + hexed("另见附件") + rb"\par}y",
        ["同意方案", "xy", "资金另行安排", "另见附件", ""],
    ),
    "binary": (rb"{\pict\bin3 }}}}y\par", ["y"]),
}  # fmt: skip


@pytest.mark.parametrize(("body", "lines"), BODIES.values(), ids=BODIES)
def test_lines(body, lines):
    assert lines_of(body) == lines


BAD = {"cut": HEAD + b"{x", "closed twice": b"}" + HEAD, "deep": b"{\\rtf1" + b"{" * 5000}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD)
def test_damaged(data):
    with pytest.raises(Damaged):
        read(data, "a.doc")
