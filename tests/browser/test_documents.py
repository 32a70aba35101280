"""From a title that somebody pastes to the sentence that decided on the document."""

import re

import pytest

from tests.browser.test_main_path import sideways, visit

pytestmark = pytest.mark.browser
__all__ = ["visit"]

TITLE = "澜山区老旧小区改造管理办法"


def test_from_a_pasted_title_to_the_deciding_sentence(visit, artefacts):
    page, name = visit
    page.goto("/")
    page.get_by_label("检索词").fill(f"《{TITLE}（送审稿）》")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    page.screenshot(path=str(artefacts / f"card-{name}.png"), full_page=True)
    page.locator(".card .title a").click()
    page.wait_for_url("**/documents/**")
    page.screenshot(path=str(artefacts / f"document-{name}.png"), full_page=True)
    assert page.locator("h1").inner_text() == f"《{TITLE}》"
    assert sideways(page) <= 0
    events = page.locator(".timeline > li")
    whens = events.locator(".when").all_inner_texts()
    assert len(whens) >= 2
    decided = events.filter(has=page.locator("blockquote")).first
    sentence = decided.locator("blockquote").first.inner_text()
    decided.locator(".about a").last.click()
    page.wait_for_url("**/meetings/**")
    anchor = page.url.partition("#")[2]
    assert re.fullmatch(r"s\d+p\d+", anchor)
    assert sentence in page.locator(f"#{anchor}").inner_text()
