"""Items of an agenda, written from what was decided: one function for each way of deciding."""

from collections.abc import Callable

from benchmarks.extraction.invent import words
from benchmarks.extraction.invent.plan import Item, Verdict, World

Recipe = Callable[[World, str], Item]


def _title(world: World, topic: str) -> str:
    rng = world.rng
    title = f"{world.place.name}{topic}{rng.choice(words.RULES)}"
    if rng.random() < 0.2:
        title += f"（{rng.randint(2015, 2024)}-{rng.randint(2025, 2030)}年）"
    return title + rng.choice(words.STAGES)


def studied(world: World, topic: str) -> Item:
    """学习."""
    matter = world.rng.choice(words.STUDIED)
    lead = f"会议传达学习了{matter}精神。"
    return Item(f"传达学习{matter}精神", ("学习",), lead)


def heard_and_agreed(world: World, topic: str) -> Item:
    """听取, and what was proposed is agreed in principle."""
    organ = world.organ()
    lead = f"会议听取了{organ}关于{topic}情况的汇报，原则同意有关建议安排。"
    agreed = (Verdict("原则同意", "有关建议安排"),)
    return Item(f"听取{topic}情况的汇报", ("听取",), lead, agreed, (), (organ,))


def heard(world: World, topic: str) -> Item:
    """听取, and nothing was agreed."""
    organ = world.organ()
    lead = f"会议听取了{organ}关于{topic}情况的汇报。"
    only = (Verdict("听取", f"{topic}情况"),)
    return Item(f"听取{topic}情况的汇报", ("听取",), lead, only, (), (organ,))


def heard_from_two(world: World, topic: str) -> Item:
    """听取, two organs on one matter."""
    first, second = world.organ(), world.organ()
    lead = f"会议分别听取了{first}、{second}关于{topic}情况的汇报，原则同意有关建议安排。"
    agreed = (Verdict("原则同意", "有关建议安排"),)
    return Item(f"听取{topic}情况的汇报", ("听取",), lead, agreed, (), (first, second))


def _decided(title: str, lead: str, *verdicts: Verdict) -> Item:
    return Item(f"审议《{title}》", ("审议",), lead, verdicts, (title,))


def agreed_in_principle(world: World, topic: str) -> Item:
    """原则同意, then 修改后印发 by one organ."""
    title, organ = _title(world, topic), world.organ()
    lead = f"会议原则同意《{title}》，请{organ}根据会议意见进一步修改完善后印发实施。"
    issued = Verdict("修改后印发", title, (organ,))
    return _decided(title, lead, Verdict("原则同意", title), issued)


def passed_in_principle(world: World, topic: str) -> Item:
    """原则通过, then 修改后印发 by one organ with another."""
    title, organ, other = _title(world, topic), world.organ(), world.organ()
    lead = f"会议原则通过《{title}》，请{organ}会同{other}修改完善后按程序印发。"
    issued = Verdict("修改后印发", title, (organ,), (other,))
    return _decided(title, lead, Verdict("原则通过", title), issued)


def passed(world: World, topic: str) -> Item:
    """审议通过, as it is."""
    title = _title(world, topic)
    return _decided(title, f"会议审议通过了《{title}》。", Verdict("审议通过", title))


def passed_by_vote(world: World, topic: str) -> Item:
    """审议通过, with the votes."""
    title, votes = _title(world, topic), world.rng.randint(7, 12)
    lead = f"会议审议通过了《{title}》（同意{votes}票，不同意1票，弃权0票）。"
    return _decided(title, lead, Verdict("审议通过", title, votes=(votes, 1, 0)))


def settled(world: World, topic: str) -> Item:
    """审定."""
    title = _title(world, topic)
    return _decided(title, f"会议审定了《{title}》。", Verdict("审定", title))


def put_off(world: World, topic: str) -> Item:
    """暂缓."""
    title = _title(world, topic)
    lead = f"会议认为，目前条件还不成熟，《{title}》暂缓审议。"
    return _decided(title, lead, Verdict("暂缓", title))


def rejected(world: World, topic: str) -> Item:
    """未通过."""
    title = _title(world, topic)
    lead = f"会议认为测算依据不足，《{title}》未通过。"
    return _decided(title, lead, Verdict("未通过", title))


def to_report_again(world: World, topic: str) -> Item:
    """修改后再报."""
    title, organ = _title(world, topic), world.organ()
    lead = f"请{organ}在充分征求意见的基础上对《{title}》修改完善后再报会议审议。"
    return _decided(title, lead, Verdict("修改后再报", title, (organ,)))


def submitted(world: World, topic: str) -> Item:
    """原则同意, and up to the party committee."""
    title, organ = _title(world, topic), world.organ()
    level = world.place.level
    lead = f"会议原则同意《{title}》，请{organ}修改完善后，按程序提请{level}委常委会审议。"
    again = Verdict("修改后再报", title, (organ,))
    return _decided(title, lead, Verdict("原则同意", title), again)


def two_documents(world: World, topic: str) -> Item:
    """Two titles without a mark between them."""
    titles = (_title(world, topic), _title(world, f"{topic}考核"))
    both = "".join(f"《{title}》" for title in titles)
    verdicts = tuple(Verdict("原则同意", title) for title in titles)
    return Item(f"审议{both}", ("审议",), f"会议原则同意{both}。", verdicts, titles)


def nested_title(world: World, topic: str) -> Item:
    """A title inside the title."""
    title = f"{world.place.name}〈{topic}条例〉实施细则（修订稿）"
    return _decided(title, f"会议审议通过了《{title}》。", Verdict("审议通过", title))


def with_short_form(world: World, topic: str) -> Item:
    """以下简称, and the short form used."""
    title = f"{world.place.name}{topic}管理办法"
    lead = f"会议审议通过了《{title}》（以下简称《办法》）。"
    item = _decided(title, lead, Verdict("审议通过", title))
    told = "《办法》自公布之日起施行，各单位要做好衔接。"
    return Item(item.heading, item.kinds, lead, item.verdicts, item.documents, (), (told,))


def ordered(world: World, topic: str) -> Item:
    """研究, and a task for three organs with a deadline."""
    first, second, third = world.organ(), world.organ(), world.organ()
    deadline = world.rng.choice(("2026年6月底前", "9月30日前", "年底前"))
    task = f"完成{topic}问题排查整改"
    told = f"由{first}牵头，{second}、{third}配合，于{deadline}{task}。"
    lead = f"会议研究了{topic}有关事项。"
    verdict = Verdict("交办", task, (first,), (second, third), deadline)
    return Item(f"研究{topic}有关事项", ("研究",), lead, (verdict,), (), (), (told,))


def agreed_request(world: World, topic: str) -> Item:
    """A document without 《》."""
    request = f"关于拨付{topic}专项经费的请示"
    lead = f"会议同意{request}。"
    verdict = Verdict("同意", request)
    return Item(f"审议{request}", ("审议",), lead, (verdict,), (request,))


def announced(world: World, topic: str) -> Item:
    """通报."""
    lead = f"会议通报了{topic}工作情况。"
    return Item(f"通报{topic}工作情况", ("通报",), lead)


def two_verbs(world: World, topic: str) -> Item:
    """听取 and 审议 in one heading."""
    title, organ = _title(world, topic), world.organ()
    heading = f"听取关于{topic}情况的汇报，审议《{title}》"
    lead = f"会议听取了{organ}关于{topic}情况的汇报，审议通过《{title}》。"
    verdict = Verdict("审议通过", title)
    return Item(heading, ("听取", "审议"), lead, (verdict,), (title,), (organ,))


RECIPES: tuple[Recipe, ...] = (
    *(studied, heard_and_agreed, heard, heard_from_two, agreed_in_principle, passed_in_principle),
    *(passed, passed_by_vote, settled, put_off, rejected, to_report_again, submitted),
    *(two_documents, nested_title, with_short_form, ordered, agreed_request, announced, two_verbs),
)


def draw_items(world: World, count: int) -> list[Item]:
    """So many items, each decided another way and about another matter."""
    recipes = world.rng.sample(RECIPES, count)
    topics = world.rng.sample(words.TOPICS, count)
    return [recipe(world, topic) for recipe, topic in zip(recipes, topics, strict=True)]
