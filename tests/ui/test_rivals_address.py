"""The address of the rival explanations: good values are used, bad ones are named."""

import pytest

from explainer.ui.rivals_address import RivalsSetting, read_setting


def test_a_full_address_is_read():
    """All three parameters, in any order of explanations."""
    setting, problems = read_setting({"on": "h5,h1", "experiment": "ampa_blocker", "compare": "h7,h2"})
    assert setting == RivalsSetting(frozenset({"h1", "h5"}), "ampa_blocker", ("h7", "h2"))
    assert problems == ()


def test_an_empty_address_gives_the_defaults():
    """Nothing asked for, nothing wrong; other parameters are not its business."""
    assert read_setting({}) == (RivalsSetting(), ())
    assert read_setting({"block": "40", "experiment": "none"}) == (RivalsSetting(), ())


def test_everything_can_be_off():
    """`on=none` is the empty set."""
    assert read_setting({"on": "none"})[0].on == frozenset()


@pytest.mark.parametrize(
    ("name", "value", "default"),
    [
        ("on", "h8", "h1"),
        ("on", "", "h1"),
        ("on", "h1,,h2", "h1"),
        ("on", "<script>", "h1"),
        ("experiment", "hope", "none"),
        ("experiment", "", "none"),
        ("experiment", "perfect_blinding", "none"),
        ("compare", "h1", "h1,h2"),
        ("compare", "h1,h1", "h1,h2"),
        ("compare", "h1,h2,h3", "h1,h2"),
        ("compare", "h1,h9", "h1,h2"),
    ],
)
def test_a_bad_value_is_named_with_its_default_and_the_rest_is_kept(name, value, default):
    """The message names parameter, what was expected, what came and what is shown; the others hold."""
    good = {"on": "h3", "experiment": "naltrexone", "compare": "h4,h5"}
    setting, problems = read_setting({**good, name: value})
    (problem,) = problems
    assert problem.startswith(f"{name}: expected ")
    assert f"got “{value}”" in problem
    assert problem.endswith(f"Showing {default} instead.")
    kept = {
        "on": setting.on == frozenset({"h3"}),
        "experiment": setting.experiment == "naltrexone",
        "compare": setting.compare == ("h4", "h5"),
    }
    assert [key for key, is_kept in kept.items() if not is_kept] == [name]


def test_a_long_value_is_cut_in_the_message():
    """The message stays readable whatever came."""
    _, (problem,) = read_setting({"on": "h" * 5000})
    assert len(problem) < 200
