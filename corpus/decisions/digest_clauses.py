"""Verdicts behind their matter in a clause of a digest: 规划同意印发, 前者予以通过, 甲镇不予命名.

Each reader looks at one clause alone; what the clauses before it tell stands in ``State``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.decisions.digest_ends import other_ends, subject_before
from corpus.decisions.item_matters import meant, points
from corpus.decisions.outcomes import AGREED, PASSED, PUT_OFF, REFUSED
from corpus.decisions.verdict_words import ASKED_BACK
from corpus.grammar.clauses import POINT
from corpus.grammar.documents import find_documents
from corpus.grammar.organizations import leading_organizations
from corpus.grammar.patterns import late

_DONE_WORD = r"通过|同意|批准|认可|审定|核准|备案|赞[同成]|支持|采纳|确认"
_PASSIVE = late(
    r"^(?:其中)?(?P<name>[^，；：]{0,60}?)(?P<all>均|都|一并|全部|一致|分别|同时)*"
    rf"(?:(?:(?<!不)(?<!未)(?<!暂)(?:给予|予以?)|准予|表示|(?<![未没])获得?了?)(?:与会人员|全体[^，；]{{2,4}}|会议)?(?P<how>一致|原则上?|表决|审议|讨论|研究|票决)*(?P<word>{_DONE_WORD})"
    rf"|经(?:本次|会议|集体|与会人员|(?P<how2>一致|原则上?|表决|审议|讨论|研究|票决))+(?P<word2>{_DONE_WORD})"
    rf"|(?P<how3>原则|审议|表决|票决)上?(?P<word3>通过|同意))$"
)
_SETTLED = "原则上?同意|原则上?通过|同意|审议通过|表决通过|通过|审定"
_BARE = late(
    rf"^(?:经[^，；]{{0,8}}|并)?(?:会议|大家|与会[^，；]{{2,4}}|一致|现场|集体|投票|表决)+(?P<word>{_SETTLED})(?:并(?:决定|报|提|由|请|按)[^，；]*)?$"
    r"|^(?P<alone>原则上?同意|原则上?通过|(?:审定|审议|讨论|票决|表决|研究)并?通过)$"
)
_ALONE = late("^(?P<word>同意|通过|批准)$")
POINT_ON = late(
    rf"(?:\s*{POINT}\s*)?(?P<name>(?!会议|经|[^，；：。]*(?:如下|要求|意见|决定|结[果论]|情况|表决|投票|同意|通过|时间|地点))[^，；：。]{{2,30}})"
    "：(?:[^。；]*，)?(?:方案|项目)?(?:会议|一致|予以)*"
    "(?:原则上?)?(?:同意|通过|批准|退回|暂缓(?:审议|研究)?|不予(?:同意|通过|批准)|未(?:获|予)?通过)(?=[，。；]|$)"
)
"""（1）甲项目：原则同意: what a point of a list is on stands before its colon."""

_ALL = late(
    rf"^(?P<name>[^，；：]{{0,30}}?)(?:均|都|一并|全部)(?:予以|一致|表决)*(?P<word>{_SETTLED})(?:(?:印发|发布|公布|实施|执行|施行|立项|上报)*)$"
)
_NOT_PASSED = late(
    r"^(?P<name>[^，；：]{2,40}?)(?:均|都)?未(?:获|予|能|获得)?(?:会议|审议|表决)*(?:通过|批准|同意)$"
)
_GIVES = late(
    r"^给予[^，；：]{2,30}(?:处分|处置|记[大小]?功|嘉奖|表彰|通报批评)$|^会议(?:取消|收回|撤销|终止|废止|停止|免去|增补|授予|追认|核减)(?!了)[^，；：]{3,60}$"
)
_DEALT_WITH = late(
    r"^对(?P<name>[^，；：]{2,50}?)(?:予以|进行)(?:立项|核销|追认|撤销|取消|减免|除名|嘉奖|表彰|认定|续聘|解聘|结项|验收销号|销号|摘牌|挂牌督办|通报表扬)$"
)
_ONE = "(?:原则)?通过|(?:原则)?同意|审定|审议通过"
_EACH = late(rf"^(?:会议)?分别(?:予以)?(?P<words>(?:{_ONE})(?:[、和与](?:予以)?(?:{_ONE}))+)$")
_EACH_WORD = late(_ONE)
_PASSES = {
    "通过": PASSED,
    "批准": PASSED,
    "核准": PASSED,
    "审定": "审定",
    "备案": "备查",
    "确认": "确认",
}
_NO_NAME = late(
    r"会议|大家|与会|[经待须由未已没]|请(?!示)|(?<![汇申上所填呈])报(?![告表名价])|[总整]体$|基本$|工作$|成[效绩]$|做法$|问题$|按程序|是否|如果|若|应|同级|上级|[的后被已]$|^(?:并|且|而|也|就|才|方可|再|可|以|在|于|该局|其(?!余|他))"
)
_AND_DO = late(
    r"^(?:其中)?(?P<name>[^，；：]{2,40}?)(?<!不)(?:予以|原则)?同意(?P<do>(?![后的才方意率票，；]|人数|提请|提交)[^，；：]{2,40})$"
)
_A_THING = late("(?:项目|地块|宗地|方案|申请|事项|请求|标段|片区)$")
_REFUSED = late(
    r"^(?:其中|会议|研究|决定|同意|但|且|本次|此次|今年|目前)*(?P<name>[^，；：]{0,40}?)(?P<word>暂不|暂缓|不予|不同意(?!见|\d)|未予(?=[列纳]入|批准|支持|安排|立项|推荐|采纳|核准|认可|追加|受理)|不(?=[列纳]入))(?P<do>(?!通过|同意)[^，；：的]{2,12})$"
)
_FOR_NOW = late("(?:[先现]|目前|暂时|此次|这次)(?:会议)?$")
_KEPT = late(
    r"(?:^|[；。])(?:其中)?(?P<name>(?!会议|同意)[^，；。：]{2,30}?(?:予以|继续|仍|暂)?(?:保留|维持|沿用|单列|单独)[^，；。：]{0,10})，$"
)
"""甲公司保留管理，不列入改革范围: what was ruled stands in front, and nothing is refused."""

_LENIENT = late("(?:行政|党纪|政务)?(?:处罚|处分|追究|追责|问责|立案|起诉|收取|征收|考核|扣)")
_THIS_TIME = late("^[列纳]入[本此这当][次届轮][^，；]*(?:议程|议题|会议)$")
_CAUSE = late("[因由]于?[^，；]*$")
_WEIGHING = late(
    "出台|印发|发布|公布|启动|开工|拨付|审议|研究|讨论|审定|处置|实施|执行|考虑|安排|办理|支持|批准|采纳|受理|通过|推进|认可|认定|立项|列入|纳入|追加|补助|补偿"
)
"""What goes without saying behind 暂缓; 上调 in 暂不上调 tells what was put off."""

_POINTING = late("[该此本]|上述|以上")
_VERB_ONLY = 4
"""暂不启动甲程序 names what it is on; 暂不启动 does not."""

_ADVERBS = late("(?:原则上?|一致|会议|基本|也|表决)*")
_PAYER = late(r"(?:[省市区县旗镇乡]级|[省市区县旗镇乡]?财政)")
_A_RULE = late(r"逾期|凡|的$|(?<![前后])者$|一律|对于|如|未[^，]{1,10}$|擅自|违[规反法]")
_NEXT_YEAR = late(
    r"^(?:转入|纳入|列入|放[到入]|留待|结转|待|推迟[至到])(?:[下明后]|\d{4})年?(?:度)?[^，；：]{0,16}(?:考虑|安排|研究|解决)$"
)
_SENT_BACK = late(
    r"^(?:其中|会议|研究|决定|同意|予以|暂)*(?:将|把)?(?P<name>[^，；：]{0,40}?)(?:予以)?(?P<word>退回|撤回|发回)(?P<to>[^，；：]*)$"
)
_AGAIN = late("重[新做拟]|继续|补充|修改|完善|调查|评估|核|提出单位|提请单位|^$")
_NO_ACCORD = late(
    r"(?:[就对](?P<on>[^，；：]{2,30}?))?(?:未能?|没有|尚未|无法)(?:形成|达成|取得)(?:一致|统一)(?:的)?(?:意见|看法|认识|共识)?$|未[作做]出?(?:最终)?决定$"
)
_AS_PROPOSED = late(
    r"^(?:同意)?按照?(?:此|该|上述|所提|拟定的?|汇报的?)?(?:方案|意见|计划|办法|预案)(?:抓?[^，；]{0,2})?(?:执行|实施|办理|落实)$"
)
_TAKEN_AWAY = late(
    r"^(?P<name>[^，；：]{2,30}?)(?:予以)(?:取消|撤销|废止|保留|删除|减免|免除|延期|调整|核销|公开|收回)$"
)
_ALTERS = late(r"^对[^，；：]{4,60}予以(?:修改|修订|修正|调整|约谈|通报)$")
_AGREED_POINT = late(
    r"^(?P<word>原则上?同意|同意|原则上?通过|审议通过|通过|批准)(?!后|的)(?P<name>[^，；：]{3,})$"
)
_THE_REST = late("其[余他](?:内容|部分|条款|事项)?$")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence as it is read: what its item is on, and the decisions that were found in it."""

    sentence: str
    named: tuple[str, ...]


@dataclass(slots=True)
class State:
    """What the clauses before tell about the next one."""

    lead: str | None = None
    list: str | None = None
    """The word of 会议议定：, whose points may be sentences of their own."""
    among: bool = False
    topic: str | None = None
    subject: str | None = None
    wished: bool = False
    named: bool = False
    """Whether the topic is a point's own: （1）甲项目：同意."""
    charged: bool = False
    """Whether somebody was told to act: what he is to make clear (明确甲) rules nothing."""
    refused: bool = False
    open: bool = False
    """Whether the next clause behind a comma may be what was decided."""


def by_its_words(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    """The first reader that finds something in a clause tells it."""
    for signs, reader in _READERS:
        found = list(reader(said, state, clause)) if any(map(clause.__contains__, signs)) else []
        if found:
            yield from found
            return


def _on(said: Said, state: State, name: str | None) -> tuple[str | None, ...]:
    """What a clause is on: by its own name, else by the words before it, else the item's own."""
    told = state.topic if state.named else name or state.topic or state.subject
    if told is None or _THE_REST.match(told):
        return said.named if len(said.named) == 1 else (told,)
    titles = [found.mention.title for found in find_documents(told)]
    if titles and told[0] == "《":
        return tuple(_in_full(title, said.named) for title in titles)
    return meant(told, said.named) or (told,)


def _in_full(title: str, named: Sequence[str]) -> str:
    """《细则》 beside 《甲县渡口管理细则》 is that one."""
    full = meant(title, named)
    return full[0] if len(full) == 1 else title


def _passed(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    if each := _EACH.match(clause):
        yield from _one_each(said.named, each["words"])
        return
    told = _PASSIVE.match(clause)
    if not told:
        return
    name = told["name"].strip().removeprefix("并")
    checked = name.startswith("对经")  # 对经审核的工程予以认可
    name = name.removeprefix("会议").removeprefix("对")
    name = "" if _ADVERBS.fullmatch(name) else name
    word = told["word"] or told["word2"] or told["word3"]
    outcome = _PASSES.get(word, AGREED)
    if "原则" in told[0]:
        outcome = "原则" + ("通过" if word == "通过" else "同意")
    if name and (
        _NO_NAME.search(name, 1 if checked else 0) or leading_organizations(name)[1] == len(name)
    ):
        return
    if told["how3"] not in (None, "原则") and name[:1] != "《":
        return  # 甲局审议通过 tells what others did
    spread = not name and not state.topic and not state.subject
    for one in said.named if spread and said.named else _on(said, state, name or None):
        yield outcome, one


def _whole(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    """会议审议通过, 以上文件均同意印发, 该方案未获通过: with no words for the matter itself."""
    if state.named and state.topic and (alone := _ALONE.match(clause)):
        word = alone["word"]
        yield _PASSES.get(word, AGREED), state.topic
        return
    told = _BARE.match(clause) or _ALL.match(clause) or _NOT_PASSED.match(clause)
    if not told or ASKED_BACK.search(said.sentence):
        return
    name = told.groupdict().get("name") or ""
    subject = None if name else subject_before(said.sentence, clause)
    docs = _on(said, state, name) if name else (subject,) if subject else said.named
    if name and not (points(name) or name[:1] == "《" or meant(name, said.named)):
        return
    words = told.groupdict()
    word = words.get("word") or words.get("alone") or "未通过"
    outcome = _PASSES.get(word[-2:], AGREED)
    if word.startswith(("原则", "未")):
        outcome = ("原则" if word[0] == "原" else "未") + word[-2:]
    yield from ((outcome, one) for one in docs if one and not points(one))


def _rewarded(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    """研究了处分事项，给予甲撤职处分; 对12个项目予以立项."""
    done = _DEALT_WITH.match(clause)
    if _GIVES.match(clause) or (done and not _A_RULE.search(done["name"])):
        yield AGREED, clause.removeprefix("会议")


def _one_each(named: Sequence[str], words: str) -> Iterator[tuple[str, str | None]]:
    """分别予以通过和原则通过: one word for each of the documents."""
    told = _EACH_WORD.findall(words)
    if len(told) == len(named):
        for word, name in zip(told, named, strict=True):
            yield ("审议" * (word == "通过") + word, name)


def _and_done(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    """规划同意印发: a short name in front, and what is to become of it behind."""
    told = _AND_DO.match(clause)
    if not told or _NO_NAME.search(told["name"]):
        return
    docs = meant(told["name"], said.named)
    if told["name"][0] == "《":
        yield from ((AGREED, one) for one in _on(said, state, told["name"]))
    elif docs:
        yield from ((AGREED, one) for one in docs)
    elif _A_THING.search(told["name"]) or _are_things(told["name"]):
        yield AGREED, told["name"] + told["do"]


def _are_things(name: str) -> bool:
    return "、" in name and leading_organizations(name)[1] < len(name)


def refused(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    """甲村不予命名, 起步价暂不上调; 不予处罚 is a leniency that was agreed to."""
    told = _REFUSED.match(clause)
    if not told or _A_RULE.search(told["name"]) or _A_RULE.search(state.topic or ""):
        return
    later = told["word"].startswith("暂") or _THIS_TIME.search(told["do"])
    outcome = PUT_OFF if later else REFUSED
    name = told["name"].strip().removeprefix("对")
    name = _CAUSE.sub("", name)
    if for_now := _FOR_NOW.search(name):
        outcome, name = PUT_OFF, name[: for_now.start()]
    kept = None if name else _KEPT.search(said.sentence, 0, said.sentence.find(clause))
    if kept:
        yield AGREED, kept["name"]
        return
    organ = state.topic and leading_organizations(name)[1] == len(name)
    if _PAYER.match(name) or organ:
        name = ""  # 镇级不予补助
    if not _WEIGHING.match(told["do"]):
        name += told["do"].lstrip("作做再进行予以") if name else ""
    if "不予" in told["word"] and _LENIENT.match(told["do"]):
        thing = state.topic or told["name"].strip().removeprefix("对")
        yield AGREED, f"对{thing}" * bool(thing) + told["word"] + told["do"]
        return
    if not (name or state.topic or state.subject):
        name = subject_before(said.sentence, clause) or ""
    alone = len(told["do"]) <= _VERB_ONLY or _POINTING.search(told["do"])
    bare = not told["name"] and len(said.named) == 1 and alone
    if name or state.topic or state.subject or bare:
        state.refused = True
        yield from ((outcome, one) for one in _on(said, state, name or None))


def _sent_back(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    told = None if state.refused else _SENT_BACK.match(clause)
    if told and told["to"].startswith("《"):
        outcome = "撤回" if told["word"] == "撤回" else "退回"
        yield from ((outcome, one) for one in _on(said, state, told["to"]))
        return
    name = _CAUSE.sub("", told["name"]) if told else ""
    if not told or not _AGAIN.search(told["to"]) or _NO_NAME.search(name):
        return
    outcome = "撤回" if told["word"] == "撤回" else "退回"
    yield from ((outcome, one) for one in _on(said, state, name or None))


def _agreed_point(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    """会议议定：（一）同意甲；（二）原则通过乙."""
    told = _AGREED_POINT.match(clause) if state.list else None
    if told:
        end = "通过" if told["word"][-1] == "过" or told["word"] == "批准" else "同意"
        plain = PASSED if end == "通过" else AGREED
        outcome = "原则" + end if told["word"][0] == "原" else plain
        yield from ((outcome, one) for one in meant(told["name"], said.named) or (told["name"],))


def _ends(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    return other_ends(said.sentence, state.topic or state.subject, said.named, clause)


def _other_ends(said: Said, state: State, clause: str) -> Iterator[tuple[str, str | None]]:
    if _NEXT_YEAR.match(clause) and (state.topic or state.subject):
        yield PUT_OFF, state.topic or state.subject
    if none := _NO_ACCORD.search(clause):
        yield from (("未形成决议", one) for one in _on(said, state, none["on"]))
    if state.lead == "决定" and _ALTERS.match(clause):
        yield AGREED, clause
    if state.lead and (gone := _TAKEN_AWAY.match(clause)):
        yield AGREED, gone["name"] + clause[gone.end("name") :]
    if _AS_PROPOSED.match(clause) and len(said.named) == 1:
        yield AGREED, said.named[0]


_READERS = (
    (("意", "过", "准"), _agreed_point),
    (("暂", "不", "未予"), refused),
    (("退回", "撤回", "发回"), _sent_back),
    (("予", "获", "表示", "经", "原则", "审议", "表决", "票决", "分别"), _passed),
    (("意", "过", "审定", "批准"), _whole),
    (("同意",), _and_done),
    (("给予", "会议", "对"), _rewarded),
    (("",), _other_ends),
    (("",), _ends),
)
"""The readers in turn, each with the words without one of which it finds nothing."""
