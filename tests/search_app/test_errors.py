import re

import pytest

from indexer.errors import (
    ClusterInsecure,
    ClusterUnavailable,
    IndexDamaged,
    IndexLocked,
    IndexUnavailable,
    QueryTimeout,
    SchemaMismatch,
    StorageFailed,
)
from search_app.app import create_app
from tests.search_app.canned import MEETING, CannedEngine

BAD_REQUESTS = [
    ("?q=-", 400, "query-syntax", "检索式里没有可检索的词"),
    ("?q=" + "字" * 501, 400, "query-too-long", "检索式太长"),
    ("?page=0", 400, "bad-parameter", "page"),
    ("?from=tomorrow", 400, "bad-parameter", "tomorrow"),
    ("?yaer=2024", 400, "bad-parameter", "yaer"),
    ("?sort=<script>", 400, "bad-parameter", "sort"),
]
MEETING_URL = f"/meetings/{MEETING.id}?q=加装电梯"
BROKEN = [
    (IndexUnavailable(path="jiyao-data"), 503, "jiyao index 目录"),
    (SchemaMismatch(found="1", expected="2"), 503, "jiyao rebuild 目录"),
    (IndexLocked(path="jiyao-data"), 503, "另一个任务"),
    (QueryTimeout(), 503, "检索超时"),
]


@pytest.mark.parametrize(("query", "status", "code", "words"), BAD_REQUESTS)
def test_what_cannot_be_read_is_said(client, query, status, code, words):
    page = client.get(f"/search{query}")
    assert page.status_code == status
    assert words in page.text and "<script>" not in page.text
    problem = client.get(f"/api/v1/search{query}")
    assert (problem.status_code, problem.mimetype) == (status, "application/problem+json")
    assert list(problem.json) == ["type", "title", "status", "detail", "code"]
    assert problem.json["code"] == code and words in problem.json["detail"]


@pytest.mark.parametrize(("error", "status", "words"), BROKEN)
@pytest.mark.parametrize("path", ["/", "/search?q=a", "/meetings/x", "/about", "/api/v1/search"])
def test_an_index_that_cannot_answer_names_the_next_command(path, error, status, words):
    answer = create_app(CannedEngine(error=error)).test_client().get(path)
    assert answer.status_code == status
    assert words in answer.text
    assert answer.headers["Retry-After"] == "10"


@pytest.mark.parametrize("path", ["/search?q=a", "/search?q=a&lang=en", "/api/v1/search?q=a"])
@pytest.mark.parametrize(
    "error",
    [
        ClusterUnavailable(address="https://n1.example:9200", reason="503"),
        ClusterInsecure(address="https://n1.example:9200", reason="不问口令就能进", why="open"),
        IndexUnavailable(path="opensearch+https://n1.example:9200/minutes"),
        IndexDamaged(path="/srv/n1.example", reason="OSError: '/srv/n1.example'"),
        IndexLocked(path="/srv/n1.example"),
        StorageFailed(path="/srv/n1.example", reason="/srv/n1.example"),
    ],
    ids=lambda error: error.code,
)
def test_hosts_and_folders_are_told_to_the_log_only(error, path, caplog):
    answer = create_app(CannedEngine(error=error)).test_client().get(path)
    assert answer.status_code == 503
    assert "n1.example" not in answer.text
    assert "…" in answer.text
    assert f"{error.code}: {error}" in caplog.text


@pytest.mark.parametrize(
    ("path", "status"), [("/search?q=a", 503), ("/api/v1/search?q=a", 503), (MEETING_URL, 200)]
)
def test_a_question_that_takes_too_long_is_given_up(path, status):
    """The meeting is shown without marks: it was found already."""
    answer = create_app(CannedEngine(MEETING), time_limit=0).test_client().get(path)
    assert answer.status_code == status
    assert ("检索超时" in answer.text) is (status == 503)
    assert "<mark" not in answer.text
    in_time = create_app(CannedEngine(MEETING)).test_client().get(path)
    assert in_time.status_code == 200
    assert "<mark" in in_time.text or path.startswith("/api/")


@pytest.mark.parametrize("path", ["/meetings/nowhere", "/api/v1/meetings/nowhere"])
def test_an_unknown_meeting_is_404(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert "索引里没有这次会议：nowhere" in answer.text


@pytest.mark.parametrize(
    ("method", "path", "status", "words"),
    [
        ("get", "/nowhere", 404, "没有这个页面"),
        ("get", "/api/v1/nowhere", 404, "没有这个页面"),
        ("post", "/search", 405, "不支持这种请求方式"),
        ("get", "/meetings/a/b", 404, "没有这个页面"),
    ],
)
def test_other_requests_are_refused_in_chinese(client, method, path, status, words):
    answer = getattr(client, method)(path)
    assert answer.status_code == status
    assert words in answer.text
    assert ("Allow" in answer.headers) is (status == 405)


@pytest.mark.parametrize(
    ("path", "headers", "status"),
    [
        ("/static/tokens.css", {"Range": "lines=1"}, 416),
        ("/search", {"Upgrade": "websocket", "Connection": "Upgrade"}, 400),
    ],
)
def test_headers_that_no_page_can_obey_are_refused_in_chinese(client, path, headers, status):
    answer = client.get(path, headers=headers)
    assert answer.status_code == status
    assert "没有照办" in answer.text


@pytest.mark.parametrize("path", ["/search", "/api/v1/search"])
def test_a_fault_of_ours_shows_no_traceback(path):
    app = create_app(CannedEngine(MEETING, error=RuntimeError("secret detail")))
    answer = app.test_client().get(path)
    assert answer.status_code == 500
    assert "程序出错了" in answer.text
    assert "secret" not in answer.text and "Traceback" not in answer.text


def test_help_and_health_need_no_index():
    client = create_app(CannedEngine(error=IndexUnavailable(path="x"))).test_client()
    assert client.get("/help").status_code == 200
    assert client.get("/healthz").json == {"status": "ok", "degraded": False}


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("search?page=0", "Give a whole number from 1 to 1000000."),
        ("search?sort=x", "Use one of: relevance, newest, oldest, session."),
        ("search?from=x", "Write 2023, 2023-08 or 2023-08-18."),
        ("search?from=2024&to=2023", "Exchange the dates."),
        ("search?yeer=2023", "There is no such parameter. Did you mean year?"),
        ("trends?q=a&format=doc", "Use one of: json, csv, xlsx, jsonl."),
        ("export?format=doc", "as one of: csv, xlsx, jsonl, txt, tei."),
        ("kwic?q=a&sort=left&sort=right", "It can be given only once."),
        ("meetings?q=a", "Used here: from, to,"),
        ("suggest?a=b", "Used here: q."),
    ],
)
def test_what_to_do_about_a_parameter_is_said_in_english_too(client, asked, said):
    detail = client.get(f"/api/v1/{asked}&lang=en").json["detail"]
    assert said in detail
    assert not re.search(r"[\u4e00-\u9fff]", detail)
