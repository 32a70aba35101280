"""议题: the items of a record with heading, paragraphs, documents, reporters, decisions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.decisions.assigned import with_assignments
from corpus.decisions.ballots import of_items_voted
from corpus.decisions.charged import charged_by, with_charges
from corpus.decisions.digest_clauses import POINT_ON
from corpus.decisions.finding import find_decisions
from corpus.decisions.hearings import heard
from corpus.decisions.item_endings import statements, with_endings
from corpus.decisions.item_matters import titles_kept
from corpus.decisions.matters import is_handling
from corpus.decisions.numbered_digest import sub_items, told_as_digest
from corpus.decisions.outcomes import (
    COMING_BACK,
    HEARD,
    ORDERED,
    VERDICTS,
)
from corpus.decisions.reporters import find_reporters, may_report
from corpus.decisions.scopes import opens_list
from corpus.decisions.text_order import in_text_order
from corpus.decisions.told_once import told_once
from corpus.decisions.undone import what_was_done
from corpus.decisions.verdicts import item_decisions
from corpus.decisions.whole_objects import whole_objects
from corpus.grammar.documents import mentions_in
from corpus.grammar.sentences import SENTENCE, Passage, passages
from corpus.grammar.subjects import SHORT_FORM, draft_of, matter_of
from corpus.grammar.tables import one_of, table_pairs
from corpus.items.done_by import done_by_somebody
from corpus.items.finding import find_items
from corpus.model import Decision, Paragraph, ParseWarning, Section
from corpus.page.layout import begins_unit
from corpus.page.mending import Line, is_complete, join_broken
from corpus.page.parts import Heading, Parts

ITEM_KINDS = dict(table_pairs("item_kinds"))

_NO_NOUN = "(?:(?<!学习)|(?!情况|成果|体会|生活))"
"""思想、工作、学习情况: no verb; 审议情况 tells that something was weighed."""

_VERB = re.compile(one_of(ITEM_KINDS) + _NO_NOUN)
_SETTLED = frozenset(VERDICTS.values())
_TITLES = re.compile(r"《[^》]*》?")
_CLAUSE_VERB = re.compile(
    rf"(?:^|[，、；]|并)(?:会议|集体|认真|分别|专题|原则)*({one_of(ITEM_KINDS)})" + _NO_NOUN
)
_SECOND_VERB = re.compile(r"[、和并与及]?(审议|讨论|研究|审查|审定)")
_VERB_LAST = re.compile(rf"(?:就|对|围绕)[^。；]+?进行了?((?:安排|预审|{one_of(ITEM_KINDS)})+)")
_GIVEN = re.compile(
    "(?:代表[^，。；]{2,24}?)?[作做]了?[^，。；]*报告|汇报(?!会)|介绍了"
    "|对[^。；]{2,}?(?:进行|[作做])了?[^，。；]{0,4}(?:汇报|介绍)$"
    "|就[^。；]{2,}?(?:(?:进行|[作做])了?[^，。；]{0,4}(?:汇报|介绍)|听取了?[^，。；]+(?:意见|建议))$"
)
"""代表理事会作年度工作报告, 汇报了甲情况, 就乙听取了各方意见: it was heard."""

_OUTCOME_VERB = re.compile(r"(?:原则)?(?:同意|通过)")
LABEL = re.compile(
    r"([（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)]|\d{1,2}[.．、](?!\d)|[①-⒛㈠-㈩]|[一二三四五六七八九十]{1,3}、)\s*"
)
"""The label of a paragraph: （一）, (1), 1., ①, ⒈, ㈠."""

_DONE = re.compile(r"(?:》|汇报|事项|精神|情况|工作|报告|方案|议题|事宜|问题|意见|请示|安排|分工)$")
_FIRST_CLAUSE = re.compile(r"(?:[^，。；《]|《[^》]*》?)+")
_UPON = re.compile(
    r"(关于[^，。；：]{2,40}?|[^，。；：]{4,40}?(?:事宜|问题|事项|方案|工作|情况))(?=经(?:会议|集体)?(?:讨论|研究|审议)[，后])"
)
"""关于电梯大修事宜经讨论，同意…: a heading that a page ran into what was decided."""

_COLON = re.compile(r"((?:审议|关于|《)(?:[^，。；：《]|《[^》]*》){2,60})：(?=[^：]*[，。])")
"""关于提高额度：赞成13票，同意提高。: the matter before the colon, what became of it behind."""

_IS_NEW = re.compile("会议[^《》]{0,20}(?:同意|通过|审定|认为|指出|强调|听取)[^《》]{0,12}《")
"""A verdict on a title of its own: the one above only lacks its last mark."""

_FIELD = re.compile(r"[\u3400-\u9fff]{2,6}[：:]|\d{1,2}\.\d{1,2}(?!\d)")
"""汇报人：, 决定：, 2.1: no heading goes on so."""

_ASIDE = re.compile(
    r"[（(](?:(?:汇报|传达|报告|通报|提案|提请|提交|申报|承办|责任)[^（）()：:]{0,6}[：:][^（）()]{1,30}"
    r"|[^（）()《》]{2,16}(?<!听取)(?:汇报|传达|通报|提请|提出)"
    r"|(?:列席|参加|回避)(?:人员?|单位)?[：:][^（）()]{2,60}|[^（）()《》]{2,60}(?:列席|回避)(?:[本该此][项次]?)?(?:议题|会议|讨论){0,2})[）)]$"
)
"""（汇报人：某某）, （某某列席） behind a heading."""

_BARE = re.compile(
    "(?:修[订改](?:完善)?后的)?(?P<kind>(?:实施|工作)?(?:方案|办法|意见|细则|规定|名单|清单|预案|报告|规划|计划))"
)
"""会议同意方案: the one that the heading names."""

_POINTS = re.compile(
    "[该本此](?:[^，。；]{0,4})?(?:方案|规划|计划|项目|请示|报告|议题|事项|意见|办法|设计|调整)(?:本次会议)?"
)
"""该调整方案: the one matter of the heading, by whatever word."""

_IN_PART = re.compile("其中|其余|另[有外]?\\d")
_ON_IT = re.compile("(?:该|此|本)(?:项目|事项|议题|议案|申请|请示|方案|问题|项工作)")
"""本次会议不予审批 behind 该项目…: the one of the heading."""

_RULED_LABEL = re.compile(
    "(?:会议)?(?:议定|议决|决定|研究|讨论|审议|会商)(?:的?事项|结果|意见|情况)："
)
"""议定事项：原则同意 names no matter before its colon."""

_VAGUE = ("研究", "讨论", "审议", "汇报", "工作")
_FRAMED = re.compile("【([^【】]{2,12})】")
_SAYS = re.compile(
    r"会议(?:一致)?(?:认为|指出|强调|要求|明确|确定|决定|议定|商定)[，：]?"
    r"|经(?:会议|集体|充分)*(?:研究|讨论|审议|协商)后?，(?:会议)?(?:一致)?(?:决定[，：]|认为|议定|明确)?[，：]?"
)
_LONGEST_HEADING = 80
_FREE = 12
"""So many characters more than a line holds did not make it end: what follows is no rest of it."""
_LONGEST_LOOK = 200


def read_sections(parts: Parts, whole: str) -> tuple[tuple[Section, ...], tuple[ParseWarning, ...]]:
    """The items between the preamble and the end; ``whole`` is the document's compact text."""
    sections: list[Section] = []
    warnings: list[ParseWarning] = []
    stops = [heading.index for heading in parts.headings[1:]] + [len(parts.items)]
    for order, (heading, stop) in enumerate(zip(parts.headings, stops, strict=True), start=1):
        lines = parts.items[heading.index + 1 : stop]
        section, doubts = read_section(order, heading, lines, whole, formal=True)
        sections.append(section)
        warnings += doubts
    return tuple(sections), tuple(warnings)


def read_section(
    order: int, heading: Heading, lines: Sequence[Line], whole: str, *, formal: bool = False
) -> tuple[Section, tuple[ParseWarning, ...]]:
    """One item: its heading, in formal minutes mended over its lines, then its paragraphs, which
    are whole in any other text.
    """
    title, run_in = heading.text, ""
    if formal:
        title, lines = _whole_heading(heading.text, lines)
        counted = (heading.number or "")[-1:] == "是" and "了" in title
        title, run_in = _by_first_clause(title) if counted else _split_run_in(title)
    aside = _ASIDE.fullmatch(run_in) is not None
    first = [Line(lines[0].number if lines else 0, run_in)] if run_in and not aside else []
    mended = join_broken([*first, *lines], begins_unit, whole) if formal else (lines, ())
    joined, warnings = (line for line in mended[0] if line.text), mended[1]
    texts = [run_in] * aside + [line.text for line in joined]
    paragraphs = tuple(map(_paragraph, texts))
    return _section(order, heading.number, title, paragraphs, formal), warnings


def _section(
    order: int, number: str | None, heading: str, paragraphs: tuple[Paragraph, ...], formal: bool
) -> Section:
    texts = tuple(paragraph.text for paragraph in paragraphs)
    item = passages(texts)
    documents = mentions_in((heading, *texts))
    decisions = _decided_in_parts(heading, item) if formal else _decided(heading, item)
    titles = {mention.title: None for mention in documents}
    kept = titles_kept(heading) if "情况" in heading else ()
    named = [one for one in titles if one not in kept] or [draft_of(matter_of(heading) or "")]
    return Section(
        order=order,
        number=number,
        heading=heading,
        kinds=read_kinds(heading, texts),
        paragraphs=paragraphs,
        documents=documents,
        reporters=_reporters((heading, *texts)),
        decisions=tuple(
            told_once(titles, map(what_was_done, (_spelled_out(named, one) for one in decisions)))
        ),
    )


def _decided(heading: str, item: tuple[Passage, ...]) -> tuple[Decision, ...]:
    """Of an item without a number, as digests tell it, else as formal minutes do."""
    item = _unspoken(item)
    told = item_decisions(heading, item) or _decisions(heading, item, formal=False)
    whole = whole_objects(heading, item, _on_matter(heading, told))
    return with_charges(item, of_items_voted(item, whole), formal=False)


def _decided_in_parts(heading: str, item: tuple[Passage, ...]) -> tuple[Decision, ...]:
    """Of a numbered item, as formal minutes tell it, with what it tells like a digest."""
    told: dict[Decision, None] = {}
    for head, part in sub_items(heading, _unspoken(item)):
        found = _on_matter(head, _decisions(head, part, formal=True))
        found = tuple(whole_objects(head, part, found))
        found = with_endings(matter_of(head), part, told_as_digest(head, part, found))
        found += tuple(statements(head, part, found))
        ruled = any(one.outcome not in (HEARD, ORDERED) for one in found)
        found = tuple(one for one in found if not (ruled and one.outcome == HEARD))
        found = with_charges(part, found or tuple(charged_by(head)))
        found = with_assignments(part, found)
        told |= dict.fromkeys(in_text_order(found, [passage.text for passage in part]))
    return tuple(told) or _heard_alone(heading, item)


def _unspoken(item: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Without what those present said: 甲：同意。 settles nothing."""
    return tuple(passage for passage in item if not passage.is_spoken)


def _heard_alone(heading: str, item: tuple[Passage, ...]) -> tuple[Decision, ...]:
    """二、听取甲情况的汇报 above text that decides nothing, or 听取了 alone: it was heard."""
    if not heading.startswith("听取") or not (item or heading.startswith("听取了")):
        return ()
    return tuple(heard(heading, heading))


def _on_matter(heading: str, decisions: tuple[Decision, ...]) -> tuple[Decision, ...]:
    """Verdicts without words of their own are on the heading's matter, where all are such."""
    decisions = tuple(map(_of_point, decisions))
    matter = draft_of(matter_of(heading) or "") or None
    if matter and not matter.endswith(_VAGUE) and "三重一大" not in matter:
        decisions = tuple(_on_what(matter, one) for one in decisions)
    settled = [one for one in decisions if not one.responsible or one.outcome in COMING_BACK]
    if any(one.object or _IN_PART.search(one.evidence) for one in settled):
        settled = [one for one in settled if not one.object and _ON_IT.search(one.evidence)]
    return tuple(replace(one, object=matter) if one in settled else one for one in decisions)


def _of_point(one: Decision) -> Decision:
    """（1）甲项目：原则同意 is on the project."""
    if label := _RULED_LABEL.match(one.evidence):
        of_label = one.object and label.group().endswith(f"{one.object}：")
        return replace(one, object=None) if of_label else one
    own = None if one.object else POINT_ON.match(one.evidence)
    return replace(one, object=own["name"]) if own else one


def _on_what(matter: str, one: Decision) -> Decision:
    """同意实施, 同意按方案二实施 is on the matter of the heading."""
    handled = one.object and not one.responsible and is_handling(one.object, one.outcome)
    return replace(one, object=matter) if handled else one


def _spelled_out(named: Sequence[str], decision: Decision) -> Decision:
    """The decision on the one thing of the section that 该方案 can point to."""
    name = decision.object
    if not name:
        return decision
    if decision.outcome not in (HEARD, ORDERED):
        name = draft_of(name)
    pointing, bare = SHORT_FORM.fullmatch(name), _BARE.fullmatch(name)
    kind = pointing["kind"] if pointing else bare["kind"] if bare else ""
    meant = {name for name in named if kind and (kind in name if pointing else name.endswith(kind))}
    if not meant and len(named) == 1 and _POINTS.fullmatch(name):
        meant = set(filter(None, named))
    return replace(decision, object=meant.pop() if len(meant) == 1 else name)


def _decisions(heading: str, item: tuple[Passage, ...], *, formal: bool) -> tuple[Decision, ...]:
    """Of the paragraphs; of the heading too (一、原则同意《甲》) where they only say who acts."""
    headed = tuple(one.title for one in mentions_in((heading,)))
    fallback = headed[0] if len(headed) == 1 else None
    listed = formal and opens_list(heading)
    told = find_decisions(item, fallback, formal, headed=headed, listed=listed)
    settled = any(decision.outcome in _SETTLED for decision in told)
    if settled and (not fallback or any(decision.object == fallback for decision in told)):
        return told
    own = find_decisions((Passage(heading),), fallback, formal)
    if settled:
        own = tuple(one for one in own if one.object == fallback)
    return tuple(one for one in own if not told or one.outcome in _SETTLED) + told


def read_kinds(heading: str, texts: tuple[str, ...] = ()) -> tuple[str, ...]:
    """The kinds of item by the verbs of the heading's clauses, else of the first paragraph's."""
    if _GIVEN.match(heading):
        return ("听取",)
    for text in (heading, *texts[:1]):
        bare = _without_titles(text[:_LONGEST_LOOK])
        verbs = list(_clause_verbs(bare))
        if verbs:
            return tuple(dict.fromkeys(ITEM_KINDS[verb] for verb in verbs))
        if _OUTCOME_VERB.match(bare):
            return ("审议",)
        if text is heading and bare.endswith("汇报"):
            return ("听取",)
    verb = _VERB.search(_TITLES.sub("", heading))
    return (ITEM_KINDS[verb.group()],) if verb else ()


def _without_titles(text: str) -> str:
    return _TITLES.sub("《》", text) if "《" in text else text


def _clause_verbs(text: str) -> Iterator[str]:
    """The verbs that open the clauses, two where they stand together, and 就…进行了研究."""
    for match in _CLAUSE_VERB.finditer(text):
        if match[1] == "决定" and match.start() > 0:
            continue
        yield match[1]
        second = _SECOND_VERB.match(text, match.end())
        if second:
            yield second[1]
    for match in _VERB_LAST.finditer(text) if "进行" in text else ():
        yield from _VERB.findall(match[1])


def _reporters(texts: tuple[str, ...]) -> tuple[str, ...]:
    names: dict[str, None] = {}
    for text in texts:
        if may_report(text):
            for sentence in SENTENCE.findall(text):
                names |= dict.fromkeys(find_reporters(sentence))
    return tuple(names)


def _whole_heading(text: str, lines: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """A heading has no full stop, so it goes on in the next line only if that has none either."""
    last = text
    while lines:
        index = next((i for i, line in enumerate(lines) if line.text), None)
        if index is None or not _goes_on(text, lines[index].text):
            break
        if len(lines[index].text) > len(last) + _FREE and not _is_open(text):
            break
        last = lines[index].text
        text, lines = text + last, lines[index + 1 :]
    return text, lines


def _goes_on(text: str, following: str) -> bool:
    if begins_unit(following) or "。" in text or _IS_NEW.match(following):
        return False
    if _FIELD.match(following) or _ASIDE.search(text):
        return False
    opened = _is_open(text)
    prose = "。" in following or following.startswith("会议") or is_complete(following)
    if opened and not text.count("《") > text.count("》"):
        return not prose
    return opened or (not prose and not _DONE.search(text))


def _by_first_clause(text: str) -> tuple[str, str]:
    """一是学习了甲，号召…: what was done, and all that is told of it."""
    clause = _FIRST_CLAUSE.match(text)
    head = clause.group() if clause else text
    return head, "" if head == text.rstrip("；。") else text


def _is_open(text: str) -> bool:
    return text.count("《") > text.count("》") or text[-1:] in "，、及和的关于与"


def _split_run_in(text: str) -> tuple[str, str]:
    """一、关于某事。会议听取了…: the first sentence is the heading, unless it is the minutes."""
    text = text.strip()
    if text.startswith(("会议", "会上")) and (items := find_items(text)) and items[0].start == 0:
        return items[0].heading, text
    if (aside := _ASIDE.search(text)) is not None:
        head, told = _split_run_in(text[: aside.start()])
        return head, told + aside.group()
    colon = _COLON.match(text) if "：" in text else None
    upon = _UPON.match(text) if "经" in text else None
    if (named := _FRAMED.match(text) or upon or colon) is not None:
        return named[1], text[named.end() :]
    first = next((s for s in SENTENCE.findall(text) if s), "")
    if "。" not in text and len(text) <= _LONGEST_HEADING * 2:
        return text.rstrip("：:；;"), ""
    if len(first) > _LONGEST_HEADING or first.startswith(("会议", "经")) or "，" in first:
        said = _SAYS.match(text)
        clause = _FIRST_CLAUSE.match(text, said.end() if said else 0)
        done = "" if first.startswith(("会议", "经")) else done_by_somebody(first)
        return done or (clause.group() if clause else first), text
    return first.rstrip("。"), text[len(first) :].strip()


def _paragraph(text: str) -> Paragraph:
    match = LABEL.match(text)
    if not match:
        return Paragraph(None, text)
    return Paragraph(match[1], text[match.end() :].strip())
