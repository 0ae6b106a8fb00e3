"""The experiment table: the model's word beside the word expected, and whether they agree."""

from dataclasses import dataclass

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.experiments import WORDS_ONLY, ExperimentRow, Remark, load_experiments, load_remarks
from explainer.evidence.hypotheses import load_hypotheses
from explainer.model.rivals import predict

# Which of the model's words keep the promise of an expected word. "Reduced" is kept by any
# outcome that loses a part and leaves a part; "kept" also by more than before.
_PART_GONE = frozenset({"reduced", "onset lost", "late part lost"})
_THERE = frozenset({"kept", "raised"})
ACCEPTED = {
    "kept": _THERE,
    "works?": _THERE,
    "kept or reduced": _THERE | _PART_GONE,
    "reduced": _PART_GONE,
    "weak": _PART_GONE,
    "occluded": frozenset({"lost"}),
    "none": frozenset({"lost"}),
    "lost": frozenset({"lost"}),
    "late part lost": frozenset({"late part lost"}),
    "onset kept, days lost": frozenset({"late part lost"}),
}


@dataclass(frozen=True, slots=True)
class TableCell:
    """One experiment under one explanation alone.

    Attributes
    ----------
    hypothesis, word, expected : str
        Key; what is printed; what was written down beforehand.
    is_computed, differs : bool
        Whether the model gave the word; whether it breaks the expectation.
    remark : int or None
        Number of the remark on this cell, from 1.
    """

    hypothesis: str
    word: str
    expected: str
    is_computed: bool
    differs: bool
    remark: int | None


def agrees(expected: str, word: str) -> bool:
    """Return whether the model's word keeps what was expected.

    Parameters
    ----------
    expected : str
        One of the keys of `ACCEPTED`.
    word : str
        The model's.
    """
    return word in ACCEPTED[expected]


def remark_number(remarks: tuple[Remark, ...], experiment: str, hypothesis: str) -> int | None:
    """Return the number of the remark on a cell, from 1, or None.

    Parameters
    ----------
    remarks : tuple of Remark
        In the order they are printed.
    experiment, hypothesis : str
        Keys.
    """
    for number, remark in enumerate(remarks, start=1):
        if remark.experiment == experiment and hypothesis in remark.hypotheses:
            return number
    return None


def build_row(experiment: ExperimentRow, remarks: tuple[Remark, ...]) -> tuple[TableCell, ...]:
    """Return the cells of one experiment, in the order of the explanations.

    Parameters
    ----------
    experiment : ExperimentRow
        What was done.
    remarks : tuple of Remark
        All of them.
    """
    cells = []
    for key, expected in experiment.expected.items():
        is_computed = experiment.is_computed and key != WORDS_ONLY
        word = predict(experiment.key, frozenset({key})).word if is_computed else expected
        cells.append(
            TableCell(
                hypothesis=key,
                word=word,
                expected=expected,
                is_computed=is_computed,
                differs=is_computed and not agrees(expected, word),
                remark=remark_number(remarks, experiment.key, key),
            )
        )
    return tuple(cells)


def build_table() -> dict[str, tuple[TableCell, ...]]:
    """Return every row of the table, by experiment key."""
    return {row.key: build_row(row, load_remarks()) for row in load_experiments()}


def describe_cell(cell: TableCell, register: str = DEFAULT_REGISTER) -> str:
    """Return what is said of a cell beside its word; empty if nothing is.

    Parameters
    ----------
    cell : TableCell
        One of the table's.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    if not cell.is_computed:
        return say("rival_cell_words", register)
    if cell.remark is None:
        return ""
    if cell.differs:
        return say("rival_cell_differs", register, expected=cell.expected, note=str(cell.remark))
    return say("rival_cell_remark", register, note=str(cell.remark))


def describe_blame(remark: Remark, register: str = DEFAULT_REGISTER) -> str:
    """Return which of model and expectation is thought wrong; empty if neither is.

    Parameters
    ----------
    remark : Remark
        On one experiment.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    wrong = remark.thought_wrong
    return "" if wrong == "neither" else say(f"rival_wrong_{wrong}", register)


def count_agreement() -> tuple[int, int]:
    """Return how many computed cells there are, and how many differ from what was expected."""
    cells = [cell for row in build_table().values() for cell in row if cell.is_computed]
    return len(cells), sum(cell.differs for cell in cells)


def summarise_agreement(register: str = DEFAULT_REGISTER) -> str:
    """Return where the model and the expectation agree, counted."""
    total, differ = count_agreement()
    names = {hypothesis.key for hypothesis in load_hypotheses()} - {WORDS_ONLY}
    return say(
        "rival_agreement",
        register,
        explanations=str(len(names)),
        agree=str(total - differ),
        total=str(total),
        differ=str(differ),
    )


def summarise_remarks(register: str = DEFAULT_REGISTER) -> str:
    """Return what opens the remarks: how many cells differ."""
    return say("rival_remarks", register, differ=str(count_agreement()[1]))
