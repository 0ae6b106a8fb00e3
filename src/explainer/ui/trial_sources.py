"""Which rows of the evidence tables the Trials page shows, view by view, taken from what each view draws or writes."""

import re
from collections.abc import Iterable
from functools import cache

from explainer.describe.registers import DEFAULT_REGISTER
from explainer.evidence.load import load_pooled, load_safety, load_trials, pooled_result, safety_pair
from explainer.evidence.rows import Row, find_row
from explainer.figures.controls import build_controls
from explainer.figures.forest import build_forest
from explainer.figures.forest_harm import ELSEWHERE, build_forest_harm
from explainer.figures.forest_rows import MEASURES, build_rows
from explainer.ui.dose_charts import dose_charts
from explainer.ui.lasting_charts import lasting_charts
from explainer.ui.other_charts import other_charts
from explainer.ui.practice_charts import practice_charts
from explainer.ui.safety_words import serious_harms_html
from explainer.ui.trial_cards import COCHRANE, LABEL, SU
from explainer.ui.trial_conflicts import conflicts_html
from explainer.ui.trial_list import undrawn_arms
from explainer.ui.trial_pool_words import important_html, published_html
from explainer.ui.trial_prose import MARKS

# A view draws the same rows in every theme and register; these are the ones made first.
_THEME = "light"
_OPENED = re.compile(r'<details class="ex-num" data-row="([^"]+)">')


def _opened_rows(html: str) -> list[Row]:
    """Return the rows that the numbers of a piece of HTML open; what was computed here opens none."""
    return [find_row(name) for name in dict.fromkeys(_OPENED.findall(html)) if name != "model"]


def _plot_rows() -> list[Row]:
    """Return what the forest plot draws or lists, in both outcomes, its harm and its pools."""
    arms, harms = load_trials(), load_safety()
    found = [find_row(row.row_id) for measure in MEASURES for row in build_rows(arms, measure)]
    found += [arm for measure in MEASURES for arm in undrawn_arms(arms, measure)]
    found += [find_row(name) for name in ELSEWHERE]
    for measure in MEASURES:
        view = build_forest(arms, measure=measure)
        lines = build_forest_harm(view, harms).found
        found += [item.record for line in lines for item in (line.active, line.control) if item is not None]
        found += _opened_rows(published_html(view, DEFAULT_REGISTER))
    return found + _opened_rows(important_html(DEFAULT_REGISTER))


def _card_rows() -> list[Row]:
    """Return what the twin cards, the card of controls and the one result in five formats show."""
    cochrane = [
        pooled_result(f"ketamine vs {name}", "response", COCHRANE) for name in ("midazolam", "placebo")
    ]
    harms = [row for event in ("derealisation", "dizziness") for row in safety_pair(event, SU)]
    spray = [arm for arm in load_trials() if arm.trial_id == "transform2"]
    controls = build_controls(load_pooled()).source
    rates = [row for row in load_pooled() if row.source == controls and row.outcome == "response"]
    return [*cochrane, *harms, *spray, *safety_pair("dissociation", LABEL), *rates]


@cache
def forest_view_rows() -> tuple[Row, ...]:
    """Return the rows that the first view shows, with every filter and outcome."""
    words = serious_harms_html() + conflicts_html()
    return _once([*_plot_rows(), *_card_rows(), *_opened_rows(words)])


@cache
def second_view_rows() -> tuple[Row, ...]:
    """Return the rows that the other views show: in their charts, and in the sentences between them."""
    views = (lasting_charts, dose_charts, other_charts, practice_charts)
    drawn = [
        record
        for charts in views
        for chart in charts(_THEME, DEFAULT_REGISTER).values()
        for record in chart.records
    ]
    said = [find_row(name) for marks in MARKS.values() for name, _ in marks.values()]
    return _once([*drawn, *said])


def _once(rows: Iterable[Row]) -> tuple[Row, ...]:
    return tuple({row.row_id: row for row in rows}.values())
