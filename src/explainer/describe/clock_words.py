"""The clock's other words: the gap, the bands, what each strip shows, and what trials reported."""

from explainer.describe.clock import sampled_blood
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.course_points import CoursePoint, wilson_interval
from explainer.model.course import PEOPLE, Course
from explainer.model.population import PERCENTILES
from explainer.model.regimens import Regimen
from explainer.parameters.defaults import AFFINITY_SETS, PK_SETS

# The middle of the five percentiles is a line, not an edge of a band.
_EDGES = tuple(percentile for percentile in PERCENTILES if percentile != 50)  # noqa: PLR2004
STRIPS = ("release", "blood", "block", "firing", "surge", "growth", "spines", "benefit", "harm")


def describe_gap(register: str = DEFAULT_REGISTER) -> str:
    """Return why the model stops where the trials begin."""
    return say("clock_gap", register)


def describe_zones(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what the clock counts, on either side of its dotted line."""
    return {key: say(f"clock_zone_{key}", register) for key in ("fast", "drug")}


def describe_bands(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what each kind of shaded band is; none has no words."""
    edges = {f"p{percentile:g}": f"{percentile:g}" for percentile in _EDGES}
    sets = {"pk": str(len(PK_SETS)), "affinity": str(len(AFFINITY_SETS))}
    return {
        "sets": say("clock_band_sets", register, **sets),
        "people": say("clock_band_people", register, people=str(PEOPLE), **edges),
        "none": "",
    }


def describe_strips(register: str = DEFAULT_REGISTER) -> dict[str, str]:
    """Return what each strip shows, by its key."""
    return {key: say(f"clock_lane_{key}", register) for key in STRIPS}


def describe_caption(course: Course, regimen: Regimen, register: str = DEFAULT_REGISTER) -> str:
    """Return the line above the table and in the saved file: what was given, and from which sets.

    Parameters
    ----------
    course : Course
        What is shown.
    regimen : Regimen
        The published regimen chosen.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    scenario = course.scenario
    return say(
        "clock_caption",
        register,
        regimen=regimen.label,
        given=str(len(scenario.doses)),
        pk=PK_SETS[scenario.pk].label,
        where=sampled_blood(scenario.pk, register),
        affinity=AFFINITY_SETS[scenario.affinity].label,
        mass=f"{scenario.mass_kg:g}",
    )


def signed(value: float, digits: int) -> str:
    """Return a number with a true minus sign; what rounds to zero has none."""
    text = f"{abs(value):.{digits}f}"
    return f"−{text}" if value < 0 and float(text) else text


def harm_intervals(point: CoursePoint) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the 95% intervals of a harm, per 100, on the drug and on the comparator; None if not counted."""
    if None in {point.value, point.control, point.n, point.n_control}:
        return None
    drug = wilson_interval(float(point.value or 0.0), int(point.n or 1))
    return drug, wilson_interval(float(point.control or 0.0), int(point.n_control or 1))


def _harm_words(point: CoursePoint, register: str) -> str:
    harm, _, study = point.label.rpartition(", ")
    name = say(f"clock_harm_{harm.replace(' ', '_')}", register, study=study)
    intervals = harm_intervals(point)
    if intervals is None or point.value is None or point.control is None:
        return f"{name}. {point.note}"
    (low, high), (other_low, other_high) = intervals
    return say(
        "clock_harm",
        register,
        harm=name,
        drug=f"{point.value:.0f}",
        low=f"{low:.0f}",
        high=f"{high:.0f}",
        other=point.compared_with,
        control=f"{point.control:.0f}",
        other_low=f"{other_low:.0f}",
        other_high=f"{other_high:.0f}",
        note=point.note,
    )


def describe_point(point: CoursePoint, register: str = DEFAULT_REGISTER) -> str:
    """Return one result of one trial as a sentence, its note included.

    Parameters
    ----------
    point : CoursePoint
        What was reported.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    if point.kind in {"harm", "measured"}:
        return _harm_words(point, register)
    digits = {"benefit": 1, "span": 2}.get(point.kind)
    if digits is None or point.value is None or point.low is None or point.high is None:
        return point.note
    return say(
        f"clock_{point.kind}",
        register,
        label=point.label,
        other=point.compared_with,
        value=signed(point.value, digits),
        low=signed(point.low, digits),
        high=signed(point.high, digits),
        note=point.note,
    )
