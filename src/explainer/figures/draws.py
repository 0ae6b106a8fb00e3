"""If these trials were run again: seeded draws of what a repeat could find, one run at a time or all together."""

import math
from dataclasses import dataclass

import numpy as np
import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.figures.forest_pools import ForestPool
from explainer.figures.theme import ChartTheme

RUNS = 12
SEED = 20261124
X_RANGE_POINTS = (-16.0, 10.0)
X_RANGE_RESPONSE = (math.log(0.1), math.log(40.0))
_ODDS = (0.25, 0.5, 1.0, 2.0, 4.0, 8.0, 16.0)


@dataclass(frozen=True, slots=True)
class Run:
    """One imagined repeat of every trial of a pool.

    Attributes
    ----------
    results : tuple of float
        What each trial finds, in the order of the pool.
    mean : float
        Their mean, weighted by inverse variance.
    """

    results: tuple[float, ...]
    mean: float


@dataclass(frozen=True, slots=True)
class DrawsView:
    """Repeats of a pool.

    Attributes
    ----------
    measure : str
    names : tuple of str
        Trials.
    runs : tuple of Run
    pooled : float
        The pooled estimate, for the line.
    """

    measure: str
    names: tuple[str, ...]
    runs: tuple[Run, ...]
    pooled: float

    @property
    def x_range(self) -> tuple[float, float]:
        """Return the fixed ends of the scale."""
        return X_RANGE_POINTS if self.measure == "points" else X_RANGE_RESPONSE


def build_draws(pool: ForestPool, *, measure: str, runs: int = RUNS, seed: int = SEED) -> DrawsView:
    """Return what repeats of the pool's trials could find.

    Parameters
    ----------
    pool : ForestPool
        Its mean with standard error, spread between trials, and each trial's variance.
    measure : str
        Scale of the effects.
    runs : int
        How many repeats.
    seed : int
        Same seed, same draws.

    Notes
    -----
    In each run the mean of the true effects is drawn from its uncertainty (normal), each
    trial's true effect from the spread between trials, and what the trial finds from its own
    sampling error. Left out: that repeats may differ in kind from the trials that were run.
    """
    rng = np.random.default_rng(seed)
    used = [study for study in pool.studies if study.trial_id != pool.without]
    variances = np.array([study.variance for study in used])
    means = rng.normal(pool.result.estimate, pool.result.se, size=(runs, 1))
    truths = rng.normal(means, math.sqrt(pool.result.tau2), size=(runs, len(used)))
    found = rng.normal(truths, np.sqrt(variances))
    low, high = X_RANGE_POINTS if measure == "points" else X_RANGE_RESPONSE
    found = np.clip(found, low, high)
    weights = 1.0 / (variances + pool.result.tau2)
    averages = found @ weights / weights.sum()
    return DrawsView(
        measure,
        tuple(study.name for study in used),
        tuple(
            Run(tuple(float(value) for value in row), float(mean))
            for row, mean in zip(found, averages, strict=True)
        ),
        pool.result.estimate,
    )


def _against(value: float, measure: str) -> bool:
    return value >= 0.0 if measure == "points" else value <= 0.0


def count_against(view: DrawsView) -> tuple[int, int]:
    """Return how many imagined results favour the control, of how many."""
    results = [value for run in view.runs for value in run.results]
    return sum(_against(value, view.measure) for value in results), len(results)


def draw_draws(view: DrawsView, *, theme: ChartTheme, run: int | None = None) -> go.Figure:
    """Draw one run (1 to their number) as a strip of marks, or every run as small multiples under each other."""
    shown = list(enumerate(view.runs, start=1)) if run is None else [(run, view.runs[run - 1])]
    figure = go.Figure(
        [
            go.Scatter(
                x=[value for _, item in shown for value in item.results],
                y=[-float(row) for row, (_, item) in enumerate(shown) for _ in item.results],
                mode="markers",
                marker={
                    "size": 11,
                    "symbol": "circle-open",
                    "color": theme.ketamine,
                    "line": {"width": 2},
                    "opacity": 1,
                },
                name="what each trial finds",
            ),
            go.Scatter(
                x=[item.mean for _, item in shown],
                y=[-float(row) for row in range(len(shown))],
                mode="markers",
                marker={"size": 13, "symbol": "diamond", "color": theme.ink, "opacity": 1},
                name="their mean",
            ),
            go.Scatter(
                x=[view.x_range[0]] * len(shown),
                y=[-float(row) + (0.3 if run is None else 0.55) for row in range(len(shown))],
                text=[f"run {number}" for number, _ in shown],
                mode="text",
                textposition="middle right",
                textfont={"size": 12, "color": theme.soft},
                cliponaxis=False,
                name="labels",
            ),
        ]
    )
    figure.update_layout(
        template=theme.template(),
        height=150 if run is not None else 60 + 36 * len(shown),
        margin={"l": 4, "r": 4, "t": 4, "b": 48},
        shapes=[
            {
                "type": "line",
                "x0": at,
                "x1": at,
                "yref": "paper",
                "y0": 0,
                "y1": 1,
                "line": {"color": theme.ink, "width": 1.3, "dash": dash},
            }
            for at, dash in ((0.0, "solid"), (view.pooled, "dot"))
        ],
    )
    if view.measure == "points":
        figure.update_xaxes(
            range=view.x_range,
            dtick=4,
            tick0=0,
            title_text="difference, MADRS points · left favours the drug",
        )
    else:
        figure.update_xaxes(
            range=view.x_range,
            tickvals=[math.log(odds) for odds in _ODDS],
            ticktext=[f"{odds:g}" for odds in _ODDS],
            title_text="odds ratio of response · right favours the drug",
        )
    figure.update_yaxes(range=(-len(shown) + 0.4, 0.9), visible=False)
    return figure


def describe_draws(view: DrawsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what the repeats show, as counts."""
    against, total = count_against(view)
    return say(
        "draws_said",
        register,
        trials=str(len(view.names)),
        runs=str(len(view.runs)),
        against=str(against),
        total=str(total),
    )


def table_draws(view: DrawsView) -> list[tuple[str, ...]]:
    """Return the runs as text: run, lowest and highest result, mean, basis."""

    def words(value: float) -> str:
        return f"{value:.1f}" if view.measure == "points" else f"{math.exp(value):.2f}"

    return [
        (
            f"run {number}",
            words(min(item.results)),
            words(max(item.results)),
            words(item.mean),
            f"drawn here, seed {SEED}",
        )
        for number, item in enumerate(view.runs, start=1)
    ]
