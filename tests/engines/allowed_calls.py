"""Which calls may go out to a cluster: those that its older versions and its kin know as well.

Whoever imports ``only_allowed_calls`` has every call of every test looked at.
"""

import re

import pytest

ALLOWED = (
    "GET /",
    "GET /_cluster/health",
    "GET /_cluster/health/{index}",
    "PUT /{index}",
    "DELETE /{index}",
    "GET /{index}/_settings",
    "PUT /{index}/_settings",
    "GET /{index}/_mapping",
    "GET /{index}/_stats",
    "GET /{index}*/_alias/{index}",
    "GET /{index}*/_alias",
    "POST /_aliases",
    "POST /{index}/_bulk",
    "POST /{index}/_mget",
    "POST /{index}/_refresh",
    "POST /{index}/_flush",
    "POST /{index}/_forcemerge",
    "POST /{index}/_search",
)
"""Of ES 7.10, OpenSearch 1 to 3, and what descends from them; ``docs/cluster.md`` lists them."""
FORBIDDEN = ("script", "nested", "collapse", "pit", "highlight", "runtime_mappings")
"""Members of bodies that some of them lack, or that cost more than they are worth."""
_NAME = r"[a-z0-9][a-z0-9_-]*"
_PATTERNS = [re.escape(call).replace(r"\{index\}", _NAME) for call in ALLOWED]


def strangers(calls):
    """Those of the calls, as ``GET /path``, that are not allowed."""
    return [c for c in calls if not any(re.fullmatch(pattern, c) for pattern in _PATTERNS)]


@pytest.fixture(autouse=True)
def only_allowed_calls(monkeypatch):
    """Holds all that goes out during a test against the list."""
    library = pytest.importorskip("opensearchpy")
    send, made, members = library.Transport.perform_request, set(), set()

    def noted(self, method, url, params=None, body=None, **more):
        made.add(f"{method} {url}")
        members.update(name for name in FORBIDDEN if f'"{name}"' in str(body or ""))
        return send(self, method, url, params=params, body=body, **more)

    monkeypatch.setattr(library.Transport, "perform_request", noted)
    yield made
    assert strangers(made) == []
    assert members == set()
