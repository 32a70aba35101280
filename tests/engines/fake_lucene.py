"""What the stand-in ``fake_opensearch`` finds, weighs and counts, as Lucene would."""

import math
import re
from collections import Counter, defaultdict

MOST_BUCKETS = 65_535
K1, B = 1.2, 0.75


class Refusal(Exception):
    """An answer that is no success."""

    def __init__(self, status, kind, reason=""):
        super().__init__(f"{status} {kind} {reason}")
        self.status, self.kind, self.reason = status, kind, reason


class Found:
    """What searches see: made by a refresh, and not changed by what is written after it."""

    def __init__(self, documents, properties):
        self.documents = dict(documents)
        self.properties = properties
        self.postings = defaultdict(lambda: defaultdict(dict))
        self.lengths = defaultdict(dict)
        for name, document in self.documents.items():
            for key, value in document.items():
                self._take(name, key, value)

    def _take(self, name, key, value):
        kind = self.properties[key]
        if kind.get("index") is False:
            return
        if kind["type"] == "text":
            tokens = re.split(r"[ \t-\r\x1c-\x1f]+", value.strip(" "))
            tokens = [token for token in tokens if token]
        else:
            tokens = [str(one) for one in (value if isinstance(value, list) else [value])]
        self.lengths[key][name] = len(tokens)
        for place, token in enumerate(tokens):
            self.postings[key][token].setdefault(name, []).append(place)

    def evaluate(self, query):
        """Document to weight."""
        ((kind, body),) = query.items()
        return getattr(self, f"_{kind}")(body)

    def _match_all(self, _):
        return dict.fromkeys(self.documents, 1.0)

    def _match_none(self, _):
        return {}

    def _term(self, body):
        ((key, wanted),) = body.items()
        wanted = wanted if isinstance(wanted, dict) else {"value": wanted}
        return self._weighed(key, str(wanted["value"]), wanted.get("boost", 1.0))

    def _weighed(self, key, token, boost):
        self._known(key)
        places = self.postings[key].get(token, {})
        if not places:
            return {}
        lengths = self.lengths[key]
        average = sum(lengths.values()) / len(lengths)
        rarity = math.log(1 + (len(lengths) - len(places) + 0.5) / (len(places) + 0.5))
        kind = self.properties[key]
        counted = kind["type"] == "text" and kind.get("index_options") != "docs"
        normed = kind["type"] == "text" and kind.get("norms", True)
        weights = {}
        for name, found in places.items():
            often = len(found) if counted else 1
            length = lengths[name] / average if normed else 1.0
            weights[name] = boost * rarity * often / (often + K1 * (1 - B + B * length))
        return weights

    def _terms(self, body):
        ((key, values),) = body.items()
        self._known(key)
        if len(values) > 65_536:
            raise Refusal(400, "illegal_argument_exception", "too many terms")
        found = (self.postings[key].get(str(value), {}) for value in values)
        return dict.fromkeys((name for places in found for name in places), 1.0)

    def _match_phrase(self, body):
        ((key, text),) = body.items()
        self._known(key)
        if self.properties[key].get("index_options") in ("docs", "freqs"):
            raise Refusal(400, "illegal_state_exception", "no positions")
        tokens = text.split(" ")
        found = [self.postings[key].get(token, {}) for token in tokens]
        shared = set.intersection(*(set(places) for places in found))
        weights = {}
        for name in shared:
            starts = set(found[0][name])
            for at, places in enumerate(found):
                starts &= {place - at for place in places[name]}
            if starts:
                weights[name] = 1.0
        return weights

    def _range(self, body):
        ((key, bounds),) = body.items()
        self._known(key)
        compare = {
            "lte": lambda a, b: a <= b,
            "gte": lambda a, b: a >= b,
            "lt": lambda a, b: a < b,
            "gt": lambda a, b: a > b,
        }
        return {
            name: 1.0
            for name, document in self.documents.items()
            if key in document
            and all(compare[how](document[key], bound) for how, bound in bounds.items())
        }

    def _constant_score(self, body):
        return dict.fromkeys(self.evaluate(body["filter"]), float(body.get("boost", 1.0)))

    def _bool(self, body):
        unknown = set(body) - {"must", "filter", "should", "must_not", "minimum_should_match"}
        if unknown:
            raise Refusal(400, "parsing_exception", str(unknown))
        must = [self.evaluate(part) for part in body.get("must", ())]
        kept = [self.evaluate(part) for part in body.get("filter", ())]
        should = [self.evaluate(part) for part in body.get("should", ())]
        needed = body.get("minimum_should_match", 0 if must or kept else min(1, len(should)))
        names = set(self.documents)
        for found in (*must, *kept):
            names &= set(found)
        for part in body.get("must_not", ()):
            names -= set(self.evaluate(part))
        if needed:
            names &= {name for found in should for name in found}
        return {name: sum(found.get(name, 0.0) for found in (*must, *should)) for name in names}

    def _known(self, key):
        if key not in self.properties:
            raise Refusal(400, "query_shard_exception", key)


def slice_of(index, body, weights, hits, start, size):
    sort = body.get("sort") or [{"_score": "desc"}]
    orders = [next(iter(part.items())) for part in sort]

    def key(name):
        document = index.found.documents[name]
        return [weights[name] if k == "_score" else document.get(k) for k, _ in orders]

    def rank(values):
        return [
            -value if how == "desc" else (value is None, value)
            for value, (_, how) in zip(values, orders, strict=True)
        ]

    keyed = sorted(((key(name), name) for name in hits), key=lambda hit: (rank(hit[0]), hit[1]))
    if "search_after" in body:
        after = rank(body["search_after"])
        keyed = [hit for hit in keyed if rank(hit[0]) > after]
    is_scored = any(k == "_score" for k, _ in orders)
    source = body.get("_source", True)
    return [
        {
            "_id": name,
            "_score": weights[name] if is_scored else None,
            "sort": values,
            **_sourced(index, name, source),
            **_stored(index, name, body.get("stored_fields", ())),
        }
        for values, name in keyed[start : start + size]
    ]


def _sourced(index, name, wanted):
    if wanted is False:
        return {}
    kept = index.body["mappings"].get("_source", {}).get("includes")
    document = index.found.documents[name]
    return {
        "_source": {
            key: value
            for key, value in document.items()
            if (kept is None or key in kept) and (wanted is True or key in wanted)
        }
    }


def _stored(index, name, wanted):
    properties, document = index.body["mappings"]["properties"], index.found.documents[name]
    kept = [key for key in wanted if properties[key].get("store") and key in document]
    return {"fields": {key: [document[key]] for key in kept}} if kept else {}


def aggregated(found, wanted, hits):
    answers = {}
    for name, how in wanted.items():
        ((kind, body),) = how.items()
        answers[name] = _AGGREGATIONS[kind](found, body, hits)
    if sum(len(answer["buckets"]) for answer in answers.values()) > MOST_BUCKETS:
        raise Refusal(503, "search_phase_execution_exception", "too many buckets")
    return answers


def _counted(found, key, hits):
    if found.properties[key]["type"] != "keyword":
        raise Refusal(400, "illegal_argument_exception", key)
    counts = Counter()
    for name in hits:
        value = found.documents[name].get(key, [])
        counts.update(set(value if isinstance(value, list) else [value]))
    return counts


def _terms(found, body, hits):
    counts = _counted(found, body["field"], hits)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    shown, rest = ordered[: body["size"]], ordered[body["size"] :]
    return {
        "doc_count_error_upper_bound": 0,
        "sum_other_doc_count": sum(count for _, count in rest),
        "buckets": [{"key": value, "doc_count": count} for value, count in shown],
    }


def _composite(found, body, hits):
    (source,) = body["sources"]
    ((name, how),) = source.items()
    counts = sorted(_counted(found, how["terms"]["field"], hits).items())
    if "after" in body:
        counts = [item for item in counts if item[0] > body["after"][name]]
    shown = counts[: body["size"]]
    answer = {"buckets": [{"key": {name: value}, "doc_count": count} for value, count in shown]}
    return {**answer, "after_key": {name: shown[-1][0]}} if shown else answer


def _filters(found, body, hits):
    counts = (len(found.evaluate(query).keys() & hits) for query in body["filters"])
    return {"buckets": [{"doc_count": count} for count in counts]}


_AGGREGATIONS = {"terms": _terms, "composite": _composite, "filters": _filters}
