"""The experiments: what each explanation was expected to predict, what was found, and remarks.

Three tables. `experiments.csv` holds the word expected under each explanation, written
down before the model was run; `experiment_results.csv` what real experiments found;
`experiment_remarks.csv` a sentence on cells where the model surprises.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from explainer.errors import DataError
from explainer.evidence.hypotheses import Cited, load_hypotheses, read_cited, require_text
from explainer.evidence.load import read_rows

EXPERIMENTS_FILE = "experiments.csv"
RESULTS_FILE = "experiment_results.csv"
REMARKS_FILE = "experiment_remarks.csv"

EXPECTED = (
    "kept",
    "works?",
    "kept or reduced",
    "reduced",
    "weak",
    "occluded",
    "none",
    "lost",
    "late part lost",
    "onset kept, days lost",
)
# Expectancy is not computed, so its words are free of the list above.
WORDS_ONLY = "h9"
FOUND = ("kept", "reduced", "late part lost", "lost", "no separation", "not tested")
SPECIES = ("people", "mice", "rats")
THOUGHT_WRONG = ("model", "expectation", "neither")
_SOME_EFFECT_GONE = frozenset({"reduced", "late part lost", "lost"})


@dataclass(frozen=True, slots=True)
class RealResult:
    """What a real experiment found.

    Attributes
    ----------
    experiment, found, species, text : str
        Key; one of `FOUND`; one of `SPECIES`; one sentence.
    cited : Cited
        Where, and how it was read.
    """

    experiment: str
    found: str
    species: str
    text: str
    cited: Cited


@dataclass(frozen=True, slots=True)
class ExperimentRow:
    """One experiment and what was expected of it.

    Attributes
    ----------
    key, name, short, clause : str
        As in the model; as a heading; as a choice; as the subject of a sentence.
    is_computed : bool
        Whether the model runs it.
    expected : dict
        Word by hypothesis key.
    results : tuple of RealResult
        May be several, and may disagree.
    """

    key: str
    name: str
    short: str
    clause: str
    is_computed: bool
    expected: dict[str, str]
    results: tuple[RealResult, ...]

    @property
    def has_conflict(self) -> bool:
        """Return whether some real results kept the effect and others lost some of it."""
        found = {result.found for result in self.results}
        return "kept" in found and bool(found & _SOME_EFFECT_GONE)


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence on one or more cells of the table.

    Attributes
    ----------
    experiment : str
        Key.
    hypotheses : tuple of str
        Keys.
    thought_wrong : str
        "model" or "expectation" where they differ; "neither" where they agree.
    text : str
        Why.
    """

    experiment: str
    hypotheses: tuple[str, ...]
    thought_wrong: str
    text: str


def _require_one_of(
    file: str, number: int, row: Mapping[str, str], column: str, allowed: Sequence[str]
) -> None:
    if row[column] not in allowed:
        raise DataError(
            f"{file} row {number}, {column}: expected one of {', '.join(allowed)}; got {row[column]!r}."
        )


def read_results(rows: Iterable[Mapping[str, str]], experiments: Sequence[str]) -> tuple[RealResult, ...]:
    """Return real results as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.
    experiments : sequence of str
        Keys that exist.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    found = []
    for number, row in enumerate(rows, start=2):
        require_text(RESULTS_FILE, number, row)
        for column, allowed in (("experiment", experiments), ("found", FOUND), ("species", SPECIES)):
            _require_one_of(RESULTS_FILE, number, row, column, allowed)
        (cited,) = read_cited(RESULTS_FILE, number, row, "source", "seen")
        found.append(RealResult(row["experiment"], row["found"], row["species"], row["text"], cited))
    return tuple(found)


def read_experiments(
    rows: Sequence[Mapping[str, str]], results: Iterable[RealResult], hypotheses: Sequence[str]
) -> tuple[ExperimentRow, ...]:
    """Return experiments as records, each checked, with their real results.

    Parameters
    ----------
    rows : sequence of mappings
        Cells by column name; the first has row number 2.
    results : iterable of RealResult
        Of all experiments.
    hypotheses : sequence of str
        Keys of the expected columns.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    kept = tuple(results)
    found = []
    for number, row in enumerate(rows, start=2):
        require_text(EXPERIMENTS_FILE, number, row)
        _require_one_of(EXPERIMENTS_FILE, number, row, "is_computed", ("0", "1"))
        for key in hypotheses:
            if key != WORDS_ONLY:
                _require_one_of(EXPERIMENTS_FILE, number, row, f"expected_{key}", EXPECTED)
        found.append(
            ExperimentRow(
                key=row["key"],
                name=row["name"],
                short=row["short"],
                clause=row["clause"],
                is_computed=row["is_computed"] == "1",
                expected={key: row[f"expected_{key}"] for key in hypotheses},
                results=tuple(result for result in kept if result.experiment == row["key"]),
            )
        )
    return tuple(found)


def read_remarks(
    rows: Iterable[Mapping[str, str]], experiments: Sequence[str], hypotheses: Sequence[str]
) -> tuple[Remark, ...]:
    """Return remarks as records, each checked.

    Parameters
    ----------
    rows : iterable of mappings
        Cells by column name; the first has row number 2.
    experiments, hypotheses : sequence of str
        Keys that exist.

    Raises
    ------
    DataError
        Naming file, row, column, value and what was expected.
    """
    found: list[Remark] = []
    for number, row in enumerate(rows, start=2):
        require_text(REMARKS_FILE, number, row)
        _require_one_of(REMARKS_FILE, number, row, "experiment", experiments)
        _require_one_of(REMARKS_FILE, number, row, "thought_wrong", THOUGHT_WRONG)
        keys = tuple(row["hypotheses"].split())
        taken = {(remark.experiment, key) for remark in found for key in remark.hypotheses}
        if not set(keys) <= set(hypotheses) or any((row["experiment"], key) in taken for key in keys):
            raise DataError(
                f"{REMARKS_FILE} row {number}, hypotheses: expected keys of hypotheses.csv, one remark per "
                f"cell; got {row['hypotheses']!r}."
            )
        found.append(Remark(row["experiment"], keys, row["thought_wrong"], row["text"]))
    return tuple(found)


@cache
def load_experiments() -> tuple[ExperimentRow, ...]:
    """Read the experiments and their real results once, in order."""
    rows = read_rows(EXPERIMENTS_FILE)
    results = read_results(read_rows(RESULTS_FILE), [row["key"] for row in rows])
    return read_experiments(rows, results, [hypothesis.key for hypothesis in load_hypotheses()])


@cache
def load_remarks() -> tuple[Remark, ...]:
    """Read the remarks once, in order."""
    return read_remarks(
        read_rows(REMARKS_FILE),
        [row.key for row in load_experiments()],
        [hypothesis.key for hypothesis in load_hypotheses()],
    )
