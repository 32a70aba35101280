"""Votes as the text states them: 同意9票，不同意2票; 8票贊成、3票反對; 贊成者8人; 全票通过.

Read and never counted up: a number that is not written stays open. A vote goes to the verdict of
its own sentence, else of the one before, else of the one behind; one that fits no verdict surely
is left where it stands, with a warning.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.decisions.ballots import TOPIC_NUMBER, numbered_titles
from corpus.decisions.outcomes import HEARD, ORDERED, PUT_BEFORE, REPORTED_AGAIN, REVISED
from corpus.doubts import doubt
from corpus.grammar.numerals import NUMERAL, read_number
from corpus.grammar.sentences import SENTENCE
from corpus.model import Decision, Meeting, Section, Votes
from corpus.page.folding import fold

_WORTH = re.compile("票|反[对對]|[弃棄][权權]")
_SIGNS = "票反弃棄"
"""What no vote goes without, in either script: a quick look before a section is folded."""
_SIDES = {
    **dict.fromkeys(("不同意", "不赞成", "反对"), "against"),
    **dict.fromkeys(("赞成", "同意", "赞同"), "in_favour"),
    "弃权": "abstained",
}
_SIDE = "|".join(_SIDES)
_PEOPLE = "人|位|名"
_COUNTED = f"张?票|张|{_PEOPLE}"
_NONE = rf"(?P<none>无|没有)(?:人|委员|议员)?(?:投|表示)?(?P<z>{_SIDE})票?"
_SIDE_FIRST = (
    rf"(?P<a>{_SIDE})(?:票数?|意见|者|人数|的)?(?:分别)?[为有计共得：:]?"
    rf"(?P<m>{NUMERAL})(?:(?:{_COUNTED})(?![制据价务款证额])|(?=[，、；。）]|$))"
)
_NUMBER_FIRST = (
    rf"(?P<n>{NUMERAL})(?:张?票(?P<b>{_SIDE})票?|(?:{_PEOPLE})(?:与会)?(?:委员|议员|成员|代表|常委|同志)?"
    rf"(?:均|表示|投票|投了?)*(?P<c>{_SIDE})票?(?!者?[为有：:]?{NUMERAL}(?:{_COUNTED})))"
)
_VOTE = re.compile(f"{_NONE}|{_SIDE_FIRST}|{_NUMBER_FIRST}")
_UNANIMOUS = re.compile("全票(?:一致|表决|审议)*(?:通过|同意|赞成|当选)")
_HELD = re.compile("表决|投票|举手|票决")
_GAP = re.compile("[^。《》]{0,8}")
_TOPIC = re.compile(TOPIC_NUMBER)
_TOPIC_BEFORE = re.compile(f"(?P<topic>{TOPIC_NUMBER})[：:，]?$")
_NO_VERDICTS = {ORDERED, HEARD, REVISED, REPORTED_AGAIN, PUT_BEFORE}
_BLANKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class FoundVotes:
    """Votes and where they stand in a folded text without blanks."""

    votes: Votes
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Placed:
    """A verdict by its index among the section's decisions, its sentence and its object."""

    index: int
    start: int
    end: int
    object: int


def with_votes(meeting: Meeting) -> Meeting:
    """The meeting with its votes beside the decisions that they were held on."""
    told = [_section(section) for section in meeting.sections]
    if all(new is old for (new, _), old in zip(told, meeting.sections, strict=True)):
        return meeting
    lost = sum(left for _, left in told)
    unclear = (doubt("votes-unclear"),) if lost else ()
    sections = tuple(section for section, _ in told)
    return replace(meeting, sections=sections, warnings=meeting.warnings + unclear)


def find_votes(text: str) -> Iterator[FoundVotes]:
    """The votes in a folded text without blanks, in their order."""
    for sentence in SENTENCE.finditer(text):
        found = list(_in_sentence(sentence.group()))
        for everyone in _UNANIMOUS.finditer(sentence.group()):
            found = _with_unanimous(found, everyone)
        base = sentence.start()
        for one in sorted(found, key=lambda one: one.start):
            yield replace(one, start=base + one.start, end=base + one.end)


def _with_unanimous(found: list[FoundVotes], word: re.Match[str]) -> list[FoundVotes]:
    """以9票赞成全票通过 is one vote; 全票通过 elsewhere is one of its own."""
    for index, one in enumerate(found):
        if _GAP.fullmatch(word.string, one.end, word.start()):
            votes = replace(one.votes, unanimous=True)
            return [*found[:index], FoundVotes(votes, one.start, word.end()), *found[index + 1 :]]
    return [*found, FoundVotes(Votes(unanimous=True), *word.span())]


def _in_sentence(text: str) -> Iterator[FoundVotes]:
    run: list[re.Match[str]] = []
    for match in _VOTE.finditer(text):
        sides = {_side(one) for one in run}
        if run and (
            _side(match) in sides or not _GAP.fullmatch(text, run[-1].end(), match.start())
        ):
            yield from _votes(run, text)
            run = []
        run.append(match)
    yield from _votes(run, text)


def _votes(run: Sequence[re.Match[str]], text: str) -> Iterator[FoundVotes]:
    """A run of one side in people, 10人同意, is a vote only where one is said to be held."""
    counts = {_side(match): _count(match) for match in run}
    stated = {side: count for side, count in counts.items() if count is not None}
    ballots = any("票" in match.group() for match in run if not match["none"])
    if all(match["none"] for match in run):
        return
    if ballots or len(stated) > 1 or _HELD.search(text, 0, run[0].end()):
        votes = Votes(stated.get("in_favour"), stated.get("against"), stated.get("abstained"))
        yield FoundVotes(votes, run[0].start(), run[-1].end())


def _side(match: re.Match[str]) -> str:
    return _SIDES[match["z"] or match["a"] or match["b"] or match["c"]]


def _count(match: re.Match[str]) -> int | None:
    return 0 if match["none"] else read_number(match["m"] or match["n"])


def _section(section: Section) -> tuple[Section, int]:
    """The section with its votes, and how many votes fitted no verdict surely."""
    signed = [one.text for one in section.paragraphs if any(map(one.text.__contains__, _SIGNS))]
    bare = [_BLANKS.sub("", text) for text in signed]
    texts = [fold(text) for text in bare if _WORTH.search(text)]
    if not texts:
        return section, 0
    given: dict[int, Votes] = {}
    loose: list[FoundVotes] = []
    for text in texts:
        votes = list(find_votes(text))
        verdicts = list(_verdicts(section.decisions, text))
        on_topic = list(_on_topics(section, text, votes))
        given |= {index: found.votes for index, found in on_topic}
        votes = [one for one in votes if one not in {found for _, found in on_topic}]
        for index, found in _owners(text, votes, verdicts):
            if index is None:
                loose.append(found)
            else:
                given.setdefault(index, found.votes)
    judged = [i for i, decision in enumerate(section.decisions) if _is_verdict(decision)]
    if len(loose) == len(judged) == 1 and not given:
        given, loose = {judged[0]: loose[0].votes}, []
    decisions = tuple(
        replace(decision, votes=given.get(index, decision.votes))
        for index, decision in enumerate(section.decisions)
    )
    return replace(section, decisions=decisions), len(loose)


def _bare(text: str) -> str:
    return fold(_BLANKS.sub("", text))


def _on_topics(
    section: Section, text: str, votes: Sequence[FoundVotes]
) -> Iterator[tuple[int, FoundVotes]]:
    """对议题二：同意12票，不同意1票, where 《甲》（议题二） says what that is."""
    told = votes if _TOPIC.search(text) else ()
    titles = numbered_titles(_bare(one.text) for one in section.paragraphs) if told else {}
    for found in told:
        topic = _TOPIC_BEFORE.search(text, 0, found.start)
        title = titles.get(topic["topic"]) if topic else None
        for index, one in enumerate(section.decisions if title else ()):
            if _is_verdict(one) and _bare(one.object or "") == title:
                yield index, found


def _is_verdict(decision: Decision) -> bool:
    return decision.outcome not in _NO_VERDICTS


def _verdicts(decisions: Sequence[Decision], text: str) -> Iterator[_Placed]:
    for index, decision in enumerate(decisions):
        evidence = _bare(decision.evidence)
        start = text.find(evidence) if _is_verdict(decision) else -1
        if start >= 0:
            name = _bare(decision.object or "")
            at = text.find(name, start) if name else start
            yield _Placed(index, start, start + len(evidence), at if at >= 0 else start)


def _owners(
    text: str, votes: Sequence[FoundVotes], verdicts: Sequence[_Placed]
) -> Iterator[tuple[int | None, FoundVotes]]:
    """Each vote with the verdicts that it was held on, or with ``None``."""
    sentences = [match.span() for match in SENTENCE.finditer(text)]
    for found in votes:
        own = [v for v in verdicts if v.start <= found.start and found.end <= v.end]
        if own:
            beside = [v for v in votes if own[0].start <= v.start < own[0].end]
            own = _divided(own, beside, found) if len(beside) > 1 else own
        else:
            own = _next_to(found, [v for v in verdicts if not _has_votes(v, votes)], sentences)
        yield from ((verdict.index, found) for verdict in own)
        if not own:
            yield None, found


def _divided(
    verdicts: Sequence[_Placed], votes: Sequence[FoundVotes], found: FoundVotes
) -> list[_Placed]:
    """《甲》（9票）、《乙》（8票）, or 以9票通过《甲》，以8票通过《乙》: whichever comes first."""
    if votes[0].start < min(verdict.object for verdict in verdicts):
        following = next((v.start for v in votes if v.start > found.start), verdicts[0].end)
        return [v for v in verdicts if found.end <= v.object < following]
    before = max((v.end for v in votes if v.end <= found.start), default=0)
    return [v for v in verdicts if before <= v.object < found.start]


def _has_votes(verdict: _Placed, votes: Sequence[FoundVotes]) -> bool:
    return any(verdict.start <= found.start < verdict.end for found in votes)


def _next_to(
    found: FoundVotes, verdicts: Sequence[_Placed], sentences: Sequence[tuple[int, int]]
) -> list[_Placed]:
    """The verdicts of the sentence in front, else of the one behind."""
    start, end = next(s for s in sentences if s[0] <= found.start < s[1])
    front = [v for v in verdicts if v.end in (start, start - 1)]
    return front or [v for v in verdicts if v.start == end]
