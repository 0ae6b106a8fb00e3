"""The forest plot: rows as printed or computed, pools with shared controls joined, leave one out, words."""

import math
import re
from dataclasses import replace
from itertools import pairwise

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DomainError
from explainer.evidence.load import load_trials
from explainer.evidence.trial_classes import FILTER_NAMES, TIMEPOINTS, VOCABULARIES, TrialFilter
from explainer.figures.forest import (
    FOREST_COLUMNS,
    build_forest,
    describe_forest,
    draw_forest,
    table_forest,
)
from explainer.figures.forest_leave import (
    build_leave_one_out,
    describe_leave_one_out,
    draw_leave_one_out,
    table_leave_one_out,
    words_of,
)
from explainer.figures.forest_pools import (
    SHARED_CONTROL_CORRELATION,
    build_pools,
    join_arms,
    leave_each_out,
    main_pool,
)
from explainer.figures.forest_rows import GROUP_ORDER, MEASURES, build_rows
from explainer.figures.forest_words import (
    odds_words,
    people_of_100,
    pool_words,
    row_note,
    tau_words,
    value_words,
)
from explainer.figures.theme import ChartTheme
from explainer.meta.pooling import pool

ARMS = load_trials()
THEME = ChartTheme.light()


def rows_of(trial_id, measure="points"):
    """Return the rows of one trial."""
    return [row for row in build_rows(ARMS, measure) if row.trial_id == trial_id]


def spray_pool(without=""):
    """Return the pool of sprays after four weeks."""
    return main_pool(build_forest(ARMS, without=without).pools)


@pytest.mark.parametrize("measure", MEASURES)
def test_every_printed_effect_is_drawn(measure):
    """Each active arm with a MADRS difference and interval stands in the plot; intervals enclose effects."""
    rows = build_rows(ARMS, measure)
    assert all(row.low <= row.effect <= row.high for row in rows)
    assert all(row.group in GROUP_ORDER for row in rows)
    if measure == "points":
        printed = {arm.row_id for arm in ARMS if arm.effect_unit == "MADRS points" and arm.ci_low is not None}
        assert printed <= {row.row_id for row in rows}


@pytest.mark.parametrize("measure", MEASURES)
def test_the_fixed_scale_cuts_no_interval(measure):
    """Every interval lies inside the plot's range on either outcome."""
    view = build_forest(ARMS, measure=measure)
    for row in view.rows:
        assert view.x_range[0] <= row.low <= row.high <= view.x_range[1], row.label


def test_a_ninety_percent_interval_is_widened_by_the_ratio_of_quantiles():
    """Takahashi's intervals grow by 1.960/1.645 about the printed difference; others stay as printed."""
    arms = {arm.row_id: arm for arm in ARMS}
    for row in rows_of("takahashi2021_japan"):
        arm = arms[row.row_id]
        widened = (arm.ci_high - arm.ci_low) * 1.959964 / 1.644854
        assert row.high - row.low == pytest.approx(widened, rel=1e-4)
    for row in rows_of("transform2"):
        assert (row.low, row.high) == (arms[row.row_id].ci_low, arms[row.row_id].ci_high)


def test_a_printed_standard_error_gives_the_interval():
    """Daly 2018, 84 mg: -10.5 with SE 2.79, so 5.47 either way, and the row says how."""
    row = next(row for row in rows_of("daly2018") if "84" in row.label)
    assert row.effect == -10.5
    assert row.high - row.effect == pytest.approx(1.96 * 2.79, abs=0.01)
    assert "computed here from its printed standard error" in row.how


def test_means_and_deviations_give_an_effect_where_none_was_printed():
    """Two arms with means, deviations and people give the plain difference; without people, nothing."""
    arms = [arm for arm in ARMS if arm.trial_id == "transform2"]
    bare = [replace(arm, effect=None, ci_low=None, ci_high=None, effect_unit="") for arm in arms]
    (row,) = build_rows(tuple(bare), "points")
    active, control = (next(arm for arm in bare if arm.is_control == flag) for flag in (False, True))
    assert row.effect == pytest.approx(active.endpoint_value - control.endpoint_value)
    variance = active.endpoint_sd**2 / active.n_analysed + control.endpoint_sd**2 / control.n_analysed
    assert row.variance == pytest.approx(variance)
    assert "means and deviations" in row.how
    assert build_rows(tuple(replace(arm, n_analysed=None) for arm in bare), "points") == ()


def test_odds_come_from_counts():
    """Su 2023: 15 of 42 against 5 of 42; a count from a percentage and a crossover say so."""
    (row,) = rows_of("su2023_taiwan_si", "response")
    assert row.effect == pytest.approx(math.log((15 / 27) / (5 / 37)))
    assert row.variance == pytest.approx(1 / 15 + 1 / 27 + 1 / 5 + 1 / 37)
    assert "worked out from printed percentages" in rows_of("murrough2013a", "response")[0].how
    assert "crossover counted as two groups" in rows_of("lapidus2014", "response")[0].how


def test_what_is_no_response_in_depression_is_not_drawn_as_one():
    """A fall in suicidal ideas, or remission only, is not on the scale of response."""
    drawn = {row.trial_id for row in build_rows(ARMS, "response")}
    assert not drawn & {"grunebaum2018", "abbar2022", "kads2023", "sustain1"}


def test_an_unknown_outcome_or_order_is_named():
    """A wrong measure or sort says what was expected."""
    with pytest.raises(DomainError, match="got 'joy'"):
        build_forest(ARMS, measure="joy")
    with pytest.raises(DomainError, match="got 'luck'"):
        build_forest(ARMS, sort="luck")


@pytest.mark.parametrize("measure", MEASURES)
@pytest.mark.parametrize("name", FILTER_NAMES)
def test_each_filter_splits_the_rows(name, measure):
    """The rows of a filter's options together are all rows, and each row passes its own option."""
    everything = {row.row_id for row in build_forest(ARMS, measure=measure).rows}
    found = set()
    for key in VOCABULARIES[name]:
        rows = build_forest(ARMS, TrialFilter(**{name: key}), measure=measure).rows
        assert len(rows) < len(everything)
        found |= {row.row_id for row in rows}
    assert found == everything


def test_order_is_by_effect_or_by_year_within_a_group():
    """The best result stands first on either outcome; by year the oldest does; groups stay together."""
    for measure, sign in (("points", 1.0), ("response", -1.0)):
        rows = build_forest(ARMS, measure=measure).rows
        for before, after in pairwise(rows):
            if before.group == after.group:
                assert sign * before.effect <= sign * after.effect
            else:
                assert GROUP_ORDER.index(before.group) < GROUP_ORDER.index(after.group)
    rows = build_forest(ARMS, sort="year").rows
    for before, after in pairwise(rows):
        assert before.group != after.group or before.year <= after.year


def test_two_arms_on_one_control_are_joined_with_their_correlation():
    """Equal arms keep their mean; the variance lies between one arm's and that of two apart."""
    row = rows_of("transform1")[0]
    twin = replace(row, effect=row.effect - 2.0)
    joined = join_arms([row, twin])
    assert joined.effect == pytest.approx(row.effect - 1.0)
    assert joined.variance == pytest.approx(row.variance * (1.0 + SHARED_CONTROL_CORRELATION) / 2.0)
    assert join_arms([row]).variance == row.variance


def test_arms_with_counts_are_added_up_and_the_control_counted_once():
    """Su 2017: 20 of 47 on either dose against the one control of 3 in 24."""
    joined = join_arms(rows_of("su2017", "response"))
    assert joined.arms == 2
    assert joined.effect == pytest.approx(math.log((20 / 27) / (3 / 21)))
    assert joined.variance == pytest.approx(1 / 20 + 1 / 27 + 1 / 3 + 1 / 21)


@pytest.mark.parametrize("measure", MEASURES)
def test_pools_hold_comparable_trials_once_each(measure):
    """A pool is one group, time and control; each trial enters once; two trials at least."""
    for item in build_forest(ARMS, measure=measure).pools:
        names = [study.trial_id for study in item.studies]
        assert len(names) == len(set(names)) == item.result.k >= 2
        assert item.timepoint != "unclear"
        rows = [
            row
            for row in build_rows(ARMS, measure)
            if (row.group, row.classes.timepoint, row.classes.comparator)
            == (item.group, item.timepoint, item.comparator)
        ]
        assert {row.trial_id for row in rows} == set(names)


def test_the_pooled_interval_is_the_wider_of_two():
    """No pool is surer than the normal interval, nor than Knapp and Hartung's."""
    for measure in MEASURES:
        for item in build_forest(ARMS, measure=measure).pools:
            effects = [study.effect for study in item.studies]
            variances = [study.variance for study in item.studies]
            for test in ("z", "knha"):
                other = pool(effects, variances, method="REML", test=test)
                width = item.result.ci_high - item.result.ci_low
                assert width >= other.ci_high - other.ci_low - 1e-9


def test_leaving_one_out_is_pooling_without_it():
    """The strip's values and the diamond without a trial are the same numbers."""
    whole = spray_pool()
    for study, left in zip(whole.studies, leave_each_out(whole), strict=True):
        without = spray_pool(study.trial_id)
        assert without.without == study.trial_id
        assert without.result.k == whole.result.k - 1
        assert without.result.estimate == pytest.approx(left.estimate)
        assert without.result.ci_low == pytest.approx(left.ci_low, rel=1e-6)
        assert study.name in without.label


def test_a_pool_of_two_loses_none_and_predicts_nothing():
    """With two trials neither can be left out, and no prediction is drawn or told."""
    two = [item for item in build_forest(ARMS).pools if len(item.studies) == 2]
    assert two
    for item in two:
        same = build_pools(build_forest(ARMS).rows, without=item.studies[0].trial_id)
        assert all(
            other.without == "" for other in same if other.group == item.group and len(other.studies) == 2
        )
        assert not item.has_prediction
        assert "a new trial" not in pool_words(item, "points")
    assert main_pool(two) is None


def test_the_leave_one_out_strip_says_what_it_shows():
    """Rows run from lowest to highest, the chosen one is marked, and no interval is cut."""
    whole = spray_pool()
    view = build_leave_one_out(whole, measure="points", chosen="transform2")
    assert [row.estimate for row in view.rows] == sorted(row.estimate for row in view.rows)
    assert [row.trial_id for row in view.rows if row.is_chosen] == ["transform2"]
    assert len(table_leave_one_out(view)) == len(whole.studies)
    figure = draw_leave_one_out(view, theme=THEME)
    low, high = figure.layout.xaxis.range
    assert all(low <= row.low and row.high <= high for row in view.rows)


def numbers(words):
    """Return the numbers of a sentence, in order of size as text."""
    return sorted(re.findall(r"[−-]?\d+(?:\.\d+)?", words))


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_leaving_one_out_is_said_in_each_register(measure, register):
    """Lowest, highest and all trials stand with their names, and the words count what turns."""
    whole = main_pool(build_forest(ARMS, measure=measure).pools)
    view = build_leave_one_out(whole, measure=measure)
    low, high = view.rows[0], view.rows[-1]
    words = describe_leave_one_out(view, register)
    for row in (low, high):
        assert re.search(
            rf"{re.escape(words_of(row.estimate, measure))}.{{0,9}} \(without {re.escape(row.name)}\)", words
        )
    assert words_of(view.all_estimate, measure) in words
    turning = sum((row.low <= 0.0 <= row.high) == view.all_excludes for row in view.rows)
    assert ("no single trial" in words.lower()) == (turning == 0)
    turned = replace(view, rows=(replace(low, low=-1.0, high=1.0), *view.rows[1:]))
    turning = sum((row.low <= 0.0 <= row.high) == view.all_excludes for row in turned.rows)
    assert f"any one of {turning} of the {len(view.rows)}" in describe_leave_one_out(turned, register)
    other = replace(
        view, all_excludes=False, rows=tuple(replace(row, low=-1.0, high=1.0) for row in view.rows)
    )
    assert re.search("includes|takes in", describe_leave_one_out(other, register))
    assert "no single trial" in describe_leave_one_out(other, register).lower()


def test_the_plot_draws_each_row_once_in_few_traces():
    """Marks hold the view's effects and intervals; open marks are the inconclusive ones."""
    view = build_forest(ARMS)
    figure = draw_forest(view, theme=THEME)
    assert len(figure.data) <= 3 + len(view.pools)
    marks = [trace for trace in figure.data if trace.name in {"ketamine", "esketamine spray"}]
    drawn = {}
    for trace in marks:
        for x, up, down, color in zip(
            trace.x, trace.error_x.array, trace.error_x.arrayminus, trace.marker.color, strict=True
        ):
            drawn[round(x, 6), round(x + up, 6), round(x - down, 6)] = color == THEME.card
    assert drawn == {
        (round(row.effect, 6), round(row.high, 6), round(row.low, 6)): row.is_inconclusive
        for row in view.rows
    }
    labels = " ".join(note.text for note in figure.layout.annotations)
    for row in view.rows:
        assert f"<b>{row.label}</b>" in labels


def test_diamonds_span_the_interval_and_stay_on_the_scale():
    """A diamond's ends are the interval's, or the end of the scale; the prediction has its own line."""
    view = build_forest(ARMS, measure="response")
    figure = draw_forest(view, theme=THEME)
    low, high = view.x_range
    for item in view.pools:
        trace = next(trace for trace in figure.data if trace.name == item.label and trace.x[0] >= low)
        assert low <= min(trace.x) <= max(trace.x) <= high
    assert any(trace.name == "prediction interval" for trace in figure.data)


def test_an_empty_plot_keeps_its_axes_and_says_so():
    """A filter that nothing passes leaves the same scale and one sentence."""
    view = build_forest(ARMS, TrialFilter(drug="esketamine", masked="anaesthesia"))
    assert view.rows == view.pools == ()
    figure = draw_forest(view, theme=THEME)
    assert figure.layout.xaxis.range == build_forest(ARMS).x_range
    assert {describe_forest(view, register)[:3] for register in REGISTERS} == {"No "}


@pytest.mark.parametrize("register", REGISTERS)
@pytest.mark.parametrize("measure", MEASURES)
def test_words_and_table_agree_with_the_view(measure, register):
    """The words count rows, trials, better and crossing; the largest pool's numbers are its own; so is the table's."""
    view = build_forest(ARMS, measure=measure)
    crossing = sum(row.low <= 0.0 <= row.high for row in view.rows)
    better = sum((row.effect < 0.0) == (measure == "points") and row.effect != 0.0 for row in view.rows)
    words = describe_forest(view, register)
    assert f"{len(view.rows)} {'lines' if register == 'plain' else 'comparisons'} from" in words
    assert f"from {len({row.trial_id for row in view.rows})} trials" in words
    assert f"{better} of the {len(view.rows)}" in words
    assert f"{crossing} of the {len(view.rows)}" in words
    largest = main_pool(view.pools)
    result = largest.result
    ends = (result.estimate, result.ci_low, result.ci_high, result.prediction_low, result.prediction_high)
    for value in ends:
        assert value_words(value, measure) in words
    assert tau_words(largest, measure) in words
    assert f"{result.i2:.0f}%" in words
    table = table_forest(view)
    assert len(table) == len(view.rows) + len(view.pools)
    assert all(len(row) == len(FOREST_COLUMNS) for row in table)
    (pooled,) = [row for row in table if row[0] == f"{largest.group}. {largest.label}"]
    assert pooled[2] == TIMEPOINTS[largest.timepoint]
    assert pooled[3].endswith(f"tau {tau_words(largest, measure)}, I² {result.i2:.0f}%")


@pytest.mark.parametrize("measure", MEASURES)
def test_every_register_says_the_same_numbers(measure):
    """Nothing is left out for anyone; only the names of things may hold a number of their own."""
    view = build_forest(ARMS, measure=measure)
    said = {register: set(numbers(describe_forest(view, register))) for register in REGISTERS}
    assert said["plain"] == said["student"] == said["clinician"]


def test_the_terms_are_the_clinicians():
    """MD, CI, PI, tau², I² and k for the clinician; the others read words, and the student the name of the interval."""
    view = build_forest(ARMS)
    said = {register: describe_forest(view, register) for register in REGISTERS}
    for term in (r"\bMD\b", r"\bCI\b", r"\bPI\b", "tau²", r"\(k = "):
        assert re.search(term, said["clinician"])
        assert not re.search(term, said["plain"])
        assert not re.search(term, said["student"])
    assert "Prediction interval, where the true effect of a new trial like these may lie" in said["student"]
    assert "The range where the true effect of a new trial would fall is" in said["plain"]
    assert not any("SMD" in words for words in said.values())


@pytest.mark.parametrize("register", REGISTERS)
def test_odds_never_stand_without_people(register):
    """The pooled odds ratio of response comes with people of 100: the control's share, and what the odds make of it."""
    view = build_forest(ARMS, measure="response")
    pool = main_pool(view.pools)
    control, active, low, high = (float(words) for words in people_of_100(pool, view.rows))
    assert low < active < high
    odds = active / (100.0 - active) / (control / (100.0 - control))
    assert odds == pytest.approx(math.exp(pool.result.estimate), rel=0.05)
    words = describe_forest(view, register)
    assert f"{control:.0f} of 100" in words
    assert f"{active:.0f} of 100" in words
    assert f"({low:.0f} to {high:.0f})" in words


def test_people_of_a_pool_need_counts():
    """Without the counts of its trials a pool cannot be told in people, and says so."""
    view = build_forest(ARMS, measure="response")
    with pytest.raises(DomainError, match="rows must hold the counts of 'Pooled here"):
        people_of_100(main_pool(view.pools), [])


@pytest.mark.parametrize("register", REGISTERS)
def test_one_row_is_one_row(register):
    """A filter that leaves one comparison is said in the singular, with nothing pooled."""
    view = build_forest(tuple(arm for arm in ARMS if arm.trial_id == "transform2"))
    words = describe_forest(view, register)
    assert re.search(r"\b1 (line|comparison) from 1 trial\b", words)
    assert "two trials" in words


def test_notes_under_names_are_short_and_true():
    """A note gives control, time and effect; a time with an explanation loses the explanation only."""
    daly = next(row for row in rows_of("daly2018") if "84" in row.label)
    assert row_note(daly, "points") == "v placebo spray, day 8 · −10.5 (−16.0 to −5.0)"
    su = rows_of("su2017", "response")[0]
    assert ", days 2 to 5 · OR" in row_note(su, "response")


def test_odds_far_off_the_scale_are_named_by_their_end():
    """No reader is shown an odds ratio of a thousand and a half."""
    assert odds_words(math.log(2.0)) == "2.0"
    assert odds_words(-9.0) == "under 0.1"
    assert odds_words(900.0) == "over 100"
