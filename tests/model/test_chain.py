"""The whole chain: exact rest, independence of the rows asked for, refusals.

Convergence is M12 in test_published_values.py; the whole scenario space is in test_scenario.py.
"""

import numpy as np
import pytest

from explainer.errors import DomainError, ParameterError
from explainer.model.chain import Chain, simulate_chain
from explainer.model.scenario import Scenario
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS

PERCENT_FIELDS = [name for name in Chain.__slots__ if name.endswith("_percent")]
ARRAY_FIELDS = [name for name in Chain.__slots__ if name not in {"scenario", "mechanism"}]


@pytest.mark.parametrize("affinity", AFFINITY_SETS)
@pytest.mark.parametrize("pk", PK_SETS)
def test_zero_dose_is_exact_baseline_everywhere(pk, affinity):
    """Without drug every percentage is exactly 100 and every block exactly 0, for two weeks."""
    chain = simulate_chain(
        Scenario(dose_mg_per_kg=0.0, pk=pk, affinity=affinity, horizon_h=336.0, step_min=30.0)
    )
    for name in PERCENT_FIELDS:
        assert np.all(getattr(chain, name) == 100.0), name
    for name in ARRAY_FIELDS:
        if name.startswith(("plasma", "free", "block")):
            assert np.all(getattr(chain, name) == 0.0), name
    assert np.all(chain.rate_interneuron_hz == 12.0)
    assert np.all(chain.rate_pyramidal_hz == 3.0)


def test_rows_do_not_change_the_answer():
    """Asking for a row every hour gives what a row every minute gives, to one part in 100,000."""
    sparse = simulate_chain(Scenario(step_min=60.0))
    dense = simulate_chain(Scenario(step_min=1.0))
    for name in ARRAY_FIELDS:
        assert getattr(sparse, name) == pytest.approx(getattr(dense, name)[::60], rel=1e-5), name


def test_nothing_happens_before_the_first_dose():
    """A dose that starts later leaves everything at rest until then."""
    chain = simulate_chain(Scenario(start_h=(3.0,)))
    before = chain.time_h < 3.0
    assert np.all(chain.glutamate_percent[before] == 100.0)
    assert np.all(chain.plasma_ketamine_ng_per_ml[before] == 0.0)


def test_a_second_infusion_adds_spines():
    """Six infusions over two weeks leave more spines than one."""
    once = simulate_chain(Scenario(horizon_h=336.0, step_min=30.0))
    course = simulate_chain(
        Scenario(start_h=(0.0, 48.0, 96.0, 168.0, 216.0, 264.0), horizon_h=336.0, step_min=30.0)
    )
    assert course.spine_density_percent[-1] > once.spine_density_percent[-1]


def test_arrays_are_read_only():
    """A chain cannot be changed after it was computed."""
    with pytest.raises(ValueError, match="read-only"):
        simulate_chain(Scenario()).glutamate_percent[0] = 0.0


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"dose_mg_per_kg": -0.1}, "dose_mg_per_kg must be a number from 0 to 50 mg/kg; got -0.1"),
        ({"dose_mg_per_kg": 1e6}, "dose_mg_per_kg must be a number from 0 to 50 mg/kg; got 1e\\+06"),
        ({"duration_min": float("nan")}, "duration_min must be a number .* got nan"),
        ({"mass_kg": 0.0}, "mass_kg must be a number from 30 to 200 kg; got 0"),
        ({"horizon_h": float("inf")}, "horizon_h must be a number .* got inf"),
        ({"step_min": 0.0}, "step_min must be a number .* got 0"),
        ({"horizon_h": 2000.0, "step_min": 0.1}, "step_min must leave at most 200000 rows"),
        ({"route": "oral"}, "route must be one of iv, im, in, po, sl for ketamine; got 'oral'"),
        ({"route": "sc"}, "route must be one of .* got 'sc': no concentration curve in people"),
        ({"drug": "aspirin"}, "drug must be one of ketamine, esketamine; got 'aspirin'"),
        ({"start_h": (48.0, 0.0), "horizon_h": 96.0}, "repeat_h must increase; got 0 after 48"),
        ({"start_h": (float("nan"),)}, "repeat_h must be a number .* got nan"),
        ({"start_h": ()}, "repeat_h must name at least one start time"),
        ({"start_h": (0.0, 0.0)}, "repeat_h must increase; got 0 after 0"),
        ({"start_h": (0.0, 48.0)}, "repeat_h must be a number from 0 to 24 h .* got 48"),
    ],
)
def test_bad_scenarios_name_argument_expected_and_got(changes, message):
    """Each bad argument is refused with its name, what was expected and what came."""
    with pytest.raises(DomainError, match=message):
        Scenario(**changes)


@pytest.mark.parametrize("field", ["pk", "affinity", "metabolites"])
def test_unknown_sets_are_named(field):
    """An unknown set lists the ones that exist."""
    with pytest.raises(ParameterError, match=f"{field} must be one of .* got 'nobody1999'"):
        Scenario(**{field: "nobody1999"})


def test_bad_rows_are_named():
    """Times that are empty, fall, or lie past the horizon are refused by name."""
    for rows_h in (np.array([]), np.array([1.0, 0.5]), np.array([0.0, 25.0])):
        with pytest.raises(DomainError, match="rows_h must increase"):
            simulate_chain(Scenario(), rows_h=rows_h)
