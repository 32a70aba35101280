"""A headline of news up to the meeting that was held: what it took up is another's, often."""

import re

_HELD = re.compile(
    r"(?P<held>[^，。；\s]{2,24}?召开[^，。；\s]{2,30}?会议?)[\s，]*"
    r"(?:传达|学习|研究|审议|听取|部署|安排|贯彻|专题|强调|讨论).*会"
)


def what_was_held(headline: str) -> str:
    """市政府召开党组会议 of 市政府召开党组会议 传达贯彻市委常委会会议精神; else all of it."""
    news = _HELD.match(headline) if "召开" in headline else None
    return news["held"] if news else headline
