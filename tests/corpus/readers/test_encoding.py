import re

import pytest

from corpus.errors import NotText
from corpus.readers.encoding import decode

MINUTES = (
    "2023年8月18日，区长主持召开区政府第17次常务会议。\n"
    "一、审议《停车管理办法（修订稿）》\n"
    "会议原则同意，请区司法局根据会议意见修改完善后印发实施。\n"
)
TRADITIONAL = "主席宣布開會，與會委員審議停車管理自治條例，決議照案通過。\n"
TEXTS = {
    "minutes": MINUTES,
    "traditional": TRADITIONAL,
    "names": "出席：王镕 李䶮 龘一 赟　堃\n列席：买买提·艾力\n",
    "units": "建筑面积1200㎡，总投资3.6亿元。\n",
    "one sentence": "会议听取了汇报。",
    "long": MINUTES * 300,
}
CHINESE = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be")
NAMED = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}


@pytest.mark.parametrize("codec", CHINESE)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_texts_in_every_encoding(text, codec):
    decoded = decode(text.encode(codec), "a.txt")
    assert (decoded.text, decoded.warnings) == (text, ())
    assert decoded.encoding == NAMED.get(codec, codec)


@pytest.mark.parametrize("text", [TRADITIONAL, TRADITIONAL * 50, "會議聽取了報告，同意備查。"])
@pytest.mark.parametrize("codec", ["big5", "big5hkscs", "cp950"])
def test_big5_is_told_from_gb18030(text, codec):
    data = text.encode(codec)
    assert decode(data, "a.txt").text == text
    assert decode(data, "a.txt").encoding == "big5hkscs"


@pytest.mark.parametrize("length", [4, 8, 16, 40])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_pieces_of_every_length(length, codec):
    text = re.sub(r"[\d\n]", "", MINUTES)
    for start in range(len(text) - length):
        piece = text[start : start + length]
        assert decode(piece.encode(codec), "a.txt").text == piece


@pytest.mark.parametrize("text", ["", "plain ASCII\n", "Übersicht über die Sitzung\n", "Ω\n"])
def test_what_is_not_chinese_is_utf_8(text):
    decoded = decode(text.encode(), "a.txt")
    assert (decoded.text, decoded.encoding) == (text, "utf-8")


@pytest.mark.parametrize("label", ["gb2312", "GB2312", "gbk", "x-gbk", "cp936", "gb18030"])
@pytest.mark.parametrize("text", ["镕㎡䶮", "王镕、李䶮列席。", "𠮷野家", MINUTES])
def test_every_gb_label_means_gb18030(label, text):
    decoded = decode(text.encode("gb18030"), "a.html", label)
    assert (decoded.text, decoded.encoding) == (text, "gb18030")


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("gb2312", "utf-8"),
        ("big5", "utf-8"),
        ("iso-8859-1", "gb18030"),
        ("windows-1252", "utf-8"),
        ("utf-8", "gb18030"),
        ("utf-16", "gb18030"),
        ("nonsense", "gb18030"),
        ("", "gb18030"),
    ],
)
def test_a_label_that_is_wrong_does_no_harm(label, codec):
    assert decode(MINUTES.encode(codec), "a.html", label).text == MINUTES


@pytest.mark.parametrize("label", ["big5", "Big5-HKSCS", "x-x-big5"])
def test_big5_by_its_label(label):
    decoded = decode("區長".encode("big5"), "a.html", label)
    assert (decoded.text, decoded.encoding) == ("區長", "big5hkscs")


def lines(decoded):
    return [(warning.code, warning.line) for warning in decoded.warnings]


MANY = MINUTES * 5


@pytest.mark.parametrize(
    ("main", "stray", "text"),
    [
        ("utf-8", "gb18030", "会议同意区财政局的意见。\n"),
        ("gb18030", "utf-8", "会议同意区财政局的意见。\n"),
        ("utf-8", "gb18030", "出席：王镕 赟一\n"),
        ("gb18030", "utf-8", "出席：王镕 赟一\n"),
    ],
)
def test_lines_of_another_encoding_are_mended_one_by_one(main, stray, text):
    data = MANY.encode(main) + text.encode(stray) * 2 + MANY.encode(main)
    decoded = decode(data, "a.txt")
    assert decoded.text == MANY + text * 2 + MANY
    assert decoded.encoding == main
    assert lines(decoded) == [("mixed-encoding", 16)]
    assert "第 16—17 行" in decoded.warnings[0].message


def test_trouble_everywhere_is_told_once_it_is_clear():
    piece = "会议同意。\n".encode("gb18030") + "会议同意。\n".encode()
    decoded = decode(piece * 500, "a.txt")
    assert decoded.text == "会议同意。\n" * 1000
    assert len(decoded.warnings) == 21
    assert "还有 480 处" in decoded.warnings[-1].message


@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
@pytest.mark.parametrize("bad", [b"\xff", b"\x80\xff"])
def test_a_few_bad_bytes_are_shown_and_told(codec, bad):
    data = MANY.encode(codec) + "会议".encode(codec) + bad + "同意。\n".encode(codec)
    decoded = decode(data, "a.txt")
    assert decoded.text.startswith(MANY + "会议\ufffd")
    assert decoded.text.endswith("同意。\n")
    assert lines(decoded) == [("bad-bytes", 16)]


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_a_file_cut_in_the_middle_of_a_character(codec):
    mark = "\ufeff".encode(codec) if codec == "utf-16-le" else b""
    data = mark + (MANY + "同意").encode(codec)[:-1]
    decoded = decode(data, "a.txt")
    assert decoded.text == MANY + "同\ufffd"
    assert [warning.code for warning in decoded.warnings] == ["bad-bytes"]


def test_damage_that_an_earlier_program_wrote_down_is_told_too():
    decoded = decode((MANY + "会议\ufffd同意\n").encode(), "a.txt")
    assert lines(decoded) == [("bad-bytes", 16)]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_numbers_count_every_kind_of_line_end(end):
    data = MANY.replace("\n", end).encode() + b"\xff" + end.encode()
    assert lines(decode(data, "a.txt")) == [("bad-bytes", 16)]


def test_a_mark_that_does_not_hold_is_not_believed():
    assert decode(b"\xef\xbb\xbf" + MANY.encode("gb18030"), "a.txt").text == MANY


def test_a_single_nul_does_not_cost_the_text():
    decoded = decode(MANY.encode("gb18030") + b"\0", "a.txt")
    assert (decoded.text, decoded.encoding) == (MANY + "\0", "gb18030")


def test_the_damage_of_another_program_in_a_menu_does_not_cost_the_text():
    menu = "嚙踝蕭" * 20 + "\ufffd" * 30 + "\n"
    decoded = decode((MINUTES * 3 + menu).encode(), "a.txt")
    assert decoded.text.startswith(MINUTES)
    assert [warning.code for warning in decoded.warnings] == ["bad-bytes"]
    for damaged in (MINUTES + menu, MINUTES * 3 + menu * 6):
        with pytest.raises(NotText):
            decode(damaged.encode(), "a.txt")


@pytest.mark.parametrize(
    "data",
    [
        bytes(100),
        b"\0\1\2\3" * 50,
        bytes(range(256)) * 4,
        b"\x7fELF\2\1\1" + bytes(9) + bytes(range(128, 256)),
        b"\x80\x81\xff",
        MINUTES.encode()[:30] + b"\xff" * 20,
    ],
    ids=["nul", "control", "all bytes", "program", "three bytes", "half damaged"],
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(NotText):
        decode(data, "a.bin")
