"""The Safety page in a real browser: it fits, axe is silent, the switch works by keyboard, the folded part can be skipped."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from explainer.evidence.status import COUNTRIES, status_of
from explainer.references import find_reference

pytestmark = pytest.mark.browser


def open_safety(open_page, query="", **options):
    """Open the page and wait for its charts and its table."""
    watched = open_page(f"/safety{query}", **options)
    for key in ("session", "pressure"):
        watched.page.locator(f".st-key-chart-{key} .main-svg").first.wait_for()
    watched.page.locator("table.ex-status").wait_for()
    return watched


@pytest.mark.parametrize(
    ("width", "scheme", "query"),
    [(1280, "light", ""), (768, "light", "?drug=infusion"), (375, "dark", "?drug=infusion&country=uk")],
    ids=["desk", "tablet", "phone"],
)
def test_the_page_fits_and_axe_finds_nothing(open_page, width, scheme, query):
    """Nothing sticks out, no word is cut by its picture, axe is silent with the folded part open."""
    watched = open_safety(open_page, query, width=width, scheme=scheme)
    page = watched.page
    page.locator("#safety-thoughts > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.ex-card, table.ex-status, .ex-content-notice, [class*="st-key-card-"]')]
          .filter((box) => box.getBoundingClientRect().right > innerWidth + 1 || box.scrollWidth > box.clientWidth + 1)
          .map((box) => box.className)"""
    )
    assert wide == []
    cut = page.evaluate(
        """() => [...document.querySelectorAll('.main-svg text')].filter((text) => {
          const [inner, outer] = [text, text.closest('.js-plotly-plot')].map((node) => node.getBoundingClientRect());
          return inner.width > 0 && (inner.left < outer.left - 1 || inner.right > outer.right + 1);
        }).map((text) => text.textContent)"""
    )
    assert cut == []
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert watched.problems == []


def test_the_country_is_switched_by_keyboard_and_kept_in_the_link(open_page):
    """Tab to the switch, arrow to the next country, and the table and the address follow; a reload keeps it."""
    watched = open_safety(open_page)
    page = watched.page
    chosen = page.locator(".st-key-segments-country").get_by_role("radio", name="US", exact=True)
    chosen.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    page.locator("table.ex-status caption", has_text=COUNTRIES["uk"]).wait_for()
    page.wait_for_url("**/safety?country=uk")
    table = page.locator("table.ex-status")
    assert "Not known" in table.inner_text()
    source = table.locator("details.ex-sources").nth(1)
    source.locator("summary").focus()
    page.keyboard.press("Enter")
    nice = status_of("uk", "spray")[1]
    source.get_by_role("link", name=find_reference(nice.source).short).wait_for()
    page.reload()
    page.locator("table.ex-status caption", has_text=COUNTRIES["uk"]).wait_for()
    assert watched.problems == []


def test_the_part_on_suicidal_thoughts_is_folded_and_can_be_skipped(open_page):
    """It is closed on arrival; the skip link moves the focus past it and leaves it closed."""
    page = open_safety(open_page).page
    folded = page.locator("#safety-thoughts")
    assert folded.get_attribute("open") is None
    page.get_by_role("link", name="Skip this part").focus()
    page.keyboard.press("Enter")
    page.wait_for_function("location.hash === '#safety-after'")
    page.keyboard.press("Tab")
    after = page.evaluate(
        """() => !!(document.querySelector('#safety-thoughts')
          .compareDocumentPosition(document.activeElement) & Node.DOCUMENT_POSITION_FOLLOWING)
          && !document.querySelector('#safety-thoughts').contains(document.activeElement)"""
    )
    assert after
    assert folded.get_attribute("open") is None
