"""Whose a meeting is, by its name: the organs that stand in front of its counter or kind."""

import re

from corpus.grammar.congresses import with_owner
from corpus.grammar.numerals import NUMERAL
from corpus.grammar.tables import one_of, table_words

_MONTH = r"(?:\d{1,2}\s*月份?(?:\s*\d{1,2}\s*日)?|[一二三四五六七八九十]{1,3}月份)"
YEAR = (
    r"(?:[12]\d{3}\s*[-－–—~～至]+\s*)?(?:[12]\d{3}|[二一][○〇零九]\S\S)\s*学?年度?"
    rf"(?:[春秋]季学期|第[一二三]学期|[上下]半年|第?[一二三四]季度|{_MONTH})?"
)
_NOT_BODY = re.compile(
    rf"^本次|^此次|(?<=[会联])本届(?=主席团|理事会|委员会)|(?:第?[一二三四]|本)季度(?=\S{{0,4}}委会$)|^我(?P<own>[省市州区县旗镇乡校])(?:全(?P=own))?(?=.{{4,}}(?:领导小组|委员会|指挥部|[合开园]\S区)$)|(?:^|(?<=年))全[省市州区县](?=.{{4,}}领导小组$)|(?:第\s*)?{NUMERAL}\s*[届屆](?:第?\s*{NUMERAL}次)?|{YEAR}|^{_MONTH}"
    rf"|第\s*{NUMERAL}\s*[期号號].*|第\s*{NUMERAL}\s*次(?!全[国省市区县]?[^，。次]{{0,10}}[调普]查)|(?<!\S)(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})次"
)
_LEVEL = "[省市州盟区县旗镇乡]"
_JOINED = re.compile(
    "[、，暨 　]+"
    "|(?:(?<=党支部)|(?<=党总支)|(?<=党工委)|(?<=党委))(?=村委会|居委会|管委会|办事处|政府)"
    rf"|(?:(?<={_LEVEL}委)|(?<=人大常委会)|(?<=政府))(?={_LEVEL}(?:人大常委会|人民政府|政府|政协))"
    "|(?<=[局厅委院会处心司])(?:会同|牵头|联合|携手)(?=[^县])"
    r"|(?<=委员会)(?=\S{2,14}人民政府)"
)
_OF_TWO_TASKS = re.compile(
    "[^、，暨和 　]{4,24}(?:工作|建设|管理|改革|治理|整治|保护|防治|攻坚|行动|创建|发展|振兴|改造)"
    "暨[^、，暨和 　]{4,40}(?:领导小组|指挥部|委员会)"
)
"""县委农村工作暨乡村振兴领导小组: one group for two tasks."""

_WHO_OF_IT = re.compile(
    "(?:党政(?:班子|领导)?|成员单位|班子|(?:理论学习|理论)?中心组(?:[（(]扩大[）)])?(?:专题|集体)*(?:学习会|研讨会|学习))$"
    "|(?:(?<=政协)|(?<=人大))会议(?:预备会)?(?=$|主席团$)"
)
"""党委理论学习中心组学习会 is the committee's; 政协十届一次会议预备会 without its counters."""

_ENDINGS = table_words("organization_suffixes")
_ORGAN = rf"(?:(?<=\S){one_of(_ENDINGS)}|[区市县省旗州盟镇乡]|主席团|代表团|政治局"
_ORGAN += "|委会|工作专班|本[会局府院])"
_AND = re.compile("[与和]")
_NOBODY = ("人民政府", "联席会议", "执行", "执委会")
"""第18届人民政府, 联席会议第三次会议 and 执行委员会议 say not whose."""

_SHORTEST_OF_TWO = 2
_IS_ORGAN = re.compile(rf"{_ORGAN}$|^政府$")
_GATHERINGS = one_of(
    (*table_words("other_texts", "rallies"), *table_words("other_texts", "mobilisations"))
)
_NO_ORGAN = re.compile(
    rf"[《》“”<>＞|｜：:率到赴]|网站|登录|(?:启动|部署|研讨|推进|总结|交流|汇报|通报)大?会$|{_GATHERINGS}$|例行$|(?:局村|镇村|校企|政企|银企|村企|政银企)$"
    r"|[常执]委$|^[省市州盟县区旗镇乡]长|副.?长|政府.长|落实"
)
_IS_MEETING = re.compile(
    "(?<![事委协学工公联分总金盟谊友字善院])(?<!委员)(?<!联合)(?<![^协]商)(?<!研究)(?<!促进)(?<!代表大)(?<!代)会$"
)
"""What is no 理事会, 管委会, 协会 or 商会: 民主评议党员会, 督查会."""

_POINTING = re.compile("[我本全该][省市州盟区县旗镇乡校院局]")
_MEETING_OF_IT = re.compile("(?:换届|成立|会员|选举)大会$|(?<=领导小组)会$")
_COMMITTEE_TWICE = re.compile(
    "^(?P<level>[省市州盟区县旗镇乡])(?=(?P=level)委)|(?<=[省市州盟区县旗镇乡团]委)委员会$|(?<=党工委)委员会$|(?<=工作委员会)党工委$"
)
"""中共某区委第二届委员会 and 县九届县委 without their terms."""

_SAID_TWICE = re.compile("(?<=政府)(?:人民)?政府$|(?<=党委)党委$|(?<=党组)党组$")
"""市政府[十五届]政府第80次市长办公会议, 机关党委召开党委会议."""

_LEADING_ORGAN = re.compile(
    r"^.*(?:政府(?!采购|投资|购买|性|债|网站|信息|职能|补[助贴]|引导|服务|数据)"
    r"|党组|党委|工委|委员会|管委会|[^员]局)(?=\S)"
)
_LONGEST_ORGAN = 40


def without_counters(text: str) -> str:
    """The words without years, terms, sessions and 本次: 区政府 of 2023年区政府."""
    return _NOT_BODY.sub("", text)


def organs_in(front: str) -> tuple[str, ...]:
    """The organs that the words before the counter or kind name, without their counters."""
    parts = [front] if _OF_TWO_TASKS.fullmatch(front) else _JOINED.split(front)
    organs = (_organ(part) for joined in parts for part in _two_organs(joined))
    return with_owner(tuple(organ for organ in organs if len(organ) >= 2))


def organ_of(text: str) -> tuple[str, ...]:
    """The organ that held a meeting which does not name it; a person is none."""
    organ = without_counters(text)
    return (organ,) if _IS_ORGAN.search(organ) and _organ(organ) == organ else ()


def is_meeting(name: str) -> bool:
    """Whether a name that ends in 会 is that of a meeting, and of no organ: 督查会, 考务会."""
    return name.endswith("会") and _IS_MEETING.search(name) is not None


def _two_organs(text: str) -> tuple[str, ...]:
    """某烟草局与某工会: two, where each ends like an organ; 发展和改革委员会 is one."""
    for joint in _AND.finditer(text):
        pair = text[: joint.start()], text[joint.end() :]
        if all(len(one) > _SHORTEST_OF_TWO and _IS_ORGAN.search(one) for one in pair):
            return pair
    return (text,)


def _organ(text: str) -> str:
    """The organ that the words are or begin with: 区政府 of 区政府防汛工作, else nothing."""
    text = _COMMITTEE_TWICE.sub("", _SAID_TWICE.sub("", text.strip("「」")))
    text = _MEETING_OF_IT.sub("", _WHO_OF_IT.sub("", text))
    if "《" in text and text.endswith("领导小组"):
        return text  # 省实施《某规划》领导小组
    owner, planned, _ = text.partition("《")
    if not planned and "“" in text and not _IS_ORGAN.search(text):
        owner, planned, _ = text.replace("村村“", "村“").partition("“")  # 柳泉村村“两委”会议
    if planned and _IS_ORGAN.search(owner) and not _NO_ORGAN.search(owner):
        return owner  # 某局《某规划》专家评审会, 某党委“回头看”专题民主生活会
    if (
        _NO_ORGAN.search(text)
        or is_meeting(text)
        or len(text) > _LONGEST_ORGAN
        or text in _NOBODY
        or _POINTING.fullmatch(text)
    ):
        return ""
    if _IS_ORGAN.search(text):
        return text
    leading = _LEADING_ORGAN.match(text)
    return leading.group() if leading else ""
