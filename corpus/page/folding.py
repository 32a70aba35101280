"""The copy of a text that is read: one script, full-width marks, no pinyin; and the way back.

Pages put half-width marks between Han characters, convert their text to traditional characters, or
set the pinyin behind converted ones (区(qū)). The grammars read the copy; what they find there is
then looked up in the text as written, so that nothing that is shown was changed.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from corpus.grammar.documents import read_mention
from corpus.grammar.scripts import fold as simplified
from corpus.model import (
    Attendee,
    Chair,
    Decision,
    DocumentMention,
    JointMeeting,
    Meeting,
    Paragraph,
    Section,
)
from corpus.page.mending import Line

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_LONGEST_FACT = 80
_LETTER = "a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜüńňǹḿ"
_PINYIN = re.compile(rf"(?<=[\u3400-\u9fff])[（(][{_LETTER}]{{1,6}} ?[）)]")
_TORN = re.compile(r"[?？]zhèn[)）]鬟_(?:[（(]dá[）)])?")
"""傳達 as a converter that sets pinyin tears it."""

_TORN_COUNTY = re.compile(
    "[?？]{1,2}h(?=委|人大|政|直|[長长]|[領领][導导]|法院|[檢检]|[級级]|[紀纪]|[監监])"
)
"""。縣 as it tears that: the last byte of 縣 is an h."""

_SIGN_OF_TORN = "鬟"
_TORN_READ = {0: "传", 6: "达"}
_TONES = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
_TONED = re.compile(f"[（(][a-z]{{0,5}}[{_TONES}]")
_SURELY_PINYIN = 2
_HALF = dict(zip(",;:!?()﹐﹔﹕∶︰､｡", "，；：！？（），；：：：、。", strict=True))
# Each begins with its mark, so that a search passes quickly over all other characters.
_HALF_MARK = re.compile(r"[,;:!?()﹐﹔﹕∶︰､｡](?:(?<=[^\x00-\x7f].)|(?=[^\x00-\x7f]))")
_LIKE_OTHERS = "◯０１２３４５６７８９．≪≫«»︽︾"
_ALIKE = str.maketrans(_LIKE_OTHERS, "〇0123456789.《》《》《》")
_RARE_MARKS = "﹐﹔﹕∶︰､｡"
_RARE = str.maketrans(_RARE_MARKS, "，；：：：、。")
"""Marks that stand for the usual ones wherever they are."""

_IS_ALIKE = re.compile(r"[◯０-９．≪≫«»︽︾](?:(?<!．)|(?<=\d.)(?=\d))")
"""Characters that look like those that are meant; a dot in a name stays what it is."""

_ANGLES = re.compile(r"[〈＜﹤]([^〈〉＜＞﹤﹥\n]{2,80})[〉＞﹥]")
_FULL_STOP = re.compile(
    r"\.(?<=[\u3400-\u9fff》）”].)(?=[ \u3000]*(?:$|[\u3400-\u9fff]{2,12}[：，]|会))", re.MULTILINE
)
_ANY_STOP = re.compile(
    r"\.(?<=[\u3400-\u9fff》）”].)(?<![一二三四五六七八九十].)(?=[\u3400-\u9fff《“])"
)
_LAST_STOP = re.compile(r"\.(?<=[\u3400-\u9fff》）”].)(?=[ \u3000]*$)", re.MULTILINE)
_ALL_STOPS = 3
"""So many half stops stand between Han characters where a site has no others."""

_VERDICT_THEN = re.compile("后(?<=通过后|同意后|批准后)(?=(?:要求|强调|指出|提出)，)")
"""会议原则通过后要求，…: the verdict, and then what is said, as behind a comma."""

_LOST = re.compile(r"[?？](?<![^\s|。，；].)[?？]+(?=[ \u3000]*\S)")


@dataclass(frozen=True, slots=True)
class ReadingCopy:
    """The lines to read, and the whole text as ``written`` and as ``folded``, place by place.

    ``gone`` are the places that are not read; ``changed`` the characters that stand for others.
    """

    lines: tuple[Line, ...]
    written: str
    folded: str
    gone: frozenset[int] = frozenset()
    changed: frozenset[str] = frozenset()
    pinyin: bool = False


def reading_copy(lines: Sequence[Line]) -> ReadingCopy:
    """Fold the cleaned lines of a text."""
    written = "\n".join([line.text for line in lines])
    folded = fold(written)
    pinyin = _holds(written, _TONES) and len(_TONED.findall(written)) >= _SURELY_PINYIN
    gone = frozenset(_passed_over(written, pinyin))
    if folded == written and not gone:
        return ReadingCopy(tuple(lines), written, folded)
    read = "".join([c for at, c in enumerate(folded) if at not in gone]) if gone else folded
    pairs = zip(lines, read.split("\n"), strict=True)
    copied = tuple(
        line if text == line.text else Line(line.number, text.strip(), line.indent)
        for line, text in pairs
    )
    changed = frozenset(_changed(lines, folded.split("\n")))
    return ReadingCopy(copied, written, folded, gone, changed, pinyin)


def plain_marks(lines: Sequence[Line]) -> ReadingCopy:
    """Fold the rare forms of marks and nothing else, for grammars that know both scripts."""
    written = "\n".join([line.text for line in lines])
    if not _holds(written, _RARE_MARKS):
        return ReadingCopy(tuple(lines), written, written)
    folded = written.translate(_RARE)
    copied = tuple(line._replace(text=line.text.translate(_RARE)) for line in lines)
    return ReadingCopy(copied, written, folded, changed=frozenset("，；：、。"))


def _changed(lines: Sequence[Line], folded: Sequence[str]) -> Iterator[str]:
    for line, text in zip(lines, folded, strict=True):
        if text != line.text:
            yield from (a for a, b in zip(text, line.text, strict=True) if a != b)


def fold(text: str) -> str:
    """The text in simplified characters and full-width marks, as long as the original."""
    if not text.isascii():
        text = _TORN.sub(_mended, text) if _SIGN_OF_TORN in text else text
        text = _TORN_COUNTY.sub(_county, text) if "h" in text else text
        text = _with_usual_marks(text)
        if "《" not in text:
            text = _ANGLES.sub(r"《\1》", text)
        text = _with_stops(text)
    return _VERDICT_THEN.sub("，", simplified(text))


def _with_usual_marks(text: str) -> str:
    if _holds(text, _HALF):
        text, count = _HALF_MARK.subn(_widened, text)
        text = _HALF_MARK.sub(_widened, text) if count and _holds(text, _HALF) else text
    if _holds(text, _LIKE_OTHERS):
        text = _IS_ALIKE.sub(lambda sign: sign.group().translate(_ALIKE), text)
    return text


def _holds(text: str, signs: Iterable[str]) -> bool:
    """Whether one of the characters stands in a text: sooner told of each than by a pattern."""
    return any(map(text.__contains__, signs))


def _with_stops(text: str) -> str:
    """The stops of sentences where a site has half ones, or made stops of all commas."""
    lacks = "，" if "，" not in text else "。" if "。" not in text else ""
    if lacks and len(_ANY_STOP.findall(text)) >= _ALL_STOPS:
        text = _ANY_STOP.sub(lacks, text)
        if lacks == "，":
            return _LAST_STOP.sub("。", text)
    return _FULL_STOP.sub("。", text)


def _widened(mark: re.Match[str]) -> str:
    return _HALF[mark.group()]


def _mended(torn: re.Match[str]) -> str:
    return "".join(_TORN_READ.get(at, char) for at, char in enumerate(torn.group()))


def _county(torn: re.Match[str]) -> str:
    """The stop is read where none stands before it."""
    marks = torn.group()[:-1]
    return ("。" if _stops(torn) else marks[0]) + marks[1:] + "县"


def _stops(torn: re.Match[str]) -> bool:
    return _HAN.match(torn.string, max(torn.start() - 1, 0), torn.start()) is not None


def _passed_over(text: str, pinyin: bool) -> set[int]:
    """Where pinyin and marks for lost blanks (????) stand; what they cover is not read."""
    if not pinyin and "?" not in text and "？" not in text:
        return set()
    torn = (
        start + at
        for start, end in (match.span() for match in _TORN.finditer(text))
        for at in range(end - start)
        if at not in _TORN_READ
    )
    spans = [match.span() for match in _PINYIN.finditer(text)] if pinyin else []
    spans += [match.span() for match in _LOST.finditer(text)]
    for county in _TORN_COUNTY.finditer(text) if "h" in text else ():
        spans.append((county.start() + _stops(county), county.end() - 1))
    return {at for start, end in spans for at in range(start, end)}.union(torn)


def as_written(meeting: Meeting, copy: ReadingCopy) -> Meeting:
    """The meeting that was read from the copy, in the characters and marks of the text itself."""
    if not copy.gone and not copy.changed:
        return meeting
    way = _WayBack(copy)
    return replace(
        meeting,
        title=way.fact(meeting.title),
        bodies=tuple(map(way.fact, meeting.bodies)),
        location=way.fact(meeting.location) if meeting.location else None,
        chair=_chair(meeting.chair, way),
        preamble=tuple(map(way.passage, meeting.preamble)),
        attendees=_attendees(meeting.attendees, way),
        sections=tuple(_section(section, way) for section in meeting.sections),
        documents=tuple(map(way.fact, meeting.documents)),
        issuers=tuple(map(way.fact, meeting.issuers)),
        conclusions=tuple(map(way.passage, meeting.conclusions)),
        held_with=tuple(_joint(one, way) for one in meeting.held_with),
    )


class _WayBack:
    """Finds strings of the copy in the text as written; what is not found there stays as read."""

    def __init__(self, copy: ReadingCopy) -> None:
        self._copy = copy
        self._changed = tuple(copy.changed)
        self._origins: list[int] = []
        self._read = ""
        if copy.gone:
            self._origins = [
                at
                for at, char in enumerate(copy.folded)
                if at not in copy.gone and not char.isspace()
            ]
            self._read = "".join([copy.folded[at] for at in self._origins])

    def leaves(self, texts: Iterable[str]) -> bool:
        """Whether the texts are surely written as they were read."""
        return not self._copy.gone and not any(map("".join(texts).__contains__, self._changed))

    def fact(self, text: str) -> str:
        """A name or title: without the pinyin, and without blanks if it was read without."""
        found = self._find(text)
        if found is text:
            return text
        if self._copy.pinyin:
            found = _PINYIN.sub("", found)
        return found if any(map(str.isspace, text)) else "".join(found.split())

    def passage(self, text: str) -> str:
        """A paragraph, with all that stands in it; mended blanks stay mended."""
        found = self._find(text)
        if found is text or not self._copy.gone:  # else only marks differ, place by place
            return found
        return text if "".join(found.split()) == "".join(text.split()) else found

    def _find(self, text: str) -> str:
        copy = self._copy
        if copy.gone:
            return self._find_shortened("".join(text.split())) or text
        if not any(map(text.__contains__, self._changed)):
            return text
        at = copy.folded.find(text)
        if at >= 0:
            return copy.written[at : at + len(text)]
        return self._find_mended(text)

    def _find_mended(self, text: str) -> str:
        """A text that was joined over lines: its own blanks, the characters as written."""
        read, written = self._without_blanks
        bare = "".join(text.split())
        at = read.find(bare)
        if at < 0:
            return _put_together(text, read, written) if len(text) <= _LONGEST_FACT else text
        if len(bare) == len(text):
            return written[at : at + len(bare)]
        characters = iter(written[at : at + len(bare)])
        return "".join([char if char.isspace() else next(characters) for char in text])

    @cached_property
    def _without_blanks(self) -> tuple[str, str]:
        return "".join(self._copy.folded.split()), "".join(self._copy.written.split())

    def _find_shortened(self, bare: str) -> str:
        """A text with what was passed over in it; empty where it is not found."""
        at = self._read.find(bare) if bare else -1
        if at < 0:
            return ""
        end = at + len(bare)
        written, origins = self._copy.written, self._origins
        stop = origins[end] if end < len(origins) else len(written)
        return written[origins[at] : stop].rstrip().replace("\n", "")


def _put_together(text: str, read: str, written: str) -> str:
    """A title made of words from several places, its characters as each of these is written."""
    told, start = "", 0
    while start < len(text):
        stop, at = start + 1, -1
        while stop < len(text) and (found := read.find(text[start : stop + 1])) >= 0:
            stop, at = stop + 1, found
        piece = text[start:stop]
        there = written[at : at + len(piece)] if at >= 0 else piece
        pairs = zip(piece, there, strict=True)
        told += "".join([new if _HAN.match(new) else old for old, new in pairs])
        start = stop
    return told


def _chair(chair: Chair | None, way: _WayBack) -> Chair | None:
    return Chair(way.fact(chair.name), tuple(map(way.fact, chair.titles))) if chair else None


def _joint(meeting: JointMeeting, way: _WayBack) -> JointMeeting:
    return replace(meeting, bodies=tuple(map(way.fact, meeting.bodies)))


def _attendees(people: tuple[Attendee, ...], way: _WayBack) -> tuple[Attendee, ...]:
    """The people, most of whom hold no mark at all: they are asked for one all together."""
    if way.leaves(text for person in people for text in _texts(person)):
        return people
    return tuple(
        [person if way.leaves(_texts(person)) else _attendee(person, way) for person in people]
    )


def _texts(person: Attendee) -> tuple[str, ...]:
    return (person.name, *person.organizations, *person.titles, person.note or "")


def _attendee(person: Attendee, way: _WayBack) -> Attendee:
    return replace(
        person,
        name=way.fact(person.name),
        organizations=tuple(map(way.fact, person.organizations)),
        titles=tuple(map(way.fact, person.titles)),
        note=way.fact(person.note) if person.note else None,
    )


def _section(section: Section, way: _WayBack) -> Section:
    return Section(
        order=section.order,
        number=section.number,
        heading=way.fact(section.heading),
        kinds=section.kinds,
        paragraphs=tuple([_paragraph(paragraph, way) for paragraph in section.paragraphs]),
        documents=tuple([_mention(mention, way) for mention in section.documents]),
        reporters=tuple(map(way.fact, section.reporters)),
        decisions=tuple([_decision(decision, way) for decision in section.decisions]),
    )


def _paragraph(paragraph: Paragraph, way: _WayBack) -> Paragraph:
    label = way.passage(paragraph.label) if paragraph.label else None
    text = way.passage(paragraph.text)
    same = label == paragraph.label and text is paragraph.text
    return paragraph if same else Paragraph(label, text)


def _mention(mention: DocumentMention, way: _WayBack) -> DocumentMention:
    title = way.fact(mention.title)
    base = read_mention(title).base_title
    same = title == mention.title and base == mention.base_title
    return mention if same else replace(mention, title=title, base_title=base)


def _decision(decision: Decision, way: _WayBack) -> Decision:
    name = way.fact(decision.object) if decision.object else None
    evidence = way.passage(decision.evidence)
    responsible = tuple(map(way.fact, decision.responsible))
    partners = tuple(map(way.fact, decision.partners))
    written = (name, evidence, responsible, partners)
    if written == (decision.object, decision.evidence, decision.responsible, decision.partners):
        return decision
    return replace(
        decision, object=name, evidence=evidence, responsible=responsible, partners=partners
    )
