"""An assembly's items -> sections: paragraphs, kinds, documents in 「」, senders, rulings."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from corpus.assembly.items.case_rulings import case_decisions, record_confirmed, record_decisions
from corpus.assembly.items.cases import RESOLVED, Item
from corpus.assembly.items.council_rulings import council_decisions_of
from corpus.assembly.items.headings import whole_heading
from corpus.assembly.items.joint_rulings import own_rulings
from corpus.assembly.lines.marks import is_budget_line, is_statement, marker, quoted_rows, value_of
from corpus.assembly.rulings.bills import by_bill
from corpus.assembly.rulings.decisions import (
    RULING_LABEL,
    article_rulings,
    brought_by,
    declared,
    elections,
    instructed,
    ruling_decisions,
    senders,
)
from corpus.assembly.rulings.minuted import council_decisions
from corpus.assembly.rulings.motions import asked_for, is_motion, moved_below, without_question
from corpus.assembly.rulings.orders import orders_of
from corpus.assembly.rulings.presenters import kind_of, presenters_of
from corpus.grammar.documents import mentions_in, read_mention
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.model import Decision, DocumentMention, Paragraph, Section
from corpus.page.mending import Line, join_broken

_LABEL = late(
    r"(?P<label>[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2}\s?)[）)]|\d{1,2}[.．、](?:(?!\d)|(?=\d{2,3}(?:學年|学年|年度)))|[①-⒛㈠-㈩]|[一二三四五六七八九十]{1,3}、|[壹貳贰參参叁肆伍陸陆柒捌玖拾]{1,2}、)\s*"
)
_OWN_LINE = late(r"^[（(]?\d{1,3}[.．、)）]|^\S{1,8}[:：]|^[a-z]\)|^[-•]")
_QUOTED = late(
    r"「(?P<title>[^「」]{4,120})」(?!項下|项下|預算|预算|經費|经费|編列|编列|[\d,，]+[萬万億亿元])"
)
"""A plan with money behind it is an item of the budget."""

_LAW = late(
    r"(?:条例|办法|要点|规则|准则|细则|标准|须知|守则|简章|手册|说明书|对照表|章程|规程|纲要|法|草案|修正案|^变更.*案|议定书|条约|协定|(?:总|特别)预算(?:案暨附属单位预算及综计表)?|计[划画](?:\S{0,4}案)?|(?<=.{7})(?<!工作)(?<!业务)(?<!口头)(?<!专[题案])报告书?)(?:案(?=[（(]))?(?:[（(][^（）()]*[)）])?(?:案)?$"
)
_PAPER = late("(?:陈报|提报|提出)「(?P<title>[^「」]{4,80})」(?:专[题案]|书面)?报告")
"""消防局陳報「甲」報告: what is only heard bears a name too."""

_PLAN = late(
    "^拟(?:具|订定?)(?P<title>[^「」《》,，。:：]{6,40}?(?:计[画划]书?|要点|办法|章程))(?=$|[,，提敬请(（])"
)
"""擬具本校中程校務發展計畫，提請審議: a plan that bears no marks."""

_RECORD = late(r"纪录|纪要|议事录|记录")
_NUMBERED_RULING = late(r"^[二三四五六七八九十]{1,3}、(?:决议|决定|结论|裁示)\s*[:：]")
"""四、結論： closes what is told of a case by number."""

_HEARD = late(
    rf"(?:专题|专案|业务|工作|口头)报告|^[{HAN}]{{2,14}}(?:局|处|部|会|署|院|所|科|室|组)报告"
    rf"|^[{HAN}]{{2,20}}报告(?=[「『:：])|^听取|^邀请|(?:陈报|提报)「[^「」]*」报告|(?:执行|办理)情形(?:报告)?$"
    rf"|^各[{HAN}]{{1,8}}报告$"
)
_SHORT_VERDICT = late(
    r"[:：（(]\s*(?P<word>(?:[^:：（()）。]{0,20}?[纪记][录要])?(?:确认(?:通过)?|确定|通过|(?:准予|同意)?备查|照案通过)|(?:洽悉|无修正|无异议)[^:：（）()]{0,24})[)）]?$"
)
_HANDED_ON = late("^本院.*(?:报告(?:并案)?审查|函[,，])|函送|报告(?:议案|出席|签到)")
_OPENS = late(r"(?:宣[布告佈]|主席).{0,12}(?:开会|开议|开幕)$")
_WEIGHED_PART = late(r"讨论|审[议查]|提案|修正案|案件|动议|读会|决议|议案")
_LAID = late("(?:检送|函送|修正|废止|订定|制定)[^「」]{0,6}「")
_WEIGHED = late(
    r"(?<!尚未)审[议查]|(?<!会)议决|讨论案?$|案(?:[,，](?!请参考).*)?$|^(?:订定|修正|制定|废止|变更)"
)


_RESOLVED_CASE = late(r"(?P<what>[^,，。;；]{4,}?[乙一]案)(?=[,，])")
_POSTS = {"审议通过": "任免", "同意": "任免"}
"""Verdicts on what stands under 任免事項, or is called 任命案 and no more."""

_OF_POSTS = late("(?:人事)?(?:任[命免]|派免)案")


def sections_of(items: Sequence[Item], council: bool, whole: str) -> tuple[Section, ...]:
    """One section for each item; ``council`` says that sentences tell the decisions (Hong Kong)."""
    return tuple(_section(order, item, council, whole) for order, item in enumerate(items, 1))


def _section(order: int, item: Item, council: bool, whole: str) -> Section:
    if item.ruling is not None:
        return _of_named(order, item, item.ruling, whole)
    if item.closed:
        return _of_council(order, item)
    heading, rows = _headed(item, whole)
    heading, verdict = _own_verdict(heading)
    paragraphs = tuple(_paragraphs((*(text[3:] for text in verdict), *rows), whole))
    nested = tuple(Paragraph(None, row) for row in (*item.tail, *item.resumed))
    texts = [f"{paragraph.label or ''}{paragraph.text}" for paragraph in paragraphs]
    told = (heading, *texts, *item.resumed)
    if council:
        reporters, decisions = presenters_of(texts, heading), council_decisions(texts, heading)
        kind = kind_of(heading, reporters, decisions)
    else:
        reporters = senders(heading, texts[0] if texts else "")
        decisions = _decided(item, heading, (*verdict, *texts, *item.resumed))
        kind = _kind(item, heading)
    return Section(
        order=order,
        number=item.number,
        heading=heading,
        kinds=(kind,),
        paragraphs=(*paragraphs, *nested),
        documents=_documents(told, _is_weighed(kind, heading) and not council),
        reporters=reporters,
        decisions=decisions,
    )


def _headed(item: Item, whole: str) -> tuple[str, list[str]]:
    """The heading and the rows; a motion is headed by what it asks for, its reasons go below."""
    heading, rows = whole_heading(item, whole)
    if item.part == RESOLVED:
        case = _RESOLVED_CASE.match(fold(heading))
        return (heading[: case.end()], [heading, *rows]) if case else (heading, rows)
    if not is_motion(item.part):
        return heading, rows
    asked = asked_for("".join(_moved(item)))
    return (asked, [item.heading, *item.rows]) if asked else (without_question(heading), rows)


def _moved(item: Item) -> Iterator[str]:
    """The motion itself, above who signed it and what was ruled."""
    yield item.heading
    for row in item.rows:
        if is_statement(row) or row[:1] in "（(" or RULING_LABEL.match(fold(row)):
            return
        yield row


def _decided(item: Item, heading: str, texts: Sequence[str]) -> tuple[Decision, ...]:
    """What was ruled on the item, here or below a later one, or by the name of its part."""
    ruled = _ruled(heading, texts, item)
    elected = elections(texts) if item.part == "选举事项" else ()
    told = ruled or elected or tuple(_on_bills(heading, heading, item.below))
    if "任免" in item.part or _OF_POSTS.fullmatch(fold(heading)):
        told = tuple(replace(one, outcome=_POSTS.get(one.outcome, one.outcome)) for one in told)
    if item.part == RESOLVED:
        return told or tuple(order for text in (texts or (heading,)) for order in orders_of(text))
    return told or instructed(heading, texts)


def _on_bills(heading: str, about: str, ruled: Sequence[str]) -> Iterator[Decision]:
    """The rulings on an item, told of each of its bills, or those on the one that they name."""
    found = ruling_decisions(about, ruled)
    yield from by_bill(heading, ruled, found) if about == heading else found


def _of_council(order: int, item: Item) -> Section:
    """An item of a county or city council: each row is a paragraph."""
    heading, verdict = _own_verdict(item.heading)
    kind = _kind(item, heading)
    paragraphs = tuple(map(_paragraph, (*(text[3:] for text in verdict), *item.rows)))
    ruled = (*verdict, *item.rows, *item.resumed, *item.below)
    return Section(
        order=order,
        number=item.number,
        heading=heading,
        kinds=(kind,),
        paragraphs=(*paragraphs, *(Paragraph(None, row) for row in (*item.tail, *item.resumed))),
        documents=_documents((heading, *item.rows, *item.resumed), _is_weighed(kind, heading)),
        reporters=senders(heading) or brought_by("".join(item.rows[:1])),
        decisions=council_decisions_of(heading, ruled, item.part),
    )


def _of_named(order: int, item: Item, ruling: Sequence[str], whole: str) -> Section:
    """An item whose ruling stands apart: nothing told before or behind it decides anything."""
    heading, verdict = _own_verdict(item.heading)
    ruling = (*verdict, *ruling)
    told, ruled = tuple(_paragraphs(item.rows, whole)), tuple(_paragraphs(ruling, whole))
    texts = [f"{paragraph.label or ''}{paragraph.text}" for paragraph in ruled]
    reported = "报告" in item.part
    kind = "听取" if reported else _kind(item, heading)
    decided = case_decisions if item.part else record_decisions
    return Section(
        order=order,
        number=item.number,
        heading=heading,
        kinds=(kind,),
        paragraphs=(*told, *ruled, *(Paragraph(None, row) for row in item.tail)),
        documents=_documents((heading, *texts), not reported),
        reporters=next(filter(None, map(brought_by, item.rows)), ()),
        decisions=article_rulings(texts) or decided(heading, texts) or _ruled(heading, texts, item),
    )


def _own_verdict(heading: str) -> tuple[str, tuple[str, ...]]:
    """上次會議紀錄確認：確認 tells its verdict behind the colon."""
    match = _SHORT_VERDICT.search(fold(heading))
    if match is None:
        return heading, ()
    return heading[: match.start()], (f"決定：{heading[match.start('word') : match.end('word')]}",)


def _paragraphs(rows: Sequence[str], whole: str) -> Iterator[Paragraph]:
    pieces = [piece for row in rows for piece in _before_rulings(row)]
    joined, _ = join_broken([Line(0, row) for row in pieces], _begins, whole)
    yield from (_paragraph(line.text) for line in joined)


def _paragraph(text: str) -> Paragraph:
    match = _LABEL.match(text)
    if match is None:
        return Paragraph(None, text)
    return Paragraph(match["label"], text[match.end() :].strip())


def _before_rulings(row: str) -> Iterator[str]:
    """A ruling on the item's own line stands for itself."""
    match = RULING_LABEL.search(fold(row))
    if match and match.start() and row[match.start() - 1] in "。)）;； 　":
        yield row[: match.start()].strip()
        yield row[match.start() :]
    else:
        yield row


def _begins(text: str, _: str) -> bool:
    folded = fold(text)
    return bool(marker(text) or RULING_LABEL.match(folded) or _OWN_LINE.match(folded))


def _ruled(heading: str, texts: Sequence[str], item: Item) -> tuple[Decision, ...]:
    """The rulings with the numbered lines below them, and what the chair declared aloud."""
    rulings: list[str] = []
    ruling = False
    last: dict[int, int] = {}
    quoted = quoted_rows(texts)
    texts = [text for at, text in enumerate(texts) if at not in quoted]
    labels = [_ruling_label(fold(text)) for text in texts]
    final = max((at for at, label in enumerate(labels) if label), default=0)
    for at, (text, match) in enumerate(zip(texts, labels, strict=True)):
        counted = _counted(text)
        budget = is_budget_line(text)
        if match and at < final and text[match.end() : match.end() + 1] in ("「", "『"):
            ruling = False  # an older meeting's, quoted above the ruling of this one
        elif match:
            ruling, last = True, {}
            rulings.append(text[match.end() :])
        elif (ruling and (budget or not rulings[-1] or _LABEL.match(text))) or _goes_on(
            last, counted
        ):
            ruling = True
            last |= dict([counted]) if counted else {}
            rulings += [text] if moved_below(text) is None else []
        else:
            ruling = False
            rulings += declared(text)
    own = [*own_rulings(item, heading, rulings)]
    own[-1][1].extend(item.below)
    told = tuple(one for about, ruled in own for one in _on_bills(heading, about, ruled))
    return told or (record_confirmed(texts) if _RECORD.search(fold(heading)) else ())


def _ruling_label(folded: str) -> re.Match[str] | None:
    return RULING_LABEL.match(folded) or _NUMBERED_RULING.match(folded)


def _counted(text: str) -> tuple[int, int] | None:
    """The level and the value of the number that a row begins with."""
    mark = marker(text)
    return (mark[0], value_of(mark[1]) or 0) if mark else None


def _goes_on(last: Mapping[int, int], counted: tuple[int, int] | None) -> bool:
    """Whether a point counts on with those of the ruling, behind the text of an article.

    ``last`` is the last number of each level.
    """
    return counted is not None and counted[0] in last and counted[1] == last[counted[0]] + 1


def _kind(item: Item, heading: str) -> str:
    """The kind of the item by its words, else by the part that holds it."""
    folded = fold(heading)
    if _RECORD.search(folded):
        return "其他"
    reported = item.part.startswith("报告事项") or fold(item.number or "").startswith("报告案")
    if _HEARD.search(folded) and not (reported and _HANDED_ON.search(folded)):
        return "听取"
    if reported:
        return "其他" if _OPENS.search(folded) else "通报"
    case = item.number is not None and item.number.startswith("第")
    if case or _WEIGHED_PART.search(item.part) or _WEIGHED.search(folded):
        return "审议"
    return "其他"


def _is_weighed(kind: str, heading: str) -> bool:
    """Whether a matter is weighed, or is a bill that is only reported and handed on."""
    folded = fold(heading)
    told = kind == "通报" and (_WEIGHED.search(folded) or _LAID.search(folded))
    return bool(told) or kind == "审议"


def _documents(texts: tuple[str, ...], weighed: bool) -> tuple[DocumentMention, ...]:
    """《…》 anywhere, and laws and plans in 「…」 where the item weighs them."""
    mentions = {mention.title: mention for mention in mentions_in(texts)}
    first = fold(texts[0])
    for paper in (*_PAPER.finditer(first), *(_PLAN.finditer(first) if weighed else ())):
        title = texts[0][paper.start("title") : paper.end("title")]
        mentions.setdefault(title, read_mention(title))
    for text in texts if weighed else ():
        for match in _QUOTED.finditer(text):
            if _LAW.search(fold(match["title"])):
                mentions.setdefault(match["title"], read_mention(match["title"]))
    return tuple(mentions.values())
