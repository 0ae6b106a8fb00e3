"""The real trials on the simulator's map, each with its comparator, interval, guesses and source."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from explainer.describe.decimals import even_words, interval_said
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.guesses import GuessRow, load_guesses
from explainer.evidence.load import load_pooled, load_trials
from explainer.evidence.records import TrialArm
from explainer.meta.blinding import OUTCOME_SD
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.provenance import Sourced, day_words

POINTS = "MADRS points"
_WILKINSON = "wilkinson2019impact"
_D = "baseline-day 1 effect"
_COMPARED_WITH = ("saline", "midazolam", "5 midazolam")


@dataclass(frozen=True, slots=True)
class MapPlace:
    """Where a trial belongs on the map.

    Attributes
    ----------
    trial_id, comparator, given : str
        Key; kind of comparator; what was given and when it was measured.
    """

    trial_id: str
    comparator: str
    given: str


# Trials of one dose measured at about a day, and KARMA-Dep 2 because it tested a course against midazolam.
PLACES = (
    MapPlace("lapidus2014", "saline", "spray, day 1"),
    MapPlace("murrough2013a", "midazolam", "infusion, day 1"),
    MapPlace("karmadep2_2025", "midazolam, in hospital", "course, at end"),
    MapPlace("lii2023", "hidden by anaesthesia", "infusion, days 1 to 3"),
    MapPlace("aspire1", "placebo spray", "esketamine, day 1"),
    MapPlace("aspire2", "placebo spray", "esketamine, day 1"),
)


def source_of(record: Sourced) -> dict[str, str]:
    """Return where a record comes from, in words a reader sees after one tap."""
    reference = find_reference(record.source)
    return {
        "row": record.row_id,
        "short": reference.short,
        "link": reference.link,
        "place": f"{record.locator}; {SEEN_WORDS[record.seen]}; checked {day_words(record.checked)}.",
    }


def _drug_arm(trial_id: str) -> TrialArm:
    found = [arm for arm in load_trials() if arm.trial_id == trial_id and arm.effect_unit == POINTS]
    if len(found) != 1:
        raise DataError(f"trials.csv must hold one effect in {POINTS} for {trial_id!r}; found {len(found)}.")
    return found[0]


def _guess_words(rows: Iterable[GuessRow], register: str) -> str:
    """Return what was seen of a trial's guesses."""
    shares = [
        say("blinding-guess-share", register, percent=f"{row.guessed_right_percent:g}", arm=row.arm)
        for row in rows
        if row.guessed_right_percent is not None
    ]
    if shares:
        return f"{'; '.join(shares)}."
    words = [row.text for row in rows]
    return words[0] if words else say("blinding-guess-unseen", register)


def _interval(record: Any, factor: float, name: str) -> tuple[float, float, float]:
    """Return centre, low and high times `factor`, in order of size."""
    numbers = (record.effect, record.ci_low, record.ci_high)
    if any(number is None for number in numbers):
        raise DataError(f"{name} must hold effect, ci_low and ci_high; got {numbers!r}.")
    centre, *ends = (factor * float(number) for number in numbers)
    return centre, min(ends), max(ends)


def _row(name: str, comparator: str, given: str, numbers: tuple[float, float, float]) -> dict[str, Any]:
    estimate, low, high = (round(number, 2) for number in numbers)
    return {
        "name": name,
        "comparator": comparator,
        "given": given,
        "estimate": estimate,
        "low": low,
        "high": high,
        "words": interval_said(estimate, low, high),
    }


def map_rows(register: str = DEFAULT_REGISTER) -> list[dict[str, Any]]:
    """Return the rows of the map, top to bottom; points count in favour of the drug.

    Parameters
    ----------
    register : str
        Of the notes that a row opens.

    Notes
    -----
    The tables hold differences as printed, where below zero favours the drug; the sign is
    turned here, because the simulator's sliders count improvement. The two pooled results
    are standardised differences, put on this axis by the model's own spread, and say so.
    """
    rows = []
    for place in PLACES:
        arm = _drug_arm(place.trial_id)
        guesses = [row for row in load_guesses() if row.trial == place.trial_id]
        numbers = _interval(arm, -1.0, arm.row_id)
        notes = [_guess_words(guesses, register)]
        if arm.ci_level not in (95, None):
            notes.append(say("blinding-level", register, level=str(arm.ci_level)))
        rows.append(
            {
                "key": place.trial_id,
                **_row(arm.name, place.comparator, place.given, numbers),
                "is_converted": False,
                "note": " ".join(notes),
                "sources": [source_of(arm), *(source_of(row) for row in guesses)],
            }
        )
    for comparator in ("midazolam", "saline"):
        (pooled,) = (
            row
            for row in load_pooled()
            if (row.source, row.outcome, row.comparison) == (_WILKINSON, _D, f"ketamine vs {comparator}")
        )
        numbers = _interval(pooled, OUTCOME_SD.value, pooled.row_id)
        effect, low, high = even_words(*_interval(pooled, 1.0, pooled.row_id))
        rows.append(
            {
                "key": f"pooled-{comparator}",
                **_row("Wilkinson 2019", comparator, "pooled, day 1", numbers),
                "is_converted": True,
                "note": say(
                    "blinding-converted",
                    register,
                    effect=effect,
                    low=low,
                    high=high,
                    spread=f"{OUTCOME_SD.value:g}",
                ),
                "sources": [source_of(pooled)],
            }
        )
    return rows


def guess_rows() -> list[dict[str, Any]]:
    """Return what was seen of guesses, measured ones first; a share that was not seen stays a word."""
    measured = [row for row in load_guesses() if row.guessed_right_percent is not None]
    known = {row.trial for row in measured}
    # A remark on a trial whose share is known stands with that trial on the map.
    rows = [*measured, *(row for row in load_guesses() if row.trial not in known)]
    return [
        {
            "key": row.row_id,
            "name": row.name,
            "arm": row.arm,
            "comparator": row.compared_with,
            "percent": row.guessed_right_percent,
            "words": "" if row.guessed_right_percent is None else f"{row.guessed_right_percent:g}%",
            "text": row.text,
            "note": row.note,
            "sources": [source_of(row)],
        }
        for row in rows
    ]


def undrawn() -> list[dict[str, Any]]:
    """Return trials against saline or midazolam that the map cannot draw, so that none is hidden."""
    drawn = {place.trial_id for place in PLACES}
    found: dict[str, dict[str, Any]] = {}
    for arm in load_trials():
        is_listed = arm.comparator.startswith(_COMPARED_WITH) and not arm.is_control
        if is_listed and arm.trial_id not in drawn and arm.trial_id not in found:
            found[arm.trial_id] = {
                "name": arm.name,
                "comparator": arm.comparator,
                "verdict": arm.verdict[0].lower() + arm.verdict[1:].replace("EGATIVE", "egative"),
                "sources": [source_of(arm)],
            }
    return list(found.values())


def source_keys() -> tuple[str, ...]:
    """Return the references of everything on the map, of the guesses and of the spread, in order of use."""
    trials = [_drug_arm(place.trial_id).source for place in PLACES]
    return tuple(
        dict.fromkeys([*trials, _WILKINSON, *(row.source for row in load_guesses()), OUTCOME_SD.source])
    )
