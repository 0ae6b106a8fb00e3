"""What may matter to a reader: eight short paragraphs, filled from the evidence tables."""

from collections.abc import Callable

from explainer.describe.registers import say
from explainer.errors import DataError
from explainer.evidence.records import ComparatorRow, PooledResult, SafetyRow, TimePoint, TrialArm
from explainer.evidence.rows import Row, find_row
from explainer.leaflet.records import NOT_KNOWN, Concern
from explainer.leaflet.source_list import Passage, SourceList

Filled = tuple[dict[str, str], tuple[Row | Passage, ...]]

_INTERACTIONS = Passage("spravato2026label", "section 7, drug interactions", "secondary", "2026-11-24")


def whole(value: float | None) -> str:
    """Return a number rounded half up, as the pages round people, or that it is not known."""
    return NOT_KNOWN if value is None else str(int(value + 0.5))


def of_100(value: float | None) -> str:
    """Return "47 of 100", or that it is not known."""
    return NOT_KNOWN if value is None else f"{whole(value)} of 100"


def _value(row: Row) -> float | None:
    """Return the number for which a row is cited."""
    match row:
        case TrialArm():
            return row.remitters_pct
        case PooledResult():
            return row.effect
        case SafetyRow() | TimePoint() | ComparatorRow():
            return row.value
        case _:
            raise DataError(f"a leaflet's number must stand in a table of results; got {row.row_id!r}.")


def _speed() -> Filled:
    row = find_row("pooled/dean2021ketamine-5")
    if not isinstance(row, PooledResult):
        raise DataError(f"{row.row_id} must be a pooled result; it is not.")
    peak = find_row("pooled/kishimoto2016single-1")
    other, other_control = (find_row(f"pooled/wilkinson2019impact-{number}") for number in (3, 5))
    slots = {
        "active": of_100(row.active_per_100),
        "control": whole(row.control_per_100),
        "active_other": whole(_value(other)),
        "control_other": whole(_value(other_control)),
    }
    return slots, (row, peak, other, other_control)


def _lasting() -> Filled:
    gone, days = find_row("course/kishimoto2016_meta-3"), find_row("course/murrough2013b-1")
    words = gone.value_text if isinstance(gone, TimePoint) else ""
    return {"gone": words.replace("-", " to ") or NOT_KNOWN, "days": whole(_value(days))}, (gone, days)


def _feeling() -> Filled:
    dizzy, control = (find_row(f"harms/trial_su2023_taiwan_si-{number}") for number in (3, 4))
    minutes = find_row("harms/delsant2023impact-3")
    slots = {
        "dizzy": of_100(_value(dizzy)),
        "control": whole(_value(control)),
        "minutes": whole(_value(minutes)),
    }
    return slots, (dizzy, control, minutes)


def _risks() -> Filled:
    low, high = find_row("harms/rivaposse2018blood-1"), find_row("harms/yale2024blood-1")
    warning = find_row("harms/spravato2026label-64")
    return {"low": whole(_value(low)), "high": whole(_value(high))}, (low, high, warning)


def _driving() -> Filled:
    return {}, (find_row("harms/spravato2026label-59"),)


def _medicines() -> Filled:
    return {}, (_INTERACTIONS,)


def _cost() -> Filled:
    return {}, ()


def _otherwise() -> Filled:
    low, high = (find_row(f"comparators/kellner2010bifrontal-{number}") for number in (1, 3))
    spray, pill = (find_row(f"trials/escape_trd2023-{number}") for number in (1, 2))
    slots = {
        "low": whole(_value(low)),
        "high": of_100(_value(high)),
        "pill": whole(_value(pill)),
        "spray": whole(_value(spray)),
    }
    return slots, (low, high, spray, pill)


_FILL: dict[str, tuple[str, Callable[[], Filled]]] = {
    "speed": ("How soon it may help", _speed),
    "lasting": ("How long it lasts", _lasting),
    "feeling": ("How it feels", _feeling),
    "risks": ("Risks", _risks),
    "driving": ("Driving and the way home", _driving),
    "medicines": ("Other medicines", _medicines),
    "cost": ("What it costs", _cost),
    "otherwise": ("What else there is", _otherwise),
}
CONCERNS = tuple(_FILL)


def order_concerns(first: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the chosen concerns in their order, each once, and the rest; what is unknown is left out."""
    chosen = tuple(key for key in dict.fromkeys(first) if key in _FILL)
    return chosen, tuple(key for key in CONCERNS if key not in chosen)


def build_concern(key: str, register: str, sources: SourceList) -> Concern:
    """Return a concern's paragraph; its sources are added to the list.

    Raises
    ------
    DataError
        If the key is not one of `CONCERNS`.
    """
    try:
        title, fill = _FILL[key]
    except KeyError:
        raise DataError(f"concern must be one of {', '.join(CONCERNS)}; got {key!r}.") from None
    slots, rows = fill()
    return Concern(key, title, say(f"leaflet-{key}", register, **slots), sources.number(*rows))
