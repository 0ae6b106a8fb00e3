"""The words in the lab's drawings, as large as they stand on the screen: readable, apart, and larger for a projector."""

import pytest
from lab_drawing import root

pytestmark = pytest.mark.browser
MINIMUM_TARGET_PX = 44
SMALLEST_WORDS_PX = 10.9
GROWN = 1.2
# Of every shown text: its height in pixels of the screen, whether it leaves its drawing, and where it stands.
WORDS = """(lab) => [...lab.querySelectorAll("svg.plot, svg.circuit")].flatMap((svg, place) => {
  const edge = svg.getBoundingClientRect();
  const scale = edge.width / svg.viewBox.baseVal.width;
  return [...svg.querySelectorAll("text")].filter((text) => text.textContent && getComputedStyle(text).display !== "none").map((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    const isCut = left < edge.left - 1 || right > edge.right + 1 || top < edge.top - 1 || bottom > edge.bottom + 1;
    return { place, words: text.textContent, px: parseFloat(getComputedStyle(text).fontSize) * scale, isCut, box: [left, right, top, bottom] };
  });
})"""
# Sets, sites and guesses whose labels are the longest or the closest to each other.
SETTINGS = ("?block=45&a=20&guess=peaks", "?block=20&a=70&guess=skip&register=clinician&site=interneuron")


@pytest.fixture
def words(open_page):
    """Return a function that opens the lab and returns the words of its drawings."""

    def read(query, **options):
        page = open_page(f"/blockade-lab{query}", **options).page
        root(page).wait_for()
        if "projector" in query:
            page.locator(".ex-lead").first.wait_for(state="hidden")
        return root(page).evaluate(WORDS)

    return read


def overlapping(found):
    """Return pairs of words of one drawing that stand more than a hair over each other."""
    pairs = []
    for i, one in enumerate(found):
        for other in found[i + 1 :]:
            (a, b, c, d), (e, f, g, h) = one["box"], other["box"]
            if one["place"] == other["place"] and min(b, f) - max(a, e) > 1 and min(d, h) - max(c, g) > 1:
                pairs.append((one["words"], other["words"]))
    return pairs


@pytest.mark.parametrize("query", SETTINGS)
@pytest.mark.parametrize("width", [375, 1280])
def test_words_in_drawings_are_readable_and_apart(words, query, width):
    """At every width they are at least 11 px high, none is cut off and none stands on another."""
    found = words(query, width=width)
    assert min(item["px"] for item in found) >= SMALLEST_WORDS_PX
    assert [item["words"] for item in found if item["isCut"]] == []
    assert overlapping(found) == []


def test_words_in_drawings_grow_for_a_projector(words):
    """Each is at least a fifth larger, and still apart from the others."""
    plain = words(SETTINGS[0])
    larger = words(f"{SETTINGS[0]}&projector=true")
    assert [item["words"] for item in plain] == [item["words"] for item in larger]
    assert min(two["px"] / one["px"] for one, two in zip(plain, larger, strict=True)) >= GROWN
    assert [item["words"] for item in larger if item["isCut"]] == []
    assert overlapping(larger) == []


def test_the_slider_stays_in_sight_for_a_projector(open_page):
    """While the last chart is looked at, the slider can still be reached."""
    page = open_page("/blockade-lab?guess=skip&projector=true").page
    root(page).wait_for()
    page.locator('[data-chart="synapses"]').scroll_into_view_if_needed()
    assert page.locator("#block").evaluate(
        "(slider) => { const { top, bottom } = slider.getBoundingClientRect(); return top > 0 && bottom < innerHeight; }"
    )


def test_links_that_stand_alone_are_as_tall_as_a_finger(open_page):
    """The source of the set and the sources of a level are targets of 44 px."""
    page = open_page("/blockade-lab?guess=skip", width=375).page
    root(page).wait_for()
    page.get_by_role("button", name="0.5 mg/kg").click()
    links = page.locator(".affinity-source a, .preset-note a")
    page.locator(".preset-note a").first.wait_for()
    assert links.count() > 1
    for link in links.all():
        assert link.bounding_box()["height"] >= MINIMUM_TARGET_PX
