import random
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import pytest

from indexer.nearness import ENDS
from indexer.text import segmenters
from indexer.text.analysis import (
    Dictionary,
    Segmenter,
    characters,
    normalise,
    other_spelling,
    read_dictionary,
    squeeze,
    squeezed,
)

EVERY_CHARACTER = "".join(chr(i) for i in range(sys.maxunicode + 1) if not 0xD800 <= i < 0xE000)


@pytest.fixture(scope="module", autouse=True)
def one_dictionary():
    """Here it is made anew each time."""


@pytest.fixture(scope="module")
def segmenter(tmp_path_factory):
    return Segmenter(cache=tmp_path_factory.mktemp("jieba"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ＡＢＣ１２３，％", "abc123,%"),
        ("政會〔2023〕", "政会(2023)"),
        ("［甲］【乙】（丙）﹝丁﹞", "(甲)(乙)(丙)(丁)"),
        ("「十四五」『规划』“一”", '"十四五""规划""一"'),
        ("1—7月 1－7月 1–7月", "1-7月 1-7月 1-7月"),
        ("發展與後續", "发展与后续"),
        ("瞭解 著重 藉此 答覆", "了解 着重 借此 答复"),
        ("⼀⼈", "一人"),
        ("二○二三", "二〇二三"),
        ("İ", "İ"),
        ("甲\u200b乙\u00ad丙", "甲 乙 丙"),
        ("甲\n乙\r\n", "甲\n乙\r\n"),
        ("《甲》、乙。", "《甲》、乙。"),
    ],
)
def test_normalise(text, expected):
    assert normalise(text) == expected


def test_normalise_maps_each_character_by_itself_and_once():
    """So that a piece copied out of a text is found in it again, wherever it was cut."""
    normal = normalise(EVERY_CHARACTER)
    assert len(normal) == len(EVERY_CHARACTER)
    assert normal == "".join(map(normalise, EVERY_CHARACTER))
    assert normalise(normal) == normal
    assert [c for c in EVERY_CHARACTER if (normalise(c) == "\n") != (c == "\n")] == []


@pytest.mark.parametrize(
    ("text", "phrase", "lines"),
    [
        ("2023 年　8月", "2023年8月", "2023年8月"),
        ("甲 乙\n 丙\t丁", "甲乙丙丁", "甲乙\n丙丁"),
        ("甲\u2028乙\r\n", "甲乙", "甲乙\n"),
        (" \n", "", "\n"),
        ("", "", ""),
    ],
)
def test_blanks_vanish_and_line_ends_part(text, phrase, lines):
    assert squeeze(text) == phrase
    assert characters(text) == lines


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        ("，。！", ()),
        ("的", ()),
        ("税", ("税",)),
        ("第17次常务会议", ("第17次", "常务会议")),
        ("第十七次常务会议", ("第十七次", "常务会议")),
        ("江政会〔2023〕16号", ("江政会", "(2023)16号")),
        ("〔2023〕第16号", ("(2023)第16号",)),
        ("2023 年 8 月 18 日上午", ("2023年8月18日", "上午")),
        ("８月１８日", ("8月18日",)),
        ("2023年", ("2023年",)),
        ("2023", ("2023",)),
        ("《停车管理办法（修订稿）》", ("停车", "管理", "办法", "修订稿")),
        ("老舊小區改造", ("老旧小区", "改造")),
        ("顯著改善，看著", ("显着", "改善", "看着")),
        ("AI PC 与 5G 网络", ("ai", "pc", "5g", "网络")),
        ("增长3.5%", ("增长", "3.5%")),
        ("改造改造", ("改造",)),
        ("甲\n乙", ("甲", "乙")),
        ("𠮷", ("𠮷",)),
    ],
)
def test_query_words(segmenter, text, words):
    assert segmenter.query_words(text) == words


@pytest.mark.parametrize(
    ("text", "among"),
    [
        ("常务会议", {"常务", "会议", "常务会议"}),
        ("国民经济", {"国民", "经济", "国民经济"}),
        ("2023年8月18日", {"2023年8月18日", "2023年8月", "2023年", "8月18日", "18日", "2023"}),
        ("江政会〔2023〕16号", {"(2023)16号", "2023", "16", "号"}),
        ("第17次", {"第17次", "17"}),
        ("人民代表大会", {"人民", "代表", "大会", "代表大会", "人民代表大会"}),
    ],
)
def test_words_hold_the_smaller_words_inside(segmenter, text, among):
    assert among <= set(segmenter.words(text))


TEXT = """一、听取关于 2023 年 1—7 月重点工作的汇报
（一）会议原则同意《停车管理办法（修订稿）》（江政会〔2023〕16号），请市住建局牵头，８月１８日前印发。
會議強調，老舊小區改造要著重解決停車難，AI PC、5G 网络一并考虑；第 17 次常务会议再议。
人人人一二一二一二𠮷\u200b
"""


@pytest.mark.parametrize(
    "texts",
    [[], [""], ["", ""], ["甲 乙", "", " 丙\t"], ["甲\n乙", "丙"], TEXT.split("\n"), [TEXT]],
)
def test_texts_are_squeezed_together_as_singly(texts):
    assert squeezed(iter(texts)) == [squeeze(text) for text in texts]


def test_every_other_spelling_of_a_text_is_seen():
    text = "发展-a(〇"
    seen = set(other_spelling(text).findall(EVERY_CHARACTER))
    forms = zip(EVERY_CHARACTER, normalise(EVERY_CHARACTER), strict=True)
    taken = {sign for sign, form in forms if (form in text and sign != form) or form.isspace()}
    assert {"發", "Ａ", "（", "\u3000", "\u200b"} < taken - {"\n"} <= seen
    assert seen.isdisjoint(text + "\n停车")


def test_words_are_made_of_the_characters_of_their_line(segmenter):
    lines = [squeeze(line) for line in TEXT.split("\n")]
    words = segmenter.words(TEXT)
    assert [word for word in words if not any(word in line for line in lines)] == []
    assert len(words) > 60


def test_texts_may_be_cut_beforehand(segmenter):
    cut = segmenter.cut(TEXT.split("\n"))
    lines = {*TEXT.split("\n"), "没有切过的一行"}
    assert cut.words.keys() < lines
    for line in lines:
        assert segmenter.joined(line, cut).split() == segmenter.words(line)
        assert segmenter.joined(line, None).split() == segmenter.words(line)


@pytest.mark.parametrize("odd", ["会议研究了著作权保护工作", "上一行\n下一行", "", "審議通過"])
def test_one_odd_text_leaves_the_others_cut_as_one(segmenter, odd, monkeypatch):
    lines = ["会议研究了养老服务", "2024年3月8日，第17次常务会议原则同意", "AI PC、5G 网络"]
    by_itself, one_by_one = [], segmenter.words
    monkeypatch.setattr(segmenter, "words", lambda text: by_itself.append(text) or one_by_one(text))
    cut = segmenter.cut([lines[0], odd, *lines[1:]])
    assert by_itself == [odd] * ("\n" in odd)
    assert {text: words.split() for text, words in cut.words.items()} == {
        text: one_by_one(text) for text in (odd, *lines)
    }


def test_what_another_segmenter_cut_is_not_taken(segmenter):
    other = Segmenter(Dictionary(("低空物流走廊",), frozenset()))
    cut = other.cut(["低空物流走廊的"])
    assert "低空物流走廊" in other.joined("低空物流走廊的", cut).split()
    assert "低空物流走廊" not in segmenter.joined("低空物流走廊的", cut).split()
    assert segmenter.joined("低空物流走廊的", cut).split() == segmenter.words("低空物流走廊的")


def test_what_is_asked_for_is_indexed(segmenter):
    indexed = set(segmenter.words(TEXT))
    assert set(segmenter.query_words(TEXT)) <= indexed
    for line in TEXT.split("\n"):
        assert set(segmenter.query_words(line)) <= set(segmenter.words(line))


@pytest.mark.parametrize("seed", range(50))
def test_any_text_is_cut(segmenter, seed):
    rand = random.Random(seed)
    text = "".join(rand.choice(EVERY_CHARACTER[: 0x30000 - 0x800] + TEXT * 20) for _ in range(200))
    words = segmenter.words(text)
    assert set(segmenter.query_words(text)) <= set(words)
    assert all(word and not set(word) & set(" \n") for word in words)


def test_what_was_cut_before_is_cut_the_same_again(segmenter):
    once = segmenter.words(TEXT)
    assert segmenter.words(TEXT) == once
    assert Segmenter().words(TEXT) == once


def test_the_identity_tells_dictionaries_apart():
    one = Segmenter(Dictionary(("低空物流走廊",), frozenset()))
    other = Segmenter(Dictionary((), frozenset({"的"})))
    identities = {s.identity for s in (one, other, Segmenter())}
    assert len(identities) == 3
    assert Segmenter().identity == Segmenter(read_dictionary()).identity
    assert all(identity.startswith("jieba-0.42.1-") for identity in identities)


def test_user_words_and_stop_words_come_from_the_dictionary():
    taught = Segmenter(Dictionary(("低空物流走廊",), frozenset({"建设"})))
    assert taught.query_words("低空物流走廊建设的") == ("低空物流走廊", "的")
    assert "低空物流走廊" not in Segmenter().query_words("低空物流走廊")


def test_the_package_brings_a_dictionary():
    dictionary = read_dictionary()
    assert "常务会议" in dictionary.words
    assert "的" in dictionary.stop_words
    assert [w for w in dictionary.words if w != w.strip() or "#" in w] == []


def test_the_dictionary_is_kept_in_the_folder_given(tmp_path, monkeypatch, capfd):
    expected = Segmenter(cache=tmp_path).words(TEXT)
    assert [file.suffix for file in tmp_path.iterdir()] == [".prepared"]
    monkeypatch.setattr(segmenters, "_prepared", None)
    assert Segmenter(cache=tmp_path).words(TEXT) == expected
    assert capfd.readouterr() == ("", "")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """What a segmenter keeps in its folder, and the words that it cut."""
    folder = tmp_path_factory.mktemp("made")
    words = Segmenter(cache=folder).words(TEXT)
    (kept,) = folder.iterdir()
    return kept, words


@pytest.mark.parametrize("spoiled", [b"", b"123", b"\0\0\0\0N", "half", "another bit"])
def test_a_spoiled_dictionary_is_made_again(made, tmp_path, spoiled):
    (sound, expected), good = made, made[0].read_bytes()
    kept = tmp_path / sound.name
    at = len(good) // 2
    ways = {"half": good[:at], "another bit": good[:at] + bytes([good[at] ^ 1]) + good[at + 1 :]}
    kept.write_bytes(ways.get(spoiled, spoiled))
    assert Segmenter(cache=tmp_path).words(TEXT) == expected
    assert list(tmp_path.iterdir()) == [kept]
    assert kept.read_bytes() == good


def test_other_taught_words_are_kept_beside(tmp_path):
    one = Segmenter(Dictionary(("低空物流走廊",), frozenset()), tmp_path)
    assert "低空物流走廊" in one.words("低空物流走廊")
    other = Segmenter(Dictionary((), frozenset()), tmp_path)
    assert "低空物流走廊" not in other.words("低空物流走廊")


@pytest.mark.parametrize("given", [None, "a-file/below", "missing"])
def test_without_a_folder_to_write_nothing_is_kept(tmp_path, monkeypatch, capfd, given):
    (tmp_path / "a-file").write_text("")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    segmenter = Segmenter(cache=tmp_path / given if given else None)
    assert segmenter.query_words("常务会议") == ("常务会议",)
    assert [file.name for file in tmp_path.iterdir()] == ["a-file"]
    assert capfd.readouterr() == ("", "")


def test_several_threads_may_begin_at_once(tmp_path):
    segmenter = Segmenter(cache=tmp_path)
    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(segmenter.words, [TEXT] * 16))
    assert results == [Segmenter(cache=tmp_path).words(TEXT)] * 16


def test_all_spellings_of_a_sentence_end_are_known():
    normal = normalise(EVERY_CHARACTER)
    spelled = {sign for sign, form in zip(EVERY_CHARACTER, normal, strict=True) if form in "。!?;"}
    assert spelled == set(ENDS)
