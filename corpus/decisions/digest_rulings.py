"""What an item of a digest settles beside the verdict that stands before its object.

会议明确，对甲地块收回用地; 规划同意印发; 前者予以通过; 甲镇不予命名; 退回甲局重新评估: each
clause is read by itself, and what the meeting only wished or handed to somebody is left out.
"""

from collections.abc import Collection, Iterator, Sequence

from corpus.decisions.digest_clauses import POINT_ON, Said, State, by_its_words, refused
from corpus.decisions.digest_ends import SIGN, put_off
from corpus.decisions.item_matters import meant
from corpus.decisions.outcomes import AGREED, ORDERED, only_chooses
from corpus.grammar.clauses import ACCORD, BASIS, POINT
from corpus.grammar.deadlines import BY_A_DAY, take_deadline
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.grammar.tables import table_patterns
from corpus.model import Decision

_SETTLES = late(table_patterns("digest_rulings", "settles", {}))
_NO_RULING = late(table_patterns("digest_rulings", "no ruling", {}))
_ADVERBIAL = table_patterns("digest_rulings", "adverbial", {})
_IS_ADVERBIAL = late(_ADVERBIAL)
_SIGN = late(
    "达成|形成|不[列纳]入|转入|留待|销号|取消|收回|撤销|终止|废止|停止|免去|增补|授予|追认|核减|决定|明确|议定|商定|确定|选定|同意|通过|批准|认可|审定|赞[同成]|不予|暂[不缓]|退回|撤回|发回|考虑|未能?[予形达取]|予以|给予|按|"
    + SIGN
)
"""What some clause of every ruling holds."""

_HIDDEN = late("《[^》]*》?|“[^”]*”|（[^）]*）|[(][^)]*[)]")
_MARK = late("[，；：]")
_LABEL = late(rf"\s*{POINT}\s*")
_UPON = r"经(?:过|集体|会议)?(?:认真|充分|集体)?(?:研究|讨论|审议|表决)(?:后)?"
_WHO = r"(?:[^，；：会]{0,6}会)?会议|大会|办公会|党[委组]会|与会(?:人员|同志|委员|代表)|大家"
_HOW = "并|还|同时|最后|其中|一致|集体|研究|讨论|审议|初步|最终|综合|表决|投票"
_BY_THE_MEETING = f"(?:{_UPON}|{_WHO}|{_HOW})*"
_FATE = "(?:成败|命运|前途|走向|兴衰|未来[^，；]{0,6}(?:布局|发展|格局))"
"""甲工作很重要，决定乙未来发展布局: what it determines, and nothing that was decided."""

_LEAD = late(
    rf"(?P<by>{_BY_THE_MEETING})(?P<lead>决定|明确|议定|商定|确定|选定)(?![了的性是])(?![^，；]*{_FATE})(?P<rest>.*)$"
)
_RULES_ON = late(
    r"^(?:会议|并|还|同时)*(?:就|对)[^，；：]{2,30}(?:予以|进行了?|[作做]出了?(?:如下|以下)?)(?P<lead>明确|决定|议定)(?:如下)?$"
)
"""会议就有关问题予以明确：一是…"""

_MEASURES = late(r"会议(?:确定|决定)[，：](?:一要|一是|第一[，、]|一、)")
"""Measures that another reader takes as one matter."""

_PAST = late(
    r"上次|此前|前期|去年|近年|近期|目前|截至|[上下]半年|[前一二三四]季度|[^，。；]{0,6}以来|该[^，。；]{1,10}于"
)
"""What was so before this meeting, whoever settled it."""

_WISHED = late(r"^(?:[^，；：]{0,16}?)(?:强调|要求|希望|号召|提醒)")
_IS_WISH = late(r"[^，；：。]{0,12}?(?:强调|要求|希望|号召|提醒)[，：要]")
_COMMENTS = late(
    "会议(?:指出|强调|要求|认为|希望)[，：](?!.{0,30}会议(?:决定|确定|明确|议定|同意))"
)
"""会议指出，…。一是…。二是…: what it wants done, and settles nothing."""

_MODAL = late(r"(?:^|[^需主重必概])要(?![求素件点闻害领])|应(?:当|该)|必须")
TOPIC = late(
    r"^(?:其中|此外)?(?:对于?|关于|就)(?P<name>(?![^，；：]*(?:[实进]行|予以|给予|一律|[列纳]入|开展|采取|收[回取]|不再|处以|按照?|作出|限期|责令|关[停闭]|停止|终止))[^，；：]{2,60})$"
)
_NAMES_FIRST = late(
    r"^(?:其中)?(?P<name>(?!会议|听取|审议|研究|讨论|同意)[^，；：了]{1,40}?(?:案(?!件)|地块|项目|方案|办法|规划|细则|议题|事项|申请|请示|报告|协议|名单))(?=[因由尚还仍未不缺证材手]|事实|$)"
)
_BY_WHOM = late(r"^(?:由|请|责成)")
_CHARGES = late(r"^(?:[^，；：]{0,4}，?)?(?:请|责成)(?!示)")
_DOES_IT = late(r"^由[^，；]{2,30}?(?:组织实施|实施|印发|执行|执行)$")
_SETS_UP = late(
    r"^由[^，；]{2,40}?(?:作为[^，；]{0,12}(?:主体|业主|业主单位|法人|平台)$|成立|组建|承担|出资|补助|解决|保障|接管|接收|负担|调度|列支|安排|购买|聘请|约谈|进行约谈)"
)

LEAVES = late(r"^(?P<who>(?!会议|其)[^，；因]{2,20}?)(?<![原成])因(?![素此而])[^，；]{2,30}$")
_NO_LONGER = late("不再(?:担任|兼任|续|保留|执行|实施)|辞去|退出|免去|停止|终止|延长|取消")
"""甲因到龄，不再担任乙: who or what, with the reason in front of the ruling."""

_DAY = r"于?(?:\d{4}年)?\d{1,2}月\d{1,2}日[^，；]{0,12}(?:召开|举行)"
_NEXT_SITTING = late(
    rf"^(?!本次|本届|此次)(?:(?=[^，；]{{0,40}}[次届])(?:.{{2,40}}(?:会议|大会)(?:于|定于)[^，；]{{2,30}}(?:召开|举行)|{_DAY}.{{4,40}}(?:会议|大会))"
    rf"|{_DAY}[^，；]{{0,16}}(?:常委会会议|全体会议|全委会|全会|主任会议|代表大会))$"
)
_THAT_SITTING = late(r"会议(?:研究|讨论)了(?P<name>[^，。；]{2,30}?第[^，。；]{1,8}次会议)")
_REGULAR = late(
    "[^，；要]{0,30}(?:会议?|例会|会商|调度)[^，；]{0,4}(?:固定|每[周月季年]|改[为在到])[^，；]{0,30}(?:召开|举行|一次)$"
)
"""局务会固定为每周一召开."""

_HELD = late(r"^(?!会议|拟|由|各)[^，；要]{2,30}?(?:定)?于[^，；]{2,24}(?:举办|开幕|启动)$")
_OTHERS_READ = late("不予|暂[不缓]|(?:原则上?|审议|一致)(?:同意|通过)|同意|批准|通过(?=[了《])")
_AGENDA = late("议程(?:草案)?(?:为|是|如下|包括)?$")
"""建议会议议程为：…；人事任免: what another meeting will take up."""

_A_BODY = late(
    "(?:成立|组建|设立)[^，；]{4,40}(?:指挥部|领导小组|工作组|工作专班|专班|委员会|协会|联盟)$"
)
"""成立加快甲项目建设指挥部: the words of its name ask for nothing."""

_SHORTEST = 4
_CHOSEN = ("确定", "选定", "议定", "商定")
_MADE = late(
    r"[^，；]{2,60}(?<![作因认成])为(?![了民])(?![^，；]*责任)[^，；]{2,24}$|等\d+[个件项名家处条人]"
)
"""确定甲局等12个单位为优秀等次, 确定新建渡口等10件实事."""

_BALLOT = late(r"\d票")
_WEAK = ("明确", "确定", "议定", "商定")
_POINTED = late("^(?:以上|上述|该|此|这|其(?!他|余)|本次会议|会议)")


def rulings(
    named: tuple[str, ...], item: Sequence[Passage], read: Collection[str] = ()
) -> Iterator[Decision]:
    """The rulings of an item's sentences, in order, those of other readers among them.

    ``named`` is what the item is on; sentences that were ``read`` already are passed over.
    """
    state, carried = State(), None
    for passage in item:
        text = passage.text
        if _MEASURES.match(text):
            continue
        of_list = carried if _LABEL.match(text) else None
        carried = None if text.startswith("会议") else state.list or of_list
        state = State(lead=carried, list=carried)
        for sentence in _without_measures(passage):
            lead = state.list if _LABEL.match(sentence) or not state.among else None
            state = State(lead=lead, list=lead, among=True)
            if sentence not in read and (lead or _SIGN.search(sentence)):
                yield from _of_sentence(Said(sentence, named), state)


def _without_measures(passage: Passage) -> Iterator[str]:
    """The sentences of a paragraph, but for those numbered below 会议指出."""
    comments = False
    for sentence in (said.text for said in passage.sentences):
        if "会议" in sentence:
            comments = _COMMENTS.match(sentence) is not None
        if not (comments and _LABEL.match(sentence)):
            yield sentence


def unread(item: Sequence[Passage], read: Collection[str]) -> Sequence[int]:
    """Which paragraphs may rule: those of which a sentence that was not ``read`` holds a sign.

    Below a list that one of them may open, each may.
    """
    signed = [at for at, passage in enumerate(item) if _is_unread(passage, read)]
    if any("：" in item[at].text for at in signed):
        return range(signed[0], len(item))
    return signed


def _is_unread(passage: Passage, read: Collection[str]) -> bool:
    sentences = passage.sentences if _SIGN.search(passage.text) else ()
    return any(said.text not in read and _SIGN.search(said.text) for said in sentences)


def is_adverbial(clause: str) -> bool:
    """Whether a clause tells only a time, a condition or a cause."""
    return _IS_ADVERBIAL.fullmatch(clause) is not None


def clauses_of(sentence: str) -> list[tuple[str, str]]:
    """The clauses with the mark before each; no mark inside 《》, quotes or brackets parts them."""
    masked = _HIDDEN.sub(lambda hidden: "＿" * len(hidden.group()), sentence)
    found, start, before = [], 0, ""
    for mark in (*_MARK.finditer(masked), None):
        end = mark.start() if mark else len(sentence)
        found.append((before, sentence[start:end].strip("。！？ ”")))
        start, before = (mark.end(), mark.group()) if mark else (end, "")
    return found


def _of_sentence(said: Said, state: State) -> Iterator[Decision]:
    if _IS_WISH.match(said.sentence) and "会议" not in said.sentence[2:]:
        return
    clauses = clauses_of(said.sentence)
    state.wished = _PAST.match(said.sentence) is not None
    for index, (mark, labelled) in enumerate(clauses):
        clause = _LABEL.sub("", labelled, count=1) if _LABEL.match(labelled) else labelled
        if mark == "；":
            state.topic = state.subject = None
            state.named = False
            state.refused = state.charged = False
            state.wished = state.wished and not state.lead
        if index == 0 and (own := POINT_ON.match(said.sentence)):
            state.topic, state.named = own["name"], True
            continue
        for outcome, name in _of_clause(said, state, clause, mark, clauses[index + 1 :]):
            yield _told(outcome, name, said.sentence)
        if index + 1 < len(clauses):
            if _AGENDA.search(clause) and clauses[index + 1][0] == "：":
                return
            _remember(state, clause)


def _told(outcome: str, name: str | None, sentence: str) -> Decision:
    """The ruling; what an organ is to have done by a day (甲局于6月10日前完成乙) is its task."""
    told = Decision(outcome, name, (), (), None, sentence)
    names, length = leading_organizations(name) if outcome == AGREED and name else ((), 0)
    if not names or name is None or not BY_A_DAY.match(name, length):
        return told
    deadline, task = take_deadline(name[length:])
    return Decision(ORDERED, task.strip("，、") or None, names, (), deadline, sentence)


def _remember(state: State, clause: str) -> None:
    """What this clause tells about those behind it."""
    if state.wished:
        return
    if _WISHED.match(clause) or (_MODAL.search(clause) and not state.lead):
        state.wished = True
    state.charged = state.charged or _CHARGES.match(clause) is not None
    if topic := TOPIC.match(clause):
        state.topic = topic["name"]
    elif subject := _NAMES_FIRST.match(clause):
        state.subject = subject["name"]
    elif left := LEAVES.match(clause):
        state.subject = left["who"]


def _of_clause(
    said: Said, state: State, clause: str, mark: str, behind: Sequence[tuple[str, str]]
) -> Iterator[tuple[str, str | None]]:
    if is_led := "定" in clause or "明确" in clause:
        told_of = _RULES_ON.match(clause) if behind and behind[0][0] == "：" else None
        if told_of and not state.wished:
            state.lead = state.list = told_of["lead"]
            return
    elif behind and behind[0][0] == "：" and ACCORD.fullmatch(clause) and not state.wished:
        state.lead = state.list = "决定"
        return
    lead = _LEAD.match(clause) if is_led else None
    if lead and state.charged and not lead["by"] and lead["lead"] in _WEAK:
        return
    if lead and (not state.wished or "会议" in lead["by"]):
        state.lead, state.wished = lead["lead"], False
        if (behind and behind[0][0] == "：") or said.sentence.endswith("："):
            state.list = state.lead
        state.open = not lead["rest"]
        if lead["rest"]:
            yield from _settled(said, state, lead["rest"], behind)
        return
    if state.wished:
        return
    if (
        behind
        and clause.endswith("通过")
        and only_chooses(f"{clause}，{behind[0][1]}", len(clause))
    ):
        return
    told = list(by_its_words(said, state, clause)) if _SIGN.search(clause) else []
    yield from told
    state.open = state.open and not told
    if not told and state.lead and (mark != "，" or state.open):
        state.open = state.list is not None
        yield from _settled(said, state, clause, behind, mark == "；" and not state.list)


def _settled(
    said: Said,
    state: State,
    clause: str,
    behind: Sequence[tuple[str, str]],
    late: bool = False,
) -> Iterator[tuple[str, str | None]]:
    """会议明确，自明年起，甲标准提高到乙: the thing, with the time that stands before it."""
    thing = clause
    rest = list(behind)
    left = LEAVES.match(clause) if rest and rest[0][0] == "，" else None
    if left and _NO_LONGER.match(rest[0][1]):
        yield AGREED, f"{clause}，{rest[0][1]}"
        return
    while thing and _IS_ADVERBIAL.fullmatch(thing) and rest and rest[0][0] == "，":
        thing += "，" + rest.pop(0)[1]
    last = thing.rpartition("，")[2]
    if topic := TOPIC.match(last):
        thing = ""  # 会议决定，对甲，…: the next clause tells it
        state.topic = topic["name"]
        state.open = True
    if state.lead in ("决定", "确定") and (other := _THAT_SITTING.match(said.sentence)):
        thing = thing.replace("该次会议", other["name"])
        last = last.replace("该次会议", other["name"])
    if not thing or _POINTED.search(last) or _BALLOT.search(last) or BASIS.match(last):
        return
    if _REGULAR.match(last):
        yield AGREED, thing
        return
    if state.lead in ("决定", "确定") and (_NEXT_SITTING.match(last) or _HELD.match(last)):
        yield AGREED, thing
        return
    for one in _judged(said, state, thing, last, late or state.lead in _WEAK):
        state.open = False
        yield one


def _judged(
    said: Said, state: State, thing: str, last: str, weak: bool
) -> Iterator[tuple[str, str | None]]:
    told = list(refused(said, state, last))
    told = told or list(put_off(said.sentence, state.topic or state.subject, said.named, last))
    if told:
        yield from told
        return
    topics = meant(state.topic or "", said.named)
    if _BY_WHOM.match(last):
        if state.lead == "决定" and topics and _DOES_IT.match(last):
            yield from ((AGREED, one) for one in topics)
        elif _SETS_UP.match(last) and not _NO_RULING.search(last):
            yield AGREED, thing
        return
    named = _A_BODY.match(last) is not None
    if (_NO_RULING.search(last) and not named) or _OTHERS_READ.match(last) or len(last) < _SHORTEST:
        return
    chosen = state.lead in _CHOSEN and _MADE.search(last)
    if weak and not chosen and not _SETTLES.search(last):
        return
    yield AGREED, thing
