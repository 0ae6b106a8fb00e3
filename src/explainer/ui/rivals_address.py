"""The address of the rival explanations: what it asks for, and what in it cannot be used.

`?on=h1,h5&experiment=ampa_blocker&compare=h1,h2`; `on=none` switches everything off. A bad
value gets its default and a sentence; the others are kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from explainer.model.mechanism import DEFAULT_HYPOTHESES, HYPOTHESES
from explainer.model.rivals import EXPERIMENTS

NONE = "none"
_LONGEST_QUOTE = 40
_PAIR = 2


@dataclass(frozen=True, slots=True)
class RivalsSetting:
    """What the page shows.

    Attributes
    ----------
    on : frozenset of str
        Explanations switched on; may be empty.
    experiment : str
        Key of the experiment chosen; empty for none.
    compare : tuple of str
        Two different explanations.
    """

    on: frozenset[str] = DEFAULT_HYPOTHESES
    experiment: str = ""
    compare: tuple[str, str] = ("h1", "h2")


def _quote(text: str) -> str:
    shown = text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}…"
    return f"“{shown}”"


def read_setting(address: Mapping[str, str]) -> tuple[RivalsSetting, tuple[str, ...]]:
    """Return the setting an address asks for, and a sentence for each value that cannot be used.

    Parameters
    ----------
    address : mapping
        Parameters by name, as text; those absent get their defaults.

    Returns
    -------
    RivalsSetting, tuple of str
        Valid whatever came; no sentence if all was good.
    """
    setting, problems = RivalsSetting(), []
    on = address.get("on")
    if on is not None:
        keys = frozenset() if on == NONE else frozenset(on.split(","))
        if keys <= set(HYPOTHESES):
            setting = replace(setting, on=keys)
        else:
            problems.append(
                f"on: expected {NONE} or some of {', '.join(HYPOTHESES)}, with commas between; got {_quote(on)}. "
                f"Showing {','.join(sorted(DEFAULT_HYPOTHESES))} instead."
            )
    experiment = address.get("experiment")
    if experiment is not None and experiment != NONE:
        names = [item.key for item in EXPERIMENTS]
        if experiment in names:
            setting = replace(setting, experiment=experiment)
        else:
            problems.append(
                f"experiment: expected {NONE} or one of {', '.join(names)}; got {_quote(experiment)}. "
                f"Showing {NONE} instead."
            )
    compare = address.get("compare")
    if compare is not None:
        pair = compare.split(",")
        if len(pair) == len(set(pair)) == _PAIR and set(pair) <= set(HYPOTHESES):
            setting = replace(setting, compare=(pair[0], pair[1]))
        else:
            problems.append(
                f"compare: expected two different of {', '.join(HYPOTHESES)}, with a comma between; got "
                f"{_quote(compare)}. Showing {','.join(setting.compare)} instead."
            )
    return setting, tuple(problems)
