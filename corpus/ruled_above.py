"""会议审议通过了以下议案： above the items: what each of them came to."""

from collections.abc import Sequence
from dataclasses import replace

from corpus.mending import Line
from corpus.model import Decision, Section
from corpus.outcomes import VERDICTS
from corpus.patterns import late
from corpus.tables import one_of

_HOW = (
    "(?:经过?|以|一致|逐项|分别|集体|充分|认真|无记名|举手|投票|表决|审议|讨论|研究|方式|后|并|，)"
)
"""What may stand before the verdict: what is only wished, planned or told of others is none."""

_RULED = late(
    rf"(?:^|[。；])(?:本次)?(?:会议|大会|(?:与会|全体|参会)[^，。；：《》]{{2,6}}){_HOW}*(?P<word>{one_of(VERDICTS)})"
    r"了?(?:以下|下列|如下)[^，。；：]{0,6}"
    r"(?:议案|议题|事项|文件|报告|决议|提案|方案|办法|制度)[：:]$"
)


def ruled_above(sections: Sequence[Section], before: Sequence[Line]) -> tuple[Section, ...]:
    """The sections, each document of a heading with the verdict that stands above them all.

    One of which its own item tells an outcome keeps that.
    """
    last = next((line.text for line in reversed(before) if line.text), "")
    ruled = _RULED.search(last) if last.endswith(("：", ":")) else None
    if not ruled:
        return tuple(sections)
    verdict = Decision(VERDICTS[ruled["word"]], None, (), (), None, last)
    return tuple(_with_verdict(section, verdict) for section in sections)


def _with_verdict(section: Section, verdict: Decision) -> Section:
    settled = {one.object for one in section.decisions}
    titles = [one.title for one in section.documents if one.title in section.heading]
    own = (replace(verdict, object=title) for title in titles if title not in settled)
    return replace(section, decisions=(*own, *section.decisions))
