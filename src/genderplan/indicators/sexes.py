"""Figures by sex: parts against totals, women's shares, parity, and the sex ratio at birth.

Decided: people whose sex nobody wrote down are a group of their own, so that a women's share is a
range where there are any. Categories are those of the SDMX code list for sex: F, M, _U (unknown)
and _T (total); a figure without a category is a total.
"""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final, TypeAlias

import attrs

from genderplan._messages import mark
from genderplan.indicators.observations import Breakdown, Missing, Observation, listed_observations
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import Period
from genderplan.quantities import BySex, Count, Ratio

__all__ = ["SEX_CODES", "SexKey", "SexTable", "by_sex", "parity_index", "sex_ratio_at_birth"]

SexKey: TypeAlias = tuple[str, str, Period, Breakdown]
"""Indicator, unit, period and the breakdown besides sex."""

SEX_CODES: Final = ("F", "M", "_U", "_T")
"""Women, men, unknown and total, as in the SDMX code list for sex."""

_PARTS_DIFFER: Final = IssueKind(
    "GP351",
    Severity.ERROR,
    mark("{parts} by sex, but {total} in total"),
    mark("Count people of unknown sex as unknown, and check both figures against the list."),
)
_PART_EXCEEDS: Final = IssueKind(
    "GP352",
    Severity.ERROR,
    mark("{part} of one sex, but only {total} in total"),
    mark("Check both figures against the list."),
)
_NO_SEX: Final = IssueKind(
    "GP353",
    Severity.WARNING,
    mark("{category} is no category of sex; the figure is in no table"),
    mark("Use F, M, _U or _T."),
)
_PART_OF: Final = {"F": "women", "M": "men", "_U": "unknown", "_T": "total"}


@attrs.frozen(eq=False)
class SexTable:
    """People by sex for each indicator, unit, period and further breakdown, with the findings."""

    cells: Mapping[SexKey, BySex]
    issues: Issues


def by_sex(observations: Iterable[Observation]) -> SexTable:
    """Counts of the breakdown "sex" put beside each other and checked against their totals.

    >>> seen = [
    ...     Observation(
    ...         indicator="audience", unit="00271", period=Period.of_year(2023),
    ...         value=number, breakdown={"sex": sex},
    ...     )
    ...     for sex, number in [("F", 55), ("M", 42)]
    ... ]
    >>> [people.women_share for people in by_sex(seen).cells.values()]
    [Ratio(55, 97)]
    """
    issues: list[Issue] = []
    parts: dict[SexKey, dict[str, Count]] = {}
    for seen in listed_observations(observations):
        sex = dict(seen.breakdown).get("sex", "_T")
        value = Count(0) if seen.value is Missing.NONE else seen.value
        if sex not in _PART_OF:
            issues.append(_NO_SEX.at(seen.path, category=sex))
        elif isinstance(value, Count):
            rest = tuple(cell for cell in seen.breakdown if cell[0] != "sex")
            key = (seen.indicator, seen.unit, seen.period, rest)
            parts.setdefault(key, {})[_PART_OF[sex]] = value
    cells = {key: _checked(key, people, issues) for key, people in parts.items()}
    return SexTable(cells, Issues(issues))


def _checked(key: SexKey, people: dict[str, Count], issues: list[Issue]) -> BySex:
    path, total = f"{key[0]}[{key[1]}, {key[2]}]", people.get("total")
    too_many = next((part for part in people.values() if _exceeds(part, total)), None)
    if too_many is not None:
        issues.append(_PART_EXCEEDS.at(path, part=str(too_many), total=str(total)))
        return _people(people | {"total": None})
    table = _people(people)
    if not table.parts_agree:
        given = sum(table.parts, start=Count(0))
        issues.append(_PARTS_DIFFER.at(path, parts=str(given), total=str(total)))
    return table


def _people(parts: Mapping[str, Count | None]) -> BySex:
    return BySex(
        women=parts.get("women"),
        men=parts.get("men"),
        unknown=parts.get("unknown"),
        total=parts.get("total"),
    )


def _exceeds(part: Count, total: Count | None) -> bool:
    return total is not None and total.high is not None and part.low > total.high


def parity_index(women: Ratio, men: Ratio) -> Fraction | None:
    """The women's share or rate over the men's; 1 is parity, None where one has no value.

    >>> parity_index(Ratio(45, 100), Ratio(50, 100))
    Fraction(9, 10)
    """
    if women.value is None or not men.value:
        return None
    return women.value / men.value


def sex_ratio_at_birth(boys: int, girls: int) -> Ratio:
    """Boys to girls born ("tỷ số giới tính khi sinh"); ``.per(100)`` is the figure reported.

    >>> sex_ratio_at_birth(1112, 1000).per(100)
    Fraction(556, 5)
    """
    return Ratio(boys, girls)
