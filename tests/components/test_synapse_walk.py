"""The walk beyond the cleft: what is packed is what the model computed."""

import json
import re
import struct
import zlib

import numpy as np
import pytest

from explainer.components.synapse.clocks import CLOCKS, SCALES
from explainer.components.synapse.payload import DRAWN_NMDA, pack_scene, simulate_scene
from explainer.components.synapse.scenes import (
    AMPA_AT_REST,
    BRAKE_CELLS,
    CELL_BODIES,
    DOTS_AT_REST,
    PYRAMIDAL_CELLS,
    SPINES_AT_REST,
    WINDOW_S,
    growth_chain,
    simulate_drawn_spines,
    simulate_firing,
    spine_chain,
    surge_chain,
)
from explainer.components.synapse.steps import STEPS
from explainer.components.synapse.story import PANELS
from explainer.components.synapse.terms import SHOWN, TERMS
from explainer.describe.registers import DEFAULT_REGISTER, REGISTERS
from explainer.errors import DomainError
from explainer.model.chain import simulate_chain
from explainer.model.events import simulate_spines, spike_trains
from explainer.model.regimens import find_regimen, regimen_scenario
from explainer.model.trapping import CHANNEL_OPEN
from explainer.parameters.circuit2026 import CIRCUIT


@pytest.fixture(scope="module")
def scene():
    """The scene the page shows."""
    return simulate_scene()


@pytest.fixture(scope="module")
def headers(scene):
    """What the browser reads in each register."""
    return {register: read_header(pack_scene(scene, 1, register)) for register in REGISTERS}


@pytest.fixture(scope="module")
def header(headers):
    """What the browser reads unless another register is asked for."""
    return headers[DEFAULT_REGISTER]


def read_header(payload):
    """Return the JSON part of a payload."""
    (length,) = struct.unpack_from("<I", payload)
    return json.loads(payload[4 : 4 + length])


def test_the_payload_is_small(scene):
    """On the wire, where it is compressed, a visitor waits for less than 240 kB in any register."""
    for register in REGISTERS:
        assert len(zlib.compress(pack_scene(scene, 1, register))) < 240_000


def test_registers_differ_in_words_only(headers):
    """Another register changes the six parts that the browser swaps in place, and nothing else."""
    swapped = {"register", "steps", "terms", "acts", "spoken", "said"}
    plain = headers["plain"]
    for register in ("student", "clinician"):
        other = headers[register]
        changed = {name for name in plain if plain[name] != other[name]}
        assert {"register", "steps", "terms", "said"} <= changed <= swapped
        for before, after in zip(plain["steps"], other["steps"], strict=True):
            changed = {name for name in before if before[name] != after[name]}
            assert changed <= {"sentence", "hint", "drawing", "in_people", "people_note"}
        for key, term in plain["terms"].items():
            assert {name for name in term if term[name] != other["terms"][key][name]} <= {"sentence"}
        for before, after in zip(plain["said"], other["said"], strict=True):
            for kind, moments in before.items():
                assert [time for time, _ in moments] == [time for time, _ in after[kind]]


def test_only_one_register_is_sent(headers):
    """No sentence of another register travels with the reader's own."""
    texts = {register: json.dumps(header, ensure_ascii=False) for register, header in headers.items()}
    for register, header in headers.items():
        for step in header["steps"]:
            for other in set(REGISTERS) - {register}:
                assert step["sentence"] not in texts[other]


@pytest.mark.parametrize("half", ["before", "after"])
def test_the_mean_rate_of_drawn_spikes_is_the_models(half):
    """Before and after the block, all drawn cells together fire as often as the model's rate, to one spike."""
    firing = simulate_firing()
    inside = firing.time_s <= 0.0 if half == "before" else firing.time_s >= 0.0
    for trains, rate, cells in (
        (firing.brake, firing.brake_hz, BRAKE_CELLS),
        (firing.pyramidal, firing.pyramidal_hz, PYRAMIDAL_CELLS),
    ):
        spikes = np.concatenate(trains)
        count = ((spikes < 0.0) if half == "before" else (spikes >= 0.0)).sum()
        expected = cells * np.trapezoid(rate[inside], firing.time_s[inside])
        assert abs(count - expected) <= 1.5


def test_rates_around_the_block_are_the_circuits():
    """Before the block cells fire at rest; afterwards at what the chain gives at the infusion's highest block."""
    firing, chain = simulate_firing(), surge_chain()
    pyramidal_hz, brake_hz, *_ = CIRCUIT.rate_hz
    assert (firing.brake_hz[0], firing.pyramidal_hz[0]) == (brake_hz, pyramidal_hz)
    top = int(chain.block_interneuron.argmax())
    assert firing.brake_hz[-1] == pytest.approx(chain.rate_interneuron_hz[top], rel=1e-3)
    assert firing.pyramidal_hz[-1] == pytest.approx(chain.rate_pyramidal_hz[top], rel=1e-3)
    assert firing.time_s[-1] == pytest.approx(WINDOW_S)


def test_dots_receptors_and_lines_are_the_chains(header):
    """Counts are the model's percentages, rounded once; lines are the model's to two digits."""
    chain = simulate_chain(regimen_scenario(find_regimen("single")), rows_h=surge_chain().time_h)
    surge = header["surge"]
    assert surge["glutamate"] == pytest.approx(chain.glutamate_percent, abs=0.006)
    assert np.abs(np.array(surge["dots"]) - DOTS_AT_REST * chain.glutamate_percent / 100.0).max() <= 0.5
    assert len(surge["places"]) == max(surge["dots"])
    growth = growth_chain()
    assert header["growth"]["mtorc1"] == pytest.approx(growth.mtorc1_percent, abs=0.006)
    counts = np.array(header["growth"]["ampa_count"])
    assert np.abs(counts - AMPA_AT_REST * growth.ampa_receptor_percent / 100.0).max() <= 0.5


def test_dots_lie_outside_cells(header):
    """Glutamate of the surge is drawn outside every cell."""
    for x, y in header["surge"]["places"]:
        for centre_x, centre_y, width, height in CELL_BODIES:
            assert ((x - centre_x) / width) ** 2 + ((y - centre_y) / height) ** 2 > 1.0


def test_spines_follow_the_density_within_one():
    """At every hour the drawn count is within one spine of the model's density."""
    spines, chain = simulate_drawn_spines(), spine_chain()
    expected = SPINES_AT_REST * chain.spine_density_percent / 100.0
    counts = np.array([spines.count_at(float(hour)) for hour in chain.time_h])
    assert np.abs(counts - expected).max() <= 1.0
    assert counts.max() > SPINES_AT_REST


def test_packed_spines_count_the_same(header):
    """Births and deaths as the browser reads them give the same count."""
    packed, spines = header["spines"], simulate_drawn_spines()
    for day in (0.0, 1.0, 3.0, 10.0, 21.0):
        count = sum(
            born <= day and (gone is None or gone > day)
            for born, gone in zip(packed["born"], packed["gone"], strict=True)
        )
        assert count == spines.count_at(24.0 * day)
    assert spines.born_within(0.0, 24.0) == packed["rest_per_day"]


def test_the_same_seed_gives_the_same_events():
    """Chance comes only from the generator, and bad rows are refused."""
    time, rate = np.linspace(0.0, 4.0, 50), np.full(50, 3.0)
    first, second = (spike_trains(time, rate, 4, np.random.default_rng(1)) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first, second, strict=True))
    with pytest.raises(DomainError, match="time must increase"):
        spike_trains(time[::-1], rate, 4, np.random.default_rng(1))
    assert spike_trains(time, 0.0 * rate, 2, np.random.default_rng(1))[0].size == 0
    steady = simulate_spines(time, rate, rate, 9, np.random.default_rng(2))
    assert {steady.count_at(float(t)) for t in time} <= {8, 9, 10}


def test_the_readers_molecule_enters_only_open_empty_channels(scene, header):
    """Every opening offered lies where the simulated channel is open and empty; it lets go at or after it shuts."""
    assert len(header["openings"]) == DRAWN_NMDA
    for channel, openings in zip(scene.channels, header["openings"], strict=True):
        state = scene.trapping.state[:, channel]
        for opens, shuts, lets_go in openings:
            inside = (scene.trapping.time_s >= opens - 1e-6) & (scene.trapping.time_s < shuts - 1e-6)
            assert np.all(state[inside] == CHANNEL_OPEN)
            assert lets_go > shuts - 1e-6
    step = STEPS[3]
    at_opening = [any(o <= step.telling < s for o, s, _ in openings) for openings in header["openings"][:3]]
    assert any(at_opening)
    assert not all(at_opening)


def test_every_step_has_a_clock_a_scale_labels_and_words(header, root):
    """The camera has four scales; each step has its labels, and says something new in time order."""
    assert {step.scale for step in STEPS} == set(SCALES)
    assert {step.clock for step in STEPS} == set(CLOCKS)
    assert len(SHOWN) == len(STEPS) == len(header["said"])
    folder = root / "src" / "explainer" / "components" / "synapse"
    drawn = {
        term for path in folder.glob("*.js") for term in re.findall(r'term: "(\w+)"', path.read_text("utf-8"))
    }
    assert set(TERMS) == {key for keys in SHOWN for key in keys} | drawn
    for said in header["said"]:
        for moments in said.values():
            times = [time for time, _ in moments]
            assert times == sorted(times)
            assert len({words for _, words in moments}) == len(moments)


def test_the_storyboard_shows_every_step_and_both_sides_of_each_switch():
    """At least eight panels: each step, and rest as well as excitement, before as well as after the block."""
    assert len(PANELS) >= 8
    assert {panel.step for panel in PANELS} == set(range(1, len(STEPS) + 1))
    assert [panel.is_excited for panel in PANELS if panel.step == 3] == [False, True]
    assert [panel.time < 0.0 for panel in PANELS if panel.step == 5] == [True, False]
