"""Controlled trials that cannot be drawn with the others, so that none is hidden."""

from explainer.evidence.records import TrialArm
from explainer.figures.forest_rows import build_rows

_ORDER = ("negative", "mixed", "positive", "uncontrolled")


def undrawn_trials(arms: tuple[TrialArm, ...], measure: str = "points") -> list[tuple[str, ...]]:
    """Return one row per controlled trial without an effect and an interval on a measure.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    measure : str
        Scale of the forest plot.

    Returns
    -------
    list of tuple of str
        Trial, what was given, compared with, when and on which scale, verdict, how seen.
    """
    drawn = {row.trial_id for row in build_rows(arms, measure)}
    rows: dict[tuple[int, str, str], tuple[str, ...]] = {}
    for arm in arms:
        if arm.trial_id in drawn or arm.comparator == "none" or arm.is_control:
            continue
        # Two cohorts of one trial can differ in verdict, so the verdict is part of the key.
        rows.setdefault(
            (_ORDER.index(arm.verdict_class), arm.name, arm.trial_id),
            (
                arm.name,
                f"{arm.drug}, {arm.route}",
                arm.comparator,
                ", ".join(part for part in (arm.timepoint, arm.scale) if part) or "not seen",
                arm.verdict.lower(),
                arm.seen,
            ),
        )
    return [rows[key] for key in sorted(rows)]
