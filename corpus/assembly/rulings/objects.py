"""What a ruling is on: the matter that a heading names, or the record that it names itself."""

from corpus.assembly.people.person import ORGANS
from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

_MEANT = late(
    rf"^(?:[{HAN}]{{2,14}}{ORGANS}(?:陈报|提报)(?=「)|为?拟(?:具|订定?|定(?=「))"
    "|为?拟(?=[修增废变新设调成停更制申]))"
)
"""擬訂「甲要點」, 擬修正…, 消防局陳報「乙」報告: that somebody means to, or brings it."""

_PASSED_ON = late(
    r"[函转移](?:[转送请知发])?[^,，。;；]{2,20}?(?:参[办处考]|办理|研[处议办]|查照|卓[参处])"
    "|(?:本于?权责|依权责)?(?:积极|尽速|审慎|妥[为善适]|录案|参酌|依[法规]规?定?)*"
    "(?:研[议处办]|办理|参[处办]|处理|查处|卓处|[筹承主]办)(?:办理|见[复覆]|惠[复覆])?"
)
"""What an organ is told to do with a matter, where no more is said of it."""

_RECORD = late("[纪记]录|议事录|纪要")
_OWN_RECORD = late(
    "(?P<what>[^,，。:：]{0,14}(?:[纪记]录|议事录))(?:准予|予以|同意|均)?(?:确[定认]|备查|通过)"
)


def named_in(text: str) -> str:
    """The matter without who brings it, or that somebody means to do it."""
    meant = _MEANT.match(fold(text))
    return text[meant.end() :] if meant else text


def only_passes_on(what: str) -> bool:
    """Whether an order says no more of a matter than that it be passed on or seen to."""
    return _PASSED_ON.fullmatch(fold(what)) is not None


def record_of(heading: str, sentence: str) -> str | None:
    """前次會議紀錄確定 under an office's report: the record, which the heading does not name."""
    named = None if _RECORD.search(fold(heading)) else _OWN_RECORD.match(fold(sentence))
    return sentence[: named.end("what")] if named else None
