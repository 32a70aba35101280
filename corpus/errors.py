"""The error tree of this package, and the manners of every error that a user may see.

UserFacingError            both languages, safe to show
└── CorpusError
    ├── FolderNotFound     the folder to walk is not there
    ├── SchemaUnknown      minutes JSON of another version
    ├── BadTable           a table of names that cannot be understood
    └── ReadError          one file could not be read; the run goes on
        ├── EmptyFile
        ├── UnreadableFile the system refused (permissions, a broken link)
        ├── UnsupportedFormat
        ├── NotText        no encoding fits the bytes
        ├── Encrypted      a password is needed
        ├── Damaged        truncated, or broken inside
        ├── TooLarge       more than a record of a meeting can need, or made to burst the reader
        ├── Unsafe         reaches for what lies outside the file
        ├── NeedsExtra     an optional part is missing, and this says what brings it
        ├── ReaderTimeout  stopped by the clock
        ├── MachineBusy    stopped by the clock without having got the processor
        ├── ReaderMemory   stopped by the limit of memory
        ├── ReaderDied     the reading process ended without an answer
        ├── NotMinutes     text, but no record of a meeting
        └── ReaderCrashed  a fault of ours; the file is set aside and the run goes on
"""

from typing import ClassVar


def _again(kind: "type[UserFacingError]", details: dict[str, str]) -> "UserFacingError":
    return kind(**details)


class UserFacingError(Exception):
    """A mistake that the user can mend: says what is wrong and what to do, in Chinese and English.

    The two templates are filled from the keyword arguments; ``str()`` gives the Chinese text.
    """

    code: ClassVar[str] = "error"
    chinese: ClassVar[str] = "出错了。"
    english: ClassVar[str] = "Something went wrong."

    def __init__(self, **details: object) -> None:
        self.details = details
        super().__init__(self.chinese.format(**details))

    def __reduce__(self) -> tuple[object, ...]:
        # Readers run in processes of their own, and their errors come back through a pipe.
        return _again, (type(self), {name: str(value) for name, value in self.details.items()})

    def in_english(self) -> str:
        """The same message in English."""
        return self.english.format(**self.details)


class CorpusError(UserFacingError):
    """Base of everything that reading minutes can raise."""


class FolderNotFound(CorpusError):
    """The folder to walk is not there."""

    code = "folder-not-found"
    chinese = "找不到文件夹：{path}。请检查路径是否写对、磁盘是否已挂载。"
    english = "No such folder: {path}. Check the path, and that the disk is mounted."


class SchemaUnknown(CorpusError):
    """Minutes JSON that another version wrote, or no minutes JSON at all."""

    code = "schema-unknown"
    chinese = (
        "会议纪要 JSON 的版本无法识别（schema {found}，现为 {expected}）。请用本版本重新生成。"
    )
    english = "Minutes JSON of an unknown schema ({found}, expected {expected}). Write it anew."


class BadTable(CorpusError):
    """A table of organization names has a line that cannot be understood, or cannot be read."""

    code = "bad-table"
    chinese = "单位名称表有误：{path} 第 {line} 行：{reason}。请改正后重新运行。"
    english = "Table of names, {path} line {line}: give short and full name, or old, new and year."


class ReadError(CorpusError):
    """One file could not be read. A run reports it and goes on with the others."""

    code = "unreadable"


class EmptyFile(ReadError):
    """The file holds no text at all."""

    code = "empty-file"
    chinese = "文件是空的：{path}。请确认文件是否上传或转换完整。"
    english = "The file is empty: {path}. Check that it was copied or converted completely."


class UnreadableFile(ReadError):
    """The system refused to hand over the bytes."""

    code = "unreadable-file"
    chinese = "读不到文件：{path}（{reason}）。请检查文件权限。"
    english = "Cannot read the file: {path} ({reason}). Check its permissions."


class UnsupportedFormat(ReadError):
    """The first bytes belong to a format that no reader takes."""

    code = "unsupported-format"
    chinese = "暂不支持这种格式：{path}（{media_type}）。请另存为 UTF-8 文本或 HTML 后再建索引。"
    english = "This format is not supported: {path} ({media_type}). Save it as text or HTML."


class NotText(ReadError):
    """No encoding fits the bytes, so nothing in them can be trusted."""

    code = "not-text"
    chinese = "文件不是可识别的文本：{path}。请另存为 UTF-8 或 GB18030 文本后再建索引。"
    english = "The file is no readable text: {path}. Save it as UTF-8 or GB18030 text."


class Encrypted(ReadError):
    """Nobody can read it without the password."""

    code = "encrypted-file"
    chinese = "文件设有密码：{path}。请去掉密码另存一份，再建索引。"
    english = "The file is protected by a password: {path}. Save a copy without it."


class Damaged(ReadError):
    """The file is cut short or broken inside, so what could be read of it cannot be trusted."""

    code = "damaged-file"
    chinese = "文件已损坏或不完整：{path}（{reason}）。请重新下载，或用原软件打开后另存。"
    english = "The file is damaged or cut short: {path} ({reason}). Fetch it again, or resave it."


class TooLarge(ReadError):
    """More than a record of a meeting can need: an accident, or a file made to burst its reader."""

    code = "too-large"
    chinese = "文件展开后过大：{path}（{reason}）。会议纪要不会这样大；请检查来源，或只留正文另存。"
    english = (
        "The file unpacks to too much: {path} ({reason}). Check where it is from, or save less."
    )


class Unsafe(ReadError):
    """The file reaches for what lies outside it; no record of a meeting needs that."""

    code = "unsafe-file"
    chinese = (
        "文件含有不安全的内容，已拒绝读取：{path}（{reason}）。请检查来源，用原软件打开后另存。"
    )
    english = "Refused as unsafe: {path} ({reason}). Check where it is from, and save it anew."


class NeedsExtra(ReadError):
    """A reader lacks its optional part; ``extra`` of this project or ``package`` brings it."""

    code = "needs-extra"
    chinese = "读取 {media_type} 需要 {package}：{path}。请安装：{remedy}，然后重新运行。"
    english = "Reading {media_type} needs {package}: {path}. Install it ({remedy}) and run again."


class ReaderTimeout(ReadError):
    """The reader was stopped by the clock."""

    code = "reader-timeout"
    chinese = "读取超时：{path}（{seconds} 秒）。文件可能有问题；请用原软件打开后另存，或转为文本。"
    english = "Reading took too long: {path} ({seconds} s). Save it anew, or convert it to text."


class MachineBusy(ReadError):
    """The clock ran out while the reader had little of the processor: no fault of the file."""

    code = "machine-busy"
    chinese = (
        "机器太忙或磁盘太慢，{seconds} 秒内没有读完：{path}。文件未必有问题，不计入隔离，"
        "下次运行再读；请避开繁忙时段，或减少同时读取的进程（--workers 1）。"
    )
    english = (
        "The machine was too busy, or its disk too slow, to read {path} in {seconds} s. That may "
        "be no fault of the file; the next run reads it again. Run at a quieter time, or with "
        "--workers 1."
    )


class ReaderMemory(ReadError):
    """The reader was stopped by its limit of memory."""

    code = "reader-memory"
    chinese = "读取所需内存超过限额：{path}（{megabytes} MB）。请用原软件打开后另存，或转为文本。"
    english = "Reading needs too much memory: {path} ({megabytes} MB). Save it anew, or as text."


class ReaderDied(ReadError):
    """The process that read the file ended without an answer; the others are not affected."""

    code = "reader-died"
    chinese = "读取进程意外结束：{path}（{reason}）。其他文件不受影响；请用原软件打开后另存。"
    english = "The reading process ended: {path} ({reason}). Other files are not affected."


class NotMinutes(ReadError):
    """Readable text, but nothing in it says that it records a meeting."""

    code = "not-minutes"
    chinese = (
        "看不出这是会议纪要：{path}。如确为纪要，请检查是否缺少标题或开头的会议信息；"
        "仍要收录供检索，请加 --minutes-anyway。"
    )
    english = (
        "This does not look like minutes: {path}. If it is, its title or opening may be lost; "
        "to have it searched all the same, add --minutes-anyway."
    )


class ReaderCrashed(ReadError):
    """A fault in our own reading; the file is set aside so that the run can go on."""

    code = "reader-crashed"
    chinese = (
        "读取时程序出错：{path}（{reason}）。这是程序的缺陷，请连同文件一起报告；其他文件不受影响。"
    )
    english = (
        "The reader failed on {path} ({reason}). This is a bug: please report it with the file."
    )
