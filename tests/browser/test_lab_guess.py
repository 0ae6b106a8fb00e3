"""Predict first in a real browser: what waits for the guess, what a guess shows, and how it is drawn."""

import re

import numpy as np
import pytest
from lab_drawing import drawn, root
from playwright.sync_api import expect

from explainer.describe.lab import plain
from explainer.describe.lab_words import GUESSES, describe_guess
from explainer.model.grid import lab_grid

pytestmark = pytest.mark.browser


@pytest.fixture
def lab(open_page):
    """Return a function that opens the lab and waits for its first paint."""

    def open_lab(query="", **options):
        watched = open_page(f"/blockade-lab{query}", **options)
        root(watched.page).wait_for()
        return watched

    return open_lab


def told(page):
    """Return all that is written or read aloud on the lab, and where its parts lie."""
    return root(page).evaluate(
        """lab => {
        const isSeen = node => getComputedStyle(node).visibility === "visible";
        const words = [...lab.querySelectorAll("p, output, text, desc, button, th, td, caption")].filter(isSeen)
          .filter(node => !node.closest("[hidden]")).map(node => node.textContent);
        const places = [...lab.querySelectorAll(".card:not(.control), .words, .choices, .tools, .presets, .numbers")]
          .map(node => [node.className, Math.round(node.getBoundingClientRect().top - lab.getBoundingClientRect().top)]);
        return { words: words.join(" | "), places };
        }"""
    )


@pytest.mark.parametrize("width", [1280, 375])
def test_nothing_tells_of_glutamate_before_the_guess(lab, width):
    """Curves, numbers, dots and the preset wait, and say so; a guess shows them at once, and nothing moves."""
    page = lab("?block=60&a=20", width=width).page
    grid = lab_grid()
    settled = f"{grid.sustained_glutamate_percent[80]:.0f}"
    for chart in ("sustained", "surge"):
        for curve in ("curve.glutamate", "kept.glutamate", "band.glutamate"):
            assert drawn(page, chart, curve).size == 0, (chart, curve)
        expect(page.locator(f'[data-chart="{chart}"] .waiting')).to_have_text("shown after your guess")
    page.get_by_role("slider", name=re.compile("NMDA")).focus()
    for key, block in (("PageUp", "70"), ("PageUp", "80"), ("PageDown", "70"), ("PageUp", "80")):
        page.keyboard.press(key)
        root(page, block=block).wait_for()
        expect(page.locator(".live-zone")).to_have_text("")
    expect(page.locator(".live")).to_contain_text("say first what you expect")
    before = told(page)
    for words in (f"{settled}% of rest", "settles", "top of the curve", "once more"):
        assert words not in before["words"], words
    # A is compared by its synapses alone.
    assert page.locator(".compare").inner_text().count("points") == 1
    assert page.locator(".live").inner_text().count("points") == 1
    expect(page.locator(".circuit desc")).to_contain_text("once you have said what you expect")
    assert page.locator(".dot").evaluate_all("dots => dots.every(dot => dot.style.opacity === '0')")
    page.get_by_role("button", name="Skip").click()
    root(page, guess="skip").wait_for()
    after = told(page)
    for words in (f"{settled}% of rest", "settles", "top of the curve", "once more"):
        assert words in after["words"], words
    assert drawn(page, "surge", "curve.glutamate").size == grid.time_h.size
    assert drawn(page, "surge", "kept.glutamate").size == grid.time_h.size
    assert after["places"] == before["places"]


def test_tables_and_csv_wait_for_the_guess_too(lab):
    """Before it neither holds a value of glutamate; after it both do."""
    page = lab("?block=45").page
    page.get_by_text("Show this setting as tables").click()
    hours = page.get_by_role("table", name="Hour by hour at 45% block")
    expect(hours).to_be_visible()
    expect(hours).not_to_contain_text("glutamate")
    expect(page.locator(".tables")).to_contain_text("say first what you expect")

    def saved():
        with page.expect_download() as download:
            page.get_by_role("button", name="Numbers, CSV").click()
        return download.value.path().read_text(encoding="utf-8")

    before = saved()
    assert "glutamate_percent" not in before
    assert "brake_cells_hz" in before
    page.get_by_role("button", name="Skip").click()
    expect(hours).to_contain_text("glutamate")
    after = saved()
    assert "\nglutamate_percent" in after
    assert "\nheld_glutamate_percent" in after


def test_beyond_the_range_the_way_is_not_told_before_the_guess(lab):
    """Brake cells alone, far up, while asked: the range is named, and not which way glutamate leaves it."""
    page = lab("?block=60&site=interneuron").page
    said = told(page)["words"]
    assert "no numbers are shown" in said
    assert "holds the rise back" not in said
    assert "130%" not in said


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("guess", [guess.key for guess in GUESSES])
def test_the_guess_is_named_at_its_line(lab, guess, width, scheme):
    """The dashed line carries its words, inside the chart and in view."""
    page = lab(f"?block=30&guess={guess}", width=width, scheme=scheme).page
    label = page.locator('[data-chart="sustained"] text', has_text="your guess")
    expect(label).to_be_visible()
    box, chart = label.bounding_box(), page.locator('[data-chart="sustained"] svg.plot').bounding_box()
    assert chart["x"] <= box["x"]
    assert box["x"] + box["width"] <= chart["x"] + chart["width"]
    assert chart["y"] <= box["y"]
    assert box["y"] + box["height"] <= chart["y"] + chart["height"]


def test_firing_draws_and_names_a(lab):
    """A's two curves of firing are drawn at their values and each is called A."""
    page = lab("?block=60&a=20&guess=skip").page
    grid = lab_grid()
    for curve, expected in (("kept.brake", grid.interneuron_hz), ("kept.pyramidal", grid.pyramidal_hz)):
        assert np.abs(drawn(page, "firing", curve) - expected[20]).max() <= 0.06
    named = page.locator('[data-chart="firing"] text.label').filter(has_text=re.compile("^A$"))
    expect(named.filter(visible=True)).to_have_count(2)
    page.get_by_role("button", name="Clear A").click()
    expect(named.filter(visible=True)).to_have_count(0)


def test_predict_then_reveal(lab):
    """The curve waits for a guess; afterwards both are shown and the words say what differed."""
    page = lab("?block=30").page
    assert drawn(page, "sustained", "curve.glutamate").size == 0
    page.get_by_text("keeps rising").click()
    root(page, guess="rises").wait_for()
    assert drawn(page, "sustained", "curve.glutamate").size == 31
    assert drawn(page, "surge", "curve.glutamate").size == lab_grid().time_h.size
    assert drawn(page, "sustained", "guess-line").size == 2
    page.get_by_role("button", name="Draw the rest of the curve").click()
    verdict = page.locator(".verdict")
    verdict.wait_for()
    assert verdict.inner_text() == plain(describe_guess(lab_grid(), "rises"))
    page.wait_for_url(re.compile("guess=rises$"))
    page.get_by_role("button", name="Guess again").click()
    root(page, guess="").wait_for()
    page.get_by_role("button", name="Skip").click()
    root(page, guess="skip").wait_for()
    assert drawn(page, "sustained", "guess-line").size == 0
