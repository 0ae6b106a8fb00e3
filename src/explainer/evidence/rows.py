"""Find a row of any evidence table by its name."""

from functools import cache

from explainer.errors import DataError
from explainer.evidence.cautions import Caution, load_cautions
from explainer.evidence.disagreements import OtherVersion, load_disagreements
from explainer.evidence.guesses import GuessRow, load_guesses
from explainer.evidence.important_differences import IMPORTANT_DIFFERENCES, ImportantDifference
from explainer.evidence.load import (
    load_comparators,
    load_pooled,
    load_safety,
    load_timecourse,
    load_trials,
)
from explainer.evidence.records import ComparatorRow, PooledResult, SafetyRow, TimePoint, TrialArm
from explainer.evidence.status import StatusRow, load_status

Row = (
    TrialArm
    | PooledResult
    | SafetyRow
    | TimePoint
    | ComparatorRow
    | GuessRow
    | ImportantDifference
    | Caution
    | StatusRow
    | OtherVersion
)


@cache
def _rows_by_name() -> dict[str, Row]:
    rows: tuple[Row, ...] = (
        *load_trials(),
        *load_pooled(),
        *load_safety(),
        *load_timecourse(),
        *load_comparators(),
        *load_guesses(),
        *IMPORTANT_DIFFERENCES,
        *load_cautions(),
        *load_status(),
        *load_disagreements(),
    )
    return {row.row_id: row for row in rows}


def find_row(row_id: str) -> Row:
    """Return the row called `row_id`.

    Raises
    ------
    DataError
        If no table has it.
    """
    try:
        return _rows_by_name()[row_id]
    except KeyError:
        raise DataError(f"row_id must name a row of an evidence table; got {row_id!r}.") from None
