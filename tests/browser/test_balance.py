"""Benefit and harm take the same area of the screen, on a desk and on a phone."""

import pytest
from trial_twins import TWINS

pytestmark = pytest.mark.browser
LOW, HIGH = 0.8, 1.25
AREA = """(meaning) => {
  const found = [];
  const walk = (root) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.matches(`[data-meaning="${meaning}"], .twin.${meaning}`)) found.push(element);
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return found.map((element) => element.getBoundingClientRect()).map(({ width, height }) => width * height);
}"""
SHOWN = {"/trials": 3, "/safety": 1, "/safety?drug=infusion": 1, "/consultation?step=3": 1}


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("path", SHOWN)
def test_benefit_and_harm_have_the_same_area(open_page, path, width):
    """Each card of benefit against the card of harm beside it, or under it."""
    page = open_page(path, width=width).page
    page.wait_for_function(
        f"() => {{ const areas = {AREA}; return areas('benefit').length >= {SHOWN[path]} && areas('harm').length >= {SHOWN[path]}; }}"
    )
    page.wait_for_timeout(200)
    benefit, harm = (page.evaluate(AREA, meaning) for meaning in ("benefit", "harm"))
    assert len(benefit) == len(harm) == SHOWN[path]
    for one, other in zip(benefit, harm, strict=True):
        assert other > 0
        assert LOW <= one / other <= HIGH, (
            f"{path} at {width} px: {one:.0f} and {other:.0f} px², {one / other:.2f}"
        )


@pytest.mark.parametrize("width", [1280, 375])
@pytest.mark.parametrize("view", TWINS)
def test_the_charts_of_a_view_take_the_same_area(open_page, view, width):
    """Each half of a twin, heading, picture, caption and all, against the other; then all benefit against all harm."""
    page = open_page(f"/trials?view={view}", width=width).page
    areas = {}
    for twin in TWINS[view].items():
        for key, meaning in zip(twin, ("benefit", "harm"), strict=True):
            page.locator(f".st-key-chart-{key} .main-svg").first.wait_for()
            page.locator(f".st-key-chart-{key}").get_by_role("toolbar").wait_for()
            box = page.locator(f".st-key-{meaning}-{key}").bounding_box()
            areas[key] = box["width"] * box["height"]
    for benefit, harm in TWINS[view].items():
        assert LOW <= areas[benefit] / areas[harm] <= HIGH, f"{benefit} at {width} px: {areas}"
    ratio = sum(areas[key] for key in TWINS[view]) / sum(areas[key] for key in TWINS[view].values())
    assert LOW <= ratio <= HIGH, f"{view} at {width} px: {ratio:.2f}"


@pytest.mark.parametrize("width", [1280, 375])
def test_the_forest_plot_and_its_harm_take_the_same_area(open_page, width):
    """Side by side on a desk, the lines at the same heights; one above the other on a phone."""
    page = open_page("/trials?guess=skip", width=width).page
    boxes = []
    for meaning, key in (("benefit", "forest"), ("harm", "forest-harm")):
        page.locator(f".st-key-chart-{key} .main-svg").first.wait_for()
        page.locator(f".st-key-chart-{key}").get_by_role("toolbar").wait_for()
        boxes.append(page.locator(f".st-key-{meaning}-forest").bounding_box())
    benefit, harm = (box["width"] * box["height"] for box in boxes)
    assert LOW <= benefit / harm <= HIGH, f"{width} px: {benefit / harm:.2f}"
    tops = [
        page.locator(f".st-key-chart-{key} .js-plotly-plot").bounding_box()["y"]
        for key in ("forest", "forest-harm")
    ]
    assert (tops[0] == tops[1]) == (width == 1280)
