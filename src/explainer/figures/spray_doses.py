"""The spray by dose: one column a dose, and harms of the trial that gave two fixed doses."""

import re
from collections.abc import Callable

from explainer.evidence.records import SafetyRow
from explainer.figures.interval_columns import ColumnsView
from explainer.figures.measured import Measured, measured_share, whole

SPRAY_RANGE = (-9.0, 98.0)
_BESIDE = "\u2003"


def spray_and_tablet(dose: str) -> str:
    """Return what a group of that trial was given: a spray, and a new antidepressant beside it."""
    return f"{f'esketamine spray {dose}' if dose else 'placebo spray'} and an antidepressant"


def fixed_dose_shares(
    rows: tuple[SafetyRow, ...], event: str, label: Callable[[str, str], str]
) -> tuple[tuple[float, Measured], ...]:
    """Return dose and share of people with a harm, by rising dose; the placebo spray is dose zero.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    event : str
        As the table calls it.
    label : callable
        What a mark is called, from the arm's name and its dose such as "56 mg"; empty for the placebo.
    """
    places = []
    for row in rows:
        if row.source != "trial_transform1" or row.event != event or row.arm.startswith("all"):
            continue
        found = re.search(r"(\d+) mg", row.arm)
        item = measured_share(
            row,
            label(row.arm, found.group() if found else ""),
            row.timepoint,
            tone="esketamine" if found else "control",
            percent=row.value,
            people=row.n,
        )
        places.append((float(found.group(1)) if found else 0.0, item))
    return tuple(sorted(places, key=lambda place: place[0]))


def spray_columns(
    places: tuple[tuple[float, Measured], ...], title: str, *, dose_title: str = "dose of spray, mg"
) -> ColumnsView:
    """Return one column a dose of spray, per 100 people."""
    return ColumnsView(
        places,
        ticks=((0.0, "placebo"), (28.0, "28"), (56.0, "56"), (84.0, "84")),
        x_range=SPRAY_RANGE,
        y_range=(0.0, 100.0),
        y_step=25.0,
        x_title=dose_title,
        y_title=title,
        words=tuple((dose, item.value, item.tone, f"{_BESIDE}{whole(item.value)}") for dose, item in places),
    )
