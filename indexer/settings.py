"""The settings: one table, and where each value came from.

Flags go before the environment (``JIYAO_*``), that before ``jiyao.toml``, that before the default.
Read at the doors only; everything deeper takes values as arguments.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from indexer.errors import SettingsError
from indexer.query.deadline import TIME_LIMIT
from indexer.query.parameters import MAX_SIZE
from indexer.text.segmenters import AUTO, HANDS

CONFIG_FILE = "jiyao.toml"
CONFIG_VARIABLE = "JIYAO_CONFIG"

ON, OFF = "on", "off"
HIDDEN = "******"
_PASSWORD = "pass"
_PREFIX = "JIYAO_"


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting; ``read`` makes its value from text and raises ValueError with a remedy.

    A secret one has no flag, which all users of a machine could read, and is never printed.
    """

    name: str
    default: str
    read: Callable[[str], str | int]
    chinese: str
    english: str
    is_secret: bool = False

    @property
    def variable(self) -> str:
        """Its name in the environment."""
        return _PREFIX + self.name.upper()

    @property
    def flag(self) -> str:
        """Its name on the command line."""
        return "--" + self.name.replace("_", "-")


@dataclass(frozen=True, slots=True)
class Value:
    """A value and its origin: 命令行, the variable, the file, or 默认值."""

    value: str | int
    origin: str


@dataclass(frozen=True, slots=True)
class Settings:
    """All values, by the names of ``SETTINGS``."""

    values: Mapping[str, Value]

    def shown(self, name: str) -> str | int:
        """The value as it may be printed."""
        value = self.values[name].value
        return HIDDEN if value and _BY_NAME[name].is_secret else value

    def text(self, name: str) -> str:
        """The value as text."""
        return str(self.values[name].value)

    def number(self, name: str) -> int:
        """The value as a number."""
        return int(self.values[name].value)


def _text(text: str) -> str:
    if not text.strip():
        raise ValueError("不能为空。")
    return text.strip()


def _any_text(text: str) -> str:
    return text.strip()


def _between(least: int, most: int) -> Callable[[str], int]:
    def read(text: str) -> int:
        # The length is looked at first: Python refuses to read numbers of thousands of digits.
        number = int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else -1
        if not least <= number <= most:
            raise ValueError(f"请给 {least} 到 {most} 的整数。")
        return number

    return read


def _one_of(*values: str) -> Callable[[str], str]:
    def read(text: str) -> str:
        if text not in values:
            raise ValueError(f"请给 {'、'.join(values)} 之一。")
        return text

    return read


SETTINGS = (
    Setting(
        "index",
        "jiyao-data/index",
        _text,
        "索引的地址：路径，或 whoosh:路径、tantivy:路径、opensearch+https://主机:9200/名称",
        "address of the index: a path, whoosh:PATH, tantivy:PATH or opensearch+https://HOST:9200/NAME",
    ),
    Setting(
        "workers",
        "0",
        _between(0, 64),
        "同时读文件的进程数；0 为每核一个",
        "processes that read files; 0 is one a core",
    ),
    Setting("host", "127.0.0.1", _text, "网页监听的地址", "address that the web pages listen on"),
    Setting("port", "8000", _between(0, 65535), "网页监听的端口；0 为任选", "port; 0 picks one"),
    Setting(
        "page_size", "20", _between(1, MAX_SIZE), "每页条数，未指定 size 时用", "hits on a page"
    ),
    Setting(
        "time_limit",
        str(TIME_LIMIT),
        _between(1, 3600),
        "一次检索最多用几秒，超过则报 query-timeout",
        "seconds that a question may take before it is given up with query-timeout",
    ),
    Setting(
        "cache_mb",
        "128",
        _between(0, 100_000),
        "Whoosh 引擎记住已读词语所用的内存，兆字节",
        "megabytes that the Whoosh engine keeps of words it has read",
    ),
    Setting(
        "segmenter",
        AUTO,
        _one_of(AUTO, *HANDS),
        "分词库：auto 沿用建立索引的那个，新索引用已装的最快者",
        "segmenter: auto is the one that built the index, or the fastest for a new one",
    ),
    Setting(
        "originals",
        ON,
        _one_of(ON, OFF),
        "网页是否提供原文件下载：on 或 off",
        "whether the pages hand out the files that meetings were read from: on or off",
    ),
    Setting(
        "mask",
        ON,
        _one_of(ON, OFF),
        "是否遮盖身份证号、电话、银行卡号：on 或 off",
        "whether numbers of identity cards, telephones and bank cards are masked: on or off",
    ),
    Setting(
        "removed",
        "-",
        _text,
        "移除名单：一行一个会议编号的文件，即刻生效；- 为没有",
        "a file of ids of meetings, a line each, that are shown to nobody; - is none",
    ),
    Setting(
        "hosts",
        "",
        _any_text,
        "网页接受的主机名，用逗号隔开；留空时，只在本机监听的只接受本机名",
        "names of the host that the pages answer to, parted by commas",
    ),
    Setting(
        "proxy",
        "",
        _any_text,
        "反向代理的地址，如 127.0.0.1：它转告的访客地址才算数",
        "address of the reverse proxy that may tell who asks, 127.0.0.1 say",
    ),
    Setting(
        "processes",
        "0",
        _between(0, 64),
        "网页由几个进程答复；0 为每核一个，至多 4 个",
        "processes that answer; 0 is one a core, 4 at most",
    ),
    Setting(
        "threads",
        "8",
        _between(1, 64),
        "serve --production 同时处理几个请求",
        "requests that serve --production works on at once",
    ),
    Setting(
        "client_limit",
        "4",
        _between(0, 64),
        "serve --production 为同一访客同时处理几个请求，再多的答 429；0 为不限",
        "requests of one client that serve --production works on at once; 0 sets no limit",
    ),
    Setting(
        "log_queries",
        OFF,
        _one_of(ON, OFF),
        "运行日志是否记下检索式和完整网址：on 或 off",
        "whether the log tells questions and whole addresses: on or off",
    ),
    Setting(
        "organizations",
        "-",
        _text,
        "自己的单位名称表：简称与全称、改名，补充自带的表；- 为没有",
        "a table of your own of organizations' short forms and renamings; - is none",
    ),
    Setting(
        "people",
        "-",
        _text,
        "自己的人员归并表：哪些“姓名@单位”是同一个人；- 为没有",
        "a table of your own of who is one person under two organizations; - is none",
    ),
    Setting(
        "dictionary",
        "-",
        _text,
        "自己的词典，一行一个词，重建索引后生效；- 为没有",
        "a dictionary of your own, a term a line, for the next rebuild; - is none",
    ),
    Setting(
        "canaries",
        "",
        _any_text,
        "关键检索式，用分号隔开：更新后变成零条则不切换；jiyao stats 用来测速，留空则取自索引",
        "queries, parted by semicolons, that must go on finding something; jiyao stats times them",
    ),
    Setting(
        "max_vanish",
        "20",
        _between(0, 100),
        "一次运行最多可让百分之几的会议从索引消失，超过则不切换",
        "percent of the meetings that may vanish in one run; with more, nothing is switched",
    ),
    Setting(
        "cluster_user", "", _any_text, "进入检索集群的用户名", "name that the cluster is entered by"
    ),
    Setting(
        "cluster_password_file",
        "-",
        _text,
        "口令文件：第一行是进入检索集群的口令，只许自己可读；- 为没有",
        "a file whose first line is the cluster's password, readable to its owner only; - is none",
    ),
    Setting(
        "cluster_password",
        "",
        _any_text,
        "进入检索集群的口令；只可用环境变量给出，先于口令文件",
        "the cluster's password, from the environment only, before that of the file",
        is_secret=True,
    ),
    Setting(
        "cluster_ca",
        "-",
        _text,
        "核对检索集群证书所用的 CA 文件（PEM）；- 为用系统的",
        "file of certificates (PEM) that the cluster's is verified by; - is the system's",
    ),
    Setting(
        "cluster_shards",
        "1",
        _between(1, 200),
        "集群里新建或重建的索引分成几片，每片 10 至 30 GB 为宜",
        "parts of an index that is made in a cluster; 10 to 30 GB each is right",
    ),
)
_BY_NAME = {setting.name: setting for setting in SETTINGS}
_WRITTEN = [setting.name for setting in SETTINGS if not setting.is_secret]
"""What may stand in a file and on a command line."""


def load_settings(
    flags: Mapping[str, str | None], environment: Mapping[str, str], config: Path | None = None
) -> Settings:
    """Every setting from the first place that has it.

    ``config`` is the file of ``--config``; without it ``JIYAO_CONFIG`` or ``./jiyao.toml``.
    Raises ``SettingsError`` for an unknown name, a bad value, or a file that cannot be read.
    """
    file = _config_file(config, environment)
    found = {setting.name: Value(setting.default, "默认值") for setting in SETTINGS}
    found |= _from_file(file) if file else {}
    found |= _from_environment(environment)
    found |= {n: Value(text, _BY_NAME[n].flag) for n, text in flags.items() if text is not None}
    return Settings({name: _checked(name, value) for name, value in found.items()})


def _config_file(config: Path | None, environment: Mapping[str, str]) -> Path | None:
    if config:
        return config
    if environment.get(CONFIG_VARIABLE):
        return Path(environment[CONFIG_VARIABLE])
    return Path(CONFIG_FILE) if Path(CONFIG_FILE).is_file() else None


def _from_file(file: Path) -> dict[str, Value]:
    try:
        members = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        remedy = "请检查文件是否存在、是否为 UTF-8 编码的 TOML。"
        raise SettingsError(name=file, value=error, origin=file, remedy=remedy) from error
    for name in members:
        _refuse_stranger(name, _WRITTEN, members[name], str(file))
        if type(members[name]) not in (str, int):
            raise SettingsError(
                name=name, value=members[name], origin=file, remedy="请给文字或整数。"
            )
    return {name: Value(str(value), str(file)) for name, value in members.items()}


def _from_environment(environment: Mapping[str, str]) -> dict[str, Value]:
    known = {setting.variable: setting.name for setting in SETTINGS}
    given = {n: v for n, v in environment.items() if n.startswith(_PREFIX) and v}
    given.pop(CONFIG_VARIABLE, None)
    for variable, value in given.items():
        _refuse_stranger(variable, list(known), value, "环境变量")
    return {known[variable]: Value(value, variable) for variable, value in given.items()}


def _refuse_stranger(name: str, known: list[str], value: object, origin: str) -> None:
    if name not in known:
        nearest = get_close_matches(name, known, n=1, cutoff=0)[0]
        remedy = f"没有这个设置，您是否要用 {nearest}？"
        # A password that was put in a wrong place is not to be told on a screen either.
        if _PASSWORD in name.lower() or _PASSWORD in nearest.lower():
            value, remedy = (
                HIDDEN,
                "口令请用 JIYAO_CLUSTER_PASSWORD 或 cluster_password_file 给出。",
            )
        raise SettingsError(name=name, value=value, origin=origin, remedy=remedy)


def _checked(name: str, value: Value) -> Value:
    try:
        return Value(_BY_NAME[name].read(str(value.value)), value.origin)
    except ValueError as error:
        raise SettingsError(
            name=name, value=value.value, origin=value.origin, remedy=error
        ) from error
