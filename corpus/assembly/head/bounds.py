"""Where the head of an assembly's record ends, and whether the text is such a record at all."""

from collections.abc import Sequence

from corpus.assembly.head.title import AssemblyTitle, is_numbered_record, is_record_title
from corpus.assembly.items.papers import is_papered
from corpus.assembly.lines.labelled import BY_DIGITS, Labelled, label_of
from corpus.assembly.lines.marks import (
    begins_items,
    is_conclusion,
    is_hint,
    is_part,
    is_resolved_below,
    marker,
    value_of,
)
from corpus.assembly.people.person import read_named
from corpus.assembly.people.staff import is_staff
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold, is_traditional
from corpus.grammar.tables import one_of, table_words
from corpus.page.mending import Line

ASIDE = late(r"[（(][^（）()]*[)）]")
LONGEST_VALUE = 60
_FIRST_PARAGRAPH = late(rf"[（(]1[)）]\s*[{HAN}]")
_ARTICLE = late(r"^第[一二三四五六七八九十百]{1,4}条")
_CLOSED = late(r"(?:主席宣布)?散\s*会(?=$|[（(。\s])")
_TO_COME = late(r"通知单|开会事由|会议通知|^议\s*程$|范本|格式")
_TO_FILL = late(r"(?<![一二三四五六七八九○〇])[○Ｏ〇×xX]{2,}|_{3,}|年\s{2,}月")
_LOST = late(r"[?？]{3}|\[篇\d\]")
_DAY = late(r"\d{2,4}年\d{1,2}月\d{1,2}日")
_SPEAKER = late(
    rf"(?:(?P<chair>主\s*席)|朗读人员|[{HAN}]{{1,2}}(?:议员|代表|[局处课主市乡镇]长|主任)[{HAN}]{{1,2}})\s*[:：]\s*\S"
)
_ASKED_THERE = late(r"^[一二三四五六七八九十]{1,3}、[^。:：]{2,40}(?:质询|报告)$")
_LONGEST_LIST = 120
_OF_HONG_KONG = late("列席秘书|出席公职人员")
_OTHER_TITLE = late(rf"{one_of(table_words('other_texts', 'title'))}$")


def head_end(rows: Sequence[Line], bullets: frozenset[int] = frozenset()) -> int:
    """The first line of the items: behind two labels at least, no label itself.

    A line with a bullet (their numbers are ``bullets``) that names nobody is one too. The decisions
    of a cabinet have one label, the date, below their title.
    """
    stop = _behind(rows, 2, bullets)
    return stop if stop < len(rows) else _behind(rows, 1, bullets, _titled(rows))


def _titled(rows: Sequence[Line]) -> int:
    numbered = (i for i, row in enumerate(rows) if is_numbered_record(row.text))
    return next(numbered, len(rows))


def _behind(rows: Sequence[Line], least: int, bullets: frozenset[int], start: int = 0) -> int:
    seen = by_digits = 0
    for index, row in enumerate(rows[start:], start):
        label = label_of(row.text)
        if seen and not label and _CLOSED.match(fold(row.text)):
            break  # what a page tells of itself below has labels too
        if seen and not label and _is_over_people(rows, index):
            continue
        if label and not is_speech(label):
            seen += 1
            by_digits += BY_DIGITS.match(row.text) is not None
        elif seen >= least and (
            label or _opens(row.text, by_digits >= 2) or _is_point(row, bullets)
        ):
            return index
    return len(rows)


def _opens(text: str, by_digits: bool) -> bool:
    """Whether a row begins the items; 5、 does where the labels above are numbered so."""
    folded = fold(text)
    if begins_items(text) or is_conclusion(text) or _FIRST_PARAGRAPH.match(folded):
        return True
    if is_hint(text) or is_papered(text) or is_resolved_below(text):
        return True
    found = marker(text)
    if found is None or (found[0] == 4 and (read_named(found[2]) or ":" in folded)):
        return False
    return (by_digits and found[0] == 5) or (found[0] == 4 and value_of(found[1]) == 1)


def _is_over_people(rows: Sequence[Line], index: int) -> bool:
    return _is_for_an_item(rows, index) or _is_over_list(rows, index) or _is_over_label(rows, index)


def _is_over_label(rows: Sequence[Line], index: int) -> bool:
    """三、介紹與會人員 right above 四、主席：溫榆明: both are of the head, numbered on."""
    here = marker(rows[index].text)
    below = next((row.text for row in rows[index + 1 : index + 4] if row.text), "")
    label, found = label_of(below), marker(below)
    if not (here and found and label and label[1] in ("chair", "clerk") and label[2]):
        return False
    follows = (value_of(here[1]) or 0) + 1 == value_of(found[1]) and here[0] == found[0]
    return follows and not is_speech(label) and not is_part(here[2])


def _is_for_an_item(rows: Sequence[Line], index: int) -> bool:
    """議程第三項 above 某某女士: for which item the guests below it came."""
    found = marker(rows[index].text)
    if found is None or found[2] or found[1][0] not in "議议項项":
        return False
    below = next((row.text for row in rows[index + 1 : index + 4] if row.text), "")
    return is_staff([below])


def _is_over_list(rows: Sequence[Line], index: int) -> bool:
    """一、對院長專案報告質詢 above 列席官員 and 主席: for what those came, and no item yet."""
    if not _ASKED_THERE.search(fold(rows[index].text)):
        return False
    below = [row.text for row in rows[index + 1 : index + 1 + _LONGEST_LIST] if row.text]
    first = label_of(below[0]) if below else None
    parts = next((at for at, text in enumerate(below) if is_part(text)), len(below))
    labels = {label[1] for text in below[:parts] if (label := label_of(text))}
    return first is not None and first[1] == "observer" and "chair" in labels


def _is_point(row: Line, bullets: frozenset[int]) -> bool:
    """A bulleted line that is no person: with a post or 議員, a list may have bullets too."""
    return row.number in bullets and read_named(row.text) is None and not is_staff([row.text])


def is_speech(label: tuple[str, str, str]) -> bool:
    """主席:現在開會。 is what was said, not who was there."""
    value = ASIDE.sub("", label[2])
    return label[1] in ("chair", "clerk") and "。" in value.rstrip("。") + value[LONGEST_VALUE:]


def is_assembly(
    title: AssemblyTitle, labels: Sequence[Labelled], numbered: bool, texts: Sequence[str]
) -> bool:
    """Two labels with values, a title, and the script or the paper number of these places."""
    fields = {label.field for label in labels if label.rows} - {"other", "issuer", "file"}
    names = "".join(label.label for label in labels)
    there = numbered or is_traditional(title.title + names) or _OF_HONG_KONG.search(fold(names))
    if not there or _is_other(title, texts):
        return False
    if _items_first(texts[max(title.line, 0) :]):
        return False
    if len(fields) < 2:
        return fields == {"date"} and _is_cabinet(title.title, texts)
    if is_record_title(title.title):
        return True
    people = fields & {"chair", "clerk", "present", "absent"}
    return len(people) >= 2 and not any(_TO_COME.search(fold(text)) for text in texts[:40])


def _items_first(texts: Sequence[str]) -> bool:
    """Whether an item stands above all labels: a record of the mainland that a site converted.

    ``texts`` begin with the title: above it a proposal may stand that the meeting took up.
    一、時間 above 二、地點：: labels that are numbered themselves.
    """
    first = next((at for at, text in enumerate(texts) if text.startswith("一、")), len(texts))
    second = [text for text in texts[first:] if text.startswith("二、")][:1]
    return first < len(texts) and not any(map(label_of, (*texts[: first + 1], *second)))


def start_without_labels(title: AssemblyTitle, texts: Sequence[str]) -> int | None:
    """A record word for word: a title with its number and day, then the chair and speakers.

    Or what the chair of a cabinet said, above its day and number: 院長提示. The line where the
    meeting begins, ``None`` for any other record.

    Such a record has no labels: 主席:溫榆明。 there gives the word to a member.
    """
    if not _DAY.search(fold(title.title)):
        return None
    if not is_numbered_record(title.title):
        return 0 if any(map(is_hint, [text for text in texts if text][:1])) else None
    speakers = [match for text in texts if (match := _SPEAKER.match(fold(text)))]
    debated = len(speakers) >= 3 and any(match["chair"] for match in speakers)
    return title.line + 1 if debated else None


def _is_cabinet(title: str, texts: Sequence[str]) -> bool:
    """A numbered record with a date and parts, or the words of its chair, needs no other label."""
    return is_numbered_record(title) and any(is_part(text) or is_hint(text) for text in texts)


def _is_other(title: AssemblyTitle, texts: Sequence[str]) -> bool:
    """A rule, a template, a text that lost its characters, or something about meetings."""
    if _TO_FILL.search(title.title) or _OTHER_TITLE.search(fold(title.title)):
        return True
    if sum(1 for text in texts if _LOST.search(text)) >= 2:
        return True
    return sum(1 for text in texts if _ARTICLE.match(fold(text))) >= 3
