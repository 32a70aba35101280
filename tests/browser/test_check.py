"""From a pasted list to the rows of what came of it, and to a file of them."""

import pytest

from tests.browser.test_every_page import RULES, violations_of
from tests.browser.test_main_path import sideways, visit

pytestmark = pytest.mark.browser
__all__ = ["visit"]

LIST = "澜山区老旧小区改造管理办法\n没有这样的一份文件\n澜山区老旧小区改造管理规定\n"


def test_from_a_list_to_a_file(visit, artefacts):
    page, name = visit
    page.goto("/check")
    page.screenshot(path=str(artefacts / f"check-form-{name}.png"), full_page=True)
    assert sideways(page) <= 0
    page.get_by_label("标题或文号").fill(LIST)
    page.get_by_role("button", name="核对", exact=True).click()
    page.wait_for_selector("tbody tr")
    page.screenshot(path=str(artefacts / f"check-{name}.png"), full_page=True)
    assert sideways(page) <= 0
    states = page.locator("main tbody tr").evaluate_all("rows => rows.map(row => row.className)")
    assert states == ["row-found", "row-missing", "row-missing"]
    near = page.locator("main tbody tr").nth(2).locator(".near a").first
    assert near.inner_text() == "澜山区老旧小区改造管理办法"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="下载 CSV").click()
    assert waiting.value.suggested_filename == "批量核对.csv"
    near.click()
    page.wait_for_url("**/documents/**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_rows_and_refusals(chromium, site, axe, scheme):
    page = chromium.new_page(base_url=site, color_scheme=scheme)
    for text in (LIST, ""):
        page.goto("/check")
        page.get_by_label("标题或文号").fill(text)
        page.get_by_role("button", name="核对", exact=True).click()
        page.wait_for_selector("tbody tr, [role=alert]")
        assert violations_of(page, axe, RULES) == ()
    page.close()
