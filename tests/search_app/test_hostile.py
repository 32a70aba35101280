"""Whatever an address says: a page or a problem that names the mistake, never a fault of ours."""

from urllib.parse import quote

import pytest

from search_app.app import create_app
from search_app.demo import samples_index
from tests.hostile import WRITTEN

ORDINARY = "/api/v1/search?q=" + quote("老旧小区")
ADDRESSES = {
    "q that is no UTF-8": "/search?q=%FF%FE%80",
    "q with half an escape": "/search?q=%",
    "q with a bad escape": "/search?q=%zz%u6f22",
    "q twice": "/search?q=a&q=b",
    "q as a list": "/search?q[]=a",
    "no name": "/search?=a&&&=&",
    "a name of NUL": "/search?%00=a",
    "a name that is no UTF-8": "/search?%FF=a",
    "semicolons": "/search?q=a;page=2",
    "page of zero": "/search?page=0",
    "page below zero": "/search?page=-1",
    "page past the end": "/search?page=1000000",
    "page of many digits": "/search?page=" + "9" * 9_000,
    "page in other digits": "/search?page=%D9%A1",
    "page that is none": "/search?page=1e9",
    "size of zero": "/search?size=0",
    "size too large": "/search?size=101",
    "sort of NUL": "/search?sort=%00",
    "a day that is none": "/search?from=2023-02-30",
    "a year beyond": "/search?from=99999",
    "years the wrong way round": "/search?from=2024&to=2020",
    "a date of NUL": "/search?to=%00",
    "a thousand years": "/search?" + "&".join(f"year={n}" for n in range(1000)),
    "a hundred years": "/search?" + "&".join(f"year={n}" for n in range(100)),
    "a year that is none": "/search?year=" + "9" * 9_000,
    "a body of NUL": "/search?body=%00",
    "an attendee that is no UTF-8": "/search?attendee=%FF%FE",
    "an organization of quotes": "/search?organization=%22%22%22",
    "a document of a wildcard": "/search?document=*",
    "a meeting of NUL": "/meetings/%00",
    "a meeting that is no UTF-8": "/meetings/%FF%FE",
    "a meeting above the folder": "/meetings/..%2F..%2Fetc%2Fpasswd",
    "a meeting of a long name": "/meetings/" + "a" * 9_000,
    "a person of NUL": "/people/%00",
    "a person that is no UTF-8": "/people/%FF%FE@%80",
    "a person of slashes": "/people//////@//",
    "a person of many marks": "/people/" + "@" * 5_000,
    "a person above the folder": "/people/..%2F..%2Fetc%2Fpasswd",
    "a person of a strange list": "/people/%E4%B9%8C%E5%85%B0?show=%00&page=1",
    "an organization of NUL": "/organizations/%00",
    "an organization of a long name": "/organizations/" + "%E5%B1%80" * 3_000,
    "an organization of wildcards": "/organizations/****",
    "an organization that sat in": "/search?sat_in=%00&sat_in=*",
    "duties of NUL": "/duties?organization=%00&body=%00&deadline=%00",
    "duties of no UTF-8": "/duties?organization=%FF%FE&q=%FF",
    "duties past the end": "/duties?page=1000000",
    "duties in a strange form": "/api/v1/duties?format=%00",
    "duties given twice": "/duties?organization=a&organization=b&from=2024&from=2023",
    "a page of NUL": "/%00",
    "many slashes": "/" * 5_000,
    "a file above the folder": "/static/..%2F..%2Fsetup.cfg",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    with samples_index(tmp_path_factory.mktemp("site")) as engine:
        yield create_app(engine).test_client()


@pytest.fixture(scope="module")
def ordinary(site):
    answer = site.get(ORDINARY)
    assert answer.json["total"] > 0
    return answer.json


def in_an_address(text):
    return quote(text, errors="surrogatepass")


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_question_is_answered_or_refused(site, ordinary, text):
    asked = in_an_address(text[:2_000])
    page, problem = site.get(f"/search?q={asked}"), site.get(f"/api/v1/search?q={asked}")
    assert page.status_code == problem.status_code
    assert page.status_code in (200, 400)
    assert page.status_code == 200 or problem.json["code"] in (
        "query-syntax",
        "query-too-long",
        "too-many-terms",
    )
    assert site.get(ORDINARY).json == ordinary


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_meeting_is_shown_whatever_led_to_it(site, ordinary, text):
    meeting_id = ordinary["hits"][0]["meeting_id"]
    assert site.get(f"/meetings/{meeting_id}?q={in_an_address(text[:500])}").status_code == 200


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_what_is_typed_is_completed_or_not(site, text):
    assert site.get(f"/api/v1/suggest?q={in_an_address(text[:2_000])}").status_code == 200


@pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES)
def test_an_address_is_answered_or_refused(site, ordinary, address):
    for asked in (address, address.replace("/search", "/api/v1/search", 1)):
        assert 200 <= site.get(asked).status_code < 500
    assert site.get(ORDINARY).json == ordinary
