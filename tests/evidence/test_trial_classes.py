"""Every comparison gets classes from closed lists, read from the record's words."""

from dataclasses import replace

import pytest

from explainer.errors import DataError
from explainer.evidence.important_differences import IMPORTANT_DIFFERENCES
from explainer.evidence.load import load_trials
from explainer.evidence.rows import find_row
from explainer.evidence.trial_classes import (
    FILTER_NAMES,
    VOCABULARIES,
    TrialFilter,
    class_comparator,
    class_drug,
    class_masking,
    class_populations,
    class_route,
    class_timepoint,
    classify,
)
from explainer.references import find_reference

ACTIVE = [arm for arm in load_trials() if not arm.is_control and arm.comparator != "none"]


@pytest.mark.parametrize("arm", ACTIVE, ids=lambda arm: arm.row_id)
def test_every_controlled_arm_gets_classes_of_the_lists(arm):
    """No trial falls outside a vocabulary, and none with an effect is of an unknown kind."""
    classes = classify(arm)
    for name in FILTER_NAMES:
        found = classes.populations if name == "population" else {getattr(classes, name)}
        assert found
        assert found <= set(VOCABULARIES[name])
    if arm.effect_unit:
        assert classes.timepoint != "unclear"
        assert classes.route != "other"


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("saline", "saline"),
        ("saline under anaesthesia", "saline"),
        ("midazolam 0.045 mg/kg", "midazolam"),
        ("5 midazolam + 1 ketamine", "midazolam"),
        ("racemic ketamine", "psychoactive"),
        ("new antidepressant + placebo spray", "spray"),
        ("placebo spray", "spray_alone"),
        ("placebo tablet", "tablet"),
        ("quetiapine XR", "other"),
        ("ECT", "other"),
    ],
)
def test_comparators(words, key):
    """A control is classed by what stands in it; a spray by whether something came with it."""
    assert class_comparator(words) == key


@pytest.mark.parametrize(
    ("words", "sessions", "key"),
    [
        ("1 h", "1", "hours"),
        ("4 h (primary)", "1", "hours"),
        ("24 h", "1", "day"),
        ("day 2 (24 h)", "1", "day"),
        ("within 72 h", "1", "day"),
        (">50% reduction on >=2 days between days 2 and 5", "1", "day"),
        ("day 8 (period 1 endpoint)", "2/week", "week"),
        ("day 15", "", "fortnight"),
        ("day 28", "", "month"),
        ("4 weeks", "", "month"),
        ("end of treatment", "up to 8 (2/week x4 wk)", "month"),
        ("week 13", "", "later"),
        ("1 year", "", "later"),
        ("any time during trial (14 d follow-up)", "1", "unclear"),
        ("24 h after last infusion", "6 over 12 d", "unclear"),
        ("4 h to 28 d", "1", "unclear"),
        ("", "", "unclear"),
    ],
)
def test_times(words, sessions, key):
    """A time is counted from the first dose; a span, or a time after the last dose, is no single time."""
    assert class_timepoint(words, sessions) == key


def test_hiding_follows_control_and_design():
    """Anaesthesia hides, a drug that is felt is active, open trials are open whatever the control."""
    assert class_masking("saline under anaesthesia", "triple-masked") == "anaesthesia"
    assert class_masking("midazolam", "double-blind") == "active"
    assert class_masking("saline", "double-blind") == "inert"
    assert class_masking("ECT", "parallel RCT, open-label") == "open"


def test_routes_drugs_and_people():
    """Routes and people are read from the table's own words; an unknown drug is named."""
    routes = [
        class_route(words) for words in ("IV", "intranasal", "subcutaneous", "oral extended-release tablet")
    ]
    assert routes == ["vein", "nose", "skin", "mouth"]
    assert class_drug("racemic ketamine ER tablet") == "ketamine"
    assert class_drug("esketamine") == "esketamine"
    assert class_populations("TRD with prominent suicidal ideation") == {"resistant", "suicidal"}
    assert class_populations("bipolar (treatment-resistant)") == {"resistant", "bipolar"}
    assert class_populations("MDD inpatients") == {"general"}
    with pytest.raises(DataError, match="got 'psilocybin'"):
        class_drug("psilocybin")


def test_a_filter_keeps_what_it_names_and_nothing_else():
    """Each field narrows; people match if any of their classes does; an empty filter keeps all."""
    murrough = classify(next(arm for arm in ACTIVE if arm.trial_id == "murrough2013a"))
    assert TrialFilter().keeps(murrough)
    assert TrialFilter(drug="ketamine", masked="active", population="resistant").keeps(murrough)
    for wrong in (
        {"drug": "esketamine"},
        {"route": "nose"},
        {"comparator": "saline"},
        {"masked": "inert"},
        {"timepoint": "month"},
        {"population": "bipolar"},
    ):
        assert not TrialFilter(**wrong).keeps(murrough), wrong
    both = replace(murrough, populations=frozenset({"bipolar", "suicidal"}))
    assert TrialFilter(population="bipolar").keeps(both)


def test_differences_that_matter_have_sources_and_rise():
    """Each bound resolves to a reference and can be found by name; they run from small to large."""
    points = [item.madrs_points for item in IMPORTANT_DIFFERENCES]
    assert points == sorted(points)
    assert points[0] > 0.0
    for item in IMPORTANT_DIFFERENCES:
        assert find_reference(item.source).link
        assert find_row(item.row_id) is item
