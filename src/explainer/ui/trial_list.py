"""Controlled trials that cannot be drawn with the others, so that none is hidden."""

import re
from dataclasses import dataclass
from html import escape

from explainer.describe.registers import say
from explainer.errors import DataError
from explainer.evidence.load import load_trials
from explainer.evidence.records import TrialArm
from explainer.figures.forest import ForestView
from explainer.figures.forest_rows import build_rows
from explainer.figures.measured import whole
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.provenance import cited

_ORDER = ("negative", "mixed", "positive", "uncontrolled")
_HEADS = ("trial", "given", "compared with", "when, scale", "outcome", "source")
_NAME = "Controlled trials that do not share this scale or printed no interval"
# The table stresses these by capitals; names such as ECT and MADRS keep theirs.
_STRESSED = re.compile(r"\b(?:NEGATIVE|NOT)\b")
_ELEKT, _KETECT = "elektd2023", "ketect2022"


@dataclass(frozen=True, slots=True)
class UndrawnTrial:
    """One line of the list.

    Attributes
    ----------
    name, given, comparator, when, verdict : str
        As shown; the name says which cohort where a trial had several.
    record : TrialArm
        The row it was read from.
    """

    name: str
    given: str
    comparator: str
    when: str
    verdict: str
    record: TrialArm


def undrawn_arms(arms: tuple[TrialArm, ...], measure: str) -> list[TrialArm]:
    """Return the arms on a drug of controlled trials without an effect and an interval on a measure.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    measure : str
        Scale of the forest plot.
    """
    drawn = {row.trial_id for row in build_rows(arms, measure)}
    return [
        arm for arm in arms if arm.trial_id not in drawn and arm.comparator != "none" and not arm.is_control
    ]


def undrawn_trials(arms: tuple[TrialArm, ...], measure: str = "points") -> list[UndrawnTrial]:
    """Return one line per trial or cohort without an effect and an interval on a measure, negative ones first.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    measure : str
        Scale of the forest plot.
    """
    found: dict[tuple[int, str, str], UndrawnTrial] = {}
    for arm in undrawn_arms(arms, measure):
        cohort = re.match(r"cohort \d+", arm.arm)
        name = f"{arm.name}, {cohort[0]}" if cohort else arm.name
        # Two cohorts of one trial can differ in verdict; its arms do not.
        found.setdefault(
            (_ORDER.index(arm.verdict_class), name, arm.trial_id),
            UndrawnTrial(
                name,
                f"{arm.drug}, {arm.route}",
                arm.comparator,
                ", ".join(part for part in (arm.timepoint, arm.scale) if part) or "not seen",
                _STRESSED.sub(lambda word: word[0].lower(), arm.verdict),
                arm,
            ),
        )
    return [found[key] for key in sorted(found)]


def _line_html(line: UndrawnTrial) -> str:
    record = line.record
    reference = find_reference(record.source)
    source = (
        f'<a href="{escape(reference.link, quote=True)}" target="_blank" rel="noopener noreferrer">'
        f"{escape(reference.short)}</a>, {escape(record.locator)}; {escape(SEEN_WORDS[record.seen])}"
    )
    cells = "".join(
        f"<td>{escape(cell)}</td>" for cell in (line.given, line.comparator, line.when, line.verdict)
    )
    return f'<tr><th scope="row">{escape(line.name)}</th>{cells}<td>{source}</td></tr>'


def undrawn_html(measure: str, register: str) -> str:
    """Return the folded list as HTML; each line links to its source, and the summary counts trials.

    Parameters
    ----------
    measure : str
        Scale of the forest plot.
    register : str
        Whom the summary is for.
    """
    lines = undrawn_trials(load_trials(), measure)
    trials = len({line.record.trial_id for line in lines})
    head = "".join(f'<th scope="col">{column}</th>' for column in _HEADS)
    return (
        f'<details class="ex-table"><summary>{say("forest_undrawn", register, count=str(trials))}</summary>'
        f'<div class="ex-scroll" tabindex="0" role="region" aria-label="{_NAME}, table"><table>'
        f"<caption>{_NAME}</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{''.join(_line_html(line) for line in lines)}</tbody></table></div></details>"
    )


def _remission(*, is_control: bool) -> str:
    """Return the share of one group of KetECT with few or no symptoms, opening its row."""
    for arm in load_trials():
        if arm.trial_id == _KETECT and arm.is_control == is_control and arm.remitters_pct is not None:
            return cited(whole(arm.remitters_pct), arm)
    raise DataError(f"trials.csv must hold remission in both groups of {_KETECT!r}; it does not.")


def opposite_html(view: ForestView, register: str) -> str:
    """Return the sentence that another trial of ECT found the opposite, where only the one is drawn; else nothing.

    Parameters
    ----------
    view : ForestView
        What is shown.
    register : str
        Whom it is for.
    """
    shown = {row.trial_id for row in view.rows}
    if _ELEKT not in shown or _KETECT in shown:
        return ""
    words = say(
        "forest_opposite",
        register,
        ketamine=_remission(is_control=False),
        ect=_remission(is_control=True),
        where='<a href="./trials?view=others">Other treatments</a>',
    )
    return f'<div class="ex-caption">{words}</div>'
