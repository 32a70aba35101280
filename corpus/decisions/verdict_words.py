"""The verdict of a sentence: before its object (原则同意《…》) or behind it (《…》暂缓审议).

The words are a table (``data/outcomes.txt``); 原则同意 never becomes 通过.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import chain

from corpus.decisions.matters import is_handling
from corpus.decisions.orders import first_order
from corpus.decisions.outcomes import (
    AGREED,
    PASSED,
    PUT_OFF,
    REFUSED,
    TRAILING,
    TURNED,
    VERDICTS,
    WITHDRAWN,
    Context,
    action,
    decision,
    only_chooses,
    run_of,
)
from corpus.decisions.returns import CONDITION
from corpus.grammar.documents import is_reported, is_stage_of, shortens
from corpus.grammar.numerals import NUMERAL
from corpus.grammar.subjects import (
    SHORT_FORM,
    find_more,
    find_subject,
    only_tells_whose,
    pointed_at,
)
from corpus.grammar.tables import beside, one_of
from corpus.model import Decision

_REFUSING = [word for word in VERDICTS if VERDICTS[word] in (PUT_OFF, REFUSED)]
_REFUSAL = re.compile(one_of(_REFUSING))
_TURNS = re.compile(one_of(TURNED))
_FLATLY = [word for word in _REFUSING if word[0] != "不" or word[1] == "予"]
"""甲局不认可 is what one of those present thinks; 不予认可 is a ruling."""

_REFUSED_BEHIND = re.compile(
    r"(?:^|[，；：]|会议(?:研究)?决定[，：]?|会议对)\s*(?:[（(]?\d{1,2}[)）.．、]\s*)?(?:[^，。；：]{2,6}期间)?"
    r"(?:[本该此](?:议题|事项|项目|请求|申请|建议|议案|项|案|条)|(?P<name>(?!会议|经|因|故|并|但|且|仍|均|都|也|其中|本次|目前|现|建议|决定)[^，。；：]{3,40}?))"
    rf"(?<![的票])(?<!同意)(?<!决定)(?<![依违非无守司执立]法)(?:事项)?(?:本次|仍|一概|均|都)?(?P<word>{one_of(_FLATLY)}|(?:暂时|予以)?(?<![金款费])(?P<turned>{one_of(TURNED)}))(?=[，。；]|$)"
)
"""某某方案暂不审议, 甲事项未获通过: its name in no 《》 stands in front."""

_BILL = re.compile(
    "(?:^|[，；：])(?:该|本)?(?:议案|提案|草案|动议|预算|事项)(?P<not>未)?获(?:得)?通过(?=[，。；]|$)"
)
"""议案获得通过: the one that the heading names."""

_RESULT = re.compile("(?:结[果论]|决议)：(?:审议|表决)?$")
_UPON = re.compile(
    r"(?:研究|讨论|审议|审查|表决|商议|协商|\d票(?:赞成|同意)?)(?:后|，|一致|决定|认为)*$"
)
_SAYS_ALL = frozenset(
    word
    for word in VERDICTS
    if word.startswith(
        ("暂", "不予", "未予", "未获", "未采", "没有", "缓议", "不再", "不作", "不做")
    )
    or word.endswith(("备查", "不报", "不安排", "予以通过", "予以同意"))
    or word.startswith(("予以", "照准", "无异议", "没通过", "未能", "未形"))
)
"""…，不予通过: believed though it names no object."""

AT_THE_END = frozenset(
    word
    for word in VERDICTS
    if (word[0] == "不" and word[1] not in "予同通采再作做")
    or word in ("照准", "无异议", "没有意见", "没有异议")
)
"""Words that settle something only where their clause ends with them."""

_OF_OTHERS = re.compile(
    "^(?:通过|同意|批准)的|的(?:不得?(?!动产|锈|良|同|明)|一律|要|应|须|先)|^了?(?:有关|相关)(?:事项|议题|问题|工作)$|^了?这一?(?:建议|意见|提议)$|^[本此这当]次[^，。；]*(?:议程|议题|会议)$"
)
"""没有通过评审的不要上报 rules on what is to come, 审定有关事项 announces what follows."""

_MAY_BE_TURNED = re.compile(
    "(?!要|须|应|推[动进]|确保|加[快强]|防止|避免)[^因]*(?:方案|项目|议题|事项|事宜|请[求示]|申请|建议|[议提]案|办法|规定|细则|意见|计划|标准|协议|动议|条款?|一事)"
)
"""甲方案搁置 is a ruling; 工程因雨季延期 tells what has come, 推动甲搁置 what is to be done."""

REVIEWED = re.compile(
    "(?P<name>[^，。；]*?)(?:顺利|一致)?通过(?:专家)?(?:评审|验收|鉴定|审查|论证|评估)(?=[，。；]|$)"
)
"""同意《甲规划》通过评审: it has passed."""

_RULES = re.compile("[都均]要|必须|应当|凡|须经?")
"""所有项目都要先经甲审议通过 tells how things are done, and nothing that was."""

_BARE = {"选定": AGREED, "确定": AGREED}
_ITEM_LABEL = (
    r"(?:[（(]?\d{1,2}[)）.．、]|[（(][一二三四五六七八九十]{1,2}[)）]|[一二三四五六七八九]是"
    r"|[①-⒇㈠-㈩])\s*"
)
_BY_A_BODY = "[^，。；]{0,4}(?:党组|党委|董事会|主席团|主席会议|主任会议|理事会|会审小组)"
_BEFORE_VERDICT = (
    r"(?:，|；|：|会议|决定|研究|讨论|审议|听取了?|汇报|一致|认真|现场|表决|举手|投票|现|又|还|最后|最终"
    r"|依次|分别|全票|票(?:不?同意|赞成|反对|弃权)|大[伙家]都?|(?:全体|[与参到]会|[班支党](?:子|委|组)(?=成员))(?:参会|与会)?(?:人员|同志|委员|成员|代表|专家|领导)(?:均|都|一致)*(?:表示)?|全体|专家组|评审组|评委会"
    rf"|，{_BY_A_BODY}|；{_BY_A_BODY}|本次|这次|本轮|今年|仍|明确|对此|意见是，|建议(?=暂)|：\s*{_ITEM_LABEL}|；\s*{_ITEM_LABEL}|，{_ITEM_LABEL}"
    r"|\.(?<=\d\.)\d{1,2}\s*|．(?<=\d．)\d{1,2}\s*|两[市县区省方委]|三[市县区省方]|双[市县区省方]|各[市县区省方]|各(?:成员|参会|与会)?单位)"
)
"""Each begins with a sign of its own, as re passes fastest over texts without these."""

_OF_THE_MEETING = re.compile(
    "(?:^|会议|[：；]|全体(?:人员|委员|成员|代表)?|[与参到]会(?:人员|同志|委员|代表|领导)|[班支党](?:子|委|组)成员|大[伙家]都?)(?:一致|研究|讨论|均|都|表示)*$"
)
_TO_COME = re.compile(
    "[已曾](?:经)?(?:事[前先]|先行|预先|提前)[^，。；]{0,6}$|(?:报(?!告)请?|提请|提交|[报呈]送)[^，。；]*$|议程(?:为|是|如下)?：.*$"
)
"""报区政府常务会议审定, 已事前审议并同意: who will settle it or did, and no verdict."""

_SIGN_OF_VERDICT = re.compile(f"{beside(VERDICTS)}|通过|批准|确定|选定")
"""What each verdict below holds: a quick look before the pattern begins everywhere."""

_A_PAPER = (
    r"(?![对向以])[^，。；《]{2,40}(?:方案|办法|名单|计划|预算|报告|[议提]案|"
    r"决议|细则|章程|清单|人选|项目(?:\d+[个项])?)(?:[，。；]|$)"
)
_WORD_AND_OBJECT = (
    rf"(?:了|并|后|，)?(?P<word>{one_of(VERDICTS)}|通过(?=了?(?:修[订改]后的)?(?:《|该|上述|以上))|(?<=会议)通过(?=[了，。；]|{_A_PAPER})|(?<![^。])通过(?={_A_PAPER})|(?<=，)通过(?=了{_A_PAPER})|(?<=，)通过(?=[^，。；《]{{2,40}}(?:的决[定议]|名单|（草案）)(?:[。；]|$))|(?:(?<![^；])(?:批准|[确选]定(?!《))|(?<=[票权]，)批准)(?![前后的文手时了要])(?=[^，。；]{{3}})|(?<=，)通过(?=[。；]|$|，(?:提请|提交|报|由|自))|(?<=结果：|结论：|决议：)通过)"
    rf"(?!后(?!勤|续|备)|才|方可|事项|{NUMERAL}票|票(?![价据务款面房证箱])|(?<=否决)(?:{NUMERAL}|票)|无记名|举手|投票|表决|的|意见|结果|率|并(?![由请报按])|[而但尚]|不|也|就|(?<=审定)(?:金额|总价|造价|总额|数额))"
    r"了?(?:，(?=[^，。；《]{2,20}(?:提交|提出|上报|报送|拟[定订]|编制)的《|(?<!异议，)(?<!意见，)同意))?(?P<object>[^，。；《]*(?:《[^》]*》?[^，。；《]*)*)"
)
_VERDICT = re.compile(_BEFORE_VERDICT + _WORD_AND_OBJECT)
_VERDICT_FIRST = re.compile(
    rf"(?:(?:{_ITEM_LABEL})?|{_BEFORE_VERDICT}|{_BY_A_BODY}|\d[.．]\d{{1,2}}\s*){_WORD_AND_OBJECT}"
)
"""The same at the beginning of a sentence, where more may stand before it or nothing."""

_TRAILING = re.compile(rf"^(?:(?![需须待应])[^，。；《]){{0,8}}(?P<word>{one_of(TRAILING)})")
_AGAIN_BEHIND = re.compile(r"^[^。；]{0,8}(?:修改|完善|补充|论证|征求)[^。；]*")
_AND_MORE = re.compile(r"《[^《》]+》等[\d两三四五六七八九十]+[项个件部][^《》]{1,12}")
"""《甲规范》等九项标准: one title stands for all of them."""
_AND_ALL = re.compile("[及和与](?P<others>各项议案)(?=[，。；]|$)")
"""通过《甲》及各项议案: those that were named before."""

_WITHDRAWN = re.compile("撤[回销](?:本|该|此)(?:次|项|个)?(?:议案|提案|申请|请示|事项|议题)")
"""同意撤回本议案: it was taken back, and not agreed to."""

ASKED_BACK = re.compile(
    "(?:申请|要求|请求|提出)撤[回销](?:本|该|此)(?:次|项|个)?(?:议案|提案|申请|请示|事项|议题)，(?:会议|经研究)?(?:一致)?(?=同意|$)"
)
"""甲局申请撤回该议题，会议同意: taken back too."""

_COUNT_OF_VOTES = re.compile(
    r"[：:]?\s*\d[\d,.]*\s*(?:户|票|人|名|股|席)?(?=$|[（；，。、：])|[户票人]数|比例|面积|(?:未|已)?过半"
)
"""同意：521户；不同意：287户; 同意户数占59.5%: what a ballot counted, and no ruling."""

_BALLOTS = re.compile(r"(?!(?:19|20)\d{2}[-—－年])\d")
"""不同意0票; 2033-21号地块 is a matter."""

_COUNT = re.compile(r"(?<![\d等名])\d{1,4}[人票]$")
"""举手表决：同意公开竞标36人: who raised a hand is no part of the matter."""

_VOTES_ONLY = re.compile("[（(][^（）()]*(?:\\d+票[^（）()]*[）)]|$)")
_AND_ASKS = re.compile("并(?:要求|责成|请|由|强调|提出)")
_DONE_TO = re.compile(
    "[将把](?:[东南西北]?[起至接临]|位于|坐落|地处)[^。；]{2,80}?(?:命名|更名|调整|变更|纳入|列入|作为|移交|划[转归拨定]|[定改更]为)[^，。；]*"
)
"""将南起甲路，北至乙路，长620米的桥梁命名为丙: what is done stands behind commas."""

_LISTS = re.compile("(?:计划|范围|名单|清单|目录|预算|盘子|议程|项目库|规划)$")
_ABOUT = re.compile(r"^(?:关于|有关于)(?!.*(?:请示|报告|方案|议案|建议|意见|决定|说明|函)$)")


def with_verdicts(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """What was settled by a verdict before its object, or by one behind a document."""
    return [*found, *_verdicts(context), *(_behind(context) if context.documents else ())]


def with_refusals(context: Context, found: Sequence[Decision]) -> list[Decision]:
    """What was refused or put off by a verdict behind its matter, which no 《》 marks."""
    behind = list(_refused_behind(context))
    again = {one.outcome for one in behind}
    return [one for one in found if one.object or one.outcome not in again] + behind


def _refused_behind(context: Context) -> Iterator[Decision]:
    """东岭方案暂不审议, where no 《》 and no verdict tells more."""
    if context.documents:
        return
    if "通过" in context.sentence and (bill := _BILL.search(context.sentence)):
        yield decision(context, REFUSED if bill["not"] else PASSED, context.fallback)
    if not _REFUSAL.search(context.sentence) and not _TURNS.search(context.sentence):
        return
    for late in _REFUSED_BEHIND.finditer(context.sentence):
        name = late["name"] or "事项"
        if late["turned"] and not (context.formal and _MAY_BE_TURNED.fullmatch(name)):
            continue
        segment = context.sentence.rfind("；", 0, late.start()) + 1
        if not CONDITION.search(context.sentence, segment, late.end("name")):
            outcome = TURNED[late["turned"]] if late["turned"] else VERDICTS[late["word"]]
            yield decision(context, outcome, pointed_at(late) or context.fallback)


def _agreed_too(context: Context, at: int) -> Iterator[Decision]:
    for name in find_more(context.sentence, at):
        yield decision(context, AGREED, name)


def _verdicts(context: Context) -> Iterator[Decision]:
    """会议原则同意《甲》《乙》 gives two decisions, 原则同意有关安排 one."""
    for match in _matches(context.sentence) if _SIGN_OF_VERDICT.search(context.sentence) else ():
        if context.in_title(match.start("word")) or _is_cut(context.sentence, match["object"]):
            continue
        if not match["object"] and only_chooses(context.sentence, match.end("word")):
            continue
        cut_short = match["word"] == "不同意" and _BALLOTS.match(match["object"])
        if cut_short or _COUNT_OF_VOTES.match(match["object"]):
            continue
        at_end = match["word"] in AT_THE_END and match["object"]
        if at_end or _OF_OTHERS.search(match["object"]):
            continue
        if _TO_COME.search(context.sentence, 0, match.start("word")):
            continue
        # 会议同意暂不付表决
        if match["word"].endswith("同意") and (refused := _REFUSAL.match(match["object"])):
            yield decision(context, VERDICTS[refused.group()], context.fallback)
            continue
        before_it = (context.sentence, 0, match.start("word"))
        taken_back = _WITHDRAWN.fullmatch(match["object"]) or ASKED_BACK.search(*before_it)
        if match["word"].endswith("同意") and taken_back:
            yield decision(context, WITHDRAWN, context.fallback)
            continue
        outcome = VERDICTS.get(match["word"], _BARE.get(match["word"], PASSED))
        plain = match["object"]
        if outcome == AGREED and (reviewed := REVIEWED.match(match.string, match.start("object"))):
            outcome, plain = PASSED, reviewed["name"]
        if outcome == AGREED and match["object"] == "通过":
            yield decision(context, PASSED, context.fallback)  # 同意通过
            continue
        bare = is_handling(match["object"], outcome) or _is_list(match)
        before = find_subject(match.string[: match.start("word")]) if bare else None
        names = _objects(context, match.start("object"), plain)
        names = (context.fallback,) if _is_list(match) else names
        for name in (before,) if before else names:
            if name is not None or _is_said(context, match):
                yield decision(context, outcome, name)
        yield from _agreed_too(context, match.end()) if outcome == AGREED else ()


def _is_list(match: re.Match[str]) -> bool:
    """暂不列入投资计划: into what it was not taken, and never what was put off."""
    return match["word"].endswith(("不列入", "不纳入")) and bool(_LISTS.search(match["object"]))


def _matches(sentence: str) -> Iterator[re.Match[str]]:
    first = _VERDICT_FIRST.match(sentence)
    return chain(
        (first,) if first else (), _VERDICT.finditer(sentence, first.end() if first else 0)
    )


def _is_said(context: Context, match: re.Match[str]) -> bool:
    """Whether a verdict counts without an object: 经表决通过; 会议原则同意 under a heading."""
    before = (context.sentence, 0, match.start("word"))
    if match["word"] in _SAYS_ALL:
        return True
    if context.formal and not match["object"] and _OF_THE_MEETING.search(*before):
        return True
    if _RESULT.search(*before):
        return True
    bare = match["word"] == "通过" or _UPON.search(*before)
    return bool(bare) and not _RULES.search(*before)


def _is_cut(sentence: str, words: str) -> bool:
    """A title that the end of the text cuts off tells no object."""
    return words.count("《") > words.count("》") and sentence.endswith(words)


def _objects(context: Context, start: int, plain: str) -> tuple[str | None, ...]:
    """The documents that the words at ``start`` come to, else the words, else the fallback."""
    whole = context.fallback or ""  # 原则同意该《请示》: what the heading spells out
    inside = [d for d in context.documents if start <= d.start < start + len(plain)]
    at_end = [d for d in inside if not context.sentence[d.end : start + len(plain)].strip("等 ")]
    if len(inside) == 1 and _AND_MORE.fullmatch(plain):
        return (plain,)
    if inside and (inside[0].start == start or at_end):
        run = list(run_of(context, inside[0]))
        others = _AND_ALL.match(context.sentence, run[-1].end)
        titles = tuple(_in_full(found.mention.title, context) for found in run)
        return (*titles, others["others"]) if others else titles
    if len(inside) == 1 and is_reported(plain):
        return (inside[0].mention.title,)
    if plain.startswith("并") or _VOTES_ONLY.fullmatch(plain):
        return (context.fallback,)  # 原则通过并由甲局修改; 审议通过（同意9票，不同意1票）
    if plain.startswith(("由", "请")):
        plain = context.sentence[start:].rstrip("。”")
    if plain[:1] in "将把" and (whole_act := _DONE_TO.match(context.sentence, start)):
        plain = whole_act.group()
    name = _COUNT.sub("", _ABOUT.sub("", _AND_ASKS.split(plain)[0])).strip(" ：:")
    short = SHORT_FORM.fullmatch(name) or (name[3:] and whole.endswith(name))
    if whole and (short or only_tells_whose(name)):
        name = ""  # 该方案, and 整改方案 beside 《甲整改方案》
    return (name or context.fallback,)


def _in_full(title: str, context: Context) -> str:
    """《意见》, and 《甲》 without its （送审稿）, are the document that the heading names."""
    whole = context.fallback or ""
    if title == whole or title in context.headed:
        return title
    if whole and shortens(title, whole):
        return whole
    known = dict.fromkeys((*context.headed, *(one.object or "" for one in context.earlier)))
    meant = [one for one in known if is_stage_of(title, one) or shortens(title, one)]
    return meant[0] if len(meant) == 1 else title


def _behind(context: Context) -> Iterator[Decision]:
    """《甲》暂缓审议, 《甲》修改后提交会议再次研究: the object stands in front."""
    limit = first_order(context)
    for index, found in enumerate(context.documents):
        if found.start >= limit:
            return
        following = (
            context.documents[index + 1].start if index + 1 < len(context.documents) else limit
        )
        rest = context.sentence[found.end : max(found.end, following)]
        match = _TRAILING.match(rest)
        title = _in_full(found.mention.title, context)
        if match:
            yield decision(context, TRAILING[match["word"]], title)
        elif _AGAIN_BEHIND.match(rest) and (outcome := action(rest)) is not None:
            yield decision(context, outcome, title)
