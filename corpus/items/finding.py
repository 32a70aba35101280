"""The items of a record without numbers: 会议听取了…；审议通过《…》, where each begins and ends.

An item is a clause that opens with 会议 or 会上 and a verb of the table, or that follows such a
clause with a verb of its own. Its heading goes on to the end of what was considered, and stops
where the text turns to what the meeting said about it (会议强调, 要求).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.grammar import clauses
from corpus.grammar.naming import is_named, things
from corpus.grammar.organizations import leading_organizations
from corpus.items.extent import clause_end, goes_on, object_end
from corpus.items.listed import MARKS, Item, listed
from corpus.items.masking import mask, parted, without_agenda
from corpus.items.reported import one_report, reports
from corpus.items.sequels import SUMMED_UP, belongs
from corpus.page.layout import CLOSING

_ALIKE = 3
_SHORTEST = 4


@dataclass(slots=True)
class _Cut:
    """An item while its end is looked for: it begins at ``start``, ``text[head:end]`` heads it."""

    start: int
    head: int
    end: int
    outcome: bool
    led: bool
    own: bool = False
    """Whether it stays an item where the sentence goes on to speak of what it lists."""
    tied: bool = False
    """Whether it is on what a clause before it told: 听取甲的汇报，研究部署甲."""

    def of(self, text: str) -> str:
        """What heads it."""
        return text[self.head : self.end]

    def item(self, text: str) -> Item:
        """With the words that head it."""
        heading = clauses.SHORT_FOR.sub("", self.of(text))
        return Item(self.start, heading.strip(MARKS), self.outcome)


def find_items(text: str, begun: bool = False, announced: bool = False) -> tuple[Item, ...]:
    """The items of one paragraph; ``begun`` says that its first clause may lack its 会议.

    A sentence that only lists is cut at every verb with a matter of its own, and so is each part
    of it that ； divides. Where what is said behind it concerns all of it, its clauses stay
    together; what is ``announced`` by the first sentence never does.
    """
    masked = parted(without_agenda(mask(text)))
    if in_list := listed(text, masked):
        return in_list
    found: list[_Cut] = []
    runs: list[list[_Cut]] = []
    in_row = reports(masked)
    chained, settles, spoken = begun, False, False
    for start, end in _sentences(masked):
        run, said = _cuts(text, masked, start, end, chained)
        told = next((cuts[-1] for cuts in (*reversed(runs), found) if cuts), None)
        settles = bool(run and told) and _only_settles(text, run[0], start, told, settles)
        if not run and start in in_row:
            run = [_Cut(start, *in_row[start], False, True)]
        run = [] if settles else run or list(_taken_up(text, masked, start, end))
        chained = bool(run) or settles or _lists_on(masked, start, end, chained)
        runs.append(run)
        spoken = spoken or said or clauses.COMMENT.match(masked, end) is not None
        if masked[end - 1] != "；":
            found += _gathered(runs, spoken and not (announced and not found))
            runs, spoken = [], False
    return tuple(cut.item(text) for cut in [*found, *_gathered(runs, spoken)])


def _gathered(runs: Sequence[list[_Cut]], spoken: bool) -> Iterator[_Cut]:
    """The items of one sentence, the clauses of each part in one where they belong together."""
    divided = sum(map(bool, runs)) > 1
    for run in runs:
        apart = any(cut.led or (cut.own and not spoken) for cut in run[1:])
        if len(run) > 1 and spoken and not apart:
            yield replace(run[0], end=run[-1].end)
        else:
            yield from _with_tied(run) if divided else run


def _with_tied(run: Sequence[_Cut]) -> list[_Cut]:
    """The items, none that is on what was told before it an item of its own."""
    kept: list[_Cut] = []
    for cut in run:
        if kept and cut.tied and not cut.led:
            kept[-1] = replace(kept[-1], end=cut.end)
        else:
            kept.append(cut)
    return kept


def _only_settles(text: str, cut: _Cut, start: int, told: _Cut | None, settles: bool) -> bool:
    """Whether a sentence that opens with a verdict settles what was told before it."""
    before, heading = text[:start], text[cut.head : cut.end]
    if told is None or clauses.SENDS_ON.match(heading):
        return told is not None
    if not cut.outcome:
        return False
    if before.endswith("；"):  # 听取了甲的汇报。同意乙；同意丙: both settle what was heard
        own = told.outcome or "《" in heading
        return settles or not (own or _AGREED.fullmatch(before, told.end) is None)
    ballot = clauses.BALLOT.match(heading)
    if ballot is not None:
        return heading[ballot.end() :] in before
    if told.outcome and clauses.PAPER_AGREED.match(heading):
        return heading[heading.index("关于") :] in before
    topics = [clauses.PAPER.sub("", title) for title in clauses.TITLE.findall(heading)]
    return not topics or any(_shares(topic, before) for topic in topics)


def find_passed_on(text: str) -> tuple[Item, ...]:
    """What single people told the meeting: for a record that has no items of the meeting's own."""
    told = clauses.PASSED_ON.finditer(mask(text))
    return tuple(Item(one.start(), text[one.start("item") : one.end()], False) for one in told)


def find_told(text: str) -> tuple[Item, ...]:
    """What was done, whoever is said to have done it: for a record that tells no item otherwise."""
    masked = mask(text)
    told = [
        match
        for match in clauses.TOLD.finditer(masked)
        if not clauses.SAYS.search(
            masked, masked.rfind("。", 0, match.start("item")) + 1, match.start("item")
        )
    ]
    stops = [*(match.start() for match in told[1:]), len(text)]
    return tuple(
        replace(item, start=match.start(), heading=clauses.AFTER.sub("", item.heading))
        for match, stop in zip(told, stops, strict=False)
        for item in find_items_in(text, match.start("item"), stop)[:1]
    )


def find_items_in(text: str, start: int, stop: int) -> tuple[Item, ...]:
    """The items of a part of a text, where each clause may lack its 会议 and nothing is said."""
    return tuple(
        Item(item.start + start, item.heading, item.outcome)
        for item in find_items(text[start:stop], begun=True)
    )


def _reach(masked: str, at: int, match: re.Match[str], end: int) -> int:
    """Where the words that open an item end; a comma may part a verdict from what it is on."""
    reach = at + match.end()
    apart = masked[reach : reach + 1] == "，" and clauses.VERDICT_APART.match(masked, reach, end)
    return reach + bool(apart and clauses.OUTCOME_FIRST.match(masked, at + match.start("body")))


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


def _cuts(text: str, masked: str, start: int, end: int, chained: bool) -> tuple[list[_Cut], bool]:
    """The items of a part, cut at its verbs; and whether talk about them follows in it."""
    part = masked[start:end]
    if _is_talk(part) or CLOSING.match(text[start:end].strip(" ")):
        return [], False
    end -= masked[end - 1] in "。；"
    found: list[_Cut] = []
    going: _Cut | None = None
    at = begun = start
    if clauses.ITEM.match(part) is None and (focus := clauses.FOCUS.match(part)):
        at, chained = start + focus.end(), True
        begun = at if "了" not in focus.group() else start
    while at < end:
        if at > start and clauses.SAID.match(masked, at, end):
            return found, True
        if (behind := _followed(text, masked, found, at, end)) > at:
            at, going = behind, None
            continue
        if at > start and (way := clauses.IN_A_WAY.match(masked, at, end)):
            at, going = way.end(), None
        match = _opening(masked[at:end], chained or at > start, masked[at - 1 : at] == "；")
        if match is not None:
            reach = _reach(masked, at, match, end)
            stop = object_end(masked, at + match.start("body"), reach, end)
            going = _cut(text, masked, at, stop, match, found[0].head if found else None)
            if going and at == begun:
                going.start = start
            found += [going] if going else []
        elif at == start:
            return [], False
        else:
            stop = clause_end(masked, at, end)
            going = _grown(masked, going, at, stop)
        if said := clauses.AND_SAID.search(masked, at, stop + 1):
            if going:
                going.end = said.start()
            return found, True
        at = stop + 1 + masked[stop + 1 : end].startswith(" ")
    return found, False


def _followed(text: str, masked: str, found: list[_Cut], at: int, end: int) -> int:
    """Where the text goes on behind a clause that belongs to the item before it, or to nobody's
    list: 秘书长甲对去年工作作了总结，并对今年工作作了部署. Else where it is.
    """
    stop = clause_end(masked, at, end)
    if at > (found[0].start if found else at) and (told := one_report(text, masked, at, end)):
        found.append(_Cut(at, *told, False, True))
        return told[1] + 1
    if masked.endswith("总结", at, stop) and (summed := SUMMED_UP.match(masked, at, end)):
        found.append(_Cut(at, summed.start("item"), summed.end(), False, True))
        return summed.end() + 1
    last = found[-1] if found else None
    if last is None or masked[last.end : at].rstrip() != "，":
        return at
    if not belongs(last.of(masked), masked[at:stop]):
        return at
    last.end = stop
    return stop + 1 + masked.startswith(" ", stop + 1)


_BEFOREHAND = re.compile("会前，?[^。；]{0,20}(?:视察|考察|察看|走访|参观|实地)")
_AGREED = re.compile("，(?:会议)?(?:原则上?|一致)?(?:同意|决定)[^。]*；")
_OF_STAFF = re.compile("(?:人事|干部|任免|职务)[^，。；]{0,10}，$")
_APPOINTS = re.compile(
    "(?:决定|同意|通过)了?(?:任命|任免|免去|聘任|推荐|提名|给予|[^，。；]{2,4}(?:同志)?(?:任|为))"
)
"""研究了人事事项，决定任命甲为乙: what came of it, and no item of its own."""


def _is_of_the_same(masked: str, first: int, at: int, head: int, stop: int) -> bool:
    """Whether the clause only tells where the item goes, or whom it put where."""
    if clauses.SENDS_ON.match(masked, head, stop):
        return True
    return bool(_APPOINTS.match(masked, head) and _OF_STAFF.search(masked, first, at))


def _is_talk(part: str) -> bool:
    if _BEFOREHAND.match(part):
        return True
    return bool(clauses.SPEECH.match(part) or clauses.TO_COME.match(part))


def _grown(masked: str, going: _Cut | None, at: int, stop: int) -> _Cut | None:
    """The item with one more clause, or none where its heading ends before the clause."""
    ended = going is None or any(mark in masked[going.end : at] for mark in "：后")
    if going and not ended and goes_on(masked[at:stop], masked[going.head : at - 1]):
        going.end = stop
        return going
    return None


def _cut(
    text: str, masked: str, at: int, stop: int, match: re.Match[str], first: int | None
) -> _Cut | None:
    """The item that opens there if it names a matter, and one of its own behind another."""
    head, reach = at + match.start("body"), _reach(masked, at, match, stop)
    about = match.groupdict().get("about")
    matter = about if about is not None else text[reach:stop]
    if about is None and (
        _names_nothing(masked, reach) or clauses.GENERIC.match(masked, head, stop)
    ):
        return None
    if not (things(matter) or clauses.PASSED_ON_SOMETHING.match(text, head, stop)):
        return None
    if first is not None and not _is_fresh(text, masked, first, at, stop):
        return None
    if first is not None and _is_of_the_same(masked, first, at, head, stop):
        return None
    if within := clauses.DURING.match(masked, at, stop):
        stop = within.end()
    if heard := clauses.HEARD_THEN.search(masked, reach, stop + 1):
        stop = heard.start()
    if points := clauses.POINTS_BEHIND.search(masked, reach, stop):
        stop = points.start()
    verdict = clauses.OUTCOME_FIRST.match(masked, head, stop) is not None
    if left_out := clauses.LEFT_OUT.match(masked, head, stop):
        head = left_out.end()
    if stop - head < _SHORTEST:
        return None
    task = clauses.TASKED.match(masked, head, stop) if first is not None else None
    tied = first is not None and _is_told(
        text[task.end() if task else reach : stop], text[first:head]
    )
    own = task is not None and not tied
    return _Cut(at, head, stop, verdict, bool(match["lead"]), own, tied)


def _is_told(matter: str, before: str) -> bool:
    return any(is_named(one, before) for one in things(matter))


def _names_nothing(masked: str, reach: int) -> bool:
    """审议通过的办法: the verb tells of what follows; 听取了：甲；乙 lists."""
    listed = masked[reach] == "：" and masked.find("；", reach) > 0
    return masked[reach] in "，。；：的" and not listed


def _opening(part: str, chained: bool, listed: bool) -> re.Match[str] | None:
    """How an item opens: with a verb of the tables, else with whatever the meeting has done."""
    if (match := clauses.ITEM.match(part)) is not None:
        return match if match["lead"] or match["led"] or chained else None
    if talk := clauses.HELD_TALK.match(part):
        return talk if talk["lead"] or chained else None
    done = clauses.DONE.match(part)
    return done if done and (done["lead"] or (chained and listed)) else None


def _is_fresh(text: str, masked: str, first: int, at: int, stop: int) -> bool:
    """Whether a clause behind others opens an item: no tail (并…), no verdict on what they told."""
    if clauses.NAMED_ABOVE.match(masked, at, stop) or clauses.TAIL.match(masked, at, stop):
        return False
    verdict = clauses.VERDICT_BEHIND.match(masked, at, stop)
    if verdict is None:
        return True
    named = re.match("《[^》]*|[^，。；]*", text[verdict.end() : stop])
    if clauses.HEARD_THEN.search(masked, first, at) and masked[verdict.end()] != "《":
        return False
    settles = verdict["done"] or masked.startswith(("《", "关于"), verdict.end())
    return bool(settles and named and named.group() not in text[first:at])


def _shares(topic: str, before: str) -> bool:
    length = min(_ALIKE, len(topic))
    return any(topic[at : at + length] in before for at in range(len(topic) - length + 1))


def _lists_on(masked: str, start: int, end: int, chained: bool) -> bool:
    """会上，组织部作说明；审议甲: behind what others did the list of what the meeting did goes on,
    and so it does behind what opens no item (会议进行了人事任免；听取甲).
    """
    if start > 0 and masked[start - 1] == "；" and chained:
        return True
    part = masked[start:end]
    if clauses.SPEECH.match(part):
        return False
    if _opening(part, chained, listed=False) is not None:
        return True  # what names no matter (听取有关汇报) goes on too
    if not part.endswith("；"):
        return False
    return (clauses.OTHERS_TOLD.match(part) or clauses.WENT.match(part)) is not None


def _taken_up(text: str, masked: str, start: int, end: int) -> Iterator[_Cut]:
    """随后召开会议，会议审议了《…》: the item stands behind the clause that tells of it."""
    led = clauses.HELD_NEXT.match(masked, start, end) or clauses.OTHERS_TOLD.match(
        masked, start, end
    )
    found, _ = _cuts(text, masked, led.end(), end, chained=True) if led else ([], False)
    if found:
        yield from found
    elif "领" in masked and (led := clauses.LEADS.match(masked, start, end)):
        yield _Cut(start, led.start("item"), led.end(), False, True)
    elif clauses.LED.match(masked, start, end) and (
        passed := tuple(clauses.PASSED_ON.finditer(masked, start, end))
    ):
        for told in passed:
            yield _Cut(told.start(), told.start("item"), told.end(), False, True)
    elif given := one_report(text, masked, start, end):
        while given:
            yield _Cut(start, *given, False, True)
            start = given[1] + 1
            given = one_report(text, masked, start, end)
        yield from _cuts(text, masked, start, end, chained=True)[0]
    elif heard := clauses.HAVING_HEARD.match(masked, start, end):
        yield _Cut(start, heard.start("heard"), heard.end("heard"), False, True)
