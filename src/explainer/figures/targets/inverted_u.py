"""M6: glutamate against dose, with the signs that were observed."""

import numpy as np

from explainer.figures.targets.panel import Axis, Band, Curve, Note, PanelView, Zone
from explainer.model.target_curves import InvertedU
from explainer.parameters.defaults import DEFAULT_AFFINITY

_TICKS_UM = (0.1, 1.0, 10.0, 100.0)
_SIGN_AT, _WORD_AT = 142.0, 134.0

Levels = tuple[tuple[float, float], tuple[float, float], float]


def build_inverted_u(curve: InvertedU, levels: Levels) -> PanelView:
    """Return the settled level against plasma, under the default set and over all sets.

    Parameters
    ----------
    curve : InvertedU
        Settled levels.
    levels : tuple
        Total plasma, micromolar: sub-anaesthetic range, anaesthetic range, far beyond.
    """
    below, anaesthetic, far = levels
    x = curve.plasma_um
    stacked = np.stack(list(curve.percent_by_set.values()))
    # Drawn up to twice the far level; a logarithmic axis counts in powers of ten.
    zone_far = (far / 1.6, far * 1.6)
    signs = (
        (below, "up", "infusion"),
        (anaesthetic, "no change", "anaesthesia"),
        (zone_far, "down", "beyond"),
    )
    notes = []
    for (low, high), sign, word in signs:
        middle = float(np.log10(low * high) / 2.0)
        notes += [
            Note(sign, middle, _SIGN_AT, "ink", "center", is_bold=True),
            Note(word, middle, _WORD_AT, "soft", "center"),
        ]
    return PanelView(
        x_axes=(
            Axis(
                "ketamine in plasma, uM (log scale)",
                float(np.log10(_TICKS_UM[0])),
                2.0,
                _TICKS_UM,
                is_log=True,
            ),
        ),
        y_axes=(Axis("settled glutamate, % of rest", 50.0, 147.0, (60.0, 80.0, 100.0, 120.0)),),
        rules=((100.0, 1),),
        zones=tuple(Zone(span, None, opacity=0.12) for span, _, _ in signs),
        bands=(Band("three affinity sets", "model", x, stacked.min(axis=0), stacked.max(axis=0)),),
        curves=(Curve("default set", "model", x, curve.percent_by_set[DEFAULT_AFFINITY]),),
        notes=tuple(notes),
    )


def describe_inverted_u(curve: InvertedU, levels: Levels) -> str:
    """Return what to see, in words."""
    below, anaesthetic, far = levels
    middle = float(np.mean([curve.at(level) for level in anaesthetic]))
    return (
        f"Line: the default set, {curve.at(sum(below) / 2.0):.0f}% in the range of an infusion, {middle:.0f}% at anaesthetic "
        f"levels, {curve.at(far):.0f}% far beyond. Band: all three affinity sets. Words on top: the signs seen in rats at "
        "10 to 30, 50 and 200 mg/kg, placed here by kind of dose; their plasma levels were not seen."
    )
