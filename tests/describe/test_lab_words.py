"""The lab's sentences agree with the numbers they describe."""

import re

import pytest

from explainer.describe.lab import describe_settings, plain
from explainer.model.grid import lab_grid


def test_no_block_is_described_as_rest():
    """Level 0 speaks of rest and holds no percentage."""
    words = plain(describe_settings(lab_grid())[0])
    assert "resting rates" in words
    assert "%" not in words


@pytest.mark.parametrize("level", [10, 40, 58, 85, 100])
def test_the_sentence_holds_the_models_numbers(level):
    """Block, glutamate and the change of both rates are those of the grid."""
    grid = lab_grid()
    words = plain(describe_settings(grid)[level])
    assert f"At {level}% block" in words
    assert f"settles at {grid.sustained_glutamate_percent[level]:.0f}% of rest" in words
    change = (grid.sustained_interneuron_hz[level] / grid.sustained_interneuron_hz[0] - 1.0) * 100.0
    assert f"brake cells fire {abs(change):.0f}% less" in words


def test_past_the_top_the_way_out_is_named():
    """Only levels well past the top say that the drug passes it on leaving."""
    grid = lab_grid()
    top = int(grid.sustained_glutamate_percent.argmax())
    sentences = [plain(sentence) for sentence in describe_settings(grid)]
    assert not any("passes the top" in sentence for sentence in sentences[: top + 1])
    assert "passes the top" in sentences[90]


def test_marks_are_well_formed():
    """Every colour mark opens and closes, and none is left in the plain text."""
    for sentence in describe_settings(lab_grid()):
        assert sentence.count("{") == sentence.count("}") == len(re.findall(r"\{\w+\|", sentence))
        assert "{" not in plain(sentence)
