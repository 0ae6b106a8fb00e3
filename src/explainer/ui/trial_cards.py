"""The twin cards of the Trials page, filled from the evidence tables."""

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.load import load_trials, pooled_result, safety_pair
from explainer.ui.twin import TwinCard

COCHRANE = "dean2021ketamine"
LABEL = "spravato2026label"
SU = "trial_su2023_taiwan_si"


def _cochrane_response(comparison: str, comparator: str, register: str) -> TwinCard:
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
        note=say(
            "card_response",
            register,
            trials=str(row.k),
            people=str(row.n),
            low=f"{low:.0f}",
            high=f"{high:.0f}",
        ),
        sureness=f"{row.certainty} certainty",
        seen=row.seen,
        locator=row.locator,
        source=row.source,
    )


def _infusion_harm(event: str, title: str, register: str) -> TwinCard:
    active, control = safety_pair(event, SU)
    return TwinCard(
        meaning="harm",
        title=title,
        drug="ketamine",
        comparator="midazolam",
        active_percent=active.value or 0.0,
        control_percent=control.value or 0.0,
        note=say("card_infusion_harm", register, people=str((active.n or 0) + (control.n or 0))),
        sureness="one small trial",
        seen=active.seen,
        locator=active.locator,
        source=active.source,
    )


def infusion_against_midazolam(register: str = DEFAULT_REGISTER) -> tuple[TwinCard, TwinCard]:
    """Return benefit and harm of an infusion, off label, against midazolam."""
    return (
        _cochrane_response("ketamine vs midazolam", "midazolam", register),
        _infusion_harm("derealisation", "Felt the world was unreal", register),
    )


def infusion_against_saline(register: str = DEFAULT_REGISTER) -> tuple[TwinCard, TwinCard]:
    """Return benefit against saline beside dizziness, which was seen against midazolam only."""
    return (
        _cochrane_response("ketamine vs placebo", "saline", register),
        _infusion_harm("dizziness", "Felt dizzy", register),
    )


def spray_against_placebo(register: str = DEFAULT_REGISTER) -> tuple[TwinCard, TwinCard]:
    """Return benefit and harm of the labelled esketamine spray, each with a new antidepressant."""
    arms = [arm for arm in load_trials() if arm.trial_id == "transform2"]
    active = next(arm.as_counted for arm in arms if not arm.is_control)
    control = next(arm.as_counted for arm in arms if arm.is_control)
    drug, placebo = safety_pair("dissociation", LABEL)
    return (
        TwinCard(
            meaning="benefit",
            title="Felt at least half better after four weeks",
            drug="spray",
            comparator="placebo spray",
            active_percent=active.responders_pct or 0.0,
            control_percent=control.responders_pct or 0.0,
            note=say("card_spray_benefit", register),
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
            note=say("card_spray_harm", register, people=str((drug.n or 0) + (placebo.n or 0))),
            sureness="product label",
            seen=drug.seen,
            locator=drug.locator,
            source=drug.source,
        ),
    )
