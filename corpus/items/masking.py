"""A text with hidden what tells of no item of its own: titles, quotations, other agendas."""

import re

from corpus.grammar import clauses

_SIGN_OF_JOINED = re.compile("、[^，。；、]{2,8}了")
_SIGN_OF_PLAIN = re.compile("、(?:听取|审议|审定|传达|学习|讨论|通报|研究)")


def without_agenda(masked: str) -> str:
    """The text with another meeting's agenda hidden."""
    other = clauses.AGENDA_OF_ANOTHER.search(masked) if "议程" in masked else None
    if other is None:
        return masked
    start, end = other.span("agenda")
    return masked[:start] + "＿" * (end - start) + masked[end:]


def mask(text: str) -> str:
    """What stands in 《》, “” and brackets hidden, so that its marks and verbs tell nothing."""
    return clauses.HIDDEN.sub(
        lambda hidden: hidden.group()[0] + "＿" * (len(hidden.group()) - 1), text
    )


def parted(masked: str) -> str:
    """The text with 、 between two verbs of the meeting as the comma that it stands for."""
    if "、" not in masked:
        return masked
    if _SIGN_OF_JOINED.search(masked):
        masked = clauses.JOINED.sub(r"\g<told>，", masked)
    for _ in _SIGN_OF_PLAIN.findall(masked):
        masked = clauses.JOINED_PLAINLY.sub(r"\g<told>，", masked)
    return masked
