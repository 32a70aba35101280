"""What can go wrong with an index in a cluster, beside what ``errors`` has for every index.

ClusterError
├── AddressWithPassword  a name or password stands in an address
├── ClusterRefused       a document that the cluster will not take
├── CopiesLag            a copy may lack for a while what was published
├── NotACluster          a command for clusters was given an index in a folder
├── NothingBefore        there is no whole state to go back to
├── PartUnknown          no part of a run goes by that
└── TooManyReplaced      an update that should be a rebuild

ClusterUnavailable
└── ClusterDenied        the cluster does not know the account, or it may not do that
"""

from indexer.errors import ClusterUnavailable, IndexerError


class ClusterError(IndexerError):
    """Base of these errors."""


class AddressWithPassword(ClusterError):
    """A name or password stands in an address, which is printed and logged."""

    code = "address-with-password"
    chinese = (
        "索引地址里不可写用户名和口令：{address}。请改用设置 cluster_user 与"
        " cluster_password_file，或环境变量 JIYAO_CLUSTER_PASSWORD。"
    )
    english = (
        "Leave name and password out of the address {address}: set cluster_user and"
        " cluster_password_file, or JIYAO_CLUSTER_PASSWORD in the environment."
    )


class ClusterRefused(ClusterError):
    """The cluster takes no document of a file's meeting, however often it is sent."""

    code = "cluster-refused"
    chinese = (
        "检索集群不收这份文件的会议：{path}（{reason}）。其他文件不受影响。"
        "请按原因核对文件，改正后再运行；改的若是集群，请加 --retry。"
    )
    english = (
        "The cluster will not take the meeting of {path} ({reason}); other files are not affected."
        " Mend the file and run again, or the cluster and add --retry."
    )


class CopiesLag(ClusterError):
    """Copies fetch whole segments later, so that a search would miss what was published."""

    code = "copies-lag"
    chinese = (
        "这个集群按段复制，副本会落后，检索会漏掉刚写入的：{index}。没有改动；"
        "请给这个名称的索引建模板，设 index.replication.type 为 DOCUMENT。"
    )
    english = (
        "Copies in this cluster lag, and searches would miss what is new: {index}. Nothing is"
        " changed; set index.replication.type to DOCUMENT in a template for this name."
    )


class NotACluster(ClusterError):
    """A command for clusters was given an index in a folder."""

    code = "not-a-cluster"
    chinese = "这里要集群的索引地址，如 opensearch+https://主机:9200/名称，而不是：{address}。"
    english = "Give the address of an index in a cluster, opensearch+https://HOST:9200/NAME say."


class NothingBefore(ClusterError):
    """There is no state before this one, or not all of it is there any more."""

    code = "nothing-before"
    chinese = "没有可以退回的上一状态：{address}（{reason}）。没有改动；请重新运行 jiyao index。"
    english = "There is no whole state to go back to: {address} ({why}). Nothing is changed."


class PartUnknown(ClusterError):
    """No part of a run goes by that."""

    code = "part-unknown"
    chinese = "--part 无法识别：{part}。请写第几份/共几份，如 2/4；最多 {most} 份。"
    english = "Cannot understand the part {part}. Write which of how many, 2/4 say; at most {most}."


class TooManyReplaced(ClusterError):
    """An update that should be a rebuild: all that it replaces is named until it is cleared."""

    code = "too-many-replaced"
    chinese = (
        "一次更新要替换的会议超过 {most} 次，没有改动。"
        "请运行 jiyao rebuild 目录，新的一代建好后再切换。"
    )
    english = (
        "One update would replace more than {most} meetings; nothing is changed. Run jiyao rebuild"
        " DIR, which switches to a new generation when that is whole."
    )


class ClusterDenied(ClusterUnavailable):
    """The cluster does not know the account or has not given it the right: no use to ask again."""

    code = "cluster-denied"
    chinese = (
        "检索集群拒绝了这个账号：{address}（{reason}）。请核对 cluster_user、口令和这个账号的角色。"
    )
    english = "The cluster refuses this account: {address} ({reason}). Check it and its role."
