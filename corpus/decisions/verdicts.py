"""What the item of a digest says it came to: 审议通过了《甲》、《乙》, 听取了丙的汇报.

The verb of the heading is the outcome, and each document behind it has one of its own. A report
that was heard is an outcome only where the section settles nothing else.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from corpus.decisions.counted import papers_in_row
from corpus.decisions.digest_objects import put_right
from corpus.decisions.finding import find_decisions
from corpus.decisions.hearings import REPORTED, heard, topic_of
from corpus.decisions.item_matters import titles_weighed
from corpus.decisions.left_open import without_settled
from corpus.decisions.list_rulings import listed_rulings
from corpus.decisions.onward import go_onward, goes_somewhere
from corpus.decisions.outcomes import (
    AGREED,
    HEARD,
    PASSED,
    PUT_BEFORE,
    REPORTED_AGAIN,
    REVISES,
    Context,
    settled,
)
from corpus.decisions.verdict_words import REVIEWED
from corpus.grammar.clauses import ADVERB, CHAIN, VERB
from corpus.grammar.documents import find_documents, is_reported
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage, Sentence
from corpus.grammar.tables import one_of, table_pairs
from corpus.model import Decision, Section

_VERDICTS = dict(table_pairs("outcomes", "item"))
_SETTLED = late(
    rf"^(?:经[^，。；]{{2,16}}?(?:投票|表决|举手)，?)?(?:(?:{ADVERB}|{VERB}|[、和并与及了])*?)(?<!确定)(?<!确定了)(?P<word>{one_of(_VERDICTS)})(?!(?<=决定)(?:不予|暂|再次))(?P<done>了)?(?P<object>.+)$"
)
_CHOSEN = late(
    rf"(?:(?:{ADVERB}|研究|讨论|协商|酝酿|商议|会议|[并、])*)确定了?(?P<object>[^，。；：]{{2,30}}(?<![作因认成])为(?![了民])[^，。；]{{2,60}}|\d+[个件项名家][^，。；]{{2,30}}|[^，。；：《]{{4,40}}(?:等次|名次|(?:优秀|先进|示范|达标|获奖|等次)单位)|(?<=了)[^，。；：《]{{2,40}}(?:方案|办法))"
)
"""确定甲为乙, 研究确定12件重点建议, 研究确定考核优秀单位."""

_VERDICT_LAST = late(
    rf"^(?:{ADVERB})*(?:就|对)(?P<object>.+?)进行了?(?:{ADVERB}|审议)*(?P<word>通过|表决通过|预审通过|审定)$"
)
_SENT_ON = late(
    r"(?:会议)?决定(?!了)(?:将|把)?(?P<object>[^，。；]*?)(?<!再次)(?<!再行)(?:提请|提交|报请)(?![^，。；]{0,14}再[次行])"
)
_REVISED_FIRST = late(rf"(?:{REVISES.pattern})[^，。；]{{0,8}}后(?!的)")
_TAKEN_UP = late(rf"(?:{ADVERB})*(?:{VERB}|[、和并与及])+了?(?P<object>[^，。；]+)")
_NEXT_THING = late("(?<=汇报|报告|议案|情况|说明)(?:、|，|以及|和)")
_PASSED_ON = late(r"，决定(?:将|把)?(?P<object>[^，。；]*?)(?:提请|提交|报请)")
_PUT_FORWARD = late(
    r"^[^《，。；]{2,30}?(?:提交|提出|上报|起草|报送|提请审议|(?<=[局办委部会])所作)的"
)
_REPORTER = late(r"^[^《，。；关]{2,30}?(?=关于)")
_ABOUT = late(r"^(?:关于|有关于)")
_TOP_LEVEL = late(
    r"(?<=》)[（(][^（）()]{0,8}[）)](?:、|，|以及|和|及)|(?:、|，|以及|和|及)(?=关于|《)|；|(?<=》)(?:、|，|以及|和|及)|(?<=》)(?=《)"
)
_SAME_LEVEL = late(
    "、(?!日程|副(?:主席|秘书长)|监票人|秘书长名单)|，(?:以及|及)?|(?<=[案划法告见稿单程章则定例施知度录点要议果结）)])(?:和|以及|及)(?!日程|报告人名单|召集人名单)"
)
"""和 is part of 颐和苑项目方案; 议程、日程 are one, and so are 主席团、秘书长名单."""

_DOCUMENT = late(
    r"(?:报告|决议|决定|方案|计划|规划|办法|意见|请示|纲要|细则|规定|条例|措施|通知|清单|要点|议案|预案|协议|草案|章程|制度|名单|资格|结果|总结|[议日]程)"
    r"(?:[（(][^（）()]{1,8}[）)])*稿?$|[（(](?:草案|[^（）()]{1,6}稿)[）)]$"
)
_TITLE_LAST = late(r"》(?:[（(][^（）()]{1,8}[）)])*$")
_OF_TITLES = late(
    r"《.*》(?:[（(][^（）()]{1,8}[）)])?的[^《》，。；]{0,16}名单(?:[（(][^（）()]{1,8}[）)])*"
)
"""《甲》、《乙》的报告人名单: it is the list that was settled."""

_ENTERED = late("^[^《]{2,}(?:列入|纳入|写入|移出)《[^《》]*》$")
"""甲列入《乙目录》: the entry was settled, no new list."""

_ALSO_CALLED = late("[（(](?:以下|下)(?:均|统)?(?:简称|称)[^（）()]*[）)]")
"""《甲》（以下简称《乙》） is one document."""

_CHOSEN_TOO = late(
    "并(?:推举|推选|确定|推荐)[^，。；]{0,8}(?:报告人|代表|人选)$|(?<=[案告划定法])等$|等(?:有关|相关)?(?:事项|事宜|议题)$"
)
"""通过甲报告并推举报告人; 批准甲方案、乙方案等."""

_SO_MANY = late(r"(?:[\d一二三四五六七八九十两]+[个项份])[^，。]{2,8}$")
_OF_ALL = late("(?:[^的关]*关于)?[^的关]+的[^的、和及]+")
"""关于规划、计划和预算的审查报告 is one."""

_COMMITTEE = late("(?:计划|规划)、(?:财政|经济|预算)[^，；《》、]{0,6}委员会")
"""计划、财政预算审查委员会名单 is one."""

_BELONGS = late("相关|有关|其|配套")
_TELLING = 8
_NO_OBJECT = late(r"：*(?:[，。]|由(?!\d+[人名位]))")
_THEN = late(
    rf"，(?:并|决定|同时|提请|提交|报[送请经]|上报|(?:{ADVERB})*(?:安排|{VERB})(?!办法|方案)|(?:废止|修[改订]|新增|取消|涉及|包括|其中|共计?)(?!《)).*$"
    "|并[作做]?出?(?:形成)?了?(?:相关|有关|相应)(?:决定|决议).*$"
    "|(?<=[》）])，(?:从|自|对|明确|提出|围绕|共|为|以(?!及)|由|在|该|其(?!他|余)|力争|确保).*$"
)
_CLAUSES = late(rf"，(?=(?!决定(?!了)){CHAIN}|[就对])|、(?=决定了)")
"""听取甲的汇报，审议通过《乙》: each clause has a verdict of its own."""

_SETTLED_AFTER = late(
    rf"^(?:会议)?并?(?:会议)?(?:一致|表决)*(?!决定)(?P<word>{one_of(_VERDICTS)})了?(?=[，。；]|$)"
)
_RESOLVED = late(
    r"(?:^会议[^。；]*，|(?<=会议))决定(?:：|(?<=，决定))(?P<object>(?![由于在将把了的请]|(?:按照?|根据)《|要(?!求)|不予|暂|召开|提请|提交|对[^，。；]{2,30}进行)[^，。；：]{6,})"
)
_POINTS_BACK = late(
    r"[该此本](?:议案|方案|办法|项目|报告|规划|计划|预算|草案|提案)(?:以[^，；]*\d票.*)?"
)
_OR_NOT = late(
    "否则(?:一律)?(?:不得?|不予)(?:开工|实施|执行|拨付|启动|签订|签约|投资|动工|办理|支付|施工)"
)
_HIDDEN = late("《[^》]*》?|“[^”]*”|（[^）]*）|[(][^)]*[)]")


def item_decisions(heading: str, item: Sequence[Passage]) -> tuple[Decision, ...]:
    """The decisions of an unnumbered item: of its heading, then of what follows it."""
    texts = [passage.text for passage in item]
    evidence = texts[0] if texts else heading
    clauses = _split(heading, _CLAUSES)
    own = tuple(one for clause in clauses for one in _of_heading(clause, heading, evidence))
    onward = goes_somewhere(heading)
    titled = "《" in heading or onward or any(map(goes_somewhere, texts))
    things = _things(heading) if titled else ()
    if onward:
        own = _onward(heading, evidence, own, things)
    rest = item
    if own:
        rest = (Passage(_behind(heading, evidence)), *item[1:])
    title = _only_title(heading)
    others = find_decisions(rest, title, earlier=settled(own), headed=things)
    told = {(decision.outcome, decision.object) for decision in own}
    found = own + tuple(d for d in others if (d.outcome, d.object) not in told)
    found = without_settled((*found, *listed_rulings(heading, texts, found)))
    heard = all(one.outcome == HEARD for one in found)
    found = tuple(_on_condition(_named_above(put_right(heading, item, found), texts)))
    found = tuple(dict.fromkeys(each for one in found for each in papers_in_row(one) or (one,)))
    if own or (heard and any(one.outcome != HEARD for one in found)):
        return tuple(d for d in found if d.outcome != HEARD) or found
    if all(decision.outcome == HEARD for decision in found):
        resolved = tuple(_resolved(item))
        return resolved or tuple(_heard_in(clauses, evidence)) or found
    return found


def _named_above(found: Sequence[Decision], texts: Sequence[str]) -> Iterator[Decision]:
    """审议《甲》时，…。该议案以8票同意获得通过: the title that stands last before it."""
    for one in found:
        pointing = _POINTS_BACK.fullmatch(one.object or "")
        before = (text.partition(one.evidence)[0] for text in texts if one.evidence in text)
        titles = titles_weighed(next(before, "")) if pointing else ()
        yield replace(one, object=titles[-1]) if titles else one


def _on_condition(found: Iterable[Decision]) -> Iterator[Decision]:
    """同意甲，须先乙，否则不得开工."""
    for one in found:
        bound = one.outcome in (AGREED, PASSED) and _OR_NOT.search(one.evidence.partition("。")[0])
        if not bound or one.outcome != AGREED:
            yield one
        if bound:
            yield replace(one, outcome="附条件同意")


def _heard_in(clauses: Sequence[str], evidence: str) -> Iterator[Decision]:
    for clause in clauses:
        yield from heard(clause, evidence)


def _resolved(item: Sequence[Passage]) -> Iterator[Decision]:
    """会议研究了甲，决定压缩乙: what was decided in the meeting's own words."""
    for said in (said for passage in item for said in passage.sentences):
        if told := _RESOLVED.search(said.text):
            yield _decision(AGREED, told["object"], said.text)


def without_hearings(sections: Sequence[Section]) -> Iterator[Section]:
    """Sections whose report was only heard, unless a later paragraph settles it after all.

    A verdict that a later paragraph repeats (会议原则通过《甲》。会议要求…) is one decision, of the
    item that is headed by the title where one is.
    """
    settled = [
        decision.object or ""
        for section in sections
        for decision in section.decisions
        if decision.outcome != HEARD
    ]
    homes = _homes(sections)
    for at, (before, section) in enumerate(zip((None, *sections), sections, strict=False)):
        kept = tuple(
            decision
            for decision in section.decisions
            if not (decision.outcome == AGREED and _is_detail(before, section))
            and homes.get((decision.outcome, decision.object or ""), at) == at
            and (decision.outcome != HEARD or not _is_settled(decision.object or "", settled))
        )
        yield replace(section, decisions=kept)


def _homes(sections: Sequence[Section]) -> dict[tuple[str, str], int]:
    """Where each verdict on a document is told: in the item it heads, else where it is first."""
    homes: dict[tuple[str, str], int] = {}
    for at, section in enumerate(sections):
        titles = {mention.title for mention in section.documents}
        for one in section.decisions:
            key = (one.outcome, one.object or "")
            home = homes.get(key)
            headed = home is not None and key[1] in sections[home].heading
            if key[1] in titles and (home is None or (not headed and key[1] in section.heading)):
                homes[key] = at
    return homes


def _is_detail(before: Section | None, section: Section) -> bool:
    """讨论通过甲方案，确定慰问46户: what the plan says, and no ruling beside it."""
    if (
        before is None
        or not section.heading.startswith("确定")
        or "为" in section.heading
        or not before.paragraphs
    ):
        return False
    passed = any(decision.outcome.endswith("通过") for decision in before.decisions)
    return passed and before.paragraphs[-1].text.endswith("，")


def _is_settled(topic: str, objects: Sequence[str]) -> bool:
    return len(topic) >= _TELLING and any(topic in name for name in objects)


def _onward(
    heading: str, evidence: str, own: tuple[Decision, ...], things: tuple[str, ...]
) -> tuple[Decision, ...]:
    """What the heading itself says of where its matters go: 审议甲，决定提请大会审议."""
    said = Sentence(heading)
    documents = tuple(find_documents(heading))
    context = Context(said, heading, documents, _only_title(heading), False, (), things)
    found = go_onward(context, own)
    return tuple(one if one in own else replace(one, evidence=evidence) for one in found)


def _things(heading: str) -> tuple[str, ...]:
    """All that a heading takes up: its titles, else the reports that it names in a row."""
    if titles := titles_weighed(heading):
        return titles
    taken = _TAKEN_UP.match(heading)
    told = _split(taken["object"], _NEXT_THING) if taken else []
    reports = all(REPORTED.search(one) or one.endswith("议案") for one in told)
    return tuple(map(topic_of, told)) if reports else ()


def _only_title(heading: str) -> str | None:
    titles = titles_weighed(heading)
    return titles[0] if len(titles) == 1 else None


def _behind(heading: str, text: str) -> str:
    at = text.find(heading)
    return text[at + len(heading) :].lstrip("，；。 ") if at >= 0 else text


def _of_heading(heading: str, whole: str, evidence: str) -> Iterator[Decision]:
    """What one clause of the ``whole`` heading settles, or the words right behind it."""
    settled = _SETTLED.match(heading)
    if settled and (reviewed := REVIEWED.match(settled["object"])):
        yield from (_decision(PASSED, name, evidence) for name in _objects(reviewed["name"]))
        return
    if chosen := _CHOSEN.fullmatch(heading):
        yield _decision(AGREED, chosen["object"], evidence)
        return
    after = _SETTLED_AFTER.match(_behind(heading, evidence))
    if after and not settled:
        for name in titles_weighed(heading) or titles_weighed(whole) or (None,):
            yield _decision(_VERDICTS[after["word"]], name, evidence)
    last = _VERDICT_LAST.match(heading)
    if last:
        yield _decision(_VERDICTS[last["word"]], last["object"], evidence)
    elif settled:
        sent = _SENT_ON.match(settled["word"] + (settled["done"] or "") + settled["object"])
        if sent:
            yield from _passed(sent, heading, evidence)
        elif settled["object"].strip("：") and not _NO_OBJECT.match(settled["object"]):
            for name in _objects(settled["object"].lstrip("：")):
                yield _decision(_VERDICTS[settled["word"]], name, evidence)
            behind = _SENT_ON.match(_behind(heading, evidence))
            if passed_on := _PASSED_ON.search(heading) or behind:
                yield from _passed(passed_on, heading, evidence)
    sent = (
        None if settled else _SENT_ON.search(heading) or _SENT_ON.match(_behind(heading, evidence))
    )
    if sent:
        yield from _passed(sent, heading, evidence)


def _passed(match: re.Match[str], heading: str, evidence: str) -> Iterator[Decision]:
    """决定提请大会审议 says nothing of a change; 决定修改后提请…审议 does."""
    outcome = REPORTED_AGAIN if _REVISED_FIRST.search(match[0]) else PUT_BEFORE
    for name in _sent_on(match, heading):
        yield _decision(outcome, name, evidence)


def _sent_on(match: re.Match[str], heading: str) -> tuple[str | None, ...]:
    """What is sent on; 决定修改后提请…审议 names it not, and so the heading's documents do."""
    told = match["object"]
    named = told and not told.endswith(("后", "程序", "依法", "其"))
    named = named and not told.startswith(("上述", "以上", "该", "本"))
    return (told,) if named else _things(heading) or (None,)


def _decision(outcome: str, name: str | None, evidence: str) -> Decision:
    return Decision(outcome, name, (), (), None, evidence)


def _objects(text: str) -> Iterator[str]:
    """《甲》、《乙》和关于丙的请示 are three; 甲项目、乙项目 are one."""
    text = _ALSO_CALLED.sub("", text).partition("。")[0]
    text = _CHOSEN_TOO.sub("", text)
    if _OF_TITLES.fullmatch(text):
        yield text
        return
    for piece in _split(_THEN.sub("", text).removesuffix("之后"), _TOP_LEVEL):
        bare = _PUT_FORWARD.sub("", piece)
        titles = [found.mention.title for found in find_documents(bare)]
        if _ENTERED.search(bare):
            yield bare
            continue
        if len(titles) == 1 and is_reported(bare):
            yield titles[0]
            continue
        if titles and (bare.startswith("《") or _TITLE_LAST.search(bare)):
            yield from titles
            continue
        if bare.startswith("其") or _SO_MANY.match(bare):
            continue  # 《…》及其配套文件, 《…》及5个实施意见
        parts = _split(bare, _SAME_LEVEL)
        alone = all(map(_DOCUMENT.search, parts)) and not any(map(_BELONGS.match, parts))
        alone = alone and not (_OF_ALL.fullmatch(bare) or _COMMITTEE.search(bare))
        if len(parts) > 1 and not titles and alone:
            yield from parts
        else:
            yield _stripped(bare)


def _split(text: str, mark: re.Pattern[str]) -> list[str]:
    """Part the text at marks that stand outside 《》 and brackets."""
    masked = _HIDDEN.sub(
        lambda hidden: hidden.group()[0] + "＿" * (len(hidden.group()) - 2) + hidden.group()[-1],
        text,
    )
    stops = [match.span() for match in mark.finditer(masked)]
    starts = [0, *(end for _, end in stops)]
    ends = [*(start for start, _ in stops), len(text)]
    return [text[a:b].strip() for a, b in zip(starts, ends, strict=True) if text[a:b].strip()]


def _stripped(text: str) -> str:
    """An object without who reports it, and without 关于 … 的汇报."""
    reporter = _REPORTER.match(text)
    told = reporter and not reporter.group().endswith("会议")
    if reporter and told and leading_organizations(text)[1] == reporter.end():
        text = text[reporter.end() :]
    if text.endswith("汇报"):
        text = _ABOUT.sub("", text)
    return text
