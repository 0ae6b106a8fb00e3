"""Larger, for a projector: everything grows, the link keeps it, nothing sticks out."""

import pytest
from frames import open_list

pytestmark = pytest.mark.browser


def headline_px(page):
    """Return the height of the headline's letters on the screen."""
    return page.locator("h1").evaluate(
        "(h) => parseFloat(getComputedStyle(h).fontSize) * (h.currentCSSZoom ?? 1)"
    )


@pytest.mark.parametrize("path", ["/", "/synapse", "/blockade-lab", "/one-infusion", "/trials"])
@pytest.mark.parametrize("width", [1280, 1920])
def test_everything_grows_and_nothing_sticks_out(open_page, path, width):
    """Headlines are at least a fifth larger, and the page is no wider than the screen."""
    plain = headline_px(open_page(path, width=width).page)
    watched = open_page(f"{path}?projector=true", width=width)
    watched.page.locator(".ex-lead").first.wait_for(state="hidden")
    watched.page.wait_for_function(
        """(px) => { const h = document.querySelector("h1");
        return parseFloat(getComputedStyle(h).fontSize) * (h.currentCSSZoom ?? 1) >= px; }""",
        arg=1.19 * plain,
    )
    assert watched.page.evaluate("document.documentElement.scrollWidth") <= width
    assert watched.problems == []


def test_it_stays_from_page_to_page(open_page):
    """Switched on in the menu, it holds on the next page and stands in the address."""
    page = open_page("/trials").page
    page.get_by_text("Larger, for a projector").click()
    page.wait_for_url("**projector=true**")
    page.locator(".st-key-menu a").filter(has_text="Blockade lab").click()
    page.locator("[data-testid=lab]").wait_for()
    page.locator(".ex-lead").first.wait_for(state="hidden")
    page.wait_for_url("**/blockade-lab?**projector=true**")


def test_the_labs_setting_stays_in_the_address(open_page):
    """Switching it on replaces the address; the lab writes its setting back."""
    page = open_page("/blockade-lab?guess=skip").page
    slider = page.locator("#block")
    slider.focus()
    slider.press("PageUp")
    page.wait_for_url("**block=40**")
    page.get_by_text("Larger, for a projector").click()
    page.wait_for_url("**projector=true**")
    page.wait_for_url("**block=40**")


def test_it_answers_without_the_server_and_keeps_the_rest_of_the_address(open_page):
    """The walk's step stays in the address, and the walk keeps its canvas."""
    page = open_page("/synapse?step=3").page
    page.locator('[data-testid="synapse"][data-ready="true"]').wait_for()
    page.locator("canvas.stage").evaluate("element => { element.marked = true; }")
    page.get_by_role("switch", name="Larger, for a projector").click()
    page.wait_for_url("**projector=true**")
    assert "step=3" in page.url
    assert page.locator("canvas.stage").evaluate("element => element.marked === true")


def test_a_choice_that_the_server_writes_keeps_it(open_page):
    """A select box replaces the address; the switch writes itself back."""
    page = open_page("/one-infusion?projector=true").page
    page.locator(".clock[data-ready]").wait_for()
    open_list(page.get_by_role("combobox").first)
    page.get_by_role("option").nth(1).click()
    page.wait_for_url("**regimen=**")
    page.wait_for_url("**projector=true**")
