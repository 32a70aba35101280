"""Matters of a committee of finance in Hong Kong: heads and subheads above what money is asked for.

總目94-法律支援署 / 分目700一般非經常開支 / 新項目「…」: the last of the lines is the matter itself.
"""

from collections.abc import Sequence

from corpus.grammar.patterns import late
from corpus.grammar.people import HAN
from corpus.grammar.scripts import fold

PAPER = r"(?:FCRI?|PWSCI?|ECI?|ESC|FC|ITB)\s*[(（]\d{2,4}-\d{2,4}[)）]\s*\d{1,3}[A-Z]?"
"""The number of a paper on estimates, in letters and digits of either width."""

_HEAD = late(
    r"[♦◆•●■\s]*(?:总目|分目|(?:基本工程|资本投资|贷款|奖券)?[^,，。「]{0,6}基金$|政府总部|综合)"
)
_NEW = late(r"[♦◆•●■\s]*(?:新项目|新的项目|分目\s*[A-Z\d]+)\s*[-－–—:：]*\s*")
_NAMED = late(r"(?P<open>[「『“\"])(?P<name>[^「」『』“”\"]{4,})[」』”\"]$")
_ASKED = late("^建议(?=[^:：,，]{2})")
_PUT_BY = late(
    rf"^(?:审议|通过)?(?P<who>[{HAN}]{{2,16}}(?:委员会|小组))(?:[在于](?P<when>[^,，。]{{4,40}}?))?(?:所)?(?:提出|提交|作出)的(?:各项)?(?:建议|报告)"
)


def whole_matter(lines: Sequence[str]) -> str:
    """The lines of a matter as one, heads and subheads parted by blanks."""
    parted = any(_HEAD.match(fold(line)) for line in lines)
    return (" " if parted else "").join(lines)


def object_of(lines: Sequence[str]) -> str:
    """What is asked for: what heads and subheads stand above, or what a new item is called."""
    last = lines[-1]
    if not any(_HEAD.match(fold(line)) for line in lines):
        return "".join(lines)
    name = _NAMED.search(last)
    if name and _NEW.match(fold(last[: name.start()])):
        return name["name"]
    rest = [line for line in lines if not _HEAD.match(fold(line))]
    return "".join(rest) or whole_matter(lines)


def put_by(heading: str) -> tuple[str, ...]:
    """The committee whose proposals these are: 工務小組委員會在某日所提出的建議."""
    put = _PUT_BY.match(fold(heading))
    return (heading[slice(*put.span("who"))],) if put else ()


def matter_of(heading: str) -> str:
    """The same of a heading whose lines stand side by side already."""
    pieces = heading.split()
    heads = [at for at, piece in enumerate(pieces) if _HEAD.match(fold(piece))]
    if not heads or not fold(heading).strip("♦◆ ").startswith("总目"):
        return heading
    return object_of([heading[: len(heading) - len(pieces[-1])], *pieces[heads[-1] + 1 :]])
