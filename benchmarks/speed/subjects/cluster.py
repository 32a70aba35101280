"""Our engine for a cluster, on one node of this machine, whose work is counted too."""

import json
import urllib.request
from typing import Any

from benchmarks.speed.subjects.ours import OurEngine
from indexer.engines import care_of

_NODES = "/_nodes/stats/process"


class ClusterEngine(OurEngine):
    """As any of ours; ``served`` and ``stored_mb`` tell what the node did and holds."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self._url = url
        self._node = url.removeprefix("opensearch+").rpartition("/")[0]

    def served(self) -> float:
        """CPU seconds that the nodes have used since they were started."""
        with urllib.request.urlopen(self._node + _NODES, timeout=30) as answer:
            nodes: dict[str, Any] = json.load(answer)["nodes"]
        return sum(node["process"]["cpu"]["total_in_millis"] for node in nodes.values()) / 1000

    def stored_mb(self) -> float:
        """What its index takes there."""
        return care_of(self._url).size() / 1e6
