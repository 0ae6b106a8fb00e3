"""Benefit and harm take the same area of the screen, on a desk and on a phone."""

import pytest

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
