"""One person of an assembly's list: 陳主席某某, 鎮長蕭某某, 衛生局鄭某某副局長, 某某議員."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from corpus.grammar.patterns import late
from corpus.grammar.people import HAN, SURNAMES
from corpus.grammar.scripts import fold
from corpus.grammar.tables import one_of, table_words

_RANK_WORDS = table_words("assembly_posts", "rank")
_RANKS = one_of(_RANK_WORDS)
_WORDS = one_of(table_words("assembly_posts", "post"))
_HONORIFIC = one_of(table_words("assembly_posts", "honorific"))
POST = rf"(?:{_RANKS}{{0,3}}{_WORDS})"
"""A regular expression for a post without its organ, to be matched on folded text."""

ORGANS = one_of(table_words("assembly_organs"))
_POST = late(POST)
_POST_END = late(rf"{POST}$")
_POST_WHOLE = late(rf"{POST}(?:{POST})*")
_POST_BEHIND = late(rf"(?:(?![与和及])[{HAN}]){{0,8}}?{POST}")
_ORGAN_END = late(rf"{ORGANS}$")
_BEHIND = late(
    rf"(?:{_HONORIFIC}|[暨及](?:各|相关|所属|随行|率).*|率(?:同|领|员|相关|各|所).*|等.{{0,6}})$"
)
_COURTESY = late(r"\s?(?:先生|女士|小姐)$")
_PLAIN = late(rf"[{HAN}()（）\d]{{2,}}")
_SOCIETY = late(rf"[{HAN}]{{3}}社$")
"""澳門青石社溫某某理事: between a name and a post of its own an organ may end so too."""

_NO_ORGAN = frozenset(("社会",))
_OWN = late(r"^(?:本[会府局院部处所室]|个人委员)")
_NAME = late(rf"[{HAN}][{HAN}?？]{{1,3}}")
_FOREIGN = late(
    rf"(?:[{HAN}]{{1,6}}[.．·・‧•])*[{HAN}]{{0,6}} ?[A-Za-zÀ-ÿ.．·・‧•' \-{HAN}]{{2,40}}"
)
_LATIN_OR_DOT = late(r"[A-Za-zÀ-ÿ]{2}|[.．·・‧•]")
_BLANK = late(r"\s+")
_BESIDES = late("(?<=.)兼任?")
_BESIDE = late("兼任?(?=..)")
"""兼經濟建設委員會主任委員, below the first post of the same person."""
_STOOD_IN = late("代理?$")
_NOT_IN_NAME = late(
    r"^[详略附签等请各第]|[纪记]录|纪要|报告|议程|程序|开始|[等各]$|单位|代表|媒体|记者|全体|机关|人员|出席|列席|缺席|其他|会议|名单|如下|以下|以上|部分|本案|开会|..[区县]$"
)
_LONGEST_ENTRY = 100
_YUAN = late("[行立司考监][政法试察]院")
"""The five whose offices bear long names of their own: 行政院文化建設委員會."""

_SHORT_REST = 4
"""So much of an office's name, less one, is left behind what looks like a name in it."""
_COMMON = table_words("common_surnames") - frozenset("金林石古高康江田白方关章龙")
"""Frequent surnames that no name of an organ begins with, as 林務局 does with 林."""
_GIVEN_LAST = "局處处部署系科課课室組组會会長长員员司廳厅院"


@dataclass(frozen=True, slots=True)
class Named:
    """A name with the posts and the organ that stand beside it."""

    name: str
    titles: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()


def is_person(text: str) -> bool:
    """Whether the text can well be a whole name: a surname of the table, no post, no organ."""
    folded = fold(text)
    if not may_be_person(text):
        return False
    if len(text) > 3 and folded[:2] not in SURNAMES:
        return _is_married(text)
    return text[0] in SURNAMES or folded[0] in SURNAMES or folded[:2] in SURNAMES


def _is_married(text: str) -> bool:
    """Two surnames in front, as married women bear them: 周陳某某, 梁歐陽某某, 高金某某."""
    folded = fold(text)
    if len(text) == 4:
        return all(text[i] in SURNAMES or folded[i] in SURNAMES for i in (0, 1))
    return len(text) == 5 and folded[0] in SURNAMES and folded[1:3] in SURNAMES


def may_be_person(text: str) -> bool:
    """Whether the text can be a name where 女士 or 議員 behind it says so: any surname will do."""
    folded = fold(text)
    if (
        not (_NAME.fullmatch(text) or _is_married(text))
        or _POST.search(folded)
        or _NOT_IN_NAME.search(folded)
        or folded in _RANK_WORDS
    ):
        return False
    if len(text) == 2 or text[-1] not in _GIVEN_LAST or not _ORGAN_END.search(folded):
        return True
    return text[-1] == "科" and folded[0] in _COMMON


def is_foreign(text: str) -> bool:
    """A name with a dot or with Latin letters: 巴某.巴某, 某某Sra Kacaw, André Ritchie."""
    return bool(_LATIN_OR_DOT.search(text) and _FOREIGN.fullmatch(text))


def is_post(text: str) -> bool:
    """Whether the text ends in a post: 秘書長, 民政局局長."""
    return _POST_END.search(fold(text)) is not None


def is_whole_post(text: str) -> bool:
    """Whether the text is a post and nothing else: 副主席, 代表."""
    return _POST_WHOLE.fullmatch(fold(text)) is not None


def is_organ(text: str) -> bool:
    """Whether the text ends as the name of an organ does: 民政局."""
    return len(text) > 2 and _ORGAN_END.search(fold(text)) is not None


def organ_of(post: str) -> tuple[str, ...]:
    """The organ in front of a whole post: 民政局 of 民政局局長, none of 民政課長."""
    folded = fold(post)
    for stop in range(len(post) - 1, 1, -1):
        rest = folded[stop:]
        if folded[:stop] in _NO_ORGAN or not _PLAIN.fullmatch(rest) or rest[0] == "长":
            continue
        if folded[:stop].endswith("会会"):
            continue  # 協會會務顧問
        if _ORGAN_END.search(folded[:stop]):
            organ = post[_length(_BESIDE.match(folded)) : stop]
            return (organ,) if _POST_END.search(rest) or not is_post(post) else ()
    return ()


def read_named(text: str) -> Named | None:
    """Read one entry of a list, or ``None`` when no name can be told."""
    if len(text) > _LONGEST_ENTRY:
        return None
    if is_foreign(text.strip()):
        spaced = " ".join(text.split())
        return _foreign(spaced[: len(spaced) - _length(_COURTESY.search(fold(spaced)))])
    text = _BLANK.sub("", text)
    behind = _length(_BEHIND.search(fold(text)))
    text = text[: len(text) - behind]
    text = text[_length(_OWN.match(fold(text))) :]
    if is_person(text):
        return Named(text)
    if is_whole_post(text):
        return None
    readers = (
        _surname_first,
        _post_and_surname,
        _organ_and_surname,
        _post_first,
        _post_behind,
        _between,
        _organ_first,
    )
    named = next(filter(None, (read(text) for read in readers)), None)
    return named or (_post_first(text, may_be_person) if behind else None)


def _foreign(text: str) -> Named:
    """鄭委員某某Sra Kacaw: the post leaves the name in Han characters, the rest stays."""
    post = _POST_END.search(fold(text))
    if post and _LATIN_OR_DOT.search(text, 0, post.start()):  # 某某．某某委員
        return Named(text[: post.start()].rstrip(), (text[post.start() :],))
    han = re.match(rf"[{HAN}]+", text)
    named = _surname_first(han.group()) if han and han.end() < len(text) else None
    return replace(named, name=named.name + text[han.end() :]) if han and named else Named(text)


def _length(match: re.Match[str] | None) -> int:
    return len(match.group()) if match else 0


def _surname_first(text: str) -> Named | None:
    """陳主席某某: the post stands between the surname and the given name; 黃市長 has none."""
    folded = fold(text)
    for length in (2, 1, 2):
        known = folded[:length] in SURNAMES or text[:length] in SURNAMES
        if not known and not (length == 2 and all(char in SURNAMES for char in folded[:2])):
            continue
        for stop in range(len(text), length, -1):
            given = text[stop:]
            if _POST_WHOLE.fullmatch(folded[length:stop]) and len(given) <= 2:
                if given and (_POST.search(fold(given)) or not _is_given(given)):
                    continue
                return Named(text[:length] + given, (text[length:stop],))
    return None


def is_by_surname(text: str, named: Named) -> bool:
    """Whether the text is 陳主席某某 and nothing more: one person, whatever else it looks like."""
    name, posts = named.name, "".join(named.titles)
    wholes = (f"{name[:length]}{posts}{name[length:]}" for length in (1, 2))
    return bool(posts) and len(name) > 1 and text in wholes


def holds_one(text: str) -> bool:
    """邱總工程師某某, 歐陽委員某代: one person with the post inside, who may have stood in."""
    bare = text.strip()
    bare = bare[: len(bare) - _length(_STOOD_IN.search(fold(bare)))]
    named = read_named(bare)
    return named is not None and is_by_surname(bare, named)


def _post_and_surname(text: str) -> Named | None:
    """召集人閻議員青山: a post before a surname, a post and a given name."""
    post = _POST_WHOLE.match(fold(text))
    named = _surname_first(text[post.end() :]) if post else None
    if post is None or named is None or len(named.name) == 1:
        return None
    return replace(named, titles=(text[: post.end()], *named.titles))


def _organ_and_surname(text: str) -> Named | None:
    """環保局吳局長某某: the organ before a surname, a post and a given name."""
    folded = fold(text)
    for stop in range(len(text) - 4, 1, -1):
        if _ORGAN_END.search(folded[:stop]) and not _POST_END.search(folded[:stop]):
            named = _post_and_surname(text[stop:]) or _surname_first(text[stop:])
            if named is not None and len(named.name) > 1:
                return replace(named, organizations=(text[:stop],))
    return None


def _is_given(text: str) -> bool:
    return re.fullmatch(rf"[{HAN}?？]{{1,2}}", text) is not None


def _post_first(text: str, person: Callable[[str], bool] = is_person) -> Named | None:
    """鎮長蕭某某, 果菜公司代理經理王某某; 會計員季某 is no 會計."""
    for length in (3, 2, 4):
        post, name = text[:-length], text[-length:]
        if name[:1] in ("員", "员") and is_whole_post(post[-2:] + name[0]):
            continue
        if person(name) and (is_post(post) or post[-1:] in ("長", "长")) and len(post) > 1:
            return holder(name, post)
    return None


def holder(name: str, post: str) -> Named:
    """民政處處長兼社會處代理處長: two posts, where each has its own ending and one its organ."""
    posts = _BESIDES.split(post)
    if len(posts) > 1 and all(map(is_post, posts)) and any(map(organ_of, posts[1:])):
        titles = tuple(title for one in posts for title in _own_titles(one))
        return Named(name, titles, tuple(organ for one in posts for organ in organ_of(one)))
    return Named(name, _own_titles(post), organ_of(post))


def _own_titles(post: str) -> tuple[str, ...]:
    """The post without its organ."""
    organs = organ_of(post)
    return (post.removeprefix(organs[0]) if organs else post,)


def _post_behind(text: str) -> Named | None:
    """某某議員, 某某召集委員."""
    for length in _lengths(text):
        if is_person(text[:length]) and _POST_WHOLE.fullmatch(fold(text[length:])):
            return Named(text[:length], (text[length:],))
    return None


def _lengths(text: str) -> tuple[int, ...]:
    """The lengths that a name at the start of the text may have, the likeliest first."""
    return (4, 3, 2) if fold(text[:2]) in SURNAMES else (3, 2, 4)


def _between(text: str) -> Named | None:
    """衛生局鄭某某副局長: the longest organ that leaves a name and a post behind it."""
    folded = fold(text)
    for stop in range(len(text) - 3, 1, -1):
        if not (_ORGAN_END.search(folded[:stop]) or _SOCIETY.search(folded[:stop])):
            continue
        for length in _lengths(text[stop:]):
            name, post = text[stop : stop + length], folded[stop + length :]
            if name[-1] in "副代" or not is_person(name):  # 溫榆副局長 is 溫榆, 副局長
                continue
            if _POST_BEHIND.fullmatch(post) and not _is_office(folded[:stop], fold(name), post):
                return Named(name, (text[stop + length :],), (text[:stop],))
    return None


def _is_office(organ: str, name: str, post: str) -> bool:
    """行政院衛生署署長: behind the organ stands an office of it with its post, and nobody 衛生."""
    longest = len(post) if _YUAN.fullmatch(organ) else _SHORT_REST
    return any(
        _ORGAN_END.search(name + post[:length]) and _POST_WHOLE.fullmatch(post[length:])
        for length in range(1, longest)
    )


def _organ_first(text: str) -> Named | None:
    """政風室郭某某."""
    for length in (3, 2):
        organ, name = text[:-length], text[-length:]
        if len(organ) > 1 and is_person(name) and _ORGAN_END.search(fold(organ)):
            return Named(name, (), (organ,))
    return None
