"""What ketamine and ECT cost in the same two trials: the harm twins of ketamine against ECT."""

import re

import plotly.graph_objects as go

from explainer.describe.decimals import interval_said
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow
from explainer.figures.harm_rates import build_harm_pairs, harm_row
from explainer.figures.interval_rows import RowsView, draw_rows, rows_per_100
from explainer.figures.measured import Measured, interval_note, table_measured, whole
from explainer.figures.theme import ChartTheme

_KETECT, _ELEKT = "trial_ketect2022", "trial_elektd2023"
_ARMS = (("ketamine", "ketamine", "ketamine"), ("ECT", "ECT", "other"))
_Z_95 = 1.959963984540054


def _capital(words: str) -> str:
    """Return words as a row begins, the rest as it is."""
    return words[:1].upper() + words[1:]


def build_ect_harms(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return who felt detached and who had gaps in memory in KetECT, per 100 people.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """
    events = (
        ("dissociative symptoms", "KetECT: felt detached"),
        ("amnesia", "KetECT: gaps in memory"),
    )
    return build_harm_pairs(rows, _KETECT, events, _ARMS, "per 100 people")


def build_memory(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return how far a memory test fell in ELEKT-D, with the interval of its printed error.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.

    Raises
    ------
    DataError
        If a group is missing or prints no standard error.
    """
    items = []
    for arm, label, tone in _ARMS:
        row = next(
            (
                row
                for row in rows
                if (row.source, row.event, row.arm) == (_ELEKT, "change in delayed recall", arm)
            ),
            None,
        )
        error = None if row is None else re.search(r"SE (\d+\.\d+)", row.value_text)
        if row is None or row.value is None or error is None:
            raise DataError(f"safety.csv must hold a change in recall with its error for {arm} in {_ELEKT}.")
        half = _Z_95 * float(error.group(1))
        low, high = row.value - half, row.value + half
        words = interval_said(row.value, round(low, 1), round(high, 1))
        items.append(
            Measured(
                f"<b>{_capital(label)}</b>, after three weeks",
                words,
                row.value,
                low,
                high,
                tone,
                row,
                row.n,
                computed_from="error",
            )
        )
    title = "points on a test of recall · left is worse memory"
    return RowsView((("", tuple(items)),), -20.0, 20.0, 5.0, title, 0.0)


def build_lasting_harms(rows: tuple[SafetyRow, ...]) -> RowsView:
    """Return harms in KetECT that went on for over a day, and serious ones, per 100 people.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """
    events = (("any adverse event for over 24 h", "for over a day"), ("serious adverse event", "serious"))
    items = tuple(
        harm_row(rows, _KETECT, event, arm, f"<b>{_capital(name)}</b>, {words}", tone=tone)
        for event, words in events
        for arm, name, tone in _ARMS
    )
    return rows_per_100((("", items),), "had such a harm, per 100 people")


def draw_ect_harms(view: RowsView, *, theme: ChartTheme) -> go.Figure:
    """Draw one of the three."""
    return draw_rows(view, theme=theme)


def describe_ect_harms(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return both harms by group, and what was found in words only."""
    detached, detached_ect, memory, memory_ect = (whole(item.value) for item in view.items)
    words = say(
        "ect_harms",
        register,
        detached=detached,
        detached_ect=detached_ect,
        memory=memory,
        memory_ect=memory_ect,
    )
    return f"{words} {interval_note(view.items, register)}"


def describe_memory(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return both changes, and that memory came back."""
    ketamine, other = (item.note for item in view.items)
    words = say("ect_memory", register, ketamine=ketamine, other=other)
    return f"{words} {interval_note(view.items, register)}"


def describe_lasting_harms(view: RowsView, register: str = DEFAULT_REGISTER) -> str:
    """Return harms that went on, and serious ones, by group."""
    lasting, lasting_ect, serious, serious_ect = (whole(item.value) for item in view.items)
    words = say(
        "ect_lasting",
        register,
        lasting=lasting,
        lasting_ect=lasting_ect,
        serious=serious,
        serious_ect=serious_ect,
    )
    return f"{words} {interval_note(view.items, register)}"


def table_ect_harms(view: RowsView) -> list[tuple[str, ...]]:
    """Return one chart's rows as text."""
    heads = [heading for heading, rows in view.groups for _ in rows]
    return [
        (f"{head}, {cells[0]}" if head else cells[0].replace("<b>", "").replace("</b>", ""), *cells[1:])
        for head, cells in zip(heads, table_measured(view.items), strict=True)
    ]
