"""The words of the field as frozen values: what one meeting is, as its minutes tell it.

No input or output happens here. What could not be read is ``None`` or empty, plus a
:class:`ParseWarning`: never a guess, never silence. The JSON form is in ``serialize.py``.
"""

from dataclasses import dataclass
from enum import StrEnum


class Attendance(StrEnum):
    """How a person took part: 主持, 出席, 列席, 请假或缺席, 记录."""

    CHAIR = "chair"
    PRESENT = "present"
    OBSERVER = "observer"
    ABSENT = "absent"
    CLERK = "clerk"


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date known to the year, the month or the day; nobody invents a first of the month."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part))
        return "-".join(parts)


@dataclass(frozen=True, slots=True)
class DocNumber:
    """发文字号: issuer code, year and serial, as in 江政会〔2023〕16号 (GB/T 9704-2012, 7.2.5)."""

    issuer: str
    year: int
    serial: int

    def __str__(self) -> str:
        return f"{self.issuer}〔{self.year}〕{self.serial}号"


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """A number of another form, kept as written: 立法會CB(2)119/98-99號文件, Hong Kong's papers."""

    text: str

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class ParseWarning:
    """Something that the reader saw and could not settle; ``line`` counts from 1.

    Made by :func:`corpus.doubts.doubt`, which has the sentences of every code.
    """

    code: str
    message: str
    line: int | None = None
    message_en: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a meeting was read from. ``path`` is relative to the indexed folder."""

    path: str
    media_type: str
    encoding: str | None
    sha256: str
    ocr: bool = False


@dataclass(frozen=True, slots=True)
class PageFact:
    """A row of the table in which a page states facts about itself: 索引号, 主题分类."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Chair:
    """Who chaired, with the posts that the text gives."""

    name: str
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JointMeeting:
    """A further meeting held in one sitting with the first: 党组第9次会议暨第31次常务会议."""

    bodies: tuple[str, ...]
    kind: str | None
    term: int | None
    session: int | None


@dataclass(frozen=True, slots=True)
class Attendee:
    """One entry of an attendance list; a person of two organizations is one entry.

    A name that text recognition read is ``unverified``: rare characters are what it gets wrong.
    """

    name: str
    attendance: Attendance
    organizations: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    note: str | None = None
    unverified: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of a section, the unit of citation; ``label`` is （一） and the like, if any."""

    label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class DocumentMention:
    """A document named in 《…》 or by its subject (关于…的请示).

    ``base_title`` leaves out the ``stage``, （修订稿） say, and has one width of marks and digits.
    """

    title: str
    base_title: str
    stage: str | None = None
    doc_number: str | None = None


@dataclass(frozen=True, slots=True)
class Votes:
    """票数: as stated, ``None`` where the text names no number; ``unanimous`` is 全票通过."""

    in_favour: int | None = None
    against: int | None = None
    abstained: int | None = None
    unanimous: bool = False


@dataclass(frozen=True, slots=True)
class Decision:
    """议定事项: an outcome on an object, who must act, and the sentence that says so."""

    outcome: str
    object: str | None
    responsible: tuple[str, ...]
    partners: tuple[str, ...]
    deadline: str | None
    evidence: str
    votes: Votes | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """议题: one agenda item, the unit of search. ``order`` counts from 1."""

    order: int
    number: str | None
    heading: str
    kinds: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    documents: tuple[DocumentMention, ...] = ()
    reporters: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """会议纪要: one meeting. ``preamble`` and ``conclusions`` hold the text around the sections.

    Together with the sections they hold every word of the source, so that nothing that was
    written can become unfindable. A text that was asked for though it records no meeting is not
    ``recognised``: it has a title and a preamble, and no other fact.
    """

    id: str
    title: str
    bodies: tuple[str, ...]
    kind: str | None
    term: int | None
    session: int | None
    doc_number: DocNumber | PaperNumber | None
    date: PartialDate | None
    location: str | None
    chair: Chair | None
    attendees: tuple[Attendee, ...]
    sections: tuple[Section, ...]
    documents: tuple[str, ...]
    issuers: tuple[str, ...]
    issued_on: PartialDate | None
    printed_on: PartialDate | None
    publicity: str | None
    preamble: tuple[str, ...]
    conclusions: tuple[str, ...]
    source: Source
    warnings: tuple[ParseWarning, ...] = ()
    held_with: tuple[JointMeeting, ...] = ()
    recognised: bool = True
    other_sources: tuple[Source, ...] = ()
    """Further files that tell of the same meeting, the better ones first."""
    metadata: tuple[PageFact, ...] = ()
    """What the page of the source states about itself, in its own order and words."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """All files that tell of the meeting; the first is the one that it was read from."""
        return (self.source, *self.other_sources)
