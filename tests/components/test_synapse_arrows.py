"""The walk's arrows: in what each was shown comes from its source, and each is drawn."""

import re

import pytest

from explainer.components.synapse.arrows import (
    ARROWS,
    ARROWS_SHOWN_IN,
    BADGES,
    Arrow,
    check_arrows,
    describe_arrows,
    pack_arrows,
)
from explainer.components.synapse.payload import describe_scene, simulate_scene
from explainer.components.synapse.scenes import growth_chain
from explainer.components.synapse.steps import SHOWN_IN, STEPS
from explainer.components.synapse.story import say_steps
from explainer.components.synapse.terms import TERMS
from explainer.describe.registers import REGISTERS, say
from explainer.errors import DataError
from explainer.references import find_reference


def scripts(root):
    """Return the walk's scripts as one text."""
    folder = root / "src" / "explainer" / "components" / "synapse"
    return " ".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.js")))


@pytest.mark.parametrize("key", ARROWS)
def test_a_badge_is_what_the_source_showed(key):
    """Cells, animals or a marker in people: the words beside an arrow follow from its source alone."""
    arrow = ARROWS[key]
    assert pack_arrows()[key] == {
        "badge": BADGES[ARROWS_SHOWN_IN[arrow.source]][0],
        "kind": BADGES[ARROWS_SHOWN_IN[arrow.source]][1],
    }
    assert {source: ARROWS_SHOWN_IN[source] for source in SHOWN_IN} == SHOWN_IN


def test_the_arrows_of_both_steps_and_their_badges():
    """Two arrows join the cells of the circuit, seen in animals; two call up growth signals, seen in cells."""
    badges = {key: (arrow.step, arrow.badge[0]) for key, arrow in ARROWS.items()}
    assert badges == {
        "drives": ("brake", "in animals"),
        "holds_back": ("brake", "in animals"),
        "ampa_bdnf": ("growth", "in cells"),
        "bdnf_mtorc1": ("growth", "in cells"),
    }


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"step": "nowhere"}, "arrows: step of 'x' must be one of"),
        ({"source": "nobody2020x"}, "arrows: source of 'x' must say in what it was shown; got 'nobody2020x'"),
        ({"source": "abdallah2018effects"}, "arrows: 'x' must claim no more in people than its step"),
    ],
)
def test_an_arrow_that_claims_too_much_is_refused(changed, message):
    """An unknown step or source, or a marker in people where the step has none, is one clear sentence."""
    good = {"step": "brake", "words": "x", "kind": "brake", "source": "homayoun2007nmda", "seen": "abstract"}
    check_arrows({"x": Arrow(**good)})
    with pytest.raises(DataError, match=re.escape(message)):
        check_arrows({"x": Arrow(**(good | changed))})


@pytest.mark.parametrize("register", REGISTERS)
def test_an_arrow_opens_its_sentence_and_source(register):
    """In the shape of a label's note, in the reader's register, under a key that no label has."""
    told = describe_arrows(register=register)
    assert not set(told) & set(TERMS)
    for key, arrow in ARROWS.items():
        assert told[key]["sentence"] == say(f"arrow-{key}", register)
        assert told[key]["link"] == find_reference(arrow.source).link
        assert told[key]["step"] in {step.key for step in STEPS}
    sent = describe_scene(simulate_scene(), register)["terms"]
    assert {key: sent[key] for key in told} == told


def test_every_arrow_is_drawn_with_its_badge(root):
    """The scripts name each arrow by its key, and no badge's words stand in them."""
    code = scripts(root)
    for key in ARROWS:
        assert f'"{key}"' in code
    for words, _ in BADGES.values():
        assert f'"{words}"' not in code


def test_signals_peak_in_the_order_that_is_drawn_and_said(root):
    """AMPA current, mTORC1, BDNF, receptors at the surface: in the model, in the chart's names and aloud."""
    chain = growth_chain()
    curves = {
        "current": chain.ampa_percent,
        "mtorc1": chain.mtorc1_percent,
        "bdnf": chain.bdnf_percent,
        "ampa": chain.ampa_receptor_percent,
    }
    peaks = [float(chain.time_h[values.argmax()]) for values in curves.values()]
    assert peaks == sorted(peaks)
    named = re.search(r"const SIGNALS = \[(.*?)\n\];", scripts(root), re.DOTALL)[1]
    assert re.findall(r'key: "(\w+)"', named) == list(curves)
    dashes = re.findall(r'colour: "(\w+)", dash: (\[[^\]]*\])', named)
    assert len(set(dashes)) == len(curves)
    scene = simulate_scene()
    said = say_steps(scene.quantum, scene.trapping)[6]["usual"]
    assert [words.split(" highest")[0] for _, words in said[1:-1]] == [
        say(f"said-signal-{key}") for key in curves
    ]


@pytest.mark.parametrize("register", REGISTERS)
def test_the_sentence_tells_why_the_order_differs(register):
    """What is called up last does not peak last: mTORC1 tires, and receptors come last."""
    words = say("walk-growth-sentence", register)
    assert re.search(r"mTORC1 tires.*before BDNF.*last", words)
