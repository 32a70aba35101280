"""The items of a record without numbers: 会议听取了…；审议通过《…》, where each begins and ends.

An item is a clause that opens with 会议 or 会上 and a verb of the table, or that follows such a
clause with a verb of its own. Its heading goes on to the end of what was considered, and stops
where the text turns to what the meeting said about it (会议强调, 要求).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus import clauses
from corpus.layout import CLOSING
from corpus.naming import is_named, things
from corpus.organizations import is_organization, leading_organizations

_SHARED = 6
_ALIKE = 3
_FEWEST_COUNTED = 2
_SHORTEST_NEW = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a paragraph: ``text[start:end]`` with the heading ``text[head:head_end]``."""

    start: int
    heading: str
    outcome: bool


def find_items(text: str, begun: bool = False) -> tuple[Item, ...]:
    """The items of one paragraph; ``begun`` says that its first clause may lack its 会议."""
    masked = _mask(text)
    if counted := tuple(_counted(text, masked)):
        return counted
    items: list[Item] = []
    chained = begun
    settles = False
    for start, end in _sentences(masked):
        item = _item(text, masked, start, end, chained)
        if item is not None and items and clauses.SENDS_ON.match(item.heading):
            continue
        if settles and item is not None and item.outcome and masked[start - 1] == "；":
            continue  # 听取了甲的汇报。同意乙；同意丙: both settle what was heard
        own = item is not None and _is_own(item, text[:start], items)
        settles = item is not None and not own
        if item is not None and own:
            items.append(item)
            items += _further(text, masked, start, end, items[-1])
            chained = True
        elif item is None:
            taken_up = tuple(_taken_up(text, masked, start, end))
            chained = bool(taken_up) or _lists_on(masked, start, end, chained)
            items += taken_up
    return tuple(items)


def _counted(text: str, masked: str) -> Iterator[Item]:
    """会议共有三项议程，一是听取甲；二是审议乙; 会议议题：1.听取甲。2.审议乙: the items."""
    agenda = clauses.COUNTED.search(masked)
    marks = list(clauses.COUNT.finditer(masked, agenda.end())) if agenda else []
    if agenda is None or len(marks) < _FEWEST_COUNTED or marks[0].start() > agenda.end():
        return
    if clauses.OF_ANOTHER.search(masked[: agenda.start()]):
        return
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        stop = masked.find("。", mark.end())
        stop = stop if stop >= 0 else len(masked)
        end = min(stop, following.start() if following else stop)
        if re.match(clauses.CHAIN, masked[mark.end() : end]):
            yield Item(mark.start(), text[mark.end() : end].strip(" ，；。"), False)
        if following and following.start() > stop + 1:
            return  # what was said about it begins


def _is_own(item: Item, before: str, told: Sequence[Item]) -> bool:
    """Whether a sentence that opens with a verdict settles what was not told before it."""
    if not item.outcome or not told or before.endswith("；"):
        return True
    ballot = clauses.BALLOT.match(item.heading)
    if ballot is not None:
        return item.heading[ballot.end() :] not in before
    if told[-1].outcome and clauses.PAPER_AGREED.match(item.heading):
        return item.heading[item.heading.index("关于") :] not in before
    topics = [clauses.PAPER.sub("", title) for title in clauses.TITLE.findall(item.heading)]
    return bool(topics) and not any(
        _shares(topic, before, min(_ALIKE, len(topic))) for topic in topics
    )


def find_agenda(text: str) -> tuple[Item, ...]:
    """The items that an opening announces behind the meeting's name: ，研究…；审议《…》."""
    masked = _mask(text)
    if counted := tuple(_counted(text, masked)):
        return counted
    sentence = re.match(r"[^。]*", masked)
    stop = sentence.end() if sentence else len(text)
    fused = re.search(r"(?<=会议)(?=(?:专题|集中)(?:听取|研究|学习|审议|讨论))", masked[:stop])
    if fused:
        return find_items_in(text, fused.end() + 2, stop)
    for comma in re.finditer("[，；]", masked[:stop]):
        clause = masked[comma.end() : stop]
        if re.match(rf"(?:会议)?(?:(?:{clauses.CHAIN})\S\S|{clauses.ABOUT})", clause):
            start = comma.end()
            return find_items_in(text, start, stop)
    return ()


def find_passed_on(text: str) -> tuple[Item, ...]:
    """What single people told the meeting: for a record that has no items of the meeting's own."""
    masked = _mask(text)
    return tuple(_passed_on(text, masked, 0, len(text)))


def _passed_on(text: str, masked: str, start: int, end: int) -> Iterator[Item]:
    for told in clauses.PASSED_ON.finditer(masked, start, end):
        yield Item(told.start(), text[told.start("item") : told.end()], False)


def find_told(text: str) -> tuple[Item, ...]:
    """What was done, whoever is said to have done it: for a record that tells no item otherwise."""
    masked = _mask(text)
    told = [match.start("item") for match in clauses.TOLD.finditer(masked)]
    starts = [
        at for at in told if not clauses.SAYS.search(masked, masked.rfind("。", 0, at) + 1, at)
    ]
    stops = [*starts[1:], len(text)]
    items = (
        find_items_in(text, start, stop)[:1] for start, stop in zip(starts, stops, strict=False)
    )
    return tuple(item for found in items for item in found)


def find_items_in(text: str, start: int, stop: int) -> tuple[Item, ...]:
    """The items of a part of a text, where each clause may lack its 会议."""
    return tuple(
        Item(item.start + start, item.heading, item.outcome)
        for item in find_items(text[start:stop], begun=True)
    )


def _mask(text: str) -> str:
    """What stands in 《》, “” and brackets hidden, so that its marks and verbs tell nothing."""
    return clauses.HIDDEN.sub(
        lambda hidden: hidden.group()[0] + "＿" * (len(hidden.group()) - 1), text
    )


def _sentences(masked: str) -> Iterator[tuple[int, int]]:
    """Where the parts between 。 and ； stand, blanks left out; ； within a list parts nothing."""
    parts = [match.span() for match in re.finditer(r"[^。；\s][^。；]*[。；]?", masked)]
    while parts:
        start, end = parts.pop(0)
        listed = clauses.LISTED.match(masked, start, end) is not None
        while (
            parts
            and masked[end - 1] == "；"
            and (listed or _goes_on_behind(masked, start, *parts[0]))
        ):
            end = parts.pop(0)[1]
        yield start, end


def _goes_on_behind(masked: str, first: int, start: int, end: int) -> bool:
    """听取甲局关于…的报告；乙局关于…的说明: a further report, title or 精神 without a verb."""
    part = masked[start:end]
    if clauses.NOUNS.match(part):
        return clauses.VERDICT.search(masked, first, start) is not None
    if clauses.SPIRITS.match(part):
        return clauses.NOTED.search(masked, first, start) is not None
    if (
        not clauses.MORE.match(part)
        or clauses.ITEM.match(part)
        or not clauses.LISTS.search(masked, first, start)
    ):
        return False
    who = part.partition("关于")[0]
    return part[0] == "《" or not who or leading_organizations(part)[1] == len(who)


def _item(text: str, masked: str, start: int, end: int, chained: bool) -> Item | None:
    part = masked[start:end]
    if clauses.SPEECH.match(part) or CLOSING.match(text[start:end].strip()):
        return None
    if clauses.TO_COME.match(part):
        return None
    match = _opening(part, chained, listed=start > 0 and masked[start - 1] in "；，")
    if match is None:
        return None
    if _is_generic(match, part):
        return None
    head = start + match.start("body")
    about = match.groupdict().get("about") is not None
    head_end = _heading_end(text, masked, head, start + match.end(), end, about)
    body = match["body"]
    if match.re.pattern == clauses.FOCUS.pattern and "“" not in body:
        head += body.rindex("，") + 1  # 会议进行了…，传达学习了…: the first clause names nothing
    elif within := clauses.DURING.match(part):
        head_end = start + within.end()
    heading = clauses.LEFT_OUT.sub("", text[head:head_end].strip(" ，。；：:|｜"))
    verdict = clauses.OUTCOME_FIRST.match(masked[head:end])
    outcome = verdict is not None and not body.startswith("还")
    return Item(start, heading, outcome) if len(heading) > 3 else None


def _opening(part: str, chained: bool, listed: bool) -> re.Match[str] | None:
    """How an item opens: with a verb of the tables, else with whatever the meeting has done."""
    match = clauses.ITEM.match(part)
    if match is not None:
        return match if match["lead"] or match["led"] or chained else None
    if focus := clauses.FOCUS.match(part):
        return focus
    if talk := clauses.HELD_TALK.match(part):
        return talk if talk["lead"] or chained else None
    done = clauses.DONE.match(part)
    return done if done and (done["lead"] or (chained and listed)) else None


def _is_generic(match: re.Match[str], part: str) -> bool:
    """会议研究了以下事项, 就有关工作进行了部署: nothing is named."""
    about = match.groupdict().get("about")
    if about is not None:
        return clauses.GENERIC_TOPIC.match(re.sub(r"^[^，]{0,4}(?=下)", "", about)) is not None
    rest = part[match.start("body") :]
    listed = clauses.LISTED.match(part)
    return (
        clauses.GENERIC.match(rest) is not None
        or clauses.NAMED_ABOVE.match(rest) is not None
        or part.rstrip()[-1:] in "：:"
        or (part[match.end() :].startswith(("，", "。", "：", "的")) and not listed)
    )


def _heading_end(text: str, masked: str, head: int, position: int, end: int, about: bool) -> int:
    """Behind the last clause that still names what was considered."""
    begun = position
    if said := clauses.AND_SAID.search(masked, position, end):
        end = said.start()
    while (comma := masked.find("，", position, end)) >= 0:
        if whole := _report_to_come(masked, begun, comma, end):
            position = whole
            continue
        if way := clauses.IN_A_WAY.match(masked, comma + 1, end):
            comma = way.end() - 1
        clause = re.split("[，。；]", masked[comma + 1 : end], maxsplit=1)[0]
        if whole := _list_to_end(masked, comma, end):
            return whole
        if _ends_before(clause, masked[position:comma]) or (
            about and clauses.AND_ABOUT.match(clause)
        ):
            return comma
        if _is_fresh(text, begun, comma + 1, end) or _turns(text, masked, head, comma + 1, end):
            return comma
        position = comma + 1
    return end


def _ends_before(clause: str, told: str) -> bool:
    """Whether a heading stops before a clause: it goes on with more of what was taken up.

    It stops at what is done or said about it, and goes on behind a title only with a known thing.
    """
    new = clauses.NEXT_ITEM.match(clause) is not None
    if clauses.SENT_ON.match(clause) or (_is_submitted(clause) and not new):
        return False  # 通过甲局提交的《甲》，乙局提交的《乙》; 通过《甲》，提请大会表决
    if new or clauses.ENDS.match(clause) or clauses.TOOK_PART.search(clause):
        return True
    if clauses.GENERIC_ABOUT.match(clause) or clause.startswith("决定"):
        return True
    return clauses.GOES_ON.match(clause) is None and _is_no_thing(clause, told)


def _is_no_thing(clause: str, told: str) -> bool:
    """Whether a clause tells what was done about it; behind 等, nothing more is listed."""
    if clauses.AND_OTHERS.search(told):
        return True
    if clauses.MORE_THINGS.match(clause):
        return False
    hidden = told[-1:] == "＿" and told.rstrip("＿")[-1:] in "《“"
    return hidden or clauses.PREDICATE.match(clause) is not None


def _report_to_come(masked: str, begun: int, comma: int, end: int) -> int | None:
    """The end of 听取甲组讨论选举办法（草案），候选人名单（草案）的情况汇报: one report."""
    if masked.rfind("听取", begun - len("听取了"), begun) < 0:
        return None
    told = clauses.BRACKETS.sub("", masked[begun:comma])
    if clauses.TOLD_OF.search(told):
        return None
    found = clauses.REPORT_LAST.match(masked, comma + 1, end)
    return found.end() if found else None


def _list_to_end(masked: str, comma: int, end: int) -> int | None:
    """The end of 研究甲整改，乙论证，丙等工作, where no clause between opens or ends anything."""
    found = clauses.LIST_ENDS.match(masked, comma + 1, end)
    parts = found.group().split("，") if found else []
    return found.end() if found and len(parts) > 1 and not any(map(_breaks, parts)) else None


def _breaks(clause: str) -> bool:
    return any(p.match(clause) for p in (clauses.NEXT_ITEM, clauses.ENDS, clauses.GOES_ON))


def _is_submitted(clause: str) -> bool:
    who, mark, _ = clause.partition("《")
    return bool(mark) and bool(clauses.SUBMITTED.match(clause) or is_organization(who))


def _further(text: str, masked: str, start: int, end: int, first: Item) -> Iterator[Item]:
    """The items behind commas of the same sentence: …的汇报，审议通过《…》."""
    about = clauses.ABOUT_FIRST.match(first.heading)
    head = max(start, text.find(first.heading, start))
    for comma in re.finditer(r"，\s*", masked[start:end]):
        at = start + comma.end()
        if at <= head:
            continue
        following = masked[at:end]
        noted = clauses.NOTED.match(first.heading) and clauses.OUTCOME_FIRST.match(following)
        if (
            noted
            or _is_fresh(text, start, at, end)
            or _turns(text, masked, head, at, end)
            or clauses.NEXT_ITEM.match(following)
            or (about and clauses.AND_ABOUT.match(following))
        ):
            item = _item(text, masked, at, end, chained=True)
            if item is None or clauses.SENDS_ON.match(item.heading):
                continue
            if not _is_within(masked[start:at]):
                yield item


def _is_fresh(text: str, start: int, at: int, end: int) -> bool:
    """审议通过甲，原则通过《乙》: a verdict on what was not named before it."""
    if weighed := clauses.ALSO_WEIGHED.match(text, at, end):
        heard = text[at] == "酝" and "听取" in text[start:at]
        return not heard and not _shares(weighed["what"], text[start:at])
    verdict = clauses.AND_SETTLED.match(text, at, end)
    if verdict is None:
        return False
    named = re.match("《[^》]*|[^，。；]*", text[verdict.end() : end])
    return named is not None and named.group() not in text[start:at]


def _turns(text: str, masked: str, head: int, at: int, end: int) -> bool:
    """听取甲的汇报，学习《乙》，研究丙工作: what is studied next names things of its own."""
    turned = clauses.TURNS.match(masked, at, end)
    if turned is None or clauses.SAYS.search(masked, head, at):
        return False
    if not turned["weighs"] and clauses.HEARS_OR_WEIGHS.match(masked, head, at) is None:
        return False
    stop = masked.find("，", turned.end(), end)
    told = text[turned.end() : stop if stop >= 0 else end].rstrip("。；")
    if turned["weighs"] and len(told) < _SHORTEST_NEW:
        return False  # 听取甲的汇报，研究征地事宜: what follows from what was heard
    return any(not is_named(thing, text[head:at]) for thing in things(told))


def _shares(text: str, before: str, length: int = _SHARED) -> bool:
    """听取安全生产工作汇报，研究部署了明年安全生产工作: the same matter."""
    return any(text[at : at + length] in before for at in range(len(text) - length + 1))


def _lists_on(masked: str, start: int, end: int, chained: bool) -> bool:
    """会上，组织部作说明；审议甲: behind what others did the list of what the meeting did goes on,
    and so it does behind what opens no item (会议进行了人事任免；听取甲).
    """
    if start > 0 and masked[start - 1] == "；" and chained:
        return True
    part = masked[start:end]
    if not part.endswith("；") or clauses.SPEECH.match(part):
        return False
    return (clauses.OTHERS_TOLD.match(part) or clauses.WENT.match(part)) is not None


def _taken_up(text: str, masked: str, start: int, end: int) -> Iterator[Item]:
    """随后召开会议，会议审议了《…》: the item stands behind the clause that tells of it."""
    held = clauses.HELD_NEXT.match(masked, start, end)
    others = None if held else clauses.OTHERS_TOLD.match(masked, start, end)
    own = (clauses.NEXT_ITEM, clauses.AND_SETTLED)
    if others and not any(p.match(masked[others.end() : end]) for p in own):
        others = None
    led = held or others
    item = _item(text, masked, led.end(), end, chained=held is None) if led else None
    if led and item is not None:
        yield item
        yield from _further(text, masked, led.end(), end, item)
    elif clauses.LED.match(masked, start, end):
        yield from _passed_on(text, masked, start, end)
    elif heard := clauses.HAVING_HEARD.match(masked, start, end):
        yield Item(start, text[heard.start("heard") : heard.end("heard")], False)


def _is_within(before: str) -> bool:
    """会议“…”聚焦…，听取…: the comma lies inside the heading."""
    lead = "，" not in before[:-1] and clauses.FOCUS.match(before + "听取了汇报") is not None
    return lead and not clauses.ITEM.match(before)
