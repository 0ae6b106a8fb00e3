"""Choices kept in the address."""

import pytest

from explainer.errors import ParameterError
from explainer.ui.choices import CHOICES, Choice
from explainer.ui.controls import CONTROLS


def test_address_parameters_are_unique():
    """No choice shares a key with another or with a slider: links would clash."""
    keys = [choice.key for choice in CHOICES] + [control.key for control in CONTROLS]
    assert len(set(keys)) == len(keys)


def test_a_default_must_be_an_option():
    """A default outside the options is refused by name."""
    with pytest.raises(ParameterError, match="choice 'x': default must be among a; got 'b'"):
        Choice("x", "X", {"a": "A"}, "b")
