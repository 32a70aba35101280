import pytest

from indexer.asking.suggesting import LONGEST, MOST, Kind, suggest
from indexer.asking.title_words import TitleWords
from indexer.asking.vocabulary import Vocabulary

KNOWN = Vocabulary(
    {
        "number": {"澜政会〔2023〕16号": 5, "澜政会〔2023〕15号": 4, "稔府〔2022〕1号": 1},
        "document": {"养老 服务 办法": 2, "社区 养老 规划": 3, "停车 LED 规定": 1},
        "attendee": {"陈高": 9, "程刚": 3, "单亮": 2, "曾宏": 1},
        "chair": {"曾宏": 7},
        "organization": {"区财政局": 8, "财政科": 3, "A 公司": 1},
        "outcome": {"原则同意": 3, "同意": 2},
    }
)
TITLES = TitleWords(
    KNOWN.values("document"), lambda texts: [tuple(text.lower().split()) for text in texts]
)


def suggested(text):
    return [(s.kind.value, s.query) for s in suggest(text, KNOWN, TITLES)]


@pytest.mark.parametrize(
    ("typed", "suggestions"),
    [
        ("养老服", [("document", "《养老 服务 办法》")]),
        ("養老服", [("document", "《养老 服务 办法》")]),
        ("《养老服", [("document", "《养老 服务 办法》")]),
        ("养老", [("document", "《养老 服务 办法》"), ("document", "《社区 养老 规划》")]),
        ("停", [("document", "《停车 LED 规定》"), ("topic", "停车")]),
        ("ＬＥＤ", [("document", "《停车 LED 规定》")]),
        ("澜政会", [("number", "澜政会〔2023〕16号"), ("number", "澜政会〔2023〕15号")]),
        ("（2023）16", [("number", "澜政会〔2023〕16号")]),
        ("2022", [("number", "稔府〔2022〕1号")]),
        ("陈", [("person", "参会:陈高")]),
        ("chen", [("person", "参会:陈高"), ("person", "参会:程刚")]),
        ("cheng", [("person", "参会:陈高"), ("person", "参会:程刚")]),
        ("chengg", [("person", "参会:程刚")]),
        ("cg", [("person", "参会:陈高"), ("person", "参会:程刚")]),
        ("ＣＧ", [("person", "参会:陈高"), ("person", "参会:程刚")]),
        ("shan", [("person", "参会:单亮")]),
        ("dan", [("person", "参会:单亮")]),
        ("财政", [("organization", "单位:财政科"), ("organization", "单位:区财政局")]),
        ("A公", [("organization", '单位:"A 公司"')]),
        ("参会:ch", [("value", f"参会:{name}") for name in ("陈高", "程刚", "单亮", "曾宏")]),
        ("参会:che", [("value", "参会:陈高"), ("value", "参会:程刚")]),
        ("主持：z", [("value", "主持:曾宏")]),
        ("结果:同", [("value", "结果:同意"), ("value", "结果:原则同意")]),
        ("标题:养", []),
        ("日期:20", []),
        ("参会:", []),
        ("停车 chen", [("person", "停车 参会:陈高"), ("person", "停车 参会:程刚")]),
        ("停车　-陈", [("person", "停车　-参会:陈高")]),
        ("停车 (陈", [("person", "停车 (参会:陈高")]),
        ("停车 结果:原", [("value", "停车 结果:原则同意")]),
        ("无人知", []),
        ("", []),
        (" 　", []),
        ("，", []),
        ("养" * (LONGEST + 1), []),
    ],
)
def test_what_the_words_may_become(typed, suggestions):
    assert suggested(typed) == suggestions


def test_each_kind_has_its_share():
    many = Vocabulary(
        {
            name: {f"共{n}": n for n in range(50)}
            for name in ("document", "attendee", "organization")
        }
    )
    titles = TitleWords(many.values("document"), lambda texts: [(text,) for text in texts])
    found = suggest("共", many, titles)
    assert len(found) == MOST
    assert [s.kind for s in found] == sorted((s.kind for s in found), key=list(Kind).index)
    assert {s.kind for s in found} == {*Kind} - {Kind.NUMBER, Kind.VALUE}


def test_sections_are_counted_for_values():
    assert [s.total for s in suggest("停", KNOWN, TITLES)] == [1, None]
