"""What a headline and a bare mark above the text settle."""

import pytest

from corpus.page.headlines import unnumbered
from corpus.page.mending import clean_lines
from corpus.parse import read_meeting


def test_a_headline_tells_the_whole_name_of_who_presided():
    text = """青石彝族自治州人民政府

罕摩扎西主持召开十二届州人民政府第18次常务会议

2033年11月2日，州委副书记、州长罕摩扎西主持召开十二届州人民政府第18次常务会议。

会议审议《青石州发展规划》，原则通过。

州领导阿苦伍果、邱石、马海木呷参加会议。
"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.chair and meeting.chair.name == "罕摩扎西"
    assert meeting.chair.titles == ("州委副书记", "州长")
    assert meeting.bodies == ("青石彝族自治州人民政府",)
    names = [one.name for one in meeting.attendees]
    assert names == ["罕摩扎西", "阿苦伍果", "邱石", "马海木呷"]


def test_a_bare_mark_is_no_part_of_the_title():
    text = """会  议  纪  要

街道党工委会议纪要
〔2033〕21号

2033年11月22日下午，党工委书记温榆明主持召开党工委会议。

一、研究甲事项
会议同意甲事项。
"""
    assert read_meeting(text.encode(), "a.txt").title == "街道党工委会议纪要"


KEPT = """标题: {title}
发布时间: 2033-10-28 14:44
栏目: 常委会会议
原文链接: https://example.cn/zwgk/hygk/t2033_1.htm
本地目录: zwgk/hygk/203311/4_青石区纪工委召开委员会议学习林业会议精神

10月20日上午，青石区纪工委召开委员会议，传达学习林业会议精神，研究具体贯彻措施。会议强调，要抓好。
"""


@pytest.mark.parametrize(
    "title", ["林业网刊文 | 青石区纪工委召开会议学习林业会议精神", "青石区纪工委召开委员会议"]
)
def test_where_a_page_was_kept_is_no_title(title):
    meeting = read_meeting(KEPT.format(title=title).encode(), "a.txt")
    assert meeting.title == title.replace(" ", "")
    told = ["传达学习林业会议精神，研究具体贯彻措施"]
    assert [section.heading for section in meeting.sections] == told


@pytest.mark.parametrize(
    ("first", "title"),
    [
        ("2033年第47次常务会议纪要-青石市人民政府", "2033年第47次常务会议纪要"),
        (
            "青石县2033年第1次常务会议纪要 - 政府会议 - 青石县人民政府",
            "青石县2033年第1次常务会议纪要",
        ),
        ("青石市第3次常务会议纪要_青石市政务网", "青石市第3次常务会议纪要"),
        ("青石县2032-2033年常务会议纪要", "青石县2032-2033年常务会议纪要"),
    ],
)
def test_the_site_behind_the_title_is_no_part_of_it(first, title):
    text = f"{first}\n2033年1月15日上午，市长温榆主持召开市政府常务会议。\n一、审议甲事项\n同意。"
    assert read_meeting(text.encode(), "a.txt").title == title


@pytest.mark.parametrize("number", ["2.", "三、", "（1）", "4．", "(五)"])
def test_the_number_of_a_headline_on_a_page_of_news_is_no_item_s(number):
    text = f"""{number}青石市水务局召开局务会议
4月2日，市水务局局长温榆主持召开局务会议，审议并通过《泉眼保护办法》。副局长柳永出席会议。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert (meeting.title, meeting.bodies) == ("青石市水务局召开局务会议", ("青石市水务局",))
    assert meeting.chair and meeting.chair.name == "温榆"
    assert meeting.documents == ("泉眼保护办法",)
    assert [one.name for one in meeting.attendees] == ["温榆", "柳永"]


@pytest.mark.parametrize("below", ["二、审议《甲办法》", "二、5日，县政府召开会议。"])
def test_the_number_of_a_list_stays(below):
    lines = clean_lines(("一、县政府召开常务会议", "4月2日，县长温榆主持召开会议。", below))
    assert unnumbered(lines) == lines


OPENING = "8月30日，县长温榆主持召开专题会议，研究供水工作。"


@pytest.mark.parametrize(
    "line",
    [
        "保供水，惠民生！",
        "青石厅贯彻落实省委部署　细化安排今年供水工作",
        "省人大二次会议闭幕 我县迅速学习",
        "我省发布全国首个供水标准",
        "压实责任　公开承诺　让群众喝上好水",
    ],
)
def test_what_a_page_of_news_is_headed_with_is_its_title(line):
    meeting = read_meeting(f"{line}\n{OPENING}".encode(), "a.txt")
    assert meeting.title == "".join(line.split())
    assert (meeting.session, meeting.kind) == (None, "专题会议")


@pytest.mark.parametrize(
    "line",
    [
        "来源：青石县政府网",
        "索引号 004321 主题分类 会议",
        "当前位置 首页 政务公开 会议公开",
        "作者 柳永 浏览 30 次",
        "发布日期 2033年8月31日",
        "各街道办事处，各有关单位：",
    ],
)
def test_a_line_of_the_page_is_no_title(line):
    assert read_meeting(f"{line}\n{OPENING}".encode(), "a.txt").title == "专题会议"


def test_the_village_of_a_village_s_two_committees_is_told_once():
    text = """青石镇柳泉村村“两委”会议纪要
2033年3月6日，村党支部书记温榆主持召开村“两委”会议。
一、审议渡口修缮
会议同意渡口修缮。
"""
    assert read_meeting(text.encode(), "a.txt").bodies == ("青石镇柳泉村",)


NOTICE = """渡口航运：第四届董事会第九次会议决议公告2033-04-28
青石渡口航运股份有限公司
第四届董事会第九次会议决议公告
一、董事会会议召开情况
（一）公司第四届董事会第九次会议的召开符合有关法律和公司章程的规定。
（二）本次董事会会议通知和材料已提前发出。
（三）本次董事会会议于2033年4月27日在公司会议室以现场结合通讯方式召开。
（四）本次董事会会议由董事长温榆主持，公司监事列席会议。
二、董事会会议审议情况
1、审议通过《关于修订渡口安全制度的议案》
《渡口安全制度》详见公司网站。
表决结果：赞成7票，反对0票，弃权0票。
本议案尚需提交公司股东大会审议。
2、审议通过《关于聘任证券事务代表的议案》
同意聘任柳永女士为公司证券事务代表。
三、备查文件
第四届董事会第九次会议决议。
"""


def test_the_parts_of_a_companys_notice_are_no_items():
    meeting = read_meeting(NOTICE.encode(), "a.txt")
    assert (str(meeting.date), meeting.chair.name) == ("2033-04-27", "温榆")
    assert [item.heading for item in meeting.sections] == [
        "审议通过《关于修订渡口安全制度的议案》",
        "审议通过《关于聘任证券事务代表的议案》",
    ]
    told = [[(one.outcome, one.object) for one in item.decisions] for item in meeting.sections]
    paper = "关于修订渡口安全制度的议案"
    assert told[0] == [("审议通过", paper), ("提请审议", paper)]
    assert ("同意", "聘任柳永女士为公司证券事务代表") in told[1]
    assert not [one for one in meeting.warnings if one.code == "text-lost"]


def test_a_board_below_the_name_of_its_company_is_that_companys():
    meeting = read_meeting(NOTICE.partition("\n")[2].encode(), "a.txt")
    assert meeting.bodies == ("青石渡口航运股份有限公司董事会",)


def test_two_numbered_parts_of_another_kind_stay_items():
    text = NOTICE.replace("二、董事会会议审议情况", "二、董事会工作安排")
    headings = [item.heading for item in read_meeting(text.encode(), "a.txt").sections]
    assert headings[:2] == ["董事会会议召开情况", "董事会工作安排"]


def test_numbers_without_words_above_a_text_are_dropped():
    text = f"•\n1.\n3.\n{NOTICE.partition(chr(10))[2]}"
    assert len(read_meeting(text.encode(), "a.txt").sections) == 2
