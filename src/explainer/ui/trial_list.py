"""Controlled trials that cannot be drawn with the others, so that none is hidden."""

from explainer.evidence.records import TrialArm


def undrawn_trials(arms: tuple[TrialArm, ...]) -> list[tuple[str, ...]]:
    """Return one row per controlled trial without a MADRS difference and interval.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.

    Returns
    -------
    list of tuple of str
        Trial, what was given, compared with, when and on which scale, verdict, how seen.
    """
    drawn = {arm.trial_id for arm in arms if arm.effect_unit}
    rows: dict[str, tuple[str, ...]] = {}
    for arm in arms:
        if arm.trial_id in drawn or arm.comparator == "none" or arm.is_control:
            continue
        # Two cohorts of one trial can differ in verdict, so the verdict is part of the key.
        rows.setdefault(
            f"{arm.trial_id} {arm.verdict_class}",
            (
                arm.name,
                f"{arm.drug}, {arm.route}",
                arm.comparator,
                ", ".join(part for part in (arm.timepoint, arm.scale) if part) or "not seen",
                arm.verdict.lower(),
                arm.seen,
            ),
        )
    order = {"negative": 0, "mixed": 1, "positive": 2, "uncontrolled": 3}
    return [rows[key] for key in sorted(rows, key=lambda key: (order[key.split()[1]], rows[key][0]))]
