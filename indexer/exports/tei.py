"""Records as TEI: a corpus in the manner of ParlaMint, a text for each agenda item.

Written as text with everything escaped; ``docs/formats.md`` states the rules that it keeps.
"""

import re
from collections.abc import Iterator

from corpus.model import Paragraph
from indexer.exports.export import Export
from indexer.exports.section_tables import section_url
from indexer.records import SectionFacts
from indexer.tables.xml_text import plain, quoted

NAMESPACE = "http://www.tei-c.org/ns/1.0"
_EXPORTED = "由纪要（Jiyao）导出 Exported by Jiyao"
_SOURCES = "各文本的来源见其自己的题录 The header of each text names its source"
_COUNTED = {"sections": "items", "meetings": "meetings", "texts": "texts"}
"""The units of the extent, and the facts that tell how many: texts that are no minutes apart."""
_NO_NAME = re.compile(r"[^A-Za-z0-9.-]")


def tei(export: Export) -> Iterator[bytes]:
    """The corpus in pieces: its header with what the export tells of itself, then the texts."""
    yield _corpus_header(export).encode()
    if not export.total:
        yield _NOTHING.encode()
    for record in export.records:
        yield _text_of(record, export.base).encode()
    yield b"</teiCorpus>\n"


def _corpus_header(export: Export) -> str:
    told = {fact.key: fact.value for fact in export.facts}
    facts = "".join(
        f"<item><label>{plain(fact.label)}</label> {plain(str(fact.value))}</item>"
        for fact in export.facts
    )
    extent = _extent(*((unit, told[key]) for unit, key in _COUNTED.items()))
    date = f"<date when={quoted(str(told['made_at']))}/>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<teiCorpus xmlns="{NAMESPACE}" xml:lang="zh">\n'
        + _header(
            "会议纪要检索结果 Minutes found",
            extent,
            f"<publicationStmt><p>{_EXPORTED} {date}</p></publicationStmt>",
            f"<sourceDesc><p>{_SOURCES}</p></sourceDesc>",
            f"<encodingDesc><samplingDecl><p><list>{facts}</list></p></samplingDecl></encodingDesc>",
        )
    )


def _text_of(record: SectionFacts, base: str) -> str:
    url = base + section_url(record)
    link = f"<ref target={quoted(url)}>{plain(url)}</ref>"
    header = _header(
        record.heading,
        _extent(("paragraphs", len(record.paragraphs))),
        f"<publicationStmt><p>{link}</p></publicationStmt>",
        f"<sourceDesc><bibl>{''.join(_source(record))}</bibl></sourceDesc>",
    )
    name = _name(record.section_id)
    begin = f'<TEI xml:id="{name}" n={quoted(record.section_id)}>'
    return f"{begin}\n{header}<text><body>{_item(record, name)}</body></text>\n</TEI>\n"


def _item(record: SectionFacts, name: str) -> str:
    told = enumerate(record.paragraphs, 1)
    paragraphs = "".join(_paragraph(paragraph, f"{name}.p{n}") for n, paragraph in told)
    number = f" n={quoted(record.number)}" if record.number else ""
    kind = "item" if record.order else "outline"
    heading = f"<head>{plain(record.heading)}</head>"
    return f'<div type="{kind}"{number}>{heading}{paragraphs or "<p/>"}</div>'


def _header(title: str, *others: str) -> str:
    """``others``: extent, publication and source in this order, then what is beside the file."""
    of_file, beside = "".join(others[:3]), "".join(others[3:])
    title = f"<titleStmt><title>{plain(title)}</title></titleStmt>"
    return f"<teiHeader><fileDesc>{title}{of_file}</fileDesc>{beside}</teiHeader>\n"


def _extent(*counts: tuple[str, object]) -> str:
    measures = (f'<measure unit="{unit}" quantity="{count}"/>' for unit, count in counts)
    return f"<extent>{''.join(measures)}</extent>"


def _source(record: SectionFacts) -> Iterator[str]:
    yield f"<title>{plain(record.meeting_title)}</title>"
    yield f'<idno type="jiyao">{plain(record.meeting_id)}</idno>'
    if record.doc_number:
        yield f'<idno type="number">{plain(record.doc_number)}</idno>'
    yield from (f"<orgName>{plain(body)}</orgName>" for body in record.bodies)
    if record.date:
        yield f"<date when={quoted(str(record.date))}/>"
    if record.ocr:
        yield "<note>文字识别，待核 Recognised from a scan</note>"
    if not record.recognised:
        yield "<note>未识别为会议纪要的文本 Not recognised as minutes</note>"


def _paragraph(paragraph: Paragraph, name: str) -> str:
    label = f"<label>{plain(paragraph.label)}</label>" if paragraph.label else ""
    return f'<p xml:id="{name}">{label}{plain(paragraph.text)}</p>'


def _name(section_id: str) -> str:
    """A name that XML takes (NCName), one for each section; its paragraphs' begin with it."""
    safe = _NO_NAME.sub(lambda found: f"_{ord(found[0]):x}_", section_id)
    return f"s.{safe}"


_NOTHING = (
    '<TEI xml:id="nothing">\n'
    + _header(
        "没有找到 Nothing found",
        _extent(("paragraphs", 0)),
        f"<publicationStmt><p>{_EXPORTED}</p></publicationStmt>",
        "<sourceDesc><p>无 None</p></sourceDesc>",
    )
    + '<text><body><div type="nothing"><p/></div></body></text>\n</TEI>\n'
)
"""A corpus of TEI P5 has one text at least."""
