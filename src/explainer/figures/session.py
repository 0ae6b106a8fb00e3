"""One session on one clock in minutes: what is felt, blood pressure, and how long staff watch."""

import re
from dataclasses import dataclass

import plotly.graph_objects as go

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError, DomainError
from explainer.evidence.cautions import Caution, cautions_of
from explainer.evidence.load import load_safety
from explainer.evidence.records import SafetyRow
from explainer.figures.theme import ChartTheme

LAST_MINUTE = 240.0
SESSION_COLUMNS = ("what", "from", "highest", "until", "how seen", "where")
DRUGS = ("spray", "infusion")
_TICKS = (0, 40, 90, 120, 180, 240)
_MINUTES_PER_HOUR = 60.0
_LANE_PX = 74
_LABEL = "spravato2026label"


@dataclass(frozen=True, slots=True)
class Lane:
    """One thing that happens, over the minutes in which a source reports it.

    Attributes
    ----------
    label, words : str
        What; what the source says of its times.
    start_minute : float
    end_minute : float or None
        None where no source gives an end.
    peak_minute : tuple of (float, float) or None
        First and last minute of the highest reading; None where none is given.
    is_watch : bool
        Whether it is what staff do and not what the body does.
    is_open : bool
        Whether it goes on after `end_minute`.
    records : tuple of (SafetyRow or Caution)
        The rows behind it.
    """

    label: str
    words: str
    start_minute: float
    end_minute: float | None
    peak_minute: tuple[float, float] | None
    is_watch: bool
    is_open: bool
    records: tuple[SafetyRow | Caution, ...]


@dataclass(frozen=True, slots=True)
class SessionView:
    """The lanes of one drug, from the top."""

    drug: str
    start: str
    lanes: tuple[Lane, ...]


def _row(row_id: str) -> SafetyRow:
    for row in load_safety():
        if row.row_id == row_id:
            return row
    raise DataError(f"safety.csv must hold {row_id!r}; it does not.")


def minutes_in(row: SafetyRow) -> float:
    """Return the time that a row names, in minutes: its value, or the first number with a unit in its words.

    Raises
    ------
    DataError
        If it names none.
    """
    if row.value is not None and row.unit.startswith(("min", "h")):
        return row.value * (_MINUTES_PER_HOUR if row.unit.startswith("h") else 1.0)
    found = re.search(r"(\d+(?:\.\d+)?)[ -]?(h|min)(?:ute)?\b", f"{row.value_text} {row.timepoint} {row.arm}")
    if found is None:
        raise DataError(f"{row.row_id} must name a time in minutes or hours; got {row.value_text!r}.")
    return float(found.group(1)) * (_MINUTES_PER_HOUR if found.group(2) == "h" else 1.0)


def _whole(minutes: float) -> str:
    return f"{minutes:.0f}"


def _span_in(row: SafetyRow) -> tuple[float, float]:
    found = re.fullmatch(r"(\d+)-(\d+)", row.value_text)
    if found is None:
        raise DataError(f"{row.row_id} must hold a span of minutes; got {row.value_text!r}.")
    return float(found.group(1)), float(found.group(2))


def _spray(register: str) -> SessionView:
    asked, gone = _row("harms/sustain2dissociation2023-1"), _row("harms/trial_transform2-3")
    peak, lasts = _row(f"harms/{_LABEL}-47"), _row(f"harms/{_LABEL}-48")
    watch, driving = _row(f"harms/{_LABEL}-64"), _row(f"harms/{_LABEL}-59")
    top, end, most = minutes_in(peak), minutes_in(lasts), minutes_in(gone)
    return SessionView(
        "spray",
        "minutes after the spray",
        (
            Lane(
                "Feeling detached",
                say("session_spray_felt", register, asked=_whole(minutes_in(asked)), gone=_whole(most)),
                0.0,
                most,
                None,
                is_watch=False,
                is_open=False,
                records=(asked, gone),
            ),
            Lane(
                "Blood pressure",
                say("session_spray_pressure", register, top=_whole(top), end=_whole(end)),
                0.0,
                end,
                (top, top),
                is_watch=False,
                is_open=False,
                records=(peak, lasts),
            ),
            Lane(
                "Staff watch",
                say("session_spray_watch", register, least=_whole(minutes_in(watch))),
                0.0,
                minutes_in(watch),
                None,
                is_watch=True,
                is_open=True,
                records=(watch,),
            ),
            Lane(
                "No driving",
                say("session_spray_driving", register),
                0.0,
                LAST_MINUTE,
                None,
                is_watch=True,
                is_open=True,
                records=(driving,),
            ),
        ),
    )


def _infusion(register: str) -> SessionView:
    top, back = _row("harms/zhou2021cardiovascular-1"), _row("harms/szarmach2020metabolic-1")
    felt = _row("harms/trial_diazgranados2010-1")
    first, gone = _row("harms/delsant2023impact-1"), _row("harms/delsant2023impact-3")
    home = next(row for row in cautions_of("life") if row.applies_to == "infusion")
    drip, reading = minutes_in(top), minutes_in(felt)
    low, high = _span_in(top)
    after = minutes_in(back)
    return SessionView(
        "infusion",
        "minutes after the drip starts",
        (
            Lane(
                "The drip",
                say("session_drip", register, length=_whole(drip)),
                0.0,
                drip,
                None,
                is_watch=True,
                is_open=False,
                records=(top,),
            ),
            Lane(
                "Feeling detached",
                say("session_drip_felt", register, reading=_whole(reading)),
                reading,
                reading,
                (reading, reading),
                is_watch=False,
                is_open=False,
                records=(felt,),
            ),
            Lane(
                "Feeling detached, esketamine under the skin",
                say(
                    "session_skin_felt",
                    register,
                    top=_whole(minutes_in(first)),
                    gone=_whole(minutes_in(gone)),
                ),
                0.0,
                minutes_in(gone),
                (minutes_in(first), minutes_in(first)),
                is_watch=False,
                is_open=False,
                records=(first, gone),
            ),
            Lane(
                "Blood pressure",
                say(
                    "session_drip_pressure",
                    register,
                    low=_whole(low),
                    high=_whole(high),
                    back=_whole(drip + after),
                ),
                0.0,
                drip + after,
                (low, high),
                is_watch=False,
                is_open=False,
                records=(top, back),
            ),
            Lane(
                "Staff watch, no driving home",
                say("session_drip_watch", register),
                0.0,
                None,
                None,
                is_watch=True,
                is_open=True,
                records=(home,),
            ),
        ),
    )


def build_session(drug: str, register: str = DEFAULT_REGISTER) -> SessionView:
    """Return the session of a drug, read from the rows of the tables.

    Parameters
    ----------
    drug : str
        "spray" or "infusion".
    register : str
        Whom the words of the lanes are for.

    Raises
    ------
    DomainError
        If it is neither.
    """
    if drug not in DRUGS:
        raise DomainError(f"drug must be one of {', '.join(DRUGS)}; got {drug!r}.")
    return _spray(register) if drug == "spray" else _infusion(register)


def _lines(view: SessionView, *, is_watch: bool, is_dotted: bool, color: str, name: str) -> go.Scatter:
    x: list[float | None] = []
    y: list[float | None] = []
    for index, lane in enumerate(view.lanes):
        sure = lane.start_minute if lane.end_minute is None else lane.end_minute
        ends = (sure, LAST_MINUTE) if is_dotted else (lane.start_minute, sure)
        if lane.is_watch == is_watch and (lane.is_open or not is_dotted) and ends[0] < ends[1]:
            x += [*ends, None]
            y += [-float(index), -float(index), None]
    dash = "dot" if is_dotted else "solid"
    return go.Scatter(x=x, y=y, mode="lines", line={"color": color, "width": 6, "dash": dash}, name=name)


def draw_session(view: SessionView, *, theme: ChartTheme) -> go.Figure:
    """Draw a lane for each, dotted where it goes on with no end given; the thick part is its highest reading."""
    peaks = [(lane, -float(index)) for index, lane in enumerate(view.lanes) if lane.peak_minute]
    figure = go.Figure(
        [
            *(
                _lines(view, is_watch=is_watch, is_dotted=is_dotted, color=color, name=name)
                for is_watch, color, name in (
                    (False, theme.ketamine, "in the body"),
                    (True, theme.control, "care"),
                )
                for is_dotted in (False, True)
            ),
            go.Scatter(
                x=[x for lane, _ in peaks if lane.peak_minute for x in (*lane.peak_minute, None)],
                y=[y for _, at in peaks for y in (at, at, None)],
                mode="lines+markers",
                line={"color": theme.ketamine, "width": 14},
                marker={"symbol": "hexagon", "size": 15, "color": theme.ketamine},
                cliponaxis=False,
                name="highest",
            ),
            go.Scatter(
                x=[0.0] * len(view.lanes),
                y=[0.45 - index for index in range(len(view.lanes))],
                text=[f"<b>{lane.label}</b><br>{lane.words}" for lane in view.lanes],
                mode="text",
                textposition="middle right",
                textfont={"size": 12, "color": theme.ink},
                cliponaxis=False,
                name="words",
            ),
        ]
    )
    figure.update_layout(
        template=theme.template(),
        height=int(60 + _LANE_PX * (len(view.lanes) + 0.2)),
        margin={"l": 8, "r": 18, "t": 4, "b": 46},
    )
    figure.update_xaxes(range=(0.0, LAST_MINUTE), tickvals=list(_TICKS), title_text=view.start)
    figure.update_yaxes(range=(0.5 - len(view.lanes), 0.95), visible=False)
    return figure


def describe_session(view: SessionView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: each lane in the words it has on the chart, and that its times carry no interval."""
    lanes = "; ".join(f"{lane.label.lower()}, {lane.words}" for lane in view.lanes)
    return say("session_said", register, start=view.start, lanes=lanes)


def table_session(view: SessionView) -> list[tuple[str, ...]]:
    """Return the lanes as text: what, from, highest, until, how seen, where."""
    rows: list[tuple[str, ...]] = []
    for lane in view.lanes:
        peak = "not seen"
        if lane.peak_minute:
            first, last = lane.peak_minute
            peak = f"{first:g} min" if first == last else f"{first:g} to {last:g} min"
        end = "not seen" if lane.end_minute is None else f"{lane.end_minute:g} min"
        rows.append(
            (
                lane.label,
                f"{lane.start_minute:g} min",
                peak,
                f"{end} or more" if lane.is_open and lane.end_minute is not None else end,
                "; ".join(dict.fromkeys(record.seen for record in lane.records)),
                "; ".join(dict.fromkeys(f"{record.source}: {record.locator}" for record in lane.records)),
            )
        )
    return rows
