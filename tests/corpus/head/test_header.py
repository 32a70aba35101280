"""The head of a record."""

import pytest

from corpus.errors import NotMinutes
from corpus.head.footer import Footer, issued_above
from corpus.head.header import dated_by_issue, read_header
from corpus.head.letterhead import full_bodies
from corpus.head.opening import read_opening
from corpus.parse import read_meeting

HEAD = (
    "青石湖风景区管理委员会 江州市青石区人民政府 会议纪要",
    "江青会〔2023〕16号",
    "湖区管委会、青石区政府 第17次常务会议纪要",
    "2023年8月18日上午，管委会主任、区政府区长温榆同志主持召开湖区管委会、青石区政府第17次常务会议。",
)


def test_letterhead_number_title_and_opening():
    header = read_header(HEAD)
    assert header.title == "湖区管委会、青石区政府第17次常务会议纪要"
    assert header.bodies == ("青石湖风景区管理委员会", "江州市青石区人民政府")
    assert (header.facts.kind, header.facts.session) == ("常务会议", 17)
    assert str(header.doc_number) == "江青会〔2023〕16号"
    assert str(header.date) == "2023-08-18"
    assert header.chair is not None
    assert (header.chair.name, header.chair.titles) == ("温榆", ("管委会主任", "区政府区长"))


def test_the_title_may_stand_above_the_text_alone_on_its_page():
    header = read_header(("第12期", "时间：2033年5月30日"), "县长办公会议纪要")
    assert (header.title, header.facts.kind) == ("县长办公会议纪要", "县长办公会议")
    assert read_header(HEAD, "会议纪要").title == HEAD[2].replace(" ", "")


@pytest.mark.parametrize(
    "text",
    [
        "水务委员会将於2033年2月14日召开例会讨论水价。",
        "水务委员会暂定於2033年2月14日举行例会讨论水价。",
        "委员同意在2033年2月14日举行的下次例会上讨论供水。",
    ],
)
def test_a_meeting_that_is_to_come_was_not_held(text):
    assert read_opening((text,)).date is None


def test_the_day_on_which_a_file_was_shared_is_not_that_of_the_meeting():
    shared = ("浏览记录", "大小：98 KB", "页数：6页", "时间：2018-11-29")
    assert (read_header(shared).title, read_header(shared).date) == ("", None)
    assert str(read_header(shared[3:]).date) == "2018-11-29"


OPENINGS = [
    (
        "2023年5月6日下午，受县长委托，副县长温榆在桥梁项目部召集县交通局等单位负责同志，"
        "就征地有关问题进行了专题研究。",
        "2023-05-06",
        "桥梁项目部",
        "温榆",
    ),
    (
        "2023年5月6日，区长温榆在区政府会议室主持召开第3次常务会议。",
        "2023-05-06",
        "区政府会议室",
        "温榆",
    ),
    ("2023年5月6日，温榆区长主持召开第3次常务会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区长温榆通过视频连线方式主持召开第3次常务会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日上午9时，受区长柳永委托，副区长温榆主持召开会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区政府召开第3次常务会议。会议由区长温榆主持。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区长温榆受书记柳永委托主持召开会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区长温榆受书记柳永委托，主持召开会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区长委托副区长温榆主持召开会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区委书记温榆、区长柳永主持召开会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日。区长温榆主持召开第3次常务会议。", "2023-05-06", None, "温榆"),
    ("5月6日上午，区长温榆主持召开第3次常务会议。", None, None, "温榆"),
    ("5月6日，副区长温榆深入多个项目现场调研并主持召开推进会。", None, None, "温榆"),
    ("5月6日，区长温榆到柳泉镇检查防汛工作，并主持召开现场会。", None, None, "温榆"),
    ("2023年5月6日，第3次常务会议召开。会议由区长由之主持。", "2023-05-06", None, "由之"),
    ("2023年5月6日，第3次会议召开。董事长温榆出席并主持会议。", "2023-05-06", None, "温榆"),
    ("2023年元月6日，副区长（代）温榆组织召开协调会。", "2023-01-06", None, "温榆"),
    (
        "2023年5月6日，区水务局党组成员、副局长温榆组织区财政局、区水文站等单位召开协调会。",
        "2023-05-06",
        None,
        "温榆",
    ),
    ("2023年5月6日，副区长温榆组织召开协调会。", "2023-05-06", None, "温榆"),
    ("2023年5月，区长由之同志主持召开会议，研究防汛。", "2023-05", None, "由之"),
    ("2023年5月6日，区长温榆先后主持召开党组会议和常务会议。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，区政府第3次常务会议召开。区长温榆主持。", "2023-05-06", None, "温榆"),
    ("2023年5月6日，市规委会第2次会议在市礼堂召开。", "2023-05-06", "市礼堂", None),
    (
        "2023年5月6日，受柳永局长委托，温榆副局长在508会议室主持召开局务会。",
        "2023-05-06",
        "508会议室",
        "温榆",
    ),
    ("2023年5月6日，区六届人大常委会召开第二十一次会议。", "2023-05-06", None, None),
    ("2023年5月6日，区人大会议主席团举行第三次会议。", "2023-05-06", None, None),
    (
        "2023年5月6日，旗人大常委会召开会议，主任巴特尔图格日勒主持会议。",
        "2023-05-06",
        None,
        "巴特尔图格日勒",
    ),
    ("本报讯（记者 苏轼）2023年5月6日，区长温榆主持召开会议。", "2023-05-06", None, "温榆"),
    (
        "2023年5月6日，区长温榆在区政府主持召开会议，决定6月1日召开全会。",
        "2023-05-06",
        "区政府",
        "温榆",
    ),
    (
        "区政协第九次主席会议今天在江州举行。会议建议二次会议于1999年3月3日举行。主席温榆主持会议。",
        None,
        "江州",
        "温榆",
    ),
    ("2023年6月3日，中电柳泉公司召开首次党委会议，书记温榆主持。", "2023-06-03", None, "温榆"),
    (
        "2023年6月3日，总经理石川组织召开安全生产委员会会议。副总经理温榆主持会议。",
        "2023-06-03",
        None,
        "温榆",
    ),
    ("2023年6月3日，总经理石川组织召开安全生产委员会会议。", "2023-06-03", None, "石川"),
    (
        "2023年6月3日，副市长温榆率市水务局柳永、苏洵到青石公司召开现场办公会。",
        "2023-06-03",
        None,
        "温榆",
    ),
    (
        "2023年6月3日，副市长温榆带领市水务局负责人到青石公司召开现场办公会。",
        "2023-06-03",
        None,
        "温榆",
    ),
    (
        "2023年6月3日，副市长温榆带领市水务局负责人到青石公司召开现场办公会，会议由副秘书长柳永主持。",
        "2023-06-03",
        None,
        "柳永",
    ),
    ("2023年6月3日，市水务局率先召开专题会议。", "2023-06-03", None, None),
    (
        "2023年6月3-4日，市水务局会同市财政局在柳泉县联合召开水库规划审查会议。",
        "2023-06-03",
        "柳泉县",
        None,
    ),
    (
        "2023年6月3日，管委会第一次会议在市政府三楼会议室圆满召开，会议由我中心主任温榆主持。",
        "2023-06-03",
        "市政府三楼会议室",
        "温榆",
    ),
    ("2023年6月3日，支部召开党员大会。会议有支部委员温榆同志主持。", "2023-06-03", None, "温榆"),
    ("区委书记温榆2023年6月3日下午主持召开区委改革委第七次会议。", "2023-06-03", None, "温榆"),
    (
        "2023年6月3日，市渡口学会第三次理事会通过腾讯会议（ID：123456789）线上召开。",
        "2023-06-03",
        "腾讯会议",
        None,
    ),
    (
        "2023年6月3日，区长温榆在区政府以钉钉视频会议形式主持召开会议。",
        "2023-06-03",
        "区政府",
        "温榆",
    ),
]


@pytest.mark.parametrize(("line", "date", "location", "chair"), OPENINGS)
def test_the_opening_sentence(line, date, location, chair):
    opening = read_opening([line])
    assert (str(opening.date) if opening.date else None) == date
    assert opening.location == location
    assert (opening.chair.name if opening.chair else None) == chair


def test_labels_on_top():
    header = read_header(
        ("青石市住建局局长办公会议纪要", "时间：2023年5月6日上午", "地点：三楼会议室")
    )
    assert (str(header.date), header.location) == ("2023-05-06", "三楼会议室")


def test_a_mark_set_with_blanks_is_no_part_of_the_title():
    lines = ("云岭县人民政府", "会 议 纪 要", "第12号", "县长办公会议纪要")
    opening = "2018年3月27日，县长温榆主持召开2018年第4次县长办公会议。"
    assert read_header((*lines, opening)).title == "县长办公会议纪要"


def test_a_long_name_and_a_long_title_may_be_cut_by_line_ends():
    header = read_header(
        (
            "昆岭国家历史文化名城保护区管理委员",
            "会",
            "昆岭市山南区人民政府",
            "会 议 纪 要",
            "昆名城保护会〔2024〕16号",
            "关于研究老城区历史建筑修缮利用有关问",
            "题的会议纪要",
            "2024年5月8日上午，管委会主任温榆主持召开专题会议，研究有关问题。",
        )
    )
    assert header.title == "关于研究老城区历史建筑修缮利用有关问题的会议纪要"
    assert header.bodies == ("昆岭国家历史文化名城保护区管理委员会", "昆岭市山南区人民政府")


def test_a_series_may_stand_above_a_title_of_three_lines():
    lines = (
        "昆岭市人民政府",
        "专题会议纪要",
        "（第8期）",
        "关于老城区建筑修缮",
        "和环境整治有关问题的",
        "会议纪要",
    )
    assert read_header(lines).title == "关于老城区建筑修缮和环境整治有关问题的会议纪要"


def test_the_name_of_the_form_tells_the_counter():
    lines = (
        "县防汛指挥部联席会议纪要",
        "会议名称：县防汛指挥部2024年第2次联席会议",
        "时间：2024年5月8日",
    )
    assert read_header(lines).facts.session == 2


DAYS_BELOW = [
    ("（2021年5月6日）", "2021-05-06"),
    ("（二〇二一年五月六日）", "2021-05-06"),
    ("2021年5月6日", None),
    ("（2021年5月6日印发）", None),
]


@pytest.mark.parametrize(("below", "date"), DAYS_BELOW)
def test_a_day_in_brackets_below_the_title_is_the_meeting_s(below, date):
    found = read_header(("关于研究河长制工作的会议纪要", below)).date
    assert (found and str(found)) == date


COUNTED = [
    (
        ("学校召开2024年第十四次校长办公会议", "6月27日，校长温榆主持召开第十四次校长办公会议。"),
        "2024-06-27",
    ),
    (
        ("学校召开2024年第十四次校长办公会议", "6月27日，校长温榆主持召开第十三次校长办公会议。"),
        None,
    ),
    (
        ("云岭县县长办公会议纪要", "（2018年第4次）", "时间：3月27日", "地点：二楼会议室"),
        "2018-03-27",
    ),
    (
        ("柳泉镇会议记录", "会议名称：2021年第10次党政联席会   时 间：5月17日", "会议地点：二楼"),
        "2021-05-17",
    ),
    (
        ("3月5日，县长温榆主持召开县政府第9次常务会议，学习省水利厅2024年度第二次会议精神。",),
        None,
    ),
    (
        ("3月5日，县长温榆主持召开县政府2024年第9次常务会议，学习省水利厅第二次会议精神。",),
        "2024-03-05",
    ),
]


@pytest.mark.parametrize(("lines", "date"), COUNTED)
def test_the_counter_of_the_headline_tells_the_year(lines, date):
    found = read_header(lines).date
    assert (found and str(found)) == date


OF_ALL = [
    ("青石学院校长办公会纪要", "2033年第21次（总第347次）"),
    ("青石学院校长办公会纪要（2033年第21次，总第347次）",),
    ("青石学院校长办公会2033年第21次（总第347次）会议纪要",),
]


@pytest.mark.parametrize("lines", OF_ALL)
def test_the_counter_of_the_year_goes_before_that_of_all(lines):
    assert read_header(lines).facts.session == 21


def test_a_title_on_two_lines():
    lines = ("青石区人民政府会议纪要", "江青会〔2023〕16号", "青石区政府", "第17次常务会议纪要")
    assert read_header(lines).title == "青石区政府第17次常务会议纪要"


def test_the_number_may_stand_in_the_table_of_the_page():
    lines = ("索引号：011-2023", "发文字号：青政会〔2023〕8号", "青石区政府第3次常务会议纪要")
    assert str(read_header(lines).doc_number) == "青政会〔2023〕8号"


def test_the_number_may_stand_in_a_row_of_a_table():
    lines = ("| 发文日期: | 2022-03-07 |", "| 文 号: | 院办发〔2022〕5号 | 文件名称: | 纪要 |")
    assert str(read_header(lines).doc_number) == "院办发〔2022〕5号"


def test_a_title_may_begin_with_the_year():
    header = read_header(("2016年度青石学院第一次院长办公会议纪要", "会议于2月20日在三楼召开。"))
    assert header.title == "2016年度青石学院第一次院长办公会议纪要"


LABELLED_DATES = [
    (("会议时间", "2023年6月28日", "6月28日，防汛专题会议召开。"), "2023-06-28"),
    (("会议时间", "2019-04-11", "4月8日，市长温榆主持召开常务会议。"), None),
    (("时间：2022-08-18 08:59:16 来源：区政府办", "8月16日，区政府召开全体会议。"), None),
    (("时间：2022-08-18 08:59 微信 微博", "区政府召开全体会议。"), None),
    (("时间：2022-08-18 08:59", "昨日，区政府召开全体会议。"), None),
    (("时间：2022-08-18 08:59", "本网讯 日前，区政府召开全体会议。"), None),
    (("时间：2022年8月16日", "区政府召开全体会议，研究十日前的防汛。"), "2022-08-16"),
    (("时间：2022年8月16日", "会议由区长温榆主持。"), "2022-08-16"),
]


@pytest.mark.parametrize(("lines", "date"), LABELLED_DATES)
def test_a_page_dates_itself_too(lines, date):
    found = read_header(lines).date
    assert (str(found) if found else None) == date


def test_a_headline_that_stands_twice_is_one_title():
    lines = ("项目办召开项目协调会", "项目办召开项目协调会", "7月27日，项目办召开项目协调会。")
    assert read_header(lines).title == "项目办召开项目协调会"


@pytest.mark.parametrize(
    "above",
    [
        "公布时间 2033-04-05 来源 青石区人民政府办公室 信息有效期",
        "欢迎进入江州市青石区人民政府网站！",
        "首 页 区县招商 产业园区 新闻中心",
        "首页 > 要闻",
    ],
)
def test_what_a_page_says_of_itself_is_no_title(above):
    lines = (above, "区政府召开第2次区长办公会议 |", "3日，区长温榆主持召开区长办公会议。")
    header = read_header(lines)
    assert (header.title, header.facts.session) == ("区政府召开第2次区长办公会议", 2)


def test_where_a_leader_spoke_is_no_meeting_of_this_body():
    lines = (
        "会议议题",
        "传达学习市长柳永在主持召开防汛座谈会时的重要讲话精神，审议《甲》。",
        "5月22日，区长温榆主持召开区政府第36次常务会议。",
    )
    header = read_header(lines)
    assert header.chair is not None
    assert (header.chair.name, header.facts.kind, header.facts.session) == ("温榆", "常务会议", 36)


@pytest.mark.parametrize(
    ("headline", "bodies"),
    [
        ("云川县政府召开第6次常务会议", ("云川县政府",)),
        ("云川集团召开第6次会议", ("云川集团有限公司",)),
    ],
)
def test_an_advert_in_the_place_of_a_government_is_no_body(headline, bodies):
    told = "2023年2月9日，云川集团有限公司召开第6次会议。县长苗正青主持。"
    assert read_header((headline, told)).bodies == bodies


def test_the_column_of_a_page_is_not_the_body():
    lines = (
        "新闻中心",
        "青石区政协召开九届七次常委会议",
        "8月2日，青石区政协召开九届七次常委会议。",
    )
    assert read_header(lines).bodies == ("青石区政协",)


def test_the_name_of_a_series_stands_above_the_title():
    lines = ("青石县人民政府专题会议纪要", "〔2022〕第3期", "关于研究大桥建设有关问题的会议纪要")
    header = read_header(lines)
    assert header.title == "关于研究大桥建设有关问题的会议纪要"
    assert (header.bodies, header.facts.kind) == (("青石县人民政府",), "专题会议")


def test_the_bureau_that_writes_the_record_is_not_the_committee_that_met():
    lines = (
        "江州市自然资源局",
        "会 议 纪 要",
        "〔2022〕第11号",
        "江州市规划委员会2022年第三次全体会议纪要",
    )
    header = read_header(lines)
    assert (header.bodies, header.facts.session) == (("江州市规划委员会",), 3)


@pytest.mark.parametrize(
    "line",
    ["标题：青石县政府第3次常务会议　信息分类：会议", "【会议公开】青石县政府第3次常务会议"],
)
def test_what_an_index_sets_around_a_headline_is_left_out(line):
    lines = (line, "5月6日，县长温榆主持召开会议，听取汇报。")
    assert read_header(lines).title == "青石县政府第3次常务会议"


def test_who_signs_is_no_part_of_a_title():
    lines = ("中共青石县水利局党组会议纪要", "〔2024〕2号", "中共青石县水利局党组　　签发人：温榆")
    assert read_header(lines).title == "中共青石县水利局党组会议纪要"


def test_a_title_with_its_number_on_one_line():
    opening = "2024年10月12日，局长温榆主持召开局长办公会议。"
    header = read_header(("柳泉区生态环境分局局长办公会会议纪要【2024】第6号", opening))
    assert header.title == "柳泉区生态环境分局局长办公会会议纪要"
    assert str(header.doc_number) == "柳泉区生态环境分局局长办公会会议纪要〔2024〕6号"
    assert header.bodies == ("柳泉区生态环境分局",)


def test_a_headline_is_not_taken_for_a_bank():
    headline = "柳泉市十三届人大常委会第二十一次会议举行"
    lines = ("2024年7月22日，市人大常委会第二十一次会议第一次全体会议举行。",)
    assert read_header(lines, headline).title == headline


def test_the_headline_of_a_page_is_a_title_where_there_is_no_other():
    lines = (
        "温榆主持召开区政府第25次常务会议",
        "2024年3月6日，区长温榆主持召开区政府第25次常务会议。",
    )
    header = read_header(lines)
    assert header.title == "温榆主持召开区政府第25次常务会议"
    assert (header.bodies, header.facts.session) == (("区政府",), 25)
    assert header.chair is not None
    assert header.chair.titles == ("区长",)


@pytest.mark.parametrize(
    ("bodies", "letterhead", "issuers", "full"),
    [
        (("青石区政府",), False, ("江州市青石区人民政府办公室",), ("江州市青石区人民政府",)),
        (("青石区政府",), True, ("江州市青石区人民政府办公室",), ("青石区政府",)),
        ((), False, ("青石市住建局办公室",), ("青石市住建局",)),
        ((), False, ("院长办公室",), ()),
        (("青石区政府",), False, ("青石区水务局",), ("青石区政府",)),
        ((), False, ("白鹭镇党政综合办公室",), ("白鹭镇",)),
        (("柳泉大学",), False, ("柳泉大学校长办公室",), ("柳泉大学",)),
    ],
)
def test_the_office_that_signs_gives_the_long_name(bodies, letterhead, issuers, full):
    assert full_bodies(bodies, letterhead, issuers) == full


@pytest.mark.parametrize(
    ("lines", "title", "session"),
    [
        (("城市更新项目工作例会纪要", "（第27次）"), "城市更新项目工作例会纪要", 27),
        (("青石区土地管理委员会会议纪要", "2018年第6次"), "青石区土地管理委员会会议纪要", 6),
        (
            ("第36次县长办公会议召开", "4月28日，县长温榆主持召开第36次县长办公会议。"),
            "第36次县长办公会议召开",
            36,
        ),
        (("芦溪流域综合治理", "联 席 会 议 纪 要", "（第3次）"), "芦溪流域综合治理联席会议纪要", 3),
        (
            ("青石市自然资源局（青石市林业局）", "青石市城市规划委员会会议决议"),
            "青石市城市规划委员会会议决议",
            None,
        ),
    ],
)
def test_a_title_with_lines_around_it(lines, title, session):
    header = read_header(lines)
    assert (header.title, header.facts.session) == (title, session)


def test_a_notice_sends_out_the_record():
    header = read_header(
        (
            "云安办〔2024〕11号",
            "关于印发《云湖区安委会全体会议纪要》的通知",
            "现将纪要印发给你们。",
            "云湖区安委会2024年第二次全体会议纪要",
            "4月28日，区长温榆主持召开区安委会2024年第二次全体会议。",
        )
    )
    assert header.title == "云湖区安委会2024年第二次全体会议纪要"
    assert (str(header.doc_number), header.facts.session) == ("云安办〔2024〕11号", 2)


@pytest.mark.parametrize(
    "site", ["青石县人民政府", "青石县人民政府门户网站", "新闻详情", "政府会议", "青石大学"]
)
def test_the_name_of_a_site_or_column_is_no_title(site):
    lines = ("5月6日，县长温榆主持召开县政府第3次常务会议，听取汇报。",)
    assert read_header(lines, site).title == "县政府第3次常务会议"
    assert read_header(("县政府召开第3次常务会议", *lines), site).title == "县政府召开第3次常务会议"
    assert read_header(lines, "县政府研究近期工作").title == "县政府研究近期工作"


LABELS = [
    ("日期：2033.04.08    地点：局六楼会议室",),
    ("时间、地点：2033年4月8日上午9:00，局六楼会议室",),
    ("召开时间：2033年4月8日", "会议地点：局六楼会议室"),
    ("时间：2033年4月8日 地点：局六楼会议室 主持人：温榆",),
    ("会议时间：2033年4月8日（周五）9:00—11:30  会议地点：局六楼会议室",),
]


@pytest.mark.parametrize("lines", LABELS)
def test_labels_of_when_and_where_may_share_a_line(lines):
    header = read_header(("青石县水利局局务会议纪要", *lines))
    assert (str(header.date), header.location) == ("2033-04-08", "局六楼会议室")


def test_a_counter_may_be_one_of_a_term_at_school():
    lines = ("青石中学校务会议纪要", "（2032—2033学年度第一学期第8次）", "时间：2032年11月2日")
    header = read_header(lines)
    assert (header.title, header.facts.session) == (lines[0], 8)


ISSUED = [
    ("（第47期）", "柳泉县人民政府办公室　　2033年10月28日", "10月24日", "2033-10-24"),
    ("（第2期）", "柳泉县人民政府办公室　　2033年1月6日", "12月30日", "2032-12-30"),
    ("（第2期）", "柳泉县人民政府办公室　　2033年9月6日", "12月30日", None),
    ("（第2期）", "首页　　2033年10月28日", "10月24日", None),
]


@pytest.mark.parametrize(("series", "issued", "day", "date"), ISSUED)
def test_the_day_of_issue_tells_the_year(series, issued, day, date):
    title = "关于某桥加固工程的会议纪要"
    opening = f"{day}，县长温榆主持召开专题会议，研究某桥加固工程。"
    header, footer = read_header([series, title, opening]), issued_above([issued], Footer())
    found = dated_by_issue(header, footer).date
    assert (found and str(found)) == date


LETTERHEADS = [
    (
        ("会议纪要", "第3期", "柳泉工业园区管理委员会", "园区主任办公会议纪要"),
        "园区主任办公会议纪要",
        ("柳泉工业园区管理委员会",),
    ),
    (
        ("柳泉市住房公积金管理委员会", "二届三次全体会议纪要"),
        "柳泉市住房公积金管理委员会二届三次全体会议纪要",
        ("柳泉市住房公积金管理委员会",),
    ),
    (
        ("【会议纪要】柳泉街道党工委会议纪要", "〔2033〕第3期"),
        "柳泉街道党工委会议纪要",
        ("柳泉街道党工委",),
    ),
    (
        ("中国共产党柳泉市委员会", "常委会会议纪要", "九届市委第45次常委会会议纪要"),
        "九届市委第45次常委会会议纪要",
        ("中国共产党柳泉市委员会",),
    ),
    (
        ("专 题 会 议 纪 要", "柳泉县水利局　2033年3月9日", "关于渠道改造的", "专题会议纪要"),
        "关于渠道改造的专题会议纪要",
        (),
    ),
    (
        ("中国人民政治协商会议柳泉县委员会", "主 席 会 议 纪 要", "柳泉县政协第三次主席会议纪要"),
        "柳泉县政协第三次主席会议纪要",
        ("中国人民政治协商会议柳泉县委员会",),
    ),
    (
        ("柳 泉 县 人 民 政 府", "会 议 纪 要", "柳府阅〔2033〕4号", "关于供水的会议纪要"),
        "关于供水的会议纪要",
        ("柳泉县人民政府",),
    ),
    (
        ("柳泉县水利局", "局 长 办 公 会 议", "纪    要", "柳水纪〔2033〕4号"),
        "局长办公会议纪要",
        ("柳泉县水利局",),
    ),
    (
        ("会  议  纪  要", "（征地专题）", "柳泉县人民政府    县政府专题会议纪要〔2033〕58号"),
        "会议纪要（征地专题）",
        ("柳泉县人民政府",),
    ),
    (
        ("柳泉县土地收购储备管理委员会", "土储委会议纪要"),
        "土储委会议纪要",
        ("柳泉县土地收购储备管理委员会",),
    ),
    (
        ("柳泉县委机构编制委员会办公室", "柳泉县委机构编制委员会会议纪要", "〔2033〕3号"),
        "柳泉县委机构编制委员会会议纪要",
        ("柳泉县委机构编制委员会",),
    ),
    (
        ("柳泉县河长制办公室", "会议纪要", "县河长制办公室工作会议纪要"),
        "县河长制办公室工作会议纪要",
        ("柳泉县河长制办公室",),
    ),
    (
        ("柳泉县人民政府门户网站", "县政府召开第3次常务会议", "5月6日，县长温榆主持召开会议。"),
        "县政府召开第3次常务会议",
        ("柳泉县人民政府",),
    ),
    (
        ("柳泉新区管委会官网　今天是：2033年2月1日", "新区管委会召开第3次主任办公会议"),
        "新区管委会召开第3次主任办公会议",
        ("新区管委会",),
    ),
    (
        ("柳泉县卫生健康局 Liuquan Health", "县卫健局党委2033年第二次会议", "主持：温榆"),
        "县卫健局党委2033年第二次会议",
        ("县卫健局党委",),
    ),
]


@pytest.mark.parametrize(("lines", "title", "bodies"), LETTERHEADS)
def test_the_letterhead_tells_the_body_and_the_title_one_meeting(lines, title, bodies):
    header = read_header(lines)
    assert (header.title, header.bodies) == (title, bodies)


def test_who_called_a_meeting_of_offices_tells_when_and_where():
    line = "2033年4月9日，副区长温榆在二楼会议室召集区水务局等单位，研究了供水。会议由温榆主持。"
    opening = read_opening([line])
    assert (str(opening.date), opening.location) == ("2033-04-09", "二楼会议室")


def test_the_number_may_tell_the_kind():
    header = read_header(("会议纪要", "县政府专题会议纪要〔2033〕58号", "时间：2033年4月9日"))
    assert header.facts.kind == "专题会议"


WHOSE = [
    (
        ("青石理工学院", "校长办公会纪要", "2033年第5次（总第87次）"),
        "青石理工学院校长办公会纪要",
        5,
    ),
    (
        ("青石建设集团有限公司", "第二届董事会第三次会议纪要"),
        "青石建设集团有限公司第二届董事会第三次会议纪要",
        3,
    ),
    (
        ("甲县人民政府、青石学院", "2033年第二次联席会议纪要"),
        "甲县人民政府、青石学院2033年第二次联席会议纪要",
        2,
    ),
    (("研究2号线征拆问题", "专题会议纪要"), "研究2号线征拆问题专题会议纪要", None),
    (("青石县联合会审领导小组", "会审纪要"), "青石县联合会审领导小组会审纪要", None),
    (("青石县人民政府", "常务会议纪要", "关于防汛工作的会议纪要"), "关于防汛工作的会议纪要", None),
]


@pytest.mark.parametrize(("lines", "title", "session"), WHOSE)
def test_a_title_without_a_body_is_told_behind_the_body_above(lines, title, session):
    header = read_header(lines)
    assert (header.title, header.facts.session) == (title, session)


def test_a_presidium_is_that_of_its_session():
    header = read_header(("青石区第七届人民代表大会第四次会议", "主席团第三次会议纪要"))
    assert header.bodies == ("青石区第七届人民代表大会第四次会议主席团",)
    assert header.facts.session == 3


def test_a_headline_spells_the_body_out():
    lines = (
        "青石市人民政府2033年第5次常务会议议定事项",
        "2033年5月6日，市长温榆主持召开2033年第5次市政府常务会议，议定以下事项：",
    )
    header = read_header(lines)
    assert (header.title, header.bodies) == (lines[0], ("青石市人民政府",))


def test_what_a_committee_sets_up_is_no_part_of_its_name():
    lines = ("古桥委员会成立小组委员会", "古桥委员会今日举行第三次会议，会议成立了小组委员会。")
    header = read_header(lines)
    assert (header.title, header.bodies) == (lines[0], ("古桥委员会",))
    assert read_header(("古桥小组委员会第三次会议纪要",)).bodies == ("古桥小组委员会",)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("《泉眼保护规划》专家评审会会议纪要", "评审会"),
        ("泉眼修缮工程竣工验收会议纪要", "验收会"),
        ("泉眼修缮可行性研究报告专家论证会纪要", "论证会"),
    ],
)
def test_a_meeting_of_experts_has_its_kind(title, kind):
    assert read_header([title, "2033年3月8日，温榆主持会议。"]).facts.kind == kind


@pytest.mark.parametrize(
    ("line", "date", "what"),
    [
        (
            "云海集团第二届董事会第四次会议于2033年1月6日以电子邮件方式通知，并于2033年1月12日以通讯方式召开。",
            "2033-01-12",
            "云海集团第二届董事会第四次会议",
        ),
        (
            "公司于2033年1月6日以传真方式发出召开第二届监事会第七次会议的通知，会议于2033年1月12日以现场方式召开。",
            "2033-01-12",
            "公司第二届监事会第七次会议",
        ),
        (
            "青石区第三届委员会第五次全体会议，于2033年10月26日至29日在柳泉举行。",
            "2033-10-26",
            "青石区第三届委员会第五次全体会议",
        ),
        (
            "2033年3月8日，由渡口工会召集的第七届教代会联席会议在一楼召开，柳永出席会议。",
            "2033-03-08",
            "第七届教代会联席会议",
        ),
        (
            "2033年3月8日，区长温榆主持召开区安全委员会第四次全体会议并发表重要讲话。",
            "2033-03-08",
            "区安全委员会第四次全体会议",
        ),
    ],
)
def test_the_day_and_the_name_of_a_meeting_among_other_words(line, date, what):
    """When it was announced, until when it lasted and who spoke is not when and which it was."""
    opening = read_opening([line])
    assert (str(opening.date), opening.what) == (date, what)


def test_a_name_between_the_organ_and_the_post_presided():
    opening = read_opening(["2033年8月22日，区政府召开现场办公会，会议由省政府温榆副秘书长主持。"])
    assert opening.chair is not None
    assert (opening.chair.name, opening.chair.titles) == ("温榆", ("省政府副秘书长",))


@pytest.mark.parametrize(
    ("lines", "title", "bodies"),
    [
        (
            ("中共柳泉镇委员会", "柳泉镇人民政府", "党政联席会议纪要"),
            "中共柳泉镇委员会柳泉镇人民政府党政联席会议纪要",
            ("中共柳泉镇委员会", "柳泉镇人民政府"),
        ),
        (
            (
                "名称：管委会主任办公会议纪要（第3次）　　文号：",
                "柳泉开发区管理委员会",
                "主任办公会议纪要",
            ),
            "柳泉开发区管理委员会主任办公会议纪要",
            ("柳泉开发区管理委员会",),
        ),
        (
            (
                "柳泉区人民医院召开党委会暨院长办公会",
                "2033年2月28日，院党委书记温榆主持召开2033年第5次党委会和第4次院长办公会。",
            ),
            "柳泉区人民医院召开党委会暨院长办公会",
            ("柳泉区人民医院",),
        ),
    ],
)
def test_whose_meeting_it_was(lines, title, bodies):
    header = read_header(lines)
    assert (header.title, header.bodies) == (title, bodies)


def test_the_opening_may_tell_more_of_a_short_name():
    lines = ["培训部党支部会议纪要", "6月5日，柳泉一中培训部党支部召开全体党员大会。"]
    assert read_header(lines).bodies == ("柳泉一中培训部党支部",)


OF_THE_CHAIR = [
    ("青石省农业厅党组书记、厅长温榆主持召开党组扩大会议、厅务会议", "青石省农业厅"),
    ("副市长、市公安局局长温榆主持召开局务会议", "市公安局"),
    ("县委常委、县委宣传部部长温榆主持召开部务会议", "县委宣传部"),
    ("青石学院副院长温榆主持召开院长办公会议", "青石学院"),
    ("市水务局局长温榆主持召开市政府党组会议", "市政府"),
    ("市委副书记、市长温榆主持召开党组会议", ""),
    ("市水利局党委书记、市生态环境局局长温榆主持召开党组会议", ""),
    ("市水务局局长温榆主持召开专题会议", ""),
    ("柳泉镇政府镇长温榆主持召开镇长办公会议", "柳泉镇政府"),
    ("县委副书记、县长温榆主持召开县长办公会议", ""),
    ("市政府秘书长温榆主持召开党组会议", ""),
    ("市政府秘书长温榆主持召开局长办公会议", ""),
]


@pytest.mark.parametrize(("told", "body"), OF_THE_CHAIR)
def test_an_organ_s_own_meeting_is_that_of_whoever_presided(told, body):
    header = read_header([f"8月30日，{told}，传达有关精神。"])
    assert header.bodies == ((body,) if body else ())


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("市政府召开市安委会会议", "市安委会"),
        ("青石省政府召开省推进农村改革领导小组会议", "青石省推进农村改革领导小组"),
        ("县委召开县委常委会会议", "县委"),
        ("县委召开县委教育工作委员会会议", "县委教育工作委员会"),
        ("我县召开县政府常务会议", "县政府"),
        ("柳泉镇召开镇党委会议", "柳泉镇"),
        ("市政府召开市长办公会议", "市政府"),
        ("区政府召开区政府第3次常务会议", "区政府"),
    ],
)
def test_whose_meeting_it_was_is_said_once(told, body):
    assert read_header([f"6月3日，{told}，研究改革。"]).bodies == (body,)


def test_who_presided_by_a_post_of_our_own():
    posts = {
        "我中心主任": "中心主任",
        "我市市长": "市长",
        "我县副县长": "副县长",
        "我局局长": "局长",
    }
    for told, title in posts.items():
        chair = read_opening([f"6月3日，{told}温榆主持召开座谈会，研究供水。"]).chair
        assert chair is not None and chair.titles == (title,)


FURTHER = [
    ("柳泉镇召开重点工作督查汇报会", "督查汇报会"),
    ("柳泉市召开春耕动员部署大会", "动员部署会"),
    ("市水务局召开供水研讨会议", "研讨会"),
    ("柳泉镇召开部署会暨推进会", "推进会议"),
    ("市水务局召开总结会筹备工作会议", "工作会议"),
    ("市水务局举行督查会战", None),
    ("市渡口协会召开五届四次理事会议", "理事会会议"),
    ("渡口集团召开2033年第五次董事会", "董事会会议"),
    ("市渡口协会理事会举行授牌仪式", None),
    ("市防汛指挥部召开紧急会议", "紧急会议"),
]


@pytest.mark.parametrize(("told", "kind"), FURTHER)
def test_a_weaker_word_tells_the_kind_where_no_other_does(told, kind):
    header = read_header([f"6月3日，{told}，传达供水工作要求。"])
    assert header.kind == kind


def test_a_weaker_word_makes_no_record():
    with pytest.raises(NotMinutes):
        read_meeting("柳泉镇召开动员部署会。\n会场里掌声不断。".encode(), "a.txt")


NEWS = "3月2日上午，柳泉市供水推进会召开，部署供水工作。"
OF_NEWS = [
    (("柳泉市部署2033年度供水工作任务", "柳泉日报3月3日讯（全媒体记者温榆）", NEWS), 0),
    (("柳泉市部署2033年度供水工作任务", "2033-03-03", NEWS), 0),
    (
        (
            "温榆在全市供水推进会上强调",
            "持续提升供水能力 推动供水惠及全市",
            "■ 首席记者 柳永",
            NEWS,
        ),
        1,
    ),
    (
        (
            "柳泉市委今天举行会议，研究部署供水工作",
            "市委今天上午（3月2日）举行会议，研究供水工作。",
        ),
        0,
    ),
]


@pytest.mark.parametrize(("lines", "at"), OF_NEWS)
def test_what_a_page_of_news_is_headed_with_is_its_title(lines, at):
    assert read_header(lines).title == lines[at].replace(" ", "")


@pytest.mark.parametrize(
    "above",
    [
        "马上注册，看更多事，畅游青石！",
        "会议现场",
        "图为温榆与柳永在会场",
        "索引号：004321 主题分类：会议",
        "温榆",
    ],
)
def test_what_else_stands_above_the_news_is_no_headline(above):
    assert read_header((above, "2033-03-03", NEWS)).title != above


def test_the_minutes_that_a_meeting_adopts_are_not_its_own():
    lines = ("学术委员会全体会议", "1 通过2033年3月8日学术委员会全体会议纪要", "主席宣布开会。")
    assert read_header(lines).title == "学术委员会全体会议"


def test_a_headline_that_names_no_meeting_names_no_body():
    header = read_header((NEWS,), "抓细抓实供水管理 全力争创全国节水城市")
    assert (header.title, header.bodies) == ("抓细抓实供水管理全力争创全国节水城市", ())
    told = "青石市委常委会今天举行会议，研究供水工作"
    assert read_header((NEWS,), told).bodies == ("青石市委",)


@pytest.mark.parametrize(
    ("headline", "told", "bodies"),
    [
        ("柳泉市部署2033年度供水工作", "全市供水推进会召开", ("柳泉市",)),
        ("柳泉市部署2033年度供水工作", "全县供水推进会召开", ()),
        ("加快推进全市部署落实", "全市供水推进会召开", ()),
        ("全区供水工作会议召开", "柳泉新区召开2033年供水工作会议", ("柳泉新区",)),
        ("全区供水工作会议召开", "全区召开2033年供水工作会议", ()),
        ("全区供水工作会议召开", "我区召开2033年供水工作会议", ()),
    ],
)
def test_the_place_that_held_a_meeting_of_all_of_it(headline, told, bodies):
    assert read_header((f"3月2日，{told}，研究供水。",), headline).bodies == bodies


def test_a_page_may_label_its_headline():
    lines = (
        "标题： 柳泉县选出新一届委员会",
        "发布时间： 2033-01-14 08:57",
        "1月13日，第三次代表大会召开。",
    )
    assert read_header(lines).title == "柳泉县选出新一届委员会"


@pytest.mark.parametrize(
    ("told", "body"),
    [
        ("我局召开安全生产警示教育会", ""),
        ("青石县教育局召开中考考务会", "青石县教育局"),
        ("青石省地震局召开考核述职会", "青石省地震局"),
        ("县政协召开提案办理协商会", "县政协"),
        ("青石县商会召开换届选举会", "青石县商会"),
        ("全市春耕生产现场观摩会在柳泉镇举行", ""),
    ],
)
def test_what_was_held_is_no_organ_though_both_may_end_in_the_same_word(told, body):
    header = read_header([told, f"6月3日，{told}，温榆出席。会议解读了手册。"])
    assert header.bodies == ((body,) if body else ())


TITLED = [
    (
        ("青办字〔2033〕11号（2032-2033学年度第十四次校长办公会纪要）",),
        "2032-2033学年度第十四次校长办公会纪要",
    ),
    (("2032-2033学年度第十四次校长办公会纪要",), "2032-2033学年度第十四次校长办公会纪要"),
    (("青办字〔2033〕11号",), "学校2032-2033学年度第十四次校长办公会"),
    (
        ("学校第14次校长办公会", "暨理论学习中心组学习会召开", "温榆主持会议"),
        "学校第14次校长办公会暨理论学习中心组学习会召开",
    ),
]


@pytest.mark.parametrize(("above", "title"), TITLED)
def test_a_title_behind_a_number_or_over_two_lines(above, title):
    opening = "2033年5月19日，学校召开2032-2033学年度第十四次校长办公会。会议由温榆校长主持。"
    assert read_header((*above, opening)).title == title


def test_a_headline_that_names_no_meeting_above_a_day_with_its_year():
    lines = ("柳泉县水库报告书获审查通过", "09.08.2033 20:32", "本文来源：环保厅")
    opening = "2033年8月3日，省评估中心在柳泉县召开水库环境影响报告书审查会议。"
    assert read_header((*lines, opening)).title == lines[0]


@pytest.mark.parametrize(
    ("lines", "title", "bodies"),
    [
        # what heads the site heads no record of 我院
        (
            (
                "某某党委",
                "我院党政联席会议纪要（4月7日）",
                "4月7日，书记温榆主持召开党政联席会议。",
            ),
            "我院党政联席会议纪要（4月7日）",
            (),
        ),
        (
            ("标  题 温榆主持召开专题会议", "9月10日，柳泉区区长温榆主持召开专题会议，研究供水。"),
            "温榆主持召开专题会议",
            (),
        ),
        (
            (
                "政务公开领导小组会议召开",
                "8月10日，青禾乡政府召开政务公开领导小组第3次会议，研究工作。",
            ),
            "政务公开领导小组会议召开",
            (),
        ),
        (
            ("近日，青禾乡人大主席团成员在三楼召开主席团会议。",),
            "青禾乡人大主席团会议",
            ("青禾乡人大主席团",),
        ),
        (
            ("4月2日，青禾乡召开第四届人民代表大会第六次会议，代表出席。",),
            "青禾乡第四届人民代表大会第六次会议",
            ("青禾乡人民代表大会",),
        ),
    ],
)
def test_titles_of_a_page_and_its_site(lines, title, bodies):
    header = read_header(lines)
    assert header.title == title
    assert set(bodies) <= set(header.bodies)


@pytest.mark.parametrize("label", ["日期", "时间"])
def test_the_day_of_a_page_is_no_day_of_the_meeting(label):
    opening = "青石县政府召开第26次常务会议。会议由县长温榆主持。"
    lines = ("青石县政府召开第26次常务会议", f"{label}：2033-09-04", opening)
    assert read_header(lines).date is None
    for more in ("地点：二楼会议室", "主 持：温榆", "出席人员：温榆、程雅"):
        assert str(read_header((*lines[:2], more, opening)).date) == "2033-09-04"
    assert str(read_header((lines[0], f"{label}：2033年9月4日", opening)).date) == "2033-09-04"


@pytest.mark.parametrize("counter", ["（2033）第7次", "〔2033〕第7次", "2033年第7次"])
def test_a_counter_below_the_title_is_no_title(counter):
    lines = ["青石县水利局党组会议纪要", counter, "会议时间：2033年3月5日"]
    header = read_header(lines)
    assert (header.title, header.facts.session) == ("青石县水利局党组会议纪要", 7)
