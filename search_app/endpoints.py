"""What programs can ask: one table of addresses, from which the help and ``/openapi.json`` come.

Parameters are those of the tables that do the asking (``indexer.query.parameters``,
``indexer.research.tools``); what is written here beside them has no other table.
"""

from dataclasses import dataclass, replace
from typing import Any

from indexer.desk.lists import MOST_BYTES
from indexer.exports.forms import FORMS
from indexer.found_json import MOST_VALUES
from indexer.query.parameters import MAX_PAGE, MAX_SIZE, MAX_VALUES, PARAMETERS, Kind, Parameter
from indexer.query.parser import MAX_LENGTH
from indexer.query.request import Sort
from indexer.research.tools import COLLOCATES, KWIC, RISING, TRENDS, Option, Tool
from indexer.tables.table import FORMATS
from search_app.params import OF_MEETINGS

JSON = "application/json"
FACET_VALUES = "facet_values"
MORE_VALUES = 1000
"""Values of a facet at most, in an answer that is told how many."""
_TEXT: dict[str, Any] = {"type": "string"}
_ONE: dict[str, Any] = {"type": "string", "enum": ["1"]}
_CALENDAR = "text/calendar"


@dataclass(frozen=True, slots=True)
class Taken:
    """A parameter with its JSON schema; ``where`` is query or path."""

    name: str
    chinese: str
    english: str
    schema: dict[str, Any]
    where: str = "query"


@dataclass(frozen=True, slots=True)
class Endpoint:
    """An address. ``members`` are those of its JSON answer, ``name:type`` each, with ? where it
    may be null, ``others`` those that only some answers have; ``files`` are further media types;
    ``body`` is that of a request with one.
    """

    path: str
    chinese: str
    english: str
    takes: tuple[Taken, ...] = ()
    members: str = ""
    others: str = ""
    files: tuple[str, ...] = ()
    body: str = ""


def _of_search(parameter: Parameter) -> Taken:
    schemas: dict[Kind, dict[str, Any]] = {
        Kind.QUERY: {**_TEXT, "maxLength": MAX_LENGTH},
        Kind.DATE: _TEXT,
        Kind.FACET: {"type": "array", "items": _TEXT, "maxItems": MAX_VALUES},
        Kind.SORT: {**_TEXT, "enum": list(Sort)},
        Kind.NUMBER: {
            "type": "integer",
            "minimum": 1,
            "maximum": MAX_SIZE if parameter.name == "size" else MAX_PAGE,
        },
    }
    return Taken(parameter.name, parameter.chinese, parameter.english, schemas[parameter.kind])


def _of_tool(option: Option) -> Taken:
    schema = {**_TEXT, "enum": list(option.choices)} if option.choices else _TEXT
    if option.most:
        schema = {"type": "integer", "minimum": 1, "maximum": option.most}
    if option.times > 1:
        schema = {"type": "array", "items": _TEXT, "maxItems": option.times}
    return Taken(option.name, option.chinese, option.english, schema)


def _tool(tool: Tool) -> tuple[Taken, ...]:
    conditions = (_SEARCH[name] for name in tool.conditions)
    return (*map(_of_tool, tool.options), *conditions)


def _format(*names: str) -> Taken:
    listed = "、".join(names)
    return Taken(
        "format",
        f"格式：{listed}",
        f"the format: {', '.join(names)}",
        {**_TEXT, "enum": list(names)},
    )


def _in_path(name: str, chinese: str, english: str) -> Taken:
    return Taken(name, chinese, english, {**_TEXT, "minLength": 1}, "path")


_SEARCH = {parameter.name: _of_search(parameter) for parameter in PARAMETERS}
_ALL = tuple(_SEARCH.values())
_CURSOR = Taken(
    "cursor",
    "上一页的 next，其余参数照旧",
    "next of the page before, with all else as it was",
    _TEXT,
)
_FACET_VALUES = Taken(
    FACET_VALUES,
    f"每个分面列出多少个值（默认 {MOST_VALUES}），选中的总在其中；total 是总数",
    f"how many values of each facet ({MOST_VALUES}), beside those selected; total counts them all",
    {"type": "integer", "minimum": 1, "maximum": MORE_VALUES},
)
_PART = replace(_SEARCH["q"], chinese="名称里的一部分", english="a part of the name")
_PAGED = (_SEARCH["page"], _SEARCH["size"], _CURSOR)
_SHOW = Taken("show", "哪个清单，见答复的 lists", "which list, see lists in the answer", _TEXT)
_TABLES = tuple(FORMATS)
_LIST = (*_PAGED, _format("json", *_TABLES))
_OF_PARTY = (_SHOW, *_ALL, _CURSOR, _format("json", *_TABLES))
_TABLE_TYPES = tuple(form.media_type for form in FORMATS.values())
_LISTED = (
    "query:object notes:array generation:string total:integer page:integer pages:integer"
    " next:string? rows:array"
)
_MEETING = _in_path("meeting_id", "会议的编号", "id of the meeting")
_SECTION = _in_path("section_id", "议题的编号", "id of the agenda item")

ENDPOINTS = (
    Endpoint(
        "/api/v1/search",
        "检索议题，与 /search 相同；由 cursor 续读的各页只有议题",
        "Search, as /search; pages that a cursor leads to hold the hits alone",
        (*_ALL, _CURSOR, _FACET_VALUES),
        "query:object notes:array reading:object scopes:array rescue:object? total:integer"
        " meetings:integer texts:integer page:integer pages:integer size:integer sort:string"
        " hits:array nearest:array facets:array generation:string next:string? cards:array",
    ),
    Endpoint(
        "/api/v1/export",
        "检索到的全部议题，作为文件",
        "All that a search finds, as a file",
        (*_ALL, _format(*FORMS)),
        files=tuple(form.media_type for form in FORMS.values()),
    ),
    Endpoint(
        "/api/v1/suggest",
        "输入时的提示",
        "What the words in the box may become",
        (_SEARCH["q"],),
        "query:string suggestions:array",
    ),
    Endpoint(
        "/api/v1/meetings",
        "会议，最新的在前",
        "Meetings, the newest first",
        (*(_SEARCH[name] for name in (*OF_MEETINGS, "sort")), *_LIST),
        _LISTED,
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/meetings/{meeting_id}",
        "一次会议的纪要 JSON",
        "The minutes JSON of one meeting",
        (_MEETING,),
        "schema:integer id:string recognised:boolean title:string bodies:array kind:string?"
        " term:integer? session:integer? held_with:array doc_number:string? date:string?"
        " location:string? chair:object? attendees:array sections:array preamble:array"
        " conclusions:array documents:array issuers:array issued_on:string? printed_on:string?"
        " publicity:string? metadata:array source:object sources:array warnings:array",
    ),
    Endpoint(
        "/api/v1/meetings/{meeting_id}/marks",
        "检索词在一次会议里的位置",
        "Where the words of a question stand in a meeting",
        (_MEETING, _SEARCH["q"]),
        "query:string total:integer title:array spans:object",
    ),
    Endpoint(
        "/api/v1/sections/{section_id}",
        "一项议题和它的段落",
        "One agenda item with its paragraphs",
        (_SECTION,),
        "section_id:string meeting_id:string order:integer number:string? heading:string"
        " paragraphs:array meeting_title:string doc_number:string? date:string? bodies:array"
        " kind:string? session:integer? item_kinds:array outcomes:array verdicts:array"
        " documents:array reporters:array responsible:array partners:array ocr:boolean"
        " recognised:boolean url:string",
    ),
    Endpoint(
        "/api/v1/similar/{section_id}",
        "相近的议题，以及同一事项此前的议题",
        "Items like this one, and earlier ones on the same matter",
        (_SECTION,),
        "section_id:string heading:string date:string? same_document:array earlier:array"
        " alike:array",
    ),
    Endpoint(
        "/api/v1/documents",
        "纪要提到的文件，议题多的在前",
        "Documents that minutes name, those of most items first",
        (_PART, *_LIST),
        _LISTED,
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/documents/{title}",
        "一份文件的全部经过；标题后加 .csv、.xlsx 或 .jsonl 得到表格",
        "All that minutes tell of a document; as a table with .csv, .xlsx or .jsonl behind it",
        (_in_path("title", "标题或文号", "title or number"), _SEARCH["page"], _CURSOR),
        "id:string url:string title:string spellings:array titles:array stages:array"
        " numbers:array items:integer meetings:integer undated:integer first:string?"
        " last:string? latest:object? not_seen_since:string? newest:string? page:integer"
        " pages:integer appearances:array related:array likely:array generation:string"
        " next:string?",
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/people",
        "参会的人",
        "People who took part",
        (_PART, *_LIST),
        _LISTED,
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/people/{key}",
        "一个人；只给姓名时列出同名的人",
        "One person, or all people of a bare name",
        (_in_path("key", "姓名@单位", "name@organization"), *_OF_PARTY),
        "name:string",
        "key:string organization:string? url:string meetings:integer roles:object years:array"
        " posts:array namesakes:array merged:array lists_read_whole:boolean list:object"
        " generation:string next:string? people:array",
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/organizations",
        "单位",
        "Organizations",
        (_PART, *_LIST),
        _LISTED,
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/organizations/{key}",
        "一个单位",
        "One organization",
        (_in_path("key", "名称", "name"), *_OF_PARTY),
        "key:string url:string tells_its_place:boolean names:array meetings:integer roles:object"
        " years:array people:array lists_read_whole:boolean list:object generation:string"
        " next:string?",
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/duties",
        "责任清单",
        "Who must do what by when",
        (
            *(_SEARCH[name] for name in ("q", "from", "to", "body", "page", "size")),
            Taken("organization", "责任或配合单位", "who acts or assists", _TEXT),
            Taken(
                "deadline", "1：只要有时限的", "1: only with a deadline", {**_TEXT, "enum": ["1"]}
            ),
            _CURSOR,
            _format("json", *_TABLES, "ics"),
        ),
        "query:object notes:array organization:string? items:integer page:integer pages:integer"
        " size:integer rows:array generation:string next:string?",
        files=(*_TABLE_TYPES, _CALENDAR),
    ),
    Endpoint(
        "/api/v1/check",
        f"批量核对：正文是清单（CSV、XLSX 或每行一个），最多 {MOST_BYTES // 1_000_000} MB",
        "Check a list, which is the body of the request: CSV, XLSX or one a line",
        (
            Taken("column", "表里的哪一列", "which column", _TEXT),
            _format("json", *_TABLES),
        ),
        "schema:integer counts:object whole:boolean rows:array",
        files=_TABLE_TYPES,
        body="text/plain",
    ),
    Endpoint(
        "/api/v1/trends",
        "随时间的变化",
        "How often over time",
        _tool(TRENDS),
        "query:object notes:array interval:string periods:array total:object undated:object"
        " lines:array",
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/kwic",
        "逐处列出检索词及其上下文",
        "Keyword in context",
        (*_tool(KWIC), _CURSOR),
        "query:object notes:array sections:integer meetings:integer sections_before:integer"
        " sections_read:integer sections_with_lines:integer lines:integer cut:boolean page:integer"
        " pages:integer size:integer rows:array generation:string next:string?",
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/collocates",
        "与检索词一起出现的词",
        "Words beside a term",
        _tool(COLLOCATES),
        "query:object notes:array term:object other:object? rows:array",
        files=_TABLE_TYPES,
    ),
    Endpoint(
        "/api/v1/rising",
        "一个时段里多起来的词和文件",
        "What was new in a period",
        _tool(RISING),
        "query:object notes:array period:object before:object headings_read:integer words:array"
        " documents:array",
        files=_TABLE_TYPES,
    ),
)
