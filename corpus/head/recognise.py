"""Whether a text records a meeting at all, or only speaks of meetings, as a rule does."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from corpus.grammar.dates import BRACKETED_DAY, find_date
from corpus.grammar.docnumber import is_number_line
from corpus.grammar.said_at import said_at
from corpus.grammar.tables import one_of, table_words
from corpus.grammar.titles import read_title
from corpus.head.letterhead import below_notice
from corpus.head.opening import GOES_ON, Opening, read_opening
from corpus.head.spoken import is_debate
from corpus.page.forms import heads_names
from corpus.page.layout import LABEL, LABELS, unpad_label
from corpus.page.mending import Line

_TITLE = re.compile(
    r"(?:纪要|紀要|会议记录|會議紀錄|会议纪录|议事录|議事錄)(?:摘要|摘编|节录|整理稿|公开稿|要点)?(?:[（(].{1,24}[）)])?$"
)
_FORM_TITLE = re.compile(r"会议记录[表单簿](?:[（(].{1,24}[）)])?$")
"""党总支会议记录表: a printed form, which records a meeting where its day was filled in."""

_NAMED = re.compile(
    r"会议纪要|會議紀錄|会议决议$|第[\d一二三四五六七八九十百○〇零]{1,5}次[^，。]{0,12}会议?"
    r"|会议?[（(](?:\d{4}年度?)?第[\d一二三四五六七八九十百○〇零]{1,5}次[）)]"
)
_DID = re.compile(
    r"(?:[一二三四五六七八九十\d]{1,3}[、.．]\s*)?会议(?:一致|原则上?|审议|研究|讨论|并)*(?:(?:听取|审议|研究|讨论|通报)了|同意|通过|决定|议定)"
)
_FEWEST_DONE, _FEWEST_UNTITLED = 2, 3
_ARTICLE = re.compile(r"第[\d一二三四五六七八九十百]{1,4}条(?:[\s　]|$|[^，。的规至、]{6})")
_CHAPTER = re.compile(r"第?[\d一二三四五六七八九十百]{1,5}[章回][\s　]*\S")
_BLANKS_TO_FILL = re.compile(
    r"[×xXＸ✕Ｏ]{1,2}月[×xXＸ✕Ｏ]{1,2}日|[×xXＸ✕Ｏ]{1,4}年[×xXＸ✕Ｏ]{1,3}月|×{2,}|[Xx]{2,}[区市县局镇]|_{2,}年|\s年\s+月\s+日|〔[×xXＸ]{2,4}〕"
    r"|\d{0,2}[xX×]{2,4}年|第[xX×]{1,3}次"
    r"|(?<=[\u4e00-\u9fff、：])[?？]{3,}(?=[\u4e00-\u9fff])"
)
_MASKS = ("xx年", "XX年", "××年")
_MASKED_YEAR = re.compile(r"(?:20|19)[xX×]{2}年")
"""20xx年4月15日: a site that masks the years of its labels, where the text tells them too."""

_HIDDEN = re.compile("×{2,}")
"""给予张××警告: a name that was withheld, where all else is told."""

_SIGNS_OF_BLANK = "×xXＸ✕Ｏ_?？"
_BLANK_YEAR = re.compile(r"年(?<=\s年)\s")
"""Every form above holds one of these two; they are found quickly, and prose has none."""

_PLACEHOLDER = re.compile(
    r"\{\{?\s*(?:[a-z][a-z_]{2,30}|\$[A-Za-z_]\w{1,30}(?:\[[^\[\]]{1,30}\])?)\s*\}|[$#]\{[^{}]{1,40}\}"
    r"|(?!^\s*[\[［](?:会议)?(?:时间|地点|日期|主持人?|[出列]席人员|参会人员)[\]］]\s*[^\s，。、\[［])[\[［][\u4e00-\u9fff]{0,8}(?:会议|议题|主持|时间|地点|日期|人员|汇报|姓名|单位|内容|名称)[\u4e00-\u9fff]{0,10}[\]］]"
)
"""{meeting_date}, [会议名称]: what a form puts where a word belongs.

[时间] before a time is a label.
"""

_LEAST_PLACEHOLDERS = 3
_EMPTY_LABEL = re.compile(r"(?:主持人?|出席|列席|参加人员|时间|地点|记录人?)[：:]$")
_TIME_FILLED = re.compile(r"(?:时间|日期)(?:（[A-Za-z ]+）)?[：:]\s*(?=\d)")
_DEFINES = re.compile(
    r"会议是指|是指由[^。]{2,40}召集|由[^，。]{2,30}组成[，。][^。]{0,30}召集和主持"
)
_TO_COME = re.compile(r"(?:定于|拟于|将于|拟在)[^。]{2,30}(?:召开|举行)")
_OTHER_TITLE = re.compile(
    rf"{one_of(table_words('other_texts', 'title'))}(?:[（(][^（）()]{{1,12}}[）)]|[）)])?$"
)
_ITEM = re.compile(
    r"(?:[一二三四五六七八九十]{1,2}|\d)[、.．](?:审议|研究|讨论|听取|审定|传达|学习|通报|关于)"
)
_COLLECTION = re.compile(
    r"(?:纪要|记录|范文|发言|讲话|材料)[^，。]{0,8}[\d一二三四五六七八九十]+篇[）)]?(?:\W|$)|[>＞»]\s*(?:公文)?范文"
)
"""会议纪要三篇: a page of models to copy from."""

_AGENDA = re.compile(r"(?:修订)?[议議]程(?:[（(][^（）()]{1,8}[）)])?")
_OTHER_WORDS = re.compile(one_of(table_words("other_texts", "words")))
_DATED_EVENT = re.compile(
    r"^\W{0,3}(?:\d{4}[年/.-])?\d{1,2}月\d{1,2}日[^。]{2,60}(?:召开|举行|座谈|会议)"
)
_DAY_ENDS = 12
"""Behind so many characters no day of the above begins."""

_LEAST_DAYS = 3
_HOW_TO = re.compile(r"^(?:怎样|怎么|如何|浅谈|谈谈|试论)[^，。]{2,40}$")
_SAYS = re.compile("会议(?:指出|强调|认为|决定|听取|审议|研究|传达|学习)")
"""甲召开县政府常务会议 above 会议指出，…: what the meeting said is told, and no more of it."""

_PRESIDED = re.compile(
    r"(?:[^。]{0,120}。)?(?:本次|此次)?会议由[^，。；]{1,6}(?:书记|主任|主席|经理|[省市县区镇乡厅局处院校园所]长)主持[，。]"
)
"""会议由柯院长主持: by surname and post alone, who convened is told all the same."""

_SUMMARY = re.compile(r"^会议摘要[：:]")
_SPOKEN = re.compile(r"^(?:各位|同志们|女士们)[^。]{0,20}[：:！]")
_LATELY = re.compile(
    r"(?:昨天|昨日|今天|今日|日前|近日)(?:上午|下午|晚上?)?(?:\d{1,2}[时点]半?)?[，,]?[^，。；]{2,40}(?:召开|举行)"
)
_OUTCOME_LINE = re.compile(
    r"(?:会议|讨论|评审|投票|表决|审议|议题)?(?:结论|结果|决议|决定)[：:](?!\s*[（(]?(?:待|无|略|如下|空))"
)
_FEWEST_OUTCOMES = 2
_MARK = re.compile(r"会议纪要\s*(?:[（(][A-Za-z ]+[）)])?\s*[：:]?")
_TOP_LINES = 3
_LONGEST_HEADLINE = 40
_DAY_LAST = frozenset("0123456789日")
_HEAD_LINES = 12
_OPENING_LINES = 60
_LEAST_LABELS = 3
"""Kinds of labels: who presided, was there, was away, kept the record; below 时间 with a day."""


def is_record(lines: Sequence[Line], page_title: str | None) -> bool:
    """Whether the text records a meeting; an unknown layout gets the benefit of the doubt."""
    texts = [line.text for line in lines if line.text]
    texts = texts[below_notice(texts) :]
    head = texts[:_HEAD_LINES]
    if _is_rule(texts) or _is_template(texts, head) or _is_other(texts, head):
        return False
    titles = (*head, page_title or "")
    if any(map(is_titled, titles)) or (any(map(_is_form, titles)) and _is_dated_by_label(head)):
        return True
    headed = any(_is_dated(*pair) or _is_headed(*pair) for pair in pairwise(head))
    if headed or _is_opened(texts) or _is_numbered(head, texts):
        return True
    labels = {*_labels(texts)}
    named = any(map(_NAMED.search, titles))
    if named and (labels or (_is_dated_anyhow(head) and _tells_what_it_did(texts))):
        return True
    if len(labels) >= _LEAST_LABELS and "chair" in labels and _is_dated_by_label(head):
        return True
    listed = bool(labels) or any(map(heads_names, head))
    return (listed and _is_dated_anyhow(head) and _is_settled(texts)) or is_debate(texts)


def _tells_what_it_did(texts: Sequence[str], fewest: int = _FEWEST_DONE) -> bool:
    """一、会议听取了甲。 会议同意乙。 below a counted meeting and its day: its 议定事项."""
    return sum(_DID.match(text) is not None for text in texts) >= fewest


def _labels(texts: Sequence[str]) -> Iterator[str]:
    """The kinds of the labels with a value, behind them or alone on the line below (会议时间：)."""
    told = [(text, LABEL.match(text)) for text in map(unpad_label, texts)]
    for (text, label), below in zip_longest(told, told[1:]):
        if label and (label.end() < len(text) or (below and below[1] is None)):
            yield LABELS[label["label"]]


def _is_numbered(head: Sequence[str], texts: Sequence[str]) -> bool:
    """〔2033〕4号 on a line of its own above what was done: a page may have lost the title."""
    ends = (text for text in head if text.rstrip()[-1:] == "号")
    return any(map(is_number_line, ends)) and _tells_what_it_did(texts, _FEWEST_UNTITLED)


def _is_dated_anyhow(head: Sequence[str]) -> bool:
    """A day alone on top, behind its label, or in a headline of a kind: 某例会 2033-3-4."""
    if _is_dated_by_label(head):
        return True
    return any(_is_day_of_one(text) for text in head[:_TOP_LINES] if text[-1:] in _DAY_LAST)


def _is_day_of_one(text: str) -> bool:
    found = find_date(text) if len(text) <= _LONGEST_HEADLINE else None
    if not found or found.end < len(text.rstrip()):
        return False
    named = text[: found.start].strip("# ")
    return not named or read_title(named).kind is not None


def _is_settled(texts: Sequence[str]) -> bool:
    """What became of two matters: lines 结论：…, 投票结果：…; what is to come has none of them.

    So too what stands below 会议纪要, alone on its line.
    """
    told = (text for text in texts if ("：" in text[:8] or ":" in text[:8]))
    settled = sum(_OUTCOME_LINE.match(text) is not None for text in told) >= _FEWEST_OUTCOMES
    return settled or any(text[:4] == "会议纪要" and _MARK.fullmatch(text) for text in texts[:-1])


def _is_dated(line: str, below: str) -> bool:
    """市政府第12次常务会议 above （2021年5月6日）: a title that leaves 纪要 out."""
    if not BRACKETED_DAY.fullmatch(below) or not find_date(below) or len(line) > 60:
        return False
    facts = read_title(line)
    return bool(facts.kind and facts.session and facts.bodies)


def _is_headed(line: str, below: str) -> bool:
    """区政府2033年度第5次区长办公会 above 会议听取了甲: which meeting it was, and what it did."""
    if len(line) > _LONGEST_HEADLINE or not _DID.match(below):
        return False
    facts = read_title(BRACKETED_DAY.sub("", line))
    return bool(facts.kind and facts.session and facts.bodies)


def is_titled(text: str) -> bool:
    """Whether a line is the title of a record: 纪要, 会议记录 and the like at its end."""
    return len(text) < 90 and _TITLE.search("".join(text.split())) is not None


def _is_form(text: str) -> bool:
    return "会议记录" in text and len(text) < 90 and _FORM_TITLE.search(text) is not None


def _is_opened(texts: Sequence[str]) -> bool:
    """A sentence or a headline that says which meeting was held, and when or under whom."""
    for start in range(min(len(texts), _OPENING_LINES)):
        opening = read_opening(texts[start : start + 1], headline=True)
        if opening.chair or (opening.what and _is_told(opening)):
            return True
        below = "".join(texts[start + 1 : start + 2]) if opening.what else ""
        if _SAYS.match(below) or _PRESIDED.match(below):
            facts = read_title(opening.what)
            return bool(facts.kind and (facts.bodies or facts.session))
    return any(said_at(*pair) for pair in pairwise(texts[:_HEAD_LINES]))


def _is_told(opening: Opening) -> bool:
    """A day, a counter, or a kind of meeting that was held 昨天."""
    if opening.date or opening.day:
        return True
    facts = read_title(opening.what)
    if opening.text and not opening.owner and "出席" + opening.what in opening.text:
        return facts.kind is not None
    known = facts.session is not None or bool(facts.kind and _LATELY.search(opening.text))
    return known or bool(facts.kind and facts.bodies and GOES_ON.search(opening.text))


def _is_rule(texts: Sequence[str]) -> bool:
    """Three articles, or words that say what such a meeting is, and none that was held."""
    if sum([text[:1] == "第" and bool(_ARTICLE.match(text)) for text in texts]) >= 2:
        return True
    return any(map(_DEFINES.search, texts[:_HEAD_LINES]))


def _is_template(texts: Sequence[str], head: Sequence[str]) -> bool:
    """Dates and names left to be filled in."""
    whole = "\n".join(texts)
    if any(map(whole.__contains__, "{[［")) and _placeholders(texts) >= _LEAST_PLACEHOLDERS:
        return True
    empty = [text for text in texts if text.endswith(("：", ":"))]
    if sum(map(_is_empty_label, empty)) >= 2 and _next_is_empty(texts):
        return not _is_dated_by_label(head)
    if not _may_have_blanks(whole):
        return False
    masked = any(map(whole.__contains__, _MASKS))
    if masked and _MASKED_YEAR.search(whole) and _tells_the_day(head):
        head, texts = ([_MASKED_YEAR.sub("当年", text) for text in some] for some in (head, texts))
    if any("××" in text for text in texts) and _is_whole(head):
        head, texts = ([_HIDDEN.sub("某", text) for text in some] for some in (head, texts))
    return any(map(_blanks_to_fill, head)) or sum(map(_blanks_to_fill, texts)) >= 3


def _is_whole(head: Sequence[str]) -> bool:
    """Whether the head says when it was held and who presided: no form to be filled in."""
    opening = read_opening(head)
    return opening.chair is not None and bool(opening.date or opening.day)


def _tells_the_day(head: Sequence[str]) -> bool:
    """Whether a sentence of the head says on which day of which year it was held."""
    opening = read_opening(head)
    return bool(opening.date and opening.day) or bool(opening.date and opening.chair)


def _placeholders(texts: Sequence[str]) -> int:
    return sum(len(_PLACEHOLDER.findall(text)) for text in texts)


def _is_empty_label(text: str) -> bool:
    return text[-1:] in ("：", ":") and _EMPTY_LABEL.search(text) is not None


def _is_dated_by_label(head: Sequence[str]) -> bool:
    """时间：2021年3月4日: who presided was left open, but the meeting was held."""
    return any(map(_is_dated_label, head))


def _is_dated_label(text: str) -> bool:
    filled = _TIME_FILLED.search(text)
    return filled is not None and find_date(text[filled.end() :]) is not None


def _may_have_blanks(text: str) -> bool:
    signed = any(map(text.__contains__, _SIGNS_OF_BLANK))
    return signed or _BLANK_YEAR.search(text) is not None


def _blanks_to_fill(text: str) -> int:
    return len(_BLANKS_TO_FILL.findall(text)) if _may_have_blanks(text) else 0


def _next_is_empty(texts: Sequence[str]) -> bool:
    """Whether two empty labels follow each other: a value may stand on the line below its label."""
    pairs = pairwise(texts)
    return any(_is_empty_label(one) and _is_empty_label(two) for one, two in pairs)


def _is_other(texts: Sequence[str], head: Sequence[str]) -> bool:
    """A notice, an agenda, a speech, a chapter of a novel, a chronicle, an index of meetings."""
    bare = ["".join(text.split()) for text in head]
    if any(_is_other_title(t) for t in bare[:4] if len(t) < 60):
        return True
    if any(map(_HOW_TO.match, head[:4])) or _is_agenda(bare):
        return True
    if any(map(_CHAPTER.match, head[:4])) or any(map(_SPOKEN.match, head[:4])):
        return True
    if _is_to_come(head[:6]) or any(map(_OTHER_WORDS.search, texts)):
        return True
    if sum([text[:4] == "会议摘要" and bool(_SUMMARY.match(text)) for text in texts]) >= 2:
        return True
    return _is_chronicle(texts)


def _is_other_title(text: str) -> bool:
    """写作格式, 工作规则; 一、审议某管理办法 is an item of a meeting."""
    told = _OTHER_TITLE.search(text)
    return bool(told and not _ITEM.match(text)) or _COLLECTION.search(text) is not None


def _is_to_come(head: Sequence[str]) -> bool:
    """A meeting that is announced; one that was held may settle when the next will be.

    A headline may name the one to come, above the sentence that tells of the one held.
    """
    announced = ((at, match) for at, text in enumerate(head) if (match := _TO_COME.search(text)))
    first = next(announced, None)
    if first is None:
        return False
    at, match = first
    if _is_opened([*head[:at], match.string[: match.start()]]):
        return False
    below = head[at + 1 : at + 3] if "。" not in match.string else ()
    return not any(_is_opened([text]) for text in below if not _TO_COME.search(text))


def _is_agenda(head: Sequence[str]) -> bool:
    """议程 on a line of its own, below no title of a record."""
    line = next((i for i, text in enumerate(head) if _AGENDA.fullmatch(text)), None)
    return line is not None and not any(map(is_titled, head[:line]))


def _is_chronicle(texts: Sequence[str]) -> bool:
    """Three paragraphs that each open with a day of their own and an event."""
    dated = [text for text in texts if "月" in text[:_DAY_ENDS]]
    if len(dated) < _LEAST_DAYS:
        return False
    days = {match.group()[:8] for text in dated if (match := _DATED_EVENT.match(text))}
    return len(days) >= _LEAST_DAYS
