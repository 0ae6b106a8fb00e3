"""What ketamine and ECT cost: counts of KetECT, the memory test of ELEKT-D, equal in each register."""

import dataclasses
import re

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_safety
from explainer.figures.ect_harms import (
    build_ect_harms,
    build_lasting_harms,
    build_memory,
    describe_ect_harms,
    describe_lasting_harms,
    describe_memory,
    draw_ect_harms,
    table_ect_harms,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

ROWS = load_safety()
HARMS, MEMORY, LASTING = build_ect_harms(ROWS), build_memory(ROWS), build_lasting_harms(ROWS)


def test_counts_are_as_ketect_printed_them():
    """Table 3, of 91 and 90: detached 55 and 14, amnesia 8 and 26, over a day 21 and 49, serious 14 and 23."""
    counts = [round(item.value * item.people / 100) for view in (HARMS, LASTING) for item in view.items]
    assert counts == [55, 14, 8, 26, 21, 49, 14, 23]
    assert {item.people for item in HARMS.items} == {91, 90}
    ect = HARMS.items[-1]
    assert (ect.low, ect.high) == pytest.approx(wilson_interval(26, 90))


def test_memory_fell_as_elekt_d_printed_it():
    """−0.9 (SE 1.1) and −9.7 (SE 1.2), with the interval of the error."""
    assert [item.value for item in MEMORY.items] == [-0.9, -9.7]
    halves = [(item.high - item.low) / 2 for item in MEMORY.items]
    assert halves == pytest.approx([1.96 * 1.1, 1.96 * 1.2], abs=0.01)
    assert {item.computed_from for item in MEMORY.items} == {"error"}
    bare = tuple(
        dataclasses.replace(row, value_text="") if row.event == "change in delayed recall" else row
        for row in ROWS
    )
    with pytest.raises(DataError, match="trial_elektd2023"):
        build_memory(bare)


@pytest.mark.parametrize("register", REGISTERS)
def test_each_register_says_the_same_numbers(register):
    """Shares of 100 by group, the fall of memory with its interval, and that it came back."""
    assert re.search(r"\b60\b.*\b16\b.*\b9\b.*\b29\b", describe_ect_harms(HARMS, register))
    assert "because of harms" in describe_ect_harms(HARMS, register) or register == "clinician"
    memory = describe_memory(MEMORY, register)
    for part in ("−0.9 (−3.1 to 1.3)", "−9.7 (−12.1 to −7.3)"):
        assert part in memory
    assert re.search("came back|recover", memory)
    assert re.search(r"\b23\b.*\b54\b.*\b15\b.*\b26\b", describe_lasting_harms(LASTING, register))


@pytest.mark.parametrize("theme", [ChartTheme.light(), ChartTheme.dark()], ids=lambda theme: theme.name)
def test_figures_hold_every_interval(theme):
    """Nothing is cut by the fixed scales; tables have a row a mark and no markup."""
    for view in (HARMS, MEMORY, LASTING):
        figure = draw_ect_harms(view, theme=theme)
        assert figure.layout.template.layout.font.color == theme.ink
        for item in view.items:
            assert view.low <= item.low <= item.high <= view.high
        rows = table_ect_harms(view)
        assert len(rows) == len(view.items)
        assert not any("<" in cell for row in rows for cell in row)
