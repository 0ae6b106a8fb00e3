"""What people feel: the harm that the reader picks, on the drug and on its comparator, with the benefit as its twin."""

from dataclasses import dataclass
from functools import cache

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.load import load_safety, safety_pair
from explainer.evidence.records import SafetyRow
from explainer.ui.chart import table_html
from explainer.ui.choices import Choice
from explainer.ui.provenance import cited
from explainer.ui.trial_cards import LABEL, SU, infusion_against_midazolam, spray_against_placebo
from explainer.ui.twin import TwinCard

DRUG = Choice(
    "drug",
    "Which drug",
    {"spray": "Spray, labelled", "infusion": "Infusion, off label"},
    "spray",
)
HARM_COLUMNS = ("per 100 people", "drug", "comparator", "difference", "how seen", "where")
_TITLES = {
    "dissociation": "Felt detached from themselves or the room",
    "derealisation": "Felt the world was unreal",
    "dizziness": "Felt dizzy",
    "nausea": "Felt sick",
    "sedation": "Were drowsy",
    "vertigo": "Felt the room spin",
    "headache": "Had a headache",
    "dysgeusia": "Had an odd taste",
    "hypoesthesia": "Felt numb in places",
    "anxiety": "Felt anxious",
    "lethargy": "Felt slow and without energy",
    "blood pressure increased": "Had raised blood pressure",
    "vomiting": "Vomited",
    "insomnia": "Could not sleep",
    "feeling drunk": "Felt drunk",
    "euphoric mood": "Felt unusually elated",
    "mental impairment": "Could not think clearly",
    "pollakiuria": "Passed water often",
}


@dataclass(frozen=True, slots=True)
class _Arms:
    """What is compared: source, words for the arms on a card and in a sentence, time frame, certainty."""

    source: str
    drug: str
    comparator: str
    drug_said: str
    comparator_said: str
    when: str
    sureness: str


_ARMS = {
    "spray": _Arms(
        LABEL,
        "spray",
        "placebo spray",
        "the spray",
        "a placebo spray",
        "over four weeks",
        "product label",
    ),
    "infusion": _Arms(
        SU,
        "ketamine",
        "midazolam",
        "ketamine",
        "midazolam",
        "during the infusion",
        "one small trial",
    ),
}


def arms_of(drug: str) -> _Arms:
    """Return what is compared for a drug.

    Raises
    ------
    DataError
        If it has none.
    """
    if drug not in _ARMS:
        raise DataError(f"drug must be one of {', '.join(_ARMS)}; got {drug!r}.")
    return _ARMS[drug]


@cache
def harm_events(drug: str) -> tuple[str, ...]:
    """Return the harms counted in both groups, the most frequent on the drug first."""
    rows = [
        row
        for row in load_safety()
        if (row.source, row.category, row.arm_kind) == (arms_of(drug).source, "adverse event", "active")
    ]
    return tuple(row.event for row in sorted(rows, key=lambda row: -(row.value or 0.0)))


@cache
def harm_choice(drug: str) -> Choice:
    """Return the choice of harms for a drug."""
    events = harm_events(drug)
    options = {event.replace(" ", "-"): _TITLES[event] for event in events}
    return Choice("harm", "What to look at", options, next(iter(options)))


def harm_pair(drug: str, harm: str) -> tuple[SafetyRow, SafetyRow]:
    """Return a harm on the drug and on its comparator, by its event or its option."""
    return safety_pair(harm.replace("-", " "), arms_of(drug).source)


def harm_card(drug: str, harm: str, register: str = DEFAULT_REGISTER) -> TwinCard:
    """Return a harm on the drug and on its comparator: the same people, the same time.

    Parameters
    ----------
    drug, harm : str
        Options of `DRUG` and of `harm_choice`.
    register : str
        Whom the note is for.

    Raises
    ------
    DataError
        If a value is missing.
    """
    arms = arms_of(drug)
    active, control = harm_pair(drug, harm)
    if active.value is None or control.value is None or active.timepoint != control.timepoint:
        raise DataError(f"safety.csv must hold {harm!r} in both groups at one time; it does not.")
    people = (active.n or 0) + (control.n or 0)
    return TwinCard(
        meaning="harm",
        title=harm_choice(drug).options[harm],
        drug=arms.drug,
        comparator=arms.comparator,
        active_percent=active.value,
        control_percent=control.value,
        note=say(f"safety_card_{drug}", register, people=str(people)),
        sureness=arms.sureness,
        seen=active.seen,
        locator=active.locator,
        source=active.source,
    )


def harm_twins(drug: str, harm: str, register: str = DEFAULT_REGISTER) -> tuple[TwinCard, TwinCard]:
    """Return the harm first, and what the drug may do for mood beside it at the same size."""
    pair = spray_against_placebo if drug == "spray" else infusion_against_midazolam
    benefit, _ = pair(register)
    return harm_card(drug, harm, register), benefit


def _whole(row: SafetyRow) -> str:
    return cited(f"{row.value:g}", row)


def harm_sentence_html(drug: str, harm: str, register: str) -> str:
    """Return the harm in one sentence, each number with its source.

    Parameters
    ----------
    drug, harm : str
        Options of `DRUG` and of `harm_choice`.
    register : str
        Whom it is for.
    """
    arms = arms_of(drug)
    active, control = harm_pair(drug, harm)
    words = say(
        "safety_harm",
        register,
        harm=harm_choice(drug).options[harm].lower(),
        event=active.event,
        active=_whole(active),
        control=_whole(control),
        drug=arms.drug_said,
        comparator=arms.comparator_said,
        when=arms.when,
    )
    return f'<div class="ex-safety-say" aria-live="polite">{words}</div>'


def harms_table_html(drug: str) -> str:
    """Return every harm of the drug as a folded table."""
    rows = []
    for harm, title in harm_choice(drug).options.items():
        active, control = harm_pair(drug, harm)
        difference = (active.value or 0.0) - (control.value or 0.0)
        rows.append(
            (
                f"{title} ({active.event})",
                f"{active.value:g}",
                f"{control.value:g}",
                f"{difference:.3g}",
                active.seen,
                active.locator,
            )
        )
    arms = arms_of(drug)
    return table_html(
        f"All harms counted with {arms.drug} and {arms.comparator}, {arms.when}",
        HARM_COLUMNS,
        rows,
        summary="All harms that were counted, as a table",
    )
