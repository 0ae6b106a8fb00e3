"""What a dose cost: blood pressure at the one dose of infusion measured, nausea by dose of spray."""

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow
from explainer.figures.dose_response import INFUSION_RANGE
from explainer.figures.interval_columns import ColumnsView, draw_columns
from explainer.figures.measured import Measured, interval_note, table_measured, whole
from explainer.figures.spray_doses import fixed_dose_shares, spray_and_tablet, spray_columns
from explainer.figures.theme import ChartTheme

_BESIDE = "\u2003"
_HALF = 0.5
_PRESSURE = (
    ("yale2024blood", "mean systolic rise at 40 min", "2342 infusions"),
    ("vankawala2021meta", "mean peak systolic rise", "15 reports pooled"),
    ("zhou2021cardiovascular", "largest mean systolic rise", "741 infusions"),
    ("rivaposse2018blood", "mean systolic rise at 30 min", "684 infusions"),
)


def build_pressure(rows: tuple[SafetyRow, ...]) -> ColumnsView:
    """Return how far blood pressure rose during an infusion, at the one dose for which it was found.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.

    Raises
    ------
    DataError
        If a series is missing.
    """
    places, words = [], []
    for source, event, name in _PRESSURE:
        row = next((row for row in rows if (row.source, row.event) == (source, event)), None)
        if row is None or row.value is None:
            raise DataError(f"safety.csv must hold {event!r} of {source}; it does not.")
        item = Measured(
            name, event, row.value, row.ci_low, row.ci_high, "ketamine", row, row.n, is_hollow=True
        )
        places.append((_HALF, item))
        words.append((_HALF, row.value, "ketamine", f"{_BESIDE}{row.value:.0f} · {name}"))
    return ColumnsView(
        tuple(places),
        ticks=((0.1, "0.1"), (0.2, "0.2"), (_HALF, "0.5"), (1.0, "1")),
        x_range=INFUSION_RANGE,
        y_range=(0.0, 20.0),
        y_step=5.0,
        x_title="dose of one infusion, mg/kg",
        y_title="upper blood pressure, mean rise, mmHg",
        words=tuple(words),
    )


def draw_pressure(view: ColumnsView, *, theme: ChartTheme, height: int) -> go.Figure:
    """Draw the rises, as tall as the verdicts beside them."""
    return draw_columns(view, theme=theme, height=height)


def describe_pressure(view: ColumnsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: the span of the rises, and that no other dose was measured."""
    values = [item.value for item in view.items]
    words = say("dose_pressure", register, low=whole(min(values)), high=whole(max(values)))
    return f"{words} {interval_note(view.items, register)}"


def build_nausea(rows: tuple[SafetyRow, ...]) -> ColumnsView:
    """Return who felt sick by dose of spray, per 100, from the trial that gave two fixed doses.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """
    places = fixed_dose_shares(rows, "nausea", lambda _, dose: f"felt sick, {spray_and_tablet(dose)}")
    return spray_columns(
        places, "felt sick in 4 weeks, per 100", dose_title="dose of spray, mg, twice a week"
    )


def draw_nausea(view: ColumnsView, *, theme: ChartTheme) -> go.Figure:
    """Draw one mark a dose."""
    return draw_columns(view, theme=theme)


def describe_nausea(view: ColumnsView, register: str = DEFAULT_REGISTER) -> str:
    """Return the numbers by dose, and that another trial counted them."""
    placebo, middle, high = (whole(item.value) for item in view.items)
    words = say("dose_nausea", register, placebo=placebo, middle=middle, high=high)
    return f"{words} {interval_note(view.items, register)}"


def table_dose_harms(view: ColumnsView) -> list[tuple[str, ...]]:
    """Return the marks as text."""
    return table_measured(view.items)
