"""Home's causal chain in a real browser: registers change its words in place, and nothing below it moves."""

import pytest
from frames import let_it_draw
from playwright.sync_api import expect

from explainer.describe.chain import PARTS, describe_link
from explainer.describe.registers import REGISTERS
from explainer.evidence.chain_links import load_chain_links

pytestmark = pytest.mark.browser
LINKS = load_chain_links()


@pytest.fixture
def home(open_page):
    """Return a function that opens Home and waits for the chain."""

    def open_home(query="", **options):
        watched = open_page(f"/{query}", **options)
        watched.page.locator("[data-testid=chain] dd").first.wait_for()
        return watched

    return open_home


@pytest.mark.parametrize("width", [1280, 375])
def test_another_register_changes_the_words_in_place(home, width):
    """The chosen arrow and the switch stay, on the same nodes; the three answers are the other register's."""
    watched = home(width=width, height=2400)
    page = watched.page
    page.locator(".arrow").nth(5).click()
    page.get_by_role("switch", name="only what was shown in people").click()
    page.locator(".arrow").nth(5).evaluate("element => { element.marked = true; }")
    if width < 700:
        page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("radio", name="Clinician").click()
    words = describe_link(LINKS[5].key, register="clinician")
    for index, part in enumerate(PARTS):
        expect(page.locator("[data-testid=chain] dd").nth(index)).to_have_text(words[part])
    assert page.locator(".arrow").nth(5).evaluate("element => element.marked === true")
    assert page.locator(".arrow").nth(5).get_attribute("aria-expanded") == "true"
    assert page.locator(".arrow.faded").count() == 6
    assert watched.problems == []


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("width", [1280, 768])
def test_nothing_below_moves_from_arrow_to_arrow(home, width, register):
    """In one row the chain keeps room for its longest words; in no width does the page scroll sideways."""
    page = home(f"?register={register}", width=width).page
    heights = set()
    for index in range(len(LINKS)):
        page.locator(".arrow").nth(index).click()
        let_it_draw(page)
        if page.locator("[data-testid=chain]").bounding_box()["width"] >= 736:
            heights.add(round(page.locator("[data-testid=chain]").bounding_box()["height"]))
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert not heights or max(heights) - min(heights) <= 1
    assert heights or width < 1280
