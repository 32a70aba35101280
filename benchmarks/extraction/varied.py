"""What sites and typists do to a text without changing its meaning: its facts must stay.

Each variation makes another writing of a text, or the bytes of a page or a file. What the reader
tells of it is compared with what it tells of the text itself, so no facts by hand are needed.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from opencc import OpenCC

from benchmarks.extraction.cases import Case
from benchmarks.extraction.invent.formats import FORMATS
from benchmarks.extraction.score import RECOGNISED, Tally, compare
from corpus.errors import ReadError
from corpus.parse import read_meeting
from corpus.readers import read
from corpus.serialize import to_json

Vary = Callable[[str], str | bytes]

_DAY = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMBER = re.compile(r"[〔\[【（]((?:19|20)\d{2})[〕\]】）](?=第?\d+[号期])")
_NUMBERED = re.compile(
    "^[ 　]*([一二三四五六七八九十]{1,3})、(?=听取|审议|研究|传达|学习|会议)", re.MULTILINE
)
_TORN = "(会议|原则|听)(?=原则|强调|指出|听取|审议|研究|要求|传达|同意|通过|取了)"
_UNSEEN_EVERY = 7


@dataclass(frozen=True, slots=True)
class Variation:
    """``back`` undoes in the answer what is shown as written; ``ending`` is that of the file."""

    vary: Vary
    back: tuple[str, str] = ("", "")
    apart: frozenset[str] = frozenset()
    ending: str = "txt"


@dataclass(frozen=True, slots=True)
class Kept:
    """How one variation was read: documents that it changes, those read otherwise, the facts."""

    documents: int
    changed: int
    tally: Tally


def kept(cases: Iterable[Case]) -> dict[str, Kept]:
    """Read every record in every variation that makes another text of it."""
    sums = dict.fromkeys(VARIATIONS, Kept(0, 0, Tally()))
    for text in _texts(cases):
        plain = _told(text.encode(), "a.txt")
        for name, variation in VARIATIONS.items() if plain else ():
            varied = variation.vary(text)
            if varied != text:
                tally = changes(plain, varied, variation)[0]
                one = sums[name]
                changed = one.changed + bool(tally.faults)
                sums[name] = Kept(one.documents + 1, changed, one.tally + tally)
    return sums


def changes(
    plain: dict[str, Any], varied: str | bytes, variation: Variation
) -> tuple[Tally, tuple[str, ...]]:
    """How many facts of the plain text stay, and the names of the fields that do not."""
    data = varied if isinstance(varied, bytes) else varied.encode()
    told = _told(data, f"a.{variation.ending}")
    if not told:
        return Tally(missed=1), (RECOGNISED,)
    shown = json.dumps(told, ensure_ascii=False).translate(str.maketrans(*variation.back))
    compared = [
        (field.name, tally)
        for field, tally, _ in compare(plain, json.loads(shown))
        if field.name not in variation.apart
    ]
    return (
        sum((tally for _, tally in compared), Tally()),
        tuple(name for name, tally in compared if tally.faults),
    )


def table(sums: dict[str, Kept]) -> Iterator[str]:
    """A line for each variation: documents, those read otherwise, and what became of the facts."""
    yield f"{'variation':<34}{'documents':>10}{'changed':>9}{'kept':>8}{'missed':>8}{'invented':>9}"
    for name, one in sums.items():
        facts = f"{one.tally.found:>8}{one.tally.missed:>8}{one.tally.invented:>9}"
        yield f"{name:<34}{one.documents:>10}{one.changed:>9}{facts}"
    whole = sum((one.tally for one in sums.values()), Tally())
    yield f"all: precision {whole.precision:.4f}, recall {whole.recall:.4f}"


def _texts(cases: Iterable[Case]) -> Iterator[str]:
    for case in cases:
        if case.is_record:
            yield "\n".join(read(case.data, case.path).lines)


def _told(data: bytes, path: str) -> dict[str, Any]:
    try:
        return to_json(read_meeting(data, path))
    except ReadError:
        return {}


def _replaced(pattern: str, by: str) -> Vary:
    return lambda text: re.sub(pattern, by, text, flags=re.MULTILINE)


def _numbers_alone(text: str) -> str:
    """一、听取… becomes 一 and below it 听取…, as some governments publish them."""
    return _NUMBERED.sub("\\1\n", text)


def _marks(ours: str, theirs: str, shown: bool = False) -> Variation:
    """Marks one for one; ``shown`` are those that the answer shows as they are written."""
    back = (theirs, ours) if shown else ("", "")
    return Variation(lambda text: text.translate(str.maketrans(ours, theirs)), back)


def _wrapped(width: int) -> Vary:
    def vary(text: str) -> str:
        lines = text.split("\n")
        if any("|" in line for line in lines):
            return text
        return "\n".join(
            line[at : at + width] for line in lines for at in range(0, max(len(line), 1), width)
        )

    return vary


def _indented(by: str) -> Vary:
    return _replaced(r"^[ \u3000\xa0\t]*(?=\S)", by)


def _unseen(mark: str) -> Vary:
    return _replaced(rf"(.{{{_UNSEEN_EVERY}}})", rf"\1{mark}")


def _chinese_day(zero: str) -> Vary:
    digits = str.maketrans("0123456789", f"{zero}一二三四五六七八九")

    def vary(match: re.Match[str]) -> str:
        month, day = (_counted(int(part)) for part in match.groups()[1:])
        return f"{match[1].translate(digits)}年{month}月{day}日"

    return lambda text: _DAY.sub(vary, text)


def _counted(number: int) -> str:
    tens, ones = divmod(number, 10)
    digits = ("", *"一二三四五六七八九")
    return (digits[tens] if tens > 1 else "") + ("十" if tens else "") + digits[ones]


def _labelled(label: str, by: str) -> Variation:
    return Variation(_replaced(rf"^({label[0]}[ \u3000]*{label[1]})(?:人员)?[：:]", by))


def _in_format(name: str) -> Variation:
    ending, encode = FORMATS[name]
    return Variation(encode, apart=frozenset({"title"}), ending=ending)


_ABOVE = (
    "当前位置：首页 > 政务公开 > 会议公开",
    "【字体：大 中 小】 打印 | 关闭",
    "发布时间：2026-11-20 10:30　来源：某市人民政府办公室　浏览次数：123",
    "索引号：000014349/2026-00123\n主题分类：综合政务\n发布日期：2026年11月20日",
)
_DATED_PAGE = "日期：2026年11月20日 【字号：大 中 小】"
_BELOW = (
    "上一篇：某市召开2026年第3次安全生产工作会议\n下一篇：市政府召开第19次常务会议",
    "主办：某市人民政府办公室\n地址：某市某路1号 邮编：300000\n某ICP备12345678号",
    "附件\n1.关于某项工作的实施方案.docx\n2.名单.xlsx",
    "推荐阅读\n市委常委会召开会议 王五主持\n赵六出席活动并讲话",
    "记者 张小明 通讯员 李小红",
    "责任编辑：张小明\n扫一扫在手机打开当前页\n返回顶部",
    "抄送：市委办公室，市人大常委会办公室。\n（共印30份）",
)

VARIATIONS: dict[str, Variation] = {
    **{f"wrapped at {width}": Variation(_wrapped(width)) for width in (28, 35, 40)},
    **{
        f"indented by {name}": Variation(_indented(by))
        for name, by in (("nothing", ""), ("two wide blanks", "\u3000\u3000"), ("a tab", "\t"))
    },
    "blanks behind lines": Variation(_replaced(r"(?<=\S)$", "\u3000 ")),
    "zero-width characters": Variation(_unseen("\u200b")),
    "soft hyphens": Variation(_unseen("\xad")),
    "blank lines doubled": Variation(_replaced(r"\n", r"\n\n")),
    "blank lines left out": Variation(_replaced(r"\n\s*\n", r"\n")),
    "blanks behind marks": Variation(_replaced(r"(?<=[，。；：、])(?=\S)", " ")),
    "digits of years laid apart": Variation(_replaced(r"(\d{3})(\d)年", r"\1 \2 年")),
    "words laid apart": Variation(
        _replaced(
            r"(会议|原则|听)(?=原则|强调|指出|听取|审议|研究|要求|传达|同意|通过|取了)", r"\1 "
        )
    ),
    "numbers of items on their own lines": Variation(_numbers_alone),
    "blanks around digits": Variation(
        _replaced(r"(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])", " ")
    ),
    "half-width marks": _marks("，：；（）？！", ",:;()?!"),
    "half-width marks and stops": _marks("，：；（）？！。", ",:;()?!."),
    "∶ for ：": _marks("：", "∶", shown=True),
    "､ for 、": _marks("、", "､", shown=True),
    "full-width digits": _marks("0123456789", "０１２３４５６７８９"),
    **{f"{marks} for 《》": _marks("《》", marks, shown=True) for marks in ("〈〉", "≪≫", "«»")},
    "2024年03月05日": Variation(
        lambda text: _DAY.sub(lambda m: f"{m[1]}年{m[2]:>02}月{m[3]:>02}日", text)
    ),
    "2024-3-5": Variation(_replaced(_DAY.pattern, r"\1-\2-\3")),
    "2024.3.5": Variation(_replaced(_DAY.pattern, r"\1.\2.\3")),
    "2024 年 3 月 5 日": Variation(_replaced(_DAY.pattern, r"\1 年 \2 月 \3 日")),
    **{f"二{zero}二四年三月五日": Variation(_chinese_day(zero)) for zero in "〇○◯零"},
    **{
        f"number in {marks}": Variation(_replaced(_NUMBER.pattern, rf"{marks[0]}\1{marks[1]}"))
        for marks in ("[]", "【】", "（）")
    },
    **{
        f"{label} as {by}": _labelled(label, by)
        for label, by in (
            *(
                ("出席", by)
                for by in ("出席人员：", "参会人员：", "【出席】", "出席（按姓氏笔画排序）：")
            ),
            *(("列席", by) for by in ("列席人员：", "【列席】")),
            *(("记录", by) for by in ("记录人：", "【记录】")),
        )
    },
    "labels on lines of their own": Variation(
        _replaced(r"^([ \u3000]*(?:出席|列席|记录|请假)(?:人员|人)?[：:])[ \u3000]*(?=\S)", r"\1\n")
    ),
    **{f"converted by {name}": Variation(OpenCC(name).convert) for name in ("s2t", "s2tw")},
    **{
        f"below {lines.split()[0]}": Variation(lambda text, lines=lines: f"{lines}\n{text}")
        for lines in (*_ABOVE, _DATED_PAGE)
    },
    **{
        f"above {lines.split()[0]}": Variation(
            lambda text, lines=lines: f"{text.rstrip()}\n{lines}"
        )
        for lines in _BELOW
    },
    **{
        f"as {name}": _in_format(name)
        for name in ("zoom", "table", "gb2312", "editor", "docx", "rtf", "pdf")
    },
}
"""Every variation by the name that the printed table gives it."""
