"""Every small multiple of the Model page, in the order of the chain."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from explainer.figures.targets.cleft import build_cleft, describe_cleft
from explainer.figures.targets.cycling import build_cycling, describe_cycling
from explainer.figures.targets.dots import build_dots, describe_clearance, describe_half_life
from explainer.figures.targets.inverted_u import build_inverted_u, describe_inverted_u
from explainer.figures.targets.panel import PanelView
from explainer.figures.targets.plasma import build_plasma, describe_plasma
from explainer.figures.targets.spines import build_blocker, build_spines, describe_blocker, describe_spines
from explainer.figures.targets.transient import build_transient, describe_transient
from explainer.model import target_curves
from explainer.model.target_records import NumericTarget, SignTarget
from explainer.model.target_signs import dose_levels_um, signs_of
from explainer.model.targets import targets_of
from explainer.references import find_reference

COLUMNS = ("what", "set", "model", "observed", "accepted", "agrees", "how seen", "source")


@dataclass(frozen=True, slots=True)
class TargetPanel:
    """One small multiple with everything a reader needs beside the picture.

    Attributes
    ----------
    key, title, subtitle : str
        "M1" and so on; what; for whom.
    view : PanelView
        What is drawn.
    description : str
        What to see, in words.
    rows : tuple of tuple of str
        Under `COLUMNS`.
    sources : tuple of str
        Reference keys.
    """

    key: str
    title: str
    subtitle: str
    view: PanelView
    description: str
    rows: tuple[tuple[str, ...], ...]
    sources: tuple[str, ...]


def table_targets(
    numeric: tuple[NumericTarget, ...], signs: tuple[SignTarget, ...] = ()
) -> tuple[tuple[str, ...], ...]:
    """Return one row per set or sign under `COLUMNS`."""
    numbers = tuple(
        (
            f"{target.name}, {target.unit}",
            f"{value.label}, esketamine" if value.drug == "esketamine" else value.label,
            f"{value.value:.3g}",
            f"{target.observed:g}",
            f"{value.low:.3g} to {value.high:.3g}",
            "yes" if value.is_inside else "no",
            target.seen,
            find_reference(target.source).short,
        )
        for target in numeric
        for value in target.model
    )
    words = tuple(
        (
            sign.name,
            "default sets",
            sign.model,
            sign.observed,
            "sign, order or timing",
            "yes" if sign.holds else "no",
            sign.seen,
            find_reference(sign.source).short,
        )
        for sign in signs
    )
    return (*numbers, *words)


def _panel(key: str, title: str, subtitle: str, view: PanelView, description: str) -> TargetPanel:
    numeric, signs = targets_of(key), signs_of(key)
    sources = [target.source for target in numeric] + [sign.source for sign in signs]
    return TargetPanel(
        key,
        title,
        subtitle,
        view,
        description,
        table_targets(numeric, signs),
        tuple(dict.fromkeys(sources)),
    )


def _plasma() -> TargetPanel:
    curves, (target,) = target_curves.plasma_curves(), targets_of("M1")
    return _panel(
        "M1",
        "Drug level after one infusion",
        "people · 0.5 mg/kg over 40 min",
        build_plasma(curves, target),
        describe_plasma(curves, target),
    )


def _clearance() -> TargetPanel:
    targets = targets_of("M2")
    ticks = ((0.0, 60.0, 120.0), (0.0, 450.0, 900.0))
    return _panel(
        "M2",
        "Clearance and volume",
        "people · 70 kg",
        build_dots(targets, ("clearance, L/h", "volume, L"), ticks),
        describe_clearance(targets),
    )


def _half_life() -> TargetPanel:
    targets = targets_of("M3")
    return _panel(
        "M3",
        "How slowly it leaves at the end",
        "people · terminal half-life",
        build_dots(targets, ("half-life, h",), ((0.0, 3.0, 6.0, 9.0, 12.0),)),
        describe_half_life(targets[0]),
    )


def _cleft() -> TargetPanel:
    curve, targets = target_curves.cleft_curve(), targets_of("M4")
    return _panel(
        "M4",
        "One quantum in the cleft",
        "cultured neurons and a published simulation",
        build_cleft(curve, targets),
        describe_cleft(curve, targets),
    )


def _transient() -> TargetPanel:
    step = target_curves.block_step()
    return _panel(
        "M5",
        "Brake cells first",
        "rats, another blocker · order only",
        build_transient(step),
        describe_transient(step),
    )


def _inverted_u() -> TargetPanel:
    curve, levels = target_curves.inverted_u(), dose_levels_um()
    return _panel(
        "M6",
        "Up, then down again with dose",
        "rats · signs only",
        build_inverted_u(curve, levels),
        describe_inverted_u(curve, levels),
    )


def _blocker() -> TargetPanel:
    intact, blocked = target_curves.two_weeks(), target_curves.two_weeks_without_ampa()
    return _panel(
        "M7",
        "Without AMPA receptors",
        "mice · sign only",
        build_blocker(intact, blocked),
        describe_blocker(intact, blocked),
    )


def _cycling() -> TargetPanel:
    (target,) = targets_of("M8")
    return _panel(
        "M8",
        "The surge, beside the one human number",
        "people · 21, a pilot",
        build_cycling(target_curves.surge_by_set(), target),
        describe_cycling(target),
    )


def _spines() -> TargetPanel:
    chain = target_curves.two_weeks()
    return _panel(
        "M11", "Spines over two weeks", "mice · sign and timing", build_spines(chain), describe_spines(chain)
    )


_PANELS: tuple[Callable[[], TargetPanel], ...] = (
    _plasma,
    _clearance,
    _half_life,
    _cleft,
    _transient,
    _inverted_u,
    _cycling,
    _blocker,
    _spines,
)


@lru_cache(maxsize=1)
def target_panels() -> tuple[TargetPanel, ...]:
    """Return every panel, computed once per process."""
    return tuple(make() for make in _PANELS)
