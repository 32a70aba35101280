"""What stands behind its matter in plain words: 甲未采纳, 会议未就乙形成结论, 确认丙, 选举丁."""

from collections.abc import Iterator

from corpus.model import Decision
from corpus.outcomes import AGREED, PUT_OFF, REFUSED, TURNED, VERDICTS
from corpus.patterns import late

SIGN = late(
    "采纳|备选|储备|后备|重新|未|没有|定了|不作|不予|不采|可行|》|确认|认定|维持原|选举|推选|推举|补选|增补|增选|改选|元|召开|举行|举办|进行|追认|异议|表示|予以认可|意见"
)
"""What each of these holds: a quick look before the patterns begin everywhere."""

_NOT_COME_TO = (
    "(?:尚?未|没有|未能)(?:就此|对此)?(?:形成|达成|作出)(?:一致|统一|明确|倾向性|最终|集中)?的?"
    "(?:意见|结论|决议|决定|共识)"
)
_OF_MATTER = "问题|事宜|事项|索赔|分摊|方案|请求|申请|要求|争议"
_UNSETTLED = late(
    rf"(?:^|[，；。])(?P<name>[^，。；：]{{2,40}}?(?:{_OF_MATTER})[^，。；：]{{0,30}}，(?:[^。；，]{{2,30}}，)?)?"
    rf"(?:本次|目前)?(?:会议|与会(?:人员|同志|各方)?|各方)?(?:对此|(?:此|该|本)(?:事项?|议题|问题|项)[^，。；：]{{0,8}}?)?{_NOT_COME_TO}"
)
_UNSETTLED_ON = late(
    rf"(?:会议|各方|双方|[三四五]方|各单位|与会(?:人员|各方|单位))(?:[就对](?P<on>[^，。；]{{2,30}}?){_NOT_COME_TO}"
    r"|(?:未能?|没有)[就对](?P<name>(?!此)[^，。；]{2,30}?)(?:形成|达成|作出|取得)(?:[^，。；]{0,4}(?:意见|结论|决议|决定|共识)|一致(?=[，。；]|$)(?![^。；]*(?:下次|再议|再[行次]|复议))))"
)
_NO_CONCLUSION = late(
    r"(?:^|[；。])(?P<name>[^，。；：]{2,40}?)(?:，|由)[^。；]{0,40}?(?:本次|此次)?会议(?:暂?不作(?:结论|认定)|未作(?:结论|决定|认定))"
)
_UNADOPTED = late(
    r"(?:^|[；。])(?P<name>(?:关于|对)?[^，。；：]{4,50}?(?:建议|意见|请求|申请|要求|诉求|主张|提议|设想|方案)[^，。；：]{0,8}?)(?:，(?:(?:会议|与会[^，。；]{0,4})认为|(?![^，。；]*(?:表示|认为|提出|建议)))[^，。；]{2,24}?)?，?"
    r"(?:会议)?(?:未(?:予|被|获)?|没有|不予?)(?:采纳|采信|采用)(?=[，。；]|$)"
)
_TAKEN_UP = late(
    r"(?:^|[；。])[^，。；：]{2,30}?(?:建议|提出|提议)(?P<name>[^，。；：]{4,60})，(?:经[^，。；]{2,6}，)?(?:会议|与会人员|大家)"
    r"(?:一致|研究|决定)*(?:采纳|接受|同意|认可|赞成|赞同)了?(?:这一?|该|此|其)[^，。；]{0,2}(?:建议|意见|提议)(?=[，。；]|$)"
)
"""甲局建议设立乙，会议采纳了这一建议: the proposal is the matter."""

_FEASIBLE = late(
    r"(?:^|；)(?P<name>[^。；：，]{4,50}?)，?(?:会议)?(?:认为)?原则上?可行(?=[，。；]|$)"
)
_BARE = late(
    r"《(?P<name>[^《》]+(?:〈[^〉]*〉[^《》]*)?)》(?:[（(][^（）()]{1,10}[）)])?，(?:会议|经(?:研究|讨论|审议)，?)?"
    r"(?:一致|研究|讨论)*(?P<word>原则上?同意|原则通过|同意)(?=[，。；]|$)"
)
_TITLED = late(
    r"(?:^|[；。])(?:其中，?)?(?P<name>《[^《》]+(?:〈[^〉]*〉[^《》]*)?》(?:等[\d两三四五六七八九十]+[项个件部][^，。；《的]{1,10}?)?)"
    r"(?:[（(][^（）()]{1,10}[）)])?(?:均|都|一致|会议|经研究)*(?P<word>原则上?同意|同意)(?![后的意])[^，。；\d《]{2,20}"
)
"""《甲》等九项标准同意立项, 《关于续聘乙的议案》同意续聘丙."""

_REDONE = late(
    r"(?:^|[；。])(?P<name>[^，。；：]{2,24}?(?:方案|设计|规划|文本|报告|草案|初稿))[^，。；：]{2,40}，(?:[^，。；：]{2,40}，)?会议"
    r"(?:要求|决定)(?:其|予以|(?:设计|编制|建设|起草|申报)单位)?(?:重新|推倒重新?)(?:设计|编制|起草|拟[定订]|制[定订]|来)(?=[，。；]|$)"
)
"""甲方案体量过大，会议要求重新设计."""

_RESERVED = late(
    r"(?:^|[；。])(?P<name>(?!会议|该|此|本|经)(?![^，。；：]*(?:同意|认为|[将把]))[^，。；：]{3,40}?)(?:因[^，。；：]{2,40})?，(?:会议[^，。；]{0,4})?"
    r"(?:转入|列入|列为|放入|作为)[^，。；]{0,8}(?:备选|储备|后备)(?:项目)?(?:计划|项目|库|名单)(?=[，。；]|$)"
)
"""甲设备因场地未改造，列入明年备选计划."""

_HOW = "(?:经|审议|审查|研究|讨论|听取|表决|一致|还|同时|也|并|后|，)*"
_CONFIRMED = late(
    rf"(?:^|(?<=[，；。]))(?:本次)?会议{_HOW}(?:确认|认定)了?(?![：为前后的不无]|下一?次|本次|参会|到会)(?P<name>[^，。；：]{{4,40}})"
)
_ALL_OF_THEM = (
    "(?:与会(?:人员|各方|单位|同志|委员|代表)?|各方"
    "|(?:[^，。；对《]{0,8}各|全体)(?:成员|参会|与会)?(?:单位|部门|委员|董事|(?:班子)?成员))"
)
_NO_OBJECTION_TO = late(
    r"会议(?:书面|集体|认真|传阅|一并|还|，)*(?:审议|审阅|审核|传阅|讨论|研究|听取|审查)了?(?P<name>[^，。；：《》]{4,50})，"
    rf"(?:会议|{_ALL_OF_THEM}|对此)?(?:均|都|一致)*(?:没有|无|未提出)(?:不同|反对)?(?:意见|异议)(?=[，。；]|$)"
)
"""会议书面审议了甲，无不同意见."""

_NO_OBJECTION = late(
    rf"(?:^|[，；。])(?:会议|{_ALL_OF_THEM})?(?:均|都|一致)?对(?:于)?(?P<name>(?!此|这)[^，。；：]{{4,40}}?)(?<!必要性)(?<!工作)(?<!努力)(?<!成[绩效])"
    r"(?:均|都|一致)?(?:(?:(?:没有|未)提?出?|无)(?:任何|不同|反对)?(?:异议|意见)|表示(?:认可|同意|赞同|赞成|支持)|予以认可)(?=[，。；]|$)(?!，(?:但|不过|同时认为))"
)
_RATIFIED = late(
    r"(?:^|[，；。])(?:会议)?(?:研究|讨论|审议|通报|一致|补充|，|并)*追认了?(?P<name>[^，。；：]{4,60})"
)
_RATIFIED_LAST = late(
    r"(?:^|[，；。])(?:会议)?对?(?P<name>[^，。；：会]{4,50}?)(?:事项)?(?:予以|一致)追认(?=[，。；]|$)"
)
_FUNDED = late(
    r"(?:^|[；。])(?P<name>(?![^，；。]*(?:建议|提出|要求))[^，。；：要]{2,30}?(?:问题|款项?|经费|资金|费用|缺口))，"
    r"(?P<how>由(?!企业|业主)[^，。；]{2,16}?(?:调度|安排|拨付|列支|解决|垫付|借支|补助)[\d.]+[多余]?[百千万亿]*元[^，。；已]{0,10})(?=[，。；]|$)(?![^。；]*[已现]已?(?:全部|经|到位|拨|支))"
)
"""甲款问题，由乙局先行调度300万元: who pays how much, and no duty."""

_LISTED = late(
    r"(?:^|[，。；])会议(?:还|同时|集体|研究|讨论|审议|最终|一致|并)*(?:确定|议定|商定|敲定|决定)了(?P<name>(?!下一?步|今后|近期|有关|相关|以下|如下|[^，。；]*候选)[^，。；：]{2,40}?"
    r"(?:名单|人选|清单|目录|选址|标准|对象|名次|等次))(?=[，。；]|$)"
)
"""会议确定了甲名单: no measure, but what was chosen."""

_GATHERS = late(
    r"会议(?:一致|研究)*(?:决定|确定|同意)[，：]?(?P<name>(?!本|下次)[^，。；：于在]{2,16}?(?:典礼|仪式|比赛|大赛|竞赛|运动会|艺术节|文化节"
    r"|论坛|展览|演出|晚会|活动|培训班|招聘会|听证会|推介会|考试|答辩)(?:于|在)[^，。；]{2,40}?(?:召开|举行|举办|进行))"
)
_UPHELD = late(
    r"会议[^。；]*?(?<=[议，])维持(?P<name>原[^，。；]{0,6}(?:评议|复核|复查|认定|考核|处理|评审|裁定)(?:结论|意见|结果|决定))"
)
_ELECTED = late(
    r"(?:会议|大会)(?:经|以|采取|采用|通过|无记名|举手|投票|等额|差额|表决|依法|一致|酝酿|的?方式|，)*(?:选举|推选|推举|补选|增补|增选|改选)(?!产生|办法|工作|委员会|结果|程序)了?(?P<name>[^，。；《]{2,40}?(?:为|担任)[^，。；]{2,30})"
    r"(?P<more>(?:，(?!由|任期|并|会议)[^，。；]{2,30}?(?:为|担任)[^，。；]{2,20})*)"
)
_ORGAN = "常委会|代表大会|股东大会|股东会|会员大会"
_CONVENES = late(
    rf"会议(?:一致|研究)*(?:决定|确定|同意|定(?=于))[，：]?(?P<name>(?:(?:[^，。；：]{{0,20}}(?:{_ORGAN})[^，。；：于]{{0,16}})于[^，。；]{{2,24}}(?:召开|举行)"
    rf"|于[^，。；]{{2,24}}(?:召开|举行)[^，。；]{{0,20}}(?:{_ORGAN})[^，。；]{{0,16}}))"
)
"""When another organ is called together; when this one meets next is no matter of its own."""

_TITLE = late("《([^《》]+(?:〈[^〉]*〉[^《》]*)?)》")
_SAID_OF = late("^(?:会议)?(?:还)?(?:就|对于?|关于)?(?:讨论|研究|审议)?了?")
_ASIDE = late("(?:支付|解决|缺口|资金)?(?:问题|事宜)$")
_PREDICATE = late("^(?:因|由于|鉴于).*|(?<=问题|事项|事宜)(?:讨论|研究|审议|争议|分歧|较).*$")
"""因意见分歧较大 names nothing, and 票价问题争议较大 the fares."""

_PUTS_OFF = late("暂(?:缓|不|停)|推迟|延[期后缓]")
"""甲局建议暂缓拨付，会议采纳了这一建议: put off."""

_ABOUT = late("^(?:关于|对于?)")
_UNDECIDED = "未形成决议"
_PATTERNS = (
    ("采", _UNADOPTED, REFUSED),
    ("会议", _TAKEN_UP, AGREED),
    ("可行", _FEASIBLE, "原则同意"),
    ("》", _BARE, ""),
    ("》", _TITLED, ""),
    ("入", _RESERVED, PUT_OFF),
    ("重新", _REDONE, TURNED["退回"]),
    ("认", _CONFIRMED, "确认"),
    ("维持原", _UPHELD, "确认"),
    ("追认", _RATIFIED, "确认"),
    ("追认", _RATIFIED_LAST, "确认"),
    ("对", _NO_OBJECTION, AGREED),
    ("会议", _NO_OBJECTION_TO, AGREED),
    ("定了", _LISTED, AGREED),
    ("会议", _GATHERS, AGREED),
    ("于", _CONVENES, AGREED),
)
"""Each with a word that it holds, as looking for that is quicker than the pattern."""


def proposal(sentence: str) -> str | None:
    """What 采纳了该建议 took up, by the clause before it."""
    found = _TAKEN_UP.search(sentence)
    return found["name"] if found else None


def find_findings(sentence: str) -> Iterator[Decision]:
    """The outcomes of a sentence that stand behind their matter, whatever stands around them."""
    if not SIGN.search(sentence):
        return
    yield from _undecided(sentence)
    for sign, pattern, outcome in _PATTERNS:
        if sign in sentence and (found := pattern.search(sentence)):
            word = outcome or VERDICTS[found["word"]]
            name = _ABOUT.sub("", found["name"])
            title = _TITLE.fullmatch(name)
            word = PUT_OFF if word == AGREED and _PUTS_OFF.match(name) else word
            yield _decision(word, title[1] if title else name, sentence)
    if "元" in sentence and (paid := _FUNDED.search(sentence)):
        yield _decision(AGREED, _ASIDE.sub("", paid["name"]) + paid["how"], sentence)
    yield from _elected(sentence)


def _decision(outcome: str, name: str | None, sentence: str) -> Decision:
    return Decision(outcome, name, (), (), None, sentence)


def _undecided(sentence: str) -> Iterator[Decision]:
    """会议未就此形成结论; 某某问题…，本次会议不作结论."""
    if not any(map(sentence.__contains__, ("未", "没有", "不作"))):
        return
    on = _UNSETTLED_ON.search(sentence)
    found = _UNSETTLED.search(sentence) or _NO_CONCLUSION.search(sentence)
    if on or found:
        title = _TITLE.search(sentence)
        told = (on["on"] or on["name"]) if on else found["name"] if found else None
        name = _PREDICATE.sub("", _SAID_OF.sub("", told or "").split("，")[0]) or None
        yield _decision(_UNDECIDED, title[1] if title else name, sentence)


def _elected(sentence: str) -> Iterator[Decision]:
    """选举甲为会长，乙、丙为副会长: one for each post."""
    if any(map(sentence.__contains__, ("选", "推举", "增补"))) and (
        found := _ELECTED.search(sentence)
    ):
        for name in (found["name"] + found["more"]).split("，"):
            yield _decision("选举", name, sentence)
