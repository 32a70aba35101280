"""The command ``jiyao``: a table of commands, each loaded only when it is called.

Data goes to stdout, talk to stderr. Exit codes: 0 done · 1 failed, index unchanged · 2 usage ·
3 done, but some files could not be read · 75 another run holds the lock (EX_TEMPFAIL).
"""

import copy
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

import click

from corpus.errors import UserFacingError
from indexer.errors import IndexLocked, StorageFailed
from indexer.talk import say

EXIT_FAILED = 1
EXIT_SOME_UNREADABLE = 3
EXIT_LOCKED = 75

_HELP = """纪要：中国政府会议纪要的全文检索。

Full-text search over Chinese government meeting minutes."""
_EPILOG = """\b
退出码 Exit codes
   0  完成  done
   1  失败，索引没有改动  failed, the index is unchanged
   2  用法有误  wrong usage
   3  完成，但有文件读不出  done, but some files could not be read
  75  另一个任务正在运行  another run holds the lock"""


@dataclass(frozen=True, slots=True)
class CommandRow:
    """A command: its name, where its click command is (``module:attribute``), and its help."""

    name: str
    target: str
    chinese: str
    english: str


COMMANDS = (
    CommandRow(
        "index",
        "indexer.commands.index:index",
        "建立或更新索引：只读新增和改动的文件，适合放进 cron。",
        "Bring the index up to date with folders; made for cron.",
    ),
    CommandRow(
        "rebuild",
        "indexer.commands.index:rebuild",
        "从头重建索引，完成后一次切换；其间旧索引照常可用。",
        "Build a fresh index beside the old one and switch at the end.",
    ),
    CommandRow(
        "copy",
        "indexer.commands.copy:copy",
        "把索引搬到另一种引擎，不必重读文件。",
        "Move an index to another engine without reading the files again.",
    ),
    CommandRow(
        "search",
        "indexer.commands.search:search",
        "检索议题；条件与网页相同。",
        "Search agenda items, with the same conditions as the web page.",
    ),
    CommandRow(
        "export",
        "indexer.commands.export:export_command",
        "导出检索到的全部议题：CSV、XLSX、JSON Lines、TXT 或 TEI。",
        "Take away all that a search finds: CSV, XLSX, JSON lines, TXT or TEI.",
    ),
    CommandRow(
        "check",
        "indexer.commands.check:check_list",
        "批量核对：一份清单里的每个标题或文号，哪次会议研究过、结果怎样。",
        "Check a list: for each title or number, which meeting dealt with it.",
    ),
    CommandRow(
        "show",
        "indexer.commands.show:show",
        "显示一次会议的纪要。",
        "Show the minutes of one meeting.",
    ),
    CommandRow(
        "duties",
        "indexer.commands.duties:duties_command",
        "责任清单：谁要办什么、何时之前；可输出表格和日历。",
        "Who must do what by when; as tables and a calendar too.",
    ),
    CommandRow(
        "trends",
        "indexer.commands.research:trends_command",
        "趋势：各年、季度或月有多少议题和会议，占多少。",
        "How many items and meetings of each year, quarter or month, and what share.",
    ),
    CommandRow(
        "kwic",
        "indexer.commands.research:kwic_command",
        "逐处列出检索词和左右的字。",
        "Keyword in context: a line for each place.",
    ),
    CommandRow(
        "collocates",
        "indexer.commands.research:collocates_command",
        "检索词身边常有的词，可对比两个时段。",
        "Words beside a term; two periods can be compared.",
    ),
    CommandRow(
        "rising",
        "indexer.commands.research:rising_command",
        "一个时段里新出现和明显增多的词和文件。",
        "Words and documents that a period has clearly more of.",
    ),
    CommandRow(
        "similar",
        "indexer.commands.research:similar_command",
        "与一项议题相似的，以及此前同一事项的。",
        "Items like one, and earlier ones on the same matter.",
    ),
    CommandRow(
        "parse",
        "indexer.commands.parse:parse",
        "读出文件里的纪要，每份一行 JSON；不涉及索引。",
        "Print the minutes JSON of files, one a line; needs no index.",
    ),
    CommandRow(
        "stats",
        "indexer.commands.stats:stats",
        "索引的规模、版本，以及读不出的文件。",
        "What the index holds, and the files that could not be read.",
    ),
    CommandRow(
        "verify",
        "indexer.commands.verify:verify_index",
        "核对索引：每个字节、来源清单、来源文件夹，并按原文抽查。",
        "Hold the index against its checksums, manifest, folders and texts.",
    ),
    CommandRow(
        "gc",
        "indexer.commands.gc:gc",
        "清理不再需要的旧代次和中断留下的文件。",
        "Let go of old generations and of what killed runs left.",
    ),
    CommandRow(
        "cluster",
        "indexer.commands.cluster:cluster",
        "检索集群里的索引：准备、状态、退回上一状态、清理。",
        "An index in a cluster: prepare, look after, go back, clean up.",
    ),
    CommandRow(
        "dictionary",
        "indexer.commands.dictionary:dictionary",
        "分词词典：生效的词，以及加一个词会改变什么。",
        "The words that are taught, and what one more would change.",
    ),
    CommandRow(
        "doctor",
        "indexer.commands.doctor:doctor",
        "检查环境：可选部件、索引、权限、磁盘和来源文件夹，缺什么怎样补。",
        "What is missing or wrong here, and how to mend it.",
    ),
    CommandRow(
        "config",
        "indexer.commands.config:config",
        "每项设置的值和来源。",
        "Each setting's value and where it came from.",
    ),
)


class LazyGroup(click.Group):
    """Commands from a table; a command's module is imported when the command is called.

    Errors that a user can mend end in their two messages and an exit code, never a traceback.
    """

    def __init__(self, rows: Sequence[CommandRow]) -> None:
        settings = {"help_option_names": ["-h", "--help"]}
        super().__init__("jiyao", help=_HELP, epilog=_EPILOG, context_settings=settings)
        self.rows = {row.name: row for row in rows}

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of the table."""
        return list(self.rows)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command with the help of its row, or None."""
        row = self.rows.get(cmd_name)
        if row is None:
            return None
        module, _, attribute = row.target.partition(":")
        command: click.Command = copy.copy(getattr(importlib.import_module(module), attribute))
        command.name, command.help = row.name, f"{row.chinese}\n\n{row.english}"
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The table as help; click's own would import every command."""
        with formatter.section("命令 Commands"):
            formatter.write_dl(
                [pair for row in self.rows.values() for pair in _help_lines(row)], col_spacing=4
            )

    def invoke(self, ctx: click.Context) -> object:
        """Run, and turn errors that a user can mend into messages."""
        try:
            return super().invoke(ctx)
        except UserFacingError as error:
            return _give_up(ctx, error)
        except click.UsageError:
            click.echo("用法有误；加 --help 可看用法。", err=True)
            raise
        except BrokenPipeError:
            raise
        except OSError as error:
            reason = error.strerror or error
            return _give_up(ctx, StorageFailed(path=error.filename or "", reason=reason))


def command_group(rows: Sequence[CommandRow] = COMMANDS) -> LazyGroup:
    """The group ``jiyao`` with these commands."""
    return click.version_option(None, "-V", "--version", package_name="jiyao")(LazyGroup(rows))


def _help_lines(row: CommandRow) -> list[tuple[str, str]]:
    return [(row.name, row.chinese), ("", row.english)]


def _give_up(ctx: click.Context, error: UserFacingError) -> NoReturn:
    say(ctx, str(error), error.in_english(), level="error", code=error.code)
    ctx.exit(EXIT_LOCKED if isinstance(error, IndexLocked) else EXIT_FAILED)
