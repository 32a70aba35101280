"""The real pages over the samples, and Debian's Chromium to look at them."""

import os
import threading
from importlib.resources import files
from pathlib import Path

import pytest

from search_app.app import create_app
from search_app.demo import samples_index
from search_app.serve import HOST, address, listen, server_of

CHROMIUM = Path("/usr/bin/chromium")
ARTEFACTS = Path(os.environ.get("ARTEFACTS") or Path(__file__).parents[2] / ".ci" / "artefacts")
"""Where pictures of the pages are kept."""


def skip_or_fail(reason):
    """Without a browser these tests are skipped, but not where they decide what lands."""
    (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(reason)


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    with samples_index(tmp_path_factory.mktemp("site")) as engine:
        listener = listen(HOST, [0])
        server = server_of(create_app(engine), listener)
        thread = threading.Thread(target=server.run)
        thread.start()
        yield address(listener).rstrip("/")
        # Closing from this thread would pull the sockets from under the running loop.
        server.trigger.pull_trigger(server.close)
        thread.join(timeout=10)
        server.task_dispatcher.shutdown()


@pytest.fixture(scope="session")
def chromium():
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        skip_or_fail("playwright is not installed: pip install -e .[dev]")
    if not CHROMIUM.exists():
        skip_or_fail("Chromium is not installed: apt-get install chromium fonts-noto-cjk")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe():
    """The rules of axe-core, as a script; a package of the tests alone brings them."""
    try:
        return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    except ModuleNotFoundError:
        skip_or_fail("axe is not installed: bash .ci/setup dev")


@pytest.fixture(scope="session")
def artefacts():
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    return ARTEFACTS
