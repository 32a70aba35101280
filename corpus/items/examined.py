"""What a meeting on the life of the party did: 全体党员就自身问题进行剖析，开展批评与自我批评.

Such a meeting considers no matter; its one item is that those present examined themselves.
"""

from corpus.grammar.patterns import late
from corpus.items.listed import Item
from corpus.items.masking import mask

_MEETING = "生活会"
_HOW = "(?:都|均|逐一|依次|分别|带头|先后|认真|严肃|诚恳|客观|深刻|、|地|的)*"
_CRITICISED = f"{_HOW}(?:开展|进行|提出)了?{_HOW}(?:相互)?批评(?:与|和)自我批评"
_EXAMINED = late(
    rf"(?<![^，。；])(?:(?:会上|首先|接着|随后|最后)，)?(?P<who>[^，。；：《]{{2,30}}?){_HOW}"
    rf"(?P<item>(?:(?:代表[^，。；]{{2,24}}?)?(?:作|做|进行)了?(?:个人|班子)?{_HOW}(?:对照检查|检视剖析|自我剖析)"
    rf"|就[^，。；]{{2,40}}?进行了?{_HOW}剖析|{_CRITICISED})"
    rf"(?:，(?:并|相互)?{_CRITICISED})?)(?=[，。；]|$)"
)
_NO_DEED = ("要", "应", "将", "指出", "强调", "认为", "希望", "能够", "通过")


def self_examination(text: str, opening: str) -> tuple[Item, ...]:
    """The one item of a paragraph of such a meeting, told by its ``opening``; what was only asked
    for or praised is none.
    """
    if _MEETING not in opening or ("剖析" not in text and "自我批评" not in text):
        return ()
    for told in _EXAMINED.finditer(mask(text)):
        before = text[text.rfind("。", 0, told.start("item")) + 1 : told.start("item")]
        if not any(word in before for word in _NO_DEED):
            return (Item(told.start(), told["item"], False),)
    return ()
