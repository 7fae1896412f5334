"""What can be wrong with a strategy file whose tables are each well formed.

Decided: these are errors and not warnings, because a target that is loaded wrongly is worse than
one that is not loaded. A file is checked against itself (ids, years, objectives, order of the
milestones) and against the strategy that it extends.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import pairwise
from typing import Final, TypeGuard

from genderplan._messages import mark
from genderplan.indicators import Direction
from genderplan.issues import Issue, IssueKind, Severity
from genderplan.serialization.strategy_entries import MeasureEntry, MilestoneEntry, StrategyEntry
from genderplan.targets import Comparator, MeasureUnit, Strategy

__all__ = [
    "COMPARATOR_AGAINST_DIRECTION",
    "DUPLICATE_ID",
    "DUPLICATE_YEAR",
    "INCOMPLETE_MEASURE",
    "NOT_A_YEAR",
    "NO_MILESTONE",
    "OUTSIDE_PERIOD",
    "OVER_100",
    "PERIOD_BACKWARDS",
    "UNKNOWN_MEASURE",
    "UNKNOWN_OBJECTIVE",
    "UNKNOWN_PARENT",
    "UNKNOWN_SOURCE",
    "WRONG_ORDER",
    "header_faults",
    "measure_faults",
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
UNKNOWN_SOURCE: Final = IssueKind(
    "GP404",
    Severity.ERROR,
    mark("the source {name} does not stand in [where]"),
    mark("Write its address there, or mend the name."),
)
UNKNOWN_OBJECTIVE: Final = IssueKind(
    "GP405",
    Severity.ERROR,
    mark("{id} belongs to objective {number}, which the file does not have"),
    mark("Add it under [[objectives]], or mend the number."),
)
INCOMPLETE_MEASURE: Final = IssueKind(
    "GP406",
    Severity.ERROR,
    mark("{id} is a measure of its own, and {key} is missing"),
    mark("Add it; only a measure with an id of the strategy above may leave it out."),
)
UNKNOWN_PARENT: Final = IssueKind(
    "GP407",
    Severity.ERROR,
    mark("the strategy to extend cannot be used: {reason}"),
    mark("Name a packaged strategy such as nq28, or a strategy file beside this one."),
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

Located = tuple[str, MeasureEntry]


def header_faults(entry: StrategyEntry, parent: Strategy | None) -> Iterator[Issue]:
    """What is wrong with the first tables of a file."""
    for key in ("first_year", "last_year"):
        if not 1900 <= getattr(entry, key) <= 2999:  # noqa: PLR2004 - years of plans
            yield NOT_A_YEAR.at(key, year=getattr(entry, key))
    if entry.first_year > entry.last_year:
        yield PERIOD_BACKWARDS.at("last_year", first=entry.first_year, last=entry.last_year)
    known = {each.id for each in parent.measures} if parent else set()
    for id_ in entry.omits:
        if id_ not in known and (parent is not None or not entry.extends):
            yield UNKNOWN_MEASURE.at("omits", key="omits", id=id_)
    for name in entry.sources:
        if name not in entry.where:
            yield UNKNOWN_SOURCE.at("sources", name=name)


def measure_faults(
    entry: StrategyEntry, measures: list[Located], parent: Strategy | None
) -> Iterator[Issue]:
    """What is wrong with the measures of a file, one by one and together."""
    yield from _duplicates(measures)
    headings = {each.number for each in entry.objectives}
    headings |= {each.number for each in parent.headings} if parent else set()
    known = {each.id for _, each in measures} | (
        {m.id for m in parent.measures} if parent else set()
    )
    above = {each.id: each for each in parent.measures} if parent else {}
    for path, each in measures:
        alone = parent is None and entry.extends  # the fault is reported once, at the top
        if not alone and each.objective is not None and each.objective not in headings:
            yield UNKNOWN_OBJECTIVE.at(f"{path}.objective", id=each.id, number=each.objective)
        for key in ("amends", "replaces"):
            named = getattr(each, key)
            if not alone and named and named not in known:
                yield UNKNOWN_MEASURE.at(f"{path}.{key}", key=key, id=named)
        if not alone and not each.milestones and each.id not in above:
            yield NO_MILESTONE.at(path, id=each.id)
        yield from _milestone_faults(entry, path, each, above.get(each.id))


def _duplicates(measures: list[Located]) -> Iterator[Issue]:
    counted = Counter(each.id for _, each in measures)
    said: set[str] = set()
    for path, each in measures:
        if counted[each.id] > 1 and each.id in said:
            yield DUPLICATE_ID.at(f"{path}.id", id=each.id, count=counted[each.id])
        said.add(each.id)


def _milestone_faults(
    entry: StrategyEntry, path: str, measure: MeasureEntry, above: "object | None"
) -> Iterator[Issue]:
    direction = measure.direction or getattr(above, "direction", None)
    unit = measure.unit or getattr(above, "unit", None)
    counted = Counter(_year(each) for each in measure.milestones)
    for position, each in enumerate(measure.milestones):
        here, year = f"{path}.milestones[{position}]", _year(each)
        if year is not None and not entry.first_year <= year <= entry.last_year:
            yield OUTSIDE_PERIOD.at(here, year=year, first=entry.first_year, last=entry.last_year)
        if year is not None and counted[year] > 1 and year in _years(measure, position):
            yield DUPLICATE_YEAR.at(here, id=measure.id, year=year, count=counted[year])
        if direction is not None and each.comparator in _AGAINST.get(direction, ()):
            yield COMPARATOR_AGAINST_DIRECTION.at(
                f"{here}.comparator", direction=direction.value, comparator=each.comparator.value
            )
        if unit is MeasureUnit.PERCENT and any(not 0 <= n <= 100 for n in _numbers(each)):  # noqa: PLR2004
            yield OVER_100.at(f"{here}.value", value=str(each.value))
    yield from _order_faults(path, measure, direction)


_AGAINST: Final = {
    Direction.UP: (Comparator.AT_MOST, Comparator.LESS_THAN),
    Direction.KEEP: (Comparator.LESS_THAN,),
    Direction.DOWN: (Comparator.AT_LEAST, Comparator.MORE_THAN),
    Direction.LIMIT: (Comparator.AT_LEAST, Comparator.MORE_THAN),
}


def _year(milestone: MilestoneEntry) -> int | None:
    if milestone.by is not None:
        return milestone.by.year
    tail = milestone.term.rpartition("-")[2]
    return milestone.year or (int(tail) if tail.isascii() and tail.isdigit() else None)


def _years(measure: MeasureEntry, position: int) -> set[int | None]:
    return {_year(each) for each in measure.milestones[:position]}


def _numbers(milestone: MilestoneEntry) -> Iterable[int | Decimal]:
    values = milestone.value if isinstance(milestone.value, list) else [milestone.value]
    return [each for each in values if _is_number(each)]


def _is_number(value: object) -> TypeGuard[int | Decimal]:
    if isinstance(value, Decimal):
        return value.is_finite()
    return isinstance(value, int) and not isinstance(value, bool)


def _order_faults(path: str, measure: MeasureEntry, direction: Direction | None) -> Iterator[Issue]:
    if direction not in {Direction.UP, Direction.DOWN}:
        return
    dated = [
        (year, position, max(_numbers(each)))
        for position, each in enumerate(measure.milestones)
        if (year := _year(each)) is not None and _numbers(each)
    ]
    for (_, _, earlier), (year, position, later) in pairwise(sorted(dated)):
        if (later < earlier) if direction is Direction.UP else (later > earlier):
            yield WRONG_ORDER.at(
                f"{path}.milestones[{position}].value",
                direction=direction.value,
                earlier=str(earlier),
                later=str(later),
                year=year,
            )
