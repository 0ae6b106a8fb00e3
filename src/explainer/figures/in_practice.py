"""Clinics and open studies: how people did without a comparison group, drawn open throughout."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.records import PooledResult, SafetyRow, TrialArm
from explainer.figures.harm_rates import harm_row
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, measured_share, table_measured, whole
from explainer.figures.theme import ChartTheme

_CLINICS = "alnefeesi2022real"
_ONE_YEAR, _LONG = "trial_sustain2", "trial_sustain3"


@dataclass(frozen=True, slots=True)
class InPracticeView:
    """Benefit and harm per 100, both without a comparison group."""

    benefit: RowsView
    harm: RowsView


def _clinics(pooled: tuple[PooledResult, ...], outcome: str) -> Measured:
    row = next(row for row in pooled if row.source == _CLINICS and row.outcome == outcome)
    return Measured(
        f"clinics, pooled: {whole(row.effect or 0.0)}",
        f"{row.k} studies, {row.n} people, ketamine",
        row.effect or 0.0,
        row.ci_low,
        row.ci_high,
        "ketamine",
        row,
        row.n,
        is_hollow=True,
    )


def _open_arm(arm: TrialArm, percent: float | None, words: str, tone: str) -> Measured:
    return measured_share(
        arm,
        words if percent is None else f"{words}: {whole(percent)}",
        arm.name if arm.n_analysed is None else f"{arm.name}, {arm.n_analysed} people",
        tone=tone,
        percent=percent,
        people=arm.n_analysed,
        is_hollow=True,
    )


def build_in_practice(
    pooled: tuple[PooledResult, ...], arms: tuple[TrialArm, ...], harms: tuple[SafetyRow, ...]
) -> InPracticeView:
    """Return clinics and open studies, and the harms counted in open studies.

    Parameters
    ----------
    pooled : tuple of PooledResult
        Every pooled result.
    arms : tuple of TrialArm
        Every arm of every trial.
    harms : tuple of SafetyRow
        Every harm.
    """
    course = next(arm for arm in arms if arm.trial_id == "murrough2013b")
    phillips = next(
        arm for arm in arms if arm.trial_id == "phillips2019" and arm.arm == "repeated open-label"
    )
    long = next(arm for arm in arms if arm.trial_id == "sustain3")

    def harm(source: str, event: str, words: str) -> Measured:
        return harm_row(harms, source, event, "esketamine", words, tone="esketamine", is_hollow=True)

    return InPracticeView(
        rows_per_100(
            (
                (
                    "At least half better",
                    (
                        _clinics(pooled, "response"),
                        _open_arm(course, course.responders_pct, "up to six infusions", "ketamine"),
                        _open_arm(phillips, phillips.responders_pct, "six infusions", "ketamine"),
                    ),
                ),
                (
                    "Few or no symptoms",
                    (
                        _clinics(pooled, "remission"),
                        _open_arm(long, long.remitters_pct, "spray for years", "esketamine"),
                    ),
                ),
            ),
            "per 100 people",
        ),
        rows_per_100(
            (
                (
                    "Spray for up to one year",
                    (
                        harm(_ONE_YEAR, "dissociation", "felt detached"),
                        harm(_ONE_YEAR, "discontinued for TEAE", "stopped because of harms"),
                        harm(_ONE_YEAR, "serious TEAE", "something serious"),
                    ),
                ),
                (
                    "Spray for years",
                    (
                        harm(_LONG, "serious AE", "something serious"),
                        harm(_LONG, "discontinued for AE", "stopped because of harms"),
                    ),
                ),
            ),
            "per 100 people",
        ),
    )


def draw_in_practice(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw benefit or harm."""
    return draw_rows(view, theme=theme)


def describe_benefit(view: InPracticeView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see, and why it is no proof of effect."""
    (clinics, *_), (remission, _) = (rows for _, rows in view.benefit.groups)
    words = say("practice", register, better=whole(clinics.value), well=whole(remission.value))
    return f"{words} {interval_note(view.benefit.items, register)}"


def describe_harm(view: InPracticeView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: harms counted over a year and over years."""
    (detached, stopped, _), (serious, _) = (rows for _, rows in view.harm.groups)
    words = say(
        "practice_harm",
        register,
        detached=whole(detached.value),
        stopped=whole(stopped.value),
        serious=whole(serious.value),
    )
    return f"{words} {interval_note(view.harm.items, register)}"


def table_in_practice(view: RowsView) -> list[tuple[str, ...]]:
    """Return the rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}", *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
