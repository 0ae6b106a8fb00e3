"""Benefit and harm of each treatment, at the same size and out of the same 100 people."""

from explainer.describe.approval import approval_words
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.load import load_trials, pooled_result, safety_pair
from explainer.evidence.records import TrialArm
from explainer.figures.icon_array import MARKS, build_icon_array, describe_icon_array
from explainer.leaflet.records import NOT_KNOWN, Card, Half, Twins
from explainer.leaflet.source_list import SourceList

_COCHRANE = "dean2021ketamine"
_LABEL = "spravato2026label"
_SU = "trial_su2023_taiwan_si"
_BESIDE = "antidepressant + placebo spray"


def build_half(percent: float | None, *, meaning: str, drug: str, event: str) -> Half:
    """Return one group; without a number it says so and has no marks."""
    group = f"with {drug}"
    if percent is None:
        return Half(NOT_KNOWN, drug, None, f"How many of 100 people {group}: {event}: {NOT_KNOWN}.")
    view = build_icon_array(percent, meaning=meaning, group=group, event=event)
    return Half(str(view.filled), drug, view, describe_icon_array(view))


def compare(meaning: str, active: Half, control: Half) -> str:
    """Return the difference between two groups as words, such as "Harm: 52 more in 100"."""
    name = meaning.capitalize()
    if active.view is None or control.view is None:
        return f"{name}: difference {NOT_KNOWN}"
    more = active.view.filled - control.view.filled
    if more == 0:
        return f"{name}: no difference"
    return f"{name}: {abs(more)} {'more' if more > 0 else 'fewer'} in {MARKS}"


def build_card(
    meaning: str,
    title: str,
    percents: tuple[float | None, float | None],
    drugs: tuple[str, str],
    note: str,
    sources: tuple[int, ...],
) -> Card:
    """Return an event on a drug and on its comparator, in this order."""
    event = title[0].lower() + title[1:]
    active = build_half(percents[0], meaning=meaning, drug=drugs[0], event=event)
    control = build_half(percents[1], meaning="control", drug=drugs[1], event=event)
    difference = compare(meaning, active, control)
    return Card(meaning, title, active, control, difference, note, sources)


def _people(register: str, *numbers: int | None) -> str:
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return say("leaflet-people-unknown", register)
    return say("leaflet-people", register, count=str(sum(known)))


def _range(register: str, low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return say("leaflet-range-unknown", register)
    return say("leaflet-range", register, low=f"{low:.0f}", high=f"{high:.0f}")


def build_infusion(sources: SourceList, register: str = DEFAULT_REGISTER) -> Twins:
    """Return the infusion, off label, against midazolam."""
    row = pooled_result("ketamine vs midazolam", "response", _COCHRANE)
    active, control = safety_pair("derealisation", _SU)
    drugs = ("ketamine", "midazolam")
    return Twins(
        "Ketamine infusion",
        "off label",
        approval_words(register).off_label,
        build_card(
            "benefit",
            say("leaflet-infusion-benefit", register),
            (row.active_per_100, row.control_per_100),
            drugs,
            say(
                "leaflet-infusion-benefit-note",
                register,
                trials=str(row.k) if row.k is not None else NOT_KNOWN,
                people=_people(register, row.n),
                range=_range(register, row.active_low_per_100, row.active_high_per_100),
                certainty=row.certainty or NOT_KNOWN,
            ),
            sources.number(row),
        ),
        build_card(
            "harm",
            say("leaflet-infusion-harm", register),
            (active.value, control.value),
            drugs,
            say("leaflet-infusion-harm-note", register, people=_people(register, active.n, control.n)),
            sources.number(active, control),
        ),
    )


def missed_trials() -> tuple[TrialArm, ...]:
    """Return one arm of each trial of the spray, beside an antidepressant, that missed its goal at four weeks."""
    found = {
        arm.trial_id: arm
        for arm in load_trials()
        if arm.comparator.endswith(_BESIDE) and (arm.timepoint, arm.verdict_class) == ("day 28", "negative")
    }
    return tuple(found.values())


def build_spray(sources: SourceList, register: str = DEFAULT_REGISTER) -> Twins:
    """Return the labelled spray against a placebo spray, each with a new antidepressant."""
    active, control = sorted(
        (arm for arm in load_trials() if arm.trial_id == "transform2"), key=lambda arm: arm.is_control
    )
    missed = missed_trials()
    drug, placebo = safety_pair("dissociation", _LABEL)
    drugs = ("spray", "placebo spray")
    return Twins(
        "Esketamine spray",
        "labelled",
        approval_words(register).labelled,
        build_card(
            "benefit",
            say("leaflet-spray-benefit", register),
            (active.responders_pct, control.responders_pct),
            drugs,
            say(
                "leaflet-spray-benefit-note",
                register,
                people=_people(register, active.n_analysed, control.n_analysed),
                missed=str(len(missed)),
            ),
            sources.number(active, control, *missed),
        ),
        build_card(
            "harm",
            say("leaflet-spray-harm", register),
            (drug.value, placebo.value),
            drugs,
            say("leaflet-spray-harm-note", register, people=_people(register, drug.n, placebo.n)),
            sources.number(drug, placebo),
        ),
    )
