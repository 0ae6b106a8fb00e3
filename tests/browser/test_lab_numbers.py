"""The lab's numbers as a file: named truly, with their band, and no further than the page shows them."""

import csv

import numpy as np
import pytest
from lab_drawing import root

from explainer.describe.publisher import LICENCE_LINE, cited_publisher
from explainer.model.grid import lab_grid
from explainer.parameters.defaults import AFFINITY_SETS

pytestmark = pytest.mark.browser
COLUMNS = ["series", "x_unit", "x", "live", "a", "sets_low", "sets_high"]
LEVEL, KEPT = 45, 20


def saved(page):
    """Return the comment lines as one text, and the rows as dictionaries."""
    with page.expect_download() as download:
        page.get_by_role("button", name="Numbers, CSV").click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    notes = "\n".join(line for line in lines if line.startswith("# "))
    rows = list(csv.DictReader(line for line in lines if not line.startswith("# ")))
    assert list(rows[0]) == COLUMNS
    return notes, rows


def column(rows, series, name):
    """Return one column of one series as numbers; what is left empty is not a number."""
    return np.array([float(row[name] or "nan") for row in rows if row["series"] == series])


def test_the_band_and_the_curves_are_the_models(open_page):
    """Low and high are over the three sets; the last series has block as its x, and ends where it is drawn to."""
    page = open_page(f"/blockade-lab?block={LEVEL}&a={KEPT}&guess=peaks").page
    root(page).wait_for()
    notes, rows = saved(page)
    grids = [lab_grid(affinity) for affinity in AFFINITY_SETS]
    for series, of in (
        ("glutamate_percent", lambda grid: grid.glutamate_percent[LEVEL]),
        ("spine_density_percent", lambda grid: grid.spine_percent[LEVEL]),
        ("held_glutamate_percent", lambda grid: grid.sustained_glutamate_percent[: LEVEL + 1]),
    ):
        values = np.array([of(grid) for grid in grids])
        assert column(rows, series, "live") == pytest.approx(of(lab_grid()), abs=0.05)
        assert column(rows, series, "sets_low") == pytest.approx(values.min(axis=0), abs=0.05)
        assert column(rows, series, "sets_high") == pytest.approx(values.max(axis=0), abs=0.05)
    assert column(rows, "glutamate_percent", "a") == pytest.approx(
        lab_grid().glutamate_percent[KEPT], abs=0.05
    )
    assert column(rows, "held_glutamate_percent", "x").tolist() == list(range(LEVEL + 1))
    units = {row["series"]: row["x_unit"] for row in rows}
    assert units["held_glutamate_percent"] == "percent_block"
    assert units["glutamate_percent"] == "h"
    assert units["spine_density_percent"] == "day"
    for words in (
        "as far as it is drawn: to 45% block",
        "Dashed: your guess, “rises, then falls”",
        cited_publisher(),
        LICENCE_LINE,
    ):
        assert words in notes, words


def test_the_answer_is_not_in_the_file_while_it_is_asked(open_page):
    """Before the guess no row holds glutamate, and a comment says so; a set is named once."""
    page = open_page("/blockade-lab?block=45&a=20&affinity=ebert1997&register=clinician").page
    root(page).wait_for()
    notes, rows = saved(page)
    assert {row["series"] for row in rows} == {
        "brake_cells_hz",
        "pyramidal_cells_hz",
        "spine_density_percent",
    }
    assert "Glutamate is left out until you have said what you expect" in notes
    assert notes.count("Binding constant (Ebert 1997)") == 1
    assert notes.splitlines()[0].count("Binding constant") == 1
