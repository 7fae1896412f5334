"""Old figures on new units: what ``Hierarchy.successors`` says became of units, applied to data.

Only sums move. A unit that went whole takes its figures along; a unit that was divided but
whose people all went to one successor takes its head-counts there; every other division is the
caller's choice: bounds, the main successor, weights of the caller's own, or refusal. Ratios travel
as their two counts. A percentage without counts moves only where nothing but the name changed, and
is otherwise left out with a finding. Nothing is guessed or lost: what went in comes out.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final

import attrs

from genderplan._fields import demand
from genderplan._messages import Language, mark, message
from genderplan._notebook import InNotebooks, html_table
from genderplan.errors import NotFoundError
from genderplan.hierarchy.hierarchies import Hierarchy
from genderplan.hierarchy.units import AdministrativeUnit, Level
from genderplan.indicators.columns import SeriesKey, by_series
from genderplan.indicators.definitions import Definitions, Indicator, definitions_by_code
from genderplan.indicators.observations import Missing, Observation, told_figure
from genderplan.indicators.routes import (
    Move,
    Moved,
    Restated,
    Route,
    Routes,
    Sources,
    Splits,
    Undivided,
    Weights,
    kept_routes,
)
from genderplan.indicators.series import addable, one_each, possible, usual_type
from genderplan.indicators.sums import ADDABLE, Addable, divide
from genderplan.issues import Issue, IssueKind, Issues, Severity
from genderplan.periods import DateLike, Period
from genderplan.periods.calendar import as_date

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


class RestatedObservations(tuple[Observation, ...]):  # noqa: SLOT001 - tuples take no slots
    """The observations of a restatement, which know what they come from."""

    restatement: "Restatement"


@attrs.frozen(repr=False)
class Restatement(InNotebooks, Sequence[Restated]):
    """Figures on the units of another day, with what could not be restated.

    A sequence; by a unit's code it also gives that unit's only figure. :func:`roll_up` takes it as
    it is, and knows that a divided figure is whole again in a unit that holds all its parts.
    One that was read from a file or a pickle has its figures and findings, but not the hierarchy:
    restate the figures again to roll them up.
    """

    figures: tuple[Restated, ...]
    """The figures of the new units, series by series."""
    onto: dt.date
    """The day of the new units."""
    issues: Issues
    """What was found on the way: figures left out, and new units of which old ones are missing."""
    carried: tuple[Observation, ...] = ()
    """Gaps and bare percentages that went along, because nothing but a unit's name changed."""
    left_out: tuple[Observation, ...] = ()
    """The figures that could not be restated; each has a finding."""
    sources: Mapping[SeriesKey, Sources] | None = attrs.field(default=None, init=False, eq=False)
    """The old units that gave a figure, series by series, for totals to tell what is missing."""

    @property
    def observations(self) -> "RestatedObservations":
        """What is certain as observations of the new units, and what went along as it was.

        Explicit gaps and bare percentages go along where nothing but a unit's name changed. Rolled
        up as they are, they say which old units owed a figure; a list made of them does not.
        """
        certain = (figure.observation for figure in self.figures)
        found = RestatedObservations((*certain, *self.carried))
        found.restatement = self
        return found

    @property
    def undivided(self) -> tuple[Undivided, ...]:
        """The figures of divided units, each once."""
        shared = {id(share): share for figure in self.figures for share in figure.undivided}
        return tuple(shared.values())

    @property
    def is_exact(self) -> bool:
        """Whether no figure lies between bounds."""
        return not self.undivided

    def __len__(self) -> int:
        return len(self.figures)

    def __iter__(self) -> Iterator[Restated]:
        return iter(self.figures)

    def __getitem__(self, index: Any) -> Any:  # noqa: ANN401 - a number, a slice or a code
        """The figure at an index, or the only one of the unit with a code."""
        if not isinstance(index, str):
            return self.figures[index]
        found = self.where(unit=index)
        if len(found) == 1:
            return found[0]
        raise NotFoundError(
            message("{count} figures are of the unit {unit}", count=len(found), unit=index),
            query=index,
            candidates=found,
        )

    def where(
        self, *, unit: object = None, indicator: object = None, period: Period | None = None
    ) -> tuple[Restated, ...]:
        """The figures of a unit, an indicator or a period, or of several of these."""
        code, what = getattr(unit, "code", unit), getattr(indicator, "code", indicator)
        return tuple(
            figure
            for figure in self.figures
            if code in {None, figure.unit.code}
            and what in {None, figure.indicator}
            and period in {None, figure.period}
        )

    def to_rows(self) -> list[dict[str, Any]]:
        """Each figure as a row of plain values, all with the same columns, for a data frame.

        ``unit`` is the code and ``unit_name`` the name of the new unit; a count stands in
        ``numerator`` alone. A figure that is not exact lies between ``low_`` and ``high_``.
        ``old_units`` gave a figure to it, ``missing`` did not.
        """
        dimensions = sorted({name for figure in self.figures for name, _ in figure.breakdown})
        return [dict.fromkeys(dimensions) | figure.to_row() for figure in self.figures]

    def html(self, language: Language = "vi") -> str:
        """The figures as a table of HTML: unit, indicator, period, figure, and from which units."""
        rows = (
            (
                figure.unit.full_name(self.onto),
                figure.definition.label(language) if figure.definition else figure.indicator,
                figure.period.text(language),
                figure.figure(language),
                ", ".join(part.old.full_name(part.observation.on) for part in figure.parts),
            )
            for figure in self.figures
        )
        onto = Period.of_days(self.onto).text(language)
        caption = message("{count} figures on the units of {date}", count=len(self), date=onto)
        return html_table(caption.text(language), _HEAD, rows, language)

    def __reduce__(self) -> tuple[Any, ...]:
        return Restatement, (self.figures, self.onto, self.issues, self.carried, self.left_out)

    def __repr__(self) -> str:
        return f"Restatement(onto={self.onto}, figures={len(self)}, issues={len(self.issues)})"


_HEAD: Final = (mark("Unit"), mark("Indicator"), mark("Period"), mark("Figure"), mark("From"))


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
    work = _Work(routes, definitions_by_code(indicators))
    work.issues += changes_unknown(hierarchy, routes.onto)
    for key, group in by_series(observations).items():
        definition = work.definitions.get(key[0])
        given = group.seen
        seen = possible(given, definition, work.issues.append)
        if len(seen) < len(given):
            kept = set(map(id, seen))
            work.left_out += (each for each in given if id(each) not in kept)
        kind = usual_type([each.value for each in seen], definition)
        people = head_counts is None or key[0] in head_counts
        _Series(work, key, kind, people).restate(seen)
    found = Restatement(
        tuple(work.figures),
        routes.onto,
        Issues(work.issues),
        tuple(work.carried),
        tuple(work.left_out),
    )
    object.__setattr__(found, "sources", work.sources)  # no argument: no file or pickle holds them
    return found


def changes_unknown(hierarchy: Hierarchy, onto: dt.date) -> Issues:
    """The finding GP336 where *onto* is a day after the last one that *hierarchy* knows."""
    if hierarchy.until is None or onto <= hierarchy.until:
        return Issues()
    return Issues([_NOT_KNOWN_YET.at(until=hierarchy.until, onto=onto)])


@attrs.define(eq=False)
class _Work:
    """What a whole restatement shares, and what comes of it."""

    routes: Routes
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
    people: bool
    # By the codes of the new units; the hash of a unit costs more than that of a text.
    moves: dict[str, list[Move]] = attrs.field(factory=dict)
    undivided: dict[str, list[Undivided]] = attrs.field(factory=dict)
    new: dict[str, AdministrativeUnit] = attrs.field(factory=dict)
    heard: list[AdministrativeUnit] = attrs.field(factory=list)
    # Of the units heard, with the day.
    levels: set[tuple[Level, dt.date]] = attrs.field(factory=set)
    exempt: set[AdministrativeUnit] = attrs.field(factory=set)
    days: Counter[dt.date] = attrs.field(factory=Counter)

    def restate(self, group: Sequence[Observation]) -> None:
        """Move every figure of the series, then put together what met on each new unit."""
        end = self.key[1].end
        by_day = {
            on: self.work.routes.on(on, people=self.people)
            for on in {seen.units_on for seen in group} | {end}
            if on is not None
        }
        # A pair takes longer to make and to look up than a text.
        keys: list[Hashable] = [
            (seen.unit, seen.units_on) if seen.units_on else seen.unit for seen in group
        ]
        for seen in one_each(keys, group, self.work.issues.append).values():
            on = seen.units_on or end
            old, route = by_day[on](seen.unit) if on is not None else (None, None)
            if on is None or old is None:
                self.work.leave_out(seen, _UNKNOWN.at(seen.path, unit=seen.unit, date=on or "?"))
            elif route is None:
                unit, date = old.full_name(on), self.work.routes.onto
                self.work.leave_out(seen, _NO_SUCCESSOR.at(seen.path, unit=unit, date=date))
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

    def _take(self, seen: Observation, route: Route, on: dt.date) -> None:
        self.days[on] += 1
        value = seen.value
        if (moved := addable(value, self.kind)) is not None:
            self._send(seen, moved, route, on)
        elif self._only_renamed(route, on):
            is_same = route.how is Moved.UNCHANGED
            unit, onto = route.targets[0].code, self.work.routes.onto
            named = seen if is_same else attrs.evolve(seen, unit=unit, units_on=onto)
            self.work.carried.append(named)
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

    def _send(self, seen: Observation, value: Addable, route: Route, on: dt.date) -> None:
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
            old.as_on(on)
            for level, on in sorted(self.levels)
            for old in routes.sources(new, level, on, people=self.people)
        ]
        absent = () if heard.issuperset(due) else (old for old in due if old not in heard)
        missing = tuple(dict.fromkeys(absent))
        figure = Restated(
            indicator=indicator,
            unit=new.as_on(routes.onto),
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
            names = ", ".join(f"{old} {old.code}" for old in missing)
            path = f"{indicator}[{code}, {period}]"
            issue = _INCOMPLETE.at(path, unit=new.full_name(routes.onto), missing=names)
            self.work.issues.append(issue)
