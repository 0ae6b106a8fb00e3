"""How long one infusion lasts: when groups differed, and how many responded day by day."""

import re
from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import TimePoint
from explainer.figures.interval_columns import ColumnsView, draw_columns
from explainer.figures.measured import interval_note, measured_share, table_measured, whole, with_minus
from explainer.figures.spans import HOURS_PER_DAY, Span, draw_spans, table_spans
from explainer.figures.theme import ChartTheme

DAYS = 14.0
_KISHIMOTO, _HAN, _LII = "kishimoto2016_meta", "han2016_meta", "lii2023"
# Two groups of one trial stand beside each other, not on top of each other; of its days, the first and each week's end.
_ASIDE_DAYS = 0.3
_LII_DAYS = (1.0, 7.0, 14.0)
_WINDOWS = (
    ("loss of superiority", "Symptoms"),
    ("response superiority window", "At least half better"),
    ("remission superiority window", "Few or no symptoms"),
)


@dataclass(frozen=True, slots=True)
class WindowsView:
    """The times over which groups differed, the largest difference inside the first, and its end as printed."""

    windows: tuple[Span, ...]
    peak: TimePoint
    gone: str


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
        until = f"day {sure:g}" if sure == end else f"days {sure:g} to {end:g}"
        windows.append(
            Span(
                label,
                words,
                start.time_h or 0.0,
                sure * HOURS_PER_DAY,
                end * HOURS_PER_DAY,
                words.split(" to ")[0],
                until,
                row,
            )
        )
    return WindowsView(tuple(windows), rows["day 1 (peak)"], rows[_WINDOWS[0][0]].value_text)


def draw_windows(view: WindowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw the windows from minutes to two weeks; dotted where the end itself is a span."""
    return draw_spans(view.windows, theme=theme, tone="ketamine")


def describe_windows(view: WindowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: the span, its peak, and that its ends carry no interval."""
    peak = view.peak
    return with_minus(
        say(
            "lasting_windows",
            register,
            size=f"{peak.value:.2f}",
            low=f"{peak.ci_low:.2f}",
            high=f"{peak.ci_high:.2f}",
            gone=view.gone,
        )
    )


def table_windows(view: WindowsView) -> list[tuple[str, ...]]:
    """Return the windows as text."""
    return table_spans(view.windows)


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
        day = point.time_h / HOURS_PER_DAY
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
        elif point.trial_id == _LII and day in _LII_DAYS:
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
        ticks=tuple((day, f"{day:g}") for day in (0.0, 1.0, 3.0, 7.0, 14.0)),
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


def describe_fading(view: ColumnsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: fading where there is no control group, no clear difference where there is one."""
    first, second, third = (whole(item.value) for item in view.items if item.is_hollow)
    words = say("lasting_fading", register, first=first, second=second, third=third)
    return f"{words} {interval_note(view.items, register)}"


def table_fading(view: ColumnsView) -> list[tuple[str, ...]]:
    """Return the marks as text."""
    return table_measured(view.items)
