"""Old figures on new units: what ``Hierarchy.successors`` says became of units, applied to data.

Only sums move. A unit that went whole takes its figures along; a unit that was divided but
whose people all went to one successor takes its head-counts there; every other division is the
caller's choice: bounds, the main successor, weights of the caller's own, or refusal. Ratios travel
as their two counts. A percentage without counts moves only where nothing but the name changed, and
is otherwise left out with a finding. Nothing is guessed or lost: what went in comes out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, Final

import attrs

from genderplan._fields import demand
from genderplan._messages import mark
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.units import AdministrativeUnit, Level
from genderplan.indicators.columns import SeriesKey, by_series
from genderplan.indicators.definitions import Definitions, Indicator, definitions_by_code
from genderplan.indicators.observations import Missing, Observation, told_figure
from genderplan.indicators.restated import Move, Restated, Restatement, Undivided
from genderplan.indicators.routes import Moved, Route, Routes, Sources, Splits, Weights, kept_routes
from genderplan.indicators.series import one_each, possible, usual_type
from genderplan.indicators.sums import ADDABLE, Addable, divide, nothing
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike
from genderplan.periods.calendar import as_date

__all__ = ["changes_unknown", "restate"]

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
_NOT_KNOWN_YET: Final = IssueKind(
    "GP336",
    Severity.WARNING,
    mark(
        "units are known up to {until}; what changes from then to {onto} is not taken into account"
    ),
    mark("Restate onto a day up to {until}, or update genderplan."),
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
    >>> year = Period.of_year(2023)
    >>> kim = Observation(indicator="clubs", unit="15889", period=year, value=Count(3))
    >>> new = restate([kim], gazetteer(), onto="2025-07-01")
    >>> new[0].unit.full_name(), new[0].value
    ('xã Hoằng Phú', Count(3))
    """
    demand(hierarchy, Hierarchy, "hierarchy", "gazetteer()")
    routes = kept_routes(hierarchy, as_date(onto), splits, weights)
    work = _Work(routes, head_counts, definitions_by_code(indicators))
    work.issues += changes_unknown(hierarchy, routes.onto)
    for key, group in by_series(observations).items():
        definition = work.definitions.get(key[0])
        given = group.seen
        seen = possible(given, definition, work.issues.append)
        if len(seen) < len(given):
            kept = set(map(id, seen))
            work.left_out += (each for each in given if id(each) not in kept)
        kind = usual_type([each.value for each in seen], definition)
        _Series(work, key, kind).restate(seen)
    return Restatement(
        tuple(work.figures),
        routes.onto,
        Issues(work.issues),
        tuple(work.carried),
        tuple(work.left_out),
    ).of(work.sources)


def changes_unknown(hierarchy: Hierarchy, onto: dt.date) -> Issues:
    """The finding GP336 where *onto* is a day after the last one that *hierarchy* knows."""
    if hierarchy.until is None or onto <= hierarchy.until:
        return Issues()
    return Issues([_NOT_KNOWN_YET.at(until=hierarchy.until, onto=onto)])


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
            kept_routes(routes.hierarchy, routes.onto, "bounds", routes.weights)
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
    # By the codes of the new units; the hash of a unit costs more than that of a text.
    moves: dict[str, list[Move]] = attrs.field(factory=dict)
    undivided: dict[str, list[Undivided]] = attrs.field(factory=dict)
    new: dict[str, AdministrativeUnit] = attrs.field(factory=dict)
    heard: list[AdministrativeUnit] = attrs.field(factory=list)
    levels: set[tuple[Level, dt.date]] = attrs.field(
        factory=set
    )  # of the units heard, with the day
    exempt: set[AdministrativeUnit] = attrs.field(factory=set)
    days: Counter[dt.date] = attrs.field(factory=Counter)

    def __attrs_post_init__(self) -> None:
        counts = self.work.head_counts
        self.people = counts is None or self.key[0] in counts

    def restate(self, group: Sequence[Observation]) -> None:
        """Move every figure of the series, then put together what met on each new unit."""
        end = self.key[1].end
        by_day = {
            on: self.work.routes.on(on, people=self.people)
            for on in {seen.units_on for seen in group} | {end}
            if on is not None
        }
        for seen in one_each(group, self.work.issues.append):
            on = seen.units_on or end
            old, route = by_day[on][seen.unit] if on is not None else (None, None)
            if route is None or on is None:
                self._without_route(seen, old, on)
            else:
                self._take(seen, route, on)
        heard = frozenset(self.heard)
        for code in self.new:
            self._put_together(code, heard)
        day = max(self.days, key=self.days.__getitem__, default=None)
        if day is not None:
            exempt = frozenset(self.exempt)
            self.work.sources[self.key] = Sources(
                self.work.all_routes, day, self.people, heard - exempt, exempt
            )

    def _without_route(
        self, seen: Observation, old: AdministrativeUnit | None, on: dt.date | None
    ) -> None:
        if old is None:
            date = on or "?"
            self.work.leave_out(seen, _UNKNOWN.at(seen.path, unit=seen.unit, date=date))
        else:
            unit, date = old.full_name(on), self.work.routes.onto
            self.work.leave_out(seen, _NO_SUCCESSOR.at(seen.path, unit=unit, date=date))

    def _take(self, seen: Observation, route: Route, on: dt.date) -> None:
        self.days[on] += 1
        value = seen.value
        if type(value) is self.kind:
            self._send(seen, value, route, on)
        elif value is Missing.NONE:
            self._send(seen, nothing(self.kind), route, on)
        elif self._only_renamed(route, on):
            self.work.carried.append(_under_the_new_name(seen, route, self.work.routes.onto))
        elif isinstance(value, ADDABLE):
            usual, given = self.kind.__name__, type(value).__name__
            self.work.leave_out(seen, _OTHER_TYPE.at(seen.path, type=given, usual=usual))
        elif not isinstance(value, Missing):
            unit = route.old.full_name(on)
            self.work.leave_out(
                seen, _WITHOUT_COUNTS.at(seen.path, value=told_figure(value), unit=unit)
            )
        if value is Missing.NOT_APPLICABLE:
            self.exempt.add(route.old)
            self.heard.append(route.old)

    def _only_renamed(self, route: Route, on: dt.date) -> bool:
        """Whether the new unit is the old one under another name, or as it was, and no more."""
        if route.how not in {Moved.UNCHANGED, Moved.WHOLE}:
            return False
        new = route.targets[0]
        return self.work.all_routes.sources(new, route.level, on, people=False) == (route.old,)

    def _send(self, seen: Observation, value: Any, route: Route, on: dt.date) -> None:  # noqa: ANN401 - of the series' kind
        self.heard.append(route.old)
        self.levels.add((route.level, on))
        parts = divide(value, route.weights) if route.weights else (value,)
        share = None if route.how else Undivided(seen, route.old, value, route.steps)
        for place, new in enumerate(route.targets):
            code = new.code
            if code not in self.new:
                self.new[code], self.moves[code], self.undivided[code] = new, [], []
            if share is not None:
                self.undivided[code].append(share)
            elif route.how is not None:
                step = route.steps[place] if route.steps else None
                self.moves[code].append(Move(seen, route.old, route.how, parts[place], step))

    def _put_together(self, code: str, heard: frozenset[AdministrativeUnit]) -> None:
        indicator, period, breakdown = self.key
        new, routes = self.new[code], self.work.all_routes
        due = [
            old
            for level, on in sorted(self.levels)
            for old in routes.sources(new, level, on, people=self.people)
        ]
        missing: tuple[AdministrativeUnit, ...] = ()
        if not heard.issuperset(due):
            missing = tuple(old for old in dict.fromkeys(due) if old not in heard)
        figure = Restated(
            indicator=indicator,
            unit=new,
            period=period,
            breakdown=breakdown,
            moves=tuple(self.moves[code]),
            undivided=tuple(self.undivided[code]),
            missing=missing,
            units_on=routes.onto,
            kind=self.kind,
            definition=self.work.definitions.get(indicator),
        )
        self.work.figures.append(figure)
        if missing:
            names = ", ".join(f"{old.full_name()} {old.code}" for old in missing)
            path = f"{indicator}[{code}, {period}]"
            issue = _INCOMPLETE.at(path, unit=new.full_name(routes.onto), missing=names)
            self.work.issues.append(issue)


def _under_the_new_name(seen: Observation, route: Route, onto: dt.date) -> Observation:
    if route.how is Moved.UNCHANGED:
        return seen
    return attrs.evolve(seen, unit=route.targets[0].code, units_on=onto)
