"""Where published doses fall on the lab's slider, under each affinity set."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from explainer.model.chain import simulate_chain
from explainer.model.nmda_block import block_from_concentration, free_concentration_um
from explainer.model.scenario import Scenario
from explainer.parameters.cells2026 import BLOCK
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS
from explainer.parameters.distribution import DISTRIBUTION
from explainer.parameters.observations import ANAESTHESIA_HIGH_NG_PER_ML, ANAESTHESIA_LOW_NG_PER_ML

PERCENT = 100.0


@dataclass(frozen=True, slots=True)
class DoseMark:
    """The block a published dose reaches, per affinity set.

    Attributes
    ----------
    key, label : str
        Short name; words for the slider.
    low_percent, high_percent : tuple of float
        Lowest and highest block on interneurons per affinity set, in the sets' order.
    """

    key: str
    label: str
    low_percent: tuple[float, ...]
    high_percent: tuple[float, ...]

    @property
    def range_percent(self) -> tuple[float, float]:
        """Return the lowest and highest block over all affinity sets."""
        return min(self.low_percent), max(self.high_percent)


@lru_cache(maxsize=1)
def dose_marks() -> tuple[DoseMark, ...]:
    """Return the marks for an antidepressant infusion and for anaesthesia.

    Returns
    -------
    tuple of DoseMark
        The infusion is 0.5 mg/kg over 40 min at its peak, low and high over
        the PK sets; anaesthesia is the published plasma range.

    Notes
    -----
    Doses are shown as history: the slider is block, never a dose to give.
    """
    peaks = [
        [
            float(simulate_chain(Scenario(pk=pk, affinity=affinity, horizon_h=2.0)).block_interneuron.max())
            for pk in PK_SETS
        ]
        for affinity in AFFINITY_SETS
    ]
    plasma = np.array([ANAESTHESIA_LOW_NG_PER_ML.value, ANAESTHESIA_HIGH_NG_PER_ML.value])
    free_um = free_concentration_um(plasma, DISTRIBUTION)
    anaesthesia = [
        block_from_concentration(free_um, affinity, BLOCK).interneuron for affinity in AFFINITY_SETS.values()
    ]
    return (
        DoseMark(
            "infusion",
            "antidepressant infusion",
            tuple(PERCENT * min(values) for values in peaks),
            tuple(PERCENT * max(values) for values in peaks),
        ),
        DoseMark(
            "anaesthesia",
            "anaesthesia",
            tuple(PERCENT * float(values[0]) for values in anaesthesia),
            tuple(PERCENT * float(values[1]) for values in anaesthesia),
        ),
    )
