"""Ketamine against electroconvulsive therapy: two trials that disagree, and the pools that predate the larger one."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.decimals import even_words, interval_said
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import PooledResult, TrialArm
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import (
    Measured,
    interval_note,
    measured_share,
    table_measured,
    whole,
)
from explainer.figures.theme import ChartTheme


@dataclass(frozen=True, slots=True)
class VersusEctView:
    """The same question on three scales.

    Attributes
    ----------
    rates : RowsView
        Per 100, by trial and group.
    differences : RowsView
        Ketamine minus ECT, per 100.
    pools : RowsView
        Standardised differences; below zero favours ECT.
    """

    rates: RowsView
    differences: RowsView
    pools: RowsView


def _pair(arms: tuple[TrialArm, ...], trial: str) -> tuple[TrialArm, TrialArm]:
    found = [arm for arm in arms if arm.trial_id == trial]
    drug = next(arm for arm in found if not arm.is_control)
    return drug, next(arm for arm in found if arm.is_control)


def _rate(arm: TrialArm, percent: float | None, people: int | None) -> Measured:
    name = "ketamine" if not arm.is_control else "ECT"
    return measured_share(
        arm,
        name if percent is None else f"{name}: {whole(percent)}",
        "",
        tone="other" if arm.is_control else "ketamine",
        percent=percent,
        people=people,
    )


def _signed(*values: float) -> str:
    """Return a difference with its interval, each with its sign."""
    effect, low, high = (
        words if value <= 0.0 else f"+{words}"
        for value, words in zip(values, even_words(*values), strict=True)
    )
    return f"{effect} ({low} to {high})"


def _difference(arm: TrialArm, label: str, sign: float) -> Measured:
    """Return ketamine minus ECT; `sign` turns a difference that was printed the other way round.

    Raises
    ------
    DataError
        If the difference or its interval is missing.
    """
    if arm.effect is None or arm.ci_low is None or arm.ci_high is None:
        raise DataError(f"{arm.row_id} must hold a difference with its interval; it does not.")
    low, high = sorted((sign * arm.ci_low, sign * arm.ci_high))
    effect = sign * arm.effect
    return Measured(
        label, _signed(effect, low, high), effect, low, high, "ketamine", arm, arm.n_analysed_trial
    )


def _pool(row: PooledResult, label: str) -> Measured:
    """Return one pooled result.

    Raises
    ------
    DataError
        If it or its interval is missing.
    """
    if row.effect is None or row.ci_low is None or row.ci_high is None:
        raise DataError(f"{row.row_id} must hold an effect with its interval; it does not.")
    words = f"{row.k} trials, {interval_said(row.effect, row.ci_low, row.ci_high)}"
    return Measured(label, words, row.effect, row.ci_low, row.ci_high, "other", row, row.n)


def build_versus_ect(arms: tuple[TrialArm, ...], pooled: tuple[PooledResult, ...]) -> VersusEctView:
    """Return the two trials and the two earlier meta-analyses.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    pooled : tuple of PooledResult
        Every pooled result.
    """
    elekt = _pair(arms, "elektd2023")
    ketect = _pair(arms, "ketect2022")
    by_name = {(row.source, row.comparison): row for row in pooled}
    rates = (
        ("ELEKT-D: responded, rated by themselves", tuple(_rate(arm, arm.responders_pct, arm.n_analysed) for arm in elekt)),
        ("KetECT: few or no symptoms left", tuple(_rate(arm, arm.remitters_pct, arm.n_analysed) for arm in ketect)),
    )  # fmt: skip
    differences = (
        _difference(elekt[0], "<b>ELEKT-D</b>, without psychosis, response", 1.0),
        # Printed as ECT minus ketamine.
        _difference(ketect[0], "<b>KetECT</b>, inpatients, remission", -1.0),
    )
    pools = (
        _pool(by_name["rhee2022efficacy", "ECT vs ketamine"], "<b>Rhee 2022</b>"),
        _pool(by_name["menon2023ketamine", "ECT vs ketamine"], "<b>Menon 2023</b>"),
        _pool(by_name["menon2023ketamine", "ECT vs ketamine, stronger trials only"], "<b>Menon 2023</b>, stronger trials only"),
    )  # fmt: skip
    return VersusEctView(
        rows_per_100(rates, "per 100 people"),
        RowsView((("", differences),), -40.0, 40.0, 10.0, "ketamine minus ECT, per 100 people", 0.0),
        RowsView((("", pools),), -1.0, 1.0, 0.5, "standardised difference · left favours ECT", 0.0),
    )


def draw_versus_ect(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw one of the three scales."""
    return draw_rows(view, theme=theme)


def describe_rates(view: VersusEctView, register: str = DEFAULT_REGISTER) -> str:
    """Return the two trials' rates, and that their outcomes differ."""
    (elekt, elekt_ect), (ketect, ketect_ect) = (rows for _, rows in view.rates.groups)
    words = say(
        "ect_rates",
        register,
        elekt=whole(elekt.value),
        elekt_ect=whole(elekt_ect.value),
        ketect=whole(ketect.value),
        ketect_ect=whole(ketect_ect.value),
    )
    return f"{words} {interval_note(view.rates.items, register)}"


def describe_differences(view: VersusEctView, register: str = DEFAULT_REGISTER) -> str:
    """Return the two differences with their intervals: they point in opposite directions."""
    elekt, ketect = (item.note for item in view.differences.items)
    return say("ect_differences", register, elekt=elekt, ketect=ketect)


def describe_pools(view: VersusEctView, register: str = DEFAULT_REGISTER) -> str:
    """Return the earlier pools, and what is not in them."""
    rhee, menon, strong = even_words(*(item.value for item in view.pools.items))
    return say("ect_pools", register, rhee=rhee, menon=menon, strong=strong)


def table_versus_ect(view: RowsView) -> list[tuple[str, ...]]:
    """Return one scale's rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}" if head else cells[0].replace("<b>", "").replace("</b>", ""), *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
