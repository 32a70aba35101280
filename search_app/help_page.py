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
)
