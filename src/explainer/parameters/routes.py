"""Ways into the blood, per drug: bioavailability and absorption, or why a way is absent.

Where only the time of the peak was published, the absorption rate is the one that puts
the peak of the venous set (Clements & Nimmo 1981) there.
"""

from types import MappingProxyType

from explainer.errors import DomainError
from explainer.parameters import perezruixo2021
from explainer.parameters.parameter import Parameter, values_by_symbol
from explainer.parameters.pk_bundles import Route

# When these values were last held against what was seen of their sources.
CHECKED = "2026-11-23"

DRUGS = MappingProxyType({"ketamine": "ketamine (racemate)", "esketamine": "esketamine"})
ROUTE_LABELS = MappingProxyType(
    {
        "iv": "into a vein",
        "im": "into a muscle",
        "sc": "under the skin",
        "in": "through the nose",
        "po": "by mouth",
        "sl": "under the tongue",
    }
)

_FROM_PEAK = "Puts the peak of the venous set at the published time."


def _share(
    symbol: str, name: str, value: float, source: str, seen: str, note: str, low: float, high: float
) -> Parameter:
    return Parameter(
        symbol,
        name,
        value,
        "1",
        source,
        basis="measured",
        seen=seen,
        note=note,
        low=low,
        high=high,
        checked=CHECKED,
    )


def _rate(symbol: str, name: str, value: float, source: str, seen: str, note: str) -> Parameter:
    return Parameter(
        symbol, name, value, "1/h", source, basis="derived", seen=seen, note=note, checked=CHECKED
    )


PARAMETERS = (
    _share(
        "F_im",
        "muscle: share that arrives",
        0.93,
        "clements1982bioavailability",
        "secondary",
        "Given in reviews; the paper was not seen.",
        0.9,
        1.0,
    ),
    Parameter(
        "ka_im",
        "muscle: absorption rate",
        4.5,
        "1/h",
        "grant1981pharmacokinetics",
        basis="illustrative",
        seen="memory-unverified",
        note=f"{_FROM_PEAK} About 22 min, recalled; a textbook puts the peak effect near 20 min.",
        checked=CHECKED,
    ),
    _share(
        "F_sl",
        "under the tongue: share that arrives",
        0.29,
        "rolan2014absolute",
        "abstract",
        "Wafer, 8 people. 32% in another study of 6.",
        0.27,
        0.32,
    ),
    _rate(
        "ka_sl",
        "under the tongue: absorption rate",
        1.44,
        "rolan2014absolute",
        "abstract",
        f"{_FROM_PEAK} 0.75 h.",
    ),
    _share(
        "F_po",
        "by mouth: share that arrives",
        0.23,
        "chong2006bioavailability",
        "abstract",
        "6 people, SD 9 points; 20% in 3 others.",
        0.14,
        0.32,
    ),
    _rate(
        "ka_po",
        "by mouth: absorption rate",
        0.99,
        "chong2006bioavailability",
        "abstract",
        f"{_FROM_PEAK} 0.96 h (SD 0.8).",
    ),
    _share(
        "F_in",
        "nose, racemate: share that arrives",
        0.45,
        "yanagihara2003plasma",
        "abstract",
        "3 people. Another study computed 11 to 17%, but its own peak (60.8 ng/mL at 30 mg) fits 45% here, not 13%.",
        0.11,
        0.45,
    ),
    _rate(
        "ka_in",
        "nose, racemate: absorption rate",
        7.3,
        "pharmacotherapy2022intranasal",
        "full-text",
        f"{_FROM_PEAK} 16 min (14 to 23).",
    ),
    Parameter(
        "f_swallowed",
        "share of swallowed esketamine that arrives",
        0.186,
        "1",
        "perezruixo2021population",
        basis="fitted",
        seen="abstract",
        checked=CHECKED,
    ),
    _share(
        "F_po_S",
        "by mouth, esketamine: share that arrives",
        0.08,
        "fanta2015pharmacokinetics",
        "abstract",
        "11 men.",
        0.07,
        0.186,
    ),
    Parameter(
        "ka_po_S",
        "by mouth, esketamine: absorption rate",
        0.97,
        "1/h",
        "perezruixo2021population",
        basis="fitted",
        seen="secondary",
        checked=CHECKED,
    ),
)

_v = values_by_symbol(PARAMETERS)
_p = perezruixo2021.VALUES

# Three devices: the first passes more of its content through the nose than the later two.
NASAL_SHARE_84_MG = _p["FRn"] * (1.0 + 2.0 * _p["FRn_later"]) / 3.0
_SWALLOWED = 1.0 - NASAL_SHARE_84_MG
_NASAL_TOTAL = NASAL_SHARE_84_MG + _SWALLOWED * _v["f_swallowed"]


def _after_first_pass(bioavailable: float) -> float:
    """Return the share that reaches the liver first, taking the rest of a swallowed dose as absorbed."""
    return 1.0 - bioavailable


def _route(key: str, share: float, rate_per_h: float | None, first_pass: float = 0.0) -> Route:
    return Route(key, ROUTE_LABELS[key], share, rate_per_h, first_pass)


ROUTES = MappingProxyType(
    {
        ("ketamine", "iv"): _route("iv", 1.0, None),
        ("ketamine", "im"): _route("im", _v["F_im"], _v["ka_im"]),
        ("ketamine", "in"): _route("in", _v["F_in"], _v["ka_in"], _after_first_pass(_v["F_in"])),
        ("ketamine", "po"): _route("po", _v["F_po"], _v["ka_po"], _after_first_pass(_v["F_po"])),
        ("ketamine", "sl"): _route("sl", _v["F_sl"], _v["ka_sl"], _after_first_pass(_v["F_sl"])),
        ("esketamine", "iv"): _route("iv", 1.0, None),
        ("esketamine", "in"): _route(
            "in",
            _NASAL_TOTAL,
            _p["ka_n"],
            _SWALLOWED * (_p["F_gut"] - _v["f_swallowed"]),
        ),
        ("esketamine", "po"): _route("po", _v["F_po_S"], _v["ka_po_S"], _after_first_pass(_v["F_po_S"])),
    }
)
_NO_CURVE = "no concentration curve in people was found"
ABSENT = MappingProxyType(
    {
        (
            "ketamine",
            "sc",
        ): f"{_NO_CURVE} for a dose under the skin; rats show about what a muscle dose gives",
        ("esketamine", "sc"): f"{_NO_CURVE} for esketamine under the skin",
        ("esketamine", "im"): f"{_NO_CURVE} for esketamine into a muscle",
        (
            "esketamine",
            "sl",
        ): "the one film that was studied mixes tongue and stomach in a way not modelled here",
    }
)


def find_route(drug: str, route: str) -> Route:
    """Return a route's parameters for a drug.

    Raises
    ------
    DomainError
        If the drug or the route is unknown, or has no sourced parameters; the message says why.
    """
    if drug not in DRUGS:
        raise DomainError(f"drug must be one of {', '.join(DRUGS)}; got {drug!r}.")
    found = ROUTES.get((drug, route))
    if found is not None:
        return found
    known = ", ".join(key for name, key in ROUTES if name == drug)
    if (drug, route) in ABSENT:
        raise DomainError(f"route must be one of {known} for {drug}; got {route!r}: {ABSENT[drug, route]}.")
    raise DomainError(f"route must be one of {known} for {drug}; got {route!r}.")
