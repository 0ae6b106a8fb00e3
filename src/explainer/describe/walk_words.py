"""The steps and labels of the synapse walk in a reader's register, and what the browser says aloud."""

from dataclasses import dataclass

from explainer.describe.registers import DEFAULT_REGISTER, load_sentences, say, slots_of

# What the browser fills itself: the reader's own acts.
SPOKEN = (
    "spoken-open",
    "spoken-hint",
    "spoken-excited",
    "spoken-resting",
    "spoken-opening",
    "spoken-everything",
    "molecule-name",
    "molecule-outside",
    "molecule-inside",
    "molecule-above",
    "molecule-moved",
    "molecule-entered",
    "molecule-refused",
    "molecule-left",
    "molecule-trapped",
    "molecule-freed",
    "molecule-ampa",
    "channel-yours",
    "channel-open",
    "channel-taken",
    "channel-soon",
    "channel-shut",
)
NOTES = ("run", "picked", "ketamine", "beyond")
ACT_LABELS = ("excite", "rest", "drag", "quieten")


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkFacts:
    """Numbers that the sentences of the steps and labels hold.

    Attributes
    ----------
    molecules : int
        Of one release.
    brake_hz, pyramidal_hz : tuple of float
        The model's rates at rest and under the block of one infusion.
    pilot_percent : float
        Rise of the marker that a pilot saw in people.
    """

    molecules: int
    brake_hz: tuple[float, float]
    pyramidal_hz: tuple[float, float]
    pilot_percent: float

    @property
    def words(self) -> dict[str, str]:
        """Return each number as it is written, by slot."""
        return {
            "molecules": str(self.molecules),
            "brake_rest": say_resting_rate(self.brake_hz[0]),
            "brake_after": say_rate(self.brake_hz[1]),
            "pyramidal_rest": say_resting_rate(self.pyramidal_hz[0]),
            "pyramidal_after": say_rate(self.pyramidal_hz[1]),
            "pilot": f"{self.pilot_percent:.0f}",
        }


def say_resting_rate(rate_hz: float) -> str:
    """Return a rate at rest, which the model sets to a whole number."""
    return f"{rate_hz:.0f}"


def say_rate(rate_hz: float) -> str:
    """Return a rate that the model computed."""
    return f"{rate_hz:.1f}"


def _say_with(key: str, register: str, facts: WalkFacts) -> str:
    asked = slots_of(load_sentences()[key][register])
    return say(key, register, **{slot: words for slot, words in facts.words.items() if slot in asked})


def describe_step(key: str, facts: WalkFacts, *, register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what a step shows and what to try in it.

    Parameters
    ----------
    key : str
        Of the step.
    facts : WalkFacts
        Numbers of the sentence.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    return {
        "sentence": _say_with(f"walk-{key}-sentence", register, facts),
        "hint": say(f"walk-{key}-hint", register),
    }


def describe_drawing(key: str, *, register: str = DEFAULT_REGISTER) -> str:
    """Return what of a picture is drawn and what is computed."""
    return say(f"walk-{key}-drawing", register)


def describe_people(link: str, *, is_shown: bool, register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what people showed of a step, alone and with the verdict before it.

    Parameters
    ----------
    link : str
        Key of the causal chain's link; "" where nothing of ketamine is shown.
    is_shown : bool
        Whether people showed a marker of it.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    in_people = say(f"chain-{link}-people" if link else "walk-people-cells", register)
    verdict = say("walk-people-marker" if is_shown else "walk-people-none", register)
    return {"in_people": in_people, "people_note": f"{verdict} {in_people}"}


def describe_term(key: str, facts: WalkFacts, *, register: str = DEFAULT_REGISTER) -> str:
    """Return the sentence that a label opens."""
    return _say_with(f"term-{key}", register, facts)


def describe_notes(dose: str, *, register: str = DEFAULT_REGISTER) -> tuple[str, ...]:
    """Return, a note each, what of the walk is simulated, what was picked and what is drawn.

    Parameters
    ----------
    dose : str
        Of the one infusion that the pictures beyond the cleft show, as HTML that opens its source.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    filled = {"beyond": {"dose": dose}}
    return tuple(say(f"walk-notes-{note}", register, **filled.get(note, {})) for note in NOTES)


def describe_acts(*, register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return the words on the button of each act."""
    return {name: say(f"act-{name}", register) for name in ACT_LABELS}


def describe_spoken(*, register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what is said of the reader's own acts; slots stay open for the browser."""
    return {
        key: say(key, register, **{slot: f"{{{slot}}}" for slot in slots_of(load_sentences()[key][register])})
        for key in SPOKEN
    }
