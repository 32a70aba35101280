"""The copy that is read, and the way back to the text as written."""

import pytest

from corpus.model import Source
from corpus.page.folding import fold, reading_copy
from corpus.page.mending import clean_lines
from corpus.parse import parse
from corpus.readers.transcript import Transcript
from tests.corpus.facts import han, kept_text

FOLDED = [
    ("會議聽取了匯報,審議通過.", "会议听取了汇报，审议通过。"),
    ("會議聽取了匯報.會議要求,下文", "会议听取了汇报。会议要求，下文"),
    ("(一)議題:甲(乙)", "（一）议题：甲（乙）"),
    ("9:00, 1,000", "9:00, 1,000"),
    ("於9:30召開", "于9:30召开"),
    ("會議原則通過後要求,甲局", "会议原则通过，要求，甲局"),
    ("經同意後要求甲局", "经同意后要求甲局"),
]


@pytest.mark.parametrize(("written", "read"), FOLDED)
def test_every_character_is_folded_by_itself(written, read):
    assert fold(written) == read


COPIES = [
    (["區(qū)長溫榆主持會(huì)議"], ["区长温榆主持会议"]),
    (["事項(a)"], ["事项（a)"]),
    (["會(huì)議書面?zhèn)鬟_(dá)了供熱(rè)辦法"], ["会议书面传达了供热办法"]),
    (
        ["區(qū)長溫榆、副區(qū)長柳永參加會議??h委常委蘇洵列席。", "柳永主持會議。??h領導講話"],
        ["区长温榆、副区长柳永参加会议。县委常委苏洵列席。", "柳永主持会议。县领导讲话"],
    ),
    (
        ["研究渡口事項?h委副書記柳永參加會議。", "柳永參加。?h領導講話", "谁?how委"],
        ["研究渡口事项。县委副书记柳永参加会议。", "柳永参加。县领导讲话", "谁？how委"],
    ),
    (["????3月6日,區長", "無"], ["3月6日，区长", "无"]),
]


@pytest.mark.parametrize(("written", "read"), COPIES)
def test_the_copy(written, read):
    assert [line.text for line in reading_copy(clean_lines(written)).lines] == read


PINYIN = """區(qū)政府第25次常務(wù)會議
2024年3月6日上午,區(qū)委副書記、區(qū)長溫遠(yuǎn)主持召開區(qū)政府第25次常務(wù)會議。副區(qū)長柳永出席會議。
會議審議通過《青石區(qū)城市更新辦法(試行)》。"""


def test_what_is_shown_is_the_text_as_written():
    meeting = parse(
        Transcript(tuple(PINYIN.split("\n")), "text/plain"),
        Source("甲.txt", "text/plain", "utf-8", "0" * 64),
    )
    assert meeting.chair is not None
    assert (meeting.chair.name, meeting.chair.titles) == ("溫遠", ("區委副書記", "區長"))
    assert [person.name for person in meeting.attendees] == ["溫遠", "柳永"]
    assert meeting.documents == ("青石區城市更新辦法(試行)",)
    assert (meeting.kind, meeting.session) == ("常务会议", 25)
    assert set(han(PINYIN)) == set(han(kept_text(meeting)))
    assert (
        meeting.sections[0].paragraphs[0].text == "會議審議通過《青石區(qū)城市更新辦法(試行)》。"
    )


def test_a_title_put_together_is_in_the_characters_of_the_text():
    text = "渡輪加價引起關注，青嶼及柳環區議會昨日分別舉行首次會議。兩會均通過成立小組。"
    meeting = parse(
        Transcript((text,), "text/plain"), Source("甲.txt", "text/plain", "utf-8", "0" * 64)
    )
    assert meeting.title == "青嶼及柳環區議會首次會議"
