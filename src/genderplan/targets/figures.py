"""The figures of a measure in order of time, and one series of them held against a milestone.

Only figures that are comparable are put in one series. Another unit, another way of collecting, two
different figures for one year or a broken definition are never smoothed over: the series then says
what is wrong, and no progress is computed from it. Which figure is the base, which side is better,
how far a value is outside a band and whether a milestone was met and lost are settled here, so that
every method answers the same question.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

import attrs

from genderplan._fields import listed
from genderplan._messages import Message, joined, mark, message
from genderplan.errors import InvalidValueError
from genderplan.indicators import Aggregate, Missing, Observation
from genderplan.quantities.ratios import Exact
from genderplan.targets.measures import SERIES, Measure, Status, series_name
from genderplan.targets.milestones import MeasureUnit, Milestone, ends

PointValue: TypeAlias = Exact | bool
Figure: TypeAlias = Observation | Aggregate


@attrs.frozen
class Point:
    """A figure of a measure with the day for which it stands."""

    on: dt.date
    """The last day of the time that it is about."""
    value: PointValue
    """The figure in the unit of the measure; True and False for done and not done."""
    observation: Observation | None = None
    """The observation or total; None for the base that a decision states."""
    caution: Message | None = None
    """How many units reported, where the figure is a total and not all did."""


@attrs.frozen(kw_only=True)
class Series:
    """Comparable figures in order of time."""

    name: str = ""
    points: tuple[Point, ...] = ()
    fault: Message | None = None  # why nothing can be concluded from them; they are only shown
    left_out: tuple[Message, ...] = ()  # what was not taken in, and why


def observed_series(
    measure: Measure, observations: Iterable[Figure], on: dt.date | None = None
) -> tuple[Series, ...]:
    """The series that *observations* give for *measure*, up to the day *on*; at least one.

    An observation, or a total of a roll-up, belongs to a measure when its indicator is the
    measure's id. Figures without a ``series`` in their breakdown are the measure as a whole and win
    over partial ones.
    """
    given = list(observations)
    own, cautions = _own(measure, given)
    seen = [each for each in own if on is None or day_of(each) <= on]
    fault = _fault(measure, given, own, seen)
    if fault is not None:
        return (Series(fault=fault),)
    groups: dict[str, list[Observation]] = {}
    for each in _headline(seen):
        groups.setdefault(dict(each.breakdown).get(SERIES, ""), []).append(each)
    named = sorted(groups.items())
    fitting = [each for each in named if not measure.series or each[0] in {"", measure.series}]
    if fitting:
        return tuple(_one(measure, name, group, on, cautions) for name, group in fitting)
    summary = message(
        "the target is about the series '{expected}'; the figures are of {found}, which is "
        "not comparable with it",
        expected=series_name(measure.series),
        found=joined(message(name) for name, _ in named),
    )
    shown = (_one(measure, name, group, None, cautions) for name, group in named)
    return tuple(attrs.evolve(each, fault=summary) for each in shown)


def listed_figures(given: Iterable[Figure]) -> tuple[Figure, ...]:
    """The observations and totals that a verb was given, as a tuple.

    Raises :class:`~genderplan.errors.InvalidValueError` that names the first other thing.
    """
    return listed(given, (Observation, Aggregate), "observations", "report.observations()")


def _own(measure: Measure, given: Iterable[Figure]) -> tuple[list[Observation], dict[int, Message]]:
    """The observations of *measure*, totals among them, and what totals lack, by ``id``."""
    own: list[Observation] = []
    cautions: dict[int, Message] = {}
    for each in given:
        if each.indicator != measure.id:
            continue
        seen = each.observation if isinstance(each, Aggregate) else each
        if seen is None or isinstance(seen.value, Missing):
            continue
        own.append(seen)
        if isinstance(each, Aggregate) and each.caution is not None:
            cautions[id(seen)] = each.caution
    return own, cautions


def day_of(observation: Figure) -> dt.date:
    """The day for which a figure stands: the end of its period.

    A term without known days counts from the end of its first year, when the body was elected.
    """
    period = observation.period
    return period.end or dt.date(period.first_year, 12, 31)


def _headline(observations: Sequence[Observation]) -> list[Observation]:
    plain = [each for each in observations if not each.breakdown]
    return plain or [
        each for each in observations if {key for key, _ in each.breakdown} == {SERIES}
    ]


def _fault(
    measure: Measure,
    given: Sequence[Figure],
    own: Sequence[Observation],
    seen: Sequence[Observation],
) -> Message | None:
    if not own:
        return _between_bounds(measure, given) or _nothing_of(measure, given)
    if not seen:
        return message("every figure is from after the day asked for")
    units = sorted({each.unit for each in own})
    if len(units) > 1:
        return message(
            "the figures are of {count} units; roll them up first, or give those of one unit",
            count=len(units),
        )
    if not _headline(seen):
        return message("only broken-down figures are given; the total is missing")
    return None


def _between_bounds(measure: Measure, given: Iterable[Figure]) -> Message | None:
    for each in given:
        if isinstance(each, Aggregate) and each.indicator == measure.id and each.low is not None:
            return message(
                "the total of {unit} for {period} lies between bounds, because units of it were "
                "divided in unknown parts",
                unit=each.unit.full_name(),
                period=str(each.period),
            )
    return None


def _nothing_of(measure: Measure, given: Sequence[Figure]) -> Message:
    codes = {each.indicator for each in given}
    for lookalike in measure.mistaken_for:
        if lookalike.indicator in codes:
            return message(
                "{indicator} is not what this measure is about: {because}",
                indicator=lookalike.indicator,
                because=lookalike.because,
            )
    codes.discard(measure.id)
    if len(codes) == 1:
        template = mark(
            "no figure is given; the observations are of '{code}': give them the indicator "
            "'{measure}' if that is what they measure"
        )
        return message(template, code=codes.pop(), measure=measure.id)
    return message("no figure is given")


def _one(
    measure: Measure,
    name: str,
    observations: Sequence[Observation],
    on: dt.date | None,
    cautions: Mapping[int, Message],
) -> Series:
    points: dict[dt.date, Point] = {}
    for each in observations:
        if measure.unit is MeasureUnit.COUNT_PER_YEAR and not _is_one_year(each):
            return Series(name=name, fault=message("a count a year needs figures of whole years"))
        try:
            value = measure.value_of(each.value)
        except InvalidValueError as error:
            return Series(name=name, fault=error.summary)
        if value is None:
            continue
        day = day_of(each)
        if day in points and points[day].value != value:
            fault = message("two different figures stand for {year}", year=day.year)
            return Series(name=name, fault=fault)
        points[day] = Point(day, value, each, cautions.get(id(each)))
    stated = _stated_base(measure, name)
    if points and stated is not None and stated.on < min(points):
        points[stated.on] = stated
    ordered = tuple(points[day] for day in sorted(points))
    if not ordered:
        return Series(name=name, fault=message("the counts have no value (0 of 0)"))
    return _unbroken(measure, name, ordered, on)


def _is_one_year(observation: Observation) -> bool:
    days, year = observation.period.days, observation.period.first_year
    return days == (dt.date(year, 1, 1), dt.date(year, 12, 31))


def _stated_base(measure: Measure, name: str) -> Point | None:
    """The base that the decision itself states, where it has a figure and a year."""
    base = measure.baseline
    if name or base is None or base.value is None or base.year is None:
        return None
    return Point(dt.date(base.year, 12, 31), base.value)


def _unbroken(measure: Measure, name: str, points: tuple[Point, ...], on: dt.date | None) -> Series:
    """The points since the last break; none when the break came after the last of them."""
    left_out: list[Message] = []
    shown = points
    for each in sorted(measure.breaks, key=lambda each: each.on):
        concerned = not each.series or name in each.series
        if not concerned or (on is not None and each.on > on):
            continue
        before = [point for point in points if point.on < each.on]
        if not before:
            continue
        template = mark("figures from before {date} are left out: {because}")
        left_out.append(message(template, date=each.on, because=each.because))
        points = points[len(before) :]
    if not points:
        return Series(name=name, points=shown, fault=left_out[-1])
    return Series(name=name, points=points, left_out=tuple(left_out))


Figures = tuple[tuple[str, Exact | None], ...]


@attrs.frozen
class Verdict:
    """What a method says of a case: status, reason, and the figures it came to."""

    status: Status
    reason: Message
    figures: Figures = ()


@attrs.frozen(kw_only=True)
class Inputs:
    """What a status was worked out from."""

    base: Point
    """The first figure taken."""
    current: Point
    """The latest figure taken."""
    target: Exact | None
    """The level to be reached; None for what is done or not done."""
    due: dt.date | None
    """The day by which it is to be reached."""
    points: tuple[Point, ...]
    """All figures taken, in order of time."""
    figures: Figures = ()
    """What the method came to on the way: pairs of name and value."""

    def figure(self, name: str) -> Exact | None:
        """One of the figures of the method by its name ("pace", "ratio"); None without it."""
        return dict(self.figures).get(name)


@attrs.frozen
class MilestoneOutcome:
    """A milestone that has been due, and whether it was met then; None when no figure says."""

    milestone: Milestone
    """The milestone."""
    met: bool | None
    """Whether it was met; None when no figure of its year says."""
    point: Point | None = None
    """The figure that says it."""


def years_between(start: dt.date, end: dt.date) -> Fraction:
    """The time from *start* to *end* in years: whole years, and the rest in 365ths.

    >>> years_between(dt.date(2020, 12, 31), dt.date(2023, 6, 30))
    Fraction(911, 365)
    """
    if end < start:
        return -years_between(end, start)
    whole = end.year - start.year
    if _anniversary(start, start.year + whole) > end:
        whole -= 1
    rest = end - _anniversary(start, start.year + whole)
    return whole + Fraction(min(rest.days, 365), 365)


def _anniversary(date: dt.date, year: int) -> dt.date:
    leap_day = (date.month, date.day) == (2, 29)
    return dt.date(year, 2, 28) if leap_day else date.replace(year=year)


@attrs.frozen(kw_only=True)
class Case:
    """The *points* of a series, held against *milestone* on a day.

    ``points`` are in order of time, at least one.
    """

    measure: Measure
    milestone: Milestone
    points: tuple[Point, ...]
    on: dt.date

    @property
    def base(self) -> Point:
        """The first figure."""
        return self.points[0]

    @property
    def now(self) -> Point:
        """The latest figure."""
        return self.points[-1]

    @property
    def due(self) -> dt.date | None:
        """The day by which the milestone is due."""
        return self.milestone.due

    @property
    def is_duty(self) -> bool:
        """Whether the milestone has to be held on the day, and not only to be reached by then."""
        return self.milestone.is_held and (self.due is None or self.due <= self.on)

    @cached_property
    def up(self) -> bool:
        """Whether higher levels are better."""
        if self.band is not None:
            return True
        return not (self.measure.direction.is_lower_better or self.milestone.comparator.is_ceiling)

    @cached_property
    def band(self) -> tuple[Exact, Exact] | None:
        """The two ends between which a figure has to be; None where one side is open."""
        low, high = ends(self.milestone, self.measure.direction)
        return None if low is None or high is None else (low, high)

    @cached_property
    def target(self) -> Exact:
        """The level to be reached; of a range the end that is reached first."""
        value = self.band or self.milestone.value
        if isinstance(value, tuple):
            return value[0] if self.up else value[1]
        return value

    def level(self, point: Point) -> Fraction:
        """The value of *point* as a level that is better the nearer it is to the target."""
        value = Fraction(point.value)
        if self.band is None or value <= self.band[1]:
            return value
        low, high = (Fraction(each) for each in self.band)
        return low - (value - high)

    def gain(self, earlier: Point, later: Point) -> Fraction:
        """By how much *later* is better than *earlier*; negative when it is worse.

        Inside a band all values are as good.
        """
        if self.band is not None and self.met(earlier) and self.met(later):
            return Fraction(0)
        change = self.level(later) - self.level(earlier)
        return change if self.up else -change

    def met(self, point: Point) -> bool:
        """Whether *point* meets the milestone."""
        return self.milestone.met_by(point.value, self.measure.direction)

    @cached_property
    def is_met(self) -> bool:
        """Whether the latest figure meets the milestone."""
        return self.met(self.now)

    @cached_property
    def since_lost(self) -> "Case | None":
        """The case since the milestone was last met; None when no earlier figure met it."""
        met = [position for position, point in enumerate(self.points[:-1]) if self.met(point)]
        return attrs.evolve(self, points=self.points[met[-1] + 1 :]) if met else None

    @property
    def years(self) -> Fraction:
        """From the base to the latest figure."""
        return years_between(self.base.on, self.now.on)

    @property
    def span(self) -> Fraction:
        """From the base to the day the milestone is due (or the day asked for)."""
        return years_between(self.base.on, self.due or self.on)

    @property
    def years_left(self) -> Fraction:
        """From the latest figure to the day the milestone is due; never below 0."""
        return max(self.span - self.years, Fraction(0))

    @property
    def is_over(self) -> bool:
        """Whether the latest figure is from the day the milestone was due, or later."""
        return self.due is not None and self.now.on >= self.due

    @property
    def needed_per_year(self) -> Fraction | None:
        """The change a year that reaches the milestone in time; None when there is no time left."""
        if self.is_met or not self.years_left or self.measure.is_qualitative:
            return None
        return (Fraction(self.target) - self.level(self.now)) / self.years_left

    @property
    def change_per_year(self) -> Fraction | None:
        """The mean change a year from the base to the latest figure; None over no time."""
        if not self.years or self.measure.is_qualitative:
            return None
        return (self.level(self.now) - self.level(self.base)) / self.years

    @property
    def met_in(self) -> int | None:
        """The year at whose end the milestone is met at the pace since the base; None if never."""
        pace = self.change_per_year
        if pace is None or self.is_met or self.gain(self.base, self.now) <= 0:
            return None
        years = (Fraction(self.target) - self.level(self.now)) / pace
        if years < 0:
            return None
        reached = years_between(dt.date(self.now.on.year - 1, 12, 31), self.now.on) + years
        whole = -(-reached // 1)
        late = self.milestone.comparator.is_strict and whole == reached
        return self.now.on.year - 1 + int(whole) + int(late)
