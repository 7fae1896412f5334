"""What a strategy must be: the rules that its constructor and every reader of files apply.

A target that is loaded wrongly is worse than one that is not loaded, so each is an error.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final, Protocol, TypeAlias

from genderplan._messages import mark
from genderplan.indicators import Direction
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.quantities import Exact
from genderplan.targets.measures import Measure
from genderplan.targets.milestones import Comparator, MeasureUnit, Milestone

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "UNKNOWN_MEASURE",
    "Located",
    "Years",
    "list_problems",
    "measure_problems",
    "year_problems",
]

DUPLICATE_ID: Final = IssueKind(
    "GP401",
    Severity.ERROR,
    mark("the id {id} stands on {count} measures"),
    mark("Give each measure an id of its own."),
)

OUTSIDE_PERIOD: Final = IssueKind(
    "GP402",
    Severity.ERROR,
    mark("a milestone of {year} lies outside {first}-{last}, the years of the strategy"),
    mark("Check the year, or first_year and last_year at the top of the file."),
)

DUPLICATE_YEAR: Final = IssueKind(
    "GP403",
    Severity.ERROR,
    mark("{id} has {count} milestones for {year}"),
    mark("Keep one; two things measured in one target are two measures."),
)

UNKNOWN_OBJECTIVE: Final = IssueKind(
    "GP405",
    Severity.ERROR,
    mark("{id} belongs to objective {number}, which the file does not have"),
    mark("Add it under [[objectives]], or mend the number."),
)

UNKNOWN_MEASURE: Final = IssueKind(
    "GP408",
    Severity.ERROR,
    mark("{key} names {id}, a measure that does not exist there"),
    mark("Mend the id, or take it out."),
)

COMPARATOR_AGAINST_DIRECTION: Final = IssueKind(
    "GP409",
    Severity.ERROR,
    mark('the direction is "{direction}", but the milestone says "{comparator}"'),
    mark("Turn one of the two round."),
)

WRONG_ORDER: Final = IssueKind(
    "GP410",
    Severity.ERROR,
    mark('the direction is "{direction}", but {later} follows {earlier} for {year}'),
    mark('Check both figures; a ceiling that rises has the direction "limit".'),
)

OVER_100: Final = IssueKind(
    "GP411",
    Severity.ERROR,
    mark("{value}% was found where a part of a whole is measured"),
    mark("Give a figure from 0 to 100, or another unit."),
)

PERIOD_BACKWARDS: Final = IssueKind(
    "GP412",
    Severity.ERROR,
    mark("the strategy ends in {last}, before it begins in {first}"),
)

NOT_A_YEAR: Final = IssueKind(
    "GP415",
    Severity.ERROR,
    mark("{year} is not a year from 1900 to 2999"),
)

NO_MILESTONE: Final = IssueKind(
    "GP413",
    Severity.ERROR,
    mark("{id} has no milestone"),
    mark("Say what is to be reached, and when."),
)
FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999


Located: TypeAlias = tuple[str, Measure]
"""A measure with its path, such as ``measures[2]``."""


class Years(Protocol):
    """What a strategy and the head of its file have in common: the years it is for."""

    @property
    def first_year(self) -> int:
        """The first of the years."""

    @property
    def last_year(self) -> int:
        """The last of the years."""


def year_problems(years: Years) -> Iterator[Issue]:
    """The strategy is for years that come one after the other."""
    for key in ("first_year", "last_year"):
        year = getattr(years, key)
        if not FIRST_YEAR <= year <= LAST_YEAR:
            yield NOT_A_YEAR.at(key, year=year)
    if years.first_year > years.last_year:
        yield PERIOD_BACKWARDS.at("last_year", first=years.first_year, last=years.last_year)


def list_problems(measures: Sequence[Located], objectives: Iterable[int]) -> Iterator[Issue]:
    """Each measure has an id of its own and belongs to an objective that is listed, if any is."""
    known, seen = set(objectives), set[str]()
    counted = Counter(each.id for _, each in measures)
    for here, each in measures:
        if each.id in seen:
            yield DUPLICATE_ID.at(f"{here}.id", id=each.id, count=counted[each.id])
        seen.add(each.id)
        if known and each.objective is not None and each.objective not in known:
            yield UNKNOWN_OBJECTIVE.at(f"{here}.objective", id=each.id, number=each.objective)


def measure_problems(measure: Measure, years: Years | None, path: str) -> Iterator[Issue]:
    """What is wrong with the milestones of *measure*.

    Without *years* some of them were taken over from a strategy above: they may lie outside its
    own years, and need not go on from its own milestones.
    """
    if not measure.milestones:
        yield NO_MILESTONE.at(path, id=measure.id)
    said = Counter[int]()
    counted = Counter(year for each in measure.milestones if (year := _year(each)) is not None)
    for position, each in enumerate(measure.milestones):
        here, year = f"{path}.milestones[{position}]", _year(each)
        if year is not None:
            if years is not None and _lies_outside(year, years):
                yield OUTSIDE_PERIOD.at(
                    here, year=year, first=years.first_year, last=years.last_year
                )
            if said[year]:
                yield DUPLICATE_YEAR.at(here, id=measure.id, year=year, count=counted[year])
            said[year] += 1
        if each.comparator in _AGAINST.get(measure.direction, ()):
            yield COMPARATOR_AGAINST_DIRECTION.at(
                f"{here}.comparator",
                direction=measure.direction.value,
                comparator=each.comparator.value,
            )
        if measure.unit is MeasureUnit.PERCENT and any(not 0 <= n <= 100 for n in _numbers(each)):  # noqa: PLR2004 - per cent
            yield OVER_100.at(f"{here}.value", value=str(each.value))
    if years is not None:
        yield from _order_problems(measure, path)


def _lies_outside(year: int, years: Years) -> bool:
    """Whether *year* is none of the *years*; nothing is said where these are backwards."""
    first, last = years.first_year, years.last_year
    return first <= last and not first <= year <= last


_AGAINST: Final = {
    Direction.UP: (Comparator.AT_MOST, Comparator.LESS_THAN),
    Direction.KEEP: (Comparator.LESS_THAN,),
    Direction.DOWN: (Comparator.AT_LEAST, Comparator.MORE_THAN),
    Direction.LIMIT: (Comparator.AT_LEAST, Comparator.MORE_THAN),
}


def _year(milestone: Milestone) -> int | None:
    return milestone.due.year if milestone.due else None


def _numbers(milestone: Milestone) -> tuple[Exact, ...]:
    value = milestone.value
    if isinstance(value, tuple):
        return value
    return () if isinstance(value, bool) else (value,)


def _order_problems(measure: Measure, path: str) -> Iterator[Issue]:
    """What should rise does not fall from one year to the next, and the reverse."""
    if measure.direction not in {Direction.UP, Direction.DOWN}:
        return
    dated = sorted(
        (
            (year, position, max(numbers))
            for position, each in enumerate(measure.milestones)
            if (year := _year(each)) is not None and (numbers := _numbers(each))
        ),
        key=lambda step: step[:2],
    )
    for (_, _, earlier), (year, position, later) in pairwise(dated):
        if (later < earlier) if measure.direction is Direction.UP else (later > earlier):
            yield WRONG_ORDER.at(
                f"{path}.milestones[{position}].value",
                direction=measure.direction.value,
                earlier=str(earlier),
                later=str(later),
                year=year,
            )
