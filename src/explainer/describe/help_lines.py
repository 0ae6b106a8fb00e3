"""The words of crisis help: one set of sentences for the panel, for exports and for paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from explainer.errors import DataError
from explainer.evidence.help_lines import HelpLine, load_help_lines

DANGER = "If you or someone near you may be in danger, call your emergency number now:"
ELSEWHERE = (
    "Elsewhere, ask your local emergency service or doctor. "
    "Many people feel this way and get through it with help."
)
# A part of a country, and a country of a region, also have the lines of the whole.
_WITHIN = {"England": "UK", "UK": "Europe", "Ireland": "Europe"}


@dataclass(frozen=True, slots=True)
class HelpGroup:
    """Lines that read the same but for the country.

    Attributes
    ----------
    countries, how, number : str
        Such as "US and Canada", "call or text", "988".
    service : str
        Blank where the countries name their service differently.
    note, hours : str
        What to choose, which may be blank, and when.
    """

    countries: str
    service: str
    how: str
    number: str
    note: str
    hours: str

    @property
    def before(self) -> str:
        """Return the words that stand before the number."""
        service = f"{self.service}, " if self.service else ""
        return f"{self.countries}: {service}{self.how} "

    @property
    def after(self) -> str:
        """Return the words that stand after the number."""
        return f"{f', {self.note}' if self.note else ''}, {self.hours}."


def join_words(words: Sequence[str]) -> str:
    """Return words as "a", "a and b" or "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def lines_of(kind: str, country: str | None = None) -> tuple[HelpLine, ...]:
    """Return the lines of a kind for a country, in the order of the file.

    Parameters
    ----------
    kind : str
        "emergency" or "crisis".
    country : str, optional
        As the file names it; all countries if not given.

    Raises
    ------
    DataError
        If the file has no line for the country.
    """
    lines = load_help_lines()
    if country is not None:
        wanted, place = {country}, country
        while place in _WITHIN:
            place = _WITHIN[place]
            wanted.add(place)
        known = {name for line in lines for name in line.countries}
        if not wanted & known:
            raise DataError(f"country must be one of {', '.join(sorted(known))}; got {country!r}.")
        lines = tuple(line for line in lines if wanted & set(line.countries))
    return tuple(line for line in lines if line.kind == kind)


def group_lines(lines: Sequence[HelpLine]) -> tuple[HelpGroup, ...]:
    """Return lines with the same number and words as one group each."""
    groups: dict[tuple[str, str, str, str], list[HelpLine]] = {}
    for line in lines:
        groups.setdefault((line.how, line.number, line.note, line.hours), []).append(line)
    return tuple(
        HelpGroup(
            countries=join_words(list(dict.fromkeys(name for line in members for name in line.countries))),
            service=members[0].service if len({line.service for line in members}) == 1 else "",
            how=how,
            number=number,
            note=note,
            hours=hours,
        )
        for (how, number, note, hours), members in groups.items()
    )


def checked_words(lines: Sequence[HelpLine]) -> str:
    """Return when the line that was checked longest ago was checked."""
    oldest = date.fromisoformat(min(line.checked for line in lines))
    return f"Numbers checked {oldest:%B %Y}."


def help_lines_text(country: str | None = None) -> str:
    """Return the whole help text as plain lines, for paper and files.

    Parameters
    ----------
    country : str, optional
        Only the lines of this country, such as "Canada"; all if not given.

    Raises
    ------
    DataError
        If the file has no line for the country.
    """
    emergency, crisis = lines_of("emergency", country), lines_of("crisis", country)
    numbers = ", ".join(f"{group.number} ({group.countries})" for group in group_lines(emergency))
    return "\n".join(
        (
            f"{DANGER} {numbers}." if numbers else f"{DANGER[:-1]}.",
            *(f"{group.before}{group.number}{group.after}" for group in group_lines(crisis)),
            ELSEWHERE,
            checked_words((*emergency, *crisis)),
        )
    )


def short_help() -> str:
    """Return crisis help as one short line, for what a reader saves."""
    parts = [
        f"{group.countries}: {group.how} {group.number}{f', {group.note}' if group.note else ''}"
        for group in group_lines(lines_of("crisis"))
    ]
    return f"If you need help now, {'; '.join(parts)}."
