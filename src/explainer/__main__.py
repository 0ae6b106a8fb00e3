"""The command line: run the model without the pages.

``python -m explainer simulate ...`` prints a scenario as CSV;
``python -m explainer lab --block 40`` prints what the lab shows, as JSON;
``python -m explainer pool < effects.csv`` pools studies and prints the answer as JSON.
Bad input ends with status 2 and one line naming the argument, what was expected
and what came. What is printed is for other programs, so its first line is a heading or a brace;
what a reader must know stands in --help, and on standard error when a terminal shows the output.
"""

import argparse
import csv
import dataclasses
import json
import sys
from collections.abc import Sequence
from typing import NoReturn

import numpy as np

from explainer.describe.help_lines import short_help
from explainer.errors import DomainError, ExplainerError
from explainer.meta.effects_csv import COLUMNS as EFFECT_COLUMNS
from explainer.meta.effects_csv import decode_table, read_effects
from explainer.meta.pooling import METHODS, TESTS, pool
from explainer.model.chain import simulate_chain
from explainer.model.grid import simulate_lab
from explainer.model.scenario import Scenario
from explainer.parameters.defaults import AFFINITY_SETS, METABOLITE_SETS, PK_SETS
from explainer.parameters.routes import DRUGS, ROUTE_LABELS

CSV_COLUMNS = (
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
)
_SIGNIFICANT_DIGITS = 9


class _OneLineParser(argparse.ArgumentParser):
    """A parser whose errors are one line on standard error, status 2."""

    def error(self, message: str) -> NoReturn:
        print(f"{self.prog}: {message} (see {self.prog} --help)", file=sys.stderr)
        raise SystemExit(2)


def _number(argument: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise DomainError(f"{argument} must be a number; got {text!r}.") from None


def _numbers(argument: str, text: str) -> tuple[float, ...]:
    return tuple(_number(argument, part.strip()) for part in text.split(","))


def what_to_know() -> str:
    """Return what a reader of any output must know: what this is, and crisis help."""
    return f"Teaching model, not medical advice. {short_help()}"


def _build_parser() -> _OneLineParser:
    # The words come from a file that an institution may replace; argparse would read a % in them as a place.
    notice = what_to_know().replace("%", "%%")
    parser = _OneLineParser(
        prog="explainer", description=__doc__.splitlines()[0] if __doc__ else None, epilog=notice
    )
    commands = parser.add_subparsers(dest="command", required=True, parser_class=_OneLineParser)
    defaults = Scenario()

    simulate = commands.add_parser("simulate", help="print a scenario as CSV")
    simulate.add_argument("--dose-mg-per-kg", required=True, help="size of each dose, mg/kg")
    simulate.add_argument("--duration-min", required=True, help="minutes of infusion; 0 is a bolus")
    simulate.add_argument("--drug", default=defaults.drug, help=f"one of {', '.join(DRUGS)}")
    simulate.add_argument("--route", default=defaults.route, help=f"one of {', '.join(ROUTE_LABELS)}")
    simulate.add_argument("--mass-kg", default=str(defaults.mass_kg), help="reference body mass (default 70)")
    simulate.add_argument("--pk", default=defaults.pk, help=f"one of {', '.join(PK_SETS)}")
    simulate.add_argument("--affinity", default=defaults.affinity, help=f"one of {', '.join(AFFINITY_SETS)}")
    simulate.add_argument(
        "--metabolites", default=defaults.metabolites, help=f"one of {', '.join(METABOLITE_SETS)}"
    )
    simulate.add_argument("--horizon-h", default=str(defaults.horizon_h), help="hours simulated (default 24)")
    simulate.add_argument(
        "--step-min", default=str(defaults.step_min), help="minutes between rows (default 1)"
    )
    simulate.add_argument("--repeat-h", default="0", help="start of each dose in hours, such as 0,48,96")

    lab = commands.add_parser("lab", help="print what the blockade lab shows at a setting, as JSON")
    lab.add_argument("--block", required=True, help="NMDA block on interneurons, 0 to 100 percent")

    pooling = commands.add_parser(
        "pool", help=f"pool the studies of a CSV ({','.join(EFFECT_COLUMNS)}) on standard input, as JSON"
    )
    pooling.add_argument("--method", default=METHODS[0], choices=METHODS, help=f"default {METHODS[0]}")
    pooling.add_argument("--test", default=TESTS[0], choices=TESTS, help=f"default {TESTS[0]}")
    for command in (simulate, lab, pooling):
        command.epilog = notice
    return parser


def _print_simulation(arguments: argparse.Namespace) -> None:
    scenario = Scenario(
        dose_mg_per_kg=_number("dose_mg_per_kg", arguments.dose_mg_per_kg),
        duration_min=_number("duration_min", arguments.duration_min),
        start_h=_numbers("repeat_h", arguments.repeat_h),
        route=arguments.route,
        mass_kg=_number("mass_kg", arguments.mass_kg),
        pk=arguments.pk,
        affinity=arguments.affinity,
        metabolites=arguments.metabolites,
        drug=arguments.drug,
        horizon_h=_number("horizon_h", arguments.horizon_h),
        step_min=_number("step_min", arguments.step_min),
    )
    chain = simulate_chain(scenario)
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(CSV_COLUMNS)
    columns = [getattr(chain, name) for name in CSV_COLUMNS]
    writer.writerows(
        [f"{value:.{_SIGNIFICANT_DIGITS}g}" for value in row] for row in zip(*columns, strict=True)
    )


def _print_lab(arguments: argparse.Namespace) -> None:
    grid = simulate_lab(np.array([_number("block", arguments.block)]))
    shown = {
        "block_interneuron": grid.block_percent[0] / 100.0,
        "block_pyramidal": grid.block_pyramidal_percent[0] / 100.0,
        "rate_interneuron_hz": grid.sustained_interneuron_hz[0],
        "rate_pyramidal_hz": grid.sustained_pyramidal_hz[0],
        "glutamate_percent": grid.sustained_glutamate_percent[0],
        "spine_density_percent": grid.spine_24h_percent[0],
    }
    print(json.dumps({name: round(float(value), 9) for name, value in shown.items()}, indent=2))


def _standard_input() -> str:
    """Return standard input as text: nothing if it is closed, as it is if it was text already."""
    if sys.stdin is None:
        return ""
    data = getattr(sys.stdin, "buffer", sys.stdin).read()
    return decode_table(data) if isinstance(data, bytes) else str(data)


def _print_pool(arguments: argparse.Namespace) -> None:
    effects, variances = read_effects(_standard_input())
    pooled = pool(effects, variances, method=arguments.method, test=arguments.test)
    shown = {
        name: value if isinstance(value, int) else float(f"{value:.{_SIGNIFICANT_DIGITS}g}")
        for name, value in dataclasses.asdict(pooled).items()
    }
    print(json.dumps(shown, indent=2))


_COMMANDS = {"simulate": _print_simulation, "lab": _print_lab, "pool": _print_pool}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str, optional
        Arguments after the program name; the process's own by default.

    Returns
    -------
    int
        Exit status: 0, or 2 for bad input.
    """
    try:
        parser = _build_parser()
    except ExplainerError as error:
        print(f"explainer: {error}", file=sys.stderr)
        return 2
    arguments = parser.parse_args(argv)
    try:
        _COMMANDS[arguments.command](arguments)
        if sys.stdout.isatty():
            print(what_to_know(), file=sys.stderr)
    except ExplainerError as error:
        # The fields of a scenario are the options of the command line; a table names its rows.
        name, _, rest = str(error).partition(" ")
        option = f"--{name.replace('_', '-')}" if name in vars(arguments) else name
        print(f"explainer {arguments.command}: {option} {rest}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader (head, less) closed early; that is its right.
        sys.stderr.close()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
