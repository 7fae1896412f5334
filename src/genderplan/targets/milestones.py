"""Milestones: the figure to be reached, how it is compared, in which unit, and when it is due.

A milestone says what the decision says and no more. "Khoảng 60%" is not "ít nhất 60%", "trên 95%"
is not met by 95%, "từ năm 2025 trở đi" holds for 2030 too, and a milestone by term has no year.
Where a text only names the figure, the comparator follows from the direction, and ``basis`` says
that it was implied.
"""

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Final, Self, TypeAlias

import attrs

from genderplan._choices import Choice, WordedText
from genderplan._fields import checked_fields
from genderplan._messages import Language, Message, mark, message, translate
from genderplan.errors import InvalidValueError
from genderplan.evidence import Evidence
from genderplan.formatting.numbers import round_digits
from genderplan.indicators import Direction, IndicatorKind
from genderplan.issues import BilingualText
from genderplan.periods.calendar import is_between
from genderplan.quantities import Percent
from genderplan.quantities.ratios import Exact, exact


class Comparator(WordedText):
    """How a value is compared with the figure of a milestone.

    Its label stands before the figure: "at least", "ít nhất".

    >>> Comparator.MORE_THAN.label("vi")
    'trên'
    """

    AT_LEAST = ">=", mark("at least")
    MORE_THAN = ">", mark("above")
    AT_MOST = "<=", mark("not above")
    LESS_THAN = "<", mark("below")
    EQUAL = "="
    ABOUT = "about", mark("about")
    BETWEEN = "between", mark("from")

    @property
    def is_strict(self) -> bool:
        """Whether the figure itself is not enough."""
        return self in {Comparator.MORE_THAN, Comparator.LESS_THAN}

    @property
    def is_floor(self) -> bool:
        """Whether the figure is the least that is asked for."""
        return self in {Comparator.AT_LEAST, Comparator.MORE_THAN}

    @property
    def is_ceiling(self) -> bool:
        """Whether the figure is the most that is allowed."""
        return self in {Comparator.AT_MOST, Comparator.LESS_THAN}


_SHARE, _RATIO, _RATE = IndicatorKind.SHARE, IndicatorKind.RATIO, IndicatorKind.RATE
_MEAN, _COUNT, _FLAG = IndicatorKind.MEAN, IndicatorKind.COUNT, IndicatorKind.FLAG


class MeasureUnit(Choice, StrEnum):
    """The unit in which a measure is stated.

    ``factor`` is what numerator over denominator is multiplied by to give it.

    >>> MeasureUnit.PER_100000_LIVE_BIRTHS.factor
    100000
    """

    words: str
    """What stands after the figure, in English: "%", "boys to 100 girls"."""
    kind: IndicatorKind
    """What kind of figure is stated in the unit."""
    factor: int | None
    """100 for percentages and so on; None where the unit is not a ratio of two counts."""

    def __new__(
        cls, value: str, words: str = "", kind: IndicatorKind = _RATE, factor: int | None = None
    ) -> Self:
        """A unit, which is the text of its value."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.words, member.kind, member.factor = words, kind, factor
        return member

    PERCENT = "percent", mark("%"), _SHARE, 100
    TIMES = "times", mark("times"), _RATIO, 1
    BOYS_PER_100_GIRLS = "boys per 100 girls", mark("boys to 100 girls"), _RATIO, 100
    PER_100_LIVE_BIRTHS = "per 100 live births", mark("to 100 live births"), _RATE, 100
    PER_1000_WOMEN = "per 1,000 women", mark("to 1,000 women"), _RATE, 1000
    PER_100000_LIVE_BIRTHS = (
        "per 100,000 live births",
        mark("to 100,000 live births"),
        _RATE,
        100_000,
    )
    INDEX = "index", mark("(index)"), _MEAN, 1
    COUNT = "count", mark("in number"), _COUNT
    COUNT_PER_MONTH = "count per month", mark("a month"), _COUNT
    COUNT_PER_YEAR = "count per year", mark("a year"), _COUNT
    PERCENT_REDUCTION = "percent reduction", mark("%"), _MEAN
    PERCENT_INCREASE = "percent increase", mark("%"), _MEAN
    YES_OR_NO = "yes or no", mark("(yes or no)"), _FLAG

    @property
    def adds_up(self) -> bool:
        """Whether the figures of several places make that of all of them.

        Not an index, a change in per cent, or one mean as a multiple of another.
        """
        return self.kind is not IndicatorKind.MEAN and self is not MeasureUnit.TIMES

    @property
    def is_count(self) -> bool:
        """Whether the values are plain counts."""
        return self.kind is IndicatorKind.COUNT

    @property
    def is_percentage(self) -> bool:
        """Whether the values are printed with a percent sign."""
        return self.words == "%"

    def label(self, language: Language = "vi") -> str:
        """What stands after the figure, as it is written in *language*, with its space before."""
        after = translate(self.words, language)
        return after if self.is_percentage else f" {after}"


FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2999
"""The years that a strategy and its milestones may name."""

Figure: TypeAlias = "Exact | bool | tuple[Exact, Exact]"
_DECIMALS: Final = 2


class Basis(Choice, StrEnum):
    """Whether the comparator stands in the text or was implied from the direction."""

    LITERAL = "literal"
    IMPLIED = "implied"


def _figure(value: object) -> Figure:
    if value is True:
        return True
    if isinstance(value, list | tuple):
        if len(value) != 2:  # noqa: PLR2004 - a range has two ends
            summary = message("value is {value}; two numbers are expected", value=str(value))
            raise InvalidValueError(summary, value, "value")
        return exact(value[0], "value[0]"), exact(value[1], "value[1]")
    return exact(value, "value")


def rounded_text(value: Exact, language: Language = "vi") -> str:
    """A figure with at most two decimals, rounded half up, in the digits of *language*.

    >>> rounded_text(Fraction(1300, 22), "vi")
    '59,09'
    """
    return round_digits(value, most=_DECIMALS).text(language)


@attrs.frozen(field_transformer=checked_fields)
class Threshold:
    """What a counted thing must itself reach: "at least 4 items a quarter" in each commune.

    >>> Threshold(">=", 4, what="items", per="quarter").met_by(3)
    False
    """

    comparator: Comparator = attrs.field(converter=Comparator)
    """How a count is compared with the figure."""
    value: Exact = attrs.field(converter=exact)
    """The figure."""
    what: str = ""
    """What is counted: "items"."""
    per: str = ""
    """The stretch of time: "quarter"; empty for none."""

    def met_by(self, value: Exact) -> bool:
        """Whether *value* reaches the threshold."""
        return Milestone(value=self.value, comparator=self.comparator, undated=True).met_by(value)


@attrs.frozen(kw_only=True, field_transformer=checked_fields)
class Milestone:
    """The figure to be reached by a time, or to be held.

    Exactly one of ``year``, ``by``, ``term``, ``every_year``, ``continuous`` and ``undated`` says
    when.

    Raises :class:`~genderplan.errors.InvalidValueError` for what cannot be a milestone.

    >>> wage = Milestone(value=60, comparator="about", year=2030)
    >>> wage.due, wage.label("vi", MeasureUnit.PERCENT)
    (datetime.date(2030, 12, 31), 'khoảng 60% vào năm 2030')
    """

    value: Figure = attrs.field(converter=_figure)
    """A number, a pair of numbers for "from 10 to 15", or True for what is simply to be done."""
    comparator: Comparator = attrs.field(converter=Comparator)
    """How a figure is compared with it."""
    year: int | None = None
    """The year at whose end it is due."""
    by: dt.date | None = None
    """The day by which it is due."""
    term: tuple[int, int] | None = None
    """First and last year of a term; it is due at its end."""
    from_year: bool = False
    """Whether it must be held after :attr:`year`, too."""
    every_year: bool = False
    """Whether it holds in each year."""
    continuous: bool = False
    """Whether it holds throughout."""
    undated: bool = False
    """Whether the source gives no time."""
    per: str = ""
    """The stretch of time of a count: "month"."""
    mode: str = ""
    """What kind of value it is where the text says so: "average"."""
    threshold: Threshold | None = None
    """What each counted thing must itself reach, where it must."""
    basis: Basis = attrs.field(default=Basis.LITERAL, converter=Basis)
    """Whether the comparator stands in the text, or follows from the direction."""
    evidence: Evidence = attrs.field(default=Evidence.UNSTATED, converter=Evidence)
    """How well the figure is supported."""
    since: dt.date | None = None
    """The first day on which it stood; None for the beginning."""
    until: dt.date | None = None
    """The last day on which it stood; None when it still does."""
    document: str = ""
    """The number of the amendment that states it; empty for the decision itself."""

    def __attrs_post_init__(self) -> None:
        self._check_time()
        self._check_figure()

    def _check_time(self) -> None:
        times = [time for time in (self.year, self.by, self.term) if time is not None]
        said = len(times) + self.every_year + self.continuous + self.undated
        if said != 1:
            summary = message(
                "a milestone says when it is due in exactly one way: year, by, term, every_year, "
                "continuous or undated; {count} were given",
                count=said,
            )
            raise InvalidValueError(summary, None, "year")
        for year in (self.year, *(self.term or ())):
            if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
                summary = message("{year} is not a year from 1900 to 2999", year=year)
                raise InvalidValueError(summary, year, "term" if self.term else "year")
        if self.from_year and self.year is None:
            summary = message("from_year is set, but no year is given from which it holds")
            raise InvalidValueError(summary, None, "from_year")
        if self.term is not None and self.term[0] > self.term[1]:
            first, last = self.term
            summary = message(
                "the term {first}-{last} ends before it begins", first=first, last=last
            )
            raise InvalidValueError(summary, self.term, "term")

    def _check_figure(self) -> None:
        pair = isinstance(self.value, tuple)
        if pair != (self.comparator is Comparator.BETWEEN):
            summary = message(
                'the comparator is "{comparator}", the value {value}; '
                '"between" goes with two numbers, every other comparator with one',
                comparator=self.comparator.value,
                value=str(self.value),
            )
            raise InvalidValueError(summary, self.value, "value")
        if isinstance(self.value, tuple) and self.value[0] > self.value[1]:
            low, high = map(str, self.value)
            summary = message(
                "the range {low} to {high} ends below its beginning", low=low, high=high
            )
            raise InvalidValueError(summary, self.value, "value")
        if self.value is True and self.comparator is not Comparator.EQUAL:
            summary = message(
                'the value is true, which is only ever "="; the comparator is "{comparator}"',
                comparator=self.comparator.value,
            )
            raise InvalidValueError(summary, self.value, "comparator")

    @property
    def due(self) -> dt.date | None:
        """The day by which it is due; None for what must be held all along or has no date."""
        if self.by is not None:
            return self.by
        last = self.term[1] if self.term else self.year
        return None if last is None else dt.date(last, 12, 31)

    @property
    def is_held(self) -> bool:
        """Whether it must be held, and not only reached once."""
        return self.from_year or self.every_year or self.continuous

    @property
    def bounds(self) -> tuple[Exact | None, Exact | None]:
        """The least and the greatest value that meet it, strictness aside; None where open.

        "About 60" is what rounds to 60: half a unit of its last digit either way.
        """
        value = self.value
        if isinstance(value, bool):
            return None, None
        if isinstance(value, tuple):
            return value
        if self.comparator.is_floor:
            return value, None
        if self.comparator.is_ceiling:
            return None, value
        if self.comparator is Comparator.ABOUT:
            half = _half_unit(value)
            return Fraction(value) - half, Fraction(value) + half
        return value, value

    def met_by(self, value: "Exact | Percent | bool", aim: Direction | str | None = None) -> bool:
        """Whether *value*, in the unit of the measure, meets the milestone.

        With an *aim* of "up" or "keep" more than "about 60" or "from 10 to 15" is met too, with
        "down" or "limit" less is; without an aim only what rounds to 60, or is inside, is.

        >>> Milestone(value=60, comparator="about", year=2030).met_by(65)
        False
        >>> Milestone(value=60, comparator="about", year=2030).met_by(65, "up")
        True
        >>> Milestone(value=95, comparator=">", year=2020).met_by(95)
        False
        """
        if isinstance(value, bool):
            return value is self.value
        number = exact(value.value if isinstance(value, Percent) else value)
        if isinstance(self.value, bool):
            return number == 1
        low, high = ends(self, None if aim is None else Direction(aim))
        if self.comparator.is_strict and number == self.value:
            return False
        return (low is None or number >= low) and (high is None or number <= high)

    def in_force_on(self, date: dt.date) -> bool:
        """Whether the milestone stood on *date*: amendments replace some and add others."""
        return is_between(self.since, date, self.until)

    def label(self, language: Language = "vi", unit: MeasureUnit | None = None) -> str:
        """The milestone in words: "at least 60% in 2025"."""
        whole = unit is MeasureUnit.PERCENT and self.value == 100  # noqa: PLR2004 - all of them
        least = whole and self.comparator is Comparator.AT_LEAST
        before = "" if least else self.comparator.label(language)
        yearly = unit is MeasureUnit.COUNT_PER_YEAR and self.every_year
        after = "" if yearly else self.when(language)
        return " ".join(filter(None, (before, self._shown(language, unit), after)))

    def told(self, unit: MeasureUnit | None = None) -> Message:
        """The milestone as part of a message, in the language in which that is shown."""
        return BilingualText(self.label("en", unit), vi=self.label("vi", unit))

    def _shown(self, language: Language, unit: MeasureUnit | None) -> str:
        if isinstance(self.value, bool):
            return translate(mark("done"), language)
        after = unit.label(language) if unit else ""
        if isinstance(self.value, tuple):
            low, high = (rounded_text(each, language) for each in self.value)
            return message("{low} to {high}", low=low, high=high).text(language) + after
        return rounded_text(self.value, language) + after

    def when(self, language: Language = "vi") -> str:
        """When it is due, in words; empty when no time is known.

        >>> Milestone(value=100, comparator="=", year=2025, from_year=True).when("vi")
        'từ năm 2025 trở đi'
        """
        if self.by is not None:
            return message("by {date}", date=self.by).text(language)
        if self.term is not None:
            first, last = self.term
            return message("in the term {first}-{last}", first=first, last=last).text(language)
        if self.year is not None:
            template = mark("from {year} onwards") if self.from_year else mark("in {year}")
            return message(template, year=self.year).text(language)
        if self.every_year:
            return translate(mark("every year"), language)
        return translate(mark("throughout"), language) if self.continuous else ""


def ends(milestone: Milestone, aim: Direction | None) -> tuple[Exact | None, Exact | None]:
    """The least and the greatest value that meet a milestone of a measure with this *aim*.

    Both for a band and for a figure to be kept at; otherwise one, because beyond the figure is as
    good. Without an aim they are the milestone's own bounds.
    """
    low, high = milestone.bounds
    if low is None or high is None or aim is None or aim in {Direction.BAND, Direction.ACHIEVE}:
        return low, high
    if aim is Direction.KEEP and milestone.comparator is Comparator.EQUAL:
        return low, high
    return (None, high) if aim.is_lower_better else (low, None)


def _half_unit(value: Exact) -> Fraction:
    exponent = value.as_tuple().exponent if isinstance(value, Decimal) else 0
    return Fraction(10) ** (exponent if isinstance(exponent, int) else 0) / 2
