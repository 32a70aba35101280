"""What the minutes of Hong Kong and Macau tell of decisions in their sentences: 議員同意…."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.assembly.people.staff import read_staff
from corpus.assembly.rulings.estimates import PAPER
from corpus.assembly.rulings.pointing import item_itself, named_alone, pointed_at, proposed
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold
from corpus.grammar.tables import table_pairs
from corpus.model import Decision

_OUTCOMES = tuple(
    (late(pattern), outcome) for pattern, outcome in table_pairs("assembly_outcomes", "hk")
)
_SENTENCE = late(
    rf"(?:[^。;；.]|[;；](?=[及和]?[(（][b-z][)）])|(?<![{HAN}])\.|\.(?![{HAN}\d]|$))+[。;；.]?"
)
"""A mirror that lost its marks ends sentences with a point."""

_WHOSE = "(?:议员|委员|与会者|各委员|各议员|会议|会上|大家|(?<![财内]务)委员会|区?议会)"
_AGREED = late(
    rf"(?<!在席)(?<![下以]列){_WHOSE}(?:商议后|讨论后|一致|又|亦|并|均|都|最终|普遍|大致(?:上)?)*"
    "(?:同意(?!与否)|赞同|(?<=[致遍])(?:支持|认同)|商定"
    "|支持(?=(?:政府)?当局[^。,，]{0,40}提交|[^。,，]*恢复二读))[,，]?"
    rf"|^(?:各?位?议员|各?位?委员|委员会|区?议会)[对就]?[^。,，]{{0,10}}?[并並]?(?:无|没有)(?:任何)?异议[,，](?:[並并]|一致)?(?:支持|同意|赞同)"
    rf"|{_WHOSE}[并並]?不反对|(?:^|[,，])(?:各)?(?:议员|委员)表示(?:同意|赞同)(?=$|[,，。:：─—])"
    "|^(?:经[^,，。]{1,8}后[,，])?与会(?:各人|人士)(?:一致|均)?同意[,，]?(?!与否)"
    "|^(?:各?位?议员|各?委员会?)(?:考虑|察悉|备悉|讨论|支持|赞成)[^。]*[,，]并同意"
    "|^(?:各?委员|各?议员|委员会|区议会)支持(?=(?:有关|上述|该项?|此项?)的?(?:计划|建议|方案|安排|工程|申请)[。.;；]?$)"
    "|^同意(?=[由向将按])|^经讨论后?[,，](?:议员|委员会|区议会)(?:一致)?支持"
)
_NO_OBJECTION = late(
    "^(?:各?议员|各?委员)(?:均|皆)?对(?P<what>[^。,，]{2,}?)(?:均|皆|亦)?[并并]?(?:无|没有)(?:任何)?异议"
)
_TO_BE_FUNDED = late(
    "^(?:政府)?当局[应可]?[将把](?:有关|该项|此项)?(?P<what>[^。,，]{2,30}?)(?:[于在][^。,，]{1,8})?提交"
    "[^。,，]{0,14}(?:小组委员会|财务委员会|财委会)"
    "|^(?:政府)?当局[应可]?(?:[于在][^。,，]{2,12}?)?[向给][^。,，]{0,14}(?:小组委员会|财务委员会|财委会)提交(?P<sent>[^。,，]{2,30})"
    "|^(?:[该此这]项|有关的?)?(?P<put>[^。,，]{0,16}?建议)[可应]?提交[^。,，]{0,14}(?:小组委员会|财务委员会|财委会)"
)
"""委員同意當局把撥款建議提交財務委員會: what is sent on, not yet granted."""

_TASK = (
    r"(?:要求|请)(?P<who>(?:政府)?当局|[^。,，就]{2,10}?(?:[署局处科]|办(?=[于在就])))(?P<what>[,，]?[就于在]?[^。]{0,60}?"
    "(?:(?:提供|提交|拟备)[^。]{0,30}?(?:资料|回应|回复|文件|报告|数据)|作出书面(?:回应|回复))[^。]*)"
)
_TASKED = late(
    f"^(?:主席|各?委员|各?议员|(?:法案|事务|小组)?委员会)(?:其后|最后|[亦又并遂])*{_TASK}"
)
_ALSO_TASKED = late(f"[,，]并{_TASK}")
"""委員要求政府當局就甲提供補充資料: what the record follows up by its column of actions.

So it does what is asked for meanwhile of a matter put off: 決定押後討論，並要求署方提供資料.
"""

_FURTHER = late("^[^。,，]{0,20}[,，]并(?:一致)?同意(?=..)")
"""委員支持此項計劃，並同意當局把建議提交…: what is agreed to is told last."""

_PUT_TO_VOTE = late("(?P<what>[^。,，]{2,40}?)(?:再|随即|即时)?付诸表决[。.]?$")
"""經修訂的動議付諸表決。議員以7票贊成通過: what the next sentence passes."""

_PUTS = late("^主席(?:遂|随即|其后)?[将把]")
_BUT = late("(?<=.)[,，]但(?=[^。,，]*押[后後])")
"""議員通過甲，但乙押後至下次會議再行考慮: two verdicts."""

_MOVES = late(
    '动议(?:下述|以下|下列)(?:议案|动议)[^「“"]{0,40}[「“"](?P<what>[^」”"]{4,}?)[。.]?[」”"]'
    "|(?:动议|和议|附议)[:：]「(?P<said>[^」]{4,}?)[。]?」"
    '|(?:动议|附议)[^「」“”"。]{0,24}[-－–—─:：]+[「“"](?P<quoted>[^」”"]{4,}?)[。.]?[」”"]'
    "|提出(?:一|1)?[项份个]?[^。,，]{0,10}?(?:动议|议案|修正案|修订|拟稿)(?:的?拟稿)?[,，](?P<put>(?:[把将以]|要求|促请|建议)[^。]{4,})"
)
_ANNOUNCED = late(rf"^(?:(?![把将])[{HAN}]){{2,14}}?(?<!获)宣[布佈告]")
"""主席隨即宣布, 主持選舉的議員宣布: whoever says what became of it.

溫某某議員獲宣布當選 is who was elected.
"""

_BY_VOTE = late("(?:^|(?<=..))经(?:付诸)?(?:表决|投票)后?$")
_TAKEN = late("^(?:主席|委员会|小组|议员|委员)?(?:建议|同意|决定)?[将把](?=..)")
_MOTION = late(
    "(?:有关|该[项份]?|上述|此[项份]?|经修[订正]的)?(?:决?议案|动议|修正案|(?:修正案)?拟稿)"
)
_NOT_NOW = late(
    "不同意|是否同意|(?:^|[,，。])[^,，。]?如|倘|若(?=各?(?:议员|委员|会议))|须获|(?:此前|早前|上次|上一次|第[^。,，]{1,5}次)会议(?:已|曾)?同意$"
)
"""What was agreed to before, at an earlier meeting, or not at all."""

_NOT_PASSED = late(
    "若|(?:^|[,，。])[^,，。]?如|(?<!尚)待|须|应否|不会|不支持|反对(?!弃权)[^,，]*委员会"
)
"""What may pass, or not; the 如 of a name stands inside its clause."""

_REFUSED = late(
    "(?:^|后[,，])(?:委员会|区?议会|小组|大会)(?:一致)?(?:不支持|不同意|否决|不(?:予)?(?:通过|接纳|批准))(?P<what>[^。,，]{2,})"
    "|^(?:各?位?议员|各?位?委员|与会者)(?:一致|普遍|均|都)?(?:不支持|不同意|不赞成|反对)(?=成立|委任|增设|设立|押后|延长|拨款|取消|邀请|[把将])(?P<done>[^。,，]{2,})"
    "|^(?:各?位?议员|各?位?委员|与会者)一致反对(?P<asked>(?:上述|有关|[该此]项?)[^。,，]{0,8}(?:申请|计划|建议|方案))(?=[,，。]|$)"
    "|^(?:至于|就|关于|有关|对于|对)(?P<topic>[^,，。]{2,30}?)(?:一项|一事|[(（][^()（）]*[)）]|的拨款)*[,，]"
    "[^。]*?(?:委员会|区?议会|议员|委员|小组)[^。]*?(?:不予|不获)(?:通过|批准|支持|接纳|考虑)"
)
_PASSED = late(
    "(?:委员会|小组|区?议会|会议|议员|大会|全体委员)(?:其后|最后|一致|亦|并|研究及|讨论及|审议及|审阅及)*通过(?!后|与否)"
    "|委员(?:一致|全体)通过(?!后|与否)"
    "|经(?:各位?)?(?:委员|议员|与会者)[^,，。]{0,6}后[,，](?:一致)?通过了?(?!后|与否)"
    "|(?:议员|委员)(?:审[览阅]|察悉|备悉|研究|(?:一致|普遍)?(?:支持|赞成))[^。]*[,，]并(?:一致)?通过(?!后|与否)"
    "|票(?:赞成|反对|弃权)[,，]通过(?!后|与否)"
)
_IN_PRINCIPLE = late(
    "(?:委员会|区议会|小组|大会)(?:一致|普遍|大致|原则上|亦)*(?:支持|同意|赞成|赞同|认同)"
    "(?P<what>[^。,，]{2,40}?的(?:大|整体|基本|总体)?(?:方向|原则|理念))(?=[,，。]|$)"
    "|(?:委员会|区议会|委员|议员)原则上(?:支持|同意|赞成|赞同)(?P<whole>(?![^。,，]*的(?:意见|看法|说法))[^。,，]{2,40})"
)
"""委員會支持重建計劃的大方向: not yet its details."""

_AGREED_TO = (
    (_TO_BE_FUNDED, "提请审议"),
    (
        late("(?:把(?P<what>[^。,，]{2,30}))?(?:暂时)?(?:搁置|押后(?:处理|审议|讨论|考虑)?)$"),
        "暂缓",
    ),
    (late("(?:暂时|暂且)?搁置(?P<what>(?:有关|上述|[此该本])?[^。,，争]{2,20})$"), "暂缓"),
    (late("押后[至到]下次会议才?[就对](?P<what>[^。,，]{2,30}?)作出?决定"), "再次研究"),
    (late("押后(?:审议|讨论|考虑|处理)(?P<what>[^。,，]{2,})[,，]待.*再"), "再次研究"),
    (late("押后(?:审议|讨论|考虑|处理)(?P<what>[^。,，]{2,})"), "暂缓"),
)
"""What may be agreed to that is no consent to the thing itself."""

_POINTS = late("(?:有关|上述|[此该本])")
"""至於西岸涼亭,委員同意擱置有關建議: the topic says of what, the object only points to it."""

_WHOLE = frozenset(("选举", "任免"))
"""Who was elected is told with what he was elected to."""

_AS_TO = late(
    "^(?:至于|就|关于|有关)(?:委员[^,，。]{2,4}?所?提出的?(?=[^,，。]*的(?:建议|动议|提案)))?(?P<what>[^,，。]{2,}?)(?:一事|事宜)?[,，]"
)
_HANDED = late(
    "[把将](?P<what>[^。,，]{2,30}?)(?:一事|事宜)?(?:(?:交由|交予|交给|交|转交)(?P<who>[^。,，]{2,20}?(?:委员会|小组|[署局处]|办事处))?(?=研究|跟进|处理|考虑|讨论|审议|详|作|再|[,，。]|$)|留待|留到)"
)
_AGAIN = late("(?<=[论议续虑商查])(?:进行)?(?P<what>(?!下去)[^。,，;；]{2,})")
_PARAGRAPH = late(r"^\d{1,3}\s*[.．](?:\d{1,2}(?=\D))?")
_OWN_PAPER = late(rf"{PAPER}\s*[-－–—─:：]+\s*(?P<what>[^。]{{4,}})")
_PAPER = late(
    r"^[（(\[［](?:(?:临|臨)?立法?[會会局]|[A-Z]{2}[（(]\d[)）]|[委會会员員]{2,3}文件)(?:[^()（）\[\]［］]|[(（][^()（）]*[)）])*[)）\]］]"
)
"""The number of a paper in brackets, with its name, above what was said on it."""

_CONFIRMED = late(r"会通过(?P<what>(?:上次|第.{1,5}次)[^,，]{0,14}(?:记录|纪录|纪要))")
_AGREED_ON = late(
    "^(?:各位?)?委员(?:会)?(?:均|都|一致|普遍)?对(?P<what>[^。,，]{4,}?)(?:均|都|皆)?(?:表示)?(?:一致|普遍|全体)?(?:表示)?(?:认同|赞同|同意|支持)$"
)
_ADVISED_NOT = late(
    "(?:表决|投票|一致)[^。]*?委员会(?:一致)?(?:建议|同意|决定)不(?:予|应)?(?:行使|评定|批准|接纳|支援|采纳)[^。,，]*$"
)
_CONSULTED = late(
    "就(?P<what>[^。,，]{4,40}?)(?:(?:[咨谘][询詢]|征询|听取)(?:各位?)?(?:委员会?)?的?意见"
    "|向(?:各位?)?委员会?(?:作出?|进行)?(?:介绍|讲解|汇报))"
)
"""就某申請諮詢委員會意見,…: what the rest of the sentence is about."""

_TOLD = (
    (_CONFIRMED, "确认"),
    (_REFUSED, "未通过"),
    (_IN_PRINCIPLE, "原则同意"),
    (_NO_OBJECTION, "同意"),
    (_AGREED_ON, "同意"),
    (_ADVISED_NOT, "未通过"),
)
_CLAUSE = late(r"[,，](?!\d)")
_BELOW = late("^[以下]{1,2}列?[^:：、]{1,8}[:：](?=.)")
"""通過以下評級：甲屋、乙屋: they are what was passed."""

_NAMES_POST = late(
    "^(?:再度|继续)?(?:委任|选派|委派|任命|续任|聘任)[^。,，]{2,30}?(?:为|出任|担任|加入)"
)
_TAKES_OVER = late("^(?:采纳|接纳|采用)(?=《)")
_BARE = late(
    "^(?:各?位?议员|各?位?委员|委员会|区?议会|与会者|会议|小组)(?:一致|均|都|亦|普遍)?(?:表示)?(?:同意|赞同|赞成|无异议|没有异议|对[此该]项?(?:建议|安排)?[并並]?(?:无|没有)(?:任何)?异议)[。.]?$"
)
"""議員表示贊同。: of what was proposed before it."""

_PUT_OFF = late(
    "(?P<what>(?:[此该本]项?|有关)?(?:项目|议题|事项|议项|讨论))[会须将应]*(?:顺延|押后|延后|延期)"
)
_OWN_WISH = late("^(?:加入|出任|担任|参加|接受提名)")
"""石議員及余議員同意加入小組委員會: what members do themselves."""

_DECIDES = late("(?:各?议员|各?委员|委员会|区?议会|会议|小组)(?:一致)?(?:决定|同意)[将把]?")
"""議員決定 before 押後: who put it off, and not what."""

_ALSO = late(r"[,，](?:以及|及|[并並]|和)(?P<what>拨款(?:[^。,，]|[,，](?=\d{3})){4,})")
"""通過撥款甲元予某會，以及撥款乙元予某社: each is passed."""

_BESIDE_IT = late(
    r"(?<=..)[,，][并並](?:一致)?(?:通过(?P<passed>[^。]{2,})|(?:委任|推[选举])(?P<named>[^。,，]{2,20}?为[^。]{2,}))$"
)
"""議員同意刪去該段，並通過經修訂的文件; 同意成立小組，並委任甲為召集人: both."""

_WHEN = late("(?:[则将会须应亦]*(?:押后|延后|留待)|待[^,，。]{1,12}后)?[至到于在]?$")
"""第9條則押後至 下次會議再行考慮, 待補交後於 下次…: when, and no matter."""

_OF_SUCH = {"passed": "审议通过", "named": "任免"}

_JOINT = late("[并亦又再以及将会其后]{0,3}(?:[于在])?")
"""並於下次會議再作討論: what joins the clause to the one before it names nothing."""

_PURPOSE = late(r"[,，](?!\d)(?!以(?:进行|便|供|支付|资助))")


def council_decisions(paragraphs: Sequence[str], heading: str = "") -> tuple[Decision, ...]:
    """What was decided on the item of this heading; there is no label for it."""
    found: dict[Decision, None] = {}
    moved = before = said = ""
    voted: str | None = None
    for text in paragraphs:
        heading = _own_paper(text) or heading
        if motion := _MOVES.search(fold(text)):
            moved = text[slice(*motion.span(motion.lastgroup or 0))]
        if _PARAGRAPH.match(text):
            voted, before, said = None, before + said, ""
        for sentence in sentences_of(text):
            if put := _PUT_TO_VOTE.match(fold(sentence)):
                voted = _PUTS.sub("", sentence[: put.end("what")])
            for decision in _in_council(sentence, said):
                told = _of_motion(decision, voted, moved)
                what = pointed_at(told.object, said, heading, before, sentence)
                what = what or (item_itself(heading) if told.outcome == "暂缓" else None)
                found[replace(told, object=what and named_alone(what))] = None
            said += sentence
    return tuple(found)


def _own_paper(text: str) -> str | None:
    """PWSC(2001-02)6 -- 391CL 某工程 inside an item: what is said below is of that paper."""
    paper = _OWN_PAPER.fullmatch(fold(text))
    return text[paper.start("what") :] if paper else None


def sentences_of(text: str) -> Iterator[str]:
    """The sentences of a paragraph, without its number and the papers in brackets above it."""
    for match in _SENTENCE.finditer(_PAPER.sub("", re.sub(r"\s+", "", text))):
        yield from _BUT.split(_PAPER.sub("", _PARAGRAPH.sub("", match.group())))


def _of_motion(decision: Decision, voted: str | None, moved: str) -> Decision:
    """The decision with its object, where the sentence names none or says 議案 only."""
    what = decision.object or voted
    left = decision.outcome in ("暂缓", "再次研究")
    for around in (_ANNOUNCED, _BY_VOTE, *((_TAKEN,) if left else ())) if what else ():
        found = around.search(fold(what or ""))
        what = what[: found.start()] + what[found.end() :] if what and found else what
    if not what or _MOTION.fullmatch(fold(what)):
        what = moved or (None if _MOTION.fullmatch(fold(voted or "")) else voted)
    return replace(decision, object=what or None)


def _in_council(sentence: str, said: str) -> Iterator[Decision]:
    """What a sentence decides; one that takes note of a paper may pass something too."""
    folded = fold(sentence)
    if _BARE.match(folded):
        yield from _on_proposal(sentence, said)
        return
    noted = _of_table(sentence)
    refused = _REFUSED.search(folded) if noted and noted.outcome == "再次研究" else None
    if refused:
        what = sentence[slice(*refused.span(refused.lastgroup or 0))]
        yield Decision("未通过", what, (), (), None, sentence)
    if noted is not None:
        yield noted
    if noted is not None and noted.outcome == "暂缓" and (also := _ALSO_TASKED.search(folded)):
        yield _task(sentence, also)
    if noted is None or noted.outcome == "备查":
        told = _said(folded, sentence.rstrip("。.;；:："))
        if told and told[0] in ("审议通过", "同意"):
            told = (_verdict_of(*told, folded), told[1])
        beside = _BESIDE_IT.search(fold(told[1])) if told and told[0] == "同意" else None
        if told and beside:
            part = beside.lastgroup or ""
            yield Decision("同意", told[1][: beside.start()], (), (), None, sentence)
            yield Decision(_OF_SUCH[part], told[1][beside.start(part) :], (), (), None, sentence)
        elif told:
            yield Decision(told[0], told[1] or None, (), (), None, sentence)
            yield from _also_passed(told[1], sentence)
        elif tasked := _TASKED.match(folded):
            yield _task(sentence, tasked)


def _task(sentence: str, asked: re.Match[str]) -> Decision:
    who, what = (sentence[slice(*asked.span(part))] for part in ("who", "what"))
    return Decision("交办", what.strip("。.;；,，"), (who,), (), None, sentence)


def _also_passed(what: str, sentence: str) -> Iterator[Decision]:
    start = sentence.find(what) + len(what)
    for also in _ALSO.finditer(fold(sentence), start) if fold(what).startswith("拨款") else ():
        yield Decision("审议通过", sentence[slice(*also.span("what"))], (), (), None, sentence)


def _on_proposal(sentence: str, said: str) -> Iterator[Decision]:
    """議員表示贊同: of what the last sentence before it proposed, or nothing."""
    last = [*sentences_of(said)][-1:]
    for text in last:
        left = _PUT_OFF.search(fold(text))
        what = text[slice(*left.span("what"))] if left else proposed(text)
        if what:
            yield Decision("再次研究" if left else "同意", what, (), (), None, sentence)


def _verdict_of(outcome: str, what: str, folded: str) -> str:
    """Who is appointed by what was passed is told with it."""
    return "任免" if _NAMES_POST.match(fold(what)) else outcome


def _of_table(sentence: str) -> Decision | None:
    folded = fold(sentence)
    bare = sentence.rstrip("。.;；:：")
    for pattern, outcome in _OUTCOMES:
        match = pattern.search(folded)
        if match is None:
            continue
        if outcome in _WHOLE and "what" not in match.re.groupindex:
            what = _CLAUSE.split(bare[: match.start()])[-1]
            behind = _CLAUSE.split(bare[match.start() :])[0]
            return Decision(outcome, what + behind, (), (), None, sentence) if what else None
        handed = _HANDED.search(folded) if outcome == "再次研究" else None
        whose = (sentence[slice(*handed.span("who"))],) if handed and handed["who"] else ()
        return Decision(outcome, _object(match, outcome, bare) or None, whose, (), None, sentence)
    return None


def _object(match: re.Match[str], outcome: str, bare: str) -> str:
    """What an outcome of the table is of: named in it, told behind 備悉, else before it."""
    if "what" in match.re.groupindex:
        return bare[match.start("what") : match.end("what")]
    told = outcome == "再次研究" or (outcome == "审议通过" and "票" in match.group())
    topic = _AS_TO.match(match.string) if told else None
    topic = topic or (_HANDED.search(match.string) if outcome == "再次研究" else None)
    if topic:
        return bare[topic.start("what") : topic.end("what")]
    behind = _AGAIN.search(match.string, match.end()) if outcome == "再次研究" else None
    if behind:
        return bare[behind.start("what") : behind.end("what")]
    if outcome == "备查":
        return (_CLAUSE.split(bare[match.end() :])[0] or bare[: match.start()]).rstrip(",，")
    what = _CLAUSE.split(bare[: match.start()])[-1]
    if outcome == "暂缓" and _DECIDES.fullmatch(fold(what)):
        topic = _AS_TO.match(match.string)
        return bare[topic.start("what") : topic.end("what")] if topic else ""
    if outcome == "再次研究" and (when := _WHEN.search(fold(what))):
        what = what[: when.start()]
    return "" if _JOINT.fullmatch(fold(what)) else what


def _said(folded: str, bare: str) -> tuple[str, str] | None:
    """The outcome and its object, by who is said to have done it: 委員會同意…, 小組通過…."""
    for shape, outcome in _TOLD:
        if told := shape.search(fold(bare)):
            if shape is _NO_OBJECTION:
                return _agreed_to(folded, bare, bare[slice(*told.span("what"))])
            about = _CONSULTED.search(folded) if shape is _ADVISED_NOT else None
            return outcome, bare[slice(*(about or told).span((about or told).lastgroup or 0))]
    agreed = _AGREED.search(folded)
    if agreed and not _NOT_NOW.search(folded, 0, agreed.end()) and not _is_one(agreed, bare):
        what = re.split("[—─]{2}(?!.*[(（][a-z][)）])|[:：]$", bare[agreed.end() :])[0]
        what = what[len(what) - len(_FURTHER.sub("", fold(what))) :]
        about = _CONSULTED.search(folded) if "其" in what else None
        what = bare[slice(*about.span("what"))] if about else what
        what = what or proposed(bare[: agreed.start()]) or ""  # 某議員建議甲，委員表示贊同
        return None if _OWN_WISH.match(fold(what)) else _agreed_to(folded, bare, what)
    passed = _PASSED.search(folded)
    if passed and not _NOT_PASSED.search(folded, 0, passed.end()):
        what = bare[passed.end() :]
        what = _BELOW.sub("", what[: len(_PURPOSE.split(fold(what))[0])])
        what = what[len(what) - len(_TAKES_OVER.sub("", fold(what))) :]
        return ("审议通过", what) if what else None
    return None


def _is_one(agreed: re.Match[str], bare: str) -> bool:
    """施某某議員同意其意見: one member, and no decision."""
    clause = _CLAUSE.split(bare[: agreed.start()])[-1].rpartition("、")[2]
    word = bare[agreed.start() : agreed.start() + 2]
    return bool(clause) and fold(word) in ("议员", "委员") and any(read_staff([clause + word]))


def _agreed_to(folded: str, bare: str, what: str) -> tuple[str, str] | None:
    """同意, unless what was agreed to is to send it on or to leave it: 同意擱置, 同意押後審議…."""
    topic = _AS_TO.match(folded)
    about = bare[topic.start("what") : topic.end("what")] if topic else ""
    for shape, outcome in _AGREED_TO:
        if found := shape.match(fold(what)):
            named = found.lastgroup
            told = what[slice(*found.span(named))] if named else ""
            about = told if told and not (about and _POINTS.match(fold(told))) else about
            return outcome, about
    return ("同意", what) if what else None
