"""What a meeting rules in its own words, without a verdict: 会议决定收回丙；丁不再续租.

A ruling disposes of a matter; who must act by when (由甲负责, 乙要加快…) is a duty, and 会议强调 a
comment. The first words behind 会议决定 are believed, what stands further on only where it holds
one of the wordings of ``data/rulings.txt``.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice, takewhile

from corpus.decisions.ballots import find_ballots
from corpus.decisions.counted import apart, put_right
from corpus.decisions.findings import SIGNS, disposed_of, find_findings
from corpus.decisions.left_open import with_left_open
from corpus.decisions.matters import is_handling
from corpus.decisions.outcomes import AGREED, HEARD, ORDERED, PASSED, PUT_OFF, REFUSED
from corpus.decisions.scopes import HOW, WHO, Scope, after_label
from corpus.grammar.clauses import BASIS, POINT
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.sentences import Passage, Sentence
from corpus.grammar.subjects import MORE_ACTS, SHORT_FORM, find_subject
from corpus.grammar.tables import beside, table_patterns
from corpus.model import Decision

_DISPOSES = late(table_patterns("rulings", "disposes", {}))
_NAMES = late(table_patterns("rulings", "names", {}))
_VERB = "(?P<verb>决定|确定|明确|议定|商定|同意|采纳|认可)"
_HEAD = late(
    rf"(?:^|(?<=[，；。：]))(?:同时|并|但|此外)?(?:{WHO}{HOW}*|经(?:会议|集体)?(?:研究|讨论|商议|审议)(?:后|，|并|一致)*){_VERB}"
    rf"(?P<said>了)?(?:(?:以下|如下)(?:事项|意见|问题)?)?(?P<mark>[，：]?)"
)
_UPON = late(
    r"(?:^|^(?:考虑到|鉴于|因|由于|根据|按照|为)[^。；，]{2,40}，)(?P<verb>决定)(?P<said>)(?P<mark>[，：]?)(?=[^，。；：了的书]{4})"
)
_AT_LAST = late(
    r"(?<=[，；。])(?:最后|最终)(?:经?(?:研究|讨论|商议))?(?P<verb>决定|议定|商定|确定)(?P<said>)(?P<mark>[，：]?)"
)
_UPON_STUDY = late(
    r"(?:^|(?<=[。；]))经(?:会议|集体|认真)?(?P<verb>研究|讨论|商议|论证)(?:讨论)?，"
    r"(?=(?:续签|续聘|续租|续包|聘用|聘请|选用|购置|采购|增加|增设|追加|给予|保留|停发|补发)[^，。；：]{2})(?P<said>)(?P<mark>)"
)
"""经研究，续签2人: no word of ruling."""

_UPON_BALLOT = late(
    r"(?:^|(?<=[。；]))经[^，。；（]{0,10}(?:表决|票决|抽签|摇号|评审|评议|评选|比选|评分)(?:（[^）]*）)?，(?:会议)?(?:一致)?"
    r"(?P<verb>确定|选定|决定|选择)(?P<said>)(?P<mark>)(?=[^，。；：]{2,40}为)"
)
"""经投票表决（同意7票，弃权1票），确定甲公司为代建单位."""

_AGREED_ON = late(
    r"(?:^|[，。])(?:会议|各方|双方|与会[^，。；：]{0,4}|经[协磋]商|经(?:讨论|研究))[^。；：]{0,24}?(?P<verb>达成|形成)(?P<said>)了?(?:如下|以下|一致)*"
    r"(?:共识|一致意见)(?P<mark>：)"
)
"""会议就下列事项达成共识：1.甲；2.乙."""

_CHARGED = late(
    r"(?:会议|经研究)[^，。；：]{0,6}(?:决定|议定|商定)[，：]?(?P<name>由[^，。；：]{2,24}?"
    r"(?:依法|依规|组织|代为|统一|出资|承接|接管|托管|牵头)(?!负责|落实|协调)(?:，[^，。；]{2,30}?配合，)?[^。；]{4,40}?)(?=[，。；]|$)"
)
"""会议决定由甲站依法下达通知: what is to be done, and not only who answers for it."""

_AGENDA = late("议程(?:草案)?(?:为|是|如下|包括)?：")
_DOES = late("会议(?<![^，]会议)(?=[将把])")
"""会议将甲缩减为乙: ruled without a word of ruling."""

_HEAD_AGAIN = late(
    rf"(?<=[，；])(?:并|一致|最后|最终|研究)*{_VERB}(?P<said>)(?P<mark>)(?!票)(?=[^，。；：]{{4}})"
)
_WHO_AND_WHEN = late("专[班人职]|责任(?![制书])|(?:任务)?分工|(?:完成)?时限|目标|任务")
"""由甲牵头，…，并明确专班专人推进工作: how a duty is to be done."""

_HELD = late("会议(?:审议|研究|讨论|听取|审查|分析|通报|传达|[对就要])")
"""会议研究了甲，决定乙: who decides stands further in front."""

_PIECE_LABEL = late(rf"^\s*{POINT}\s*")
_CLAUSE = late(r"(?:[^，。；：“（]+|(?<=\d)：(?=\d)|“[^”]*”|（[^）]*）|[“（])+")
_DUTY = late(
    r"(?:(?:不|未|逾期)[^，。；]{1,10}的(?:依法|给予|予以)|(?:[^，。；]{0,2}(?:交|统一|并|授权|均|全部|可)|[\d一二三四五六七八九十]{1,3}[月日][^，。；]{0,6}前)?由(?!\d|原|每)|(?:同时|并)?商请|[的是]|近年|目前|截至|据|预计|其中|上年|去年|近期|请|责成|要|应|须|委托|授权|各(?!项)|有关|相关|会议|召开|举行|再次|再行|下次|待|尽快|抓紧|进一步|加快|加强"
    r"|抓好|做好|认真|严格|切实|全力|把|围绕|督促|指导|如|若|凡|其他|同时|责令|坚持|贯彻|深入|统一思想|高度|牢固|树立|突出|聚焦|持续|积极|充分|推进|统筹推进|完善|健全)"
    r"|[^，。；]*(?:负责(?!人|代建|代管|托管|承建|收购|回购|运营|出资|接管)|牵头|职责|配合|协调(?!费|办|会)|要(?![求件素点约道害])|(?<![供响反适相效对])应(?=[按由于在将先予该自依严及尽从把与])|必须|务必|须|确保|力争|抓紧|尽快|加快|努力|强化|加大|推动|抓好|压实|落实|做好|跟踪|督促"
    r"|认为|建议|提出|表示|强调|指出|申请|希望|反映|汇报|介绍|带队|报送|逾期|以来|同比|前完成|前报|再报|批准后|审定后|审批)"
)
_CALLS = late(
    "如下|以下|争取|公示|是否|退回|不付|召开|举行|提请|提交|交付|审议|另行|再[次行定议说]|[暂缓]|先放|放一放|(?<!申)报|不予|下次|讨论|研究"
)
_OWN = late(
    r"采用|采取|实行|由[^，。；]{2,16}作为[^，。；]{0,10}(?:业主|主体)|由[^，。；]{2,20}(?:代建|代管|托管|承建|收购|回购|运营|出资|接管)|先行(?:启动|实施|开展|建设|施工|推进)|按(?![月季年期时])照?|以[^，。；]{2,}(?:为|方式)|保留|享受|免|给予|延|(?:自|从)[^，。；]*起|不(?:得|再|予|另|计|列|纳|作|收|新)"
    r"|(?:[作改定设]|调整|变更|更名|命名|确定)为|(?:降|升|扩|提高|延长|推迟|压缩|控制)[至到在]|同等对待|成立|设立|组建|建立(?!健全|起)[^，。；]{2,30}制度|继续(?:执行|保留|使用|聘)"
    r"|列支|承担|解决|安排[^，。；]{0,16}(?:资金|经费|费用|[\d.]+[百千万亿]*元)|追加|核[定减销]|选址?[^，。；]{0,6}定?[在于为]|按[\d.]+[:：比][\d.]+|停|与[^，。；]{2,20}(?<!相)挂钩$|立即(?:组织|启动|实施|开展)|每[^，。；]{1,20}一次|取消|暂行|试点|试行"
)
"""What 明确 must say to rule: a duty and a comment stand behind it as often."""

_TELLS = late("会议(?:还|首先|同时|专门)?(?:通报|介绍)了[^，。；：]{2,60}：[^。；：]*$")
"""会议通报了毕业生去向：…，确定录取88人: all behind the colon is what was told."""

_LEAD = late("(?:会议)?(?:一致)?(?:决定|确定|同意|议定)(?![的了书])")
_ON_ALL = late("(?:[决确]定[，：]|共识：|意见：|定(?:以下|如下)?事项：)$")
_ASIDE = late(r"其余|其中|另|因|对|如|若|凡|[^，；]*不予")
_REASON = late("^(?:因|鉴于|由于|根据|按照|经|考虑到)")
_WHEN = late("(?<![以之目])前$|期间$|(?<=[^以之])后$")
_PLAN = late("(?:方案|意见|建议|办法|清单|计划|预案|草案|报告|请示|规定|细则|措施|做法|[）)])$")
"""What the words behind such a thing tell is what stands in it, and no ruling of its own."""
_PLAN_ENDS = "案见议法单划告示定则施）)"
"""The last character of each, as a search for the pattern begins everywhere."""

_WILL_NOT = (
    r"(?:一律|均|仍|都)?(?P<off>暂)?(?<!非必要)不(?:予以?)?"
    r"(?:纳入|列入|支持|认可|同意|批准|采纳|减免|补助|补偿|安排|考虑|审定)(?![\d见])(?=[^，。；]{0,16}(?:[，。；]|$))"
)
_REFUSES = late(rf"(?P<name>[^；。票]{{4,60}}?)，?(?:会议)?{_WILL_NOT}")
_REFUSES_BARE = late(_WILL_NOT)
_PASSES = late(r"(?:审议|表决|一致)*通过了?(?P<name>[^，。；：《]{4,40})(?=[，。；]|$)")
_ABOUT = late("^(?:关于|对于?)")
_TOPIC = late(
    "对[^，]*(?:项目|地块|问题|事项|房屋|住户|企业|单位|人员|职工|学生|车辆|部分|费用|资产)$"
)
_OF_ANOTHER = late(
    rf"[{HAN}]{{2,4}}(?:同志)?(?:任|转任|改任|担任|不再担任|免去)(?![务何意免职期])[^，。；]{{2,}}"
)
_POST = "(?!不再|成员)[^，。；]{2,14}由[^，。；]{2,6}(?:同志)?(?:担任|兼任|接任)$"
_PEOPLE = late(f"{_OF_ANOTHER.pattern}|{_POST}")
_MORE = late(f"{MORE_ACTS}[^，。；]{{4,}}|{_POST}")
_SETS_UP = late("[^，]{0,8}(?:成立|组建|设立|充实)[^，]*(?:小组|专班|工作组|指挥部)")
"""成立专班，组长由甲担任 is one ruling."""

_TAKES_OVER = late(
    "由(?![^，。；]*(?:组织|牵头|负责))[^，。；]{2,10}(?:任(?![前务何免职期用命])|担任|兼任|接任|主持)(?!召开|会)[^，。；]{2,}"
    r"|由[^，。；]{2,16}?(?:负责)?(?:代建|代管|托管|承建|收购|回购|运营)(?![的单])[^，。；]{0,12}"
    "|由[^，。；]{2,16}?作为[^，。；]{0,10}(?:业主|主体|代建)(?:单位)?[^，。；]{0,8}"
    "|由[^，。；]{2,16}与[^，。；]{2,16}签订[^，。；]{0,16}(?:协议|合同)$"
)
"""由甲任组长, 由甲主持乙工作: who, and no duty."""

_OF_THE_SAME = late("免去其|其[^，。；]{2,16}不再担任")
_FLATLY = late("一律|不再")
_NO_THING = late("起(?:施行|执行|实施)$|(?:问题|事项|事宜|情况|汇报|工作|内容|条款|章节|[的过])$")
_POINTING = late(r"(?:这|该|此|上述|以上|前述|其|本)[^，。；]{0,8}$")
_SHORTEST, _CLAUSES, _LONGEST = 4, 5, 60
_SIGN = late("决定|确定|明确|议定|商定|同意|采纳|认可")
WORTH = late(
    f"{_SIGN.pattern}|{beside(SIGNS)}|会议[将把]|通过|票|表决|共识：|致意见：|经[会集认]?[议体真]?[研讨商论]"
)
"""What a paragraph or sentence holds that rules: a quick look before it is read."""

_VAGUE = ("明确", "确定")
_AGREES_THAT = late(
    "(?:会议|经?研究|一致|讨论)同意，(?!由|请|并|但|按|报|提|修改|会后|同时|要求|[^，。；]*(?:要|应|须))[^，。；]{6,}"
)
"""会议研究同意，安排50万元用于甲: what is agreed to stands behind the comma."""


def with_rulings(
    passage: Passage, scope: Scope, decided: Sequence[Decision], fallback: str | None
) -> list[Decision]:
    """A paragraph with its rulings; 会议同意： above a list settles nothing by itself."""
    known = [one for one in decided if one.object or not one.evidence.endswith("：")]
    if passage.is_spoken:
        return known
    text = passage.text
    if known or scope.led or WORTH.search(text):
        bare = [one for one in known if not one.object and _AGREES_THAT.search(one.evidence)]
        known = [one for one in known if one not in bare]
        known += find_rulings(passage, scope, known)
        told = {one.evidence for one in known}
        known += [one for one in bare if one.evidence not in told]
        known += find_ballots(passage, known, fallback, scope.formal)
    known = with_left_open(passage, known, fallback)
    if not known:
        return known
    known = [each for one in known for each in apart(put_right(passage, one))]
    return sorted(known, key=lambda one: (text.find(one.evidence), one.outcome == ORDERED))


def find_rulings(passage: Passage, scope: Scope, decided: Sequence[Decision]) -> list[Decision]:
    """The rulings of a paragraph that no verdict told."""
    found: list[Decision] = []
    label = after_label(passage.text) if scope.labelled else 0
    ruled = False
    for whole in passage.sentences:
        said = whole.behind(label) if label else whole
        told = [one for one in decided if one.evidence in (said.text, whole.text)]
        if not (scope.led or ruled or told or WORTH.search(said.text)):
            continue
        kept = _of_sentence(said, scope, ruled, told)
        kept += disposed_of(said, scope.formal, [*told, *kept])
        scope, label = replace(scope, labelled=False) if scope.labelled else scope, 0
        ruled = scope.formal and _rules_on(ruled, [*told, *kept])
        found += kept
    return found


def _of_sentence(
    said: Sentence, scope: Scope, ruled: bool, told: Sequence[Decision]
) -> list[Decision]:
    """What no verdict of the same sentence told."""
    outcomes = {one.outcome for one in told}
    sentence = said.text
    kept = [one for one in find_findings(said) if one.outcome not in outcomes]
    settled = any(one.outcome not in (ORDERED, HEARD) for one in told)
    if settled and "；" not in sentence and "，" not in sentence:
        return kept
    if not settled and not kept and scope.formal and (charged := _CHARGED.search(sentence)):
        return [Decision(AGREED, charged["name"], (), (), None, sentence)]
    beside = ruled or (scope.formal and any(map(_is_of_its_own, told)))
    new = _in_sentence(sentence, scope, beside, told)
    return kept + [one for one in new if not _is_told(one, [*told, *kept])]


def _is_of_its_own(one: Decision) -> bool:
    """Whether more rulings may stand beside it: a plan that was agreed to holds the others."""
    name = one.object or "）"
    is_plan = name[-1] in _PLAN_ENDS and _PLAN.search(name)
    return one.outcome not in (ORDERED, HEARD) and not is_plan


def _rules_on(before: bool, found: Sequence[Decision]) -> bool:
    settled = [one for one in found if one.outcome not in (ORDERED, HEARD)]
    return all(map(_is_of_its_own, settled)) if settled else before


def _in_sentence(
    sentence: str, scope: Scope, ruled: bool, told: Sequence[Decision]
) -> Iterator[Decision]:
    head = _head(sentence)
    if head and _TELLS.match(sentence, 0, head.start() + 1):
        return
    if head is None:
        does = _DOES.search(sentence)
        first = scope.labelled or scope.listed
        known = first or scope.beside or ruled
        if does or (known and not (told and "：" in sentence)):
            start, stop = does.end() if does else 0, len(sentence)
            whole = scope.labelled and scope.formal  # 决议：…
            verb = "决定" if whole else ""
            yield from _rulings(sentence, start, stop, verb, believed=first, on_all=whole)
        return
    if head["said"] and head["verb"] in _VAGUE and "为" not in sentence[head.end() :]:
        return  # 会议明确了下一步的任务
    again = _HEAD_AGAIN.search(sentence, head.end())
    stop = again.start() if again else len(sentence)
    yield from _rulings(sentence, head.end(), stop, head["verb"])
    if again and not (again["verb"] in _VAGUE and _WHO_AND_WHEN.match(sentence, again.end())):
        yield from _rulings(sentence, again.end(), len(sentence), again["verb"])


def _head(sentence: str) -> re.Match[str] | None:
    """Where a sentence says that it rules: each way is looked for where it has what it needs."""
    head = None
    if _SIGN.search(sentence):
        head = _HEAD.search(sentence)
        head = head or ("决定" in sentence and _UPON.search(sentence)) or None
        head = head or ("最" in sentence and _AT_LAST.search(sentence)) or None
        head = head or (_HEAD_AGAIN.search(sentence) if _HELD.match(sentence) else None)
    if head is None and "经" in sentence:
        head = _UPON_STUDY.search(sentence) or _UPON_BALLOT.search(sentence)
    return head or ("：" in sentence and _AGREED_ON.search(sentence)) or None


def _rulings(
    sentence: str,
    start: int,
    stop: int,
    verb: str = "",
    *,
    believed: bool = True,
    on_all: bool = False,
) -> Iterator[Decision]:
    """What the pieces between two places rule; only the first is believed without a wording,
    unless the words in front rule ``on_all``.
    """
    head = "决定：" if on_all else sentence[:start]
    for at, piece in enumerate(_pieces(sentence[start:stop])):
        if at == 0 and (bare := _REFUSES_BARE.match(piece)):
            outcome = PUT_OFF if bare["off"] else REFUSED
            yield Decision(outcome, find_subject(sentence[:start]), (), (), None, sentence)
            continue
        for outcome, name in _ruled(
            piece,
            "" if on_all and (at or piece.startswith("通过")) else verb,
            believed=believed and (at == 0 or _goes_on(head, piece)),
        ):
            yield Decision(outcome, name, (), (), None, sentence)


def _goes_on(head: str, piece: str) -> bool:
    """会议决定，甲；乙: whether what stands behind the semicolon is ruled by the same words."""
    return _ON_ALL.search(head) is not None and not _ASIDE.match(piece)


def _pieces(text: str) -> Iterator[str]:
    """What the semicolons part, without its label; none of another meeting's agenda."""
    text = _AGENDA.split(text, 1)[0] if "议程" in text else text
    for piece in text.rstrip("。").split("；"):
        yield _PIECE_LABEL.sub("", piece).strip()


def _ruled(piece: str, verb: str, believed: bool) -> Iterator[tuple[str, str]]:
    """The outcomes of a piece with their matters: none for a duty, a comment, what comes back."""
    if lead := _LEAD.match(piece):
        piece = piece[lead.end() :]
    if "不" in piece and (refused := _REFUSES.match(piece)):
        outcome = PUT_OFF if refused["off"] else REFUSED
        yield outcome, _ABOUT.sub("", refused["name"])
        return
    if not verb and (passed := _PASSES.match(piece)):
        yield PASSED, passed["name"]
        return
    clauses = [found.group() for found in islice(_CLAUSE.finditer(piece), _CLAUSES)]
    at, name, people = _disposed(clauses, verb, believed)
    if name:
        yield AGREED, name
        more = _PEOPLE if people else _MORE
        behind = takewhile(more.match, () if _SETS_UP.match(name) else clauses[at + 1 :])
        yield from ((AGREED, one) for one in behind if one not in name)


def _disposed(clauses: Sequence[str], verb: str, believed: bool) -> tuple[int, str | None, bool]:
    """The clause that disposes of something, by its place, the matter, and if of people."""
    for at, clause in enumerate(clauses[:3]):
        duty = _DUTY.match(clause) and not _TAKES_OVER.match(clause)
        if duty and not (at and _FLATLY.search(clause)):
            break
        if _NAMES.search(clause) or _TAKES_OVER.match(clause):
            return at, _name(clauses, at), True
        if at == 0 and believed and _is_own(clause, verb):
            return at, _with_act(clauses), False
        if at < 2 and _DISPOSES.search(clause):
            return at, _name(clauses, at), False
    return 0, None, False


def _name(clauses: Sequence[str], at: int) -> str | None:
    """The words up to the clause that disposes; 因退休，甲不再担任乙 is on 甲不再担任乙."""
    whole = clauses[at : at + 1] if _REASON.match(clauses[0]) else clauses[: at + 1]
    same = [clause for clause in clauses[at + 1 : at + 2] if _OF_THE_SAME.match(clause)]
    name = "，".join((*whole, *same))
    name = name if len(name) <= _LONGEST else clauses[at]
    return None if _NO_THING.search(name) else name


def _with_act(clauses: Sequence[str]) -> str:
    """对甲项目，按乙原则办理登记; 甲完成前，不得开展乙: what is done stands behind."""
    first, behind = clauses[0], clauses[1:2]
    topic = (_TOPIC.match(first) or _WHEN.search(first)) and behind and not _DUTY.match(behind[0])
    whole = "，".join((first, *behind)) if topic else first
    return whole if len(whole) <= _LONGEST + _LONGEST // 2 else first


def _is_own(clause: str, verb: str) -> bool:
    if not _SHORTEST <= len(clause) <= _LONGEST:
        return False
    if is_handling(clause, AGREED) or BASIS.match(clause):
        return False
    if _CALLS.search(clause) and not clause.endswith("一次"):
        return False
    if SHORT_FORM.fullmatch(clause) or _POINTING.match(clause) or _NO_THING.search(clause):
        return False
    return verb not in ("明确", "") or _OWN.search(clause) is not None


def _is_told(new: Decision, told: Sequence[Decision]) -> bool:
    """Whether a verdict of the same sentence is on the same words."""
    name = new.object or ""
    if new.outcome != AGREED and any(one.outcome == new.outcome for one in told):
        return True
    for one in told:
        if one.outcome == ORDERED:
            continue
        other = one.object or ""
        if name and other and (name in other or other in name):
            return True
        if other not in one.evidence or not other:
            return bool(re.search("同意|通过|批准|暂|不予|未", name)) or "；" not in one.evidence
    return False
