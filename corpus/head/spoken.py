"""Notes of who said what on each numbered matter, where the head with day and place is lost."""

import re
from collections.abc import Iterator, Sequence

from corpus.grammar.people import HAN, POST, is_name
from corpus.page.numbering import CHINESE

_MATTER = re.compile(
    rf"(?:{CHINESE}、|\d{{1,2}}[.．、])\s*(?:关于|传达|研究|讨论|审议|通报|听取|学习)[^。；：]{{4,60}}$"
)
_SPEECH = re.compile(rf"(?P<post>[{HAN}]{{0,8}}?{POST})(?P<name>[{HAN}]{{2,3}})：(?=\S)")
_OF_THE_PAGE = re.compile("记者|嘉宾|主持人|主播|编辑|网友|律师|老师|教授|医生")
"""Who speaks in an interview, and no officer of those who met."""

_FEWEST = 2


def is_debate(texts: Sequence[str]) -> bool:
    """书记甲：…, 副书记乙：… below two matters at least, the same officers below more than one."""
    starts = [
        at for at, text in enumerate(texts) if text[-1:] not in "。；：" and _MATTER.match(text)
    ]
    if len(starts) < _FEWEST:
        return False
    stops = [*starts[1:], len(texts)]
    heard = [
        set(_speakers(texts[start + 1 : stop])) for start, stop in zip(starts, stops, strict=True)
    ]
    again = any(one & other for at, one in enumerate(heard) for other in heard[at + 1 :])
    return all(heard) and again and len(set.union(*heard)) >= _FEWEST


def _speakers(texts: Sequence[str]) -> Iterator[str]:
    for text in texts:
        said = _SPEECH.match(text)
        if said and is_name(said["name"]) and not _OF_THE_PAGE.search(said["post"]):
            yield said["name"]
