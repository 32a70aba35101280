"""The items of a record without numbers: 会议听取了…；审议通过《…》, where each begins and ends.

An item is a clause that opens with 会议 or 会上 and a verb of the table, or that follows such a
clause with a verb of its own. Its heading goes on to the end of what was considered, and stops
where the text turns to what the meeting said about it (会议强调, 要求).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.layout import CLOSING
from corpus.organizations import is_organization, leading_organizations
from corpus.tables import one_of, table_pairs, table_words

_VERBS = tuple(verb for verb, _ in table_pairs("item_kinds"))
_OUTCOMES = (
    *("原则同意", "原则上同意", "同意", "原则通过", "原则上通过", "通过", "审定"),
    *("决定", "补选", "表决", "批准"),
)
_ADVERB = one_of(table_words("item_adverbs"))
_VERB = rf"(?:{_ADVERB})*{one_of([*_VERBS, *_OUTCOMES])}"
_CHAIN = rf"{_VERB}(?:[、和并与及]?(?:了)?{_VERB})*了?"
_LEFT_OUT = re.compile(r"^(?:首先|还|最后|再次|同时|又|也|随后|并|主要)+(?=\S)")
_SUBJECT = (
    r"(?:(?:会上|会前|会议期间|会议伊始|会后)[，,]?(?:与会人员|代表们|委员们)?"
    r"|(?:本次|此次)?(?:主委|主任|主席团?|委员长|预备|常委会|常务|全体|党组)?会议(?:成员)?|大会"
    rf"|与会(?:人员|同志)(?=(?:{_ADVERB})*(?:学习|观看|传达)))"
)
_ABOUT = (
    rf"(?:{_ADVERB})*(?:就|对|围绕)(?P<about>[^。；]{{2,160}}?)(?:等)?"
    rf"(?:进行|(?<!工)作|作出|开展)了?(?:{_ADVERB}|[分联]组)*"
    rf"(?P<did>(?:安排|预审|督察|督办|{one_of([*_VERBS, *_OUTCOMES])})+)"
)
_BEFORE = r"(?:(?:作为|根据|按照|围绕|坚持|结合|随后|期间)[^，。；]{0,30}，(?=会议|通过))?"
_WITHIN = rf"在(?={_CHAIN}[^，。；]{{2,60}}后)"
_MANNER = r"(?:(?:以|采取|采用|通过)[^，。；]{2,12}(?:方式|形式))?"
_ITEM = re.compile(
    rf"{_BEFORE}(?P<lead>{_SUBJECT})?(?:{_WITHIN})?{_MANNER}(?P<body>{_ABOUT}|(?P<chain>{_CHAIN})(?=\S\S))"
)
_FOCUS = re.compile(rf"会议(?P<body>[^，。；要]{{2,40}}，{_CHAIN})")
_SPEECH_VERB = "指出|强调|要求|认为|明确|提出|议定|决定，|研究决定|研究认为"
_SPEECH = re.compile(rf"^{_SUBJECT}?(?:最后|还|同时|一致)*(?:{_SPEECH_VERB})")
_NO_ITEM = re.compile(
    r"^(?:研究|讨论|听取|审议)*(?:决定|认为|指出|同意)?(?:了)?(?:以下|如下|下列|其他|其它)"
    r"|^通过(?:无记名|举手|投票)"
    r"|^(?:还|又|也)?(?:研究|讨论|听取|审议|通报)+了?(?:有关|相关)(?:提请|提交|上会)?(?:事项|事宜|议题|工作|问题|情况)"
    r"|^(?:安排|部署)+了?(?:当前|近期|相关|有关|下一步|下步)[^，。；]{0,6}工作"
    r"|^确定(?:由|将|把|在|于|以)|^(?:协商)?[暂拟]?定于"
    r"|^(?:讨论|研究|学习)(?:气氛|热烈|中|期间|会|小组)"
    r"|^[^，。；《]{0,16}(?:其他|其它)(?:有关|相关)?(?:事项|事宜|议题|工作|问题)"
)
_GENERIC = re.compile(
    r"^(?:[一下]{1,2}(?:一)?步|有关|相关|具体|近期|当前|[上前]述)?(?:的)?(?:工作|内容|问题|事项|事宜|议题)$"
    r"|^(?:上述|以上|前述)"
)
_NOTED = re.compile("(?:传达|学习|通报)")
"""What is heard of is not voted on: a verdict behind it is an item of its own."""

_ABOUT_FIRST = re.compile("[就对围]")
_AND_ABOUT = re.compile(rf"并{_ABOUT}")
_OUTCOME_FIRST = re.compile(rf"^(?:{_ADVERB})*(?!决定[将把]){one_of(_OUTCOMES)}")
_RESEARCH = (
    r"(?:还|分别)*研究了(?!解决|提出|制定|确定)"
    r"(?![^，。；]{0,8}(?:有关|相关|具体|下一步|下步|下阶段|贯彻|落实))(?=[^，。；]{6})"
    r"|(?:还)?研究(?!解决|提出|制定|确定|有关|相关|具体|下一步|下步)[^，。；]{4,60}等(?:工作|事项|议题|事宜)(?=[，。；]|$)"
)
_NEXT_ITEM = re.compile(
    rf"^(?!(?:依次|分别)*表决通过了?(?:上述|以上|该))(?:(?:还|分别|表决|一致|书面|专题|依次|逐项|最后)*(?:听取|审议|讨论|审定|表决|补选|协商(?!定于)|研究讨论|研究审议|讨论研究|初审|调度|票决)|(?:推选|推定|推举)了|还(?:就|对)(?!其他|其它|有关|相关|下)[^，。；]{{4,60}}作了?(?:安排|部署)|{_RESEARCH}|研究(?:同意|通过)了|研究(?:确定|开展)(?=[^，。；]{{6}})|(?:研究|讨论)并?原则上?(?:同意|通过)|决定(?:授予|成立|设立|任命|聘任|免去|表彰|追认|撤销)|{_SUBJECT}{_CHAIN}|同时(?:还|集体)*(?:传达|学习|研究|通报)|对(?=《)[^，。；]{{2,80}}进行"
    r"|对(?!(?:下一|有关|上述|以上))[^，。；]{4,60}进行了(?:讨论|审议|协商|审查|评议))"
)
_GOES_ON = re.compile(rf"^(?:并|以及|和|及|还)?(?:{_ABOUT}|{_CHAIN}|重点就|安排)")
_SUBMITTED = re.compile(r"^[^，。；《]{2,40}(?:作|提交|报送|送审|呈报|上报|起草|草拟|拟定)的《")
_SAID = re.compile(
    rf"^(?:{_SUBJECT}?(?:最后|并|还|同时)*(?:{_SPEECH_VERB})|会议|要(?![素点闻案件害])|[^，。；]{{1,14}}(?:强调|要求|指出)|并(?:提出|强调|要求|明确)"
    r"|明确|(?:协商|暂|拟)?定于|(?:各|要|全|有关|相关|区|市|县)[^，。；]{0,30}要|并?(?:原则)?(?:同意|通过)|本次会议|被任命|与会(?!议)"
    r"|[请由]|责成|交由|对[^，。；]{2,40}提出(?:了)?[^，。；]{0,4}(?:要求|意见)$|[^，。；《]{0,12}(?:研究|讨论|听取|审议)了?[^，。；《]{0,4}(?:其他|其它)|并?(?:研究|讨论)了?(?:相关|有关)[^，。；]{2,4}$|截止时间|(?:并(?:进行|开展)|完成)了?[^，。；《]{0,24}(?:测评|询问)$|[^，。；]{2,24}(?:提出了|表示|汇报了|通报了|颁发了?|(?<!工)作了[^，。；]*(?:说明|汇报|发言|讲话|报告|解读)$|就[^，。；]*作了)"
    r"|并?[^，。；《]{0,8}(?:实地|现场)(?:查看|察看|考察|视察|调研|走访))"
)
_TOOK_PART = re.compile(r"(?:出席|列席|参加)了?(?:本次|此次)?(?:会议)?$|参会$")
_GENERIC_ABOUT = re.compile(
    r"^并?(?:就|对)[^，。；]{0,6}?(?:下一步|下步|一下步|有关|相关|具体)[^，。；]{0,10}(?:进行|作)"
)
_OPENERS = ("《", "“", "（", "〈")
_AND_OTHERS = re.compile(r"等[^，。；等]{0,6}$")
_HELD_NEXT = re.compile(
    r"(?:[^，。；]{1,8}，)?[^，。；]{0,30}(?:召开|主持)[^，。；]{0,30}会议?，(?=会议)"
    rf"|(?!{_SUBJECT})(?:在|经|根据|按照|受|围绕|结合)[^，。；]{{2,40}}，(?=会议{_CHAIN})"
)
_AND_SETTLED = re.compile(
    r"(?:以[^，。；]{2,14}(?:方式|形式))?(?:表决)?"
    r"(?:(?:原则上?)?(?:同意|通过)了?(?=《)|(?:通过|批准|选举产生|选举|推选|推举)了(?=[^，。；]{3})"
    r"|决定了(?=[^，。；]{0,20}(?:名单|人选|秘书长)))"
)
"""A verdict behind a comma: on a paper of its own it is an item of its own."""

_HIDDEN = re.compile(r"《[^》]*》?|“[^”]*”|（[^）]*）")
_REPORT = r"(?:汇报|报告|说明|通报|介绍)"
_REPORT_LAST = re.compile(rf"[^。；了]*的[^，。；的]{{0,6}}{_REPORT}(?=[，。；]|$)")
_TOLD_OF = re.compile(rf"{_REPORT}|情况|意见|建议|进展|工作|＿")
_MORE = re.compile(rf"^(?:《[^。]*[》）＿]|[^，。；]*关于[^。]*{_REPORT})[。；]?$")
_TO_COME = re.compile(r"[^。；：]{0,60}(?:议程|议题)(?:为|是|如下|包括)?：")
"""确定下次会议的建议议程：审议…: what another meeting will consider."""

_ALSO_WEIGHED = re.compile(
    "(?:研究部署了(?!(?:当前|近期|相关|有关|下一步|下步|下阶段)[^，。；、]{0,6}工作)|酝酿了?|分析了?(?=[^，。；]{2,24}形[势勢]))"
    "(?P<what>[^，。；、（]{4,})"
)
_SHARED = 6
_COUNTED = re.compile(r"会议[^，。；：]{0,6}[两三四五六七八九十\d]{1,3}项(?:议程|议题)[，：]\s*")
_COUNT = re.compile(r"(?<=[，：；\s])(?:[一二三四五六七八九十]{1,3}是|\d{1,2}[、.．])")
_FEWEST_COUNTED = 2

_HAVING_HEARD = re.compile(
    "(?:会议)?在?(?P<heard>听取了?[^，。；]{4,60}(?:汇报|报告|情况))[之以]?后，(?:会议)?(?:强调|指出|要求|认为)"
)
_AND_SAID = re.compile("(?<=＿)(?:并|会议)?(?:指出|强调|要求|认为|提出)(?=[，：])")
"""原则同意《甲》并指出，…"""

_SENDS_ON = re.compile("决定[将把]")
_BALLOT = re.compile("(?:分别|依次|一致)*(?:表决(?:并)?通过|补选)了?")
_NAMED_ABOVE = re.compile(rf"{_CHAIN}(?:上述|以上|前述|该)")
_NOUNS = re.compile(
    r"(?!(?:分别|依次|还|并)*(?:听取|审议|讨论|通过|表决|研究|传达|学习|通报|审定|决定|确定|协商|原则|同意|补选|推选|推举|酝酿|会议|要))"
    r"[^，。；了]{2,60}(?:名单|草案|议程|日程|议案|决定|决议|办法|（＿+)[。；]?$"
)
_BRACKETS = re.compile("（＿*")
_VERDICT = re.compile("通过|同意|审定")
_LISTS = re.compile("听取|审议|讨论|审定|通过|同意")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a paragraph: ``text[start:end]`` with the heading ``text[head:head_end]``."""

    start: int
    heading: str
    outcome: bool


def find_items(text: str, begun: bool = False) -> tuple[Item, ...]:
    """The items of one paragraph; ``begun`` says that its first clause may lack its 会议."""
    masked = _mask(text)
    if counted := tuple(_counted(text, masked)):
        return counted
    items: list[Item] = []
    chained = begun
    for start, end in _sentences(masked):
        item = _item(text, masked, start, end, chained)
        if item is not None and items and _SENDS_ON.match(item.heading):
            continue
        if item is not None and _is_own(item, masked[:start], bool(items)):
            items.append(item)
            items += _further(text, masked, start, end, items[-1])
            chained = True
        elif item is None:
            taken_up = tuple(_taken_up(text, masked, start, end))
            chained = bool(taken_up) or (chained and masked[start - 1] == "；")
            items += taken_up
    return tuple(items)


def _counted(text: str, masked: str) -> Iterator[Item]:
    """会议共有三项议程，一是听取甲；二是审议乙: what it counts up."""
    agenda = _COUNTED.search(masked) if "议" in masked else None
    stop = masked.find("。", agenda.end()) if agenda else -1
    if agenda is None:
        return
    marks = list(_COUNT.finditer(masked, agenda.end(), stop if stop >= 0 else len(masked)))
    if len(marks) < _FEWEST_COUNTED:
        return
    ends = [mark.start() for mark in marks[1:]] + [stop if stop >= 0 else len(masked)]
    for mark, end in zip(marks, ends, strict=True):
        if re.match(_CHAIN, masked[mark.end() : end]):
            yield Item(mark.start(), text[mark.end() : end].strip(" ，；"), False)


def _is_own(item: Item, before: str, told: bool) -> bool:
    """Whether a sentence that opens with a verdict settles what was not told before it."""
    if not item.outcome or not told or before.endswith("；"):
        return True
    ballot = _BALLOT.match(item.heading)
    return ballot is not None and item.heading[ballot.end() :] not in before


def find_agenda(text: str) -> tuple[Item, ...]:
    """The items that an opening announces behind the meeting's name: ，研究…；审议《…》."""
    masked = _mask(text)
    sentence = re.match(r"[^。]*", masked)
    stop = sentence.end() if sentence else len(text)
    fused = re.search(r"(?<=会议)(?=(?:专题|集中)(?:听取|研究|学习|审议|讨论))", masked[:stop])
    if fused:
        return find_items_in(text, fused.end() + 2, stop)
    for comma in re.finditer("[，；]", masked[:stop]):
        clause = masked[comma.end() : stop]
        if re.match(rf"(?:会议)?(?:(?:{_CHAIN})\S\S|{_ABOUT})", clause):
            start = comma.end()
            return find_items_in(text, start, stop)
    return ()


def find_items_in(text: str, start: int, stop: int) -> tuple[Item, ...]:
    """The items of a part of a text, where each clause may lack its 会议."""
    return tuple(
        Item(item.start + start, item.heading, item.outcome)
        for item in find_items(text[start:stop], begun=True)
    )


def _mask(text: str) -> str:
    """What stands in 《》, “” and brackets hidden, so that its marks and verbs tell nothing."""
    return _HIDDEN.sub(lambda hidden: hidden.group()[0] + "＿" * (len(hidden.group()) - 1), text)


def _sentences(masked: str) -> Iterator[tuple[int, int]]:
    """Where the parts between 。 and ； stand, blanks left out; ； within a list parts nothing."""
    parts = [match.span() for match in re.finditer(r"[^。；\s][^。；]*[。；]?", masked)]
    while parts:
        start, end = parts.pop(0)
        while parts and masked[end - 1] == "；" and _goes_on_behind(masked, start, *parts[0]):
            end = parts.pop(0)[1]
        yield start, end


def _goes_on_behind(masked: str, first: int, start: int, end: int) -> bool:
    """听取甲局关于…的报告；乙局关于…的说明: a further report or title without a verb."""
    part = masked[start:end]
    if _NOUNS.match(part):
        return _VERDICT.search(masked, first, start) is not None
    if not _MORE.match(part) or _ITEM.match(part) or not _LISTS.search(masked, first, start):
        return False
    who = part.partition("关于")[0]
    return part[0] == "《" or not who or leading_organizations(part)[1] == len(who)


def _item(text: str, masked: str, start: int, end: int, chained: bool) -> Item | None:
    part = masked[start:end]
    if _SPEECH.match(part) or CLOSING.match(text[start:end].strip()):
        return None
    if _TO_COME.match(part):
        return None
    match = _ITEM.match(part) or _FOCUS.match(part)
    if match is None:
        return None
    lead = match.groupdict().get("lead") if match.re is _ITEM else "会议"
    if not lead and not chained:
        return None
    if _is_generic(match, part):
        return None
    head = start + match.start("body")
    about = match.groupdict().get("about") is not None
    head_end = _heading_end(text, masked, start + match.end(), end, about)
    body = match["body"]
    if match.re is _FOCUS and "“" not in body:
        head += body.index("，") + 1  # 会议进行了…，传达学习了…: the first clause names nothing
    elif within := re.match(r"会议在[^，。；]*?(?=后)", part):
        head_end = start + within.end()
    heading = _LEFT_OUT.sub("", text[head:head_end].strip(" ，。；：:|｜"))
    outcome = _OUTCOME_FIRST.match(masked[head:end]) is not None and not body.startswith("还")
    return Item(start, heading, outcome) if len(heading) > 3 else None


def _is_generic(match: re.Match[str], part: str) -> bool:
    """会议研究了以下事项, 就有关工作进行了部署: nothing is named."""
    about = match.groupdict().get("about")
    if about is not None:
        return _GENERIC.match(re.sub(r"^[^，]{0,4}(?=下)", "", about)) is not None
    rest = part[match.start("body") :]
    return (
        _NO_ITEM.match(rest) is not None
        or _NAMED_ABOVE.match(rest) is not None
        or part.rstrip()[-1:] in "：:"
        or part[match.end() :].startswith(("，", "。", "：", "的"))
    )


def _heading_end(text: str, masked: str, position: int, end: int, about: bool) -> int:
    """Behind the last clause that still names what was considered."""
    begun = position
    if said := _AND_SAID.search(masked, position, end):
        end = said.start()
    while (comma := masked.find("，", position, end)) >= 0:
        if whole := _report_to_come(masked, begun, comma, end):
            position = whole
            continue
        clause = re.split("[，。；]", masked[comma + 1 : end], maxsplit=1)[0]
        if _ends_before(clause, masked[position:comma]) or (about and _AND_ABOUT.match(clause)):
            return comma
        if _is_fresh(text, begun, comma + 1, end):
            return comma
        position = comma + 1
    return end


def _ends_before(clause: str, told: str) -> bool:
    more = _GOES_ON.match(clause) and not clause.startswith("决定")
    if _is_submitted(clause) and not _NEXT_ITEM.match(clause):
        return False  # 通过甲局提交的《甲》，乙局提交的《乙》
    hidden = told[-1:] == "＿" and told.rstrip("＿")[-1:] in "《“"
    if hidden and not more and _NOUNS.fullmatch(clause):
        return False  # 审议通过《甲》，乙名单
    if hidden and not more and clause[:1] not in _OPENERS:
        return True  # 通过《甲》，对重点任务作了分解
    if _NEXT_ITEM.match(clause) or _SAID.match(clause) or _TOOK_PART.search(clause):
        return True
    if _GENERIC_ABOUT.match(clause) or clause.startswith("决定"):
        return True
    return _AND_OTHERS.search(told) is not None and not _GOES_ON.match(clause)


def _report_to_come(masked: str, begun: int, comma: int, end: int) -> int | None:
    """The end of 听取甲组讨论选举办法（草案），候选人名单（草案）的情况汇报: one report."""
    if masked.rfind("听取", begun - len("听取了"), begun) < 0:
        return None
    told = _BRACKETS.sub("", masked[begun:comma])
    if _TOLD_OF.search(told):
        return None
    found = _REPORT_LAST.match(masked, comma + 1, end)
    return found.end() if found else None


def _is_submitted(clause: str) -> bool:
    who, mark, _ = clause.partition("《")
    return bool(mark) and bool(_SUBMITTED.match(clause) or is_organization(who))


def _further(text: str, masked: str, start: int, end: int, first: Item) -> Iterator[Item]:
    """The items behind commas of the same sentence: …的汇报，审议通过《…》."""
    about = _ABOUT_FIRST.match(first.heading)
    for comma in re.finditer("，", masked[start:end]):
        at = start + comma.end()
        if at <= text.find(first.heading, start):
            continue
        following = masked[at:end]
        noted = _NOTED.match(first.heading) and _OUTCOME_FIRST.match(following)
        if (
            noted
            or _is_fresh(text, start, at, end)
            or _NEXT_ITEM.match(following)
            or (about and _AND_ABOUT.match(following))
        ):
            item = _item(text, masked, at, end, chained=True)
            if item is not None and not _is_within(masked[start:at]):
                yield item


def _is_fresh(text: str, start: int, at: int, end: int) -> bool:
    """审议通过甲，原则通过《乙》: a verdict on what was not named before it."""
    if weighed := _ALSO_WEIGHED.match(text, at, end):
        heard = text[at] == "酝" and "听取" in text[start:at]
        return not heard and not _shares(weighed["what"], text[start:at])
    verdict = _AND_SETTLED.match(text, at, end)
    if verdict is None:
        return False
    named = re.match("《[^》]*|[^，。；]*", text[verdict.end() : end])
    return named is not None and named.group() not in text[start:at]


def _shares(text: str, before: str) -> bool:
    """听取安全生产工作汇报，研究部署了明年安全生产工作: the same matter."""
    return any(text[at : at + _SHARED] in before for at in range(len(text) - _SHARED + 1))


def _taken_up(text: str, masked: str, start: int, end: int) -> Iterator[Item]:
    """随后召开会议，会议审议了《…》: the item stands behind the clause that tells of it."""
    held = _HELD_NEXT.match(masked, start, end)
    item = _item(text, masked, held.end(), end, chained=False) if held else None
    if item is not None:
        yield item
    elif heard := _HAVING_HEARD.match(masked, start, end):
        yield Item(start, text[heard.start("heard") : heard.end("heard")], False)


def _is_within(before: str) -> bool:
    """会议“…”聚焦…，听取…: the comma lies inside the heading."""
    return _FOCUS.match(before + "听取了汇报") is not None and not _ITEM.match(before)
