"""The synapse in a real browser: play, pause, step, scrub, storyboard."""

import re

import numpy as np
import pytest
from frames import let_it_draw

from explainer.components.synapse.payload import FRAME_MS, simulate_scene
from explainer.components.synapse.steps import STEPS
from explainer.components.synapse.story import PANELS

pytestmark = pytest.mark.browser


@pytest.fixture
def synapse(open_page):
    """Return a function that opens the synapse and waits for its first paint."""

    def open_synapse(query="", **options):
        watched = open_page(f"/synapse{query}", **options)
        watched.page.locator('[data-testid="synapse"][data-ready="true"]').wait_for()
        return watched

    return open_synapse


def state(page, name):
    """Return one of the root's data attributes."""
    return page.locator('[data-testid="synapse"]').get_attribute(f"data-{name}")


def test_steps_by_button_and_tab_and_address(synapse):
    """Next, previous and the tabs change the step; the address follows and reopens it."""
    watched = synapse()
    page = watched.page
    assert state(page, "step") == "1"
    page.get_by_role("button", name="Next step").click()
    page.locator('[data-testid="synapse"][data-step="2"]').wait_for()
    page.get_by_role("button", name=STEPS[3].title).click()
    page.wait_for_url(re.compile(r"\?step=4$"))
    page.get_by_role("button", name=STEPS[-1].title).click()
    assert page.get_by_role("button", name="Next step").is_disabled()
    page.get_by_role("button", name=STEPS[3].title).click()
    page.wait_for_url(re.compile(r"\?step=4$"))
    page.reload()
    page.locator('[data-testid="synapse"][data-step="4"]').wait_for()
    assert watched.problems == []


def test_playing_moves_the_clock_and_pausing_stops_it(synapse):
    """Play advances simulated time; pause holds it."""
    page = synapse("?step=2").page
    before = float(state(page, "time"))
    page.get_by_role("button", name="Play").click()
    page.locator('[data-testid="synapse"][data-playing="true"]').wait_for()
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Pause").click()
    page.locator('[data-testid="synapse"][data-playing="false"]').wait_for()
    let_it_draw(page)
    after = float(state(page, "time"))
    assert after != before
    assert after > 0.05
    page.wait_for_timeout(300)
    assert float(state(page, "time")) == after


def test_scrubbing_by_keyboard_moves_time(synapse):
    """The scrub bar is a slider with spoken time."""
    page = synapse("?step=2").page
    scrub = page.get_by_role("slider", name="Time in this step")
    scrub.focus()
    page.keyboard.press("Home")
    assert float(state(page, "time")) == 0.0
    page.keyboard.press("End")
    assert float(state(page, "time")) == pytest.approx(STEPS[1].end)
    assert "milliseconds after release" in scrub.get_attribute("aria-valuetext")


@pytest.mark.parametrize("share", [0.0, 0.25, 0.5, 1.0])
def test_drawn_states_are_the_simulations(synapse, share):
    """Open AMPA and passing NMDA channels drawn at a moment are those of the simulated frame."""
    page = synapse("?step=3").page
    page.get_by_role("button", name="Excite the cell").click()
    page.wait_for_timeout(500)
    scene = simulate_scene()
    step = STEPS[2]
    # A frame's own time, so that nothing is between two states.
    frame = round(share * (FRAME_MS.size - 1))
    position = round((FRAME_MS[frame] - step.start) / (step.end - step.start) * 1000)
    page.get_by_role("slider", name="Time in this step").evaluate(
        "(element, value) => { element.value = value; element.dispatchEvent(new Event('input')); }",
        str(position),
    )
    time = float(state(page, "time"))
    near = abs(FRAME_MS - time).argmin()
    if abs(FRAME_MS[near] - time) > 1e-6:
        # The bar has a thousand places; between two frames the drawn count may be either's.
        around = {max(near - 1, 0), near, min(near + 1, FRAME_MS.size - 1)}
    else:
        around = {near}
    ampa = {int((scene.quantum.ampa_state[i, list(scene.ampa)] == 2).sum()) for i in around}
    nmda = {int((scene.quantum.nmda_state_excited[i, list(scene.nmda)] == 2).sum()) for i in around}
    assert int(state(page, "open-ampa")) in ampa
    assert int(state(page, "open-nmda")) in nmda


def test_ketamine_is_trapped_by_the_end(synapse):
    """At the end of step 4 the drawn channels hold as much ketamine as the simulation's."""
    page = synapse("?step=4").page
    page.get_by_role("slider", name="Time in this step").focus()
    page.keyboard.press("End")
    scene = simulate_scene()
    held = int((scene.trapping.state[-1, list(scene.channels)] >= 2).sum())
    assert int(state(page, "trapped")) == held > 0


@pytest.mark.parametrize("width", [1280, 375])
def test_ketamine_drawn_is_free_on_its_way_in_or_held(synapse, width):
    """Wherever step 4 stands, every drawn channel that holds ketamine took one of the free molecules."""
    page = synapse("?step=4", width=width).page
    scrub = page.get_by_role("slider", name="Time in this step")
    scene = simulate_scene()
    paths = scene.ketamine["narrow" if width == 375 else "wide"]
    seen = set()
    for position in (0, 75, 150, 350, 600, 725, 1000):
        scrub.evaluate(
            "(element, value) => { element.value = value; element.dispatchEvent(new Event('input')); }",
            str(position),
        )
        counts = tuple(int(state(page, f"{how}-ketamine")) for how in ("free", "entering", "held"))
        frame = (
            int(np.searchsorted(scene.trapping.time_s, float(state(page, "time")) + 1e-6, side="right")) - 1
        )
        assert counts == tuple((paths.state[frame] == how).sum() for how in range(3))
        assert counts[2] == int(state(page, "trapped"))
        seen.add(counts)
    assert len(seen) > 2


def test_step_four_cites_mice(synapse):
    """The badge of step 4 says that trapping was shown in mice, and links its source."""
    badge = synapse("?step=4").page.locator("a.badge")
    assert badge.inner_text() == "● shown in animals (mice): Ma 2023"
    assert badge.get_attribute("href").endswith("s41586-023-06624-1")


def test_reduced_motion_gets_a_storyboard(synapse):
    """With reduced motion there are still panels and nothing to play."""
    page = synapse(motion="reduce").page
    assert page.locator(".storyboard figure").count() == len(PANELS)
    assert page.locator(".storyboard figure").first.is_visible()
    assert not page.locator("button.play").is_visible()


def test_controls_are_large_enough(synapse):
    """Every button of the player is at least 44 px high, on a phone too."""
    page = synapse("?step=2", width=375).page
    buttons = page.locator(".player button")
    for index in range(buttons.count()):
        if buttons.nth(index).is_visible():
            assert buttons.nth(index).bounding_box()["height"] >= 44
