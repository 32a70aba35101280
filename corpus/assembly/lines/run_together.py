"""Lines of a page that lost its line ends: where an item, a ruling or a point begins inside.

Texts are matched folded; what is cut keeps its words, only blanks of the lost layout go.
"""

from collections.abc import Iterator

from corpus.grammar.numerals import read_number
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN

NUMBER_BLANK = "\u2003"
"""Set behind a number without a mark (一報告…), so that it is told from the words behind it."""

_LONG_LINE = 200
_RULING = late(r"(?:决\s*定|决\s*议|议\s*决|裁\s*示|(?<!协商)结\s*论)\s*[:：]")
_BEGINS = late(
    r"(?<=[\s。)）])(?=[一二三四五六七八九十]{1,3}、|[壹貳贰貮參参叁肆伍陸陆柒捌玖拾]{1,2}、)"
    r"|(?<=[:：][无略])(?=[一二三四五六七八九十]{1,3}、|[壹貳贰貮參参叁肆伍陸陆柒捌玖拾]{1,2}、)"
    r"|(?<=[\s。])(?=立法院第\S{4,60}(?:议事录|纪录)(?:\s|$)|(?:决定|决议|主席裁示)\s*[:：])"
    r"|(?:(?<=事项[:：])|(?<=[。)）]))(?=第[一二三四五六七八九十]{1,3}案(?!由))"
    r"|(?<=[。」])(?=结论\s*[:：])|(?<=」)(?=一、|[二三四]、(?:决议|决定|结论)\s*[:：])|(?<=[书告表图案划画程])(?=一、(?:说明|案由|案情|本案|[讨审]|委员意见|辦理|办理))"
    r"|(?<=事项)(?=第一案\s)|(?<=[书告表图案划画程形录要])(?=(?:决定|决议)[:：])"
    rf"|(?<=。)(?=[{HAN}\d]{{4,40}}(?:签名单|签到[簿单表]|签名[簿册表])(?:主席|出席))"
    rf"|(?<=[{HAN}])(?=(?:出席|列席|请假|缺席)(?:委员|议员|代表|官员|人员|单位|机关)[:：])|(?<=(?:签名|签到)[单簿表册])(?=主席[:：])"
    r"|(?:(?<=事项\s)|(?<=事\s项\s))(?=[^\s一二三四五六七八九十])"
    r"|(?<=\s)(?<![、.．]\s)(?=(?:报告|讨论|临时|质询)事项\s*(?:\d{1,2}、|[一二三四五六七八九十]{1,3}、|宣读|处理|继续|审查|并案))"
    r"|(?<=事项)(?=\d{1,2}、)|(?<=[。;；)）])(?=\s?\d{1,2}、(?!\d))"
    r"|(?<=[)）。])(?=\s*\d{1,2}[茲兹])|(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,3}、[^、。]{2,20}[:：][(（]另载)"
    r"|(?<![一二三四五六七八九十])(?=[一二三四五六七八九十]{1,3}、(?:宣读[^、。:：]{2,14}[纪记]录|(?:报告|讨论|审议)事项|讨论提案|提案讨论)[:：])"
)
_UNMARKED = late(r"(?<=\s)(?P<label>(?:出席|请假|缺席|列席)(?:委员|议员|官员|人员))\s+(?=[^\s\d])")
_STAFF = late(r"(?<=\s)(?P<label>专门委员|主任秘书|[纪记]\s+录)\s+(?=[^\s\d])")
_LABEL = late("[出請请缺列專专主紀纪記记]")
_PRESIDED = late(r"(?<=\s)主\s+席\s+(?=[^\s:：])")
"""Where a page writes 主　席 without a colon, its other labels stand without one too."""

_POINTS = late(r"(?<=[\s。])(?=[甲乙丙丁戊己庚]、|[（(][一二三四五六七八九十]{1,3}[)）])")
_BARE_NUMBER = late(
    rf"(?:(?<=。)|(?<=事项))\s+(?P<number>[一二三四五六七八九十]{{1,3}})(?=[{HAN}])"
)
_DIGIT = late(
    rf"(?:(?<=[。)）])|(?<=[读会案项][:：]))\s{{0,3}}(?P<number>\d{{1,2}})(?![年月日时点分元条款项目节号件份人名次])(?=[{HAN}])"
)
"""一讀會:1茲制定…。2公所提:…: digits without a mark, behind a ruling or the name of a part."""

_CASE = late(
    r"(?:(?<=[:：。])|(?<=讨论)|(?<=讨\s论))(?P<number>第\d{1,3}[号案])(?=\s?(?:提案|案由))"
    r"|(?<=\S)\s?(?=(?:附署人|连署人|案由|议决)\s*[:：])|(?<=无)(?=[一二三四五六七八九十]{1,3}、散会)"
)
"""第1號提案人:…附署人:…案由:…議決:…: the labels of a case, run into one another.

議事討論第1案 提案人:…: the first of them behind the name of their part.
"""

_PAGE = late(r"(?<=。)\s?\d{1,2}(?=[一二三四五六七八九十]{1,3}、|(?:议决|决议|决定)\s*[:：])")
"""…預算案。6議決:…: the number of a page between what it parted."""

_WRAP = late(rf"(?<=[{HAN}，、,])\s{{2,}}(?=[{HAN}])")


def cuts_of(folded: str, labels: int) -> dict[int, int]:
    """Where such a line is to be cut, each with the length of a number without a mark there.

    Empty for a line that is short or has too few ``labels`` and rulings to be more than one.
    """
    rulings = len(_RULING.findall(folded))
    if len(folded) <= _LONG_LINE or (labels <= 2 and rulings < 2):
        return {}
    cuts = {match.start(): 0 for match in _BEGINS.finditer(folded)} | dict(_labels(folded))
    if rulings >= 2:
        cuts |= {match.start(): 0 for match in _POINTS.finditer(folded)} | dict(_counted(folded))
        cuts |= dict(_in_digits(folded))
        cuts |= {at: 0 for page in _PAGE.finditer(folded) for at in page.span()}
        for match in _CASE.finditer(folded):
            cuts |= {match.start(): 0, match.end(): 0} if match["number"] else {match.start(): 0}
    return cuts


def _labels(folded: str) -> Iterator[tuple[int, int]]:
    """出席委員 甲 乙 … 主　席 丙 專門委員 丁: behind the chair a post is a label, not before."""
    presided = _PRESIDED.search(folded)
    if presided is None:
        return
    for match in (*_UNMARKED.finditer(folded), *_STAFF.finditer(folded, presided.end())):
        yield match.start("label"), len(match["label"])


def _counted(folded: str) -> Iterator[tuple[int, int]]:
    """一報告… 二議案… without marks: numbers that count on from one, each behind a sentence."""
    last = 0
    for match in _BARE_NUMBER.finditer(folded):
        value = read_number(match["number"])
        if value in (1, last + 1):
            last = value or 0
            yield match.start("number"), len(match["number"])


def _in_digits(folded: str) -> Iterator[tuple[int, int]]:
    """1茲制定… 2茲修正…: digits that count on, or begin anew at one."""
    last = 0
    for match in _DIGIT.finditer(folded):
        if int(match["number"]) in (1, last + 1):
            last = int(match["number"])
            yield match.start("number"), len(match["number"])


def unwrapped(text: str, number: int) -> str:
    """A piece without the blanks of lost line ends, its bare number or label set apart.

    Behind a label stands a list, whose wide blanks part organs, posts and names.
    """
    head, tail = text[:number], text[number:]
    if _LABEL.match(head):
        return f"{head}{NUMBER_BLANK}{tail.lstrip()}"
    return _WRAP.sub("", f"{head}{NUMBER_BLANK}{tail}" if head else tail)
