"""The clock in words: what time it is, and one sentence for what the model shows then.

Numbers are marked ``{kind|text}`` as in `explainer.describe.lab`; the words live in
`assets/text/sentences/clock.toml`.
"""

from functools import lru_cache

import numpy as np

from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.model.course import FAST_UNTIL_S, RELEASE_UNTIL_S, Course
from explainer.numerics import FloatArray
from explainer.parameters.cleft2026 import CLEFT
from explainer.parameters.defaults import PK_SETS

_MINUTE_S, _HOUR_S, _DAY_S = 60.0, 3600.0, 86_400.0
# Unit of the dial, seconds in it, and the time from which the next unit is used.
_UNITS = (
    ("ms", 1e-3, 1.0),
    ("s", 1.0, _MINUTE_S),
    ("min", _MINUTE_S, _HOUR_S),
    ("h", _HOUR_S, _DAY_S),
    ("days", _DAY_S, np.inf),
)
_SMALLEST_CHANGE_PERCENT = 0.5
_SMALLEST_SPINE_PERCENT = 0.05
_LOWEST_PLASMA_NG_PER_ML = 0.5


def _digits(value: float) -> str:
    """Return two significant digits, whole numbers without a point."""
    if value >= 10.0 or abs(value - round(value)) < 0.05:  # noqa: PLR2004
        return f"{value:.0f}"
    return f"{value:.1f}" if value >= 1.0 else f"{value:.2g}"


def _number_and_unit(seconds: float) -> tuple[str, str]:
    # Rounding must not print "60 min".
    unit, size, _ = next(row for row in _UNITS if seconds < row[2] * 0.9995)
    return _digits(seconds / size), unit


def time_words(seconds: float) -> str:
    """Return a time as the dial shows it in every register, such as "40 min" or "2.3 days"."""
    number, unit = _number_and_unit(seconds)
    return "1 day" if (number, unit) == ("1", "days") else f"{number} {unit}"


@lru_cache(maxsize=2048)
def spoken_time(seconds: float, register: str = DEFAULT_REGISTER) -> str:
    """Return a time as a sentence says it, such as "40 minutes" in plain words.

    Parameters
    ----------
    seconds : float
        More than 0.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    number, unit = _number_and_unit(seconds)
    return say(f"clock_{unit}_one" if number == "1" else f"clock_{unit}", register, n=number)


def _against_rest(kind: str, ratio: float, register: str) -> str:
    percent = (ratio - 1.0) * 100.0
    if abs(percent) < _SMALLEST_CHANGE_PERCENT:
        words = say("clock_as_rest", register)
    else:
        words = say("clock_more" if percent > 0 else "clock_less", register, n=f"{abs(percent):.0f}")
    return f"{{{kind}|{words}}}"


def _at(time_s: FloatArray, values: FloatArray, seconds: float) -> float:
    return float(np.interp(seconds, time_s, values))


def _release_words(course: Course, seconds: float, register: str) -> str:
    release = course.release
    ampa = f"{_at(release.time_s, release.open_ampa, seconds):.0f}"
    nmda = f"{_at(release.time_s, release.open_nmda, seconds):.0f}"
    open_ampa = say("clock_open_ampa", register, n=ampa, count=str(CLEFT.ampa_count))
    open_nmda = say("clock_open_nmda", register, n=nmda, count=str(CLEFT.nmda_count))
    return say(
        "clock_release",
        register,
        time=spoken_time(seconds, register),
        ampa=f"{{ampa|{open_ampa}}}",
        nmda=f"{{nmda|{open_nmda}}}",
    )


def _step_words(course: Course, seconds: float, register: str) -> str:
    hertz = {name: _at(course.step_time_s, values, seconds) for name, values in course.step_hz.items()}
    rest = {name: float(course.lines[name][0]) for name in course.step_hz}
    brake, pyramidal = "rate_interneuron_hz", "rate_pyramidal_hz"
    return say(
        "clock_step",
        register,
        time=spoken_time(seconds, register),
        block=f"{{ketamine|{100 * course.peak_block:.0f}%}}",
        brake=_against_rest("brake", hertz[brake] / rest[brake], register),
        pyramidal=_against_rest("pyramidal", hertz[pyramidal] / rest[pyramidal], register),
    )


def sampled_blood(pk: str, register: str = DEFAULT_REGISTER) -> str:
    """Return which blood a published set of drug levels was fitted to.

    Parameters
    ----------
    pk : str
        Key of the set.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    return say(f"clock_where_{PK_SETS[pk].sampling_site.replace(' ', '_')}", register)


def _blood_words(course: Course, plasma: float, register: str) -> str:
    drug = course.scenario.drug
    if plasma < _LOWEST_PLASMA_NG_PER_ML:
        return say("clock_no_drug", register, drug=drug)
    level = f"{{ketamine|{plasma:.0f} ng/mL}}"
    where = sampled_blood(course.scenario.pk, register)
    return say("clock_level", register, level=level, drug=drug, where=where)


def _spine_words(percent: float, register: str) -> str:
    change = percent - 100.0
    if abs(change) < _SMALLEST_SPINE_PERCENT:
        return say("clock_spines_same", register)
    key = "clock_spines_more" if change > 0 else "clock_spines_fewer"
    return say(key, register, n=f"{abs(change):.1f}")


def _drug_words(course: Course, seconds: float, register: str) -> str:
    def now(name: str) -> float:
        return _at(course.time_s, course.lines[name], seconds)

    return say(
        "clock_drug",
        register,
        time=spoken_time(seconds, register),
        blood=_blood_words(course, now("plasma_ketamine_ng_per_ml"), register),
        block=f"{{ketamine|{100 * now('block_interneuron'):.0f}%}}",
        glutamate=f"{{glutamate|{now('glutamate_percent'):.0f}%}}",
        spines=f"{{growth|{_spine_words(now('spine_density_percent'), register)}}}",
    )


def describe_stop(course: Course, seconds: float, register: str = DEFAULT_REGISTER) -> str:
    """Return the sentence for one place of the clock.

    Parameters
    ----------
    course : Course
        What is shown.
    seconds : float
        Where the clock stands.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    if seconds < RELEASE_UNTIL_S:
        return _release_words(course, seconds, register)
    if seconds < FAST_UNTIL_S:
        return _step_words(course, seconds, register)
    return _drug_words(course, seconds, register)


def describe_stops(course: Course, register: str = DEFAULT_REGISTER) -> tuple[str, ...]:
    """Return the sentence for every stop of the clock."""
    return tuple(describe_stop(course, float(seconds), register) for seconds in course.stop_s)
