"""Saving a server-drawn chart in a real browser: three files, one tab stop, what the files hold."""

import csv
import io
import re
from xml.etree import ElementTree as ET

import pytest
from PIL import Image, ImageColor

from explainer.describe.help_lines import short_help
from explainer.figures.targets.catalogue import COLUMNS, target_panels
from explainer.figures.theme import ChartTheme

pytestmark = pytest.mark.browser
PANEL = target_panels()[1]
KEY = f"target-{PANEL.key.lower()}"
MINIMUM_TARGET_PX = 44
SMALLEST_MARK_PX = 100


def toolbar(page):
    """Return the chart's toolbar once it is there."""
    found = page.get_by_role("toolbar", name=f"Save the chart: {PANEL.title}")
    found.wait_for()
    return found


def chart(page):
    """Return the chart's container once plotly has drawn it."""
    page.locator(f".st-key-chart-{KEY} .main-svg").first.wait_for()
    return page.locator(f".st-key-chart-{KEY}")


def focused(page):
    """Return the words of the focused element, inside a shadow root or not."""
    return page.evaluate(
        "() => { let e = document.activeElement; while (e.shadowRoot?.activeElement) e = e.shadowRoot.activeElement;"
        " return e.textContent; }"
    )


def saved(page, kind):
    """Press a button and return the file that arrives."""
    with page.expect_download() as download:
        toolbar(page).get_by_role("button", name=kind).click()
    assert download.value.suggested_filename == f"ketamine-{KEY}.{kind.rsplit(' ', 1)[1].lower()}"
    return download.value.path().read_bytes()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_three_files_hold_the_chart_its_numbers_and_its_caption(open_page, scheme):
    """SVG parses and carries picture and caption, PNG is twice as large and drawn, CSV holds the rows."""
    watched = open_page("/model", scheme=scheme)
    page = watched.page
    box = chart(page).locator(".main-svg").first.bounding_box()
    theme = ChartTheme.dark() if scheme == "dark" else ChartTheme.light()

    svg = ET.fromstring(saved(page, "Picture, SVG"))  # noqa: S314
    words = re.sub(r"\s+", " ", " ".join(svg.itertext()))
    for part in (
        PANEL.title,
        PANEL.description,
        "Teaching model, not medical advice",
        short_help(),
        "Licence",
        "/model",
    ):
        assert part in words, part
    assert re.search(r"\d{4}-\d{2}-\d{2}", words)
    text = ET.tostring(svg, encoding="unicode")
    assert text.count("Inter Variable") == 1
    assert text.index("Inter Variable") < text.index(">")
    assert len(svg.findall(".//{http://www.w3.org/2000/svg}path")) > len(PANEL.rows)

    png = Image.open(io.BytesIO(saved(page, "Picture, PNG"))).convert("RGB")
    assert png.width == 2 * round(box["width"])
    assert png.height > 2 * box["height"]
    assert png.getpixel((2, 2)) == ImageColor.getrgb(theme.card)
    pixels = list(png.get_flattened_data())
    for color in (theme.ketamine, theme.ink, theme.soft):
        assert pixels.count(ImageColor.getrgb(color)) > SMALLEST_MARK_PX, color

    lines = saved(page, "Numbers, CSV").decode().splitlines()
    notes = [line for line in lines if line.startswith("# ")]
    assert notes[0] == f"# {PANEL.title}"
    rows = list(csv.reader(line for line in lines if not line.startswith("# ")))
    # A spreadsheet reads a hyphen as minus, not the longer sign of the page.
    assert rows == [[cell.replace("−", "-") for cell in row] for row in (COLUMNS, *PANEL.rows)]
    assert watched.problems == []


def test_the_toolbar_is_one_tab_stop_and_arrows_move_in_it(open_page):
    """Tab goes in once and out once; arrows, Home and End choose; what was saved is said."""
    page = open_page("/model").page
    bar = toolbar(page)
    chart(page).locator(".ex-table > summary").focus()
    page.keyboard.press("Tab")
    assert focused(page) == "Picture, SVG"
    for key, words in (
        ("ArrowRight", "Picture, PNG"),
        ("End", "Numbers, CSV"),
        ("ArrowRight", "Picture, SVG"),
        ("ArrowLeft", "Numbers, CSV"),
        ("Home", "Picture, SVG"),
        ("End", "Numbers, CSV"),
    ):
        page.keyboard.press(key)
        assert focused(page) == words
    with page.expect_download():
        page.keyboard.press("Enter")
    bar.locator("xpath=..").get_by_text(f"Saved ketamine-{KEY}.csv.").wait_for()
    page.keyboard.press("Tab")
    assert focused(page) not in {"Picture, SVG", "Picture, PNG", "Numbers, CSV"}
    page.keyboard.press("Shift+Tab")
    assert focused(page) == "Numbers, CSV"


def test_the_chart_adds_no_tab_stop_of_its_own(open_page):
    """Within a chart's container the only stops are the toolbar and the table's summary."""
    page = open_page("/model").page
    toolbar(page)
    chart(page)
    stops = page.evaluate(
        """(key) => {
          const stops = [];
          const walk = (node) => {
            for (const child of node.children ?? []) {
              if (child.tabIndex >= 0 && child.checkVisibility()) stops.push(child.textContent.trim());
              walk(child);
              if (child.shadowRoot) walk(child.shadowRoot);
            }
          };
          walk(document.querySelector(`.st-key-chart-${key}`));
          return stops;
        }""",
        KEY,
    )
    assert stops == ["Show as a table", "Picture, SVG"]


@pytest.mark.parametrize("width", [375, 1280])
def test_buttons_are_large_and_stay_on_one_line(open_page, width):
    """Each button is at least 44 px high and wide; the three share a line, on a phone too."""
    page = open_page("/model", width=width).page
    boxes = [button.bounding_box() for button in toolbar(page).get_by_role("button").all()]
    assert len({box["y"] for box in boxes}) == 1
    for box in boxes:
        assert min(box["height"], box["width"]) >= MINIMUM_TARGET_PX


SVG = "{http://www.w3.org/2000/svg}"
# Charts of the page's own elements: where they stand, how many marks are full and how many there are.
DRAWN = {
    "formats-icons": ("/trials?format=icons", 47 + 26, 200),
    "twins-midazolam": ("/trials", 47 + 26 + 69 + 17, 400),
}


@pytest.mark.parametrize("key", DRAWN)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marks_of_the_page_are_saved_as_they_stand(open_page, key, scheme):
    """SVG holds each mark and each word in plain colours, PNG is the same picture, CSV holds the page's table."""
    path, full, marks = DRAWN[key]
    watched = open_page(path, scheme=scheme)
    box = watched.page.locator(f".st-key-chart-{key}")
    bar = box.get_by_role("toolbar")
    bar.wait_for()

    def file(kind):
        with watched.page.expect_download() as download:
            bar.get_by_role("button", name=kind).click()
        assert download.value.suggested_filename == f"ketamine-{key}.{kind.lower()}"
        return download.value.path().read_bytes()

    svg = ET.fromstring(file("SVG"))  # noqa: S314
    round_ones = [
        rect for rect in svg.iter(f"{SVG}rect") if float(rect.get("rx", "0")) * 2 == float(rect.get("width"))
    ]
    assert len(round_ones) == marks
    assert sum(rect.get("fill") != "none" for rect in round_ones) == full
    colors = {node.get(name) for node in svg.iter() for name in ("fill", "stroke")} - {None, "none"}
    assert all(re.fullmatch(r"rgb\(\d+, \d+, \d+\)", color) for color in colors), colors
    words = re.sub(r"\s+", " ", " ".join(svg.itertext()))
    for part in ("with midazolam", "47", "26", "of 100 people", "Sources: Dean 2021", "not medical advice"):
        assert part.lower() in words.lower(), part
    assert re.search(r"\d{4}-\d{2}-\d{2}", words)
    png = Image.open(io.BytesIO(file("PNG")))
    assert (png.width, png.height) == (2 * int(svg.get("width")), 2 * int(svg.get("height")))
    shown = [row.locator("th, td").all_text_contents() for row in box.locator(".ex-table tr").all()]
    lines = [line for line in file("CSV").decode().splitlines() if not line.startswith("# ")]
    assert list(csv.reader(lines)) == shown
    assert watched.problems == []
