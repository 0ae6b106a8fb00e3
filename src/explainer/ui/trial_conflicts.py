"""Where sources disagree: both versions, each with its row, and what this page uses."""

import math
from collections.abc import Callable

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.disagreements import OtherVersion
from explainer.evidence.load import load_pooled, load_trials, pooled_result
from explainer.evidence.records import PooledResult, TrialArm
from explainer.evidence.rows import find_row
from explainer.figures.forest_rows import build_rows
from explainer.ui.provenance import cited, computed

_COCHRANE = "dean2021ketamine"


def _arm(trial_id: str, *, dose: str = "", is_control: bool = False) -> TrialArm:
    """Return an arm of a trial: its control, or its first active arm at a dose."""
    for arm in load_trials():
        if arm.trial_id == trial_id and arm.is_control == is_control and arm.dose.startswith(dose):
            return arm
    raise DataError(f"trials.csv must hold an arm of {trial_id!r}; it does not.")


def _other(name: str) -> str:
    """Return the version of a number that is not used here, opening where it is printed."""
    row = find_row(f"disagreements/{name}")
    if not isinstance(row, OtherVersion):
        raise DataError(f"disagreements.csv must hold {name!r}; it does not.")
    return cited(row.value_text.replace("-", " to "), row)


def _used(row_id: str, words: str) -> str:
    """Return the version that is used here, as words that open its row."""
    return cited(words, find_row(row_id))


def _pooled_at(source: str, timepoint: str) -> PooledResult:
    for row in load_pooled():
        if (row.source, row.timepoint) == (source, timepoint) and row.effect is not None:
            return row
    raise DataError(f"meta.csv must hold {source!r} at {timepoint!r}; it does not.")


def _pooled_odds(register: str) -> str:
    rows = {
        "newport": pooled_result("ketamine vs placebo", "response", "newport2015ketamine"),
        "cochrane": pooled_result("ketamine vs placebo", "response", _COCHRANE),
        "mcgirr": pooled_result("ketamine vs saline/midazolam", "remission", "mcgirr2015systematic"),
    }
    return say(
        "conflict_odds", register, **{name: cited(f"{row.effect:g}", row) for name, row in rows.items()}
    )


def _two_gaps(register: str) -> str:
    def gap(name: str) -> str:
        row = pooled_result(f"ketamine vs {name}", "response", _COCHRANE)
        active, control = row.active_per_100 or 0.0, row.control_per_100 or 0.0
        return computed(
            f"{active - control:.0f} more of 100", f"{active:g} less {control:g}, both as printed."
        )

    def score(name: str) -> str:
        row = pooled_result(f"ketamine vs {name}", "depression score", _COCHRANE)
        return cited(f"{row.effect:g}".replace("-", "−"), row)

    return say(
        "conflict_gaps",
        register,
        saline=gap("placebo"),
        midazolam=gap("midazolam"),
        saline_score=score("placebo"),
        midazolam_score=score("midazolam"),
    )


def _spray_after_a_day(register: str) -> str:
    pooled = _pooled_at("an2021intranasal", "24 h")
    first, second = _arm("aspire1"), _arm("aspire2")
    return say(
        "conflict_spray_day",
        register,
        pooled=cited(f"{abs(pooled.effect or 0.0):g} points", pooled),
        first=cited(f"{abs(first.effect or 0.0):g}", first),
        second=cited(f"{abs(second.effect or 0.0):g}", second),
    )


def _abbar(register: str) -> str:
    active = _arm("abbar2022")
    return say(
        "conflict_abbar",
        register,
        printed=cited("46 (63.0%) of 83", active),
        people=cited(f"{active.n_randomised} people", active),
        used=cited(f"{active.remitters_n} of {active.n_analysed}", active),
    )


def _response_meaning(register: str) -> str:
    row = _arm("diazgranados2010")
    return say(
        "conflict_response",
        register,
        ever=cited(f"{row.responders_pct:g}%", row),
        once=_other("diazgranados2010"),
    )


def _murrough(register: str) -> str:
    row = _arm("murrough2013a")
    plain = next(item for item in build_rows(load_trials(), "response") if item.trial_id == row.trial_id)
    return say(
        "conflict_murrough",
        register,
        printed=cited("2.18 (1.21-4.14)", row),
        plain=computed(f"{math.exp(plain.effect):.1f}", f"{plain.how[0].upper()}{plain.how[1:]}."),
    )


def _transform1(register: str) -> str:
    row = _arm("transform1", dose="84")
    return say(
        "conflict_transform",
        register,
        first=cited(f"{abs(row.effect or 0.0):g} points", row),
        second=cited("2.0", row),
    )


_CONFLICTS = (
    ("Pooled odds after a day", _pooled_odds),
    ("How much the control matters, within one review", _two_gaps),
    ("Spray after a day", _spray_after_a_day),
    ("Abbar 2022", _abbar),
    ("What “responded” means", _response_meaning),
    ("Murrough 2013, odds of response", _murrough),
    ("TRANSFORM-1, higher dose", _transform1),
)


def _spray_control(register: str) -> str:
    return say(
        "conflict_spray_control",
        register,
        used=_used("comparators/katz2021benefit-3", "109"),
        other=_other("transform2"),
        observed=_used("trials/transform2-2", "100"),
    )


def _berman(register: str) -> str:
    return say(
        "conflict_berman",
        register,
        used=_used("trials/berman2000-1", "7"),
        first=_other("berman2000-wilkinson"),
        second=_other("berman2000-nikolin"),
    )


def _step3(register: str) -> str:
    return say(
        "conflict_step",
        register,
        used=_used("comparators/rush2006acute-3", "377"),
        other=_other("rush2006"),
        rate=_used("comparators/rush2006acute-3", "13.7"),
    )


def _li(register: str) -> str:
    return say("conflict_li", register, used=_used("trials/li2016-1", "0.5 mg/kg"), other=_other("li2016"))


def _kellner(register: str) -> str:
    return say(
        "conflict_kellner",
        register,
        rate=_used("comparators/kellner2010bifrontal-1", "55"),
        used=_used("comparators/kellner2010bifrontal-1", "43 to 66"),
        other=_other("kellner2010"),
    )


def _wilkinson(register: str) -> str:
    return say(
        "conflict_wilkinson",
        register,
        used=_used("pooled/wilkinson2018suicidal-1", "167"),
        other=_other("wilkinson2018"),
    )


def _cipriani(register: str) -> str:
    return say(
        "conflict_cipriani",
        register,
        used=_used("comparators/cipriani2018comparative-3", "116,477"),
        other=_other("cipriani2018"),
    )


# Counts and intervals that differ from page to page, most of them misprints.
_SMALLER = (
    ("TRANSFORM-2, people on the placebo spray", _spray_control),
    ("Berman 2000, people", _berman),
    ("Li 2016, the larger dose", _li),
    ("Wilkinson 2018, people pooled", _wilkinson),
    ("STAR*D, people at the third step", _step3),
    ("Cipriani 2018, people pooled", _cipriani),
    ("Kellner 2010, ECT on the right side", _kellner),
)


def _list_html(conflicts: tuple[tuple[str, Callable[[str], str]], ...], register: str) -> str:
    lines = "".join(f"<dt>{title}</dt><dd>{words(register)}</dd>" for title, words in conflicts)
    return f"<dl>{lines}</dl>"


def conflicts_html(register: str = DEFAULT_REGISTER) -> str:
    """Return the block as HTML: one line per disagreement, in a register; counts and misprints are folded away."""
    smaller = say("conflicts_smaller", register)
    return (
        '<article class="ex-card ex-conflicts"><h2>Where sources disagree</h2>'
        f'<p class="ex-sub">{say("conflicts_lead", register)}</p>{_list_html(_CONFLICTS, register)}'
        f'<details class="ex-sources"><summary>{smaller}</summary>{_list_html(_SMALLER, register)}</details>'
        "</article>"
    )
