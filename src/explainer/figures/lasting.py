"""How long one infusion lasts: when groups differed, and how many responded day by day."""

import re
from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.errors import DataError
from explainer.evidence.records import TimePoint
from explainer.figures.interval_columns import ColumnsView, draw_columns
from explainer.figures.measured import interval_note, measured_share, table_measured, whole, with_minus
from explainer.figures.theme import ChartTheme

DAYS = 14.0
WINDOW_COLUMNS = ("what", "from", "until", "how seen", "where")
_HOURS_PER_DAY = 24.0
_KISHIMOTO, _HAN, _LII = "kishimoto2016_meta", "han2016_meta", "lii2023"
# Two groups of one trial stand beside each other, not on top of each other.
_ASIDE_DAYS = 0.3
_WINDOWS = (
    ("loss of superiority", "Symptoms"),
    ("response superiority window", "At least half better"),
    ("remission superiority window", "Few or no symptoms"),
)


@dataclass(frozen=True, slots=True)
class Window:
    """The time over which groups differed.

    Attributes
    ----------
    label, words : str
        What; the span as printed.
    start_day, sure_day, end_day : float
        Where a span of days is printed for the end, it is sure until the first of them.
    record : TimePoint
    """

    label: str
    words: str
    start_day: float
    sure_day: float
    end_day: float
    record: TimePoint


@dataclass(frozen=True, slots=True)
class WindowsView:
    """The windows, and the largest difference inside the first."""

    windows: tuple[Window, ...]
    peak: TimePoint


def _end_days(words: str) -> tuple[float, float]:
    """Return the first and last day that "until" words such as "days 10-12" name."""
    found = re.search(r"days? (\d+)(?:-(\d+))?$", words)
    if found is None:
        raise DataError(f"a window must end in a day; got {words!r}.")
    first = float(found.group(1))
    return first, float(found.group(2) or first)


def build_windows(points: tuple[TimePoint, ...]) -> WindowsView:
    """Return when ketamine and control differed after one infusion, from the pooled trials.

    Parameters
    ----------
    points : tuple of TimePoint
        Every time point.
    """
    rows = {point.timepoint: point for point in points if point.trial_id == _KISHIMOTO}
    first = rows["first separation"]
    windows = []
    for timepoint, label in _WINDOWS:
        row = rows[timepoint]
        sure, end = _end_days(row.value_text)
        # The symptoms' window begins where they first separated; the others print their own beginning.
        start = first if timepoint == _WINDOWS[0][0] else row
        words = row.value_text if start is row else f"40 min to {row.value_text.removeprefix('by ')}"
        windows.append(Window(label, words, (start.time_h or 0.0) / _HOURS_PER_DAY, sure, end, row))
    return WindowsView(tuple(windows), rows["day 1 (peak)"])


def draw_windows(view: WindowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the windows as spans over two weeks; dotted where the end itself is a span."""
    heights = [-float(index) for index in range(len(view.windows))]
    spans = list(zip(view.windows, heights, strict=True))
    line = {"color": theme.ketamine, "width": 6}
    figure = go.Figure(
        [
            go.Scatter(
                x=[x for window, _ in spans for x in (window.start_day, window.sure_day, None)],
                y=[y for _, at in spans for y in (at, at, None)],
                mode="lines",
                line=line,
                name="groups differed",
            ),
            go.Scatter(
                x=[x for window, _ in spans for x in (window.sure_day, window.end_day, None)],
                y=[y for _, at in spans for y in (at, at, None)],
                mode="lines",
                line={**line, "dash": "dot"},
                name="end printed as a span of days",
            ),
            go.Scatter(
                x=[0.0] * len(spans),
                y=[at + 0.36 for at in heights],
                text=[f"<b>{window.label}</b> · {window.words}" for window in view.windows],
                mode="text",
                textposition="middle right",
                textfont={"size": 12, "color": theme.ink},
                cliponaxis=False,
                name="words",
            ),
        ]
    )
    figure.update_layout(template=theme.template(), height=220, margin={"l": 8, "r": 14, "t": 4, "b": 46})
    figure.update_xaxes(
        range=(0.0, DAYS), tickvals=[0, 1, 3, 7, 10, 14], title_text="days after one infusion"
    )
    figure.update_yaxes(range=(heights[-1] - 0.4, 0.7), visible=False)
    return figure


def describe_windows(view: WindowsView) -> str:
    """Return what to see: the span, its peak, and that its ends carry no interval."""
    peak = view.peak
    return with_minus(
        f"Lines: the time over which ketamine did better than its control, nine trials pooled. The gap was widest on "
        f"day 1 (Hedges g {peak.value:.2f}, 95% interval {peak.ci_low:.2f} to {peak.ci_high:.2f}) and gone "
        f"{view.windows[0].record.value_text}. The ends were printed without intervals; dotted: printed as a span."
    )


def table_windows(view: WindowsView) -> list[tuple[str, ...]]:
    """Return the windows as text: what, from, until, how seen, where."""
    return [
        (
            window.label,
            window.words.split(" to ")[0],
            f"day {window.sure_day:g}"
            if window.sure_day == window.end_day
            else f"days {window.sure_day:g} to {window.end_day:g}",
            window.record.seen,
            window.record.locator,
        )
        for window in view.windows
    ]


def build_fading(points: tuple[TimePoint, ...]) -> ColumnsView:
    """Return how many responded on which day: pooled ketamine arms, and one trial with both groups.

    Parameters
    ----------
    points : tuple of TimePoint
        Every time point.
    """
    places = []
    for point in points:
        if not point.outcome.startswith("response") or point.time_h is None:
            continue
        day = point.time_h / _HOURS_PER_DAY
        if point.trial_id == _HAN:
            item = measured_share(
                point,
                "Ketamine arms, nine trials pooled",
                point.timepoint,
                tone="ketamine",
                percent=point.value,
                people=None,
                is_hollow=True,
            )
        elif point.trial_id == _LII:
            is_drug = point.arm.startswith("ketamine")
            day += -_ASIDE_DAYS if is_drug else _ASIDE_DAYS
            item = measured_share(
                point,
                point.arm.capitalize(),
                point.timepoint,
                tone="ketamine" if is_drug else "control",
                percent=point.value,
                people=point.n,
            )
        else:
            continue
        places.append((day, item))
    return ColumnsView(
        tuple(places),
        ticks=tuple((day, f"{day:g}") for day in (0.0, 1.0, 3.0, 5.0, 7.0, 14.0)),
        x_range=(0.0, DAYS + 0.6),
        y_range=(0.0, 100.0),
        y_step=25.0,
        x_title="days after one infusion",
        y_title="responded, per 100 people",
        words=(
            (7.6, 92.0, "ketamine", "open: ketamine arms"),
            (7.6, 84.0, "ketamine", "filled: ketamine, asleep"),
            (7.6, 76.0, "control", "saline, asleep"),
        ),
    )


def draw_fading(view: ColumnsView, *, theme: ChartTheme, height: int) -> go.Figure:
    """Draw response day by day, as tall as the harms beside it."""
    return draw_columns(view, theme=theme, height=height)


def describe_fading(view: ColumnsView) -> str:
    """Return what to see: fading where there is no control group, no clear difference where there is one."""
    pooled = [item.value for item in view.items if item.is_hollow]
    return (
        f"Open marks: of 100 people on ketamine {whole(pooled[0])}, {whole(pooled[1])} and {whole(pooled[2])} responded on days "
        "1, 3 and 7; nine trials pooled, ketamine arms only, no comparison group. Filled marks: one trial in which "
        "both groups were under anaesthesia and could not tell; the intervals of ketamine and saline overlap on every day. "
        f"{interval_note(view.items)}"
    )


def table_fading(view: ColumnsView) -> list[tuple[str, ...]]:
    """Return the marks as text."""
    return table_measured(view.items)
