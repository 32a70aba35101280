"""Who presided where something else was done first."""

import pytest

from corpus.head.opening import read_opening
from corpus.parse import read_meeting

FIRST = [
    "供水怎么保？围绕这一问题，县委副书记、县长温榆在反复调研的基础上，11月19日再次组织召开专题会议，研究供水方案。",
    "3月2日，副县长温榆在听取各方意见后，召开协调会议，研究供水方案。",
    "3月2日，副市长温榆利用周末时间，亲自召开座谈会，听取企业意见。",
    "3月2日，市长温榆到青石县、柳泉县，就供水工程建设进行调研并召开会议，听取意见建议。",
    "3月2日，市长温榆到柳泉山查看水库加固工程，并召开现场办公会。",
    "3月2日，省长温榆赴柳泉市实地察看供水工程，随后召开座谈会，听取工程汇报。",
    "3月2日，副市长温榆前往柳泉镇督查防汛，之后召开现场会议，研究堤坝加固。",
]


@pytest.mark.parametrize("text", FIRST)
def test_who_did_something_and_then_convened_presided(text):
    opening = read_opening([text])
    assert opening.chair and opening.chair.name == "温榆" and opening.chair.titles
    assert opening.owner == ""
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.chair == opening.chair


OTHERS = [
    "3月2日，副市长温榆在督查防汛工作后，市水务局召开局务会议，研究防汛。",
    "3月2日，县长温榆在市里开会期间，县政府召开防汛会议，研究防汛。",
    "3月2日，县水务局在反复调研的基础上，再次召开协调会议，研究防汛。",
]


@pytest.mark.parametrize("text", OTHERS)
def test_another_subject_stands_in_between(text):
    assert read_opening([text]).chair is None


def test_a_headline_may_go_on_with_what_was_heard():
    text = """温榆赴柳泉市察看并召开会议听取柳泉供水工程、清淤工程方案意见
3月2日，省长温榆到柳泉市，就供水工程规划进行调研并召开会议，听取意见建议，提出要求。
下午，温榆主持召开专题会议，听取工程相关市县意见，与大家座谈。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.title == "温榆赴柳泉市察看并召开会议听取柳泉供水工程、清淤工程方案意见"
    assert meeting.chair and meeting.chair.titles == ("省长",)


def test_who_presided_over_the_ceremony_is_asked_last():
    text = "某指导委员会第四次会议于2033年5月10日在柳泉市召开。"
    ceremony = "10日上午的开幕式由柳永副主任主持。"
    held = "开幕式后，温榆主任主持召开了工作会议。会议听取了渡口报告。"
    names = [read_opening([text, *rest]).chair for rest in ([ceremony, held], [ceremony])]
    assert [chair and chair.name for chair in names] == ["温榆", "柳永"]


def test_a_post_without_a_name_is_no_part_of_the_meetings_name():
    opening = read_opening(["2033年8月22日上午，县政府县长主持召开了渡口项目现场办公会。"])
    assert (opening.chair, opening.owner) == (None, "县政府")


def test_tibetan_names_of_four_characters_are_names():
    text = (
        "2033年10月14日，青石县十届人大常委会举行第三次会议。县人大常委会主任卓玛才旦主持会议。"
        "副主任扎西多杰、桑吉昂秀、才让措毛出席会议。\n会议听取了关于渡口工作的报告。"
    )
    meeting = read_meeting(text.encode(), "1.txt")
    told = [(one.name, one.attendance.value) for one in meeting.attendees]
    assert told == [
        ("卓玛才旦", "chair"),
        ("扎西多杰", "present"),
        ("桑吉昂秀", "present"),
        ("才让措毛", "present"),
    ]


@pytest.mark.parametrize(
    ("told", "chairs"),
    [
        ("县人大常委会主任温榆，副主任程雅分别主持会议。", ["温榆", "程雅"]),
        ("县人大常委会主任温榆、副主任程雅分别主持会议。", ["温榆", "程雅"]),
        ("会议由主任温榆，副主任程雅、秦岚分别主持。", ["温榆", "程雅", "秦岚"]),
        ("县委书记温榆到会指导，副主任程雅、秦岚分别主持会议。", ["程雅", "秦岚"]),
        ("县委书记温榆出席会议，副主任程雅主持会议。", ["程雅"]),
        ("会议由主任温榆和副主任程雅主持。", ["温榆", "程雅"]),
        ("会议分别由主任温榆、副主任程雅主持。", ["温榆", "程雅"]),
        ("会议由主席团常务主席温榆、程雅、秦岚主持。", ["温榆", "程雅", "秦岚"]),
        ("会议由副主任、秘书长温榆代为主持。", ["温榆"]),
        ("会议由区长、党组书记温榆主持。", ["温榆"]),
    ],
)
def test_who_presided_in_turn(told, chairs):
    text = f"2033年10月14日，青石县十届人大常委会举行第三次会议。{told}\n会议听取了关于渡口的报告。"
    meeting = read_meeting(text.encode(), "1.txt")
    assert meeting.chair.name == chairs[0]
    assert [one.name for one in meeting.attendees if one.attendance.value == "chair"] == chairs


@pytest.mark.parametrize(
    "told",
    [
        "会议由各代表团轮流主持。",
        "会议由党支部、村委会共同主持。",
        "条例由副主任温榆和法工委主任程雅主持起草。",
    ],
)
def test_nobody_is_said_to_have_presided(told):
    text = f"2033年10月14日，青石县十届人大常委会举行第三次会议。{told}\n会议听取了关于渡口的报告。"
    meeting = read_meeting(text.encode(), "1.txt")
    assert meeting.chair is None and not meeting.attendees
