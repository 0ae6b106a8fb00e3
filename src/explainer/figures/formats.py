"""One published result in five formats, all from the same record."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import PooledResult
from explainer.figures.theme import ChartTheme
from explainer.references import find_reference

FORMATS = {
    "sentence": "a sentence",
    "icons": "100 people",
    "bar": "bars",
    "forest": "an interval",
    "table": "a table",
}


@dataclass(frozen=True, slots=True)
class FormatsView:
    """A response rate with and without the drug, per 100.

    Attributes
    ----------
    active, low, high, control : float
        Per 100 people; low to high is the 95% interval of `active`.
    trials, people : int
    certainty : str
    record : PooledResult
        The row that all of it came from.
    """

    active: float
    low: float
    high: float
    control: float
    trials: int
    people: int
    certainty: str
    record: PooledResult

    @property
    def difference(self) -> int:
        """Return how many more of 100, in whole people as the icons show them."""
        return int(self.active + 0.5) - int(self.control + 0.5)


def build_formats(record: PooledResult) -> FormatsView:
    """Return the result's absolute risks.

    Raises
    ------
    DataError
        If the row does not hold all of them.
    """
    low, centre, high = record.active_low_per_100, record.active_per_100, record.active_high_per_100
    if low is None or centre is None or high is None or record.control_per_100 is None:
        raise DataError(f"{record.row_id} must hold absolute risks with an interval; it does not.")
    return FormatsView(
        active=centre,
        low=low,
        high=high,
        control=record.control_per_100,
        trials=record.k or 0,
        people=record.n or 0,
        certainty=record.certainty,
        record=record,
    )


def draw_formats(view: FormatsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the two rates as points on one scale, the interval where one was printed."""
    figure = go.Figure(
        [
            go.Scatter(
                x=[view.active],
                y=[0.0],
                mode="markers",
                error_x={
                    "type": "data",
                    "array": [view.high - view.active],
                    "arrayminus": [view.active - view.low],
                    "color": theme.ketamine,
                    "thickness": 2.4,
                    "width": 0,
                },
                marker={"size": 15, "symbol": "hexagon", "color": theme.ketamine, "opacity": 1},
                name="ketamine",
            ),
            go.Scatter(
                x=[view.control],
                y=[-1.0],
                mode="markers",
                marker={"size": 14, "symbol": "circle", "color": theme.control, "opacity": 1},
                name="midazolam",
            ),
            go.Scatter(
                x=[0.0, 0.0],
                y=[0.4, -0.6],
                text=[
                    f"ketamine <b>{view.active:.1f}</b>",
                    f"midazolam <b>{view.control:.1f}</b>, taken as fixed",
                ],
                mode="text",
                textposition="middle right",
                textfont={"size": 13, "color": theme.ink},
                cliponaxis=False,
                name="labels",
            ),
        ]
    )
    figure.update_layout(template=theme.template(), height=190, margin={"l": 4, "r": 12, "t": 4, "b": 44})
    figure.update_xaxes(range=(-1, 100), dtick=20, title_text="responded one day after, per 100 people")
    figure.update_yaxes(range=(-1.4, 0.75), visible=False)
    return figure


def describe_formats(view: FormatsView, register: str = DEFAULT_REGISTER) -> str:
    """Return the result in words, with trials, people and certainty."""
    rates = say(
        "formats_sentence",
        register,
        active=f"{view.active:.1f}",
        low=f"{view.low:.1f}",
        high=f"{view.high:.1f}",
        control=f"{view.control:.1f}",
    )
    basis = say(
        "formats_basis",
        register,
        trials=f"{view.trials} trials",
        people=f"{view.people} people",
        certainty=view.certainty,
    )
    return f"{rates} {basis}"


def table_formats(view: FormatsView) -> list[tuple[str, ...]]:
    """Return the result as rows: group, per 100, interval, how seen, where."""
    record = view.record
    where = f"{record.locator}, {find_reference(record.source).short}"
    return [
        (
            "ketamine",
            f"{view.active:.1f}",
            f"{view.low:.1f} to {view.high:.1f}",
            record.seen,
            where,
        ),
        (
            "midazolam",
            f"{view.control:.1f}",
            "taken as fixed",
            record.seen,
            where,
        ),
    ]
