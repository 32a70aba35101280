"""The site by keyboard: keys that step through results, and input methods that type Chinese."""

import pytest

from tests.browser.page_types import MEETING, QUESTION

pytestmark = pytest.mark.browser


@pytest.fixture
def page(chromium, site):
    context = chromium.new_context(base_url=site, viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(f"/search?q={QUESTION}")
    yield page
    context.close()


def focused(page):
    return page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.id")


def test_results_are_stepped_through_and_opened(page):
    hits = page.locator(".hit h2 a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for key, place in [("j", 0), ("j", 1), ("j", 2), ("k", 1), ("k", 0), ("k", 0)]:
        page.keyboard.press(key)
        assert focused(page) == hits[place]
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url("**/meetings/**")
    assert page.url.endswith(hits[1].partition("#")[2])


def test_the_last_step_stays(page):
    hits = page.locator(".hit h2 a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for _ in range(len(hits) + 3):
        page.keyboard.press("j")
    assert focused(page) == hits[-1]
    box = page.locator(":focus").bounding_box()
    assert 0 <= box["y"] < 900


def test_items_of_a_meeting_are_stepped_through(page):
    page.goto(f"/meetings/{MEETING}")
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert focused(page) == "#s2"


def test_a_slash_leads_to_the_box_and_is_a_letter_there(page):
    page.keyboard.press("/")
    assert focused(page) == "q"
    page.keyboard.press("End")
    page.keyboard.type("/jk?")
    assert page.locator("#q").input_value() == f"{QUESTION}/jk?"
    assert not page.locator("#keys").is_visible()


def test_keys_of_the_browser_are_left_alone(page):
    page.keyboard.press("Control+j")
    page.keyboard.press("Alt+k")
    assert focused(page) in (None, "")


def test_keys_are_listed_and_switched_off_for_good(page):
    page.keyboard.press("?")
    assert page.locator("#keys").is_visible()
    page.keyboard.press("j")
    assert page.locator("#keys").is_visible() and focused(page) == "keys-on"
    page.keyboard.press("Space")
    page.keyboard.press("Escape")
    assert not page.locator("#keys").is_visible()
    for key in "j?":
        page.keyboard.press(key)
    assert not page.locator("#keys").is_visible()
    page.goto("/search")
    page.keyboard.press("j")
    assert focused(page) in (None, "")
    # The link at the foot leads back, since the key is off too.
    page.locator("a[data-keys]").click()
    page.locator("#keys-on").check()
    page.locator("#keys button").click()
    page.keyboard.press("j")
    assert focused(page) == page.locator(".hit h2 a").first.get_attribute("href")


@pytest.mark.parametrize("box", ["q", "refine", "from"])
def test_confirming_a_candidate_sends_no_form(page, box):
    before = page.url
    page.locator(f"#{box}").fill("")
    keys = page.context.new_cdp_session(page)
    keys.send("Input.imeSetComposition", {"text": "yang", "selectionStart": 4, "selectionEnd": 4})
    key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 229}
    # The second time nobody composes any more: so Safari tells of the key that ended it.
    for _ in range(2):
        keys.send("Input.dispatchKeyEvent", {"type": "rawKeyDown", **key})
        keys.send("Input.dispatchKeyEvent", {"type": "char", "text": "\r", **key})
        keys.send("Input.dispatchKeyEvent", {"type": "keyUp", **key})
        keys.send("Input.insertText", {"text": "养老"})
    page.wait_for_timeout(300)
    assert page.url == before
    assert "养老" in page.locator(f"#{box}").input_value()


def test_a_long_facet_is_looked_through_as_one_types(page):
    section = page.locator("nav.facets section", has=page.locator("#facet-attendee"))
    listed = section.locator("li").count()
    section.locator("summary").click()
    name = section.locator("li .word").last.inner_text()
    section.locator("input[type=search]").fill(name)
    assert section.locator("li:visible .word").all_inner_texts() == [name]
    assert "1" in section.locator("[role=status]").inner_text()
    section.locator("input[type=search]").fill("")
    assert section.locator("li:visible").count() == listed
    section.locator("input[type=search]").fill(name[:1])
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/values/attendee**")
    names = page.locator("article li .word").all_inner_texts()
    assert name in names and all(name[0] in found for found in names)


def test_without_scripts_no_key_does_anything(chromium, site):
    context = chromium.new_context(base_url=site, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search")
    page.keyboard.press("?")
    assert not page.locator("#keys").is_visible()
    context.close()
