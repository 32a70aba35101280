"""The clauses of a digest: what opens an item, what goes on with its heading, what ends it.

The wordings are tables (``data/item_kinds.txt``, ``data/item_adverbs.txt`` and
``data/item_grammar.txt``). A verb that no table knows opens an item where the meeting itself has
done something (会议评选了…), unless the grammar lists it among what a meeting says or how it went.
"""

from corpus.grammar.patterns import late
from corpus.grammar.tables import one_of, table_pairs, table_patterns, table_words

_GRAMMAR = "item_grammar"
_VERBS = [verb for verb, _ in table_pairs("item_kinds")]
VERB = one_of(_VERBS)
_OUTCOMES = table_words(_GRAMMAR, "bare verdict")
ADVERB = one_of(table_words("item_adverbs"))
_ZEAL = one_of(table_words("item_adverbs", "left out"))
_NO_VERB = (
    "选举(?:办法|工作|结果|委员会|会议|大会)"
    "|研究(?:生(?![态产活物命育猪鲜源])|院(?![校区])|所(?![属有需])|室(?![内外])|员(?!工)"
    "|中心(?![城镇])|会(?!议))"
)
_ANY = f"(?!{_NO_VERB}){one_of([*_VERBS, *_OUTCOMES])}"
_ANY = f"(?:{_ANY}|{table_patterns(_GRAMMAR, 'with object', {'zeal': _ZEAL})})"
_VERB = rf"(?:{ADVERB})*{_ANY}"
CHAIN = rf"{_VERB}(?:[、和并与及]?(?:了)?{_VERB})*[了出]?"
_WORDS = {"adverb": ADVERB, "zeal": _ZEAL, "verb": _ANY, "chain": CHAIN}
_WHAT_IS_PASSED_ON = (
    "(?:了(?=[^，。；]{4})"
    "|(?=[^，。；了要]{4,60}(?:精神|情况|结果|通知|方案|意见|问题)(?:[，。；]|$)))"
)
"""传达了甲, or 通报甲情况 where nothing says that it was done."""

_SUBJECT = table_patterns(_GRAMMAR, "subject", _WORDS)
_SPEECH_VERB = table_patterns(_GRAMMAR, "speech", _WORDS)
_NO_ITEM = table_patterns(_GRAMMAR, "no item", _WORDS)
_DONE = (
    rf"(?:{ADVERB})*(?!{_NO_ITEM}|{_SPEECH_VERB})"
    r"[^\W\d_A-Za-z会在对以就经由为向给把将拟要各＿]{2}"
)
_PUTS = table_patterns(_GRAMMAR, "puts", {})
_PAPERS = one_of(table_words(_GRAMMAR, "papers"))
_DOES = rf"(?<=会议){_DONE}(?=[^，。；：了要]{{2,80}}{_PAPERS}(?:[，。；]|$))"
_DONE += "了(?=[^，。；：]{4})"
_WORDS |= {
    "papers": _PAPERS,
    "subject": _SUBJECT,
    "speech": _SPEECH_VERB,
    "done": _DONE,
}

LEFT_OUT = late(rf"(?:{_ZEAL})+(?=\S)")
"""How zealously, or in which turn: no part of a heading."""

ABOUT = (
    rf"(?:{ADVERB})*(?:就(?![是像能])|对|围绕)(?P<about>[^。；]{{2,400}}?)(?:等)?"
    rf"(?:(?:进行|(?<!工)[作做]出?|开展)了?(?:{ADVERB}|[分联]组|再|履职|专项|民主|工作|具体|全面)*"
    rf"(?P<did>(?:再?(?:安排|预审|督察|督办|动员|汇报|说明|介绍|{_ANY})[、和]?)+)|(?:充分)?交换了?意见|(?<!，)听取了?[^，。；]{{2,40}}(?:意见|建议))"
)
_FIRST = table_patterns(_GRAMMAR, "leads in", _WORDS)
_BEFORE = (
    rf"(?:(?P<led>(?:{_FIRST}，){{1,2}})"
    rf"(?={_SUBJECT}(?!，)|{CHAIN}了|{CHAIN}《|(?:依法|通过){CHAIN}))?"
)
_ALL_DONE = "(?:各项|全部|所有|上述|以上)[^，。；]{2,8}后，"
"""表决通过各项议案后，…: what was passed is told before."""

_WITHIN = rf"在(?!{CHAIN}{_ALL_DONE})(?={CHAIN}[^，。；]{{2,60}}(?:后|时))"
_MANNER = (
    r"(?:邀请[^，。；《就]{2,16}(?=就))?"
    r"(?:(?:以|采取|采用|通过)[^，。；]{2,12}(?:方式|形式)，?)?"
    r"(?:从[^，。；]{2,20}中(?=推选|推定|推举|选举))?"
    r"(?:(?:(?:研究|讨论|审议|商议|商讨|评议|表决|投票)+|听取汇报)后，?(?=(?:一致|原则上?|表决)*(?:同意|通过|决定|确定|否决)))?"
)
ITEM = late(
    rf"{_BEFORE}(?P<lead>{_SUBJECT})?(?:{_WITHIN})?{_MANNER}(?P<body>{ABOUT}|(?P<chain>{CHAIN})(?=\s?\S\S))"
)
OPENS = late(rf"(?:会议)?{_MANNER}(?:{CHAIN}\S\S|{ABOUT})")
NOT_YET = late("[^。]*(?:将于|定于|拟于|即将)[^。]*(?:召开|举行|开幕)[^。]*。\\s*")
"""全会将于5日开幕。4日，某团举行会议，…: the sentence behind it is the opening."""

DONE = late(rf"(?:{_FIRST}，(?=会|大会|主席团))?(?P<lead>{_SUBJECT})?(?P<body>{_DONE}|{_DOES})")
"""会议评选了先进小组: the meeting did it, whatever the verb."""

DURING = late(
    "(?:会上，?)?(?:会议|与会人员)?(?:在|(?=(?:审议|讨论|研究|听取)了?《＿*》?时))[^，。；]*?(?=[之以]?后|时(?:强调|指出|要求|，))"
)
FOCUS = late(
    r"会议(?!将|拟|即将)(?:首先)?(?:(?:深入|认真|全面)*贯彻(?:落实)?[^，。；]{2,120}(?:，落实[^，。；]{2,60})?"
    rf"|(?:按照|根据|围绕|结合|对照)[^，。；]{{2,60}}"
    rf"|(?!气氛)[^，。；要]{{2,40}})，(?=(?:与会(?:人员|同志|领导))?{CHAIN}|[就对][^，。；《]{{2,60}}进行了?(?:{ADVERB})*{_ANY})"
)
"""会议紧扣甲，研究乙: what stands before the comma names nothing."""

HELD_TALK = late(
    rf"(?P<lead>{_SUBJECT})?(?P<body>(?:{ADVERB})*(?:就|围绕)(?P<about>[^，。；]{{6,200}})"
    rf"(?:进行|开展)了?(?!{_NO_ITEM}|{_SPEECH_VERB}|满意|深入|热烈|充分|说明|交流|点评)[^，。；了]{{2,6}})(?=[，。；]|$)"
)
"""围绕甲进行专题议政: what was talked over, whatever the talk is called."""

SPEECH = late(rf"^{_SUBJECT}?(?:最后|还|同时|一致)*(?:{_SPEECH_VERB})")
GENERIC = late(table_patterns(_GRAMMAR, "generic", _WORDS))
PASSED_ON_SOMETHING = late(table_patterns(_GRAMMAR, "passed on", _WORDS))
"""传达上级会议精神: named by where it comes from."""

COMMENT = late(r"\s*(?:最后，)?[^，。；：]{0,40}?(?:指出|强调|要求|认为)")
"""会议强调，…: what was said about all that stands before it."""

SHORT_FOR = late("（(?:以下)?(?:统称|简称)[^）]*）$")
SAID = late(rf"(?:{_SUBJECT})?(?:最后|并|还|同时)*(?:指出|强调|要求|认为)")
IN_A_WAY = late(
    rf"(?:在|按照|根据|结合|紧密结合|围绕|对照|针对|立足)[^，。；《]{{2,30}}，(?={CHAIN})"
)
"""…精神，按照市委要求，研究乙: how it was done is no part of what was done."""

TASKED = late(rf"(?:{ADVERB})*研究(?:安排|部署)+了")
"""…；听取了甲的汇报，研究部署了乙；…: a matter of its own, where it names nothing of the other."""

AND_TAIL = late(rf"并{CHAIN}(?P<rest>[^，。；]*)$")
TAIL = late(table_patterns(_GRAMMAR, "tail", _WORDS))
VERDICT_BEHIND = late(
    rf"(?:会议)?(?:{ADVERB}|表决)*(?:原则上?)?(?:同意|通过|决定(?!{_PUTS}))(?P<done>了)?"
)
VERDICT_APART = late(
    r"，(?=[^，。；：《要]{2,30}(?:提交|提出|报送|上报|呈报|拟定|起草|制定)的《|《|关于[^，。；]{4,80}(?:请示|方案|意见|建议|报告|申请)(?:[，。；]|$))"
)
"""会议同意，某局提交的《甲》: the comma parts the verdict from what it is on."""

OUTCOME_FIRST = late(rf"(?:{ADVERB})*(?!决定[将把]){one_of(_OUTCOMES)}")
_WORDS |= {"thing": one_of(table_words(_GRAMMAR, "thing"))}
GOES_ON = late("^" + table_patterns(_GRAMMAR, "goes on", _WORDS))
PREDICATE = late("^" + table_patterns(_GRAMMAR, "predicate", _WORDS))
WHOLE = late(rf"(?:{_WORDS['thing']}|＿)$")
LISTS_MORE = late("[、《]|以及|名单|^$")
MORE_THINGS = late("^" + table_patterns(_GRAMMAR, "more", _WORDS))
SUBMITTED = late(
    r"^(?!要求|强调|指出|明确)[^，。；《]{2,40}(?:作|提交|报送|送审|呈报|上报|起草|草拟|拟定)的《"
)
ENDS = late("^" + table_patterns(_GRAMMAR, "ends", _WORDS))
TOOK_PART = late(r"(?:出席|列席|参加)了?(?:本次|此次)?(?:会议)?$|参会$")
TITLE = late("《([^》]+)")
PAPER = late(
    r"^(?:关于)?(?:[^省市区县旗州《]{2,4}[省市区县旗州]){1,3}(?=..)|(?:工作|实施)?(?:方案|办法|意见|规划|计划|报告|规定|细则|条例|预案|请示|通知)(?:（[^（）]*）)*$"
)
LIST_ENDS = late(r"[^。；了]*?等[^，。；等]{0,6}(?=[，。；]|$)")
"""研究甲整改，乙论证，丙等工作: what is neither verb nor paper belongs to a list that 等 ends."""

AND_OTHERS = late(r"等[^，。；等]{0,6}$")
HELD_NEXT = late(
    r"(?:[^，。；]{1,8}，)?[^，。；]{0,30}(?:召开|主持)[^，。；]{0,30}会议?，(?=会议)"
    r"|(?:本次)?会议由[^，。；]{2,40}主持，(?=会议)"
    rf"|(?!{_SUBJECT})(?:在|经|根据|按照|受|围绕|结合)[^，。；]{{2,40}}，(?=会议{CHAIN})"
)
BASIS = late("(?:根据|按照?|依照|依据|结合)《")
"""会议决定：按照《甲》及会议要求，进一步修改完善: how it is done, and no ruling."""

POINT = (
    r"(?:[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）.．、](?!\d)|[①-⒛㈠-㈩]"
    r"|[一二三四五六七八九十]是)"
)
"""The number of a point inside an item: （1）, 2., ③, 一是."""

POINTS_BEHIND = late(rf"：(?={POINT})")
"""确定了甲的措施：一是…: what it holds is no part of the heading."""

ACCORD = late(
    "(?:会议|各方|双方|[三四五]方|与会[^，；：。]{2,4}|大家|一致|共同|[三四五]?[市县区省]|最终|经协商)*"
    "(?P<heading>(?:达成|形成)了?(?:以下|如下)?[^，；：。]{0,6}(?:共识|意见|决议|决定)(?:如下)?)：?$"
)
"""会议达成以下共识：, above what all agreed on."""

HIDDEN = late("《[^》]*》?|“[^“”]*”|（[^）]*）")
_REPORT = r"(?:汇报|报告|说明|通报|介绍)"
REPORT_LAST = late(rf"[^。；了]*的[^，。；的]{{0,6}}{_REPORT}(?=[，。；]|$)")
TOLD_OF = late(rf"{_REPORT}|情况|意见|建议|进展|工作|＿")
MORE = late(rf"^(?:《[^。]*[》）＿]|[^，。；]*关于[^。]*{_REPORT})[。；]?$")
TO_COME = late(r"[^。；：]{0,60}(?:议程|议题)(?:为|是|如下|包括|有)?：")
"""确定下次会议的建议议程：审议…: what another meeting will consider."""

_SITS = "(?:决定|定于)[^。]{2,60}[召举][开行][^。；]*?"
_SO_LONG = "会期[^，。；]{1,8}"
_SO_MANY = r"(?:[两三四五六七八九十\d]{1,3}[项个])?"
OF_ANOTHER = late(
    rf"(?:建议|拟定?|初定)(?:安排)?的?{_SO_MANY}$|确定的?$|{_SITS}(?:{_SO_LONG}。)?[^。；]*$"
)
"""What stands before 会议议程：一是… where that is another meeting's."""

AGENDA_OF_ANOTHER = late(
    rf"{_SITS}(?:{_SO_LONG}。|，)?(?P<agenda>(?:建议|拟|初步|拟定)(?:安排)?的?{_SO_MANY}(?:会议)?议程(?:草案)?(?:为|是|如下|包括|有)?：[^。]*)"
)
"""决定常委会于四月召开，建议议程为：审议甲；听取乙: what that meeting will take up."""

COUNTED = late(
    r"(?:会议|议程|议题)[^，。；：]{0,10}[两三四五六七八九十\d]{1,3}[项个](?:(?:议程|议题|内容|事项)[，：]|(?:议程|议题)。(?=一是))\s*"
    r"|(?:会议|议程|议题)[^，。；：]{0,10}(?:议程|议题|内容|事项)?[^，。；：]{0,4}：\s*"
)
COUNT = late(
    r"(?<=[，：；。\s])(?:会议)?(?:[一二三四五六七八九十]{1,3}(?:是|、)|\d{1,2}[、.．](?!\d)"
    r"|（(?:[一二三四五六七八九十]{1,3}|\d{1,2})）|[①-⒛㈠-㈩])"
)
MEMBERS = late(r"(?:议题|议程|(?:讨论|审议|研究)事项)(?:主要)?包括：?(?=[^：；。]*、)")
"""会议议题包括甲、乙: each is an item."""

JOINED = late(
    rf"(?P<told>(?:了|(?:^|[，。；]|会议|会上){_VERB})[^，。；了]{{4,}}?)、(?=(?:还|并)?{_VERB}了(?!解))"
)
"""讨论了甲、听取了乙, 学习甲、通报了乙: each by a verb of its own, though no comma parts them."""

JOINED_PLAINLY = late(
    rf"(?P<told>(?:^|[，。；]|会议|会上)(?:{ADVERB})*(?:{_VERB})+了?(?![^，。；]{{0,12}}、[^，。；、]{{0,3}}(?:制度|会议))[^，。；了]{{4,}}?)、"
    r"(?=听取(?:关于|[^，。；、]{2,30}(?:汇报|报告|通报))|(?:审议|审定|传达|学习|讨论)+(?:《|关于|[^，。；、]{2,30}(?:精神|方案|办法|意见|草案|规划))"
    r"|通报(?:关于|[^，。；、]{2,30}情况)|研究(?:部署|审议|讨论|决定)*(?:《|关于|(?![报院生课])[^，。；、]{2,30}(?:工作|事项|事宜|问题|议题|方案|项目)))"
)
"""听取甲汇报、审议《乙》、研究丙工作: no 了 tells them apart, but each has a thing of its own."""

LISTED = late(rf"(?:{_SUBJECT})?{CHAIN}：(?=[^\s\d一二三四五六七八九十（])[^。]*；")
"""听取了：甲；乙等13项报告: one item, its list behind the colon."""

OTHERS_TOLD = late(
    rf"(?:{_SUBJECT})?(?!会议|全会|[^，。；]*(?:要|建议|议程))[^，。；《]{{2,40}}?"
    r"(?:(?:汇报|通报|介绍|宣读|解读|传达)了|(?<!工)作了?[^，。；《]{0,24}(?:说明|报告|汇报|发言|讲话|介绍|解读))"
    r"(?:《＿+)?[^，。；《]{0,60}(?:，|(?=[；。]))"
)
"""各代表团汇报了审议情况，表决通过了《甲》: behind what others did the list goes on."""

WENT = late(rf"{_SUBJECT}(?![^。；]*(?:要|建议|议程|：))[^。；]*了")

LED = late(
    r"(?:会上|会议上|首先|随后|接着)，?[^，。；：《会]{2,24}?(?:传达学习|学习传达|传达|领学|宣读|通报|汇报)(?:[并和](?:解读|学习))?"
    + _WHAT_IS_PASSED_ON
)
"""会上，书记温某传达了甲精神: what is passed on is an item, whoever does it."""

LEADS = late(
    r"[^，。；：要]{0,40}?带领(?:大家|(?:全体|各位)?(?:与会|参会)[^，。；了]{0,6}?)"
    rf"(?:{ADVERB}|一同|一起)*(?P<item>(?:学习传达|传达学习|传达|学习)了?[^，。；]{{4,}}?)(?=[之以]?后?[，。；]|$)"
)
"""书记温某带领大家学习了甲精神: what all those present did."""

PASSED_ON = late(
    r"(?:(?:会上|会议上|接着|随后|首先|最后|其间)，?|(?<=，))[^，。；：《会]{2,24}?"
    r"(?P<item>(?:传达(?:学习)?|学习传达|领学|宣读|通报)(?:[并和](?:解读|学习))?"
    + _WHAT_IS_PASSED_ON
    + r"[^，。；]{4,}(?:，(?:并|根据)[^，。；]{4,40})*)"
)
"""会上，书记温某传达了甲精神，局长柳某通报了乙: what single people passed on to the meeting."""

TOLD = late(
    r"(?<![^，。；])(?:(?!(?<!简)要|应[当该]|强调|指出|表示)[^，。；《]){0,24}?"
    rf"(?P<item>(?:{CHAIN}(?:(?<=了)|(?=《))|{ABOUT})(?=[^，；]{{4}}|[，。]))"
)
"""与会人员学习了甲，传达了乙: what was done, by whomever."""

AFTER = late("(?<=[报告绍明况])[之以]?后，.*$")
"""听取了甲的汇报后，温某针对乙: what came next is no part of it."""

HEARD_THEN = late("(?<=[报告绍明况])[之以]?后，")
"""听取了甲的说明后，委员们经过投票，通过了乙: what came next settles what was heard."""

SAYS = late("强调|指出|要求|认为|表示")

HAVING_HEARD = late(
    "(?:会议|与会人员)?(?:在(?=听取|审议|讨论|研究|审查|审定|学习|传达)|(?=(?:认真)?听取))"
    "(?P<heard>[^，。；]{6,64}?)(?:[之以]?后|(?<!届)时)，"
    "(?:会议|[^，。；会]{2,4})?(?:强调|指出|要求|认为|与会|决定|同意|原则|明确|议定)"
)
"""在讨论某局报送的《甲》时，会议认为…; 听取甲的汇报后，温某强调…"""

AND_SAID = late(
    "(?:(?<=＿)(?:并|会议)?(?:指出|强调|要求|认为|提出)|(?<=[汇报情况神》等])(?:并|会议)?(?:指出|强调))(?=[，：])"
    "|(?<=＿)并[作做]出了?(?:相应|有关|相关)的?(?:决议|决定)(?=[，。；]|$)"
)
"""原则同意《甲》并指出，…; 批准《乙》并作出相应的决议"""

SENDS_ON = late("决定(?:[将把]|[^，。；《]{0,12}后(?:提请|提交|报请))")
BALLOT = late(
    "决定(?=[^，。；]{2,60}(?:担任|荣誉))|(?:分别|依次|一致)*(?:(?:表决(?:并)?通过|补选)了?|(?:审定|通过|批准)了)"
)
PAPER_AGREED = late(r"(?:原则上?)?同意关于[^，。；《]{4,}的(?:请示|方案|意见|建议|报告)$")
"""同意关于甲的请示 behind 同意关于乙的请示."""

NAMED_ABOVE = late(
    rf"{CHAIN}(?:将|把)?(?:上述|以上|前述|该|这(?:些|[一二两三四五六七八九十\d]*[个项份件部]|一))"
)
NOUNS = late(
    rf"(?!(?:分别|依次|还|并)*(?:{_ANY}(?<!选举)|原则|会议|要))"
    r"[^，。；了]{2,60}(?:名单|草案|议程|日程|议案|决定|决议|办法|（＿+)[。；]?$"
)
SPIRITS = late(
    rf"(?!(?:{ADVERB})*(?:{_ANY}|会议|要))"
    r"[^，。；了]{6,}(?:精神|讲话|文章|论述|批示|指示|意见|通知|条例|规定|办法|＿)[。；]?$"
)
"""传达学习了甲讲话精神；乙会议精神: the second has no verb of its own."""

BRACKETS = late("（＿*")
VERDICT = late("通过|同意|审定")
NOTED = late("传达|学习|通报")
LISTS = late("听取|审议|讨论|审定|通过|同意")
