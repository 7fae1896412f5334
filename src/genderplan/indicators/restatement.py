"""Old figures on new units: what ``Hierarchy.successors`` says became of units, applied to data.

Decided: only sums move. A unit that went whole takes its figures along; a unit that was divided but
whose people all went to one successor takes its head-counts there; every other division is the
caller's choice: bounds, the main successor, weights of the caller's own, or refusal. Ratios travel
as their two counts. A percentage without counts moves only where nothing but the name changed, and
is otherwise left out with a finding. Nothing is guessed or lost: what went in comes out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

import attrs

from genderplan._fields import demand
from genderplan._messages import mark
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.units import AdministrativeUnit
from genderplan.indicators.definitions import Definitions, Indicator, definitions_by_code
from genderplan.indicators.observations import Missing, Observation, figure_text
from genderplan.indicators.restated import (
    Move,
    Moved,
    Restated,
    Restatement,
    Route,
    Routes,
    Sources,
    Splits,
    Undivided,
    Weights,
)
from genderplan.indicators.series import SeriesKey, group_by_series, one_each, usual_type
from genderplan.indicators.sums import ADDABLE, Addable, divide, nothing
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike, as_date

__all__ = ["restate"]

_UNKNOWN: Final = IssueKind(
    "GP331",
    Severity.ERROR,
    mark("no unit with the code {unit} exists on {date}; its figure is not restated"),
    mark("Say with units_on on which day's list the code stands."),
)
_NO_SUCCESSOR: Final = IssueKind(
    "GP332",
    Severity.ERROR,
    mark("{unit} has no known successor on {date}; its figure is not restated"),
    mark("Restate onto a day after that of the figure."),
)
_WITHOUT_COUNTS: Final = IssueKind(
    "GP333",
    Severity.WARNING,
    mark("{value} of {unit} came without its counts and cannot be restated"),
    mark("Ask for numerator and denominator."),
)
_INCOMPLETE: Final = IssueKind(
    "GP334",
    Severity.NOTE,
    mark("{unit} lacks the figures of {missing}"),
)
_OTHER_TYPE: Final = IssueKind(
    "GP335",
    Severity.ERROR,
    mark("a {type} stands among figures of type {usual}; it is not restated"),
    mark("Report numerator and denominator for every unit, or a count for every unit."),
)


def restate(  # noqa: PLR0913 - each is a choice of the caller
    observations: Iterable[Observation],
    hierarchy: Hierarchy,
    onto: DateLike,
    *,
    splits: Splits = "bounds",
    weights: Weights | None = None,
    indicators: Definitions = (),
    head_counts: Collection[str] | None = None,
) -> Restatement:
    """The figures as the units of the day *onto* would have reported them.

    *splits* says what becomes of the figures of a divided unit: ``"bounds"`` keeps them whole
    beside the units that share them, ``"main"`` gives them to the main successor, ``"refuse"``
    raises. *weights* divides them instead: ``{old code: {new code: number}}``, populations for
    instance; units it does not name follow *splits*. *head_counts* names the indicators that count
    people, which follow the whole population of a divided unit; by default all do.

    Raises :class:`~genderplan.errors.InvalidValueError` for a division that is refused, and for
    weights that do not fit the successors.

    >>> from genderplan import Count, Period, gazetteer
    >>> clubs = {"indicator": "clubs", "period": Period.of_year(2023)}
    >>> old = [Observation(unit="15889", value=Count(3), **clubs)]  # xã Hoằng Kim
    >>> new = restate(old, gazetteer(), onto="2025-07-01")
    >>> new[0].unit.full_name(), new[0].value
    ('xã Hoằng Phú', Count(3))
    """
    demand(hierarchy, Hierarchy, "hierarchy", "gazetteer()")
    routes = Routes(hierarchy, as_date(onto), splits, weights or {})
    work = _Work(routes, head_counts, definitions_by_code(indicators))
    for key, group in group_by_series(observations).items():
        _Series(work, key, usual_type([seen.value for seen in group])).restate(group)
    return Restatement(
        tuple(work.figures),
        routes.onto,
        Issues(work.issues),
        tuple(work.carried),
        tuple(work.left_out),
        work.sources,
    )


@attrs.define(eq=False)
class _Work:
    """What a whole restatement shares, and what comes of it."""

    routes: Routes
    head_counts: Collection[str] | None
    definitions: Mapping[str, Indicator]
    figures: list[Restated] = attrs.field(factory=list)
    carried: list[Observation] = attrs.field(factory=list)
    left_out: list[Observation] = attrs.field(factory=list)
    issues: list[Issue] = attrs.field(factory=list)
    sources: dict[SeriesKey, Sources] = attrs.field(factory=dict)
    all_routes: Routes = attrs.field(init=False)

    def __attrs_post_init__(self) -> None:
        """Units that owe a figure have a way too, which is refused only where a figure takes it."""
        routes = self.routes
        self.all_routes = (
            Routes(routes.hierarchy, routes.onto, "bounds", routes.weights)
            if routes.splits == "refuse"
            else routes
        )

    def leave_out(self, seen: Observation, issue: Issue) -> None:
        """Keep a figure that cannot be restated, and say why."""
        self.left_out.append(seen)
        self.issues.append(issue)


@attrs.define(eq=False)
class _Series:
    """One indicator, period and breakdown on its way to the new units."""

    work: _Work
    key: SeriesKey
    kind: type[Addable]
    people: bool = attrs.field(init=False)
    moves: dict[AdministrativeUnit, list[Move]] = attrs.field(factory=dict)
    undivided: dict[AdministrativeUnit, list[Undivided]] = attrs.field(factory=dict)
    heard: set[AdministrativeUnit] = attrs.field(factory=set)
    levels: set[tuple[str, dt.date]] = attrs.field(factory=set)  # of the units heard, with the day
    exempt: set[AdministrativeUnit] = attrs.field(factory=set)
    days: Counter[dt.date | None] = attrs.field(factory=Counter)

    def __attrs_post_init__(self) -> None:
        counts = self.work.head_counts
        self.people = counts is None or self.key[0] in counts

    def restate(self, group: Iterable[Observation]) -> None:
        """Move every figure of the series, then put together what met on each new unit."""
        for seen in one_each(group, self.work.issues.append):
            route = self._route(seen)
            if route is not None:
                self.days[seen.on] += 1
                self._take(seen, route)
        for new in dict.fromkeys((*self.moves, *self.undivided)):
            self._put_together(new)
        day = max(self.days, key=self.days.__getitem__, default=None)
        if day is not None:
            heard, exempt = frozenset(self.heard - self.exempt), frozenset(self.exempt)
            self.work.sources[self.key] = Sources(
                self.work.all_routes, day, self.people, heard, exempt
            )

    def _route(self, seen: Observation) -> Route | None:
        routes, on = self.work.routes, seen.on
        old = routes.unit(seen.unit, on)
        if old is None:
            date = on.isoformat() if on else "?"
            self.work.leave_out(seen, _UNKNOWN.at(seen.path, unit=seen.unit, date=date))
            return None
        route = routes.of(old, on or routes.onto, people=self.people)
        if route is None:
            unit, date = old.full_name(on), routes.onto.isoformat()
            self.work.leave_out(seen, _NO_SUCCESSOR.at(seen.path, unit=unit, date=date))
        return route

    def _take(self, seen: Observation, route: Route) -> None:
        value = nothing(self.kind) if seen.value is Missing.NONE else seen.value
        if value is Missing.NOT_APPLICABLE:
            self.exempt.add(route.old)
        if isinstance(value, ADDABLE) and type(value) is self.kind:
            self.heard.add(route.old)
            self.levels.add((route.old.level, seen.on or self.work.routes.onto))
            self._send(seen, value, route)
        elif self._only_renamed(route, seen.on):
            self.work.carried.append(_under_the_new_name(seen, route, self.work.routes.onto))
        elif isinstance(value, Missing):
            if value is Missing.NOT_APPLICABLE:
                self.heard.add(route.old)
        elif isinstance(value, ADDABLE):
            usual, given = self.kind.__name__, type(value).__name__
            self.work.leave_out(seen, _OTHER_TYPE.at(seen.path, type=given, usual=usual))
        else:
            unit = route.old.full_name(seen.on)
            self.work.leave_out(
                seen, _WITHOUT_COUNTS.at(seen.path, value=figure_text(value, None), unit=unit)
            )

    def _only_renamed(self, route: Route, on: dt.date | None) -> bool:
        """Whether the new unit is the old one under another name, or as it was, and no more."""
        if on is None or route.how not in {Moved.UNCHANGED, Moved.WHOLE}:
            return False
        new, level = route.targets[0], route.old.level
        return self.work.all_routes.sources(new, level, on, people=False) == (route.old,)

    def _send(self, seen: Observation, value: Addable, route: Route) -> None:
        if route.how is None:
            share = Undivided(seen, route.old, value, route.steps)
            for new in route.targets:
                self.undivided.setdefault(new, []).append(share)
            return
        parts = divide(value, route.weights) if route.weights else [value]
        steps = route.steps or (None,)
        for new, part, step in zip(route.targets, parts, steps, strict=True):
            move = Move(seen, route.old, route.how, part, step)
            self.moves.setdefault(new, []).append(move)

    def _put_together(self, new: AdministrativeUnit) -> None:
        indicator, period, breakdown = self.key
        due = (
            old
            for level, on in sorted(self.levels)
            for old in self.work.all_routes.sources(new, level, on, people=self.people)
        )
        missing = tuple(old for old in dict.fromkeys(due) if old not in self.heard)
        figure = Restated(
            indicator=indicator,
            unit=new,
            period=period,
            breakdown=breakdown,
            moves=tuple(self.moves.get(new, ())),
            undivided=tuple(self.undivided.get(new, ())),
            missing=missing,
            units_on=self.work.routes.onto,
            kind=self.kind,
            definition=self.work.definitions.get(indicator),
        )
        self.work.figures.append(figure)
        if missing:
            names = ", ".join(f"{old.full_name()} {old.code}" for old in missing)
            path, onto = f"{indicator}[{new.code}, {period}]", self.work.routes.onto
            issue = _INCOMPLETE.at(path, unit=new.full_name(onto), missing=names)
            self.work.issues.append(issue)


def _under_the_new_name(seen: Observation, route: Route, onto: dt.date) -> Observation:
    if route.how is Moved.UNCHANGED:
        return seen
    return attrs.evolve(seen, unit=route.targets[0].code, units_on=onto)
