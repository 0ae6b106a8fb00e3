"""The lab's link: good values are used, bad ones named, the rest kept."""

import pytest

from explainer.ui.controls import BLOCK
from explainer.ui.lab_address import LabSetting, LabStart, read_start


def test_an_empty_address_is_the_default():
    """Nothing asked, nothing wrong."""
    assert read_start({}) == (LabStart(), ())


def test_a_whole_link_is_read():
    """Every parameter reaches its field."""
    start, problems = read_start(
        {
            "block": "70",
            "affinity": "ebert1997",
            "site": "pyramidal",
            "ampa": "off",
            "a": "20,kotermanski2009,interneuron,on",
            "guess": "flat",
            "unknown": "kept out",
        }
    )
    assert problems == ()
    assert start == LabStart(
        LabSetting(70, "ebert1997", "pyramidal", "off"),
        LabSetting(20, "kotermanski2009", "interneuron", "on"),
        "flat",
    )
    assert read_start({"a": "20"})[0].a == LabSetting(20)


@pytest.mark.parametrize(
    ("name", "bad"),
    [
        ("block", "101"),
        ("block", "4.5"),
        ("block", ""),
        ("block", "４０"),
        ("affinity", "x" * 500),
        ("site", "brake"),
        ("ampa", "ON"),
        ("a", "20,ebert1997,both,on,more"),
        ("a", ""),
        ("a", "-1"),
        ("guess", "up"),
    ],
)
def test_a_bad_value_is_named_and_the_others_kept(name, bad):
    """One sentence names parameter, expected and got; the rest stands."""
    good = {"block": "61", "site": "interneuron"}
    start, problems = read_start(good | {name: bad})
    (problem,) = problems
    assert problem.startswith(f"{name}: expected ")
    assert f"got “{bad[:40]}" in problem
    assert len(problem) < 400
    assert start.setting.block == (BLOCK.default if name == "block" else 61)
    assert start.setting.site == ("both" if name == "site" else "interneuron")
