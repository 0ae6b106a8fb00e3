"""Does more help more? Three trials that gave several doses, each on its own scale, no line through the doses."""

import re
from collections.abc import Iterable

import plotly.graph_objects as go

from explainer.describe.decimals import even_words
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.errors import DataError
from explainer.evidence.records import SafetyRow, TrialArm
from explainer.figures.interval_columns import ColumnsView, draw_columns
from explainer.figures.measured import (
    Measured,
    interval_note,
    measured_share,
    table_measured,
    whole,
    with_minus,
)
from explainer.figures.spray_doses import (
    SPRAY_RANGE,
    fixed_dose_shares,
    spray_and_tablet,
    spray_columns,
)
from explainer.figures.theme import ChartTheme

# Doses of infusion share one scale, doses of spray another.
INFUSION_RANGE = (-0.09, 1.1)
# A space as wide as half a mark, so that a number stands clear of it at any width.
_BESIDE = "\u2003"
_Z_95 = 1.959963984540054
_VERDICTS = {"not": 0.0, "only before adjustment": 1.0, "positive": 2.0}
VERDICT_COLUMNS = ("dose, mg/kg", "people", "verdict on day 1", "effect size", "how seen", "where")
# The slots of each chart's sentence, in the order of its marks.
SAID = {
    "dose_su": ("saline", "low", "high"),
    "dose_su_harm": ("unreal", "unreal_control", "dizzy", "dizzy_control"),
    "dose_daly": ("low", "middle", "high"),
    "dose_spray": ("placebo", "low", "middle", "high"),
    "dose_spray_harm": ("placebo", "middle", "high"),
}
# What the table of harms calls them, for a reader who does not know the word.
_EVENTS = {"derealisation": "felt that things were unreal (derealisation)", "dizziness": "felt dizzy"}
_RESPONSE_SU = "score down by more than half on 2 or more of days 2 to 5"
_VERDICT_WORDS = ("no clear difference", "only before adjusting", "clear difference")


def _dose(arm: TrialArm) -> float:
    """Return the dose as a number; a comparator has none."""
    found = re.match(r"(\d+(?:\.\d+)?) m?g", arm.dose)
    return 0.0 if arm.is_control or found is None else float(found.group(1))


def _arms(arms: Iterable[TrialArm], trial: str) -> list[TrialArm]:
    return sorted((arm for arm in arms if arm.trial_id == trial), key=_dose)


def _verdict_of(arm: TrialArm) -> str:
    """Return what the trial's verdict says of one dose.

    Raises
    ------
    DataError
        If it does not say.
    """
    dose = f"{_dose(arm):.1f}"
    inside = re.search(r"\((.*)\)", arm.verdict)
    for part in inside.group(1).split("; ") if inside else ():
        if dose in part.replace(" and ", " ").split():
            return next(word for word in _VERDICTS if word in part)
    raise DataError(f"{arm.row_id}: verdict must say what was found at {dose} mg/kg; got {arm.verdict!r}.")


def build_verdicts(arms: tuple[TrialArm, ...]) -> ColumnsView:
    """Return what was said of each dose of infusion in the trial of four doses.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.

    Notes
    -----
    Only verdicts were seen, so height is a verdict and not an effect.
    """
    places = []
    for arm in _arms(arms, "fava2020"):
        if not arm.is_control:
            verdict = _VERDICTS[_verdict_of(arm)]
            item = Measured(
                f"{_dose(arm):g} mg/kg",
                "Fava 2020",
                verdict,
                None,
                None,
                "ketamine",
                arm,
                arm.n_randomised,
                is_hollow=verdict < 1.0,
            )
            places.append((_dose(arm), item))
    return ColumnsView(
        tuple(places),
        ticks=tuple((dose, f"{dose:g}") for dose, _ in places),
        x_range=INFUSION_RANGE,
        y_range=(-0.35, 2.6),
        y_step=1.0,
        x_title="dose of one infusion, mg/kg",
        y_title="against midazolam, day 1",
        words=tuple((-0.08, height + 0.3, "control", words) for height, words in enumerate(_VERDICT_WORDS)),
    )


def draw_verdicts(view: ColumnsView, *, theme: ChartTheme) -> go.Figure:
    """Draw a verdict a dose; the scale has words in place of numbers."""
    figure = draw_columns(view, theme=theme, height=260)
    figure.update_yaxes(showticklabels=False)
    figure.update_layout(
        margin={"l": 8}, annotations=[{**figure.layout.annotations[0].to_plotly_json(), "xshift": 0}]
    )
    return figure


def describe_verdicts(view: ColumnsView, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: the verdicts, and that no sizes were seen."""
    by_height: dict[float, list[str]] = {}
    for dose, item in view.places:
        by_height.setdefault(item.value, []).append(f"{dose:g}")
    clear, partly, none = (" and ".join(by_height[height]) for height in (2.0, 1.0, 0.0))
    people = ", ".join(str(item.people) for item in view.items)
    return say("dose_verdicts", register, clear=clear, partly=partly, none=none, people=people)


def table_verdicts(view: ColumnsView) -> list[tuple[str, ...]]:
    """Return the doses as text: dose, people, verdict, effect size, how seen, where."""
    rows: list[tuple[str, ...]] = []
    for dose, item in view.places:
        arm = item.record
        effect = arm.effect if isinstance(arm, TrialArm) else None
        size = "not seen" if effect is None else with_minus(f"Cohen d {effect:g}, no interval")
        words = _VERDICT_WORDS[int(item.value)]
        rows.append((f"{dose:g}", str(item.people), words, size, arm.seen, arm.locator))
    return rows


def build_su(arms: tuple[TrialArm, ...]) -> ColumnsView:
    """Return response by dose in the trial of two doses of infusion against saline.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    """
    places = tuple(
        (
            _dose(arm),
            measured_share(
                arm,
                arm.comparator if arm.is_control else f"ketamine {arm.dose}",
                _RESPONSE_SU,
                tone="control" if arm.is_control else "ketamine",
                percent=arm.responders_pct,
                people=arm.n_analysed,
            ),
        )
        for arm in _arms(arms, "su2017")
    )
    return ColumnsView(
        places,
        ticks=((0.0, "saline"), (0.2, "0.2"), (0.5, "0.5"), (1.0, "1")),
        x_range=INFUSION_RANGE,
        y_range=(0.0, 100.0),
        y_step=25.0,
        x_title="dose of one infusion, mg/kg",
        y_title="responded, per 100 people",
        words=tuple((dose, item.value, item.tone, f"{_BESIDE}{whole(item.value)}") for dose, item in places),
    )


def build_infusion_harms(rows: tuple[SafetyRow, ...]) -> ColumnsView:
    """Return harms of an infusion by dose: one dose and a drug that is felt, because no other was counted.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """
    places, words = [], []
    for row in rows:
        if row.source == "trial_su2023_taiwan_si" and row.event in {"derealisation", "dizziness"}:
            is_control = row.arm_kind == "control"
            # Two harms of one group stand beside each other.
            aside = -0.02 if row.event == "derealisation" else 0.1
            item = measured_share(
                row,
                f"{_EVENTS[row.event]}, {row.arm}",
                "",
                tone="control" if is_control else "ketamine",
                percent=row.value,
                people=row.n,
            )
            at = (0.0 if is_control else 0.5) + aside
            places.append((at, item))
            # One label stands over its interval, the other beside its mark, so that they keep apart on a phone.
            name, x, y = (
                ("unreal", at - 0.06, (item.high or item.value) + 6.0)
                if row.event == "derealisation"
                else (f"{_BESIDE}dizzy", at, item.value)
            )
            words.append((x, y, item.tone, f"{name} {whole(item.value)}"))
    return ColumnsView(
        tuple(places),
        ticks=((0.04, "midazolam"), (0.54, "0.5"), (1.0, "1")),
        x_range=INFUSION_RANGE,
        y_range=(0.0, 100.0),
        y_step=25.0,
        x_title="dose of one infusion, mg/kg",
        y_title="felt it during the infusion, per 100",
        words=tuple(words),
    )


def build_daly(arms: tuple[TrialArm, ...]) -> ColumnsView:
    """Return the difference in depression score by dose of spray, with the interval of its printed error.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.

    Raises
    ------
    DataError
        If an arm prints no difference or no standard error.
    """
    places = []
    for arm in _arms(arms, "daly2018"):
        if arm.is_control:
            continue
        error = re.search(r"SE (\d+\.\d+)", arm.effect_measure)
        if arm.effect is None or error is None:
            raise DataError(f"{arm.row_id} must hold a difference with its standard error; it does not.")
        half = _Z_95 * float(error.group(1))
        item = Measured(
            f"{arm.dose} v placebo spray",
            "day 8, MADRS points",
            arm.effect,
            arm.effect - half,
            arm.effect + half,
            "esketamine",
            arm,
            arm.n_analysed,
            computed_from="error",
        )
        places.append((_dose(arm), item))
    return ColumnsView(
        tuple(places),
        ticks=((28.0, "28"), (56.0, "56"), (84.0, "84")),
        x_range=SPRAY_RANGE,
        y_range=(-18.0, 4.0),
        y_step=4.0,
        x_title="dose of spray, mg, twice in a week",
        y_title="MADRS points; below the line favours spray",
        words=tuple(
            (dose, item.value, item.tone, f"{_BESIDE}{points}")
            for (dose, item), points in zip(
                places, even_words(*(item.value for _, item in places)), strict=True
            )
        ),
        line=0.0,
    )


def build_spray_response(arms: tuple[TrialArm, ...]) -> ColumnsView:
    """Return response by dose of spray, per 100.

    Parameters
    ----------
    arms : tuple of TrialArm
        Every arm of every trial.
    """
    places = tuple(
        (
            _dose(arm),
            measured_share(
                arm,
                "placebo spray" if arm.is_control else f"esketamine {arm.dose}",
                "day 8",
                tone="control" if arm.is_control else "esketamine",
                percent=arm.responders_pct,
                people=arm.n_analysed,
            ),
        )
        for arm in _arms(arms, "daly2018")
    )
    return spray_columns(places, "responded by day 8, per 100")


def build_spray_harms(rows: tuple[SafetyRow, ...]) -> ColumnsView:
    """Return dissociation by dose of spray, per 100, from the trial that gave two fixed doses.

    Parameters
    ----------
    rows : tuple of SafetyRow
        Every harm.
    """
    places = fixed_dose_shares(
        rows, "dissociation", lambda _, dose: f"felt cut off (dissociation), {spray_and_tablet(dose)}"
    )
    return spray_columns(places, "felt detached in 4 weeks, per 100")


def draw_doses(view: ColumnsView, *, theme: ChartTheme) -> go.Figure:
    """Draw one mark a dose."""
    return draw_columns(view, theme=theme)


def describe_doses(view: ColumnsView, key: str, register: str = DEFAULT_REGISTER) -> str:
    """Return what to see: what was counted, on which dose how much of it, and the intervals.

    Parameters
    ----------
    view : ColumnsView
        Marks in the order of the sentence's slots.
    key : str
        A key of `SAID`, which is also the sentence's.
    register : str
        Whom it is for; in plain words people are whole.
    """
    values = [item.value for item in view.items]
    of_people = view.line is None
    words = [whole(value) for value in values] if of_people and register == "plain" else even_words(*values)
    numbers = say(key, register, **dict(zip(SAID[key], words, strict=True)))
    return f"{numbers} {interval_note(view.items, register)}"


def table_doses(view: ColumnsView) -> list[tuple[str, ...]]:
    """Return the marks as text."""
    return table_measured(view.items)
