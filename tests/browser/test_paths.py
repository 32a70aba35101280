"""What people come for, from the home page on: with scripts, without, and on a phone.

``test_main_path`` is the path of a researcher, ``test_documents`` that of office staff.
"""

import re

import pytest

from tests.browser.page_types import DOCUMENT, QUESTION
from tests.browser.test_main_path import sideways, visit

pytestmark = pytest.mark.browser
__all__ = ["visit"]


def open_facets(page, name):
    if name.startswith("phone"):
        page.locator(".to-facets a").first.click()


def total(page):
    return int(re.search(r"、(\d+) 项", page.locator("p.found").inner_text()).group(1))


def test_within_the_results_and_out_again(visit):
    page, name = visit
    page.goto(f"/search?q={QUESTION}")
    before = total(page)
    open_facets(page, name)
    page.locator("#refine").fill("资金")
    page.locator("form.refine button").click()
    page.wait_for_url("**%E8%B5%84%E9%87%91**")
    assert page.locator("#q").input_value() == f"{QUESTION} 资金"
    assert 0 < total(page) < before
    page.locator(".chart a").first.click()
    page.wait_for_url("**year=**")
    chip = page.locator(".chips a", has_text="年份")
    assert chip.count() == 1
    chip.click()
    page.wait_for_url(lambda url: "year=" not in url)
    assert sideways(page) <= 0


def test_a_value_that_is_not_listed_is_found(visit):
    page, name = visit
    page.goto("/search")
    open_facets(page, name)
    section = page.locator("nav.facets section", has=page.locator("#facet-attendee"))
    section.locator("summary").click()
    section.locator("input[type=search]").fill("贝子")
    section.locator("button").click()
    page.wait_for_url("**/search/values/attendee**")
    value = page.locator("article li a").first
    word, count = value.locator(".word").inner_text(), value.locator(".count").inner_text()
    value.click()
    page.wait_for_url("**attendee=**")
    assert word in page.locator(".chips").inner_text()
    assert total(page) == int(count)


def test_staff_check_a_list(visit):
    page, _ = visit
    page.goto("/")
    page.locator("header nav a", has_text="批量核对").click()
    page.locator("#list").fill(f"《{DOCUMENT}》\n没有这份办法")
    # The rows are at the same address as the form: only the navigation tells them apart.
    with page.expect_navigation():
        page.locator("main form:has(textarea) [type=submit]").click()
    rows = page.locator("main tbody tr")
    assert rows.count() == 2
    assert DOCUMENT in rows.first.inner_text()
    assert "没有找到" in rows.last.inner_text()
    rows.first.locator("td a").first.click()
    page.wait_for_url("**/meetings/**")


def test_an_operator_sees_what_is_served(visit):
    page, _ = visit
    page.goto("/")
    covered = page.locator(".coverage").inner_text()
    page.locator("header nav a", has_text="关于数据").click()
    page.wait_for_url("**/about")
    told = page.locator("main").inner_text()
    meetings = re.search(r"(\d+) 次会议", covered).group(1)
    assert meetings in told and "gen-" in told


def test_english_is_a_link_away_and_stays(visit):
    page, _ = visit
    page.goto(f"/search?q={QUESTION}&sort=newest")
    page.locator("a.language").click()
    page.wait_for_url("**lang=en**")
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.locator("#q").input_value() == QUESTION
    page.locator(".hit h2 a").first.click()
    page.wait_for_url("**/meetings/**")
    assert page.locator("#agenda").inner_text() == "Agenda"
    page.locator("a.language").click()
    page.wait_for_url("**lang=zh**")
    assert page.locator("#agenda").inner_text() == "议题"
