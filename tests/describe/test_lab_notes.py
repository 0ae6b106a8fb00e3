"""The lab's folded notes: the same facts and sources in three registers, each at its grade."""

import re

import pytest
import textstat

from explainer.describe.registers import REGISTERS
from explainer.ui.assets import read_text

# US grades, as for every other sentence; a clinician's words have no ceiling.
HIGHEST = {"plain": 8.0, "student": 10.0}
MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)(?:\|[^\]]+)?\]\]")


def notes(register):
    """Return the paragraphs of a register's notes, tags taken off, marks read as their words."""
    text = read_text(f"lab-notes-{register}")
    found = re.findall(r"<summary>(.*?)</summary>\s*<p>(.*?)</p>", text, re.DOTALL)
    return [(summary, MARK.sub(r"\2", words)) for summary, words in found]


@pytest.mark.parametrize("register", HIGHEST)
def test_each_note_reads_at_its_grade(register):
    """Every note of the plain register reads at grade 8 at most, and of the student's at ten."""
    for summary, words in notes(register):
        grade = textstat.flesch_kincaid_grade(re.sub(r"[“”()]", "", words))
        assert grade <= HIGHEST[register], f"{summary}: grade {grade:.1f}"


def test_the_registers_tell_the_same():
    """Five notes each, the same numbers from the same rows in the same order, and the words differ."""
    marks = {register: MARK.findall(read_text(f"lab-notes-{register}")) for register in REGISTERS}
    assert marks["plain"]
    assert marks["plain"] == marks["student"] == marks["clinician"]
    assert {register: len(notes(register)) for register in REGISTERS} == dict.fromkeys(REGISTERS, 5)
    assert len({read_text(f"lab-notes-{register}") for register in REGISTERS}) == len(REGISTERS)


@pytest.mark.parametrize("register", REGISTERS)
def test_what_limits_the_picture_is_said_in_every_register(register):
    """The disputed cells, the assumed shares, the scan that found nothing and the missing dose are in each."""
    words = " ".join(words for _, words in notes(register))
    for fact in ("assumed", "SST", "no release from the brake", "fitted here", "not a dose to give"):
        assert fact in words, fact
    assert "no overall change" in words
    assert "nothing about mood" in words
