"""Documents named in 《…》: title, stage of the draft, number beside it; broken marks tolerated.

A document also goes by its subject alone (关于…的请示), or by a short form that the text announces.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from corpus.grammar.docnumber import number_at_start
from corpus.grammar.scripts import fold as simplified
from corpus.grammar.tables import one_of, table_words
from corpus.model import DocumentMention, Section

STAGES = table_words("stages")

_MARK = re.compile(r"[《》]")
_LONGEST = 120
_LONGEST_NUMBER = 40
_SHORTEST_CUT = 4
_AT_ITS_END = re.compile(r"(?:[（(][^（）()]*[）)])+$")
_BRACKETS = re.compile("[（）()]")
_DRAFT = re.compile("[（(](?:草案|[^（）()]{1,6}稿)[）)]$")
_REPORTED = re.compile(
    r"关于(?:拟[定订]|制[定订]|修[改订]|编制|起草|报送|审议|提请审议|印发|出台|实施)?《[^《》]*(?:〈[^〉]*〉[^《》]*)?》"
    r"(?:[（(][^（）()]{1,8}[）)])?的?[^《》，。；]{0,6}(?:汇报|请示|说明)$"
)
"""某局关于拟定《甲意见》的情况汇报: the paper that it is on."""

_LEAST_SHORT = 2
_LONGEST_SHORT = 4
_UNCLOSED_END = re.compile(
    r"[，。；！？]|(?=会议(?:认为|指出|要求|强调|决定|议定|同意|原则|听取))|$"
)
_WORK_ON = re.compile(
    r"(?:（(?:以下)?简称[^（）]*）)?"
    r"(?P<rest>(?:\d{4}年)?[^\W\d_]{2,20}?(?:方案|细则|清单|实施办法|实施意见|工作要点))(?=[，。；、（]|$)"
)
"""《甲条例》实施细则, 《甲报告》2033年任务分工方案: a paper on another, and not that one."""
_NO_PAPER_ON = re.compile(
    "[由并请按依就对将后前经等和与及同报的为]|(?<!主)要|修[改订]|制定|起草|审[议定]|研究|通过|听取|会议|同意|原则"
)
_NTH = r"(?:第?[一二三四五六七八九十\d]{1,2}次?|\d{4}年?)"
_UNOPENED = re.compile(
    r"(?:审议|审定|讨论|研究|学习|传达|通过|同意|印发)了?"
    rf"(?P<title>(?![并和]|审议|通过|同意)[^，。；：、《》“”]{{4,60}}?{one_of(table_words('document_endings'))}"
    r"(?:[（(][^（）()]{1,12}[）)])*)$"
)
"""审议了甲管理办法》: a title without its first mark."""

_ONE_STAGE = rf"{_NTH}?{one_of(STAGES)}"
_STAGE_WORDS = (
    rf"[（(\[〔【]\s*(?P<stage>{_ONE_STAGE}(?:[、，,和及·/\s]*{_ONE_STAGE})*)\s*[)）\]〕】]"
)
_STAGE = re.compile(rf"{_STAGE_WORDS}$")
_STAGE_BEHIND = re.compile(_STAGE_WORDS)
_BARE_STAGE = re.compile(
    rf"(?<=..)(?P<ending>{one_of(table_words('document_endings'))})"
    rf"(?P<stage>{one_of(word for word in STAGES if word.endswith(('稿', '草案')) and word[1:])})$"
)
_SHORT_FORM = re.compile(
    r"[（(，,]?\s*(?:以下|下)(?:均|统)?(?:简称|称)[为：:]?\s*[“\"]?《?(?P<short>[^》《”\"）)，。]{2,40})"
)
_NAMED_AFTER = re.compile(
    "》[^，。；《》]{0,16}会议?(?:会议)?(?:(?:纪要|[纪记]录)(?:[（(][^（）()]{1,12}[）)])?)?$"
)
_BESIDE = re.compile(r"[^《》。；]{0,40}")
_WEIGHED = "审议|审定|讨论|研究|通过|同意|批准|审批|听取"
_PAPERS = one_of(table_words("document_papers"))
_SUBJECT = rf"关于(?:(?!关于|的汇报|情况的)[^，。；：:《》“”（）()]){{3,60}}?的{_PAPERS}"
_UNMARKED = re.compile(
    rf"(?:{_WEIGHED})(?:并[^，。；《》]{{2,4}})?了?(?:[^，。；：《》关]|关(?!于)){{0,24}}?"
    rf"(?P<titles>{_SUBJECT}(?:(?:、|和|及|以及){_SUBJECT})*)(?=$|[，。；、：:）)”\s]|[和及与并等后])"
)
_JUST_WEIGHED = re.compile("(?:审议|审定)(?:通过)?了?$")
_WEIGHS = re.compile(f"》[^。；]*(?:{_WEIGHED})[^。]*。")
_SAID = re.compile(rf"的{one_of(table_words('document_papers', 'weighed'))}$")
_SUBJECTS = re.compile(_SUBJECT)
_SHORTENED = re.compile(r"(?:该|[两三四五六七八九十]个|[两三四五六七八九十]份)$")
_ONE_WIDTH = {full: full - 0xFEE0 for full in range(0xFF10, 0xFF5B) if chr(full).isalnum()}
_ONE_WIDTH |= str.maketrans(
    "()<>《》,:;﹤﹥＜＞[]【】﹝﹞", "（）〈〉〈〉，：；〈〉〈〉〔〕〔〕〔〕"
)
_QUOTES = re.compile("[“”‘’\"'「」『』]")
"""“三重一大” once with these marks and once with others is one document."""
_AROUND = frozenset(["〈〉", "<>", "＜＞", "﹤﹥", "【】", "「」", "『』", "“”", "‘’", '""', "''"])

_BETWEEN_YEARS = re.compile(r"(?<=\d{4})[-－—–−~～至]+(?=\d{4})")
_YEARS = re.compile("（[^（）]*年）$")
_MARKS = re.compile(r"[\W_]+")
_BLANK = re.compile(r"\s(?:\s+|(?<![A-Za-z]\s)|(?![A-Za-z]))")
"""All blanks but a single one between letters."""

_REMEMBERED = 1 << 10
"""Titles: a record names each of its documents some times over."""


@dataclass(frozen=True, slots=True)
class FoundDocument:
    """A document and where its marks stand: ``text[start:end]`` is 《…》."""

    mention: DocumentMention
    start: int
    end: int


_PRESS = re.compile(".{1,7}(?<![简通月周快专年海汇情预公呈申上季旬警喜捷战板速要填])报")
"""《甲日报》 prints what was settled, and is none of the meeting's papers, as a 简报 or 通报 is."""


def find_documents(text: str) -> Iterator[FoundDocument]:
    """Every outermost 《…》 in order; a mark that is missing ends the title at the clause's end."""
    depth, start, past = 0, 0, 0
    if "》" not in text and "《" not in text:
        return
    for mark in _MARK.finditer(text):
        if mark.start() < past:
            continue
        if depth and mark.start() - start > _LONGEST:
            depth = 0
        if mark.group() == "《":
            if depth == 0:
                start = mark.start()
            depth += 1
        elif depth:
            depth -= 1
            if depth == 0:
                found = _with_paper_on(_found(text, start, mark.end(), mark.start()), text)
                past = found.end
                yield found
        elif opened := _UNOPENED.search(text, 0, mark.start()):
            found = _found(text, opened.start("title") - 1, mark.end(), mark.start())
            yield replace(found, start=opened.start("title"))
    if depth:
        yield from _unclosed(text, start)


def mentions_in(texts: tuple[str, ...]) -> tuple[DocumentMention, ...]:
    """The documents of several texts, each title once; announced short forms are left out."""
    naming = [text for text in texts if "《" in text or "》" in text or "关于" in text]
    if not naming:
        return ()
    short = short_forms(texts)
    mentions: dict[str, DocumentMention] = {}
    for text in naming:
        for found in (*find_documents(text), *_unmarked(text)):
            mention = found.mention
            if (
                mention.title in short
                or _PRESS.fullmatch(mention.title)
                or _SHORTENED.search(text, max(0, found.start - 2), found.start)
            ):
                continue
            alike = _QUOTES.sub("", _spelt_alike(mention.title))
            known = mentions.setdefault(alike, mention)
            if known != mention:
                mentions[alike] = _both(known, mention)
    told = tuple(mentions.values())
    brief = {m.title for m in told if len(m.title) <= _LONGEST_SHORT}
    named = {title for title in brief if any(shortens(title, m.title) for m in told)}
    return tuple(m for m in told if m.title not in named) if named else told


def _both(known: DocumentMention, again: DocumentMention) -> DocumentMention:
    """A document with what is told where it is named again; its title as it is spelt best."""
    key = _spelt_alike(again.title)
    return replace(
        known,
        title=key if again.title == key == _spelt_alike(known.title) else known.title,
        stage=known.stage or again.stage,
        doc_number=known.doc_number or again.doc_number,
    )


def shortens(title: str, whole: str) -> bool:
    """《意见》 beside 《关于…的意见》, or one inside it: a short form that nobody announced.

    《纲要（讨论稿）》 is one too.
    """
    title = _DRAFT.sub("", title)
    if len(title) > _LONGEST_SHORT or len(whole) <= _LONGEST_SHORT:
        return False
    base = read_mention(whole).base_title
    return _YEARS.sub("", base).endswith(title) or f"{title}〉" in base


def is_reported(words: str) -> bool:
    """Whether the words are a report on a document: 某局关于拟定《甲意见》的情况汇报."""
    return _REPORTED.search(words) is not None


def is_stage_of(title: str, whole: str) -> bool:
    """《甲》 where the heading has 《甲（送审稿）》: the one that was weighed."""
    return title != whole and read_mention(whole).base_title == title


def is_short_for(name: str, title: str) -> bool:
    """改革方案 for 公务用车制度改革实施方案: its signs in their order, its kind at the end."""
    base = _AT_ITS_END.sub("", read_mention(title).base_title)
    return _in_order(name, base) or _in_order(name, _BRACKETS.sub("", title))


def _in_order(name: str, whole: str) -> bool:
    if not _LEAST_SHORT <= len(name) < len(whole) or name[-_LEAST_SHORT:] != whole[-_LEAST_SHORT:]:
        return False
    signs = iter(whole)
    return all(sign in signs for sign in name)


def short_forms(texts: Iterable[str]) -> dict[str, str]:
    """The short forms that the texts announce, each with the title that it stands for.

    《青石区供热管理办法》（以下简称《办法》） gives 办法; where no title stands before it, none.
    """
    found: dict[str, str] = {}
    for text in texts:
        if "称" not in text or "下" not in text:
            continue
        for match in _SHORT_FORM.finditer(text):
            before = [d for d in find_documents(text) if d.end <= match.start()]
            is_beside = before and _BESIDE.fullmatch(text, before[-1].end, match.start())
            found.setdefault(match["short"].strip(), before[-1].mention.title if is_beside else "")
    return found


def with_full_titles(sections: Sequence[Section], before: Iterable[str]) -> tuple[Section, ...]:
    """The sections with the titles that announced short forms stand for.

    A short form that one item announces, or the text ``before`` them, the others may use.
    """
    texts = [*before]
    for section in sections:
        texts += (section.heading, *[paragraph.text for paragraph in section.paragraphs])
    announced = short_forms(texts)
    short = _unannounced(sections) | {short: title for short, title in announced.items() if title}
    if not short:
        return tuple(sections)
    return tuple(_with_full_titles(section, short) for section in sections)


def with_title(sections: Sequence[Section], title: str) -> tuple[Section, ...]:
    """《甲规划》专家评审会会议纪要: the first item is on what the meeting has its name from."""
    named = mentions_in((title,)) if sections and _NAMED_AFTER.search(title) else ()
    if not named:
        return tuple(sections)
    known = {title_key(mention.title) for section in sections for mention in section.documents}
    more = tuple(mention for mention in named if title_key(mention.title) not in known)
    if not more:
        return tuple(sections)
    first, *others = sections
    return (replace(first, documents=(*more, *first.documents)), *others)


def _unannounced(sections: Sequence[Section]) -> dict[str, str]:
    """《实施意见》 for the one title of another item that ends so; 《意见》 may be any."""
    titles = dict.fromkeys(mention.title for s in sections for mention in s.documents)
    brief = [title for title in titles if len(title) == _LONGEST_SHORT]
    whole = {short: [title for title in titles if shortens(short, title)] for short in brief}
    return {short: named[0] for short, named in whole.items() if len(named) == 1}


def _with_full_titles(section: Section, short: Mapping[str, str]) -> Section:
    documents: dict[str, DocumentMention] = {}
    for mention in section.documents:
        title = short.get(mention.title)
        whole = read_mention(title, mention.doc_number) if title else mention
        documents.setdefault(_spelt_alike(whole.title), whole)
    decisions = (replace(d, object=short.get(d.object or "", d.object)) for d in section.decisions)
    return replace(section, documents=tuple(documents.values()), decisions=tuple(decisions))


def _unmarked(text: str) -> Iterator[FoundDocument]:
    """Documents that go by their subject, where the item weighs them or bears their name."""
    if "关于" not in text or not _SUBJECTS.search(text):
        return
    if _SUBJECTS.fullmatch(text):
        yield FoundDocument(read_mention(text), 0, len(text))
        return
    for match in _UNMARKED.finditer(text):
        if _is_said(match):
            continue
        for subject in _SUBJECTS.finditer(text, match.start("titles"), match.end("titles")):
            number = number_at_start(text[subject.end() : subject.end() + _LONGEST_NUMBER])
            mention = read_mention(subject.group(), str(number) if number else None)
            yield FoundDocument(mention, *subject.span())


def titles_in(
    sections: Iterable[Section], before: Iterable[str] = (), told: Iterable[str] = ()
) -> tuple[str, ...]:
    """The titles of all documents that the sections mention, each once, under its stage if told.

    Then what is weighed in paragraphs ``before`` them (希望大家对《甲》认真审议) and what is named
    in other sentences that were ``told`` of the meeting.
    """
    mentions = [mention for section in sections for mention in section.documents]
    above = mentions_in((*(line for line in before if _WEIGHS.search(line)), *told))
    known = {title_key(mention.title) for mention in mentions} if above else ()
    mentions += [
        mention
        for mention in above
        if title_key(mention.title) not in known
        and not any(shortens(mention.title, other.title) for other in mentions)
    ]
    staged = {mention.base_title for mention in mentions if mention.stage}
    return tuple(dict.fromkeys(m.title for m in mentions if m.stage or m.title not in staged))


def _is_said(found: re.Match[str]) -> bool:
    """同意其提出的关于…的意见 is no document; 审议关于…的意见 is, and so are 实施意见."""
    if not _SAID.search(found["titles"]):
        return False
    return not _JUST_WEIGHED.search(found.string, 0, found.start("titles"))


@lru_cache(_REMEMBERED)
def read_mention(title: str, doc_number: str | None = None) -> DocumentMention:
    """Split a title into its base and its stage: 某办法（修订稿）; there may be two stages."""
    title = base = _BLANK.sub("", title)
    stages: list[str] = []
    while match := _STAGE.search(base) or _BARE_STAGE.search(base):
        stages.insert(0, match["stage"])
        base = base[: match.start("stage")].rstrip("（([〔【")
    return DocumentMention(
        title, _spelt_alike(base or title), "、".join(stages) or None, doc_number
    )


def title_key(title: str) -> str:
    """What all spellings and stages of one title have in common; for comparing, not for showing.

    Marks, blanks, width (Unicode NFKC), script and case make no difference, nor does the stage.
    """
    base = read_mention(unmarked(title)).base_title
    return _MARKS.sub("", simplified(unicodedata.normalize("NFKC", base)).casefold())


def unmarked(title: str) -> str:
    """A title without the marks around it, whichever somebody put there: 〈甲（修订稿）〉."""
    title = title.strip("《》 ")
    while title[:1] + title[-1:] in _AROUND:
        title = title[1:-1].strip()
    return title


@lru_cache(_REMEMBERED)
def _spelt_alike(title: str) -> str:
    """One spelling of a title: digits and letters half, marks full, 〈…〉 inside, no blanks."""
    return _BETWEEN_YEARS.sub("-", _BLANK.sub("", title).translate(_ONE_WIDTH))


def _found(text: str, start: int, end: int, title_end: int) -> FoundDocument:
    behind = _STAGE_BEHIND.match(text, end)
    after = behind.end() if behind else end
    number = number_at_start(text[after : after + _LONGEST_NUMBER])
    mention = read_mention(text[start + 1 : title_end], str(number) if number else None)
    if behind and mention.stage is None:
        mention = replace(mention, stage=behind["stage"])
    return FoundDocument(mention, start, end)


def _with_paper_on(found: FoundDocument, text: str) -> FoundDocument:
    """The paper that goes on behind a title and is on it, as it is written."""
    behind = _WORK_ON.match(text, found.end)
    if behind is None or _NO_PAPER_ON.search(behind["rest"]):
        return found
    title = f"《{found.mention.title}》{behind['rest']}"
    return FoundDocument(read_mention(title), found.start, behind.end())


def _unclosed(text: str, start: int) -> Iterator[FoundDocument]:
    """The last 《 without its 》, or an inner one without: take what surely belongs to a title."""
    closing = text.rfind("》", start)
    end = closing if closing > 0 else _UNCLOSED_END.search(text, start).start()  # type: ignore[union-attr]
    if _SHORTEST_CUT < end - start <= _LONGEST:
        yield _found(text, start, end + (closing > 0), end)
