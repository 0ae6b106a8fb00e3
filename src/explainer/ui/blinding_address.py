"""The address of the unblinding simulator: what it asks for, and what in it cannot be used.

`?effect=4&expectancy=8&tell=70&n=30&large=4&null=4`. A bad value gets its default and a
sentence; the others are kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from explainer.describe.blinding import TASK_EFFECTS
from explainer.meta.blinding import EFFECTS_POINTS, EXPECTANCIES_POINTS, PEOPLE_PER_ARM, TELLS_PERCENT

_LONGEST_NUMBER = 3
_LONGEST_QUOTE = 40


@dataclass(frozen=True, slots=True)
class BlindingSetting:
    """Where the sliders stand.

    Attributes
    ----------
    effect, expectancy : int
        Points.
    tell : int
        Percent who guess right, alike in both arms.
    n : int
        People in each arm.
    """

    # Left of the task's goal, so that the reader reaches it alone.
    effect: int = 4
    expectancy: int = 8
    tell: int = 70
    n: int = 30


@dataclass(frozen=True, slots=True)
class BlindingStart:
    """Everything the link holds.

    Attributes
    ----------
    setting : BlindingSetting
    large, null : int or None
        True effects at which the reader made it look large, and like nothing.
    """

    setting: BlindingSetting = BlindingSetting()
    large: int | None = None
    null: int | None = None


OPTIONS: Mapping[str, tuple[int, ...]] = {
    "effect": EFFECTS_POINTS,
    "expectancy": EXPECTANCIES_POINTS,
    "tell": TELLS_PERCENT,
    "n": PEOPLE_PER_ARM,
}
_EXPECTED = {
    "effect": f"a whole number from {EFFECTS_POINTS[0]} to {EFFECTS_POINTS[-1]}",
    "expectancy": f"a whole number from {EXPECTANCIES_POINTS[0]} to {EXPECTANCIES_POINTS[-1]}",
    "tell": f"an even number from {TELLS_PERCENT[0]} to {TELLS_PERCENT[-1]}",
    "n": f"one of {', '.join(str(people) for people in PEOPLE_PER_ARM)}",
}
_TASK_RANGE = tuple(range(TASK_EFFECTS[0], TASK_EFFECTS[1] + 1))


def _quote(text: str) -> str:
    return f"“{text if len(text) <= _LONGEST_QUOTE else f'{text[:_LONGEST_QUOTE]}…'}”"


def _read_one_of(text: str, options: Sequence[int]) -> int | None:
    is_plain = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if is_plain and int(text) in options else None


def read_start(address: Mapping[str, str]) -> tuple[BlindingStart, tuple[str, ...]]:
    """Return what an address asks for, and a sentence for each value that cannot be used.

    Parameters
    ----------
    address : mapping
        Parameters by name, as text; those absent get their defaults.

    Returns
    -------
    BlindingStart, tuple of str
        Valid whatever came; no sentence if all was good.
    """
    problems = []
    default = BlindingSetting()
    chosen = {name: getattr(default, name) for name in OPTIONS}
    for name, options in OPTIONS.items():
        text = address.get(name)
        if text is None:
            continue
        value = _read_one_of(text, options)
        if value is None:
            problems.append(
                f"{name}: expected {_EXPECTED[name]}; got {_quote(text)}. Showing {chosen[name]} instead."
            )
        else:
            chosen[name] = value
    reached: dict[str, int | None] = {"large": None, "null": None}
    for name in ("large", "null"):
        text = address.get(name)
        if text is None:
            continue
        reached[name] = value = _read_one_of(text, _TASK_RANGE)
        if value is None:
            problems.append(
                f"{name}: expected a whole number from {_TASK_RANGE[0]} to {_TASK_RANGE[-1]}; "
                f"got {_quote(text)}. It is left out."
            )
    return BlindingStart(BlindingSetting(**chosen), reached["large"], reached["null"]), tuple(problems)
