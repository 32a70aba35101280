import re

import pytest

from tests.browser.page_types import QUESTION

pytestmark = pytest.mark.browser

WIDTHS = {"desktop": 1280, "phone": 375}


def sideways(page):
    """How many pixels the page is wider than its window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.fixture(params=[("desktop", True), ("phone", True), ("phone", False)], ids=str)
def visit(request, chromium, site):
    """A window of one width, with or without scripts, and what to call its pictures."""
    size, scripts = request.param
    context = chromium.new_context(
        base_url=site,
        viewport={"width": WIDTHS[size], "height": 900},
        java_script_enabled=scripts,
        locale="zh-CN",
    )
    page = context.new_page()
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    yield page, f"{size}-{'script' if scripts else 'plain'}"
    context.close()
    assert [url for url in asked if not url.startswith(site)] == []


def test_from_the_home_page_to_the_paragraph(visit, artefacts):
    page, name = visit

    def look(step):
        page.screenshot(path=str(artefacts / f"{step}-{name}.png"), full_page=True)
        assert sideways(page) <= 0

    page.goto("/")
    look("home")
    page.get_by_label("检索词").fill(QUESTION)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    look("search")
    assert page.locator("mark").first.inner_text() in QUESTION

    if name.startswith("phone"):
        page.locator(".to-facets a").first.click()
    year = page.locator("nav.facets > section", has_text="年份").locator("li a").first
    label, count = year.locator(".word").inner_text(), year.locator(".count").inner_text()
    year.click()
    page.wait_for_url("**year=**")
    look("facet")
    assert re.search(rf"\D{count} 项", page.locator(".found").inner_text())
    assert label in page.locator(".chips").inner_text()

    hit = page.locator(".hit").first
    title = hit.locator(".about a").first.inner_text()
    hit.locator(".excerpt .permalink").first.click()
    page.wait_for_url("**/meetings/**")
    look("meeting")
    assert page.locator("h1").inner_text() == title
    anchor = page.url.partition("#")[2]
    assert re.fullmatch(r"s\d+p\d+", anchor)
    assert page.locator(f"#{anchor} mark").count() > 0
    box = page.locator(f"#{anchor}").bounding_box()
    assert 0 <= box["y"] < 900


def test_from_mark_to_mark(visit, artefacts):
    page, name = visit
    page.goto(f"/search?q={QUESTION}")
    page.locator(".hit .excerpt .permalink").first.click()
    page.wait_for_url("**/meetings/**")
    anchor = page.url.partition("#")[2]
    hop = page.locator(f"#{anchor} .hop").first.locator("a").last
    assert hop.is_visible()
    assert page.locator(".hop:visible").count() == 1
    hop.click()
    page.screenshot(path=str(artefacts / f"mark-{name}.png"))
    target = page.url.partition("#")[2]
    assert re.fullmatch(r"m\d+", target)
    box, bar = page.locator(f"#{target}").bounding_box(), page.locator(".marks").bounding_box()
    assert bar["y"] + bar["height"] <= box["y"] < 900
    assert page.locator(f"#{target} + .hop a").first.is_visible()
    assert sideways(page) <= 0


def test_the_first_key_leads_to_the_content(chromium, site):
    page = chromium.new_page()
    page.goto(site)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "跳到正文"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.close()


@pytest.mark.parametrize(("width", "shown"), [(1280, True), (375, False)])
def test_facets_are_open_on_a_desk_and_folded_on_a_phone(chromium, site, width, shown):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    page.goto(f"{site}/search")
    assert page.locator("nav.facets section a").first.is_visible() is shown
    page.close()
