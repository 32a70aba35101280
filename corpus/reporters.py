"""Who reported: 听取A关于…的汇报、B关于…的汇报, 听取A、B关于…的汇报, A汇报了…."""

import re

from corpus.organizations import leading_organizations
from corpus.people import HAN, POST

_HEARD = re.compile(
    r"听取(?:(?:[、并和]?(?:审议|研究|讨论|原则|通过|同意))*了)?|听取(?:并?(?:审议|研究))?"
    r"|审议(?:并?(?:原则)?(?:通过|同意))?了"
)
_SPOKE_FOR = re.compile(
    rf"(?:主要|分管)?(?:{POST})[{HAN}]{{2,3}}(?:同志)?(?=关于|所?作|就|《|汇报|代表|受)|负责人|主要负责人"
)
_REPORT_END = re.compile(r"的(?:[^，。、关]{0,6})?(?:汇报|报告|说明|通报|介绍)")
_JOINT = "、，和及以；"
_REPORTED = re.compile(
    r"(?:分别)?(?:汇报|通报)了|作了?[^，。]{0,20}(?:汇报|说明|通报)|就[^，。]{1,60}作了?[^，。]{0,8}汇报"
)
_SPEAKS = re.compile("汇报了|通报了|作了?[^，。]{0,20}(?:汇报|说明|通报)")
"""What every report of the pattern above holds: a quick look before organizations are read."""

TOPIC = re.compile(
    r"(?:所作的)?(?:关于|(?<=所作的))(?P<topic>.{2,}?)的(?:(?:专题|专项|书面|情况|工作)*)(?:汇报|报告|说明|通报|介绍)"
)
"""What a report was on."""


def may_report(text: str) -> bool:
    """Whether some sentence of the text may tell of a report: most texts hold no word of it."""
    return _HEARD.search(text) is not None or _SPEAKS.search(text) is not None


def find_reporters(sentence: str) -> tuple[str, ...]:
    """The organizations whose report a sentence tells of; a report by nobody named gives none."""
    sentence = sentence.replace("所作", "作")  # 甲所作的报告: 甲所 is no organization
    heard = _HEARD.search(sentence)
    if heard is None and not _SPEAKS.search(sentence):
        return ()
    if heard is None:
        names, end = leading_organizations(sentence)
        return names if names and _REPORTED.match(sentence, end) else ()
    position = heard.end()
    found: list[str] = []
    while position < len(sentence):
        names, length = leading_organizations(sentence[position:])
        if names and (person := _SPOKE_FOR.match(sentence, position + length)):
            length = person.end() - position
        follower = sentence[position + length :]
        if not names or not follower.startswith(
            ("关于", "对", "就", "的", "汇报", "等", "《", "作", "所作", "代表", "受")
        ):
            break
        found += names
        report = _REPORT_END.search(sentence, position + length)
        if report is None:
            break
        position = report.end()
        while position < len(sentence) and sentence[position] in _JOINT:
            position += 1
    return tuple(dict.fromkeys(found))
