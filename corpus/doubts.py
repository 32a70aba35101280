"""What a reader may see and be unable to settle: every warning in one table, in both languages.

A warning's sentences are made here and nowhere else; ``docs/warnings.md`` is checked against the
table. Meaning and advice are for operators, Chinese first.
"""

from dataclasses import dataclass

from corpus.model import ParseWarning


@dataclass(frozen=True, slots=True)
class Doubt:
    """A kind of warning; ``{name}`` in its sentences stands for a detail given with it."""

    chinese: str
    english: str
    meaning: str
    advice: str


def doubt(code: str, line: int | None = None, **details: object) -> ParseWarning:
    """The warning of that code, its sentences filled in. Raises ``KeyError`` for unknown codes."""
    told = DOUBTS[code]
    chinese, english = told.chinese.format(**details), told.english.format(**details)
    return ParseWarning(code, chinese, line, english)


_COMPARE = (
    "与原文核对；原文没有写就不用处理。 Compare with the source; nothing to do if it is silent."
)

DOUBTS = {
    "attendance-unclear": Doubt(
        "名单中有分不清的字样：{words}。原文已保留，未列入参会人员。",
        "Words of a list could not be told apart: {words}. They are kept, but not as attendees.",
        "单位、职务和姓名分不开，宁缺毋错。 Organ, post and name cannot be parted with certainty.",
        "按原文查对；单位名称可补入 `organization_suffixes.txt`。 Look it up in the text.",
    ),
    "bad-bytes": Doubt(
        "第 {first}—{last} 行有无法识别的字节，显示为 \ufffd。",
        "Lines {first}-{last} hold bytes of no known character, shown as \ufffd.",
        "文件在转换或传输时损坏了几个字。 A few characters were lost before the file came here.",
        "重新取得原文件。 Fetch the file again.",
    ),
    "body-unknown": Doubt(
        "没有读出会议主体（哪个单位的会议）。",
        "Whose meeting it was could not be read.",
        "标题、开头和落款都没有写明单位。 Neither title, opening nor signature names the organ.",
        _COMPARE,
    ),
    "chair-unknown": Doubt(
        "没有读出主持人。",
        "Who chaired could not be read.",
        "没有“主持”一类的字样，或其后不是姓名。 Nothing says who presided, or no name follows.",
        _COMPARE,
    ),
    "count-mismatch": Doubt(
        "名单写明 {stated} 人，读出 {found} 人。",
        "The list states {stated} people; {found} were read.",
        "原文人数与名单不符，或有姓名没有读出。 The source miscounts, or a name was missed.",
        "数一数原文的名单。 Count the list in the source.",
    ),
    "date-unknown": Doubt(
        "没有读出会议日期。",
        "The date of the meeting could not be read.",
        "网址和发布日期不算会议日期。 The date of a page or an address is not taken for it.",
        _COMPARE,
    ),
    "date-without-year": Doubt(
        "会议日期只写了{day}，没有年份，未作推断。",
        "The date has month and day ({day}) but no year; none was guessed.",
        "年份只在网页上，可能是转载的日期。 Only the page has a year, which may be another one.",
        "按年份筛选时查不到它；请用检索词查找。 It is not found by year: search by words.",
    ),
    "kind-unknown": Doubt(
        "没有读出会议类型。",
        "The kind of meeting could not be read.",
        "会议名称不在 `kinds.txt` 中。 The meeting's name is not in the table of kinds.",
        "把会议名称补入 `kinds.txt`。 Add the name to that table.",
    ),
    "list-numbers-lost": Doubt(
        "文档使用了自动编号，有的未能还原，请与原文核对序号。",
        "The document numbers its lists by itself; not all numbers could be restored.",
        "编号不在文字里，由 Word 生成。 Word makes the numbers; they are not in the text.",
        "DOC 文件可安装 LibreOffice 后用 `--retry` 重读。 For DOC files install LibreOffice.",
    ),
    "main-text-uncertain": Doubt(
        "正文未能可靠识别，读入了整页文字，可能混有导航等内容。",
        "The main text could not be told for sure; the whole page was read, navigation and all.",
        "网页的版式不认识。 The layout of the page is not known.",
        "安装 `jiyao[html]`，或在 `selectors.txt` 加一行。 Install that extra, or add a selector.",
    ),
    "mixed-encoding": Doubt(
        "第 {first}—{last} 行与全文编码不同，已单独转换。",
        "Lines {first}-{last} are in another encoding and were converted by themselves.",
        "文件由几份不同编码的文字拼成。 The file was put together from texts of two encodings.",
        "看一下这几行是否正常。 Look whether those lines read well.",
    ),
    "more-encoding-trouble": Doubt(
        "自第 {first} 行起还有 {count} 处编码问题，不再逐一列出。",
        "{count} more places with such trouble from line {first} on are not listed.",
        "编码问题太多。 There are too many of them to tell.",
        "重新取得原文件，或另存为 UTF-8。 Fetch the file again, or save it as UTF-8.",
    ),
    "no-sections": Doubt(
        "没有读出分项议题。",
        "No agenda items could be told apart.",
        "原文没有编号或分段，全文作为一项。 The text has no items; it is kept as a whole.",
        _COMPARE,
    ),
    "not-minutes": Doubt(
        "看不出这是会议纪要，按要求收录供检索，没有读取会议要素。",
        "This does not look like minutes; it was kept to be searched, and no fact was read.",
        "用了 `--minutes-anyway`。 That option was given.",
        "确为纪要时，请检查是否缺少标题或开头。 If it is minutes, look for a lost title.",
    ),
    "pages-not-read": Doubt(
        "第 {pages} 页是扫描图像，没有读出文字；安装文字识别后可读：{remedy}。",
        "Pages {pages} are scans without text; install recognition to read them: {remedy}.",
        "其余各页已读。 The other pages were read.",
        "安装后重新运行，会自动重读。 Install it and run again: the file is read anew.",
    ),
    "second-meeting": Doubt(
        "文中还写到另一次会议，只读取了第一次会议的要素。",
        "The text tells of a second meeting as well; only the first one's facts were read.",
        "一篇稿件报道了两次会议。 One text reports on two meetings.",
        "按原文查对；可将两次会议分成两个文件。 Look it up; keep each in a file of its own.",
    ),
    "text-damaged": Doubt(
        "此行与上文接不上，换页处可能缺字，未作拼接。",
        "This line does not go on from the one before; words may be lost at a page's end.",
        "拼接会生出原文没有的句子。 Joined, they would make a sentence that nobody wrote.",
        "查看原件换页处。 Look at the page's end in the original.",
    ),
    "text-lost": Doubt(
        "{written} 个汉字中有 {lost} 个未能读出，请核对原文。",
        "{lost} of {written} Han characters could not be read; compare with the source.",
        "文件损坏、版式少见，或有字写在表单、图表、浮注里。"
        " It is broken, laid out oddly, or has text in fields, charts or notes laid over a page.",
        "用原软件或浏览器打开，另存为文本。 Open it in its program or a browser, save it as text.",
    ),
    "text-not-shown": Doubt(
        "文档含修订删除或隐藏的文字，未能分辨。",
        "The document holds deleted or hidden text that could not be told from the rest.",
        "读出的文字可能多于纸面上的。 More may have been read than is printed.",
        "安装 LibreOffice 后用 `--retry` 重读。 Install LibreOffice and read it again.",
    ),
    "votes-unclear": Doubt(
        "有表决票数未能确定属于哪个议定事项，原文已保留。",
        "Votes are stated that fit no single decision; they stand in the text.",
        "一句话里有几个议定事项，或没有写明结果。 Several decisions, or no outcome beside them.",
        "按原文查对。 Look it up in the text.",
    ),
}
"""Code to kind of warning, in the order of the codes."""
