"""The short lines above the text: whose paper it is (letterhead), and the pieces of the title."""

import re
from collections.abc import Iterator, Sequence

from corpus.grammar.docnumber import is_number_line
from corpus.grammar.numerals import NUMERAL
from corpus.grammar.organizations import is_organization
from corpus.grammar.people import HAN
from corpus.grammar.tables import one_of, table_words
from corpus.grammar.titles import KINDS, read_title
from corpus.page.layout import is_date_line

_MARK = re.compile(r"\s*(?:会议纪要|會議紀錄|会议记录[表单簿]?|纪要|文件)$")
RECORD = re.compile(
    r"(?:纪要|紀要|(?<!浏览)记录|会议记录[表单簿]|纪录|紀錄|会议决议|会議決議|专家(?:组|评审组)?(?:评审|论证|审查|咨询)意见)(?:摘要)?(?:[（(].{1,24}[）)])?$"
)
LABEL = re.compile(
    r"(?:^|(?<=[\s\d日午时分）)]))(?:会议|召开|开会|活动|会商|座谈|评审)?(?P<label>时\s*间(?P<both>[、和及/／]?\s*地\s*点)?|日\s*期|地\s*点|名\s*称(?<=会议名称))"
    r"(?:（[A-Za-z ]+）)?\s*[：:]\s*"
    rf"(?P<value>\S.*?)(?=\s+(?:[{HAN}]{{2,5}}|[时地日主记]\s+[间点期持录])\s*[：:]|(?:会议)?地\s*点[：:]|$)"
)
OF_THE_PAGE = re.compile(r"来源|浏览|点击|阅读|编辑|作者|字[号体]|打印|分享|微信|微博|\d:\d\d:\d\d")
_PAGE_LABEL = (
    "(?:索引号|统一登记号|(?:公布|发布|公开|成文|生成)(?:时间|日期|机构)|信息有效期|主题分类)"
)
_FURNITURE = re.compile(
    rf"{one_of(table_words('page_furniture'))}|[>＞»|｜]|^\W*\d{{4}}(?:[-./](?!\d{{4}}\s*学年)|年\s*\d)"
    r"|^[^：:，。]{0,4}(?:栏目|频道|链接|地址|网址|目录|路径|文件名)[^：:，。]{0,4}[：:]"
    r"|^图[为片：:]|^(?:会议|活动|评审|论证)?(?:现场|会场)(?:照片?|图片?)?$"
    rf"|^{_PAGE_LABEL}.*{_PAGE_LABEL}"
    r"|^[^：:，。]{2,8}[：:](?:https?:|[^，。]*\w/\w+/)"
)
"""What a page says of itself (2033-04-05, and no 2032-2033学年), where it lies
(本地目录：zwgk/hy/…), and what its pictures show.
"""

_TITLE_LABEL = re.compile("标题[：:]")
COUNTER_LINE = re.compile(
    rf"[（(〔\[【]?\s*(?:{NUMERAL}\s*届)?(?:(?:\d{{4}}\s*[-—–－~～至]\s*)?\d{{4}}\s*学?年|\d{{4}}\s*[）〕)\]】])?(?:度|总)?(?:第[一二三]学期)?第\s*{NUMERAL}\s*次(?!.*(?:[纪紀记記][要录錄]|召开|举行)|[^，。；]{{0,8}}(?:政府|党组|党委|委员会|[区县市州旗镇乡局院校]长)[^，。；]{{0,8}}会议?$)[^，。；）)]{{0,12}}[）)]?"
)
"""（第27次）, 2018年第6次: which meeting of the series, on a line of its own under the title.

第3次县长办公会议召开 is a headline, and 2033年度第14次区政府常务会议 a title.
"""
_LABEL_BEHIND = re.compile(r"\s+(?:文\s*号|发文字号|索\s*引\s*号|主题词|有效性)\s*[：:].{0,30}$")
"""What a page's table says behind the title on one line."""

_SITE_END = re.compile(r"(?:官方|门户|政务)*(?:网站|官网|政务网|信息网|网)(?:首页)?$")
_SET_OUT = re.compile(rf"[{HAN}](?:\s+[{HAN}]){{3,}}")
BARE_RECORD = re.compile(
    r".{0,6}(?:会议?|會議|会审|联审|会商|会办)(?:纪要|紀要|记录[表单簿]?|纪录|紀錄)(?:摘要)?|.{0,3}会?专家(?:组|评审组)?(?:评审|论证|审查|咨询)意见"
)
_TEXT_BELOW = re.compile("会议(?:纪要|记录)\\s?[（(][A-Za-z ]+[）)]")
"""会议纪要 (Minutes) above the text, below a title of its own."""

_COUNTED = re.compile(
    rf"(?:\d{{4}}年度?|第?{NUMERAL}[届次]|第\d)[^，。]{{2,24}}(?:纪要|紀要|记录|纪录|紀錄)"
)
"""二届三次全体会议纪要, 2033年第2次会议纪要: whose it was stands above."""

_DEPENDENT = re.compile("主席团|(?:董|监|理)事会|(?:党委)?常委会|党组|党委|党工委|联席会议")
_PARTY = re.compile(r"(?:中共|中国共产党)\S{2,24}(?:委员会|委|党组)")
_GOVERNMENT = re.compile(r"\S{2,24}(?:政府|办事处|管理委员会|管委会)")
_TOPICS = ("关于", "研究", "协调")
_TOPIC = re.compile("^关于|研究|问题|事宜")
_NAME_LINE = re.compile(rf"[{HAN}“”、]{{4,40}}|《[^》]{{4,60}}》.{{0,12}}")
_ORGAN_END = re.compile(rf"[{HAN}]{{1,4}}(?<!纪要)(?<!文件)")
_ASIDE = re.compile("[（(][^（）()第\\d]{2,12}[）)]")
_IS_MEETING = re.compile(rf"{one_of(KINDS)}$")
_SIGNED = re.compile(r"签\s*发(?:\s*人)?\s*[：:]")
HEADLINE = re.compile(
    "主持召开|会议?(?:召开|举行)|召开.*会议?$|召开(?:专题|工作|紧急)?会议?(?:听取|研究|部署|审议|学习|传达)"
)
_DIGITS = tuple("123456789一二三四五六七八九十")
_ITEM_LINE = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})[、.．\s]{0,2}(?:通过|审议|确认|宣读|讨论|听取|追认|核准)"
)
"""1 通过3月8日会议纪要: the first item of a meeting, and not its title."""

_OFFICE = re.compile("(?:党政)?(?:综合|秘书|行政|校长|院长)?办公室$")
_OUR_OWN = re.compile("我|本[院校局委厅]")
_PROSE = re.compile("[，。]")
_JOINTS = re.compile("[、 ]+")
_LONGEST_TITLE = 90
COUNTER_LINES = 8
_SENT_OUT = re.compile("[印转下]发")
_NOTICE = re.compile(rf"{_SENT_OUT.pattern}.{{2,80}}(?:纪要|记录)[》）)]?(?:的通知|的函)$")
_CARRIED = re.compile(r"[^，。；：]{2,80}(?:纪要|会议记录)(?:[（(].{1,12}[）)])?$")
_NOTICE_LINES = 8
_BLANK = re.compile(r"\s(?:\s+|(?<![A-Za-z]\s)|(?![A-Za-z]))")
"""All blanks but a single one between letters."""


def below_notice(texts: Sequence[str]) -> int:
    """Where the record begins that a notice sends out (关于印发《…会议纪要》的通知), else 0."""
    if not _SENT_OUT.search("".join(texts[: _NOTICE_LINES + 1])):
        return 0
    head = range(min(len(texts), _NOTICE_LINES))
    notice = next(
        (at for at in head if any(_NOTICE.search("".join(texts[at : at + n])) for n in (1, 2))),
        None,
    )
    if notice is None:
        return 0
    rest = range(notice + 1, len(texts))
    carried = (at for at in rest if _CARRIED.fullmatch(texts[at]) and "通知" not in texts[at])
    return next(carried, 0)


def issuer_of(lines: Sequence[str]) -> tuple[tuple[str, ...], Sequence[str]]:
    """The organ that stands on the line of the number, and the lines with the number alone."""
    for at, line in enumerate(lines[:COUNTER_LINES]):
        organ, _, number = line.partition(" ")
        if number and is_organization(organ) and is_number_line(number) and number[0] == " ":
            return (organ,), (*lines[:at], number.strip(), *lines[at + 1 :])
    return (), lines


def head_lines(lines: Sequence[str], opening: str) -> tuple[list[str], list[str]]:
    """Part the short lines above the opening into the letterhead and the pieces of the title."""
    letterhead: list[str] = []
    titles: list[str] = []
    whole, above = False, ""
    for line in _unbroken(list(_short_lines(lines, opening))):
        if is_number_line(line) or not line or COUNTER_LINE.fullmatch(line):
            whole = whole or bool(line and letterhead)
        elif not titles and not whole and _is_letterhead(line):
            letterhead.append(line)
            named = any(_MARK.sub("", part) for part in letterhead)
            whole = named and _MARK.search(line) is not None
        elif (line not in titles[-1:] or above.startswith(_TOPICS)) and _is_title_piece(
            line, titles
        ):
            first = not titles or RECORD.search(squeeze(titles[-1]))
            bare = first and _is_bare(squeeze(line), above)
            titles += [above, line] if above and (bare or above.startswith(_TOPICS)) else [line]
        above = _above(line, above)
    return letterhead, titles


def _above(line: str, above: str) -> str:
    """What may be the first half of a title: a name, or 关于… over all its lines.

    A party committee and its government above 党政联席会议纪要 are two, parted by a blank.
    """
    if above.startswith(_TOPICS) and not RECORD.search(squeeze(above)):
        return above + line
    if _PARTY.fullmatch(above) and _GOVERNMENT.fullmatch(line):
        return f"{above} {line}"
    return line if _NAME_LINE.fullmatch(line) or line.startswith(_TOPICS) else ""


def _is_bare(line: str, above: str) -> bool:
    """会议纪要, 局务会议纪要: a mark whose body stands above; 土储委会议纪要 has its own.

    A 主席团 or 董事会 without its owner is told no more than 第三次会议 is; 我院党政联席会议纪要
    has its owner, whoever stands above it.
    """
    if _OUR_OWN.match(line):
        return False
    facts = read_title(line)
    counted = facts.session is not None and not HEADLINE.search(line)
    kind = RECORD.search(line) and (facts.kind or _COUNTED.fullmatch(line))
    named = all(map(is_organization, _JOINTS.split(above)))
    if named and are_dependent(facts.bodies) and (counted or kind):
        return not _TOPIC.search(line)
    return bool(BARE_RECORD.fullmatch(line)) and not any(
        _abbreviates(body, above) for body in facts.bodies
    )


def are_dependent(bodies: Sequence[str]) -> bool:
    """Whether none is named, or only organs of something else: 主席团, 董事会."""
    return all(map(_DEPENDENT.fullmatch, bodies))


def _unbroken(lines: Sequence[str]) -> Iterator[str]:
    """…管理委员 above 会: an organ whose last characters were set below it."""
    rest = list(lines)
    while rest:
        line = rest.pop(0)
        while rest and rest[0][:1] == "暨" and not _PROSE.search(line):
            line += rest.pop(0)
        if rest and _ASIDE.fullmatch(rest[0]) and RECORD.search(squeeze(line)):
            line = squeeze(line) + rest.pop(0)
        if rest and _ORGAN_END.fullmatch(rest[0]) and _is_cut_organ(line, rest[0]):
            line += rest.pop(0)
        yield squeeze(line) if _MARK.fullmatch(squeeze(line)) else line


def _is_cut_organ(line: str, below: str) -> bool:
    whole = is_organization(line) or HEADLINE.search(line) or _IS_MEETING.search(line)
    return not whole and is_organization(line + below)


def _short_lines(lines: Sequence[str], opening: str) -> Iterator[str]:
    for line in lines:
        label = LABEL.match(line)
        if line == opening or "。" in line or (label and not OF_THE_PAGE.search(label["value"])):
            return
        bare = _without_site(_LABEL_BEHIND.sub("", line).rstrip(" |｜"))
        if (is_date_line(bare) or _SIGNED.search(bare)) and not is_number_line(bare):
            continue  # who issued it and when, or who signed: …办公室　2021年7月9日
        shown = squeeze(bare)
        shown = shown.replace("|", "") if _TITLE_LABEL.match(shown) else shown
        if len(bare) <= _LONGEST_TITLE and not _FURNITURE.search(shown):
            yield bare


def _without_site(line: str) -> str:
    """某县人民政府门户网站 is headed by the government; 某 县 政 府 by its characters."""
    owner = _SITE_END.sub("", line)
    if owner != line and is_organization(owner):
        return owner
    return squeeze(line) if _SET_OUT.fullmatch(line) else line


def _is_letterhead(line: str) -> bool:
    """Organs, with or without 会议纪要 behind them, and nothing that tells one meeting."""
    bare = _MARK.sub("", line)
    if _IS_MEETING.search(bare) or f"{bare}会议" in KINDS:
        return False  # 常委会会议纪要 names the kind, and nobody
    if HEADLINE.search(line) or read_title(line).session is not None:
        return False
    return not bare or all(is_organization(part) for part in bare.split())


def _is_title_piece(line: str, titles: list[str]) -> bool:
    """A title ends in 纪要; a piece before it names the meeting."""
    below = titles and _TEXT_BELOW.fullmatch(line)
    if below or (line[:1] in _DIGITS and _ITEM_LINE.match(line)):
        return False
    if RECORD.search(squeeze(line)) or HEADLINE.search(line):
        return True
    if _PROSE.search(line):
        return False
    if titles and RECORD.search(squeeze(titles[-1])):
        return False
    facts = read_title(line)
    return bool(
        facts.kind or facts.session or (facts.bodies and all(map(is_organization, facts.bodies)))
    )


_BOARD = re.compile("(?:本?公司)?([董监理]事会)")
_FIRM = re.compile(r"[^，。：\s]{2,30}公司")


def letterhead_bodies(letterhead: list[str], told: tuple[str, ...]) -> tuple[str, ...]:
    """The organs of the letterhead, if they are the bodies that ``told`` names short.

    The office's own letterhead (办公室文件) is not the body's, and a head that names another organ
    says who wrote the record, its column or its site.
    """
    parts = [part for line in _of_the_body(letterhead) for part in _MARK.sub("", line).split()]
    organs = tuple(dict.fromkeys(part for part in parts if is_organization(part)))
    short = {
        one
        for one in organs
        for long in organs
        if len(one) < len(long) // 2 and _abbreviates(one, long)
    }
    organs = tuple(organ for organ in organs if organ not in short)
    if told and all(map(_is_office, organs)) and not any(map(_is_office, told)):
        return ()
    return organs if not told or _stands_for(organs, told) else ()


def with_long_names(bodies: tuple[str, ...], long_names: tuple[str, ...]) -> tuple[str, ...]:
    """Each body by its long name, and the others that the letterhead names."""
    return tuple(dict.fromkeys((*(spelled_out(body, long_names) for body in bodies), *long_names)))


def of_a_firm(bodies: tuple[str, ...], letterhead: Sequence[str]) -> tuple[str, ...]:
    """第四届董事会 below the name of a company is the board of that one."""
    board = _BOARD.fullmatch(bodies[0]) if len(bodies) == 1 else None
    firms = (line for line in map(squeeze, letterhead) if _FIRM.fullmatch(line))
    firm = next(firms, "") if board else ""
    return (firm + board[1],) if board and firm else bodies


def full_bodies(
    bodies: tuple[str, ...], letterhead: bool, issuers: tuple[str, ...]
) -> tuple[str, ...]:
    """The long names of the bodies where no letterhead gives them: their offices sign the record.

    A long name stands for the short one whose characters it holds in order; where the title names
    nobody, the offices tell whose meeting it was; 院长办公室 does not.
    """
    if letterhead:
        return bodies
    owners = tuple(filter(None, (_OFFICE.sub("", name) for name in filter(_is_office, issuers))))
    return tuple(spelled_out(body, owners) for body in bodies) or owners


def _of_the_body(letterhead: list[str]) -> list[str]:
    """The letterhead without the office that keeps the minutes of a committee."""
    kept = [line for line in letterhead if not _is_office(line)]
    return kept if any(_MARK.sub("", line) for line in kept) else letterhead


def mark_of(letterhead: list[str]) -> list[str]:
    """What serves as a title: 土储委会议纪要 alone, below the committee's whole name."""
    lines = _of_the_body(letterhead)
    lines = [line for line in lines if _MARK.sub("", line)] or lines
    own = _MARK.sub("", lines[-1]) if lines else ""
    return lines[-1:] if own and any(_abbreviates(own, line) for line in lines[:-1]) else lines


def _abbreviates(short: str, long: str) -> bool:
    """Whether the characters stand in order in the long name; 某县政协 is 政协某县委员会."""
    owner = short.removesuffix("政协")
    forms = (short,) if owner == short else (short, f"政协{owner}")
    return any(all(char in rest for char in form) for form in forms for rest in [iter(long)])


def spelled_out(body: str, long_names: tuple[str, ...]) -> str:
    """The first long name that holds the characters of the short one in order, else that."""
    return next((name for name in long_names if _abbreviates(body, name)), body)


def _is_office(name: str) -> bool:
    return name.endswith("办公室")


def _stands_for(long_names: tuple[str, ...], bodies: tuple[str, ...]) -> bool:
    return any(_abbreviates(body, name) for body in bodies for name in long_names)


def squeeze(text: str) -> str:
    """The text without blanks but those around Latin letters."""
    return _BLANK.sub("", text)
