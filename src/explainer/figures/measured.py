"""A published value as a chart shows it: one mark, its interval where there is one, and the row behind it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from explainer.describe.decimals import even_words
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.rows import Row
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

# Who is shown: the drug by infusion, the spray, the comparator of a trial, another treatment.
TONES = {"ketamine": "hexagon", "esketamine": "square", "control": "circle", "other": "diamond"}
# What an interval that was not printed is computed from.
BASES = ("people", "error")
MEASURED_COLUMNS = ("what", "value", "95% interval", "people", "how seen", "where")
_PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class Measured:
    """One mark.

    Attributes
    ----------
    label, note : str
        What it is; what stands under it in smaller words.
    value : float
    low, high : float or None
        95% interval; None where none was seen and none can be computed.
    tone : str
        A key of `TONES`.
    record : Row
        The row of an evidence table it was read from.
    people : int or None
    is_hollow : bool
        Whether there was no comparison group.
    computed_from : str
        One of `BASES`; empty if the interval was printed, or if there is none.
    """

    label: str
    note: str
    value: float
    low: float | None
    high: float | None
    tone: str
    record: Row
    people: int | None = None
    is_hollow: bool = False
    computed_from: str = ""

    def __post_init__(self) -> None:
        """Check the tone, the basis, and that the interval holds the value.

        Raises
        ------
        DataError
            If one is wrong.
        """
        if self.tone not in TONES:
            raise DataError(f"tone must be one of {', '.join(TONES)}; got {self.tone!r}.")
        if self.computed_from not in {"", *BASES}:
            raise DataError(f"computed_from must be one of {', '.join(BASES)}; got {self.computed_from!r}.")
        if (self.low is None) != (self.high is None):
            raise DataError(f"{self.record.row_id}: an interval needs both ends; got one.")
        if self.low is not None and self.high is not None and not self.low <= self.value <= self.high:
            raise DataError(
                f"{self.record.row_id}: low <= value <= high expected; got {self.low}, {self.value}, {self.high}."
            )


def measured_share(
    record: Row,
    label: str,
    note: str,
    *,
    tone: str,
    percent: float | None,
    people: int | None,
    is_hollow: bool = False,
) -> Measured:
    """Return a share per 100, with the interval that its number of people gives.

    Parameters
    ----------
    record : Row
        The row it stands in.
    label, note : str
        Words.
    tone : str
        A key of `TONES`.
    percent : float or None
        As printed; one that was not seen cannot be drawn.
    people : int or None
        None gives no interval.
    is_hollow : bool
        Whether there was no comparison group.

    Raises
    ------
    DataError
        If the percentage is missing.
    """
    if percent is None:
        raise DataError(f"{record.row_id} must hold a percentage; it does not.")
    low = high = None
    if people is not None:
        low, high = wilson_interval(round(percent * people / _PERCENT), people)
        # A printed percentage is rounded; the interval of the count may miss it by that much.
        low, high = min(low, percent), max(high, percent)
    basis = "" if low is None else "people"
    return Measured(label, note, percent, low, high, tone, record, people, is_hollow, basis)


def whole(value: float) -> str:
    """Return a share as whole people, half up as a reader would: 12.5 is 13."""
    return str(int(value + 0.5))


def with_minus(words: str) -> str:
    """Return words with a true minus before negative numbers; hyphens in names and ranges stay."""
    return re.sub(r"(?<!\w)-(?=\d)", "−", words)


def _said(item: Measured) -> tuple[str, str]:
    """Return value and interval with equal decimals; one computed here has those of the value, and one at least."""
    if item.low is None or item.high is None:
        return even_words(item.value)[0], "not seen"
    if not item.computed_from:
        value, low, high = even_words(item.value, item.low, item.high)
        return value, f"{low} to {high}"
    (value,) = even_words(item.value, least=1)
    decimals = len(value.partition(".")[2])
    low, high = even_words(round(item.low, decimals), round(item.high, decimals), least=decimals)
    return value, f"{low} to {high} (computed here)"


def value_words(item: Measured) -> str:
    """Return the value as text, with the decimals of its interval."""
    return _said(item)[0]


def interval_words(item: Measured) -> str:
    """Return the interval as text; says so if there is none or if it was computed here."""
    return _said(item)[1]


def table_measured(items: Iterable[Measured]) -> list[tuple[str, ...]]:
    """Return marks as text: what, value, interval, people, how seen, where."""
    return [
        (
            f"{item.label} ({item.note})" if item.note else item.label,
            value_words(item),
            interval_words(item),
            "not seen" if item.people is None else str(item.people),
            item.record.seen,
            item.record.locator,
        )
        for item in items
    ]


def interval_note(items: Iterable[Measured], register: str = DEFAULT_REGISTER) -> str:
    """Return what is to be said of the uncertainty that is drawn and that is missing.

    Parameters
    ----------
    items : iterable of Measured
        All marks of a chart.
    register : str
        Whom it is for.
    """
    shown = list(items)
    bases = dict.fromkeys(item.computed_from for item in shown if item.computed_from)
    missing = sum(item.low is None for item in shown)
    if missing == len(shown):
        return say("interval_none", register)
    parts = []
    if any(item.low is not None and not item.computed_from for item in shown):
        parts.append(say("interval_printed", register))
    if bases:
        basis = " or ".join(say(f"interval_from_{name}", register) for name in bases)
        parts.append(say("interval_others" if parts else "interval_computed", register, basis=basis))
    if missing:
        parts.append(say("interval_missing", register, missing=str(missing), all=str(len(shown))))
    return " ".join(parts)


def tone_color(theme: ChartTheme, tone: str) -> str:
    """Return the colour of a tone."""
    colors = {"ketamine": theme.ketamine, "esketamine": theme.esketamine, "control": theme.control}
    return colors.get(tone, theme.ink)
