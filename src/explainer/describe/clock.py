"""The clock in words: what time it is, and one sentence for what the model shows then.

Numbers are marked ``{kind|text}`` as in `explainer.describe.lab`.
"""

import numpy as np

from explainer.model.course import FAST_UNTIL_S, RELEASE_UNTIL_S, Course
from explainer.numerics import FloatArray
from explainer.parameters.cleft2026 import CLEFT
from explainer.parameters.defaults import PK_SETS

_MINUTE_S, _HOUR_S, _DAY_S, _WEEK_S = 60.0, 3600.0, 86_400.0, 604_800.0
_SMALLEST_CHANGE_PERCENT = 0.5
_SMALLEST_SPINE_PERCENT = 0.05
_LOWEST_PLASMA_NG_PER_ML = 0.5


def time_words(seconds: float) -> str:
    """Return a time as a person would say it, such as "40 min" or "2.3 days"."""
    for unit, name, most in (
        (1e-3, "ms", 1.0),
        (1.0, "s", _MINUTE_S),
        (_MINUTE_S, "min", _HOUR_S),
        (_HOUR_S, "h", _DAY_S),
    ):
        if seconds < most * 0.9995:  # rounding must not print "60 min"
            return f"{_digits(seconds / unit)} {name}"
    days = seconds / _DAY_S
    text = _digits(days)
    return f"{text} day" if text == "1" else f"{text} days"


def _digits(value: float) -> str:
    """Return two significant digits, whole numbers without a point."""
    if value >= 10.0 or abs(value - round(value)) < 0.05:  # noqa: PLR2004
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 1.0 else f"{value:.2g}"


def _fraction_more(kind: str, ratio: float) -> str:
    percent = (ratio - 1.0) * 100.0
    if abs(percent) < _SMALLEST_CHANGE_PERCENT:
        return f"{{{kind}|as at rest}}"
    return f"{{{kind}|{abs(percent):.0f}% {'more' if percent > 0 else 'less'}}}"


def _at(time_s: FloatArray, values: FloatArray, seconds: float) -> float:
    return float(np.interp(seconds, time_s, values))


def _release_words(course: Course, seconds: float) -> str:
    release = course.release
    ampa = round(_at(release.time_s, release.open_ampa, seconds))
    nmda = round(_at(release.time_s, release.open_nmda, seconds))
    return (
        f"{time_words(seconds)} after one release into the cleft of an excited cell, {{ampa|{ampa} of "
        f"{CLEFT.ampa_count} AMPA receptors}} and {{nmda|{nmda} of {CLEFT.nmda_count} NMDA receptors}} are open."
    )


def _step_words(course: Course, seconds: float) -> str:
    hertz = {name: _at(course.step_time_s, values, seconds) for name, values in course.step_hz.items()}
    rest = {name: float(course.lines[name][0]) for name in course.step_hz}
    brake = _fraction_more("brake", hertz["rate_interneuron_hz"] / rest["rate_interneuron_hz"])
    pyramidal = _fraction_more("pyramidal", hertz["rate_pyramidal_hz"] / rest["rate_pyramidal_hz"])
    return (
        f"{time_words(seconds)} after {{ketamine|{100 * course.peak_block:.0f}% block}} is switched on at once, "
        f"fast-spiking brake cells fire {brake}, pyramidal cells {pyramidal}."
    )


def _drug_words(course: Course, seconds: float) -> str:
    def now(name: str) -> float:
        return _at(course.time_s, course.lines[name], seconds)

    plasma = now("plasma_ketamine_ng_per_ml")
    site = PK_SETS[course.scenario.pk].sampling_site
    where = "blood" if site == "not stated" else f"{site} blood"
    drug = course.scenario.drug
    blood = (
        f"{{ketamine|{plasma:.0f} ng/mL}} of {drug} in {where}"
        if plasma >= _LOWEST_PLASMA_NG_PER_ML
        else f"almost no {drug} in the blood"
    )
    spines = now("spine_density_percent") - 100.0
    change = (
        "as many synapses as at rest"
        if abs(spines) < _SMALLEST_SPINE_PERCENT
        else f"{abs(spines):.1f}% {'more' if spines > 0 else 'fewer'} synapses than at rest"
    )
    return (
        f"{time_words(seconds)} after the first dose began: {blood}, {{ketamine|{100 * now('block_interneuron'):.0f}%}} "
        f"block on brake cells, glutamate at {{glutamate|{now('glutamate_percent'):.0f}%}} of rest, {{growth|{change}}}."
    )


def describe_stop(course: Course, seconds: float) -> str:
    """Return the sentence for one place of the clock.

    Parameters
    ----------
    course : Course
        What is shown.
    seconds : float
        Where the clock stands.
    """
    if seconds < RELEASE_UNTIL_S:
        return _release_words(course, seconds)
    if seconds < FAST_UNTIL_S:
        return _step_words(course, seconds)
    return _drug_words(course, seconds)


def describe_stops(course: Course) -> tuple[str, ...]:
    """Return the sentence for every stop of the clock."""
    return tuple(describe_stop(course, float(seconds)) for seconds in course.stop_s)
