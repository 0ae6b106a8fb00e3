"""The eight-step walk in a real browser: acts, words aloud, the switch, the storyboard."""

import json
import re
import struct
from itertools import combinations, pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from frames import let_it_draw
from playwright.sync_api import expect

from explainer.components.synapse.payload import pack_scene, simulate_scene
from explainer.components.synapse.steps import STEPS
from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def headers():
    """What the browser reads in each register."""
    scene = simulate_scene()
    found = {}
    for register in REGISTERS:
        payload = pack_scene(scene, 1, register)
        (length,) = struct.unpack_from("<I", payload)
        found[register] = json.loads(payload[4 : 4 + length])
    return found


@pytest.fixture(scope="module")
def header(headers):
    """What the browser reads unless another register is chosen."""
    return headers[DEFAULT_REGISTER]


@pytest.fixture
def walk(open_page):
    """Return a function that opens the walk and waits for its first paint."""

    def open_walk(query="", **options):
        watched = open_page(f"/synapse{query}", **options)
        watched.page.locator('[data-testid="synapse"][data-ready="true"]').wait_for(state="attached")
        return watched

    return open_walk


def state(page, name):
    """Return one of the root's data attributes."""
    return page.locator('[data-testid="synapse"]').get_attribute(f"data-{name}")


def live(page):
    """Return what the live region says."""
    return page.locator(".live").text_content()


def scrub_to(page, share):
    """Move the scrub bar to a share of the step."""
    page.locator(".scrub").evaluate(
        "(element, value) => { element.value = value; element.dispatchEvent(new Event('input')); }",
        str(round(1000 * share)),
    )


def is_done(page, number):
    """Return whether a step is marked."""
    return page.locator(".tab").nth(number - 1).get_attribute("data-done") == "true"


def test_all_eight_steps_by_keyboard(walk):
    """Enter on "Next step" walks to the last step through four scales, on one canvas, with nothing going wrong."""
    watched = walk()
    page = watched.page
    page.locator("canvas.stage").evaluate("element => { element.marked = true; }")
    seen = [state(page, "scale")]
    for number in range(2, len(STEPS) + 1):
        page.locator(".next").focus()
        page.keyboard.press("Enter")
        page.locator(f'[data-testid="synapse"][data-step="{number}"]').wait_for()
        seen.append(state(page, "scale"))
        assert f"Step {number} of 8" in live(page)
    assert seen == [step.scale for step in STEPS]
    assert page.locator("canvas.stage").evaluate("element => element.marked === true")
    assert watched.problems == []


def test_exciting_the_cell_drives_magnesium_out(walk):
    """The act of step 3 opens channels to calcium and marks the step."""
    page = walk("?step=3").page
    assert state(page, "open-nmda") == "0"
    page.get_by_role("button", name="Excite the cell").click()
    page.wait_for_timeout(500)
    assert int(state(page, "open-nmda")) > 0
    assert "magnesium leaves" in live(page)
    assert is_done(page, 3)


def _channels(header, time):
    """Return the first open and empty channel at a time, and the first that is not."""
    is_open = [any(o <= time < s for o, s, _ in openings) for openings in header["openings"]]
    return is_open.index(True), is_open.index(False)


def test_the_molecule_goes_into_an_open_channel_by_keyboard_only(walk, header):
    """Arrow keys choose a channel; Enter is refused at a shut one and let in at an open one."""
    page = walk("?step=4").page
    is_open, is_shut = _channels(header, float(state(page, "time")))
    held = int(state(page, "trapped"))
    molecule = page.locator("button.molecule")
    molecule.focus()
    for _ in range(is_shut + 1):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert molecule.get_attribute("data-last") == "refused"
    assert "cannot get in" in live(page)
    assert not is_done(page, 4)
    for _ in range((is_open - is_shut) % 4):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert molecule.get_attribute("data-last") == "entered"
    assert int(state(page, "trapped")) == held + 1
    assert is_done(page, 4)


@pytest.mark.parametrize("width", [1280, 375])
def test_the_molecule_is_dragged_in_and_refused(walk, header, width):
    """A drag into a shut channel springs back; into an open one it stays."""
    page = walk("?step=4", width=width).page
    is_open, is_shut = _channels(header, float(state(page, "time")))
    molecule, canvas = page.locator("button.molecule"), page.locator("canvas.stage")
    molecule.scroll_into_view_if_needed()
    page.wait_for_timeout(400)
    places = header["places"]["narrow" if width == 375 else "wide"]["nmda"]
    home = molecule.bounding_box()
    assert min(home["width"], home["height"]) >= 44

    def drag_to(channel):
        box, frame = molecule.bounding_box(), canvas.bounding_box()
        page.mouse.move(box["x"] + 22, box["y"] + 22)
        page.mouse.down()
        u = places[channel]
        floor = (0.6 if width == 375 else 0.655) + 0.13 * (2 * abs(u - 0.5)) ** 2.2
        page.mouse.move(frame["x"] + u * frame["width"], frame["y"] + floor * frame["height"], steps=6)
        page.mouse.up()
        page.wait_for_timeout(400)

    drag_to(is_shut)
    assert molecule.get_attribute("data-last") == "refused"
    assert molecule.bounding_box()["x"] == pytest.approx(home["x"], abs=1.0)
    drag_to(is_open)
    assert molecule.get_attribute("data-last") == "entered"
    assert molecule.get_attribute("data-inside") == "true"


def test_the_switch_quietens_the_brake_cells(walk, header):
    """The switch of step 5 starts the block; by the end the drawn spikes are those packed."""
    page = walk("?step=5").page
    switch = page.get_by_role("switch", name="Quieten the brake cells")
    assert switch.get_attribute("aria-checked") == "false"
    switch.click()
    assert switch.get_attribute("aria-checked") == "true"
    assert is_done(page, 5)
    page.locator(".play").click()
    scrub_to(page, 1.0)
    for kind in ("brake", "pyramidal"):
        assert int(state(page, f"{kind}-spikes")) == sum(len(train) for train in header["firing"][kind])
    settled = header["firing"]["settled_hz"]
    assert f"{settled[0]:.1f}" in live(page)
    assert f"{settled[1]:.1f}" in live(page)


def test_counts_drawn_and_said_are_the_models_and_nothing_is_said_twice(walk, header):
    """Dots, receptors and spines follow what Python packed; the live region never repeats itself."""
    page = walk("?step=6").page
    page.evaluate(
        """() => { window.said = [];
        const find = (root) => { for (const e of root.querySelectorAll('*')) {
          if (e.classList.contains('live') && e.closest('.synapse')) return e;
          const inner = e.shadowRoot && find(e.shadowRoot); if (inner) return inner; } return null; };
        const live = find(document);
        new MutationObserver(() => window.said.push(live.textContent)).observe(live, {childList: true}); }"""
    )
    scrub_to(page, 0.5)
    time = float(state(page, "time"))
    index = max(i for i, t in enumerate(header["surge"]["time"]) if t <= time + 1e-6)
    assert int(state(page, "dots")) == header["surge"]["dots"][index]
    assert f"{max(header['surge']['glutamate']):.0f}% of rest" in live(page)
    scrub_to(page, 0.51)
    scrub_to(page, 0.52)
    page.locator(".next").click()
    scrub_to(page, 2.0 / 24.0)
    assert int(state(page, "bdnf")) == max(header["growth"]["bdnf_count"])
    page.locator(".next").click()
    scrub_to(page, 1.0)
    spines = header["spines"]
    assert int(state(page, "spines")) == sum(gone is None for gone in spines["gone"])
    assert f"{state(page, 'spines')} spines stand" in live(page)
    said = page.evaluate("() => window.said")
    assert len(said) >= 5
    assert all(before != after for before, after in pairwise(said))


def test_only_what_was_shown_in_people_fades_the_rest(walk):
    """The switch fades a step shown in animals, says what people showed, and leaves the surge."""
    page = walk("?step=8").page
    page.get_by_role("switch", name="only what was shown in people").click()
    assert "is-faded" in page.locator("canvas.stage").get_attribute("class")
    assert "no overall change" in page.locator(".people-note").inner_text()
    page.locator(".tab").nth(5).click()
    assert "is-faded" not in page.locator("canvas.stage").get_attribute("class")
    assert "pilot" in page.locator(".people-note").inner_text()


def test_a_label_opens_its_sentence_and_source_in_place(walk):
    """A label unfolds one sentence with a link, and folds again."""
    page = walk("?step=7").page
    chip = page.get_by_role("button", name="Rapamycin in people")
    chip.click()
    assert chip.get_attribute("aria-expanded") == "true"
    assert "did not stop the response" in page.locator(".player .note").inner_text()
    assert page.locator(".player .note a").get_attribute("href").startswith("https://")
    chip.click()
    assert page.locator(".player .note").is_hidden()


def test_reduced_motion_shows_eight_panels_and_animates_nothing(open_page):
    """The storyboard has at least eight named panels, and no animation frame is ever asked for by the walk."""
    page = open_page("/synapse?step=5", motion="reduce").page
    page.locator(".storyboard figure").first.wait_for()
    assert page.locator(".storyboard figure").count() >= 8
    page.evaluate(
        """() => { window.frames_asked = 0; const ask = window.requestAnimationFrame;
        window.requestAnimationFrame = (f) => { if (/moveGates|isPlaying/.test(f.toString())) window.frames_asked += 1;
          return ask.call(window, f); }; }"""
    )
    page.wait_for_timeout(500)
    assert page.evaluate("() => window.frames_asked") == 0
    for index in range(page.locator(".storyboard canvas").count()):
        assert len(page.locator(".storyboard canvas").nth(index).get_attribute("aria-label")) > 20


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("width", [1280, 768, 375])
def test_no_step_overflows_or_moves_the_page(walk, width, register):
    """No step scrolls sideways; tabs, switch and what stands below stay where they are, whatever the register."""
    page = walk(f"?step=2&register={register}", width=width).page
    page.locator(".foot .switch").click()
    places = {name: [] for name in (".tabs", ".foot .switch", ".drawing")}
    for number in range(len(STEPS)):
        page.locator(".tab").nth(number).click()
        expect(page.locator('[data-testid="synapse"]')).to_have_attribute("data-step", str(number + 1))
        let_it_draw(page)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        top = page.locator(".picture").bounding_box()["y"]
        for name, tops in places.items():
            tops.append(round(page.locator(name).bounding_box()["y"] - top))
        words = page.locator(".words")
        assert words.evaluate("element => element.scrollHeight <= element.clientHeight")
    assert {name: tops for name, tops in places.items() if max(tops) - min(tops) > 1} == {}


@pytest.mark.parametrize("step", [5, 6, 7, 8])
def test_drawn_words_stay_apart_on_a_phone(walk, step):
    """At 375 px no label that can be tapped runs out of the picture, over another one or under the clock."""
    page = walk(f"?step={step}", width=375).page
    for share in (0.0, 0.1, 0.35, 0.6, 1.0):
        scrub_to(page, share)
        labels = page.locator("canvas.stage").evaluate("element => element.getContext('2d').labels")
        canvas, clock = (page.locator(name).bounding_box() for name in ("canvas.stage", ".picture .clock"))
        assert len(labels) >= 2
        for label in labels:
            assert label["left"] >= 0
            assert label["left"] + label["width"] <= canvas["width"]
        sides = {"left": clock["x"] - canvas["x"], "top": clock["y"] - canvas["y"]}
        labels.append({"term": "clock", "width": clock["width"], "height": clock["height"]} | sides)
        for one, other in combinations(labels, 2):
            apart_across = max(
                one["left"] - other["left"] - other["width"], other["left"] - one["left"] - one["width"]
            )
            apart_down = max(
                one["top"] - other["top"] - other["height"], other["top"] - one["top"] - one["height"]
            )
            assert apart_across >= 0 or apart_down >= 0, (share, one, other)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("step", [4, 5, 6, 7, 8])
def test_axe_finds_nothing_at_any_step(walk, step, scheme):
    """Zero axe violations with every new picture and control on the page."""
    page = walk(f"?step={step}", scheme=scheme).page
    page.locator(".term").first.click()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_one_hint_after_twenty_seconds_without_progress(walk, header):
    """A reader who does nothing hears the hint once; until then nothing is said. The page's own clock is wound on."""
    page = walk("?step=6").page
    page.clock.install()
    page.reload()
    page.locator('[data-testid="synapse"][data-ready="true"]').wait_for(state="attached")
    started = page.evaluate("() => Date.now()")
    page.clock.pause_at(started / 1000 + 14)
    assert not live(page)
    page.clock.fast_forward(7_000)
    hint = f"A hint: {header['steps'][5]['hint']}"
    assert live(page) == hint
    page.locator(".live").evaluate("element => { element.textContent = ''; }")
    page.clock.fast_forward(90_000)
    assert live(page) == ""


def test_another_register_changes_the_words_in_place(walk, headers):
    """Step, time, canvas, the open label and the switch stay; what is written and said is the other register's."""
    watched = walk("?step=5")
    page = watched.page
    page.locator(".tab").nth(6).click()
    scrub_to(page, 0.25)
    time = state(page, "time")
    page.locator(".term").nth(3).click()
    page.locator(".foot .switch").click()
    page.locator("canvas.stage").evaluate("element => { element.marked = true; }")
    before = page.locator(".picture").bounding_box()
    page.get_by_role("radio", name="Clinician").click()
    step = headers["clinician"]["steps"][6]
    expect(page.locator(".sentence")).to_have_text(step["sentence"])
    expect(page.locator(".hint")).to_have_text(f"Try it: {step['hint']}")
    expect(page.locator(".drawing")).to_have_text(step["drawing"])
    expect(page.locator(".people-note")).to_have_text(step["people_note"])
    expect(page.locator(".player .note")).to_contain_text(
        headers["clinician"]["terms"]["rapamycin"]["sentence"]
    )
    expect(page.locator("canvas.stage")).to_have_attribute(
        "aria-label", f"{step['title']}. {step['sentence']}"
    )
    assert live(page) in {words for _, words in headers["clinician"]["said"][6]["usual"]}
    page.wait_for_url(re.compile(r"(?=.*step=7)(?=.*register=clinician)"))
    assert (state(page, "step"), state(page, "time")) == ("7", time)
    assert page.locator("canvas.stage").evaluate("element => element.marked === true")
    assert page.locator(".foot .switch").get_attribute("aria-checked") == "true"
    assert page.locator(".picture").bounding_box() == before
    assert watched.problems == []


def test_the_storyboard_speaks_the_readers_register(open_page, headers):
    """With reduced motion the captions, too, are those of the register, and change in place."""
    page = open_page("/synapse?register=student", motion="reduce").page
    caption = page.locator(".storyboard figcaption").first
    expect(caption).to_contain_text(headers["student"]["steps"][0]["sentence"])
    caption.evaluate("element => { element.marked = true; }")
    page.get_by_role("radio", name="Clinician").click()
    expect(caption).to_contain_text(headers["clinician"]["steps"][0]["sentence"])
    expect(caption).to_contain_text(headers["clinician"]["steps"][0]["in_people"])
    assert caption.evaluate("element => element.marked === true")


def test_a_word_on_the_picture_opens_its_sentence_beside_it(walk):
    """A tap on a drawn label opens its sentence on the picture; Escape folds it again."""
    page = walk("?step=6", width=375).page
    box = page.locator("canvas.stage").bounding_box()
    page.mouse.click(box["x"] + 60, box["y"] + 52)
    note = page.locator(".player .note")
    assert note.inner_text().startswith("Glutamate The messenger")
    assert note.locator("a").get_attribute("href").startswith("https://")
    inner, outer = note.bounding_box(), page.locator(".picture").bounding_box()
    assert inner["x"] >= outer["x"]
    assert inner["x"] + inner["width"] <= outer["x"] + outer["width"]
    assert inner["y"] + inner["height"] <= outer["y"] + outer["height"]
    page.keyboard.press("Escape")
    assert note.is_hidden()


def test_every_word_drawn_can_be_opened(header, root):
    """Each term that a drawing names is one that Python packed with its sentence."""
    folder = root / "src" / "explainer" / "components" / "synapse"
    named = {term for path in folder.glob("*.js") for term in re.findall(r'term: "(\w+)"', path.read_text())}
    assert len(named) >= 10
    assert named <= set(header["terms"])


def test_a_rerun_keeps_the_canvas_and_the_step(walk):
    """After the page's script runs again the same canvas shows the same step."""
    page = walk("?step=2").page
    page.locator(".next").click()
    page.locator("canvas.stage").evaluate(
        "element => { element.marked = true; document.activeElement.blur(); }"
    )
    page.keyboard.press("r")
    page.wait_for_timeout(1500)
    assert state(page, "step") == "3"
    assert page.locator("canvas.stage").evaluate("element => element.marked === true")


def test_one_frame_on_moves_the_clock_and_stays_still(walk, header):
    """The step button moves a hundredth of the step on and does not play."""
    page = walk("?step=6").page
    before, step = float(state(page, "time")), header["steps"][5]
    page.get_by_role("button", name="One frame on").click()
    assert float(state(page, "time")) == pytest.approx(
        before + 0.01 * (step["end"] - step["start"]), abs=1e-3
    )
    assert state(page, "playing") == "false"
