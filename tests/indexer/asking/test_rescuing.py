import random
from itertools import islice

import pytest

from indexer.asking import guessing, rescuing
from indexer.asking.corrections import Slip, Way
from indexer.asking.explaining import explain
from indexer.asking.ladder import ladder, ladder_json
from indexer.asking.rescuing import rescue, rescue_json
from indexer.errors import QuerySyntaxError
from indexer.query.clauses import Scope
from indexer.query.parser import parse_query
from tests.indexer.conftest import CARE, PARKING

NEIGHBOURS = ["澜政会〔2022〕7号", "澜政会〔2022〕10号", "澜政会〔2023〕21号"]


def rescued(asker, text, **conditions):
    return rescue(asker, asker.ask({"q": [text], **conditions}))


def test_where_something_is_found_nothing_is_rescued(asker):
    assert rescued(asker, "改造") is None


@pytest.mark.parametrize(
    ("typed", "conditions", "parts", "lifted"),
    [
        ("改造 电梯", {}, {"改造": 0, "电梯": 3}, {}),
        ("改造 -改造", {}, {"改造": 0, "-": 3}, {}),
        ("改造", {"year": ["1999"]}, {}, {"year": 3}),
        ("改造", {"year": ["2022"], "from": ["2023"]}, {}, {"year": 1, "date": 2}),
        ("改造", {"year": ["1999"], "kind": ["例会"]}, {}, {"year": 0, "kind": 0}),
        ("同意 防汛", {"outcome": ["同意"]}, {"同意": 0, "防汛": 0}, {"outcome": 0}),
    ],
)
def test_what_killed_the_question(asker, typed, conditions, parts, lifted):
    found = rescued(asker, typed, **conditions)
    if "-" in parts:
        assert [(e.query, e.total) for e in found.parts] == [("-改造", 6), ("改造", 3)]
    else:
        assert {eased.left_out: eased.total for eased in found.parts} == parts
    assert {lift.name: lift.total for lift in found.conditions} == lifted


@pytest.mark.parametrize(
    ("typed", "way", "values"),
    [
        ("澜政会〔2022〕8号", Way.NUMBER, NEIGHBOURS),
        ("澜政会 (2022) 8 号", Way.NUMBER, NEIGHBOURS),
        ("文号:〔2022〕8号", Way.NUMBER, NEIGHBOURS),
        ("澜山区机动车停放管理办法", Way.TITLE, [PARKING]),
        ("养老设施 建设方案", Way.TITLE, [CARE]),
        ("chengao", Way.PERSON, ["陈高"]),
        ("CG", Way.PERSON, ["程刚", "陈高"]),
        ("程高", Way.SOUND, ["陈高"]),
        ("成刚", Way.SOUND, ["程刚"]),
        ("参会:陈稿", Way.SOUND, ["陈高"]),
        ("参会:陈", Way.PART, ["陈高", "陈搞定"]),
        ("单位:园林", Way.PART, ["区园林所"]),
        ("单位:区圆林所", Way.SOUND, ["区园林所"]),
        ("防讯", Way.SOUND, ["防汛"]),
        ("税受形势", Way.SOUND, ["税收形势"]),
        ("标题:城是更新", Way.SOUND, ["城市更新"]),
        ("停车管理规定", Way.TITLE, [PARKING]),
        ("垃圾分类要求", Way.TITLE, []),
        ("管冈", Way.SHAPE, ["管网"]),
    ],
)
def test_what_may_have_been_meant(asker, typed, way, values):
    candidates = rescued(asker, typed).candidates
    assert sorted(c.value for c in candidates if c.way is way) == sorted(values)
    for near in candidates:
        assert near.total > 0
        assert asker.ask({"q": [near.query]}).results.total == near.total


def test_candidates_stand_in_the_question_and_under_its_conditions(asker):
    (near,) = rescued(asker, "防讯 -改造 预案", year=["2023"]).candidates
    assert (near.typed, near.query, near.total) == ("防讯", "防汛 -改造 预案", 1)
    assert rescued(asker, "防讯", year=["2022"]).candidates == ()


def test_where_two_parts_are_wrong_each_is_mended_by_itself(asker):
    found = rescued(asker, "防讯 单位:园林").candidates
    assert [(near.typed, near.query, near.total) for near in found] == [
        ("单位:园林", '单位:"区园林所"', 2),
        ("防讯", "防汛", 1),
    ]


@pytest.mark.parametrize("typed", ["电梯", "qq", "改造 -防讯 电梯", "一二三四五六七八九十一二三四"])
def test_what_nothing_comes_near_to(asker, typed):
    assert rescued(asker, typed).candidates == ()


@pytest.mark.parametrize(
    ("typed", "counts", "is_asked"),
    [
        ("养老 服务", [0, 1, 1, 1], None),
        ("养老 便民", [0, 1, 1, 2], None),
        ("同段(养老 便民)", [0, 1, 1, 2], Scope.PARAGRAPH),
        ("停车 便民", [1, 1, 1, 2], None),
        ("电梯 停车", [0, 0, 0, 0], None),
    ],
)
def test_the_ladder_counts_every_scope(asker, typed, counts, is_asked):
    found = ladder(asker, asker.ask({"q": [typed]}))
    assert [rung.scope for rung in found] == list(Scope)
    assert [rung.scope for rung in found if rung.is_asked] == [is_asked] * bool(is_asked)
    for rung in found:
        assert asker.ask({"q": [rung.query]}).results.total == rung.total, rung
    assert [rung.total for rung in found] == counts


@pytest.mark.parametrize(("tells", "counts"), [(True, [1, 1, 1, 2]), (False, [None, None, 1, 2])])
def test_sections_are_read_for_the_ladder_only_where_an_engine_tells_no_places(
    asker, monkeypatch, tells, counts
):
    monkeypatch.setattr("indexer.asking.ladder._MOST_READ", 0)
    monkeypatch.setattr(type(asker.engine), "tells_places", tells)
    found = ladder(asker, asker.ask({"q": ["停车 便民"]}))
    assert [rung.total for rung in found] == counts


def test_the_ladder_keeps_the_conditions(asker):
    found = ladder(asker, asker.ask({"q": ["养老 便民"], "year": ["2022"]}))
    assert [rung.total for rung in found] == [0, 0, 0, 0]


@pytest.mark.parametrize(
    "typed", ["", "养老", "养老 OR 停车", "澜政会 〔2022〕 7号", "养老 参会:cg"]
)
def test_no_ladder_for_less_than_two_texts(asker, typed):
    assert ladder(asker, asker.ask({"q": [typed]})) == ()


def test_as_plain_values(asker):
    assert rescue_json(None) is None
    found = rescue_json(rescued(asker, "防讯 停车", year=["2023"]))
    assert found["without"][0] == {"part": "防讯", "query": "停车", "total": 1}
    assert found["conditions"] == [{"name": "year", "total": 0}]
    (near,) = found["candidates"]
    assert near == {"way": "sound", "typed": "防讯", "value": "防汛", "query": "防汛", "total": 1}
    (rung, *_) = ladder_json(ladder(asker, asker.ask({"q": ["停车 便民"]})))
    assert rung == {"scope": "sentence", "query": "同句(停车 便民)", "total": 1}


PIECES = (
    "养老", "改造", "防讯", "cg", " ", " ", " ", "　", "|", " OR ", "-", "(", ")", '"老旧 小区"',
    "标题:", "参会:", "单位:", "*", "同句(", "近3(", "相近(", "文号:", "〔2023〕5号", "澜政会",
    "99号", "《养老 规划》", "日期:2023", "第17次", "，", "\U00020000", "\u200b", "“", "：",
)  # fmt: skip


def test_whatever_is_offered_finds_what_was_promised(asker):
    chance = random.Random(11)
    offered = 0
    for number in range(250):
        text = "".join(chance.choices(PIECES, k=chance.randint(1, 9)))
        conditions = {"year": ["2023"]} if number % 3 == 0 else {}
        try:
            asked = asker.ask({"q": [text], **conditions})
        except QuerySyntaxError:
            continue
        found = rescue(asker, asked)
        counted = [*ladder(asker, asked), *(found.parts if found else ())]
        for near in (*counted, *(found.candidates if found else ())):
            offered += 1
            assert asker.ask({"q": [near.query], **conditions}).results.total == near.total
        for reading in explain(asker, asked):
            for query in filter(None, (reading.without, reading.exactly)):
                parse_query(query)
    assert offered > 200


WORSE = (
    "参会:陈 " * 8,
    "参会:甲 单位:区 类型:会 状态:议 年份:2 " * 2,
    "张陈刚 李高成 " * 4,
    "成刚 程高 陈稿 " * 3,
)


@pytest.mark.parametrize("text", WORSE)
def test_many_parts_cost_no_more_than_a_few_hundred_searches(asker, monkeypatch, text):
    asked = asker.ask({"q": [f"{text} 没有这个"]})
    searched = []
    search = asker.engine.search
    monkeypatch.setattr(asker.engine, "search", lambda r: searched.append(r) or search(r))
    monkeypatch.setattr(guessing, "_MOST_TRIED", 40)
    monkeypatch.setattr(rescuing, "_MOST_GUESSES", 20)
    assert rescue(asker, asked)
    assert 0 < len(searched) <= 40 + 2 * 20 + 3 * 8


def test_no_more_texts_are_looked_up_once_enough_occur():
    """They are counted some at a time: all at once where most stand nowhere, or one by one."""
    asked = []

    class Counting:
        def count_each(self, queries):
            asked.append(len(queries))
            return [int(query.text[-1] == "5") for query in queries]

    tried = [Slip(Way.SHAPE, f"字{number}") for number in range(60)]
    found = guessing._occurring(Counting(), iter(tried), None)
    assert [slip.text for slip in islice(found, 5)] == ["字5", "字15", "字25", "字35", "字45"]
    assert asked == [50]
    assert [slip.text for slip in found] == ["字55"]
    assert asked == [50, 10]
