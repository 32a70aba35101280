"""Who acts and by when, where a note says it beside a point: （责任单位：甲局；完成时限：5月底前）.

The note stands in brackets behind a sentence, or on lines of its own below a paragraph. It is of
what that sentence decided; of one that decided nothing it makes a duty.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from corpus.decisions.outcomes import HEARD, ORDERED
from corpus.grammar.clauses import POINT
from corpus.grammar.deadlines import take_deadline
from corpus.grammar.organizations import is_organization, leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.sentences import SENTENCE, Passage
from corpus.model import Decision

_WHO = "(?:责任|牵头|主办|承办|落实|主责|实施)(?:单位|部门|科室|处室)"
_WITH = "(?:配合|协办|协助|参与|会办)(?:单位|部门|科室|处室)"
_BY = "(?:完成|办结|落实|整改)?(?:时限|期限)|完成时间"
_LABEL = late(f"(?P<who>{_WHO})[：:]|(?P<with>{_WITH})[：:]|(?P<by>{_BY})[：:]")
_IN_BRACKETS = late(
    rf"[（(](?P<note>(?:{_WHO})[：:][^（）()]{{2,80}}|由?[^（）()，。；：]{{2,40}}(?:负责|牵头)"
    r"(?:[，；][^（）()，。；]{2,40}(?:配合|协助|参与))?(?:[，；][^（）()，。；]{2,12}前完成)?)[)）]"
)
_BEHIND = late(rf"(?<=[。；])\s*(?P<note>{_WHO}[：:][^。（）()]{{2,80}})。?$")
_ON_A_LINE = late(rf"\s*(?:{_WHO}|{_WITH}|{_BY})[：:]")
_LEADS = late("(?:具体|共同|联合)?(?:负责|牵头(?:负责)?)(?:落实)?(?=$|[，；])")
_ASSISTS = late("(?:做好)?(?:配合|协助|参与)(?=$|[，；])")
BEFORE_TASK = late(
    rf"^\s*(?:{POINT}\s*)?(?:会议(?:要求|明确|决定|议定|强调)[，：]?)?(?:[一二三四五六七八九]是)?"
)
DONE = late("(?:^|，)(?:予以|全面|全部)?完[成工]$")
"""甲路整修，5月底前完成: what is left behind the day is no part of the task."""

WAS = late(
    "已(?:经|全部|基本|于[^，。；]{2,8})*(?:完[成工毕结]?|建成|到位|落实|开工|启动|通过|竣工|投[产用运]|形成|印发|办结|取得|签订|实施|结束|拨付)(?=[，。；]|$)"
)
"""渡口主体已建成: what was done is no duty, whoever did it."""

_SIGNS = tuple(f"{last}：" for last in "位门室限间") + tuple(f"{last}）" for last in "责头合助与成")
"""What each note holds: a quick look before the sentences are cut."""

_ENDS = ("", "。", "；")
_EDGES, _SHORTEST, _LONGEST = "，、；。 ：", 4, 120


@dataclass(frozen=True, slots=True)
class _Note:
    responsible: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: str | None

    def on(self, one: Decision) -> Decision:
        """The decision with what the note adds to it; whom its sentence names stays."""
        return replace(
            one,
            responsible=one.responsible or self.responsible,
            partners=one.partners or self.partners,
            deadline=one.deadline or self.deadline,
        )


def with_assignments(item: Sequence[Passage], found: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of an item with who the notes beside its sentences say has to act."""
    told = tuple(found)
    item = [passage for passage in item if not passage.is_spoken]
    if not any(sign in one.text for one in item for sign in _SIGNS):
        return told
    for sentence, evidence, note in _noted(item):
        ruled = [one for one in told if is_of(one, sentence) and one.outcome != HEARD]
        if ruled:
            told = tuple(note.on(one) if one in ruled else one for one in told)
        elif not WAS.search(sentence) and (task := _task(sentence, note, evidence)):
            told = (*told, task)
    return told


def _noted(item: Sequence[Passage]) -> Iterator[tuple[str, str, _Note]]:
    """Each sentence that has a note, the words that tell both, and the note."""
    above = ""
    lines: list[str] = []
    for text in (*(one.text for one in item), ""):
        if text and _ON_A_LINE.match(text):
            lines.append(text)
            continue
        if lines and above and (note := _read("；".join(lines))):
            yield above, above, note
        lines = []
        for match in (*_IN_BRACKETS.finditer(text), *_BEHIND.finditer(text)):
            sentence, note = _last(text[: match.start()]), _read(match["note"])
            ends = text[match.end() : match.end() + 1] in _ENDS or sentence[-1:] in _ENDS
            if sentence and note and ends:
                start = text.rfind(sentence, 0, match.start())
                yield sentence, text[start : match.end()].strip(), note
        above = _last(text)


def _last(text: str) -> str:
    """The last sentence, if any."""
    return next((one.strip() for one in reversed(SENTENCE.findall(text)) if one.strip()), "")


def _read(note: str) -> _Note | None:
    read = _of_labels(note) if _LABEL.match(note.lstrip()) else _of_words(note)
    return read if read and read.responsible else None


def _of_labels(note: str) -> _Note:
    """责任单位：甲局；配合单位：乙局、丙局；完成时限：5月底前."""
    labels = list(_LABEL.finditer(note))
    told: dict[str, str] = {}
    for label, following in zip(labels, [*labels[1:], None], strict=True):
        stop = following.start() if following else len(note)
        told[label.lastgroup or ""] = note[label.end() : stop].strip(_EDGES)
    organs = {part: _organs(told.get(part, "")) for part in ("who", "with")}
    return _Note(organs["who"], organs["with"], told.get("by") or None)


def _of_words(note: str) -> _Note | None:
    """甲局负责, 由甲局牵头，乙局配合，5月底前完成."""
    who, length = leading_organizations(note.removeprefix("由"))
    rest = note.removeprefix("由")[length:]
    leads = _LEADS.match(rest)
    if not who or leads is None:
        return None
    deadline, rest = take_deadline(rest[leads.end() :].lstrip("，；"))
    partners, length = leading_organizations(rest)
    return _Note(who, partners if _ASSISTS.match(rest, length) else (), deadline)


def _organs(value: str) -> tuple[str, ...]:
    pieces = (piece.strip() for piece in re.split("[、，,；;和及/]", value))
    return tuple(piece for piece in pieces if is_organization(piece))


def is_of(one: Decision, sentence: str) -> bool:
    """Whether a decision was read from the sentence, or from words of it."""
    return bool(one.evidence) and (one.evidence in sentence or sentence in one.evidence)


def _task(sentence: str, note: _Note, evidence: str) -> Decision | None:
    """A sentence that decides nothing, as what the note's organs have to do."""
    words = BEFORE_TASK.sub("", sentence, count=1).strip(_EDGES)
    deadline, words = (None, words) if note.deadline else take_deadline(words)
    words = DONE.sub("", words.strip(_EDGES))
    if not _SHORTEST <= len(words) <= _LONGEST:
        return None
    who, partners = note.responsible, note.partners
    return Decision(ORDERED, words, who, partners, note.deadline or deadline, evidence)
