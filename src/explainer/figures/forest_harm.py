"""Harm in the same trials, line by line as in the forest plot: how many people felt detached, on the drug and on the control.

A line whose trial gives no count that was found keeps its place and says so: what nobody counted is not zero.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow
from explainer.evidence.rows import Row, find_row
from explainer.figures.forest import ForestView
from explainer.figures.forest_layout import lay_out
from explainer.figures.forest_pools import ForestPool
from explainer.figures.forest_rows import ForestRow
from explainer.figures.forest_words import lines_words
from explainer.figures.measured import (
    Measured,
    interval_note,
    interval_words,
    measured_share,
    value_words,
    whole,
)
from explainer.figures.theme import ChartTheme

# What the tables call it, trial by trial.
EVENTS = ("dissociation", "dissociative symptoms", "derealisation")
# Where no line has a count, the sentence names the one trial of the infusion that the cards below show.
ELSEWHERE = ("harms/trial_su2023_taiwan_si-1", "harms/trial_su2023_taiwan_si-2")
NOT_FOUND = "no count of it found"
# The table's word for a count that no paper prints: two trials counted together, less the one that printed its own.
BY_SUBTRACTION = "by subtraction"
X_RANGE = (0.0, 100.0)
FOREST_HARM_COLUMNS = (
    "trial",
    "when",
    "on the drug, of 100",
    "95% interval",
    "on the control, of 100",
    "95% interval on the control",
    "how seen",
    "where",
)
_DOSE = re.compile(r"\d[\d./]* ?mg")


@dataclass(frozen=True, slots=True)
class HarmLine:
    """One line: the comparison of the forest plot, and what its trial counted.

    Attributes
    ----------
    row : ForestRow
    active, control : Measured or None
        None where no count was found.
    """

    row: ForestRow
    active: Measured | None
    control: Measured | None


@dataclass(frozen=True, slots=True)
class ForestHarmView:
    """What the chart shows.

    Attributes
    ----------
    lines : tuple of HarmLine
        In the order of the forest plot.
    pools : tuple of ForestPool
        Of the forest plot; here they only keep their place.
    """

    lines: tuple[HarmLine, ...]
    pools: tuple[ForestPool, ...]

    @property
    def found(self) -> tuple[HarmLine, ...]:
        """Return the lines with a count on the drug."""
        return tuple(line for line in self.lines if line.active is not None)

    @property
    def sources(self) -> tuple[str, ...]:
        """Return the references of the counts, without repeats."""
        records = [
            item.record for line in self.found for item in (line.active, line.control) if item is not None
        ]
        return tuple(dict.fromkeys(record.source for record in records))


def _arm_of(row: ForestRow, arms: list[SafetyRow]) -> SafetyRow | None:
    """Return the arm that got the dose of a row; all doses together if the trial counted only that."""
    if len(arms) == 1:
        return arms[0]
    dose = _DOSE.search(row.label)
    same = [arm for arm in arms if dose and dose[0] in arm.arm]
    together = [arm for arm in arms if arm.arm.startswith("all ")]
    return next(iter([*same, *together]), None)


def _share(row: SafetyRow | None, tone: str) -> Measured | None:
    if row is None:
        return None
    note = f"{row.timepoint}, worked out" if row.value_type == BY_SUBTRACTION else row.timepoint
    return measured_share(row, row.trial, note, tone=tone, percent=row.value, people=row.n)


def build_forest_harm(view: ForestView, harms: tuple[SafetyRow, ...]) -> ForestHarmView:
    """Return the lines of a forest plot with the share of people who felt detached.

    Parameters
    ----------
    view : ForestView
        The plot beside it.
    harms : tuple of SafetyRow
        Every harm; a row of a trial is named ``harms/trial_<trial>-<number>``.

    Raises
    ------
    DataError
        If a trial counts it in more than one control arm.
    """
    counted: dict[str, list[SafetyRow]] = {}
    for harm in harms:
        named = re.fullmatch(r"harms/trial_(\w+)-\d+", harm.row_id)
        if named and harm.event in EVENTS and harm.unit == "%" and harm.value is not None:
            counted.setdefault(named[1], []).append(harm)
    lines = []
    for row in view.rows:
        arms = counted.get(row.trial_id, [])
        controls = [arm for arm in arms if arm.arm_kind == "control"]
        if len(controls) > 1:
            raise DataError(f"safety.csv, {row.trial_id}: one control arm expected; found {len(controls)}.")
        active = _arm_of(row, [arm for arm in arms if arm.arm_kind == "active"])
        tone = "esketamine" if row.is_spray else "ketamine"
        lines.append(HarmLine(row, _share(active, tone), _share(next(iter(controls), None), "control")))
    return ForestHarmView(tuple(lines), view.pools)


def line_words(line: HarmLine) -> str:
    """Return what stands under a line's name: people of 100 on the drug and on the control, and when."""
    if line.active is None:
        return NOT_FOUND
    control = ", control not found" if line.control is None else f" v {whole(line.control.value)}"
    return f"{whole(line.active.value)} of 100{control} · {line.active.note}"


def group_words(view: ForestHarmView, group: str) -> str:
    """Return on how many lines of a group a count was found."""
    lines = [line for line in view.lines if line.row.group == group]
    return f"counted on {sum(line.active is not None for line in lines)} of {len(lines)} lines"


def _marks(placed: list[tuple[Measured, float]], name: str, *, color: str, symbol: str) -> Any:
    """Return one trace with marks and intervals."""
    return go.Scatter(
        x=[item.value for item, _ in placed],
        y=[y for _, y in placed],
        mode="markers",
        name=name,
        error_x={
            "type": "data",
            "array": [0.0 if item.high is None else item.high - item.value for item, _ in placed],
            "arrayminus": [0.0 if item.low is None else item.value - item.low for item, _ in placed],
            "color": color,
            "thickness": 2.0,
            "width": 0,
        },
        marker={
            "size": 11,
            "symbol": symbol,
            "color": color,
            "line": {"color": color, "width": 2},
            "opacity": 1,
        },
    )


def draw_forest_harm(view: ForestHarmView, *, theme: ChartTheme) -> go.Figure:
    """Draw the chart: every line at the height it has in the forest plot."""
    harm_of = {id(line.row): line for line in view.lines}
    placed = lay_out(
        [line.row for line in view.lines],
        view.pools,
        row_words=lambda row: line_words(harm_of[id(row)]),
        pool_lines=lambda pool: ("Not put together", group_words(view, pool.group)),
    )
    at = {id(row): y for row, y in placed.rows}

    def of(kind: str, *, is_spray: bool | None = None) -> list[tuple[Measured, float]]:
        return [
            (item, at[id(line.row)])
            for line in view.lines
            if (item := getattr(line, kind)) is not None and is_spray in {None, line.row.is_spray}
        ]

    figure = go.Figure()
    for kind, name, is_spray, color, symbol in (
        ("control", "control", None, theme.control, "circle"),
        ("active", "ketamine", False, theme.ketamine, "hexagon"),
        ("active", "esketamine spray", True, theme.esketamine, "square"),
    ):
        marks = of(kind, is_spray=is_spray)
        if marks:
            figure.add_trace(_marks(marks, name, color=color, symbol=symbol))
    figure.update_layout(
        template=theme.template(),
        height=placed.height_px,
        # Room for half of "100": plotly leaves out a tick whose words would stand past the edge.
        margin={"l": 4, "r": 18, "t": 4, "b": 48},
        annotations=placed.annotations(X_RANGE[0], theme),
    )
    figure.update_xaxes(range=X_RANGE, dtick=25, tick0=0, title_text="of 100 people · left is fewer")
    figure.update_yaxes(range=placed.y_range, visible=False)
    return figure


def _span_words(items: Iterable[Measured]) -> str:
    """Return the fewest and the most people of 100; one number where they are the same."""
    values = [item.value for item in items]
    low, high = whole(min(values)), whole(max(values))
    return low if low == high else f"{low} to {high}"


def _percent(row: Row) -> float:
    value = getattr(row, "value", None)
    if not isinstance(value, float):
        raise DataError(f"{row.row_id}, value: expected a percentage; got a blank.")
    return value


def _widest_words(found: tuple[HarmLine, ...], register: str) -> str:
    """Return the line with the largest gap between drug and control."""
    gap, label, drug, control = max(
        (line.active.value - line.control.value, line.row.label, line.active.value, line.control.value)
        for line in found
        if line.active is not None and line.control is not None
    )
    adds_up = int(whole(drug)) - int(whole(control)) == int(whole(gap))
    key = "forest_harm_widest" if adds_up else "forest_harm_widest_rounded"
    return say(key, register, trial=label, gap=whole(gap), drug=whole(drug), control=whole(control))


def _worked_out_words(view: ForestHarmView, register: str) -> str:
    """Return on how many lines the count is printed nowhere and comes from a subtraction; empty if on none."""
    records = [line.active.record for line in view.found if line.active is not None]
    lines = sum(isinstance(row, SafetyRow) and row.value_type == BY_SUBTRACTION for row in records)
    return f" {say('forest_harm_worked_out', register, lines=str(lines))}" if lines else ""


def describe_forest_harm(view: ForestHarmView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: on how many lines it was counted, from how few to how many people, and what is not known."""
    total = len(view.lines)
    found = view.found
    if not total:
        return say("forest_empty", register)
    if not found:
        drug, control = (find_row(name) for name in ELSEWHERE)
        return say(
            "forest_harm_none",
            register,
            lines=lines_words(total, register),
            drug=whole(_percent(drug)),
            control=whole(_percent(control)),
        )
    parts = [
        say(
            "forest_harm_counts",
            register,
            found=str(len(found)),
            count=str(total),
            worked_out=_worked_out_words(view, register),
            drug=_span_words(line.active for line in found if line.active is not None),
        )
    ]
    controls = [line.control for line in found if line.control is not None]
    if controls:
        parts.append(say("forest_harm_controls", register, control=_span_words(controls)))
    if len(controls) > 1:
        parts.append(_widest_words(found, register))
    marks = [item for line in found for item in (line.active, line.control) if item is not None]
    parts.append(interval_note(marks, register))
    if len(found) < total:
        parts.append(say("forest_harm_missing", register, missing=str(total - len(found))))
    return " ".join(parts)


def table_forest_harm(view: ForestHarmView) -> list[tuple[str, ...]]:
    """Return the lines as text, in the order of `FOREST_HARM_COLUMNS`; what was not found says so."""
    rows = []
    for line in view.lines:
        shares = [
            words
            for item in (line.active, line.control)
            for words in ((NOT_FOUND, "") if item is None else (value_words(item), interval_words(item)))
        ]
        record = line.active.record if line.active is not None else None
        rows.append(
            (
                line.row.label,
                "" if line.active is None else line.active.note,
                *shares,
                record.seen if record is not None else "",
                record.locator if record is not None else "",
            )
        )
    return rows
