"""Characters that only look like what was written, as PDF fonts and scanners give them.

Many fonts name 方 by the radical ⽅ of the same shape; nobody would find it by typing.
"""

import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_COMPATIBLE = range(0xF900, 0xFB00)
_SUPPLEMENT = (
    "⺟母⺠民⺶羊⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风"
    "⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟"
)
_TABLE = {
    **{code: unicodedata.normalize("NFKC", chr(code)) for code in (*_KANGXI, *_COMPATIBLE)},
    **dict(zip(map(ord, _SUPPLEMENT[::2]), _SUPPLEMENT[1::2], strict=True)),
}


def plain_characters(text: str) -> str:
    """The text with the unified characters of Unicode in place of radicals and doubles."""
    return text.translate(_TABLE)
