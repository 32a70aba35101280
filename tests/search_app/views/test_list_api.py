"""Lists for programs: to their end by cursor, in one generation, kept as long as it answers."""

import json
import shutil
from base64 import urlsafe_b64encode
from contextlib import closing
from dataclasses import replace
from urllib.parse import urlencode

import pytest

from corpus.grammar.organ_names import organ_names
from corpus.model import PartialDate
from indexer.desk import dossier
from indexer.engines.whoosh_engine import WhooshEngine
from indexer.person_names import person_names
from indexer.records import flatten
from indexer.research import concordance
from indexer.text.analysis import Segmenter
from search_app.app import create_app
from search_app.endpoints import ENDPOINTS
from tests.fakes import a_meeting, a_section
from tests.scanning import ScanningEngine
from tests.search_app.canned import HOSTILE, MEETING

MANY = tuple(
    a_meeting(f"m{n:03}", date=PartialDate(2023, 1 + n % 12), sections=[a_section()])
    for n in range(23)
)


class Marking(ScanningEngine):
    """Marks one word, whatever is asked."""

    def search(self, request):
        return replace(super().search(request), marks=("停车",))


@pytest.fixture
def scanning():
    return Marking(MEETING, HOSTILE, *MANY)


@pytest.fixture
def client(scanning):
    return create_app(scanning, page_size=4).test_client()


def to_the_end(client, path, **asked):
    """The answers of all pages."""
    answers = []
    while not answers or answers[-1]["next"]:
        cursor = {"cursor": answers[-1]["next"]} if answers else {}
        answer = client.get(f"{path}?{urlencode({**asked, **cursor})}")
        assert answer.status_code == 200, answer.text
        answers.append(answer.json)
    return answers


@pytest.mark.parametrize(
    ("path", "rows", "key"),
    [
        ("/api/v1/search", "hits", "section_id"),
        ("/api/v1/meetings", "rows", "id"),
        ("/api/v1/documents", "rows", "title"),
        ("/api/v1/people", "rows", "key"),
        ("/api/v1/organizations", "rows", "key"),
    ],
)
def test_a_cursor_leads_to_the_end_of_everything(client, path, rows, key):
    answers = to_the_end(client, path, size=3)
    found = [row[key] for answer in answers for row in answer[rows]]
    assert len(found) == len(set(found)) == answers[0]["total"] > 0
    assert [answer["page"] for answer in answers] == list(range(1, answers[0]["pages"] + 1))
    assert {answer["generation"] for answer in answers} == {"g1"}


class LongEngine(ScanningEngine):
    """Holds one meeting ten thousand times and more."""

    total = 10_203

    def search(self, request):
        found = super().search(replace(request, offset=0, limit=1))
        places = range(self.total)[request.offset : request.offset + request.limit]
        hits = [
            replace(hit, record=replace(hit.record, meeting_id=f"n{n}"))
            for n in places
            for hit in found.hits
        ]
        return replace(found, total=self.total, hits=tuple(hits))


def test_a_cursor_leads_beyond_ten_thousand():
    client = create_app(LongEngine(MEETING)).test_client()
    answers = to_the_end(client, "/api/v1/meetings", size=100)
    found = [row["id"] for answer in answers for row in answer["rows"]]
    assert found == [f"n{n}" for n in range(LongEngine.total)]
    assert len(answers) == 103


def test_meetings_are_listed_under_their_conditions(client):
    found = [row for a in to_the_end(client, "/api/v1/meetings", year=2023) for row in a["rows"]]
    assert sorted(row["id"] for row in found) == [meeting.id for meeting in MANY]
    newest = client.get("/api/v1/meetings").json["rows"][0]
    assert newest["url"] == f"/meetings/{newest['id']}"
    assert newest["date"] == "2024-03-08"


@pytest.mark.parametrize("asked", ["q=停车", "item=审议", "outcome=同意", "document=x"])
def test_what_a_meeting_cannot_be_asked_is_refused(client, asked):
    answer = client.get(f"/api/v1/meetings?{asked}")
    assert answer.status_code == 400
    assert "from、to" in answer.json["detail"]


def test_a_cursor_leads_to_the_end_of_the_duties(sample_client):
    answers = to_the_end(sample_client, "/api/v1/duties", organization="稔川市财政局", size=2)
    assert len(answers) == answers[0]["pages"] > 1
    found = [json.dumps(row) for answer in answers for row in answer["rows"]]
    (whole,) = to_the_end(
        sample_client, "/api/v1/duties", organization="稔川市财政局", size=100, format="json"
    )
    assert found == list(map(json.dumps, whole["rows"]))
    other = sample_client.get(f"/api/v1/duties?size=2&cursor={answers[0]['next']}")
    assert other.json["code"] == "bad-cursor"


def test_a_cursor_leads_to_the_end_of_a_document(sample_client, monkeypatch):
    path = "/api/v1/documents/澜山区老旧小区改造管理办法"
    whole = sample_client.get(path).json
    assert (whole["next"], whole["pages"]) == (None, 1)
    monkeypatch.setattr(dossier, "PAGE_ROWS", 1)
    answers = to_the_end(sample_client, path)
    assert len(answers) == whole["items"] > 1
    assert [row for a in answers for row in a["appearances"]] == whole["appearances"]


def test_a_cursor_of_duties_is_gone_with_its_generation(client, scanning):
    cursor = client.get("/api/v1/duties?size=1").json["next"]
    assert client.get(f"/api/v1/duties?size=1&cursor={cursor}").status_code == 200
    scanning.generation += 1
    assert client.get(f"/api/v1/duties?size=1&cursor={cursor}").status_code == 410


@pytest.mark.parametrize(
    ("path", "asked"),
    [
        ("/api/v1/organizations/稔川市财政局", {"show": "sat-in"}),
        ("/api/v1/organizations/稔川市财政局", {"show": "duties", "to": "2024"}),
        ("/api/v1/people/尉迟砚@云漪市澜山区人民政府", {}),
    ],
)
def test_a_cursor_leads_to_the_end_of_the_list_of_a_party(sample_client, path, asked):
    answers = to_the_end(sample_client, path, **asked, size=2)
    found = [row for answer in answers for row in answer["list"]["rows"]]
    (whole,) = to_the_end(sample_client, path, **asked, size=100)
    assert found == whole["list"]["rows"] and len(found) == whole["list"]["total"] > 2
    assert [answer["list"]["page"] for answer in answers] == list(range(1, len(answers) + 1))
    other = f"{path}?size=2&show=reported&cursor={answers[0]['next']}"
    assert sample_client.get(other).json["code"] == "bad-cursor"


@pytest.mark.parametrize("order", ["newest", "oldest", "left", "right"])
def test_a_cursor_leads_to_the_end_of_the_lines(sample_client, order):
    answers = to_the_end(sample_client, "/api/v1/kwic", q="改造", sort=order, size=30)
    found = [json.dumps(row) for answer in answers for row in answer["rows"]]
    assert len(found) == len(set(found)) == answers[0]["lines"] > 60
    (whole,) = to_the_end(sample_client, "/api/v1/kwic", q="改造", sort=order, size=200)
    assert found == list(map(json.dumps, whole["rows"]))


@pytest.mark.parametrize(("most_lines", "stretches"), [(100_000, 5), (3, 12)])
def test_a_cursor_leads_on_behind_what_is_read_at_once(client, monkeypatch, most_lines, stretches):
    whole = client.get("/api/v1/kwic?q=停车&size=200").json
    assert whole["next"] is None and not whole["cut"]
    monkeypatch.setattr(concordance, "MOST_READ", 5)
    monkeypatch.setattr(concordance, "MOST_LINES", most_lines)
    answers = to_the_end(client, "/api/v1/kwic", q="停车", size=2)
    assert [row for answer in answers for row in answer["rows"]] == whole["rows"]
    starts = sorted({answer["sections_before"] for answer in answers})
    assert len(starts) == stretches and starts[0] == 0
    assert [answer["cut"] for answer in answers][-1] is False


@pytest.mark.parametrize("order", ["left", "right"])
def test_a_cursor_leads_to_the_end_of_lines_by_their_characters(client, monkeypatch, order):
    """Within a stretch they are in their order, which is told; together they are all lines."""
    whole = client.get(f"/api/v1/kwic?q=停车&size=200&sort={order}").json
    assert whole["notes"] == []
    monkeypatch.setattr(concordance, "MOST_READ", 5)
    answers = to_the_end(client, "/api/v1/kwic", q="停车", sort=order, size=2)
    found = [row for answer in answers for row in answer["rows"]]
    assert sorted(map(json.dumps, found)) == sorted(map(json.dumps, whole["rows"]))
    assert len({answer["sections_before"] for answer in answers}) == 5
    assert [answer["cut"] for answer in answers][-1] is False
    for answer in answers:
        assert [note["code"] for note in answer["notes"]] == ["sorted-in-stretches"]
    english = client.get(f"/api/v1/kwic?q=停车&sort={order}&lang=en").json["notes"]
    assert english[0]["message"] == english[0]["message_en"]


@pytest.mark.parametrize("path", ["kwic?q=停车&size=2", "people/林望舒@青禾区人民政府?size=1"])
def test_every_cursor_is_gone_with_its_generation(path):
    scanning = Marking(MEETING, replace(MEETING, id="qinghe-2024-4"), *MANY)
    client = create_app(scanning).test_client()
    cursor = client.get(f"/api/v1/{path}").json["next"]
    assert client.get(f"/api/v1/{path}&cursor={cursor}").status_code == 200
    assert client.get(f"/api/v1/{path}&cursor={cursor}&page=2").json["code"] == "bad-parameter"
    assert client.get(f"/api/v1/{path}&cursor={cursor}&format=csv").status_code == 400
    scanning.generation += 1
    assert client.get(f"/api/v1/{path}&cursor={cursor}").status_code == 410


@pytest.mark.parametrize("key", ["尉迟砚@云漪市澜山区人民政府", "尉迟砚"])
def test_what_a_person_cannot_be_asked_is_refused(sample_client, key):
    assert sample_client.get(f"/api/v1/people/{key}").status_code == 200
    assert sample_client.get(f"/api/v1/people/{key}?what=x").json["code"] == "bad-parameter"


def test_parts_of_names_narrow_a_list(client):
    found = client.get("/api/v1/documents?q=加装电梯").json
    assert [row["title"] for row in found["rows"]] == ["青禾区老旧小区加装电梯实施方案"]
    assert found["rows"][0]["items"] == 1
    assert client.get("/api/v1/people?q=没有此人").json["rows"] == []


def test_a_section_has_its_paragraphs_and_anchors(client):
    found = client.get("/api/v1/sections/qinghe-2024-3-s1").json
    assert [p["anchor"] for p in found["paragraphs"]] == ["s1p1", "s1p2"]
    assert found["paragraphs"][0]["label"] == "（一）"
    assert found["url"] == "/meetings/qinghe-2024-3#s1"


@pytest.mark.parametrize("name", ["qinghe-2024-3-s9", "qinghe-2024-3", "x-s1", "-s1", "s"])
def test_a_section_that_is_not_there_is_a_problem(client, name):
    answer = client.get(f"/api/v1/sections/{name}")
    assert answer.status_code == 404
    assert answer.json["code"] == "section-not-found"


def test_a_cursor_of_another_generation_is_gone(client, scanning):
    cursor = client.get("/api/v1/search").json["next"]
    scanning.generation += 1
    answer = client.get(f"/api/v1/search?cursor={cursor}")
    assert answer.status_code == 410
    assert answer.json["code"] == "cursor-stale"
    assert "从头" in answer.json["detail"]
    assert answer.json["title"] == "索引已更新，请从头读"


def forged(text):
    return urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "财",
        forged("[]"),
        forged("{}"),
        forged('["g1", 1, "x"]'),
        forged('["g1", 0, "x", 0]'),
        forged('["g1", true, "x", 0]'),
        forged('["g1", 99999999999999999999, "x", 0]'),
        forged('["g1", 1, "x", -1]'),
        forged('["g1", 1, "x", 1e9]'),
        forged("[" * 90),
        "A" * 4000,
    ],
)
def test_a_cursor_that_is_not_ours_is_refused(client, cursor):
    answer = client.get("/api/v1/search", query_string={"cursor": cursor})
    assert answer.status_code == 400
    assert answer.json["code"] == "bad-cursor"


@pytest.mark.parametrize(
    "path", ["/api/v1/search?q=停车", "/api/v1/search?size=9", "/api/v1/meetings"]
)
def test_a_cursor_leads_nowhere_but_on(client, path):
    cursor = client.get("/api/v1/search").json["next"]
    mark = "&" if "?" in path else "?"
    assert client.get(f"{path}{mark}cursor={cursor}").json["code"] == "bad-cursor"
    answer = client.get(f"/api/v1/search?cursor={cursor}&page=2")
    assert answer.json["code"] == "bad-parameter"


@pytest.mark.parametrize("asked", ["size=0", "size=101", "page=x", "page=-1", "size=²"])
@pytest.mark.parametrize("path", ["documents", "meetings", "search"])
def test_pages_are_numbers(client, path, asked):
    assert client.get(f"/api/v1/{path}?{asked}").json["code"] == "bad-parameter"


def test_an_answer_holds_as_long_as_its_generation(client, scanning):
    path = "/api/v1/search?q=停车"
    sign = client.get(path).headers["ETag"]
    asked = len(scanning.requests)
    kept = client.get(path, headers={"If-None-Match": sign})
    assert (kept.status_code, kept.data) == (304, b"")
    assert kept.headers["ETag"] == sign
    assert len(scanning.requests) == asked
    assert client.get(f"{path}&lang=en", headers={"If-None-Match": sign}).status_code == 200
    scanning.generation += 1
    assert client.get(path, headers={"If-None-Match": sign}).status_code == 200


def indexed(folder, *meetings):
    engine = WhooshEngine(folder / "index", Segmenter(cache=folder))
    with closing(engine), engine.writer() as writer:
        for found in meetings:
            writer.replace_meeting(found.id, flatten(found, "f1"))


def test_nothing_of_a_deleted_index_holds_when_it_is_built_again(tmp_path):
    """Not where the site goes on, nor where it is started again, nor in a citation."""
    indexed(tmp_path, *MANY)
    with closing(WhooshEngine(tmp_path / "index", Segmenter(cache=tmp_path))) as engine:
        client = create_app(engine, page_size=4).test_client()
        path = "/api/v1/search?sort=oldest"
        first = client.get(path)
        shutil.rmtree(tmp_path / "index")
        indexed(tmp_path, *MANY[1:])
        for asking in (client, create_app(engine, page_size=4).test_client()):
            again = asking.get(path, headers={"If-None-Match": first.headers["ETag"]})
            assert (again.status_code, again.json["total"]) == (200, first.json["total"] - 1)
            assert asking.get(f"{path}&cursor={first.json['next']}").status_code == 410
            sign = f"{first.json['generation']}~{again.json['total']}~2026-01-01T00:00Z"
            assert "已由新的取代" in asking.get(f"/search?cited={sign}").text


def test_masked_and_unmasked_answers_share_no_sign(scanning, client):
    path = "/api/v1/search?q=停车"
    sign = client.get(path).headers["ETag"]
    for mask, status in ((True, 304), (False, 200)):
        other = create_app(scanning, page_size=4, mask=mask).test_client()
        assert other.get(path, headers={"If-None-Match": sign}).status_code == status


def test_answers_of_other_tables_of_names_share_no_sign(scanning, client, tmp_path):
    path = "/api/v1/organizations"
    sign = client.get(path).headers["ETag"]
    people, organizations = tmp_path / "people.txt", tmp_path / "organizations.txt"
    people.write_text("林望舒@青禾区财政局\t林望舒@青禾区审计局\n", encoding="utf-8")
    organizations.write_text("保护会\t名城保护管理委员会\n", encoding="utf-8")
    tables = ({}, {"people": person_names(people)}, {"names": organ_names(organizations)})
    for given, status in zip(tables, (304, 200, 200), strict=True):
        other = create_app(scanning, page_size=4, **given).test_client()
        assert other.get(path, headers={"If-None-Match": sign}).status_code == status


def test_whether_there_is_an_answer_is_not_told_before_it_is_known(client):
    any_answer = {"If-None-Match": "*"}
    assert client.get("/api/v1/search?yeer=1", headers=any_answer).status_code == 400
    assert client.get("/api/v1/meetings/none", headers=any_answer).status_code == 404
    assert client.get("/api/v1/search", headers=any_answer).status_code == 304


def test_what_has_not_changed_keeps_its_rules(client):
    """RFC 9110, 15.4.5: what a cache is told with the answer, it is told again."""
    first = client.get("/api/v1/search")
    again = client.get("/api/v1/search", headers={"If-None-Match": first.headers["ETag"]})
    for name in ("ETag", "Cache-Control", "Vary", "Access-Control-Allow-Origin"):
        assert again.headers[name] == first.headers[name]


@pytest.mark.parametrize(
    "path", ["export", "meetings", "people", "duties", "people/林望舒@青禾区人民政府", "kwic?q=a"]
)
@pytest.mark.parametrize("asked", ["format=csv&format=xlsx", "format=json&format=csv"])
def test_of_two_forms_none_is_given(client, path, asked):
    answer = client.get(f"/api/v1/{path}{'&' if '?' in path else '?'}{asked}")
    assert (answer.status_code, answer.json["code"]) == (400, "bad-parameter")


@pytest.mark.parametrize("path", ["search", "people", "documents", "organizations"])
def test_of_two_questions_none_is_answered(client, path):
    answer = client.get(f"/api/v1/{path}?q=停车&q=电梯")
    assert (answer.status_code, answer.json["code"]) == (400, "bad-parameter")


def test_mistakes_are_never_kept(client):
    answer = client.get("/api/v1/search?yeer=1")
    assert answer.status_code == 400
    assert "ETag" not in answer.headers


def test_scripts_of_other_pages_may_read_and_nothing_else(client):
    assert client.get("/api/v1/search").headers["Access-Control-Allow-Origin"] == "*"
    assert client.get("/api/v1/search?yeer=1").headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Origin" not in client.post("/api/v1/check", data="x").headers
    asked = client.options("/api/v1/search", headers={"Access-Control-Request-Method": "GET"})
    assert asked.headers["Access-Control-Allow-Origin"] == "*"
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert asked.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "Access-Control-Allow-Origin" not in client.options("/search").headers
    assert "Access-Control-Allow-Origin" not in client.get("/search").headers


@pytest.mark.parametrize("path", [endpoint.path for endpoint in ENDPOINTS if not endpoint.body])
def test_what_an_address_does_not_take_is_refused(client, path):
    rows = {
        name: client.get(f"/api/v1/{name}?size=1").json["rows"][0]
        for name in ("documents", "people", "organizations")
    }
    meeting = MEETING.id
    filled = path.format(
        meeting_id=meeting,
        section_id=f"{meeting}-s1",
        title=rows["documents"]["title"],
        key=rows["people" if "people" in path else "organizations"]["key"],
    )
    asked = f"{filled}?{urlencode({'q': '电梯'} if 'kwic' in path or 'colloc' in path else {})}"
    answer = client.get(f"{asked}&yeer=2024")
    assert (answer.status_code, answer.json["code"]) == (400, "bad-parameter"), answer.text
    assert "yeer" in answer.json["detail"]
    assert "bad-parameter" not in client.get(f"{asked}&lang=en").text
