"""M8: glutamate over hours, beside the one measurement in people."""

from explainer.figures.targets.panel import Axis, Curve, Mark, Note, PanelView, Zone
from explainer.model.chain import PERCENT, Chain
from explainer.model.target_records import NumericTarget
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY

_LAST_H = 6.0
_INFUSION_H = 40.0 / 60.0
_LABELS_H = 1.6
# Where each set's name stands, and under which short words.
_LABELS = {"ebert1997": 120.6, "gerhard2020": 104.6, "kotermanski2009": 97.8}
_SHORT = {
    "ebert1997": "binding constant",
    "gerhard2020": "neurons (default)",
    "kotermanski2009": "recombinant receptors",
}


def build_cycling(chains: dict[str, Chain], target: NumericTarget) -> PanelView:
    """Return glutamate under every affinity set, with the measured rise and what is accepted."""
    curves = tuple(
        Curve(
            AFFINITY_SETS[key].label,
            "model",
            chain.time_h,
            chain.glutamate_percent,
            dash="solid" if key == DEFAULT_AFFINITY else "dot",
            width_px=2.4 if key == DEFAULT_AFFINITY else 1.8,
        )
        for key, chain in chains.items()
    )
    return PanelView(
        x_axes=(Axis("hours from the start", 0.0, _LAST_H, (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),),
        y_axes=(Axis("glutamate, % of rest", 95.0, 130.0, (100.0, 110.0, 120.0, 130.0)),),
        rules=((PERCENT, 1),),
        zones=(Zone((0.0, _INFUSION_H), (PERCENT + target.low, PERCENT + target.high)),),
        curves=curves,
        marks=(Mark("measured", "ink", _INFUSION_H / 2.0, PERCENT + target.observed, symbol="diamond"),),
        notes=(
            Note(f"+{target.observed:g}% in people, during the infusion", 0.85, 127.5, "ink"),
            *(
                Note(_SHORT[key], _LABELS_H, level, "model", is_bold=key == DEFAULT_AFFINITY)
                for key, level in _LABELS.items()
            ),
        ),
    )


def describe_cycling(target: NumericTarget) -> str:
    """Return what to see, in words."""
    values = [value.value for value in target.model]
    return (
        f"A pilot in 21 people saw +{target.observed:g}% prefrontal cycling during an infusion; {target.low:g} to "
        f"{target.high:g}% is accepted (grey). The three affinity sets give {min(values):.1f} to {max(values):.1f}% at their "
        "top. The default was fitted to this number. The slow fall is a known fault."
    )
