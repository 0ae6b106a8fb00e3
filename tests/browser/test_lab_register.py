"""The blockade lab in the reader's words: another register changes them in place, and nothing moves or is lost."""

import re
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import expect

from explainer.components.lab.payload import combinations
from explainer.describe.lab import describe_settings, plain
from explainer.describe.lab_words import compare_words, describe_guess, slider_label, templates
from explainer.describe.registers import say
from explainer.model.grid import lab_grid

pytestmark = pytest.mark.browser
# Up to here the side bar, and with it the choice of words, starts folded.
NARROW_PX = 800
# Heights of the room and of each sentence written in its place.
HEIGHTS = """(room, sentences) => {
  const probe = room.cloneNode();
  room.parentElement.append(probe);
  const heights = sentences.map((words) => { probe.innerHTML = words; return probe.getBoundingClientRect().height; });
  probe.remove();
  return [room.getBoundingClientRect().height, Math.max(...heights)];
}"""


@pytest.fixture
def lab(open_page):
    """Return a function that opens the lab and waits for its first paint."""

    def open_lab(query="", **options):
        watched = open_page(f"/blockade-lab{query}", **options)
        watched.page.locator('[data-testid="lab"][data-block]').wait_for()
        return watched

    return open_lab


def choose(page, register):
    """Choose a register in the frame and wait until the lab speaks it."""
    name = register.capitalize()
    page.get_by_role("radio", name=name).or_(page.get_by_role("button", name=name)).first.click()
    page.locator(f'[data-testid="lab"][data-register="{register}"]').wait_for()


def test_another_register_changes_the_words_and_nothing_else(lab):
    """Block, A, guess, preset note, tables, steps back and the node itself stay; every sentence changes."""
    watched = lab("?block=30&a=20&guess=rises")
    page = watched.page
    root = page.locator('[data-testid="lab"]')
    page.get_by_role("button", name="0.5 mg/kg").click()
    # Two movements before the thumb rests would be one step back.
    page.wait_for_url(re.compile("block=46"))
    page.get_by_role("slider", name=re.compile("NMDA")).focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_url(re.compile("block=47"))
    page.get_by_role("button", name="Draw the rest of the curve").click()
    page.get_by_text("Show this setting as tables").click()
    root.evaluate("node => { node.dataset.stamp = 'kept'; }")
    was = root.evaluate("node => ({ ...node.dataset })")
    for register in ("clinician", "student", "plain"):
        choose(page, register)
        assert root.evaluate("node => ({ ...node.dataset })") == {**was, "register": register}
        words = plain(describe_settings(lab_grid(), register)[47])
        expect(page.locator(".sentence")).to_have_text(words)
        expect(page.locator(".live")).to_contain_text(words)
        expect(page.locator('[data-chart="surge"] desc')).to_have_text(words)
        expect(page.locator(".verdict")).to_have_text(plain(describe_guess(lab_grid(), "rises", register)))
        against = compare_words(register)["against"].split("<a>")[0]
        expect(page.locator(".compare")).to_contain_text(against)
        expect(page.locator(".preset-note")).to_contain_text(say("lab-not-a-dose", register))
        expect(page.get_by_role("slider", name=slider_label("both", register), exact=True)).to_have_value(
            "47"
        )
        caption = templates(register)["table_hours"].replace("<block>", "47")
        expect(page.get_by_role("table", name=caption)).to_be_visible()
        expect(page.locator('[data-words="band"]')).to_have_text(say("lab-band", register))
    # The rest of the curve, the key and the preset are a step each.
    for block in ("47", "46", "30"):
        page.get_by_role("button", name="Undo").click()
        root.and_(page.locator(f'[data-block="{block}"][data-stamp="kept"]')).wait_for()
    assert watched.problems == []


def test_what_is_saved_is_said_in_the_words_shown(lab):
    """SVG and CSV carry the clinician's sentence, as on screen, after a switch."""
    page = lab("?block=45&a=20&guess=skip").page
    choose(page, "clinician")
    sentence = plain(describe_settings(lab_grid(), "clinician")[45])
    expect(page.locator(".sentence")).to_have_text(sentence)
    for name in ("Picture, SVG", "Numbers, CSV"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).click()
        text = download.value.path().read_text(encoding="utf-8")
        if name.endswith("SVG"):
            # A caption is broken into lines of words.
            text = " ".join("".join(node.itertext()) for node in ET.fromstring(text).iter() if node.text)  # noqa: S314
        for words in (sentence, page.locator(".compare").inner_text(), say("lab-saved-model", "clinician")):
            assert words in re.sub(r"\s+", " ", text), (name, words)


@pytest.mark.parametrize("width", [1280, 768, 375])
def test_room_is_kept_for_every_setting(lab, width):
    """At each width and in each register no setting's words are higher than the room kept for them."""
    page = lab("?block=45&a=20&guess=skip&register=clinician", width=width).page
    grids = [lab_grid(affinity, site) for _, affinity, site in combinations()]
    for register in ("clinician", "student", "plain"):
        if width > NARROW_PX:
            choose(page, register)
        elif register != "clinician":
            # The control is folded away on a narrow page.
            page = lab(f"?block=45&a=20&guess=skip&register={register}", width=width).page
        sentences = sorted({words for grid in grids for words in describe_settings(grid, register)})
        marked = [re.sub(r"\{(\w+)\|([^}]*)\}", r'<b class="\1">\2</b>', words) for words in sentences]
        room, highest = page.locator(".sentence-room").evaluate(HEIGHTS, marked)
        assert highest <= room
        assert page.evaluate("document.documentElement.scrollWidth") <= width
