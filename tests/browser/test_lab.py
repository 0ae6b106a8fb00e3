"""The blockade lab in a real browser: what is drawn is what the model computed."""

import re

import numpy as np
import pytest
from playwright.sync_api import expect

from explainer.model.grid import lab_grid
from explainer.ui.controls import BLOCK

pytestmark = pytest.mark.browser
# Plot area in the chart's own coordinates, as in charts.js.
LEFT, RIGHT, TOP, BOTTOM = 38.0, 286.0, 10.0, 176.0


@pytest.fixture
def lab(open_page):
    """Return a function that opens the lab and waits for its first paint."""

    def open_lab(query="", **options):
        watched = open_page(f"/blockade-lab{query}", **options)
        watched.page.locator('[data-testid="lab"][data-block]').wait_for()
        return watched

    return open_lab


def block_of(page):
    """Return the level the lab shows."""
    return int(page.locator('[data-testid="lab"]').get_attribute("data-block"))


def slider(page):
    """Return the slider by its accessible name."""
    return page.get_by_role("slider", name=re.compile("NMDA blockade"))


def wait_for_block(page, level):
    """Wait until the lab has painted a level."""
    page.locator(f'[data-testid="lab"][data-block="{level}"]').wait_for()


def drawn_values(page, chart, curve):
    """Return a curve's drawn points as values, read back from the SVG."""
    svg = page.locator(f'[data-chart="{chart}"] svg.plot')
    axis = {name: float(svg.get_attribute(f"data-{name}")) for name in ("x0", "x1", "y0", "y1")}
    path = page.locator(f'[data-chart="{chart}"] path.{curve}').first.get_attribute("d")
    points = np.array([[float(n) for n in pair.split()] for pair in re.findall(r"[ML]([\d.]+ [\d.]+)", path)])
    x = axis["x0"] + (points[:, 0] - LEFT) / (RIGHT - LEFT) * (axis["x1"] - axis["x0"])
    y = axis["y0"] + (BOTTOM - points[:, 1]) / (BOTTOM - TOP) * (axis["y1"] - axis["y0"])
    return x, y


@pytest.mark.parametrize("level", [0, 40, 76, 100])
def test_drawn_curves_are_the_models(lab, level):
    """Each drawn curve lies within 0.5% of its range from the Python model."""
    page = lab(f"?block={level}&guess=skip").page
    grid = lab_grid()
    for chart, curve, x, y in (
        (
            "sustained",
            "curve.glutamate",
            grid.block_percent[: level + 1],
            grid.sustained_glutamate_percent[: level + 1],
        ),
        ("surge", "curve.glutamate", grid.time_h, grid.glutamate_percent[level]),
        ("firing", "curve.brake", grid.time_h, grid.interneuron_hz[level]),
        ("firing", "curve.pyramidal", grid.time_h, grid.pyramidal_hz[level]),
        ("synapses", "curve.growth", grid.time_day, grid.spine_percent[level]),
    ):
        drawn_x, drawn_y = drawn_values(page, chart, curve)
        assert drawn_x.size == x.size
        # Half a percent of the quantity's range over all levels.
        span = {"sustained": 70.0, "surge": 70.0, "firing": 12.0, "synapses": 20.0}[chart]
        assert np.abs(drawn_y - y).max() <= 0.005 * span, chart
        assert np.abs(drawn_x - x).max() <= 0.005 * max(x.max(), 1.0), chart


@pytest.mark.parametrize("level", [0, 40, 76, 100])
def test_the_root_carries_the_models_numbers(lab, level):
    """data-glutamate-percent and data-spine-percent are the grid's."""
    root = lab(f"?block={level}").page.locator('[data-testid="lab"]')
    grid = lab_grid()
    shown = float(root.get_attribute("data-glutamate-percent"))
    assert shown == pytest.approx(grid.sustained_glutamate_percent[level], abs=1e-3)
    assert float(root.get_attribute("data-spine-percent")) == pytest.approx(
        grid.spine_24h_percent[level], abs=1e-3
    )


def test_the_keyboard_steps_by_one_and_ten(lab):
    """Arrows step 1, Page keys 10, Home and End go to the ends."""
    page = lab("?block=40").page
    slider(page).focus()
    for key, level in (
        ("ArrowRight", 41),
        ("ArrowLeft", 40),
        ("PageUp", 50),
        ("PageDown", 40),
        ("Shift+ArrowRight", 50),
        ("End", 100),
        ("PageUp", 100),
        ("Home", 0),
        ("PageDown", 0),
    ):
        page.keyboard.press(key)
        wait_for_block(page, level)


def test_dragging_redraws_while_the_thumb_moves(lab):
    """Between press and release every movement is painted, and the sentence follows."""
    watched = lab("?block=20&guess=skip")
    page = watched.page
    box = slider(page).bounding_box()
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 14 + 0.2 * (box["width"] - 28), y)
    page.mouse.down()
    seen = set()
    for share in (0.3, 0.45, 0.6, 0.75, 0.9):
        page.mouse.move(box["x"] + 14 + share * (box["width"] - 28), y)
        for _ in range(200):
            if abs(block_of(page) - share * 100) <= 2:
                break
            page.wait_for_timeout(20)
        seen.add(block_of(page))
        assert f"at {block_of(page)}% block" in page.locator(".sentence").inner_text()
    page.mouse.up()
    assert len(seen) == 5
    assert watched.problems == []


def test_the_setting_lives_in_the_address(lab):
    """The address follows the slider, and opening it again gives the same setting."""
    page = lab("?block=40").page
    slider(page).focus()
    page.keyboard.press("PageUp")
    page.wait_for_url(re.compile(r"\?block=50$"))
    page.reload()
    wait_for_block(page, 50)


@pytest.mark.parametrize("bad", ["abc", "101", "-5", "4.5"])
def test_a_bad_setting_falls_back_to_the_default(lab, bad):
    """The lab opens at its default without an error."""
    watched = lab(f"?block={bad}")
    assert block_of(watched.page) == BLOCK.default
    assert watched.problems == []


def test_the_reader_finds_the_curve_alone(lab):
    """Only the levels visited are drawn, until the reader asks for the rest."""
    page = lab("?block=30&guess=skip").page
    x, _ = drawn_values(page, "sustained", "curve.glutamate")
    assert x.max() == pytest.approx(30.0, abs=0.5)
    page.get_by_role("button", name="Draw the rest of the curve").click()
    page.locator('[data-testid="lab"][data-explored="100"]').wait_for()
    x, _ = drawn_values(page, "sustained", "curve.glutamate")
    assert x.max() == pytest.approx(100.0, abs=0.5)
    assert block_of(page) == 30


def test_undo_goes_back_to_where_the_thumb_rested(lab):
    """Undo returns to the last setting that was rested on; start again to the default."""
    page = lab("?block=40").page
    slider(page).focus()
    page.keyboard.press("End")
    wait_for_block(page, 100)
    undo = page.get_by_role("button", name="Undo")
    page.wait_for_url(re.compile(r"block=100$"))
    undo.click()
    wait_for_block(page, 40)
    page.get_by_role("button", name="Start again").click()
    wait_for_block(page, BLOCK.default)


def test_the_tables_hold_the_setting(lab):
    """The same numbers can be read as tables, and they follow the slider."""
    page = lab("?block=40").page
    page.get_by_text("Show this setting as tables").click()
    page.get_by_role("table", name="Synapses at 40% block").wait_for()
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    page.get_by_role("table", name="Synapses at 41% block").wait_for()


def test_a_step_back_takes_the_drawing_back(lab):
    """The rest of the curve is drawn in a step of its own; undone to the start, a new guess finds an undrawn curve."""
    page = lab("?block=30").page
    shown = page.locator('[data-testid="lab"]')
    page.get_by_text("keeps rising").click()
    expect(shown).to_have_attribute("data-guess", "rises")
    page.get_by_role("button", name="Draw the rest of the curve").click()
    expect(shown).to_have_attribute("data-explored", "100")
    undo = page.get_by_role("button", name="Undo")
    undo.click()
    expect(shown).to_have_attribute("data-explored", "30")
    expect(shown).to_have_attribute("data-guess", "rises")
    page.get_by_role("button", name="Redo").click()
    expect(shown).to_have_attribute("data-explored", "100")
    for _ in range(2):
        undo.click()
    expect(shown).to_have_attribute("data-guess", "")
    page.get_by_text("stays flat").click()
    expect(page.get_by_role("button", name="Draw the rest of the curve")).to_be_visible()
    expect(page.locator(".verdict")).to_be_hidden()
    x, _ = drawn_values(page, "sustained", "curve.glutamate")
    assert x.max() == pytest.approx(30.0, abs=0.5)


def test_picture_and_control_are_above_the_fold(lab):
    """At 1280 by 800 the circuit and the slider are both fully visible."""
    page = lab().page
    for locator in (page.locator("svg.circuit"), slider(page)):
        box = locator.bounding_box()
        assert box["y"] + box["height"] <= 800
