"""What the words on where a matter goes next are on.

可研报告修改后提交董事会审议 names it in the clause itself; else a clause before it does, or it is
what the verdict before it is on: 原则同意《甲》《乙》，报区委审定.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.decisions.outcomes import DOCUMENT_RUN, GOES_FURTHER, PUT_OFF, REFUSED, Context
from corpus.grammar.documents import find_documents, is_stage_of, shortens
from corpus.grammar.patterns import late
from corpus.grammar.subjects import matter_of
from corpus.grammar.tables import one_of, table_patterns, table_words
from corpus.model import Decision

TABLE = "onward"
_PARTWORDS = ("matter", "held back", "revised", "issued", "assembly", "decides")
WORDS = {name.replace(" ", ""): one_of(table_words(TABLE, name)) for name in _PARTWORDS}
WORDS["organ"] = table_patterns(TABLE, "organ", {})
WORDS["way"] = table_patterns(TABLE, "way", WORDS)

_SEGMENT = late("[^；。！]+")
_CLAUSE = late("[^，：；。！]+")
_NAME = late(
    r"(?:[（(]?[＿\d一二三四五六七八九十]{1,3}[)）.．、]\s*)?+(?:会议|一致|经?研究|决定|议定|商定|明确|确定|同意|原则|倾向于?|其中|但是?|至于|对(?![外内])于?|关于|并|也|就|将|把)*+"
    r"(?P<name>(?!按照?(?!揭)|根据|结合)[^，：；。]{2,60}?)"
    rf"(?:(?P<waits>留?[待视](?![遇察频角])[^，：；。]{{2,60}})|[仍尚还](?:存在?|有)[^，：；。]+|由[^，：；。]{{2,60}}|现有[^，：；。]+|(?P<left>(?<![原成诱])因(?![素果此而公])[^，：；。]{{2,40}}|(?:没有|未|无)[^，：；。]{{0,6}}(?:异议|意见)|(?:目前)?(?:条件|时机)[^，：；。]*不[^，：；。]+|(?:这次|此次|本次)[^，：；。]+)|继续[^，：；。]+|再(?:[作次行]|进一步|征求|研究)[^，：；。]+|(?:暂[缓不]|先不)[^，：；。]+)?(?:{WORDS['way']})*"
)
_LEFT_OVER = late(
    r"(?:但|其中)?(?P<name>(?:其余|余下|剩余)(?:部分|[\d一二三四五六七八九十]+[家个户宗处件名项部]))(?P<waits>[待视])?"
)
_WORKED_ON = late(
    "对于?(?P<name>[^，；：。对]{3,40}?)(?:再|进一步|继续|充分|抓紧|[作做]|进行)+(?:论证|研究|修改|完善|核实|测算|细化|深化|优化|调研|评估)"
)
"""甲局要对乙方案作进一步论证，待条件成熟后…: what is worked on until then."""

_A_MATTER = late(rf"(?:{WORDS['matter']}|[》”）]|与否)$|^(?:其余|余下|剩余)")
_NO_NAME = late(table_patterns(TABLE, "no name", {}))
_ACTS = late(
    "(?:进一步|抓紧|[再作做])*(?:(?:修改|完善|修订|补充|论证|调研|核实|测算)[、和]?)+|[^，。；]*(?:拿出|出具|形成)[^，。；]*(?:意见|报告)"
)
"""会议决定修改后再次上会: what is done to the matter is not its name."""

_POINTS = late(table_patterns(TABLE, "points", {}))
_OPINION = late("(?:会审|审查|评审|审核|会议|研究|处理|审议|办理)(?:意见|结论|结果)")
"""会审意见：下次会审会再议: a label, and no matter."""

_MANY = late("[^，。；]{0,6}(?:上述|以上|前述|[两三四五六七八九])")
TOLD_TO = late("(?:由|请|交由?|责成|授权|委托|要求)(?!求)")
_REASON = late(
    "(?:因|由于|鉴于|考虑到?|经|根据|按照?|结合|待|视|如|若|由|请|会同|并|且|保持|维持|未|尚|目前|征求|吸收|先|以)"
)
_SKIPPED = late(
    rf"{_REASON.pattern}|聚焦|围绕|要求[^，；。]{{2,12}}?[局处委办部科室位](?=[^，；。])|组织(?!架构|机构)|指导|督促|协调|抓紧|尽快|会同|配合|进一步|(?:测算|核算|摸清|梳理|比选)(?!结果|报告)|(?!其余|余下|剩余)[^，]*(?:后|前|的)$"
)
_NO_SUBJECT = late(
    rf"{TOLD_TO.pattern}|{_REASON.pattern}|提[请交]|报|再|继续|进一步|抓紧|聚焦|围绕|针对"
)
_RULES = late("商定|同意|通过|批准|决定|审定|采纳|确定|讨论|研究|审议|听取")
_TOPIC = late(
    "(?:^|[；。])(?:会议)?(?:就|对于?|关于|围绕)(?P<name>(?![^，；。：]*进行了)[^，；。：]{2,40}?)(?:问题|事宜|事项)?，"
)
_TOPIC_FIRST = late(
    r"(?:[（(]?[\d一二三四五六七八九十]{1,3}[)）.．、]\s*)?(?:关于|对于?)(?P<name>(?!会议|[^，；。：]*[了过作])[^，；。：]{4,40}?)(?:的?(?:问题|事宜|事项))?[，。]"
)
"""关于甲问题，乙组通报了情况。: what a paragraph is on from its first words."""

_TITLED = late(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[)）.．、])?(?P<name>(?!会议|同意)[^，。；：]{2,30}?(?:项目|工程|方案|案件|议题|地块|合同|系统|事故|纠纷))。"
)
"""（二）某某工程。…: the paragraph has a title of its own."""

_TAKEN_UP = late(
    "(?:(?:讨论|研究|审议|听取)(?:[和与并、](?:讨论|研究|审议))?了?(?!后|倾向|认为|决定|同意|一致)(?=[^，；。：]{4})|倾向于?(?:采[用取])?(?=[^，；。：]{1,16}方案))"
    "(?P<name>[^，；。：]{3,60})，"
)
_REVISED = late("^修[订改](?:完善)?后的")
_FORMER = late("(?:^|[，；])(?:对)?(?P<last>后者)|(?:^|[，；])(?:对)?前者")
_WHO_FOR = late("(?:^|[，；])(?:其中|但)?(?P<who>[^，；因]{2,20}?)(?:因|由于)[^，；]*，$")
PASSING = late(
    rf"(?:将|把)?(?P<name>(?>《(?:[^《》]|《[^《》]*》)*》|[^，；。]){{0,80}}?)(?:{WORDS['way']})*(?:提请|提交|报请)(?!的)[^，；。]*$"
)

_HANDLING = late(
    "(?:该?方案|总体|整体|调整|改革|这一|上述)的?(?:基本|总体)?(?:思路|方向)|(?:签署|签订|印发|办理|立项|(?:付诸|组织)?实施|公布|发布|上报)"
    "|按照?[^，。；《]{0,16}(?:方案[一二三四甲乙丙丁ABC]?|名单|金额|意见|标准|程序)[^，。；《]{0,8}(?:实施|执行|兑现|发放|办理|拨付|建设)"
)


def is_handling(words: str, outcome: str) -> bool:
    """Whether the words behind a verdict name nothing: 同意按方案二实施, 不同意提交董事会."""
    passing = PASSING.match(words) if outcome == REFUSED else None
    return not words or bool(_HANDLING.fullmatch(words) or (passing and not passing["name"]))


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause with its segment (between ；) in the sentence whose titles are masked."""

    text: str
    start: int
    end: int
    segment: int


def clauses_in(text: str, sign: re.Pattern[str]) -> Iterator[Clause]:
    """The clauses of a masked sentence that hold the sign."""
    for segment in _SEGMENT.finditer(text):
        for clause in _CLAUSE.finditer(text, segment.start(), segment.end()):
            if sign.search(text, *clause.span()):
                yield Clause(text, *clause.span(), segment.start())


def own_name(context: Context, clause: Clause, at: int, *, strict: bool = True) -> str | None:
    """The matter that the clause, or a clause before it in the segment, names; "" for none.

    ``None`` where it names what is no matter of the meeting: 结果报区委, 凡…的报区委审定.
    """
    own = clause.text[clause.start : at]
    told = None if _NO_SUBJECT.match(own) else _named_in(own)
    name = told["name"] if told else ""
    if told and _NO_NAME.search(name):
        return None
    if told and _POINTS.match(name):
        return _of_whom(clause, name)
    waits = told and (told["waits"] or clause.text[at] in "待视")
    if told and (waits or not strict or _A_MATTER.search(name)):
        return _spelled(context, clause.start + told.start("name"), name)
    for start, words in _clauses_back(clause):
        told = _named_in(words)
        told = told if told and _A_MATTER.search(told["name"]) else _WORKED_ON.search(words) or told
        name = told["name"] if told else ""
        first = not strict and start == clause.segment
        named = told and (told.groupdict().get("left") or first or _A_MATTER.search(name))
        if told and named and not _NO_NAME.search(name):
            begin = start + told.start("name")
            return "" if _POINTS.match(name) else _spelled(context, begin, name)
    return ""


def _of_whom(clause: Clause, name: str) -> str:
    """该村报酬 behind 柳村因…, is 柳村报酬."""
    found = _WHO_FOR.search(clause.text, clause.segment, clause.start)
    who = found["who"] if found and name[0] == "该" else ""
    for size in (1, 2, 3) if who else ():
        if who.endswith(name[1 : 1 + size]) and name[1 + size :]:
            return who + name[1 + size :]
    return ""


def _named_in(words: str) -> re.Match[str] | None:
    told = _LEFT_OVER.match(words) or _NAME.fullmatch(words)
    nothing = told and (_ACTS.fullmatch(told["name"]) or _OPINION.fullmatch(told["name"]))
    return None if nothing else told


def _clauses_back(clause: Clause) -> Iterator[tuple[int, str]]:
    """The clauses before in the segment that may name the matter: none behind a ruling."""
    front = [*_CLAUSE.finditer(clause.text, clause.segment, clause.start)]
    for told in front[::-1]:
        if _RULES.search(told.group()):
            break
        if not _SKIPPED.match(told.group()):
            yield told.start(), told.group()
    if front and not _RULES.search(front[0].group()) and not _SKIPPED.match(front[0].group()):
        yield front[0].start(), front[0].group()


def _spelled(context: Context, at: int, name: str) -> str:
    """公报 is 《甲公报》 where only one document of the item ends so."""
    bare = context.sentence[at : at + len(name)]
    bare = bare[1:].partition("》")[0] if bare[0] == "《" else _REVISED.sub("", bare)
    titles = {one.mention.title for one in context.documents} | set(context.headed)
    titles |= {one.object for one in context.earlier if one.object}
    whole = {title for title in titles if title != bare and shortens(bare, title)}
    return whole.pop() if len(whole) == 1 else bare


def names_of(
    context: Context, found: Sequence[Decision], clause: Clause, at: int
) -> tuple[str | None, ...]:
    """What the verdict before these words is on, in the segment, the sentence, the item."""
    segment = context.sentence[clause.segment : at]
    ruled = [one for one in found if one.object and _is_verdict(one)]
    ruled = [one for one in ruled if not _POINTS.fullmatch(one.object or "")]
    named = [(segment.rfind(one.object or ""), one.object) for one in ruled]
    place, name = max(named, default=(-1, None))
    run = _run_before(context, clause.segment, at)
    if name and place >= 0 and name not in run:
        return _many(context, name)
    if run:
        return tuple(_with_stage(context, one) for one in _one_of(segment, run))
    return _of_sentence(context, found, ruled, clause)


def _with_stage(context: Context, title: str) -> str:
    """《甲》 is the 《甲（送审稿）》 of the heading."""
    return next((one for one in context.headed if is_stage_of(title, one)), title)


def _is_verdict(one: Decision) -> bool:
    """Whether it says what was settled: 同意提请大会审议 does not."""
    passing = one.object and PASSING.match(one.object)
    return one.outcome not in GOES_FURTHER and not passing


def _one_of(segment: str, run: tuple[str, ...]) -> tuple[str, ...]:
    """前者予以通过，后者…: which of two."""
    told = [*_FORMER.finditer(segment)][-1:]
    if not told or len(run) != 2:
        return run
    return run[1:] if told[0]["last"] else run[:1]


def _of_sentence(
    context: Context, found: Sequence[Decision], ruled: Sequence[Decision], clause: Clause
) -> tuple[str | None, ...]:
    """What the sentence is on as a whole, else what was settled before it."""
    topic = _TOPIC.search(context.sentence, max(clause.segment - 1, 0), clause.start)
    if topic:
        return (topic["name"],)
    if any(_is_verdict(one) and not one.object for one in found):
        return _headed(context)
    every = tuple(one.object for one in ruled)
    if len(every) > 1 and set(every) <= set(context.headed):
        return every
    if ruled:
        return _many(context, ruled[-1].object)
    if not context.fallback and (taken := _TAKEN_UP.search(context.sentence, 0, clause.start)):
        name = matter_of(taken["name"]) or taken["name"]
        return (name,) if len(context.headed) < 2 else context.headed
    going = [one for one in context.earlier if one.outcome not in (PUT_OFF, REFUSED)]
    above = tuple(one.object for one in going or context.earlier)
    if len(above) > 1 and (last := _last_title(context)):
        above = tuple(one for one in above if one and shortens(last, one)) or above
    first = topic_first(context)
    return (first,) if first else above or _headed(context)


def topic_first(context: Context) -> str | None:
    """What the paragraph is on by its first words, unless a verdict of its own came between."""
    paragraph = context.said.paragraph
    told = _TOPIC_FIRST.match(paragraph) or _TITLED.match(paragraph)
    settled = any(one.evidence in context.said.paragraph for one in context.earlier)
    return told["name"] if told and not settled and not context.fallback else None


def _last_title(context: Context) -> str | None:
    """The document that the paragraph names last before the sentence."""
    titles = [found.mention.title for found in find_documents(context.said.before)]
    return titles[-1] if titles else None


def _many(context: Context, name: str | None) -> tuple[str | None, ...]:
    """上述两个目录 are the documents of the heading."""
    several = name and _MANY.match(name) and len(context.headed) > 1 and len(name) < 12
    return context.headed if several else (name,)


def _headed(context: Context) -> tuple[str | None, ...]:
    return (context.fallback,) if context.fallback else context.headed or (None,)


def _run_before(context: Context, start: int, at: int) -> tuple[str, ...]:
    """《甲》《乙》和《丙》 that stand last before these words."""
    inside = (one for one in context.documents if start <= one.start and one.end <= at)
    before = [one for one in inside if not context.is_basis(one)]
    run = before[-1:]
    for one in reversed(before[:-1]):
        if not DOCUMENT_RUN.match(context.sentence[one.end : run[0].start]):
            break
        run.insert(0, one)
    return tuple(one.mention.title for one in run)
