"""Benefit and harm of each treatment, at the same size and out of the same 100 people."""

import re

from explainer.errors import DataError
from explainer.evidence.load import load_trials, pooled_result, safety_pair
from explainer.evidence.records import TrialArm
from explainer.figures.icon_array import MARKS, build_icon_array, describe_icon_array
from explainer.leaflet.records import NOT_KNOWN, Card, Half, Twins
from explainer.leaflet.source_list import SourceList
from explainer.ui.assets import read_text

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


def _people(*numbers: int | None) -> str:
    known = [number for number in numbers if number is not None]
    return f"{sum(known)} people" if len(known) == len(numbers) else f"how many people: {NOT_KNOWN}"


def status_words() -> tuple[str, str, str]:
    """Return what is labelled, what is off label, and that it differs, as every page ends with them.

    Raises
    ------
    DataError
        If the foot of the pages does not hold both.
    """
    found = re.search(
        r"<strong>Labelled:</strong>\s*(.+?)\s*<strong>Off label:</strong>\s*(.+?\.)\s*(Approvals .+?)</p>",
        read_text("footer"),
    )
    if not found:
        raise DataError("assets/text/footer.md must say what is labelled and what is off label; it does not.")
    labelled, off_label, differs = (words[0].upper() + words[1:] for words in found.groups())
    return labelled, off_label, differs


def _range(low: float | None, high: float | None) -> str:
    return f"range {NOT_KNOWN}" if low is None or high is None else f"it could be {low:.0f} to {high:.0f}"


def build_infusion(sources: SourceList) -> Twins:
    """Return the infusion, off label, against midazolam."""
    row = pooled_result("ketamine vs midazolam", "response", _COCHRANE)
    active, control = safety_pair("derealisation", _SU)
    drugs = ("ketamine", "midazolam")
    return Twins(
        "Ketamine infusion",
        "off label",
        status_words()[1],
        build_card(
            "benefit",
            "Felt at least half better after a day",
            (row.active_per_100, row.control_per_100),
            drugs,
            f"{row.k} trials, {_people(row.n)}; with ketamine {_range(row.active_low_per_100, row.active_high_per_100)}. "
            f"How sure: {row.certainty} certainty.",
            sources.number(row),
        ),
        build_card(
            "harm",
            "Felt the world was unreal",
            (active.value, control.value),
            drugs,
            f"During the infusion. One trial, {_people(active.n, control.n)}. How sure: one small trial.",
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


def build_spray(sources: SourceList) -> Twins:
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
        status_words()[0],
        build_card(
            "benefit",
            "Felt at least half better after four weeks",
            (active.responders_pct, control.responders_pct),
            drugs,
            f"Both groups on a new antidepressant. One trial; {len(missed)} like it missed their goal.",
            sources.number(active, control, *missed),
        ),
        build_card(
            "harm",
            "Felt detached from themselves or the room",
            (drug.value, placebo.value),
            drugs,
            f"Over four weeks, both groups on a new antidepressant. Pooled trials, {_people(drug.n, placebo.n)} under 65.",
            sources.number(drug, placebo),
        ),
    )
