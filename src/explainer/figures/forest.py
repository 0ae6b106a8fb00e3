"""Forest plot of single trials: effect, interval, comparator; nothing is pooled."""

from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.evidence.records import TrialArm
from explainer.figures.theme import ChartTheme

# Fixed so that no interval is cut and the scale never moves.
X_RANGE = (-16.0, 8.0)
_ROW_PX = 60
_EDGE_PX = 64
_USUAL_CI_LEVEL = 95
_GROUPS = (
    "Ketamine (off label) v active or masked",
    "Ketamine (off label) v inactive control",
    "Esketamine spray (labelled) v placebo spray",
)


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One comparison of one trial.

    Attributes
    ----------
    group, label, comparator, timepoint : str
    effect, low, high : float
        MADRS points; negative favours the drug.
    ci_level : int
        Percent.
    n_active : int or None
        People analysed on the drug.
    is_inconclusive : bool
        Whether the interval includes no difference.
    is_spray : bool
    seen, locator, source : str
    """

    group: str
    label: str
    comparator: str
    timepoint: str
    effect: float
    low: float
    high: float
    ci_level: int
    n_active: int | None
    is_inconclusive: bool
    is_spray: bool
    seen: str
    locator: str
    source: str


@dataclass(frozen=True, slots=True)
class ForestView:
    """All rows, in drawing order from the top."""

    rows: tuple[ForestRow, ...]


def _group_of(arm: TrialArm) -> str:
    if arm.drug == "esketamine":
        return _GROUPS[2]
    is_masked = "midazolam" in arm.comparator or "anaesthesia" in arm.comparator
    return _GROUPS[0] if is_masked else _GROUPS[1]


def build_forest(arms: tuple[TrialArm, ...]) -> ForestView:
    """Return the comparisons that share the MADRS scale and have an interval.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    """
    rows = [
        ForestRow(
            group=_group_of(arm),
            label=f"{arm.name}, {arm.dose}" if arm.dose else arm.name,
            comparator=arm.comparator,
            timepoint=arm.timepoint,
            effect=arm.effect,
            low=arm.ci_low,
            high=arm.ci_high,
            ci_level=arm.ci_level or _USUAL_CI_LEVEL,
            n_active=arm.n_analysed,
            is_inconclusive=arm.ci_low <= 0.0 <= arm.ci_high,
            is_spray=arm.drug == "esketamine",
            seen=arm.seen,
            locator=arm.locator,
            source=arm.source,
        )
        for arm in arms
        if arm.effect_unit == "MADRS points"
        and arm.effect is not None
        and arm.ci_low is not None
        and arm.ci_high is not None
    ]
    return ForestView(tuple(sorted(rows, key=lambda row: (_GROUPS.index(row.group), row.effect))))


def _marker_px(row: ForestRow) -> float:
    """Return the marker's size: area in proportion to people, a small fixed size if unknown."""
    return 7.0 if row.n_active is None else max(7.0, 1.7 * row.n_active**0.5)


def draw_forest(view: ForestView, *, theme: ChartTheme) -> go.Figure:
    """Draw the forest plot; labels stand above their row so that a phone can show it."""
    figure = go.Figure()
    position = 0.0
    annotations = []
    last_group = ""

    def words(text: str, y: float, *, bold: bool, color: str, size: int) -> None:
        annotations.append(
            {
                "x": X_RANGE[0],
                "y": y,
                "text": f"<b>{text}</b>" if bold else text,
                "showarrow": False,
                "xanchor": "left",
                "align": "left",
                "font": {"size": size, "color": color},
            }
        )

    for row in view.rows:
        if row.group != last_group:
            position -= 0.9
            words(row.group, position + 0.1, bold=True, color=theme.ink, size=13)
            last_group = row.group
        position -= 1.0
        color = theme.esketamine if row.is_spray else theme.ketamine
        level = f", {row.ci_level}% interval" if row.ci_level != _USUAL_CI_LEVEL else ""
        words(
            f"<b>{row.label}</b><br>v {row.comparator}, {row.timepoint}{level}",
            position + 0.5,
            bold=False,
            color=theme.soft,
            size=12,
        )
        figure.add_trace(
            go.Scatter(
                x=[row.low, row.high],
                y=[position, position],
                mode="lines",
                line={"color": color, "width": 2.4 if row.ci_level == _USUAL_CI_LEVEL else 1.2},
                name=f"{row.label} interval",
            )
        )
        figure.add_trace(
            go.Scatter(
                x=[row.effect],
                y=[position],
                mode="markers",
                marker={
                    "size": _marker_px(row),
                    "symbol": "square" if row.is_spray else "hexagon",
                    "color": theme.card if row.is_inconclusive else color,
                    "line": {"color": color, "width": 2},
                },
                name=row.label,
            )
        )
    figure.add_vline(x=0.0, line={"color": theme.ink, "width": 1.4})
    figure.update_layout(
        template=theme.template(),
        height=int(_EDGE_PX - _ROW_PX * position),
        annotations=annotations,
        margin={"l": 4, "r": 4, "t": 4, "b": 48},
    )
    figure.update_xaxes(
        range=X_RANGE, dtick=4, title_text="difference, MADRS points · left of the line favours the drug"
    )
    figure.update_yaxes(range=(position - 0.6, 0.0), visible=False)
    return figure


def describe_forest(view: ForestView) -> str:
    """Return what to see, in two sentences."""
    crossing = sum(row.is_inconclusive for row in view.rows)
    lowest, highest = min(row.effect for row in view.rows), max(row.effect for row in view.rows)
    return (
        f"{len(view.rows)} comparisons, from {abs(lowest):g} points better to {abs(highest):g} points worse than the "
        f"comparator; the interval of {crossing} of them includes no difference. Filled marks: the interval "
        "excludes no difference; open marks: it does not; hexagon ketamine, square esketamine spray; area grows "
        "with people treated where that number was seen. Nothing is pooled here."
    )


def table_forest(view: ForestView) -> list[tuple[str, ...]]:
    """Return the rows as text: trial, comparator, when, effect, interval, people, how seen, where."""
    return [
        (
            row.label,
            row.comparator,
            row.timepoint,
            f"{row.effect:g}",
            f"{row.low:g} to {row.high:g} ({row.ci_level}%)",
            "not seen" if row.n_active is None else str(row.n_active),
            row.seen,
            row.locator,
        )
        for row in view.rows
    ]
