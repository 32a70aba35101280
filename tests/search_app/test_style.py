"""The style sheet's own promises: contrast of its tokens, and nothing from another host."""

import re
from pathlib import Path

import pytest

import search_app

STATIC = Path(search_app.__file__).parent / "static"
SHEETS = {path.name: path.read_text(encoding="utf-8") for path in STATIC.glob("*.css")}
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))
    for block in re.findall(r":root \{(.*?)\}", SHEETS["tokens.css"], re.DOTALL)[:2]
)
PAIRS = [
    *((text, ground) for text in ("ink", "muted", "link", "accent")
      for ground in ("paper", "surface", "tint", "target")),
    ("mark-ink", "mark"),
    ("paper", "accent"),
]  # fmt: skip


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("scheme", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_stands_out_from_its_ground(scheme, text, ground):
    """WCAG 2.2, 1.4.3: at least 4.5 to 1."""
    bright, dim = sorted((luminance(scheme[text]), luminance(scheme[ground])), reverse=True)
    assert (bright + 0.05) / (dim + 0.05) >= 4.5


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_asks_for_nothing(name):
    assert not re.search(r"url\(|@import", SHEETS[name])


@pytest.mark.parametrize("name", set(SHEETS) - {"tokens.css"})
def test_colours_are_tokens(name):
    """A theme changes the tokens alone; paper is white and black in any theme."""
    screen = SHEETS[name].partition("@media print")[0]
    assert re.findall(r"(?<!&)#[0-9a-f]{3,8}\b|rgb|hsl", screen) == []


def test_dark_changes_tokens_that_light_has():
    assert set(LIGHT) >= set(DARK) > {"paper", "ink"}
