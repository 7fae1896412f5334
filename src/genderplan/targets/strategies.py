"""Strategies: objectives, targets and measures of a decision, and the rules that they must keep.

The measures are the data; objectives and targets group them and are built from their numbers. One
target may have several measures, and a strategy whose list is not complete says so. An amendment
keeps its own measures: what it replaced stays readable, and ``measures_on`` gives what stood on a
day. The rules are those of the constructor and of every reader of files: a target that is loaded
wrongly is worse than one that is not loaded, so each is an error.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from functools import cached_property
from itertools import pairwise
from typing import Any, Final, Protocol, TypeAlias

import attrs

from genderplan._fields import checked_fields, demand
from genderplan._messages import Language, in_language, mark, message
from genderplan._package import named_in_hints
from genderplan.errors import InvalidValueError, NotFoundError
from genderplan.evidence import Evidence
from genderplan.indicators import Direction, Indicator
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike, Period
from genderplan.periods.calendar import as_date
from genderplan.quantities.ratios import Exact
from genderplan.targets.measures import Measure, Source, StrategyDocument
from genderplan.targets.milestones import FIRST_YEAR, LAST_YEAR, Comparator, MeasureUnit, Milestone


def _ids(measures: tuple[Measure, ...]) -> str:
    return f"({', '.join(measure.id for measure in measures)})"


@attrs.frozen(field_transformer=checked_fields)
class Heading:
    """The number and the name of an objective."""

    number: int
    """The number of the objective."""
    name: str = ""
    """Its name in English."""
    name_vi: str = ""
    """Its name in Vietnamese."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Target:
    """A target of a strategy: its measures, mostly one."""

    id: str
    """Its id: "nq28.2.1"."""
    number: int
    """Its number within the objective."""
    objective: int | None
    """The number of its objective; None where there are none."""
    measures: tuple[Measure, ...]
    """What it measures."""


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Objective:
    """An objective of a strategy with its targets."""

    number: int
    """Its number."""
    name: str
    """Its name in English."""
    name_vi: str
    """Its name in Vietnamese."""
    targets: tuple[Target, ...]
    """Its targets, in order."""

    def label(self, language: Language = "vi") -> str:
        """The name in *language*."""
        return in_language(language, self.name_vi, self.name)


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Amendment:
    """A later decision that changes a strategy, with the measures it states."""

    document: StrategyDocument
    """The later decision."""
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=_ids)
    """The measures that it states."""
    amends: tuple[tuple[str, str], ...] = ()
    """Pairs of a new id and the old one to which it only gives another value."""
    replaces: tuple[tuple[str, str], ...] = ()
    """Pairs of a new id and the old one that it replaces."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well it is supported."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    note: str = ""
    """Anything else worth knowing, in English."""


def _id_of(above: "str | Strategy") -> str:
    demand(above, (str, Strategy), "extends", "strategy('nq28')")
    return above.id if isinstance(above, Strategy) else above


@named_in_hints
@attrs.frozen(kw_only=True, repr=False, field_transformer=checked_fields)
class Strategy:
    """A strategy or programme: who decided it, for which years, and what it measures.

    Given a strategy as ``extends``, it takes over its measures except those that it ``omits``; a
    measure of its own with the same id stands in the place of that one.

    Raises :class:`~genderplan.errors.InvalidValueError` with ``.issues``, everything that is wrong
    with it: the same rules hold for a strategy in a file.

    >>> from genderplan.catalogs import strategy
    >>> nq28 = strategy("nq28")
    >>> len(nq28.objectives), len(nq28.targets), len(nq28.measures)
    (6, 20, 23)
    >>> nq28.measure("nq28.2.1").label("vi")
    'Tỷ lệ lao động nữ làm công hưởng lương'
    """

    id: str
    """A short id: "nq28"."""
    name: str = ""
    """Its name in English."""
    name_vi: str = ""
    """Its name in Vietnamese."""
    first_year: int
    """The first of its years."""
    last_year: int
    """The last of its years."""
    document: StrategyDocument | None = None
    """The decision in which it stands."""
    headings: tuple[Heading, ...] = ()
    """The numbers and names of its objectives."""
    measures: tuple[Measure, ...] = attrs.field(default=(), repr=_ids)
    """What it measures, in order."""
    amendments: tuple[Amendment, ...] = ()
    """Later decisions that changed it."""
    complete: bool = True
    """Whether :attr:`measures` are all that it has."""
    extends: str = attrs.field(default="", converter=_id_of)
    """The id of the strategy above of which it took over measures; empty for none."""
    omits: tuple[str, ...] = ()
    """The ids of the measures above that it left out."""
    unit: str = ""
    """The unit whose strategy it is, as in the gazetteer; empty for the nation."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well it is supported."""
    checked_on: dt.date | None = None
    """The day on which it was last looked up."""
    sources: tuple[Source, ...] = ()
    """Where it was read."""
    note: str = ""
    """Anything else worth knowing, in English."""

    _above: "Strategy | None" = attrs.field(init=False, eq=False)

    def __attrs_pre_init__(self, **given: Any) -> None:  # noqa: ANN401 - each field is checked
        above = given["extends"]
        object.__setattr__(self, "_above", above if isinstance(above, Strategy) else None)

    def __attrs_post_init__(self) -> None:
        if self._above is not None:
            self._take_over(self._above)
        issues = Issues(self._problems())
        if issues:
            first = issues[0]
            raise InvalidValueError(first.summary, self.id, first.path, issues)
        # Progress begins with the strategy unless a measure was taken over from an earlier one.
        started = tuple(
            attrs.evolve(each, first_year=each.first_year or self.first_year)
            for each in self.measures
        )
        object.__setattr__(self, "measures", started)

    def _take_over(self, above: "Strategy") -> None:
        """The measures of *above* that are not omitted, its own in the place of those it names."""
        own = {each.id: each for each in self.measures}
        kept = [each for each in above.measures if each.id not in self.omits]
        taken = tuple(own.get(each.id, each) for each in kept)
        added = tuple(each for each in self.measures if each not in taken)
        object.__setattr__(self, "measures", (*taken, *added))
        object.__setattr__(self, "headings", self.headings or above.headings)
        object.__setattr__(self, "_above", None)

    def _problems(self) -> Iterator[Issue]:
        yield from year_problems(self)
        own = [(f"measures[{at}]", each) for at, each in enumerate(self.measures)]
        yield from list_problems(own, (heading.number for heading in self.headings))
        years = None if self.extends else self
        for path, each in own:
            yield from measure_problems(each, years, path)
        # Not by _by_id: it is cached, and the measures get their first years only after this.
        known = {each.id for each in self.measures}
        known.update(each.id for amendment in self.amendments for each in amendment.measures)
        for at, amendment in enumerate(self.amendments):
            for key in ("amends", "replaces"):
                for _, named in getattr(amendment, key):
                    if named not in known:
                        yield UNKNOWN_MEASURE.at(f"amendments[{at}].{key}", key=key, id=named)

    def __repr__(self) -> str:
        years = f"{self.first_year}-{self.last_year}"
        return f"Strategy(id={self.id!r}, years={years}, measures={len(self.measures)})"

    @property
    def period(self) -> Period:
        """The years of the strategy."""
        return Period.of_years(self.first_year, self.last_year)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What the measures count, as :func:`~genderplan.roll_up` takes it."""
        return tuple(each.indicator for each in self.measures)

    @cached_property
    def targets(self) -> tuple[Target, ...]:
        """The targets in order; measures without a target number are not among them."""
        groups: dict[tuple[int | None, int], list[Measure]] = {}
        for each in self.measures:
            if each.target is not None:
                groups.setdefault((each.objective, each.target), []).append(each)
        return tuple(self._target(*key, measures) for key, measures in groups.items())

    def _target(self, objective: int | None, number: int, measures: list[Measure]) -> Target:
        place = "" if objective is None else f".{objective}"
        id_ = f"{self.id}{place}.{number}"
        return Target(id=id_, number=number, objective=objective, measures=tuple(measures))

    @cached_property
    def objectives(self) -> tuple[Objective, ...]:
        """The objectives in order; none where the decision does not number any."""
        return tuple(
            Objective(
                number=heading.number,
                name=heading.name,
                name_vi=heading.name_vi,
                targets=tuple(t for t in self.targets if t.objective == heading.number),
            )
            for heading in self.headings
        )

    @cached_property
    def _by_id(self) -> dict[str, Measure]:
        amended = [each for amendment in self.amendments for each in amendment.measures]
        return {each.id: each for each in (*amended, *self.measures)}

    def measure(self, id: str) -> Measure:  # noqa: A002 - the field is called id too
        """The measure with this id, amendments included; ``"2.1"`` is ``"nq28.2.1"`` here.

        Raises :class:`~genderplan.errors.NotFoundError`, a ``LookupError``, with the nearest ids.

        >>> from genderplan.catalogs import strategy
        >>> strategy("nq28").measure("2.1").id
        'nq28.2.1'
        """
        demand(id, str, "id", "measure('nq28.2.1')")
        found = self._by_id.get(id) or self._by_id.get(f"{self.id}.{id}")
        if found is not None:
            return found
        near = tuple(get_close_matches(str(id), self._by_id, n=3, cutoff=0.6))
        summary = message(
            "{strategy} has no measure '{id}'; near are: {near}",
            strategy=self.id,
            id=str(id),
            near=", ".join(near) or "-",
        )
        raise NotFoundError(summary, id, (), near)

    def measures_on(self, date: DateLike) -> tuple[Measure, ...]:
        """The measures that stood on *date*: amendments of that day or before are applied."""
        day = as_date(date)
        gone: set[str] = set()
        added: list[Measure] = []
        for amendment in self.amendments:
            if amendment.document.date is not None and amendment.document.date <= day:
                gone |= {old for _, old in amendment.replaces}
                same = {new for new, _ in amendment.amends}
                added += [each for each in amendment.measures if each.id not in same]
        kept = [each for each in self.measures if each.id not in gone]
        return (*kept, *added)

    def label(self, language: Language = "vi") -> str:
        """The name in *language*; the other one, or the id, where there is none."""
        return in_language(language, self.name_vi, self.name) or self.id


DUPLICATE_ID: Final = IssueKind(
    "GP401",
    Severity.ERROR,
    mark("the id {id} stands on {count} measures"),
    mark("Give each measure an id of its own."),
)
OUTSIDE_PERIOD: Final = IssueKind(
    "GP402",
    Severity.ERROR,
    mark("{id} has a milestone of {year}, outside {first}-{last}, the years of the strategy"),
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
    mark('the direction of {id} is "{direction}", but the milestone says "{comparator}"'),
    mark("Turn one of the two round."),
)
WRONG_ORDER: Final = IssueKind(
    "GP410",
    Severity.ERROR,
    mark('the direction of {id} is "{direction}", but {later} follows {earlier} for {year}'),
    mark('Check both figures; a ceiling that rises has the direction "limit".'),
)
OVER_100: Final = IssueKind(
    "GP411",
    Severity.ERROR,
    mark("{id} has {value}%, where a part of a whole is measured"),
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
    # Nothing lies outside of years that are not known or stand the wrong way round.
    span = range(years.first_year, years.last_year + 1) if years is not None else range(0)
    said = Counter[int]()
    counted = Counter(year for each in measure.milestones if (year := _year(each)) is not None)
    for position, each in enumerate(measure.milestones):
        here, year = f"{path}.milestones[{position}]", _year(each)
        if year is not None:
            if span and year not in span:
                first, last = span[0], span[-1]
                yield OUTSIDE_PERIOD.at(here, id=measure.id, year=year, first=first, last=last)
            if said[year]:
                yield DUPLICATE_YEAR.at(here, id=measure.id, year=year, count=counted[year])
            said[year] += 1
        if each.comparator in _AGAINST.get(measure.direction, ()):
            yield COMPARATOR_AGAINST_DIRECTION.at(
                f"{here}.comparator",
                id=measure.id,
                direction=measure.direction.value,
                comparator=each.comparator.value,
            )
        if measure.unit is MeasureUnit.PERCENT and any(not 0 <= n <= 100 for n in _numbers(each)):  # noqa: PLR2004 - per cent
            yield OVER_100.at(f"{here}.value", id=measure.id, value=str(each.value))
    if years is not None:
        yield from order_problems(measure, path)


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


def order_problems(measure: Measure, path: str) -> Iterator[Issue]:
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
                id=measure.id,
                direction=measure.direction.value,
                earlier=str(earlier),
                later=str(later),
                year=year,
            )
