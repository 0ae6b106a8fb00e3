"""Ordinary antidepressants: how many got well step by step, two totals that disagree, and odds against placebo."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.decimals import even_words, interval_said
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import ComparatorRow
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, measured_share, table_measured, whole
from explainer.figures.theme import ChartTheme

_STEPS = "rush2006acute"
_TOTALS = (
    ("rush2006acute", "if nobody had left"),
    ("pigott2023remission", "counted again, by the first plan"),
)
# One review gave response and stopping because of harms, for the same classes and people.
_REVIEW = "linde2015efficacy"
_CLASSES = {"SSRI": "SSRIs", "SNRI": "SNRI, venlafaxine", "TCA": "Tricyclics and the like"}
# As in the forest plot, odds stand on a scale of ratios.
_ODDS = (0.5, 1.0, 2.0, 5.0)
# Room for the first tick, whose words plotly leaves out at the very edge.
_LOWEST = 0.4
_RESPONSE, _STOPPED = "response", "stopped because of adverse effects"


@dataclass(frozen=True, slots=True)
class OrdinaryView:
    """Steps and totals per 100; odds of response and of stopping because of harms, against placebo."""

    steps: RowsView
    response: RowsView
    stopped: RowsView


def _odds(rows: tuple[ComparatorRow, ...], outcome: str, title: str) -> RowsView:
    """Return the odds of one outcome by class of antidepressant, on the scale that both outcomes share.

    Raises
    ------
    DataError
        If a class or its interval is missing.
    """
    found = {
        row.arm.removesuffix(" vs placebo"): row
        for row in rows
        if row.source == _REVIEW and row.outcome == outcome
    }
    items = []
    for name, label in _CLASSES.items():
        row = found.get(name)
        if row is None or row.value is None or row.ci_low is None or row.ci_high is None:
            raise DataError(f"comparators.csv must hold {outcome!r} of {name} in {_REVIEW} with an interval.")
        words = f"odds {interval_said(row.value, row.ci_low, row.ci_high)}"
        items.append(Measured(f"<b>{label}</b>", words, row.value, row.ci_low, row.ci_high, "other", row))
    return RowsView((("", tuple(items)),), _LOWEST, _ODDS[-1], 1.0, title, 1.0, _ODDS)


def build_ordinary(rows: tuple[ComparatorRow, ...]) -> OrdinaryView:
    """Return what was read of ordinary antidepressants.

    Parameters
    ----------
    rows : tuple of ComparatorRow
        Every result of another treatment.
    """
    steps = tuple(
        measured_share(
            row,
            row.arm if row.value is None else f"{row.arm}: {whole(row.value)}",
            f"{row.n or row.n_text} people",
            tone="other",
            percent=row.value,
            people=row.n,
            is_hollow=True,
        )
        for row in rows
        if row.source == _STEPS and row.arm.startswith("step")
    )
    totals = []
    for source, note in _TOTALS:
        row = next(row for row in rows if row.source == source and row.arm.startswith("cumulative"))
        label = f"all steps together: {whole(row.value or 0.0)}"
        totals.append(
            measured_share(row, label, note, tone="other", percent=row.value, people=None, is_hollow=True)
        )
    return OrdinaryView(
        rows_per_100(
            (("Well after each step, of those who tried it", steps), ("Well at any time", tuple(totals))),
            "few or no symptoms, per 100 people",
        ),
        _odds(rows, _RESPONSE, "odds against placebo · 1 is no difference"),
        _odds(rows, _STOPPED, "odds against placebo · 1 is no difference"),
    )


def draw_ordinary(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the steps, or one of the two odds."""
    return draw_rows(view, theme=theme)


def describe_steps(view: OrdinaryView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: fewer with each step; the two totals and why they differ."""
    (first, *_, last), (theory, recount) = (rows for _, rows in view.steps.groups)
    words = say(
        "ordinary_steps",
        register,
        first=whole(first.value),
        last=whole(last.value),
        theory=whole(theory.value),
        recount=whole(recount.value),
    )
    return f"{words} {interval_note(view.steps.items, register)}"


def _range(view: RowsView) -> tuple[str, str]:
    """Return the lowest and the highest value as text."""
    values = [item.value for item in view.items]
    low, high = even_words(min(values), max(values))
    return low, high


def describe_response(view: OrdinaryView, register: str = DEFAULT_REGISTER) -> str:
    """Return the odds of response, and that odds are no share of 100."""
    low, high = _range(view.response)
    return f"{say('ordinary_response', register, low=low, high=high)} {interval_note(view.response.items, register)}"


def describe_stopped(view: OrdinaryView, register: str = DEFAULT_REGISTER) -> str:
    """Return the odds of stopping because of harms, and that odds are no share of 100."""
    low, high = _range(view.stopped)
    return f"{say('ordinary_stopped', register, low=low, high=high)} {interval_note(view.stopped.items, register)}"


def table_ordinary(view: RowsView) -> list[tuple[str, ...]]:
    """Return one scale's rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}: {cells[0]}" if head else cells[0].replace("<b>", "").replace("</b>", ""), *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
