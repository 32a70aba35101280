"""Who reported: 听取A关于…的汇报、B关于…的汇报, A汇报了…, 甲代表A作工作报告, 汇报单位：A.

An organization is who reported, whoever spoke for it; a person is where the text names none.
"""

import re
from collections.abc import Iterator

from corpus.grammar.organizations import is_organization, leading_organizations, split_post
from corpus.grammar.people import HAN, POST, is_name, is_no_name, read_person

_FOR_OTHERS = "代表(?!资格|选举|大会|工作|团|处|建议|联络|人事)"
_HEARD = re.compile(
    r"听取(?:(?:[、并和]?(?:审议|研究|讨论|原则|通过|同意))*了|(?:[、并和](?:审议|研究|讨论)){0,2})"
    r"|审议(?:并?(?:原则)?(?:通过|同意))?了"
)
_SPOKE_FOR = re.compile(
    rf"(?:主要|分管)?(?:(?:{POST})[{HAN}]{{2,3}}(?:同志)?|[{HAN}]{{2,3}}(?:{POST}|同志))"
    r"(?=$|[关作就《汇代受对通介])|(?:主要)?负责(?:人|同志)"
)
_REPORT_END = re.compile(
    r"的(?:[^，。、关]{0,6})?(?:汇报|报告|说明|通报|介绍)"
    r"|(?:情况|工作|进展|方案|事项|事宜|问题)(?:汇报)?(?=(?:以及|[、和及])[^，。；《》、的]{2,20}关于)"
)
"""…的汇报, or 情况 before the next of several: 听取甲办关于丙情况和乙处关于丁情况汇报."""

_HEARD_FROM = re.compile(
    r"(?P<who>[^，。；：《》“”（）]{2,30}?(?:同志)?)(?=关于|就|对|代表|受|(?<!工)作|(?<=同志)[^，。；：《》]{2,30}(?:汇报|报告))"
)
_JOINT = "、，和及以；"
_ON = re.compile(rf"关于|[对就的等《作受]|汇报|提交的关于|{_FOR_OTHERS}")
_REPORT = re.compile("汇报|报告|说明|通报")
_PAPER = "(?:汇报|报告|说明|通报|介绍)"
_PLAINLY = "(?:汇报|通报)(?![了要])[^，。；了要]{2,60}?(?:情况|结果|进展|问题)(?=[，。；]|$)"
_ACT = (
    r"(?:(?:汇报|通报)了|(?<!工)[作做]了?(?![出为好的])(?:[^，。；：《]|《[^》]*》){0,40}?(?:报告|汇报|说明)(?=[，。；、并和及）]|$)"
    rf"|{_PLAINLY}"
    r"|介绍了[^，。；]{0,40}?(?:情况|进展|方案|安排|背景|内容)(?=[，。；]|$)"
    rf"|[就对围][^，。；]{{1,60}}?(?:[作做]|进行)了?[^，。；]{{0,8}}{_PAPER})"
)
_FOR = (
    rf"(?:主持(?:会议|大会)?并)?(?:首先|分别|先后|还|随后|简要|详细)*(?:{_FOR_OTHERS}[^，。；]{{2,24}}?|受[^，。；]{{2,24}}?委托，?)?"
    r"(?:向(?:大会|会议|与会[^，。；]{0,6}|代表们?|大家|全会|[^，。；向]{0,10}(?:委员|代表|同志|领导|人员|专家|会员|成员|理事|董事|股东|职工|党员|师生|业主|居民|村民)们?))?(?:首先|分别)?"
)
_TOLD = re.compile(
    rf"(?:^|[，。；：](?<!人：)(?<!位：))(?:(?:大?会上|会前|首先|随后|接着|最后|由)，?)*(?P<who>[^，。；：《》“”（）]{{2,60}}?(?:同志)?){_FOR}(?P<act>{_ACT})"
)
_COMRADE_TOLD = re.compile(
    r"(?:^|[，。；：](?<!人：)(?<!位：))(?:大?会上，?|首先，?|随后，?|接着，?|最后，?)?"
    r"(?P<who>(?![向由请对])[^，。；：《》“”（）]{2,36}?同志)(?:汇报|通报|介绍|报告)"
    "(?![会的人]|材料|单位|稿|文学)"
)
"""甲同志汇报某事进展, as notes of a meeting are kept, without 了."""

_MADE = re.compile(
    rf"(?:^|[，。；：了就对和])(?P<who>[^，。；：了就对和《》]{{2,30}}?(?:同志)?)(?:受[^，。；]{{2,20}}?委托|代表[^，。；]{{2,20}}?)?所?(?<!工)[作做]的(?:[^，。；《]|《[^》]*》)*?{_PAPER}"
)
"""审议了甲所作的工作报告, 听取了甲受乙委托作的说明."""

_MADE_AT = re.compile("(?<!工)[作做]的")

_LABELLED = re.compile(
    r"(?:^|[（(\s])(?:(?:汇报|报告|通报)(?:人员?|单位|部门|科室|处室)|(?:议题)?发起人)[：:]\s*(?P<who>[^（）()。；;：:]{2,60})"
    r"|[（(](?P<by>[^（）()，。：:]{2,30}?)(?:汇报|报告)[）)]$"
)
_ACTS = re.compile(
    _PLAINLY + r"|[汇通]报了|介绍了"
    r"|(?<!工)[作做](?!的)(?:[^，。；《]|《[^》]*》)*(?:报告|汇报|说明|通报|介绍)"
    r"|进行了?[^，。；]{0,8}(?:汇报|说明|通报)"
)
_BETWEEN = re.compile(r"[、，,；;/\s]+")
_COUNTED = re.compile(
    r"^[\d一二两三四五六七八九十几多]+[个所家位名]|(?:常委|党支)$|^分支机构$|^上述|^以上|^[前上]次"
    rf"|^各|^相关|^有关|^\d{{4}}年|{_FOR_OTHERS}"
)
"""三所院校 names nobody, and 省委常委 is a post."""

_PART_OF_IT = re.compile("代表资格审查(?:委员会|小组)|(?:有关|相关)?专门委员会|成员单位")
"""市人大常委会代表资格审查委员会, 省食安委成员单位: told with the organ before it."""
_NO_NAME = re.compile(r"会议|要求|听取|了|(?<!自)由|向(?![阳上])|应(?!急)|[请将已每把]")
_HEAD_OF = re.compile(r"(?<=.)主委$")
_LATER = re.compile(r"下次|下一次|今后|会后|要求|责成|必须|明确|[要请应由]|每[年季月周半]|定期")
_WITH_POST = re.compile(rf"(?P<organ>.{{2,24}}?)(?P<name>[{HAN}]{{2,3}}){POST}")
"""某学院陈某某副院长: the organ, the name, and the post behind it."""

_AND_OTHERS = re.compile(rf"(?P<name>[{HAN}]{{3}})[和、与](?=..)")
_OF_A_ROW = re.compile(
    "等[^，。；]{0,24}?(?:部门|单位|企业)(?:的?(?:主要|分管|相关|有关)*负责(?:人|同志))?"
)
"""温小东和教务处, 市甲局、市乙局等牵头部门: what is beside a name, or sums up a row."""

_COMRADE = ("同志", "先生", "女士")
_BARE_NAME = 3
_NO_LAST = frozenset("组会团队方站所班部处室员校")

TOPIC = re.compile(
    r"(?:所作的)?(?:关于|(?<=所作的))(?P<topic>.{2,}?)的(?:(?:专题|专项|书面|情况|工作)*)(?:汇报|报告|说明|通报|介绍)"
)
"""What a report was on."""


_TO_COME = re.compile(
    "(?:建议|拟定?|草案|初步)[^，。；：]{0,24}议程[^，。；：]{0,6}：|建议会议议程"
)
"""建议会议议程为：听取甲的报告: what another meeting will hear."""

_SIGNS = ("听取", "汇报", "报告", "说明", "通报", "介绍了")
_NEAR = 40
"""Characters of a paragraph in which 甲同志汇报… stands, as notes of meetings begin with it."""


def may_report(text: str) -> bool:
    """Whether some sentence of the text may tell of a report: most texts hold no word of it."""
    if any(map(text.__contains__, _SIGNS)):
        return True
    return "同志" in text[:_NEAR] or text.startswith(("发起人", "议题发起人"))


def find_reporters(sentence: str) -> tuple[str, ...]:
    """Who a sentence says reported; a report by nobody named, or yet to be given, gives none."""
    if "议程" in sentence:
        sentence = _TO_COME.split(sentence, maxsplit=1)[0]
    if not may_report(sentence):
        return ()
    told = dict.fromkeys(_heard(sentence) if "听取" in sentence or "审议" in sentence else ())
    if ("作的" in sentence or "做的" in sentence) and _MADE_AT.search(sentence):
        told |= dict.fromkeys(
            name for one in _MADE.finditer(sentence) for name in named(one["who"])
        )
    if _ACTS.search(sentence):
        told |= dict.fromkeys(_spoke(sentence))
    if "同志" in sentence:
        told |= dict.fromkeys(_comrades(sentence))
    if "：" in sentence or "报）" in sentence or "告）" in sentence:
        labels = (one["who"] or one["by"] for one in _LABELLED.finditer(sentence))
        told |= dict.fromkeys(name for label in labels for name in _of_label(label))
    return tuple(told)


def _spoke(sentence: str) -> Iterator[str]:
    """Who reported themselves; what is still to be done counts only where 了 says it was done."""
    for match in _TOLD.finditer(sentence):
        if "了" in match["act"] or not _LATER.search(sentence, 0, match.start("act")):
            yield from named(match["who"])


def _comrades(sentence: str) -> Iterator[str]:
    for match in _COMRADE_TOLD.finditer(sentence):
        if not _LATER.search(sentence, 0, match.end("who")):
            yield from named(match["who"])


def _heard(sentence: str) -> Iterator[str]:
    """Who stands behind 听取, each before a report of its own."""
    sentence = sentence.replace("所作", "作")  # 甲所作的: 甲所 is no organ
    heard = _HEARD.search(sentence)
    if heard and heard[0].startswith("审议") and not _REPORT.search(sentence, heard.end()):
        return
    position = heard.end() if heard else len(sentence)
    while position < len(sentence) and not sentence.startswith(("《", "关于"), position):
        names, length = _leading(sentence, position)
        if names and (person := _SPOKE_FOR.match(sentence, position + length)):
            length = person.end() - position
        if not names or not _ON.match(sentence, position + length):
            person = _HEARD_FROM.match(sentence, position)
            names, length = named(person["who"]) if person else (), len(person[0]) if person else 0
        yield from (name for name in names if not _COUNTED.search(name))
        report = _REPORT_END.search(sentence, position + length) if names else None
        if report is None:
            return
        position = report.end()
        while position < len(sentence) and sentence[position] in _JOINT:
            position += 1


def _leading(sentence: str, position: int) -> tuple[tuple[str, ...], int]:
    """The organs at a place, each with its part that is meant."""
    names, length = leading_organizations(sentence[position:])
    longer = _PART_OF_IT.match(sentence, position + length) if names else None
    if longer is None:
        return names, length
    return (*names[:-1], names[-1] + longer[0]), length + len(longer[0])


def is_person(reporter: str) -> bool:
    """Whether one of those who reported is a person."""
    return is_name(reporter) and not is_organization(reporter)


def named(who: str) -> tuple[str, ...]:
    """The organizations that the words are, else the organ or the name of the one person."""
    who = _HEAD_OF.sub("", who)
    if (beside := _AND_OTHERS.match(who)) and _is_bare_name(beside["name"]):
        return (beside["name"], *named(who[beside.end() :]))
    organs, length = _leading(who, 0)
    rest = who[length:]
    if organs and (not rest or _SPOKE_FOR.fullmatch(rest) or _OF_A_ROW.fullmatch(rest)):
        return tuple(filter(_is_named, organs))
    organ, name = _of_person(who)
    if name and who.startswith(name) and length > len(name):
        return ()  # 全国人大相关负责人: nobody of that name
    if organ and is_organization(organ) and _is_named(organ):
        return (organ,)
    return (name,) if name else ()


def _of_person(who: str) -> tuple[str, str]:
    """The organ whose post one person has, and the name."""
    behind = _WITH_POST.fullmatch(who)
    if behind and is_organization(behind["organ"]) and is_name(behind["name"]):
        return behind["organ"], behind["name"]
    person = read_person(who)
    if person is None:
        return "", ""
    if not person.titles:
        return "", person.name if who.endswith(_COMRADE) or _is_bare_name(who) else ""
    return split_post(person.titles[-1])[0], person.name


def _is_named(organ: str) -> bool:
    """Whether the words name an organ: no row of several, no post, no verb before it."""
    return not _COUNTED.search(organ) and not _NO_NAME.search(organ)


def _is_bare_name(text: str) -> bool:
    """Whether three characters without a post are a name, and no 项目组."""
    sure = len(text) == _BARE_NAME and text[-1] not in _NO_LAST
    return sure and is_name(text) and not is_no_name(text)


def _of_label(text: str) -> tuple[str, ...]:
    """Who a label names: the organs, or else the people."""
    parts = [part for part in _BETWEEN.split(text) if part]
    organs = [part for part in parts if is_organization(part) and _is_named(part)]
    return tuple(organs or (name for part in parts for name in _names_of(part)))


def _names_of(part: str) -> tuple[str, ...]:
    return named(part) or ((part,) if is_name(part) and not is_no_name(part) else ())
