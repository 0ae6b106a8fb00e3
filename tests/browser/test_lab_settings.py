"""The lab's other controls in a real browser: what if, A and B, predict first, saving, the link."""

import re
from xml.etree import ElementTree as ET

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from lab_drawing import drawn, root

from explainer.describe.lab import describe_setting, plain
from explainer.describe.lab_words import compare_words
from explainer.model.grid import lab_grid
from explainer.model.nmda_block import SITES
from explainer.parameters.defaults import AFFINITY_SETS

pytestmark = pytest.mark.browser
MINIMUM_TARGET_PX = 44
CONTROLS = "button, select, .option, .check, input[type=range]"


@pytest.fixture
def lab(open_page):
    """Return a function that opens the lab and waits for its first paint."""

    def open_lab(query="", **options):
        watched = open_page(f"/blockade-lab{query}", **options)
        root(watched.page).wait_for()
        return watched

    return open_lab


def test_random_settings_are_drawn_as_the_model_says(lab):
    """At random sets, sites, AMPA states and levels each curve is within 0.5% of its range."""
    random = np.random.default_rng(11)
    for _ in range(6):
        affinity, site = random.choice(list(AFFINITY_SETS)), random.choice(SITES)
        ampa, level = random.choice(["on", "off"]), int(random.integers(28 if site == "interneuron" else 101))
        page = lab(f"?block={level}&affinity={affinity}&site={site}&ampa={ampa}&guess=skip").page
        grid = lab_grid(str(affinity), str(site), 1.0 if ampa == "on" else 0.0)
        assert page.locator(".sentence").inner_text() == plain(describe_setting(grid, level))
        for chart, curve, expected in (
            ("sustained", "curve.glutamate", grid.sustained_glutamate_percent[: level + 1]),
            ("surge", "curve.glutamate", grid.glutamate_percent[level]),
            ("firing", "curve.brake", grid.interneuron_hz[level]),
            ("firing", "curve.pyramidal", grid.pyramidal_hz[level]),
            ("synapses", "curve.growth", grid.spine_percent[level]),
        ):
            span = {"sustained": 70.0, "surge": 70.0, "firing": 12.0, "synapses": 20.0}[chart]
            assert np.abs(drawn(page, chart, curve) - expected).max() <= 0.005 * span, (site, level, chart)


def test_the_keyboard_reaches_every_setting(lab):
    """Predict, site, affinity, AMPA, A, undo and redo work from the keyboard, and the link keeps them."""
    watched = lab("?block=40")
    page = watched.page
    page.get_by_role("radio", name="keeps rising").focus()
    page.keyboard.press("ArrowRight")
    root(page, guess="peaks").wait_for()
    page.get_by_role("button", name="Keep this as A").focus()
    page.keyboard.press("Enter")
    root(page, a="40,gerhard2020,both,on").wait_for()
    page.get_by_role("radio", name="both").focus()
    page.keyboard.press("ArrowDown")
    root(page, site="interneuron").wait_for()
    page.keyboard.press("ArrowDown")
    root(page, site="pyramidal").wait_for()
    page.get_by_label("How strongly it blocks").focus()
    page.keyboard.press("ArrowDown")
    root(page, affinity="ebert1997").wait_for()
    page.get_by_label("Block AMPA receptors").focus()
    page.keyboard.press("Space")
    root(page, ampa="off").wait_for()
    for _ in range(3):
        page.keyboard.press("Control+z")
    root(page, ampa="on", affinity="gerhard2020", site="interneuron").wait_for()
    for _ in range(3):
        page.keyboard.press("Shift+Control+z")
    state = {"site": "pyramidal", "affinity": "ebert1997", "ampa": "off", "guess": "peaks"}
    root(page, **state).wait_for()
    page.wait_for_url(
        re.compile(
            r"\?block=40&affinity=ebert1997&site=pyramidal&ampa=off&a=40,gerhard2020,both,on&guess=peaks$"
        )
    )
    page.reload()
    root(page, **state, a="40,gerhard2020,both,on").wait_for()
    assert watched.problems == []


def test_two_settings_side_by_side(lab):
    """A stays as a thin line at its own values, the sentence says the difference, and clear removes it."""
    page = lab("?block=20&guess=skip").page
    page.get_by_role("button", name="Keep this as A").click()
    page.get_by_role("slider", name=re.compile("NMDA")).focus()
    for _ in range(3):
        page.keyboard.press("PageUp")
    root(page, block="50").wait_for()
    grid = lab_grid()
    assert np.abs(drawn(page, "surge", "kept.glutamate") - grid.glutamate_percent[20]).max() <= 0.35
    change = grid.sustained_glutamate_percent[50] - grid.sustained_glutamate_percent[20]
    words = page.locator(".compare").inner_text()
    name = compare_words()["block"].replace("<n>", "20")
    assert words.startswith(compare_words()["against"].split("<glutamate>")[0].replace("<a>", name))
    assert f"{change:.1f} points higher" in words
    page.get_by_role("button", name="Clear A").click()
    root(page, a="").wait_for()
    assert drawn(page, "surge", "kept.glutamate").size == 0
    assert page.locator(".compare").inner_text() == ""


def test_beyond_the_models_range_nothing_is_drawn(lab):
    """Brake cells alone, far up: no curves, and the sentence says why."""
    page = lab("?block=60&site=interneuron&guess=skip").page
    assert "no numbers are shown" in page.locator(".sentence").inner_text()
    for chart, curve in (
        ("surge", "curve.glutamate"),
        ("firing", "curve.brake"),
        ("synapses", "curve.growth"),
    ):
        assert drawn(page, chart, curve).size == 0
    assert drawn(page, "sustained", "curve.glutamate").max() <= 130.1


def test_a_bad_link_is_explained_and_the_rest_kept(lab):
    """The message names parameter, expected and got; what was good is used."""
    watched = lab("?block=41&site=nowhere&ampa=off")
    assert (
        "site: expected one of both, interneuron, pyramidal" in watched.page.locator(".problems").inner_text()
    )
    root(watched.page, block="41", site="both", ampa="off").wait_for()
    assert watched.problems == []


def test_only_changes_of_kind_are_spoken_at_once(lab):
    """Passing the top, going below rest and coming back are each said once."""
    page = lab("?block=50&guess=skip").page
    spoken = page.locator(".live-zone")
    slider = page.get_by_role("slider", name=re.compile("NMDA"))
    slider.focus()
    assert spoken.inner_text() == ""
    for key, block, words in (
        ("PageUp", "60", "Past the top"),
        ("PageUp", "70", "Past the top"),
        ("PageUp", "80", "Below rest"),
        ("PageDown", "70", "Back above rest"),
        ("Home", "0", "At rest"),
    ):
        page.keyboard.press(key)
        root(page, block=block).wait_for()
        assert spoken.inner_text().startswith(words), block


def test_presets_go_to_the_levels_of_the_set(lab):
    """A preset sets the slider and shows its sources."""
    page = lab("?guess=skip").page
    page.get_by_role("button", name="top of the curve").click()
    root(page, block=str(int(lab_grid().sustained_glutamate_percent.argmax()))).wait_for()
    page.get_by_role("button", name="0.5 mg/kg").click()
    page.locator(".preset-note").get_by_role("link", name=re.compile("Kamp")).wait_for()


def test_saved_files_open_and_say_what_they_are(lab):
    """SVG parses, PNG has its signature and size, CSV holds the model's numbers; all carry the caption."""
    watched = lab("?block=45&a=20&guess=skip")
    page = watched.page

    def saved(name):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        return download.value.path().read_bytes()

    svg = saved("Picture, SVG")
    words = "".join(ET.fromstring(svg).itertext())  # noqa: S314
    csv = saved("Numbers, CSV").decode()
    for text in (words, csv):
        for part in (
            "Teaching model, not medical advice",
            "45% block",
            "A is 20% block",
            "Licence",
            "block=45",
        ):
            assert part in text, part
    png = saved("Picture, PNG")
    assert png.startswith(b"\x89PNG")
    assert len(png) > 20_000
    rows = [line.split(",") for line in csv.splitlines() if line.startswith("glutamate_percent")]
    assert [float(row[3]) for row in rows] == pytest.approx(lab_grid().glutamate_percent[45], abs=0.05)
    assert [float(row[4]) for row in rows] == pytest.approx(lab_grid().glutamate_percent[20], abs=0.05)
    assert watched.problems == []


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_targets_are_large_and_nothing_sticks_out(lab, width):
    """Every control is at least 44 px high, at every width, with all states open."""
    page = lab("?block=45&a=20,ebert1997,pyramidal,off&guess=peaks", width=width).page
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for control in root(page).locator(CONTROLS).all():
        if control.is_visible():
            assert control.bounding_box()["height"] >= MINIMUM_TARGET_PX


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("query", ["?block=45", "?block=60&a=20&guess=rises&site=pyramidal&ampa=off&block=x"])
def test_axe_finds_nothing_with_everything_open(lab, scheme, query):
    """Zero axe violations while asked, and with A, a guess and a problem shown."""
    page = lab(query, scheme=scheme).page
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_a_rerun_keeps_what_is_drawn(lab):
    """After the page's script runs again the same node shows the same setting."""
    page = lab("?block=45&guess=skip").page
    page.get_by_role("slider", name=re.compile("NMDA")).focus()
    page.keyboard.press("PageUp")
    root(page, block="55").wait_for()
    root(page).evaluate("node => { node.dataset.stamp = 'kept'; document.activeElement.blur(); }")
    page.keyboard.press("r")
    page.wait_for_timeout(1500)
    assert root(page, block="55", stamp="kept").count() == 1
