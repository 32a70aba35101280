"""Whose a meeting was where its name does not say: by its place, who held it, a label, a post."""

import re
from collections.abc import Sequence

from corpus.grammar.holders import organ_of
from corpus.grammar.organizations import is_organization, split_post
from corpus.head.news_heads import place_of
from corpus.head.opening import Opening
from corpus.page.topics import owner_of

_OF_THE_CHAIR = frozenset(
    f"{owner}{meeting}会议"
    for owner, meeting in [
        ("党", "组"),
        *((own, "务") for own in "厅局部委院"),
        *((f"{own}长", "办公") for own in "厅局部院校镇乡县区市"),
    ]
)
_PARTY_GROUP = re.compile("(?<=[厅局部院会])(?:党组|党委)$")
_HAS_SUCH_MEETINGS = re.compile("[厅局院]$|(?<=.)部$|(?<!常)委员会$|管委会$|大学$|学校$")
"""副市长甲 may preside over any 党组会议; 市委 in his posts says nothing of whose it is."""

_PLACE_HELD = re.compile(
    "[^各全我本该在到对向和与及、等](?:[^各全在到对向和与及、等]){1,11}[省市州盟区县旗镇乡]"
)
"""柳泉区召开年度工作会议: the place is who held it."""


def whose(kind: str | None, opening: Opening, title: str, lines: Sequence[str]) -> tuple[str, ...]:
    """The body, by the first of these that tells it; none where all are silent."""
    if place := place_of(title, opening.what):
        return (place,)
    if is_organization(opening.owner) or (kind and _PLACE_HELD.fullmatch(opening.owner)):
        return organ_of(opening.owner)
    if owner := owner_of(lines):
        return owner
    if kind in _OF_THE_CHAIR and opening.chair:
        return _organ_of_posts(opening.chair.titles, kind)
    return ()


def _organ_of_posts(posts: Sequence[str], kind: str) -> tuple[str, ...]:
    """某厅 of 某厅党组书记、厅长甲主持召开党组会议, where the posts name one organ and no other.

    A government only by its head's own meeting: 某镇政府镇长甲主持召开镇长办公会议.
    """
    owners = (_PARTY_GROUP.sub("", split_post(post)[0]) for post in posts)
    organs = tuple(dict.fromkeys(owner for owner in owners if is_organization(owner)))
    told = len(organs) == 1 and (
        _HAS_SUCH_MEETINGS.search(organs[0]) or _is_of_its_head(organs[0], kind)
    )
    return organs if told else ()


def _is_of_its_head(organ: str, kind: str) -> bool:
    """某镇政府 and 镇长办公会议; 市政府秘书长 may preside over a 局长办公会议 that is another's."""
    head, meeting, _ = kind.partition("长办公会议")
    return bool(meeting) and organ.endswith((f"{head}政府", f"{head}人民政府"))
