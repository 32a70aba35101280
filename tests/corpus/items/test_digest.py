"""Records without numbers."""

import pytest

from corpus.items.digest import first_clause, part_digest
from corpus.items.finding import find_items
from corpus.page.mending import clean_lines, join_broken
from corpus.parse import read_meeting

OPENING = "2024年3月6日，区长温榆主持召开会议，研究有关工作。"

ANNOUNCED = OPENING.replace("有关工作", "防汛")

HEARD = "会议听取了供热汇报。"

SILENT = "2024年3月6日，区长温榆主持召开会议。"


def parted(*lines):
    digest = part_digest(clean_lines(lines))
    parts = digest.parts
    told = tuple(len(part) for part in (parts.preamble, parts.items, parts.conclusions))
    return told, digest.found


LAYOUTS = [
    ((OPENING, HEARD, "会议指出，要抓好。", "会议审议了《甲》。"), ((1, 3, 0), True)),
    ((OPENING, "副区长柳永参加会议。", HEARD), ((2, 1, 0), True)),
    ((OPENING, HEARD, "会议还研究了其他事项。"), ((1, 1, 1), True)),
    ((ANNOUNCED, "会议指出，要抓好。", "副区长柳永参加会议。"), ((1, 2, 1), True)),
    (("会议纪要", ANNOUNCED), ((2, 1, 0), True)),
    ((SILENT, "会议指出，要抓好。", "副区长柳永参加会议。"), ((1, 1, 1), False)),
]


@pytest.mark.parametrize(("lines", "told"), LAYOUTS)
def test_the_parts_of_a_digest(lines, told):
    assert parted(*lines) == told


@pytest.mark.parametrize(
    ("text", "clause"),
    [
        ("会议听取了汇报，同意有关安排。", "会议听取了汇报"),
        ("会议审议《甲，乙办法》。", "会议审议《甲，乙办法》"),
        ("会议指出：", "会议指出"),
    ],
)
def test_the_first_clause_is_the_heading(text, clause):
    assert first_clause(text) == clause


def test_items_in_a_row_need_no_word_for_the_meeting():
    lines = (HEARD, "研究了甲方案。", "研究好乙办法。", "审议了丙方案。")
    parts = part_digest(clean_lines((OPENING, *lines))).parts
    told = ["听取了供热汇报", "研究了甲方案", "审议了丙方案"]
    assert [heading.text for heading in parts.headings] == told


def test_a_matter_named_first_is_an_item_between_others():
    lines = (HEARD, "会议审议了甲方案。", "关于乙场地出租。会议明确不再续租。")
    parts = part_digest(clean_lines((OPENING, *lines))).parts
    told = ["听取了供热汇报", "审议了甲方案", "关于乙场地出租"]
    assert [heading.text for heading in parts.headings] == told


def test_what_only_the_opening_settles_is_an_item_too():
    opening = "3月6日，区长温榆主持召开会议，审议并原则通过《甲方案》和《乙办法》。"
    parts = part_digest(clean_lines((opening, "会议审议了《乙办法》，指出要抓好落实。"))).parts
    told = ["审议并原则通过《甲方案》和《乙办法》", "审议了《乙办法》"]
    assert [heading.text for heading in parts.headings] == told


@pytest.mark.parametrize("name", ["会场照片_20240306.jpg", "区政府第3次常务会议召开（图1）"])
def test_the_name_of_a_picture_is_no_part_of_the_sentence_below(name):
    lines = (OPENING, name, "会议学习了《甲办法》。", "会议还学习了乙精神。")
    digest = part_digest(join_broken(clean_lines(lines), lambda text, before: False, "")[0])
    assert [heading.text for heading in digest.parts.headings] == [
        "学习了《甲办法》",
        "学习了乙精神",
    ]


TALKED = "会议指出，要抓好落实。"
ROWS = {
    "told and then spoken about": (
        "传达学习甲精神。" + TALKED,
        "听取乙的汇报。" + TALKED,
        "研究丙事宜。" + TALKED,
    ),
    "a line each, what was said below": (
        "传达学习甲精神",
        TALKED,
        "听取乙的汇报",
        TALKED,
        "研究丙事宜",
        TALKED,
    ),
    "under a label": ("会议议程：", "传达学习甲精神。", "听取乙的汇报。", "研究丙事宜。"),
    "counted in the opening": (
        "会议的主要议题：一是传达学习甲精神；二是听取乙的汇报；三是研究丙事宜。",
    ),
}


@pytest.mark.parametrize("lines", ROWS.values(), ids=ROWS)
def test_items_that_lack_the_word_for_the_meeting(lines):
    told = [heading.text for heading in part_digest(clean_lines((SILENT, *lines))).parts.headings]
    assert told == ["传达学习甲精神", "听取乙的汇报", "研究丙事宜"]


def test_when_it_comes_into_force_and_how_much_it_holds_is_no_heading():
    lines = ("会议通过《甲规则》，自印发之日起施行。", "会议审定了《乙计划》，共10大类32项。")
    told = [heading.text for heading in part_digest(clean_lines((SILENT, *lines))).parts.headings]
    assert told == ["通过《甲规则》", "审定了《乙计划》"]


@pytest.mark.parametrize("above", [("甲市政府召开第31次常务会议",), ("主持人：温榆", "")])
def test_what_stands_right_below_a_headline_or_labels_is_an_item(above):
    lines = (*above, "会议听取了甲的汇报，审议了《乙》。", "会议原则同意《乙》。")
    told = [heading.text for heading in part_digest(clean_lines(lines)).parts.headings]
    assert told[:2] == ["听取了甲的汇报", "审议了《乙》"]


def test_what_is_said_to_do_is_no_item():
    lines = ("会议听取了甲的汇报。", "学习先进经验。各部门要抓好落实。", "研究新办法，推动发展。")
    told = [heading.text for heading in part_digest(clean_lines((SILENT, *lines))).parts.headings]
    assert told == ["听取了甲的汇报"]


@pytest.mark.parametrize("marks", ["●●●", "★★★", ("——",) * 3, ("第一，", "第二，", "第三，")])
def test_items_marked_by_bullets(marks):
    items = ("听取甲局的汇报。", "审议《乙办法》。", "研究丙补贴有关事宜。")
    lines = (mark + item for mark, item in zip(marks, items, strict=True))
    parts = part_digest(clean_lines((OPENING, *lines))).parts
    assert [heading.text for heading in parts.headings] == [item[:-1] for item in items]


def test_points_of_a_speech_are_no_items():
    lines = ("温榆强调三点：", "第一，学习要深入。", "第二，研究要到位。")
    assert not part_digest(clean_lines((SILENT, *lines))).found


def test_what_a_page_sums_up_below_its_text_is_told_once():
    """Numbered, it would else be the record's items, and all of the text its preamble."""
    told = ("会议传达学习了甲精神，要求各镇抓好落实。", "会议研究通过了《乙》，要求抓紧实施。")
    summed = ("1.会议传达学习了甲精神；", "2.会议研究通过了《乙》；")
    source = "\n".join((SILENT, *told, *summed))
    sections = read_meeting(source.encode(), "a.txt").sections
    assert [one.heading for one in sections] == ["传达学习了甲精神", "研究通过了《乙》"]


def test_items_that_the_opening_announces_word_for_word_keep_what_is_below_them():
    told = "会议传达学习了甲精神，会议研究通过了《乙》。"
    lines = (
        f"{SILENT}{told}",
        "1.会议传达学习了甲精神。",
        "各镇要抓好落实。",
        "2.会议研究通过了《乙》。",
        "县乙局要抓紧实施。",
    )
    sections = read_meeting("\n".join(lines).encode(), "a.txt").sections
    told = [(one.number, one.paragraphs[-1].text) for one in sections]
    assert told == [("1", "各镇要抓好落实。"), ("2", "县乙局要抓紧实施。")]


def test_a_paper_of_the_meeting_itself_is_no_item_of_its_own():
    text = "会议审议通过了讨论安排（草案），联谊方案（草案），会议简报编发有关事项（草案）。"
    assert len(find_items(text)) == 1


def test_what_people_passed_on_where_the_meeting_itself_did_nothing():
    lines = ("会上，局长柳永传达了甲会议精神。", "温榆强调，要落实。")
    parts = part_digest(clean_lines((SILENT, *lines))).parts
    assert [heading.text for heading in parts.headings] == ["传达了甲会议精神"]


def test_what_was_heard_is_told_once():
    lines = ("会议听取了甲局关于乙工作的汇报。", "听取甲局关于乙工作的汇报后，温榆要求，要落实。")
    parts = part_digest(clean_lines((OPENING, *lines))).parts
    assert [heading.text for heading in parts.headings] == ["听取了甲局关于乙工作的汇报"]


def test_an_opening_that_lists_in_two_sentences():
    opening = "3月6日，区长温榆主持召开会议，传达学习甲会议精神。听取乙汇报；审议通过《丙方案》。"
    parts = part_digest(clean_lines((opening, "会议指出，要抓好。"))).parts
    told = ["传达学习甲会议精神", "听取乙汇报", "审议通过《丙方案》"]
    assert [heading.text for heading in parts.headings] == told


@pytest.mark.parametrize(
    ("below", "told"),
    [
        (
            "会议分析了全区工业运行面临的形势，要求抓好各项工作。",
            ["传达学习全省防汛会议精神", "听取河长制工作情况汇报", "分析了全区工业运行面临的形势"],
        ),
        (
            "会议听取了区水务局关于河长制工作情况汇报。",
            ["传达学习全省防汛会议精神", "听取了区水务局关于河长制工作情况汇报"],
        ),
        (
            "会议传达了3月4日全省防汛抗旱工作会议精神。会议听取了供热工作情况汇报。",
            [
                "听取河长制工作情况汇报",
                "传达了3月4日全省防汛抗旱工作会议精神",
                "听取了供热工作情况汇报",
            ],
        ),
    ],
)
def test_an_opening_announces_what_is_not_told_below(below, told):
    opening = "3月6日，区长温榆主持召开会议，传达学习全省防汛会议精神，听取河长制工作情况汇报。"
    parts = part_digest(clean_lines((opening, below))).parts
    assert [heading.text for heading in parts.headings] == told


def test_what_is_announced_and_not_told_stays_an_item():
    opening = "3月6日，区长温榆主持召开会议，深入学习贯彻防汛会议精神，研究部署文物保护等工作。"
    parts = part_digest(clean_lines((opening, "会议审议了《甲办法》。"))).parts
    told = ["学习贯彻防汛会议精神", "研究部署文物保护等工作", "审议了《甲办法》"]
    assert [heading.text for heading in parts.headings] == told


def test_reports_are_items_where_nothing_else_is():
    lines = (
        "副区长柳永向与会人员简要通报了供热改造情况，局长米芾就渡口修缮作了专题汇报。",
        "温榆强调，要抓好落实。",
    )
    told = ["通报了供热改造情况", "就渡口修缮作了专题汇报"]
    for below, headings in ((lines, told), ((*lines, "会议审议了《甲》。"), ["审议了《甲》"])):
        parts = part_digest(clean_lines((SILENT, *below))).parts
        assert [heading.text for heading in parts.headings] == headings


def test_an_opening_announces_what_one_thing_told_with_also_adds_to():
    opening = "3月6日，区长温榆主持召开会议，传达学习甲会议精神，研究部署文物保护等工作。"
    also = part_digest(clean_lines((opening, "会议还听取了渡口修缮情况汇报。"))).parts
    told = ["传达学习甲会议精神", "研究部署文物保护等工作", "听取了渡口修缮情况汇报"]
    assert [heading.text for heading in also.headings] == told
    alone = part_digest(clean_lines((opening, "会议听取了渡口修缮情况汇报。"))).parts
    assert [heading.text for heading in alone.headings] == told


def test_what_the_opening_says_in_general_is_no_item_beside_the_paragraphs():
    opening = "3月6日，学校召开党委全委会。会议审议通过了党代会有关事项。"
    below = "与会人员审议通过了党代会工作报告，审议通过了党代会议程。"
    parts = part_digest(clean_lines((opening, below))).parts
    told = ["审议通过了党代会工作报告", "审议通过了党代会议程"]
    assert [heading.text for heading in parts.headings] == told


def test_posts_that_are_told_one_by_one_are_not_told_in_general_too():
    opening = "3月6日，区政协三届五次常委会议召开。"
    general = "会议审议通过会议议程；通过有关人事事项。"
    below = "会议通过温榆请辞委员的决定；通过秘书长任命名单。"
    parts = part_digest(clean_lines((opening, general, below))).parts
    told = ["审议通过会议议程", "通过温榆请辞委员的决定", "通过秘书长任命名单"]
    assert [heading.text for heading in parts.headings] == told
    alone = part_digest(clean_lines((opening, "会议通过人事任免事项。"))).parts
    assert [heading.text for heading in alone.headings] == ["通过人事任免事项"]


def test_what_an_opening_agrees_to_settles_what_it_announced():
    opening = "3月6日，区长温榆主持召开会议，听取渡口收费清理情况的汇报。会议认为，要规范收费。"
    agreed = "会议原则同意港务局提出的清理意见。会议同意建立协调机制，日常工作由港务局承担。"
    parts = part_digest(clean_lines((opening + agreed,))).parts
    assert [heading.text for heading in parts.headings] == ["听取渡口收费清理情况的汇报"]
    parts = part_digest(clean_lines((opening + "会议同意柳永任港务局局长。",))).parts
    told = ["听取渡口收费清理情况的汇报", "同意柳永任港务局局长"]
    assert [heading.text for heading in parts.headings] == told


@pytest.mark.parametrize(
    ("agenda", "below", "told"),
    [
        ("审议渡口修缮方案", "会议还审议了书画展方案。", ["审议渡口修缮方案", "审议了书画展方案"]),
        (
            "研究粮食收储；审议《甲》《乙》",
            "会议审议了《丙规定》。",
            ["研究粮食收储", "审议《甲》《乙》", "审议了《丙规定》"],
        ),
        (
            "研究粮食收储；审议《甲》《丙规定》",
            "会议审议了《丙规定》。",
            ["研究粮食收储", "审议了《丙规定》"],
        ),
    ],
)
def test_an_opening_weighs_other_papers_than_the_paragraph(agenda, below, told):
    opening = f"3月6日，区长温榆主持召开会议，{agenda}。"
    parts = part_digest(clean_lines((opening, "会议指出，要抓好。", below))).parts
    assert [heading.text for heading in parts.headings] == told


def test_what_an_opening_settles_upon_a_vote_is_told_beside_what_is_settled_below():
    opening = "4月11日，青石区人大常委会第2次会议举行。"
    opening += "会议经过表决，决定接受温榆辞去青石区人大常委会主任职务的请求。"
    below = "会议表决通过了《青石区人大常委会关于召开人代会的决定》。"
    parts = part_digest(clean_lines((opening, below))).parts
    told = [
        "决定接受温榆辞去青石区人大常委会主任职务的请求",
        "表决通过了《青石区人大常委会关于召开人代会的决定》",
    ]
    assert [heading.text for heading in parts.headings] == told
    assert parts.items[0].text.startswith("会议经过表决")


def test_a_plenary_is_the_meeting_where_one_was_held():
    opening = "中共青石区委第三届委员会第五次全体会议于3月6日在青石区举行。"
    done = "全会听取和讨论了温榆作的防汛工作报告，审议通过了《甲规划》。全会充分肯定了防汛工作。"
    told = ["听取和讨论了温榆作的防汛工作报告", "审议通过了《甲规划》"]
    parts = part_digest(clean_lines((opening, done))).parts
    assert [heading.text for heading in parts.headings] == told
    heard = "会议听取了供热汇报。"
    parts = part_digest(clean_lines((OPENING, heard, done))).parts
    assert [heading.text for heading in parts.headings] == ["听取了供热汇报"]


def test_a_notice_with_a_number_of_its_own_is_another_paper():
    text = """3月19日，县人大常委会主任温榆主持召开柳泉县八届人大常委会第九次会议。
会议听取了供水情况的调研报告；审议通过了关于召开县八届人大六次会议的决定。
柳泉县人民代表大会常务委员会
公  告
〔2033〕第3号
县八届人大常委会第九次会议决定于4月2日召开县八届人大六次会议，建议会议的主要议程是：
一、听取和审查县人民政府工作报告；
二、审查和批准县预算；
三、其他。
柳泉县人民代表大会常务委员会
2033年3月19日"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [
        "听取了供水情况的调研报告",
        "审议通过了关于召开县八届人大六次会议的决定",
    ]


def test_what_one_person_says_of_last_year_in_a_speech_is_no_item():
    told = "会议学习了甲精神，县长温榆在讲话中对去年工作作了总结，并对今年工作作了部署。"
    assert [item.heading for item in find_items(told)] == ["学习了甲精神"]


def test_a_lead_in_without_a_mark_is_no_part_of_the_item_below():
    text = "2033年3月9日，县长温榆主持召开县政府第3次常务会议。会议研究确定事项如下"
    meeting = read_meeting(f"{text}\n会议听取了关于值班安排的汇报。".encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == ["听取了关于值班安排的汇报"]


def test_a_verdict_on_what_was_heard_is_no_item_of_its_own():
    text = """2033年6月9日，院长温榆主持召开2033年第7次院务会议。
会议听取了办公室关于暑期值班安排有关事项的汇报。
会议审议并原则通过了暑期值班安排及有关事项。会议要求，做好值班。
会议审议并通过了《值班办法》。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert [section.heading for section in meeting.sections] == [
        "听取了办公室关于暑期值班安排有关事项的汇报",
        "审议并通过了《值班办法》",
    ]


def test_what_those_present_studied_above_numbered_items():
    text = """青石江流域联席会议第一次全体会议纪要
联席会议第一次全体会议于2033年11月12日在柳泉召开，市水利局负责人参加了会议。
按照会议议程，与会同志集中学习了《青石江流域规划》。
一、会议审议通过了《联席会议规则》。
二、会议讨论了《水量分配方案》。会议认为，方案合理。"""
    meeting = read_meeting(text.encode(), "a.txt")
    assert meeting.sections[0].heading == "学习了《青石江流域规划》"


LABELLED = (
    "会议时间：2024年3月6日",
    "会议议题",
    "传达学习林业会议精神，审议《甲》《乙》。",
    "会议内容",
)


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((*LABELLED, SILENT, "会议指出，要抓好。"), ["传达学习林业会议精神", "审议《甲》《乙》"]),
        (
            ("会议议题：审议《甲》，研究供热。", SILENT, "会议指出，要抓好。"),
            ["审议《甲》", "研究供热"],
        ),
        ((*LABELLED, SILENT, "会议听取了供热汇报。"), ["听取了供热汇报"]),
        (("会议议题", "请各单位按时报送。", SILENT, "会议指出，要抓好。"), []),
    ],
)
def test_items_that_a_label_above_the_opening_lists(lines, told):
    """Where no paragraph tells any: who held it stays in front of them."""
    parts = part_digest(clean_lines(lines)).parts
    assert [heading.text for heading in parts.headings] == told
    assert not told or SILENT in [line.text for line in parts.preamble]


ROWS = "2033年5月6日，学院召开2033年第5次党政联席会。会议由温榆院长主持。"


def told_of(text):
    """Each heading with the outcomes and objects told below it."""
    for item in read_meeting(text.encode(), "1.txt").sections:
        yield item.heading, [(one.outcome, one.object) for one in item.decisions]


def test_bare_lines_that_semicolons_part_are_items():
    text = f"{ROWS}\n布置渡口评估准备工作；\n讨论确定培训经费问题；\n通报整改工作进展。\n"
    assert [heading for heading, _ in told_of(text)] == [
        "布置渡口评估准备工作",
        "讨论确定培训经费问题",
        "通报整改工作进展",
    ]


COUNTY = "2033年5月6日，县长温榆主持召开县政府第5次常务会议"


def test_a_paper_of_a_row_that_is_passed_below_another_item_has_its_own():
    text = (
        f"{COUNTY}。会议研究审议了《渡口清单》、《粮库报告》等议题。\n会议强调，要抓好清单。\n"
        "会议原则通过《水井规划》。\n会议原则通过《粮库报告》。\n"
    )
    assert list(told_of(text))[1:] == [
        ("原则通过《水井规划》", [("原则通过", "水井规划")]),
        ("原则通过《粮库报告》", [("原则通过", "粮库报告")]),
    ]


def test_what_an_opening_says_was_passed_is_kept_beside_what_is_told_below():
    text = (
        f"{COUNTY}，审议通过渡口办法、供热办法。\n会议审议通过了渡口办法。\n会议听取了春耕汇报。\n"
    )
    passed = [one for _, told in told_of(text) for one in told]
    assert ("审议通过", "供热办法") in passed


@pytest.mark.parametrize(
    ("sentence", "heading", "told"),
    [
        ("会议研究后同意渡口方案。", "同意渡口方案", ("同意", "渡口方案")),
        ("会议讨论后决定拨付5万元。", "决定拨付5万元", ("同意", "拨付5万元")),
        ("会议听取汇报后同意渡口方案。", "同意渡口方案", ("同意", "渡口方案")),
        ("会议表决后通过渡口方案。", "通过渡口方案", ("审议通过", "渡口方案")),
    ],
)
def test_upon_what_a_verdict_was_given_is_no_part_of_its_object(sentence, heading, told):
    assert list(told_of(f"{COUNTY}。\n{sentence}\n")) == [(heading, [told])]


@pytest.mark.parametrize(
    ("paragraph", "told"),
    [
        (
            "会议审议了渡口项目等4个拟入园项目。其中，同意渡口项目入园；冷库项目因环评未完成，暂缓入园；"
            "轮胎项目不符合定位，不同意入园；制药项目待补充材料后再行研究。",
            [
                ("同意", "渡口项目入园"),
                ("暂缓", "冷库项目"),
                ("未通过", "轮胎项目"),
                ("再次研究", "制药项目"),
            ],
        ),
        (
            "会议研究了有关人事任免事项，决定将温榆等同志的任免案提请常委会会议表决。",
            [("提请审议", "温榆等同志的任免案")],
        ),
        (
            "会议协商讨论了增补县政协委员事宜，同意提请常委会会议通过。",
            [("提请审议", "增补县政协委员")],
        ),
        (
            "会议听取了关于县工作要点（草案）起草情况的说明，决定提请常委会会议审议。",
            [("提请审议", "县工作要点（草案）")],
        ),
    ],
)
def test_each_verdict_of_an_item_is_on_what_it_names_once(paragraph, told):
    assert [one for _, found in told_of(f"{COUNTY}。\n{paragraph}\n") for one in found] == told


def test_counted_paragraphs_that_tell_and_comment_are_items():
    text = (
        f"{COUNTY}。\n一是学习传达《纪律条例》。会议强调，要学深悟透。\n"
        "二是审议《差旅费办法》。会议审议通过该办法。\n"
    )
    assert list(told_of(text)) == [
        ("学习传达《纪律条例》", []),
        ("审议《差旅费办法》", [("审议通过", "差旅费办法")]),
    ]
