"""Documents in 《…》, with the marks that real pages leave out."""

import pytest

from corpus.grammar.documents import (
    find_documents,
    mentions_in,
    read_mention,
    short_forms,
    title_key,
    titles_in,
)
from corpus.model import Source
from corpus.parse import parse
from corpus.readers.transcript import Transcript

TEXTS = [
    ("审议《供热管理办法》", ["供热管理办法"]),
    ("审议《甲办法》《乙规定（试行）》和《丙方案》", ["甲办法", "乙规定（试行）", "丙方案"]),
    ("学习《关于实施《森林法》的意见》", ["关于实施《森林法》的意见"]),
    ("学习《关于实施〈森林法〉的意见》", ["关于实施〈森林法〉的意见"]),
    ("通过《规划（ 2022-2030 年）》", ["规划（2022-2030年）"]),
    ("会议审议了《供热管理办法，要求修改。", ["供热管理办法"]),
    ("会议审议了供热管理办法》。", ["供热管理办法"]),
    (
        "会议审议通过供热管理办法（修订稿）》和《防汛预案》。",
        ["供热管理办法（修订稿）", "防汛预案"],
    ),
    ("要落实好供热管理办法》。", []),
    ("会议审议了有关情况》。", []),
    ("审议《供热管理细则会议认为尚不成熟。", ["供热管理细则"]),
    ("没有文件", []),
]


@pytest.mark.parametrize(("text", "titles"), TEXTS)
def test_the_titles_of_a_text(text, titles):
    assert [found.mention.title for found in find_documents(text)] == titles


STAGES = [
    ("供热管理办法", "供热管理办法", None),
    ("供热管理办法（修订稿）", "供热管理办法", "修订稿"),
    ("供热管理办法(送审稿)", "供热管理办法", "送审稿"),
    ("供热管理办法（试行）（征求意见稿）", "供热管理办法", "试行、征求意见稿"),
    ("国土空间规划（2021-2035年）（草案）", "国土空间规划（2021-2035年）", "草案"),
    ("国土空间规划（2021-2035年）", "国土空间规划（2021-2035年）", None),
    ("供热管理办法（试行，征求意见稿）", "供热管理办法", "试行，征求意见稿"),
    ("供热管理办法（第二稿）", "供热管理办法", "第二稿"),
    ("供热管理条例（二次审议稿）", "供热管理条例", "二次审议稿"),
    ("防汛预案（2023年修订）", "防汛预案", "2023年修订"),
    ("供热管理办法送审稿", "供热管理办法", "送审稿"),
    ("供热管理条例草案", "供热管理条例", "草案"),
    ("供热管理条例草案（征求意见稿）", "供热管理条例", "草案、征求意见稿"),
    ("办法（讨论稿）", "办法", "讨论稿"),
    ("政务服务目录（2023版）", "政务服务目录（2023版）", None),
    ("起草工作方案", "起草工作方案", None),
]


@pytest.mark.parametrize(("title", "base", "stage"), STAGES)
def test_a_title_without_its_stage(title, base, stage):
    mention = read_mention(title)
    assert (mention.title, mention.base_title, mention.stage) == (title, base, stage)


def test_each_title_stands_once_and_a_short_form_is_none():
    texts = ("审议《供热管理办法》（以下简称《办法》）", "《办法》共五章。《供热管理办法》可行。")
    assert [mention.title for mention in mentions_in(texts)] == ["供热管理办法"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("学习《关于供热的意见》，要以《意见》为指引", ["关于供热的意见"]),
        (
            "学习《甲办印发<关于供热的意见>的通知》，落实《意见》",
            ["甲办印发<关于供热的意见>的通知"],
        ),
        ("学习《供热办法》和《意见》", ["供热办法", "意见"]),
        ("审议《供热行动方案（2021—2025年）》，落实《行动方案》", ["供热行动方案（2021—2025年）"]),
    ],
)
def test_the_last_word_of_a_title_is_no_document_of_its_own(text, titles):
    assert [mention.title for mention in mentions_in((text,))] == titles


def test_the_number_beside_a_title_is_kept():
    (mention,) = mentions_in(("落实《防汛条例》（江政发〔2023〕5号）要求",))
    assert mention.doc_number == "江政发〔2023〕5号"


ONE_TITLE = [
    "青石区国土空间规划（2021-2035年）",
    "青石区国土空间规划（2021—2035 年）",
    "青石区国土空间规划(２０２１－２０３５年)",
    "青石区国土空间规划（2021-2035年）（草案）",
    "青石区国土空间规划（2021-2035年）（送审稿）（修订稿）",
    "《青石区国土空间规划（ 2021～2035 年）》",
    "青石區國土空間規劃（2021-2035年）",
    *(
        f"{marks[0]}青石区国土空间规划（2021-2035年）（送审稿）{marks[1]}"
        for marks in ("〈〉", "<>", "【】", "“”", "「」")
    ),
]
INNER = [
    f"关于实施{marks[0]}森林法{marks[1]}的意见" for marks in ("《》", "〈〉", "<>", "“”", "＜＞")
]


@pytest.mark.parametrize("titles", [ONE_TITLE, INNER, ["A类企业名单", "ａ类企业名单"]])
def test_all_spellings_and_stages_of_a_title_have_one_key(titles):
    assert len({title_key(title) for title in titles}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("供热管理办法", "供热管理条例"),
        ("规划（2021-2035年）", "规划（2016-2020年）"),
        ("目录（2022版）", "目录（2023版）"),
        ("供热管理办法", "供热管理办法实施细则"),
    ],
)
def test_two_documents_have_two_keys(one, other):
    assert title_key(one) != title_key(other)


def test_two_spellings_have_one_base_title():
    spellings = (*ONE_TITLE[:5], *INNER[:3])
    bases = {read_mention(spelling).base_title for spelling in spellings}
    assert bases == {"青石区国土空间规划（2021-2035年）", "关于实施〈森林法〉的意见"}


def test_the_marks_around_words_make_no_second_document():
    texts = ("审议《局“三重一大”事项办法》", "对《局'三重一大'事项办法》作了说明")
    assert [m.title for m in mentions_in(texts)] == ["局“三重一大”事项办法"]


def test_a_title_in_two_spellings_stands_once():
    texts = ("审议《规划（2021-2035年）》", "《规划(2021-2035 年)》（江政发〔2023〕5号）可行。")
    (mention,) = mentions_in(texts)
    assert (mention.title, mention.doc_number) == ("规划（2021-2035年）", "江政发〔2023〕5号")


BESIDE = [
    ("审议《供热管理办法》（送审稿）", "送审稿", None),
    ("审议《供热管理办法》（送审稿）（江政发〔2023〕5号）", "送审稿", "江政发〔2023〕5号"),
    ("审议《供热管理办法》（江政发〔2023〕5号）", None, "江政发〔2023〕5号"),
    ("审议《供热管理办法》（共五章）", None, None),
]


@pytest.mark.parametrize(("text", "stage", "number"), BESIDE)
def test_what_stands_beside_a_title(text, stage, number):
    (mention,) = mentions_in((text,))
    assert (mention.title, mention.stage, mention.doc_number) == ("供热管理办法", stage, number)


UNMARKED = [
    ("会议审议了区住建局关于提请审议供热管理办法的请示。", ["关于提请审议供热管理办法的请示"]),
    ("原则同意关于给予甲局、乙局经费的请示，请财政局办理。", ["关于给予甲局、乙局经费的请示"]),
    (
        "研究了关于甲地块出让的方案和关于乙路改造的请示",
        ["关于甲地块出让的方案", "关于乙路改造的请示"],
    ),
    ("审议关于稳岗促就业的意见", ["关于稳岗促就业的意见"]),
    ("讨论通过关于促进就业的若干意见", ["关于促进就业的若干意见"]),
    ("同意其提出的关于缓办的意见。", []),
    ("听取了区水利局关于防汛工作情况的汇报", []),
    ("听取关于2022年预算执行情况的报告", []),
    ("研究关于安全生产的意见建议", []),
    ("审议关于召开大会的方案设计", []),
    ("要按照关于防汛的方案抓好落实", []),
    ("审议《关于表彰先进的请示》", ["关于表彰先进的请示"]),
    ("关于拨付水渠维修资金的请示", ["关于拨付水渠维修资金的请示"]),
    ("关于冬季供水的意见", ["关于冬季供水的意见"]),
    ("关于水渠维修的情况", []),
    ("关于拨付水渠维修资金的请示另行研究", []),
]


@pytest.mark.parametrize(("text", "titles"), UNMARKED)
def test_documents_without_marks(text, titles):
    assert [mention.title for mention in mentions_in((text,))] == titles


SHORT = [
    ("《供热管理办法》（以下简称《办法》）", {"办法": "供热管理办法"}),
    ("《供热管理办法》（以下简称“《办法》”）", {"办法": "供热管理办法"}),
    ("《供热管理办法（送审稿）》(以下称《办法》)", {"办法": "供热管理办法（送审稿）"}),
    ("《供热管理办法》（江政发〔2023〕5号，下称“办法”）", {"办法": "供热管理办法"}),
    ("名城保护区管委会（以下简称管委会）", {"管委会": ""}),
    ("《供热管理办法》。区住建局（以下简称“住建局”）", {"住建局": ""}),
]


@pytest.mark.parametrize(("text", "short"), SHORT)
def test_what_a_short_form_stands_for(text, short):
    assert short_forms((text,)) == short


SOURCE = Source("a.txt", "text/plain", "utf-8", "0" * 64)


def test_a_short_form_stands_for_its_title_in_every_item():
    lines = (
        "青石区人民政府第3次常务会议纪要",
        "2023年8月18日，区长石川主持召开区政府第3次常务会议。",
        "一、审议《青石区供热管理办法（送审稿）》（以下简称《办法》）",
        "会议听取了起草说明。",
        "二、研究供热收费",
        "会议原则同意《办法》。",
    )
    meeting = parse(Transcript(lines, "text/plain"), SOURCE)
    first, second = meeting.sections
    assert [mention.title for mention in first.documents] == ["青石区供热管理办法（送审稿）"]
    assert second.documents == first.documents
    assert [decision.object for decision in second.decisions] == ["青石区供热管理办法（送审稿）"]
    assert meeting.documents == ("青石区供热管理办法（送审稿）",)


def test_a_short_form_that_nobody_announced_stands_for_the_one_title_that_ends_so():
    def titles(*items):
        lines = ("青石区人民政府第3次常务会议纪要", "2023年8月18日，区长石川主持。", *items)
        return parse(Transcript(lines, "text/plain"), SOURCE).documents

    weighed = ("一、审议《渡口修缮实施意见》", "会议原则同意。")
    assert titles(*weighed, "二、研究供热", "落实《实施意见》。") == ("渡口修缮实施意见",)
    assert titles(*weighed, "二、研究供热", "落实《意见》。") == ("渡口修缮实施意见", "意见")
    another = ("二、审议《粮食收储实施意见》", "会议原则同意。")
    assert titles(*weighed, *another, "三、研究供热", "落实《实施意见》。")[2:] == ("实施意见",)


def test_what_is_weighed_above_the_items_is_a_document_of_the_meeting():
    above = (
        "温某希望大家对工会起草的《水渠维修分工表》和《供热管理办法》进行认真审议。",
        "《石桥晚报》刊登了消息。",
        "《供热管理办法》",
    )
    section = parse(
        Transcript(
            (
                "青石区人民政府第3次常务会议纪要",
                "2023年8月18日，区长石川主持。",
                "一、审议《供热管理办法（草案）》",
                "会议原则同意。",
            ),
            "text/plain",
        ),
        SOURCE,
    ).sections
    assert titles_in(section, above) == ("供热管理办法（草案）", "水渠维修分工表")


def test_a_newspaper_is_no_document():
    found = mentions_in(("《甲报告》在《青岚日报》和《青岚晚报》上公布，《启明报》派记者列会。",))
    assert [mention.title for mention in found] == ["甲报告"]


def test_a_bulletin_is_a_document():
    found = mentions_in(("会议传达了《督查通报》《工作简报》。",))
    assert [mention.title for mention in found] == ["督查通报", "工作简报"]


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (
            "审议《工作报告》（以下简称《报告》）2033年主要目标任务分工方案。",
            ["《工作报告》2033年主要目标任务分工方案"],
        ),
        ("会议原则同意《渡口条例》实施细则，由市水利局印发。", ["《渡口条例》实施细则"]),
        ("会议原则同意《渡口条例》，由市水利局制定实施细则。", ["渡口条例"]),
        ("审议《渡口条例》和渡口整治实施方案", ["渡口条例"]),
        ("要根据《渡口条例》修改实施方案，并审议《桥梁名录》", ["渡口条例", "桥梁名录"]),
    ],
)
def test_a_paper_on_another_is_not_that_one(text, titles):
    assert [found.mention.title for found in find_documents(text)] == titles
