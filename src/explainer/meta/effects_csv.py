"""Reading a table of effects, as text, for pooling.

*Row* counts lines of the file as a spreadsheet shows them: the header is row 1.
"""

import csv
import io
import math
from collections.abc import Iterator

from explainer.errors import DataError
from explainer.meta.pooling import FEWEST_STUDIES

COLUMNS = ("study", "effect", "variance")
_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_SHOWN = 60


def decode_table(data: bytes) -> str:
    """Return the bytes of a file as text.

    Parameters
    ----------
    data : bytes
        UTF-8, with or without a byte order mark.

    Returns
    -------
    str
        The text.

    Raises
    ------
    DataError
        If the bytes are not UTF-8.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DataError(f"input must be UTF-8; got byte {data[error.start]:#04x} at {error.start}.") from None


def read_effects(text: str) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Return the effects and variances of a CSV table.

    Parameters
    ----------
    text : str
        A header with the columns study, effect and variance in any order, then one study
        a row. Other columns are ignored, blank rows skipped; names may repeat.

    Returns
    -------
    tuple of tuple of float
        Effects; variances; in the order of the rows.

    Raises
    ------
    DataError
        With row, column, what was expected and what came: if a column is missing or there
        twice, a row has too few or too many cells, a cell is not a finite number, a variance
        is not above zero, or there are fewer than two studies.
    """
    rows = _rows(text.removeprefix(_BYTE_ORDER_MARK))
    _, header = next(rows, (0, []))
    if not header:
        raise DataError(f"input must be a CSV table with the header {','.join(COLUMNS)}; got nothing.")
    places = _places([name.strip() for name in header])
    effects = []
    variances = []
    for row, cells in rows:
        _check_width(row, cells, len(header))
        effects.append(_number(row, "effect", cells[places["effect"]]))
        variances.append(_variance(row, cells[places["variance"]]))
    if len(effects) < FEWEST_STUDIES:
        raise DataError(f"input must hold at least {FEWEST_STUDIES} studies; got {len(effects)}.")
    return tuple(effects), tuple(variances)


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number and the cells of each row that is not blank."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield reader.line_num, cells
    except csv.Error as error:
        raise DataError(f"row {reader.line_num} must be a row of CSV; got {error}.") from None


def _shown(text: str) -> str:
    """Return what came, quoted, on one line and not too long for it."""
    return repr(text if len(text) <= _LONGEST_SHOWN else f"{text[:_LONGEST_SHOWN]}...")


def _places(header: list[str]) -> dict[str, int]:
    for column in COLUMNS:
        if header.count(column) != 1:
            came = "two of them" if column in header else f"the header {_shown(','.join(header))}"
            raise DataError(f"column {column} must be in the header once; got {came}.")
    return {column: header.index(column) for column in COLUMNS}


def _check_width(row: int, cells: list[str], width: int) -> None:
    # Empty cells at the end are what spreadsheets add; anything else there is a number
    # with a comma in it, or a cell in the wrong place.
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        raise DataError(f"row {row} must have as many cells as the header, {width}; got {len(cells)}.")


def _number(row: int, column: str, cell: str) -> float:
    text = cell.strip()
    try:
        # Python would read 1_000 and digits of other scripts too.
        number = float(text) if text.isascii() and "_" not in text else math.nan
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        came = _shown(text) if text else "an empty cell"
        raise DataError(f"row {row}, column {column}: must be a finite number; got {came}.")
    return number


def _variance(row: int, cell: str) -> float:
    number = _number(row, "variance", cell)
    if number <= 0.0:
        raise DataError(f"row {row}, column variance: must be a number above 0; got {_shown(cell.strip())}.")
    return number
