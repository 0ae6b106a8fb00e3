"""The Trials page in a real browser: predict by keyboard, filter, leave one out, formats, axe, no overflow."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from frames import open_list
from playwright.sync_api import expect

from explainer.ui.trial_filters import FILTERS

pytestmark = pytest.mark.browser
FOREST = ".st-key-chart-forest .js-plotly-plot"
MINIMUM_TARGET_PX = 44


def labels(page):
    """Return the bold names drawn in the forest plot."""
    return page.locator(f"{FOREST} .annotation-text").all_text_contents()


def wait_for_forest(page):
    """Wait until the forest plot is painted."""
    page.locator(f"{FOREST} .annotation-text").first.wait_for()


def test_predict_then_reveal_by_keyboard(open_page):
    """A guess made with the keyboard shows the plot, one sentence that compares it, and the address keeps it."""
    watched = open_page("/trials")
    page = watched.page
    assert page.locator(FOREST).count() == 0
    first = page.locator(".st-key-segments-guess").get_by_text("hardly any")
    first.wait_for()
    page.locator(".st-key-segments-guess button").first.focus()
    page.keyboard.press("Enter")
    wait_for_forest(page)
    answer = page.locator(".ex-answer")
    assert "lines the range takes in no difference" in answer.inner_text()
    page.wait_for_url("**guess=few**")
    page.reload()
    wait_for_forest(page)
    assert page.locator(".ex-answer").inner_text() == answer.inner_text()
    assert watched.problems == []


def test_a_filter_changes_the_drawn_rows_and_the_address(open_page):
    """Choosing a drug redraws the plot with its rows only; opening the link again shows the same."""
    watched = open_page("/trials?guess=skip")
    page = watched.page
    wait_for_forest(page)
    before = labels(page)
    open_list(page.locator(".st-key-trial-filters").get_by_role("combobox", name="Drug"))
    page.get_by_role("option", name="ketamine (off label)").click()
    page.get_by_text("Your filters hide").wait_for()
    page.wait_for_function(f"document.querySelectorAll('{FOREST} .annotation-text').length < {len(before)}")
    after = labels(page)
    assert 0 < len(after) < len(before)
    assert not any("TRANSFORM" in text for text in after)
    assert "drug=ketamine" in page.url
    page.reload()
    wait_for_forest(page)
    assert labels(page) == after
    assert watched.problems == []


def test_other_words_keep_filter_guess_and_place(open_page):
    """Words for a clinician change in place: the plot, its filter, the guess and the scroll stay; the name is the caption."""
    watched = open_page("/trials?guess=few&drug=esketamine")
    page = watched.page
    wait_for_forest(page)
    before = labels(page)
    caption = page.locator(".st-key-chart-forest p.ex-caption")
    expect(caption).to_contain_text("The chart shows")
    page.evaluate("document.querySelector('.st-key-card-forest').dataset.same = 'yes'")
    radio = page.get_by_role("radio", name="Clinician")
    radio.scroll_into_view_if_needed()
    place = "document.querySelector('[data-testid=stMain]').scrollTop"
    page.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 900)")
    scrolled = page.evaluate(place)
    assert scrolled > 0
    radio.click()
    expect(caption).to_contain_text("95% PI", timeout=30_000)
    assert page.evaluate(place) == scrolled
    wait_for_forest(page)
    assert labels(page) == before
    assert page.evaluate("document.querySelector('.st-key-card-forest').dataset.same") == "yes"
    expect(page.locator(".ex-answer")).to_contain_text("you said hardly any")
    for part in ("drug=esketamine", "guess=few", "register=clinician"):
        assert part in page.url
    expect(page.locator(".st-key-chart-forest [role=figure]").first).to_have_attribute(
        "aria-label", re.compile(re.escape(caption.inner_text()))
    )
    assert watched.problems == []


def test_a_number_opens_its_source_with_one_tap(open_page):
    """A closed number stands in its line; one press opens source, place and how it was read below it."""
    page = open_page("/trials").page
    number = page.locator(".ex-conflicts details.ex-num").first
    closed = number.bounding_box()
    assert closed["height"] < 40
    number.locator("summary").click()
    origin = number.locator(".ex-origin")
    assert origin.is_visible()
    assert "read in" in origin.inner_text()


def test_less_motion_shows_every_repeat_at_once(open_page):
    """With reduced motion the button and single strip give way to all runs; otherwise the other way round."""
    page = open_page("/trials?guess=skip", motion="reduce").page
    page.locator(".st-key-draws-all .js-plotly-plot svg").first.wait_for()
    assert not page.locator(".st-key-draws-step button").is_visible()
    page = open_page("/trials?guess=skip").page
    button = page.locator(".st-key-draws-step button")
    button.wait_for()
    assert not page.locator(".st-key-draws-all .js-plotly-plot").is_visible()
    button.click()
    page.locator(".st-key-draws-step").get_by_text("run 2").wait_for()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_behind_the_guess(open_page, scheme):
    """Zero axe violations with plot, filters, pools and repeats on the page."""
    page = open_page("/trials?guess=half&format=bar", scheme=scheme).page
    wait_for_forest(page)
    page.locator(".st-key-draws-step .js-plotly-plot svg").first.wait_for()
    page.wait_for_timeout(400)
    found = [
        f"{violation['id']}: {node['target']} {node['html'][:120]}"
        for violation in Axe().run(page).response["violations"]
        for node in violation["nodes"]
    ]
    assert found == []


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_nothing_sticks_out_and_controls_can_be_hit(open_page, width):
    """At each width nothing is wider than the page, and what can be pressed is at least 44 px high."""
    page = open_page("/trials?guess=half&measure=response", width=width).page
    wait_for_forest(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('[data-testid=stMain] *')].filter(e => "
        "e.getBoundingClientRect().right > innerWidth + 1 && !e.closest('.ex-scroll')).map(e => e.className)"
    )
    assert wide == []
    for buttons in ("view", "guess", "measure", "sort", "format"):
        for button in page.locator(f".st-key-segments-{buttons} button").all():
            assert button.bounding_box()["height"] >= MINIMUM_TARGET_PX
    boxes = page.locator(".st-key-trial-filters, .st-key-trial-without").locator(
        "[data-testid=stSelectbox] [role=group]"
    )
    expect(boxes).to_have_count(len(FILTERS) + 1)
    for box in boxes.all():
        assert box.bounding_box()["height"] >= MINIMUM_TARGET_PX
