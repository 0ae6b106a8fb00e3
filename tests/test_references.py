"""The reference list: complete records, each found by its key, all of them used."""

import pytest

from explainer.components.synapse.steps import STEPS
from explainer.errors import DataError, ParameterError
from explainer.evidence.chain_links import load_chain_links
from explainer.evidence.experiments import load_experiments
from explainer.evidence.hypotheses import load_hypotheses
from explainer.evidence.load import load_pooled, load_safety, load_trials
from explainer.model.target_misfits import misfits
from explainer.model.targets import numeric_targets, sign_targets
from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.parameters.defaults import all_parameters
from explainer.references import _read, find_reference, load_references


def test_every_record_can_be_followed():
    """Each record has an identifier or an address."""
    for reference in load_references().values():
        assert reference.link


def test_no_record_is_an_orphan():
    """Every record is cited by a parameter, a target, an evidence row, a step or an arrow of the chain."""
    cited = {parameter.source for parameter in all_parameters()}
    cited |= {parameter.source for _, table in CLEFT_TABLES for parameter in table}
    cited |= {row.source for row in (*load_trials(), *load_pooled(), *load_safety())}
    cited |= {target.source for target in (*numeric_targets(), *sign_targets())}
    cited |= {source for row in misfits() for source in row.sources}
    cited |= {step.source for step in STEPS}
    cited |= {source for link in load_chain_links() for source in link.sources}
    cited |= {source for hypothesis in load_hypotheses() for source in hypothesis.sources}
    cited |= {result.cited.source for row in load_experiments() for result in row.results}
    assert set(load_references()) - cited == set()


def test_an_unknown_key_is_named():
    """Asking for a key that is not there says which."""
    with pytest.raises(ParameterError, match="got 'nobody'"):
        find_reference("nobody")


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({"id": "a1x", "author": "A", "issued": "1", "title": "T"}, "'a1x' lacks container-title"),
        (
            {"id": "a1x", "author": "A", "issued": "1", "title": "T", "container-title": "J"},
            "'a1x' needs a DOI, PMID or URL",
        ),
    ],
)
def test_incomplete_records_are_refused(record, message):
    """A record without a field or without an identifier is named."""
    with pytest.raises(DataError, match=message):
        _read(record)
