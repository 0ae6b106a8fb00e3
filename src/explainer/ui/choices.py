"""Choices kept in the address: one table of keys, options and labels, and the widget that shows one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

import streamlit as st

from explainer.errors import ParameterError
from explainer.model.regimens import DAYS_BETWEEN, MOST_DOSES, REGIMENS
from explainer.parameters.defaults import AFFINITY_SETS, DEFAULT_AFFINITY, PK_SETS

AS_PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Choice:
    """One choice from a closed list.

    Attributes
    ----------
    key, label : str
        Address parameter; accessible name.
    options : mapping of str to str
        What stands in the address, and what the reader sees.
    default : str
        One of the options.
    help : str
        What it does; empty for none.
    """

    key: str
    label: str
    options: Mapping[str, str]
    default: str
    help: str = field(default="")

    def __post_init__(self) -> None:
        """Check that the default is an option."""
        if self.default not in self.options:
            raise ParameterError(
                f"choice {self.key!r}: default must be among {', '.join(self.options)}; got {self.default!r}."
            )

    @property
    def state_key(self) -> str:
        """Return the key of the widget, under which the session holds what was chosen."""
        return f"choice-{self.key}"


REGIMEN = Choice("regimen", "What was given", {r.key: r.label for r in REGIMENS}, REGIMENS[0].key)
PK = Choice(
    "pk",
    "Drug levels from",
    {AS_PUBLISHED: "the set that fits the drug"}
    | {
        key: f"{pk.label}: {pk.drug}" + ("" if pk.sampling_site == "not stated" else f", {pk.sampling_site}")
        for key, pk in PK_SETS.items()
    },
    AS_PUBLISHED,
)
AFFINITY = Choice(
    "affinity",
    "How strongly it blocks",
    {key: affinity.label for key, affinity in AFFINITY_SETS.items()},
    DEFAULT_AFFINITY,
)
DOSES = Choice(
    "doses",
    "How many",
    {AS_PUBLISHED: "as in the trial"} | {str(n): str(n) for n in range(1, MOST_DOSES + 1)},
    AS_PUBLISHED,
)
EVERY = Choice(
    "every",
    "Days between",
    {f"{days:g}": f"{days:g}" for days in DAYS_BETWEEN},
    f"{DAYS_BETWEEN[0]:g}",
)
CHOICES = (REGIMEN, PK, AFFINITY, DOSES, EVERY)


def read_choice(choice: Choice) -> tuple[str, str]:
    """Return a choice from the address, and what was wrong with it.

    Parameters
    ----------
    choice : Choice
        A row of the table.

    Returns
    -------
    value : str
        An option; the default if the address has none or a bad one.
    problem : str
        Names the parameter, what was expected and what came; empty if nothing was wrong.
    """
    text = st.query_params.get(choice.key, choice.default)
    if text in choice.options:
        return text, ""
    expected = ", ".join(choice.options)
    return choice.default, f"{choice.key} must be one of {expected}; got {text[:60]!r}. The default is shown."


def _write(choice: Choice, state_key: str) -> Callable[[], None]:
    def write() -> None:
        value = st.session_state[state_key]
        if value == choice.default:
            st.query_params.pop(choice.key, None)
        else:
            st.query_params[choice.key] = value

    return write


def is_changed(choice: Choice) -> bool:
    """Say whether the reader, or the address, has chosen another option than the default."""
    return bool(st.session_state.get(choice.state_key, read_choice(choice)[0]) != choice.default)


def draw_choice(choice: Choice, *, width: int | Literal["stretch"] = "stretch") -> str:
    """Draw the choice as a select box, opened at what the address says, and return its value.

    Parameters
    ----------
    choice : Choice
        A row of the table.
    width : int or "stretch"
        Width of the box, px; by default as wide as the place it stands in.
    """
    state_key = choice.state_key
    if state_key not in st.session_state:
        value, problem = read_choice(choice)
        st.session_state[state_key] = value
        if problem:
            st.session_state.setdefault("choice-problems", []).append(problem)
            st.query_params.pop(choice.key, None)
    return str(
        st.selectbox(
            choice.label,
            list(choice.options),
            format_func=choice.options.__getitem__,
            key=state_key,
            on_change=_write(choice, state_key),
            help=choice.help or None,
            width=width,
        )
    )


def draw_choice_problems() -> None:
    """Say once what was wrong in the address, in place; the rest of the page stands."""
    for problem in st.session_state.pop("choice-problems", []):
        st.warning(problem)
