"""A parameter cannot exist without its source, and every one in use resolves."""

import importlib
import pkgutil
from datetime import UTC, date, datetime

import pytest

import explainer
from explainer.errors import ParameterError
from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.parameters.defaults import PARAMETER_TABLES, all_parameters
from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.ui.parameter_tables import ALL_TABLES

GOOD = {
    "symbol": "x",
    "name": "a number",
    "value": 1.0,
    "unit": "1",
    "source": "kamp2020ketamine",
    "basis": "measured",
    "seen": "abstract",
    "checked": "2026-11-24",
}


def test_a_sourced_number_can_be_made():
    """A complete parameter is accepted and finds its reference."""
    assert Parameter(**GOOD).reference.short == "Kamp 2020"


def test_a_number_without_source_cannot_be_made():
    """Leaving out the source is not possible at all."""
    with pytest.raises(TypeError, match="source"):
        Parameter(**{key: value for key, value in GOOD.items() if key != "source"})


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source": "nobody1999nothing"}, "source must be a key of references.json; got 'nobody1999nothing'"),
        ({"checked": "last week"}, "checked must be an ISO date such as 2026-11-24; got 'last week'"),
        ({"basis": "guessed"}, "basis must be one of measured, .* got 'guessed'"),
        ({"seen": "heard"}, "seen must be one of full-text, .* got 'heard'"),
        ({"seen": "memory-unverified"}, "recalled from memory is at best illustrative; got 'measured'"),
        ({"basis": "assumed"}, "needs a note saying why"),
        ({"value": float("nan")}, "value must be finite; got nan"),
        ({"low": 2.0}, "expected low <= value <= high"),
        ({"unit": ""}, "needs symbol, name and unit"),
    ],
)
def test_each_rule_is_kept(change, message):
    """Each broken rule is refused, naming the parameter."""
    with pytest.raises(ParameterError, match=message):
        Parameter(**{**GOOD, **change})


def test_no_parameter_is_stale():
    """Every parameter was checked within the last 365 days, and not in the future."""
    for _, table in ALL_TABLES:
        for parameter in table:
            age = datetime.now(UTC).date() - date.fromisoformat(parameter.checked)
            assert 0 <= age.days <= 365, parameter.name


def test_every_parameter_in_use_resolves():
    """All parameters of all tables have a reference with somewhere to follow it."""
    assert len(all_parameters()) > 60
    for _, table in (*PARAMETER_TABLES, *CLEFT_TABLES):
        for parameter in table:
            assert parameter.reference.link.startswith("http")


@pytest.mark.parametrize(
    ("title", "table"), [*PARAMETER_TABLES, *CLEFT_TABLES], ids=lambda item: str(item)[:30]
)
def test_symbols_are_unique_within_a_table(title, table):
    """No table uses one symbol for two numbers."""
    assert len(values_by_symbol(table)) == len(table), title


def test_a_symbol_used_twice_is_refused():
    """Two parameters of one set may not share a symbol."""
    with pytest.raises(ParameterError, match="unique within a set; got 'x' twice"):
        values_by_symbol((Parameter(**GOOD), Parameter(**GOOD)))


def test_every_parameter_of_the_project_is_printed():
    """Whatever module holds a number with a source, the Model page and docs/parameters.md print it."""
    printed = {id(parameter) for _, table in ALL_TABLES for parameter in table}
    for found in pkgutil.walk_packages(explainer.__path__, "explainer."):
        if not found.name.startswith(("explainer.parameters.", "explainer.model.", "explainer.meta.")):
            continue
        module = importlib.import_module(found.name)
        loose = [
            name
            for name, value in vars(module).items()
            if isinstance(value, Parameter) and id(value) not in printed
        ]
        assert loose == [], found.name
