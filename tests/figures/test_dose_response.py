"""Doses: verdicts where only verdicts were seen, numbers with intervals elsewhere, harms on the same scale."""

import dataclasses
import re

import pytest

from explainer.describe.registers import REGISTERS, say
from explainer.errors import DataError
from explainer.evidence.load import load_safety, load_trials
from explainer.figures.dose_response import (
    SAID,
    VERDICT_COLUMNS,
    build_daly,
    build_infusion_harms,
    build_spray_harms,
    build_spray_response,
    build_su,
    build_verdicts,
    describe_doses,
    describe_verdicts,
    draw_doses,
    draw_verdicts,
    table_doses,
    table_verdicts,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.proportions import wilson_interval

THEMES = (ChartTheme.light(), ChartTheme.dark())
ARMS = load_trials()


def test_verdicts_are_fava_2020s():
    """0.5 and 1.0 clear, 0.1 only before adjustment, 0.2 not; no interval is invented."""
    view = build_verdicts(ARMS)
    assert [(dose, item.value) for dose, item in view.places] == [
        (0.1, 1.0),
        (0.2, 0.0),
        (0.5, 2.0),
        (1.0, 2.0),
    ]
    assert [item.people for item in view.items] == [18, 20, 22, 20]
    assert all(item.low is None for item in view.items)
    rows = table_verdicts(view)
    assert rows[0][2:4] == ("only before adjusting", "Cohen d −0.82, no interval")
    assert [row[3] for row in rows[1:]] == ["not seen"] * 3
    assert {len(row) for row in rows} == {len(VERDICT_COLUMNS)}


@pytest.mark.parametrize("register", REGISTERS)
def test_the_verdicts_are_said_in_each_register(register):
    """Every dose stands with its verdict and its people, and height is said to be no effect."""
    words = describe_verdicts(build_verdicts(ARMS), register)
    assert re.search(r"0\.5 and 1 mg/kg (did better|superior).* 0\.1 .*(only before).* 0\.2 .*\bnot\b", words)
    assert re.search(r"Height (shows|is|codes).*, not (how much it helped|an effect|the effect)", words)
    assert "18, 20, 22, 20" in words
    assert "midazolam" in words
    assert sorted(re.findall(r"\d+(?:\.\d+)?", words)) == sorted(
        ["0.5", "1", "0.1", "0.2", "18", "20", "22", "20"]
    )


VIEWS = {
    "dose_su": build_su(ARMS),
    "dose_su_harm": build_infusion_harms(load_safety()),
    "dose_daly": build_daly(ARMS),
    "dose_spray": build_spray_response(ARMS),
    "dose_spray_harm": build_spray_harms(load_safety()),
}
# The numbers of each sentence in order: people are whole in plain words; all have equal decimals elsewhere.
PLAIN = {
    "dose_su": ["13", "39", "46"],
    "dose_su_harm": ["69", "17", "57", "12"],
    "dose_daly": ["−5.0", "−7.6", "−10.5"],
    "dose_spray": ["6", "9", "18", "42"],
    "dose_spray_harm": ["4", "26", "28"],
}
PRINTED = {
    **PLAIN,
    "dose_su": ["12.5", "39.1", "45.8"],
    "dose_su_harm": ["69.0", "16.7", "57.1", "11.9"],
    "dose_spray_harm": ["3.5", "26.1", "27.6"],
}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("key", VIEWS)
def test_each_dose_is_said_with_its_value_and_basis(key, register):
    """Each value stands in its place in the sentence, then how the intervals were had."""
    view = VIEWS[key]
    words = describe_doses(view, key, register)
    numbers = (PLAIN if register == "plain" else PRINTED)[key]
    assert words.startswith(say(key, register, **dict(zip(SAID[key], numbers, strict=True))))
    basis = say("interval_from_error" if view.line == 0.0 else "interval_from_people", register)
    assert f"here from {basis}" in words


@pytest.mark.parametrize("key", VIEWS)
def test_plain_words_hold_no_part_of_a_person_and_no_term(key):
    """People of 100 are whole, and neither events nor arms have the names of the tables."""
    words = describe_doses(VIEWS[key], key, "plain")
    said = re.sub(r"\d[\d.]* mg(?:/kg)?", "", words)
    if VIEWS[key].line is None:
        assert re.findall(r"\d+\.\d+", said) == []
    assert re.search("derealisation|dissociation|saline|esketamine|\\bAD\\b|[+]", words) is None


@pytest.mark.parametrize("key", VIEWS)
def test_the_table_has_the_unrounded_numbers_and_names_its_events(key):
    """What a caption rounds stands in the table; a term there comes after the words for it."""
    rows = table_doses(VIEWS[key])
    assert [float(row[1].replace("−", "-")) for row in rows] == [item.value for item in VIEWS[key].items]
    for row in rows:
        assert not re.match("derealisation|dissociation", row[0])
        assert not re.search(r"\bAD\b|[<>]", row[0])


def test_a_verdict_that_forgets_a_dose_is_refused():
    """Every dose must be spoken of."""
    arms = tuple(
        dataclasses.replace(arm, verdict="mixed (0.5 and 1.0 mg/kg positive)")
        if arm.trial_id == "fava2020"
        else arm
        for arm in ARMS
    )
    with pytest.raises(DataError, match=r"0\.1 mg/kg"):
        build_verdicts(arms)


def test_su_2017_is_drawn_with_the_intervals_of_its_counts():
    """3 of 24, 9 of 23, 11 of 24."""
    view = build_su(ARMS)
    assert [dose for dose, _ in view.places] == [0.0, 0.2, 0.5]
    for item, counts in zip(view.items, [(3, 24), (9, 23), (11, 24)], strict=True):
        assert (item.low, item.high) == pytest.approx(wilson_interval(*counts))


def test_daly_2018_has_the_interval_of_its_printed_error():
    """-5.0, -7.6, -10.5 with SE 2.99, 2.91, 2.79: plus and minus 1.96 of it."""
    view = build_daly(ARMS)
    assert [item.value for item in view.items] == [-5.0, -7.6, -10.5]
    halves = [(item.high - item.low) / 2 for item in view.items]
    assert halves == pytest.approx([1.96 * error for error in (2.99, 2.91, 2.79)], abs=0.01)
    assert view.line == 0.0
    without = tuple(
        dataclasses.replace(arm, effect_measure="LS mean difference") if arm.trial_id == "daly2018" else arm
        for arm in ARMS
    )
    with pytest.raises(DataError, match="standard error"):
        build_daly(without)


@pytest.mark.parametrize(
    ("benefit", "harm"),
    [
        (build_su(ARMS), build_infusion_harms(load_safety())),
        (build_spray_response(ARMS), build_spray_harms(load_safety())),
    ],
    ids=["infusion", "spray"],
)
def test_benefit_and_harm_share_scale_and_size(benefit, harm):
    """Both are per 100 people over the same doses and equally tall."""
    assert (benefit.x_range, benefit.y_range) == (harm.x_range, harm.y_range)
    assert benefit.y_range == (0.0, 100.0)
    light = THEMES[0]
    assert draw_doses(benefit, theme=light).layout.height == draw_doses(harm, theme=light).layout.height


def test_harms_by_dose_are_as_published():
    """Su 2023 at one dose; TRANSFORM-1 at two, the placebo spray beside them."""
    infusion = {(item.tone, item.value) for item in build_infusion_harms(load_safety()).items}
    assert infusion == {("ketamine", 69.0), ("ketamine", 57.1), ("control", 16.7), ("control", 11.9)}
    spray = [(dose, item.value) for dose, item in build_spray_harms(load_safety()).places]
    assert spray == [(0.0, 3.5), (56.0, 26.1), (84.0, 27.6)]
    assert [item.value for item in build_spray_response(ARMS).items] == [6.0, 9.0, 18.0, 42.0]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_nothing_lies_outside_the_fixed_scales_and_no_line_joins_doses(theme):
    """Every value and interval is inside; lines are intervals only."""
    views = (build_su(ARMS), build_daly(ARMS), build_spray_response(ARMS), build_spray_harms(load_safety()), build_infusion_harms(load_safety()))  # fmt: skip
    for view in views:
        for x, item in view.places:
            assert view.x_range[0] <= x <= view.x_range[1]
            for value in (item.low, item.value, item.high):
                assert view.y_range[0] <= value <= view.y_range[1]
        figure = draw_doses(view, theme=theme)
        assert not any("lines" in trace.mode and "interval" not in trace.name for trace in figure.data)
        assert len(table_doses(view)) == len(view.items)
    verdicts = draw_verdicts(build_verdicts(ARMS), theme=theme)
    assert not any("lines" in trace.mode for trace in verdicts.data)
    assert verdicts.layout.yaxis.showticklabels is False
