"""The twin cards of the Trials page, filled from the evidence tables."""

from explainer.errors import DataError
from explainer.evidence.load import load_trials, pooled_result, safety_pair
from explainer.ui.twin import TwinCard

COCHRANE = "dean2021ketamine"
LABEL = "spravato2026label"
SU = "trial_su2023_taiwan_si"


def _cochrane_response(comparison: str, comparator: str) -> TwinCard:
    row = pooled_result(comparison, "response", COCHRANE)
    numbers = (row.active_per_100, row.control_per_100, row.active_low_per_100, row.active_high_per_100)
    if any(number is None for number in numbers):
        raise DataError(f"meta.csv must hold absolute risks for {comparison!r}; it does not.")
    active, control, low, high = (float(number) for number in numbers if number is not None)
    return TwinCard(
        meaning="benefit",
        title="Felt at least half better after a day",
        drug="ketamine",
        comparator=comparator,
        active_percent=active,
        control_percent=control,
        note=f"{row.k} trials, {row.n} people; with ketamine it could be {low:.0f} to {high:.0f}.",
        sureness=f"{row.certainty} certainty",
        seen=row.seen,
        locator=row.locator,
        source=row.source,
    )


def _infusion_harm(event: str, title: str) -> TwinCard:
    active, control = safety_pair(event, SU)
    return TwinCard(
        meaning="harm",
        title=title,
        drug="ketamine",
        comparator="midazolam",
        active_percent=active.value or 0.0,
        control_percent=control.value or 0.0,
        note=f"During the infusion. One trial, {(active.n or 0) + (control.n or 0)} people; no other table by group was found.",
        sureness="one small trial",
        seen=active.seen,
        locator=active.locator,
        source=active.source,
    )


def infusion_against_midazolam() -> tuple[TwinCard, TwinCard]:
    """Return benefit and harm of an infusion, off label, against midazolam."""
    return (
        _cochrane_response("ketamine vs midazolam", "midazolam"),
        _infusion_harm("derealisation", "Felt the world was unreal"),
    )


def infusion_against_saline() -> tuple[TwinCard, TwinCard]:
    """Return benefit against saline beside dizziness, which was seen against midazolam only."""
    return (
        _cochrane_response("ketamine vs placebo", "saline"),
        _infusion_harm("dizziness", "Felt dizzy"),
    )


def spray_against_placebo() -> tuple[TwinCard, TwinCard]:
    """Return benefit and harm of the labelled esketamine spray, each with a new antidepressant."""
    arms = [arm for arm in load_trials() if arm.trial_id == "transform2"]
    active = next(arm for arm in arms if not arm.is_control)
    control = next(arm for arm in arms if arm.is_control)
    drug, placebo = safety_pair("dissociation", LABEL)
    return (
        TwinCard(
            meaning="benefit",
            title="Felt at least half better after four weeks",
            drug="spray",
            comparator="placebo spray",
            active_percent=active.responders_pct or 0.0,
            control_percent=control.responders_pct or 0.0,
            note="TRANSFORM-2, both on a new antidepressant. TRANSFORM-1, TRANSFORM-3, China and Japan "
            "missed their goal.",
            sureness="one trial of several",
            seen=active.seen,
            locator=active.locator,
            source=active.source,
        ),
        TwinCard(
            meaning="harm",
            title="Felt detached from themselves or the room",
            drug="spray",
            comparator="placebo spray",
            active_percent=drug.value or 0.0,
            control_percent=placebo.value or 0.0,
            note=f"Over four weeks, both groups on a new antidepressant. Pooled trials, "
            f"{(drug.n or 0) + (placebo.n or 0)} people under 65.",
            sureness="product label",
            seen=drug.seen,
            locator=drug.locator,
            source=drug.source,
        ),
    )
