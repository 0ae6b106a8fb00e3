"""Long, doubled and right-to-left words stay inside the page."""

import pytest

pytestmark = pytest.mark.browser
READY = {
    "/": "[data-testid=chain]",
    "/synapse": "[data-testid=synapse]",
    "/blockade-lab": "[data-testid=lab]",
    "/one-infusion": ".clock[data-ready]",
    "/rival-explanations": "[data-testid=rivals]",
    "/blinding": "[data-testid=blinding]",
    "/article-check": "[data-testid=article]",
    "/sources": "[data-testid=sources][data-shown]",
}
# Every text that is not drawn inside a picture, shadow roots included.
DOUBLE = """(change) => {
  const visit = (root) => {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) visit(element.shadowRoot);
      if (element.closest('svg, style, script, select, table')) continue;
      for (const node of element.childNodes) {
        if (node.nodeType !== Node.TEXT_NODE || !node.data.trim()) continue;
        node.data = change === 'doubled' ? `${node.data} ${node.data}` : `${node.data} مستقبلات الغلوتامات`;
      }
    }
  };
  visit(document.querySelector('[data-testid=stMain]'));
  if (change === 'rtl') document.querySelector('[data-testid=stMain]').dir = 'rtl';
}"""


@pytest.mark.parametrize("change", ["doubled", "rtl"])
@pytest.mark.parametrize("path", READY)
@pytest.mark.parametrize("width", [1280, 375])
def test_words_of_any_length_and_direction_stay_inside(open_page, path, change, width):
    """With every sentence twice as long, or in a right-to-left script, nothing makes the page scroll sideways."""
    page = open_page(path, width=width).page
    page.locator(READY[path]).first.wait_for()
    page.evaluate(DOUBLE, change)
    page.wait_for_timeout(200)
    sticking_out = page.evaluate(
        "(width) => { const main = document.querySelector('[data-testid=stMain]');"
        " return Math.max(document.documentElement.scrollWidth - width, main.scrollWidth - main.clientWidth); }",
        width,
    )
    assert sticking_out <= 0
