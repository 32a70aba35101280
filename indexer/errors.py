"""The error tree of this package.

IndexerError
├── EmptyFolder         nothing to read, so nothing is changed
├── EngineUnknown       no engine goes by that address
├── MissingExtra        the engine's library is not installed
├── SamePlace           an index cannot be copied onto itself
├── TargetExists        a copy would replace an index, which must be said
├── IndexLocked         another run is writing
├── IndexUnavailable    no index there yet
│   ├── IndexDamaged    there is one, but its files cannot be read
│   └── IndexUntrusted  somebody else could have written its files
├── ClusterUnavailable  the cluster cannot be reached, or not all of it answers
├── ClusterInsecure     the cluster is not safe to talk to
├── StorageFailed       the system refused to read or write
├── BadText             a text that no index can hold
├── SchemaMismatch      the index was built by another schema or segmenter
├── QueryTimeout        the question took too long
├── QuerySyntaxError    nothing in the question can be searched
├── QueryTooLong        more characters than a question may have
├── TooManyTerms        more words and quotes than a question may have
├── BadParameter        a filter, date, sort or page that cannot be understood
├── BadDictionary       a word that an operator gave cannot be a word
├── BadPeople           a table of people that cannot be understood
├── SettingsError       a setting that cannot be understood
├── MeetingNotFound     no meeting goes by that id
├── MeetingGone         there was a meeting of that id
├── MeetingRemoved      a meeting that was removed on request
├── BadRemovals         a list of removed meetings that cannot be read
├── DocumentGone        minutes that are not here any more named a document so
├── PersonNotFound      nobody goes by that key
├── OrganizationNotFound  no organization goes by that key
├── DocumentNotFound    no minutes name a document so
├── RunRefused          what a run wrote was not switched to
│   ├── CanaryLost      a question that found something would find nothing
│   ├── NotAsWritten    what was written is not what should have been
│   └── TooManyVanish   more meetings would vanish than may
├── ListError           a list of documents to check cannot be taken
│   ├── NotAList        it is no table and no text with a title a line
│   ├── EmptyList       nothing stands in it
│   ├── ListTooLong     more rows than are checked at a time
│   └── NoSuchColumn    the table has no column of that name
└── NothingReadable     a rebuild could read no file at all, so nothing is changed
"""

from corpus.errors import UserFacingError


class IndexerError(UserFacingError):
    """Base of everything that building or asking an index can raise."""


class EmptyFolder(IndexerError):
    """The folder holds no file, which is more often an unmounted disk than an emptied one."""

    code = "empty-folder"
    chinese = "文件夹里没有文件：{path}。索引没有改动；请检查路径或磁盘挂载。"
    english = "No files in {path}. The index is unchanged; check the path and that it is mounted."


class EngineUnknown(IndexerError):
    """No engine goes by that address."""

    code = "engine-unknown"
    chinese = (
        "不认识的索引地址：{url}。可用：普通路径、whoosh:路径、tantivy:路径，"
        "或 opensearch+https://主机:9200/名称。"
    )
    english = (
        "Unknown index address: {url}. Use a plain path, whoosh:PATH, tantivy:PATH or"
        " opensearch+https://HOST:9200/NAME."
    )


class MissingExtra(IndexerError):
    """The engine is an extra, and its library is not installed."""

    code = "missing-extra"
    chinese = "这种索引需要 {extra}。请安装：pip install 'jiyao[{extra}]'，然后重新运行。"
    english = "This index needs {extra}. Run pip install 'jiyao[{extra}]', then run again."


class SamePlace(IndexerError):
    """An index cannot be copied onto itself."""

    code = "same-place"
    chinese = "FROM 和 TO 是同一个位置：{address}。请另给一个路径。"
    english = "FROM and TO are the same place: {address}. Give another path."


class TargetExists(IndexerError):
    """A copy would replace an index, which must be said."""

    code = "target-exists"
    chinese = "那里已有索引：{address}。没有改动；要整个替换，请加 --force。"
    english = "There is an index already: {address}. Nothing is changed; --force replaces it."


class IndexLocked(IndexerError):
    """Another run is writing."""

    code = "index-locked"
    chinese = "另一个任务正在更新索引：{path}。请等它结束后再试。"
    english = "Another run is updating the index: {path}. Try again when it has ended."


class IndexUnavailable(IndexerError):
    """No index there yet."""

    code = "index-unavailable"
    chinese = "尚未建立索引：{path}。请先运行 jiyao index 目录。"
    english = "There is no index yet: {path}. Run jiyao index DIR first."


class IndexDamaged(IndexUnavailable):
    """The files of the index are not what was written; it can always be built again."""

    code = "index-damaged"
    chinese = "索引文件已损坏或不完整：{path}（{reason}）。请运行 jiyao rebuild 目录 重建。"
    english = "The index is damaged: {path} ({reason}). Run jiyao rebuild DIR."


class IndexUntrusted(IndexUnavailable):
    """Somebody else could have written it, and opening it would run what they wrote."""

    code = "index-untrusted"
    chinese = (
        "索引文件可能被他人改写，没有打开：{path}（{reason}）。请由建立索引的用户运行，"
        "并 chmod -R go-w；来历不明的索引请删除后重建。"
    )
    english = (
        "Others could have written the index, so it was not opened: {path} ({reason}). Run as the"
        " user that built it, after chmod -R go-w; delete and rebuild one from elsewhere."
    )


class ClusterUnavailable(IndexerError):
    """The cluster cannot be reached, or only a part of it answers.

    It is no ``IndexUnavailable``: there may well be an index, so nobody may begin a new one.
    """

    code = "cluster-unavailable"
    chinese = "检索集群暂不可用，或只有部分数据在线：{address}（{reason}）。请稍后再试。"
    english = "The search cluster, or a part of it, is out of reach: {address} ({reason})."


class ClusterInsecure(IndexerError):
    """What is sent to the cluster could be read on the way, or anybody may enter it."""

    code = "cluster-insecure"
    chinese = "检索集群不安全，没有连接：{address}（{reason}）。请启用 HTTPS 和口令。"
    english = "The search cluster is not safe: {address} ({why}). Set up HTTPS and a password."


class StorageFailed(IndexerError):
    """The system refused to read or write: no right, no room, a broken disk."""

    code = "storage-failed"
    chinese = "读写失败：{path}（{reason}）。请检查权限和磁盘空间。"
    english = "Cannot read or write {path} ({reason}). Check permissions and free space."


class BadText(IndexerError):
    """Half of a character (a lone surrogate) in a text: one can spoil a whole run of an engine."""

    code = "bad-text"
    chinese = "文字里有残缺的字符，无法建立索引：{place}。请重新转换原文件。"
    english = "Broken characters cannot be indexed: {place}. Convert the file again."


class SchemaMismatch(IndexerError):
    """The index was built by another schema or segmenter, so its answers would be wrong."""

    code = "schema-mismatch"
    chinese = "索引由另一版本建立（{found}，现为 {expected}）。请运行 jiyao rebuild 目录 重建。"
    english = "The index was built by another version ({found}, now {expected}). Run jiyao rebuild."


class QueryTimeout(IndexerError):
    """The question took too long."""

    code = "query-timeout"
    chinese = "检索超时。请减少检索词或加上年份等条件后再试。"
    english = "The search took too long. Use fewer words or add a filter such as a year."


class QuerySyntaxError(IndexerError):
    """Nothing in the question can be searched."""

    code = "query-syntax"
    chinese = "检索式里没有可检索的词：{query}。请输入至少一个词，例如：老旧小区 OR 城市更新。"
    english = "Nothing to search for in: {query}. Give at least one word."


class QueryTooLong(IndexerError):
    """More characters than a question may have."""

    code = "query-too-long"
    chinese = "检索式太长：{length} 个字，最多 {limit} 个。请只留下关键的词句。"
    english = "The query is too long: {length} characters of {limit}. Keep the telling words."


class TooManyTerms(IndexerError):
    """More words and quotes than a question may have."""

    code = "too-many-terms"
    chinese = "检索式里有 {count} 个词，最多 {limit} 个。请分几次检索，或只留下关键的词。"
    english = "The query has {count} terms, and {limit} are the most. Ask in parts, or keep a few."


class BadParameter(IndexerError):
    """A filter, date, sort or page that cannot be understood, or that there is none of."""

    code = "bad-parameter"
    chinese = "参数 {name}（{value}）无法识别。{remedy}"
    english = "Cannot understand the parameter {name} ({value}). {remedy_en}"


class BadDictionary(IndexerError):
    """A word that an operator gave cannot be a word, or the file of them cannot be read."""

    code = "bad-dictionary"
    chinese = "词典有误：{path} 第 {line} 行：{reason}。一行一个词，改正后重新运行。"
    english = "Dictionary {path}, line {line}: a word is 2 to 20 Han characters, letters or digits."


class BadPeople(IndexerError):
    """A table of who is one person has a line that cannot be understood, or cannot be read."""

    code = "bad-people"
    chinese = "人员归并表有误：{path} 第 {line} 行：{reason}。请改正后重新运行。"
    english = "Table of people, {path} line {line}: NAME@ORGANIZATION, a tab, NAME@ORGANIZATION."


class SettingsError(IndexerError):
    """A setting that cannot be understood."""

    code = "bad-setting"
    chinese = "设置 {name} 无法识别：{value}（来自 {origin}）。{remedy}"
    english = "Cannot understand the setting {name}: {value} (from {origin})."


class MeetingNotFound(IndexerError):
    """No meeting goes by that id."""

    code = "meeting-not-found"
    chinese = "索引里没有这次会议：{meeting_id}。编号可从 jiyao search 的结果里复制。"
    english = "No such meeting: {meeting_id}. Copy the id from a result of jiyao search."


class PersonNotFound(IndexerError):
    """Nobody goes by that key."""

    code = "person-not-found"
    chinese = "索引里没有这个人：{key}。相近的：{near}。"
    english = "No such person: {key}. Near: {near}."


class OrganizationNotFound(IndexerError):
    """No organization goes by that key."""

    code = "organization-not-found"
    chinese = "索引里没有这个单位：{key}。相近的：{near}。"
    english = "No such organization: {key}. Near: {near}."


class MeetingGone(IndexerError):
    """There was a meeting of that id, and it has left the index."""

    code = "meeting-gone"
    chinese = "这次会议已于 {day} 移出索引：{meeting_id}（{reason}）。"
    english = "This meeting left the index on {day}: {meeting_id} ({why})."


class MeetingRemoved(IndexerError):
    """The operator's list of removals has the meeting."""

    code = "meeting-removed"
    chinese = "这次会议已应要求移除：{meeting_id}。"
    english = "This meeting was removed on request: {meeting_id}."


class BadRemovals(IndexerError):
    """The list of removed meetings cannot be read."""

    code = "bad-removals"
    chinese = "移除名单读不到：{path}（{reason}）。请给一行一个会议编号的 UTF-8 文本。"
    english = "Cannot read the list of removals: {path} ({reason}). Write an id a line, in UTF-8."


class DocumentGone(IndexerError):
    """Minutes that are not in the index any more named a document so."""

    code = "document-gone"
    chinese = "索引曾有纪要提到这份文件，{day} 起不再有：{title}（{reason}）。"
    english = "Minutes named this document until {day}: {title} ({why})."


class DocumentNotFound(IndexerError):
    """No minutes name a document so."""

    code = "document-not-found"
    chinese = "索引里的纪要都没有提到这份文件：{title}。请核对标题或文号。"
    english = "No minutes in the index mention this document: {title}. Check its title or number."


class ListError(IndexerError):
    """A list of documents to check that cannot be taken."""


class NotAList(ListError):
    """No table, and no text with a title a line."""

    code = "not-a-list"
    chinese = "读不出清单：{reason}。请给 CSV、XLSX，或每行一个标题或文号的文本。"
    english = "This is no list ({why}). Give CSV, XLSX, or a text with a title or number a line."


class EmptyList(ListError):
    """Nothing stands in the list, or in its column."""

    code = "empty-list"
    chinese = "清单里没有可核对的标题或文号。请每行写一个，或选对有标题的那一列。"
    english = "The list is empty. Write a title or a number a line, or choose the right column."


class ListTooLong(ListError):
    """More rows than are checked at a time."""

    code = "list-too-long"
    chinese = "一次最多核对 {limit} 行，这份清单有 {count} 行。请分成几份。"
    english = "The list has {count} rows; at most {limit} are checked at a time. Split it."


class NoSuchColumn(ListError):
    """The table has no column of that name."""

    code = "no-such-column"
    chinese = "表里没有这一列：{column}。表头有：{columns}。也可以写第几列。"
    english = "The table has no column {column}. Its columns: {columns}; or give its number."


class NothingReadable(IndexerError):
    """A rebuild could read no file at all; switching to an empty index would lose everything."""

    code = "nothing-readable"
    chinese = "{count} 个文件都没能读出会议纪要，索引没有改动。第一个原因：{reason}"
    english = "None of the {count} files could be read; the index is unchanged. First: {why}"


class RunRefused(IndexerError):
    """What a run wrote was looked at and not switched to; the index is as it was."""


class CanaryLost(RunRefused):
    """A question of the operator's that found something would find nothing any more."""

    code = "canary-lost"
    chinese = (
        "检索式“{query}”原有 {before} 条结果，更新后将一条也没有；没有切换，索引没有改动。"
        "请检查文件夹是否完整；确要如此，请加 --force。"
    )
    english = (
        "The query {query} found {before} sections and would find none; the index is unchanged."
        " Check that the folders are whole; --force switches all the same."
    )


class NotAsWritten(RunRefused):
    """What lies on the disk before the switch is not what was to be written."""

    code = "not-as-written"
    chinese = (
        "新写的索引核对不符（{reason}）；没有切换，索引没有改动。请再运行一次；"
        "仍然如此，请检查磁盘，并报告这个问题。"
    )
    english = (
        "What was written is not what should have been ({reason}); the index is unchanged. Run"
        " again; if it stays so, check the disk and report it."
    )


class TooManyVanish(RunRefused):
    """More meetings would vanish than the operator lets go at once."""

    code = "too-many-vanish"
    chinese = (
        "{before} 次会议中有 {gone} 次将从索引消失，超过 {share}%（max_vanish）；没有切换，"
        "索引没有改动。请检查文件夹是否完整、磁盘是否已挂载；确要如此，请加 --force。"
    )
    english = (
        "{gone} of {before} meetings would vanish, more than {share}% (max_vanish); the index is"
        " unchanged. Check that the folders are whole and mounted; --force switches all the same."
    )
