"""People, organizations and duties over an index of the samples, as Whoosh answers."""

from urllib.parse import quote

import pytest
from click.testing import CliRunner
from lxml import html

from corpus.model import Attendance
from indexer.asking.asker import Asker
from indexer.desk.duties import all_duties
from indexer.desk.profiles import tally
from indexer.desk.shelves import shelved, shelves_of_person
from indexer.opening import open_index
from indexer.parties import role_parts
from indexer.person_names import NOBODY
from indexer.records import flatten
from search_app.app import create_app
from search_app.cli import jiyao
from search_app.demo import samples_index
from tests.search_app.taken import as_members


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("samples")


@pytest.fixture(scope="module")
def engine(folder):
    with samples_index(folder) as engine:
        yield engine


@pytest.fixture(scope="module")
def client(engine):
    return create_app(engine).test_client()


@pytest.fixture(scope="module")
def meetings(engine):
    return {i: engine.meeting(i) for i in engine.digests()}


def test_counts_of_every_person_are_those_of_a_plain_scan(client, engine, meetings):
    asker = client.application.extensions["jiyao"].asker
    counted = {}
    for meeting in meetings.values():
        for value in flatten(meeting, "").sections[0].taking_part:
            role, key = role_parts(value)
            counted.setdefault(key, {}).setdefault(role, []).append(meeting.id)
    assert len(counted) > 100
    for key in sorted(counted)[::10]:
        found = tally(asker, key)
        roles = [len(counted[key].get(role.value, ())) for role in Attendance]
        assert list(found.roles) == roles, key
        assert found.meetings == len({m for ids in counted[key].values() for m in ids})


def test_every_kind_of_page_answers(client):
    asker = client.application.extensions["jiyao"].asker
    registry = asker.registry()
    for names in sorted(registry.people.values())[::40]:
        for key in names:
            assert client.get(f"/people/{quote(key, safe='')}").status_code == 200, key
    for key in sorted(registry.organizations)[::25]:
        answer = client.get(f"/organizations/{quote(key, safe='')}")
        assert answer.status_code == 200, key
        assert len(answer.data) < 150_000


def test_links_of_meetings_lead_to_pages(client, meetings):
    links = set()
    for meeting_id in sorted(meetings)[::6]:
        page = html.fromstring(client.get(f"/meetings/{meeting_id}").text)
        found = page.xpath("//a/@href")
        links |= {a for a in found if a.startswith(("/people/", "/organizations/"))}
    assert len(links) > 20
    for link in sorted(links)[::7]:
        assert client.get(link).status_code == 200, link


def test_the_list_of_duties_is_whole(client, meetings):
    told = [
        decision
        for meeting in meetings.values()
        for section in meeting.sections
        for decision in section.decisions
        if decision.responsible or decision.outcome == "交办"
    ]
    rows = as_members(client.get("/api/v1/duties?format=csv").data)
    assert len(rows) == len(told) > 20
    assert sorted(row["依据原句"] for row in rows) == sorted(d.evidence for d in told)
    dated = [d for d in told if d.deadline]
    narrowed = as_members(client.get("/api/v1/duties?format=csv&deadline=1").data)
    assert len(narrowed) == len(dated) > 5
    calendar = client.get("/api/v1/duties?format=ics").text
    assert calendar.count("BEGIN:VEVENT") == sum(bool(row["最迟日期"]) for row in rows) > 5


def test_the_command_says_the_same(client, folder):
    address = str(folder / "index")
    ran = CliRunner().invoke(jiyao, ["duties", "--index", address, "--format", "csv"])
    assert ran.exit_code == 0
    ours = as_members(ran.stdout_bytes)
    pages = as_members(client.get("/api/v1/duties?format=csv").data)
    assert [row["依据原句"] for row in ours] == [row["依据原句"] for row in pages]
    shown = CliRunner().invoke(jiyao, ["duties", "--index", address, "--deadline"])
    assert "时限：" in shown.stdout and "原句：" in shown.stdout
    file = folder / "duties.ics"
    told = CliRunner().invoke(
        jiyao, ["duties", "--index", address, "--format", "ics", "--output", str(file)]
    )
    assert "未列入" in told.stderr
    assert file.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    wrong = CliRunner().invoke(jiyao, ["duties", "--index", address, "--from", "何时"])
    assert wrong.exit_code == 1 and "from" in wrong.stderr


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def asker(request, engine, meetings, tmp_path_factory):
    if request.param == "whoosh":
        yield Asker(engine)
        return
    place = tmp_path_factory.mktemp("other") / "index"
    with open_index(f"tantivy:{place}") as other:
        with other.writer() as writer:
            for meeting in meetings.values():
                writer.replace_meeting(meeting.id, flatten(meeting, "f"))
        yield Asker(other)


def test_what_was_reported_while_somebody_was_there(asker, meetings):
    """In every engine what a plain scan finds, and nothing of somebody who was on leave."""
    here = {Attendance.CHAIR.value, Attendance.PRESENT.value, Attendance.OBSERVER.value}
    flat = [flatten(meeting, "").sections for meeting in meetings.values()]
    keys = sorted(key for found in asker.registry().people.values() for key in found)
    seen = 0
    for key in keys[::3]:
        home = key.partition("@")[2]
        expected = {
            record.section_id
            for records in flat
            if any(role_parts(v)[1] == key and role_parts(v)[0] in here for v in party(records))
            for record in records
            if home in record.reporting
        }
        _, shelf = shelves_of_person(key, NOBODY)
        found = shelved(asker, shelf, {}, size=500).results
        assert {hit.record.section_id for hit in found.hits} == expected, key
        seen += len(expected)
    assert seen > 10


def party(records):
    return records[0].taking_part


def test_every_engine_lists_the_same_duties(asker, engine):
    rows = [row.sentence for row in all_duties(asker, {}).rows]
    assert sorted(rows) == sorted(row.sentence for row in all_duties(Asker(engine), {}).rows)
    for key in ("稔川市财政局", "澜山区住房和城乡建设局"):
        asked = {"organization": [key], "deadline": ["1"]}
        found = all_duties(asker, asked).rows
        assert found and all(key in row.parties and row.deadline for row in found)
