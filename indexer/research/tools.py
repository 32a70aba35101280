"""What the tools of research can be asked with: a table each, beside the conditions of a search.

Command lines, pages and the API are made from it, as those of a search are from ``parameters``.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indexer.errors import BadParameter
from indexer.periods import Interval
from indexer.query.dateranges import DateRange, read_date
from indexer.query.parameters import PARAMETERS, stranger
from indexer.query.remedies import BACKWARDS, DATE, ONCE, one_of, whole_number
from indexer.research.errors import TooManyQueries
from indexer.tables.table import FORMATS

QUERY = "q"
FORMAT, JSON = "format", "json"


@dataclass(frozen=True, slots=True)
class Option:
    """One parameter of a tool, with short names and help in both languages.

    ``choices`` are its values, the first where none is given; a number is at most ``most``, and
    ``default`` where none is given; anything else is a text, or a date. ``times`` is how often
    it may be given; ``of_page`` says that nothing but the page differs by it.
    """

    name: str
    label: str
    english_label: str
    chinese: str
    english: str
    choices: tuple[str, ...] = ()
    most: int = 0
    default: int = 0
    times: int = 1
    is_date: bool = False
    of_page: bool = False


@dataclass(frozen=True, slots=True)
class Tool:
    """``conditions`` are parameters of a search that narrow what the tool looks at."""

    name: str
    options: tuple[Option, ...]
    conditions: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """All that it can be asked with, in the order of the tables."""
        return (*(option.name for option in self.options), *self.conditions)


@dataclass(frozen=True, slots=True)
class Given:
    """What one address asks a tool: values that are there and make sense."""

    tool: Tool
    values: Mapping[str, tuple[str, ...]]

    def texts(self, name: str) -> tuple[str, ...]:
        """All values of the name, each once."""
        return self.values.get(name, ())

    def text(self, name: str) -> str:
        """The value of the name; of a choice the first, where none is given."""
        option = next((o for o in self.tool.options if o.name == name), None)
        default = option.choices[0] if option and option.choices else ""
        return next(iter(self.texts(name)), default)

    def number(self, name: str) -> int:
        """The number of the name, or what stands for it where none is given."""
        option = next(o for o in self.tool.options if o.name == name)
        return int(self.text(name)) if self.texts(name) else option.default

    def conditions(self) -> dict[str, Sequence[str]]:
        """The conditions of a search."""
        return {name: self.values[name] for name in self.tool.conditions if name in self.values}

    def pairs(self, **instead: str) -> tuple[tuple[str, str], ...]:
        """Names and values for an address; ``instead`` takes the place of what was given."""
        kept = ((n, v) for n in self.tool.names if n not in instead for v in self.texts(n))
        return (*kept, *((name, value) for name, value in instead.items() if value))


def read(tool: Tool, values: Mapping[str, Iterable[str]]) -> Given:
    """What the values ask of the tool; blank ones count as not given.

    Raises ``BadParameter`` and ``TooManyQueries``; the conditions are read where they are used.
    """
    stripped = {name: [v.strip() for v in found if v.strip()] for name, found in values.items()}
    given = {name: tuple(dict.fromkeys(found)) for name, found in stripped.items() if found}
    for name, found in given.items():
        if name not in tool.names:
            raise stranger(name, found, tool.names)
    for option in tool.options:
        _check(option, given.get(option.name, ()))
    _refuse_backwards(given)
    return Given(tool, {name: given[name] for name in tool.names if name in given})


def _check(option: Option, found: Sequence[str]) -> None:
    if len(found) > option.times:
        if option.times > 1:
            raise TooManyQueries(count=len(found), limit=option.times)
        raise BadParameter(name=option.name, value=" ".join(found), **ONCE)
    for value in found:
        if option.choices and value not in option.choices:
            raise BadParameter(name=option.name, value=value[:40], **one_of(option.choices))
        if option.is_date and read_date(value) is None:
            raise BadParameter(name=option.name, value=value[:40], **DATE)
        if option.most and not _is_number(value, option.most):
            raise BadParameter(name=option.name, value=value[:40], **whole_number(option.most))


def _refuse_backwards(given: Mapping[str, Sequence[str]]) -> None:
    """Those of the other period; the names of the first are read where a search reads them."""
    since, until = (next(iter(given.get(option.name, ())), "") for option in _OTHER)
    if DateRange(read_date(since), read_date(until)).is_backwards:
        raise BadParameter(name="since", value=f"{since} … {until}", **BACKWARDS)


def _is_number(text: str, most: int) -> bool:
    # The length is looked at first: Python refuses to read numbers of thousands of digits.
    return text.isascii() and text.isdigit() and len(text) <= 9 and 1 <= int(text) <= most


_FORMAT = Option(
    FORMAT,
    "格式",
    "Format",
    "json，或输出全部各行的 csv、xlsx、jsonl",
    "json, or all rows as csv, xlsx or jsonl",
    choices=(JSON, *FORMATS),
)
_CONDITIONS = ("from", "to", "body", "kind")
_OF_SECTIONS = tuple(p.name for p in PARAMETERS if p.name not in (QUERY, "sort", "page", "size"))


def _query(times: int, chinese: str, english: str) -> Option:
    return Option(QUERY, "检索式", "Query", chinese, english, times=times)


def _page(most: int, default: int) -> tuple[Option, Option]:
    return (
        Option(
            "page", "页码", "Page", "第几页，从 1 起", "page, from 1", most=1_000_000, default=1
        ),
        Option(
            "size",
            "每页行数",
            "Lines a page",
            f"每页几行，最多 {most}",
            f"lines a page, at most {most}",
            most=most,
            default=default,
        ),
    )


MOST_QUERIES = 5
TRENDS = Tool(
    "trends",
    (
        _query(
            MOST_QUERIES,
            f"检索式，一次一个，最多 {MOST_QUERIES} 个",
            f"a query; up to {MOST_QUERIES} of them are compared",
        ),
        Option(
            "interval",
            "时段",
            "By",
            "year 年，quarter 季度，month 月",
            "year, quarter or month",
            choices=tuple(Interval),
        ),
        Option(
            "count",
            "数什么",
            "Count",
            "sections 议题数，meetings 会议数；图和网页的表按它画",
            "sections (agenda items) or meetings, for the chart and the page",
            choices=("sections", "meetings"),
            of_page=True,
        ),
        Option(
            "show",
            "怎样数",
            "As",
            "number 篇数，share 占该时段全部的百分比",
            "number, or share of all of that period",
            choices=("number", "share"),
            of_page=True,
        ),
        _FORMAT,
    ),
    _CONDITIONS,
)
KWIC = Tool(
    "kwic",
    (
        _query(1, "检索式；每处标出的词一行", "the query; a line for each marked place"),
        Option(
            "sort",
            "排序",
            "Order",
            "newest 最新，oldest 最早，left 左边的字（由近到远），right 右边的字",
            "newest, oldest, left (characters outwards) or right",
            choices=("newest", "oldest", "left", "right"),
        ),
        Option(
            "width",
            "左右字数",
            "Width",
            "左右各几个字",
            "characters on each side",
            choices=("20", "10", "40"),
        ),
        *_page(200, 50),
        _FORMAT,
    ),
    _OF_SECTIONS,
)
_OTHER = (
    Option(
        "since",
        "对比起始",
        "Compared from",
        "与之对比的另一时段从何时起",
        "beginning of another period to compare with",
        is_date=True,
    ),
    Option(
        "until",
        "对比截止",
        "Compared to",
        "与之对比的另一时段到何时止",
        "end of that period",
        is_date=True,
    ),
)
COLLOCATES = Tool(
    "collocates",
    (
        _query(1, "检索式", "the query"),
        Option(
            "window",
            "窗口",
            "Window",
            "同句内左右各几个字以内的词",
            "words of the sentence within so many characters on each side",
            choices=("10", "5", "20"),
        ),
        *_OTHER,
        _FORMAT,
    ),
    _OF_SECTIONS,
)
RISING = Tool(
    "rising",
    (
        *_OTHER,
        _FORMAT,
    ),
    _CONDITIONS,
)
TOOLS = (TRENDS, KWIC, COLLOCATES, RISING)
