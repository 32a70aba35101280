import pytest

from corpus.errors import NotText
from corpus.readers.lines import split_lines
from corpus.readers.text import read


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("甲\n乙", ("甲", "乙")),
        ("甲\r\n乙\r\n", ("甲", "乙")),
        ("甲\r乙", ("甲", "乙")),
        ("甲\f乙\v丙", ("甲", "乙", "丙")),
        ("甲\u2028乙\u2029丙\x85丁", ("甲", "乙", "丙", "丁")),
        ("甲\n\n乙", ("甲", "", "乙")),
        ("\n甲\n\n\n", ("", "甲")),
        ("甲\n \t\u3000\n乙", ("甲", "", "乙")),
        ("　　甲 乙　丙\t丁 ", ("　　甲 乙　丙\t丁 ",)),
        ("", ()),
        ("\n\n", ()),
    ],
)
def test_lines(text, lines):
    assert split_lines(text) == lines


@pytest.mark.parametrize(
    "unseen",
    [
        *("\u200b", "\u200d", "\u200e", "\u202e", "\u2060", "\u2066", "\ufeff", "\u00ad"),
        *("\0", "\x08", "\x1f", "\x7f", "\x9f", "\ufe0e", "\U000e0100"),
    ],
    ids=ascii,
)
def test_what_is_not_seen_does_not_cut_a_word(unseen):
    assert split_lines(f"财{unseen}政") == ("财政",)


@pytest.mark.parametrize("word", ["买买提·艾力", "㎡", "𠮷", "é", "（１）", "\ufffd", "a\u00a0b"])
def test_words_stay_as_they_are(word):
    assert split_lines(word) == (word,)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_reading(codec):
    transcript = read("会议纪要\r\n\r\n会议同意。\r\n".encode(codec), "a.txt")
    assert transcript.lines == ("会议纪要", "", "会议同意。")
    assert transcript.media_type == "text/plain"
    assert (transcript.title, transcript.metadata, transcript.warnings) == (None, (), ())


def test_warnings_name_the_line_of_the_transcript():
    transcript = read("会议同意。\r\n".encode() * 50 + b"\xff\r\n", "a.txt")
    (warning,) = transcript.warnings
    assert transcript.lines[warning.line - 1] == "\ufffd"


def test_no_text():
    with pytest.raises(NotText, match=r"a\.bin"):
        read(bytes(64), "a.bin")


def test_what_a_site_generator_sets_above_a_text_is_its_title():
    text = '---\nlayout: page\ntitle:  "第三次會議紀錄"\ntags:\n  - 會議\n---\n一、水價案。'
    told = read(text.encode(), "甲.md")
    assert (told.title, told.lines) == ("第三次會議紀錄", ("",) * 6 + ("一、水價案。",))


@pytest.mark.parametrize(
    "text", ["---\n一、水價案。\n---", "---\n時間：九時", "甲\n---\ntitle: 乙\n---"]
)
def test_a_rule_alone_is_no_such_head(text):
    told = read(text.encode(), "甲.md")
    assert told.title is None
    assert "".join(told.lines) == text.replace("\n", "")
