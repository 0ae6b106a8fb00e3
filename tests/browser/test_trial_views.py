"""The Trials page's second views in a real browser: they fit, say what they are, and can be saved."""

import csv

import pytest
from axe_playwright_python.sync_playwright import Axe
from frames import let_it_draw
from playwright.sync_api import expect
from trial_twins import CHARTS, TWINS

from explainer.describe.registers import REGISTERS
from explainer.references import find_reference

pytestmark = pytest.mark.browser
# By how many px the words of two registers may move what the reader looks at.
SAME_PLACE_PX = 30


def open_view(open_page, view, **options):
    """Open a view by its link and wait for its last chart."""
    watched = open_page(f"/trials?view={view}", **options)
    for key in CHARTS[view]("light", "plain"):
        watched.page.locator(f".st-key-chart-{key} .main-svg").first.wait_for()
        watched.page.locator(f".st-key-chart-{key}").get_by_role("toolbar").wait_for()
    return watched


@pytest.mark.parametrize("view", CHARTS)
def test_a_view_fits_a_phone_and_axe_finds_nothing(open_page, view):
    """At 375 px in the dark nothing sticks out, no word is cut by its picture, axe is silent."""
    watched = open_view(open_page, view, width=375, scheme="dark")
    page = watched.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
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


@pytest.mark.parametrize("view", ["lasting", "dose"])
def test_benefit_and_harm_stand_beside_each_other_on_a_desk(open_page, view):
    """At 1280 px the two charts of each twin have one top and one size."""
    page = open_view(open_page, view, width=1280).page
    for twin in TWINS[view].items():
        benefit, harm = (page.locator(f".st-key-chart-{key} .js-plotly-plot").bounding_box() for key in twin)
        assert abs(benefit["y"] - harm["y"]) <= 2, twin
        assert 0.8 <= benefit["width"] * benefit["height"] / (harm["width"] * harm["height"]) <= 1.25, twin


def test_another_register_keeps_view_and_scroll(open_page):
    """The words change where they stand: same view, same scroll, no chart drawn anew elsewhere."""
    watched = open_view(open_page, "others", width=1280)
    page = watched.page
    caption = page.locator(".st-key-chart-ect-lasting .ex-caption")
    expect(caption).to_contain_text(CHARTS["others"]("light", "plain")["ect-lasting"].description)
    # Words above grow and shrink, so the browser moves the page to hold in place what is looked at.
    picture = page.locator(".st-key-chart-ect-lasting .js-plotly-plot")
    picture.evaluate("(element) => element.scrollIntoView({ block: 'start' })")
    before = picture.bounding_box()["y"]
    for register in reversed(REGISTERS[1:]):
        page.get_by_role("radio", name=register.capitalize()).click()
        expect(caption).to_contain_text(CHARTS["others"]("light", register)["ect-lasting"].description)
        let_it_draw(page)
        assert abs(picture.bounding_box()["y"] - before) <= SAME_PLACE_PX
        assert "view=others" in page.url
        assert f"register={register}" in page.url
    assert watched.problems == []


def test_a_saved_minus_is_read_by_a_spreadsheet(open_page):
    """The sign before a number in the CSV is a hyphen; the page shows the longer one."""
    page = open_view(open_page, "dose").page
    chart = page.locator(".st-key-chart-dose-daly")
    with page.expect_download() as download:
        chart.get_by_role("button", name="Numbers, CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    cells = [row[1] for row in csv.reader(lines) if row[0].endswith("(day 8, MADRS points)")]
    assert [float(cell) for cell in cells] == [-5.0, -7.6, -10.5]


def test_a_number_in_the_prose_opens_its_source(open_page):
    """One press on the share that relapsed shows where it was read."""
    page = open_view(open_page, "lasting").page
    number = page.locator('[data-row="course/ketect2022-1"]').first
    number.locator("summary").click()
    number.get_by_role("link", name=find_reference("trial_ketect2022").short).wait_for()


@pytest.mark.parametrize(("path", "row", "width"), [
    ("/trials?guess=skip", ".ex-pool details.ex-num[data-row=model]", 375),
    ("/trials?view=others", '[data-row="comparators/rush2006acute-4"]', 1280),
])  # fmt: skip
def test_an_opened_source_takes_the_width_of_its_text_and_breaks_no_sentence(open_page, path, row, width):
    """What opens is as wide as the text around it, reads from the left, and stands under the whole line it was opened in."""
    page = open_page(path, width=width).page
    number = page.locator(row).first
    number.locator("summary").click()
    origin = number.locator(".ex-origin")
    expect(origin).to_be_visible()
    let_it_draw(page)
    found = number.evaluate(
        """(number) => {
          const origin = number.querySelector('.ex-origin');
          const block = origin.closest('dl, div');
          const line = number.querySelector('summary').getBoundingClientRect();
          const next = document.createRange();
          const after = number.nextSibling;
          const stop = after?.nodeType === Node.TEXT_NODE && /^[,.;:)]/.test(after.data);
          if (stop) { next.setStart(after, 0); next.setEnd(after, 1); }
          return {
            share: origin.getBoundingClientRect().width / block.getBoundingClientRect().width,
            align: getComputedStyle(origin).textAlign,
            below: origin.getBoundingClientRect().top - line.bottom,
            stop: stop ? Math.abs(next.getBoundingClientRect().top - line.top) : 0,
            hasStop: Boolean(stop),
          };
        }"""
    )
    assert found["share"] > 0.95
    assert found["align"] == "left"
    assert found["below"] >= -1
    assert found["stop"] <= 2
    assert found["hasStop"] == (width == 1280)
