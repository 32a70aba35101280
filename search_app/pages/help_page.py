"""The query syntax as a table of examples; the help page shows it, and a test asks each line."""

from typing import NamedTuple


class Example(NamedTuple):
    """Something that can be typed, and what it means in both languages."""

    typed: str
    chinese: str
    english: str


SYNTAX = (
    Example(
        "老旧小区 改造", "两个词都出现在同一议题里", "Both words occur in the same agenda item"
    ),
    Example(
        '"老旧小区改造"',
        "引号里的字原样连续出现；全角引号“”和「」也可以",
        "Exactly these characters in a row",
    ),
    Example("改造 -电梯", "有“改造”，没有“电梯”", "The first word, without the second"),
    Example("养老 OR 托育", "任意一个出现即可；也可写 |", "Either word; | means the same"),
    Example(
        "(养老 OR 托育) 资金", "括号先算：任意一个，并且有“资金”", "Parentheses group alternatives"
    ),
    Example(
        "《实施方案》", "文件标题，可以带书名号粘贴", "The title of a document, as it is pasted"
    ),
    Example("〔2023〕16号", "发文字号，整个或一部分都可以", "A document number, whole or in part"),
    Example("标题:养老", "议题标题或会议名称里有“养老”", "In the heading or the meeting's name"),
    Example("文件:(养老 OR 托育)", "涉及的文件标题里有其中一个", "In the title of a document"),
    Example(
        "参会:*明 结果:原则同意",
        "姓名、单位、结果等按整个词匹配，* 可代任意字；姓名可用拼音或首字母",
        "Whole values; * stands for anything, and people go by pinyin or initials too",
    ),
    Example("日期:2022-01..2023-06 养老", "会议日期在这段时间内", "Meetings in a range of dates"),
    Example("老旧*改造", "中间至多隔 10 个字", "At most 10 characters between"),
    Example(
        "同句(养老 服务)",
        "在同一句里；另有 同段、同议题、同会",
        "In one sentence; 同段 paragraph, 同议题 item, 同会 meeting",
    ),
    Example("近10(养老 设施)", "相距不超过 10 个字", "At most 10 characters apart"),
)
