"""The third step of the consultation: of 100 people, with and without, benefit beside harm."""

import re
from typing import Any

from explainer.describe.consultation import Text, Voice, mark, title_of
from explainer.errors import DataError
from explainer.evidence.load import load_pooled, load_safety, load_timecourse, load_trials
from explainer.evidence.records import PooledResult, SafetyRow, TrialArm
from explainer.evidence.rows import find_row
from explainer.figures.icon_array import build_icon_array, describe_icon_array
from explainer.meta.proportions import wilson_interval

DAY = "pooled/dean2021ketamine-5"
WEEK = "pooled/xu2016effects-2"
INFUSION_HARMS = {
    "derealisation": ("harms/trial_su2023_taiwan_si-1", "harms/trial_su2023_taiwan_si-2"),
    "dizziness": ("harms/trial_su2023_taiwan_si-3", "harms/trial_su2023_taiwan_si-4"),
}
SPRAY_HARMS = {
    "dissociation": ("harms/spravato2026label-1", "harms/spravato2026label-2"),
    "sedation": ("harms/spravato2026label-7", "harms/spravato2026label-8"),
}
SPRAY_ARMS = ("trials/transform2-1", "trials/transform2-2")
RELAPSE = "course/murrough2013b-1"
BOXED = "harms/spravato2026label-64"
# Which view a concern brings to the front.
VIEW_CONCERNS = {
    "day": "speed",
    "week": "lasting",
    "derealisation": "feeling",
    "dizziness": "risks",
    "response": "speed",
    "remission": "lasting",
    "dissociation": "feeling",
    "sedation": "risks",
}
_WEEK_SHARES = re.compile(r"(\d+)% vs (\d+)%")
_PERCENT = 100.0


def whole(percent: float) -> str:
    """Return a percentage as whole people, half up, as the marks count them."""
    return str(int(percent + 0.5))


def _pooled(row_id: str) -> PooledResult:
    return next(row for row in load_pooled() if row.row_id == row_id)


def _harm(row_id: str) -> SafetyRow:
    return next(row for row in load_safety() if row.row_id == row_id)


def _arm(row_id: str) -> TrialArm:
    return next(row for row in load_trials() if row.row_id == row_id)


def _known(value: float | None, row_id: str) -> float:
    if value is None:
        raise DataError(f"{row_id} must hold the number that the consultation shows; the cell is blank.")
    return value


def day_shares() -> tuple[float, float]:
    """Return the shares half better after a day, on ketamine and on midazolam, per 100."""
    row = _pooled(DAY)
    return _known(row.active_per_100, DAY), _known(row.control_per_100, DAY)


def week_shares() -> tuple[float, float]:
    """Return the shares in remission after a week, on ketamine and on a control, per 100.

    Raises
    ------
    DataError
        If the row no longer prints both.
    """
    found = _WEEK_SHARES.search(_pooled(WEEK).note)
    if not found:
        raise DataError(f"{WEEK}, note: expected two shares such as '24% vs 6%'; got none.")
    return float(found[1]), float(found[2])


def harm_shares(rows: tuple[str, str]) -> tuple[float, float]:
    """Return a harm's shares on the drug and on its comparator, per 100."""
    return _known(_harm(rows[0]).value, rows[0]), _known(_harm(rows[1]).value, rows[1])


def _interval(voice: Voice, row: SafetyRow | TrialArm, percent: float, people: int) -> Text:
    low, high = wilson_interval(round(percent * people / _PERCENT), people)
    return voice.text(
        "range",
        low=mark(whole(low), row, computed=True),
        high=mark(whole(high), row, computed=True),
    )


def _array(percent: float, meaning: str, group: str, event: str, row_id: str) -> dict[str, Any]:
    view = build_icon_array(percent, meaning=meaning, group=group, event=event)
    return {
        "filled": view.filled,
        "group": group,
        "meaning": meaning,
        "source": row_id,
        "label": describe_icon_array(view),
    }


def _card(
    voice: Voice,
    view: str,
    meaning: str,
    event: str,
    arms: tuple[tuple[float, str, str], tuple[float, str, str]],
    sentences: tuple[Text, Text, Text],
) -> dict[str, Any]:
    """Return one card; `arms` are (percent, group, row) with the drug and without."""
    title = voice.words(f"event-{event}")
    (drug, group, row), (control, other, other_row) = arms
    return {
        "key": view,
        "concern": VIEW_CONCERNS[view],
        "meaning": meaning,
        "view": voice.words(f"view-{view}"),
        "title": title,
        "arrays": [
            _array(drug, meaning, group, title, row),
            _array(control, "control", other, title, other_row),
        ],
        "sentences": list(sentences),
    }


def _day_card(voice: Voice) -> dict[str, Any]:
    row = _pooled(DAY)
    drug, control = day_shares()
    low, high = _known(row.active_low_per_100, DAY), _known(row.active_high_per_100, DAY)
    sentences = (
        voice.text("about-day", trials=mark(str(row.k), row), people=mark(str(row.n), row)),
        voice.text("range", low=mark(whole(low), row), high=mark(whole(high), row)),
        voice.text(f"sure-{row.certainty.replace(' ', '-')}"),
    )
    arms = (
        (drug, voice.words("with-infusion"), DAY),
        (control, voice.words("without-infusion"), DAY),
    )
    return _card(voice, "day", "benefit", "response", arms, sentences)


def _week_card(voice: Voice) -> dict[str, Any]:
    row = _pooled(WEEK)
    drug, control = week_shares()
    sentences = (
        voice.text("about-week", trials=mark(str(row.k), row), people=mark(str(row.n), row)),
        voice.text("range-unknown"),
        voice.text("sure-ungraded"),
    )
    arms = ((drug, voice.words("with-infusion"), WEEK), (control, voice.words("without-mixed"), WEEK))
    return _card(voice, "week", "benefit", "remission", arms, sentences)


def _harm_card(voice: Voice, view: str, rows: tuple[str, str], tab: str) -> dict[str, Any]:
    active, other = _harm(rows[0]), _harm(rows[1])
    drug, control = harm_shares(rows)
    people = (active.n or 0) + (other.n or 0)
    if tab == "infusion":
        about = voice.text("about-harm", trials=mark("1", active), people=mark(str(people), active))
    else:
        about = voice.text("about-spray-harm", people=mark(str(people), active))
    sentences = (
        about,
        _interval(voice, active, drug, int(_known(active.n, rows[0]))),
        voice.text("sure-ungraded"),
    )
    arms = (
        (drug, voice.words(f"with-{tab}"), rows[0]),
        (control, voice.words(f"without-{tab}"), rows[1]),
    )
    return _card(voice, view, "harm", view, arms, sentences)


def _spray_card(voice: Voice, view: str) -> dict[str, Any]:
    active, other = _arm(SPRAY_ARMS[0]), _arm(SPRAY_ARMS[1])
    name = "responders_pct" if view == "response" else "remitters_pct"
    drug, control = (_known(getattr(arm, name), arm.row_id) for arm in (active, other))
    treated, compared = (int(_known(arm.n_analysed, arm.row_id)) for arm in (active, other))
    sentences = (
        voice.text("about-spray", trials=mark("1", active), people=mark(str(treated + compared), active)),
        _interval(voice, active, drug, treated),
        voice.text("sure-ungraded"),
    )
    arms = (
        (drug, voice.words("with-spray"), active.row_id),
        (control, voice.words("without-spray"), other.row_id),
    )
    return _card(voice, view, "benefit", view, arms, sentences)


def describe_chances(voice: Voice) -> dict[str, Any]:
    """Return the third step: two tabs, each with as many cards of benefit as of harm.

    Parameters
    ----------
    voice : Voice
        Register and reader.
    """
    relapse = next(point for point in load_timecourse() if point.row_id == RELAPSE)
    return {
        **title_of(voice, "chances"),
        "tabs": [
            {
                "key": "infusion",
                "words": voice.words("tab-infusion"),
                "benefit": [_day_card(voice), _week_card(voice)],
                "harm": [_harm_card(voice, view, rows, "infusion") for view, rows in INFUSION_HARMS.items()],
            },
            {
                "key": "spray",
                "words": voice.words("tab-spray"),
                "benefit": [_spray_card(voice, "response"), _spray_card(voice, "remission")],
                "harm": [_harm_card(voice, view, rows, "spray") for view, rows in SPRAY_HARMS.items()],
            },
        ],
        "foot": voice.text(
            "chances-foot",
            days=mark(whole(_known(relapse.value, RELAPSE)), relapse),
            warning=mark(voice.words("warning"), find_row(BOXED)),
        ),
    }
