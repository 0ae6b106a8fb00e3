"""M2 and M3: one number per set, as dots beside the published interval."""

from explainer.figures.targets.panel import Axis, Mark, Note, PanelView, Zone
from explainer.model.target_records import NumericTarget

_FAR_SHARE = 0.8
_LABEL_RISE = 0.42
_GAP = 0.04


def build_dots(
    targets: tuple[NumericTarget, ...], titles: tuple[str, ...], ticks: tuple[tuple[float, ...], ...]
) -> PanelView:
    """Return one column of dots per target; the rows are the published value and every set.

    Parameters
    ----------
    targets : tuple of NumericTarget
        With the same sets in the same order.
    titles : tuple of str
        Axis titles with units.
    ticks : tuple of tuple of float
        Of each axis; the last is its end.
    """
    count = len(targets[0].model) + 1
    width = 1.0 / len(targets)
    x_axes, y_axes, zones = [], [], []
    marks: list[Mark] = []
    notes: list[Note] = []
    for place, (target, title, marked) in enumerate(zip(targets, titles, ticks, strict=True), start=1):
        start = width * (place - 1) + (_GAP if place > 1 else 0.0)
        stop = width * place - (_GAP if place < len(targets) else 0.0)
        x_axes.append(Axis(title, 0.0, marked[-1], marked, domain=(start, stop)))
        y_axes.append(Axis("", 0.5 - count, 0.9))
        zones.append(Zone((target.low, target.high), None, place))
        interval = None if target.observed in {target.low, target.high} else (target.low, target.high)
        marks.append(
            Mark(
                "published",
                "ink",
                target.observed,
                0.0,
                symbol="diamond",
                x_interval=interval if _is_published_range(target) else None,
                place=place,
            )
        )
        notes.append(_value(target.observed, 0.0, marked[-1], place, "ink", beyond=target.high))
        for row, value in enumerate(target.model, start=1):
            marks.append(
                Mark(
                    value.label, "ketamine", value.value, -float(row), is_filled=value.is_inside, place=place
                )
            )
            notes.append(_value(value.value, -float(row), marked[-1], place, "ketamine"))
    notes += [
        Note("published", 0.0, _LABEL_RISE, "ink", is_bold=True),
        *(
            Note(
                value.label if value.drug == "ketamine" else f"{value.label}, esketamine",
                0.0,
                _LABEL_RISE - row,
            )
            for row, value in enumerate(targets[0].model, start=1)
        ),
    ]
    return PanelView(
        x_axes=tuple(x_axes),
        y_axes=tuple(y_axes),
        zones=tuple(zones),
        marks=tuple(marks),
        notes=tuple(notes),
        left_px=12,
    )


def _is_published_range(target: NumericTarget) -> bool:
    """Return whether the accepted range is the published interval itself."""
    return target.key == "M2"


def _value(
    value: float, y: float, end: float, place: int, color: str, *, beyond: float | None = None
) -> Note:
    """Return a number beside its mark, on the side that has room."""
    is_far = value > _FAR_SHARE * end
    room = 0.03 * end
    x = value - room if is_far else max(value, beyond or value) + room
    text = f"{value:.1f}" if end < 100.0 else f"{value:.0f}"  # noqa: PLR2004  # hours, else litres
    return Note(text, x, y, color, "right" if is_far else "left", place=place)


def describe_clearance(targets: tuple[NumericTarget, ...]) -> str:
    """Return what to see in M2, in words."""
    outside = [value.label for target in targets for value in target.model if not value.is_inside]
    names = ", ".join(dict.fromkeys(label.split(",")[0] for label in outside))
    return (
        f"Grey: the interval of a meta-analysis of 18 studies, which is what is accepted. Open marks lie outside: {names}. "
        "The tests hold Kamp 2020 and Clements & Nimmo 1981 to it; the others are shown as published."
    )


def describe_half_life(target: NumericTarget) -> str:
    """Return what to see in M3, in words."""
    outside = [value for value in target.model if not value.is_inside]
    words = " and ".join(f"{value.label.split(',')[0]} ({value.value:.1f} h)" for value in outside)
    return (
        f"About {target.observed:g} h was published for people; {target.low:g} to {target.high:g} h is accepted for samples "
        f"to 10 h. Outside: {words}, two esketamine sets. How long their studies sampled was not seen."
    )
