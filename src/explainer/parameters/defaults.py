"""Which sets exist, which are the defaults, and the list of every parameter."""

from types import MappingProxyType

from explainer.errors import ParameterError
from explainer.parameters import (
    cells2026,
    circuit2026,
    clements1981,
    distribution,
    domino1984,
    ebert1997,
    fanta2015,
    gerhard2020,
    kamp2020,
    kotermanski2009,
    observations,
    otto2021,
    perezruixo2021,
    plasticity2026,
    rivals2026,
    routes,
    simons2022,
    variability2026,
)
from explainer.parameters.bundles import AffinitySet
from explainer.parameters.parameter import Parameter
from explainer.parameters.pk_bundles import MetaboliteSet, PkSet

DEFAULT_PK = kamp2020.PK_SET.key
# The current set lies between the other two and is the one measured on neurons.
DEFAULT_AFFINITY = gerhard2020.AFFINITY_SET.key

DEFAULT_METABOLITES = simons2022.METABOLITE_SET.key

PK_SETS = MappingProxyType(
    {
        s.key: s
        for s in (
            kamp2020.PK_SET,
            clements1981.PK_SET,
            domino1984.PK_SET,
            fanta2015.PK_SET,
            simons2022.PK_SET,
            perezruixo2021.PK_SET,
        )
    }
)
METABOLITE_SETS = MappingProxyType({s.key: s for s in (simons2022.METABOLITE_SET, otto2021.METABOLITE_SET)})
AFFINITY_SETS = MappingProxyType(
    {s.key: s for s in (kotermanski2009.AFFINITY_SET, gerhard2020.AFFINITY_SET, ebert1997.AFFINITY_SET)}
)

# Title and parameters of every table, in the order of the chain.
PARAMETER_TABLES: tuple[tuple[str, tuple[Parameter, ...]], ...] = (
    ("Plasma, arterial (Kamp 2020)", kamp2020.PARAMETERS),
    ("Plasma, venous (Clements & Nimmo 1981)", clements1981.PARAMETERS),
    ("Plasma (Domino 1984)", domino1984.PARAMETERS),
    ("Plasma, esketamine, venous (Fanta 2015)", fanta2015.PARAMETERS),
    ("Plasma, esketamine, norketamine and HNK, arterial (Simons 2022)", simons2022.PARAMETERS),
    ("Plasma, esketamine, with a liver (Perez-Ruixo 2021)", perezruixo2021.PARAMETERS),
    ("Norketamine, venous (Otto 2021)", otto2021.PARAMETERS),
    ("Routes", routes.PARAMETERS),
    ("How people differ", variability2026.PARAMETERS),
    ("From plasma to the receptor", distribution.PARAMETERS),
    ("Block: recombinant receptors (Kotermanski & Johnson 2009)", kotermanski2009.PARAMETERS),
    ("Block: NMDA current of neurons (cited by Gerhard 2020)", gerhard2020.PARAMETERS),
    ("Block: binding (Ebert 1997)", ebert1997.PARAMETERS),
    ("Cell types", cells2026.PARAMETERS),
    ("Circuit", circuit2026.PARAMETERS),
    ("Glutamate, growth signals, spines", plasticity2026.PARAMETERS),
    ("Rival explanations", rivals2026.PARAMETERS),
    ("Observations the model is compared with", observations.OBSERVATIONS),
)


def find_pk_set(key: str) -> PkSet:
    """Return the PK set called `key`.

    Raises
    ------
    ParameterError
        If there is none.
    """
    try:
        return PK_SETS[key]
    except KeyError:
        raise ParameterError(f"pk must be one of {', '.join(PK_SETS)}; got {key!r}.") from None


def find_affinity_set(key: str) -> AffinitySet:
    """Return the affinity set called `key`.

    Raises
    ------
    ParameterError
        If there is none.
    """
    try:
        return AFFINITY_SETS[key]
    except KeyError:
        raise ParameterError(f"affinity must be one of {', '.join(AFFINITY_SETS)}; got {key!r}.") from None


def all_parameters() -> tuple[Parameter, ...]:
    """Return every parameter of every table."""
    return tuple(parameter for _, table in PARAMETER_TABLES for parameter in table)


def find_metabolite_set(key: str) -> MetaboliteSet:
    """Return the metabolite set called `key`.

    Raises
    ------
    ParameterError
        If there is none.
    """
    try:
        return METABOLITE_SETS[key]
    except KeyError:
        raise ParameterError(
            f"metabolites must be one of {', '.join(METABOLITE_SETS)}; got {key!r}."
        ) from None
