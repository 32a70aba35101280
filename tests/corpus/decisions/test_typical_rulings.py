"""How the secretaries of typical meetings word what was settled. All of it is invented."""

import pytest

from corpus.parse import read_meeting

FORMAL = (
    "甲县人民政府常务会议纪要\n\n2024年3月5日，县长林望舒主持召开县政府常务会议。纪要如下：\n\n"
)
DIGEST = "甲县政府召开第3次常务会议\n\n2024年3月5日，县长林望舒主持召开县政府第3次常务会议。\n\n"

FORMAL_ITEMS = [
    # what somebody is to make clear in a paper is no ruling
    (
        "一、关于共建渡口学校\n会议同意与船务公司共建渡口学校。"
        "请教育局会同司法局完善协议文本，明确校舍归属和双方投入。",
        ["同意=与船务公司共建渡口学校"],
    ),
    # 修订后的《甲》，自印发之日起 was not sent back for a change
    (
        "一、关于联席会议工作\n会议审议通过了修订后的《渡口联席会议规则》，自印发之日起执行。",
        ["审议通过=渡口联席会议规则"],
    ),
    ("一、研究渡口实事\n会议通过第三批渡口实事项目9个。", ["审议通过=第三批渡口实事项目9个"]),
    # a way to do it is on what its sentence or the heading names
    (
        "一、关于2宗地块的出让方案\n会议原则同意县局提出的2宗地块出让方案。其中：\n"
        "1．LL-31号地块，位于渡口以北，同意以挂牌方式出让；\n"
        "2．LL-32号地块，位于渡口以南，同意以拍卖方式出让。",
        [
            "原则同意=县局提出的2宗地块出让方案",
            "同意=LL-31号地块以挂牌方式出让",
            "同意=LL-32号地块以拍卖方式出让",
        ],
    ),
    ("一、渡口广场设计方案\n会议原则通过方案二。", ["原则通过=渡口广场设计方案二"]),
    ("一、渡口医院详细规划\n会议原则通过该方案。", ["原则通过=渡口医院详细规划"]),
    ("一、渡口公路“一事一议”项目\n会议同意实施该项目。", ["同意=实施渡口公路“一事一议”项目"]),
    # the counts of a ballot are no matter
    ("一、《渡口规划》\n审议结果：审议通过（同意14票，不同意3票）。", ["审议通过=渡口规划"]),
    (
        "一、渡口容积率论证报告\n审议结果：未通过（同意6票，不同意11票）。",
        ["未通过=渡口容积率论证报告"],
    ),
    (
        "一、研究渡口责任清单\n会议审议通过该清单，同意以党组文件印发执行。",
        ["审议通过=渡口责任清单"],
    ),
    # nobody is told that a count was agreed to, and who pays by the month is charged
    (
        "一、关于渡口委员会的申请\n会议同意成立该委员会；对成立灯塔委员会的申请，同意票未达到到会理事半数，未获通过。",
        ["同意=成立该委员会", "未通过=成立灯塔委员会的申请"],
    ),
    (
        "一、关于渡口资金\n会议同意渡口资金分配方案。会议明确，资金下达后由建设科按月调度支付进度。",
        ["同意=渡口资金分配方案"],
    ),
    # the same outcome of the same matter is one, however often it is told
    (
        "一、关于《渡口应急预案》\n会议讨论了《渡口应急预案》，原则同意该预案，由应急办作相应调整后印发各村。",
        ["原则同意=渡口应急预案", "修改后印发=渡口应急预案"],
    ),
    (
        "一、渡口立项\n（一）北岸项目。会议同意立项，资金由县财政解决。\n（二）南岸项目。会议同意立项，由乡镇自筹。",
        ["同意=渡口立项", "同意=渡口立项"],
    ),
    (
        "一、审议《旧糖厂规划》\n经表决，同意12票，反对8票，未达到三分之二，该议题未获通过。",
        ["未通过=旧糖厂规划"],
    ),
    (
        "一、机动地发包\n代表讨论后举手表决：同意38人，弃权1人。通过2023年机动地发包方案。",
        ["审议通过=2023年机动地发包方案"],
    ),
    (
        "一、村规民约\n经表决，37人同意，2人反对，通过修订后的《渡口村规民约》，报镇政府备案后印发到户。",
        ["审议通过=渡口村规民约"],
    ),
    # what is changed upon the meeting's views before it goes out
    (
        "一、审议《渡口轮换办法（修订送审稿）》\n会议原则同意修订送审稿，请粮食处根据会议意见，进一步明确认定标准，商省财政厅后联合印发。",
        ["原则同意=渡口轮换办法（修订送审稿）", "修改后印发=渡口轮换办法（修订送审稿）"],
    ),
    # a bureau that files or checks a thing decides nothing on it
    (
        "一、审议渡口平台方案\n会议同意渡口平台建设方案，请科技处按程序报省数据局审核立项。",
        ["同意=渡口平台建设方案"],
    ),
    (
        "一、修订医疗制度\n医务部汇报了《手术制度》《会诊制度》修订情况。会议审议通过上述两项制度。",
        ["审议通过=手术制度", "审议通过=会诊制度"],
    ),
    (
        "一、对《渡口报告》的评价\n专家组原则同意《渡口报告》通过论证，经修改完善后可作为下一步工作的依据。",
        ["原则同意=渡口报告"],
    ),
]

DIGEST_ITEMS = [
    # 上述报告 are all that the item was given
    (
        "会议审议了关于渡口环境的报告、关于石桥岸线情况的报告，原则同意上述报告。",
        ["原则同意=渡口环境", "原则同意=石桥岸线情况"],
    ),
    (
        "会议听取了关于渡口环境的汇报、关于石桥岸线的汇报、关于养老情况的汇报。会议原则同意上述汇报。",
        ["原则同意=渡口环境", "原则同意=石桥岸线", "原则同意=养老情况"],
    ),
    # a comma within a title parts nothing
    (
        "会议审议通过《关于推进渡口建设，促进石桥发展的意见》。",
        ["审议通过=关于推进渡口建设，促进石桥发展的意见"],
    ),
    (
        "会议审议《关于推进渡口建设，促进石桥发展的意见》，原则同意该意见，修改完善后，出台实施。",
        [
            "原则同意=关于推进渡口建设，促进石桥发展的意见",
            "修改后印发=关于推进渡口建设，促进石桥发展的意见",
        ],
    ),
    (
        "会议同意将《关于推进渡口建设，促进石桥发展的意见》提请县人大审议。",
        ["提请审议=关于推进渡口建设，促进石桥发展的意见"],
    ),
    # what was settled, whatever it is called
    (
        "会议审议确定了渡口摆渡的有关事项，研究确定了石桥会议的日期和议程。",
        ["同意=渡口摆渡的有关事项", "同意=石桥会议的日期和议程"],
    ),
    ("会议研究确定了重点课题10项。", ["同意=重点课题10项"]),
    ("会议研究决定了其他事项，讨论确定了具体事项。", []),
    # what is to come out elsewhere is no outcome of this paper
    (
        "会议原则同意《渡口办法》，由县公安局修改后，待省细则出台后实施。",
        ["原则同意=渡口办法"],
    ),
    # a title within a title
    (
        "会议同意将《关于印发〈渡口，石桥办法〉的通知》提请县人大审议。",
        ["提请审议=关于印发〈渡口，石桥办法〉的通知"],
    ),
    (
        "会议研究了缆绳厂二期项目入区事宜，同意该项目以租赁厂房形式入区。",
        ["同意=缆绳厂二期项目以租赁厂房形式入区"],
    ),
    # where a matter goes is no second verdict on it
    (
        "会议审议了《渡口管理办法（草案）》，决定修改后以县政府令公布施行。",
        ["修改后印发=渡口管理办法（草案）"],
    ),
    (
        "会议审议通过了《船工职称办法》，同意提交职工代表大会备案后施行。",
        ["审议通过=船工职称办法", "提请审议=船工职称办法"],
    ),
    (
        "会议审议了渡口决算报告、渡口预算方案等议案。\n以7票同意，审议通过渡口决算报告、渡口预算方案，同意报县国资委；",
        [
            "审议通过=渡口决算报告",
            "审议通过=渡口预算方案",
            "提请审议=渡口决算报告",
            "提请审议=渡口预算方案",
        ],
    ),
    # the paper on each of so many; each point of a list by its name
    (
        "会议原则通过了北岸码头、南岸货栈等2个项目的设计方案。",
        ["原则通过=北岸码头设计方案", "原则通过=南岸货栈设计方案"],
    ),
    (
        "会议原则通过了北岸码头、南岸货栈等5个项目的设计方案。",
        ["原则通过=北岸码头、南岸货栈等5个项目的设计方案"],
    ),
    (
        "会议审议了北岸码头、南岸货栈等建设项目设计方案：\n（1）北岸码头：同意。\n"
        "（2）南岸货栈：接口未明确，方案退回，由建设单位重新报审。\n（3）东岸灯塔：原则同意。",
        ["同意=北岸码头", "退回=南岸货栈", "原则同意=东岸灯塔"],
    ),
    # ballots: 不同意0票 refuses nothing
    (
        "会议讨论了接收预备党员事宜。大会采取无记名投票方式进行表决，同意16票，不同意0票，弃权0票，"
        "通过了接收温榆同志为中共预备党员的决议，报县直机关党委审批。",
        [
            "审议通过=接收温榆同志为中共预备党员的决议",
            "提请审议=接收温榆同志为中共预备党员的决议",
        ],
    ),
    (
        "会议审议了渡口工作报告。\n以7票同意、0票反对、0票弃权，批准渡口工作报告；",
        ["审议通过=渡口工作报告"],
    ),
    # further acts behind 决定; what was chosen
    (
        "会议听取了规章清理汇报。会议决定，废止《渡口收费办法》等4件规章，对《渡口绿化办法》等7件规章的部分条款予以修改。",
        [
            "同意=废止《渡口收费办法》等4件规章",
            "同意=对《渡口绿化办法》等7件规章的部分条款予以修改",
        ],
    ),
    ("会议讨论了《渡口规划》，同意按程序报县委审定。", ["提请审议=渡口规划"]),
    ("会议审议通过了《渡口视察报告》，报送县委、县政府参阅。", ["审议通过=渡口视察报告"]),
    ("会议研究了渡口资金安排意见，同意按程序报批。", ["同意=渡口资金安排意见"]),
    (
        "会议审议《渡口津贴办法（修订）》。会议同意将修订后的办法提交职工代表大会讨论。",
        ["提请审议=渡口津贴办法（修订）"],
    ),
    (
        "会议讨论了《渡口指导意见》，要求产业处广泛征求意见，聚焦船工等群体提出扶持措施，修改成熟后再行上会。",
        ["再次研究=渡口指导意见"],
    ),
    (
        "会议审议通过《渡口若干措施》，从加大保险支持、缓解融资压力等方面提出16条举措。",
        ["审议通过=渡口若干措施"],
    ),
    ("会议讨论了期刊改版事宜，理事们就栏目提出意见，一致赞成改版方向。", ["同意=改版方向"]),
    ("会议研究确定12件重点督办建议，由各委员会牵头督办。", ["同意=12件重点督办建议"]),
    (
        "会议审议通过了《渡口巡察规划》，确定第一轮巡察对象为北岸码头、南岸货栈。",
        ["审议通过=渡口巡察规划", "同意=第一轮巡察对象为北岸码头、南岸货栈"],
    ),
    (
        "会议还对渡口二期等事项进行了研究，对环卫服务延期3个月的请示予以批准。",
        ["审议通过=环卫服务延期3个月的请示"],
    ),
]


def told(text):
    sections = read_meeting(text.encode(), "minutes.txt").sections
    return [
        f"{one.outcome}={one.object}"
        for section in sections
        for one in section.decisions
        if one.outcome not in ("交办", "听取")
    ]


@pytest.mark.parametrize(("item", "settled"), FORMAL_ITEMS)
def test_a_numbered_item_tells_what_was_settled(item, settled):
    assert told(FORMAL + item + "\n二、其他事项\n会议通报了防汛工作。\n") == settled


@pytest.mark.parametrize(("item", "settled"), DIGEST_ITEMS)
def test_an_item_of_a_digest_tells_what_was_settled(item, settled):
    assert told(DIGEST + item + "\n会议通报了防汛工作。\n") == settled


def test_the_agenda_that_another_meeting_will_have_is_none_of_this_one():
    item = (
        "会议研究了县人大常委会第二十九次会议有关事项，决定该次会议于4月28日召开，"
        "建议议程为：审议《渡口条例（草案）》；听取和审议县政府关于渡口的报告；审议人事任免事项等。\n"
    )
    (section,) = read_meeting((DIGEST + item).encode(), "minutes.txt").sections
    assert section.heading == "研究了县人大常委会第二十九次会议有关事项"
    assert [one.object for one in section.decisions] == ["县人大常委会第二十九次会议于4月28日召开"]


def test_tasks_counted_at_the_end_do_not_swallow_the_items_above():
    items = (
        "会议听取渡口整治情况汇报。会议决定：对北岸码头负责人进行约谈。\n"
        "会议研究了市场改造，同意采用二号方案。\n会议安排了以下几项工作：\n"
        "1.抗旱保收。农业站牵头摸清缺水面积。\n2.防溺水。各村落实巡塘员。\n"
    )
    headings = [one.heading for one in read_meeting((DIGEST + items).encode(), "a.txt").sections]
    assert headings == ["听取渡口整治情况汇报", "研究了市场改造", "安排了以下几项工作"]


def test_what_was_voted_before_the_first_item_is_an_item():
    items = (
        "温榆代表理事会作了工作报告。与会理事分组讨论了报告。经举手表决，一致通过2023年度工作报告。\n"
        "会议听取了渡口财务情况的汇报。\n"
    )
    first, _ = read_meeting((DIGEST + items).encode(), "a.txt").sections
    assert [(one.outcome, one.object) for one in first.decisions] == [
        ("审议通过", "2023年度工作报告")
    ]


def test_items_counted_inside_a_part_are_the_items():
    items = (
        "一、议题情况及会议决议\n议题1：审议《渡口融资计划》\n决议：会议同意融资计划。\n"
        "议题2：审议渡口招标方案\n决议：原则同意招标方案。\n二、其他事项\n会议通报了防汛工作。\n"
    )
    sections = read_meeting((FORMAL + items).encode(), "a.txt").sections
    assert [one.heading for one in sections] == [
        "审议《渡口融资计划》",
        "审议渡口招标方案",
        "其他事项",
    ]
    assert [one.decisions[0].object for one in sections[:2]] == ["渡口融资计划", "渡口招标方案"]


def test_what_was_passed_beside_other_matters_is_no_end():
    last = "会议还审议通过了2024年度渡口奖励名单，研究了其他事项。\n"
    items = "会议听取了渡口财务情况的汇报。\n" + last
    sections = read_meeting((DIGEST + items).encode(), "a.txt").sections
    assert [one.heading for one in sections][-1] == "审议通过了2024年度渡口奖励名单"


def _told(text: str) -> list[tuple[str, str | None]]:
    sections = read_meeting((DIGEST + text).encode(), "a.txt").sections
    return [(one.outcome, one.object) for section in sections for one in section.decisions]


def test_each_paper_of_a_row_is_passed_and_goes_on():
    passed = "会议表决通过了渡口大会计划、财政预算审查委员会名单草案，渡口大会议程草案"
    told = _told(f"{passed}，并决定将以上草案提请渡口大会预备会议表决；表决通过了邀请人员名单。\n")
    row = ["渡口大会计划、财政预算审查委员会名单草案", "渡口大会议程草案"]
    both = [(outcome, one) for outcome in ("审议通过", "提请审议") for one in row]
    assert told == [*both, ("审议通过", "邀请人员名单")]


def test_papers_joined_by_and_are_two():
    assert _told("会议审议通过了渡口工作报告和渡口集体合同。\n") == [
        ("审议通过", "渡口工作报告"),
        ("审议通过", "渡口集体合同"),
    ]
    assert _told("会议确认了渡口第一次会议纪要及渡口第二次会议纪要。\n") == [
        ("确认", "渡口第一次会议纪要"),
        ("确认", "渡口第二次会议纪要"),
    ]
    assert _told("会议审议通过了关于设立甲渡口及乙渡口的决定。\n") == [
        ("审议通过", "关于设立甲渡口及乙渡口的决定")
    ]


def test_a_meeting_of_workers_is_a_meeting():
    told = _told("会议审议通过了《渡口合同》。之后召开的职代会审议通过了院长工作报告。\n")
    assert told == [("审议通过", "渡口合同"), ("审议通过", "院长工作报告")]


def test_lists_of_names_are_passed_one_by_one():
    assert _told("会议通过了渡口主席团和秘书长名单、渡口预算委员会组成人员名单。\n") == [
        ("审议通过", "渡口主席团和秘书长名单"),
        ("审议通过", "渡口预算委员会组成人员名单"),
    ]


def test_who_was_elected_is_told_one_by_one():
    told = _told(
        "会议选举温榆为渡口支部书记，丰禾为渡口支部委员。"
        "会议选举产生了新一届渡口理事会，柳岸当选为理事长。\n"
    )
    assert told == [
        ("选举", "温榆为渡口支部书记"),
        ("选举", "丰禾为渡口支部委员"),
        ("选举", "新一届渡口理事会"),
        ("选举", "柳岸当选为理事长"),
    ]


def test_a_meeting_for_an_election_elects_nobody_by_its_name():
    told = _told("会议选举产生了渡口理事会。选举大会应到会员91名，实到会员90名。\n")
    assert told == [("选举", "渡口理事会")]


def test_what_all_was_passed_is_no_matter_of_its_own():
    told = _told(
        "会议通过了渡口管理办法；关于修改渡口条例的决定。会议还表决通过了其他任免案。"
        "在表决通过各项议案后，温榆发表讲话。\n"
    )
    papers = ["渡口管理办法", "关于修改渡口条例的决定", "其他任免案"]
    assert told == [("审议通过", paper) for paper in papers]


def test_measures_below_a_comment_settle_nothing():
    told = _told(
        "会议决定对渡口行业实行缓缴政策。会议指出，要帮助渡口行业。"
        "一是对渡口行业，在二季度实施暂缓缴纳租金。二是继续发放补助。\n"
    )
    assert told == [("同意", "对渡口行业实行缓缴政策")]


def test_what_was_also_told_is_an_item():
    text = DIGEST + "会议听取了渡口安全工作汇报，并书面通报了渡口考核情况。\n"
    headings = [one.heading for one in read_meeting(text.encode(), "a.txt").sections]
    assert headings == ["听取了渡口安全工作汇报", "书面通报了渡口考核情况"]


def test_a_delegation_that_met_on_a_day_and_elected_is_a_record():
    text = (
        "青石代表团举行会议\n\n22日上午，出席省十四届人大二次会议的青石代表团举行会议，推选代表团团长。"
        "会议选举温榆为临时支部书记。会议要求，要认真审议好各项报告。\n"
    )
    sections = read_meeting(text.encode(), "a.txt").sections
    decided = [one.object for section in sections for one in section.decisions]
    assert decided == ["温榆为临时支部书记"]


def test_who_was_elected_is_told_by_the_result_too():
    told = _told(
        "会议听取并通过了渡口工作报告。大会以无记名投票的方式进行选举，"
        "根据选举结果，温榆同志当选为渡口协会会长，柳永同志当选为秘书长（兼职）。新当选的会长讲话。\n"
    )
    assert told == [
        ("审议通过", "渡口工作报告"),
        ("选举", "温榆同志当选为渡口协会会长"),
        ("选举", "柳永同志当选为秘书长"),
    ]
    past = _told("会议听取并通过了渡口工作报告。2031年，温榆当选为渡口协会会长。\n")
    assert past == [("审议通过", "渡口工作报告")]
