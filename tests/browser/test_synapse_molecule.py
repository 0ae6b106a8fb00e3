"""The reader's own molecule in a real browser: dragged, refused, let in, shut in, and what stands beside each channel."""

import json
import re
import struct
from itertools import combinations

import numpy as np
import pytest
from frames import let_it_draw
from playwright.sync_api import expect

from explainer.components.synapse.payload import pack_scene, simulate_scene
from explainer.components.synapse.steps import STEPS

pytestmark = pytest.mark.browser

WIDTHS = (375, 768, 1280)


@pytest.fixture(scope="module")
def header():
    """What the browser reads."""
    payload = pack_scene(simulate_scene(), 1)
    (length,) = struct.unpack_from("<I", payload)
    return json.loads(payload[4 : 4 + length])


@pytest.fixture
def walk(open_page):
    """Return a function that opens the walk and waits for its first paint."""

    def open_walk(query="", **options):
        page = open_page(f"/synapse{query}", **options).page
        page.locator('[data-testid="synapse"][data-ready="true"]').wait_for()
        page.evaluate("() => document.fonts.ready.then(() => true)")
        return page

    return open_walk


def state(page, name):
    """Return one of the root's data attributes."""
    return page.locator('[data-testid="synapse"]').get_attribute(f"data-{name}")


def go_to(page, time):
    """Move the scrub bar of step 4 to a time, seconds."""
    page.locator(".scrub").evaluate(
        "(element, value) => { element.value = value; element.dispatchEvent(new Event('input')); }",
        str(round(1000 * time / STEPS[3].end)),
    )


def channels(header, time):
    """Return the first open and empty channel at a time, and the first that is not."""
    is_open = [any(o <= time < s for o, s, _ in openings) for openings in header["openings"]]
    return is_open.index(True), is_open.index(False)


def let_it_arrive(page):
    """Wait until the molecule stands where it was sent: it glides there."""
    let_it_draw(page)
    page.locator("button.molecule").evaluate(
        "element => Promise.allSettled(element.getAnimations().map(animation => animation.finished)).then(() => true)"
    )


def carry(page, across, *, is_dropped=True):
    """Take the molecule to a receptor at a share of the picture's width; return how far it then is from the pointer."""
    molecule, canvas = page.locator("button.molecule"), page.locator("canvas.stage")
    # A molecule on the move is hard to hit.
    let_it_arrive(page)
    box, frame = molecule.bounding_box(), canvas.bounding_box()
    is_narrow = canvas.evaluate("element => element.clientWidth") < 560
    floor = (0.6 if is_narrow else 0.655) + 0.13 * (2 * abs(across - 0.5)) ** 2.2
    x, y = frame["x"] + across * frame["width"], frame["y"] + floor * frame["height"]
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(x, y, steps=6)
    let_it_draw(page)
    there = molecule.bounding_box()
    away = np.hypot(there["x"] + there["width"] / 2 - x, there["y"] + there["height"] / 2 - y)
    if is_dropped:
        page.mouse.up()
        let_it_draw(page)
    return float(away)


def open_at_molecule(walk, query="?step=4", **options):
    """Open step 4 with the whole picture in view."""
    page = walk(query, **options)
    page.locator("canvas.stage").scroll_into_view_if_needed()
    let_it_draw(page)
    return page


def test_play_goes_on_and_the_gate_shuts_on_the_molecule(walk, header):
    """Dragged into the open channel and played, the clock runs on from there, and the molecule stays in for good."""
    page = open_at_molecule(walk, height=1000)
    before = float(state(page, "time"))
    is_open, _ = channels(header, before)
    shuts, lets_go = next(
        (s, until) for opens, s, until in header["openings"][is_open] if opens <= before < s
    )
    assert shuts < 23.0
    assert lets_go == STEPS[3].end
    carry(page, header["places"]["wide"]["nmda"][is_open])
    molecule = page.locator("button.molecule")
    expect(molecule).to_have_attribute("data-inside", "true")
    page.get_by_role("button", name="Play").click()
    root = page.locator('[data-testid="synapse"]')
    expect(root).to_have_attribute("data-time", re.compile(r"^(2[3-9]|[345]\d|60)\."), timeout=20_000)
    expect(molecule).to_have_attribute("data-inside", "true")
    page.get_by_role("button", name="Pause").click()
    go_to(page, STEPS[3].end)
    expect(molecule).to_have_attribute("data-inside", "true")
    go_to(page, 1.0)
    expect(molecule).to_have_attribute("data-inside", "false")


def test_a_step_that_was_not_touched_plays_from_its_beginning(walk):
    """Play on the opening picture starts the minute with ketamine."""
    page = walk("?step=4")
    page.get_by_role("button", name="Play").click()
    expect(page.locator('[data-testid="synapse"]')).to_have_attribute("data-time", re.compile(r"^[0-9]\."))


@pytest.mark.parametrize("width", [1280, 375])
def test_the_molecule_follows_the_pointer_on_an_enlarged_page(walk, header, width):
    """With ?projector=true the molecule is under the pointer all the way, and goes in where it is dropped."""
    page = open_at_molecule(walk, "?step=4&projector=true", width=width, height=1000)
    is_open, _ = channels(header, float(state(page, "time")))
    is_narrow = page.locator("canvas.stage").evaluate("element => element.clientWidth") < 560
    places = header["places"]["narrow" if is_narrow else "wide"]["nmda"]
    assert page.evaluate("() => document.documentElement.hasAttribute('data-projector')")
    assert carry(page, places[is_open]) < 3.0
    expect(page.locator("button.molecule")).to_have_attribute("data-last", "entered")


def test_a_refusal_is_seen_as_well_as_heard(walk, header):
    """At a shut channel, at a full one and at an AMPA receptor the sentence of the refusal stands below the picture."""
    page = open_at_molecule(walk, height=1000)
    hint, live = page.locator(".hint"), page.locator(".live")
    places, spoken = header["places"]["wide"], header["spoken"]
    refused = {
        places["nmda"][0]: spoken["molecule-refused"].format(channel=1, state=spoken["channel-shut"]),
        places["nmda"][1]: spoken["molecule-refused"].format(channel=2, state=spoken["channel-taken"]),
        places["ampa"][0]: spoken["molecule-ampa"],
    }
    for across, words in refused.items():
        carry(page, across)
        expect(hint).to_have_text(words)
        expect(hint).to_be_visible()
        assert live.text_content() == words
        assert page.locator("button.molecule").get_attribute("data-last") == "refused"
    # Once time has moved on, what was refused may be open.
    go_to(page, 30.0)
    expect(hint).to_have_text(f"Try it: {header['steps'][3]['hint']}")


def middle_in_picture(page):
    """Return where the molecule's middle stands in the picture, px: the words below may grow by part of a pixel."""
    molecule, canvas = (page.locator(name).bounding_box() for name in ("button.molecule", "canvas.stage"))
    return [
        molecule["x"] + molecule["width"] / 2 - canvas["x"],
        molecule["y"] + molecule["height"] / 2 - canvas["y"],
    ]


def test_a_shut_channel_does_not_let_go_of_the_molecule(walk, header):
    """Pulled at while the gate is shut, it stays in the pore with the button down, and the channel looks full."""
    page = open_at_molecule(walk, height=1000)
    time = float(state(page, "time"))
    is_open, _ = channels(header, time)
    across = header["places"]["wide"]["nmda"][is_open]
    carry(page, across)
    go_to(page, 22.92)
    molecule = page.locator("button.molecule")
    expect(molecule).to_have_attribute("data-inside", "true")
    let_it_arrive(page)
    held = middle_in_picture(page)
    carry(page, 0.05, is_dropped=False)
    assert middle_in_picture(page) == pytest.approx(held, abs=0.5)
    expect(molecule).to_have_attribute("data-last", "trapped")
    expect(page.locator(".hint")).to_have_text(header["spoken"]["molecule-trapped"])
    page.mouse.up()
    let_it_arrive(page)
    assert middle_in_picture(page) == pytest.approx(held, abs=0.5)
    # While the gate is open it comes out at once, and the channel is drawn empty.
    go_to(page, 24.0)
    count = int(state(page, "trapped"))
    carry(page, 0.05, is_dropped=False)
    expect(molecule).to_have_attribute("data-last", "left")
    assert int(state(page, "trapped")) == count - 1
    page.mouse.up()


def labels_of(page):
    """Return the boxes of the labels that are drawn, and the leader lines."""
    return page.locator("canvas.stage").evaluate(
        "element => { const { labels } = element.getContext('2d'); return [labels, labels.leaders ?? []]; }"
    )


def assert_apart(labels, leaders, width):
    """No two boxes overlap, none leaves the picture, and no leader runs through one."""
    for label in labels:
        assert label["left"] >= 0, label
        assert label["left"] + label["width"] <= width, label
    for one, other in combinations(labels, 2):
        across = max(one["left"] - other["left"] - other["width"], other["left"] - one["left"] - one["width"])
        down = max(one["top"] - other["top"] - other["height"], other["top"] - one["top"] - one["height"])
        assert across >= 0 or down >= 0, (one, other)
    for start, end in leaders:
        for x, y in np.linspace(start, end, 60):
            for label in labels:
                is_across = label["left"] < x < label["left"] + label["width"]
                assert not (is_across and label["top"] < y < label["top"] + label["height"]), (start, label)


@pytest.mark.parametrize("width", WIDTHS)
def test_labels_stay_apart_in_the_cleft(walk, header, width):
    """In steps 1 to 4, at rest, excited, scrubbed and playing, with and without the reader's molecule."""
    page = walk("?step=1", width=width)
    inner = page.locator("canvas.stage").evaluate("element => element.clientWidth")
    seen = set()

    def check():
        labels, leaders = labels_of(page)
        assert len(leaders) >= 1
        assert_apart(labels, leaders, inner)
        seen.update(label["words"] for label in labels)

    check()
    for number in (2, 3, 4):
        page.locator(".tab").nth(number - 1).click()
        for is_excited in (False, True) if number == 3 else (False,):
            if is_excited:
                page.locator(".act").click()
                page.wait_for_timeout(400)
            for share in np.linspace(0.0, 1.0, 21):
                go_to(page, share * STEPS[3].end)
                check()
    go_to(page, 22.5)
    check()
    is_narrow = inner < 560
    is_open = next(
        i
        for i in reversed(range(len(header["places"]["narrow" if is_narrow else "wide"]["nmda"])))
        if any(opens <= 22.5 < shuts for opens, shuts, _ in header["openings"][i])
    )
    molecule = page.locator("button.molecule")
    molecule.focus()
    for _ in range(is_open + 1):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(molecule).to_have_attribute("data-inside", "true")
    check()
    page.locator(".play").click()
    let_it_draw(page)
    check()
    assert {
        "NMDA receptor",
        "NMDA: open, plugged",
        "open: calcium enters",
        "NMDA: shut",
        "ketamine inside",
    } <= seen


@pytest.mark.parametrize("width", [1280, 375])
def test_a_label_says_what_its_channel_is_drawn_as(walk, header, width):
    """At any moment of step 4 words stand at a channel in that very state, and each state drawn has its words."""
    page = walk("?step=4", width=width)
    scene = simulate_scene()
    places = header["places"]["narrow" if width == 375 else "wide"]["nmda"]
    inner = page.locator("canvas.stage").evaluate("element => element.clientWidth")
    says = {"NMDA: shut": {0}, "open: calcium enters": {1}, "ketamine inside": {2, 3}}
    seen = set()
    for time in (2.22, 6.9, 9.24, 14.82, 19.02, 22.5, 25.2, 35.58, 50.4):
        go_to(page, time)
        frame = int(
            np.searchsorted(scene.trapping.time_s, float(state(page, "time")) + 1e-6, side="right") - 1
        )
        drawn = scene.trapping.state[frame, list(scene.channels)][: len(places)]
        told = [label for label in labels_of(page)[0] if label["words"] in says]
        for label in told:
            middle = label["left"] + label["width"] / 2
            channel = int(np.abs(np.array(places) * inner - middle).argmin())
            assert drawn[channel] in says[label["words"]], (time, label)
            seen.add(label["words"])
        words = {label["words"] for label in told}
        assert words == {name for name, states in says.items() if states & set(drawn.tolist())}
    assert seen == set(says)


def test_no_ion_is_drawn_at_a_channel_that_holds_ketamine(walk, header):
    """An ion that came in just before the channel was blocked is gone once "no calcium passes" stands there."""
    page = walk("?step=4")
    scene = simulate_scene()
    width = page.locator("canvas.stage").evaluate("element => element.clientWidth")
    page.evaluate(
        """() => { const arc = CanvasRenderingContext2D.prototype.arc; window.arcs = [];
        CanvasRenderingContext2D.prototype.arc = function (x, y, r, ...rest) { window.arcs.push([x, r]); return arc.call(this, x, y, r, ...rest); }; }"""
    )

    def ions(channel, time):
        page.evaluate("() => { window.arcs = []; }")
        go_to(page, time)
        place = header["places"]["wide"]["nmda"][channel] * width
        drawn = page.evaluate("() => window.arcs")
        unit = width / 992
        return sum(abs(r - 4.2 * unit) < 0.01 and abs(x - place) < 30 * unit for x, r in drawn)

    time_s = scene.trapping.time_s
    blocked = [
        (channel, float(birth), float(time_s[frame]))
        for channel, births in enumerate(header["calcium_s"])
        for birth in births
        for frame in np.flatnonzero(scene.trapping.state[:, scene.channels[channel]] >= 2)
        if 0.0 < time_s[frame] - birth < 1.2
    ]
    assert blocked
    channel, birth, time = blocked[-1]
    assert ions(channel, birth + 0.06) > 0
    assert ions(channel, time + 0.02) == 0


def test_every_label_has_a_button_and_escape_folds_it(walk):
    """What a tap on the picture opens a button under it opens too; Escape folds a note right after the tap."""
    page = walk("?step=1")
    for number in range(1, len(STEPS) + 1):
        page.locator(".tab").nth(number - 1).click()
        let_it_draw(page)
        terms = {label["term"] for label in labels_of(page)[0]}
        chips = {chip.get_attribute("data-term") for chip in page.locator(".term").all()}
        assert terms
        assert terms <= chips, (number, terms - chips)
    page.locator(".tab").nth(0).click()
    let_it_draw(page)
    canvas, note = page.locator("canvas.stage"), page.locator(".player .note")
    canvas.scroll_into_view_if_needed()
    label = next(label for label in labels_of(page)[0] if label["term"] == "sending")
    canvas.click(position={"x": label["left"] + 10, "y": label["top"] + 8})
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    # Opened by its own button and left by Escape from inside, the reader is back at the button.
    chip = page.locator('.term[data-term="cleft"]')
    chip.focus()
    page.keyboard.press("Enter")
    note.locator("a").focus()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(chip).to_be_focused()
