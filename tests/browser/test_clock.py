"""The clock in a real browser: parity, keyboard, link, presets, motion, download."""

import numpy as np
import pytest
from frames import let_it_draw
from playwright.sync_api import expect

from explainer.components.clock.lanes import LANES
from explainer.model.course import clock_stops, simulate_course
from explainer.model.regimens import find_regimen, regimen_scenario

pytestmark = pytest.mark.browser


def open_clock(open_page, query="", **options):
    """Open the page and wait until the clock has drawn."""
    watched = open_page(f"/one-infusion{query}", **options)
    watched.page.locator(".clock[data-ready]").wait_for()
    return watched


def test_values_shown_are_the_models(open_page):
    """At twelve seeded stops every value on screen is the model's, to half a per cent of its lane's range."""
    course = simulate_course(regimen_scenario(find_regimen("single")))
    page = open_clock(open_page).page
    stops = clock_stops()
    later = np.flatnonzero(stops >= 2.0)
    for stop in np.random.default_rng(4).choice(later, 12, replace=False):
        page.locator("#clock-slider").evaluate(
            "(e, v) => { e.value = v; e.dispatchEvent(new Event('input')); }", str(stop)
        )
        expect(page.locator(".clock")).to_have_attribute("data-stop", str(stop))
        place = int(np.searchsorted(course.time_s, stops[stop]))
        for lane in LANES[1:]:
            row = page.locator(f"[data-lane={lane.key}]")
            for index, series in enumerate(lane.series):
                shown = float(row.get_attribute(f"data-value{index}"))
                expected = course.lines[series.name][place] * series.factor
                assert abs(shown - expected) <= 0.005 * (lane.high - lane.low), (stop, series.name)


def test_drawn_lines_are_the_models(open_page):
    """The path of glutamate holds the model's curve: its height at each time, to half a per cent of range."""
    course = simulate_course(regimen_scenario(find_regimen("single")))
    page = open_clock(open_page).page
    d = page.locator("[data-series=glutamate_percent]").get_attribute("d")
    points = np.array([pair.split(" ") for pair in d[1:].split("L")], dtype=float)
    lane = next(lane for lane in LANES if lane.key == "surge")
    drawn = lane.low + (76 - 5 - points[:, 1]) / 66 * (lane.high - lane.low)
    assert np.abs(drawn - course.lines["glutamate_percent"]).max() <= 0.005 * (lane.high - lane.low)


def test_the_clock_runs_from_the_keyboard(open_page):
    """Arrows, Page keys, Home and End move it; the spoken value is a time, and the link follows."""
    page = open_clock(open_page).page
    slider = page.locator("#clock-slider")
    slider.focus()
    slider.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "28 days")
    slider.press("PageDown")
    slider.press("ArrowLeft")
    expect(page.locator(".clock")).to_have_attribute("data-stop", "259")
    slider.press("Home")
    page.wait_for_url("**/one-infusion?t=0.0001")


def test_a_link_opens_the_same_state(open_page):
    """Regimen and place of the clock come back from the address."""
    page = open_clock(open_page, "?regimen=spray&t=86400").page
    assert page.locator(".time").inner_text() == "1 day"
    assert "ASPIRE" in page.locator(".trial-list").inner_text()
    assert "esketamine" in page.locator("[data-lane=blood]").inner_text()


def test_another_regimen_keeps_the_place(open_page):
    """A new preset replaces the lines in place: same node, same time, and the address holds both."""
    watched = open_clock(open_page, "?t=14400")
    page = watched.page
    page.locator(".clock").evaluate("(node) => { node.dataset.same = 'yes'; }")
    before = page.locator("[data-series=glutamate_percent]").get_attribute("d")
    page.get_by_label("What was given").click()
    page.get_by_role("option").filter(has_text="1.0 mg/kg").click()
    expect(page.locator("[data-series=glutamate_percent]")).not_to_have_attribute("d", before)
    assert page.locator(".clock").get_attribute("data-same") == "yes"
    assert page.locator(".time").inner_text() == "4 h"
    page.wait_for_url("**regimen=fava10**")
    page.wait_for_url("**t=14400**")
    assert watched.problems == []


def test_play_moves_and_pauses(open_page):
    """Play walks the clock, Pause stops it; under reduced motion there is no Play and nothing runs."""
    page = open_clock(open_page, "?t=0.001").page
    page.locator(".play").click()
    expect(page.locator(".zone")).to_contain_text("at once")
    expect(page.locator(".clock")).not_to_have_attribute("data-stop", "26")
    page.locator(".play").click()
    expect(page.locator(".play")).to_have_attribute("aria-pressed", "false")
    let_it_draw(page)
    at = page.locator(".clock").get_attribute("data-stop")
    page.wait_for_timeout(400)
    assert page.locator(".clock").get_attribute("data-stop") == at
    quiet = open_clock(open_page, motion="reduce").page
    assert not quiet.locator(".play").is_visible()


def test_bands_switch_between_sets_and_people(open_page):
    """Each choice of band draws another outline; none draws none."""
    page = open_clock(open_page).page
    outline = page.locator("[data-lane=surge] .band.outer")
    sets = outline.get_attribute("d")
    page.get_by_label("between people").check()
    people = outline.get_attribute("d")
    page.get_by_label("none", exact=True).check()
    assert sets
    assert people
    assert sets != people
    assert outline.get_attribute("d") is None


def test_the_download_holds_what_is_shown(open_page):
    """The CSV says what it is, and its numbers are the model's."""
    course = simulate_course(regimen_scenario(find_regimen("single")))
    page = open_clock(open_page).page
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    text = download.value.path().read_text()
    assert text.startswith("# Ketamine and the synapse")
    assert "not medical advice" in text
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    column = rows[0].split(",").index("glutamate_percent")
    values = np.array([float(row.split(",")[column]) for row in rows[1:]])
    assert values == pytest.approx(course.lines["glutamate_percent"], rel=1e-5)


def test_the_table_opens_with_named_moments(open_page):
    """The same numbers as a table, a row per named moment."""
    page = open_clock(open_page).page
    page.get_by_text("Show as a table").click()
    assert page.locator(".tables tbody tr").count() == 13


@pytest.mark.parametrize("width", [1280, 375])
def test_the_gap_stands_between_model_and_trials(open_page, width):
    """The model's last strip, the gap with its reason, then the trials, in this order."""
    page = open_clock(open_page, width=width).page
    tops = [
        page.locator(selector).bounding_box()["y"]
        for selector in ("[data-lane=spines]", ".gap", "[data-lane=benefit]", "[data-lane=harm]")
    ]
    assert tops == sorted(tops)
    assert page.locator(".gap").bounding_box()["height"] > 60
    assert "Nobody can compute the one from the other" in page.locator(".gap").inner_text()
