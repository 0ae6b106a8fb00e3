"""M7 and M11: spines over two weeks, with and without AMPA receptors."""

from explainer.figures.targets.panel import Axis, Curve, Mark, Note, PanelView, Zone
from explainer.model.chain import PERCENT, Chain
from explainer.model.target_curves import gain_at, peak_gain
from explainer.model.target_signs import LEAST_FALL

_DAY_H = 24.0
_DAYS = (0.0, 3.0, 7.0, 14.0)
_EARLY_H, _FORTNIGHT_H = 3.0, 336.0


def _day_axis(domain: tuple[float, float] = (0.0, 1.0), *, is_named: bool = True) -> Axis:
    return Axis("days" if is_named else "", 0.0, 14.0, _DAYS, domain=domain)


def build_blocker(intact: Chain, blocked: Chain) -> PanelView:
    """Return spine density with and without AMPA receptors."""
    gain, day = peak_gain(intact)
    ceiling = PERCENT + LEAST_FALL * gain
    return PanelView(
        x_axes=(_day_axis(),),
        y_axes=(Axis("spines, % of rest", 98.0, 110.0, (100.0, 102.0, 104.0, 106.0, 108.0)),),
        rules=((PERCENT, 1),),
        zones=(Zone(None, (98.0, ceiling)),),
        curves=(
            Curve("AMPA receptors open", "growth", intact.time_h / _DAY_H, intact.spine_density_percent),
            Curve(
                "AMPA receptors blocked",
                "ampa",
                blocked.time_h / _DAY_H,
                blocked.spine_density_percent,
                dash="dash",
            ),
        ),
        notes=(
            Note("AMPA receptors open", day + 1.6, PERCENT + gain - 0.1, "growth", is_bold=True),
            Note("AMPA receptors blocked", day + 1.6, PERCENT - 0.7, "ampa", is_bold=True),
            Note("accepted with a blocker", day + 1.6, ceiling - 1.5),
        ),
    )


def describe_blocker(intact: Chain, blocked: Chain) -> str:
    """Return what to see, in words."""
    gain, left = peak_gain(intact)[0], peak_gain(blocked)[0]
    return (
        f"With AMPA receptors blocked the gain in spines falls from {gain:.1f}% to {left:.1f}%. In mice the blocker prevented "
        "the antidepressant-like effect; a fall of at least half is accepted (grey). Nobody has tested it in patients, as far "
        "as was found."
    )


def build_spines(chain: Chain) -> PanelView:
    """Return formation and elimination above, density below, over two weeks."""
    day = chain.time_h / _DAY_H
    upper, lower = (0.56, 1.0), (0.0, 0.46)
    early, late = gain_at(chain, _EARLY_H), gain_at(chain, _FORTNIGHT_H)
    return PanelView(
        x_axes=(_day_axis(is_named=False), _day_axis()),
        y_axes=(
            Axis("rate, %", 80.0, 180.0, (100.0, 140.0, 180.0), domain=upper),
            Axis("density, %", 98.0, 110.0, (100.0, 104.0, 108.0), domain=lower),
        ),
        rules=((PERCENT, 1), (PERCENT, 2)),
        curves=(
            Curve("formation", "growth", day, chain.spine_formation_percent),
            Curve("elimination", "control", day, chain.spine_elimination_percent, dash="dash"),
            Curve("density", "growth", day, chain.spine_density_percent, place=2),
        ),
        marks=(
            Mark("at 3 h", "growth", _EARLY_H / _DAY_H, PERCENT + early, place=2),
            Mark("day 14", "growth", 14.0, PERCENT + late, place=2),
        ),
        notes=(
            Note("formation: up", 4.4, 146.0, "growth", is_bold=True),
            Note("elimination: unchanged", 13.8, 88.0, "control", "right", is_bold=True),
            Note("3 h: nothing to see yet", 0.6, 98.8, "ink", place=2),
            Note("day 14: still raised", 13.9, 104.9, "ink", "right", place=2),
        ),
    )


def describe_spines(chain: Chain) -> str:
    """Return what to see, in words."""
    gain, day = peak_gain(chain)
    return (
        f"Formation peaks at {chain.spine_formation_percent.max():.0f}% of rest, elimination does not move. Density is "
        f"{PERCENT + gain_at(chain, _EARLY_H):.1f}% at 3 h, {PERCENT + gain:.1f}% on day {day:.0f} and "
        f"{PERCENT + gain_at(chain, _FORTNIGHT_H):.1f}% on day 14. Directions and timing are from mice; the sizes are not "
        "known in people."
    )
