"""M1: plasma during and after one infusion, every set beside the measured level."""

import numpy as np

from explainer.figures.targets.panel import Axis, Curve, Mark, Note, PanelView, Zone
from explainer.model.target_curves import END_OF_INFUSION_MIN, PlasmaCurve
from explainer.model.target_records import NumericTarget

_TOP_NG_PER_ML = 320.0
_LAST_MIN = 120.0
# Labels stand in a column, highest curve first, each joined to its curve's end of infusion.
_COLUMN_MIN, _FIRST_LABEL, _LABEL_STEP = 52.0, 304.0, 33.0


def build_plasma(curves: tuple[PlasmaCurve, ...], target: NumericTarget) -> PanelView:
    """Return the curves with the measured level and its range at the end of the infusion."""
    by_height = sorted(curves, key=lambda curve: -curve.end_ng_per_ml)
    notes, leaders = [], []
    for place, curve in enumerate(by_height):
        level = _FIRST_LABEL - _LABEL_STEP * place
        is_racemate = curve.drug == "ketamine"
        site = "no site" if curve.sampling_site == "not stated" else curve.sampling_site
        notes.append(
            Note(
                f"{curve.label.replace('Clements & Nimmo', 'Clements')}, {site}",
                _COLUMN_MIN + 1.0,
                level,
                "ketamine" if is_racemate else "soft",
                is_bold=is_racemate,
            )
        )
        leaders.append(
            Curve(
                f"{curve.label}, label",
                "line",
                np.array([END_OF_INFUSION_MIN, _COLUMN_MIN]),
                np.array([curve.end_ng_per_ml, level]),
                width_px=0.8,
            )
        )
    drawn = tuple(
        Curve(
            curve.label,
            "ketamine",
            curve.time_min,
            curve.ng_per_ml,
            dash="solid" if curve.drug == "ketamine" else "dot",
            width_px=2.2 if curve.drug == "ketamine" else 1.5,
        )
        for curve in sorted(curves, key=lambda curve: curve.drug)
    )
    widest = target.model[1]
    measured = Mark(
        "measured",
        "ink",
        END_OF_INFUSION_MIN,
        target.observed,
        symbol="diamond",
        y_interval=(widest.low, widest.high),
    )
    return PanelView(
        x_axes=(Axis("minutes from the start", 0.0, _LAST_MIN, (0.0, 40.0, 80.0, 120.0)),),
        y_axes=(Axis("ketamine in plasma, ng/mL", 0.0, _TOP_NG_PER_ML, (0.0, 100.0, 200.0, 300.0)),),
        curves=(*leaders, *drawn),
        zones=(Zone((0.0, END_OF_INFUSION_MIN), None, opacity=0.08),),
        marks=(measured,),
        notes=(*notes, Note("infusion", 1.5, 308.0)),
        left_px=52,
    )


def describe_plasma(curves: tuple[PlasmaCurve, ...], target: NumericTarget) -> str:
    """Return what to see, in words."""
    ends = [curve.end_ng_per_ml for curve in curves]
    racemate = [curve.label for curve in curves if curve.drug == "ketamine"]
    named = f"{', '.join(racemate[:-1])} and {racemate[-1]}"
    return (
        f"At the end of the infusion the sets give {min(ends):.0f} to {max(ends):.0f} ng/mL; {target.observed:.0f} was "
        f"measured, 100 to 250 in healthy people. Solid: racemate in adults ({named}). Dotted: esketamine. Arterial blood "
        "runs higher than venous while the drug goes in; no site: not stated."
    )
