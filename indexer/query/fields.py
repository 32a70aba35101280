"""The fields that a question can name: what they are called, and where they are looked up."""

from dataclasses import dataclass
from enum import StrEnum


class Reach(StrEnum):
    """How a field is looked into: by its characters, by whole values, or as a date."""

    TEXT = "text"
    VALUES = "values"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class QueryField:
    """``names`` are typed in front of a colon, the first one is shown; ``looks_in`` are the names
    of index fields.
    """

    name: str
    names: tuple[str, ...]
    reach: Reach
    looks_in: tuple[str, ...]
    chinese: str
    english: str


QUERY_FIELDS = (
    QueryField(
        "title",
        ("标题", "title"),
        Reach.TEXT,
        ("heading_characters", "meeting_characters"),
        "议题标题或会议名称",
        "heading of the item or name of the meeting",
    ),
    QueryField(
        "heading",
        ("议题", "heading"),
        Reach.TEXT,
        ("heading_characters",),
        "议题标题",
        "heading of the item",
    ),
    QueryField(
        "document",
        ("文件", "document"),
        Reach.TEXT,
        ("document_characters",),
        "议题涉及的文件",
        "title of a document",
    ),
    QueryField(
        "number",
        ("文号", "number"),
        Reach.VALUES,
        ("number",),
        "纪要的文号，或文中提到的文号",
        "number of the minutes, or one they mention",
    ),
    QueryField(
        "attendee",
        ("参会", "出席", "列席", "attendee"),
        Reach.VALUES,
        ("attendee",),
        "参会人姓名，可用拼音或首字母",
        "an attendee; pinyin and initials will do",
    ),
    QueryField("chair", ("主持", "chair"), Reach.VALUES, ("chair",), "主持人姓名", "who chaired"),
    QueryField(
        "organization",
        ("单位", "organization"),
        Reach.VALUES,
        ("organization",),
        "参会人所在单位，简称或旧名也可",
        "an attendee's organization, by any of its names",
    ),
    QueryField(
        "sat_in",
        ("列席单位", "sat_in"),
        Reach.VALUES,
        ("sat_in",),
        "会议的列席单位，不写地名则各地的都算",
        "an organization that sat in; without a place, that of any place",
    ),
    QueryField(
        "body",
        ("机关", "主体", "body"),
        Reach.VALUES,
        ("body",),
        "会议主体",
        "the organ that met",
    ),
    QueryField("kind", ("类型", "kind"), Reach.VALUES, ("kind",), "会议类型", "kind of meeting"),
    QueryField(
        "item", ("议题类型", "item"), Reach.VALUES, ("item",), "如 审议、听取", "kind of item"
    ),
    QueryField(
        "outcome",
        ("结果", "outcome"),
        Reach.VALUES,
        ("outcome",),
        "议定结果，须写全",
        "outcome, the whole word",
    ),
    QueryField(
        "session",
        ("届次", "次数", "session"),
        Reach.VALUES,
        ("session",),
        "第几次会议，如 17",
        "number of the meeting",
    ),
    QueryField(
        "date",
        ("日期", "date"),
        Reach.DATE,
        (),
        "会议日期，可写范围",
        "date of the meeting, or a range",
    ),
)
BY_NAME = {field.name: field for field in QUERY_FIELDS}
BY_TYPED = {name: field for field in QUERY_FIELDS for name in field.names}
