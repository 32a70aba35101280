"""Who was asked to come to a meeting and only sits in: 特邀甲到会, 还邀请了乙参加会议."""

import re

INVITED = ("应邀", "受邀", "特邀")
"""What stands before the verb of somebody who was asked to come."""

_HEARS = re.compile("到会(?:监督|听取意见)$")
_INVITES = re.compile(
    r"^(?:.*?(?:会议|会上|大会|同时)(?:还|特|并)*邀请了?|(?:.*?(?:会议|大会|会上))?(?:还|同时)*[，；\s]*特邀(?:请?了|请)?)"
)
_GUEST = re.compile(r"[，；\s]*(?:(?:本次|此次)?(?:会议|大会|会上))?，?(?:还|同时)*特邀")
_INVITED_TOO = re.compile(r"(?:^|[，；\s]|会议|会上|大会|同时)(?:还|特|并)*邀请了?(?=[^，。；]*$)")
"""同时还邀请了甲、乙参加会议: who was asked to come sits in, as below the label 邀请参加."""


def is_guest(sentence: str, start: int, verb: re.Match[str]) -> bool:
    """Whether the people between ``start`` and the ``verb`` were asked to come, or only hear."""
    told = _HEARS.search(verb.group())
    if not told and "邀" in sentence:
        told = _GUEST.match(sentence, start) or _INVITED_TOO.search(sentence[start : verb.start()])
    return told is not None


def without_invitation(text: str) -> str:
    """The people of 会议还邀请了甲、乙, without the words that invite them."""
    return _INVITES.sub("", text)
