"""Compute, while the server starts, what every first visitor would otherwise wait for.

Only the model's own results, which are kept for the life of the process. A page that is
asked for sooner computes what it needs itself; nothing waits for this.
"""

import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from explainer.meta.pooling import warm as warm_pooling
from explainer.model.course import simulate_course
from explainer.model.grid import lab_grid
from explainer.model.marks import dose_marks
from explainer.model.regimens import REGIMENS, regimen_scenario
from explainer.model.rivals import all_predictions
from explainer.model.target_curves import cleft_curve
from explainer.model.target_laws import laws
from explainer.model.target_misfits import misfits
from explainer.model.target_signs import sign_targets
from explainer.model.targets import numeric_targets
from explainer.parameters.defaults import AFFINITY_SETS


def warm_up() -> None:
    """Compute the shared results once, the pages most often opened first."""
    for affinity in AFFINITY_SETS:
        lab_grid(affinity)
    dose_marks()
    simulate_course(regimen_scenario(REGIMENS[0]))
    all_predictions()
    for compute in (numeric_targets, sign_targets, cleft_curve, laws, misfits, warm_pooling):
        compute()


@asynccontextmanager
async def warm_lifespan(_app: Any) -> AsyncIterator[None]:
    """Start `warm_up` beside the server; an error in it is printed by the thread, pages stand."""
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield None
