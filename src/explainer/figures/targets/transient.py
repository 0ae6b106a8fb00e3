"""M5: the milliseconds after block: who changes first."""

from explainer.figures.targets.panel import Axis, Curve, Mark, Note, PanelView
from explainer.model.target_curves import BlockStep

_LAST_MS = 200.0


def build_transient(step: BlockStep) -> PanelView:
    """Return firing of fast-spiking and pyramidal cells after block is switched on."""
    shown = step.time_ms <= _LAST_MS
    time_ms = step.time_ms[shown]
    fallen = float(step.fast_spiking_percent[step.time_ms == step.fallen_ms][0])
    risen = float(step.pyramidal_percent[step.time_ms == step.risen_ms][0])
    return PanelView(
        x_axes=(Axis("milliseconds after half block", 0.0, _LAST_MS, (0.0, 50.0, 100.0, 150.0, 200.0)),),
        y_axes=(Axis("firing, % of rest", 20.0, 140.0, (40.0, 60.0, 80.0, 100.0, 120.0)),),
        rules=((100.0, 1),),
        curves=(
            Curve("fast-spiking cells", "brake", time_ms, step.fast_spiking_percent[shown]),
            Curve("pyramidal cells", "pyramidal", time_ms, step.pyramidal_percent[shown]),
        ),
        marks=(
            Mark("down a tenth", "brake", step.fallen_ms, fallen),
            Mark("rising", "pyramidal", step.risen_ms, risen, symbol="triangle-up"),
        ),
        notes=(
            Note("fast-spiking brake cells", 70.0, 47.0, "brake", is_bold=True),
            Note("pyramidal cells", 110.0, 122.0, "pyramidal", is_bold=True),
            Note(f"first: {step.fallen_ms:.0f} ms", step.fallen_ms + 8.0, fallen - 11.0, "brake"),
            Note(f"then: {step.risen_ms:.0f} ms", step.risen_ms + 8.0, risen - 9.0, "pyramidal"),
        ),
    )


def describe_transient(step: BlockStep) -> str:
    """Return what to see, in words."""
    return (
        f"Brake cells are down a tenth after {step.fallen_ms:.0f} ms. Pyramidal cells dip, because they are blocked too, and "
        f"start to rise after {step.risen_ms:.0f} ms. In rats, after another blocker, interneurons fell first and pyramidal "
        "cells rose at a delayed rate; no times were read, so the order is what counts."
    )
