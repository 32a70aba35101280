"""The description of the API is valid, says what there is, and is held to what is answered."""

import re
from dataclasses import replace

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from lxml import html
from openapi_spec_validator import OpenAPIV31SpecValidator

from corpus.model import PartialDate
from indexer.query.parameters import PARAMETERS
from search_app.app import create_app
from search_app.endpoints import ENDPOINTS
from tests.scanning import ScanningEngine
from tests.search_app.canned import HOSTILE, MEETING


class MarkingEngine(ScanningEngine):
    """Marks a word, whatever is asked."""

    def search(self, request):
        return replace(super().search(request), marks=("加装电梯",))


EARLIER = replace(MEETING, id="qinghe-2023-1", date=PartialDate(2023, 2))
APP = create_app(MarkingEngine(MEETING, HOSTILE, EARLIER))
CLIENT = APP.test_client()
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.json", APP)
KNOWN = {
    "{meeting_id}": "qinghe-2024-3",
    "{section_id}": "qinghe-2024-3-s1",
    "documents/{title}": "documents/青禾区老旧小区加装电梯实施方案",
    "people/{key}": "people/阮青禾@青禾区住房和城乡建设局",
    "organizations/{key}": "organizations/青禾区住房和城乡建设局",
}


SPOKEN = {"$ref": "#/components/parameters/Language"}
"""What every address takes is written once."""


def test_it_is_valid():
    OpenAPIV31SpecValidator(CLIENT.get("/openapi.json").json).validate()


def test_it_names_every_address_and_no_other():
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in APP.url_map.iter_rules()
        if rule.rule.startswith("/api/")
    }
    assert rules == {endpoint.path for endpoint in ENDPOINTS}


def test_search_takes_all_that_the_page_takes():
    search = CLIENT.get("/openapi.json").json["paths"]["/api/v1/search"]["get"]
    *taken, language = search["parameters"]
    assert language == SPOKEN
    names = [parameter["name"] for parameter in taken]
    assert names == [*(parameter.name for parameter in PARAMETERS), "cursor", "facet_values"]


def test_help_names_every_address():
    page = CLIENT.get("/help").text
    assert [e.path for e in ENDPOINTS if f"{e.path}</code>" not in page] == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_help_names_what_every_address_takes(language):
    """The same names in the same order as the description for programs, which is of this table."""
    page = html.fromstring(APP.test_client().get(f"/help?lang={language}").text)
    paths = CLIENT.get("/openapi.json").json["paths"]
    named = {
        place.text_content().removeprefix("POST "): place.getnext().xpath(".//code/text()")
        for place in page.xpath("//dl/dt")
        if place.text_content().removeprefix("POST ").startswith("/api/")
    }
    assert named == {
        path: [p["name"] for p in operation["parameters"] if p != SPOKEN and p["in"] == "query"]
        for path, methods in paths.items()
        for operation in methods.values()
    }


@pytest.mark.parametrize("endpoint", ENDPOINTS, ids=lambda endpoint: endpoint.path)
def test_what_is_answered_has_the_members_that_are_described(endpoint):
    path = endpoint.path
    for place, name in KNOWN.items():
        path = path.replace(place, name)
    asked = {"q": "加装电梯", "since": "2023", "from": "2024", "to": "2024", "until": "2023"}
    taken = {name: asked[name] for name in asked if name in {t.name for t in endpoint.takes}}
    if endpoint.body:
        answer = CLIENT.post(path, data="加装电梯\n")
    else:
        answer = CLIENT.get(path, query_string=taken)
    assert answer.status_code == 200, answer.text
    described = dict(pair.split(":") for pair in endpoint.members.split())
    for member, kind in described.items():
        assert kind.endswith("?") or answer.json[member] is not None
    others = {pair.partition(":")[0] for pair in endpoint.others.split()}
    assert not answer.is_json or answer.json.keys() <= described.keys() | others


@SCHEMA.parametrize()
@settings(
    max_examples=4,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_whatever_is_asked_the_answer_is_as_described(case):
    case.call_and_validate(
        checks=[
            schemathesis.checks.not_a_server_error,
            schemathesis.checks.CHECKS.get_one("status_code_conformance"),
            schemathesis.checks.CHECKS.get_one("content_type_conformance"),
            schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
        ]
    )
