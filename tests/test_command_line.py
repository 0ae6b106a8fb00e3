"""The command line: stable columns and keys, one line for bad input."""

import csv
import io
import json
import subprocess
import sys

import pytest

from explainer.__main__ import main

COLUMNS = [
    "time_h",
    "plasma_ketamine_ng_per_ml",
    "free_ketamine_um",
    "block_interneuron",
    "block_pyramidal",
    "rate_interneuron_hz",
    "rate_pyramidal_hz",
    "glutamate_percent",
    "bdnf_percent",
    "mtorc1_percent",
    "spine_density_percent",
    "plasma_norketamine_ng_per_ml",
    "plasma_hnk_ng_per_ml",
]
INFUSION = ["--dose-mg-per-kg", "0.5", "--duration-min", "40"]


def simulate(capsys, *arguments):
    """Run simulate and return its rows as numbers."""
    assert main(["simulate", *arguments]) == 0
    reader = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert reader.fieldnames == COLUMNS
    return [{name: float(value) for name, value in row.items()} for row in reader]


def test_simulate_prints_one_row_a_step(capsys):
    """A day at one row a minute has 1441 rows, from rest to a day later."""
    rows = simulate(capsys, *INFUSION)
    assert len(rows) == 1441
    assert rows[0]["glutamate_percent"] == 100.0
    assert rows[-1]["time_h"] == 24.0
    assert max(row["plasma_ketamine_ng_per_ml"] for row in rows) == pytest.approx(253.0, abs=1.0)


def test_duration_zero_is_a_bolus(capsys):
    """A bolus is in the blood at once: 0.5 mg/kg in 25 L at 70 kg is 1400 ng/mL."""
    rows = simulate(capsys, "--dose-mg-per-kg", "0.5", "--duration-min", "0", "--horizon-h", "1")
    assert rows[0]["plasma_ketamine_ng_per_ml"] == pytest.approx(1400.0)


def test_repeated_doses_and_other_options(capsys):
    """Starts, horizon, step, mass and sets are taken from the options."""
    rows = simulate(
        capsys,
        *INFUSION,
        *["--repeat-h", "0,48,96", "--horizon-h", "120", "--step-min", "60", "--mass-kg", "60"],
        *["--pk", "clements1981", "--affinity", "ebert1997", "--route", "iv"],
    )
    assert len(rows) == 121
    assert rows[49]["plasma_ketamine_ng_per_ml"] > 100.0


def test_lab_prints_what_the_lab_shows(capsys):
    """The lab's JSON has its six keys and agrees with itself."""
    assert main(["lab", "--block", "40"]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert list(shown) == [
        "block_interneuron",
        "block_pyramidal",
        "rate_interneuron_hz",
        "rate_pyramidal_hz",
        "glutamate_percent",
        "spine_density_percent",
    ]
    assert shown["block_interneuron"] == 0.4
    assert 0.0 < shown["block_pyramidal"] < 0.4
    assert shown["glutamate_percent"] > 100.0


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (
            ["simulate", "--dose-mg-per-kg", "-1", "--duration-min", "40"],
            ["--dose-mg-per-kg", "0 to 50", "-1"],
        ),
        (
            ["simulate", "--dose-mg-per-kg", "lots", "--duration-min", "40"],
            ["--dose-mg-per-kg", "number", "lots"],
        ),
        (["simulate", "--dose-mg-per-kg", "nan", "--duration-min", "40"], ["--dose-mg-per-kg", "nan"]),
        (["simulate", "--dose-mg-per-kg", "1"], ["--duration-min", "required"]),
        (["simulate", *INFUSION, "--pk", "nobody"], ["--pk", "kamp2020", "nobody"]),
        (["simulate", *INFUSION, "--affinity", "x"], ["--affinity", "gerhard2020", "x"]),
        (["simulate", *INFUSION, "--route", "oral"], ["--route", "iv", "oral"]),
        (["simulate", *INFUSION, "--repeat-h", "0,0"], ["--repeat-h", "increase", "0"]),
        (["simulate", *INFUSION, "--repeat-h", ""], ["--repeat-h", "number", "''"]),
        (["simulate", *INFUSION, "--step-min", "0"], ["--step-min", "0.01", "0"]),
        (["lab", "--block", "101"], ["--block", "0 to 100", "101"]),
        (["lab", "--block", "half"], ["--block", "number", "half"]),
        (["lab"], ["--block", "required"]),
        (["dance"], ["simulate", "lab", "dance"]),
    ],
)
def test_bad_input_ends_with_one_line_and_status_two(capsys, arguments, words):
    """The line names the argument, what was expected and what came."""
    try:
        status = main(arguments)
    except SystemExit as stop:
        status = stop.code
    output = capsys.readouterr()
    assert status == 2
    assert output.out == ""
    assert len(output.err.splitlines()) == 1
    for word in words:
        assert word in output.err


def test_it_runs_as_a_module(root):
    """``python -m explainer`` works from a shell."""
    command = [sys.executable, "-m", "explainer", "lab", "--block", "0"]
    result = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    assert json.loads(result.stdout)["glutamate_percent"] == 100.0
