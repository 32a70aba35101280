"""Citations of a meeting, a section or a paragraph, each style made from one table of fields.

The office style names title and number, as official documents are quoted (党政机关公文处理工作条例,
第十九条). GB/T 7714-2025 takes the page for an electronic resource (EB/OL): responsible body, title
and number, type, date of issue, date of access, address; an item stands before // and its minutes;
of more than three bodies the first three stand, then 等.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import accumulate
from typing import Any

from corpus.model import Meeting, Paragraph, PartialDate, Section
from indexer.text.analysis import squeeze, squeezed

_ANCHOR = re.compile(r"s(\d{1,4})(?:p(\d{1,5}))?", re.ASCII)
_TITLE_MARKS = str.maketrans("《》", "〈〉")
_TEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "{}%&#_$"},
}
_TEX_LONE = {**_TEX, "{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""BibTeX counts braces also behind a backslash: one without its partner would swallow all that
follows."""
_MOST_AUTHORS = 3
FINGERPRINT = 8
"""Hex digits that stand for a text: enough to see a change, short enough to be typed."""


@dataclass(frozen=True, slots=True)
class Cited:
    """The one table of fields. ``part`` is an item's heading, ``pinpoint`` a place in words.

    ``issued`` is the date of issue, else of printing; ``dated`` is that, else the meeting's.
    ``url`` leads to the place and carries the ``fingerprint`` of its text.
    """

    key: str
    title: str
    part: str
    pinpoint: str
    authors: tuple[str, ...]
    number: str
    issued: PartialDate | None
    dated: PartialDate | None
    met: PartialDate | None
    url: str
    accessed: date
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Style:
    """How a citation is written; ``key`` names its label, ``extension`` its file."""

    key: str
    write: Callable[[Cited], str]
    media_type: str
    extension: str


def anchors(meeting: Meeting) -> Iterable[tuple[str, str, str]]:
    """Every place that can be cited: anchor, its name in words, its text."""
    for section in meeting.sections:
        yield f"s{section.order}", _place(section.order), section.heading
        yield from _paragraphs(section.order, section.paragraphs)
    if outline := _outline(meeting):
        yield "s0", _place(0), outline[0].text
        yield from _paragraphs(0, outline)


def _paragraphs(order: int, paragraphs: Iterable[Paragraph]) -> Iterable[tuple[str, str, str]]:
    for number, paragraph in enumerate(paragraphs, start=1):
        text = (paragraph.label or "") + paragraph.text
        yield f"s{order}p{number}", _place(order, number), text


def _outline(meeting: Meeting) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(None, text) for text in meeting.preamble + meeting.conclusions)


def _place(order: int, number: int | None = None) -> str:
    item = f"第{order}项议题" if order else "会议概况"
    return item if number is None else f"{item}第{number}段"


def fingerprint(text: str) -> str:
    """Stands for a text; width, script and blanks change nothing in it."""
    return _print(squeeze(text))


def paragraph_fingerprints(meeting: Meeting) -> Mapping[str, str]:
    """The fingerprint of every paragraph by its anchor."""
    texts = {anchor: text for anchor, _, text in anchors(meeting) if "p" in anchor}
    return dict(zip(texts, map(_print, squeezed(texts.values())), strict=True))


def _print(squeezed_text: str) -> str:
    return hashlib.sha256(squeezed_text.encode()).hexdigest()[:FINGERPRINT]


def with_fingerprint(meeting: Meeting, wanted: str) -> tuple[str, ...]:
    """The anchors of all places whose text has the fingerprint now; "" is the whole meeting."""
    places = ("", *(anchor for anchor, _, _ in anchors(meeting)))
    return tuple(a for a in places if fingerprint(_text(meeting, a) or "") == wanted)


def cite(meeting: Meeting, anchor: str, address: str, accessed: date) -> Cited | None:
    """What there is to say of a place, or of the whole meeting for no anchor.

    ``address`` is that of the meeting's page with its host. None for a place that is not there.
    """
    text = _text(meeting, anchor)
    if text is None:
        return None
    section = _section(meeting, anchor)
    names = {name: words for name, words, _ in anchors(meeting)}
    print_ = fingerprint(text)
    issued = meeting.issued_on or meeting.printed_on
    return Cited(
        key=re.sub(r"[^A-Za-z0-9]+", "-", f"{meeting.id}-{anchor}").strip("-"),
        title=meeting.title,
        part=section.heading if section else "",
        pinpoint=names.get(anchor, ""),
        authors=meeting.issuers or meeting.bodies,
        number=str(meeting.doc_number or ""),
        issued=issued,
        dated=issued or meeting.date,
        met=meeting.date,
        url=f"{address}?fp={print_}" + (f"#{anchor}" if anchor else ""),
        accessed=accessed,
        fingerprint=print_,
    )


def _section(meeting: Meeting, anchor: str) -> Section | None:
    order = anchor[1:].partition("p")[0]
    return next((s for s in meeting.sections if str(s.order) == order), None)


def _text(meeting: Meeting, anchor: str) -> str | None:
    """The text of a place: the whole, an item with its heading, or a paragraph."""
    if not anchor:
        return _whole(meeting)
    match = _ANCHOR.fullmatch(anchor)
    section = _section(meeting, anchor)
    if match is None or (section is None and int(match[1])):
        return None
    paragraphs = section.paragraphs if section else _outline(meeting)
    texts = [(p.label or "") + p.text for p in paragraphs]
    if match[2] is None:
        return "\n".join((section.heading, *texts) if section else texts) or None
    number = int(match[2])
    return texts[number - 1] if 1 <= number <= len(texts) else None


def _whole(meeting: Meeting) -> str:
    texts = [_text(meeting, f"s{section.order}") or "" for section in meeting.sections]
    return "\n".join((meeting.title, *texts, *(p.text for p in _outline(meeting))))


def _gb7714(cited: Cited) -> str:
    """青禾区人民政府办公室. 题名：文号[EB/OL]. （2024-03-12）[2026-11-26]. 地址."""
    whole = "：".join(filter(None, (cited.title, cited.number)))
    more = ("等",) if len(cited.authors) > _MOST_AUTHORS else ()
    named = "，".join((*cited.authors[:_MOST_AUTHORS], *more))
    inside = "：".join(filter(None, (cited.part, cited.pinpoint)))
    when = f"（{cited.dated}）" if cited.dated else ""
    source = f"{named}. {whole}" if named else whole
    head = f"{inside}[EB/OL]//{source}" if inside else f"{source}[EB/OL]"
    return f"{head}. {when}[{cited.accessed}]. {cited.url}."


def _office(cited: Cited) -> str:
    """《题名》（文号）第1项议题第2段."""
    told = cited.number or _chinese(cited.dated)
    aside = f"（{told}）" if told else ""
    return f"《{cited.title.translate(_TITLE_MARKS)}》{aside}{cited.pinpoint}"


def _bibtex(cited: Cited) -> str:
    within = "，".join(filter(None, (cited.title, cited.number)))
    given = (
        ("title", f"{{{_tex(cited.part or cited.title)}}}"),
        ("author", " and ".join(f"{{{_tex(name)}}}" for name in cited.authors)),
        ("howpublished", _tex(within) if cited.part else ""),
        ("number", "" if cited.part else _tex(cited.number)),
        ("year", f"{cited.dated.year}" if cited.dated else ""),
        ("month", f"{cited.dated.month}" if cited.dated and cited.dated.month else ""),
        ("note", _tex(cited.pinpoint)),
        # An address is verbatim for the packages that know the field; braces would end it.
        ("url", cited.url.replace("{", "%7B").replace("}", "%7D")),
        ("urldate", str(cited.accessed)),
        ("language", "chinese"),
    )
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in given if value)
    return f"@misc{{{cited.key},\n{lines}}}\n"


def _ris(cited: Cited) -> str:
    given = (
        ("TY", "CHAP" if cited.part else "RPRT"),
        *(("AU", f"{name},") for name in cited.authors),
        ("TI", cited.part or cited.title),
        ("T2", cited.title if cited.part else ""),
        ("" if cited.part else "SN", cited.number),
        ("DA", _slashed(cited.dated)),
        ("PY", f"{cited.dated.year}" if cited.dated else ""),
        ("N1", cited.pinpoint),
        # Of a part there is no tag for the number of the whole: M1 is read as a count of volumes.
        ("N1" if cited.part else "", cited.number),
        ("LA", "zh-CN"),
        ("UR", cited.url),
        ("Y2", f"{cited.accessed:%Y/%m/%d}/"),
    )
    lines = [f"{tag}  - {' '.join(value.split())}" for tag, value in given if tag and value]
    return "\r\n".join([*lines, "ER  - ", ""])


def _csl(cited: Cited) -> str:
    members: dict[str, Any] = {
        "id": cited.key,
        "type": "chapter" if cited.part else "report",
        "title": cited.part or cited.title,
        "container-title": cited.title if cited.part else "",
        "author": [{"literal": name} for name in cited.authors],
        "genre": "会议纪要",
        "number": cited.number,
        "note": cited.pinpoint,
        "issued": _date_parts(cited.dated),
        "event-date": _date_parts(cited.met),
        "accessed": {"date-parts": [list(cited.accessed.timetuple()[:3])]},
        "language": "zh-CN",
        "URL": cited.url,
    }
    filled = {name: value for name, value in members.items() if value}
    return json.dumps([filled], ensure_ascii=False, indent=2) + "\n"


def schema_org(cited: Cited) -> dict[str, Any]:
    """The place as schema.org sees it: a report, or a part of one."""
    organizations = [{"@type": "Organization", "name": name} for name in cited.authors]
    whole: dict[str, Any] = {
        "@type": "Report",
        "name": cited.title,
        "reportNumber": cited.number,
        "author": organizations,
        "datePublished": str(cited.issued or ""),
        "inLanguage": "zh-CN",
        "genre": "会议纪要",
    }
    whole = {name: value for name, value in whole.items() if value}
    part = {"@type": "CreativeWork", "name": cited.part or cited.pinpoint, "isPartOf": whole}
    told = part if cited.pinpoint else whole
    return {"@context": "https://schema.org", **told, "url": cited.url}


def _schema(cited: Cited) -> str:
    return json.dumps(schema_org(cited), ensure_ascii=False, indent=2) + "\n"


STYLES: Mapping[str, Style] = {
    "gb7714": Style("cite.gb7714", _gb7714, "text/plain", "txt"),
    "office": Style("cite.office", _office, "text/plain", "txt"),
    "bibtex": Style("cite.bibtex", _bibtex, "application/x-bibtex", "bib"),
    "ris": Style("cite.ris", _ris, "application/x-research-info-systems", "ris"),
    "csl": Style("cite.csl", _csl, "application/vnd.citationstyles.csl+json", "json"),
    "schema": Style("cite.schema", _schema, "application/ld+json", "jsonld"),
}
"""Every style by the name that an address asks for it."""


def meta_tags(cited: Cited) -> tuple[tuple[str, str], ...]:
    """What reference managers read from a page: a report, or an item as a part of one (Highwire),
    and Dublin Core. Its type decides: without a body, a title alone is taken for a journal article.
    """
    dated = str(cited.dated).replace("-", "/") if cited.dated else ""
    of_kind = (
        (("citation_book_title", cited.title),)
        if cited.part
        else (
            ("citation_technical_report_institution", "；".join(cited.authors)),
            ("citation_technical_report_number", cited.number),
        )
    )
    pairs = (
        ("citation_title", cited.part or cited.title),
        *(("citation_author", name) for name in cited.authors),
        *of_kind,
        ("citation_publication_date", dated),
        ("citation_language", "zh-CN"),
        ("citation_public_url", cited.url),
        ("DC.title", cited.part or cited.title),
        *(("DC.creator", name) for name in cited.authors),
        ("DC.date", str(cited.dated or "")),
        ("DC.identifier", cited.number),
        ("DC.language", "zh-CN"),
        ("DC.type", "bookSection" if cited.part else "report"),
    )
    return tuple(pair for pair in pairs if pair[1])


def _tex(text: str) -> str:
    written = _TEX if _has_partners(text) else _TEX_LONE
    return "".join(written.get(character, character) for character in " ".join(text.split()))


def _has_partners(text: str) -> bool:
    """Whether each brace is closed behind where it was opened."""
    depths = list(accumulate({"{": 1, "}": -1}.get(character, 0) for character in text))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


def _chinese(day: PartialDate | None) -> str:
    if day is None:
        return ""
    parts = ((day.year, "年"), (day.month, "月"), (day.day, "日"))
    return "".join(f"{number}{unit}" for number, unit in parts if number)


def _slashed(day: PartialDate | None) -> str:
    """2024/03/12/ of RIS, with empty places for what is not known."""
    if day is None:
        return ""
    return "/".join((f"{day.year}", *(f"{n:02}" if n else "" for n in (day.month, day.day)), ""))


def _date_parts(day: PartialDate | None) -> dict[str, Any]:
    parts = [part for part in (day.year, day.month, day.day) if part] if day else []
    return {"date-parts": [parts]} if parts else {}
