"""One series of figures held against one milestone: the case that a method judges.

Which figure is the base, which side is better, how far a value is outside a band and whether a
milestone was met and lost are settled here, so that every method answers the same question.
"""

import datetime as dt
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from functools import cached_property
from typing import Final

import attrs

from genderplan._choices import Choice
from genderplan._messages import Language, Message, mark, translate
from genderplan.indicators import Direction
from genderplan.quantities import Exact
from genderplan.targets.formulas import years_between
from genderplan.targets.measures import Measure
from genderplan.targets.milestones import Comparator, Milestone
from genderplan.targets.series import Point

__all__ = ["Case", "Figures", "Status", "Verdict"]


class Status(Choice, StrEnum):
    """How a measure stands against a milestone, best first.

    >>> Status.ACCELERATION_NEEDED.label("vi")
    'cần tăng tốc'
    """

    ACHIEVED = "achieved"
    ON_TRACK = "on track"
    ACCELERATION_NEEDED = "acceleration needed"
    LIMITED = "limited progress"
    DETERIORATING = "deteriorating"
    NOT_MET = "not met"
    NOT_ASSESSABLE = "not assessable"

    @property
    def rank(self) -> int:
        """0 for achieved up to 5 for not met when it was due, 6 for not assessable."""
        return list(Status).index(self)

    @property
    def is_good(self) -> bool:
        """Whether the milestone is reached or will be at this pace."""
        return self in {Status.ACHIEVED, Status.ON_TRACK}

    def at_best(self, ceiling: "Status") -> "Status":
        """This status, or *ceiling* where this one is better.

        >>> Status.ON_TRACK.at_best(Status.ACCELERATION_NEEDED).value
        'acceleration needed'
        """
        return self if self.rank >= ceiling.rank else ceiling

    def label(self, language: Language = "en") -> str:
        """The words for this status in *language*."""
        return translate(_STATUS_WORDS[self], language)

    @classmethod
    def of_all(cls, statuses: "Iterable[Status]") -> "Status":
        """The status of several together: the worst, and never a good one with gaps.

        >>> Status.of_all([Status.ACHIEVED, Status.NOT_ASSESSABLE]).value
        'not assessable'
        >>> Status.of_all([Status.LIMITED, Status.NOT_ASSESSABLE]).value
        'limited progress'
        """
        each = list(statuses)
        judged = [status for status in each if status is not Status.NOT_ASSESSABLE]
        worst = max(judged, key=lambda status: status.rank, default=Status.NOT_ASSESSABLE)
        return Status.NOT_ASSESSABLE if len(judged) < len(each) and worst.is_good else worst


_STATUS_WORDS: Final = {
    Status.ACHIEVED: mark("achieved"),
    Status.ON_TRACK: mark("on track"),
    Status.ACCELERATION_NEEDED: mark("acceleration needed"),
    Status.LIMITED: mark("limited progress"),
    Status.DETERIORATING: mark("deteriorating"),
    Status.NOT_MET: mark("not met"),
    Status.NOT_ASSESSABLE: mark("not assessable"),
}


Figures = tuple[tuple[str, Exact | None], ...]


@attrs.frozen
class Verdict:
    """What a method says of a case: status, reason, and the figures it came to."""

    status: Status
    reason: Message
    figures: Figures = ()


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
        return self.milestone.is_held and (self.due is None or self.due < self.on)

    @cached_property
    def up(self) -> bool:
        """Whether higher levels are better."""
        if self._is_band:
            return True
        lower = {Comparator.AT_MOST, Comparator.LESS_THAN}
        return not (self.measure.direction.is_lower_better or self.milestone.comparator in lower)

    @cached_property
    def _is_band(self) -> bool:
        low, high = self.milestone.bounds
        exact = self.milestone.comparator is Comparator.EQUAL
        aim = self.measure.direction
        return (
            low is not None
            and high is not None
            and (aim is Direction.BAND or (aim is Direction.KEEP and exact))
        )

    @cached_property
    def target(self) -> Exact:
        """The level to be reached."""
        value = self.milestone.value
        if isinstance(value, tuple):
            return value[0] if self.up else value[1]
        low, _ = self.milestone.bounds
        return low if self._is_band and low is not None else value

    def level(self, point: Point) -> Exact:
        """The value of *point* as a level that is better the nearer it is to the target."""
        low, high = self.milestone.bounds
        if not self._is_band or low is None or high is None or point.value <= high:
            return point.value
        return Fraction(low) - (Fraction(point.value) - Fraction(high))

    def gain(self, earlier: Point, later: Point) -> Fraction:
        """By how much *later* is better than *earlier*; negative when it is worse.

        Inside a band all values are as good.
        """
        if self._is_band and self.met(earlier) and self.met(later):
            return Fraction(0)
        change = Fraction(self.level(later)) - Fraction(self.level(earlier))
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
        return (Fraction(self.target) - Fraction(self.level(self.now))) / self.years_left

    @property
    def change_per_year(self) -> Fraction | None:
        """The mean change a year from the base to the latest figure; None over no time."""
        if not self.years or self.measure.is_qualitative:
            return None
        return (Fraction(self.level(self.now)) - Fraction(self.level(self.base))) / self.years

    @property
    def met_in(self) -> int | None:
        """The year at whose end the milestone is met at the pace since the base; None if never."""
        pace = self.change_per_year
        if pace is None or self.is_met or self.gain(self.base, self.now) <= 0:
            return None
        years = (Fraction(self.target) - Fraction(self.level(self.now))) / pace
        if years < 0:
            return None
        reached = years_between(dt.date(self.now.on.year - 1, 12, 31), self.now.on) + years
        whole = -(-reached // 1)
        late = self.milestone.comparator.is_strict and whole == reached
        return self.now.on.year - 1 + int(whole) + int(late)
