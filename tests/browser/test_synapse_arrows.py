"""Badges beside the walk's arrows, the switch that fades, the projector and the still panels, in a real browser."""

from itertools import combinations

import pytest
from frames import let_it_draw
from playwright.sync_api import expect

from explainer.components.synapse.arrows import ARROWS, describe_arrows
from explainer.components.synapse.steps import STEPS
from explainer.components.synapse.story import PANELS
from explainer.components.synapse.terms import SHOWN

pytestmark = pytest.mark.browser

LABELS = """canvas => { const clock = canvas.parentElement.querySelector('.clock');
  const labels = canvas.getContext('2d').labels.map(label => ({...label}));
  labels.push({term: 'clock', left: clock.offsetLeft, top: clock.offsetTop, width: clock.offsetWidth, height: clock.offsetHeight});
  return { labels, width: canvas.clientWidth, height: canvas.clientHeight }; }"""
BAR = """canvas => { const ctx = canvas.getContext('2d'); const [x, y, pixels, scale] = ctx.scaleBar;
  const ratio = canvas.width / canvas.clientWidth;
  const middle = x + scale.bar_nm / scale.width_nm * pixels / 2;
  return [...ctx.getImageData(Math.round(middle * ratio), Math.round(y * ratio), 1, 1).data]; }"""


@pytest.fixture
def walk(open_page):
    """Return a function that opens the walk and waits for its first paint."""

    def open_walk(query="", **options):
        page = open_page(f"/synapse{query}", **options).page
        page.locator('[data-testid="synapse"][data-ready="true"]').wait_for(state="attached")
        return page

    return open_walk


def open_step(page, number):
    """Open a step by its tab and wait until it is drawn."""
    page.locator(".tab").nth(number - 1).click()
    expect(page.locator('[data-testid="synapse"]')).to_have_attribute("data-step", str(number))
    let_it_draw(page)


@pytest.mark.parametrize(
    ("width", "query"),
    [(320, ""), (375, ""), (375, "&projector=true"), (768, "&projector=true"), (1280, "")],
)
def test_every_arrow_has_its_badge_clear_of_all_words(walk, width, query):
    """In steps 5 to 8 no label or badge leaves the picture, covers another or stands under the clock."""
    page = walk(f"?step=2{query}", width=width)
    for number in (5, 6, 7, 8):
        open_step(page, number)
        drawn = page.locator("canvas.stage").evaluate(LABELS)
        badges = {label["term"] for label in drawn["labels"]} & set(ARROWS)
        assert badges == {key for key, arrow in ARROWS.items() if arrow.step == STEPS[number - 1].key}
        for label in drawn["labels"]:
            assert label["left"] >= 0
            assert label["left"] + label["width"] <= drawn["width"], label
            assert label["top"] + label["height"] <= drawn["height"], label
        for one, other in combinations(drawn["labels"], 2):
            apart_across = max(
                one["left"] - other["left"] - other["width"], other["left"] - one["left"] - one["width"]
            )
            apart_down = max(
                one["top"] - other["top"] - other["height"], other["top"] - one["top"] - one["height"]
            )
            assert apart_across >= 0 or apart_down >= 0, (number, one, other)


def test_a_badge_opens_its_source(walk):
    """A tap on the badge of an arrow opens what was seen, and by whom."""
    page = walk("?step=7", width=375)
    drawn = page.locator("canvas.stage").evaluate(LABELS)
    label = next(label for label in drawn["labels"] if label["term"] == "ampa_bdnf")
    page.locator("canvas.stage").click(
        position={"x": label["left"] + label["width"] / 2, "y": label["top"] + label["height"] / 2}
    )
    note = page.locator(".note")
    expect(note).to_contain_text(describe_arrows()["ampa_bdnf"]["sentence"])
    assert "pyu033" in note.locator("a").get_attribute("href")


@pytest.mark.parametrize("width", [375, 1280])
def test_the_people_switch_covers_and_moves_nothing(walk, width):
    """The switch and all above it stay; the note lies below; the scale bar keeps its ink while the rest fades."""
    page = walk("?step=8", width=width)
    switch, stage = page.locator(".foot .switch"), page.locator("canvas.stage")
    switch.scroll_into_view_if_needed()
    let_it_draw(page)
    before = {name: page.locator(name).bounding_box() for name in (".foot .switch", ".picture", ".tabs")}
    ink = stage.evaluate(BAR)
    drawing = page.locator(".drawing").bounding_box()["y"]
    switch.click()
    note = page.locator(".people-note")
    expect(note).to_be_visible()
    let_it_draw(page)
    assert {name: page.locator(name).bounding_box() for name in before} == before
    assert note.bounding_box()["y"] >= before[".foot .switch"]["y"] + before[".foot .switch"]["height"]
    if width == 1280:
        assert page.locator(".drawing").bounding_box()["y"] == drawing
    assert stage.evaluate(BAR) == ink


def test_a_step_that_is_done_moves_nothing(walk):
    """The mark on "Ketamine enters" keeps the name on its line, so that tabs and all below stay."""
    page = walk("?step=4")
    molecule = page.locator("button.molecule")
    heights = (
        page.locator(".tab").nth(3).bounding_box()["height"],
        page.locator(".tabs").bounding_box()["height"],
    )
    molecule.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        if molecule.get_attribute("data-last") == "entered":
            break
    expect(page.locator(".tab").nth(3)).to_have_attribute("data-done", "true")
    after = (
        page.locator(".tab").nth(3).bounding_box()["height"],
        page.locator(".tabs").bounding_box()["height"],
    )
    assert after == heights


@pytest.mark.parametrize("width", [768, 1600])
def test_the_projector_draws_as_many_dots_as_it_shows(walk, width):
    """Enlarged for a room, the canvas has a dot for each of the screen's."""
    page = walk("?step=5&projector=true", width=width)
    let_it_draw(page)
    dots, shown = page.locator("canvas.stage").evaluate(
        "canvas => [canvas.width, canvas.getBoundingClientRect().width * window.devicePixelRatio]"
    )
    assert (
        page.locator("canvas.stage").evaluate(
            "canvas => canvas.getBoundingClientRect().width / canvas.offsetWidth"
        )
        > 1.1
    )
    assert dots == pytest.approx(shown, abs=2)


def test_still_panels_hold_every_note(walk):
    """Without motion each panel unfolds its labels and arrows, each with its sentence and source."""
    page = walk(motion="reduce")
    panels = page.locator(".storyboard figure")
    assert panels.count() == len(PANELS)
    for index, panel in enumerate(PANELS):
        notes = panels.nth(index).locator(".panel-note")
        arrows = [key for key, arrow in ARROWS.items() if arrow.step == STEPS[panel.step - 1].key]
        assert notes.count() == len(SHOWN[panel.step - 1]) + len(arrows)
        assert notes.locator("a[href^='http']").count() == notes.count()
    summary = panels.nth(len(PANELS) - 1).locator("summary")
    assert summary.bounding_box()["height"] >= 44
    summary.focus()
    page.keyboard.press("Enter")
    expect(panels.nth(len(PANELS) - 1).locator(".panel-note").first).to_be_visible()
