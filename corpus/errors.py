"""The error tree of this package, and the manners of every error that a user may see.

UserFacingError            both languages, safe to show
└── CorpusError
    ├── FolderNotFound     the folder to walk is not there
    └── ReadError          one file could not be read; the run goes on
        ├── EmptyFile
        ├── UnreadableFile the system refused (permissions, a broken link)
        ├── UnsupportedFormat
        ├── NotText        no encoding fits the bytes
        ├── NotMinutes     text, but no record of a meeting
        └── ReaderCrashed  a fault of ours; the file is set aside and the run goes on
"""

from typing import ClassVar


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


class NotMinutes(ReadError):
    """Readable text, but nothing in it says that it records a meeting."""

    code = "not-minutes"
    chinese = "看不出这是会议纪要：{path}。如确为纪要，请检查是否缺少标题或开头的会议信息。"
    english = "This does not look like minutes: {path}. If it is, its title or opening may be lost."


class ReaderCrashed(ReadError):
    """A fault in our own reading; the file is set aside so that the run can go on."""

    code = "reader-crashed"
    chinese = (
        "读取时程序出错：{path}（{reason}）。这是程序的缺陷，请连同文件一起报告；其他文件不受影响。"
    )
    english = (
        "The reader failed on {path} ({reason}). This is a bug: please report it with the file."
    )
