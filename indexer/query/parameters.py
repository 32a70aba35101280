"""What a search can be asked with: one table, and its reading into a :class:`SearchRequest`.

The command line, the pages and the API are made from it, so that they ask alike.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from corpus.grammar.organ_names import OrganNames, organ_names
from corpus.model import PartialDate
from indexer.errors import BadParameter
from indexer.query.dateranges import DateRange, read_date
from indexer.query.parser import parse_query
from indexer.query.remedies import BACKWARDS, DATE, ONCE, one_of, remedy, whole_number
from indexer.query.request import Filter, SearchRequest, Sort
from indexer.records import MINUTES, OTHER_TEXT

SAT_IN = "sat_in"
"""A condition that no search counts the values of unasked: it would slow all of them."""
MONTH = "month"
"""The same; unlike dates from and to, it lets nothing through whose month is not known."""
MAX_SIZE = 100
MAX_PAGE = 1_000_000
MAX_VALUES = 100


class Kind(StrEnum):
    """How a parameter's value is read."""

    QUERY = "query"
    DATE = "date"
    FACET = "facet"
    SORT = "sort"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter; the labels are its short names in both languages, the other texts are help."""

    name: str
    label: str
    english_label: str
    kind: Kind
    chinese: str
    english: str

    @property
    def repeatable(self) -> bool:
        """Whether it may be given more than once; any one of the values is enough."""
        return self.kind is Kind.FACET


PARAMETERS = (
    Parameter(
        "q", "检索式", "Query", Kind.QUERY, "检索式；留空为全部", "the query; blank is everything"
    ),
    Parameter(
        "from",
        "起始日期",
        "From",
        Kind.DATE,
        "从这一天（月、年）起",
        "on or after: 2023, 2023-08 or 2023-08-18",
    ),
    Parameter(
        "to",
        "截止日期",
        "To",
        Kind.DATE,
        "到这一天（月、年）止",
        "on or before: 2023, 2023-08 or 2023-08-18",
    ),
    Parameter("year", "年份", "Year", Kind.FACET, "会议年份，如 2023", "year of the meeting"),
    Parameter(
        MONTH,
        "年月",
        "Month",
        Kind.FACET,
        "会议年月，如 2023-08；只知年份的会议不算",
        "year and month of the meeting, where the month is known",
    ),
    Parameter(
        "body", "会议主体", "Body", Kind.FACET, "哪个机关的会议", "the organ whose meeting it is"
    ),
    Parameter("kind", "会议类型", "Kind of meeting", Kind.FACET, "如 常务会议", "kind of meeting"),
    Parameter(
        "item", "议题类型", "Kind of item", Kind.FACET, "如 审议、听取", "kind of agenda item"
    ),
    Parameter("outcome", "议定结果", "Outcome", Kind.FACET, "如 原则同意", "outcome of a decision"),
    Parameter("attendee", "参会人员", "Attendee", Kind.FACET, "参会人姓名", "name of an attendee"),
    Parameter(
        "organization",
        "参会单位",
        "Organization",
        Kind.FACET,
        "参会人所在单位",
        "an attendee's organization",
    ),
    Parameter(
        SAT_IN,
        "列席单位",
        "Sat in",
        Kind.FACET,
        "会议有哪个单位列席，全称（如 青禾区财政局）",
        "an organization that sat in at the meeting, in full",
    ),
    Parameter(
        "document",
        "涉及文件",
        "Document",
        Kind.FACET,
        "议题涉及的文件",
        "a document of the agenda item",
    ),
    Parameter(
        "status",
        "文本类型",
        "Kind of text",
        Kind.FACET,
        f"{MINUTES}，或 {OTHER_TEXT}",
        "minutes, or texts not recognised as such",
    ),
    Parameter(
        "sort",
        "排序",
        "Order",
        Kind.SORT,
        "relevance 相关度，newest 最新，oldest 最早，session 届次",
        "order: relevance, newest, oldest or session",
    ),
    Parameter("page", "页码", "Page", Kind.NUMBER, "第几页，从 1 起", "page, from 1"),
    Parameter(
        "size",
        "每页条数",
        "Hits a page",
        Kind.NUMBER,
        f"每页几条，最多 {MAX_SIZE}",
        f"hits a page, at most {MAX_SIZE}",
    ),
)
_BY_NAME = {parameter.name: parameter for parameter in PARAMETERS}


def in_full(name: str, value: str, names: OrganNames) -> str:
    """The value as the index has it: organizations go by their full names."""
    spelt = {"organization": names.full, SAT_IN: names.canonical}.get(name)
    return spelt(value) if spelt else value


def search_request(
    values: Mapping[str, Iterable[str]],
    *,
    facets: tuple[str, ...] = (),
    size: int = 20,
    names: OrganNames | None = None,
) -> SearchRequest:
    """The request that the values stand for; blank values count as not given.

    ``size`` is the page size when none is given, ``names`` the tables that the index was made
    with. Raises ``BadParameter``, and what ``parse_query`` raises.
    """
    names = names or organ_names()
    given = {name: [v.strip() for v in found if v.strip()] for name, found in values.items()}
    _refuse_strangers(given)
    _refuse_a_flood(given)
    limit = _number(given, "size", size, MAX_SIZE)
    return SearchRequest(
        query=parse_query(_one(given, "q")).query,
        filters=tuple(
            Filter(name, frozenset(in_full(name, value, names) for value in given[name]))
            for name in (p.name for p in PARAMETERS if p.kind is Kind.FACET)
            if given.get(name)
        ),
        dates=_date_range(given),
        facets=facets,
        sort=_sort(given),
        offset=(_number(given, "page", 1, MAX_PAGE) - 1) * limit,
        limit=limit,
    )


def _refuse_strangers(given: Mapping[str, list[str]]) -> None:
    """A misspelt condition that is passed over would look like an answer to it."""
    for name in given:
        if name not in _BY_NAME:
            raise stranger(name, given[name], _BY_NAME)


def stranger(name: str, values: Iterable[str], known: Iterable[str]) -> BadParameter:
    """The error for a parameter that is not among the known: the one nearest, or all of them."""
    names = list(known)
    near = get_close_matches(name, names, n=1)
    known_names = one_of(names)
    hint = f"您是否要用 {near[0]}？" if near else known_names["remedy"]
    hint_en = f"Did you mean {near[0]}?" if near else known_names["remedy_en"]
    told = remedy(f"没有这个参数，{hint}", f"There is no such parameter. {hint_en}")
    return BadParameter(name=name, value=" ".join(values), **told)


def _refuse_a_flood(given: Mapping[str, list[str]]) -> None:
    """A page names every value with a link, and every link has all the others in it."""
    name, most = max(given.items(), key=lambda found: len(found[1]), default=("", []))
    if sum(map(len, given.values())) > MAX_VALUES:
        told = remedy(
            f"所有条件一共最多 {MAX_VALUES} 个值，请去掉一些。",
            f"All conditions together have at most {MAX_VALUES} values. Leave some out.",
        )
        raise BadParameter(name=name, value=f"× {len(most)}", **told)


def _one(given: Mapping[str, list[str]], name: str) -> str:
    found = given.get(name, [])
    if len(set(found)) > 1:
        raise BadParameter(name=name, value=" ".join(found), **ONCE)
    return found[0] if found else ""


def _number(given: Mapping[str, list[str]], name: str, default: int, most: int) -> int:
    text = _one(given, name)
    if not text:
        return default
    # The length is looked at first: Python refuses to read numbers of thousands of digits.
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
    if not 1 <= number <= most:
        raise BadParameter(name=name, value=text, **whole_number(most))
    return number


def _sort(given: Mapping[str, list[str]]) -> Sort:
    text = _one(given, "sort") or Sort.RELEVANCE
    if text not in list(Sort):
        raise BadParameter(name="sort", value=text, **one_of(Sort))
    return Sort(text)


def _date_range(given: Mapping[str, list[str]]) -> DateRange:
    dates = DateRange(_date(given, "from"), _date(given, "to"))
    if dates.is_backwards:
        raise BadParameter(name="from", value=f"{dates.first} … {dates.last}", **BACKWARDS)
    return dates


def _date(given: Mapping[str, list[str]], name: str) -> PartialDate | None:
    text = _one(given, name)
    date = read_date(text) if text else None
    if text and date is None:
        raise BadParameter(name=name, value=text, **DATE)
    return date
