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


def write_choice(choice: Choice) -> Callable[[], None]:
    """Return what keeps the address at what the reader chose: a default, or nothing chosen, is not written."""

    def write() -> None:
        value = st.session_state[choice.state_key]
        if value in {None, choice.default}:
            st.query_params.pop(choice.key, None)
        else:
            st.query_params[choice.key] = value

    return write


def open_choice(choice: Choice, *, can_be_empty: bool = False) -> None:
    """Open the widget of a choice at what the address says; what is wrong there is kept to be said, and dropped.

    Parameters
    ----------
    choice : Choice
        A row of the table.
    can_be_empty : bool
        Whether the default is no choice at all.
    """
    if choice.state_key in st.session_state:
        return
    value, problem = read_choice(choice)
    st.session_state[choice.state_key] = None if can_be_empty and value == choice.default else value
    if problem:
        st.session_state.setdefault("choice-problems", []).append(problem)
        st.query_params.pop(choice.key, None)


def current_choice(choice: Choice) -> str:
    """Return what is chosen, or else what the address says, before the widget is drawn."""
    return str(st.session_state.get(choice.state_key, read_choice(choice)[0]))


def is_changed(choice: Choice) -> bool:
    """Say whether the reader, or the address, has chosen another option than the default."""
    return current_choice(choice) != choice.default


def draw_choice(choice: Choice, *, width: int | Literal["stretch"] = "stretch") -> str:
    """Draw the choice as a select box, opened at what the address says, and return its value.

    Parameters
    ----------
    choice : Choice
        A row of the table.
    width : int or "stretch"
        Width of the box, px; by default as wide as the place it stands in.
    """
    open_choice(choice)
    return str(
        st.selectbox(
            choice.label,
            list(choice.options),
            format_func=choice.options.__getitem__,
            key=choice.state_key,
            on_change=write_choice(choice),
            help=choice.help or None,
            width=width,
        )
    )


def draw_choice_problems() -> None:
    """Say once what was wrong in the address, in place; the rest of the page stands."""
    for problem in st.session_state.pop("choice-problems", []):
        st.warning(problem)
