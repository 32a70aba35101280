"""What one line of a record is: a label, a date, the begin of something, the end of the items."""

import re
from collections.abc import Sequence

from corpus.grammar.dates import FoundDate, find_date
from corpus.grammar.docnumber import is_number_line
from corpus.grammar.organizations import is_organization
from corpus.grammar.tables import one_of, table_pairs
from corpus.page.annexes import is_list_head
from corpus.page.mending import Line, is_complete
from corpus.page.numbering import CHINESE, NUMBERED

PART = re.compile(
    r"第[一二三四1-4](?:阶段|部分|时段|单元|板块|场|半场)(?:会议)?(?:[\s：:、（(][^，。；]{0,24})?$"
)
"""第二阶段　局务会议: a part of the meeting, whose items may be numbered anew."""

_SET_BESIDE = re.compile(r"[^，。；：]{2,24}(?:供稿|撰稿)|[上下]一[条篇则页]\s*[：:].*")
"""某办公室供稿, 上一条：…: who wrote the page, and what stands beside it."""

_ENCLOSED = re.compile(r"(?:相关|会议)?附件(?:下载|列表)?[：:]?(?:\s*1[.．、].*)?")
FILE = re.compile(r"\.(?:docx?|wps|pdf|ofd|rtf|xlsx?|et|pptx?|zip|rar)\W*$", re.IGNORECASE)
"""附件, alone or with the first of its list, and the name of a file: what a page adds."""

LABELS = dict(table_pairs("attendance_labels"))
OTHER_LABELS = frozenset(
    (
        "抄送",
        "分送",
        "发送",
        "发",
        "主送",
        "本期发",
        "主题词",
        "附件",
        "签发",
        "审核",
        "校对",
        "印数",
        "分发",
        "联系人",
        "联系电话",
        "编辑",
        "拟稿",
        "核稿",
    )
)
_PEOPLE_TAIL = (
    r"(?:(?:(?:本次|此次)?会议)?的还?有|的?(?:者|人员|领导|同志|单位(?:及人员|和人员)?|委员|(?:居民|村民|业主|职工|党员|群众|学生|家长|企业)?代表|人|会议人员|(?:人员)?(?:名单|签到表|签到情况|签到)|嘉宾|情况"
    r"|董事|监事|理事|专家|常委|党员|成员|(?:党组|党委|班子|[^\s，。：:、]{2,8}?)?(?:成员|委员|组成人员))?)"
    r"(?:及其?(?:原因|事由|情况))?(?:签[字名])?(?:(?<=人员|[持录加席会]人)(?:还?有|为|是|包括))?"
)
LABEL = re.compile(
    rf"(?:会议)?(?P<label>{one_of(LABELS)}){_PEOPLE_TAIL}(?:[（(][^）)]{{1,16}}[）)])?\s*[：:]"
)
"""The label of an attendance list, with its colon."""

_FIELD_LABEL = re.compile(
    r"(?:会议|纪要)?(?:应到|实到|缺席|时\s*间|地\s*点|日\s*期|主?议\s*题|主\s*题|议\s*程|(?:主要|学习|活动|讨论)内容|内\s*容|名称|出勤|签到|议定事项|决定事项|决议)"
    r"(?:人数|情况|(?<=应到)(?:党员|人员|委员|代表|成员))?\s*[：:]|[^，。：:]{0,12}应到[^，。：:]{0,12}[：:]?\d+[人名位]?"
)
"""The label of another line of the head, or how many came: no list goes on with it."""

_COUNT_ALONE = re.compile(r"\s*(?:\d{1,4}|零|无)\s*[人名位]?[。；]?")
_LONGEST_COUNT = 8
_COUNTS_PEOPLE = re.compile(r"[^，。：:]{0,12}[应实]到[^，。：:]{0,6}[：:]?\s?\d+\s?[人名位]")

_PADDED_LABEL = re.compile(
    rf"([{''.join(sorted({name[0] for name in LABELS}))}])\s+(\S)(?:\s+([人员]))?\s*(?=[：:])"
)
_OF_ITEM = re.compile(
    "(?:汇报|报告|传达|申报|提请|提案|承办|责任|牵头|主办)(?:人员?|部门|单位|科室)[：:]"
    "|(?:汇报|讨论|研究|审议|发言|表决)?(?:情况|意见|过程)[：:]|(?:汇报|讨论|议定|议决|结论)[：:]"
    "|(?:会议|审议|审定|审查|讨论|表决|研究|票决)?(?:决定|决议|意见|结果|结论)[：:]"
)
"""汇报人：, 决定：: the labels of one item."""

_LONGEST_OF_ITEM = 8

_RULED = re.compile("会议|经(?:会议|集体)?(?:研究|讨论|审议|表决)|与会")
_OTHER_LABEL = re.compile(rf"{one_of(OTHER_LABELS)}\s*[：:]")
CLOSING = re.compile(
    rf"(?:(?:{CHINESE}|\d{{1,2}})[、.．]\s*)?会议(?:最后)?还(?![^。]*(?:通过|同意|审定|批准)了?[^，。]{{4,}}，)(?:集体)?(?:研究|讨论|审议|听取|学习|通报|传达|就)了?(?:(?:(?!，会议)[^。《]){{0,40}}(?:其他|其它)|[^。《、]{{2,6}}等)"
    r"[^。]{0,14}(?:事项|事宜|工作|议题|问题|内容)。?$"
)
PUBLICITY = re.compile(
    r"[（(【]?(?P<publicity>此件[^）)】]{2,12}|(?:主动|依申请|不予|免予)公开|不公开)[）)】]?$"
)
_TOOK_PART = (
    r"了?(?:本次|此次|了)?(?:(?:党组|党委|常务|主任|主席)?(?:（扩大）)?会议|学习)?"
    r"(?:[相有]关(?:议程|议题))?(?:并(?:讲话|发言|致辞))?[。；]?$"
)
_ATTENDANCE_SENTENCE = re.compile(
    rf"\s*[^。；]{{1,600}}(?:(?:出席|列席|参加|参会|到会){_TOOK_PART}|(?:请假|缺席)[。；]?$)"
    r"|\s*(?:出席|列席|参加)(?:本次|此次)?会议的还?有[^。；]{2,600}[。；]?"
)
# The same at the end of a text, looked for by its verb: the one above would begin everywhere.
_ATTENDANCE_AT_END = re.compile(rf"(?:出席|列席|参加|参会|到会)(?<=[^。；]..){_TOOK_PART}")
_SENTENCE = re.compile(r"[^。；]+[。；]?")
_NAMED_APART = re.compile(
    r"\s*(?:[^，。；、]{2,24}(?:长|主任|书记|主席|委员|组长|常委|督察|巡视员|调研员)[\u3400-\u9fff·]{2,6}[，、；])+"
)
"""副市长甲，法院院长乙；各县有关负责人列席会议。"""

_PRESIDED_TOO = re.compile(r"，会议由[^，。；]{2,40}主持(?=[，。；]|$)")
"""甲、乙出席会议，会议由丙主持。"""

_SPEECH = re.compile(
    r"会议(?:指出|强调|要求|认为|议定|决定|听取|审议|研究|同意)|《"
    r"|召开|举行|(?<![主重])要|应当|必须|组织(?!部|人事)|动员|鼓励|引导|积极|踊跃|^[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]"
)

_MADE_BY = re.compile(r"\s*(?:编印|编发|编写|主办|编)\s*$")
_CLOCK = re.compile(r"^\s*\d{1,2}(?:[时点](?:\d{1,2}分?)?|[：:]\d\d)")
"""2033年4月9日21时40分, when a headquarters signed."""

_MEETINGS = ("例会", "办公会", "党员大会")
"""某公司例会 2033-4-5 is a headline; no office ends so."""

_LONGEST_DATE_LINE = 60
BULLETS = frozenset("●★◆■▲☆▶➤")


def is_enclosed(text: str) -> bool:
    """附件, alone or with the first of its list: what a page adds to its text."""
    return "附件" in text and _ENCLOSED.fullmatch(text) is not None


def begins_unit(text: str, before: str = "") -> bool:
    """Whether a line starts something of its own: a number, a bullet, a label, the end."""
    if text[:1] in BULLETS or NUMBERED.match(text) or _is_of_item(text):
        return True
    if _is_of_item(before) and "。" not in before and _RULED.match(text):
        return True  # 汇报人：某处 某某, and below it 会议同意…
    return is_end(text, before)


def _is_of_item(text: str) -> bool:
    head = text[:_LONGEST_OF_ITEM]
    return ("：" in head or ":" in head) and _OF_ITEM.match(head) is not None


def find_end(lines: Sequence[Line], start: int) -> int:
    """The index of the first line that belongs to the end, counting offices above a date."""
    for index in range(start, len(lines)):
        if lines[index].text and is_end(lines[index].text):
            return _with_issuers(lines, start, index)
    return len(lines)


def is_end(text: str, before: str = "") -> bool:
    """A closing remark, a list of people, a date, a number, a note on publicity, or copies.

    A line that goes on with a sentence begun in the one ``before`` it is none of its own.
    """
    if "：" in text or ":" in text:
        text = unpad_label(text)
        if LABEL.match(text) or _OTHER_LABEL.match(text):
            return True
    if is_list_head(text) or is_enclosed(text) or FILE.search(text) or _is_note(text):
        return True
    if is_date_line(text) or is_number_line(text):
        return True
    if not _may_tell_who(text) or (before and not is_complete(before)):
        return False
    return is_attendance_sentence(text)


def _is_note(text: str) -> bool:
    """Who wrote the page, that further items were considered, whether the text may be published.

    Each is looked for where a word stands that none of them goes without.
    """
    if ("稿" in text or text[1:2] == "一") and _SET_BESIDE.fullmatch(text):
        return True
    if "还" in text and CLOSING.match(text):
        return True
    return ("公开" in text or "此件" in text) and PUBLICITY.match(text) is not None


def is_attendance_sentence(text: str) -> bool:
    """甲、乙、丙参加会议。: a sentence of its own that only says who was there."""
    if not _may_tell_who(text):
        return False
    text = _PRESIDED_TOO.sub("", text) if "主持" in text else text
    if not _ATTENDANCE_AT_END.search(text) or _SPEECH.search(text):
        return False
    *before, last = _SENTENCE.findall(text)
    told = [one for one in before if not _NAMED_APART.fullmatch(one)]
    return all(map(_ATTENDANCE_SENTENCE.fullmatch, (*told, last)))


def _may_tell_who(text: str) -> bool:
    """What no sentence about those who took part goes without: quicker than to look for one."""
    return "席" in text or "参加" in text or "参会" in text or "到会" in text


def unpad_label(text: str) -> str:
    """出　席： is 出席：."""
    padded = _PADDED_LABEL.match(text)
    if not padded:
        return text
    return padded[1] + padded[2] + (padded[3] or "") + text[padded.end() :]


def is_field(text: str) -> bool:
    """应到人数：7人, 会议内容：…, 第二阶段: a line of the head that names nobody."""
    return bool(_FIELD_LABEL.match(unpad_label(text)) or PART.match(text))


def counts_people(text: str) -> bool:
    """应到4人，实到4人。: how many came, and nothing of what was told."""
    return "到" in text and _COUNTS_PEOPLE.match(text) is not None


def is_count(text: str) -> bool:
    """0人 behind 缺席：: no row of names below goes on with that."""
    return len(text) <= _LONGEST_COUNT and _COUNT_ALONE.fullmatch(text) is not None


def is_date_line(text: str) -> bool:
    """A date alone, with 印发 or with the office before it, and no sentence."""
    return date_of_line(text) is not None


def date_of_line(text: str) -> FoundDate | None:
    """The date of such a line, or ``None`` if it is none."""
    if len(text) > _LONGEST_DATE_LINE or "，" in text or "。" in text:
        return None
    found = find_date(text)
    if not found or _CLOCK.sub("", text[found.end :]).strip(" 　印发制"):
        return None
    before = office_of(text[: found.start])
    if before.endswith(_MEETINGS):
        return None
    return found if all(map(is_organization, before.split())) else None


def office_of(text: str) -> str:
    """The words before a date without what the office did: 某县政府办公室　编 is the office."""
    return _MADE_BY.sub("", text).strip()


def _with_issuers(lines: Sequence[Line], start: int, end: int) -> int:
    """Walk up over blank lines and offices."""
    top = end
    for index in range(end - 1, start - 1, -1):
        text = lines[index].text
        if text and not all(is_organization(part) for part in text.split()):
            break
        if text:
            top = index
    return top
