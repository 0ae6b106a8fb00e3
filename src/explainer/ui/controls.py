"""The controls: one table that makes address parameters, defaults and limits.

Keys are public: they stand in links that people keep. Renaming one breaks them.
"""

from dataclasses import dataclass

from explainer.components.synapse.steps import STEPS
from explainer.errors import DataError


@dataclass(frozen=True, slots=True)
class Control:
    """One whole-number control.

    Attributes
    ----------
    key, label, unit : str
        Address parameter; accessible name; unit.
    default, low, high, step : int
        Inclusive limits.
    help : str
        What it does.
    """

    key: str
    label: str
    unit: str
    default: int
    low: int
    high: int
    step: int
    help: str


BLOCK = Control(
    key="block",
    label="NMDA blockade on brake cells",
    unit="%",
    # Left of the top of the inverted U, so that the reader finds the top alone.
    default=30,
    low=0,
    high=100,
    step=1,
    help="Model block held for 40 minutes",
)
STEP = Control(
    key="step",
    label="Step of the synapse walk",
    unit="",
    default=1,
    low=1,
    high=len(STEPS),
    step=1,
    help="Which step the walk opens at",
)
CONTROLS = (BLOCK, STEP)


def _check(controls: tuple[Control, ...]) -> None:
    if len({control.key for control in controls}) != len(controls):
        raise DataError(f"controls: key must be unique; got {[control.key for control in controls]!r}.")
    for control in controls:
        if not control.low <= control.default <= control.high:
            raise DataError(f"controls: expected low <= default <= high; got {control!r}.")


_check(CONTROLS)
