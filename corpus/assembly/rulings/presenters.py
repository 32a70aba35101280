"""Who put an item of Hong Kong's minutes before the meeting (法律顧問簡介報告), and its kind."""

from collections.abc import Iterator, Sequence

from corpus.assembly.people.person import is_organ, is_post, organ_of
from corpus.assembly.people.staff import read_staff
from corpus.assembly.rulings.estimates import put_by
from corpus.assembly.rulings.minuted import sentences_of
from corpus.grammar.patterns import late
from corpus.grammar.scripts import fold
from corpus.model import Decision

_SHOWS = ("简介", "简述", "介绍", "汇报", "讲解", "简报", "陈述", "告知", "法律顾问", "解释")
_SHOWN = late(
    r"(?:应主席(?:所请|邀请|要求)[,，])?(?P<who>[^,，。]{2,40}?)(?:随后|其后|随即|首先|继而)?"
    r"(?:(?:以|透过|通过|[借藉]助?|利用)[^,，。]{2,8})?(?:向(?:各?位?议员|各?位?委员|与会者))?(?:简介|简述|介绍|汇报|讲解|简报|(?<![“”\"「面])陈述)(?!会)"
    r"|(?P<tells>[^,，。]{2,24}?)(?:随后|首先)?(?:告知|知会)(?:各?位?议员|各?位?委员|委员会|与会者)"
    r"|(?P<adviser>(?:高级)?(?:助理)?法律顾问\d{0,2})表示[,，](?:该|本|上述|此|《|条例草案|有关)"
)
_FIRST = late(r"(?P<who>[^,，。]{2,24}?)向(?:各?位?议员|各?位?委员|与会者)(?:解释|说明)")
"""Who explains something later on may only answer a question."""

_NOT_YET = late(
    "请|要求|建议|询问|查询|希望|表示|认为|[会将须应拟曾]$|没有|尚未|(?<!金融管理)当局$"
)
"""主席請秘書簡介, 當局會向委員匯報: nobody did it here."""

_EACH = late("[、及和與与]")
_RANK = late(r"(?:[（(][^（）()]{1,8}[)）])?[A-Z]?\d{0,2}$")
_WEIGHED = frozenset(("审议通过", "未通过", "撤回", "任免"))
"""Minutes that are confirmed are routine, as everywhere."""

_STUDIED = frozenset(("同意", "提请审议", "再次研究", "暂缓"))
_BILL = late("^《[^《》]*》$|条例草案》?$|附属法例")
_ROUTINE = late("其他事项|选举|欢迎")


def presenters_of(paragraphs: Sequence[str], heading: str = "") -> tuple[str, ...]:
    """The people, or the organs of the posts, that the heading or the first such sentence names."""
    return put_by(heading) or _told_in([heading.rpartition(" ")[2]]) or _told_in(paragraphs)


def _told_in(paragraphs: Sequence[str]) -> tuple[str, ...]:
    first = next((at for at, text in enumerate(paragraphs) if "。" in text), 0)
    for at, text in enumerate(paragraphs, -first):
        if not any(word in text or word in fold(text) for word in _SHOWS):
            continue
        for sentence in sentences_of(text):
            told = _SHOWN.match(fold(sentence)) or (at == 0 and _FIRST.match(fold(sentence)))
            if not told or _NOT_YET.search(told[told.lastgroup or 0]):
                continue
            each = _EACH.split(sentence[slice(*told.span(told.lastgroup or 0))])
            whose = tuple(who for one in each for who in _whose(one))
            if len(whose) == len(each):
                return whose
    return ()


def _whose(words: str) -> Iterator[str]:
    """溫某某女士, 水務局 of its 副秘書長, 法律顧問: nobody where it is none of them."""
    named = next(iter(read_staff([words])), None)
    if named is not None:
        yield from (named.named.name,) if named.named else ()
        return
    post = words[: len(_RANK.sub("", fold(words), count=1))]
    organs = tuple(organ for organ in organ_of(post) if not fold(organ).endswith("委员会"))
    if is_post(post):
        yield from organs or (words,)
    elif is_organ(words):
        yield words


def kind_of(heading: str, reporters: Sequence[str], decisions: Sequence[Decision]) -> str:
    """The kind of an item by what came of it: passed, agreed to, or only heard."""
    outcomes = {decision.outcome for decision in decisions}
    if _ROUTINE.match(fold(heading)):
        return "其他"
    if outcomes & _WEIGHED or (outcomes and _BILL.search(fold(heading))):
        return "审议"
    if reporters:
        return "听取"
    return "研究" if outcomes & _STUDIED else "其他"
