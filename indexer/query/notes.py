"""What a question could not be taken for as it was typed: a table of notes, safe to show."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, TypeAlias

MAX_DEPTH = 20
MAX_WILDCARDS = 4


@dataclass(frozen=True, slots=True)
class Note:
    """Something in the question that was not read as typed; both texts are safe to show."""

    code: str
    chinese: str
    english: str


class Bilingual(Protocol):
    """Anything that says itself in both languages."""

    @property
    def chinese(self) -> str:
        """The Chinese words."""

    @property
    def english(self) -> str:
        """The English words."""


Message: TypeAlias = Callable[[Bilingual], str]
"""How such a thing is said, by whoever has a language."""


def in_chinese(said: Bilingual) -> str:
    """As commands say it, which choose no language and have English beside it."""
    return said.chinese


def note_json(note: Note, message: Message = in_chinese) -> dict[str, str]:
    """As an answer has it: ``code`` never changes, the messages are for people."""
    return {"code": note.code, "message": message(note), "message_en": note.english}


NOTES = {
    note.code: note
    for note in (
        Note(
            "unclosed-quote",
            "引号没有成对，引号后的内容已按普通词检索。",
            "A quotation mark has no partner; what follows was searched as plain words.",
        ),
        Note(
            "stray-parenthesis",
            "括号没有成对，落单的括号已忽略。",
            "A parenthesis has no partner and was ignored.",
        ),
        Note(
            "too-deep",
            f"括号嵌套超过 {MAX_DEPTH} 层，已全部忽略，括号内的内容按普通词检索。",
            f"Parentheses nest deeper than {MAX_DEPTH}; all were ignored.",
        ),
        Note(
            "lone-or",
            "OR 或 | 的一侧没有可检索的词，这个 OR 已忽略。",
            "An OR has nothing to search for on one side and was ignored.",
        ),
        Note(
            "nothing-to-exclude",
            "减号后面没有可检索的词，这个减号已忽略。",
            "A minus has nothing to exclude and was ignored.",
        ),
        Note(
            "empty-part",
            "空的引号或括号已忽略。",
            "Empty quotation marks or parentheses were ignored.",
        ),
        Note(
            "punctuation",
            "单独的标点不能检索，已忽略；如需精确匹配标点，请加引号。",
            "Punctuation standing alone was ignored; put it in quotation marks to find it.",
        ),
        Note(
            "lone-field",
            "字段名后面没有内容，字段名已按普通词检索。",
            "A field has nothing behind its colon; its name was searched as a plain word.",
        ),
        Note(
            "bad-date",
            "日期看不懂，已按普通词检索；请写成 日期:2023、日期:2023-08、日期:2023-01..2023-08。",
            "A date cannot be read and was searched as plain words; write date:2023-01..2023-08.",
        ),
        Note(
            "backward-range",
            "日期范围前后颠倒，已对调。",
            "A range of dates ended before it began; its ends were exchanged.",
        ),
        Note(
            "lone-wildcard",
            "单独的 * 不能检索，已忽略。",
            "A wildcard standing alone was ignored.",
        ),
        Note(
            "too-many-wildcards",
            f"一个词里最多用 {MAX_WILDCARDS} 个 *，多出的已按空格处理。",
            f"A word takes at most {MAX_WILDCARDS} wildcards; it was searched as plain words.",
        ),
        Note(
            "nested-scope",
            "同句、同段、近N 等不能套用，里层的已并入外层。",
            "Scopes cannot be nested; the inner one was taken as part of the outer one.",
        ),
        Note(
            "near-words",
            "近N(…) 里只能写词或引号，其余的（减号、字段、OR）已忽略。",
            "Only words and quotes can stand in near; what else stood there was ignored.",
        ),
    )
}
