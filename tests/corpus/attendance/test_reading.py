"""Lists with labels, and sentences that say who was there."""

import pytest

from corpus.attendance.reading import read_attendance
from corpus.page.mending import clean_lines
from corpus.parse import read_meeting


def attended(*lines):
    return read_attendance(clean_lines(lines))


def told(found):
    return " ".join(f"{person.attendance}={person.name}" for person in found.attendees)


BLOCKS = [
    (
        ("出席会议的有温榆、柳永，列席会议的有苏洵、晏殊。",),
        "present=温榆 present=柳永 observer=苏洵 observer=晏殊",
    ),
    (("会议应到7人，实到6人，温榆因公请假。",), "absent=温榆"),
    (("应到9名，实到8名，温如玉同志因公出差请假。",), "absent=温如玉"),
    (("副县长温榆因事未参加会议。",), "absent=温榆"),
    (("应到委员35人，实到31人，请假4人。",), ""),
    (("委员共9人，到会7人，请假2人（温榆、柳永）。",), "absent=温榆 absent=柳永"),
    (
        ("应到董事7名，外部董事温榆因公务书面委托董事柳永代为表决，苏洵列席会议。",),
        "absent=温榆",
    ),
    (
        ("外部董事温榆委托外部董事柳永出席并行使表决权；监事晏殊列席。",),
        "absent=温榆 observer=晏殊",
    ),
    (("董事签字：温榆 柳永（委托）",), "present=温榆 absent=柳永"),
    (
        ("省柳泉院研究员温榆、研究生院副院长柳永、院长苏洵参加会议。",),
        "present=温榆 present=柳永 present=苏洵",
    ),
    (("会议由副院长温榆主持，院长助理柳永，教务处领导参加了研讨会。",), "present=柳永"),
    (("整理：党政办　温榆",), "clerk=温榆"),
    (("专家组：组长：温榆 成员：柳永、苏洵",), "present=温榆 present=柳永 present=苏洵"),
    (("专家签字：温榆  柳永  苏洵",), "present=温榆 present=柳永 present=苏洵"),
    (("验收组成员：温榆、柳永",), "present=温榆 present=柳永"),
    (("签到：温榆 柳永 苏洵",), "present=温榆 present=柳永 present=苏洵"),
    (
        ("参加计票人员：业委会成员温榆、柳永，监票人：业主代表苏洵",),
        "present=温榆 present=柳永 present=苏洵",
    ),
    (("副县长温榆到会听取意见。监事长柳永到会监督。",), "observer=温榆 observer=柳永"),
    (
        ("市社会组织管理局科长温榆、市工商联副主席柳永应邀到会指导。",),
        "observer=温榆 observer=柳永",
    ),
    (("部分企业负责人请假。",), ""),
    (
        ("缺席会议：苏洵（出差）", "特邀列席：温榆", "记录整理：晏殊"),
        "absent=苏洵 observer=温榆 clerk=晏殊",
    ),
    (
        ("参加会议的有：温榆、柳永，列席会议的有：苏洵，请假：晏殊",),
        "present=温榆 present=柳永 observer=苏洵 absent=晏殊",
    ),
    (
        ("主持者：温榆", "时  间：3月5日", "出席者：温榆 柳永", "列席者：苏洵", "纪要内容："),
        "present=温榆 present=柳永 observer=苏洵",
    ),
    (
        ("主持：县长　温榆", "应到8人，实到7人。柳永、苏洵出席会议，外部董事晏殊因病缺席。"),
        "present=柳永 present=苏洵 absent=晏殊",
    ),
    (
        (
            "主持：区长　温榆",
            "　　　院长　柳永",
            "出席：",
            "区方：温榆　区教育局 苏洵",
            "校方：柳永",
        ),
        "chair=柳永 present=温榆 present=苏洵 present=柳永",
    ),
    (("出席：温榆 柳永", "列席：区水务局苏洵"), "present=温榆 present=柳永 observer=苏洵"),
    (("出　席：温榆  柳永", "请　假：苏洵"), "present=温榆 present=柳永 absent=苏洵"),
    (("出席：温榆 列席：区水务局苏洵 记录：晏殊",), "present=温榆 observer=苏洵 clerk=晏殊"),
    (("参会人员：温榆、柳永",), "present=温榆 present=柳永"),
    (("出席人员（2人）：温榆、柳永",), "present=温榆 present=柳永"),
    (("因事请假：温榆",), "absent=温榆"),
    (("出席会议的董事：温榆、柳永", "列席监事：苏洵"), "present=温榆 present=柳永 observer=苏洵"),
    (("参加会议的有：温榆、", "　柳永"), "present=温榆 present=柳永"),
    (("记录人：晏殊",), "clerk=晏殊"),
    (("列席：区财政局苏", "洵 区水务局晏殊"), "observer=苏洵 observer=晏殊"),
    (
        ("列席：区财政局苏洵", "", "区水务局晏殊 区司法局柳永"),
        "observer=苏洵 observer=晏殊 observer=柳永",
    ),
    (("出席：温榆", "", "青石区政府办公室", "", "2023年8月25日"), "present=温榆"),
    (("出席：温榆", "青石区政府办公室", "2023年8月25日"), "present=温榆"),
    (("抄送：区委办公室。",), ""),
    (("责任编辑：温榆",), ""),
    (
        ("副区长温榆、柳永出席会议；区水务局局长苏洵列席。",),
        "present=温榆 present=柳永 observer=苏洵",
    ),
    (
        ("区领导温榆、柳永，区政府办公室主任苏洵参加会议。",),
        "present=温榆 present=柳永 present=苏洵",
    ),
    (("副区长温榆出席会议，区政协副主席晏殊应邀列席。",), "present=温榆 observer=晏殊"),
    (
        ("区政协副主席晏殊应邀出席会议，区人大代表温榆应邀旁听会议。",),
        "observer=晏殊 observer=温榆",
    ),
    (("各街道、区级有关部门负责人参加会议。",), ""),
    (("会议要求温榆参加会议。",), ""),
    (("副区长温榆列席有关议题。副区长柳永列席会议相关议程。",), "observer=温榆 observer=柳永"),
    (("区领导温榆、柳永出席区政府全体会议。",), "present=温榆 present=柳永"),
    (
        ("会议由区长晏殊主持，温榆、柳永参加了会议。", "苏洵及相关部门负责人列席了会议。"),
        "present=温榆 present=柳永 observer=苏洵",
    ),
    (("区长温榆主持召开常务会议，听取汇报。",), ""),
    (("参加会议的有副县长温榆，县政府办公室主任柳永。",), "present=温榆 present=柳永"),
    (
        ("出席会议的领导有：温榆、柳永。同时还邀请了苏洵、晏殊两位学院的领导参加了会议。",),
        "present=温榆 present=柳永 observer=苏洵 observer=晏殊",
    ),
    (("会议邀请专家授课，副县长温榆、柳永参加会议。",), "present=温榆 present=柳永"),
    (("副县长温榆列席会议。县法院主要负责同志列席会议。",), "observer=温榆"),
    (("董事温榆因事请假缺席会议。",), "absent=温榆"),
    (("副局长温榆、工作人员柳永参加会议。",), "present=温榆 present=柳永"),
    (("办公室主任温榆列席，温榆记录。",), "observer=温榆 clerk=温榆"),
    (("特邀县财政局采购办温榆到会指导。",), "observer=温榆"),
    (("出席：温榆 柳永", "迟到：柳永"), "present=温榆 present=柳永"),
    (("列席者：温榆、柳永",), "observer=温榆 observer=柳永"),
    (
        (
            "出 席：苏洵",
            "列 席：",
            "（一）邀请列席：温榆、柳永",
            "（二）政府办：晏殊",
            "（三）财政局叶秋",
        ),
        "present=苏洵 observer=温榆 observer=柳永 observer=晏殊 observer=叶秋",
    ),
    (
        ("3月5日，院党委书记温榆、院长柳永分别主持召开党委会和院长办公会。",),
        "chair=温榆 chair=柳永",
    ),
    (("会议由副市长、市副总河长温榆和副县长、县河长柳永共同主持。",), "chair=温榆 chair=柳永"),
    (("市长苏洵研究有关问题，副秘书长温榆一同主持。",), "chair=温榆"),
    (
        ("校长苏洵作学校工作报告并主持第二次全体会议，校领导温榆、柳永分别主持主席团会议。",),
        "chair=苏洵 chair=温榆 chair=柳永",
    ),
    (("会议学习了第二次全体会议精神。委员温榆主持第二次全体会议精神的学习。",), ""),
    (("副市长苏洵率县财政局温榆、柳永到青石公司召开现场办公会。",), "present=温榆 present=柳永"),
    (("副市长苏洵率县财政局、县水利局负责人到青石公司召开现场办公会。",), ""),
    (("为提高办事效率，县长苏洵在三号会议室主持召开会议。",), ""),
    (("合格率九成，副市长苏洵、县长温榆在青石召开会议。",), ""),
    (("温榆、柳永等省市领导人出席今天的开幕大会。",), "present=温榆 present=柳永"),
    (("主持：区长温榆", "院长柳永", "第一阶段", "出席：苏洵"), "chair=柳永 present=苏洵"),
    (("主持人：温 榆（议题一、三） 柳永（议题二）",), "chair=柳永"),
    (("出席董事签字：温榆 柳永",), "present=温榆 present=柳永"),
    (("董事签名：温榆、柳永",), "present=温榆 present=柳永"),
    (
        ("参会人员", "区住建局    温  榆  柳永", "区法院 苏洵"),
        "present=温榆 present=柳永 present=苏洵",
    ),
    (("列席人员", "区住建局 温榆"), "observer=温榆"),
    (("理事长温榆、副理事长柳永等领导及理事共46人参会。",), "present=温榆 present=柳永"),
    (("列席：温榆、柳永", "一、听取防汛工作汇报"), "observer=温榆 observer=柳永"),
    (
        ("出席：", "区方：温榆 柳永", "校方：苏洵 晏殊", "联系人：秦观、贺铸"),
        "present=温榆 present=柳永 present=苏洵 present=晏殊",
    ),
    (
        ("主持：局长温榆", "应到7人，实到3人。温榆、柳永、苏洵（外部董事）出席会议。"),
        "present=温榆 present=柳永 present=苏洵",
    ),
    (("列席：温榆、各村支书、青石区，报建单位代表",), "observer=温榆"),
    (("常委会有53人，出席会议的有40人，符合规定。",), ""),
    (("区检察院检察长温榆及部分乡镇人大主席列席会议。",), "observer=温榆"),
    (("集团副总裁温榆、柳泉公司总经理柳永与会指导工作。",), "present=温榆 present=柳永"),
    (("副区长温榆、柳永出席 会议。",), "present=温榆 present=柳永"),
    (("师长、市长温榆，副市长柳永出席会议。",), "present=温榆 present=柳永"),
    (("温榆、柳永、苏洵在主席台就坐。",), "present=温榆 present=柳永 present=苏洵"),
    (
        ("在主席台就座的还有区法院院长温榆、柳永，有关部门负责人应邀出席大会。",),
        "present=温榆 present=柳永",
    ),
    (("区领导温榆、白玛旺堆在主席台前排就座。",), "present=温榆 present=白玛旺堆"),
    (("校长温榆出席并主持会议，副校长柳永参加会议。",), "present=柳永"),
    (
        ("会议由温榆主持，出席会议的领导和相关人员有：柳永、苏洵及相关部处领导。",),
        "present=柳永 present=苏洵",
    ),
    (
        ("温榆、柳永也出席了会议，出席会议的还有：副区长苏洵，组织部部长晏殊。",),
        "present=苏洵 present=晏殊 present=温榆 present=柳永",
    ),
    (
        ("副区长温榆、柳永参加学习。区政协主席苏洵应邀参加会议并讲话。",),
        "present=温榆 present=柳永 observer=苏洵",
    ),
    (("会议由校长温榆主持，柳永副书记因公缺席会议。",), "absent=柳永"),
    (
        ("出席会议的有：主任温榆，委员柳永、苏", "洵、晏殊", "请假的有：委员秦观。"),
        "present=温榆 present=柳永 present=苏洵 present=晏殊 absent=秦观",
    ),
    (("列席：县财政局 温榆", "县人大常委会办公室供稿"), "observer=温榆"),
    (
        ("出席：温榆", "迟到：柳永（10点到会）", "外出人员：苏洵（援疆）"),
        "present=温榆 present=柳永 absent=苏洵",
    ),
    (
        ("参会：温榆 柳永", "列席请假：苏洵（出国）晏殊（居家）"),
        "present=温榆 present=柳永 absent=苏洵 absent=晏殊",
    ),
    (
        ("参会：温榆", "未到人员：柳永（住院）  苏洵（出差）"),
        "present=温榆 absent=柳永 absent=苏洵",
    ),
    (
        (
            "参会人员签到情况：",
            "",
            "序号 单  位 姓  名 备  注",
            "",
            "1县财政局 温  榆 列席",
            "2县水利局 柳永",
        ),
        "observer=温榆 present=柳永",
    ),
    (
        ("参加会议的公务员委员：温榆、柳永", "专家和公众委员：苏洵", "请假委员：晏殊"),
        "present=温榆 present=柳永 present=苏洵 absent=晏殊",
    ),
    (("参会党组成员：党组书记、局长温榆；副局长柳永",), "present=温榆 present=柳永"),
    (
        ("副镇长温榆、柳永参加了会议（副书记苏洵在党校学习缺席），财政所长晏殊列席。",),
        "present=温榆 present=柳永 absent=苏洵 observer=晏殊",
    ),
    (
        ("副镇长温榆因外出务工请假。副主任柳永因公外出，未参加会议。副县长苏洵赴省开会，未参加。",),
        "absent=温榆 absent=柳永 absent=苏洵",
    ),
    (
        ("副局长温榆参加会商；县防指柳永以视频方式参会，部长苏洵应邀到会指导。",),
        "present=温榆 present=柳永 observer=苏洵",
    ),
    (("委员（按姓氏笔画为序）：温榆、柳永出席会议。",), "present=温榆 present=柳永"),
    (("副镇长温榆，人大主席柳永（列席）参加会议。",), "present=温榆 observer=柳永"),
    (("委员温榆（县纪委）请假，由柳永（县纪委）代为参加。",), "absent=温榆 present=柳永"),
    (
        ("办公室温榆、扶贫专干柳永列席，乡党政办苏洵记录。",),
        "observer=温榆 observer=柳永 clerk=苏洵",
    ),
    (("党委常委温榆、柳永出席；因公出差请假：苏洵。",), "absent=苏洵 present=温榆 present=柳永"),
    (
        (
            "专家组名单：",
            "组  长：温榆  青石理工大学  教授",
            "成  员：柳 永  市规划设计院  高级工程师",
            "        苏洵  省流域管理局（退休）  高级经济师",
        ),
        "present=温榆 present=柳永 present=苏洵",
    ),
    (("本次会议特邀纪检书记温榆同志参加。",), "observer=温榆"),
    (("大会特邀县总工会副主席温榆、县卫健局相关领导出席会议。",), "observer=温榆"),
    (("副市长温榆在柳泉分会场参加会议。",), "present=温榆"),
    (("38位理事及委托代表、温如玉监事长出席会议。",), "present=温如玉"),
    (("理事温榆书面委托理事柳永出席会议。",), "absent=温榆"),
    (("会议特邀市纪委副书记温榆、市法院院长柳永列席。",), "observer=温榆 observer=柳永"),
    (("温榆、柳永等县领导出席今天的开幕大会。",), "present=温榆 present=柳永"),
    (("列席情况：", "温榆、柳永、苏洵", "会议议题："), "observer=温榆 observer=柳永 observer=苏洵"),
]


@pytest.mark.parametrize(("lines", "people"), BLOCKS)
def test_who_took_part_and_how(lines, people):
    assert told(attended(*lines)) == people


@pytest.mark.parametrize(
    ("line", "people"),
    [
        ("温榆、柳永和苏洵参加会议。", "present=温榆 present=柳永 present=苏洵"),
        ("温榆、柳永参加会议，苏洵列席会议。", "present=温榆 present=柳永 observer=苏洵"),
        ("温榆、柳永参加会议，车间列席会议。", "present=温榆 present=柳永"),
        ("区长温榆参加会议，苏洵列席会议。", "present=温榆"),
        ("副区长温榆、柳永在研究相关议题时列席会议。", "observer=温榆 observer=柳永"),
        ("巡视员温榆、柳永，办公室、供水调度中心负责人列席会议。", "observer=温榆 observer=柳永"),
        ("柳永和苏洵参加会议。", ""),
    ],
)
def test_names_without_posts_are_believed_in_a_row(line, people):
    assert told(attended(line)) == people


@pytest.mark.parametrize(
    ("line", "name", "titles"),
    [
        ("主持：温榆（局党组书记、局长）", "温榆", ("局党组书记", "局长")),
        ("主持人：区长温榆", "温榆", ("区长",)),
        ("会议主持：温榆同志", "温榆", ()),
    ],
)
def test_the_chair_of_a_label(line, name, titles):
    chair = attended(line).chair
    assert chair is not None
    assert (chair.name, chair.titles) == (name, titles)


def test_a_list_is_kept_mended():
    assert attended("列席：区财政局苏", "洵 区水务局晏 殊").lines == (
        "列席：区财政局苏洵 区水务局晏殊",
    )


def test_what_is_unclear_is_warned_about_with_its_line():
    found = attended("", "列席：石磊青龙桥镇崔颢")
    assert [(warning.code, warning.line) for warning in found.warnings] == [
        ("attendance-unclear", 2)
    ]
    assert "石磊青龙桥镇崔颢" in found.lines[0]
    assert told(found) == "observer=崔颢"


def test_who_called_a_meeting_and_presided_over_it():
    found = attended(
        "召集人、主持人：村委会主任　温榆", "应到村民代表：38人", "记录人：村文书　柳永"
    )
    assert found.chair is not None
    assert (found.chair.name, found.chair.titles) == ("温榆", ("村委会主任",))
    assert told(found) == "clerk=柳永"
    assert "应到村民代表：38人" in found.lines


ENDED = """青石县人民政府第12次常务会议纪要
2033年5月6日，县长温榆主持召开县政府第12次常务会议。纪要如下：
一、审议渡口办法
会议同意渡口办法。
%s
"""


@pytest.mark.parametrize(
    ("line", "people"),
    [
        (
            "参加会议的有副县长柳永，县财政局局长苏洵，以及有关部门负责人晏殊、杜若等。",
            "柳永 苏洵 晏殊 杜若",
        ),
        ("参加会议人员有柳永、苏洵、晏殊。", "柳永 苏洵 晏殊"),
        ("与会人员有柳永、苏洵。", "柳永 苏洵"),
        ("（与会人员：柳永、苏洵）", "柳永 苏洵"),
        ("出席会议人员为柳永、苏洵。", "柳永 苏洵"),
        ("参加会议的有各镇镇长。", ""),
        ("出席：柳永、苏洵（委托晏殊参加）", "柳永 晏殊"),
    ],
)
def test_who_came_is_told_without_a_colon_at_the_end(line, people):
    meeting = read_meeting((ENDED % line).encode(), "1.txt")
    present = [one.name for one in meeting.attendees if one.attendance.value == "present"]
    assert " ".join(present) == people


@pytest.mark.parametrize(
    ("within", "people"),
    [
        ("参加会议人员：柳永、苏洵。", "present=柳永 present=苏洵"),
        ("参会人员：柳永、苏洵，列席人员：晏殊。", "present=柳永 present=苏洵 observer=晏殊"),
        ("出席：柳永、苏洵；列席：晏殊。", "present=柳永 present=苏洵 observer=晏殊"),
        ("参加人员：各镇镇长。", ""),
    ],
)
def test_a_labelled_list_within_a_paragraph(within, people):
    opening = "2033年5月6日，县长温榆主持召开县政府第12次常务会议。"
    meeting = read_meeting(f"{opening}{within}会议同意渡口办法。\n".encode(), "1.txt")
    others = [one for one in meeting.attendees if one.attendance.value != "chair"]
    assert " ".join(f"{one.attendance.value}={one.name}" for one in others) == people
