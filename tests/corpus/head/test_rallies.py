"""Meetings that give work out, and what is only held like a meeting."""

import pytest

from corpus.errors import NotMinutes
from corpus.parse import read_meeting

HELD = [
    """我县秋季防火动员会召开
为做好秋季防火，10月8日，我县秋季防火动员会召开，副县长温榆出席会议。
会议宣读了《青石县秋季防火方案》，通报了去年火情。""",
    """我校召开档案整理工作动员会
4月2日下午，我校在第三会议室召开档案整理工作动员会，全体教师参加会议。会议由副校长温榆主持。会上，教务主任柳永就档案整理的步骤和分工作了详细说明。
温榆要求：一是统一思想；二是加强领导。""",
    """9月3日，全县秸秆禁烧动员会议在县礼堂召开。县委副书记温榆主持。会上，县环保局局长柳永传达了市里的要求。""",
    """3月6日上午，青石省水利厅召开节水工作研讨会，副厅长温榆出席会议并讲话。
会议传达了全国节水会议精神。""",
    """7月1日，柳泉镇召开创建卫生镇动员大会。会上宣读了实施方案。镇长温榆主持会议。""",
    """5月6日，我街道召开物业管理例行碰头会，听取各社区汇报，研究垃圾分类工作。""",
]


@pytest.mark.parametrize("text", HELD)
def test_a_meeting_without_a_year_that_took_something_up(text):
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.sections
    assert all("动员" not in body and "例行" not in body for body in meeting.bodies)


OTHERS = [
    """我县召开夏收工作动员会
5月25日上午，我县召开夏收工作动员会。县委书记温榆出席会议，副县长柳永主持会议。
温榆要求：一是统一思想；二是加强领导。""",
    "5月6日，我市举行春季运动会，市长温榆出席。开幕式上宣读了贺信。",
    "5月6日，青石县举行招聘会，县长温榆到现场查看。会上发布岗位三百个。",
    "昨日，青石市举行文艺晚会，市长温榆出席。",
    "5月6日，县水务局举行水法培训班，局长温榆主持。会上传达了文件。",
    "5月6日，我县项目签约仪式举行，县长温榆主持。会上通报了情况。",
    "5月6日，我市召开新闻发布会，通报水质情况。副市长温榆出席。",
    "5月6日，我县誓师大会召开，县长温榆出席。会上传达了文件。",
    "5月6日，副市长温榆到青石县督导检查防汛工作。温榆要求，要抓好落实。",
    """青石学院技术委员会全体会议
兹召集各委员出席2033年8月26日下午3时在本院二楼举行之技术委员会全体会议，会议议程如下：
1 通过会议纪要
2 选举委员
特此召集""",
    """1.青石县政府印发防汛方案
4月2日，县政府印发方案，要求做好防汛。""",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_takes_nothing_up_is_no_record(text):
    with pytest.raises(NotMinutes):
        read_meeting(text.encode(), "a.txt")


def test_a_gathering_is_no_organ():
    text = "5月6日，青石县召开表彰大会，县长温榆主持会议。会上宣读了表彰决定。"
    assert read_meeting(text.encode(), "a.txt").bodies == ()
