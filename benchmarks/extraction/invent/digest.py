"""The public digest of a meeting (V3): headline, an opening sentence, paragraphs of 会议 + verb."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

from benchmarks.extraction.invent import rosters, words, written
from benchmarks.extraction.invent.plan import (
    Item,
    Person,
    Verdict,
    World,
    attendees,
    documents,
)

Document = tuple[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Form:
    """How one digest is laid out."""

    attendance: str = "A2a"
    day: Callable[[date], str] | None = written.plain_date
    count: Callable[[int], str] = str
    chaired: str = "posts first"
    clutter: bool = True
    headline: str = "body holds"
    single: bool = False
    joined: bool = False
    half_width: bool = False
    counter: str = "第{count}次"
    kind: str = "常务会议"


def _studied(world: World, topic: str) -> Item:
    return _item(f"传达学习了{world.rng.choice(words.STUDIED)}精神", "学习")


def _heard(world: World, topic: str) -> Item:
    organ = world.organ()
    clause = f"听取了{organ}关于{topic}情况的汇报"
    return Item(clause, ("听取",), "", (Verdict("听取", f"{topic}情况"),), (), (organ,))


def _passed_in_principle(world: World, topic: str) -> Item:
    title = _title(world, topic)
    return _about((title,), f"审议并原则通过《{title}》", "原则通过")


def _agreed_in_principle(world: World, topic: str) -> Item:
    title = _title(world, topic)
    return _about((title,), f"审议并原则同意《{title}》", "原则同意")


def _passed(world: World, topic: str) -> Item:
    titles = (_title(world, topic), _title(world, f"{topic}考核"))
    between = world.rng.choice(("》《", "》、《", "》和《"))
    return _about(titles, f"审议通过了《{between.join(titles)}》", "审议通过")


def _studied_matter(world: World, topic: str) -> Item:
    return _item(f"研究了{topic}有关事项", "研究")


def _request(world: World, topic: str) -> Item:
    request = f"关于解决{topic}经费的请示"
    return Item(f"讨论通过了{request}", ("审议",), "", (Verdict("审议通过", request),), (request,))


def _announced(world: World, topic: str) -> Item:
    return _item(f"通报了{topic}工作情况", "通报")


def _item(clause: str, kind: str) -> Item:
    return Item(clause, (kind,), "")


def _about(titles: tuple[str, ...], clause: str, outcome: str) -> Item:
    verdicts = tuple(Verdict(outcome, title) for title in titles)
    return Item(clause, ("审议",), "", verdicts, titles)


def _title(world: World, topic: str) -> str:
    stage = world.rng.choice(("（送审稿）", "（草案）", "", ""))
    return f"{world.place.name}{topic}{world.rng.choice(words.RULES)}{stage}"


_RECIPES = (
    *(_studied, _heard, _passed_in_principle, _agreed_in_principle, _passed, _studied_matter),
    *(_request, _announced),
)


_POSTS: dict[str, tuple[str, ...]] = {
    "常委会会议": ("{}委书记",),
    "主任会议": ("{}人大常委会主任",),
    "主席会议": ("{}政协党组书记", "主席"),
    "党组会议": ("{}政府党组书记", "{}长"),
}
_BODIES = {
    "常委会会议": "{}委",
    "主任会议": "{}人大常委会",
    "主席会议": "{}政协",
    "党组会议": "{}政府党组",
}
KINDS = tuple(_POSTS)
CHAIRED = ("comrade", "later", "body first", "held", "post behind")
_HALF_WIDTH = str.maketrans("，：；（）", ",:;()")


@dataclass(frozen=True, slots=True)
class _Digest:
    world: World
    form: Form
    day: date
    session: int
    chair: Person
    sentence: str
    people: list[Person]
    items: list[Item]

    @property
    def body(self) -> str:
        """As the text has it: 区政府, or another organ of the same level."""
        return _BODIES.get(self.form.kind, "{}政府").format(self.world.place.level)

    @property
    def name(self) -> str:
        """区政府第25次常务会议."""
        return f"{self.body}{self.counted}{self.form.kind}"

    @property
    def counted(self) -> str:
        """第9次, or 2024年第9次."""
        return self.form.counter.format(year=self.day.year, count=self.form.count(self.session))


def digest(rng: Random, form: Form) -> Document:
    """One digest and its facts."""
    world = World(rng)
    level = world.place.level
    posts = _POSTS.get(form.kind, ("{}委副书记", "{}长"))
    posts = tuple(post.format(level) for post in posts)
    posts = {"comrade": (), "post behind": posts[-1:]}.get(form.chaired, posts)
    chair = Person(world.name(), "chair", (), posts)
    make = rosters.SENTENCES.get(form.attendance)
    sentence, people = make(world) if make else ("", [])
    recipes = rng.sample(_RECIPES, rng.randint(2, 4))
    topics = rng.sample(words.TOPICS, len(recipes))
    items = [recipe(world, topic) for recipe, topic in zip(recipes, topics, strict=True)]
    told = _Digest(world, form, world.day(), rng.randint(2, 139), chair, sentence, people, items)
    return _text(told), _facts(told)


def _headline(told: _Digest) -> str:
    if told.form.headline == "chair holds":
        return f"{told.chair.name}主持召开{told.name}"
    return f"{told.body}召开{told.counted}{told.form.kind}"


def _opening(told: _Digest) -> str:
    day = told.form.day(told.day) if told.form.day else f"{told.day.month}月{told.day.day}日"
    part = told.world.rng.choice(("上午，", "下午，", "，"))
    posts, name = "、".join(told.chair.titles), told.chair.name
    counted = f"{told.counted}{told.form.kind}"
    told_as = {
        "posts first": f"{day}{part}{posts}{name}主持召开{told.name}。",
        "comrade": f"{day}{part}{name}同志主持召开{told.name}。",
        "later": f"{day}{part}{told.name}召开。会议由{posts}{name}主持。",
        "body first": f"{day}{part}{told.body}召开{counted}。{posts}{name}主持会议。",
        "held": f"{day}{part}{told.body}举行{counted}，{posts}{name}主持会议并讲话。",
        "post behind": f"{day}{part}{name}{posts}主持召开{told.name}。",
    }
    return told_as[told.form.chaired]


def _text(told: _Digest) -> str:
    form = told.form
    leads = [f"会议{item.heading}。会议强调，{told.world.remark()}" for item in told.items]
    if form.joined:
        leads = [f"会议{'；'.join(item.heading for item in told.items)}。"]
    last = form.attendance == "A3"
    opening = _opening(told) + ("" if last else told.sentence)
    blocks = [opening, *leads, "会议还研究了其他事项。", *([told.sentence] if last else [])]
    if form.single:
        blocks = ["".join(blocks)]
    head, foot = _clutter(told) if form.clutter else ([_headline(told)], [])
    text = "\n".join((*head, "", *(f"　　{block}" for block in blocks), "", *foot)).rstrip() + "\n"
    return text.translate(_HALF_WIDTH) if form.half_width else text


def _clutter(told: _Digest) -> tuple[list[str], list[str]]:
    """What a site puts around the text; the names in it took part in nothing."""
    world = told.world
    page = (told.day + timedelta(days=2)).isoformat()
    source = f"来源：{world.place.name}融媒体中心　浏览次数：{world.rng.randint(9, 900)}"
    head = [
        f"当前位置：首页 > 政务公开 > {told.body}会议",
        _headline(told),
        f"发布时间：{page}　{source}",
        "字号：大 中 小　分享到：",
    ]
    foot = [
        f"（记者 {world.name()}　通讯员 {world.name()}）",
        f"责任编辑：{world.name()}",
        "扫一扫在手机打开当前页",
        "网站标识码：0000000000　备案号：某ICP备00000000号",
    ]
    return head, foot


def _facts(told: _Digest) -> dict[str, Any]:
    form = told.form
    chair = Person(told.chair.name, "chair")
    facts = {
        "layout": ",".join(("V3" if form.clutter else "digest", form.attendance)),
        "title": _headline(told),
        "bodies": [told.body],
        "kind": form.kind,
        "term": None,
        "session": told.session,
        "doc_number": None,
        "date": told.day.isoformat() if form.day else None,
        "location": None,
        "chair": {"name": told.chair.name, "titles": list(told.chair.titles)},
        "attendees": attendees([chair, *told.people]),
        "sections": [item.facts(None) for item in told.items],
        "documents": documents(told.items),
    }
    if form.single:
        del facts["sections"]  # where one item ends is a matter of taste in a single paragraph
    return facts
