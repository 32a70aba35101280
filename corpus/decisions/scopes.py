"""How far a paragraph of a section is believed to rule: what it stands below and beside.

Behind a label (议定：) or below 会议决定如下： the first words rule without a word of ruling; what
one of those present said settles nothing.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from corpus.grammar.patterns import late
from corpus.grammar.sentences import Passage
from corpus.grammar.tables import table_patterns

WHO = (
    r"(?:会议|会上|会(?=[议商]定)|党组|党委|常委会|理事会|董事会|主席团|(?:与会|参会|到会)(?:人员|同志|委员|代表|各方|单位)"
    r"|全体(?:人员|委员|代表))"
)
"""Who rules: what stands in front of the verb."""

HOW = (
    r"(?:经过?|集体|一致|认真|研究|讨论|商议|审议|表决|投票|无记名|举手|票决"
    r"|同时|也|还|又|仍然?|最后|最终|充分|酝酿|后|，)"
)
_LABEL = late(rf"^{table_patterns('rulings', 'ruling label', {})}(?:如下)?：\s*")
_OPENS_LIST = late(
    rf"(?:^|[，。；])(?:{WHO}|经)?{HOW}*(?:决定|确定|明确|议定|商定|同意|通过)(?:如下|以下)?(?:事项|意见|人员)?：\s*$"
    rf"|(?:^|[，。；])(?:{WHO}|经|[各双三]方){HOW}*(?:达成|形成|作出)了?(?:如下|以下)?(?:几[点项条]|一致)*(?:共识|意见|决定|决议|结论)：\s*$"
)
_CLOSES_LIST = late("(?:会议|以上|上述|与会|经|参加|出席)")


@dataclass(frozen=True, slots=True)
class Scope:
    """How far a paragraph is believed to rule: below a label or list, beside points that do."""

    formal: bool
    labelled: bool = False
    listed: bool = False
    beside: bool = False

    @property
    def led(self) -> bool:
        """Whether its words rule without a word of ruling."""
        return self.labelled or self.listed or self.beside


def opens_list(heading: str) -> bool:
    """Whether what stands below a heading is ruled by it: 会议议定以下事项, 会议决议."""
    label = f"{heading.rstrip('，：: ')}："
    return _OPENS_LIST.search(label) is not None or _LABEL.fullmatch(label) is not None


def scopes(item: Sequence[Passage], formal: bool, listed: bool = False) -> Iterator[Scope]:
    """The scope of each paragraph of a section, which may be ``listed`` below its heading."""
    texts = [passage.text for passage in item]
    agreed = sum(text.startswith(("同意", "原则同意", "不同意")) for text in texts)
    most = Scope(formal)
    for text in texts:
        listed = listed and not _CLOSES_LIST.match(text)
        beside = formal and agreed > text.startswith("同意")
        labelled = "：" in text[:8] and _LABEL.match(text) is not None
        is_led = labelled or listed or beside
        yield Scope(formal, labelled, listed, beside) if is_led else most
        listed = listed or (text.endswith("：") and _OPENS_LIST.search(text) is not None)


def after_label(text: str) -> int:
    """Where the text behind its label begins, 0 where it has none."""
    label = _LABEL.match(text)
    return label.end() if label else 0
