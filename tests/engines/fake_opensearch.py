"""A cluster of one process: the calls that we make, answered from documents kept in memory.

It works out what it is asked, as the real one does: only what was refreshed is found, weights are
BM25, facets are cut off where the real ones are. ``Faults`` makes it fail. It refuses every call,
clause and setting that it does not know, so what we send cannot grow unseen.
"""

import base64
import copy
import json
import re
import threading
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

from tests.engines.fake_lucene import Found, Refusal, aggregated, slice_of

USER, PASSWORD = "jiyao", "invented"


@dataclass(slots=True)
class Faults:
    """What goes wrong; each is used up by the calls it hits. ``on`` is a pattern of their paths."""

    on: str = r"-g\d+/_bulk"
    statuses: list = field(default_factory=list)
    """Statuses of the next calls, None for one that goes well."""
    items: dict = field(default_factory=dict)
    """Statuses of items of the next bulk call, by place."""
    against: str = ""
    """Documents that hold this text are refused."""
    most_bytes: int = 0
    """A call that is longer is refused by a bare 413, as proxies do, unless this is 0."""
    cut: int = 0
    """So many calls are carried out, and the line is cut before the answer."""
    lost_shards: int = 0
    """Shards that no search reaches."""
    ignores_partial: bool = False
    """Answers from the rest although it was told not to."""
    slow: float = 0.0
    """Seconds that a call takes."""
    late_copies: int = 0
    """So many refreshes do not reach a copy."""
    late_marks: int = 0
    """So many looks find that a shard still keeps what it could let go."""


@dataclass(slots=True)
class Index:
    """Documents of an index: as written, and as they were at the last refresh."""

    body: dict
    documents: dict = field(default_factory=dict)
    versions: dict = field(default_factory=dict)
    sequence: int = 0
    found: "Found | None" = None

    @property
    def properties(self):
        return self.body["mappings"]["properties"]

    @property
    def shards(self):
        return int(self.body["settings"].get("number_of_shards", 1))


class FakeCluster:
    """Serves on a port of this machine; ``calls`` holds every call as (method, path, body)."""

    def __init__(self):
        self.indexes, self.aliases = {}, {}
        self.calls, self.faults = [], Faults()
        self.password = PASSWORD
        self.replication = None
        self.is_closed = False
        self._lock = threading.RLock()
        verbs = {f"do_{verb}": _Handler.serve for verb in ("GET", "PUT", "POST", "DELETE")}
        handler = type("Handler", (_Handler,), {"cluster": self, **verbs})
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def address(self):
        return f"opensearch+http://127.0.0.1:{self._server.server_port}"

    def close(self):
        """Answer nobody any more, on old connections neither."""
        self.is_closed = True
        self._server.shutdown()
        self._server.server_close()

    def answer(self, method, path, params, text):
        """Status and JSON."""
        with self._lock:
            self.calls.append((method, path, params, text))
            faults = self.faults
            is_hit = re.search(faults.on, path)
            if is_hit and faults.statuses and (status := faults.statuses.pop(0)):
                raise Refusal(status, "rejected_execution_exception")
        if is_hit and 0 < faults.most_bytes < len(text.encode()):
            raise Refusal(413, "")
        if is_hit and faults.slow:
            time.sleep(faults.slow)
        for pattern, methods, does in _CALLS:
            match = re.fullmatch(pattern, path)
            if match and method in methods:
                with self._lock:
                    return getattr(self, does)(*match.groups(), params, text)
        raise Refusal(405, "unknown_call", f"{method} {path}")

    def is_cut(self, path):
        """Whether the line is cut before the answer to a call."""
        with self._lock:
            is_hit = self.faults.cut > 0 and bool(re.search(self.faults.on, path))
            self.faults.cut -= is_hit
            return is_hit

    def about(self, params, text):
        return {"version": {"number": "2.19.5", "distribution": "opensearch"}}

    def create(self, name, params, text):
        if name in self.indexes or name in self.aliases:
            raise Refusal(400, "resource_already_exists_exception")
        body = json.loads(text)
        if set(body) != {"settings", "mappings"}:
            raise Refusal(400, "parse_exception")
        self.indexes[name] = index = Index(body)
        index.found = Found({}, index.properties)
        return {"acknowledged": True, "index": name}

    def remove(self, name, params, text):
        if "*" in name or "," in name:
            raise Refusal(400, "illegal_argument_exception", "wildcard delete")
        self._index(name)
        del self.indexes[name]
        self.aliases = {a: f for a, f in self.aliases.items() if f[0] != name}
        return {"acknowledged": True}

    def settings(self, name, params, text):
        if not text:
            # The real one tells them by their parted names.
            told = {"replication": {"type": self.replication}} if self.replication else {}
            return {name: {"settings": {"index": told}}}
        known = {"auto_expand_replicas", "number_of_replicas", "refresh_interval"}
        given = json.loads(text)["index"]
        if set(given) - known:
            raise Refusal(400, "illegal_argument_exception")
        self._index(name).body["settings"] |= given
        return {"acknowledged": True}

    def mapping(self, name, params, text):
        return {name: {"mappings": copy.deepcopy(self._index(name).body["mappings"])}}

    def alias(self, pattern, name, params, text):
        if not any(index.startswith(pattern) for index in self.indexes):
            return {}
        index, kept = self.aliases.get(name, ("", None))
        if not index.startswith(pattern):
            raise Refusal(404, "aliases_not_found_exception")
        return {index: {"aliases": {name: {"filter": kept}}}}

    def aliases_of(self, pattern, params, text):
        names = [name for name in self.indexes if name.startswith(pattern)]
        return {
            name: {"aliases": {a: {"filter": f} for a, (i, f) in self.aliases.items() if i == name}}
            for name in names
        }

    def switch(self, params, text):
        changed = dict(self.aliases)
        for action in json.loads(text)["actions"]:
            ((how, what),) = action.items()
            self._index(what["index"])
            if how == "remove":
                if changed.pop(what["alias"], (None,))[0] != what["index"]:
                    raise Refusal(404, "aliases_not_found_exception")
            else:
                changed[what["alias"]] = (what["index"], what["filter"])
        self.aliases = changed
        return {"acknowledged": True}

    def stats(self, name, params, text):
        index = self._index(name)
        size = sum(
            len(json.dumps(d, ensure_ascii=False).encode()) for d in index.documents.values()
        )
        told = {
            "docs": {"count": len(index.documents)},
            "store": {"size_in_bytes": size},
            "merges": {"current": 0},
        }
        both = {"primaries": told, "total": told}
        return {"_all": both, "indices": {name: {**both, **self._by_shard(params)}}}

    def _by_shard(self, params):
        """Where each shard's mark stands, which moves when it is looked at."""
        if params.get("level") != "shards":
            return {}
        mark, self.faults.late_marks = self.faults.late_marks, max(0, self.faults.late_marks - 1)
        leases = {"leases": [{"retaining_seq_no": 0 if mark else 10}]}
        return {"shards": {"0": [{"seq_no": {"global_checkpoint": 9}, "retention_leases": leases}]}}

    def health(self, *given):
        """Of the cluster, or of one index."""
        indexes = [self._index(given[0])] if len(given) > 2 else self.indexes.values()
        lost = min(self.faults.lost_shards, sum(index.shards for index in indexes))
        return {
            "status": "red" if lost else "green",
            "timed_out": False,
            "number_of_nodes": 1,
            "active_shards": sum(index.shards for index in indexes) - lost,
            "unassigned_shards": lost,
        }

    def merge(self, name, params, text):
        return self.refresh(name, params, text)

    def flush(self, name, params, text):
        return {"_shards": {"total": self._index(name).shards, "failed": 0}}

    def refresh(self, name, params, text):
        index = self._index(name)
        if self.faults.late_copies and re.search(self.faults.on, f"/{name}/_refresh"):
            self.faults.late_copies -= 1
            why = {"shard": 0, "reason": {"type": "circuit_breaking_exception"}}
            told = {"total": index.shards, "successful": index.shards - 1, "failed": 1}
            return {"_shards": {**told, "failures": [why]}}
        index.found = Found(index.documents, index.properties)
        return {"_shards": {"total": index.shards, "successful": index.shards, "failed": 0}}

    def mget(self, name, params, text):
        """Of what was written, refreshed or not."""
        index = self._index(name)
        return {"docs": [self._got(index, i) for i in json.loads(text)["ids"]]}

    def _got(self, index, name):
        if name not in index.documents:
            return {"_id": name, "found": False}
        number = index.versions[name]
        source = index.documents[name]
        return {
            "_id": name,
            "found": True,
            "_seq_no": number,
            "_primary_term": 1,
            "_source": source,
        }

    def bulk(self, name, params, text):
        index = self._index(name)
        lines = iter(text.rstrip("\n").split("\n"))
        wrong = {}
        if re.search(self.faults.on, f"/{name}/_bulk"):
            wrong, self.faults.items = self.faults.items, {}
        items = []
        for place, line in enumerate(lines):
            ((how, what),) = json.loads(line).items()
            written = "null" if how == "delete" else next(lines)
            document = json.loads(written)
            is_unwanted = self.faults.against and self.faults.against in written
            status = 400 if is_unwanted else wrong.get(place)
            done = {"status": status} if status else self._written(index, how, what, document)
            if done["status"] >= 300 and done["status"] != 404:
                done["error"] = {"type": done.pop("kind", "invented_exception"), "reason": ""}
            items.append({how: {"_id": what["_id"], **done}})
        return {"errors": any("error" in next(iter(i.values())) for i in items), "items": items}

    def _written(self, index, how, what, document):
        name = what["_id"]
        if len(name.encode()) > 512:
            return {"status": 400, "kind": "illegal_argument_exception"}
        is_other = "if_seq_no" in what and index.versions.get(name) != what["if_seq_no"]
        if is_other or (how == "create" and name in index.documents):
            return {"status": 409, "kind": "version_conflict_engine_exception"}
        index.sequence += 1
        if how == "delete":
            there = index.documents.pop(name, None)
            index.versions.pop(name, None)
            return {"status": 404 if there is None else 200, **_numbered(index)}
        problem = _problem(index.properties, document)
        if problem:
            return {"status": 400, "kind": problem}
        index.documents[name] = document
        index.versions[name] = index.sequence
        return {"status": 201, **_numbered(index)}

    def search(self, name, params, text):
        index, body = self._index(name), json.loads(text)
        unknown = set(body) - _SEARCH_KEYS
        if unknown:
            raise Refusal(400, "parsing_exception", str(unknown))
        if _clauses([body["query"], body.get("aggs", {}).get("each", {})]) > 1_024:
            raise Refusal(400, "too_many_clauses")
        reached, seen = self._reached(index, params)
        weights = index.found.evaluate(body["query"])
        hits = [name for name in weights if seen(name)]
        start, size = body.get("from", 0), body.get("size", 10)
        if start + size > 10_000 or ("search_after" in body and start):
            raise Refusal(400, "illegal_argument_exception", "result window")
        return {
            "timed_out": False,
            "_shards": {"total": index.shards, "successful": reached, "failed": 0},
            "hits": {
                "total": {"value": len(hits), "relation": "eq"},
                "hits": slice_of(index, body, weights, hits, start, size),
            },
            "aggregations": aggregated(index.found, body.get("aggs", {}), hits),
        }

    def _reached(self, index, params):
        """How many shards answer, and whether a document lies on one of those."""
        lost = min(self.faults.lost_shards, index.shards)
        is_told = params.get("allow_partial_search_results") == "false"
        if lost and is_told and not self.faults.ignores_partial:
            raise Refusal(503, "search_phase_execution_exception")
        return index.shards - lost, lambda name: sum(name.encode()) % index.shards >= lost

    def _index(self, name):
        if name not in self.indexes:
            raise Refusal(404, "index_not_found_exception")
        return self.indexes[name]


_NAME = r"([a-z0-9][a-z0-9_-]*)"
_CALLS = (
    (r"/", ("GET",), "about"),
    (r"/_aliases", ("POST",), "switch"),
    (rf"/{_NAME}\*/_alias/{_NAME}", ("GET",), "alias"),
    (rf"/{_NAME}\*/_alias", ("GET",), "aliases_of"),
    (rf"/{_NAME}", ("PUT",), "create"),
    (rf"/{_NAME}", ("DELETE",), "remove"),
    (rf"/{_NAME}/_settings", ("GET", "PUT"), "settings"),
    (rf"/{_NAME}/_mapping", ("GET",), "mapping"),
    (rf"/{_NAME}/_refresh", ("POST",), "refresh"),
    (rf"/{_NAME}/_flush", ("POST",), "flush"),
    (rf"/{_NAME}/_forcemerge", ("POST",), "merge"),
    (rf"/{_NAME}/_stats", ("GET",), "stats"),
    (r"/_cluster/health", ("GET",), "health"),
    (rf"/_cluster/health/{_NAME}", ("GET",), "health"),
    (rf"/{_NAME}/_mget", ("POST",), "mget"),
    (rf"/{_NAME}/_bulk", ("POST",), "bulk"),
    (rf"/{_NAME}/_search", ("POST",), "search"),
)
_SLICE_KEYS = {
    "size",
    "from",
    "sort",
    "search_after",
    "_source",
    "track_total_hits",
    "stored_fields",
}
_SEARCH_KEYS = {"query", "aggs", "timeout"} | _SLICE_KEYS


_LEAVES = {"term", "terms", "range", "match_phrase", "match_all", "match_none"}


def _clauses(query):
    """The limit of the real one is on the leaves of a whole query."""
    if isinstance(query, list):
        return sum(map(_clauses, query))
    if not isinstance(query, dict):
        return 0
    return sum(1 if key in _LEAVES else _clauses(part) for key, part in query.items())


def _numbered(index):
    return {"_seq_no": index.sequence, "_primary_term": 1}


def _problem(properties, document):
    """Why the mapping is against a document."""
    for key, value in document.items():
        if key not in properties:
            return "strict_dynamic_mapping_exception"
        for one in value if isinstance(value, list) else [value]:
            kind = properties[key]
            if kind["type"] in ("long", "integer") and not isinstance(one, int):
                return "mapper_parsing_exception"
            if kind["type"] == "keyword" and len(str(one).encode()) > 32_766:
                return "illegal_argument_exception"
    return None


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    cluster = None

    def serve(self):
        length = int(self.headers.get("content-length") or 0)
        text = self.rfile.read(length).decode("utf-8")
        parts = urlsplit(self.path)
        params = {key: values[0] for key, values in parse_qs(parts.query).items()}
        try:
            self._authorise()
            status, answer = 200, self.cluster.answer(self.command, parts.path, params, text)
        except Refusal as error:
            cause = {"type": error.kind, "reason": error.reason}
            status = error.status
            answer = {"error": {"root_cause": [cause], **cause}, "status": status}
        if self.cluster.is_closed or self.cluster.is_cut(parts.path):
            self.close_connection = True
            self.connection.close()
            return
        told = "" if status == 413 else json.dumps(answer, ensure_ascii=False)
        self._say(status, told.encode("utf-8"))

    def _say(self, status, data):
        self.send_response(status)
        self.send_header("content-type", "application/json; charset=UTF-8")
        self.send_header("content-length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _authorise(self):
        wanted = base64.b64encode(f"{USER}:{self.cluster.password}".encode()).decode()
        if self.cluster.password and self.headers.get("authorization") != f"Basic {wanted}":
            raise Refusal(401, "security_exception")

    def log_message(self, *_):
        pass
