"""Pack one course, its words and the trials beside it for the browser."""

from dataclasses import asdict
from typing import Any

import numpy as np

from explainer.components.clock.lanes import LANES, RELEASE_SERIES
from explainer.components.packing import pack_arrays
from explainer.describe.clock import describe_stops, spoken_time, time_words
from explainer.describe.clock_words import (
    describe_bands,
    describe_caption,
    describe_gap,
    describe_point,
    describe_strips,
    describe_zones,
    harm_intervals,
)
from explainer.describe.registers import DEFAULT_REGISTER, say
from explainer.evidence.course_points import CoursePoint, course_points
from explainer.model.course import (
    CLOCK_END_S,
    CLOCK_START_S,
    FAST_UNTIL_S,
    NAMED_S,
    SECONDS_PER_HOUR,
    Course,
)
from explainer.model.regimens import Regimen
from explainer.numerics import FloatArray
from explainer.references import find_reference
from explainer.ui.citation import SEEN_WORDS
from explainer.ui.provenance import day_words

TICKS = (
    (1e-3, "1 ms"),
    (1.0, "1 s"),
    (60.0, "1 min"),
    (3600.0, "1 h"),
    (86_400.0, "1 day"),
    (604_800.0, "1 week"),
)
BENEFIT_AXIS = (-16.0, 6.0)


def course_arrays(course: Course) -> dict[str, FloatArray]:
    """Return what the browser draws, by name.

    Parameters
    ----------
    course : Course
        From `explainer.model.course.simulate_course`.
    """
    factors = {series.name: series.factor for lane in LANES for series in lane.series}
    arrays: dict[str, FloatArray] = {
        "stop_s": course.stop_s,
        "time_s": course.time_s,
        # Where on the line's grid each stop lies; stops before it belong to the fast pictures.
        "stop_place": np.searchsorted(course.time_s, course.stop_s).astype(np.float64),
        "release_s": course.release.time_s,
        "step_s": course.step_time_s,
    }
    for name in RELEASE_SERIES:
        arrays[name] = getattr(course.release, name)
    for lane in LANES:
        for series in lane.series:
            if series.name in course.lines:
                arrays[series.name] = course.lines[series.name] * series.factor
    for name, values in course.step_hz.items():
        arrays[f"{name}_step"] = values
    for name, (low, high) in course.between_sets.items():
        if name in factors:
            arrays[f"{name}_sets"] = np.stack([low, high]) * factors[name]
    for name, values in course.between_people.items():
        arrays[f"{name}_people"] = values * factors[name]
    return arrays


def _lanes(drug: str) -> list[dict[str, Any]]:
    """Return the lanes with the drug and its first metabolite under their own names."""
    lanes = [asdict(lane) for lane in LANES]
    if drug == "esketamine":
        named = {"ketamine": "esketamine", "norketamine": "noresketamine"}
        for lane in lanes:
            for series in lane["series"]:
                series["label"] = named.get(series["label"], series["label"])
    return lanes


def _point(point: CoursePoint, register: str) -> dict[str, Any]:
    reference = find_reference(point.source)
    shown: dict[str, Any] = {
        "kind": point.kind,
        "words": describe_point(point, register),
        "from_s": max(point.start_h * SECONDS_PER_HOUR, FAST_UNTIL_S),
        "to_s": max(point.end_h * SECONDS_PER_HOUR, FAST_UNTIL_S),
        "source": reference.short,
        "link": reference.link,
        "seen": SEEN_WORDS[point.seen],
        "locator": point.locator,
        "checked": day_words(point.checked),
    }
    if point.kind in {"benefit", "span"}:
        shown |= {"value": point.value, "low": point.low, "high": point.high}
    intervals = harm_intervals(point)
    if point.kind == "harm" and intervals is not None:
        shown |= {
            "value": point.value,
            "control": point.control,
            "interval": [round(x, 1) for x in intervals[0]],
            "control_interval": [round(x, 1) for x in intervals[1]],
        }
    return shown


def _sentences(course: Course, register: str) -> dict[str, Any]:
    """Return every sentence of the clock in one register."""
    return {
        "stops": describe_stops(course, register),
        "times": [spoken_time(float(seconds), register) for seconds in course.stop_s],
        "zones": describe_zones(register),
        "bands": describe_bands(register),
        "gap": describe_gap(register),
        "strips": describe_strips(register),
        "nothing": say("clock_nothing", register),
        "saved": say("clock_saved", register),
    }


def pack_course(course: Course, regimen: Regimen, register: str = DEFAULT_REGISTER) -> bytes:
    """Return the whole payload of the clock in one register.

    Parameters
    ----------
    course : Course
        What the model gave.
    regimen : Regimen
        Which published regimen it is; decides the trials beside it.
    register : str
        One of `explainer.describe.registers.REGISTERS`.
    """
    moments = [int(np.argmin(np.abs(course.stop_s - moment))) for moment in NAMED_S]
    header = {
        "clock": {"start_s": CLOCK_START_S, "end_s": CLOCK_END_S, "fast_until_s": FAST_UNTIL_S},
        "ticks": TICKS,
        "lanes": _lanes(course.scenario.drug),
        "times": [time_words(float(seconds)) for seconds in course.stop_s],
        "sentences": _sentences(course, register),
        "moments": moments,
        "points": [_point(point, register) for point in course_points(regimen.key)],
        "dose_s": [dose.start_h * SECONDS_PER_HOUR for dose in course.scenario.doses],
        "benefit_axis": BENEFIT_AXIS,
        "caption": describe_caption(course, regimen, register),
        "file": f"ketamine-{regimen.key}-{course.scenario.pk}-{course.scenario.affinity}.csv",
    }
    return pack_arrays(header, course_arrays(course))
