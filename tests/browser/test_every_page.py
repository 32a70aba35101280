"""What holds for every type of page, in every manner of looking at it."""

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, urlsplit

import pytest

from tests.browser.page_types import PAGE_TYPES

pytestmark = pytest.mark.browser

MOST_BYTES = 150_000
LEAST_BYTES = 1_000
"""Less would mean that nothing was weighed; what is kept from a page before is not told."""
MOST_SHIFT = 0.002
"""A line of text that settles by a pixel; a box that moves counts ten times that. Good is 0.1."""
# What a reader set to 200 % gets: half as many pixels, each twice as large.
MANNERS = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "twice": {"viewport": {"width": 640, "height": 450}, "device_scale_factor": 2},
    "phone": {"viewport": {"width": 375, "height": 812}, "has_touch": True},
    "narrow": {"viewport": {"width": 320, "height": 640}, "java_script_enabled": False},
}
RULED = ("desktop", "twice")
PICTURED = ("desktop", "phone")
IN_THE_DARK = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
RULES = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
WEIGHT = """
["navigation", "resource"].flatMap((kind) => performance.getEntriesByType(kind))
  .reduce((sum, entry) => sum + entry.decodedBodySize, 0)
"""
# Of what breaks no rule one element each is enough, and of the answer what is looked at here.
AXE_RUN = """
async (rules) => {
  const found = await axe.run(document, { runOnly: rules, resultTypes: ["violations"] });
  return { passed: found.passes.length, violations: found.violations };
}
"""
# A word is broken where the letters of one run of them stand in more than one box.
BROKEN_WORDS = """
(labels) => labels.flatMap((label) => [...label.childNodes])
  .filter((node) => node.nodeType === Node.TEXT_NODE)
  .flatMap((node) => [...node.data.matchAll(/[A-Za-z]+/g)].filter((word) => {
    const range = document.createRange();
    range.setStart(node, word.index);
    range.setEnd(node, word.index + word[0].length);
    return range.getClientRects().length > 1;
  }))
  .map((word) => word[0])
"""
SHIFTS = """
window.shifts = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) window.shifts += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


@dataclass(frozen=True, slots=True)
class Look:
    """What was seen of one page; ``weight`` is in bytes, all that it loads together."""

    weight: int
    asked: tuple[str, ...]
    failed: tuple[str, ...]
    sideways: int
    shifts: float
    headings: int
    violations: tuple[str, ...]


class Window:
    """One manner of looking, for all pages in turn: a window of its own for each costs seconds.

    Each page is loaded as by somebody who was never here: nothing is kept of those before.
    """

    def __init__(self, chromium, site, manner):
        self.page = chromium.new_page(base_url=site, locale="zh-CN", **MANNERS[manner])
        self.asked, self.failed = [], []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", self._hear)
        self.page.on("pageerror", lambda error: self.failed.append(str(error)))
        self.page.add_init_script(SHIFTS)
        devtools = self.page.context.new_cdp_session(self.page)
        devtools.send("Network.setCacheDisabled", {"cacheDisabled": True})

    def _hear(self, said):
        if said.type == "error":
            self.failed.append(said.text)

    def open(self, kind):
        """Load a type of page, and nothing that is heard before counts."""
        self.page.goto("about:blank")
        self.page.context.clear_cookies()
        self.page.emulate_media(color_scheme="light")
        self.asked.clear()
        self.failed.clear()
        self.page.goto(quote(kind.url, safe="/?=&#:*%"))


@pytest.fixture(scope="module")
def look(chromium, site, axe, artefacts):
    windows = {manner: Window(chromium, site, manner) for manner in MANNERS}

    @cache
    def looked(kind, manner):
        windows[manner].open(kind)
        return _look(windows[manner], kind, manner, axe, artefacts)

    yield looked
    for window in windows.values():
        window.page.close()


def _look(window, kind, manner, axe, artefacts):
    page = window.page
    if kind.pasted:
        page.locator("main textarea").fill(kind.pasted)
        with page.expect_navigation():
            page.locator("main form:has(textarea) [type=submit]").click()
    violations = violations_of(page, axe, RULES) if manner in RULED else ()
    if manner == "phone":
        # What is asked for late is seen here; the rules take their time, and no script runs else.
        page.wait_for_load_state("networkidle")
    shifts = page.evaluate("window.shifts ?? 0")
    if manner in PICTURED:
        # What stands on the first screen is what docs/screens.md shows.
        page.screenshot(path=str(artefacts / f"{kind.name}-{manner}-top.png"))
        page.screenshot(path=str(artefacts / f"{kind.name}-{manner}.png"), full_page=True)
    if manner == "desktop":
        page.emulate_media(color_scheme="dark")
        page.screenshot(path=str(artefacts / f"{kind.name}-dark.png"), full_page=True)
        violations += violations_of(page, axe, IN_THE_DARK)
    return Look(
        weight=page.evaluate(WEIGHT),
        asked=tuple(window.asked),
        failed=tuple(text for text in window.failed if "404" not in text and "400" not in text),
        sideways=page.evaluate("document.documentElement.scrollWidth - window.innerWidth"),
        shifts=shifts,
        headings=page.locator("h1").count(),
        violations=violations,
    )


def violations_of(page, axe, rules=RULES):
    """Each rule that is broken, with the first elements that break it."""
    if page.evaluate("typeof axe") == "undefined":
        # As a function that returns nothing: what a script leaves behind is sent here else.
        page.evaluate(f"() => {{ {axe} }}")
    found = page.evaluate(AXE_RUN, rules)
    assert found["passed"], "axe looked at nothing"
    return tuple(
        f"{broken['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for broken in found["violations"]
        for node in broken["nodes"][:3]
    )


@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("kind", PAGE_TYPES, ids=lambda kind: kind.name)
class TestEveryPage:
    def test_axe_finds_nothing(self, look, kind, manner):
        assert look(kind, manner).violations == ()

    def test_nothing_moves_while_it_loads(self, look, kind, manner):
        assert look(kind, manner).shifts < MOST_SHIFT

    def test_it_is_light(self, look, kind, manner):
        assert LEAST_BYTES < look(kind, manner).weight < MOST_BYTES

    def test_it_asks_this_host_alone_and_nothing_fails(self, look, kind, manner):
        seen = look(kind, manner)
        assert len({urlsplit(url).netloc for url in seen.asked}) == 1
        assert seen.failed == ()

    def test_it_fits_its_window(self, look, kind, manner):
        assert look(kind, manner).sideways <= 0

    def test_it_has_one_heading_of_its_own(self, look, kind, manner):
        assert look(kind, manner).headings == 1


@pytest.mark.parametrize("manner", ("desktop", "narrow"))
def test_english_labels_break_between_words_only(chromium, site, manner):
    shape = {"viewport": MANNERS[manner]["viewport"]}
    page = chromium.new_page(base_url=site, locale="en-GB", **shape)
    words, broken = 0, {}
    for kind in PAGE_TYPES:
        page.goto(quote(kind.url, safe="/?=&#:*%"))
        labels = page.locator("dt")
        words += len(" ".join(labels.all_text_contents()).split())
        if found := labels.evaluate_all(BROKEN_WORDS):
            broken[kind.name] = found
    page.close()
    assert words > 50, "hardly a label was looked at"
    assert broken == {}


def test_axe_would_find_something(chromium, axe):
    """A check that passes everything would be worth nothing."""
    page = chromium.new_page()
    page.set_content("<p><img src='data:,'><a href='#'></a></p>")
    assert {rule.partition(":")[0] for rule in violations_of(page, axe, RULES)} >= {
        "image-alt",
        "link-name",
    }
    page.close()
