"""Imagined repeats and the five formats: seeded, from the pool or the record, nothing else."""

import re
import statistics
from dataclasses import replace

import pytest

from explainer.describe.registers import REGISTERS
from explainer.errors import DataError
from explainer.evidence.load import load_trials
from explainer.evidence.rows import find_row
from explainer.figures.draws import (
    RUNS,
    X_RANGE_POINTS,
    build_draws,
    count_against,
    describe_draws,
    draw_draws,
    table_draws,
)
from explainer.figures.forest import build_forest
from explainer.figures.forest_pools import main_pool
from explainer.figures.formats import build_formats, describe_formats, draw_formats, table_formats
from explainer.figures.theme import ChartTheme

POOL = main_pool(build_forest(load_trials()).pools)
THEME = ChartTheme.light()


def test_the_same_seed_gives_the_same_runs_and_another_gives_others():
    """Every visitor sees the same repeats."""
    assert build_draws(POOL, measure="points") == build_draws(POOL, measure="points")
    assert build_draws(POOL, measure="points", seed=1) != build_draws(POOL, measure="points")


@pytest.mark.parametrize("tau2", [0.0, 4.0])
def test_repeats_scatter_as_the_pool_says(tau2):
    """Over many runs the results' mean is the pool's, and their spread adds up its three parts."""
    pool = replace(POOL, result=replace(POOL.result, tau2=tau2))
    view = build_draws(pool, measure="points", runs=4000)
    for index, study in enumerate(pool.studies):
        found = [run.results[index] for run in view.runs]
        assert statistics.mean(found) == pytest.approx(pool.result.estimate, abs=0.2)
        expected = (pool.result.se**2 + tau2 + study.variance) ** 0.5
        assert statistics.stdev(found) == pytest.approx(expected, rel=0.06)
    assert all(X_RANGE_POINTS[0] <= value <= X_RANGE_POINTS[1] for run in view.runs for value in run.results)


def test_a_trial_left_out_is_not_repeated():
    """The repeats follow the pool without it."""
    without = main_pool(build_forest(load_trials(), without=POOL.studies[0].trial_id).pools)
    view = build_draws(without, measure="points")
    assert POOL.studies[0].name not in view.names
    assert len(view.names) == len(POOL.studies) - 1


def test_words_and_table_count_the_runs():
    """Results that favour the control are counted with the sign of the outcome."""
    view = build_draws(POOL, measure="points")
    against, total = count_against(view)
    assert total == RUNS * len(view.names)
    assert against == sum(value >= 0 for run in view.runs for value in run.results)
    assert count_against(replace(view, measure="response"))[0] == sum(
        value <= 0 for run in view.runs for value in run.results
    )
    assert len(table_draws(view)) == RUNS


@pytest.mark.parametrize("register", REGISTERS)
def test_the_repeats_are_said_in_each_register(register):
    """Trials, runs and what favours the control, and that chance alone can do it."""
    view = build_draws(POOL, measure="points")
    against, total = count_against(view)
    words = describe_draws(view, register)
    assert re.search(
        rf"\b{against} of {total} (made-up|imagined|simulated) results favour (the )?control", words
    )
    assert f"{len(view.names)} trials" in words
    assert re.search(rf"\b{RUNS} (repeats|runs)", words)
    assert re.search("chance|sampling error", words, re.IGNORECASE)
    assert {int(n) for n in re.findall(r"\d+", words)} == {against, total, len(view.names), RUNS}


def test_one_run_or_every_run_is_drawn_on_one_scale():
    """A single strip holds that run's results; the small multiples hold them all; the axis stays."""
    view = build_draws(POOL, measure="points")
    one = draw_draws(view, theme=THEME, run=3)
    every = draw_draws(view, theme=THEME)
    assert tuple(one.data[0].x) == view.runs[2].results
    assert tuple(one.data[1].x) == (view.runs[2].mean,)
    assert len(every.data[0].x) == RUNS * len(view.names)
    assert one.layout.xaxis.range == every.layout.xaxis.range == X_RANGE_POINTS
    assert "run 3" in one.data[2].text[0]


def test_all_formats_come_from_one_record():
    """Rates, interval, trials and people are the row's own; the difference is that of the icons."""
    record = find_row("pooled/dean2021ketamine-5")
    view = build_formats(record)
    assert (view.active, view.control) == (record.active_per_100, record.control_per_100)
    assert view.difference == 21
    assert [row[1] for row in table_formats(view)] == ["46.5", "25.9"]
    assert {row[-1] for row in table_formats(view)} == {"Summary of findings 2, Dean 2021"}
    marks = draw_formats(view, theme=THEME).data[0]
    assert marks.x[0] + marks.error_x.array[0] == pytest.approx(record.active_high_per_100)
    assert marks.x[0] - marks.error_x.arrayminus[0] == pytest.approx(record.active_low_per_100)


@pytest.mark.parametrize("register", REGISTERS)
def test_the_formats_are_said_in_each_register(register):
    """Both rates, the interval, trials, people and certainty of the row, and nothing else."""
    record = find_row("pooled/dean2021ketamine-5")
    words = describe_formats(build_formats(record), register)
    rates = (
        record.active_per_100,
        record.active_low_per_100,
        record.active_high_per_100,
        record.control_per_100,
    )
    expected = {*(f"{rate:.1f}" for rate in rates), str(record.k), str(record.n), "100", "95"}
    assert set(re.findall(r"\d+(?:\.\d+)?", words)) == expected
    assert f"{record.certainty} certainty" in words


def test_a_row_without_rates_is_refused_by_name():
    """A result without absolute risks cannot be shown in five formats."""
    record = replace(find_row("pooled/dean2021ketamine-5"), control_per_100=None)
    with pytest.raises(DataError, match="pooled/dean2021ketamine-5 must hold absolute risks"):
        build_formats(record)
