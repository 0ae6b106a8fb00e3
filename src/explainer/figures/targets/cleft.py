"""M4: glutamate in the cleft after one quantum."""

import numpy as np

from explainer.figures.targets.panel import Axis, Band, Curve, Note, PanelView
from explainer.model.target_curves import RELEASES, CleftCurve
from explainer.model.target_records import NumericTarget

_LAST_MS = 5.0


def build_cleft(curve: CleftCurve, targets: tuple[NumericTarget, ...]) -> PanelView:
    """Return the simulated decay beside the published peak and time constant."""
    peak, decay, ampa, nmda = targets
    time_ms = np.linspace(0.0, _LAST_MS, 101)

    def published(top: float, constant: float) -> np.ndarray:
        return top * np.exp(-time_ms / constant)

    return PanelView(
        x_axes=(Axis("milliseconds from release", 0.0, _LAST_MS, (0.0, 1.0, 2.0, 3.0, 4.0, 5.0)),),
        y_axes=(Axis("glutamate in the cleft, mM", 0.0, 1.6, (0.0, 0.5, 1.0, 1.5)),),
        bands=(
            Band(
                "accepted", "line", time_ms, published(peak.low, decay.low), published(peak.high, decay.high)
            ),
        ),
        curves=(
            Curve("published", "ink", time_ms, published(peak.observed, decay.observed), dash="dash"),
            Curve("model", "model", curve.time_ms, curve.concentration_mm),
        ),
        notes=(
            Note("model", 1.3, 0.66, "model", is_bold=True),
            Note("published", 0.15, 0.3, "ink"),
            Note("<b>receptors open at one moment</b>", _LAST_MS, 1.5, "ink", "right"),
            Note(
                f"AMPA {curve.open_ampa:.0f}, published {ampa.observed:.0f}", _LAST_MS, 1.36, "ampa", "right"
            ),
            Note(
                f"NMDA {curve.open_nmda:.1f}, published {nmda.observed:.0f}", _LAST_MS, 1.22, "nmda", "right"
            ),
        ),
        left_px=46,
    )


def describe_cleft(curve: CleftCurve, targets: tuple[NumericTarget, ...]) -> str:
    """Return what to see, in words."""
    peak, decay = targets[:2]
    return (
        f"Mean of {RELEASES} simulated releases: a peak of {curve.peak_mm:.1f} mM that falls to a third in "
        f"{curve.decay_ms:.1f} ms; published are {peak.observed:g} mM and {decay.observed:g} ms, with 30% either way "
        "accepted (grey). The rim of the cleft was fitted to this decay."
    )
