"""Which references each page shows, computed from the rows it shows; there is no register to keep in step.

A page's list is the list of rows behind it: parameters, targets, evidence, arrows, steps. A row of a
table that no page shows counts for its reference, not for a page. A new page is added to `PAGE_ROWS` with the functions that give its rows.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import MappingProxyType
from typing import Protocol

from explainer.components.blinding import real_trials
from explainer.components.consultation.payload import shown_rows
from explainer.components.lab.payload import scan_row
from explainer.components.synapse.arrows import ARROWS
from explainer.components.synapse.steps import STEPS
from explainer.components.synapse.terms import TERMS
from explainer.errors import DataError
from explainer.evidence.cautions import load_cautions
from explainer.evidence.chain_links import load_chain_links
from explainer.evidence.claims import load_claims
from explainer.evidence.course_points import load_course_points
from explainer.evidence.experiments import load_experiments
from explainer.evidence.hypotheses import load_hypotheses
from explainer.evidence.important_differences import IMPORTANT_DIFFERENCES
from explainer.evidence.load import load_comparators, load_pooled, load_safety, load_timecourse, load_trials
from explainer.evidence.records import TrialArm
from explainer.evidence.rows import find_row
from explainer.evidence.session_practice import SESSION_PRACTICE
from explainer.evidence.status import load_status
from explainer.figures.session import build_session
from explainer.figures.session_pressure import build_pressure
from explainer.meta.blinding import BLINDING_TABLES
from explainer.model.regimens import REGIMENS
from explainer.model.target_misfits import misfits
from explainer.model.targets import numeric_targets, sign_targets
from explainer.parameters.cleft2026 import CLEFT_TABLES
from explainer.parameters.defaults import PARAMETER_TABLES
from explainer.parameters.observations import ANAESTHESIA_HIGH_NG_PER_ML, ANAESTHESIA_LOW_NG_PER_ML
from explainer.parameters.parameter import Parameter
from explainer.ui.assets import ASSETS
from explainer.ui.blinding_known import known_rows
from explainer.ui.safety_harms import DRUG, harm_events, harm_pair
from explainer.ui.safety_prose import prose_rows
from explainer.ui.trial_sources import forest_view_rows, second_view_rows

# The tables behind what the lab names on the screen, and those behind the clock's lines and its list of sources.
_LAB_TABLES = ("Plasma", "Block:")
_CLOCK_TABLES = ("Plasma", "Norketamine", "Routes", "Block:")
# The lab marks the published levels of anaesthesia.
_ANAESTHESIA = (ANAESTHESIA_LOW_NG_PER_ML, ANAESTHESIA_HIGH_NG_PER_ML)
# The walk's pictures beyond the cleft show the dose and duration of this row.
WALK_DOSE_ROW = "harms/rivaposse2018blood-1"
# The lab names this trial as the one its usual dose comes from.
_FIRST_TRIAL = "berman2000"
_PRACTICE_NAMES = frozenset(fact.row_id for fact in SESSION_PRACTICE)
# A number in a text of `assets/text`, such as [[pooled/dean2021ketamine-1|27 in 100]]; "model" is computed here.
_MARK = re.compile(r"\[\[([^|\]]+)\|")


@dataclass(frozen=True, slots=True)
class CitingRow:
    """A row that cites a reference.

    Attributes
    ----------
    name : str
        Unique over all tables; the same row on two pages has one name.
    source : str
        Reference key.
    seen : str
        How the source was read; empty where the row does not say.
    checked : str
        ISO date of the last check; empty where the row does not say.
    """

    name: str
    source: str
    seen: str = ""
    checked: str = ""


class _Evidence(Protocol):
    """A row of an evidence table."""

    @property
    def row_id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def seen(self) -> str: ...
    @property
    def checked(self) -> str: ...


def evidence_rows(records: Iterable[_Evidence]) -> list[CitingRow]:
    """Return rows of an evidence table; response read elsewhere than the rest of a row is a row of its own."""
    rows = []
    for record in records:
        rows.append(CitingRow(record.row_id, record.source, record.seen, record.checked))
        if isinstance(record, TrialArm) and record.response_seen:
            counted = record.as_counted
            name = f"{record.row_id} response"
            rows.append(CitingRow(name, counted.source, counted.seen, counted.checked))
    return rows


def text_rows(prefix: str) -> list[CitingRow]:
    """Return the rows that a page's texts cite: those of `assets/text` whose name starts with `prefix`."""
    texts = (path.read_text(encoding="utf-8") for path in sorted((ASSETS / "text").glob(f"{prefix}-*.md")))
    names = (name for text in texts for name in _MARK.findall(text))
    return evidence_rows(find_row(name) for name in dict.fromkeys(names) if name != "model")


def parameter_rows(tables: Iterable[tuple[str, tuple[Parameter, ...]]]) -> list[CitingRow]:
    """Return the parameters of titled tables."""
    return [
        CitingRow(f"{title} {item.symbol} {item.name}", item.source, item.seen, item.checked)
        for title, table in tables
        for item in table
    ]


def chain_rows() -> list[CitingRow]:
    """Return the arrows of the causal chain, a row per source."""
    return [
        CitingRow(f"arrow {link.key} {source}", source, seen)
        for link in load_chain_links()
        for source, seen in zip(link.sources, link.seen, strict=True)
    ]


def walk_rows() -> list[CitingRow]:
    """Return the walk's arrows and dose, and its steps and labels, which do not say how their source was read."""
    steps = [CitingRow(f"step {step.title}", step.source) for step in STEPS]
    arrows = [CitingRow(f"walk arrow {key}", arrow.source, arrow.seen) for key, arrow in ARROWS.items()]
    labels = [CitingRow(f"label {key}", term.source) for key, term in TERMS.items()]
    return steps + arrows + labels + evidence_rows([find_row(WALK_DOSE_ROW)])


def course_rows() -> list[CitingRow]:
    """Return the published regimens and what trials reported over time."""
    regimens = [CitingRow(f"regimen {item.key}", item.source, item.seen) for item in REGIMENS]
    return regimens + [
        CitingRow(f"course {number}", point.source, point.seen, point.checked)
        for number, point in enumerate(load_course_points(), start=1)
    ]


def rival_rows() -> list[CitingRow]:
    """Return what speaks for and against each explanation, and what experiments found."""
    rows = [
        CitingRow(f"explanation {item.key} {side} {cited.source}", cited.source, cited.seen)
        for item in load_hypotheses()
        for side, sources in (("for", item.for_sources), ("against", item.against_sources))
        for cited in sources
    ]
    return rows + [
        CitingRow(f"experiment {row.key} {number}", result.cited.source, result.cited.seen)
        for row in load_experiments()
        for number, result in enumerate(row.results, start=1)
    ]


def target_rows() -> list[CitingRow]:
    """Return what the model is held to, and what it gets wrong."""
    numbers = [
        CitingRow(f"target {item.key} {item.name}", item.source, item.seen) for item in numeric_targets()
    ]
    signs = [CitingRow(f"target {item.key} {item.name}", item.source, item.seen) for item in sign_targets()]
    wrong = [
        CitingRow(f"misfit {row.name} {source}", source, seen)
        for row in misfits()
        for source, seen in zip(row.sources, row.seen, strict=True)
    ]
    return [*numbers, *signs, *wrong]


def all_parameter_rows() -> list[CitingRow]:
    """Return every parameter that the project has."""
    return parameter_rows((*PARAMETER_TABLES, *CLEFT_TABLES, *BLINDING_TABLES))


def cleft_rows() -> list[CitingRow]:
    """Return the parameters of the cleft."""
    return parameter_rows(CLEFT_TABLES)


def drug_rows(titles: tuple[str, ...] = _CLOCK_TABLES) -> list[CitingRow]:
    """Return the parameters of drug level and affinity, in the tables whose titles begin so."""
    return parameter_rows(table for table in PARAMETER_TABLES if table[0].startswith(titles))


def trial_rows() -> list[CitingRow]:
    """Return the rows that any view of the Trials page draws, lists or opens."""
    return evidence_rows((*forest_view_rows(), *second_view_rows()))


def table_rows() -> list[CitingRow]:
    """Return every trial, pooled result, harm, time course, other treatment and difference that matters, shown or not."""
    return evidence_rows(
        (
            *load_trials(),
            *load_pooled(),
            *load_safety(),
            *load_timecourse(),
            *load_comparators(),
            *IMPORTANT_DIFFERENCES,
        )
    )


def lab_rows() -> list[CitingRow]:
    """Return what the lab names: drug levels, affinities, levels of anaesthesia, its first trial, the scan of people."""
    levels = [
        (title, tuple(item for item in table if item in _ANAESTHESIA)) for title, table in PARAMETER_TABLES
    ]
    shown = evidence_rows([*(arm for arm in load_trials() if arm.trial_id == _FIRST_TRIAL), scan_row()])
    return [*drug_rows(_LAB_TABLES), *parameter_rows(levels), *shown]


def blinding_rows() -> list[CitingRow]:
    """Return what the blinding page draws of real trials and of guesses, and the model's spread."""
    shown = (*real_trials.map_rows(), *real_trials.guess_rows(), *real_trials.undrawn())
    drawn = (source["row"] for item in shown for source in item["sources"])
    names = dict.fromkeys([*drawn, *known_rows()])
    spread = parameter_rows(BLINDING_TABLES)
    return [*evidence_rows(find_row(name) for name in names), *spread]


def safety_rows() -> list[CitingRow]:
    """Return the harms and cautions of the safety page, drawn or said, and how each product stands in each country."""
    harms = (row for drug in DRUG.options for event in harm_events(drug) for row in harm_pair(drug, event))
    lanes = (row for drug in DRUG.options for lane in build_session(drug).lanes for row in lane.records)
    pressure = (item.record for item in build_pressure(load_safety()).items)
    shown = (*harms, *lanes, *pressure, *load_cautions(), *load_status(), *prose_rows())
    return evidence_rows({row.row_id: row for row in shown}.values())


def claim_rows() -> list[CitingRow]:
    """Return the sources of every correction of the article."""
    return evidence_rows(source for claim in load_claims() for source in claim.sources)


def consultation_rows() -> list[CitingRow]:
    """Return what the consultation shows: rows of the tables, practice of clinics, arrows of the chain."""
    names = shown_rows()
    practice = [fact for fact in SESSION_PRACTICE if fact.row_id in names]
    tables = [
        find_row(name) for name in names if not name.startswith("chain/") and name not in _PRACTICE_NAMES
    ]
    arrows = [row for row in chain_rows() if f"chain/{row.name.split()[1]}" in names]
    return [*evidence_rows(practice), *evidence_rows(tables), *arrows]


PAGE_ROWS: Mapping[str, tuple[Callable[[], list[CitingRow]], ...]] = MappingProxyType(
    {
        "home": (chain_rows, partial(text_rows, "home")),
        "synapse": (walk_rows, cleft_rows),
        "blockade_lab": (lab_rows, partial(text_rows, "lab")),
        "one_infusion": (course_rows, drug_rows, partial(text_rows, "infusion")),
        "rival_explanations": (rival_rows, partial(text_rows, "rivals")),
        "trials": (trial_rows, partial(text_rows, "trials")),
        "blinding": (blinding_rows, partial(text_rows, "blinding")),
        "safety": (safety_rows,),
        "article_check": (claim_rows, partial(text_rows, "article")),
        "consultation": (consultation_rows,),
        "model": (all_parameter_rows, target_rows, partial(text_rows, "model")),
    }
)


def page_rows(key: str) -> tuple[CitingRow, ...]:
    """Return the rows that a page shows and that cite a reference.

    Parameters
    ----------
    key : str
        Of a chapter.

    Raises
    ------
    DataError
        If the page has no list of rows.
    """
    if key not in PAGE_ROWS:
        raise DataError(f"chapter must be one of {', '.join(PAGE_ROWS)}; got {key!r}.")
    named = {row.name: row for rows in PAGE_ROWS[key] for row in rows()}
    return tuple(named.values())


def page_sources(key: str) -> frozenset[str]:
    """Return the keys of the references that a page shows."""
    return frozenset(row.source for row in page_rows(key))


@cache
def rows_by_source() -> Mapping[str, tuple[CitingRow, ...]]:
    """Return every row that cites a reference, once, by reference key; those of the tables that no page shows as well."""
    on_pages = (row for key in PAGE_ROWS for row in page_rows(key))
    rows = {row.name: row for row in (*on_pages, *table_rows())}
    found: dict[str, list[CitingRow]] = {}
    for row in rows.values():
        found.setdefault(row.source, []).append(row)
    return MappingProxyType({source: tuple(cited) for source, cited in found.items()})


@cache
def pages_by_source() -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the pages that show a reference, in the order of the menu."""
    found: dict[str, list[str]] = {}
    for key in PAGE_ROWS:
        for source in page_sources(key):
            found.setdefault(source, []).append(key)
    return MappingProxyType({source: tuple(keys) for source, keys in found.items()})
