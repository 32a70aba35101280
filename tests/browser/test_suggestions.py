"""Suggestions under the box: by keyboard, and with an input method."""

import pytest

pytestmark = pytest.mark.browser

OPTIONS = "#suggestions [role=option]"


@pytest.fixture
def page(chromium, site):
    page = chromium.new_page(viewport={"width": 1280, "height": 900}, base_url=site)
    page.goto("/")
    page.get_by_label("检索词").focus()
    yield page
    page.close()


def active(page):
    place = page.locator("#q").get_attribute("aria-activedescendant")
    return place and page.locator(f"#{place} .text").inner_text()


def test_a_suggestion_is_chosen_by_keyboard(page, artefacts):
    page.keyboard.type("养老")
    page.wait_for_selector(OPTIONS)
    page.screenshot(path=str(artefacts / "suggestions-desktop.png"))
    assert page.locator("#q").get_attribute("aria-expanded") == "true"
    assert active(page) is None
    page.keyboard.press("ArrowDown")
    first = page.locator(f"{OPTIONS} .text").first.inner_text()
    assert active(page) == first
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert active(page) == page.locator(f"{OPTIONS} .text").last.inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert page.locator("#q").input_value() == f"《{first}》"
    assert page.url.endswith("/")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")


def test_escape_closes_and_keeps_what_was_typed(page):
    page.keyboard.type("养老")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("Escape")
    assert page.locator(OPTIONS).count() == 0 or not page.locator(OPTIONS).first.is_visible()
    assert page.locator("#q").input_value() == "养老"


def test_a_click_asks_at_once(page):
    page.keyboard.type("养老")
    page.wait_for_selector(OPTIONS)
    page.locator(OPTIONS).first.click()
    page.wait_for_url("**/search?q=*")


def test_only_what_an_input_method_has_confirmed_is_asked_for(page):
    asked = []
    page.on("request", lambda sent: asked.append(sent.url))
    keys = page.context.new_cdp_session(page)
    composing = {"selectionStart": 4, "selectionEnd": 4}
    keys.send("Input.imeSetComposition", {"text": "yang", **composing})
    page.wait_for_timeout(500)
    keys.send(
        "Input.dispatchKeyEvent",
        {"type": "rawKeyDown", "key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229},
    )
    page.wait_for_timeout(300)
    assert asked == []
    assert page.url.endswith("/")
    keys.send("Input.insertText", {"text": "养老"})
    page.wait_for_selector(OPTIONS)
    assert len(asked) == 1
    assert "yang" not in asked[0]
    assert page.locator("#q").input_value() == "养老"


def test_without_scripts_the_box_is_a_box(chromium, site):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.get_by_label("检索词").fill("养老")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert page.locator("#q").get_attribute("role") is None
    context.close()
