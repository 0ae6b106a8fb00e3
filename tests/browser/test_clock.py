"""The clock in a real browser: parity, keyboard, link, presets, motion, download."""

import re

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from frames import let_it_draw, open_list
from playwright.sync_api import expect

from explainer.components.clock.lanes import LANES
from explainer.describe.clock import describe_stop, spoken_time
from explainer.describe.clock_words import describe_bands, describe_caption, describe_gap, describe_strips
from explainer.describe.lab import plain
from explainer.model.course import clock_stops, simulate_course
from explainer.model.regimens import find_regimen, regimen_scenario

pytestmark = pytest.mark.browser
MINIMUM_TARGET_PX = 44


def open_clock(open_page, query="", **options):
    """Open the page and wait until the clock has drawn."""
    watched = open_page(f"/one-infusion{query}", **options)
    watched.page.locator(".clock[data-ready]").wait_for()
    return watched


def places_in_the_clock(page):
    """Return where each part stands, in whole pixels from the clock, or from the console that stays in sight."""
    return page.locator(".clock").evaluate(
        """(root) => {
            return [...root.querySelectorAll(".play, .jumps, .lane, .gap, .bands, .after")].map((part) => {
                const from = (part.closest(".console") ?? root).getBoundingClientRect();
                const at = part.getBoundingClientRect();
                return [part.className, Math.round(at.x - from.x), Math.round(at.y - from.y), Math.round(at.height)];
            });
        }"""
    )


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
    open_list(page.get_by_role("combobox", name="What was given"))
    page.get_by_role("option").filter(has_text="1.0 mg/kg").click()
    expect(page.locator("[data-series=glutamate_percent]")).not_to_have_attribute("d", before)
    assert page.locator(".clock").get_attribute("data-same") == "yes"
    assert page.locator(".time").inner_text() == "4 h"
    page.wait_for_url("**regimen=fava10**")
    page.wait_for_url("**t=14400**")
    assert watched.problems == []


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (768, "dark"), (375, "light")])
def test_assumptions_open_over_the_page_and_say_when_changed(open_page, width, scheme):
    """The clock stays where it is; no name is cut; the choice stays open, in the address, and on the button's face."""
    watched = open_clock(open_page, "?doses=4", width=width, scheme=scheme)
    page = watched.page
    button = page.locator(".st-key-assumptions button")
    expect(button).to_have_text(re.compile("^Assumptions(?!, changed)"))
    slider_top = page.locator("#clock-slider").bounding_box()["y"]
    button.click()
    level = page.get_by_role("combobox", name="Drug levels from")
    expect(level).to_be_visible()
    boxes = page.locator("[data-testid=stSelectbox] [role=group]")
    expect(boxes).to_have_count(5)
    for box in [*boxes.all(), button]:
        assert box.bounding_box()["height"] >= MINIMUM_TARGET_PX
    open_list(level)
    page.get_by_role("option").filter(has_text="Clements").click()
    page.wait_for_url("**pk=clements1981**")
    expect(button).to_have_text(re.compile("^Assumptions, changed"))
    expect(page.locator(".clock")).to_contain_text("from a vein")
    assert level.is_visible()
    cut = "[...document.querySelectorAll('[role=combobox]')].filter(e => e.scrollWidth > e.clientWidth).map(e => e.value)"
    assert page.evaluate(cut) == []
    found = [
        f"{violation['id']}: {node['target']}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []
    page.keyboard.press("Escape")
    expect(level).to_be_hidden()
    assert page.locator("#clock-slider").bounding_box()["y"] == slider_top
    assert watched.problems == []


def test_another_register_changes_the_words_in_place(open_page):
    """Same node, same time, band, open table and scroll; sentence, spoken words and labels in the new words."""
    watched = open_clock(open_page, "?regimen=fava10&t=14400")
    page = watched.page
    root = page.locator(".clock")
    page.get_by_label("between people").check()
    page.get_by_text("Show as a table").click()
    root.evaluate("(node) => { node.dataset.same = 'yes'; }")
    scroller = page.get_by_test_id("stMain")
    scroller.evaluate("(node) => node.scrollTo(0, 240)")
    course = simulate_course(regimen_scenario(find_regimen("fava10")))
    for register in ("student", "clinician"):
        page.get_by_role("radio", name=register.capitalize()).click()
        expect(page.locator(".sentence")).to_have_text(plain(describe_stop(course, 14_400.0, register)))
        expect(page.locator(".live")).to_have_text(plain(describe_stop(course, 14_400.0, register)))
        expect(page.locator("#clock-slider")).to_have_attribute(
            "aria-valuetext", spoken_time(14_400.0, register)
        )
        expect(page.locator(".band-note")).to_have_text(describe_bands(register)["people"])
        expect(page.locator(".gap-words")).to_have_text(describe_gap(register))
        drawing = page.locator("[data-lane=surge] svg[role=img]")
        assert describe_strips(register)["surge"] in drawing.get_attribute("aria-label")
        caption = describe_caption(course, find_regimen("fava10"), register)
        expect(page.locator(".tables caption")).to_have_text(caption)
        assert root.get_attribute("data-same") == "yes"
        assert root.get_attribute("data-band") == "people"
        expect(page.locator(".time")).to_have_text("4 h")
        assert scroller.evaluate("(node) => node.scrollTop") == 240
        page.wait_for_url(f"**register={register}**")
        page.wait_for_url("**t=14400**")
    assert watched.problems == []


@pytest.mark.parametrize(("width", "register"), [(1280, "plain"), (768, "clinician"), (375, "plain")])
def test_dragging_moves_nothing_below_the_sentence(open_page, width, register):
    """Whatever the sentence's length, buttons, strips and the gap stay where they are, and nothing sticks out."""
    page = open_clock(open_page, f"?register={register}&regimen=spray", width=width).page
    page.evaluate("() => document.fonts.ready")
    slider = page.locator("#clock-slider")
    found = []
    for stop in (0, 30, 70, 100, 140, 175, 200, 240, 270):
        slider.evaluate("(e, v) => { e.value = v; e.dispatchEvent(new Event('input')); }", str(stop))
        expect(page.locator(".clock")).to_have_attribute("data-stop", str(stop))
        found.append(places_in_the_clock(page))
    for band in ("people", "none"):
        page.locator(f"input[value={band}]").check()
        found.append(places_in_the_clock(page))
    assert all(places == found[0] for places in found)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    sentence, frame = page.locator(".sentence").bounding_box(), page.locator(".board").bounding_box()
    assert sentence["y"] + sentence["height"] <= frame["y"] + 1


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
    """The CSV says what it is in the register shown, and its numbers are the model's."""
    course = simulate_course(regimen_scenario(find_regimen("single")))
    page = open_clock(open_page, "?register=clinician").page
    with page.expect_download() as download:
        page.get_by_role("button", name="Download as CSV").click()
    text = download.value.path().read_text()
    assert text.startswith("# Ketamine and the synapse")
    assert "not medical advice" in text
    for words in (
        describe_caption(course, find_regimen("single"), "clinician"),
        describe_stop(course, 2400.0, "clinician"),
    ):
        assert f"# {plain(words)}" in text.splitlines()
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    column = rows[0].split(",").index("glutamate_percent")
    values = np.array([float(row.split(",")[column]) for row in rows[1:]])
    assert values == pytest.approx(course.lines["glutamate_percent"], rel=1e-5)


def test_every_strip_says_what_it_shows(open_page):
    """The list opens in place with a line for each strip, the same words that name its drawing."""
    page = open_clock(open_page).page
    page.get_by_text("What each strip shows").click()
    shown = dict(
        zip(
            page.locator(".strips dt").all_inner_texts(),
            page.locator(".strips dd").all_inner_texts(),
            strict=True,
        )
    )
    assert shown["Blood"] == describe_strips()["blood"]
    assert list(shown.values()) == list(describe_strips().values())
    assert page.locator(".dose").count() == 1


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
    assert page.locator(".gap").inner_text().strip() == describe_gap()
